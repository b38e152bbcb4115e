"""Reviewing proposals, short of accepting them (that is `curating.py`): turning one down, editing one, and how one looks.

It blocks: an event loop calls it through a worker. Each call is one transaction, and reads anew who may decide.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from answers.curating_errors import NeedsReason, NothingLeft, OneTeamOnly
from answers.days import today
from answers.errors import NotACurator
from answers.fact_book import FactBook
from answers.facts import Text
from answers.sayings import Say
from answers.terms import PLACING, Outcome, ProposalRelation, ProposalState
from answers.wording import Wording
from app.adopting import adopting, check_open, settle
from app.citing import within
from app.drafting import LONGEST_NOTE, LONGEST_REASON
from app.proposing import Statement, confidence_said, relation_said, sentence, stands, statement
from app.requests import Adopt
from app.services import Services
from app.typed import event_of, happened_on, stage_of, teams_of
from db import proposals
from db.curation import hold
from db.curators import By, deciding, may_curate
from db.facts import load_facts
from db.proposed import StoredProposal
from db.reviews import Edit, edits, keep_edit

WHOLE = frozenset({ProposalRelation.NEW, ProposalRelation.KNOWN})  # what may be accepted several at once


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """A proposal as it is shown. `relation` is how it stands to the record now, None once it is decided."""

    proposal: StoredProposal
    told: Statement
    sentence: Text
    outcome: Outcome | None
    relation: ProposalRelation | None
    relation_said: Say | None
    confidence: Say

    @property
    def is_open(self) -> bool:
        return self.proposal.state is ProposalState.OPEN

    @property
    def in_a_batch(self) -> bool:
        """Whether it may be accepted together with others of its article."""
        return self.is_open and self.relation in WHOLE and self.told.stage is not None and self.told.known


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """A form as it was filled in."""

    event: str
    team: str
    stage: str
    date: str
    note: str


def shown(
    proposal: StoredProposal, edit: Edit | None, facts: FactBook, wording: Wording, day: date
) -> Reviewed:
    """A proposal against the facts as they are on `day`."""
    told = statement(proposal, edit, facts)
    is_open = proposal.state is ProposalState.OPEN
    found, claim = stands(told, facts, day) if is_open else (None, None)
    return Reviewed(
        proposal=proposal,
        told=told,
        sentence=sentence(told, wording),
        outcome=PLACING.get(told.event),
        relation=found,
        relation_said=relation_said(found, claim) if found else None,
        confidence=confidence_said(proposal.confidence),
    )


class Reviewing:
    """`on_decided` is called after each decision, on the thread that made it."""

    def __init__(self, services: Services, on_decided: Callable[[], None]) -> None:
        self._store = services.store
        self._clock: Callable[[], datetime] = services.answering.clock
        self._on_decided = on_decided
        self.wording = services.answering.wording

    def one(self, proposal_id: int, by: By) -> Reviewed:
        """An open proposal, for a curator; raises NotACurator, NoSuchProposal, DecidedMeanwhile."""

        def work(session: Session) -> Reviewed:
            self._allow(session, by)
            found = check_open(proposals.load(session, proposal_id), self.wording)
            return self._shown(session, found)

        return self._store.read(work)

    def some(self, ids: Collection[int], by: By) -> tuple[Reviewed, ...]:
        """These proposals, open or not, for a curator."""

        def work(session: Session) -> tuple[Reviewed, ...]:
            self._allow(session, by)
            return tuple(self._shown(session, proposals.load(session, one)) for one in sorted(ids))

        return self._store.read(work)

    def batch(self, article_id: int, by: By) -> tuple[str, tuple[int, ...]]:
        """The programme and the proposals of an article that may be accepted together; raises NothingLeft."""

        def work(session: Session) -> tuple[str, tuple[int, ...]]:
            self._allow(session, by)
            found = proposals.of_article(session, article_id)
            theirs = [one for one in found if self._shown(session, one).in_a_batch]
            if not theirs:
                raise NothingLeft(f"nothing of article {article_id} can be accepted together")
            return theirs[0].programme, tuple(one.id for one in theirs)

        return self._store.read(work)

    def turn_down(self, proposal_id: int, by: By, state: ProposalState, why: str = "") -> Reviewed:
        """Reject a proposal for a reason, or say that it is not ours; how it looks then."""
        reason = within(why, LONGEST_REASON, "fact-reason", self.wording)
        if state is ProposalState.REJECTED and not reason:
            raise NeedsReason("no reason was given")

        def work(session: Session) -> Reviewed:
            who, _facts = self._held(session, proposal_id, by)
            at = self._clock()
            proposals.decide(session, proposal_id, state, by=who, at=at, why=reason or None)
            return self._shown(session, proposals.load(session, proposal_id))

        done = self._store.write(work)
        self._on_decided()
        return done

    def edit(self, proposal_id: int, by: By, typed: Typed) -> str:
        """Have what was typed accepted instead of what the article says; the programme. Nothing is accepted yet.

        Raises an AskerError for what cannot be read.
        """

        def work(session: Session) -> str:
            who, facts = self._held(session, proposal_id, by)
            day, at = today(self._clock(), facts.programme.zone), self._clock()
            keep_edit(session, proposal_id, self._read(typed, facts, day), by=who, at=at)
            adopting(
                session, facts.programme.id, Adopt(proposals=(proposal_id,)), by=who, facts=facts,
                wording=self.wording, today=day,
            )  # fmt: skip
            return facts.programme.id

        slug = self._store.write(work)
        self._on_decided()
        return slug

    def close_known(self, slug: str, ids: Sequence[int], by: By) -> None:
        """Settle proposals that are on record already with all their sources: there is nothing to decide."""

        def work(session: Session) -> None:
            hold(session, slug)
            who, facts = deciding(session, by), load_facts(session, slug)
            day = today(self._clock(), facts.programme.zone)
            plan = adopting(
                session,
                slug,
                Adopt(proposals=tuple(ids)),
                by=who,
                facts=facts,
                wording=self.wording,
                today=day,
            )
            if not plan.acts:
                settle(session, plan, by=who, at=self._clock())

        self._store.write(work)
        self._on_decided()

    # Within

    def _allow(self, session: Session, by: By) -> None:
        if not may_curate(session, by):
            raise NotACurator("the account is no curator's")

    def _held(self, session: Session, proposal_id: int, by: By) -> tuple[int, FactBook]:
        """Who decides, and the facts, with nobody else deciding on that programme meanwhile."""
        slug = proposals.load(session, proposal_id).programme
        hold(session, slug)
        who = deciding(session, by)
        check_open(proposals.load(session, proposal_id), self.wording)
        return who, load_facts(session, slug)

    def _shown(self, session: Session, found: StoredProposal) -> Reviewed:
        facts = load_facts(session, found.programme)
        edit = edits(session, [found.id]).get(found.id)
        return shown(found, edit, facts, self.wording, today(self._clock(), facts.programme.zone))

    def _read(self, typed: Typed, facts: FactBook, day: date) -> Edit:
        stage = stage_of(typed.stage, facts)
        event = event_of(typed.event, stage, self.wording)
        teams = teams_of(typed.team, facts, self.wording)
        if len(teams) != 1:
            raise OneTeamOnly(f"a proposal is about one team, not {len(teams)}")
        return Edit(
            team=teams[0].id,
            event=event,
            stage=stage.id,
            happened_on=happened_on(typed.date, facts, day),
            note=within(typed.note, LONGEST_NOTE, "fact-note", self.wording),
        )
