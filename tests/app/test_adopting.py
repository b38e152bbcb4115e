"""Accepting proposals on both databases: one road, one transaction, two curators where asked, cards once."""

from dataclasses import replace
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from answers.curating_errors import AgreedAlready, BatchDisputed, DecidedMeanwhile, NoAddress
from answers.errors import NotACurator
from answers.terms import Announce, Event, Outcome, ProposalRelation, ProposalState
from answers.wording import Wording
from app.curating import Curating, Decided, Preview
from app.requests import Adopt
from app.reviewing import Reviewing, Typed
from app.trusting import Trusting
from db import articles, feeds, proposals, review_cards, reviews
from db.articles import Told
from db.curators import RULE, By, curators, name_curator
from db.engine import Store
from db.facts import load_facts
from db.models import UpdateRow
from db.proposals import NewProposal
from tests.conftest import HARBOUR_CUP
from tests.stores import Seeds

CUP = "harbour-cup"
AT = datetime(2031, 7, 20, tzinfo=UTC)
OLGA, MINA, JOE = (By(user_id=number, name=name) for number, name in ((1, "Olga"), (2, "Mina"), (3, "Joe")))
QUOTE = "Skua advanced to the final."
SKUA = NewProposal(
    team="skua", event=Event.ADVANCED, outcome=Outcome.ADVANCED, stage="finals", quote=QUOTE, start=0, end=len(QUOTE),
    confidence=0.9, relation=ProposalRelation.NEW,
)  # fmt: skip
GROUPS = replace(SKUA, stage="groups", relation=ProposalRelation.KNOWN, relates_to="adv-skua")


class Desk:
    """Olga and Mina are curators; `papers` counts articles."""

    def __init__(self, store: Store) -> None:
        self.store, self.papers = store, 0
        for one in (OLGA, MINA):
            store.write(name_curator, one.name, one.user_id or 0)
        wording, clock = Wording(), lambda: AT
        services: Any = SimpleNamespace(store=store, answering=SimpleNamespace(clock=clock, wording=wording))
        self.curating = Curating(store, wording, clock)
        self.reviewing = Reviewing(services, lambda: None)
        self.trusting = Trusting(services)

    def prints(self, *found: NewProposal, feed: int | None = None, linked: bool = True) -> tuple[int, ...]:
        self.papers += 1
        number = self.papers
        told = Told(
            fingerprint=f"{number:064}", title=f"Paper {number}", publisher=f"Paper {number}",
            address=f"https://paper{number}.example/1" if linked else None,
        )  # fmt: skip
        if feed is None:
            article = self.store.write(articles.keep, CUP, told, f"{number:064}", at=AT)
        else:
            self.store.write(articles.note, feed, [told], at=AT)
            (waiting,) = self.store.read(lambda session: articles.waiting(session, feed, most=10))
            article = waiting.id
            self.store.write(articles.mark_read, article, told, f"{number:064}", at=AT)
        stored = self.store.write(proposals.store, CUP, article, QUOTE, found or (SKUA,), at=AT)
        return (*stored.opened, *stored.joined)

    def preview(self, *ids: int, by: By = OLGA) -> Preview:
        return self.curating.preview(CUP, Adopt(proposals=ids), by)

    def accept(self, *ids: int, by: By = OLGA, announce: Announce = Announce.USUAL) -> Decided:
        done = self.curating.decide(self.preview(*ids, by=by), by, announce)
        assert isinstance(done, Decided)
        return done

    def state(self, proposal: int) -> ProposalState:
        return self.store.read(proposals.load, proposal).state

    def updates(self) -> int:
        def counted(session: Session) -> int:
            return session.scalar(select(func.count()).select_from(UpdateRow)) or 0

        return self.store.read(counted)


@pytest.fixture
def seeds() -> Seeds:
    return Seeds((HARBOUR_CUP,), AT)


@pytest.fixture
def desk(store: Store) -> Desk:
    return Desk(store)


def test_a_proposal_becomes_a_claim_with_every_source_and_quote_in_one_transaction(desk: Desk) -> None:
    (one,) = desk.prints()
    assert desk.prints() == (one,)
    assert desk.state(one) is ProposalState.OPEN
    done = desk.accept(one)
    assert [change.outcome for change in done.recorded.update.changes] == [Outcome.ADVANCED]
    stored = desk.store.read(proposals.load, one)
    assert (stored.state, stored.decided_by) == (ProposalState.ACCEPTED, "Olga")
    facts = desk.store.read(load_facts, CUP)
    (claim,) = [each for each in facts.claims if each.key == stored.claim_key]
    assert [facts.sources[each].url for each in claim.sources] == [
        "https://paper1.example/1",
        "https://paper2.example/1",
    ]
    assert set(claim.quotes.values()) == {QUOTE}


