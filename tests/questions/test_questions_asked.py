"""What fresh eyes asked and found answered beside the point, each as the rule behind it."""

from datetime import date

import pytest

from answers.cards import Card, Cards
from answers.dates import times
from answers.days import Day
from answers.fact_book import FactBook, Moment
from answers.standing import standing
from answers.terms import OUT, STILL_IN, Outcome, StageKind
from answers.wording import Wording
from tests.questions.labelled import NOW, answered

CARDS = Cards(Wording())
OBJECTED = "Motif filed an objection, and with the other teams' consent"
UNRULED = "The ministry said on 27 August 2026 that it would rule on Motif's objection"
UNRULED_KO = "과기정통부는 2026년 8월 27일 모티프의 이의신청에 2주 안에 결론을 내겠다고 했으나"
DEMANDED = "Motif asked for the detailed marks and criteria"
UNSET = "Next: the third-stage evaluation. No date is set, as last said on 24 September 2026."
UNSET_KO = "다음: 3차 단계평가. 2026년 9월 24일 기준 일정은 정해지지 않았다."


def card(text: str, facts: FactBook) -> Card:
    told = answered(text, facts)
    return CARDS.card(told, facts, told.asked.language)


def headline(text: str, facts: FactBook) -> str:
    return card(text, facts).headline


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("did they appeal", f"Yes. {OBJECTED}"), ("who filed an objection", OBJECTED), ("how many teams appealed", OBJECTED),
        ("who came through the objection procedure", OBJECTED),
        ("이의신청으로 모티프 다시 붙었어?", UNRULED_KO), ("did upstage appeal", "No. No objection by Upstage is on record here."),
        ("result of the appeal?", UNRULED), ("was the appeal rejected", UNRULED), ("did motif win its appeal", UNRULED),
        ("when will the appeal be decided", UNRULED), ("이의신청 결과 나왔어?", UNRULED_KO), ("이의신청 기각됐어?", UNRULED_KO),
        ("모티프 항의 받아들여졌어?", UNRULED_KO), ("why did motif object", DEMANDED), ("모티프 이의신청 왜 했어", "모티프는 세부 점수와 기준"),
        ("did naver pass the showcase", "Naver Cloud presented two HyperCLOVA X SEED models"),
        ("who came through the kick-off", "The kick-off ceremony of the project was held on 9 September 2025."),
        ("did kakao present at coex", "Kakao was eliminated in the presentation review on 4 August 2025 and so was not in"),
    ],
)  # fmt: skip
def test_a_stage_that_places_nobody_is_told_and_not_denied(facts: FactBook, text: str, told: str) -> None:
    assert headline(text, facts).startswith(told)


@pytest.mark.parametrize(
    "form",
    [
        "{stage} status of {team}",
        "did {team} pass {stage}",
        "why did {team} fall in {stage}",
        "who came through {stage}",
    ],
)
def test_no_outcome_is_ever_stated_of_a_stage_that_places_nobody(facts: FactBook, form: str) -> None:
    placeless = {StageKind.OBJECTION, StageKind.SHOWCASE, StageKind.CEREMONY}
    for stage in (one for one in facts.stages if one.kind in placeless):
        for team in facts.teams:
            told = answered(form.format(stage=stage.mention.en, team=team.name.en), facts).told
            assert told.outcome is None, (stage.id, team.id)


