"""From an entry to what is kept of it: the article without its text, and what it proposes with its quotes.

It knows the store and what understanding gives (`propose.py`), which is handed in.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from answers.fact_book import FactBook
from answers.terms import ProposalRelation
from db import articles, proposals
from db.articles import Told
from db.proposals import NewProposal, Stored
from ingest.articles import Article
from ingest.documents import Entry, text_hash

if TYPE_CHECKING:
    from ingest.propose import Proposal

Propose = Callable[[Article, FactBook, date], "Sequence[Proposal]"]

LONGEST_TEXT = (
    100_000  # characters of one article that are understood; what stands behind is no news of today
)


def understand(article: Article, facts: FactBook, today: date) -> "Sequence[Proposal]":
    """What an article proposes; understanding is loaded at its first use."""
    from ingest.propose import propose

    return propose(article, facts, today)


def shortened(entry: Entry) -> Article:
    """The entry as an article of which every part is understood in reasonable time; places in it stay the same."""
    article = entry.article
    if len(article.text) <= LONGEST_TEXT:
        return article
    end = article.text.rfind("\n", 0, LONGEST_TEXT)
    text = article.text[: end if end > 0 else LONGEST_TEXT]
    return Article(
        title=article.title, text=text, published_on=article.published_on, language=article.language,
        url=article.url, publisher=article.publisher,
    )  # fmt: skip


def told_of(entry: Entry) -> Told:
    """What is kept of an entry besides its text."""
    return Told(
        fingerprint=entry.fingerprint, title=entry.title, address=entry.link, publisher=entry.publisher,
        language=entry.language, published_on=entry.published_on, doubtful=entry.doubtful,
    )  # fmt: skip


def keep_read(
    session: Session,
    slug: str,
    article_id: int,
    entry: Entry,
    text: str,
    found: "Sequence[Proposal]",
    *,
    at: datetime,
) -> Stored:
    """An article that waited was read: keep that, and what it proposes unless the same text proposed it before."""
    if not articles.mark_read(session, article_id, told_of(entry), text_hash(entry.text), at=at):
        return Stored()
    return proposals.store(session, slug, article_id, text, [as_new(one) for one in found], at=at)


def keep_given(
    session: Session, slug: str, entry: Entry, text: str, found: "Sequence[Proposal]", *, at: datetime
) -> tuple[int, Stored]:
    """Keep an article that somebody gave, and what it proposes; the article's row id."""
    article_id = articles.keep(session, slug, told_of(entry), text_hash(entry.text), at=at)
    stored = proposals.store(session, slug, article_id, text, [as_new(one) for one in found], at=at)
    return article_id, stored


def as_new(found: "Proposal") -> NewProposal:
    """A proposal in ids, as the store takes it."""
    return NewProposal(
        team=found.team.id,
        event=found.event,
        outcome=found.outcome,
        stage=found.stage.id if found.stage else None,
        happened_on=found.happened_on,
        mark=found.mark,
        quote=found.quote,
        start=found.start,
        end=found.end,
        confidence=found.confidence,
        relation=ProposalRelation(found.relation),
        relates_to=found.relates_to,
        said_by=found.said_by,
    )
