"""How proposals are reviewed: in which channel, whether two curators are asked, what was edited, what a rule may accept.

Functions take the session and never commit. `at` is an aware moment; `by` a curator's row id.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from answers.days import Day
from answers.errors import NoSuchFeed
from answers.terms import Event, ProposalRelation, ProposalState, StageId, TeamId
from db.claims import ids_of
from db.curators import RULE
from db.models import (
    ArticleRow,
    CuratorRow,
    FeedRow,
    ProgrammeRow,
    ProposalRow,
    ProposalSourceRow,
    ReviewEditRow,
    ReviewRow,
)
from db.proposed import StoredProposal, loaded


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """Where the proposals of a programme (a slug) are reviewed; `second`: an outcome needs two curators."""

    programme: str
    guild_id: int
    channel_id: int
    second: bool
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """What a curator made of a proposal, in ids of the programme. `by` is the curator's name."""

    team: TeamId
    event: Event
    stage: StageId
    happened_on: Day | None
    note: str
    by: str = ""


def reviews(session: Session) -> tuple[Review, ...]:
    """Every programme's place of review, where one was chosen."""
    rows = session.execute(
        select(ReviewRow, ProgrammeRow.slug).join(ProgrammeRow, ProgrammeRow.id == ReviewRow.programme_id)
    )
    return tuple(
        Review(
            programme=slug,
            guild_id=row.guild_id,
            channel_id=row.channel_id,
            second=row.second,
            since=row.since,
        )
        for row, slug in rows
    )


def review_of(session: Session, slug: str) -> Review | None:
    """The place of review of a programme; None where none was chosen."""
    return next((one for one in reviews(session) if one.programme == slug), None)


def review_here(
    session: Session, slug: str, *, guild_id: int, channel_id: int, second: bool | None, at: datetime
) -> Review:
    """Review the proposals of a programme in that channel from now on; `second` None leaves that as it is."""
    programme = ids_of(session, slug).programme
    row = session.scalar(select(ReviewRow).where(ReviewRow.programme_id == programme))
    if row is None:
        row = ReviewRow(programme_id=programme, second=False, since=at)
        session.add(row)
    row.guild_id, row.channel_id = guild_id, channel_id
    row.second = row.second if second is None else second
    session.flush()
    return Review(
        programme=slug, guild_id=guild_id, channel_id=channel_id, second=row.second, since=row.since
    )


def stop_review(session: Session, slug: str) -> bool:
    """Post no proposals of a programme any more; False where none were posted."""
    programme = ids_of(session, slug).programme
    gone = session.execute(
        delete(ReviewRow).where(ReviewRow.programme_id == programme).returning(ReviewRow.id)
    )
    return gone.first() is not None


def edits(session: Session, ids: Collection[int]) -> dict[int, Edit]:
    """What was made of those of these proposals that were edited."""
    rows = session.execute(
        select(ReviewEditRow, CuratorRow.name)
        .join(CuratorRow, CuratorRow.id == ReviewEditRow.curator_id)
        .where(ReviewEditRow.proposal_id.in_(ids))
    )
    return {row.proposal_id: _edit(row.content, name) for row, name in rows}


def keep_edit(session: Session, proposal_id: int, edit: Edit, *, by: int, at: datetime) -> None:
    """Have that accepted instead of what the article says; whoever agreed before agreed to something else."""
    row = session.get(ReviewEditRow, proposal_id)
    if row is None:
        row = ReviewEditRow(proposal_id=proposal_id)
        session.add(row)
    row.content, row.curator_id, row.at = _content(edit), by, at
    proposal = session.get_one(ProposalRow, proposal_id)
    proposal.agreed_by, proposal.agreed_at = None, None
    session.flush()


def agreed(session: Session, ids: Collection[int]) -> dict[int, int | None]:
    """The row id of the curator who agreed to each of these proposals as the first of two."""
    rows = session.execute(select(ProposalRow.id, ProposalRow.agreed_by).where(ProposalRow.id.in_(ids)))
    return {proposal: who for proposal, who in rows}  # noqa: C416  a Row is no tuple to the type checker


def trust(session: Session, feed_id: int, *, trusted: bool) -> None:
    """Whether what a feed repeats of the record is accepted by itself; raises NoSuchFeed."""
    row = session.get(FeedRow, feed_id)
    if row is None:
        raise NoSuchFeed(f"there is no feed {feed_id}", named=str(feed_id))
    row.trusted = trusted
    session.flush()


def for_the_rule(session: Session, *, most: int = 50) -> tuple[StoredProposal, ...]:
    """Open proposals that repeat the record and that nobody but trusted official feeds printed, oldest first."""
    trusted = select(FeedRow.id).where(FeedRow.trusted, FeedRow.official)
    printed = select(ProposalSourceRow.proposal_id).join(
        ArticleRow, ArticleRow.id == ProposalSourceRow.article_id
    )
    others = printed.where(ArticleRow.feed_id.is_(None) | ArticleRow.feed_id.not_in(trusted))
    return loaded(
        session,
        ProposalRow.state == ProposalState.OPEN,
        ProposalRow.relation == ProposalRelation.KNOWN,
        ProposalRow.id.in_(printed.where(ArticleRow.feed_id.in_(trusted))),
        ProposalRow.id.not_in(others),
        ProposalRow.id.not_in(select(ReviewEditRow.proposal_id)),
        most=most,
    )


def rule(session: Session) -> int:
    """The row id under which the rule for trusted feeds decides."""
    row = session.scalar(select(CuratorRow).where(CuratorRow.name == RULE, CuratorRow.user_id.is_(None)))
    if row is None:
        row = CuratorRow(name=RULE, user_id=None)
        session.add(row)
        session.flush()
    return row.id


def by_rule(session: Session) -> dict[int, int]:
    """How many proposals of each feed the rule accepted."""
    counted = (
        select(ArticleRow.feed_id, func.count(ProposalRow.id.distinct()))
        .join(ProposalSourceRow, ProposalSourceRow.article_id == ArticleRow.id)
        .join(ProposalRow, ProposalRow.id == ProposalSourceRow.proposal_id)
        .join(CuratorRow, CuratorRow.id == ProposalRow.curator_id)
        .where(CuratorRow.name == RULE, CuratorRow.user_id.is_(None), ArticleRow.feed_id.is_not(None))
        .group_by(ArticleRow.feed_id)
    )
    return {feed: count for feed, count in session.execute(counted) if feed is not None}


def feed_addresses(session: Session, ids: Collection[int]) -> dict[int, str]:
    """The addresses of feeds, for what they tell without an address of its own."""
    rows = session.execute(select(FeedRow.id, FeedRow.address).where(FeedRow.id.in_(ids)))
    return {feed: address for feed, address in rows}  # noqa: C416  as above


def _content(edit: Edit) -> dict[str, Any]:
    return {
        "team": edit.team,
        "event": edit.event.value,
        "stage": edit.stage,
        "happened_on": str(edit.happened_on) if edit.happened_on else None,
        "note": edit.note,
    }


def _edit(told: dict[str, Any], by: str) -> Edit:
    return Edit(
        team=TeamId(told["team"]),
        event=Event(told["event"]),
        stage=StageId(told["stage"]),
        happened_on=Day.parse(told["happened_on"]) if told["happened_on"] else None,
        note=told["note"],
        by=by,
    )
