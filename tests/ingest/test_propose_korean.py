"""Turns of phrase of the Korean press: what they tell of the programme, and what they must not."""

import pytest

from answers.fact_book import FactBook
from ingest.korean_stems import formal, linked, past, present, told_of
from tests.ingest.test_propose import read

LEAD = "과학기술정보통신부는 26일 독자 AI 파운데이션 모델 프로젝트 3차 단계평가 결과를 발표했다. "
UPSTAGE_IN, UPSTAGE_OUT = ["upstage advanced eval-3 2027-02-26"], ["upstage eliminated eval-3 2027-02-26"]
UPSTAGE_CHOSEN = ["upstage selected eval-3 2027-02-26"]


@pytest.mark.parametrize(
    ("words", "proposed"),
    [
        ("업스테이지는 다음 단계에 오르지 못했다.", UPSTAGE_OUT),
        ("업스테이지가 마지막 관문에 걸려 넘어졌다.", UPSTAGE_OUT),
        ("업스테이지에는 ‘탈락’ 두 글자가 찍혔다.", UPSTAGE_OUT),
        ("업스테이지의 진출은 끝내 무산됐다.", UPSTAGE_OUT),
        ("합격자 명단에 업스테이지의 이름은 없었다.", UPSTAGE_OUT),
        ("고배를 마신 곳은 업스테이지다.", UPSTAGE_OUT),
        ("업스테이지의 경우 사용자 평가에서 낮은 점수를 받아 탈락 처리됐다.", UPSTAGE_OUT),
        ("업스테이지가 4단계 출전권을 따냈다.", UPSTAGE_IN),
        ("업스테이지는 합격 도장을 받았다.", UPSTAGE_IN),
        ("업스테이지가 최종 정예팀으로 낙점됐다.", UPSTAGE_CHOSEN),
        ("최종 팀에는 업스테이지가 선정됐다.", UPSTAGE_CHOSEN),
        ("최종 티켓은 업스테이지에 돌아갔다.", ["upstage advanced eval-3 2027-02-26"]),
        ("업스테이지는 종합점수에서 3위에 머물러 이번 단계에서 지원이 종료된다.", UPSTAGE_OUT),
        ("업스테이지는 다음 단계에 참여하지 않게 된다.", UPSTAGE_OUT),
        ("과기정통부는 업스테이지를 실격 처리하였다고 밝혔다.", UPSTAGE_OUT),
        ("떠나는 팀: 업스테이지", UPSTAGE_OUT),
        ("그럼 빠진 한 곳은? 네, 업스테이지예요.", UPSTAGE_OUT),
        ("그럼 누가 떨어졌나요? 업스테이지입니다.", UPSTAGE_OUT),
        ("업스테이지가 떨어졌다는 글이 온라인에 퍼졌다.", []),
        ("시나리오 1: 업스테이지 탈락", []),
        ("업스테이지는 경쟁 우위 자격을 얻었다.", []),
        ("업스테이지가 탈락했다는 소문을 과기정통부는 부인했다.", []),
        ("업스테이지는 이용 자격을 얻었다.", []),
        ("업스테이지가 마지막 관문을 넘을지 관심이 쏠린다.", []),
        ("업스테이지는 글로벌 50대 기업 명단에 이름을 올릴 전망이다.", []),
        ("업스테이지는 점수가 떨어졌다.", []),
    ],
)
def test_a_turn_of_phrase_is_read_where_it_is_plain(facts: FactBook, words: str, proposed: list[str]) -> None:
    assert read(LEAD + words, facts, published="2027-02-26") == proposed


def test_what_a_sentence_tells_in_the_present_is_news_only_beside_a_result(facts: FactBook) -> None:
    words = "업스테이지는 다음 단계에 오른다."
    assert read(LEAD + words, facts, published="2027-02-26") == UPSTAGE_IN
    ahead = "독자 AI 파운데이션 모델 프로젝트 3차 단계평가 시나리오는 세 가지다. "
    assert read(ahead + words, facts, published="2027-02-26") == []


def test_rows_under_labels_and_marks_beside_names_are_read(facts: FactBook) -> None:
    text = "독자 AI 파운데이션 모델 3차 단계평가 결과\n\n▶ 통과: SK텔레콤 / LG AI연구원\n▶ 미통과: 업스테이지(점수)"
    assert sorted(one.rsplit(" ", 1)[0] for one in read(text, facts, published="2027-02-26")) == [
        "lg-ai-research advanced eval-3", "sk-telecom advanced eval-3", "upstage eliminated eval-3",
    ]  # fmt: skip


def test_a_day_that_is_said_of_the_team_alone_is_not_the_day_of_the_news(facts: FactBook) -> None:
    text = "지난달 15일 독자 AI 1차 단계평가에서 쓴잔을 마신 네이버클라우드는 이번 추가 공모에 참여하지 않기로 했다."
    made = [one for one in read(text, facts, published="2026-02-12") if "declined" in one]
    assert made == ["naver-cloud declined_revival revival-2026 None"]


@pytest.mark.parametrize(
    ("stem", "forms"),
    [
        ("오르", ("올랐", "올라", "오른", "오른다", "오릅니다")),
        ("받", ("받았", "받아", "받은", "받는다", "받습니다")),
        ("들", ("들었", "들어", "든", "든다", "듭니다")),
        ("쥐", ("쥐었", "쥐어", "쥔", "쥔다", "쥡니다")),
        ("탈락하", ("탈락했", "탈락해", "탈락한", "탈락한다", "탈락합니다")),
        ("뽑히", ("뽑혔", "뽑혀", "뽑힌", "뽑힌다", "뽑힙니다")),
    ],
)
def test_the_forms_of_a_verb_are_made_from_its_stem(stem: str, forms: tuple[str, ...]) -> None:
    assert (past(stem), linked(stem), told_of(stem), present(stem), formal(stem)) == forms
