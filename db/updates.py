"""Updates and their deliveries: written in the transaction of the decision that made them. Never commits."""

import logging
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from answers.changes import changes
from answers.days import today
from answers.fact_book import FactBook
from answers.subscriptions import WAITING, Subscription
from answers.terms import Announce, DeliveryState, ProgrammeId, Task
from answers.updates import (
    Update,
    amendment_from_json,
    amendment_to_json,
    amendments,
    change_from_json,
    change_to_json,
)
from db.models import DeliveryRow, ProgrammeRow, UpdateRow
from db.subscriptions import followers

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """An update with who gets it and who does not, and the earlier ones that it amends where they were told."""

    update: Update
    before: FactBook
    after: FactBook
    receivers: tuple[Subscription, ...]
    others: tuple[Subscription, ...]
    amended: tuple[Update, ...]
    edits: int  # how many posted messages will be mended


def new_update(
    session: Session, programme: int, *, by: int | None, at: datetime, why: str | None, announce: Announce
) -> UpdateRow:
    """The row that the decisions made together refer to; what it changed is not known yet."""
    row = UpdateRow(
        programme_id=programme,
        at=at,
        curator_id=by,
        why=why,
        announce=announce,
        revision=0,
        changes=[],
        amendments=[],
        version=0,
    )
    session.add(row)
    session.flush()
    return row


def record(session: Session, row: UpdateRow, before: FactBook, after: FactBook) -> Recorded:
    """Work out what the decisions of an update changed, and fill the outbox with it."""
    slug = after.programme.id
    found = changes(before, after, today(row.at, after.programme.zone))
    row.changes = [change_to_json(one) for one in found]
    row.revision = after.revision
    session.flush()
    update = update_of(row, slug)
    everyone = followers(session, slug)
    receivers = tuple(one for one in everyone if one.state in WAITING and one.shown(update))
    told = {one.id for one in receivers}
    _post(session, update, receivers)
    amended, edits = _amend(session, row.programme_id, update, {one.id: one for one in everyone})
    return Recorded(
        update=update,
        before=before,
        after=after,
        receivers=receivers,
        others=tuple(one for one in everyone if one.id not in told),
        amended=amended,
        edits=edits,
    )


def update_of(row: UpdateRow, slug: str) -> Update:
    """The value of a row."""
    return Update(
        id=row.id,
        programme=ProgrammeId(slug),
        at=row.at,
        changes=tuple(map(change_from_json, row.changes)),
        announce=row.announce,
        why=row.why,
        amendments=tuple(map(amendment_from_json, row.amendments)),
        version=row.version,
    )


def load_update(session: Session, update_id: int) -> Update | None:
    """An update by its id."""
    found = session.execute(
        select(UpdateRow, ProgrammeRow.slug).join(ProgrammeRow).where(UpdateRow.id == update_id)
    ).one_or_none()
    return update_of(found[0], found[1]) if found else None


def _post(session: Session, update: Update, receivers: Sequence[Subscription]) -> None:
    to = [
        _To(subscription=one.id, token=secrets.token_hex(8), indexes=one.shown(update)) for one in receivers
    ]
    _fill(session, update, Task.POST, 0, to)


def _amend(
    session: Session, programme: int, by: Update, everyone: dict[int, Subscription]
) -> tuple[tuple[Update, ...], int]:
    """Note on every earlier update what `by` says of it, and have its messages edited."""
    earlier = session.scalars(
        select(UpdateRow).where(UpdateRow.programme_id == programme, UpdateRow.id < by.id)
    )
    amended, edits = [], 0
    for row in earlier:
        try:
            told = update_of(row, by.programme)
        except (KeyError, TypeError, ValueError) as error:  # of another version of the program
            log.warning("update.unreadable", extra={"update": row.id, "reason": type(error).__name__})
            continue
        found = amendments(told, by)
        if not found:
            continue
        row.amendments = [*row.amendments, *map(amendment_to_json, found)]
        row.version += 1
        session.flush()
        posted = _posted(session, row.id)
        indexes = {one.index for one in found}
        theirs = [one for one in posted if one.subscription in everyone and indexes & set(one.indexes)]
        _fill(session, update_of(row, by.programme), Task.EDIT, row.version, theirs)
        amended.append(update_of(row, by.programme))
        edits += len(theirs)
    return tuple(amended), edits


@dataclass(frozen=True, slots=True, kw_only=True)
class _To:
    """A subscription that is told of an update: the token of its message, and which changes that shows."""

    subscription: int
    token: str
    indexes: tuple[int, ...]


def _posted(session: Session, update_id: int) -> list[_To]:
    """The subscriptions that were, or will be, told of an update."""
    rows = session.execute(
        select(DeliveryRow.subscription_id, DeliveryRow.token, DeliveryRow.indexes).where(
            DeliveryRow.update_id == update_id,
            DeliveryRow.task == Task.POST,
            DeliveryRow.state.in_([DeliveryState.PENDING, DeliveryState.DONE]),
        )
    )
    return [_To(subscription=one, token=token, indexes=tuple(indexes)) for one, token, indexes in rows]


def _fill(session: Session, update: Update, task: Task, version: int, to: Iterable[_To]) -> None:
    """One delivery for each subscription, due at once: without a time, so that no clock can hold it back."""
    rows = [
        {
            "update_id": update.id,
            "subscription_id": one.subscription,
            "task": task,
            "version": version,
            "token": one.token,
            "indexes": list(one.indexes),
            "state": DeliveryState.PENDING,
            "touched_at": update.at,
            "attempts": 0,
            "maybe_doubled": False,
            "shown": "",
        }
        for one in to
    ]
    if rows:
        session.execute(insert(DeliveryRow), rows)
