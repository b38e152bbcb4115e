"""What a message says of the contest, as values: a team or a number of teams, and what is said of it."""

from dataclasses import dataclass
from enum import StrEnum

from answers.days import Day
from answers.facts import Measure, Stage, Team
from answers.terms import ReasonCode


class Said(StrEnum):
    """What a statement says of a team, or of how many there are."""

    IN = "in"
    OUT = "out"
    SELECTED = "selected"
    BACK_IN = "back_in"
    APPLIED = "applied"
    DECLINED = "declined"
    WITHDREW = "withdrew"
    COUNT_IN = "count_in"
    COUNT_OUT = "count_out"
    SCORE = "score"
    TOP = "top"
    BOTTOM = "bottom"


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One thing a message says. `team` is None for a count. `into` tells that `stage` is where the team went
    on to, not what decided it; `lasting` that a state is told and not an event. `number` is a count or a
    mark, `measure` the part of the mark (None: the total). `any_year` tells that the text names no year, so
    that that of `day` is a guess. `because_of` are the words of a reason, `denies` what the words say
    is not so, `text[start:end]` those of it all."""

    team: Team | None
    said: Said
    stage: Stage | None = None
    into: bool = False
    day: Day | None = None
    any_year: bool = False
    lasting: bool = False
    number: float | None = None
    measure: Measure | None = None
    because: ReasonCode | None = None
    because_of: str = ""
    denies: Said | None = None
    quote: str
    start: int
    end: int
