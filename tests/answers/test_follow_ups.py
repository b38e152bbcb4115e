"""What is offered after an answer, and who sees it."""

import pytest

from answers.fact_book import FactBook
from answers.follow_ups import MOST_CHOICES, FollowUps, follow_ups
from answers.questions import Command, ask
from answers.reading import read
from answers.replies import answer
from answers.when import when
from tests.conftest import NOW


def after(facts: FactBook, command: Command, name: str = "", stage: str = "") -> FollowUps:
    question = ask(command, facts, when(facts, NOW), name=name, stage=stage)
    return follow_ups(answer(question, facts), command)


def asked(facts: FactBook, text: str) -> FollowUps:
    return follow_ups(answer(read(text, facts, NOW), facts), Command.TEAM)


def commands(offers: FollowUps) -> list[Command]:
    return [one.command for one in offers.next]


def test_an_answer_offers_what_it_did_not_tell(facts: FactBook) -> None:
    assert commands(after(facts, Command.TEAM, "upstage")) == [Command.WHY, Command.SOURCES, Command.TIMELINE]
    assert commands(after(facts, Command.WHY, "upstage")) == [Command.SOURCES, Command.TIMELINE]
    assert commands(after(facts, Command.SOURCES, "upstage")) == [Command.TIMELINE]
    assert commands(after(facts, Command.STATUS)) == [Command.SOURCES, Command.TIMELINE]


def test_what_is_offered_is_about_the_same_team_stage_and_programme(facts: FactBook) -> None:
    why = after(facts, Command.TEAM, "naver", "eval-1").next[0]
    assert (why.team, why.stage, why.programme) == ("naver-cloud", "eval-1", facts.programme.id)


def test_a_guess_can_be_refused_and_a_sure_name_cannot(facts: FactBook) -> None:
    assert after(facts, Command.TEAM, "upstaeg").guessed is not None
    assert after(facts, Command.TEAM, "upstage").guessed is None
    assert asked(facts, "did upstaeg make it?").guessed is not None


@pytest.mark.parametrize("name", ["umbrella", "naever", "LG U+", "", "🙂"])
def test_a_name_that_is_asked_back_is_for_the_asker_alone(facts: FactBook, name: str) -> None:
    offers = after(facts, Command.WHY, name, "eval-1")
    assert offers.private
    assert offers.again.command is Command.WHY
    assert offers.again.stage == "eval-1"
    assert len(offers.choices) <= MOST_CHOICES


def test_a_refusal_is_private_and_offers_nothing(facts: FactBook) -> None:
    for text in ("what is the weather?", "점심 뭐 먹지?", "hello", "help"):
        offers = asked(facts, text)
        assert offers.private
        assert offers.next == ()


def test_an_answer_in_words_is_public_and_offers_the_rest(facts: FactBook) -> None:
    offers = asked(facts, "네이버 붙었어?")
    assert not offers.private
    assert commands(offers) == [Command.WHY, Command.SOURCES, Command.TIMELINE]
