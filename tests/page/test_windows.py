"""Several windows, a sandbox that goes and comes back, long messages, input methods: nothing is lost."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

import pytest

from sandbox import RateLimits, Sandbox
from tests.cogs.conftest import Stage
from tests.page.conftest import Opens
from tests.page.reading import count, holds, is_focused, lacks, shows
from tests.page.window import Window

pytestmark = pytest.mark.asyncio(loop_scope="module")
# The browser itself writes down that a connection failed; the page cannot keep it from that.
UNREACHABLE = (
    "ERR_CONNECTION_REFUSED",
    "WebSocket connection to",
    "ERR_EMPTY_RESPONSE",
    "ERR_CONNECTION_RESET",
)


def forgive_outage(window: Window) -> None:
    window.errors[:] = [one for one in window.errors if not any(known in one for known in UNREACHABLE)]


async def test_two_windows_follow_the_same_events_in_two_languages(stage: Stage, opens: Opens) -> None:
    english, korean = await opens(stage.sandbox), await opens(stage.sandbox, locale="ko-KR")
    await shows(korean.page.locator("#welcome"), "다이렉트 메시지")
    await korean.becomes("admin", name="Joon")
    for window in (english, korean):
        await window.enters("general")
    await english.sends("/team upstage")
    await shows(korean.last, "Upstage is still in")
    await shows(korean.last, "Mina 님이 /team 사용")
    await korean.button("Why", below=korean.last).click()
    await shows(korean.last, "나만 볼 수 있음")
    await shows(korean.last, "전문가")
    await english.sends("/team upstage")
    await shows(english.last, "Upstage is still in")
    await lacks(english.page.locator("#log"), "전문가")
    await korean.sends("/team upstage")
    await shows(korean.last, "업스테이지")
    await shows(english.last, "Joon used /team")
    await shows(english.last, "업스테이지")


async def test_one_person_in_two_windows_is_answered_in_each_windows_language(
    stage: Stage, opens: Opens
) -> None:
    english, korean = await opens(stage.sandbox), await opens(stage.sandbox, locale="ko-KR")
    await korean.sends("/team lg")
    await shows(korean.last, "남아 있다")
    await english.sends("/team lg")
    await shows(english.last, "still in")
    await shows(korean.last, "still in")


async def test_a_window_keeps_its_language_and_role_over_a_reload(stage: Stage, opens: Opens) -> None:
    window = await opens(stage.sandbox)
    await window.becomes("owner", name="Sora")
    await window.speaks("ko")
    await window.goto(stage.sandbox.page)
    await shows(window.page.locator("#who"), "Sora")
    await shows(window.page.locator("#welcome"), "다이렉트 메시지")
    assert await window.page.evaluate("() => document.documentElement.lang") == "ko"


async def test_what_is_said_elsewhere_is_counted_as_unread(stage: Stage, opens: Opens) -> None:
    window = await opens(stage.sandbox)
    await window.enters("general")
    news = window.page.locator("#guilds .place", has_text="news")
    for number in (1, 2):
        stage.sandbox.person().says("news", channel="news")
        await shows(news.locator(".count"), str(number))
    assert await news.get_attribute("aria-label") == "news, 2 unread"
    assert "(2)" in await window.page.title()
    await window.enters("news")
    await count(window.page.locator("#guilds .count"), 0)


async def test_a_deleted_message_vanishes_and_its_edit_is_marked(stage: Stage, opens: Opens) -> None:
    window = await opens(stage.sandbox)
    await window.enters("general")
    book = stage.sandbox.world.messages
    said = stage.sandbox.person("Ada").says("first words")
    stored = book.find(int(said["id"]))
    assert stored is not None
    await shows(window.last, "first words")
    book.edit(stored, {"content": "second words"})
    await shows(window.last, "second words (edited)")
    book.delete(stored)
    await count(window.message("second words"), 0)


async def test_a_message_above_the_limit_stays_in_the_box(stage: Stage, opens: Opens) -> None:
    window = await opens(stage.sandbox)
    before = len(stage.sandbox.world.messages.history(stage.sandbox.world.general))
    await window.enters("general")
    await window.box.fill("가" * 2001)
    await shows(window.page.locator("#left"), "-1")
    await window.presses("Enter")
    await shows(window.page.locator("#problem"), "2,000 characters; this one has 2,001")
    await holds(window.box, "가" * 2001)
    await window.presses("Backspace", "Enter")
    await holds(window.box, "")
    await shows(window.last, "가" * 2000)
    assert len(stage.sandbox.world.messages.history(stage.sandbox.world.general)) == before + 1


async def test_enter_within_an_input_method_does_not_send(stage: Stage, opens: Opens) -> None:
    window = await opens(stage.sandbox)
    await window.enters("general")
    await window.box.focus()
    keyboard: Any = await window.page.context.new_cdp_session(window.page)
    before = await window.messages.count()
    await keyboard.send("Input.imeSetComposition", {"text": "업스", "selectionStart": 2, "selectionEnd": 2})
    composing = {"key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 229}
    await keyboard.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", **composing})
    await keyboard.send("Input.dispatchKeyEvent", {"type": "keyUp", **composing})
    await keyboard.send("Input.insertText", {"text": "업스테이지"})
    await holds(window.box, "업스테이지")
    assert await window.messages.count() == before
    await window.presses("Enter")
    await shows(window.last, "업스테이지")
    await holds(window.box, "")


async def test_a_line_break_is_written_with_shift(stage: Stage, opens: Opens) -> None:
    window = await opens(stage.sandbox)
    await window.enters("general")
    await window.box.click()
    await window.types("one")
    await window.presses("Shift+Enter")
    await window.types("two")
    await window.presses("Enter")
    await shows(window.last.locator(".text"), "one\ntwo")


async def test_typing_anywhere_goes_to_the_message_box(stage: Stage, opens: Opens) -> None:
    window = await opens(stage.sandbox)
    await window.types("/st")
    await holds(window.box, "/st")
    await is_focused(window.box)
    await shows(window.options.first, "/status")
    await window.presses("Escape")
    await count(window.page.locator("#picker:visible"), 0)


async def test_the_page_says_that_the_bot_is_offline(opens: Opens) -> None:
    async with Sandbox(page_port=0) as sandbox:
        window = await opens(sandbox)
        await shows(window.page.locator("#banner"), "Cutline is offline")
        await shows(window.page.locator("#welcome"), "has not registered any commands yet")


async def test_a_sandbox_that_stops_is_told_and_found_again(opens: Opens) -> None:
    first = Sandbox(page_port=0, rates=RateLimits.off())
    await first.start()
    port = urlsplit(first.page).port
    window = await opens(first)
    await window.enters("general")
    await window.sends("before")
    await shows(window.last, "before")
    await first.close()
    banner = window.page.locator("#banner")
    await shows(banner, "The sandbox does not answer. Trying again in")
    await window.sends("while it is away")
    await shows(window.page.locator("#problem"), "Not sent")
    await holds(window.box, "while it is away")
    async with Sandbox(page_port=port, rates=RateLimits.off()) as second:
        second.person("Ada").says("said meanwhile")
        await window.button("Try now").click()
        await shows(window.last, "said meanwhile")
        await shows(banner, "offline")  # only the bot is missing now
        await count(window.message("before"), 0)  # it is another world
        await window.box.focus()
        await window.presses("Enter")
        await shows(window.last, "while it is away")
        forgive_outage(window)
        await window.page.close()


async def test_it_comes_back_by_itself(opens: Opens) -> None:
    first = Sandbox(page_port=0)
    await first.start()
    port = urlsplit(first.page).port
    window = await opens(first)
    await first.close()
    await shows(window.page.locator("#banner"), "Trying again in")
    async with Sandbox(page_port=port, world=first.world):
        await lacks(window.page.locator("#banner"), "does not answer")
        forgive_outage(window)
        await window.page.close()


async def test_what_was_said_during_a_break_is_caught_up_with(opens: Opens) -> None:
    first = Sandbox(page_port=0)
    await first.start()
    port = urlsplit(first.page).port
    window = await opens(first)
    await window.enters("general")
    ada = first.person("Ada")
    ada.says("kept")
    gone = ada.says("gone soon")
    await shows(window.last, "gone soon")
    await first.close()
    await shows(window.page.locator("#banner"), "Trying again in")
    ada.says("missed here")
    ada.says("missed there", channel="news")
    stored = first.world.messages.find(int(gone["id"]))
    assert stored is not None
    first.world.messages.delete(stored)
    async with Sandbox(page_port=port, world=first.world):
        await shows(window.last, "missed here")
        await count(window.message("kept"), 1)
        await count(window.message("gone soon"), 0)
        forgive_outage(window)
        await window.page.close()
