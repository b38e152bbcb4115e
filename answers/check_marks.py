"""Whether a mark is the one on record, and whether a team had the highest or the lowest."""

import re
from collections.abc import Mapping

from answers.fact_book import FactBook, Moment
from answers.facts import Claim, Measure, Stage, Team
from answers.marks import TOTAL, number
from answers.sayings import Say, say
from answers.standing import standing
from answers.statements import Said, Statement
from answers.terms import OUT, STILL_IN, Event, Outcome
from answers.verdicts import Holds, Verdict, verdict

_ROUNDED = 0.5  # how far a mark told without decimals may lie from the one on record
_SAME = 0.005


def check_mark(one: Statement, team: Team, facts: FactBook, moment: Moment) -> Verdict:
    """The verdict on a mark. It contradicts only where the same mark of the same stage is on record, and the
    figure is none of the others that are."""
    marks = _marks(one, team, facts, moment)
    stages = [one.stage] if one.stage else list(reversed(facts.stages))
    for stage in stages:
        for mark, claim in marks.get(stage.id, ()):
            if _is(one, mark):
                return verdict(one, Holds.SUPPORTED, _fact(one, team, facts, stage, mark, claim), (claim,))
    if _is_another(one, team, facts, moment):
        return _not_on_record(one, team)
    if one.stage is None and _scored_without(team, marks, facts, moment):
        return _not_on_record(one, team)
    for stage in stages:
        if found := marks.get(stage.id):
            mark, claim = found[-1]
            return verdict(one, Holds.CONTRADICTED, _fact(one, team, facts, stage, mark, claim), (claim,))
    return _not_on_record(one, team)


def check_end(one: Statement, team: Team, facts: FactBook, moment: Moment) -> Verdict:
    """The verdict on having had the highest or the lowest mark: of the stage named, or the newest one whose
    order is on record."""
    held = {team: facts.claims_of(team.id, moment) for team in facts.teams}
    scored = {claim.stage for claims in held.values() for claim in claims if _tells_a_mark(claim)}
    stages = [stage for stage in facts.stages if stage.id in scored]
    found = [(stage, *told) for stage in stages if (told := _end(one, stage, held, facts, moment))]
    if one.stage is not None:
        found = [told for told in found if told[0] == one.stage]
    if not found:
        return verdict(
            one, Holds.UNKNOWN, say("check-order", stage=one.stage) if one.stage else say("not-known")
        )
    _newest, teams, claims = found[-1]
    if team in teams:
        return verdict(one, Holds.SUPPORTED, say("check-told", text=claims[teams.index(team)]), claims)
    earlier = [told for told in found[:-1] if team in told[1]]
    if earlier:
        _stage, then, grounds = earlier[-1]
        fact = say("check-both", then=grounds[then.index(team)], now=claims[0])
        return verdict(one, Holds.EARLIER, fact, (*grounds, *claims))
    if one.stage is None and _may_be_at_an_end(team, [told[0] for told in found], facts, moment):
        return verdict(one, Holds.UNKNOWN, say("check-told", text=claims[0]), claims)
    return verdict(one, Holds.CONTRADICTED, say("check-told", text=claims[0]), claims)


def _marks(
    one: Statement, team: Team, facts: FactBook, moment: Moment
) -> dict[str, list[tuple[float, Claim]]]:
    """The team's marks in the measure told, by stage, oldest first."""
    key = one.measure.id if one.measure else TOTAL
    found: dict[str, list[tuple[float, Claim]]] = {}
    for claim in facts.claims_of(team.id, moment):
        mark = number(claim, key)
        if claim.event is Event.SCORE and mark is not None:
            found.setdefault(claim.stage, []).append((mark, claim))
    return found


def _is(one: Statement, mark: float) -> bool:
    told = one.number
    assert told is not None
    whole = told.is_integer() and re.search(rf"{told:g}\.\d", one.quote) is None
    return abs(told - mark) < (_ROUNDED if whole else _SAME)


def _is_another(one: Statement, team: Team, facts: FactBook, moment: Moment) -> bool:
    """Whether the figure is some other mark on record for the team: a part, or a raw one."""
    own = [value for claim in facts.claims_of(team.id, moment) for value in claim.value.values()]
    own += [claim.value.get(team.id) for claim in facts.claims_of(None, moment)]
    return any(
        _is(one, float(value))
        for value in own
        if isinstance(value, (int, float)) and not isinstance(value, bool)
    )


def _scored_without(
    team: Team, marks: dict[str, list[tuple[float, Claim]]], facts: FactBook, moment: Moment
) -> bool:
    """Whether the team was scored at a stage whose mark is not on record, which may be the one meant."""
    scored = {
        one.stage
        for one in facts.claims_of(team.id, moment)
        if one.event is Event.SCORE or "rank" in one.value
    }
    return bool(scored - marks.keys())


def _fact(one: Statement, team: Team, facts: FactBook, stage: Stage, mark: float, claim: Claim) -> Say:
    measure = one.measure or _total(facts)
    if measure is None:
        return say("check-told", text=claim)
    return say("score-part", team=team, measure=measure.name, mark=float(mark), stage=stage)


def _total(facts: FactBook) -> Measure | None:
    return next((one for one in facts.programme.measures if one.id == TOTAL), None)


def _not_on_record(one: Statement, team: Team) -> Verdict:
    fact = say("check-mark-none", team=team, number=f"{one.number:g}")
    return verdict(one, Holds.UNKNOWN, fact)


def _tells_a_mark(claim: Claim) -> bool:
    return claim.event is Event.SCORE or "rank" in claim.value


def _end(
    one: Statement, stage: Stage, held: Mapping[Team, tuple[Claim, ...]], facts: FactBook, moment: Moment
) -> tuple[list[Team], list[Claim]] | None:
    """Who was first or last at a stage: by a rank on record, or by marks where those of all are."""
    lowest = one.said is Said.BOTTOM
    key = one.measure.id if one.measure else TOTAL
    own = {team: [one for one in claims if one.stage == stage.id] for team, claims in held.items()}
    if one.measure is None:
        for team, claims in own.items():
            for claim in claims:
                rank = number(claim, "rank")
                if rank is not None and rank == (number(claim, "of") if lowest else 1):
                    return [team], [claim]
    if not any(number(claim, key) is not None for claims in own.values() for claim in claims):
        return None
    took_part = [
        team
        for team in facts.teams
        if standing(team, facts, moment, stage).outcome in STILL_IN | OUT - {Outcome.WITHDREW}
    ]
    marks = {
        team: (mark, claim)
        for team, claims in own.items()
        for claim in claims
        if (mark := number(claim, key)) is not None
    }
    if not marks or set(took_part) - marks.keys() or len(marks) < 2:
        return None
    end = (min if lowest else max)(mark for mark, _claim in marks.values())
    teams = [team for team, (mark, _claim) in marks.items() if mark == end]
    return teams, [marks[team][1] for team in teams]


def _may_be_at_an_end(team: Team, known: list[Stage], facts: FactBook, moment: Moment) -> bool:
    """Whether the team was scored at a stage whose order is not on record."""
    scored = {one.stage for one in facts.claims_of(team.id, moment) if one.event is Event.SCORE}
    return bool(scored - {one.id for one in known})
