"""The messages in review channels: what is to be posted, what to be mended, what is done. Functions never commit.

A card is reserved before it is sent and settled after; one that was reserved and never settled may have been sent.
"""

import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from answers.terms import ProposalState
from db.claims import ids_of
from db.models import ArticleRow, ProposalRow, ProposalSourceRow, ReviewCardRow
from db.proposed import StoredProposal, loaded
from db.reviews import Edit, Review, edits

MOST_NEW = 50  # proposals posted after one look; the others follow after the next
MOST_MENDED = 200  # cards that are kept up to date, the newest


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A message that is posted, or may be (`message_id` None). It is about a proposal, or about an article."""

    id: int
    proposal: int | None
    article: int | None
    guild_id: int
    channel_id: int
    token: str
    message_id: int | None
    shown: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What there is to post and to mend. `proposals` are all it is about by id, `of_article` which each article made.

    `new` are the open ones without a card in the channel of review, `batched` the articles that have a message there.
    """

    new: tuple[int, ...]
    cards: tuple[Card, ...]
    proposals: dict[int, StoredProposal]
    edits: dict[int, Edit]
    of_article: dict[int, tuple[int, ...]]
    batched: frozenset[int]


def look(session: Session, review: Review) -> Look:
    """What there is to post and to mend of a programme."""
    programme = ids_of(session, review.programme).programme
    there = ReviewCardRow.channel_id == review.channel_id
    carded = select(ReviewCardRow.proposal_id).where(there, ReviewCardRow.proposal_id.is_not(None))
    new = loaded(
        session,
        ProposalRow.programme_id == programme,
        ProposalRow.state == ProposalState.OPEN,
        ProposalRow.id.not_in(carded),
        most=MOST_NEW,
    )
    cards = _cards(session, programme)
    known = {one.id: one for one in new}
    known |= _load(session, {one.proposal for one in cards if one.proposal} - known.keys())
    articles = {one.article for one in cards if one.article}
    articles |= {one.sources[0].article_id for one in known.values() if one.sources}
    of_article = _of_articles(session, articles)
    known |= _load(session, {one for theirs in of_article.values() for one in theirs} - known.keys())
    batched = session.scalars(
        select(ReviewCardRow.article_id).where(there, ReviewCardRow.article_id.in_(articles))
    )
    return Look(
        new=tuple(one.id for one in new),
        cards=cards,
        proposals=known,
        edits=edits(session, known.keys()),
        of_article=of_article,
        batched=frozenset(one for one in batched if one is not None),
    )


def reserve(
    session: Session,
    review: Review,
    *,
    proposal: int | None = None,
    article: int | None = None,
    at: datetime,
) -> Card | None:
    """A card that is about to be posted; None where somebody else has it."""
    row = ReviewCardRow(
        proposal_id=proposal, article_id=article, guild_id=review.guild_id, channel_id=review.channel_id,
        token=secrets.token_hex(8), shown="", over=False, at=at,
    )  # fmt: skip
    session.add(row)
    try:
        session.flush()
    except IntegrityError:
        session.rollback()
        return None
    return _card(row)


def posted(session: Session, card_id: int, message_id: int, *, shown: str, over: bool) -> None:
    """The card stands in its channel, showing that."""
    values = {"message_id": message_id, "shown": shown, "over": over}
    session.execute(update(ReviewCardRow).where(ReviewCardRow.id == card_id).values(**values))


def gone(session: Session, card_id: int) -> None:
    """Its message was deleted: where there is still something to decide it is posted anew."""
    session.execute(delete(ReviewCardRow).where(ReviewCardRow.id == card_id))


def _cards(session: Session, programme: int) -> tuple[Card, ...]:
    """The cards of a programme that may still change, oldest first."""
    proposals = select(ProposalRow.id).where(ProposalRow.programme_id == programme)
    articles = select(ArticleRow.id).where(ArticleRow.programme_id == programme)
    rows = session.scalars(
        select(ReviewCardRow)
        .where(ReviewCardRow.over.is_(False))
        .where(ReviewCardRow.proposal_id.in_(proposals) | ReviewCardRow.article_id.in_(articles))
        .order_by(ReviewCardRow.id.desc())
        .limit(MOST_MENDED)
    )
    return tuple(map(_card, rows))[::-1]


def _load(session: Session, ids: Collection[int]) -> dict[int, StoredProposal]:
    found = loaded(session, ProposalRow.id.in_(ids), most=len(ids)) if ids else ()
    return {one.id: one for one in found}


def _of_articles(session: Session, articles: Collection[int]) -> dict[int, tuple[int, ...]]:
    """The proposals that each article was the first to make."""
    first = (
        select(ProposalSourceRow.proposal_id, func.min(ProposalSourceRow.id).label("first"))
        .group_by(ProposalSourceRow.proposal_id)
        .subquery()
    )
    rows = session.execute(
        select(ProposalSourceRow.article_id, ProposalSourceRow.proposal_id)
        .join(first, first.c.first == ProposalSourceRow.id)
        .where(ProposalSourceRow.article_id.in_(articles))
        .order_by(ProposalSourceRow.proposal_id)
    )
    found: dict[int, list[int]] = {}
    for article, proposal in rows:
        found.setdefault(article, []).append(proposal)
    return {article: tuple(theirs) for article, theirs in found.items()}


def _card(row: ReviewCardRow) -> Card:
    return Card(
        id=row.id, proposal=row.proposal_id, article=row.article_id, guild_id=row.guild_id,
        channel_id=row.channel_id, token=row.token, message_id=row.message_id, shown=row.shown,
    )  # fmt: skip
