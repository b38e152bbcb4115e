"""Feeds, articles and proposals in the store, on both databases: what is kept, joined, refused and decided."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from answers.days import Day
from answers.errors import FeedKnown, NoSuchFeed, NoSuchProposal, ProposalDecided, TooManyFeeds
from answers.terms import ArticleState, Event, FeedState, Outcome, ProposalRelation, ProposalState
from db import articles, feeds, proposals
from db.articles import Told
from db.curation import curator
from db.engine import Store
from db.feeds import Feed
from db.models import ArticleRow
from db.proposals import NewProposal, Stored
from tests.conftest import HARBOUR_CUP
from tests.stores import Seeds

CUP = "harbour-cup"
AT = datetime(2031, 7, 20, tzinfo=UTC)
TEXT = "The judges met.\n\nSkua advanced to the final."
QUOTE = "Skua advanced to the final."
SKUA = NewProposal(
    team="skua", event=Event.ADVANCED, outcome=Outcome.ADVANCED, stage="finals", quote=QUOTE, start=17, end=17 + len(QUOTE),
    confidence=0.9, relation=ProposalRelation.NEW,
)  # fmt: skip


@pytest.fixture
def seeds() -> Seeds:
    return Seeds((HARBOUR_CUP,), AT)


@pytest.fixture
def cup_store(store: Store) -> Store:
    return store


def _article(store: Store, number: int, **more: object) -> int:
    told = Told(fingerprint=f"{number:064}", title=f"Article {number}", address=f"https://a.example/{number}")
    return store.write(articles.keep, CUP, replace(told, **more), f"{number:064}", at=AT)  # type: ignore[arg-type]


def _store(store: Store, article: int, *found: NewProposal, at: datetime = AT) -> Stored:
    return store.write(proposals.store, CUP, article, TEXT, found or (SKUA,), at=at)


def _feed(store: Store, number: int = 1, *, at: datetime = AT) -> Feed:
    return store.write(feeds.add, CUP, f"https://f.example/{number}", at=at)


def test_a_quote_that_is_not_in_the_text_is_refused(cup_store: Store) -> None:
    article = _article(cup_store, 1)
    wrong = [
        replace(SKUA, start=16, end=16 + len(QUOTE)), replace(SKUA, quote="Skua advanced to the finals."),
        replace(SKUA, quote="", start=5, end=5), replace(SKUA, quote=" ", start=3, end=4),
    ]  # fmt: skip
    assert _store(cup_store, article, *wrong) == Stored(refused=4)
    assert cup_store.read(proposals.proposals, CUP) == ()
    assert _store(cup_store, article).refused == 0


def test_the_same_statement_of_three_articles_is_one_proposal_with_three_sources(cup_store: Store) -> None:
    day = Day.parse("2031-07-18")
    first = _store(cup_store, _article(cup_store, 1))
    second = _store(cup_store, _article(cup_store, 2), replace(SKUA, happened_on=day, confidence=0.95))
    third = _store(cup_store, _article(cup_store, 3), replace(SKUA, confidence=0.6))
    assert (len(first.opened), second.joined, third.joined) == (1, first.opened, first.opened)
    (one,) = cup_store.read(proposals.proposals, CUP)
    assert [source.title for source in one.sources] == ["Article 1", "Article 2", "Article 3"]
    assert (one.happened_on, one.confidence) == (day, 0.95)


def test_one_article_is_one_source_however_often_it_is_read(cup_store: Store) -> None:
    article = _article(cup_store, 1)
    _store(cup_store, article)
    assert _store(cup_store, article) == Stored()
    assert _article(cup_store, 1) == article, "and is kept once"


def test_another_stage_team_or_mark_is_another_proposal(cup_store: Store) -> None:
    others = [
        replace(SKUA, stage="groups"),
        replace(SKUA, team="tern"),
        replace(SKUA, event=Event.ELIMINATED),
        replace(SKUA, stage=None),
    ]
    marks = [replace(SKUA, event=Event.SCORE, outcome=None, mark=mark) for mark in (81.5, 82.0)]
    assert len(_store(cup_store, _article(cup_store, 1), SKUA, *others, *marks).opened) == 7


def test_what_a_claim_already_rests_on_is_not_proposed_for_it(cup_store: Store) -> None:
    article = _article(cup_store, 1, address="https://cup.example/groups")
    known = replace(SKUA, stage="groups", relation=ProposalRelation.KNOWN, relates_to="adv-skua")
    assert _store(cup_store, article, known) == Stored()
    assert len(_store(cup_store, _article(cup_store, 2), known).opened) == 1


def test_a_proposal_is_decided_once(cup_store: Store) -> None:
    (one,) = _store(cup_store, _article(cup_store, 1)).opened
    kim = cup_store.write(curator, "Kim")
    decided = cup_store.write(
        proposals.decide, one, ProposalState.ACCEPTED, by=kim, at=AT, why="seen", claim_key="adv-skua-finals"
    )
    assert decided is ProposalState.ACCEPTED
    with pytest.raises(ProposalDecided):
        cup_store.write(proposals.decide, one, ProposalState.REJECTED, by=kim, at=AT)
    now = cup_store.read(proposals.load, one)
    assert (now.decided_by, now.decided_at, now.why, now.claim_key) == ("Kim", AT, "seen", "adv-skua-finals")
    assert cup_store.read(proposals.proposals, CUP) == ()
    with pytest.raises(NoSuchProposal):
        cup_store.read(proposals.load, 999)


def test_a_second_curator_is_another_one(cup_store: Store) -> None:
    (one,) = _store(cup_store, _article(cup_store, 1)).opened
    kim, lee = cup_store.write(curator, "Kim"), cup_store.write(curator, "Lee")

    def accept(by: int) -> ProposalState:
        return cup_store.write(proposals.decide, one, ProposalState.ACCEPTED, by=by, at=AT, second_asked=True)

    assert [accept(kim), accept(kim), accept(lee)] == [
        ProposalState.OPEN,
        ProposalState.OPEN,
        ProposalState.ACCEPTED,
    ]
    now = cup_store.read(proposals.load, one)
    assert (now.agreed_by, now.decided_by) == ("Kim", "Lee")


def test_one_curator_is_enough_to_reject(cup_store: Store) -> None:
    (one,) = _store(cup_store, _article(cup_store, 1)).opened
    kim = cup_store.write(curator, "Kim")
    state = cup_store.write(proposals.decide, one, ProposalState.NOT_OURS, by=kim, at=AT, second_asked=True)
    assert state is ProposalState.NOT_OURS


def test_what_was_rejected_is_not_asked_again_until_much_later(cup_store: Store) -> None:
    (one,) = _store(cup_store, _article(cup_store, 1)).opened
    kim = cup_store.write(curator, "Kim")
    cup_store.write(proposals.decide, one, ProposalState.REJECTED, by=kim, at=AT, why="a rumour")
    soon = _store(cup_store, _article(cup_store, 2), at=AT + timedelta(days=13))
    assert (soon.opened, soon.joined) == ((), (one,))
    late = _store(cup_store, _article(cup_store, 3), at=AT + timedelta(days=15))
    assert len(late.opened) == 1
    assert late.opened != (one,)
    assert cup_store.read(proposals.load, one).state is ProposalState.REJECTED


def test_everything_open_of_an_article_is_found_for_deciding_together(cup_store: Store) -> None:
    article = _article(cup_store, 1)
    made = _store(cup_store, article, SKUA, replace(SKUA, team="tern"))
    _store(cup_store, _article(cup_store, 2), replace(SKUA, team="heron"))
    found = cup_store.read(proposals.of_article, article)
    assert tuple(one.id for one in found) == made.opened


def test_proposals_come_a_page_at_a_time(cup_store: Store) -> None:
    made = _store(
        cup_store, _article(cup_store, 1), SKUA, replace(SKUA, team="tern"), replace(SKUA, team="heron")
    ).opened
    first = cup_store.read(lambda session: proposals.proposals(session, CUP, most=2))
    rest = cup_store.read(lambda session: proposals.proposals(session, CUP, most=2, after=first[-1].id))
    assert tuple(one.id for one in (*first, *rest)) == made


def test_a_feed_is_followed_once_and_not_without_end(cup_store: Store) -> None:
    _feed(cup_store)
    with pytest.raises(FeedKnown):
        _feed(cup_store)
    for number in range(2, feeds.MOST_FEEDS + 1):
        _feed(cup_store, number)
    with pytest.raises(TooManyFeeds):
        _feed(cup_store, 1000)


def test_a_feed_is_found_by_number_or_address(cup_store: Store) -> None:
    one = _feed(cup_store)
    for named in (str(one.id), one.address):
        assert cup_store.read(feeds.find, CUP, named).id == one.id
    with pytest.raises(NoSuchFeed):
        cup_store.read(feeds.find, CUP, "nonsense")


def test_due_feeds_are_taken_once_and_those_that_fail_come_last(cup_store: Store) -> None:
    first, second = _feed(cup_store, 1), _feed(cup_store, 2)
    cup_store.write(feeds.settle_failed, first.id, at=AT, next_at=AT, reason="error-fetch-slow")
    taken = cup_store.write(feeds.take_due, now=AT, most=10)
    assert [one.id for one in taken] == [second.id, first.id]
    assert cup_store.write(feeds.take_due, now=AT, most=10) == ()
    cup_store.write(feeds.pause, first.id)
    later = cup_store.write(feeds.take_due, now=AT + feeds.TAKEN, most=10)
    assert [one.id for one in later] == [second.id]


def test_a_clock_that_goes_back_does_not_keep_a_feed_waiting(cup_store: Store) -> None:
    _feed(cup_store, at=AT + timedelta(days=30))
    assert len(cup_store.write(feeds.take_due, now=AT, most=10)) == 1


def test_removing_a_feed_keeps_what_was_proposed_and_forgets_what_was_not_read(cup_store: Store) -> None:
    feed = _feed(cup_store)
    told = [Told(fingerprint=f"{number:064}", title="x") for number in (1, 2)]
    cup_store.write(articles.note, feed.id, told, at=AT)
    read, _waits = cup_store.read(lambda session: articles.waiting(session, feed.id, most=10))
    cup_store.write(articles.mark_read, read.id, read.told, "0" * 64, at=AT)
    _store(cup_store, read.id)
    (health,) = cup_store.read(feeds.health, CUP)
    assert (health.articles, health.proposals[ProposalState.OPEN], health.feed.state) == (
        2,
        1,
        FeedState.ACTIVE,
    )
    cup_store.write(feeds.remove, feed.id)
    (one,) = cup_store.read(proposals.proposals, CUP)
    assert one.sources[0].feed_id is None
    rows = cup_store.read(lambda session: [row.state for row in session.query(ArticleRow)])
    assert rows == [ArticleState.READ]


def test_old_articles_are_forgotten_unless_something_rests_on_them(cup_store: Store) -> None:
    kept, gone = _article(cup_store, 1), _article(cup_store, 2)
    _store(cup_store, kept)
    assert cup_store.write(articles.forget_old, now=AT + articles.KEPT) == 0
    assert cup_store.write(articles.forget_old, now=AT + articles.KEPT + timedelta(days=1)) == 1
    left = cup_store.read(lambda session: [row.id for row in session.query(ArticleRow)])
    assert left == [kept]
    assert gone != kept
