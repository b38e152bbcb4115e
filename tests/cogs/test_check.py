"""The message menu "Check this claim": for the asker alone, in their language, and never a guess."""

import pytest

from sandbox.people import Person
from sandbox.responses import Response
from tests.cogs.conftest import Stage

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def checked(stage: Stage, person: Person, text: str) -> Response:
    """What `person` is told of a message by somebody else."""
    said = stage.sandbox.person("Joe").says(text, channel="general")
    answer = await person.opens_menu("Check this claim", said)
    assert answer.kind == "message"
    assert answer.ephemeral
    return answer


@pytest.mark.parametrize(
    ("text", "english", "korean"),
    [
        ("Naver was eliminated in January.", "Supported", "사실"),
        ("업스테이지는 2차에서 탈락했다.", "Contradicted", "사실과 다름"),
        ("four teams remain after the second stage", "Contradicted", "사실과 다름"),
        ("오늘 점심 뭐 먹지?", "Nothing in this message", "확인할 수 있는 내용이 없다"),
        ("SKT will probably be dropped next", "Nothing in this message", "확인할 수 있는 내용이 없다"),
    ],
)
async def test_a_message_is_checked_in_the_language_of_the_asker(
    stage: Stage, text: str, english: str, korean: str
) -> None:
    for locale, expected in (("en-US", english), ("ko", korean)):
        answer = await checked(stage, stage.sandbox.person(locale=locale), text)
        assert expected in answer.text


async def test_what_is_contradicted_is_told_with_the_fact_its_day_and_a_source(stage: Stage) -> None:
    answer = await checked(stage, stage.sandbox.person(), "LG was eliminated in the second evaluation")
    assert "LG AI Research advanced" in answer.text or "LG AI Research is still in" in answer.text
    assert "18 August 2026" in answer.text
    assert "](<http" in answer.text


@pytest.mark.parametrize(
    "text",
    ["", "x" * 1990, "@everyone **KT** [x](https://evil.example) was eliminated", "```Naver advanced```"],
)
async def test_any_message_gets_an_answer(stage: Stage, text: str) -> None:
    answer = await checked(stage, stage.sandbox.person(), text or "\u200b")
    assert answer.text
    assert "](https://evil" not in answer.text
