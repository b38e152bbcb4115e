"""From an article to what it proposes of the programme: which team, what happened, at which stage, on which day.

Pure: an article and the facts in, proposals out, each with the very passage it rests on. Total: any text has some
or none. It proposes only what is plainly told of this programme; expectations, questions, other contests and
history in passing are left out, and a person decides on the rest.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from answers.days import Day
from answers.fact_book import FactBook
from answers.facts import Claim, Stage, Team
from answers.terms import PLACING, ClaimKey, Event, Outcome, StageKind
from ingest.articles import Article
from ingest.reading import Reading, Told
from ingest.relations import Relation, relation, was_out
from ingest.stages import How
from ingest.told import Deed, Manner, Points

__all__ = ["Proposal", "Relation", "propose"]

_LEAST = 0.5  # confidence; what is less sure is not proposed
_OUTCOMES = {
    **PLACING,
    Event.APPLIED_REVIVAL: Outcome.APPLIED_REVIVAL,
    Event.DECLINED_REVIVAL: Outcome.DECLINED_REVIVAL,
}
_OPPOSED = (
    frozenset({Outcome.SELECTED_REVIVAL}),
    frozenset({Outcome.NOT_SELECTED_REVIVAL}),
    frozenset({Outcome.ADVANCED, Outcome.SELECTED}),
    frozenset({Outcome.ELIMINATED, Outcome.NOT_SELECTED, Outcome.WITHDREW}),
)
_WAYS_OUT = frozenset({Deed.OUT, Deed.WITHDREW, Deed.NOT_SELECTED})
_MANNER = {
    Manner.FINITE: 0.0,
    Manner.HEADLINE: 0.12,
    Manner.LIST: 0.08,
    Manner.BESIDE: 0.25,
    Manner.STATE: 0.2,
    Manner.FIGURE: 0.1,
    Manner.AHEAD: 0.1,
}
_HOW = {
    How.CLAUSE: 0.0,
    How.SENTENCE: 0.02,
    How.INTO: 0.04,
    How.BEFORE: 0.08,
    How.ARTICLE: 0.1,
    How.DATE: 0.2,
}
_POINTS = {
    None: 0.0,
    Points.THE_REST: 0.12,
    Points.ALL_OF_THEM: 0.12,
    Points.THE_TEAM: 0.15,
    Points.NAMED_NEXT: 0.08,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What an article says of a team. `text[start:end] == quote`, indexing the article's text.

    `confidence` lies between 0.5 and 1; `relates_to` is the claim that is repeated or contradicted; `said_by` are
    the article's words for who says it. `mark` is the figure of a score, None for every other event.
    """

    team: Team
    event: Event
    outcome: Outcome | None
    stage: Stage | None
    happened_on: Day | None
    quote: str
    start: int
    end: int
    confidence: float
    relation: Relation
    relates_to: ClaimKey | None = None
    said_by: str | None = None
    mark: float | None = None


def propose(article: Article, facts: FactBook, today: date) -> tuple[Proposal, ...]:
    """Everything that `article` proposes, in its order; `today` is a day in the programme's zone."""
    reading = Reading(article, facts, today)
    every = _outspoken(list(reading.told()))
    made = [one for told in every for one in _proposals(told, reading, facts, today)]
    return tuple(_agreeing(list(_once(_dated(made)))))


def _outspoken(every: list[Told]) -> Iterator[Told]:
    """What is told, with headings giving way: where a sentence tells how a team went, it is shorter than the truth."""
    plain: dict[tuple[Team, Stage], set[Deed]] = {}
    for one in every:
        if one.manner in {Manner.FINITE, Manner.FIGURE} and one.deed in _WAYS_OUT:
            for team in one.teams:
                plain.setdefault((team, one.stage), set()).add(one.deed)
    for one in every:
        if one.manner is Manner.HEADLINE and one.deed in _WAYS_OUT:
            kept = tuple(team for team in one.teams if one.deed in plain.get((team, one.stage), {one.deed}))
            yield replace(one, teams=kept)
        else:
            yield one