@pytest.mark.parametrize(
    ("text", "teams"),
    [
        ("who was eliminated in 2026", "naver-cloud nc-ai trillion-labs motif"), ("올해 탈락한 팀", "naver-cloud nc-ai trillion-labs motif"),
        ("who was eliminated last month", ""), ("어제 누가 탈락", ""), ("who was eliminated today", ""), ("오늘 탈락한 팀", ""),
        ("who got cut on 2025/08/04", "motif kakao kt konan kaist"), ("2025년 8월 4일에 탈락한 팀", "motif kakao kt konan kaist"),
        ("1월에 탈락한 팀", "naver-cloud nc-ai"), ("작년 8월에 떨어진 팀", "motif kakao kt konan kaist"), ("12월에 누가 탈락했어", ""),
        ("who advanced in August", "lg-ai-research sk-telecom upstage"), ("who was picked in february 2026", "motif"),
        ("8월에 누가 올라갔어", "lg-ai-research sk-telecom upstage"), ("who was eliminated in Q1 2026", "naver-cloud nc-ai trillion-labs"),
        ("who fell between january and march 2026", "naver-cloud nc-ai trillion-labs"), ("2026년 2월 이후 탈락한 팀", "trillion-labs motif"),
        ("who has been eliminated since february 2026", "trillion-labs motif"), ("who was eliminated first in 2026", "naver-cloud nc-ai"),
        ("how many teams were eliminated in january 2026", "naver-cloud nc-ai"), ("who didn't make it in august 2026", "motif"),
    ],
)  # fmt: skip
def test_what_happened_in_a_period_is_what_happened_within_it(facts: FactBook, text: str, teams: str) -> None:
    assert [one.id for one in answered(text, facts).told.teams] == teams.split()


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("who was out by january 2026", 12), ("who was out in january 2026", 12), ("2026년 1월까지 탈락한 팀", 12), ("2026년 1월 기준 탈락한 팀", 12),
        ("how many teams had been dropped as of July 31, 2025?", 5), ("who got knocked out before 2026", 10), ("who was still in during july 2025", 10),
    ],
)  # fmt: skip
def test_by_a_day_still_asks_how_things_stood(facts: FactBook, text: str, count: int) -> None:
    assert len(answered(text, facts).told.teams) == count


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("네이버 8월에 떨어졌어?", "아니다. 네이버클라우드는 2026년 1월 15일 1차 단계평가에서 탈락했다."),
        (
            "did upstage advance in july 2026",
            "No. Upstage advanced in the first-stage evaluation on 15 January 2026.",
        ),
        ("was motif eliminated in 2025?", "Yes. In 2025, Motif Technologies was out"),
        ("was naver eliminated in july 2025", "No. In July 2025, Naver Cloud was still in"),
    ],
)
def test_whether_a_team_fell_within_a_period_is_answered_with_the_day_it_did(
    facts: FactBook, text: str, told: str
) -> None:
    assert headline(text, facts).startswith(told)


def test_every_fall_within_a_month_is_cited_with_its_day(facts: FactBook) -> None:
    told = answered("who was eliminated in january 2026", facts).told
    days = {claim.happened_on for claim in told.claims}
    assert days == {Day(2026, 1, 15)}


@pytest.mark.parametrize("day", ["오늘", "지금", "현재", "최신", "26.11.24", "어제", "2026년 11월"])
def test_as_of_a_day_is_never_read_as_the_criteria(facts: FactBook, day: str) -> None:
    for text in (f"{day} 기준 누가 남음", f"{day} 기준으로 남은 팀"):
        told = answered(text, facts)
        assert (told.asked.intent, len(told.told.teams)) == ("roster", 3), text
    assert answered("2차 평가 기준이 뭐야", facts).asked.intent == "score"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("26.1.15 기준", "2026-01-15"), ("25.9.1", "2025-09-01"), ("15.1.26", "2026-01-15"), ("01/15/2026", "2026-01-15"), ("15/01/2026", "2026-01-15"),
        ("8/18", "2026-08-18"), ("18/8", "2026-08-18"), ("8/5 기준", "2026-08-05"), ("1st of Sept, 25", "2025-09-01"), ("Jan 15 '26", "2026-01-15"),
        ("25년 8월 4일", "2025-08-04"), ("26년 1월", "2026-01"), ("8.18 기준", "2026-08-18"), ("in '25", "2025"), ("26. 1. 15. 기준", "2026-01-15"),
        ("Q1 2026", "2026-03"), ("2026 Q1", "2026-03"), ("1분기에", "2026-03"), ("작년 4분기", "2025-12"), ("summer 2025", "2025-08"),
        ("작년 여름", "2025-08"), ("2026년 상반기", "2026-06"), ("the first half of 2026", "2026-06"), ("this week", "2026-11-24"),
        ("Solar Open 2.0.1", None), ("70.6점", None), ("2.0 기준", None), ("24/7", None), ("3/4 of the teams", None),
    ],
)  # fmt: skip
def test_days_in_figures_and_parts_of_a_year_are_read(text: str, day: str | None) -> None:
    assert next((str(one.day) for one in times(text, date(2026, 11, 24))), None) == day


