"""What a curator asks for, as it was typed. `seen` is what the curator looked at: none until a preview was shown."""

import secrets
from dataclasses import dataclass, field


def _mark() -> str:
    return secrets.token_hex(4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Add:
    """A new fact. `mark` ends the keys of its claims, so that a preview and what is stored are the same."""

    what: str
    stage: str
    source: str
    teams: str = ""
    date: str = ""
    quote: str = ""
    note: str = ""
    official: bool | None = None
    publisher: str = ""
    planned: str = ""
    score: str = ""
    mark: str = field(default_factory=_mark)


@dataclass(frozen=True, slots=True, kw_only=True)
class Correct:
    """A claim that says something else from now on; what is empty stays, a source takes the place of the others."""

    claim: str
    why: str
    what: str = ""
    stage: str = ""
    date: str = ""
    source: str = ""
    quote: str = ""
    note: str = ""
    official: bool | None = None
    publisher: str = ""
    planned: str = ""
    score: str = ""
    seen: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Retract:
    """A claim that is taken back."""

    claim: str
    why: str
    seen: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cite:
    """A source that a claim rests on as well."""

    claim: str
    source: str
    quote: str = ""
    official: bool | None = None
    publisher: str = ""
    seen: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Undo:
    """The last decision of the curator, taken back; `seen` is the id of its update."""

    why: str = ""
    seen: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Adopt:
    """Proposals that are accepted together, as they stand in the store; `mark` as of a new fact."""

    proposals: tuple[int, ...]
    mark: str = field(default_factory=_mark)


Request = Add | Correct | Retract | Cite | Undo | Adopt
