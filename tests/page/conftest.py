"""The chat page in a real browser, with the real bot or a tiny one behind it.

The browser is driven by playwright, which has a lock file of its own. Where either is missing these tests skip
loudly, unless CUTLINE_REQUIRE_BROWSER forbids it.
"""

from __future__ import annotations

import importlib.util
import itertools
import os
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import pytest_asyncio

from cogs.ui.cooldowns import Cooldowns
from sandbox import RateLimits, Sandbox
from tests.cogs.conftest import Stage, playing, seeded
from tests.page.window import Window

if TYPE_CHECKING:
    from playwright.async_api import Browser

__all__ = ["seeded"]
ARGUMENTS = [
    "--no-sandbox",  # of Chromium itself, which does not run as root with it
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
Opens = Callable[..., Awaitable[Window]]


def chromium() -> str:
    """The browser's path; skips or fails where it or its driver is missing."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found and importlib.util.find_spec("playwright"):
        return found
    lacking = "playwright (requirements-browser.lock)" if found else "chromium"
    if os.environ.get("CUTLINE_REQUIRE_BROWSER"):
        pytest.fail(f"no {lacking} was found, and this run must not skip the tests of the page")
    pytest.skip(f"NO BROWSER: no {lacking} found, so the chat page is untested in this run")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    """A headless Chromium for the tests of one module."""
    path = chromium()
    from playwright.async_api import async_playwright

    async with async_playwright() as driver:
        launched = await driver.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield launched
        await launched.close()


@pytest_asyncio.fixture(loop_scope="module")
async def opens(browser: Browser) -> AsyncIterator[Opens]:
    """Opens windows; in the end none of them may have an error in its console that was not expected."""
    windows: list[Window] = []

    async def open_one(
        sandbox: Sandbox,
        *,
        width: int = 1280,
        height: int = 800,
        locale: str = "en-US",
        scheme: Any = "light",
        motion: Any = "reduce",
    ) -> Window:
        context = await browser.new_context(
            viewport={"width": width, "height": height},
            locale=locale,
            color_scheme=scheme,
            reduced_motion=motion,
            has_touch=width < 500,
        )
        window = Window(await context.new_page())
        windows.append(window)
        await window.goto(sandbox.page)
        return window

    yield open_one
    for window in windows:
        await window.page.context.close()
    assert [error for window in windows for error in window.errors] == []


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def stage(seeded: Path, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Stage]:
    """The real bot in a sandbox that serves the page."""
    chromium()
    store = tmp_path_factory.mktemp("page") / "store.db"
    shutil.copy(seeded, store)
    clock = itertools.count(0, 1000)  # seconds; so nobody here ever asks too often
    patient = Cooldowns(lambda: float(next(clock)))
    async with (
        Sandbox(page_port=0, rates=RateLimits.off()) as sandbox,
        playing(store, sandbox=sandbox, cooldowns=patient) as one,
    ):
        yield one
