"""From a question to its answer, out of one FactBook. Pure: no wording, no clock, no store.

An answer carries the claims it rests on; one that asserts an outcome without a claim cannot be built
(`Standing` refuses it).
"""

from dataclasses import dataclass, replace
from typing import assert_never

from answers.asked import PlainQuestion
from answers.fact_book import FactBook
from answers.facts import Claim, Conflict, Programme, Source, Stage, Text
from answers.names import Ambiguous, Found, Match, NoMatch
from answers.questions import (
    AboutQuestion,
    HelpQuestion,
    MatchQuestion,
    NameQuestion,
    Question,
    SourcesQuestion,
    StatusQuestion,
    TeamQuestion,
    TeamsQuestion,
    TimelineQuestion,
    WhyQuestion,
)
from answers.standing import Board, Standing, board, standing
from answers.tell import tell
from answers.terms import OUT, STILL_IN, Event, Outcome
from answers.told import Told
from answers.when import When

# What a timeline of the whole programme tells; figures and statements would drown it.
MILESTONES = frozenset({Event.RESULT, Event.SCHEDULE, Event.PRESENTED, Event.RESULT_PENDING})


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """What every answer carries: when it is about, the evidence behind it, how fresh that is."""

    programme: Programme
    when: When
    checked_on: str
    claims: tuple[Claim, ...] = ()
    sources: tuple[Source, ...] = ()
    conflicts: tuple[Conflict, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusAnswer:
    """Everyone's standing. `asked` is the stage the question named, whose outcomes alone are shown."""

    grounds: Grounds
    board: Board
    asked: Stage | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamAnswer:
    grounds: Grounds
    standing: Standing
    found: Match
    asked: Stage | None = None
    open_points: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamsAnswer:
    grounds: Grounds
    standings: tuple[Standing, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WhyAnswer:
    """`general` holds what was said of the stage as a whole where no reason for the team is known."""

    grounds: Grounds
    standing: Standing
    found: Match
    asked: Stage | None = None
    general: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineAnswer:
    grounds: Grounds
    found: Match | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcesAnswer:
    grounds: Grounds
    found: Match | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NameAnswer:
    """No single team of that name."""

    grounds: Grounds
    miss: Ambiguous | NoMatch
    asked: Stage | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpAnswer:
    """What can be asked; asserts nothing."""

    grounds: Grounds


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutAnswer:
    """What this program is and how fresh its facts are; asserts nothing."""

    grounds: Grounds


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainAnswer:
    """What is told in answer to a question in plain words."""

    grounds: Grounds
    asked: PlainQuestion
    told: Told


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchAnswer:
    """What a name means; asserts nothing about the team."""

    grounds: Grounds
    found: Found
    stage: Stage | None = None


Answer = (
    StatusAnswer
    | TeamAnswer
    | TeamsAnswer
    | WhyAnswer
    | TimelineAnswer
    | SourcesAnswer
    | NameAnswer
    | HelpAnswer
    | AboutAnswer
    | MatchAnswer
    | PlainAnswer
)


def answer(question: Question, facts: FactBook) -> Answer:
    """The answer to `question` from `facts`, as of the moment the question is about.

    A day that has not come is answered from no claims at all, so that nothing is asserted of it.
    """
    if question.when.is_future and not isinstance(question, PlainQuestion):
        facts = replace(facts, claims=())
    match question:
        case StatusQuestion():
            return _status(question, facts)
        case TeamQuestion():
            return _team(question, facts)
        case TeamsQuestion(when=when):
            standings = tuple(standing(one, facts, when.moment) for one in facts.teams)
            claims = tuple(claim for one in standings for claim in one.because + one.contested)
            return TeamsAnswer(grounds=_grounds(facts, when, claims), standings=standings)
        case WhyQuestion():
            return _why(question, facts)
        case TimelineQuestion():
            return _timeline(question, facts)
        case SourcesQuestion():
            return _sources(question, facts)
        case NameQuestion(when=when, miss=miss, stage=stage):
            return NameAnswer(grounds=_grounds(facts, when), miss=miss, asked=stage)
        case HelpQuestion(when=when):
            return HelpAnswer(grounds=_grounds(facts, when))
        case AboutQuestion(when=when):
            return AboutAnswer(grounds=_grounds(facts, when))
        case PlainQuestion(when=when):
            told = tell(question, facts)
            return PlainAnswer(
                grounds=_grounds(facts, when, told.claims, told.about), asked=question, told=told
            )
        case MatchQuestion(when=when, found=found, stage=stage):
            return MatchAnswer(grounds=_grounds(facts, when), found=found, stage=stage)
        case _:
            assert_never(question)


def _grounds(
    facts: FactBook, when: When, claims: tuple[Claim, ...] = (), about: tuple[str, ...] = ()
) -> Grounds:
    return Grounds(
        programme=facts.programme,
        when=when,
        checked_on=facts.checked_on.isoformat(),
        claims=claims,
        sources=facts.sources_of(claims),
        conflicts=tuple(one for one in facts.conflicts if set(one.about) & set(about)),
    )


def _status(question: StatusQuestion, facts: FactBook) -> StatusAnswer:
    moment = question.when.moment
    whole = board(facts, moment)
    shown = _board_after(question.stage, facts, question.when, whole) if question.stage else whole
    everyone = shown.remaining + shown.out + shown.undecided
    claims = tuple(claim for one in everyone for claim in one.because + one.contested)
    claims += (shown.plan,) if shown.plan else ()
    about = (shown.stage.id,) if shown.stage else ()
    return StatusAnswer(
        grounds=_grounds(facts, question.when, claims, about), board=shown, asked=question.stage
    )


def _board_after(stage: Stage, facts: FactBook, when: When, whole: Board) -> Board:
    """The outcomes of one stage: who came through it, who did not."""
    after = [standing(team, facts, when.moment, stage) for team in facts.teams]
    return Board(
        stage=stage,
        remaining=tuple(one for one in after if one.outcome in STILL_IN),
        out=tuple(one for one in after if one.outcome in OUT),
        undecided=tuple(one for one in after if one.outcome is Outcome.UNKNOWN and one.contested),
        upcoming=whole.upcoming,
        plan=whole.plan,
    )


def _team(question: TeamQuestion, facts: FactBook) -> TeamAnswer:
    stands = standing(question.found.team, facts, question.when.moment, question.stage)
    return TeamAnswer(
        grounds=_grounds(facts, question.when, stands.claims, (stands.team.id,)),
        standing=stands,
        found=question.found,
        asked=question.stage,
        open_points=_open_points(stands, facts),
    )


def _open_points(stands: Standing, facts: FactBook) -> tuple[Text, ...]:
    """What stays unknown about the stages that the notes speak of (an objection without a ruling)."""
    stages = {claim.stage for claim in stands.notes}
    return tuple(
        one.text
        for one in facts.programme.unknowns
        if stands.team.id in one.about and stages & set(one.about)
    )[:1]


def _why(question: WhyQuestion, facts: FactBook) -> WhyAnswer:
    team, moment = question.found.team, question.when.moment
    stands = standing(team, facts, moment, question.stage)
    general: tuple[Claim, ...] = ()
    if stands.stage is not None and not stands.reasons:
        of_all = facts.claims_of(None, moment)
        general = tuple(one for one in of_all if one.stage == stands.stage.id and one.event is Event.REASON)
    return WhyAnswer(
        grounds=_grounds(facts, question.when, stands.claims + general, (team.id,)),
        standing=stands,
        found=question.found,
        asked=question.stage,
        general=general,
    )


def _timeline(question: TimelineQuestion, facts: FactBook) -> TimelineAnswer:
    moment = question.when.moment
    if question.found is None:
        of_all = facts.claims_of(None, moment)
        claims = tuple(one for one in of_all if one.event in MILESTONES and one.happened_on)
        return TimelineAnswer(grounds=_grounds(facts, question.when, claims))
    team = question.found.team
    claims = tuple(one for one in facts.claims_of(team.id, moment) if one.happened_on)
    return TimelineAnswer(grounds=_grounds(facts, question.when, claims), found=question.found)


def _sources(question: SourcesQuestion, facts: FactBook) -> SourcesAnswer:
    moment = question.when.moment
    if question.found is None:
        teams = (None, *(team.id for team in facts.teams))
        claims = tuple(claim for team in teams for claim in facts.claims_of(team, moment))
        return SourcesAnswer(grounds=_grounds(facts, question.when, claims))
    team = question.found.team
    return SourcesAnswer(
        grounds=_grounds(facts, question.when, facts.claims_of(team.id, moment), (team.id,)),
        found=question.found,
    )
