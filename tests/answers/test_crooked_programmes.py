"""Where programmes are crooked: the project's own and an invented one, through the same road."""

from datetime import UTC, datetime

import pytest

from answers.cards import Card, Cards
from answers.days import Day
from answers.fact_book import FactBook
from answers.names import Match, find_team
from answers.questions import Command, ask
from answers.replies import StatusAnswer, TeamAnswer, WhyAnswer, answer
from answers.standing import Standing, board, standing
from answers.terms import Event, Language, Outcome, StageId
from answers.when import When, when
from answers.wording import Wording
from tests.conftest import NOW

IN_2031 = datetime(2031, 7, 20, tzinfo=UTC)


def at(facts: FactBook, now: datetime, as_of: str | None = None) -> When:
    return when(facts, now, as_of=Day.parse(as_of) if as_of else None)


def stands(facts: FactBook, name: str, as_of: str | None = None, stage: str | None = None) -> Standing:
    found = find_team(name, facts)
    assert isinstance(found, Match)
    now = NOW if facts.programme.id != "harbour-cup" else IN_2031
    after = facts.stage_by_id[StageId(stage)] if stage else None
    return standing(found.team, facts, at(facts, now, as_of).moment, after)


def card(
    facts: FactBook,
    command: Command,
    name: str = "",
    language: Language = Language.EN,
    as_of: str | None = None,
) -> Card:
    now = NOW if facts.programme.id != "harbour-cup" else IN_2031
    reply = answer(ask(command, facts, at(facts, now, as_of), name=name), facts)
    return Cards(Wording()).card(reply, facts, language)


def test_two_fell_on_one_day_for_different_reasons(facts: FactBook) -> None:
    naver, nc = stands(facts, "네이버"), stands(facts, "NC AI")
    assert [one.outcome for one in (naver, nc)] == [Outcome.ELIMINATED] * 2
    assert [one.reasons[0].reason for one in (naver, nc)] == ["eligibility", "score"]
    assert naver.because[0].happened_on == nc.because[0].happened_on == Day.parse("2026-01-15")


def test_the_one_that_failed_the_gate_was_within_the_top_four(facts: FactBook) -> None:
    claim = next(one for one in facts.claims if one.key == "eval1-top4-naver")
    assert (claim.value["in_top"], claim.value["total"]) == (4, None)


def test_four_places_were_planned_and_three_given(facts: FactBook) -> None:
    stage = facts.stage_by_id[StageId("eval-1")]
    assert (stage.planned_places, stage.actual_places) == (4, 3)
    assert (
        "Places: 4 had been planned and 3 were given."
        in card(facts, Command.STATUS, as_of="2026-01-20").lines
    )


def test_no_ranks_two_to_four_of_the_first_evaluation_are_in_the_store(facts: FactBook) -> None:
    ranks = {one.value.get("rank") for one in facts.claims if one.stage == "eval-1"}
    assert ranks == {None, 5}
    assert any("two to four" in one.text.en for one in facts.programme.unknowns)


def test_the_third_evaluation_has_neither_date_nor_outcome(facts: FactBook) -> None:
    whole = board(facts, at(facts, NOW).moment)
    assert whole.upcoming is not None
    assert (whole.upcoming.id, whole.upcoming.start, whole.upcoming.end) == ("eval-3", None, None)
    assert whole.plan is not None
    assert whole.plan.plan is not None
    assert (whole.plan.key, whole.plan.plan.day) == ("p-stage3-date-unset", None)


def test_a_tie_lets_both_advance_beyond_the_planned_places(cup: FactBook) -> None:
    whole = board(cup, at(cup, IN_2031, "2031-04-20").moment)
    assert [one.team.id for one in whole.remaining] == ["gannet", "petrel", "skua"]
    assert (
        "Places: 2 had been planned and 3 were given." in card(cup, Command.STATUS, as_of="2031-04-20").lines
    )


def test_a_rumour_against_the_board_is_shown_as_contested(cup: FactBook) -> None:
    skua = stands(cup, "Skua")
    assert (skua.outcome, [one.key for one in skua.contested]) == (Outcome.ADVANCED, ["rumour-skua"])
    assert "Contested: A blog had Skua eliminated. (Quay blog)" in card(cup, Command.TEAM, "Skua").lines


