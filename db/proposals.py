"""What articles propose, until a curator decides: one proposal for one statement, whoever printed it.

Functions take the session and never commit. Deciding here only settles the proposal; what becomes of the facts goes
down the road of `curation.decide_on`, in the same transaction, and is told here as `claim_key`.
"""

import hashlib
import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from answers.days import Day
from answers.errors import NoSuchProposal, ProposalDecided
from answers.terms import Event, Outcome, ProposalRelation, ProposalState
from db.claims import ids_of
from db.models import (
    ArticleRow,
    ClaimRow,
    ClaimSourceRow,
    ProgrammeRow,
    ProposalRow,
    ProposalSourceRow,
    SourceRow,
)
from db.proposed import StoredProposal, loaded

SETTLED = timedelta(days=14)  # how long what was decided is not asked again, however often it is printed
LONGEST_QUOTE = 1500
LONGEST_NAME = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class NewProposal:
    """What one article says, in ids of the programme; `quote` stands at `start` of its text. `mark` is a score's."""

    team: str
    event: Event
    stage: str | None
    quote: str
    start: int
    end: int
    confidence: float
    relation: ProposalRelation
    outcome: Outcome | None = None
    happened_on: Day | None = None
    mark: float | None = None
    relates_to: str | None = None
    said_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """Ids: `opened` are new, `joined` got another source. `refused` counts quotes that are not in the text."""

    opened: tuple[int, ...] = ()
    joined: tuple[int, ...] = ()
    refused: int = 0


def store(
    session: Session, slug: str, article_id: int, text: str, found: Sequence[NewProposal], *, at: datetime
) -> Stored:
    """Keep what an article proposes; `text` is its text, in which each quote must stand where it is said to.

    What a claim already rests on, and what this article proposed before, is left out.
    """
    programme = ids_of(session, slug).programme
    address = session.scalar(select(ArticleRow.address).where(ArticleRow.id == article_id))
    opened: list[int] = []
    joined: list[int] = []
    refused = 0
    for one in found:
        if not one.quote.strip() or text[one.start : one.end] != one.quote:
            refused += 1
            continue
        if one.relates_to and _is_cited(session, programme, one.relates_to, address):
            continue
        row, is_new = _proposal(session, programme, one, at)
        if _add_source(session, row, article_id, one, at):
            (opened if is_new else joined).append(row.id)
    return Stored(opened=tuple(opened), joined=tuple(joined), refused=refused)


def load(session: Session, proposal_id: int) -> StoredProposal:
    """Raises NoSuchProposal."""
    found = loaded(session, ProposalRow.id == proposal_id)
    if not found:
        raise NoSuchProposal(f"there is no proposal {proposal_id}", proposal=proposal_id)
    return found[0]


def proposals(
    session: Session,
    slug: str,
    *,
    states: Collection[ProposalState] = (ProposalState.OPEN,),
    relations: Collection[ProposalRelation] = tuple(ProposalRelation),
    most: int = 50,
    after: int = 0,
) -> tuple[StoredProposal, ...]:
    """The proposals of a programme, oldest first; `after` is the last id seen."""
    of_it = (ProgrammeRow.slug == slug) & (ProposalRow.id > after)
    return loaded(
        session, of_it, ProposalRow.state.in_(states), ProposalRow.relation.in_(relations), most=most
    )


def of_article(session: Session, article_id: int) -> tuple[StoredProposal, ...]:
    """Everything that an article proposes and nobody has decided, for deciding on it together."""
    ids = select(ProposalSourceRow.proposal_id).where(ProposalSourceRow.article_id == article_id)
    return loaded(session, ProposalRow.id.in_(ids), ProposalRow.state == ProposalState.OPEN)


def decide(
    session: Session,
    proposal_id: int,
    state: ProposalState,
    *,
    by: int,
    at: datetime,
    why: str | None = None,
    claim_key: str | None = None,
    second_asked: bool = False,
) -> ProposalState:
    """Settle a proposal; the state it is in then. `by` is a curator's row id.

    Where a second curator is asked for, the first acceptance only agrees and leaves it open; whoever agreed
    cannot be the second. Raises ProposalDecided, NoSuchProposal.
    """
    row = session.get(ProposalRow, proposal_id, with_for_update=True, populate_existing=True)
    if row is None:
        raise NoSuchProposal(f"there is no proposal {proposal_id}", proposal=proposal_id)
    if row.state is not ProposalState.OPEN:
        raise ProposalDecided(f"proposal {proposal_id} is {row.state}", proposal=proposal_id)
    if state is ProposalState.ACCEPTED and second_asked and row.agreed_by in {None, by}:
        if row.agreed_by is None:
            row.agreed_by, row.agreed_at = by, at
            session.flush()
        return row.state
    row.state, row.curator_id, row.decided_at = state, by, at
    row.why, row.claim_key = why, claim_key
    session.flush()
    return state


