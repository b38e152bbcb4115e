"""Rows become the frozen values that answers are made from: one FactBook per programme, loaded whole."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from answers.days import Day
from answers.errors import NoSuchProgramme
from answers.fact_book import FactBook
from answers.facts import (
    Alias,
    Claim,
    Conflict,
    Criterion,
    Decision,
    LookAlike,
    Measure,
    Member,
    Organiser,
    Person,
    Plan,
    Programme,
    Source,
    Stage,
    Team,
    Term,
    Text,
    Unknown,
)
from answers.terms import ClaimKey, ProgrammeId, SourceId, StageId, TeamId, Verdict
from db.claims import versions
from db.feeds import checked_on
from db.models import (
    AliasRow,
    ClaimRow,
    ConflictRow,
    CuratorRow,
    ProgrammeRow,
    SourceRow,
    StageRow,
    TeamRow,
    TermRow,
)


def slugs(session: Session) -> tuple[str, ...]:
    """The programmes in the store, oldest first."""
    return tuple(session.scalars(select(ProgrammeRow.slug).order_by(ProgrammeRow.id)))


def revisions(session: Session) -> dict[str, int]:
    """The `fact_revision` of each programme."""
    rows = session.execute(select(ProgrammeRow.slug, ProgrammeRow.fact_revision))
    return {name: value for name, value in rows}  # noqa: C416  a Row is no tuple to the type checker


def fingerprints(session: Session) -> dict[str, str]:
    """The fingerprint of the file that each programme was last seeded from."""
    rows = session.execute(select(ProgrammeRow.slug, ProgrammeRow.file_fingerprint))
    return {name: value for name, value in rows}  # noqa: C416  a Row is no tuple to the type checker


def load_facts(session: Session, slug: str) -> FactBook:
    """One programme as it is now; raises NoSuchProgramme."""
    row = session.scalar(select(ProgrammeRow).where(ProgrammeRow.slug == slug))
    if row is None:
        raise NoSuchProgramme(f"the store holds no programme {slug!r}", programme=slug)
    stages = _listed(session, StageRow, row.id)
    teams = _listed(session, TeamRow, row.id)
    sources = {
        one.id: one for one in session.scalars(select(SourceRow).where(SourceRow.programme_id == row.id))
    }
    claims = _claims(session, row.id, teams, stages, sources)
    cited = {SourceId(one.slug): _source(one) for one in sources.values()}
    return FactBook(
        programme=_programme(row, _evidence_until(row, claims, cited)),
        stages=tuple(_stage(one, order) for order, one in enumerate(stages, start=1)),
        teams=_teams(session, teams),
        sources=cited,
        claims=claims,
        conflicts=tuple(_conflict(one) for one in _in_order(session, ConflictRow, row.id)),
        glossary=tuple(_term(one) for one in _in_order(session, TermRow, row.id)),
        revision=row.fact_revision,
        checked_on=checked_on(row),
    )


def _in_order(session: Session, kind: Any, programme: int) -> list[Any]:
    return list(session.scalars(select(kind).where(kind.programme_id == programme).order_by(kind.position)))


def _listed(session: Session, kind: Any, programme: int) -> list[Any]:
    return [row for row in _in_order(session, kind, programme) if row.listed]


def _evidence_until(row: ProgrammeRow, claims: Iterable[Claim], sources: Mapping[SourceId, Source]) -> Day:
    """The newest evidence: the programme file's, or that of a claim which a curator accepted since."""
    newest = Day.parse(row.evidence_until)
    for claim in claims:
        made = claim.decisions[-1] if claim.decisions else None
        if made is None or made.by is None or made.verdict is not Verdict.ACCEPTED:
            continue
        days = [sources[one].published_on for one in claim.sources]
        newest = max([newest, *(one for one in (*days, claim.happened_on) if one)], key=lambda one: one.last)
    return newest


def _programme(row: ProgrammeRow, evidence_until: Day) -> Programme:
    told = row.details
    return Programme(
        id=ProgrammeId(row.slug),
        name=_text(told["name"]),
        zone=ZoneInfo(row.timezone),
        begins_on=Day.parse(row.begins_on),
        compiled_on=Day.parse(row.compiled_on),
        evidence_until=evidence_until,
        goal=_text(told["goal"]),
        other_names=tuple(told.get("other_names", ())),
        bad_translations=tuple(told.get("bad_translations", ())),
        links=tuple(told.get("links", ())),
        organisers=tuple(
            Organiser(
                id=one["id"],
                name=_text(one["name"]),
                short=tuple(one.get("short", ())),
                role=_text(one["role"]),
            )
            for one in told.get("organisers", ())
        ),
        people=tuple(
            Person(name=_text(one["name"]), role=_text(one["role"]), variants=tuple(one.get("variants", ())))
            for one in told.get("people", ())
        ),
        unknowns=tuple(
            Unknown(about=tuple(one["about"]), text=_text(one["text"])) for one in told.get("unknowns", ())
        ),
        look_alikes=tuple(
            LookAlike(
                names=tuple(one["names"]),
                kind=one["kind"],
                near=TeamId(one["near"]) if one.get("near") else None,
            )
            for one in told.get("look_alikes", ())
        ),
        name_parts=tuple(map(tuple, told.get("name_parts", ()))),
        everyday_words=tuple(told.get("everyday_words", ())),
        measures=tuple(
            Measure(id=one["id"], name=_text(one["name"]), words=tuple(one.get("words", ())))
            for one in told.get("measures", ())
        ),
    )


