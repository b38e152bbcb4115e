"""One gateway connection: HELLO, heartbeats, IDENTIFY, RESUME, and Discord's close codes for what is wrong.

It knows the protocol; sessions and events are the gateway's.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
from typing import TYPE_CHECKING

from aiohttp import WSCloseCode, WSMessage, WSMsgType, web

from sandbox.compression import packer_for
from sandbox.parts import Json
from sandbox.payloads import member_json
from sandbox.sessions import KNOWN_INTENTS, PRIVILEGED
from sandbox.snowflakes import shard_of

if TYPE_CHECKING:
    from sandbox.gateway import Gateway

UNKNOWN_OP, BAD_PAYLOAD, NOT_AUTHENTICATED, WRONG_TOKEN, ALREADY_AUTHENTICATED = 4001, 4002, 4003, 4004, 4005
INVALID_SEQUENCE, INVALID_SHARD, INVALID_VERSION, INVALID_INTENTS, FORBIDDEN_INTENTS = (
    4007,
    4010,
    4012,
    4013,
    4014,
)
HEARTBEAT, IDENTIFY, PRESENCE, VOICE, RESUME, MEMBERS = 1, 2, 3, 4, 6, 8
FLUSH_S = 1.0  # for what is still to be sent when a connection is closed
NOT_AGAIN = 1000  # members a chunk of op 8 holds at most


class _Wrong(Exception):
    """The connection is to be closed with this code."""

    def __init__(self, code: int, reason: str) -> None:
        super().__init__(reason)
        self.code = code


class Connection:
    """A WebSocket. Texts are put into a queue and sent in order by one task."""

    def __init__(self, gateway: Gateway, request: web.Request) -> None:
        self._gateway = gateway
        self._request = request
        self._socket = web.WebSocketResponse(autoclose=True, max_msg_size=1 << 20, timeout=1.0)
        self._outbox: asyncio.Queue[str] = asyncio.Queue()
        self._our_code: int | None = None
        self._was_cut = False
        self.leaving = False  # told to go: closed, cut, or asked to reconnect

    @property
    def close_code(self) -> int | None:
        """The code the connection ended with, ours or the client's; None if it was cut."""
        if self._was_cut:
            return None
        code = self._our_code or self._socket.close_code
        return None if code == WSCloseCode.ABNORMAL_CLOSURE else code

    @property
    def closed_by_client(self) -> bool:
        """Whether the client closed it."""
        return self._our_code is None and not self._was_cut

    def send(self, message: Json) -> None:
        """Send something that is no event."""
        self.put(json.dumps(message))

    def put(self, text: str) -> None:
        """Put a message into the queue."""
        self._outbox.put_nowait(text)

    async def close(self, code: int, reason: str) -> None:
        """Close with a code of ours, after what was already put into the queue."""
        self.leaving = True
        self._our_code = code
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(FLUSH_S):
                await self._outbox.join()
        await self._socket.close(code=code, message=reason.encode())

    def cut(self) -> None:
        """Drop the connection without a close frame."""
        self.leaving = self._was_cut = True
        if self._request.transport is not None:
            self._request.transport.abort()

    async def serve(self) -> web.StreamResponse:
        """Speak until either side ends it."""
        pack = packer_for(self._request.query.get("compress"))
        await self._socket.prepare(self._request)
        if pack is None:
            await self.close(BAD_PAYLOAD, "unknown compression")
            return self._socket
        self.send(
            {"op": 10, "d": {"heartbeat_interval": int(self._gateway.heartbeat_s * 1000), "_trace": []}}
        )
        writer = asyncio.create_task(self._write(pack))
        try:
            await self._read()
        finally:
            writer.cancel()
            await asyncio.gather(writer, return_exceptions=True)
        return self._socket

    async def _write(self, pack: object) -> None:
        assert callable(pack)
        while True:
            packed = pack(await self._outbox.get())
            if isinstance(packed, bytes):
                await self._socket.send_bytes(packed)
            else:
                await self._socket.send_str(packed)
            self._outbox.task_done()

    async def _read(self) -> None:
        async for message in self._socket:
            try:
                self._take(_decoded(message))
            except _Wrong as wrong:
                self._gateway.note("refused", self._shard, {"code": wrong.code, "reason": str(wrong)})
                await self.close(wrong.code, str(wrong))
                return

    @property
    def _shard(self) -> int:
        session = self._gateway.session_of(self)
        return 0 if session is None else session.shard

    def _take(self, message: Json) -> None:
        op, data = message.get("op"), message.get("d")
        if op == HEARTBEAT:
            self._gateway.note("heartbeat", self._shard, {"sequence": data})
            self.send({"op": 11, "d": None})
            return
        if op in (IDENTIFY, RESUME):
            if not isinstance(data, dict):
                raise _Wrong(BAD_PAYLOAD, "Error while decoding payload.")
            if self._gateway.session_of(self) is not None:
                raise _Wrong(ALREADY_AUTHENTICATED, "Already authenticated.")
            (self._identify if op == IDENTIFY else self._resume)(data)
            return
        if op not in (PRESENCE, VOICE, MEMBERS):
            raise _Wrong(UNKNOWN_OP, "Unknown opcode.")
        if self._gateway.session_of(self) is None:
            raise _Wrong(NOT_AUTHENTICATED, "Not authenticated.")
        if op == MEMBERS and isinstance(data, dict):
            self._send_members(data)

    def _identify(self, data: Json) -> None:
        token, intents, shard = data.get("token"), data.get("intents"), data.get("shard", [0, 1])
        if not isinstance(token, str) or not isinstance(data.get("properties"), dict):
            raise _Wrong(BAD_PAYLOAD, "Error while decoding payload.")
        if self._request.query.get("v", "10") not in ("9", "10"):
            raise _Wrong(INVALID_VERSION, "Invalid API version.")
        if not self._gateway.takes_token(token):
            raise _Wrong(WRONG_TOKEN, "Authentication failed.")
        if not _is_shard(shard):
            raise _Wrong(INVALID_SHARD, "Invalid shard.")
        if not isinstance(intents, int) or intents & ~KNOWN_INTENTS or intents < 0:
            raise _Wrong(INVALID_INTENTS, "Invalid intent(s).")
        if intents & PRIVILEGED & ~self._gateway.world.application.privileged:
            raise _Wrong(FORBIDDEN_INTENTS, "Disallowed intent(s).")
        self._gateway.note("identify", shard[0], {"shards": shard[1], "intents": intents})
        self._gateway.begin(self, shard=shard[0], shards=shard[1], intents=intents)

    def _resume(self, data: Json) -> None:
        token, session_id, sequence = data.get("token"), data.get("session_id"), data.get("seq")
        if not isinstance(token, str) or not isinstance(session_id, str) or not isinstance(sequence, int):
            raise _Wrong(BAD_PAYLOAD, "Error while decoding payload.")
        if not self._gateway.takes_token(token):
            raise _Wrong(WRONG_TOKEN, "Authentication failed.")
        newest = self._gateway.newest(session_id)
        if newest is not None and sequence > newest:
            raise _Wrong(INVALID_SEQUENCE, "Invalid seq.")
        self._gateway.note("resume", self._shard, {"session_id": session_id, "sequence": sequence})
        if not self._gateway.resume(self, session_id=session_id, sequence=sequence):
            self.send({"op": 9, "d": False})

    def _send_members(self, data: Json) -> None:
        """Answer a request for members (op 8) by ids or by the beginning of a name, in one chunk."""
        session = self._gateway.session_of(self)
        world = self._gateway.world
        guild = world.guilds.get(int(data.get("guild_id") or 0))
        if session is None or guild is None or shard_of(guild.id, session.shards) != session.shard:
            return
        wanted = data.get("user_ids") or []
        ids = {str(one) for one in (wanted if isinstance(wanted, list) else [wanted])}
        query, limit = str(data.get("query") or "").lower(), int(data.get("limit") or NOT_AGAIN)
        users = [world.users[one] for one in guild.members]
        chosen = [
            user
            for user in users
            if (str(user.id) in ids if ids else user.username.lower().startswith(query))
        ][:limit]
        chunk: Json = {
            "guild_id": str(guild.id),
            "members": [member_json(guild.members[user.id], user) for user in chosen],
            "chunk_index": 0,
            "chunk_count": 1,
            "not_found": sorted(ids - {str(user.id) for user in chosen}),
        }
        if "nonce" in data:
            chunk["nonce"] = data["nonce"]
        session.send("GUILD_MEMBERS_CHUNK", chunk)


def _decoded(message: WSMessage) -> Json:
    """The object a message holds; close code 4002 for everything else."""
    if message.type in (WSMsgType.TEXT, WSMsgType.BINARY):
        try:
            decoded = json.loads(message.data)
        except ValueError:
            decoded = None
        if isinstance(decoded, dict):
            return decoded
    raise _Wrong(BAD_PAYLOAD, "Error while decoding payload.")


def _is_shard(shard: object) -> bool:
    if not isinstance(shard, list) or len(shard) != 2:
        return False
    return all(isinstance(one, int) for one in shard) and 0 <= shard[0] < shard[1]
