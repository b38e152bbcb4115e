"""Reading articles: what only the lines around a sentence tell, such as lists, headings and a chance just named."""

from answers.fact_book import FactBook
from tests.ingest.test_propose import LEAD, read


def test_marks_in_a_list_are_read_where_it_holds_exactly_those_in_contention(facts: FactBook) -> None:
    row = "{}Marks out of 100:\n\n- SK Telecom, 70.6\n\n- Upstage, 69.9\n\n- LG AI Research, 69.0\n\n"
    whole = read(row.format(LEAD) + "- Motif Technologies, 65.8", facts)
    assert [one.rsplit(" ", 1)[0] for one in whole] == [
        f"{one} score eval-2" for one in ("sk-telecom", "upstage", "lg-ai-research", "motif")
    ]
    assert read(row.format(LEAD) + "- Naver Cloud, 65.8", facts) == []


def test_a_heading_gives_way_to_the_sentence_that_tells_how_a_team_went(facts: FactBook) -> None:
    text = (
        f"Motif drops out of sovereign AI race in second evaluation\n{LEAD}Motif Technologies was eliminated."
    )
    assert read(text, facts) == ["motif eliminated eval-2 2026-08-18"]


def test_a_refusal_right_after_the_chance_was_named_is_one_of_it(facts: FactBook) -> None:
    call = "The Ministry of Science and ICT opened an additional call for the Sovereign AI Foundation Model project. "
    assert [
        one.split()[:2] for one in read(call + "Kakao said it is not interested.", facts, "2026-01-20")
    ] == [["kakao", "declined_revival"]]
    plain = "The Ministry of Science and ICT praised the Sovereign AI Foundation Model project. Kakao said it is not interested."
    assert read(plain, facts, "2026-01-20") == []
