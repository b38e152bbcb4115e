"""Answers about who is in and who is out: status, roster, count, revival, why, compare."""

from answers.asked import PlainQuestion
from answers.fact_book import FactBook
from answers.lexicon import Cue
from answers.sayings import Saying, say
from answers.search import best
from answers.standing import Standing, standing
from answers.terms import OUT, STILL_IN, Event, Outcome
from answers.told import MOST_LINES, Told, contested, deed, given_reasons, headline, other_events, yes_or_no


def tell_status(asked: PlainQuestion, facts: FactBook) -> Told:
    """How the teams named stand; a yes or no first where one is wanted."""
    standings = [standing(team, facts, asked.when.moment, asked.stage) for team in asked.teams]
    if len(standings) > 1:
        return _several(asked, standings)
    stands = standings[0]
    lead: Saying = headline(stands, asked.when, asked.stage)
    right = _is_right(asked, stands)
    if right is not None:
        lead = yes_or_no(right, lead)
    elif Cue.WITHDREW in asked.cues and stands.outcome in OUT and stands.outcome is not Outcome.WITHDREW:
        lead = say("answer-premise", rest=say("team-not-withdrawn", team=stands.team, deed=deed(stands)))
    return Told(
        lead=lead,
        lines=_detail(stands, facts),
        claims=stands.claims,
        teams=(stands.team,),
        outcome=stands.outcome,
        stage=stands.stage,
        about=(stands.team.id,),
    )


def _is_right(asked: PlainQuestion, stands: Standing) -> bool | None:
    """Whether what the question supposes of the team is so; None where it supposes nothing or nobody knows."""
    if not asked.yes_no or asked.asks_in is None or stands.outcome is Outcome.UNKNOWN:
        return None
    if Cue.WITHDREW in asked.cues:
        return stands.outcome is Outcome.WITHDREW
    return (stands.outcome in STILL_IN) == asked.asks_in


def _detail(stands: Standing, facts: FactBook) -> tuple[Saying, ...]:
    """The reason, what else happened around it, what others say, and what is still open."""
    lines: list[Saying] = [*contested(stands, facts), *given_reasons(stands)[:1]]
    lines += [
        one
        for one in other_events(stands)
        if one.event is not Event.APPLIED_REVIVAL or stands.outcome is Outcome.UNKNOWN
    ]
    stages = {one.stage for one in stands.notes}
    lines += [
        say("team-open", text=one.text)
        for one in facts.programme.unknowns
        if stands.team.id in one.about and stages & set(one.about)
    ][:1]
    if stands.because and not any(one.official for one in facts.sources_of(stands.because)):
        lines.append(say("team-unofficial"))
    return tuple(lines[:MOST_LINES])


def _several(asked: PlainQuestion, standings: list[Standing]) -> Told:
    remaining = tuple(one.team for one in standings if one.outcome in STILL_IN)
    out = tuple(one.team for one in standings if one.outcome in OUT)
    each = tuple(headline(one, asked.when, asked.stage) for one in standings)
    lead: Saying = say("status-mixed", remaining=remaining, out=out)
    if len(remaining) == len(standings):
        lead = say("status-all-in", teams=remaining)
    elif len(out) == len(standings):
        lead = say("status-all-out", teams=out)
    elif len(remaining) + len(out) < len(standings):
        lead, each = each[0], each[1:]
    rights = [_is_right(asked, one) for one in standings]
    if asked.yes_no and None not in rights:
        lead = yes_or_no(all(rights), lead)
    return Told(
        lead=lead,
        lines=each[: MOST_LINES + 1],
        claims=tuple(claim for one in standings for claim in one.because + one.contested),
        teams=tuple(one.team for one in standings),
        about=tuple(one.team.id for one in standings),
    )


def tell_revival(asked: PlainQuestion, facts: FactBook) -> Told:
    """Whether a team took part in the repechage and how it went, or what the repechage was."""
    if not asked.teams or asked.stage is None:
        return _the_repechage(asked, facts)
    standings = [standing(team, facts, asked.when.moment, asked.stage) for team in asked.teams]
    if len(standings) > 1:
        return _several(asked, standings)
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
    return Told(
        lead=lead,
        lines=(*given_reasons(stands)[:1], *more)[:MOST_LINES],
        claims=(*stands.claims, *(one for _score, one in told[:2])),
        teams=(stands.team,),
        outcome=stands.outcome,
        stage=asked.stage,
        about=(stands.team.id,),
    )


def _took_part(asked: PlainQuestion, stands: Standing) -> bool:
    if Cue.APPLIED in asked.cues and not asked.cues & {Cue.BACK, Cue.SELECTED}:
        right = stands.outcome is not Outcome.DECLINED_REVIVAL
    else:
        right = stands.outcome is Outcome.SELECTED_REVIVAL
    return right != (Cue.DECLINED in asked.cues)


def _the_repechage(asked: PlainQuestion, facts: FactBook) -> Told:
    stage = asked.stage
    here = [one for one in facts.claims_of(None, asked.when.moment) if stage and one.stage == stage.id]
    result = [one for one in here if one.event is Event.RESULT]
    told = [one for _score, one in best(asked.topic, here, facts.claim_terms, facts.term_weights)]
    rules = [one for one in told if one.event is Event.RULE]
    first = rules if asked.cues & {Cue.RULES, Cue.CRITERIA} else [*rules[:0], *result[-1:]]
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
