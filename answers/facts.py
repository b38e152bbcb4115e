"""What a programme's store says, as frozen values: teams, stages, claims, sources and what surrounds them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo

from answers.days import Day
from answers.terms import (
    AliasKind,
    ClaimKey,
    Event,
    Language,
    ProgrammeId,
    ReasonCode,
    SourceId,
    StageId,
    StageKind,
    Strength,
    TeamId,
    Tier,
    Verdict,
    Verification,
)


@dataclass(frozen=True, slots=True)
class Text:
    """One sentence or name in both languages."""

    en: str
    ko: str

    def in_(self, language: Language) -> str:
        return self.ko if language is Language.KO else self.en


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """A name that means a team, and how freely it may be matched."""

    name: str
    strength: Strength = Strength.STRONG
    kind: AliasKind = AliasKind.NAME


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A partner in a team's consortium; `names` has every spelling, the first one is shown."""

    names: tuple[str, ...]
    note: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """A contestant. `name` is how it is shown, `aliases` what it may be called."""

    id: TeamId
    name: Text
    aliases: tuple[Alias, ...] = ()
    lead: str = ""
    parent: str | None = None
    kind: str = ""
    members: tuple[Member, ...] = ()
    member_sources: tuple[SourceId, ...] = ()
    note: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """One heading of an evaluation; `most` is its full mark in points, None where never published."""

    name: Text
    most: float | None = None
    parts: tuple["Criterion", ...] = ()
    note: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A step of the programme; `order` counts from 1. `start` and `end` are as precise as known.

    `mention` is the name as it stands inside a sentence, `other_names` what else people call it.
    """

    id: StageId
    order: int
    kind: StageKind
    name: Text
    mention: Text
    other_names: tuple[str, ...] = ()
    announced_on: Day | None = None
    start: Day | None = None
    end: Day | None = None
    entrants: int | None = None
    planned_places: int | None = None
    actual_places: int | None = None
    rule: Text | None = None
    gate: Text | None = None
    criteria: tuple[Criterion, ...] = ()
    criteria_note: Text | None = None
    sources: tuple[SourceId, ...] = ()

    def is_to_come(self, day: date) -> bool:
        """Whether it has not begun by `day`; a stage without a date has not."""
        return self.start is None or self.start.first > day


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a claim was read. `published_on` is None where the page shows no date."""

    id: SourceId
    publisher: str
    url: str | None
    language: str
    published_on: Day | None
    official: bool
    tier: Tier
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What was decided on a claim. `by` is a curator's name, None for the programme file."""

    verdict: Verdict
    at: datetime
    by: str | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """When a stage was planned; `day` None says outright that no day is set."""

    stage: StageId
    day: Day | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One sourced sentence about a team (or, with `team` None, about the programme).

    `happened_on` is a day in the programme's zone, `recorded_at` an aware UTC moment. `decisions` are
    oldest first; a claim without any is only proposed. `value` holds figures by name, `quotes` passages of
    its sources.
    """

    key: ClaimKey
    version: int
    stage: StageId
    event: Event
    text: Text
    sources: tuple[SourceId, ...]
    recorded_at: datetime
    team: TeamId | None = None
    happened_on: Day | None = None
    decisions: tuple[Decision, ...] = ()
    reason: ReasonCode | None = None
    plan: Plan | None = None
    value: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}), hash=False)
    verification: Verification = Verification.NORMAL
    note: str | None = None
    quotes: Mapping[SourceId, str] = field(default_factory=lambda: MappingProxyType({}), hash=False)

    def verdict(self, known_at: datetime | None) -> Verdict | None:
        """The decision in force at `known_at` (None: the latest); None while merely proposed."""
        if known_at is None:
            return self.decisions[-1].verdict if self.decisions else None
        made = [one for one in self.decisions if one.at <= known_at]
        return made[-1].verdict if made else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Where sources disagree or err: what is `stated`, what we hold instead and why.

    `about` holds ids of teams and stages, or the word `program`.
    """

    id: str
    kind: str
    about: tuple[str, ...]
    stated: tuple[Text, ...]
    preferred: Text
    reading: Text
    sources: tuple[SourceId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A glossary entry: the word in both languages, what it means, and bad translations seen."""

    id: str
    word: Text
    meaning: Text
    bad: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Organiser:
    id: str
    name: Text
    short: tuple[str, ...]
    role: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    name: Text
    role: Text
    variants: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown:
    """A question the evidence leaves open; `about` as in `Conflict`."""

    about: tuple[str, ...]
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A figure that claims carry under `id` in their value: how it is called, and by which words asked for."""

    id: str
    name: Text
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LookAlike:
    """A name close to a team's that is something else; `near` is the team it is mistaken for."""

    names: tuple[str, ...]
    kind: str
    near: TeamId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """The contest itself. Days are days in `zone`; `evidence_until` is its newest source's day.

    `name_parts` are parts of its names that mean the same in either script, `everyday_words` words so
    close to a name that a slip could make one of the other.
    """

    id: ProgrammeId
    name: Text
    zone: ZoneInfo
    begins_on: Day
    compiled_on: Day
    evidence_until: Day
    goal: Text
    other_names: tuple[str, ...] = ()
    bad_translations: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    organisers: tuple[Organiser, ...] = ()
    people: tuple[Person, ...] = ()
    unknowns: tuple[Unknown, ...] = ()
    look_alikes: tuple[LookAlike, ...] = ()
    name_parts: tuple[tuple[str, ...], ...] = ()
    everyday_words: tuple[str, ...] = ()
    measures: tuple[Measure, ...] = ()
