"""Talking to the real bot in the browser: with the mouse, by keyboard alone, on a phone and on a desktop."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from db.mistakes import reported_mistakes
from tests.cogs.conftest import Stage
from tests.page.conftest import Opens
from tests.page.reading import count, shows
from tests.page.window import WIDTHS, Window

if TYPE_CHECKING:
    from playwright.async_api import Route

pytestmark = pytest.mark.asyncio(loop_scope="module")
SLUG = "kr-sovereign-ai"
HOSTILE = (
    '<img src=x onerror="document.title=1">',
    "<script>document.title=1</script>",
    "</article><b>bold?</b>",
    "\u202ereversed\u202c \u200bzero\u2066",
    "&lt;b&gt; &amp;",
    "`**_~~||[x](javascript:alert(1))",
)


@pytest.fixture(params=WIDTHS)
def width(request: pytest.FixtureRequest) -> int:
    return int(request.param)


async def test_a_team_is_asked_for_and_a_mistake_reported(stage: Stage, opens: Opens, width: int) -> None:
    window = await opens(stage.sandbox, width=width)
    await window.enters("general")
    await window.box.click()
    await window.types("/team ups")
    await window.options.filter(has_text="Upstage").click()
    assert "Upstage" in await window.page.get_by_role("combobox", name="name").input_value()
    await window.button("Send").click()
    await shows(window.last, "Upstage is still in")
    await shows(window.last, "Mina used /team")
    await shows(window.last.locator(".app"), "APP")
    assert await window.overflows() == []
    await window.button("Why", below=window.last).click()
    await shows(window.last, "Only you can see this")
    await shows(window.last, "praised")
    await window.button("Report a mistake", below=window.last).click()
    form = window.page.get_by_role("dialog", name="Report a mistake")
    await form.get_by_label("What is wrong?").fill("It was 16 January.")
    assert await window.overflows() == []
    await form.get_by_role("button", name="Submit").click()
    await shows(window.last, "Thank you")
    kept = stage.services.store.read(reported_mistakes, SLUG)
    assert "It was 16 January." in [one.text for one in kept]
    await form.wait_for(state="detached")
    assert await window.overflows() == []
    thanks = await window.last.get_attribute("id")
    await window.button("Dismiss message", below=window.last).click()
    await count(window.page.locator(f"#{thanks}"), 0)


async def test_the_same_goes_by_keyboard_alone_in_korean(stage: Stage, opens: Opens, width: int) -> None:
    window = await opens(stage.sandbox, width=width)
    await window.presses("Tab")
    assert await window.focused() == "Skip to the message box"
    if width < 500:
        await window.tabs_to("Channels and settings")
        await window.presses("Enter")
    await window.tabs_to("English한국어")
    await window.presses("ArrowDown")
    await shows(window.page.locator("#welcome"), "다이렉트 메시지")
    if width < 500:
        await window.presses("Escape")
        assert await window.focused() == "채널과 설정"
    await window.tabs_to("@Cutline에 메시지 보내기")
    await window.types("/")
    await shows(window.options.first, "남은 팀")
    await window.types("te")
    await window.presses("Tab")  # completes /team
    await window.types("네이버")
    await window.presses("ArrowDown")  # never to a suggestion for what was typed before
    await shows(window.page.locator("#options [aria-selected=true]"), "네이버")
    await window.presses("Enter", "Enter")
    await shows(window.last, "네이버클라우드")
    await window.tabs_to("오류 신고", key="Shift+Tab")
    await window.tabs_to("이유", key="Shift+Tab")
    await window.presses("Enter")
    await shows(window.last, "독자성")
    await window.page.locator("#write").focus()
    await window.tabs_to("오류 신고", key="Shift+Tab")
    await window.presses("Enter")
    await window.page.get_by_role("dialog").wait_for()
    assert await window.focused() == "field-1"  # the first field
    await window.types("1월 16일이다")
    for _ in range(12):  # round and round, never out of the form
        await window.presses("Tab")
        assert await window.page.evaluate("() => Boolean(document.activeElement.closest('dialog'))")
    await window.presses("Escape")
    await window.page.get_by_role("dialog").wait_for(state="detached")
    assert await window.focused() == "오류 신고"
    await window.presses("Enter")
    await window.page.get_by_role("dialog").wait_for()
    await window.types("1월 16일이다")
    await window.tabs_to("제출")
    await window.presses("Enter")
    await shows(window.last, "고맙")


async def test_a_line_typed_straight_through_is_sent_as_typed(stage: Stage, opens: Opens) -> None:
    window = await opens(stage.sandbox)
    await window.sends("/team upstage")
    await shows(window.last, "Upstage is still in")
    await window.sends("/team name:motif as_of:2026-03-01 private:true")
    await shows(window.last, "Motif")
    await shows(window.last, "Only you can see this")
    await window.sends("/help")
    await shows(window.last, "/status")
    await window.box.fill("/timeline lg")
    await window.presses("Enter")
    await shows(window.last, "LG")


async def test_tab_completes_what_was_typed_even_before_the_answer(stage: Stage, opens: Opens) -> None:
    window = await opens(stage.sandbox)
    await window.box.click()
    await window.types("/team ups")
    await window.presses("Tab")
    field = window.page.get_by_role("combobox", name="name")
    await window.page.wait_for_function(
        "() => document.querySelector('.field input').value.includes('Upstage')"
    )
    await window.presses("Enter")
    await shows(window.last, "Upstage is still in")
    await field.wait_for(state="detached")


async def test_suggestions_for_what_was_typed_before_are_dropped(stage: Stage, opens: Opens) -> None:
    window = await opens(stage.sandbox)
    late = asyncio.Event()

    async def hold(route: Route) -> None:
        if (route.request.post_data_json or {})["typed"] == "":
            await late.wait()
        await route.continue_()

    await window.page.route("**/completes?*", hold)
    await window.box.click()
    await window.types("/team ")
    await window.types("ups")
    await count(window.options, 1)
    async with window.page.expect_response(lambda one: (one.request.post_data_json or {}).get("typed") == ""):
        late.set()
    await shows(window.options, "Upstage")
    await count(window.options, 1)


async def test_an_unclear_name_is_asked_back_and_the_choice_edits_the_answer(
    stage: Stage, opens: Opens, width: int
) -> None:
    window = await opens(stage.sandbox, width=width)
    await window.enters("general")
    await window.sends("/team naever")
    await shows(window.last, "No team here is called “naever”")
    menu = window.last.locator(".select")
    await menu.focus()
    await window.presses("Enter")
    await window.page.get_by_role("listbox", name="Choose a team").wait_for()
    assert await window.overflows() == []
    await window.presses("Enter")
    await shows(window.last, "Naver Cloud is out")
    await shows(window.last, "(edited)")
    await count(window.page.locator(".popup"), 0)


async def test_a_private_answer_is_marked_and_another_does_not_see_it(stage: Stage, opens: Opens) -> None:
    window, other = await opens(stage.sandbox), await opens(stage.sandbox)
    await other.becomes("admin", name="Joon")
    await window.enters("news")
    await other.enters("news")
    await window.box.click()
    await window.types("/team lg")
    await window.button("Add the option private: Only you see the answer").click()
    await window.presses("Enter")  # who adds it means yes
    await shows(window.last, "Only you can see this")
    await window.sends("seen by all")
    await count(other.message("seen by all"), 1)
    await count(other.message("Only you can see this"), 0)


async def test_a_required_option_is_asked_for(stage: Stage, opens: Opens) -> None:
    window = await opens(stage.sandbox)
    await window.sends("/team")
    await window.presses("Enter")
    await shows(window.page.get_by_role("alert").first, "name is required.")
    assert await window.focused() == "name"
    await window.presses("Escape", "Escape")
    await count(window.page.locator("#command .field"), 0)
    assert await window.focused() == "Message @Cutline"


async def test_hostile_words_are_shown_as_text(stage: Stage, opens: Opens, width: int) -> None:
    window = await opens(stage.sandbox, width=width)
    await window.enters("general")
    for text in HOSTILE:
        stage.sandbox.person(text).says(text)
        await shows(window.last, text.replace("**_~~||[x](javascript:alert(1))", ""))
        assert await window.last.locator(".author").text_content() == text
    stage.sandbox.person("N" * 4000).says("W" * 4000)
    await shows(window.last, "W" * 4000)
    stage.sandbox.person().says("**" * 1000 + "_a" * 500 + "[" * 500 + "`" * 500)
    await shows(window.last, "[" * 500)
    await window.enters("Cutline")
    for text in HOSTILE[:3]:
        await window.sends(f"/ask {text}")
        await shows(window.last, "Cutline")
    await window.sends("/team <b>umbrella</b>")
    await shows(window.last, "<b>umbrella</b>")
    await count(window.page.locator("#log b, #log script, #log img, #log a[href^=javascript]"), 0)
    assert await window.overflows() == []
    assert "Cutline" in await window.page.title()


async def test_a_mention_is_answered_and_unmentioned_words_are_explained(stage: Stage, opens: Opens) -> None:
    window = await opens(stage.sandbox)
    await window.enters("general")
    await window.sends("did naver make it?")
    await shows(window.page.locator(".pending.line"), "only when they mention it")
    await window.button("Mention Cutline").click()
    await window.presses("Enter")
    await shows(window.last, "Naver Cloud is out")
    await shows(window.last.locator(".above"), "did naver make it?")
    await count(window.page.locator(".pending.line"), 0)


async def reach(window: Window, text: str) -> None:
    """Go to the newest message that holds the text, by keyboard."""
    await window.box.focus()
    await window.presses("ArrowUp")
    await shows(window.page.locator("article:focus"), text)


async def test_a_reply_is_written_from_the_keyboard(stage: Stage, opens: Opens) -> None:
    window = await opens(stage.sandbox)
    await window.sends("status")
    await shows(window.last, "remain")
    await reach(window, "remain")
    await window.tabs_to("Reply")
    await window.presses("Enter")
    await shows(window.page.locator("#reply"), "Replying to Cutline")
    await window.types("why was naver out?")
    await window.presses("Enter")
    await shows(window.last, "independence")
    await count(window.page.locator("#reply:visible"), 0)
