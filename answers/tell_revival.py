"""Answers about the repechage: whether a team took part in it and how it went, or what it was."""

from answers.asked import PlainQuestion
from answers.fact_book import FactBook
from answers.lexicon import Cue
from answers.sayings import Saying, say
from answers.search import best
from answers.standing import Standing, standing
from answers.tell_standing import several
from answers.terms import Event, Outcome
from answers.told import MOST_LINES, Told, given_reasons, headline, yes_or_no


def tell_revival(asked: PlainQuestion, facts: FactBook) -> Told:
    """Whether a team took part in the repechage and how it went, or what the repechage was."""
    if not asked.teams or asked.stage is None:
        return _the_repechage(asked, facts)
    standings = [standing(team, facts, asked.when.moment, asked.stage) for team in asked.teams]
    if len(standings) > 1:
        return several(asked, standings, facts)
    stands = standings[0]
    lead: Saying = headline(stands, asked.when, asked.stage)
    others = [
        one
        for one in facts.claims_of(stands.team.id, asked.when.moment)
        if one.stage == asked.stage.id and one not in stands.claims
    ]
    told = best(asked.topic, others, facts.claim_terms, facts.term_weights)
    if stands.outcome is Outcome.UNKNOWN and told:
        lead = told[0][1]
    elif asked.yes_no and stands.outcome is not Outcome.UNKNOWN:
        lead = yes_or_no(_took_part(asked, stands), lead)
    more = [one for _score, one in told if one is not lead][:1]
    now = standing(stands.team, facts, asked.when.moment)
    since: list[Saying] = []
    if now.stage is not None and now.stage.order > asked.stage.order:
        since.append(headline(now, asked.when, None))
    return Told(
        lead=lead,
        lines=(*since, *given_reasons(stands)[:1], *more)[:MOST_LINES],
        claims=tuple(dict.fromkeys([*stands.claims, *(one for _score, one in told[:2]), *now.because])),
        teams=(stands.team,),
        outcome=stands.outcome,
        stage=asked.stage,
        about=(stands.team.id,),
    )


def _took_part(asked: PlainQuestion, stands: Standing) -> bool:
    if Cue.DECLINED in asked.cues:
        return stands.outcome is Outcome.DECLINED_REVIVAL
    if Cue.APPLIED in asked.cues and not asked.cues & {Cue.BACK, Cue.SELECTED}:
        return stands.outcome is not Outcome.DECLINED_REVIVAL
    return stands.outcome is Outcome.SELECTED_REVIVAL


def _the_repechage(asked: PlainQuestion, facts: FactBook) -> Told:
    stage = asked.stage
    here = [one for one in facts.claims_of(None, asked.when.moment) if stage and one.stage == stage.id]
    result = [one for one in here if one.event is Event.RESULT]
    told = [one for _score, one in best(asked.topic, here, facts.claim_terms, facts.term_weights)]
    rules = [one for one in told if one.event is Event.RULE]
    first = rules if asked.cues & {Cue.RULES, Cue.CRITERIA} else result[-1:]
    ordered = list(dict.fromkeys([*first, *result[-1:], *told]))
    if not ordered:
        return Told(lead=say("status-stage-none", stage=stage) if stage else say("not-known"))
    return Told(
        lead=ordered[0],
        lines=tuple(ordered[1:MOST_LINES]),
        claims=tuple(ordered[:MOST_LINES]),
        stage=stage,
        about=(stage.id,) if stage else (),
    )
