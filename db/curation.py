"""What curators do to claims. Decisions are only ever added, and each of them goes down one road, `decide_on`.

Functions take the session and never commit. `at` is an aware moment; `by` a curator's row id. What is decided
together makes one update, with its deliveries, in the same transaction.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from answers.errors import AlreadyDecided, NothingToUndo
from answers.terms import Announce, Tier, Verdict
from db.claims import Draft, Ids, decide, draft_of, ids_of, insert, moved, newest
from db.facts import load_facts
from db.models import ClaimRow, CuratorRow, DecisionRow, ProgrammeRow, SourceRow, UpdateRow
from db.updates import Recorded, new_update, record


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSource:
    """A page that a curator cites; one whose slug is known already stays as it is."""

    slug: str
    publisher: str
    url: str
    language: str
    official: bool
    published_on: str | None = None
    seen: str = "curator"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFact:
    """A claim under a new key, accepted at once."""

    key: str
    draft: Draft


@dataclass(frozen=True, slots=True, kw_only=True)
class NewVersion:
    """A claim that says something else from now on. `seen` is the version that the curator looked at."""

    key: str
    seen: int
    draft: Draft


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """A verdict on the newest version of a claim. `seen` counts the decisions the curator looked at, if any did."""

    key: str
    verdict: Verdict
    seen: int | None = None


Act = NewFact | NewVersion | Ruling


def decide_on(
    session: Session,
    slug: str,
    acts: Sequence[Act],
    *,
    by: int,
    at: datetime,
    why: str | None = None,
    announce: Announce = Announce.USUAL,
    sources: Sequence[NewSource] = (),
) -> Recorded:
    """Carry out what was decided together: claims, decisions, the update and its deliveries.

    Raises AlreadyDecided where somebody else decided on one of the claims since it was looked at, NoSuchClaim.
    """
    hold(session, slug)
    before = load_facts(session, slug)
    programme = ids_of(session, slug).programme
    update = new_update(session, programme, by=by, at=at, why=why, announce=announce)
    _cite(session, programme, sources)
    ids = ids_of(session, slug)
    for act in acts:
        _carry_out(session, ids, act, by=by, at=at, why=why, update=update.id)
    moved(session, programme)
    session.flush()
    return record(session, update, before, load_facts(session, slug))


def hold(session: Session, slug: str) -> None:
    """Let nobody else decide on that programme before this transaction ends: what changes is worked out in it.

    SQLite lets one writer in at a time anyway.
    """
    session.execute(select(ProgrammeRow.id).where(ProgrammeRow.slug == slug).with_for_update())


def undoing(session: Session, slug: str, *, by: int) -> tuple[UpdateRow, tuple[Act, ...]]:
    """The last update of a curator that still stands, and what takes it back.

    Raises NothingToUndo where there is none, or where others have decided on the same claims since.
    """
    programme = ids_of(session, slug).programme
    row = session.scalar(
        select(UpdateRow)
        .where(UpdateRow.programme_id == programme, UpdateRow.curator_id == by)
        .order_by(UpdateRow.id.desc())
        .limit(1)
    )
    if row is None:
        raise NothingToUndo(f"curator {by} has decided nothing")
    return row, _opposite(session, ids_of(session, slug), row)


def curator(session: Session, name: str, user_id: int | None = None) -> int:
    """The row id of the curator with that account, or else of that name, who is added if new."""
    known = CuratorRow.name == name if user_id is None else CuratorRow.user_id == user_id
    row = session.scalar(select(CuratorRow).where(known))
    if row is None:
        row = CuratorRow(name=name[:100], user_id=user_id)
        session.add(row)
        session.flush()
    return row.id


def propose(session: Session, slug: str, key: str, draft: Draft, *, at: datetime) -> None:
    """Record a claim that nobody has decided on; it changes no answer yet."""
    insert(session, ids_of(session, slug), draft, key=key, version=1, recorded_at=at)
    session.flush()


def accept(
    session: Session, slug: str, key: str, *, by: int, at: datetime, why: str | None = None
) -> Recorded:
    return decide_on(session, slug, [Ruling(key=key, verdict=Verdict.ACCEPTED)], by=by, at=at, why=why)


def reject(session: Session, slug: str, key: str, *, by: int, at: datetime, why: str) -> Recorded:
    return decide_on(session, slug, [Ruling(key=key, verdict=Verdict.REJECTED)], by=by, at=at, why=why)


def retract(session: Session, slug: str, key: str, *, by: int, at: datetime, why: str) -> Recorded:
    return decide_on(session, slug, [Ruling(key=key, verdict=Verdict.RETRACTED)], by=by, at=at, why=why)


def correct(
    session: Session, slug: str, key: str, draft: Draft, *, by: int, at: datetime, why: str
) -> Recorded:
    """Replace a claim by a new version; the old one stays, superseded, and answers earlier `known_at`."""
    seen = newest(session, ids_of(session, slug).programme, key).version
    return decide_on(session, slug, [NewVersion(key=key, seen=seen, draft=draft)], by=by, at=at, why=why)


def _carry_out(
    session: Session, ids: Ids, act: Act, *, by: int, at: datetime, why: str | None, update: int
) -> None:
    match act:
        case NewFact(key=key, draft=draft):
            row = insert(session, ids, draft, key=key, version=1, recorded_at=at)
            decide(session, row, Verdict.ACCEPTED, by=by, at=at, why=why, update=update)
        case NewVersion(key=key, seen=seen, draft=draft):
            old = newest(session, ids.programme, key)
            if old.version != seen:
                raise AlreadyDecided(f"claim {key} has a newer version", claim=key)
            new = insert(session, ids, draft, key=key, version=old.version + 1, recorded_at=at)
            session.flush()
            decide(session, old, Verdict.SUPERSEDED, by=by, at=at, why=why, update=update)
            decide(session, new, Verdict.ACCEPTED, by=by, at=at, why=why, update=update)
        case Ruling(key=key, verdict=verdict, seen=seen_decisions):
            row = newest(session, ids.programme, key)
            if seen_decisions is not None and len(row.decisions) != seen_decisions:
                raise AlreadyDecided(f"claim {key} was decided meanwhile", claim=key)
            decide(session, row, verdict, by=by, at=at, why=why, update=update)


def _opposite(session: Session, ids: Ids, update: UpdateRow) -> tuple[Act, ...]:
    """What takes back each decision of an update; superseding is taken back with what superseded."""
    made = session.execute(
        select(DecisionRow, ClaimRow)
        .join(ClaimRow)
        .where(DecisionRow.update_id == update.id, DecisionRow.verdict != Verdict.SUPERSEDED)
        .options(selectinload(ClaimRow.decisions), selectinload(ClaimRow.citations))
        .order_by(DecisionRow.id)
    ).all()
    return tuple(_opposite_of(session, ids, decision, claim) for decision, claim in made)


def _opposite_of(session: Session, ids: Ids, decision: DecisionRow, claim: ClaimRow) -> Act:
    last = newest(session, ids.programme, claim.key)
    if last.id != claim.id or claim.decisions[-1].id != decision.id:
        raise NothingToUndo(f"claim {claim.key} was decided on since", claim=claim.key)
    if decision.verdict is not Verdict.ACCEPTED:
        return Ruling(key=claim.key, verdict=Verdict.ACCEPTED, seen=len(claim.decisions))
    if decision.seq > 1 or claim.version == 1:
        return Ruling(key=claim.key, verdict=Verdict.RETRACTED, seen=len(claim.decisions))
    before = session.scalars(
        select(ClaimRow)
        .where(ClaimRow.programme_id == ids.programme, ClaimRow.key == claim.key)
        .where(ClaimRow.version == claim.version - 1)
        .options(selectinload(ClaimRow.citations))
    ).one()
    return NewVersion(key=claim.key, seen=claim.version, draft=draft_of(before, ids))


def _cite(session: Session, programme: int, sources: Sequence[NewSource]) -> None:
    known = set(session.scalars(select(SourceRow.slug).where(SourceRow.programme_id == programme)))
    session.add_all(
        SourceRow(
            programme_id=programme,
            slug=one.slug,
            publisher=one.publisher,
            url=one.url,
            language=one.language,
            published_on=one.published_on,
            official=one.official,
            tier=Tier.OFFICIAL if one.official else Tier.TRADE_PRESS,
            seen=one.seen,
        )
        for one in {one.slug: one for one in sources}.values()
        if one.slug not in known
    )
    session.flush()
