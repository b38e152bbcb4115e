"""What messages are made of, on a tiny bot: components, embeds, markdown, menus, forms, slow and missing answers."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio
from discord.http import Route

from cogs.endpoint import aim_at
from sandbox import RateLimits, Sandbox
from sandbox.making import MessageFlag, new_parts
from sandbox.parts import Message
from tests.page.conftest import Opens, chromium
from tests.page.reading import count, holds, is_focused, shows
from tests.page.samples import DEAD, EMBED, FAR_PICTURE, MARKDOWN, PARTS, send_picture
from tests.sandbox.tinybot import TinyBot, logged_in

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def sandbox() -> AsyncIterator[Sandbox]:
    """A sandbox with the page and the tiny bot."""
    chromium()
    before = Route.BASE
    async with Sandbox(page_port=0, rates=RateLimits.off()) as running:
        aim_at(running.api)
        async with logged_in(running, TinyBot()):
            yield running
    aim_at(before)


def post(sandbox: Sandbox, *, flags: int = 0, attachments: tuple[Any, ...] = (), **body: Any) -> Message:
    """A message of the bot in #general made of these parts, whether or not Discord would take them."""
    parts = new_parts(body, attachments) | {"flags": flags}
    return sandbox.world.messages.create(sandbox.world.general, sandbox.world.bot, parts)


async def test_markdown_looks_as_in_discord(sandbox: Sandbox, opens: Opens) -> None:
    window = await opens(sandbox)
    await window.enters("general")
    post(sandbox, content=MARKDOWN.format(general=sandbox.world.general.id, bot=sandbox.world.bot.id))
    await shows(window.last, "A heading")
    text = window.last.locator(".text").first
    for selector, words in (
        (".h1[role=heading]", "A heading"),
        (".h3", "Smaller"),
        (".small", "beside the point"),
        ("strong em", "both"),
        ("u", "under"),
        ("s", "gone"),
        ("code", "a*b*c"),
        ("pre code", "x = 1 < 2"),
        ("blockquote strong", "quoted"),
        ("ul li ul li", "inner"),
        ("ol[start='3'] li", "third"),
        (".mention", "#general"),
        (".mention", "@Cutline"),
        (".mention", "/team"),
        ("time.stamp", "2026"),
        ("a[href='https://example.org/a_(b)']", "a link"),
        ("a[href='https://example.com/x']", "https://example.com/x"),
    ):
        await shows(text.locator(selector).filter(has_text=words).first, words)
    await shows(text, "snake_case_name 2 * 3 * 4 *not italic*")
    await shows(text, "[https://good.example](https://evil.example)")
    await count(text.locator("a:not([rel='noopener noreferrer'][target='_blank'])"), 0)
    spoiler = text.locator(".spoiler")
    await spoiler.focus()
    await window.presses("Enter")
    await count(text.locator(".spoiler.shown"), 1)
    # The address is a link wherever it stands, but a label that is one keeps its target in sight.
    assert await text.locator("a").all_text_contents() == [
        "a link", "https://example.com/x", "https://good.example", "https://evil.example",
    ]  # fmt: skip


async def test_markup_without_end_stays_shallow(sandbox: Sandbox, opens: Opens) -> None:
    window = await opens(sandbox)
    await window.enters("general")
    for text in ("> " * 2000, "**__~~||" * 500, "  " * 900 + "- x", "[" * 4000, "*_" * 1000 + "_*" * 1000):
        before = await window.messages.count()
        post(sandbox, content=text)
        await count(window.messages, before + 1)
        depth = await window.last.evaluate(
            "(one) => Math.max(...[...one.querySelectorAll('*')].map((each) => {"
            " let depth = 0; for (let at = each; at !== one; at = at.parentElement) depth += 1; return depth; }))"
        )
        assert depth < 20, text[:10]


async def test_all_kinds_of_parts_are_drawn(sandbox: Sandbox, opens: Opens) -> None:
    window = await opens(sandbox)
    await window.enters("general")
    post(sandbox, components=PARTS, flags=MessageFlag.IS_COMPONENTS_V2)
    last = window.last
    await shows(last.locator(".container.accented"), "In a container")
    await shows(last.locator(".section"), "Beside a button")
    await count(last.locator(".separator.line.large"), 1)
    await count(last.get_by_role("button", name="Stop", exact=True), 1)
    assert await last.get_by_role("button", name="Not now").is_disabled()
    link = last.get_by_role("link", name="Open")
    assert await link.get_attribute("href") == "https://example.org/"
    await shows(last.locator(".picture.outside"), "A far picture")
    await shows(last, "A part that this page cannot show")
    await last.get_by_role("button", name="Show spoiler").click()
    await shows(last, "the end")
    colour = await last.locator(".container").first.evaluate("(one) => getComputedStyle(one).borderLeftColor")
    assert colour == "rgb(46, 158, 91)"


async def test_an_embed_is_drawn(sandbox: Sandbox, opens: Opens) -> None:
    window = await opens(sandbox)
    await window.enters("general")
    post(sandbox, embeds=[EMBED])
    last = window.last
    for words in ("An author", "A title", "Some words", "Left", "Right", "Whole width", "A footer"):
        await shows(last.locator(".embed"), words)
    await count(last.locator(".embed-field.inline"), 2)
    await count(last.locator(".embed-title a[href='https://example.org/']"), 1)