def test_two_blogs_of_equal_weight_decide_nothing_and_both_are_shown(cup: FactBook) -> None:
    gannet = stands(cup, "Gannet")
    assert gannet.outcome is Outcome.UNKNOWN
    told = card(cup, Command.TEAM, "Gannet")
    assert told.headline.startswith("Sources disagree on Gannet Works in the finals")
    assert "Stated: One blog has Gannet Works winning. (Quay blog)" in told.lines
    assert "Stated: Another blog has Gannet Works losing. (Pier blog)" in told.lines
    assert told.outcome is Outcome.UNKNOWN
    status = card(cup, Command.STATUS, language=Language.KO)
    assert "출처가 서로 달라 결과를 말할 수 없는 팀: 개닛웍스." in status.lines


def test_a_repechage_brings_one_back_and_leaves_another_out(cup: FactBook) -> None:
    assert stands(cup, "Tern", "2031-05-01").outcome is Outcome.ELIMINATED
    assert stands(cup, "Tern").outcome is Outcome.SELECTED_REVIVAL
    assert stands(cup, "Heron AI", "2031-05-01").outcome is Outcome.UNKNOWN
    assert stands(cup, "Heron AI", "2031-05-01", "second-way").outcome is Outcome.APPLIED_REVIVAL
    assert stands(cup, "Heron AI").outcome is Outcome.NOT_SELECTED_REVIVAL


def test_a_withdrawal_is_told_as_one(cup: FactBook) -> None:
    assert stands(cup, "Petrel").outcome is Outcome.WITHDREW
    assert card(cup, Command.TEAM, "Petrel").headline == (
        "Petrel is out: it withdrew during the finals on 1 June 2031."
    )


def test_half_past_midnight_in_the_zone_is_the_next_day_on_a_host_in_utc(cup: FactBook) -> None:
    before = datetime(2031, 4, 9, 11, 59, tzinfo=UTC)  # 9 April, 23:59 in Auckland
    after = datetime(2031, 4, 9, 12, 30, tzinfo=UTC)  # 10 April, 00:30 in Auckland
    team = cup.teams[0]
    assert standing(team, cup, at(cup, before).moment).outcome is Outcome.PENDING
    assert standing(team, cup, at(cup, after).moment).outcome is Outcome.ADVANCED
    known = {now: at(cup, now).today.isoformat() for now in (before, after)}
    assert list(known.values()) == ["2031-04-09", "2031-04-10"]


def test_the_plan_for_the_finals_is_told_until_they_come(cup: FactBook) -> None:
    lines = card(cup, Command.STATUS, as_of="2031-05-10").lines
    assert "Next: the finals, planned for 20 June 2031 (as last said on 5 May 2031)." in lines


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("command", list(Command))
def test_every_command_works_on_the_invented_programme(
    cup: FactBook, command: Command, language: Language
) -> None:
    names = {Command.STATUS: "", Command.GLOSSARY: cup.glossary[0].word.ko}
    told = card(cup, command, names.get(command, "Tern Dynamics"), language)
    assert told.headline
    assert told.footer or command in {Command.MATCH, Command.HELP, Command.ABOUT}  # these rest on no evidence


def test_answers_carry_the_claims_they_rest_on(facts: FactBook) -> None:
    for team in facts.teams:
        for command in (Command.TEAM, Command.WHY):
            reply = answer(ask(command, facts, at(facts, NOW), name=team.name.ko), facts)
            assert isinstance(reply, (TeamAnswer, WhyAnswer))
            assert set(reply.standing.because) <= set(reply.grounds.claims)
            assert reply.grounds.sources
    status = answer(ask(Command.STATUS, facts, at(facts, NOW)), facts)
    assert isinstance(status, StatusAnswer)
    assert {one.event for one in status.grounds.claims} >= {Event.ADVANCED, Event.ELIMINATED}


def test_every_alias_but_the_forbidden_ones_finds_its_own_team(facts: FactBook, cup: FactBook) -> None:
    for one in (facts, cup):
        for team in one.teams:
            for alias in team.aliases:
                found = find_team(alias.name, one)
                if alias.strength == "never":
                    assert not isinstance(found, Match), alias
                else:
                    assert isinstance(found, Match), alias
                    assert found.team == team
