"""Articles that feeds told of, and how far each has come; their texts are not kept. Functions never commit.

An entry is new when its feed never said the same before, whatever its id, address and date are now.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from answers.days import Day
from answers.terms import ArticleState
from db.claims import ids_of
from db.models import ArticleRow, FeedRow, ProposalSourceRow

MOST_ATTEMPTS = 4  # to read a page before it is given up
KEPT = timedelta(days=400)  # longer than feeds show their entries
_CUT = {"title": 300, "publisher": 200, "address": 2000}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What is known of an article besides its text. `doubtful`: its date lay ahead and was taken as today."""

    fingerprint: str
    title: str
    address: str | None = None
    publisher: str | None = None
    language: str | None = None
    published_on: Day | None = None
    doubtful: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """An article to be read; `attempts` have failed."""

    id: int
    feed_id: int | None
    attempts: int
    told: Told


def note(session: Session, feed_id: int, entries: Sequence[Told], *, at: datetime) -> None:
    """Keep the entries of a feed that are new; they wait to be read. Nothing where the feed was removed."""
    feed = session.get(FeedRow, feed_id)
    if feed is None:
        return
    of_feed = select(ArticleRow.fingerprint).where(ArticleRow.feed_id == feed_id)
    known = set(
        session.scalars(of_feed.where(ArticleRow.fingerprint.in_([one.fingerprint for one in entries])))
    )
    for one in entries:
        if one.fingerprint not in known:
            known.add(one.fingerprint)
            session.add(_row(feed.programme_id, feed_id, one, ArticleState.WAITING, at))
    session.flush()


def waiting(session: Session, feed_id: int, *, most: int) -> tuple[Waiting, ...]:
    """The articles of a feed that are to be read: those that failed least first, then as the feed had them."""
    rows = session.scalars(
        select(ArticleRow)
        .where(ArticleRow.feed_id == feed_id, ArticleRow.state == ArticleState.WAITING)
        .order_by(ArticleRow.attempts, ArticleRow.id)
        .limit(most)
    )
    return tuple(Waiting(id=row.id, feed_id=feed_id, attempts=row.attempts, told=_told(row)) for row in rows)


def keep(session: Session, slug: str, told: Told, text_hash: str, *, at: datetime) -> int:
    """Keep an article that came from no feed and is read; its row id. The same text is kept once."""
    programme = ids_of(session, slug).programme
    same = (ArticleRow.programme_id == programme) & (ArticleRow.text_hash == text_hash)
    known = session.scalar(select(ArticleRow.id).where(same, ArticleRow.address == told.address).limit(1))
    if known is not None:
        return known
    row = _row(programme, None, told, ArticleState.READ, at)
    row.text_hash, row.read_at = text_hash, at
    session.add(row)
    session.flush()
    return row.id


def mark_read(session: Session, article_id: int, told: Told, text_hash: str, *, at: datetime) -> bool:
    """It was read; False where the very text was read at this address before, or the article is gone."""
    row = session.get(ArticleRow, article_id)
    if row is None:
        return False
    before = session.scalar(
        select(ArticleRow.id)
        .where(ArticleRow.programme_id == row.programme_id, ArticleRow.text_hash == text_hash)
        .where(ArticleRow.address == told.address, ArticleRow.id != article_id)
        .limit(1)
    )
    row.state, row.text_hash, row.read_at, row.reason = ArticleState.READ, text_hash, at, None
    row.title, row.address = told.title[: _CUT["title"]], told.address
    row.publisher = told.publisher[: _CUT["publisher"]] if told.publisher else None
    row.language, row.doubtful = told.language, told.doubtful
    row.published_on = str(told.published_on) if told.published_on else None
    session.flush()
    return before is None


def mark_failed(session: Session, article_id: int, reason: str, *, again: bool) -> None:
    """It could not be read; with `again` it waits for another attempt, at most MOST_ATTEMPTS in all."""
    row = session.get(ArticleRow, article_id)
    if row is None:
        return
    row.attempts, row.reason = row.attempts + 1, reason
    if not again or row.attempts >= MOST_ATTEMPTS:
        row.state = ArticleState.UNREADABLE
    session.flush()


def forget_old(session: Session, *, now: datetime) -> int:
    """Forget articles that nothing was proposed from, long after their feed told of them; how many."""
    used = select(ProposalSourceRow.article_id)
    gone = session.execute(
        delete(ArticleRow)
        .where(ArticleRow.seen_at < now - KEPT, ArticleRow.id.not_in(used))
        .returning(ArticleRow.id)
    )
    return len(gone.all())


def _row(programme: int, feed_id: int | None, told: Told, state: ArticleState, at: datetime) -> ArticleRow:
    fits = told.address is not None and len(told.address) <= _CUT["address"]
    return ArticleRow(
        programme_id=programme, feed_id=feed_id, fingerprint=told.fingerprint, title=told.title[: _CUT["title"]],
        address=told.address if fits else None, publisher=told.publisher[: _CUT["publisher"]] if told.publisher else None,
        language=told.language, published_on=str(told.published_on) if told.published_on else None,
        doubtful=told.doubtful, state=state, seen_at=at, attempts=0,
    )  # fmt: skip


def _told(row: ArticleRow) -> Told:
    return Told(
        fingerprint=row.fingerprint, title=row.title, address=row.address, publisher=row.publisher, language=row.language,
        published_on=Day.parse(row.published_on) if row.published_on else None, doubtful=row.doubtful,
    )  # fmt: skip
