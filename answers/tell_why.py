"""Answers about reasons: why a team or a stage came out as it did, and premises that are not so."""

from answers.asked import PlainQuestion
from answers.fact_book import FactBook
from answers.facts import Claim
from answers.lexicon import Cue
from answers.sayings import Saying, say
from answers.search import best
from answers.standing import Standing, board, standing
from answers.terms import OUT, STILL_IN, Event, Outcome
from answers.told import MOST_LINES, Told, deed, dispute, disputes, given_reasons, headline


def tell_why(asked: PlainQuestion, facts: FactBook) -> Told:
    """The reason first; a premise that is not so is mended."""
    if not asked.teams:
        return _why_of_stage(asked, facts)
    each = [
        _why_one(asked, standing(team, facts, asked.when.moment, asked.stage), facts) for team in asked.teams
    ]
    if len(each) == 1:
        return each[0]
    return Told(
        lead=each[0].lead,
        lines=tuple(one.lead for one in each[1:]),
        claims=tuple(claim for one in each for claim in one.claims),
        teams=asked.teams,
        about=tuple(one.id for one in asked.teams),
    )


def _why_one(asked: PlainQuestion, stands: Standing, facts: FactBook) -> Told:
    rest = headline(stands, asked.when, asked.stage)
    reasons = given_reasons(stands)
    lines: list[Saying] = []
    claims = stands.claims
    if stands.outcome is Outcome.UNKNOWN:
        lead: Saying = rest
    elif _premise_fails(asked, stands):
        lead = say("answer-premise", rest=rest)
        if asked.asks_in is not False or stands.outcome in OUT:
            lines += reasons[:1]
        related = _related(asked, stands, facts)
        lines += related
        claims += tuple(related)
    elif reasons:
        lead = reasons[0]
        lines += [say("team-after", team=stands.team, deed=deed(stands)), *reasons[1:2]]
    else:
        told = [one for one in stands.because if one.event is Event.DECLINED_REVIVAL]
        lead = told[0] if told else say("why-no-reason", team=stands.team, deed=deed(stands))
        general = _general(stands, facts, asked)
        lines += [say("why-general", text=one) for one in general]
        claims += general
    conflicts = disputes(stands, facts)
    if reasons and conflicts and lead is reasons[0]:
        lines.append(dispute(conflicts[0]))
    return Told(
        lead=lead,
        lines=tuple(lines[:MOST_LINES]),
        claims=claims,
        teams=(stands.team,),
        outcome=stands.outcome,
        stage=stands.stage,
        about=(stands.team.id,),
    )


def _premise_fails(asked: PlainQuestion, stands: Standing) -> bool:
    """Whether the question takes for granted what is not so."""
    if Cue.WITHDREW in asked.cues and stands.outcome is not Outcome.WITHDREW:
        return True
    if stands.outcome in STILL_IN:
        return asked.asks_in is False
    return stands.outcome in OUT and asked.asks_in is True and Cue.OUT not in asked.cues


def _related(asked: PlainQuestion, stands: Standing, facts: FactBook) -> list[Claim]:
    """What is on record of the matter that the wrong premise speaks of (an accusation, a dispute)."""
    events = {Event.CONTROVERSY, Event.STATEMENT}
    told = [one for one in facts.claims_of(stands.team.id, asked.when.moment) if one.event in events]
    found = best(asked.topic, told, facts.claim_terms, facts.term_weights)
    return [one for score, one in found if one.event is Event.CONTROVERSY or score > 12][:1]


def _general(stands: Standing, facts: FactBook, asked: PlainQuestion) -> tuple[Claim, ...]:
    of_all = facts.claims_of(None, asked.when.moment)
    return tuple(
        one for one in of_all if stands.stage and one.stage == stands.stage.id and one.event is Event.REASON
    )


def _why_of_stage(asked: PlainQuestion, facts: FactBook) -> Told:
    """Why a stage went as it did: its result, and each team's reason there."""
    stage = asked.stage or board(facts, asked.when.moment).stage
    if stage is None:
        return Told(lead=say("not-known"))
    result = [
        one
        for one in facts.claims_of(None, asked.when.moment)
        if one.stage == stage.id and one.event is Event.RESULT
    ]
    out = [
        one for team in facts.teams if (one := standing(team, facts, asked.when.moment, stage)).outcome in OUT
    ]
    reasons = [claim for one in out for claim in given_reasons(one)[:1]]
    lead: Saying = result[-1] if result else say("status-stage-none", stage=stage)
    claims = (*result[-1:], *reasons, *(claim for one in out for claim in one.because))
    return Told(lead=lead, lines=tuple(reasons[:MOST_LINES]), claims=claims, stage=stage, about=(stage.id,))
