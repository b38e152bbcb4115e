"""A question in plain words, understood: what kind it is and what it is about."""

from dataclasses import dataclass
from enum import StrEnum

from answers.days import Day
from answers.facts import Stage, Team, Term
from answers.lexicon import Cue
from answers.name_index import Decoy
from answers.names import How
from answers.terms import Language
from answers.when import When


class Intent(StrEnum):
    """The kinds of question, by the names the contract prints."""

    STATUS = "status"
    ROSTER = "roster"
    WHY = "why"
    WHEN = "when"
    COUNT = "count"
    SCORE = "score"
    NEXT = "next"
    REVIVAL = "revival"
    STATEMENT = "statement"
    COMPARE = "compare"
    SOURCE = "source"
    PROGRAM = "program"
    UNKNOWN = "unknown"


class Roster(StrEnum):
    """Which teams a list is of."""

    IN = "in"
    OUT = "out"
    APPLIED = "applied"
    DECLINED = "declined"
    WITHDREW = "withdrew"
    SELECTED = "selected"
    ALL = "all"


class Talk(StrEnum):
    """What is said to the bot that is no question about the programme."""

    HELP = "help"
    GREETING = "greeting"
    THANKS = "thanks"
    WHO = "who"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How a name was read where that took a guess: what was typed and the team it was read as."""

    typed: str
    team: Team
    how: How


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainQuestion:
    """A question in plain words. `topic` is the text with names left in, for finding the claims it is about.

    `asks_in` is True where it asks whether a team is in, False where it asks whether one is out, None where
    it asks neither; `yes_no` says whether a yes or no is wanted. `impossible` holds a day that cannot be, `beside` words that an outcome says nothing of, `bare` the text
    without its names, `doubtful` the name that could mean the `candidates`, `host` the team whose consortium is spoken of.

    `period` holds the first and last day within which something must have happened, `supposed` those on which a stage is
    supposed to have been, `unclear` a day that could be several; `number` how many teams the list asked for has, `talk` what
    is said beside the matter, `teamless` whether the reason or day of a team is asked without a team.
    """

    text: str
    language: Language
    intent: Intent
    when: When
    teams: tuple[Team, ...] = ()
    excluded: tuple[Team, ...] = ()
    stage: Stage | None = None
    roster: Roster = Roster.IN
    asks_in: bool | None = None
    yes_no: bool = False
    cues: frozenset[Cue] = frozenset()
    topic: str = ""
    term: Term | None = None
    others: tuple[Decoy, ...] = ()
    guesses: tuple[Reading, ...] = ()
    candidates: tuple[Team, ...] = ()
    doubtful: str = ""
    impossible: str | None = None
    beside: tuple[str, ...] = ()
    bare: str = ""
    host: Team | None = None
    period: tuple[Day, Day] | None = None
    supposed: tuple[Day, Day] | None = None
    unclear: str | None = None
    number: int | None = None
    talk: Talk | None = None
    teamless: bool = False