@pytest.mark.parametrize("text", ["01/02/2026", "8/5", "25.12.26", "1/2/26"])
def test_figures_that_could_be_several_days_are_found_unclear(text: str) -> None:
    (found,) = times(f"on {text}", date(2026, 11, 24))
    assert found.unclear
    assert found.day is None


def test_a_day_that_cannot_be_told_is_said_and_never_answered_for_today(facts: FactBook) -> None:
    told = answered("who was left on 01/02/2026", facts)
    assert told.told.teams == ()
    assert headline("who was left on 01/02/2026", facts).startswith("“01/02/2026” could be more than one day")
    assert headline("13월에 탈락한 팀", facts).startswith("‘13월’은 달력에 없는 날짜다.")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("was stage 2 in july", "No. The second-stage evaluation ended on 18 August 2026."), ("2차 7월이었나?", "아니다. 2차 단계평가는 2026년 8월 18일 끝났다."),
        ("1차 평가 12월이었지?", "아니다. 1차 단계평가는 2026년 1월 15일 끝났다."), ("was stage 2 in august", "Yes. The second-stage"),
        ("2차 평가 8월 17일이었지?", "아니다."), ("발표회 12월 30일 맞지?", "그렇다. 코엑스 1차 발표회는 2025년 12월 30일 열렸다."),
        ("착수식 9월이었지", "그렇다."), ("was the document review in july", "Yes. The document review ran from 21 July 2025 to 25 July 2025."),
        ("패자부활전 3월에 했나", "아니다. 패자부활전은 2026년 1월 23일부터 2026년 2월 20일까지였다."),
        ("3차 12월에 해?", UNSET_KO), ("is stage 3 in december", UNSET), ("was stage 3 held in december", UNSET), ("when is stage 3 in february", UNSET),
        ("will stage 3 be in 2027", UNSET), ("when was stage 3 planned as of january 2026", "Next: the third-stage evaluation, planned for December 2026"),
    ],
)  # fmt: skip
def test_a_day_supposed_of_a_stage_is_confirmed_or_mended(facts: FactBook, text: str, told: str) -> None:
    assert headline(text, facts).startswith(told)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("did upstage win stage 2", "No. Upstage scored 69.9"), ("업스테이지 2차 우승?", "아니다. 업스테이지는 2차 단계평가에서 100점 만점에 69.9점"),
        ("did SKT win round 1", "No. LG AI Research had the top mark"), ("did skt win stage 2", "Yes. SK Telecom scored 70.6"),
        ("who won stage 2", "SK Telecom scored 70.6"), ("did upstage win", "No winner has been chosen yet."),
        ("who won the revival round", "One team came through the revival round: Motif Technologies."),
        ("did upstage win a place in stage 2", "Upstage advanced"),
        ("when did solar open 2 come out", "Upstage released Solar Open 2"), ("when did A.X K2 come out", "SK Telecom's second-stage model was A.X K2"),
        ("which team came out on top", "SK Telecom scored 70.6"), ("is naver out", "Yes. Naver Cloud is out"),
        ("has solar open 2 come out", "Upstage released Solar Open 2"),
        ("최종 우승자는 누구임", "아직 최종 승자는 정해지지 않았다. 2차 단계평가 뒤 세 팀이 남아 있다"), ("who are the final two", "No winner has been chosen yet."),
        ("status of stage 3", "No record here says that the third-stage evaluation has been held. Three teams remain"),
        ("who passed stage 3", "No record here says that the third-stage evaluation has been held. Three teams remain"),
    ],
)  # fmt: skip
def test_winning_and_coming_out_are_what_people_mean_by_them(facts: FactBook, text: str, told: str) -> None:
    assert headline(text, facts).startswith(told)


