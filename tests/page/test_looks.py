"""How the page looks: contrast in both schemes, nothing that sticks out, and pictures on demand.

With CUTLINE_SCREENSHOTS=FOLDER a picture of every step is kept there.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sandbox.making import MessageFlag, new_parts
from tests.cogs.conftest import Stage
from tests.page.conftest import Opens
from tests.page.reading import shows
from tests.page.samples import EMBED, MARKDOWN, PARTS, send_picture
from tests.page.window import WIDTHS, Window

pytestmark = pytest.mark.asyncio(loop_scope="module")


class Album:
    """Looks at a window step by step; each look is held against the rules, and kept if that is wanted."""

    def __init__(self, window: Window, name: str) -> None:
        self._window, self._name = window, name
        folder = os.environ.get("CUTLINE_SCREENSHOTS")
        self._folder = Path(folder) if folder else None

    async def look(self, step: str) -> None:
        assert await self._window.contrasts() == [], step
        assert await self._window.overflows() == [], step
        if self._folder is not None:
            await self._window.page.screenshot(path=self._folder / f"{self._name}-{step}.png")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("locale", ["en-US", "ko-KR"])
async def test_each_step_is_readable_and_fits(
    stage: Stage, opens: Opens, width: int, scheme: str, locale: str
) -> None:
    window = await opens(stage.sandbox, width=width, scheme=scheme, locale=locale)
    album = Album(window, f"{width}-{scheme}-{locale[:2]}")
    await album.look("1-welcome")
    await window.opens_places()
    await window.page.wait_for_function(
        "() => document.querySelector('#places').getBoundingClientRect().left === 0"
    )
    await album.look("2-places")
    await window.enters("general")
    await window.box.click()
    await window.types("/")
    await window.options.first.wait_for()
    await album.look("3-commands")
    await window.types("team ")
    await window.types("u")
    await window.options.filter(has_text="Upstage").wait_for()
    await album.look("4-suggestions")
    await window.types("pstage")
    await window.presses("Enter")
    await shows(window.last, "Upstage" if locale == "en-US" else "업스테이지")
    await album.look("5-answer")
    await window.last.locator("[data-key*=':why:']").click()
    await shows(window.last, "Only you" if locale == "en-US" else "나만")
    await album.look("6-private")
    await window.sends("/team naever")
    await window.last.locator(".select").click()
    await window.page.locator(".popup").wait_for()
    await album.look("7-choice")
    await window.presses("Enter")
    await window.page.locator(".popup").wait_for(state="detached")
    await window.messages.locator("[data-key*=':report:'], [data-key*='report']").last.click()
    await window.page.get_by_role("dialog").wait_for()
    await album.look("8-form")
    await window.presses("Escape")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_all_kinds_of_messages_are_readable_and_fit(
    stage: Stage, opens: Opens, width: int, scheme: str
) -> None:
    world = stage.sandbox.world
    window = await opens(stage.sandbox, width=width, scheme=scheme)
    album = Album(window, f"{width}-{scheme}-parts")
    await window.enters("news")
    text = MARKDOWN.format(general=world.general.id, bot=world.bot.id)
    for body, flags in (
        ({"content": text}, 0),
        ({"embeds": [EMBED]}, 0),
        ({"components": PARTS[:-1]}, MessageFlag.IS_COMPONENTS_V2),
        ({}, MessageFlag.LOADING),
    ):
        world.messages.create(world.news, world.bot, new_parts(body, ()) | {"flags": int(flags)})
        await album.look(f"{next(iter(body), 'thinking')}")
    said = stage.sandbox.person("Ada Lovelace").says("x" * 500 + " @Cutline", channel="news")
    stage.sandbox.person("강하늘").says(
        "국내외 여러 팀이 참여한 2차 단계평가 결과가 궁금합니다. " * 5, channel="news", reply_to=said
    )
    await shows(window.message("궁금합니다").first, "Ada Lovelace")
    await album.look("talk")
    await window.last.hover()
    await window.last.locator("[data-key=more]").click()
    await window.page.get_by_role("menu").wait_for()
    await album.look("menu")
    await send_picture(stage.sandbox)
    await window.presses("Escape")
    await window.box.fill("x" * 2001)
    await window.presses("Enter")
    await album.look("too-long")


async def test_the_rules_themselves_find_what_is_pale_or_too_wide(stage: Stage, opens: Opens) -> None:
    window = await opens(stage.sandbox, width=390)
    title = window.page.locator("#welcome h2")
    await title.evaluate("(one) => { one.style.color = '#bbb'; }")
    assert any("Direct messages" in one for one in await window.contrasts())
    await title.evaluate("(one) => { one.style.width = '600px'; }")
    assert await window.overflows() != []
