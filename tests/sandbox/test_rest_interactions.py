"""Answers to interactions over plain REST: deadlines, doubles, kinds that do not fit, secrets, follow-ups."""

import asyncio
from typing import Any

import pytest

from sandbox import Person, RateLimits, RawCommand, Sandbox
from sandbox.interactions import Interaction, InteractionType, Place
from sandbox.making import MessageFlag
from sandbox.reading import texts
from tests.sandbox.plain import Answer, Clock, Plain

SECRET = {"flags": int(MessageFlag.EPHEMERAL)}
BUTTON = {"type": 1, "components": [{"type": 2, "style": 1, "label": "Go", "custom_id": "go"}]}
MODAL = {
    "title": "T",
    "custom_id": "m",
    "components": [{"type": 1, "components": [{"type": 4, "custom_id": "why", "label": "Why", "style": 1}]}],
}


@pytest.fixture
def options(clock: Clock) -> dict[str, Any]:
    return {"rates": RateLimits.off(), "clock": clock}


@pytest.fixture
def mina(sandbox: Sandbox) -> Person:
    return sandbox.person("Mina")


class Bot:
    """Answers interactions by plain requests."""

    def __init__(self, sandbox: Sandbox, plain: Plain) -> None:
        self._sandbox = sandbox
        self._plain = plain

    def opened(
        self, person: Person, kind: InteractionType = InteractionType.COMMAND, **data: Any
    ) -> Interaction:
        """An interaction of that person in #general."""
        place = Place(channel=self._sandbox.world.general)
        return self._sandbox.interactions.open(kind, person.user, place, {"name": "x", "type": 1, **data})

    async def answer(self, one: Interaction, kind: int, data: object = None, query: str = "") -> Answer:
        body = {"type": kind} if data is None else {"type": kind, "data": data}
        return await self._plain.send(
            "POST", f"/interactions/{one.id}/{one.token}/callback{query}", body, token=None
        )

    async def hook(self, method: str, one: Interaction, tail: str = "", body: object = None) -> Answer:
        path = f"/webhooks/{self._sandbox.world.application.id}/{one.token}{tail}"
        return await self._plain.send(method, path, body, token=None)


@pytest.fixture
def by_hand(sandbox: Sandbox, plain: Plain) -> Bot:
    return Bot(sandbox, plain)


async def test_a_second_answer_to_one_interaction_is_refused(by_hand: Bot, mina: Person) -> None:
    one = by_hand.opened(mina)
    assert (await by_hand.answer(one, 4, {"content": "a"})).status == 204
    again = await by_hand.answer(one, 4, {"content": "b"})
    assert (again.status, again.code) == (400, 40060)


async def test_an_answer_after_three_seconds_finds_no_interaction(
    by_hand: Bot, mina: Person, clock: Clock
) -> None:
    one, other = by_hand.opened(mina), by_hand.opened(mina)
    clock.now += 3.0
    assert (await by_hand.answer(other, 5)).status == 204
    clock.now += 0.01
    late = await by_hand.answer(one, 4, {"content": "a"})
    assert (late.status, late.code) == (404, 10062)


async def test_a_wrong_token_finds_no_interaction(
    sandbox: Sandbox, plain: Plain, by_hand: Bot, mina: Person
) -> None:
    one = by_hand.opened(mina)
    wrong = await plain.send("POST", f"/interactions/{one.id}/wrong/callback", {"type": 5}, token=None)
    assert (wrong.status, wrong.code) == (404, 10062)
    assert (await by_hand.answer(one, 5)).status == 204
    path = f"/webhooks/{sandbox.world.application.id}/wrong/messages/@original"
    assert (await plain.send("GET", path, token=None)).code == 10015


async def test_with_response_the_resource_comes_back(by_hand: Bot, mina: Person) -> None:
    one = by_hand.opened(mina)
    answer = await by_hand.answer(one, 4, {"content": "a", **SECRET}, "?with_response=true")
    assert answer.body["resource"]["message"]["content"] == "a"
    told = answer.body["interaction"]
    assert told["response_message_id"] == answer.body["resource"]["message"]["id"]
    assert (told["response_message_ephemeral"], told["response_message_loading"]) == (True, False)


COMMAND, COMPONENT, COMPLETION, FORM = InteractionType


