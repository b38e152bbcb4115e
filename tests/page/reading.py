"""What the tests of the page expect to see, each waited for by the browser itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.async_api import Locator


async def shows(locator: Locator, text: str | re.Pattern[str], *, within_s: float = 5.0) -> None:
    """The element holds this text, now or soon."""
    from playwright.async_api import expect

    await expect(locator).to_contain_text(text, timeout=within_s * 1000)


async def lacks(locator: Locator, text: str) -> None:
    """The element does not hold this text."""
    from playwright.async_api import expect

    await expect(locator).not_to_contain_text(text)


async def count(locator: Locator, number: int) -> None:
    """There are so many of these elements."""
    from playwright.async_api import expect

    await expect(locator).to_have_count(number)


async def holds(locator: Locator, value: str) -> None:
    """The input holds this text."""
    from playwright.async_api import expect

    await expect(locator).to_have_value(value)


async def is_focused(locator: Locator) -> None:
    """The element has the focus."""
    from playwright.async_api import expect

    await expect(locator).to_be_focused()
