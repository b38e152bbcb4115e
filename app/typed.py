"""What a curator typed, read against the facts: teams, a stage, an event, a day, a mark.

Whatever cannot be read is one clear error; nothing is guessed that the preview would not show.
"""

import re
from datetime import date, timedelta

from answers.curating_errors import BadMark, MisfitStage, NoSuchEvent, NoSuchTeam
from answers.dates import read_day, times
from answers.days import Day
from answers.errors import BeforeTheProgramme, InTheFuture
from answers.fact_book import FactBook
from answers.facts import Stage, Team, Text
from answers.folding import flat
from answers.name_words import name_words
from answers.names import Found, Match
from answers.questions import about_stage, each_team
from answers.suggestions import MARK
from answers.terms import OF_THE_REPECHAGE, Event, Language, StageKind
from answers.wording import Wording
from app.citing import tidy

MOST_TEAMS = 25  # of one decision
_UNSET = frozenset({"none", "unset", "tba", "tbd", "미정"})
_UNKNOWN = frozenset({"unknown", "미상", "모름"})
_MARK = re.compile(r"(?P<number>\d{1,6}(?:\.\d{1,4})?)\s*(?:점|points?|/\s*\d+)?", re.IGNORECASE)
# In a repechage these happen in their own way.
_REVIVED = {
    Event.APPLIED: Event.APPLIED_REVIVAL,
    Event.SELECTED: Event.SELECTED_REVIVAL,
    Event.NOT_SELECTED: Event.NOT_SELECTED_REVIVAL,
}
_OF_A_REPECHAGE = frozenset({*OF_THE_REPECHAGE, *_REVIVED.values()})


def teams_of(typed: str, facts: FactBook, wording: Wording) -> tuple[Team, ...]:
    """The teams that names in a row mean, each once; raises NoSuchTeam for the first that means none."""
    found = each_team(typed, facts)[:MOST_TEAMS]
    return tuple({team.id: team for team in (_team(one, facts, wording) for one in found)}.values())


def _team(found: Found, facts: FactBook, wording: Wording) -> Team:
    if isinstance(found, Match):
        return found.team
    told = {}
    for language in Language:
        headline, near = name_words(found, None, facts, wording, language)
        told[language] = " ".join([headline, *near])
    meant = (Text(told[Language.EN], told[Language.KO]),)
    raise NoSuchTeam(f"{found.typed[:60]!r} means no one team", told=meant)


def stage_of(typed: str, facts: FactBook) -> Stage:
    """The stage of a name, or of a label that was pasted back; raises NoSuchStage."""
    chosen = next((one for one in facts.stages if one.id == typed.strip()), None)
    return chosen or about_stage(typed.partition(MARK)[0], facts)


def event_of(typed: str, stage: Stage, wording: Wording) -> Event:
    """The event that a word means at a stage, in either language; raises NoSuchEvent, MisfitStage."""
    key = flat(typed)
    event = next((one for one in Event if key in _names(one, wording)), None) if key else None
    if event is None:
        raise NoSuchEvent(f"{typed[:60]!r} is no event", typed=tidy(typed)[:60])
    if stage.kind is StageKind.REPECHAGE:
        return _REVIVED.get(event, event)
    if event in _OF_A_REPECHAGE:
        raise MisfitStage(f"{event} at {stage.id}", what=event_name(event, wording), stage=(stage.mention,))
    return event


def _names(event: Event, wording: Wording) -> set[str]:
    """What an event is called by people and by the program, folded."""
    return {flat(event), *(flat(wording.say(language, f"event-{event}")) for language in Language)}


def event_name(event: Event, wording: Wording) -> tuple[Text, ...]:
    """How an event is called, as a field of an error."""
    return (Text(wording.say(Language.EN, f"event-{event}"), wording.say(Language.KO, f"event-{event}")),)


def happened_on(typed: str, facts: FactBook, today: date) -> Day | None:
    """When something happened, as precisely as it was typed; None for nothing, or for what is not known.

    Raises BadDay, BeforeTheProgramme, InTheFuture.
    """
    if not typed.strip() or flat(typed) in _UNKNOWN:
        return None
    day = _not_before(read_day(typed.rpartition(MARK)[2], today), facts)
    if day.first > today:
        raise InTheFuture(f"{day} has not come yet", day=day)
    return day


def planned_for(typed: str, facts: FactBook, today: date) -> Day | None:
    """For when something is planned; None where no day is set. A day without its year is one to come.

    Raises BadDay, BeforeTheProgramme.
    """
    if flat(typed) in _UNSET:
        return None
    day = read_day(typed, today)
    found = times(typed, today)
    if found and found[0].yearless and day.last < today:
        day = Day(day.year + 1, day.month, _last_of(day))
    return _not_before(day, facts)


def _last_of(day: Day) -> int | None:
    """The day of the month in the year after: 29 February becomes the 28th."""
    if (day.month, day.day) != (2, 29):
        return day.day
    return (date(day.year + 1, 3, 1) - timedelta(days=1)).day


def _not_before(day: Day, facts: FactBook) -> Day:
    begins = facts.programme.begins_on
    if day.last < begins.first:
        raise BeforeTheProgramme(f"{day} lies before the programme", day=day, begins=begins)
    return day


def mark_of(typed: str) -> float | int:
    """A mark in points; raises BadMark."""
    found = _MARK.fullmatch(typed.strip())
    if found is None:
        raise BadMark(f"{typed[:40]!r} is no mark", given=typed.strip()[:40])
    number = float(found["number"])
    return int(number) if number.is_integer() else number
