"""Accepting proposals: from what articles say, or a curator made of it, to what is decided. Reads the store, decides nothing.

A proposal becomes a claim, or one more source of one, resting on every article that printed it with its quote.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy.orm import Session

from answers.curating_errors import AgreedAlready, DecidedMeanwhile, NeedsStage, NoAddress
from answers.errors import NoLongerThere, NoSuchProposal
from answers.fact_book import FactBook
from answers.facts import Claim, Text
from answers.marks import TOTAL
from answers.terms import Language, ProposalRelation, ProposalState
from answers.wording import Wording
from app.citing import LONGEST_PUBLISHER, LONGEST_QUOTE, Cited, cited, tidy
from app.drafting import Drafting, Plan
from app.drafts import places, self_told, with_source
from app.proposing import Statement, sentence, stands, statement
from app.requests import Adopt
from app.typed import happened_on
from db import proposals
from db.claims import Draft
from db.curation import NewFact, NewSource, NewVersion
from db.proposed import ProposalSource, StoredProposal
from db.reviews import Edit, agreed, edits, feed_addresses, review_of

SEEN = "article"  # how a source came to be known


def adopting(
    session: Session, slug: str, asked: Adopt, *, by: int, facts: FactBook, wording: Wording, today: date
) -> Plan:
    """What accepting these proposals comes to. `by` is the row id of who accepts.

    Raises an AskerError: DecidedMeanwhile, which names who was first, AgreedAlready, NeedsStage, and others.
    """
    found = [_open(proposals.load(session, one), slug, wording) for one in asked.proposals]
    edited = edits(session, asked.proposals)
    feeds = {one.feed_id for each in found for one in each.sources if one.feed_id and not one.address}
    addresses = feed_addresses(session, feeds) if feeds else {}
    adoption = _Adoption(facts, wording, today, addresses)
    for one in found:
        adoption.add(one, edited.get(one.id), asked.mark)
    return replace(adoption.plan(), agrees=_agreeing(session, slug, adoption.outcomes, by))


def settle(session: Session, plan: Plan, *, by: int, at: datetime) -> None:
    """The proposals of a plan are accepted."""
    for proposal, key in plan.settles:
        proposals.decide(session, proposal, ProposalState.ACCEPTED, by=by, at=at, claim_key=key or None)


def agree(session: Session, plan: Plan, *, by: int, at: datetime) -> None:
    """The first of two curators accepts what needs two; nothing is decided yet."""
    for proposal in plan.agrees:
        proposals.decide(session, proposal, ProposalState.ACCEPTED, by=by, at=at, second_asked=True)


def decided_on(one: StoredProposal, wording: Wording) -> DecidedMeanwhile:
    """That somebody was first, and who."""
    said = {language: wording.say(language, f"proposal-is-{one.state}") for language in Language}
    what = (Text(said[Language.EN], said[Language.KO]),)
    return DecidedMeanwhile(f"proposal {one.id} is {one.state}", who=one.decided_by or "?", what=what)


def check_open(one: StoredProposal, wording: Wording) -> StoredProposal:
    """A proposal that nobody has decided on; raises DecidedMeanwhile."""
    if one.state is not ProposalState.OPEN:
        raise decided_on(one, wording)
    return one


def _open(one: StoredProposal, slug: str, wording: Wording) -> StoredProposal:
    if one.programme != slug:
        raise NoSuchProposal(f"proposal {one.id} is not of {slug}", proposal=one.id)
    return check_open(one, wording)


def _agreeing(session: Session, slug: str, outcomes: Sequence[int], by: int) -> tuple[int, ...]:
    """Which of these outcomes somebody else has to accept as well; raises AgreedAlready where only that is left."""
    review = review_of(session, slug)
    if review is None or not review.second or not outcomes:
        return ()
    known = agreed(session, outcomes)
    if all(known.get(one) == by for one in outcomes):
        raise AgreedAlready("the same curator cannot be the second")
    return tuple(one for one in outcomes if known.get(one) in {None, by})


class _Adoption:
    """Adds proposals up to one plan; `addresses` are those of feeds that told of an article without one."""

    def __init__(self, facts: FactBook, wording: Wording, today: date, addresses: dict[int, str]) -> None:
        self._facts, self._wording, self._today, self._addresses = facts, wording, today, addresses
        self._drafting = Drafting(facts, wording, today)
        self._acts: dict[str, NewFact | NewVersion] = {}
        self._sources: dict[str, NewSource] = {}
        self._settles: list[tuple[int, str]] = []
        self.outcomes: list[int] = []  # proposals that put a new outcome on record

    def add(self, proposal: StoredProposal, edit: Edit | None, mark: str) -> None:
        told = statement(proposal, edit, self._facts)
        if not told.known:
            raise NoLongerThere(f"proposal {proposal.id} is about {told.team.id}")
        sources = self._cited(proposal.sources)
        draft = self._draft(told, sources)
        same = self._drafting.same(draft) or self._known(told)
        act = self._drafting.adding(draft, same, sources, _mark(mark, proposal))
        if act is not None:
            self._acts[act.key] = self._joined(act, sources)
            self._sources |= {one.slug: one.new for one in sources if one.new}
        if isinstance(act, NewFact) and places(draft.event):
            self.outcomes.append(proposal.id)
        self._settles.append((proposal.id, act.key if act else same.key if same else ""))

    def plan(self) -> Plan:
        return Plan(
            acts=tuple(self._acts.values()),
            sources=tuple(self._sources.values()),
            settles=tuple(self._settles),
        )

    def _joined(self, act: NewFact | NewVersion, sources: Sequence[Cited]) -> NewFact | NewVersion:
        """With what another proposal of the same decision does to the same claim."""
        before = self._acts.get(act.key)
        if not isinstance(before, NewVersion):
            return act
        draft = before.draft
        for one in sources:
            draft = with_source(draft, one)
        return replace(before, draft=draft)

    def _known(self, told: Statement) -> Claim | None:
        found, claim = stands(told, self._facts, self._today)
        return claim if found is ProposalRelation.KNOWN else None

    def _draft(self, told: Statement, sources: Sequence[Cited]) -> Draft:
        if told.stage is None:
            raise NeedsStage(f"it is not known at which stage: {told.event} of {told.team.id}")
        day = happened_on(str(told.day), self._facts, self._today) if told.day else None
        own = self_told(told.event, told.team, told.stage, day, None, self._wording)
        words = own or sentence(told, self._wording)
        return Draft(
            stage=told.stage.id,
            event=told.event,
            team=told.team.id,
            text_en=words.en,
            text_ko=words.ko,
            sources=tuple(one.slug for one in sources),
            happened_on=str(day) if day else None,
            value={TOTAL: _number(told.mark)} if told.mark is not None else {},
            note=told.note if own and told.note else None,
            quotes={one.slug: one.quote for one in sources if one.quote},
        )

    def _cited(self, sources: Iterable[ProposalSource]) -> tuple[Cited, ...]:
        found: dict[str, Cited] = {}
        for one in sources:
            address = one.address or self._addresses.get(one.feed_id or 0)
            if address:
                source = self._source(one, address)
                found.setdefault(source.slug, source)
        if not found:
            raise NoAddress("none of its articles has an address")
        return tuple(found.values())

    def _source(self, one: ProposalSource, address: str) -> Cited:
        source = cited(
            self._facts,
            self._wording,
            address=address,
            quote=_shortened(one.quote),
            publisher=tidy(one.publisher or "")[:LONGEST_PUBLISHER],
            official=True if one.official else None,
        )
        if source.new is None:
            return source
        published = str(one.published_on) if one.published_on else None
        language = one.language or source.new.language
        return replace(
            source, new=replace(source.new, published_on=published, language=language[:20], seen=SEEN)
        )


def _mark(mark: str, proposal: StoredProposal) -> str:
    """What ends the key of a proposal's claim: the same in a preview and when it is stored."""
    return hashlib.sha256(f"{mark}:{proposal.id}".encode()).hexdigest()[: len(mark)]


def _shortened(quote: str) -> str:
    """A passage as it is cited: all of it, or as much as may be."""
    told = tidy(quote)
    return told if len(told) <= LONGEST_QUOTE else told[: LONGEST_QUOTE - 1].rstrip() + "…"


def _number(mark: float) -> float | int:
    return int(mark) if mark.is_integer() else mark