def test_a_preview_keeps_nothing(desk: Desk) -> None:
    (one,) = desk.prints()
    desk.preview(one)
    assert (desk.state(one), desk.updates()) == (ProposalState.OPEN, 0)


def test_another_source_since_the_preview_is_shown_before_it_is_stored(desk: Desk) -> None:
    (one,) = desk.prints()
    shown = desk.preview(one)
    desk.prints()
    again = desk.curating.decide(shown, OLGA, Announce.USUAL)
    assert isinstance(again, Preview)
    assert again.moved
    assert desk.updates() == 0


def test_what_is_known_adds_a_source_and_changes_nothing_else(desk: Desk) -> None:
    (one,) = desk.prints(GROUPS)
    done = desk.accept(one)
    facts = desk.store.read(load_facts, CUP)
    claim = [each for each in facts.claims if each.key == "adv-skua"][-1]
    assert (claim.version, claim.text.en) == (2, "Skua tied with Petrel in group B, and both advanced.")
    assert len(claim.sources) == 2
    assert desk.store.read(proposals.load, one).claim_key == "adv-skua"
    assert done.recorded.receivers == ()


def test_several_are_one_decision_unless_one_contradicts(desk: Desk) -> None:
    ids = desk.prints(SKUA, replace(SKUA, team="tern"), GROUPS)
    desk.accept(*ids)
    assert desk.updates() == 1
    assert {desk.state(one) for one in ids} == {ProposalState.ACCEPTED}
    against = desk.prints(
        replace(SKUA, event=Event.ELIMINATED, outcome=Outcome.ELIMINATED, stage="groups", team="gannet"),
        replace(SKUA, team="heron"),
    )
    with pytest.raises(BatchDisputed):
        desk.preview(*against)
    assert desk.preview(against[0]).disputes


def test_two_curators_agree_before_an_outcome_is_stored(desk: Desk) -> None:
    desk.store.write(reviews.review_here, CUP, guild_id=1, channel_id=2, second=True, at=AT)
    one, other = desk.prints(SKUA, GROUPS)
    first = desk.accept(one)
    assert first.agreed
    assert (desk.state(one), desk.updates()) == (ProposalState.OPEN, 0)
    with pytest.raises(AgreedAlready):
        desk.preview(one)
    assert not desk.accept(other).agreed, "one more source needs no second"
    assert not desk.accept(one, by=MINA).agreed
    stored = desk.store.read(proposals.load, one)
    assert (stored.agreed_by, stored.decided_by, desk.updates()) == ("Olga", "Mina", 2)


def test_two_who_accept_the_same_first_are_the_first_and_the_second(desk: Desk) -> None:
    desk.store.write(reviews.review_here, CUP, guild_id=1, channel_id=2, second=True, at=AT)
    (one,) = desk.prints()
    mine, theirs = desk.preview(one), desk.preview(one, by=MINA)
    done = desk.curating.decide(mine, OLGA, Announce.USUAL)
    assert isinstance(done, Decided)
    again = desk.curating.decide(theirs, MINA, Announce.USUAL)
    assert isinstance(again, Preview), "Mina is shown that she is the second now"
    assert again.moved
    final = desk.curating.decide(again, MINA, Announce.USUAL)
    assert isinstance(final, Decided)
    assert not final.agreed


def test_editing_takes_back_what_was_agreed(desk: Desk) -> None:
    desk.store.write(reviews.review_here, CUP, guild_id=1, channel_id=2, second=True, at=AT)
    (one,) = desk.prints()
    desk.accept(one)
    typed = Typed(event="eliminated", team="Skua", stage="Finals", date="2031-07-19", note="")
    desk.reviewing.edit(one, MINA, typed)
    assert desk.store.read(proposals.load, one).agreed_by is None
    assert desk.accept(one, by=MINA).agreed
    changes = desk.accept(one).recorded.update.changes
    assert [each.outcome for each in changes] == [Outcome.ELIMINATED]


