"""Answers about reasons: why a team or a stage came out as it did, and premises that are not so."""

from answers.asked import PlainQuestion
from answers.fact_book import FactBook
from answers.facts import Claim, Team
from answers.lexicon import Cue
from answers.sayings import Saying, say
from answers.search import best
from answers.standing import Standing, board, standing
from answers.tell_reasons import reason_supposed
from answers.terms import OUT, STILL_IN, Event, Outcome
from answers.told import (
    MOST_LINES,
    Told,
    deed,
    dispute,
    disputes,
    given_reasons,
    headline,
    out_before,
    was_out,
)


def tell_why(asked: PlainQuestion, facts: FactBook) -> Told:
    """The reason first; a premise that is not so is mended."""
    if not asked.teams:
        return _why_of_stage(asked, facts)
    each = [_why_one(asked, _there(asked, team, facts), facts) for team in asked.teams]
    if len(each) == 1:
        return each[0]
    return Told(
        lead=each[0].lead,
        lines=tuple(one.lead for one in each[1:]),
        claims=tuple(claim for one in each for claim in one.claims),
        teams=asked.teams,
        about=tuple(one.id for one in asked.teams),
    )


def _there(asked: PlainQuestion, team: Team, facts: FactBook) -> Standing:
    """How the team stands at the stage named; in all, if it is said to have come through where it never was."""
    if asked.stage and (before := out_before(team, asked.stage, facts, asked.when.moment)):
        return before
    there = standing(team, facts, asked.when.moment, asked.stage)
    if there.outcome is Outcome.UNKNOWN and not there.contested and asked.asks_in:
        return standing(team, facts, asked.when.moment)
    return there


def _why_one(asked: PlainQuestion, stands: Standing, facts: FactBook) -> Told:
    rest = headline(stands, asked.when, asked.stage if stands.stage == asked.stage else None)
    if asked.stage and stands.outcome in OUT and stands.stage and stands.stage.order < asked.stage.order:
        rest = was_out(stands, asked.stage)
    earlier = _once_so(asked, stands, facts)
    if earlier is not None and (given := given_reasons(earlier)):
        return Told(
            lead=given[0],
            lines=(say("team-after", team=stands.team, deed=deed(earlier)), rest),
            claims=(*earlier.claims, *stands.because),
            teams=(stands.team,),
            outcome=earlier.outcome,
            stage=earlier.stage,
            about=(stands.team.id,),
        )
    reasons = given_reasons(stands)
    lines: list[Saying] = []
    claims = stands.claims
    supposed = (
        reason_supposed(asked, stands, facts) if stands.stage == asked.stage or not asked.stage else None
    )
    if supposed is not None:
        lead: Saying = supposed
        lines.append(say("team-after", team=stands.team, deed=deed(stands)))
    elif stands.outcome is Outcome.UNKNOWN:
        lead = rest
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


def _once_so(asked: PlainQuestion, stands: Standing, facts: FactBook) -> Standing | None:
    """How the team stood at the stage where it was in, if that is what the question is about and it is out now."""
    if (
        asked.stage is not None
        or asked.asks_in is not True
        or Cue.OUT in asked.cues
        or stands.outcome not in OUT
    ):
        return None
    events = _CHOSEN if asked.cues & {Cue.SELECTED, Cue.BACK} else _CHOSEN | {Event.ADVANCED}
    held = [one for one in facts.claims_of(stands.team.id, asked.when.moment) if one.event in events]
    if not held:
        return None
    earlier = standing(stands.team, facts, asked.when.moment, facts.stage_by_id[held[-1].stage])
    return earlier if earlier.outcome in STILL_IN else None


_CHOSEN = frozenset({Event.SELECTED, Event.SELECTED_REVIVAL})


def _premise_fails(asked: PlainQuestion, stands: Standing) -> bool:
    """Whether the question takes for granted what is not so."""
    if asked.stage is not None and stands.stage != asked.stage:
        return True
    if Cue.WITHDREW in asked.cues and stands.outcome is not Outcome.WITHDREW:
        return True
    if stands.outcome in STILL_IN:
        return asked.asks_in is False
    return stands.outcome in OUT and asked.asks_in is True and Cue.OUT not in asked.cues


def _related(asked: PlainQuestion, stands: Standing, facts: FactBook) -> list[Claim]:
    """What is on record of the matter that the wrong premise speaks of (an accusation, a dispute)."""
    events = {Event.CONTROVERSY, Event.STATEMENT}
    told = [one for one in facts.claims_of(stands.team.id, asked.when.moment) if one.event in events]
    found = best(asked.bare, told, facts.claim_terms, facts.term_weights)
    return [one for score, one in found if score > _OF_THE_MATTER][:1]


_OF_THE_MATTER = (
    4.0  # the weight of shared words, names left out, above which a claim is about the same matter
)


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
