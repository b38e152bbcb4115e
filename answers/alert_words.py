"""The sentences of a change: as news, as a correction, as a dispute; and what became of one that was told.

Pure, and still without a language.
"""

from collections.abc import Sequence
from enum import StrEnum

from answers.changes import Change
from answers.fact_book import FactBook
from answers.sayings import OnDay, Say, say
from answers.terms import ChangeKind, Outcome, StageId, Topic
from answers.updates import Amendment


class Fate(StrEnum):
    """What became of something that was told."""

    STANDS = "stands"
    RESOURCED = "resourced"  # the same, on other sources or in other words
    DISPUTED = "disputed"
    AGAIN = "again"  # it was looked into, and stands as told
    CORRECTED = "corrected"
    RETRACTED = "retracted"


STRUCK = frozenset({Fate.CORRECTED, Fate.RETRACTED})
_LIGHT = frozenset({ChangeKind.SOURCED, ChangeKind.REWORDED})


def fate(told: Change, amended: Amendment | None) -> Fate:
    """What became of `told` by its newest amendment."""
    if amended is None:
        return Fate.STANDS
    now = amended.change
    if now.kind is ChangeKind.DISPUTED:
        return Fate.DISPUTED
    if now.kind is ChangeKind.RETRACTED:
        return Fate.RETRACTED
    if _content(told) != _content(now) or told.kind is ChangeKind.DISPUTED:
        return Fate.CORRECTED
    return Fate.RESOURCED if now.kind in _LIGHT else Fate.AGAIN


def reason(amendments: Sequence[Amendment]) -> str | None:
    """Why a told change was amended: by the newest that did more than attach a source."""
    grave = [one for one in amendments if one.change.kind not in _LIGHT]
    return grave[-1].why if grave else None


def asserts_unofficially(change: Change) -> bool:
    """Whether it states an outcome that no official source states."""
    states = change.topic is Topic.OUTCOMES and change.outcome not in {None, Outcome.UNKNOWN}
    return states and not change.official


def _content(change: Change) -> object:
    if change.topic is Topic.SCORES:
        return change.text
    return change.outcome, change.day


def label(change: Change) -> str:
    """The word of a group in the notification's line."""
    if change.kind in {ChangeKind.RETRACTED, ChangeKind.DISPUTED}:
        return f"change-{change.kind}"
    if change.topic is Topic.DATES:
        return f"change-{ChangeKind.DATE_MOVED}"
    if change.topic is Topic.SCORES:
        return f"change-{ChangeKind.SCORE}"
    return f"outcome-{change.outcome or Outcome.UNKNOWN}"


def saying(change: Change, facts: FactBook) -> Say:
    """A change as a sentence still without a language."""
    stage, team = _names(change, facts)
    match change.kind:
        case ChangeKind.CORRECTED if change.topic is Topic.OUTCOMES and change.flips and change.was:
            was = say(f"outcome-{change.was}")
            return say("alert-corrected", now=plainly(change, facts), was=was)
        case ChangeKind.CORRECTED:
            return say("alert-corrected-day", now=plainly(change, facts))
        case ChangeKind.RETRACTED if change.topic is Topic.OUTCOMES and change.was:
            deed = say(f"deed-{change.was}", stage=stage, when=OnDay(change.was_day))
            return say("alert-retracted", text=say("team-after", team=team, deed=deed))
        case ChangeKind.RETRACTED:
            return say("alert-retracted", text=change.text or plainly(change, facts))
        case ChangeKind.DISPUTED if change.outcome is Outcome.UNKNOWN:
            return say("alert-disputed", team=team, stage=stage, text=change.text or "")
        case ChangeKind.DISPUTED:
            return say("alert-disputed-official", now=plainly(change, facts), text=change.text or "")
        case ChangeKind.SETTLED:
            return say("alert-settled", now=plainly(change, facts))
        case _:
            return plainly(change, facts)


def plainly(change: Change, facts: FactBook) -> Say:
    """What holds after a change, as a plain sentence."""
    stage, team = _names(change, facts)
    if change.topic is Topic.DATES:
        if change.day is None:
            return say("alert-date-gone", stage=stage, was=change.was_day or "")
        if change.was_day is None:
            return say("alert-date-set", stage=stage, day=change.day)
        return say("alert-date-moved", stage=stage, day=change.day, was=change.was_day)
    if change.topic is Topic.SCORES and change.text:
        return say("alert-text", text=change.text)
    deed = say(f"deed-{change.outcome}", stage=stage, when=OnDay(change.day))
    return say("team-after", team=team, deed=deed)


def _names(change: Change, facts: FactBook) -> tuple[object, object]:
    """The stage and the team; their ids where they have left the programme."""
    stage: StageId | object = facts.stage_by_id.get(change.stage, change.stage)
    team = facts.team_by_id.get(change.team, change.team) if change.team else facts.programme.name
    return stage, team
