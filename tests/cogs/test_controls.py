"""Buttons, selects and the form for mistakes: each works, survives a restart, and is never silent."""

from pathlib import Path
from typing import Any

import pytest

from answers.follow_ups import Ask
from answers.questions import Command
from answers.terms import StageId, TeamId
from cogs.ui.cooldowns import Allowance, Cooldowns
from cogs.ui.ids import LONGEST, parsed, written
from db.mistakes import reported_mistakes
from sandbox.reading import buttons, selects
from tests.cogs.conftest import PATIENT, Stage, playing

pytestmark = pytest.mark.asyncio(loop_scope="module")
SLUG = "kr-sovereign-ai"


def rewrite_first_button(stage: Stage, message: dict[str, Any], custom_id: str) -> None:
    """As if another version of the bot had sent the message."""
    stored = stage.sandbox.world.messages.find(int(message["id"]))
    assert stored is not None
    buttons(stored)[0]["custom_id"] = custom_id


def labels(message: dict[str, object] | None) -> list[str]:
    return [one["label"] for one in buttons(message)]


@pytest.mark.parametrize(
    ("locale", "label", "expected"),
    [
        ("en-US", "Why", "independence"),
        ("en-US", "Sources", "Naver Cloud rests on"),
        ("en-US", "Timeline", "What happened to Naver Cloud"),
        ("ko", "이유", "독자성"),
        ("ko", "출처", "네이버클라우드 관련 내용의 출처"),
        ("ko", "경과", "네이버클라우드 경과"),
    ],
)
async def test_each_button_asks_the_next_question_of_the_same_team(
    stage: Stage, locale: str, label: str, expected: str
) -> None:
    person = stage.sandbox.person(locale=locale)
    card = await person.runs("team", also={"name": "naver"})
    answer = await person.clicks(card.message or {}, label)
    assert answer.kind == "message"
    assert expected in answer.text
    assert answer.ephemeral  # others in the channel did not ask


async def test_a_button_is_answered_in_the_language_of_the_one_who_presses(stage: Stage) -> None:
    card = await stage.sandbox.person().runs("team", also={"name": "naver"})
    answer = await stage.sandbox.person(locale="ko").clicks(card.message or {}, "Why")
    assert "독자성" in answer.text


async def test_a_button_keeps_the_day_that_was_asked_about(stage: Stage) -> None:
    person = stage.sandbox.person()
    card = await person.runs("team", also={"name": "motif", "as_of": "2026-03-01"})
    told = await person.clicks(card.message or {}, "Timeline")
    assert "18 August 2026" not in told.text


async def test_a_question_in_words_has_the_buttons_of_its_team(stage: Stage) -> None:
    person = stage.sandbox.person()
    card = await person.runs("ask", also={"question": "did naver make it?"})
    assert labels(card.message) == ["Why", "Sources", "Timeline", "Report a mistake"]
    assert "independence" in (await person.clicks(card.message or {}, "Why")).text


async def test_share_posts_the_private_card_for_all(stage: Stage) -> None:
    person = stage.sandbox.person()
    private = await person.runs("team", also={"name": "upstage", "private": True})
    public = await person.clicks(private.message or {}, "Share")
    assert not public.ephemeral
    assert public.text == private.text.replace("Share", "").strip() or "Upstage is still in" in public.text
    assert "Share" not in labels(public.message)
    assert "Why" in labels(public.message)
    assert "evaluation" in (await person.clicks(public.message or {}, "Why")).text


async def test_a_guessed_name_says_so_and_can_be_refused(stage: Stage) -> None:
    person = stage.sandbox.person()
    card = await person.runs("team", also={"name": "upstaeg"})
    assert "Read as: upstaeg → Upstage" in card.text
    back = await person.clicks(card.message or {}, "Not this one")
    assert back.ephemeral
    options = [one["value"] for one in selects(back.message)[0]["options"]]
    assert "upstage" not in options
    assert len(options) == 15
    chosen = await person.picks(back.message or {}, "naver-cloud")
    assert chosen.kind == "update"
    assert "Naver Cloud is out" in chosen.text
    assert "Not this one" not in labels((await person.runs("team", also={"name": "upstage"})).message)


async def test_a_mistake_reported_lands_in_the_curators_list_without_the_reporter(stage: Stage) -> None:
    person = stage.sandbox.person()
    card = await person.runs("team", also={"name": "naver"})
    form = await person.clicks(card.message or {}, "Report a mistake")
    assert form.kind == "modal"
    thanks = await person.submits(form.modal or {}, text="It was 16 January.", source="https://example.org/1")
    assert thanks.ephemeral
    assert "Thank you" in thanks.text
    kept = stage.services.store.read(reported_mistakes, SLUG)[0]
    assert (kept.about, kept.text, kept.source) == (
        "team naver-cloud",
        "It was 16 January.",
        "https://example.org/1",
    )
    assert str(person.id) not in repr(kept)


