"""Alerts in the browser, as an admin and a curator live them: follow, add a fact, correct it, and the board beside it.

With CUTLINE_SCREENSHOTS=FOLDER each step is kept as a picture.
"""

from __future__ import annotations

import pytest

from tests.cogs.conftest import Stage
from tests.page.conftest import Opens
from tests.page.reading import shows
from tests.page.steps import Steps
from tests.page.window import WIDTHS

pytestmark = pytest.mark.asyncio(loop_scope="module")
BOARD_S = 20.0  # a board is edited every 10 s at most
PAGE = "https://news.example/third-stage"


@pytest.mark.parametrize("width", WIDTHS)
async def test_an_alert_appears_is_corrected_in_place_and_the_board_follows(
    stage: Stage, opens: Opens, width: int
) -> None:
    world = stage.sandbox.world
    place = world.add_channel(f"alerts-{width}")
    team, word = ("upstage", "Upstage") if width == WIDTHS[0] else ("skt", "SK Telecom")
    window = await opens(stage.sandbox, width=width)
    steps = Steps(window, f"alerts-{width}")
    await window.becomes("owner", name="")
    await window.enters(place.name)
    await window.sends("/alerts follow")
    await shows(window.last, "From now on")
    await steps.look("1-followed")
    await window.sends("/board here")
    await shows(window.message("last changed on"), "LG AI Research")
    await steps.look("2-board")
    await window.sends(f"/fact add what:advanced stage:eval-3 source:{PAGE} team:{team} date:2026-11-20")
    await shows(window.last, "reported, not official")
    await steps.look("3-preview")
    await window.button("Accept and tell", below=window.last).click()
    alert = window.message(f"{word} advanced in the third-stage evaluation").filter(
        has_text="Told on", has_not_text="Only you can see this"
    )
    await shows(alert, "reported, not official")
    await steps.look("4-alert")
    await window.sends(f"/fact correct reason:misread fact:{await _newest_fact(stage, word)} what:eliminated")
    await shows(window.last, "Correction")
    await steps.look("5-correction-preview")
    await window.button("Accept and tell", below=window.last).click()
    await shows(alert, "Corrected on")
    await shows(alert.locator("s, del").first, "advanced")
    await shows(window.last, "Correction:")
    await shows(window.last, "was eliminated in the third-stage evaluation")
    board = window.message("last changed on")
    await shows(board, f"Out in the third-stage evaluation on 20 November 2026: {word}", within_s=BOARD_S)
    await steps.look("6-mended")
    await board.scroll_into_view_if_needed()
    await steps.look("7-board")


async def _newest_fact(stage: Stage, word: str) -> str:
    """The key of the fact about a team that a curator added last."""
    claims = stage.services.answering.facts.claims
    by_hand = [one for one in claims if one.decisions and one.decisions[-1].by and word in one.text.en]
    return by_hand[-1].key
