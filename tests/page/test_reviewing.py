"""A proposal in the browser, as a curator lives it: the card of what a paper says, the preview, the alert that follows.

With CUTLINE_SCREENSHOTS=FOLDER each step is kept as a picture.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ingest.remembering import understand
from sandbox import RateLimits, Sandbox
from tests.cogs.reporting import reporting
from tests.ingest.servers import site
from tests.page.conftest import Opens
from tests.page.reading import shows
from tests.page.steps import Steps
from tests.page.window import WIDTHS

pytestmark = pytest.mark.asyncio(loop_scope="module")
STORY = {
    "en-US": (
        "The Ministry of Science and ICT announced the results of the third-stage evaluation of the sovereign AI "
        "foundation model project on 20 November 2026.\n\nUpstage advanced in the third-stage evaluation, while "
        "SK Telecom was eliminated, the ministry said."
    ),
    "ko": (
        "과학기술정보통신부는 20일 독자 AI 파운데이션 모델 프로젝트 3차 단계평가 결과를 발표했다.\n\n"
        "업스테이지는 3차 단계평가를 통과했고, SK텔레콤은 탈락했다고 과기정통부는 밝혔다."
    ),
}
WORDS = {
    "en-US": (
        "From now on",
        "Confidence of the reading",
        "Accept",
        "Accept and tell",
        "Accepted by",
        "Upstage advanced in the third-stage evaluation on 20 November 2026.",
    ),
    "ko": (
        "이제부터",
        "확실함",
        "받아들이기",
        "저장하고 알리기",
        "받아들였다",
        "업스테이지는 2026년 11월 20일 3차 단계평가를 통과했다.",
    ),
}


@pytest.mark.parametrize(("width", "locale"), [(WIDTHS[0], "ko"), (WIDTHS[-1], "en-US")])
async def test_what_a_paper_says_is_shown_decided_on_and_told(
    seeded: Path, tmp_path: Path, opens: Opens, width: int, locale: str
) -> None:
    follows, sure, accept, tell, accepted, told = WORDS[locale]
    store = tmp_path / "store.db"
    shutil.copy(seeded, store)
    async with (
        site() as paper,
        Sandbox(page_port=0, rates=RateLimits.off()) as sandbox,
        reporting(store, paper, propose=understand, sandbox=sandbox) as desk,
    ):
        news = sandbox.world.add_channel("news-of-it")
        window = await opens(sandbox, width=width, locale=locale)
        steps = Steps(window, f"review-{width}")
        await window.becomes("owner", name="")
        await window.enters(news.name)
        if locale == "ko":
            await window.sends("/language language:ko")
            await shows(window.last, "한국어")
        await window.sends("/alerts follow")
        await shows(window.last, follows)
        await window.enters("general")
        await window.sends("/review here")
        await shows(window.last, follows if locale == "ko" else "from now on")
        await desk.reads(STORY[locale], title="3차 단계평가 결과" if locale == "ko" else "Results are out")
        await desk.card(2)
        card = window.message(sure).filter(has_text=told)
        await shows(card, "Gazette")
        await card.scroll_into_view_if_needed()
        await steps.look("1-card")
        await window.button(accept, below=card).click()
        await shows(
            window.last, "아직 아무것도 저장하지 않았다" if locale == "ko" else "nothing is stored yet"
        )
        await window.last.scroll_into_view_if_needed()
        await steps.look("2-preview")
        await window.button(tell, below=window.last).click()
        await shows(window.message(accepted), accepted)
        await window.message(accepted).scroll_into_view_if_needed()
        await steps.look("3-accepted")
        await window.enters(news.name)
        await shows(window.last, told)
        await steps.look("4-alert")
