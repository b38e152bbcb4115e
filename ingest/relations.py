"""How what an article tells stands to what the store holds: new, known, contrary to it, or older than it."""

from datetime import date
from enum import StrEnum

from answers.fact_book import FactBook, Moment, age
from answers.facts import Claim, Stage, Team
from answers.terms import PLACING, STILL_IN, Event, Outcome

_OPPOSED = {
    Event.DECLINED_REVIVAL: Event.APPLIED_REVIVAL,
    Event.APPLIED_REVIVAL: Event.DECLINED_REVIVAL,
}


class Relation(StrEnum):
    """How a proposal stands to the accepted claims."""

    NEW = "new"
    KNOWN = "known"
    CONTRADICTS = "contradicts"
    OLDER = "older"


def relation(
    team: Team, stage: Stage | None, event: Event, mark: float | None, facts: FactBook, today: date
) -> tuple[Relation, Claim | None]:
    """The relation, and the claim that is repeated or contradicted."""
    claims = facts.claims_of(team.id, Moment(as_of=today))
    if stage is None:
        return Relation.NEW, None
    here = [one for one in claims if one.stage == stage.id]
    if event in PLACING:
        return _placed(stage, event, claims, here, facts)
    same = [one for one in here if one.event is event]
    if event is Event.SCORE:
        return _scored(same, mark)
    if same:
        return Relation.KNOWN, max(same, key=age)
    opposed = [one for one in here if one.event is _OPPOSED.get(event)]
    if opposed:
        return Relation.CONTRADICTS, max(opposed, key=age)
    return (Relation.OLDER if _has_gone_on(stage, claims, facts) else Relation.NEW), None


def _placed(
    stage: Stage, event: Event, claims: tuple[Claim, ...], here: list[Claim], facts: FactBook
) -> tuple[Relation, Claim | None]:
    outcome = PLACING[event]
    results = [
        one
        for one in here
        if one.event in PLACING and (one.event is not Event.APPLIED or event is Event.APPLIED)
    ]
    same = [one for one in results if PLACING[one.event] is outcome]
    if same:
        return Relation.KNOWN, max(same, key=age)
    if results and event is not Event.APPLIED:
        return Relation.CONTRADICTS, max(results, key=age)
    return (Relation.OLDER if _has_gone_on(stage, claims, facts) else Relation.NEW), None


def _scored(same: list[Claim], mark: float | None) -> tuple[Relation, Claim | None]:
    for one in same:
        if mark is not None and any(value == mark for value in one.value.values()):
            return Relation.KNOWN, one
    return Relation.NEW, None


def _has_gone_on(stage: Stage, claims: tuple[Claim, ...], facts: FactBook) -> bool:
    """Whether the team's outcome at a later stage is on record."""
    return any(one.event in PLACING and facts.stage_by_id[one.stage].order > stage.order for one in claims)


def was_out(team: Team, stage: Stage, facts: FactBook, today: date) -> bool:
    """Whether the record has the team out before `stage` with nothing that brought it back."""
    placing = [one for one in facts.claims_of(team.id, Moment(as_of=today)) if one.event in PLACING]
    earlier = [one for one in placing if facts.stage_by_id[one.stage].order < stage.order]
    if not earlier or len(earlier) < len(placing):
        return False  # nothing before it, or on record as having gone on
    last = max(earlier, key=lambda one: facts.stage_by_id[one.stage].order)
    return PLACING[last.event] in {
        Outcome.ELIMINATED,
        Outcome.NOT_SELECTED,
        Outcome.NOT_SELECTED_REVIVAL,
        Outcome.WITHDREW,
    }


def in_contention(stage: Stage, facts: FactBook) -> frozenset[Team]:
    """The teams that the record has in when `stage` began."""
    return frozenset(team for team in facts.teams if _is_in(team, stage, facts))


def _is_in(team: Team, stage: Stage, facts: FactBook) -> bool:
    placing = [one for one in facts.claims_of(team.id, Moment(as_of=date.max)) if one.event in PLACING]
    earlier = [one for one in placing if facts.stage_by_id[one.stage].order < stage.order]
    last = max(earlier, key=lambda one: (facts.stage_by_id[one.stage].order, *age(one)), default=None)
    return last is not None and PLACING[last.event] in STILL_IN