@pytest.mark.parametrize(
    ("kind", "callback", "data"),
    [
        (COMMAND, 6, None),
        (COMMAND, 7, {"content": "x"}),
        (COMMAND, 8, {"choices": []}),
        (COMPLETION, 4, {"content": "x"}),
        (FORM, 9, MODAL),
        (FORM, 7, {"content": "x"}),
        (COMMAND, 3, None),
        (COMMAND, 4, None),
        (COMMAND, 9, {**MODAL, "title": "T" * 46}),
        (COMPLETION, 8, {"choices": [{"name": str(n), "value": str(n)} for n in range(26)]}),
    ],
)
async def test_an_answer_that_does_not_fit_is_refused_and_another_still_taken(
    by_hand: Bot, mina: Person, kind: InteractionType, callback: int, data: object
) -> None:
    one = by_hand.opened(mina, kind)
    refused = await by_hand.answer(one, callback, data)
    assert (refused.status, refused.code) == (400, 50035)
    good: tuple[int, dict[str, Any]] = (8, {"choices": []}) if kind is COMPLETION else (4, {"content": "x"})
    assert (await by_hand.answer(one, *good)).status == 204


async def test_an_empty_answer_is_refused(by_hand: Bot, mina: Person) -> None:
    assert (await by_hand.answer(by_hand.opened(mina), 4, {"content": ""})).code == 50006


async def test_a_deferred_secret_stays_one_whatever_the_follow_up_says(
    sandbox: Sandbox, by_hand: Bot, mina: Person
) -> None:
    one = by_hand.opened(mina)
    await by_hand.answer(one, 5, SECRET)
    assert [one["flags"] for one in mina.sees()] == [MessageFlag.EPHEMERAL | MessageFlag.LOADING]
    filled = await by_hand.hook("POST", one, "", {"content": "done"})
    assert filled.body["flags"] == MessageFlag.EPHEMERAL
    assert filled.body["edited_timestamp"] is None
    public = await by_hand.hook("POST", one, "", {"content": "and for all"})
    assert [texts(one) for one in mina.sees()] == ["done", "and for all"]
    assert [texts(one) for one in sandbox.person("Joon").sees()] == ["and for all"]
    assert public.body["interaction_metadata"]["user"]["id"] == str(mina.id)


async def test_a_deferred_public_answer_cannot_become_a_secret(
    sandbox: Sandbox, by_hand: Bot, mina: Person
) -> None:
    one = by_hand.opened(mina)
    await by_hand.answer(one, 5)
    await by_hand.hook("PATCH", one, "/messages/@original", {"content": "done"})
    assert [texts(one) for one in sandbox.person("Joon").sees()] == ["done"]


async def test_the_original_is_read_edited_and_deleted(by_hand: Bot, mina: Person) -> None:
    one = by_hand.opened(mina)
    await by_hand.answer(one, 4, {"content": "a"})
    assert (await by_hand.hook("GET", one, "/messages/@original")).body["content"] == "a"
    edited = await by_hand.hook("PATCH", one, "/messages/@original", {"content": "b"})
    assert edited.body["edited_timestamp"] is not None
    more = await by_hand.hook("POST", one, "", {"content": "c"})
    place = f"/messages/{more.body['id']}"
    assert (await by_hand.hook("PATCH", one, place, {"content": "d"})).body["content"] == "d"
    assert (await by_hand.hook("DELETE", one, place)).status == 204
    assert (await by_hand.hook("GET", one, place)).code == 10008
    assert (await by_hand.hook("DELETE", one, "/messages/@original")).status == 204
    assert (await by_hand.hook("GET", one, "/messages/@original")).code == 10008
    assert mina.sees() == []


async def test_a_token_reaches_only_its_own_messages(sandbox: Sandbox, by_hand: Bot, mina: Person) -> None:
    first, second = by_hand.opened(mina), by_hand.opened(mina)
    await by_hand.answer(first, 4, {"content": "a"})
    await by_hand.answer(second, 4, {"content": "b"})
    assert (await by_hand.hook("GET", first, f"/messages/{second.response_id}")).code == 10008


async def test_a_token_is_good_for_fifteen_minutes(by_hand: Bot, mina: Person, clock: Clock) -> None:
    one = by_hand.opened(mina)
    await by_hand.answer(one, 4, {"content": "a"})
    clock.now += 15 * 60
    assert (await by_hand.hook("GET", one, "/messages/@original")).status == 200
    clock.now += 1
    late = await by_hand.hook("POST", one, "", {"content": "b"})
    assert (late.status, late.code) == (401, 50027)


async def test_nothing_follows_before_the_first_answer(by_hand: Bot, mina: Person) -> None:
    one = by_hand.opened(mina)
    assert (await by_hand.hook("POST", one, "", {"content": "b"})).code == 10015


