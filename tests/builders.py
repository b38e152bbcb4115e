"""Small values for tests, with defaults that do not matter to the test at hand."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from answers.days import Day
from answers.fact_book import FactBook, Moment
from answers.facts import Alias, Claim, Decision, Programme, Source, Stage, Team, Text
from answers.terms import (
    ClaimKey,
    Event,
    ProgrammeId,
    ReasonCode,
    SourceId,
    StageId,
    StageKind,
    TeamId,
    Tier,
    Verdict,
)

RECORDED = datetime(2030, 1, 1, tzinfo=UTC)
SEOUL = ZoneInfo("Asia/Seoul")


def a_text(words: str = "words") -> Text:
    return Text(words, f"{words} (ko)")


def a_stage(name: str, order: int, kind: StageKind = StageKind.EVALUATION, **more: object) -> Stage:
    return Stage(
        id=StageId(name), order=order, kind=kind, name=a_text(name), mention=a_text(f"the {name}"), **more  # type: ignore[arg-type]
    )  # fmt: skip


def a_team(name: str, *aliases: Alias) -> Team:
    return Team(id=TeamId(name), name=Text(name.title(), name.title()), aliases=aliases)


def a_source(name: str = "paper", *, official: bool = False, published: str | None = "2029-06-01") -> Source:
    return Source(
        id=SourceId(name),
        publisher=name.title(),
        url=f"https://{name}.example/",
        language="en",
        published_on=Day.parse(published) if published else None,
        official=official,
        tier=Tier.OFFICIAL if official else Tier.NATIONAL_NEWSPAPER,
    )


def a_claim(
    event: Event,
    *,
    team: str | None = "alpha",
    stage: str = "first",
    on: str | None = "2029-05-01",
    key: str | None = None,
    sources: Sequence[str] = ("paper",),
    verdicts: Sequence[tuple[Verdict, datetime]] | None = None,
    recorded_at: datetime = RECORDED,
    reason: ReasonCode | None = None,
    version: int = 1,
) -> Claim:
    made = [(Verdict.ACCEPTED, recorded_at)] if verdicts is None else verdicts
    return Claim(
        key=ClaimKey(key or f"{event}-{team}-{stage}-{on}"),
        version=version,
        team=TeamId(team) if team else None,
        stage=StageId(stage),
        event=event,
        happened_on=Day.parse(on) if on else None,
        recorded_at=recorded_at,
        text=a_text(f"{team} {event}"),
        sources=tuple(map(SourceId, sources)),
        decisions=tuple(Decision(verdict=verdict, at=at) for verdict, at in made),
        reason=reason,
    )


def a_book(*claims: Claim, zone: ZoneInfo = SEOUL) -> FactBook:
    stages = (
        a_stage("first", 1),
        a_stage("again", 2, StageKind.REPECHAGE),
        a_stage("second", 3),
    )
    sources = (a_source(), a_source("rival"), a_source("board", official=True))
    return FactBook(
        programme=a_programme(zone),
        stages=stages,
        teams=(a_team("alpha"), a_team("beta")),
        sources={one.id: one for one in sources},
        claims=claims,
        checked_on=date(2030, 1, 1),
    )


def a_programme(zone: ZoneInfo = SEOUL) -> Programme:
    return Programme(
        id=ProgrammeId("invented"),
        name=a_text("Invented"),
        zone=zone,
        begins_on=Day.parse("2029-01-01"),
        compiled_on=Day.parse("2030-01-01"),
        evidence_until=Day.parse("2029-12-01"),
        goal=a_text("goal"),
    )


def on(day: str, known_at: datetime | None = None) -> Moment:
    return Moment(date.fromisoformat(day), known_at)