async def test_pictures_come_from_this_origin_alone_and_have_words(sandbox: Sandbox, opens: Opens) -> None:
    window = await opens(sandbox)
    await window.enters("general")
    asked: list[str] = []
    window.page.on("request", lambda request: asked.append(request.url))
    await send_picture(sandbox)
    image = window.last.locator("img")
    await image.wait_for()
    assert await image.get_attribute("alt") == "a dot"
    await window.page.wait_for_function("() => document.querySelector('#log img').naturalWidth === 1")
    post(sandbox, attachments=(FAR_PICTURE,))
    await shows(window.last, "A picture from elsewhere")
    assert all(one.startswith(sandbox.page) for one in asked)


async def test_a_deferred_answer_thinks_and_is_filled_in(sandbox: Sandbox, opens: Opens) -> None:
    window = await opens(sandbox)
    await window.enters("general")
    message = post(sandbox, flags=MessageFlag.LOADING)
    await shows(window.last, "Cutline is thinking…")
    sandbox.world.messages.edit(message, {"content": "filled in"})
    await shows(window.last, "filled in")
    await count(window.last.locator(".edited"), 0)
    await window.sends("/slow")
    await shows(window.last, "done")
    await shows(window.last, "Only you can see this")


async def test_an_answer_that_never_comes_is_told(sandbox: Sandbox, opens: Opens) -> None:
    window = await opens(sandbox)
    sandbox.interactions.answer_within_s = 0.5
    try:
        await window.enters("general")
        await window.sends("/mute")
        await shows(window.page.locator(".pending.line"), "The application did not respond")
        post(sandbox, components=[DEAD])
        await window.button("Dead").click()
        await shows(window.last, "The application did not respond")
        await is_focused(window.button("Dead"))
    finally:
        sandbox.interactions.answer_within_s = 3.0


async def test_sub_commands_take_channels_and_people_from_lists(sandbox: Sandbox, opens: Opens) -> None:
    window = await opens(sandbox)
    await window.enters("general")
    await window.box.click()
    await window.types("/fol")
    await shows(window.options.first, "/alerts follow")
    await window.presses("Enter")
    await window.types("gen")
    await window.presses("Tab")
    await is_focused(window.page.get_by_role("combobox", name="who"))
    await window.types("Mi")
    await window.presses("ArrowDown", "Enter", "Enter")
    await shows(window.last, "Mina follows #general")
    await window.sends("/alerts follow channel:nowhere who:Mina")
    await shows(window.page.locator("#problem"), "Choose channel from the list.")
    assert await window.focused() == "channel"


async def test_numbers_are_checked_and_given_back_what_was_refused(sandbox: Sandbox, opens: Opens) -> None:
    window = await opens(sandbox)
    await window.enters("general")
    await window.sends("/hello name:Ada times:many")
    await shows(window.page.locator("#problem"), "times takes a number.")
    times = window.page.get_by_role("combobox", name="times")
    await times.fill("2")
    await window.presses("Enter")
    await shows(window.last, "hello Ada hello Ada")


async def test_a_message_command_is_in_the_menu_of_a_message(sandbox: Sandbox, opens: Opens) -> None:
    window = await opens(sandbox)
    await window.enters("general")
    sandbox.person("Ada").says("remember this")
    await shows(window.last, "remember this")
    await window.box.focus()
    await window.presses("ArrowUp")
    await window.tabs_to("More about this message")
    await window.presses("Enter")
    menu = window.page.get_by_role("menu")
    await shows(menu, "Apps")
    await window.presses("ArrowDown", "ArrowDown", "Enter")
    await shows(window.last, "quoted remember this")
    await window.message("remember this").first.click(button="right")
    await menu.wait_for()
    await window.presses("Escape")
    await menu.wait_for(state="detached")


async def test_a_form_with_a_select_and_its_limits(sandbox: Sandbox, opens: Opens) -> None:
    window = await opens(sandbox)
    await window.enters("general")
    await window.sends("/hello Grace")
    await window.button("Ask", below=window.last).click()
    form = window.page.get_by_role("dialog", name="Form")
    await form.get_by_role("button", name="Submit").click()
    await shows(form, "Please fill this in.")
    await is_focused(form.get_by_label("Why"))
    await window.types("x" * 30)
    await holds(form.get_by_label("Why"), "x" * 20)
    await form.locator(".select").click()
    await form.get_by_role("option", name="Small").click()
    await window.presses("Control+Enter")
    await shows(window.last, f"because {'x' * 20} ['s']")
    await is_focused(window.button("Ask"))


async def test_a_select_of_a_message_and_an_edit_by_a_button(sandbox: Sandbox, opens: Opens) -> None:
    window = await opens(sandbox)
    await window.enters("general")
    await window.sends("/hello Alan")
    await shows(window.last, "hello Alan")
    greeting = window.message("hello Alan").last
    await greeting.locator(".select").click()
    await window.page.get_by_role("option", name="Blue").click()
    await shows(window.last, "picked b")
    await window.button("Open", below=greeting).click()
    await shows(window.message("open (edited)").last, "open (edited)")


async def test_a_new_channel_and_a_new_person_appear(sandbox: Sandbox, opens: Opens) -> None:
    window = await opens(sandbox)
    sandbox.world.add_channel("<i>added</i>")
    await shows(window.page.locator("#guilds"), "<i>added</i>")
    sandbox.person("Someone New")
    await window.enters("general")
    await window.box.click()
    await window.types("@Someone")
    await window.options.first.click()
    await window.presses("Enter")
    await shows(window.last.locator(".mention"), "@Someone New")
