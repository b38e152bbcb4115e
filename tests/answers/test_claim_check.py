"""Messages checked against the record: labelled ones, the sentences they are answered with, and what must hold."""

import json
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answers.claim_check import check, check_card
from answers.fact_book import FactBook
from answers.sayings import worded
from answers.terms import Event, Language, ReasonCode
from answers.terms import Verdict as Decided
from answers.verdicts import Holds
from answers.wording import Wording
from tests.builders import a_book, a_claim, a_stage

HERE = Path(__file__).parent
NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
CUP_NOW = datetime(2031, 7, 20, tzinfo=UTC)
ENOUGH = 0.9  # the share of held-out messages that must come out whole; none may come out wrong


class Labelled(NamedTuple):
    """A message and the verdict on each thing it says, by team and what is said."""

    text: str
    verdicts: dict[str, str]


def labelled(name: str) -> list[Labelled]:
    lines = (HERE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [Labelled(**json.loads(line)) for line in lines]


OWN = labelled("claims_own") + labelled("claims_reviewed")
HELD_OUT = ("claims_held_out", "claims_held_out_second", "claims_held_out_third")


def checked(text: str, facts: FactBook, now: datetime = NOW) -> dict[str, str]:
    """What `text` says, by team and what is said, with how it holds."""
    return {
        f"{one.statement.team.id if one.statement.team else '-'}/{one.statement.said}": str(one.holds)
        for one in check(text, facts, now).verdicts
    }


def is_wrong(expected: str | None, found: str) -> bool:
    """Whether a verdict states what is not so: silence and "not on record" are never wrong."""
    return found != Holds.UNKNOWN and found != expected


@pytest.mark.parametrize("one", OWN, ids=lambda one: one.text[:60])
def test_a_labelled_message_is_judged_as_labelled(facts: FactBook, one: Labelled) -> None:
    assert checked(one.text, facts) == one.verdicts


def test_no_held_out_message_is_judged_wrongly_and_most_are_judged(facts: FactBook) -> None:
    rows = [one for name in HELD_OUT for one in labelled(name)]
    found = [checked(one.text, facts) for one in rows]
    wrong = [
        f"{one.text} → {key} {holds}"
        for one, told in zip(rows, found, strict=True)
        for key, holds in told.items()
        if is_wrong(one.verdicts.get(key), holds)
    ]
    assert wrong == []
    whole = sum(one.verdicts == told for one, told in zip(rows, found, strict=True))
    assert whole >= ENOUGH * len(rows)


def fact(text: str, facts: FactBook, now: datetime = NOW) -> tuple[str, str]:
    """The one verdict on `text` with the key of its sentence."""
    (one,) = check(text, facts, now).verdicts
    return str(one.holds), one.fact.key


@pytest.mark.parametrize(
    ("text", "holds", "key"),
    [
        ("Naver was eliminated on 18 August 2026.", "contradicted", "check-day"),
        ("Naver was eliminated in January.", "supported", "team-after"),
        ("KT was eliminated in August.", "supported", "team-after"),  # that of 2025: no year is told
        ("Naver was eliminated in August.", "contradicted", "check-day"),
        ("LG was eliminated yesterday.", "unknown", "check-newer"),  # newer than all that is on record
        ("LG was eliminated in March 2030.", "unknown", "check-to-come"),
        ("Motif was eliminated because it failed the independence test.", "contradicted", "check-reason"),
        ("Naver was eliminated because of Qwen.", "supported", "check-because"),
        ("Naver was eliminated because it was Tuesday.", "unknown", "check-because"),
        ("Kakao was eliminated because of its score.", "unknown", "check-reason-unknown"),
        ("Motif was selected.", "earlier", "check-earlier"),
        ("Naver was not selected.", "unknown", "team-after"),  # of which selection?
        ("Motif did not come back.", "contradicted", "team-after"),
        ("LG was eliminated in the third evaluation.", "unknown", "stage-not-held"),
        ("Lunit came back through the repechage.", "unknown", "team-not-there"),
        ("Naver passed the second evaluation.", "contradicted", "team-after"),
        ("Upstage got 91.2 in the first evaluation.", "unknown", "check-mark-none"),
        ("LG had the highest score in the first evaluation.", "unknown", "check-order"),
        ("SKT had the highest score in the second evaluation.", "supported", "check-told"),
        ("As of March 2026 four teams remained.", "supported", "status-then"),
        ("Two teams were eliminated.", "earlier", "check-both"),
        ("Four teams were left after the additional call.", "supported", "check-left"),
        ("Four teams were left after the first evaluation.", "contradicted", "check-left"),
        ("Four teams advanced to the second stage.", "supported", "check-entered"),
    ],
)
def test_a_verdict_comes_with_the_sentence_that_is_so(
    facts: FactBook, text: str, holds: str, key: str
) -> None:
    assert fact(text, facts) == (holds, key)


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("Gannet advanced in the group stage.", "supported"),
        ("Gannet is out.", "unknown"),  # contested on equal terms
        ("Skua was eliminated in the group stage.", "contradicted"),  # a rumour against the board's word
        ("Tern Dynamics was eliminated.", "earlier"),
        ("Tern Dynamics is out.", "contradicted"),
        ("Petrel was eliminated.", "unknown"),  # it withdrew
        ("Petrel withdrew on 2 June 2031.", "contradicted"),
        ("Tern Dynamics advanced to the finals.", "supported"),
        ("Heron AI advanced to the finals.", "contradicted"),
        ("헤론AI는 패자전에 불참했다", "contradicted"),
        ("턴다이내믹스가 패자전에서 부활했다", "supported"),
        ("Two teams remain.", "unknown"),  # one team is undecided
        ("Three teams advanced in the group stage.", "supported"),
    ],
)
def test_any_programme_is_judged_by_its_own_record(cup: FactBook, text: str, holds: str) -> None:
    assert fact(text, cup, CUP_NOW)[0] == holds


