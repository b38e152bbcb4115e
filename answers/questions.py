"""What can be asked: one frozen value per kind of question.

Every question carries `when`: the day it is about and what the store knew. Commands build questions from
typed names through `ask`, which turns a miss into a question back.
"""

from dataclasses import dataclass
from enum import StrEnum

from answers.asked import PlainQuestion
from answers.errors import NoSuchStage
from answers.fact_book import FactBook
from answers.facts import Stage
from answers.names import Ambiguous, Found, How, Match, NoMatch, find_stage, find_team
from answers.suggestions import without_outcome
from answers.terms import TeamId
from answers.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusQuestion:
    """Who is in and who is out; after `stage` where one is named."""

    when: When
    stage: Stage | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamQuestion:
    """How one team stands, in all or after `stage`."""

    when: When
    found: Match
    stage: Stage | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamsQuestion:
    """Every team with its last outcome."""

    when: When


@dataclass(frozen=True, slots=True, kw_only=True)
class WhyQuestion:
    """Why a team's outcome is what it is."""

    when: When
    found: Match
    stage: Stage | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineQuestion:
    """What happened, oldest first: to one team, or in the programme."""

    when: When
    found: Match | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcesQuestion:
    """On which sources it rests: what is said of one team, or all."""

    when: When
    found: Match | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NameQuestion:
    """A name that resolved to no single team: the asker is asked back; `stage` where one was named too."""

    when: When
    miss: Ambiguous | NoMatch
    stage: Stage | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpQuestion:
    """What can be asked here, and how."""

    when: When


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchQuestion:
    """What a typed name means: a team, several, or something else; `stage` where it names one."""

    when: When
    found: Found
    stage: Stage | None = None


Question = (
    StatusQuestion
    | TeamQuestion
    | TeamsQuestion
    | WhyQuestion
    | TimelineQuestion
    | SourcesQuestion
    | NameQuestion
    | HelpQuestion
    | MatchQuestion
    | PlainQuestion
)


class Command(StrEnum):
    """What can be asked by a word and a name: the same words on every surface."""

    STATUS = "status"
    TEAM = "team"
    TEAMS = "teams"
    WHY = "why"
    TIMELINE = "timeline"
    SOURCES = "sources"
    MATCH = "match"
    HELP = "help"


NEEDS_NAME = frozenset({Command.TEAM, Command.WHY, Command.MATCH})


def ask(command: Command, facts: FactBook, moment: When, *, name: str = "", stage: str = "") -> Question:
    """The question behind a command and the names typed after it; a name without a team asks back.

    Raises NoSuchStage.
    """
    after = about_stage(stage, facts) if stage else None
    found = _named(name, facts) if name or command in NEEDS_NAME else None
    if command is Command.MATCH and found:
        found = find_team(name, facts)
        return MatchQuestion(when=moment, found=found, stage=find_stage(name, facts))
    if isinstance(found, Ambiguous | NoMatch):
        return NameQuestion(when=moment, miss=found, stage=after)
    match command:
        case Command.TEAM if found:
            return TeamQuestion(when=moment, found=found, stage=after)
        case Command.WHY if found:
            return WhyQuestion(when=moment, found=found, stage=after)
        case Command.TIMELINE:
            return TimelineQuestion(when=moment, found=found)
        case Command.SOURCES:
            return SourcesQuestion(when=moment, found=found)
        case Command.TEAMS:
            return TeamsQuestion(when=moment)
        case Command.HELP:
            return HelpQuestion(when=moment)
        case _:
            return StatusQuestion(when=moment, stage=after)


def _named(name: str, facts: FactBook) -> Found:
    """The team of a typed name; an id, which is what a choice or a button holds, is no guess."""
    chosen = facts.team_by_id.get(TeamId(name))
    if chosen is not None:
        return Match(typed=name, team=chosen, how=How.EXACT, score=1.0)
    return find_team(without_outcome(name), facts)


def about_stage(typed: str, facts: FactBook) -> Stage:
    """The stage that a typed name means; raises NoSuchStage."""
    stage = find_stage(typed, facts)
    if stage is None:
        raise NoSuchStage(
            f"there is no stage {typed[:60]!r}; the stages are: " + ", ".join(one.id for one in facts.stages),
            typed=typed[:60],
            stages=tuple(one.name for one in facts.stages),
        )
    return stage
