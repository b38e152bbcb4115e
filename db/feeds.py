"""Feeds: who is followed, when each is due, how reading them went. Functions never commit.

A round takes the feeds that are due for a while (`take_due`), so that two programs never read one at once, and
says of each how it went. `at` is an aware moment, a reason the key of a sentence.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import delete, func, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from answers.days import Day, today
from answers.errors import FeedKnown, NoSuchFeed, TooManyFeeds
from answers.terms import ArticleState, FeedNotice, FeedState, ProposalState
from db.claims import ids_of, moved
from db.models import ArticleRow, FeedNoticeRow, FeedRow, ProgrammeRow, ProposalRow, ProposalSourceRow

MOST_FEEDS = 100  # of one programme
TAKEN = timedelta(minutes=6)  # how long a round has a feed; a round takes less
DOWN_AFTER = 3  # failures in a row before curators are told
LONGEST_TITLE = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed as it stands. `programme` is a slug; `failures` are those in a row, for `reason`."""

    id: int
    programme: str
    address: str
    title: str
    official: bool
    trusted: bool
    state: FeedState
    etag: str | None
    modified: str | None
    added_at: datetime
    next_at: datetime
    tried_at: datetime | None
    read_at: datetime | None
    failures: int
    failing_since: datetime | None
    reason: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedHealth:
    """A feed with what came of it: `articles` and `unreadable` of them; its proposals by how they were decided."""

    feed: Feed
    articles: int
    unreadable: int
    proposals: dict[ProposalState, int]


def add(
    session: Session,
    slug: str,
    address: str,
    *,
    at: datetime,
    title: str = "",
    official: bool = False,
    by: int | None = None,
) -> Feed:
    """Follow a feed from now on; `official` is what its organisers publish. Raises FeedKnown, TooManyFeeds."""
    programme = ids_of(session, slug).programme
    of_it = FeedRow.programme_id == programme
    if session.scalar(select(FeedRow.id).where(of_it, FeedRow.address == address)) is not None:
        raise FeedKnown("the feed is followed already")
    if (session.scalar(select(func.count()).select_from(FeedRow).where(of_it)) or 0) >= MOST_FEEDS:
        raise TooManyFeeds(f"{MOST_FEEDS} feeds are followed", limit=MOST_FEEDS)
    row = FeedRow(
        programme_id=programme, address=address, title=title[:LONGEST_TITLE], official=official,
        state=FeedState.ACTIVE, added_at=at, curator_id=by, next_at=at, failures=0,
    )  # fmt: skip
    session.add(row)
    try:
        session.flush()
    except IntegrityError as error:
        raise FeedKnown("the feed is followed already") from error
    return _feed(row, slug)


def feeds(session: Session, slug: str | None = None) -> tuple[Feed, ...]:
    """Every feed, or those of one programme, oldest first."""
    wanted = select(FeedRow, ProgrammeRow.slug).join(ProgrammeRow, ProgrammeRow.id == FeedRow.programme_id)
    if slug is not None:
        wanted = wanted.where(ProgrammeRow.slug == slug)
    return tuple(_feed(row, name) for row, name in session.execute(wanted.order_by(FeedRow.id)))


def find(session: Session, slug: str, named: str) -> Feed:
    """The feed of a programme with that number or address; raises NoSuchFeed."""
    found = [one for one in feeds(session, slug) if named in {str(one.id), one.address}]
    if not found:
        raise NoSuchFeed(f"no feed is called {named[:80]!r}", named=named[:80])
    return found[0]


def pause(session: Session, feed_id: int) -> None:
    """Leave a feed alone until it is resumed; raises NoSuchFeed."""
    _row(session, feed_id).state = FeedState.PAUSED


def resume(session: Session, feed_id: int, *, at: datetime) -> None:
    """Read a feed again, at once, as if it had never failed; raises NoSuchFeed."""
    row = _row(session, feed_id)
    row.state, row.next_at = FeedState.ACTIVE, at
    row.failures, row.failing_since, row.reason = 0, None, None
    _forget_untold(session, feed_id)


def remove(session: Session, feed_id: int) -> None:
    """Follow it no longer; what it proposed stays. Raises NoSuchFeed."""
    row = _row(session, feed_id)
    session.execute(
        delete(ArticleRow).where(ArticleRow.feed_id == feed_id, ArticleRow.state == ArticleState.WAITING)
    )
    session.execute(update(ArticleRow).where(ArticleRow.feed_id == feed_id).values(feed_id=None))
    session.execute(delete(FeedNoticeRow).where(FeedNoticeRow.feed_id == feed_id))
    session.delete(row)
    session.flush()


def take_due(
    session: Session, *, now: datetime, most: int, only: Collection[int] | None = None
) -> tuple[Feed, ...]:
    """Take at most `most` due feeds for TAKEN, those that went well first; `only` these, due or not."""
    wanted = (
        select(FeedRow, ProgrammeRow.slug)
        .join(ProgrammeRow, ProgrammeRow.id == FeedRow.programme_id)
        .where(FeedRow.state == FeedState.ACTIVE)
        .order_by(FeedRow.failures, FeedRow.next_at, FeedRow.id)
        .limit(most)
        .with_for_update(of=FeedRow, skip_locked=True)
    )
    # A moment further away than any wait is left over from before the clock went back.
    due = (FeedRow.next_at <= now) | (FeedRow.next_at > now + timedelta(days=2))
    rows = session.execute(wanted.where(due if only is None else FeedRow.id.in_(only))).all()
    for row, _slug in rows:
        row.next_at = now + TAKEN
    session.flush()
    return tuple(_feed(row, slug) for row, slug in rows)