def test_what_is_known_only_to_the_month_does_not_support_a_day() -> None:
    book = a_book(a_claim(Event.ELIMINATED, on="2029-05"))
    now = datetime(2029, 12, 1, tzinfo=UTC)
    assert fact("Alpha was eliminated in May 2029.", book, now)[0] == Holds.SUPPORTED
    assert fact("Alpha was eliminated on 3 May 2029.", book, now)[0] == Holds.UNKNOWN
    assert fact("Alpha was eliminated on 3 June 2029.", book, now) == (Holds.CONTRADICTED, "check-day")


def test_an_application_does_not_support_having_advanced() -> None:
    book = a_book(a_claim(Event.APPLIED))
    now = datetime(2029, 12, 1, tzinfo=UTC)
    assert fact("Alpha advanced.", book, now)[0] == Holds.UNKNOWN
    assert fact("Alpha is still in.", book, now)[0] == Holds.SUPPORTED


def test_a_stage_between_that_is_not_on_record_leaves_a_later_one_open() -> None:
    book = a_book(a_claim(Event.ADVANCED))
    wider = replace(book, stages=(*book.stages, a_stage("third", 4)))
    now = datetime(2029, 12, 1, tzinfo=UTC)
    assert fact("Alpha advanced to second.", wider, now)[0] == Holds.SUPPORTED
    assert fact("Alpha advanced to third.", wider, now)[0] == Holds.UNKNOWN


def test_a_claim_that_was_rejected_supports_nothing() -> None:
    made = [(Decided.REJECTED, datetime(2029, 6, 1, tzinfo=UTC))]
    book = a_book(a_claim(Event.ELIMINATED, verdicts=made))
    assert fact("Alpha was eliminated.", book, datetime(2029, 12, 1, tzinfo=UTC))[0] == Holds.UNKNOWN


def test_a_reason_of_no_known_code_neither_supports_nor_contradicts() -> None:
    book = a_book(
        a_claim(Event.ELIMINATED), a_claim(Event.REASON, reason=ReasonCode.OTHER, key="why", on="2029-05-01")
    )
    now = datetime(2029, 12, 1, tzinfo=UTC)
    assert fact("Alpha was eliminated because of its score.", book, now)[0] == Holds.UNKNOWN


# --- what must hold of any message

SENTENCES = [one.text for one in OWN if "\n" not in one.text and "`" not in one.text]
# Wider than what is labelled, so that pairs of sentences meet that nobody put together.
messages = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6, unique=True)
SILENT = (
    "Will LG advance?",
    "네이버 붙을 것 같다.",
    "KT is expected to be eliminated.",
    "업스테이지 탈락했어?",
)


def ended(text: str) -> str:
    return text if text[-1:] in ".?!" else f"{text}."


def judged(text: str, facts: FactBook) -> set[tuple[object, ...]]:
    return {
        (one.statement.team and one.statement.team.id, one.statement.said, one.statement.stage and one.statement.stage.id,
         one.statement.day, one.statement.number, one.holds, one.fact)
        for one in check(text, facts, NOW).verdicts
    }  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(orders=messages.flatmap(lambda parts: st.tuples(st.just(parts), st.permutations(parts))))
