"""How a typed name is worded, for every way it can be read, in both languages."""

import pytest

from answers.fact_book import FactBook
from answers.facts import Alias
from answers.name_words import name_words
from answers.names import find_stage, find_team
from answers.terms import Language
from answers.wording import Wording
from tests.names.test_names import a_named_team, named

WORDING = Wording()
EN, KO = Language.EN, Language.KO


def words(typed: str, facts: FactBook, language: Language) -> tuple[str, tuple[str, ...]]:
    return name_words(find_team(typed, facts), find_stage(typed, facts), facts, WORDING, language)


@pytest.mark.parametrize(
    ("typed", "english", "korean"),
    [
        (" Upstage ", "“Upstage” is Upstage.", "‘Upstage’: 업스테이지."),
        ("SK", "“SK” is another name of SK Telecom.", "‘SK’: SK텔레콤을 가리키는 다른 이름이다."),
        ("exaone", "“exaone” is a model of LG AI Research.", "‘exaone’: LG AI연구원의 모델이다."),
        ("Upstage는", "“Upstage는” is Upstage, read without its ending.", "‘Upstage는’: 뒤에 붙은 말을 빼고 업스테이지로 읽었다."),
        ("the Upstage team", "“the Upstage team” is Upstage, read without the words around the name.", "‘the Upstage team’: 이름이 아닌 말을 빼고 업스테이지로 읽었다."),
        ("upstgae", "“upstgae” is read as Upstage, a few letters off.", "‘upstgae’: 표기가 조금 다르지만 업스테이지로 읽었다."),
        ("ㅁㅌㅍㅌㅋ", "“ㅁㅌㅍㅌㅋ” is read as the initials of Motif Technologies.", "‘ㅁㅌㅍㅌㅋ’: 모티프테크놀로지스의 초성으로 읽었다."),
        ("djqtmxpdlwl", "“djqtmxpdlwl” is read as Upstage, typed on the other keyboard layout.", "‘djqtmxpdlwl’: 자판을 바꿔 치면 업스테이지다."),
        ("motipu", "“motipu” is read as Motif Technologies, written in Latin letters.", "‘motipu’: 로마자로 적은 모티프테크놀로지스로 읽었다."),
        ("  ", "There is no name in that. Type the name of a team, for example LG AI Research.", "이름이 없다. 팀 이름을 함께 적어 달라. 예: LG AI연구원"),
        ("zzzz", "No team here is called “zzzz”. See all 16 of them with /teams.", "‘zzzz’라는 팀은 없다. /teams 로 16개 팀을 모두 볼 수 있다."),
        ("x" * 90, f"No team here is called “{'x' * 60}”. See all 16 of them with /teams.", f"‘{'x' * 60}’라는 팀은 없다. /teams 로 16개 팀을 모두 볼 수 있다."),
        (" 1차 ", "“1차” is a stage, not a team: First-stage evaluation.", "‘1차’는 팀이 아니라 단계 이름이다: 1차 단계평가."),
        ("Krafton", "“Krafton” is no team of its own: Krafton is a partner in the consortium of SK Telecom.", "‘Krafton’이라는 팀은 없다. Krafton은 SK텔레콤 컨소시엄의 참여기관이다."),
        ("NIPA", "“NIPA” is no team: NIPA helps to run the programme.", "‘NIPA’라는 팀은 없다. NIPA는 사업을 운영하는 쪽이다."),
        ("OpenAI", "“OpenAI” is no team of this programme (OpenAI).", "‘OpenAI’라는 팀은 이 사업에 없다(OpenAI)."),
    ],
)  # fmt: skip
def test_a_typed_name_is_worded_in_both_languages(
    facts: FactBook, typed: str, english: str, korean: str
) -> None:
    assert words(typed, facts, EN) == (english, ())
    assert words(typed, facts, KO) == (korean, ())


def test_a_name_near_a_team_is_asked_back_under_the_refusal(facts: FactBook) -> None:
    headline, lines = words("motiff", facts, EN)
    assert headline.startswith("No team here is called “motiff”.")
    assert lines == ("Did you mean Motif Technologies?",)
    assert words("motiff", facts, KO)[1] == ("혹시 모티프테크놀로지스를 찾는가?",)


def test_a_partner_of_several_consortia_is_named_with_all_of_them(facts: FactBook) -> None:
    assert words("서울대", facts, KO)[0].endswith("컨소시엄의 참여기관이다.")
    assert "SK텔레콤" in words("서울대", facts, KO)[0]
    assert "네이버클라우드" in words("서울대", facts, KO)[0]


def test_a_name_of_several_teams_is_asked_back_with_all_of_them() -> None:
    book = named(a_named_team("One", Alias(name="가나다라")), a_named_team("Two", Alias(name="거너더러")))
    assert words("ㄱㄴㄷㄹ", book, EN) == ("“ㄱㄴㄷㄹ” could mean One and Two. Which one?", ())
    assert words("ㄱㄴㄷㄹ", book, KO)[0].startswith("‘ㄱㄴㄷㄹ’")
