"""What the record says of a statement, as values: whether it holds, on which claims, and the true sentence."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from answers.facts import Claim
from answers.sayings import Say
from answers.statements import Statement
from answers.when import When


class Holds(StrEnum):
    """How a statement stands against the record; EARLIER was so once and is no longer."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    EARLIER = "earlier"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A statement judged. `claims` are what the verdict rests on, empty only where nothing is known; `fact` is
    the true sentence, or what it is that is not known."""

    statement: Statement
    holds: Holds
    fact: Say
    claims: tuple[Claim, ...] = ()

    def __post_init__(self) -> None:
        if self.holds is not Holds.UNKNOWN and not self.claims:
            raise ValueError(f"{self.holds} of {self.statement.quote!r} rests on no claim")


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """All statements of a message, judged at one moment."""

    verdicts: tuple[Verdict, ...]
    when: When


def verdict(one: Statement, holds: Holds, fact: Say, claims: Iterable[Claim] = ()) -> Verdict:
    """A verdict on claims without repeats; without any it can only be that nothing is known."""
    kept = tuple(dict.fromkeys(claims))
    return Verdict(statement=one, holds=holds if kept else Holds.UNKNOWN, fact=fact, claims=kept)