def test_the_order_of_sentences_changes_no_verdict(
    facts: FactBook, orders: tuple[list[str], list[str]]
) -> None:
    told, shuffled = (" ".join(map(ended, parts)) for parts in orders)
    assert judged(told, facts) == judged(shuffled, facts)


@settings(max_examples=60, deadline=None)
@given(parts=messages, silent=st.sampled_from(SILENT))
def test_a_question_or_an_expectation_adds_no_verdict(facts: FactBook, parts: list[str], silent: str) -> None:
    told = " ".join(map(ended, parts))
    assert judged(f"{told} {silent}", facts) == judged(told, facts) == judged(f"{silent} {told}", facts)


@settings(max_examples=60, deadline=None)
@given(parts=messages)
def test_a_verdict_rests_on_accepted_claims_and_is_one_only(facts: FactBook, parts: list[str]) -> None:
    seen: dict[object, Holds] = {}
    for one in check("\n".join(parts), facts, NOW).verdicts:
        assert one.claims or one.holds is Holds.UNKNOWN
        assert all(claim in facts.claims for claim in one.claims)
        assert all(claim.verdict(None) is Decided.ACCEPTED for claim in one.claims)
        told = replace(one.statement, quote="", because_of="", start=0, end=0)
        assert seen.setdefault(told, one.holds) is one.holds


@settings(max_examples=100, deadline=None)
@given(text=st.text(max_size=300))
def test_any_text_can_be_checked(facts: FactBook, text: str) -> None:
    check(text, facts, NOW)


def test_two_thousand_characters_are_checked_at_once(facts: FactBook) -> None:
    prose = "The organisers thanked everyone for a long evening by the harbour and went home late. "
    text = "".join(f"{ended(one)} {prose}" for one in SENTENCES)[:2000]
    check(text, facts, NOW)
    spent = []
    for _ in range(7):
        begun = time.process_time()
        assert check(text, facts, NOW).verdicts
        spent.append(time.process_time() - begun)
    assert min(spent) < 0.02


# --- the card


@pytest.mark.parametrize("language", list(Language))
def test_a_card_has_a_mark_a_quote_and_the_true_sentence_for_each_verdict(
    facts: FactBook, language: Language
) -> None:
    result = check(
        "Naver was eliminated, LG is out. Motif advanced. Upstage got 91.2 in round 1.", facts, NOW
    )
    card = check_card(result, facts, Wording(), language)
    assert [label[0] for label, _text in card.entries] == ["✔", "✘", "↺", "?"]
    assert "Naver was eliminated" in card.entries[0][0]
    assert all(text for _label, text in card.entries)
    assert card.sources
    assert card.sources[0].url


@pytest.mark.parametrize("language", list(Language))
def test_a_message_without_anything_to_check_gets_one_sentence(facts: FactBook, language: Language) -> None:
    card = check_card(check("hello there", facts, NOW), facts, Wording(), language)
    assert card.headline
    assert (card.lines, card.entries, card.sources) == ((), (), ())


def test_a_card_shows_eight_and_says_how_many_more(facts: FactBook) -> None:
    text = "Out: Kakao, KT, Konan, KAIST, Lunit, BioNexus, Sionic AI, JunctionMed, Naver, NC AI"
    result = check(text, facts, NOW)
    card = check_card(result, facts, Wording(), Language.EN)
    assert len(result.verdicts) == 10
    assert len(card.entries) == 8
    assert card.lines == (Wording().say(Language.EN, "card-more", count=2),)
    assert card.headline.startswith("Ten claims checked")


def test_a_long_quote_is_cut_at_a_word(facts: FactBook) -> None:
    long = "South Korea's science ministry announced on 15 January 2026 that Naver Cloud and NC AI were eliminated from the sovereign AI foundation model project."
    label, _text = check_card(check(long, facts, NOW), facts, Wording(), Language.EN).entries[0]
    assert len(label) < 145
    assert label.endswith("…”")


@pytest.mark.parametrize("language", list(Language))
def test_every_true_sentence_can_be_said(facts: FactBook, language: Language) -> None:
    wording = Wording()
    for one in OWN:
        for verdict in check(one.text, facts, NOW).verdicts:
            told = worded(verdict.fact, wording, language)
            assert told
            assert "  " not in told