def next_due(session: Session) -> datetime | None:
    """When the next feed is due; None where none is followed."""
    return session.scalar(select(func.min(FeedRow.next_at)).where(FeedRow.state == FeedState.ACTIVE))


def settle_read(
    session: Session,
    feed_id: int,
    *,
    at: datetime,
    next_at: datetime,
    etag: str | None,
    modified: str | None,
    title: str = "",
) -> None:
    """It was read, or told that nothing had changed; nothing happens where it was removed meanwhile."""
    row = session.get(FeedRow, feed_id)
    if row is None:
        return
    if row.failing_since is not None and not _forget_untold(session, feed_id) and _was_told(row):
        session.add(FeedNoticeRow(feed_id=feed_id, kind=FeedNotice.WELL, at=at))
    row.failures, row.failing_since, row.reason = 0, None, None
    row.tried_at = row.read_at = at
    row.next_at, row.etag, row.modified = next_at, etag, modified
    row.title = row.title or title[:LONGEST_TITLE]
    session.flush()


def settle_failed(session: Session, feed_id: int, *, at: datetime, next_at: datetime, reason: str) -> None:
    """It could not be read; curators are told once, when it has failed DOWN_AFTER times in a row."""
    row = session.get(FeedRow, feed_id)
    if row is None:
        return
    row.failures, row.reason = row.failures + 1, reason
    row.failing_since = row.failing_since or at
    row.tried_at, row.next_at = at, next_at
    if row.failures == DOWN_AFTER:
        session.add(FeedNoticeRow(feed_id=feed_id, kind=FeedNotice.DOWN, reason=reason, at=at))
    session.flush()


def settle_round(session: Session, slugs: Collection[str], *, at: datetime) -> None:
    """Feeds of these programmes were read with success: `checked_on` of their answers is that day from now on."""
    for row in session.scalars(select(ProgrammeRow).where(ProgrammeRow.slug.in_(slugs))):
        zone, before = ZoneInfo(row.timezone), row.feeds_read_at
        row.feeds_read_at = max(at, before) if before else at
        session.flush()
        if before is None or today(before, zone) < today(at, zone):
            moved(session, row.id)  # once a day: answers are made from facts in memory


def checked_on(row: ProgrammeRow) -> date:
    """When the facts of a programme were compiled, or its feeds last read with success if that was later."""
    compiled = Day.parse(row.compiled_on).last
    if row.feeds_read_at is None:
        return compiled
    return max(compiled, today(row.feeds_read_at, ZoneInfo(row.timezone)))


def health(session: Session, slug: str | None = None) -> tuple[FeedHealth, ...]:
    """Every feed with what came of it, oldest first."""
    articles: dict[tuple[int | None, bool], int] = {}
    is_unreadable = ArticleRow.state == ArticleState.UNREADABLE
    counted = select(ArticleRow.feed_id, is_unreadable, func.count()).group_by(
        ArticleRow.feed_id, is_unreadable
    )
    for feed_id, unreadable, count in session.execute(counted):
        articles[feed_id, bool(unreadable)] = count
    proposals: dict[tuple[int | None, ProposalState], int] = {}
    decided = (
        select(ArticleRow.feed_id, ProposalRow.state, func.count(ProposalRow.id.distinct()))
        .join(ProposalSourceRow, ProposalSourceRow.article_id == ArticleRow.id)
        .join(ProposalRow, ProposalRow.id == ProposalSourceRow.proposal_id)
        .group_by(ArticleRow.feed_id, ProposalRow.state)
    )
    for feed_id, state, count in session.execute(decided):
        proposals[feed_id, state] = count
    return tuple(
        FeedHealth(
            feed=one,
            articles=articles.get((one.id, False), 0) + articles.get((one.id, True), 0),
            unreadable=articles.get((one.id, True), 0),
            proposals={state: proposals.get((one.id, state), 0) for state in ProposalState},
        )
        for one in feeds(session, slug)
    )


def _was_told(row: FeedRow) -> bool:
    return row.failures >= DOWN_AFTER


def _forget_untold(session: Session, feed_id: int) -> Sequence[int]:
    """An outage that is over before anybody was told of it is not told at all."""
    gone = delete(FeedNoticeRow).where(FeedNoticeRow.feed_id == feed_id, FeedNoticeRow.told_at.is_(None))
    return session.scalars(gone.returning(FeedNoticeRow.id)).all()


def _row(session: Session, feed_id: int) -> FeedRow:
    row = session.get(FeedRow, feed_id)
    if row is None:
        raise NoSuchFeed(f"there is no feed {feed_id}", named=str(feed_id))
    return row


def _feed(row: FeedRow, slug: str) -> Feed:
    return Feed(
        id=row.id, programme=slug, address=row.address, title=row.title, official=row.official, trusted=row.trusted, state=row.state,
        etag=row.etag, modified=row.modified, added_at=row.added_at, next_at=row.next_at, tried_at=row.tried_at,
        read_at=row.read_at, failures=row.failures, failing_since=row.failing_since, reason=row.reason,
    )  # fmt: skip