@pytest.mark.parametrize(
    "form",
    [
        "did {en} pass {stage_en}?",
        "was {en} eliminated in {stage_en}?",
        "{ko} {stage_ko} 붙었어?",
        "{ko} {stage_ko}도 통과했지?",
    ],
)
def test_a_team_that_fell_earlier_was_not_in_a_later_stage(facts: FactBook, form: str) -> None:
    now = Moment(as_of=NOW.date())
    asked = 0
    for stage in facts.stages:
        if stage.kind not in {StageKind.REVIEW, StageKind.EVALUATION} or stage.is_to_come(NOW.date()):
            continue
        for team in facts.teams:
            before = [
                one for other in facts.stages if other.order < stage.order
                if (one := standing(team, facts, now, other)).outcome in OUT | STILL_IN
            ]  # fmt: skip
            there = standing(team, facts, now, stage)
            if there.outcome is not Outcome.UNKNOWN or not before or before[-1].outcome in STILL_IN:
                continue
            text = form.format(
                en=team.name.en, ko=team.name.ko, stage_en=stage.mention.en, stage_ko=stage.mention.ko
            )
            told = answered(text, facts).told
            assert (told.outcome, told.stage) == (before[-1].outcome, before[-1].stage), text
            assert headline(text, facts).startswith(("No.", "아니다.")), text
            asked += 1
    assert asked > 20


def test_a_team_never_placed_before_a_stage_stays_unknown_there(facts: FactBook) -> None:
    assert answered("was trillion labs in stage 1", facts).told.outcome is Outcome.UNKNOWN


@pytest.mark.parametrize(
    "text",
    [
        "teams",
        "list all teams",
        "팀 목록",
        "팀 전체",
        "show me all the teams",
        "모든 팀 보여줘",
        "all teams and their outcomes",
    ],
)
def test_every_team_is_listed_with_its_outcome(facts: FactBook, text: str) -> None:
    shown = card(text, facts)
    words = " ".join((shown.headline, *shown.lines))
    language = answered(text, facts).asked.language
    assert all(team.name.in_(language) in words for team in facts.teams)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("help", "Ask me in plain words"), ("commands", "Ask me in plain words"), ("what can you do?", "Ask me in plain words"),
        ("도움말", "한국어나 영어로 그냥 물어보면 된다."), ("명령어", "한국어나 영어로 그냥 물어보면 된다."), ("뭐 물어볼 수 있어", "한국어나 영어로 그냥 물어보면 된다."),
        ("thx", "You are welcome."), ("고마워", "천만에."), ("hi there", "Hello!"), ("안녕하세요", "안녕!"), ("너 누구야", "이 사업에서 누가 언제"),
        ("who are you", "I am a bot"),
    ],
)  # fmt: skip
def test_small_talk_gets_a_friendly_sentence_and_questions_that_work(
    facts: FactBook, text: str, told: str
) -> None:
    shown = card(text, facts)
    assert shown.headline.startswith(told)
    assert len(shown.lines[0].split(": ", 1)[1].split(" · ")) == 3


@pytest.mark.parametrize("text", ["hi did naver make it", "thanks, is upstage out?", "help me: who is left"])
def test_small_talk_before_a_question_is_not_all_of_it(facts: FactBook, text: str) -> None:
    assert answered(text, facts).asked.intent in {"status", "roster"}


