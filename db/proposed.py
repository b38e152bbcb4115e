"""Proposals as they stand in the store: rows become frozen values with their sources."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from answers.days import Day
from answers.terms import Event, Outcome, ProposalRelation, ProposalState, StageId, TeamId
from db.models import ArticleRow, CuratorRow, FeedRow, ProgrammeRow, ProposalRow, ProposalSourceRow


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalSource:
    """An article that says so; `official` where its feed is the organisers'. `happened_on` is the day it tells.

    `published_on` is `doubtful` where the date told lay ahead: it is the day it was seen then.
    """

    article_id: int
    feed_id: int | None
    official: bool
    title: str
    publisher: str | None
    address: str | None
    language: str | None
    published_on: Day | None
    doubtful: bool
    quote: str
    start: int
    end: int
    confidence: float
    happened_on: Day | None
    said_by: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredProposal:
    """A proposal with its sources, oldest first. `decided_by` and `agreed_by` are curators' names."""

    id: int
    programme: str
    team: TeamId
    event: Event
    outcome: Outcome | None
    stage: StageId | None
    happened_on: Day | None
    mark: float | None
    confidence: float
    relation: ProposalRelation
    relates_to: str | None
    state: ProposalState
    proposed_at: datetime
    agreed_by: str | None
    agreed_at: datetime | None
    decided_by: str | None
    decided_at: datetime | None
    why: str | None
    claim_key: str | None
    sources: tuple[ProposalSource, ...]


def loaded(session: Session, *rules: Any, most: int = 200) -> tuple[StoredProposal, ...]:
    """The proposals that fit, oldest first; `rules` are conditions on proposals and their programme."""
    rows = session.execute(
        select(ProposalRow, ProgrammeRow.slug)
        .join(ProgrammeRow, ProgrammeRow.id == ProposalRow.programme_id)
        .where(*rules)
        .options(selectinload(ProposalRow.sources))
        .order_by(ProposalRow.id)
        .limit(most)
        .execution_options(populate_existing=True)
    ).all()
    ids = {source.article_id for row, _slug in rows for source in row.sources}
    found = session.execute(
        select(ArticleRow, FeedRow.official)
        .outerjoin(FeedRow, FeedRow.id == ArticleRow.feed_id)
        .where(ArticleRow.id.in_(ids))
    )
    articles = {article.id: (article, bool(official)) for article, official in found}
    people = {row.id: row.name for row in session.scalars(select(CuratorRow))}
    return tuple(_value(row, slug, articles, people) for row, slug in rows)


def _value(
    row: ProposalRow, slug: str, articles: dict[int, tuple[ArticleRow, bool]], people: dict[int, str]
) -> StoredProposal:
    told = row.content
    return StoredProposal(
        id=row.id, programme=slug, team=TeamId(told["team"]), event=Event(told["event"]),
        outcome=Outcome(told["outcome"]) if told["outcome"] else None,
        stage=StageId(told["stage"]) if told["stage"] else None, happened_on=_day(told["happened_on"]),
        mark=told["mark"], confidence=row.confidence, relation=row.relation, relates_to=row.relates_to,
        state=row.state, proposed_at=row.proposed_at, agreed_at=row.agreed_at, agreed_by=people.get(row.agreed_by or 0),
        decided_by=people.get(row.curator_id or 0), decided_at=row.decided_at, why=row.why,
        claim_key=row.claim_key, sources=tuple(_source(one, *articles[one.article_id]) for one in row.sources),
    )  # fmt: skip


def _source(row: ProposalSourceRow, article: ArticleRow, official: bool) -> ProposalSource:
    return ProposalSource(
        article_id=article.id, feed_id=article.feed_id, official=official, title=article.title,
        publisher=article.publisher, address=article.address, language=article.language,
        published_on=_day(article.published_on), doubtful=article.doubtful, quote=row.quote, start=row.starts, end=row.ends,
        confidence=row.confidence, happened_on=_day(row.happened_on), said_by=row.said_by,
    )  # fmt: skip


def _day(text: str | None) -> Day | None:
    return Day.parse(text) if text else None
