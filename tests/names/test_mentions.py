"""Names in running text: which, where, and what only looks like one."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answers.fact_book import FactBook
from answers.mentions import mentions
from answers.names import How


@pytest.mark.parametrize(
    ("text", "teams"),
    [
        ("did naver make it", [("naver-cloud", "naver")]),
        ("네이버 붙었어?", [("naver-cloud", "네이버")]),
        ("업스테이지랑 SK텔레콤은 둘 다 진출?", [("upstage", "업스테이지"), ("sk-telecom", "SK텔레콤")]),
        (
            "LG AI Research and Upstage advanced",
            [("lg-ai-research", "LG AI Research"), ("upstage", "Upstage")],
        ),
        ("Upstage's Solar Open 2", [("upstage", "Upstage"), ("upstage", "Solar Open 2")]),
        ("nc ai vs naver cloud", [("nc-ai", "nc ai"), ("naver-cloud", "naver cloud")]),
        ("업스테리지는 어떻게 됐어", [("upstage", "업스테리지는")]),
        ("SK Telelcom 어때", [("sk-telecom", "SK Telelcom")]),
        ("djqtmxpdlwl 붙음?", [("upstage", "djqtmxpdlwl")]),
        ("ㅁㅌㅍㅌㅋ 떨어졌어?", [("motif", "ㅁㅌㅍㅌㅋ")]),
        ("Did Kakao Advance To Round Two?", [("kakao", "Kakao")]),
        ("(KT, 코난테크놀로지)", [("kt", "KT"), ("konan", "코난테크놀로지")]),
        ("Mi:dm 2.0이랑 A.X K1", [("kt", "Mi:dm 2.0"), ("sk-telecom", "A.X K1")]),
    ],
)
def test_teams_are_found_with_their_places(facts: FactBook, text: str, teams: list[tuple[str, str]]) -> None:
    found = mentions(text, facts).teams
    assert [(one.team.id, text[one.start : one.end]) for one in found] == teams


@pytest.mark.parametrize(
    "text",
    ["Kakao Bank is up", "LG트윈스 이겼다", "SKT T1 won", "카카오 뱅크 주가", "is SK hynix in?", "kakao style", "Detective Conan movie",
     "LG Twins vs KT Wiz", "네이버웹툰 봤어?", "Kakao Mobility and Naver Webtoon", "KT Rolster", "https://upstage.ai/news", "`\u200b`", "OpenAI와 구글"],
)  # fmt: skip
def test_a_longer_name_is_no_mention(facts: FactBook, text: str) -> None:
    assert mentions(text, facts).teams == ()


def test_an_unknown_capitalised_word_makes_a_longer_name(facts: FactBook) -> None:
    found = mentions("I like Kakao Zephyr a lot", facts)
    assert found.teams == ()
    assert found.longer == ((7, 19),)


def test_a_word_the_caller_knows_does_not(facts: FactBook) -> None:
    found = mentions("Will Kakao Survive this", facts, known=lambda key: key == "survive")
    assert [one.team.id for one in found.teams] == ["kakao"]


def test_a_known_word_is_no_slip(facts: FactBook) -> None:
    assert mentions("upstagee", facts).teams[0].how is How.TYPO
    assert mentions("upstagee", facts, known=lambda key: key == "upstagee").teams == ()


def test_a_known_word_written_on_to_a_name_is_told_apart(facts: FactBook) -> None:
    text = "업스테이지탈락?"
    (found,) = mentions(text, facts, known=lambda key: key == "탈락").teams
    assert text[found.start : found.end] == "업스테이지"
    assert mentions("LG트롬", facts, known=lambda key: key == "탈락").teams == ()


def test_what_is_no_team_is_told_too(facts: FactBook) -> None:
    found = mentions("모레는 과기정통부랑 뭐해", facts)
    assert [one.decoy.relation for one in found.others] == ["partner", "organiser"]


def test_short_forms_are_marked_weak(facts: FactBook) -> None:
    assert [one.weak for one in mentions("엘지랑 업스테이지", facts).teams] == [True, False]


def test_places_count_in_the_text_as_it_came(facts: FactBook) -> None:
    text = "🚀 " + unicodedata.normalize("NFD", "그래서 업스테이지는") + "\u200b?"
    (found,) = mentions(text, facts).teams
    assert unicodedata.normalize("NFC", text[found.start : found.end]) == "업스테이지"


@settings(max_examples=200, deadline=None)
@given(text=st.text(max_size=120))
def test_no_text_makes_the_reading_fail_and_places_are_in_order(facts: FactBook, text: str) -> None:
    found = mentions(text, facts)
    places = [(one.start, one.end) for one in found.teams]
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert places == sorted(places)


def test_a_very_long_text_is_read_in_bounded_time(facts: FactBook) -> None:
    import time

    started = time.perf_counter()
    mentions("Upstage 업스테리지 " * 20_000, facts)
    assert time.perf_counter() - started < 2
