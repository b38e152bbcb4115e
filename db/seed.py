"""A programme file into the store, repeatably.

A second run changes nothing. An edited claim becomes a new version and the old one stays, superseded; a
claim that left the file is retracted. A curator's decision beats the file: the clash is reported and left
alone. Decisions made for the file carry the file's own days, so `known_at` means the same everywhere.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import BaseModel
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from answers.days import Day, start_of
from answers.terms import Announce, Verdict
from db.claims import Draft, Ids, decide, draft_of, ids_of, insert, moved, versions
from db.curation import hold
from db.facts import load_facts, slugs
from db.models import (
    AliasRow,
    ClaimRow,
    ConflictRow,
    ProgrammeRow,
    SourceRow,
    StageRow,
    TeamRow,
    TermRow,
)
from db.programme_form import ClaimPart, ProgrammeFile, TeamPart
from db.updates import new_update, record


@dataclass(frozen=True, slots=True, kw_only=True)
class SeedReport:
    """What seeding did. `changes` counts rows added, changed or taken out of the list; `clashes` are
    the keys of claims where a curator decided otherwise; `counts` is what the store now holds."""

    programme: str
    changes: int
    clashes: tuple[str, ...]
    counts: Mapping[str, int]


def seed(
    session: Session,
    file: ProgrammeFile,
    *,
    fingerprint: str,
    now: datetime,
    announce: Announce = Announce.QUIETLY,
) -> SeedReport:
    """Bring the store to what `file` says, in the caller's transaction.

    What is known otherwise then is an update like any other; nobody is told unless `announce` says so, but
    what was told and no longer holds is mended.
    """
    known = file.programme.id in slugs(session)
    if known:
        hold(session, file.programme.id)
    before = load_facts(session, file.programme.id) if known else None
    programme, changes = _programme(session, file, fingerprint, now)
    changes += _rows(session, StageRow, programme.id, _stages(file))
    changes += _rows(session, TeamRow, programme.id, _teams(file))
    changes += _aliases(session, programme.id, file.teams)
    changes += _sources(session, programme.id, file)
    for kind, parts in ((ConflictRow, file.conflicts), (TermRow, file.glossary)):
        changes += _rows(session, kind, programme.id, {one.id: {"details": _plain(one)} for one in parts})
    claim_changes, clashes = _claims(session, file)
    changes += claim_changes
    session.flush()
    if changes:
        moved(session, programme.id)
        if before is not None:
            update = new_update(session, programme.id, by=None, at=now, why=None, announce=announce)
            record(session, update, before, load_facts(session, file.programme.id))
    return SeedReport(
        programme=file.programme.id,
        changes=changes,
        clashes=tuple(clashes),
        counts=counts(session, programme.id),
    )


def counts(session: Session, programme: int) -> dict[str, int]:
    """How many teams, aliases, stages, claims, sources, conflicts and terms the store holds."""

    def rows_of(kind: Any, *where: Any) -> int:
        return session.scalar(select(func.count()).select_from(kind).where(*where)) or 0

    listed = TeamRow.programme_id == programme, TeamRow.listed.is_(True)
    teams = select(TeamRow.id).where(*listed)
    claims = versions(session, programme)
    accepted = [row for rows in claims.values() for row in rows if _is(row, Verdict.ACCEPTED)]
    return {
        "teams": rows_of(TeamRow, *listed),
        "aliases": rows_of(AliasRow, AliasRow.team_id.in_(teams)),
        "stages": rows_of(StageRow, StageRow.programme_id == programme, StageRow.listed.is_(True)),
        "claims": len(accepted),
        "sources": rows_of(SourceRow, SourceRow.programme_id == programme),
        "conflicts": rows_of(ConflictRow, ConflictRow.programme_id == programme),
        "glossary": rows_of(TermRow, TermRow.programme_id == programme),
    }


def _programme(
    session: Session, file: ProgrammeFile, fingerprint: str, now: datetime
) -> tuple[ProgrammeRow, int]:
    part = file.programme
    wanted = {
        "timezone": part.timezone,
        "begins_on": part.begins_on,
        "compiled_on": part.compiled_on,
        "evidence_until": part.evidence.newest_any,
        "details": _plain(part, without={"id", "timezone", "begins_on", "compiled_on"}),
    }
    row = session.scalar(select(ProgrammeRow).where(ProgrammeRow.slug == part.id))
    if row is None:
        row = ProgrammeRow(slug=part.id, fact_revision=0, seeded_at=now, **wanted)
        session.add(row)
        changes = 1
    else:
        changes = _set(row, wanted)
    row.file_fingerprint = fingerprint
    if changes:
        row.seeded_at = now
    session.flush()
    return row, changes


def _plain(part: BaseModel, *, without: Iterable[str] = ("id",)) -> dict[str, Any]:
    return part.model_dump(mode="json", exclude=set(without), exclude_defaults=True)


def _stages(file: ProgrammeFile) -> dict[str, dict[str, Any]]:
    return {
        one.id: {"kind": one.kind, "listed": True, "details": _plain(one, without=("id", "kind"))}
        for one in file.stages
    }


def _teams(file: ProgrammeFile) -> dict[str, dict[str, Any]]:
    return {one.id: {"listed": True, "details": _plain(one, without=("id", "aliases"))} for one in file.teams}


def _rows(session: Session, kind: Any, programme: int, wanted: Mapping[str, dict[str, Any]]) -> int:
    """Rows that are a slug and a position: add and change; unlist, or else delete, what is gone."""
    present = {row.slug: row for row in session.scalars(select(kind).where(kind.programme_id == programme))}
    changes = 0
    for at, (slug, fields) in enumerate(wanted.items()):
        row = present.pop(slug, None)
        if row is None:
            session.add(kind(programme_id=programme, slug=slug, position=at, **fields))
            changes += 1
        else:
            changes += _set(row, {"position": at, **fields})
    for row in present.values():
        if hasattr(kind, "listed"):
            changes += _set(row, {"listed": False})
        else:
            session.delete(row)
            changes += 1
    session.flush()
    return changes


def _set(row: Any, fields: Mapping[str, Any]) -> int:
    """Change what differs; 1 if anything did."""
    differing = {name: value for name, value in fields.items() if getattr(row, name) != value}
    for name, value in differing.items():
        setattr(row, name, value)
    return 1 if differing else 0


def _aliases(session: Session, programme: int, teams: Sequence[TeamPart]) -> int:
    rows = session.scalars(select(TeamRow).where(TeamRow.programme_id == programme))
    team_ids = {row.slug: row.id for row in rows}
    every = session.scalars(select(AliasRow).where(AliasRow.team_id.in_(team_ids.values())))
    present = {(row.team_id, row.name): row for row in every}
    changes = 0
    for team in teams:
        for at, alias in enumerate(team.aliases):
            fields = {"position": at, "strength": alias.strength, "kind": alias.kind}
            row = present.pop((team_ids[team.id], alias.name), None)
            if row is None:
                session.add(AliasRow(team_id=team_ids[team.id], name=alias.name, **fields))
                changes += 1
            else:
                changes += _set(row, fields)
    for row in present.values():
        session.delete(row)
        changes += 1
    session.flush()
    return changes


def _sources(session: Session, programme: int, file: ProgrammeFile) -> int:
    """Sources are described anew; one that left the file stays, since old claims cite it."""
    rows = session.scalars(select(SourceRow).where(SourceRow.programme_id == programme))
    present = {row.slug: row for row in rows}
    changes = 0
    for part in file.sources:
        fields = part.model_dump(exclude={"id"})
        row = present.get(part.id)
        if row is None:
            session.add(SourceRow(programme_id=programme, slug=part.id, **fields))
            changes += 1
        else:
            changes += _set(row, fields)
    session.flush()
    return changes


def _claims(session: Session, file: ProgrammeFile) -> tuple[int, list[str]]:
    ids = ids_of(session, file.programme.id)
    zone = ZoneInfo(file.programme.timezone)
    present = versions(session, ids.programme)
    changes, clashes = 0, []
    for part in file.claims:
        rows = present.pop(part.id, [])
        at = start_of(Day.parse(part.recorded_on or file.programme.compiled_on).first, zone)
        done = _claim(session, ids, part, rows, at)
        if done is None:
            clashes.append(part.id)
        else:
            changes += done
    at = start_of(Day.parse(file.programme.compiled_on).first, zone)
    for rows in present.values():
        if _is(rows[-1], Verdict.ACCEPTED) and not _by_curator(rows[-1]):
            decide(session, rows[-1], Verdict.RETRACTED, at=at, why="no longer in the programme file")
            changes += 1
    return changes, clashes


def _claim(session: Session, ids: Ids, part: ClaimPart, rows: Sequence[ClaimRow], at: datetime) -> int | None:
    """One claim of the file: 1 if the store changed, 0 if it said so already, None for a clash."""
    wanted = _draft(part)
    last = rows[-1] if rows else None
    if last is not None:
        same = draft_of(last, ids) == wanted
        accepted = _is(last, Verdict.ACCEPTED)
        if same and accepted:
            return 0
        if _by_curator(last):
            return None
        if same:
            decide(session, last, Verdict.ACCEPTED, at=at, why="back in the programme file")
            return 1
        if accepted:
            decide(session, last, Verdict.SUPERSEDED, at=at, why="the programme file was edited")
    version = last.version + 1 if last else 1
    row = insert(session, ids, wanted, key=part.id, version=version, recorded_at=at)
    decide(session, row, Verdict.ACCEPTED, at=at)
    return 1


def _draft(part: ClaimPart) -> Draft:
    return Draft(
        team=part.team,
        stage=part.stage,
        event=part.event,
        happened_on=part.happened_on,
        text_en=part.text.en,
        text_ko=part.text.ko,
        value=part.value,
        reason=part.reason,
        plan=part.plan.model_dump() if part.plan else None,
        verification=part.verification,
        note=part.note,
        sources=tuple(part.sources),
    )


def _is(row: ClaimRow, verdict: Verdict) -> bool:
    return bool(row.decisions) and row.decisions[-1].verdict is verdict


def _by_curator(row: ClaimRow) -> bool:
    return bool(row.decisions) and row.decisions[-1].curator_id is not None
