"""The form of a programme file, as pydantic models: what stands where, and what it may hold.

Days are written `YYYY[-MM[-DD]]`; sentences and names come in English and Korean. What the form cannot
say (references, names that clash) is in programme_checks.py.
"""

from typing import Annotated, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from answers.days import Day
from answers.errors import BadDay
from answers.terms import (
    AliasKind,
    Event,
    ReasonCode,
    StageKind,
    Strength,
    Tier,
    Verification,
)


def _day(text: str) -> str:
    try:
        Day.parse(text)
    except BadDay as error:
        raise ValueError(str(error)) from error
    return text


def _zone(text: str) -> str:
    try:
        ZoneInfo(text)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise ValueError(f"{text!r} is no time zone; write one such as Asia/Seoul") from error
    return text


WrittenDay = Annotated[str, AfterValidator(_day)]
Zone = Annotated[str, AfterValidator(_zone)]
Id = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9.-]{0,79}$")]
Name = Annotated[str, Field(min_length=1, max_length=200)]
Sentence = Annotated[str, Field(min_length=1, max_length=1000)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class TextPart(_Part):
    en: Sentence
    ko: Sentence


class AliasPart(_Part):
    name: Name
    strength: Strength = Strength.STRONG
    kind: AliasKind = AliasKind.NAME


class MemberPart(_Part):
    names: Annotated[list[Name], Field(min_length=1)]
    note: TextPart | None = None


class TeamPart(_Part):
    id: Id
    name: TextPart
    lead: str = ""
    parent: str | None = None
    kind: str = ""
    aliases: list[AliasPart] = []
    members: list[MemberPart] = []
    member_sources: list[Id] = []
    note: TextPart | None = None


class CriterionPart(_Part):
    name: TextPart
    most: float | None = None
    parts: list["CriterionPart"] = []
    note: TextPart | None = None


class StagePart(_Part):
    id: Id
    kind: StageKind
    name: TextPart
    mention: TextPart
    other_names: list[Name] = []
    announced_on: WrittenDay | None = None
    start: WrittenDay | None = None
    end: WrittenDay | None = None
    entrants: int | None = None
    planned_places: int | None = None
    actual_places: int | None = None
    rule: TextPart | None = None
    gate: TextPart | None = None
    criteria: list[CriterionPart] = []
    criteria_note: TextPart | None = None
    sources: list[Id] = []


class PlanPart(_Part):
    stage: Id
    day: WrittenDay | None


class ClaimPart(_Part):
    id: Id
    team: Id | None = None
    stage: Id
    event: Event
    happened_on: WrittenDay | None
    text: TextPart
    sources: Annotated[list[Id], Field(min_length=1)]
    value: dict[str, Any] = {}
    reason: ReasonCode | None = None
    plan: PlanPart | None = None
    verification: Verification = Verification.NORMAL
    note: str | None = None
    recorded_on: WrittenDay | None = None


class SourcePart(_Part):
    id: Id
    publisher: Name
    url: Annotated[str, Field(pattern=r"^https?://\S+$")] | None
    language: str
    published_on: WrittenDay | None
    official: bool
    tier: Tier
    seen: str = "full_text"
    note: str | None = None


class ConflictPart(_Part):
    id: Id
    kind: str
    about: list[str]
    stated: list[TextPart]
    preferred: TextPart
    reading: TextPart
    sources: list[Id]


class TermPart(_Part):
    id: Id
    word: TextPart
    meaning: TextPart
    bad: list[str] = []


class OrganiserPart(_Part):
    id: Id
    name: TextPart
    short: list[str] = []
    role: TextPart


class PersonPart(_Part):
    name: TextPart
    role: TextPart
    variants: list[str] = []


class UnknownPart(_Part):
    about: list[str]
    text: TextPart


class MeasurePart(_Part):
    id: Annotated[str, Field(pattern=r"^[a-z0-9_]+$")]
    name: TextPart
    words: list[Name] = []


class LookAlikePart(_Part):
    names: Annotated[list[Name], Field(min_length=1)]
    kind: str
    near: Id | None = None


class EvidencePart(_Part):
    newest_official: WrittenDay
    newest_official_title: WrittenDay | None = None
    newest_any: WrittenDay


class ProgrammePart(_Part):
    id: Id
    name: TextPart
    timezone: Zone
    begins_on: WrittenDay
    compiled_on: WrittenDay
    evidence: EvidencePart
    goal: TextPart
    other_names: list[Name] = []
    bad_translations: list[str] = []
    links: list[str] = []
    organisers: list[OrganiserPart] = []
    people: list[PersonPart] = []
    unknowns: list[UnknownPart] = []
    look_alikes: list[LookAlikePart] = []
    name_parts: list[Annotated[list[Name], Field(min_length=2)]] = []
    everyday_words: list[Name] = []
    measures: list[MeasurePart] = []


class ProgrammeFile(_Part):
    """A whole programme file. Stages stand in the order in which they happen."""

    format: Annotated[int, Field(ge=1, le=1)]
    programme: ProgrammePart
    stages: Annotated[list[StagePart], Field(min_length=1)]
    teams: Annotated[list[TeamPart], Field(min_length=1)]
    claims: list[ClaimPart]
    sources: list[SourcePart]
    conflicts: list[ConflictPart] = []
    glossary: list[TermPart] = []
