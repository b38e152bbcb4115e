"""The gateway spoken to plainly: its close codes, compression, and sessions that cannot be resumed."""

import json
import zlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import pytest

from sandbox import Sandbox

GOOD: dict[str, Any] = {"token": "a.b.c", "intents": 513, "properties": {}}


@asynccontextmanager
async def connected(sandbox: Sandbox, query: str = "v=10&encoding=json") -> AsyncIterator[Any]:
    """A plain connection, HELLO already read."""
    async with (
        aiohttp.ClientSession() as session,
        session.ws_connect(f"{sandbox.gateway.url}?{query}") as socket,
    ):
        assert (await socket.receive_json())["op"] == 10
        yield socket


async def _close_code(socket: aiohttp.ClientWebSocketResponse) -> int | None:
    while (await socket.receive()).type is not aiohttp.WSMsgType.CLOSE:
        pass
    return socket.close_code


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        ([{"op": 99}], 4001),
        (["no json"], 4002),
        ([[]], 4002),
        ([{"op": 2, "d": None}], 4002),
        ([{"op": 2, "d": {"intents": 1}}], 4002),
        ([{"op": 3, "d": {}}], 4003),
        ([{"op": 2, "d": {**GOOD, "token": "invalid"}}], 4004),
        ([{"op": 6, "d": {"token": "invalid", "session_id": "x", "seq": 1}}], 4004),
        ([{"op": 2, "d": GOOD}, {"op": 2, "d": GOOD}], 4005),
        ([{"op": 2, "d": {**GOOD, "shard": [2, 2]}}], 4010),
        ([{"op": 2, "d": {**GOOD, "intents": 1 << 30}}], 4013),
        ([{"op": 2, "d": {**GOOD, "intents": 1 << 15}}], 4014),
    ],
)
async def test_wrong_messages_end_the_connection(sandbox: Sandbox, sent: list[Any], code: int) -> None:
    async with connected(sandbox) as socket:
        for one in sent:
            await socket.send_str(one if isinstance(one, str) else json.dumps(one))
        assert await _close_code(socket) == code
    await sandbox.until(lambda: sandbox.record.close_codes)
    assert sandbox.record.close_codes == [code]


async def test_an_old_version_of_the_api_is_refused(sandbox: Sandbox) -> None:
    async with connected(sandbox, "v=6") as socket:
        await socket.send_json({"op": 2, "d": GOOD})
        assert await _close_code(socket) == 4012


async def test_an_unknown_session_cannot_be_resumed(sandbox: Sandbox) -> None:
    async with connected(sandbox) as socket:
        await socket.send_json({"op": 6, "d": {"token": "a.b.c", "session_id": "x", "seq": 1}})
        assert await socket.receive_json() == {"op": 9, "d": False}


async def test_compressed_messages_are_one_stream(sandbox: Sandbox) -> None:
    url = f"{sandbox.gateway.url}?v=10&encoding=json&compress=zlib-stream"
    inflate = zlib.decompressobj()
    async with aiohttp.ClientSession() as session, session.ws_connect(url) as socket:
        hello = json.loads(inflate.decompress(await socket.receive_bytes()))
        assert hello["d"]["heartbeat_interval"] == 41250
        await socket.send_json({"op": 1, "d": None})
        raw = await socket.receive_bytes()
        assert raw.endswith(b"\x00\x00\xff\xff")
        assert json.loads(inflate.decompress(raw))["op"] == 11


async def test_a_compression_the_sandbox_cannot_do_is_refused(sandbox: Sandbox) -> None:
    async with (
        aiohttp.ClientSession() as session,
        session.ws_connect(f"{sandbox.gateway.url}?compress=brotli") as socket,
    ):
        assert await _close_code(socket) == 4002


async def test_a_session_its_client_closed_is_over(sandbox: Sandbox) -> None:
    async with connected(sandbox) as socket:
        await socket.send_json({"op": 2, "d": GOOD})
        ready = await socket.receive_json()
        assert ready["d"]["resume_gateway_url"] == sandbox.gateway.url
        await socket.close(code=1000)
    await sandbox.until(lambda: not sandbox.gateway.online)
    async with connected(sandbox) as socket:
        wanted = {"token": "a.b.c", "session_id": ready["d"]["session_id"], "seq": 1}
        await socket.send_json({"op": 6, "d": wanted})
        assert (await socket.receive_json())["op"] == 9


async def test_a_sequence_number_from_the_future_is_refused(sandbox: Sandbox) -> None:
    async with connected(sandbox) as first, connected(sandbox) as second:
        await first.send_json({"op": 2, "d": GOOD})
        ready = await first.receive_json()
        wanted = {"token": "a.b.c", "session_id": ready["d"]["session_id"], "seq": 99}
        await second.send_json({"op": 6, "d": wanted})
        assert await _close_code(second) == 4007