def fingerprint_of(one: NewProposal) -> str:
    """What is stated, whoever states it: team, event, stage and mark; of what is known, another source for it."""
    known = one.relates_to if one.relation is ProposalRelation.KNOWN else None
    told = json.dumps([one.team, one.event, one.stage, one.mark, known])
    return hashlib.sha256(told.encode()).hexdigest()


def _proposal(session: Session, programme: int, one: NewProposal, at: datetime) -> tuple[ProposalRow, bool]:
    """The proposal that states this, and whether it was made now."""
    fingerprint = fingerprint_of(one)
    last = session.scalar(
        select(ProposalRow)
        .where(ProposalRow.programme_id == programme, ProposalRow.fingerprint == fingerprint)
        .order_by(ProposalRow.occurrence.desc())
        .limit(1)
    )
    if last is not None and not _is_over(last, at):
        return _joined(last, one), False
    row = ProposalRow(
        programme_id=programme, fingerprint=fingerprint, occurrence=last.occurrence + 1 if last else 1,
        content=_content(one), confidence=one.confidence, relation=one.relation, relates_to=one.relates_to,
        state=ProposalState.OPEN, proposed_at=at,
    )  # fmt: skip
    session.add(row)
    session.flush()
    return row, True


def _is_over(row: ProposalRow, at: datetime) -> bool:
    """Whether the same statement, printed now, is to be asked about anew."""
    if row.state is ProposalState.OPEN or row.decided_at is None:
        return False
    return row.relation is ProposalRelation.KNOWN or at - row.decided_at > SETTLED


def _joined(row: ProposalRow, one: NewProposal) -> ProposalRow:
    """Another article says so: a day that was not known is now; the surest reading counts."""
    if row.state is ProposalState.OPEN:
        if row.content["happened_on"] is None and one.happened_on is not None:
            row.content = {**row.content, "happened_on": str(one.happened_on)}
        row.confidence = max(row.confidence, one.confidence)
        row.relation, row.relates_to = one.relation, one.relates_to
    return row


def _content(one: NewProposal) -> dict[str, Any]:
    return {
        "team": one.team, "event": one.event.value, "outcome": one.outcome.value if one.outcome else None,
        "stage": one.stage, "happened_on": str(one.happened_on) if one.happened_on else None, "mark": one.mark,
    }  # fmt: skip


def _add_source(session: Session, row: ProposalRow, article_id: int, one: NewProposal, at: datetime) -> bool:
    """Cite an article; False where it is cited already."""
    same = (ProposalSourceRow.proposal_id == row.id) & (ProposalSourceRow.article_id == article_id)
    if session.scalar(select(ProposalSourceRow.id).where(same)) is not None:
        return False
    cut = one.quote[:LONGEST_QUOTE]
    session.add(
        ProposalSourceRow(
            proposal_id=row.id, article_id=article_id, quote=cut, starts=one.start, ends=one.start + len(cut),
            confidence=one.confidence, happened_on=str(one.happened_on) if one.happened_on else None,
            said_by=one.said_by[:LONGEST_NAME] if one.said_by else None, at=at,
        )
    )  # fmt: skip
    session.flush()
    return True


def _is_cited(session: Session, programme: int, key: str, address: str | None) -> bool:
    """Whether a claim rests on the page at that address already."""
    if address is None:
        return False
    cited = (
        select(SourceRow.id)
        .join(ClaimSourceRow, ClaimSourceRow.source_id == SourceRow.id)
        .join(ClaimRow, ClaimRow.id == ClaimSourceRow.claim_id)
        .where(ClaimRow.programme_id == programme, ClaimRow.key == key, SourceRow.url == address)
    )
    return session.scalar(cited.limit(1)) is not None
