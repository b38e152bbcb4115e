"""What is offered while one types: the matcher's names, from memory, best first."""

import asyncio

import pytest

from tests.cogs.conftest import Stage

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("ups", "upstage"),
        ("업스", "upstage"),
        ("업슽", "upstage"),  # a syllable still being typed
        ("djqtm", "upstage"),  # on the other layout
        ("ㅇㅅㅌ", "upstage"),  # initials
        ("upsateg", "upstage"),
        ("hyperclova", "naver-cloud"),
        ("SKT", "sk-telecom"),
        ("네이바", "naver-cloud"),
    ],
)
async def test_the_best_name_is_offered_first(stage: Stage, typed: str, first: str) -> None:
    choices = await stage.sandbox.person().completes("team", "name", typed)
    assert choices[0]["value"] == first


async def test_a_label_has_both_names_and_the_outcome_in_the_readers_language(stage: Stage) -> None:
    english = await stage.sandbox.person().completes("team", "name", "ups")
    korean = await stage.sandbox.person(locale="ko").completes("team", "name", "ups")
    assert english[0]["name"] == "업스테이지 (Upstage) · advanced"
    assert korean[0]["name"] == "업스테이지 (Upstage) · 진출"


async def test_nothing_typed_offers_every_team_those_still_in_first(stage: Stage) -> None:
    choices = await stage.sandbox.person().completes("why", "team", "")
    assert len(choices) == 16
    assert all("advanced" in one["name"] for one in choices[:3])
    assert "advanced" not in choices[3]["name"]


@pytest.mark.parametrize("typed", ["@everyone", "\u202e\u0000", "x" * 4000, "'; DROP TABLE team; --", "🙂🙂"])
async def test_nothing_typed_can_break_it(stage: Stage, typed: str) -> None:
    assert isinstance(await stage.sandbox.person().completes("team", "name", typed), list)


async def test_each_label_pasted_back_finds_its_team(stage: Stage) -> None:
    for locale in ("en-US", "ko"):
        person = stage.sandbox.person(locale=locale)
        for choice in await person.completes("team", "name", ""):
            pasted = await person.runs("team", also={"name": choice["name"]})
            picked = await person.runs("team", also={"name": choice["value"]})
            assert pasted.text == picked.text
            assert not pasted.ephemeral


async def test_text_typed_past_the_offers_is_matched_as_it_stands(stage: Stage) -> None:
    answer = await stage.sandbox.person().runs("team", also={"name": "업스태이지는?"})
    assert "Upstage is still in" in answer.text


async def test_stages_and_their_days_are_offered(stage: Stage) -> None:
    person = stage.sandbox.person(locale="ko")
    assert (await person.completes("status", "stage", "2차"))[0]["value"] == "eval-2"
    days = await person.completes("status", "as_of", "2026-01")
    assert days
    assert all(one["value"].startswith("2026-01") for one in days)


async def test_fifty_people_typing_at_once_are_all_offered_something(stage: Stage) -> None:
    person = stage.sandbox.person()
    found = await asyncio.gather(*(person.completes("team", "name", "na") for _ in range(50)))
    assert all(one[0]["value"] == "naver-cloud" for one in found)


@pytest.mark.parametrize("locale", ["en-US", "ko"])
async def test_labels_of_stages_and_days_pasted_back_are_read_as_what_they_label(
    stage: Stage, locale: str
) -> None:
    person = stage.sandbox.person(locale=locale)
    for option in ("stage", "as_of"):
        for choice in await person.completes("status", option, ""):
            pasted = await person.runs("status", also={option: choice["name"]})
            picked = await person.runs("status", also={option: choice["value"]})
            assert pasted.text == picked.text
