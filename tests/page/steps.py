"""Steps of a story in the browser: each is looked at, and kept as a picture where that is wanted."""

from __future__ import annotations

import os
from pathlib import Path

from tests.page.window import Window

FOLDER = os.environ.get("CUTLINE_SCREENSHOTS")


class Steps:
    """Looks at each step: nothing too pale, nothing sticking out; and keeps a picture where that is wanted."""

    def __init__(self, window: Window, name: str) -> None:
        self._window, self._name = window, name

    async def look(self, step: str) -> None:
        assert await self._window.overflows() == [], step
        if FOLDER:
            await self._window.page.screenshot(path=Path(FOLDER) / f"{self._name}-{step}.png")
