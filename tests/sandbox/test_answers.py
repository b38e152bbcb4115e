"""The sandbox's answers have the shapes that Discord publishes for its own."""

import asyncio
import json
import os
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match

from sandbox import Person, Sandbox
from sandbox.interactions import Interaction
from sandbox.permissions import Permission
from sandbox.record import Request
from tests.sandbox.plain import Plain

BESIDE = Path(__file__).parents[3] / "shared" / "discord-api" / "openapi.json"
FILE = Path(os.environ.get("DISCORD_OPENAPI", BESIDE))
pytestmark = pytest.mark.skipif(not FILE.exists(), reason=f"NO PUBLISHED API DESCRIPTION: {FILE} is missing")
ROW = {"type": 1, "components": [{"type": 2, "style": 1, "label": "a", "custom_id": "b"}]}
LINK = {"type": 2, "style": 5, "label": "a", "url": "https://example.com"}
OPTION = {"type": 3, "name": "a", "description": "b", "autocomplete": True}
CARD = {
    "type": 17,
    "components": [
        {"type": 10, "content": "x"},
        {"type": 9, "components": [{"type": 10, "content": "y"}], "accessory": LINK},
        {"type": 14},
        {"type": 12, "items": [{"media": {"url": "attachment://p.png"}}]},
        {"type": 13, "file": {"url": "attachment://a.txt"}},
        {"type": 1, "components": [{"type": 5, "custom_id": "who"}]},
    ],
}


class Shapes:
    """Judges answers by the published description, whose unions all mean "any one of these"."""

    def __init__(self) -> None:
        self._spec = _any_of(json.loads(FILE.read_text(encoding="utf-8")))
        self._paths = {_nameless(path): operations for path, operations in self._spec["paths"].items()}

    def fault(self, request: Request) -> str | None:
        """What is wrong with the answer to a request, or None."""
        place = f"{request.method} {request.template} {request.status}"
        answers = self._paths[_nameless(request.template)][request.method.lower()]["responses"]
        if str(request.status) not in answers:
            return f"{place}: the description knows only {sorted(answers)}"
        if request.answer is None:
            return None
        schema = answers[str(request.status)]["content"]["application/json"]["schema"]
        judge = Draft202012Validator({**schema, "components": self._spec["components"]})
        error = best_match(judge.iter_errors(request.answer))
        return None if error is None else f"{place}: {list(error.absolute_path)} {error.message[:200]}"


def _any_of(value: Any) -> Any:
    if isinstance(value, list):
        return [_any_of(one) for one in value]
    if not isinstance(value, dict):
        return value
    return {("anyOf" if key == "oneOf" else key): _any_of(one) for key, one in value.items()}


def _nameless(path: str) -> str:
    return re.sub(r"\{[^}]*\}", "{}", path)


async def _messages(sandbox: Sandbox, plain: Plain, mina: Person) -> None:
    world = sandbox.world
    world.set_overwrite(world.general, world.bot, allow=Permission.PIN_MESSAGES)
    place = f"/channels/{world.general.id}"
    said = mina.says("@Cutline hi")
    body = {
        "content": f"<@{mina.id}>",
        "embeds": [{"title": "t", "footer": {"text": "x"}}],
        "components": [ROW],
        "message_reference": {"message_id": said["id"]},
        "nonce": "4",
    }
    made = (await plain.send("POST", f"{place}/messages", body, files={"a.txt": b"x"})).body["id"]
    files = {"p.png": b"x", "a.txt": b"y"}
    await plain.send("POST", f"{place}/messages", {"flags": 1 << 15, "components": [CARD]}, files=files)
    await plain.send("PATCH", f"{place}/messages/{made}", {"content": "z"})
    await plain.send("PUT", f"{place}/messages/pins/{made}")
    for path in ("messages", f"messages/{made}", "messages/pins", "pins"):
        await plain.send("GET", f"{place}/{path}")
    await plain.send("DELETE", f"{place}/messages/pins/{made}")
    await plain.send("DELETE", f"{place}/messages/{made}")
    await plain.send("POST", f"{place}/typing")
    news = f"/channels/{world.news.id}/messages"
    await plain.send(
        "POST", f"{news}/{(await plain.send('POST', news, {'content': 'x'})).body['id']}/crosspost"
    )


async def _places(sandbox: Sandbox, plain: Plain, mina: Person) -> None:
    world = sandbox.world
    world.add_thread("t")
    guild, own = f"/guilds/{world.guild.id}", f"/applications/{world.application.id}"
    for path in (
        *("/gateway", "/gateway/bot", "/users/@me", "/users/@me/guilds", f"/users/{mina.id}"),
        *("/applications/@me", "/oauth2/applications/@me", f"{own}/emojis", guild),
        *(f"{guild}/channels", f"{guild}/threads/active", f"{guild}/roles", f"{guild}/members/{mina.id}"),
        f"/channels/{world.general.id}",
    ):
        await plain.send("GET", path)
    await plain.send("POST", "/users/@me/channels", {"recipient_id": str(mina.id)})


async def _commands(sandbox: Sandbox, plain: Plain) -> None:
    own = f"/applications/{sandbox.world.application.id}"
    for place in (f"{own}/commands", f"{own}/guilds/{sandbox.world.guild.id}/commands"):
        await plain.send("PUT", place, [{"name": "one", "description": "x", "options": [OPTION]}])
        await plain.send("GET", place)
        made = await plain.send("POST", place, {"name": "two", "description": "x"})
        one = f"{place}/{made.body['id']}"
        await plain.send("PATCH", one, {"description": "y"})
        await plain.send("GET", one)
        await plain.send("DELETE", one)


def _unanswered(sandbox: Sandbox) -> Interaction | None:
    return next((one for one in sandbox.interactions.all() if one.callback is None), None)


async def _interactions(sandbox: Sandbox, plain: Plain, mina: Person) -> None:
    for kind, data in ((5, {"flags": 64}), (4, {"content": "x"})):
        running = asyncio.create_task(mina.runs("one"))
        one = await sandbox.until(lambda: _unanswered(sandbox))
        callback = f"/interactions/{one.id}/{one.token}/callback?with_response=true"
        await plain.send("POST", callback, {"type": kind, "data": data}, token=None)
        hook = f"/webhooks/{sandbox.world.application.id}/{one.token}"
        for _ in range(2):
            await plain.send("POST", hook, {"content": "a"}, token=None)
        original = f"{hook}/messages/@original"
        await plain.send("PATCH", original, {"content": "c"}, token=None)
        await plain.send("GET", original, token=None)
        await plain.send("DELETE", original, token=None)
        await running


async def test_every_answer_has_its_published_shape(sandbox: Sandbox, plain: Plain) -> None:
    mina = sandbox.person("Mina")
    await _messages(sandbox, plain, mina)
    await _places(sandbox, plain, mina)
    await _commands(sandbox, plain)
    await _interactions(sandbox, plain, mina)
    await plain.send("DELETE", f"/users/@me/guilds/{sandbox.world.guild.id}")
    shapes = Shapes()
    judged = sandbox.record.requests
    assert [fault for one in judged if (fault := shapes.fault(one))] == []
    assert len(judged) == 53
    assert len({(one.method, one.template) for one in judged}) >= 40