async def test_a_user_installed_app_has_five_follow_ups(sandbox: Sandbox, by_hand: Bot, mina: Person) -> None:
    elsewhere = sandbox.world.add_guild("Elsewhere", bot=False)
    place = Place(channel=sandbox.world.channel("general", elsewhere), as_user_app=True)
    one = sandbox.interactions.open(COMMAND, mina.user, place, {"name": "x", "type": 1})
    await by_hand.answer(one, 4, {"content": "a"})
    codes = [(await by_hand.hook("POST", one, "", {"content": "b"})).code for _ in range(6)]
    assert codes == [None] * 5 + [40094]


async def test_an_update_changes_the_message_of_the_component(
    sandbox: Sandbox, by_hand: Bot, mina: Person
) -> None:
    one = by_hand.opened(mina)
    await by_hand.answer(one, 4, {"content": "a", "components": [BUTTON], **SECRET})
    (said,) = mina.sees()
    clicking = asyncio.create_task(mina.clicks(said, "Go"))
    click = await sandbox.until(
        lambda: next((one for one in sandbox.interactions.all() if one.kind is COMPONENT), None)
    )
    assert click.payload["message"]["id"] == said["id"]
    assert (await by_hand.answer(click, 7, {"content": "b", "components": []})).status == 204
    response = await clicking
    assert (response.kind, response.text, response.ephemeral) == ("update", "b", True)
    with pytest.raises(LookupError, match="no button 'Go'"):
        await mina.clicks(said, "Go")
    with pytest.raises(LookupError, match="another person's"):
        await sandbox.person("Joon").clicks(said, "Go")


async def test_a_modal_of_a_button_may_update_its_message(
    sandbox: Sandbox, by_hand: Bot, mina: Person
) -> None:
    one = by_hand.opened(mina)
    await by_hand.answer(one, 4, {"content": "a", "components": [BUTTON]})
    (said,) = mina.sees()

    async def newest(kind: InteractionType) -> Interaction:
        return await sandbox.until(
            lambda: next((one for one in sandbox.interactions.all() if one.kind is kind), None)
        )

    clicking = asyncio.create_task(mina.clicks(said, "go"))
    await by_hand.answer(await newest(COMPONENT), 9, MODAL)
    shown = await clicking
    assert shown.modal == MODAL
    submitting = asyncio.create_task(mina.submits(MODAL, why="because"))
    form = await newest(FORM)
    sent = form.payload["data"]["components"][0]["components"][0]
    assert (sent["custom_id"], sent["value"]) == ("why", "because")
    await by_hand.answer(form, 6)
    await by_hand.hook("POST", form, "", {"content": "thanks", **SECRET})
    done = await submitting
    assert (done.kind, done.text, done.ephemeral) == ("deferred_update", "thanks", True)


async def test_a_message_deleted_instead_of_filled_leaves_nothing(
    sandbox: Sandbox, by_hand: Bot, mina: Person
) -> None:
    running = asyncio.create_task(mina.runs(RawCommand(name="x")))
    one = await sandbox.until(lambda: next(iter(sandbox.interactions.all()), None))
    await by_hand.answer(one, 5)
    await by_hand.hook("DELETE", one, "/messages/@original")
    response = await running
    assert (response.kind, response.message) == ("deferred", None)


async def test_callbacks_do_not_count_towards_the_global_limit(
    sandbox: Sandbox, by_hand: Bot, mina: Person
) -> None:
    sandbox.rates.global_per_s = 1
    for _ in range(3):
        one = by_hand.opened(mina)
        assert (await by_hand.answer(one, 4, {"content": "a"})).status == 204
        assert (await by_hand.hook("POST", one, "", {"content": "b"})).status == 200
    assert sandbox.record.busiest_second() == 0
    assert sandbox.record.busiest_second(sandbox.record.requests) == 6


async def test_payloads_tell_who_where_and_in_which_language(sandbox: Sandbox, by_hand: Bot) -> None:
    korean = sandbox.person("Joon", locale="ko")
    payload = by_hand.opened(korean).payload
    assert (payload["locale"], payload["guild_locale"], payload["context"]) == ("ko", "en-US", 0)
    assert payload["authorizing_integration_owners"] == {"0": str(sandbox.world.guild.id)}
    assert payload["member"]["user"]["global_name"] == "Joon"
    assert payload["channel"]["name"] == "general"
    direct = sandbox.interactions.open(
        COMMAND, korean.user, Place(channel=korean.dm()), {"name": "x"}
    ).payload
    assert (direct["context"], direct["authorizing_integration_owners"]) == (1, {"0": "0"})
    assert direct["user"]["id"] == str(korean.id)
    assert "member" not in direct
