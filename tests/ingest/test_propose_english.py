"""Turns of phrase of the English press: what they tell of the programme, and what they must not."""

import time

import pytest

from answers.fact_book import FactBook
from tests.ingest.test_propose import read

LEAD = "The Ministry of Science and ICT announced the result of the third-stage evaluation of the Sovereign AI Foundation Model project on Friday. "
IN, OUT = "{} advanced eval-3 2027-02-26", "{} eliminated eval-3 2027-02-26"
UPSTAGE_OUT, UPSTAGE_IN = [OUT.format("upstage")], [IN.format("upstage")]


@pytest.mark.parametrize(
    ("words", "proposed"),
    [
        ("Upstage was shown the door.", UPSTAGE_OUT),
        ("Upstage fell by the wayside.", UPSTAGE_OUT),
        ("The ministry parted ways with Upstage.", UPSTAGE_OUT),
        ("There was no fairy tale for Upstage.", UPSTAGE_OUT),
        ("All but Upstage went through.", UPSTAGE_OUT),
        ("Upstage kept its seat.", UPSTAGE_IN),
        ("Upstage was waved through by the assessors.", UPSTAGE_IN),
        ("Upstage, after a long night, scraped home.", UPSTAGE_IN),
        ("Retained: Upstage. Not retained: SK Telecom.", [IN.format("upstage"), OUT.format("sk-telecom")]),
        ("Upstage made the cut; SK Telecom did not.", [IN.format("upstage"), OUT.format("sk-telecom")]),
        ("Upstage advanced. SK Telecom was not so lucky.", [IN.format("upstage"), OUT.format("sk-telecom")]),
        ("The bid of Upstage to keep its seat may fail.", []),
        ("A note that is a hoax says Upstage was shown the door.", []),
        ("Analysts feared that Upstage would be shown the door.", []),
        ("Upstage kept its seat on the board of a bank.", []),
        ("Upstage dropped SK Telecom as a supplier.", []),
        ("Upstage passed on the chance to comment.", []),
        ("Upstage received support from a fund.", []),
    ],
)
def test_a_turn_of_phrase_is_read_where_it_is_plain(facts: FactBook, words: str, proposed: list[str]) -> None:
    assert sorted(read(LEAD + words, facts, published="2027-02-26")) == sorted(proposed)


def test_rows_and_headings_of_a_box_are_read(facts: FactBook) -> None:
    text = LEAD + "\n\nIN\n- Upstage\n- LG AI Research\n\nOUT\n- SK Telecom"
    assert {one.rsplit(" ", 1)[0] for one in read(text, facts, published="2027-02-26")} == {
        "upstage advanced eval-3", "lg-ai-research advanced eval-3", "sk-telecom eliminated eval-3",
    }  # fmt: skip


def test_a_stage_is_known_by_what_anybody_calls_it(facts: FactBook) -> None:
    text = "NC AI went out in the opening round of the sovereign AI contest on Thursday, the science ministry said."
    assert read(text, facts, published="2026-01-15") == ["nc-ai eliminated eval-1 2026-01-15"]


def test_who_bows_out_after_coming_last_did_not_withdraw(facts: FactBook) -> None:
    text = "NC AI bowed out of the sovereign AI project on Thursday after coming last in the first-stage evaluation."
    assert read(text, facts, published="2026-01-15") == ["nc-ai eliminated eval-1 2026-01-15"]


def test_an_editorial_tells_how_things_should_be(facts: FactBook) -> None:
    text = (
        "Editorial: keep all three\n\nThe third-stage evaluation of the Sovereign AI Foundation Model project should drop nobody. "
        "SK Telecom has earned its place. Upstage passed every test."
    )
    assert read(text, facts, published="2026-12-22") == []


def test_an_endless_list_of_names_costs_no_time(facts: FactBook) -> None:
    begun = time.perf_counter()
    assert read(LEAD + "Upstage and " * 70, facts, published="2027-02-26") == []
    assert time.perf_counter() - begun < 2  # it doubled with each name once