def test_who_was_first_is_named(desk: Desk) -> None:
    (one,) = desk.prints()
    shown = desk.preview(one, by=MINA)
    desk.reviewing.turn_down(one, OLGA, ProposalState.REJECTED, "a rumour")
    for attempt in (
        lambda: desk.curating.decide(shown, MINA, Announce.USUAL),
        lambda: desk.preview(one),
        lambda: desk.reviewing.turn_down(one, MINA, ProposalState.NOT_OURS),
        lambda: desk.reviewing.one(one, MINA),
    ):
        with pytest.raises(DecidedMeanwhile) as told:
            attempt()
        assert told.value.fields["who"] == "Olga"


def test_only_curators_review(desk: Desk) -> None:
    (one,) = desk.prints()
    for attempt in (
        lambda: desk.preview(one, by=JOE),
        lambda: desk.reviewing.turn_down(one, JOE, ProposalState.NOT_OURS),
        lambda: desk.reviewing.one(one, JOE),
        lambda: desk.reviewing.edit(one, JOE, Typed(event="", team="", stage="", date="", note="")),
    ):
        with pytest.raises(NotACurator):
            attempt()
    assert desk.state(one) is ProposalState.OPEN


def test_what_rests_on_no_page_is_not_accepted(desk: Desk) -> None:
    (one,) = desk.prints(linked=False)
    with pytest.raises(NoAddress):
        desk.preview(one)


def test_the_rule_accepts_a_source_from_a_trusted_official_feed_and_nothing_else(desk: Desk) -> None:
    feed = desk.store.write(feeds.add, CUP, "https://cup.example/rss", at=AT, official=True).id
    other = replace(SKUA, stage="groups", event=Event.ELIMINATED, outcome=Outcome.ELIMINATED, team="gannet")
    known, news, against = desk.prints(
        GROUPS,
        SKUA,
        replace(other, relation=ProposalRelation.CONTRADICTS, relates_to="adv-gannet"),
        feed=feed,
    )
    assert desk.trusting.accept() == 0, "nobody trusts it yet"
    desk.store.write(reviews.trust, feed, trusted=True)
    assert desk.trusting.accept() == 1
    assert [desk.state(one) for one in (known, news, against)] == [
        ProposalState.ACCEPTED,
        ProposalState.OPEN,
        ProposalState.OPEN,
    ]
    assert desk.store.read(proposals.load, known).decided_by == RULE
    assert desk.store.read(reviews.by_rule) == {feed: 1}
    assert [one.name for one in desk.store.read(curators)] == ["Olga", "Mina"]
    assert desk.trusting.accept() == 0


def test_the_rule_leaves_what_would_settle_a_dispute_to_a_person(desk: Desk) -> None:
    """Two blogs disagree on Gannet Works in the finals; an official source of one of them would decide it."""
    feed = desk.store.write(feeds.add, CUP, "https://cup.example/rss", at=AT, official=True).id
    desk.store.write(reviews.trust, feed, trusted=True)
    won = replace(SKUA, team="gannet", relation=ProposalRelation.KNOWN, relates_to="blog-gannet")
    (one,) = desk.prints(won, feed=feed)
    assert desk.trusting.accept() == 0
    assert (desk.state(one), desk.updates()) == (ProposalState.OPEN, 0)
    assert [each.outcome for each in desk.preview(one).changes] == [Outcome.ADVANCED]


def test_a_card_is_reserved_once_and_is_there_until_it_is_decided(desk: Desk) -> None:
    review = desk.store.write(reviews.review_here, CUP, guild_id=1, channel_id=2, second=None, at=AT)
    (one,) = desk.prints()
    assert desk.store.read(review_cards.look, review).new == (one,)
    card = desk.store.write(review_cards.reserve, review, proposal=one, at=AT)
    assert card is not None
    assert desk.store.write(review_cards.reserve, review, proposal=one, at=AT) is None
    seen = desk.store.read(review_cards.look, review)
    assert (seen.new, [each.message_id for each in seen.cards]) == ((), [None])
    desk.store.write(review_cards.posted, card.id, 7, shown="x", over=False)
    assert [each.message_id for each in desk.store.read(review_cards.look, review).cards] == [7]
    moved = desk.store.write(reviews.review_here, CUP, guild_id=1, channel_id=3, second=None, at=AT)
    assert desk.store.read(review_cards.look, moved).new == (one,)
    desk.store.write(review_cards.posted, card.id, 7, shown="x", over=True)
    assert desk.store.read(review_cards.look, review).cards == ()
    desk.store.write(review_cards.gone, card.id)
    assert desk.store.read(review_cards.look, review).new == (one,)