def _proposals(told: Told, reading: Reading, facts: FactBook, today: date) -> Iterator[Proposal]:
    event = reading.stages.event(told.deed, told.stage)
    if event is None:
        return
    quote = reading.article.text[told.start : told.end]
    for team in told.teams:
        stands, claim = relation(team, told.stage, event, told.mark, facts, today)
        sure = _confidence(told, reading, stands)
        is_return = told.stage.kind is StageKind.REPECHAGE  # held for those who fell
        if event in PLACING and not is_return and was_out(team, told.stage, facts, today):
            near = How.BEFORE if told.stage.kind is StageKind.REPECHAGE else How.SENTENCE
            if event is Event.WITHDREW or told.how > near or told.manner is not Manner.FINITE or told.points:
                continue  # more likely another company's news than a team's return
            sure = min(sure, 0.7)
        if sure < _LEAST:
            continue
        yield Proposal(
            team=team, event=event, outcome=_OUTCOMES.get(event), stage=told.stage, happened_on=_checked(told.day, event, claim),
            quote=quote, start=told.start, end=told.end, confidence=sure, relation=stands,
            relates_to=claim.key if claim else None, said_by=told.said_by, mark=told.mark,
        )  # fmt: skip


def _confidence(told: Told, reading: Reading, stands: Relation) -> float:
    """How sure it is that the article says so: what is plain counts fully, what is only concluded counts less."""
    sure = 0.97 - _MANNER[told.manner] - _HOW[told.how] - _POINTS[told.points]
    sure -= 0.06 * (not told.named) + 0.08 * (not reading.is_plain) + 0.03 * (told.said_by is None)
    sure = min(sure, 0.8) if stands is Relation.CONTRADICTS else sure
    return round(max(0.0, sure), 2)


def _checked(day: Day | None, event: Event, claim: Claim | None) -> Day | None:
    """The day, unless the record has another for the same event: the article's own is left to the reader then."""
    if day is None or claim is None or claim.event is not event or claim.happened_on is None:
        return day
    known = claim.happened_on
    return day if known.first <= day.last and day.first <= known.last else None


def _dated(made: list[Proposal]) -> list[Proposal]:
    """With the one day of a stage's outcome given to those that name none."""
    days: dict[Stage | None, set[Day]] = {}
    for one in made:
        if _is_result(one) and one.happened_on is not None and one.happened_on.day is not None:
            days.setdefault(one.stage, set()).add(one.happened_on)
    return [
        replace(one, happened_on=next(iter(days[one.stage])))
        if _is_result(one) and one.happened_on is None and len(days.get(one.stage, ())) == 1
        else one
        for one in made
    ]


def _is_result(one: Proposal) -> bool:
    """Whether those who run the programme made it known, for all teams at once."""
    return one.event in PLACING and one.event not in {Event.WITHDREW, Event.APPLIED}


def _once(made: list[Proposal]) -> Iterator[Proposal]:
    """Each thing once: the surest passage, with the day that any of them tells."""
    best: dict[tuple[object, ...], Proposal] = {}
    for one in made:
        key = (one.team.id, one.outcome or one.event, one.stage.id if one.stage else None, one.mark)
        other = best.get(key)
        if other is None:
            best[key] = one
            continue
        first, second = (one, other) if one.confidence > other.confidence else (other, one)
        best[key] = replace(first, happened_on=_either(first.happened_on, second.happened_on))
    yield from sorted(best.values(), key=lambda one: one.start)


def _either(one: Day | None, other: Day | None) -> Day | None:
    """The more exact of two days that agree; the first where they do not."""
    if one is None or other is None:
        return one or other
    inside = one.first <= other.first and other.last <= one.last
    return other if inside else one


def _agreeing(made: list[Proposal]) -> Iterator[Proposal]:
    """Without what the article says both ways: a team that advanced and fell at one stage was misread, and of
    two ways to fall the surer one is meant."""
    for one in made:
        side = _side(one)
        others = [
            other
            for other in made
            if other.team == one.team and other.stage == one.stage and other is not one
        ]
        clash = any(side is not None and _side(other) not in {None, side} for other in others)
        surer = any(side and _side(other) is side and _is_meant(other, rather_than=one) for other in others)
        if not clash and not surer:
            yield one


def _is_meant(other: Proposal, *, rather_than: Proposal) -> bool:
    """Which of two outcomes of one kind is meant: being chosen says more than going on, else the surer one."""
    if Outcome.SELECTED in {other.outcome, rather_than.outcome}:
        return other.outcome is Outcome.SELECTED
    return other.confidence > rather_than.confidence


def _side(one: Proposal) -> frozenset[Outcome] | None:
    """Whether an outcome leaves a team in or out; None of one that does neither."""
    return next((some for some in _OPPOSED if one.outcome in some), None)
