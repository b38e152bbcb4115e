"""What a message states: of whom, what, when and why; and what states nothing."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answers.fact_book import FactBook
from answers.said import Said, Statement
from answers.statements import statements
from answers.terms import ReasonCode

TODAY = date(2026, 11, 24)
CUP_DAY = date(2031, 7, 20)


def told(text: str, facts: FactBook, day: date = TODAY) -> list[tuple[str, Said]]:
    return [(one.team.id if one.team else "", one.said) for one in statements(text, facts, day)]


def only(text: str, facts: FactBook, day: date = TODAY) -> Statement:
    (one,) = statements(text, facts, day)
    return one


@pytest.mark.parametrize(
    ("text", "stage", "into"),
    [
        ("Upstage was eliminated in the second evaluation.", "eval-2", False),
        ("Upstage advanced to the second evaluation.", "eval-2", True),
        ("Upstage made it through the second evaluation.", "eval-2", False),
        ("Naver failed to reach the second round.", "eval-2", True),
        ("업스테이지가 2차에 진출했다", "eval-2", True),
        ("업스테이지가 2차에서 탈락했다", "eval-2", False),
        ("업스테이지가 2차를 통과했다", "eval-2", False),
        ("업스테이지 3차행 확정", "eval-3", True),
        ("업스테이지는 아직 남아 있다", None, False),
    ],
)
def test_a_stage_is_passed_or_gone_on_to(facts: FactBook, text: str, stage: str | None, into: bool) -> None:
    one = only(text, facts)
    assert (one.stage.id if one.stage else None, one.into) == (stage, into)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Naver was eliminated on 15 January 2026.", "2026-01-15"),
        ("네이버는 2026년 1월 15일에 탈락했다", "2026-01-15"),
        ("Naver was eliminated last August.", "2026-08"),
        ("In January, Naver was eliminated.", "2026-01"),
        ("Naver was eliminated.", "None"),
    ],
)
def test_a_day_belongs_to_its_clause(facts: FactBook, text: str, day: str) -> None:
    assert str(only(text, facts).day) == day


@pytest.mark.parametrize(
    "text",
    [
        "Naver was eliminated after January 2026.",
        "네이버는 1월 이후 탈락했다",
        "Naver was eliminated on 31 February 2026.",
        "From January to August 2026 Naver was eliminated.",
    ],
)
def test_a_day_that_only_bounds_or_cannot_be_is_no_statement(facts: FactBook, text: str) -> None:
    assert told(text, facts) == []


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Naver was eliminated because of its score.", ReasonCode.SCORE),
        ("Naver was eliminated for using foreign weights.", ReasonCode.ELIGIBILITY),
        ("Naver was eliminated because nobody liked it at all.", None),
        ("Naver was eliminated because it was Tuesday.", ReasonCode.OTHER),
        ("네이버는 점수 미달로 탈락했다", ReasonCode.SCORE),
        ("네이버는 독자성 문제로 탈락했다", ReasonCode.ELIGIBILITY),
        ("Naver was eliminated.", None),
    ],
)
def test_a_reason_is_read_where_the_sentence_gives_one(
    facts: FactBook, text: str, reason: ReasonCode | None
) -> None:
    assert [one.because for one in statements(text, facts, TODAY)][:1] == (
        [reason] if told(text, facts) else []
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Naver did not advance", Said.OUT),
        ("Naver was not eliminated", Said.IN),
        ("Naver never made it past round one", Said.OUT),
        ("네이버 안 떨어졌다", Said.IN),
        ("네이버 통과 못 했다", Said.OUT),
        ("네이버는 진출하지 못했다", Said.OUT),
        ("네이버 진출 실패", Said.OUT),
        ("KAIST did not apply for the repechage", Said.DECLINED),
    ],
)
def test_a_denial_turns_what_is_said(facts: FactBook, text: str, said: Said) -> None:
    assert only(text, facts).said is said


@pytest.mark.parametrize(
    "text",
    [
        "Did Naver advance?",
        "네이버 떨어졌나",
        "네이버 떨어졌는지 아는 사람",
        "Naver might be eliminated.",
        "Naver was almost eliminated.",
        "It is not true that Naver was eliminated.",
        "네이버가 떨어진 건 아니다",
        "Only LG advanced.",
        "All but Motif advanced.",
        "모티프 빼고 다 붙었다",
        "LG beat Naver and advanced.",
        "According to Naver, LG was eliminated.",
        "Either Naver or LG was eliminated.",
        "Naver was eliminated by LG.",
        "Naver made it to the final five.",
        "Kakao was eliminated from the public cloud tender.",
        "KT was selected as the preferred bidder.",
        "KT was eliminated in the second round of the Kaggle contest.",
        "독파모 2차 결과 봤어? Naver won its place in history.",
        "KAIST was selected for the AI specialised foundation model project.",
        "카카오가 특화 파운데이션 모델 사업에 선정됐다",
        "네이버클라우드, 보안 심사 통과",
        "SKT 가입자가 떨어졌다",
        "나 네이버 최종 합격했다",
        "LG remains the largest shareholder.",
        "Naver is out of stock.",
        "KT cut its prices.",
        "> Naver advanced\nreally?",
        "~~Naver advanced~~",
        "`hi` ```\nNaver advanced\n```",
        "https://news.example/naver-advanced",
        "",
    ],
)
def test_what_is_doubtful_or_of_another_matter_states_nothing(facts: FactBook, text: str) -> None:
    assert told(text, facts) == []


def test_lists_and_clauses_keep_their_own_teams(facts: FactBook) -> None:
    text = "Naver and NC AI were eliminated, while LG, SKT and Upstage advanced."
    assert told(text, facts) == [
        ("naver-cloud", Said.OUT),
        ("nc-ai", Said.OUT),
        ("lg-ai-research", Said.IN),
        ("sk-telecom", Said.IN),
        ("upstage", Said.IN),
    ]


def test_a_reason_is_that_of_its_own_predicate(facts: FactBook) -> None:
    found = statements("네이버는 작년 8월 뽑혔지만 점수가 낮아서 탈락했다", facts, TODAY)
    assert [(one.said, one.because) for one in found] == [
        (Said.SELECTED, None),
        (Said.OUT, ReasonCode.SCORE),
    ]


def test_a_heading_lends_its_stage_to_the_lists_below_it(facts: FactBook) -> None:
    found = statements("1차 평가 결과\n진출: LG, 네이버\n탈락: NC AI\n\n탈락: 모티프", facts, TODAY)
    assert [one.stage.id if one.stage else None for one in found] == ["eval-1", "eval-1", "eval-1", None]


def test_a_number_of_teams_and_their_names_are_both_stated(facts: FactBook) -> None:
    found = statements("3개 팀(LG·SKT·업스테이지)이 진출", facts, TODAY)
    assert [one.said for one in found] == [Said.COUNT_IN, Said.IN, Said.IN, Said.IN]
    assert found[0].number == 3


def test_of_how_many_is_no_number_of_those_who_are_in(facts: FactBook) -> None:
    assert only("Of five teams, three advanced.", facts).number == 3
    assert only("5개 팀 중 2개 팀이 탈락했다", facts).number == 2


def test_a_mark_has_its_measure(facts: FactBook) -> None:
    one = only("Upstage scored 13.3 points on the NIA benchmark in the second evaluation.", facts)
    assert (one.said, one.number, one.measure.id if one.measure else None) == (Said.SCORE, 13.3, "nia")


def test_names_and_stages_of_any_programme_are_read(cup: FactBook) -> None:
    one = only("페트렐은 결승에서 기권했다", cup, CUP_DAY)
    assert (one.team.id if one.team else "", one.said, one.stage.id if one.stage else "") == (
        "petrel",
        Said.WITHDREW,
        "finals",
    )


def test_a_slip_in_a_name_is_read(facts: FactBook) -> None:
    assert told("업스테리지는 2차에서 탈락했다", facts) == [("upstage", Said.OUT)]


_PIECES = (
    "Naver", "네이버는", "LG,", "and", "were eliminated", "탈락했다", "진출", "2차에서", "in January", "15 January 2026",
    "three teams", "3개 팀", "because of", "점수", "90.2", "점", "not", "안", "?", ".", "\n", "§", "№3", "¶", ":", "(", ")",
    "ﷺ", "İ", "가", "㈜", "*", "```", "`", "패자부활전", "불참", "İstanbul", "e\u0301", "\u200d",
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(text=st.one_of(st.text(max_size=200), st.lists(st.sampled_from(_PIECES), max_size=25).map(" ".join)))
def test_any_text_has_statements_or_none_and_quotes_its_own_words(facts: FactBook, text: str) -> None:
    for one in statements(text, facts, TODAY):
        assert 0 <= one.start < one.end <= len(text)
        assert one.quote == text[one.start : one.end].strip()
        assert (one.team is None) == (one.said in {Said.COUNT_IN, Said.COUNT_OUT})
