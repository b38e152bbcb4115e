"""An update: what one decision changed, and what was amended later of what it told. Plain values and their JSON."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from answers.changes import Change, amends
from answers.days import Day
from answers.facts import Text
from answers.terms import (
    Announce,
    ChangeKind,
    ClaimKey,
    Outcome,
    ProgrammeId,
    SourceId,
    StageId,
    TeamId,
    Topic,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """What became of the change at `index` of an update: the later `change`, when, why, by which update."""

    index: int
    change: Change
    at: datetime
    why: str | None
    by_update: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """One decision's changes; `at` is aware UTC, `version` counts the decisions that amended it."""

    id: int
    programme: ProgrammeId
    at: datetime
    changes: tuple[Change, ...]
    announce: Announce = Announce.USUAL
    why: str | None = None
    amendments: tuple[Amendment, ...] = ()
    version: int = 0

    def amendments_of(self, index: int) -> tuple[Amendment, ...]:
        """What became of one of its changes, oldest first."""
        return tuple(one for one in self.amendments if one.index == index)

    def amendment_of(self, index: int) -> Amendment | None:
        """The newest amendment of a change; None where it stands as it was told."""
        return (None, *self.amendments_of(index))[-1]


def amendments(told: Update, by: Update) -> tuple[Amendment, ...]:
    """What `by` amends of what was `told`; a dispute does so only where it is told itself."""
    return tuple(
        Amendment(index=index, change=new, at=by.at, why=by.why, by_update=by.id)
        for index, old in enumerate(told.changes)
        if old.is_told(told.announce)
        for new in by.changes
        if (amends(new, old) or (new.about == old.about and _is_in_doubt(old, told.amendment_of(index))))
        and (new.kind is not ChangeKind.DISPUTED or new.is_told(by.announce))
    )


def _is_in_doubt(told: Change, amended: Amendment | None) -> bool:
    """Whether it was last said to be taken back or disputed, so that any news about the same is news about it."""
    newest = amended.change if amended else told
    return newest.kind in {ChangeKind.RETRACTED, ChangeKind.DISPUTED}


def change_to_json(change: Change) -> dict[str, Any]:
    """A change as plain JSON values."""
    return {
        "kind": change.kind.value,
        "topic": change.topic.value,
        "stage": change.stage,
        "team": change.team,
        "outcome": change.outcome.value if change.outcome else None,
        "day": str(change.day) if change.day else None,
        "was": change.was.value if change.was else None,
        "was_day": str(change.was_day) if change.was_day else None,
        "official": change.official,
        "text": {"en": change.text.en, "ko": change.text.ko} if change.text else None,
        "claims": list(change.claims),
        "sources": list(change.sources),
    }


def change_from_json(told: dict[str, Any]) -> Change:
    """The change that `change_to_json` wrote."""
    return Change(
        kind=ChangeKind(told["kind"]),
        topic=Topic(told["topic"]),
        stage=StageId(told["stage"]),
        team=TeamId(told["team"]) if told["team"] else None,
        outcome=Outcome(told["outcome"]) if told["outcome"] else None,
        day=Day.parse(told["day"]) if told["day"] else None,
        was=Outcome(told["was"]) if told["was"] else None,
        was_day=Day.parse(told["was_day"]) if told["was_day"] else None,
        official=told["official"],
        text=Text(**told["text"]) if told["text"] else None,
        claims=tuple(map(ClaimKey, told["claims"])),
        sources=tuple(map(SourceId, told["sources"])),
    )


def amendment_to_json(amendment: Amendment) -> dict[str, Any]:
    """An amendment as plain JSON values; its moment in ISO form."""
    return {
        "index": amendment.index,
        "change": change_to_json(amendment.change),
        "at": amendment.at.isoformat(),
        "why": amendment.why,
        "by_update": amendment.by_update,
    }


def amendment_from_json(told: dict[str, Any]) -> Amendment:
    """The amendment that `amendment_to_json` wrote."""
    return Amendment(
        index=told["index"],
        change=change_from_json(told["change"]),
        at=datetime.fromisoformat(told["at"]),
        why=told["why"],
        by_update=told["by_update"],
    )