@pytest.mark.parametrize(
    "text",
    ["why tho", "왜?", "when", "언제?", "why did it lose", "왜 떨어졌어", "언제 떨어졌는데", "when was that"],
)
def test_a_reason_or_a_day_without_a_team_is_asked_back(facts: FactBook, text: str) -> None:
    told = answered(text, facts).told
    assert (told.claims, told.teams, len(told.suggestions)) == ((), (), 3)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("list all 15 teams", 15), ("which five teams were picked first", 5), ("정예팀 5팀 어디였지", 5), ("10팀 명단", 10), ("the ten teams", 10), ("4팀 어디였어", 4),
        ("which three teams are left", 3), ("세 팀 어디야", 3), ("15개 팀 전부", 15), ("16 teams list", 16), ("which four teams were in stage 2", 4),
        ("the original five", 5),
    ],
)  # fmt: skip
def test_a_list_of_so_many_teams_has_so_many(facts: FactBook, text: str, count: int) -> None:
    assert len(answered(text, facts).told.teams) == count


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("did naver get the lowest score", "No. NC AI had the lowest"), ("네이버 꼴찌였지?", "아니다. NC AI는"), ("did NC AI come last in stage 1", "Yes. NC AI had the lowest"),
        ("was NC AI kicked out for using Qwen?", "No. That is not the reason on record. NC AI had the lowest"),
        ("was naver kicked out for using Qwen?", "Yes. Naver Cloud was eliminated not on points"),
        ("was naver kicked out because of the score", "No. That is not the reason on record."), ("네이버 큐웬 때문에 떨어진거 맞지", "그렇다."),
        ("모티프 점수 때문에 떨어진 거야?", "그렇다."), ("업스테이지가 SKT 이겼지?", "아니다. 2차 단계평가 점수는 SK텔레콤이 70.6점으로"),
        ("SKT를 업스테이지가 이겼어?", "아니다."), ("did skt beat upstage", "Yes. SK Telecom scored higher"), ("did upstage lose to skt", "Yes. SK Telecom scored higher"),
        ("did KT refuse", "Yes. KT declined"), ("did trillion refuse", "No. Trillion Labs was not selected"), ("KT 거절했어?", "그렇다."),
        ("모티프 두번 탈락했지?", "그렇다. 모티프테크놀로지스는 두 번 탈락했다"), ("was naver eliminated twice", "No. Naver Cloud fell once"),
        ("how many times was motif eliminated", "Motif Technologies fell twice: the presentation review on 4 August 2025"),
    ],
)  # fmt: skip
def test_what_is_supposed_gets_a_yes_or_a_no(facts: FactBook, text: str, told: str) -> None:
    assert headline(text, facts).startswith(told)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("gap between upstage and motif", "Upstage was 4.1 points ahead of Motif Technologies in the second-stage evaluation: 69.9 against 65.8."),
        ("SKT랑 업스테이지 몇점차", "2차 단계평가에서 SK텔레콤은 업스테이지보다 0.7점 앞섰다(70.6점, 69.9점)."),
        ("how many points separate skt and upstage", "SK Telecom was 0.7 points ahead"),
        ("how far apart were skt and motif on AAII", "By AAII, Motif Technologies was 3.1 points ahead of SK Telecom"),
        ("1등이랑 2등 점수 차이", "2차 단계평가에서 SK텔레콤은 업스테이지보다 0.7점 앞섰다"),
        ("gap between naver and skt", "The marks of both in one stage are not on record here."),
        ("AAII 1등은?", "AAII 점수만 보면 2차 단계평가에서 모티프테크놀로지스가 11.9점으로 가장 높다."),
        ("lowest AAII", "By AAII alone, LG AI Research had the lowest mark"),
        ("did motif get the highest AAII?", "Yes. By AAII alone, Motif Technologies had the highest mark"),
    ],
)  # fmt: skip
def test_marks_are_set_apart_by_the_same_measure_which_is_named(
    facts: FactBook, text: str, told: str
) -> None:
    assert headline(text, facts).startswith(told)


def test_a_gap_cites_both_marks(facts: FactBook) -> None:
    told = answered("gap between upstage and motif", facts).told
    assert [(one.team, one.value["total"]) for one in told.claims] == [("upstage", 69.9), ("motif", 65.8)]


@pytest.mark.parametrize("text", ["네이벼 탈락했어?", "네이보 탈락", "네이바 왜 떨어졌어"])
def test_a_korean_slip_made_of_grammar_is_asked_back_too(facts: FactBook, text: str) -> None:
    told = answered(text, facts).told
    assert [one.team.id for one in told.candidates] == ["naver-cloud"]
    assert told.outcome is None
