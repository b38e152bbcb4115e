"""Writing claims and decisions: what seeding and curating share. Functions never commit."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy import update as updating
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, selectinload

from answers.days import Day
from answers.errors import AlreadyDecided, NoSuchClaim, NoSuchProgramme
from answers.terms import Event, Precision, ReasonCode, Verdict, Verification
from db.engine import announce
from db.models import ClaimRow, ClaimSourceRow, DecisionRow, ProgrammeRow, SourceRow, StageRow, TeamRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a claim says, by slugs: the content that two versions of a claim are compared by.

    `quotes` are passages of its sources, by their slugs, that say so.
    """

    stage: str
    event: Event
    text_en: str
    text_ko: str
    sources: tuple[str, ...]
    team: str | None = None
    happened_on: str | None = None
    value: Mapping[str, Any] = field(default_factory=dict)
    reason: ReasonCode | None = None
    plan: Mapping[str, Any] | None = None
    verification: Verification = Verification.NORMAL
    note: str | None = None
    quotes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ids:
    """Row ids of one programme by slug."""

    programme: int
    teams: Mapping[str, int]
    stages: Mapping[str, int]
    sources: Mapping[str, int]


def ids_of(session: Session, slug: str) -> Ids:
    """Raises NoSuchProgramme where the store has none of that name."""
    programme = session.scalar(select(ProgrammeRow.id).where(ProgrammeRow.slug == slug))
    if programme is None:
        raise NoSuchProgramme(f"the store holds no programme {slug!r}", programme=slug)

    def by_slug(kind: type[TeamRow] | type[StageRow] | type[SourceRow]) -> dict[str, int]:
        rows = session.execute(select(kind.slug, kind.id).where(kind.programme_id == programme))
        return {name: value for name, value in rows}  # noqa: C416  a Row is no tuple to the type checker

    return Ids(
        programme=programme,
        teams=by_slug(TeamRow),
        stages=by_slug(StageRow),
        sources=by_slug(SourceRow),
    )


def versions(session: Session, programme: int) -> dict[str, list[ClaimRow]]:
    """Every claim of a programme with its decisions and citations: key to versions, oldest first."""
    rows = session.scalars(
        select(ClaimRow)
        .where(ClaimRow.programme_id == programme)
        .options(selectinload(ClaimRow.decisions), selectinload(ClaimRow.citations))
        .order_by(ClaimRow.key, ClaimRow.version)
    )
    found: dict[str, list[ClaimRow]] = {}
    for row in rows:
        found.setdefault(row.key, []).append(row)
    return found


def insert(
    session: Session, ids: Ids, draft: Draft, *, key: str, version: int, recorded_at: datetime
) -> ClaimRow:
    """Add a claim without any decision: it is only proposed until one is made."""
    day = Day.parse(draft.happened_on) if draft.happened_on else None
    row = ClaimRow(
        programme_id=ids.programme,
        key=key,
        version=version,
        team_id=ids.teams[draft.team] if draft.team else None,
        stage_id=ids.stages[draft.stage],
        event=draft.event,
        happened_on=draft.happened_on,
        precision=(day.precision if day else Precision.UNKNOWN).value,
        recorded_at=recorded_at,
        text_en=draft.text_en,
        text_ko=draft.text_ko,
        value=dict(draft.value),
        reason=draft.reason,
        plan=dict(draft.plan) if draft.plan is not None else None,
        verification=draft.verification,
        note=draft.note,
    )
    row.citations = [
        ClaimSourceRow(source_id=ids.sources[source], position=at, quote=draft.quotes.get(source))
        for at, source in enumerate(draft.sources)
    ]
    row.decisions = []
    session.add(row)
    return row


def draft_of(row: ClaimRow, ids: Ids) -> Draft:
    """What a stored claim says, to compare with another draft."""
    team = {number: slug for slug, number in ids.teams.items()}
    stage = {number: slug for slug, number in ids.stages.items()}
    source = {number: slug for slug, number in ids.sources.items()}
    return Draft(
        team=team[row.team_id] if row.team_id is not None else None,
        stage=stage[row.stage_id],
        event=row.event,
        happened_on=row.happened_on,
        text_en=row.text_en,
        text_ko=row.text_ko,
        value=row.value,
        reason=row.reason,
        plan=row.plan,
        verification=row.verification,
        note=row.note,
        sources=tuple(source[one.source_id] for one in row.citations),
        quotes={source[one.source_id]: one.quote for one in row.citations if one.quote},
    )


def decide(
    session: Session,
    row: ClaimRow,
    verdict: Verdict,
    *,
    at: datetime,
    by: int | None = None,
    why: str | None = None,
    update: int | None = None,
) -> None:
    """Add a decision after those already there; `by` is a curator's row id, None the programme file.

    Raises AlreadyDecided where someone else decided meanwhile.
    """
    earlier = row.decisions
    moment = max([at, *(one.at for one in earlier)])
    row.decisions.append(
        DecisionRow(
            seq=len(earlier) + 1, verdict=verdict, curator_id=by, at=moment, why=why, update_id=update
        )
    )
    try:
        session.flush()
    except IntegrityError as error:
        raise AlreadyDecided(f"claim {row.key} was decided meanwhile", claim=row.key) from error


def newest(session: Session, programme: int, key: str) -> ClaimRow:
    """The newest version of a claim; raises NoSuchClaim."""
    row = session.scalar(
        select(ClaimRow)
        .where(ClaimRow.programme_id == programme, ClaimRow.key == key)
        .options(selectinload(ClaimRow.decisions), selectinload(ClaimRow.citations))
        .order_by(ClaimRow.version.desc())
        .limit(1)
    )
    if row is None:
        raise NoSuchClaim(f"there is no claim {key!r}", claim=key)
    return row


def moved(session: Session, programme: int) -> None:
    """Bump `fact_revision` and tell other processes when this transaction commits."""
    session.execute(
        updating(ProgrammeRow)
        .where(ProgrammeRow.id == programme)
        .values(fact_revision=ProgrammeRow.fact_revision + 1)
        .execution_options(synchronize_session="fetch")
    )
    announce(session.connection())