async def test_an_empty_report_keeps_nothing_and_says_so(stage: Stage) -> None:
    person = stage.sandbox.person(locale="ko")
    before = len(stage.services.store.read(reported_mistakes, SLUG))
    card = await person.runs("status")
    form = await person.clicks(card.message or {}, "오류 신고")
    told = await person.submits(form.modal or {}, text="   ", source="")
    assert "아무것도 저장하지 않았다" in told.text
    assert len(stage.services.store.read(reported_mistakes, SLUG)) == before


async def test_controls_outlive_a_restart_of_the_bot(own_store: Path) -> None:
    async with playing(own_store) as first:
        sandbox = first.sandbox
        person = sandbox.person()
        card = await person.runs("team", also={"name": "upstaeg", "private": True})
        form = await person.clicks(card.message or {}, "Report a mistake")
        await first.bot.close()
        async with playing(own_store, sandbox=sandbox):
            for label, expected in (
                ("Why", "Upstage"),
                ("Share", "still in"),
                ("Not this one", "did you mean"),
            ):
                assert expected in (await person.clicks(card.message or {}, label)).text
            thanks = await person.submits(form.modal or {}, text="late", source="")
            assert "Thank you" in thanks.text


@pytest.mark.parametrize(
    "custom_id",
    [
        "0:ask:team:kr-sovereign-ai:upstage:::",
        "2:ask:team:x",
        "whatever",
        "1:ask:dance:kr-sovereign-ai::::",
        "1:",
    ],
)
async def test_a_control_of_another_version_gets_a_sentence(stage: Stage, custom_id: str) -> None:
    person = stage.sandbox.person()
    card = await person.runs("team", also={"name": "upstage"})
    message = card.message or {}
    rewrite_first_button(stage, message, custom_id)
    told = await person.clicks(message, custom_id)
    assert told.ephemeral
    assert "older version" in told.text


@pytest.mark.parametrize(
    "custom_id",
    [
        "1:ask:team:kr-sovereign-ai:umbrella:::",
        "1:ask:team:another-programme:upstage:::",
        "1:ask:why:kr-sovereign-ai:upstage:no-such-stage::",
        "1:ask:team:kr-sovereign-ai:upstage::99-99-99:",
    ],
)
async def test_a_control_about_what_is_gone_gets_a_sentence(stage: Stage, custom_id: str) -> None:
    person = stage.sandbox.person()
    card = await person.runs("team", also={"name": "upstage"})
    message = card.message or {}
    rewrite_first_button(stage, message, custom_id)
    told = await person.clicks(message, custom_id)
    assert told.ephemeral
    assert "no longer on record" in told.text


async def test_every_control_holds_a_version_and_ids_and_nothing_typed(stage: Stage) -> None:
    card = await stage.sandbox.person().runs("team", also={"name": "upstaeg", "as_of": "2026-03-01"})
    for one in buttons(card.message):
        assert one["custom_id"].startswith("1:")
        assert "upstaeg" not in one["custom_id"]
        assert len(one["custom_id"]) <= LONGEST


async def test_an_id_is_read_back_as_it_was_written() -> None:
    ask = Ask(
        command=Command.WHY, programme="cup", team=TeamId("tern"), stage=StageId("heat"), as_of="2031-04"
    )
    assert parsed(written("ask", ask) or "") == ("ask", ask)
    assert written("ask", Ask(command=Command.WHY, programme="p" * 80, team=TeamId("t" * 40))) is None


async def test_an_answer_is_shared_once_however_often_the_button_is_tapped(stage: Stage) -> None:
    person = stage.sandbox.person()
    private = await person.runs("team", also={"name": "upstage", "private": True})
    first, second = [await person.clicks(private.message or {}, "Share") for _ in range(2)]
    assert not first.ephemeral
    assert second.ephemeral
    assert "nothing to share" in second.text


async def test_nobody_buries_the_reports_of_others(own_store: Path) -> None:
    cooldowns = Cooldowns(lambda: 0.0, PATIENT, PATIENT, Allowance(burst=2, refill=300.0))
    async with playing(own_store, cooldowns=cooldowns) as stage:
        person = stage.sandbox.person()
        card = await person.runs("status")
        forms = [await person.clicks(card.message or {}, "Report a mistake") for _ in range(3)]
        assert [one.kind for one in forms] == ["modal", "modal", "message"]
        assert "a few minutes" in forms[-1].text
        other = await stage.sandbox.person("Joe").clicks(card.message or {}, "Report a mistake")
        assert other.kind == "modal"