def _stage(row: StageRow, order: int) -> Stage:
    told = row.details
    return Stage(
        id=StageId(row.slug),
        order=order,
        kind=row.kind,
        name=_text(told["name"]),
        mention=_text(told["mention"]),
        other_names=tuple(told.get("other_names", ())),
        announced_on=_day(told.get("announced_on")),
        start=_day(told.get("start")),
        end=_day(told.get("end")),
        entrants=told.get("entrants"),
        planned_places=told.get("planned_places"),
        actual_places=told.get("actual_places"),
        rule=_maybe_text(told.get("rule")),
        gate=_maybe_text(told.get("gate")),
        criteria=tuple(_criterion(one) for one in told.get("criteria", ())),
        criteria_note=_maybe_text(told.get("criteria_note")),
        sources=tuple(map(SourceId, told.get("sources", ()))),
    )


def _criterion(told: Mapping[str, Any]) -> Criterion:
    return Criterion(
        name=_text(told["name"]),
        most=told.get("most"),
        parts=tuple(_criterion(one) for one in told.get("parts", ())),
        note=_maybe_text(told.get("note")),
    )


def _teams(session: Session, rows: list[TeamRow]) -> tuple[Team, ...]:
    found: dict[int, list[Alias]] = {row.id: [] for row in rows}
    aliases = select(AliasRow).where(AliasRow.team_id.in_(found)).order_by(AliasRow.position)
    for one in session.scalars(aliases):
        found[one.team_id].append(Alias(name=one.name, strength=one.strength, kind=one.kind))
    return tuple(_team(row, tuple(found[row.id])) for row in rows)


def _team(row: TeamRow, aliases: tuple[Alias, ...]) -> Team:
    told = row.details
    return Team(
        id=TeamId(row.slug),
        name=_text(told["name"]),
        aliases=aliases,
        lead=told.get("lead", ""),
        parent=told.get("parent"),
        kind=told.get("kind", ""),
        members=tuple(
            Member(names=tuple(one["names"]), note=_maybe_text(one.get("note")))
            for one in told.get("members", ())
        ),
        member_sources=tuple(map(SourceId, told.get("member_sources", ()))),
        note=_maybe_text(told.get("note")),
    )


def _source(row: SourceRow) -> Source:
    return Source(
        id=SourceId(row.slug),
        publisher=row.publisher,
        url=row.url,
        language=row.language,
        published_on=_day(row.published_on),
        official=row.official,
        tier=row.tier,
        note=row.note,
    )


def _claims(
    session: Session,
    programme: int,
    teams: list[TeamRow],
    stages: list[StageRow],
    sources: Mapping[int, SourceRow],
) -> tuple[Claim, ...]:
    team_ids = {row.id: TeamId(row.slug) for row in teams}
    stage_ids = {row.id: StageId(row.slug) for row in stages}
    names = {row.id: row.name for row in session.scalars(select(CuratorRow))}
    return tuple(
        _claim(row, team_ids, stage_ids, sources, names)
        for rows in versions(session, programme).values()
        for row in rows
        if row.stage_id in stage_ids and (row.team_id is None or row.team_id in team_ids)
    )


def _claim(
    row: ClaimRow,
    teams: Mapping[int, TeamId],
    stages: Mapping[int, StageId],
    sources: Mapping[int, SourceRow],
    curators: Mapping[int, str],
) -> Claim:
    plan = row.plan
    return Claim(
        key=ClaimKey(row.key),
        version=row.version,
        team=teams[row.team_id] if row.team_id is not None else None,
        stage=stages[row.stage_id],
        event=row.event,
        happened_on=_day(row.happened_on),
        recorded_at=row.recorded_at,
        text=Text(row.text_en, row.text_ko),
        sources=tuple(SourceId(sources[one.source_id].slug) for one in row.citations),
        decisions=tuple(
            Decision(
                verdict=one.verdict,
                at=one.at,
                by=curators[one.curator_id] if one.curator_id is not None else None,
                why=one.why,
            )
            for one in row.decisions
        ),
        reason=row.reason,
        plan=Plan(stage=StageId(plan["stage"]), day=_day(plan["day"])) if plan else None,
        value=MappingProxyType(row.value),
        verification=row.verification,
        note=row.note,
        quotes={SourceId(sources[one.source_id].slug): one.quote for one in row.citations if one.quote},
    )


def _conflict(row: ConflictRow) -> Conflict:
    told = row.details
    return Conflict(
        id=row.slug,
        kind=told["kind"],
        about=tuple(told["about"]),
        stated=tuple(_text(one) for one in told["stated"]),
        preferred=_text(told["preferred"]),
        reading=_text(told["reading"]),
        sources=tuple(map(SourceId, told["sources"])),
    )


def _term(row: TermRow) -> Term:
    told = row.details
    return Term(
        id=row.slug,
        word=_text(told["word"]),
        meaning=_text(told["meaning"]),
        bad=tuple(told.get("bad", ())),
    )


def _text(told: Mapping[str, str]) -> Text:
    return Text(told["en"], told["ko"])


def _maybe_text(told: Mapping[str, str] | None) -> Text | None:
    return _text(told) if told else None


def _day(text: str | None) -> Day | None:
    return Day.parse(text) if text else None
