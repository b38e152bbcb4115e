"""What can be asked next of an answer, and whether it is for the asker alone: the same for every surface.

A follow-up holds ids only, so that it can be kept outside (in a button) and still be asked after a restart
or after the facts moved. Pure.
"""

import zlib
from dataclasses import dataclass
from typing import assert_never

from answers.asked import Intent, PlainQuestion
from answers.facts import Stage, Team
from answers.name_index import Relation
from answers.names import Ambiguous, Candidate, Match, NoMatch
from answers.questions import Command
from answers.replies import (
    AboutAnswer,
    Answer,
    HelpAnswer,
    MatchAnswer,
    NameAnswer,
    PlainAnswer,
    SourcesAnswer,
    StatusAnswer,
    TeamAnswer,
    TeamsAnswer,
    TimelineAnswer,
    WhyAnswer,
)
from answers.terms import StageId, TeamId

EVIDENCE = (Command.SOURCES, Command.TIMELINE)  # can be asked of every answer
MOST_CHOICES = 5  # of an ambiguous name; more is no question but a list


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """A command to ask with ids; `as_of` as the contract writes days, empty where none was named.

    `after` is a mark of the last entry already seen of a list that is shown in pages (see `mark_of`).
    """

    command: Command
    programme: str
    team: TeamId | None = None
    stage: StageId | None = None
    as_of: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUps:
    """`next` are the questions a button can ask, `again` asks this one anew; `choices` are the teams that
    an unclear name may mean; `guessed` the team a name was read as; `private` what is for the asker alone."""

    again: Ask
    next: tuple[Ask, ...] = ()
    choices: tuple[Team, ...] = ()
    guessed: Team | None = None
    private: bool = False


def follow_ups(answer: Answer, command: Command) -> FollowUps:
    """What to offer below `answer`; `command` is what was asked, for a name that is asked back."""
    match answer:
        case TeamAnswer(found=found, asked=stage):
            placed = answer.standing.stage
            why = _ask(answer, Command.WHY, found.team, placed if stage else None)
            again = _ask(answer, Command.TEAM, found.team, stage)
            return _of_one(answer, again, found, (why,) if answer.standing.because else ())
        case WhyAnswer(found=found, asked=stage):
            return _of_one(answer, _ask(answer, Command.WHY, found.team, stage), found)
        case TimelineAnswer(found=found):
            return _of_one(answer, _ask(answer, Command.TIMELINE, found.team if found else None), found)
        case SourcesAnswer(found=found):
            return _of_one(answer, _ask(answer, Command.SOURCES, found.team if found else None), found)
        case StatusAnswer(asked=stage):
            return _of_one(answer, _ask(answer, Command.STATUS, None, stage), None)
        case TeamsAnswer():
            return _of_one(answer, _ask(answer, Command.TEAMS), None)
        case NameAnswer(miss=miss, asked=stage):
            again = _ask(answer, command, None, stage)
            return FollowUps(again=again, choices=_choices(miss), private=True)
        case MatchAnswer():
            return FollowUps(again=_ask(answer, Command.TEAM), private=True)
        case HelpAnswer() | AboutAnswer():
            return FollowUps(again=_ask(answer, Command.HELP), private=True)
        case PlainAnswer():
            return _of_plain(answer)
        case _:
            assert_never(answer)


def mark_of(key: str) -> str:
    """A short mark by which an entry of a list is found again, whatever came before it meanwhile."""
    return f"{zlib.crc32(key.encode('utf-8', 'replace')):08x}"


def _of_one(answer: Answer, again: Ask, found: Match | None, first: tuple[Ask, ...] = ()) -> FollowUps:
    """Of an answer about one team, or about all: `first`, then its sources and its course."""
    team = found.team if found else None
    rest = tuple(_ask(answer, one, team) for one in EVIDENCE if one is not again.command)
    guessed = team if found and found.is_guess else None
    return FollowUps(again=again, next=(*first, *rest), guessed=guessed)


def _of_plain(answer: PlainAnswer) -> FollowUps:
    """A question in words: what is next depends on the one team it was about, if it was about one."""
    asked = answer.asked
    if answer.told.candidates:
        command = Command.WHY if asked.intent is Intent.WHY else Command.TEAM
        again = _ask(answer, command, None, asked.stage)
        return FollowUps(again=again, choices=_teams(answer.told.candidates), private=True)
    if answer.told.suggestions or asked.intent is Intent.UNKNOWN:
        return FollowUps(again=_ask(answer, Command.HELP), private=True)
    team = asked.teams[0] if len(asked.teams) == 1 else None
    why = team is not None and asked.intent is not Intent.WHY and answer.told.outcome is not None
    steps = (Command.WHY, *EVIDENCE) if why else EVIDENCE
    return FollowUps(
        again=_ask(answer, Command.TEAM if team else Command.STATUS, team),
        next=tuple(_ask(answer, one, team) for one in steps),
        guessed=_guessed(asked, team),
    )


def _guessed(asked: PlainQuestion, team: Team | None) -> Team | None:
    return team if team and any(one.team == team for one in asked.guesses) else None


def _choices(miss: Ambiguous | NoMatch) -> tuple[Team, ...]:
    if isinstance(miss, NoMatch) and miss.instead and miss.instead.relation is Relation.PARTNER:
        return miss.instead.teams[:MOST_CHOICES]  # perhaps its consortium was meant
    return _teams(miss.candidates if isinstance(miss, Ambiguous) else miss.near)


def _teams(candidates: tuple[Candidate, ...]) -> tuple[Team, ...]:
    return tuple(one.team for one in candidates)[:MOST_CHOICES]


def _ask(answer: Answer, command: Command, team: Team | None = None, stage: Stage | None = None) -> Ask:
    grounds = answer.grounds
    return Ask(
        command=command,
        programme=grounds.programme.id,
        team=team.id if team else None,
        stage=stage.id if stage else None,
        as_of=str(grounds.when.as_of) if grounds.when.as_of else "",
    )
