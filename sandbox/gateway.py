"""The gateway: sessions over all connections, events to them, and its failures on demand.

What is said on one connection stands in connection.py; which events a session gets in sessions.py.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import TYPE_CHECKING

from aiohttp import web

from sandbox.bell import Bell
from sandbox.connection import Connection
from sandbox.parts import Event, Json
from sandbox.payloads import application_flags, guild_create_json, own_user_json
from sandbox.record import GatewayNote, Record
from sandbox.sessions import GUILDS, Session
from sandbox.snowflakes import shard_of

if TYPE_CHECKING:
    from sandbox.state import World

CUT = 1006  # never sent: the connection is dropped without a word
API_VERSION = 10
_ENDING = (1000, 1001)  # a client that closes so does not come back to its session


class Gateway:
    """Bots' connections and sessions. `takes_token` says which tokens may identify."""

    def __init__(
        self,
        world: World,
        record: Record,
        bell: Bell,
        *,
        clock: Callable[[], float],
        heartbeat_s: float,
        takes_token: Callable[[str], bool],
    ) -> None:
        self.world = world
        self.heartbeat_s = heartbeat_s
        self.takes_token = takes_token
        self.url = ""  # set by the server once its port is known
        self._record = record
        self._bell = bell
        self._clock = clock
        self._sessions: dict[str, Session] = {}
        self._connections: dict[Connection, Session | None] = {}
        self._shards = 1
        world.listen(self._on_event)

    @property
    def online(self) -> bool:
        """Whether any session is connected."""
        return bool(self._live())

    @property
    def session_starts(self) -> int:
        """How many identifies were taken."""
        return len(self._record.notes("identify"))

    def is_ready(self) -> bool:
        """Whether every shard of the newest identify is connected and was sent READY."""
        there = {one.shard for one in self._live() if one.shards == self._shards}
        return there == set(range(self._shards))

    def connected(self, shard: int = 0) -> bool:
        """Whether a session of this shard is connected."""
        return any(one.shard == shard for one in self._live())

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """One WebSocket connection, from HELLO to its end."""
        connection = Connection(self, request)
        self._connections[connection] = None
        try:
            return await connection.serve()
        finally:
            self._ended(connection)

    async def drop(self, shard: int = 0, code: int = 4000) -> None:
        """Close a shard's connections with a code; 1006 cuts them without a close frame."""
        for connection in self._of(shard):
            if code == CUT:
                connection.cut()
            else:
                await connection.close(code, "dropped by the sandbox")

    async def reconnect(self, shard: int = 0) -> None:
        """Ask a shard to reconnect and resume (op 7)."""
        for connection in self._of(shard):
            connection.leaving = True
            connection.send({"op": 7, "d": None})

    async def invalidate(self, shard: int = 0, *, resumable: bool = False) -> None:
        """Declare a shard's session invalid (op 9); not resumable, it is forgotten."""
        for connection in self._of(shard):
            session = self._connections[connection]
            if session is not None and not resumable:
                self._sessions.pop(session.id, None)
            connection.leaving = True
            connection.send({"op": 9, "d": resumable})

    async def close(self) -> None:
        """End all connections."""
        for connection in tuple(self._connections):
            await connection.close(1001, "the sandbox ends")

    # What a connection asks for

    def begin(self, connection: Connection, *, shard: int, shards: int, intents: int) -> None:
        """Start a session: READY with unavailable guilds, then each guild (GUILD_CREATE)."""
        for one in [one for one in self._sessions.values() if one.shard == shard and one.send_to is None]:
            del self._sessions[one.id]
        session = Session(
            self.world, session_id=secrets.token_hex(16), shard=shard, shards=shards, intents=intents
        )
        self._sessions[session.id] = session
        self._shards = shards
        self._attach(connection, session)
        guilds = [
            one
            for one in self.world.guilds.values()
            if self.world.has_bot(one.id) and shard_of(one.id, shards) == shard
        ]
        session.send("READY", self._ready(session, [one.id for one in guilds]))
        if intents & GUILDS:
            for guild in guilds:
                session.send("GUILD_CREATE", guild_create_json(guild, self.world.bot))
        self.note("ready", shard, {"session_id": session.id})
        self._presence()

    def resume(self, connection: Connection, *, session_id: str, sequence: int) -> bool:
        """Take a session up again and send what it missed; False if that is not possible."""
        session = self._sessions.get(session_id)
        if session is None:
            return False
        for old, its in tuple(self._connections.items()):
            if its is session:
                self._connections[old] = None
        self._attach(connection, session)
        if not session.replay(sequence):
            session.send_to = None
            self._connections[connection] = None
            del self._sessions[session.id]
            return False
        session.send("RESUMED", {"_trace": []})
        self.note("resumed", session.shard, {"session_id": session.id})
        self._presence()
        return True

    def newest(self, session_id: str) -> int | None:
        """The last sequence number of a session, None if it is unknown."""
        session = self._sessions.get(session_id)
        return None if session is None else session.sequence

    def session_of(self, connection: Connection) -> Session | None:
        """The session a connection carries, None before it identified."""
        return self._connections.get(connection)

    def note(self, what: str, shard: int, detail: Json | None = None) -> None:
        """Put a step on the record."""
        self._record.gateway.append(
            GatewayNote(at=self._clock(), what=what, shard=shard, detail=detail or {})
        )
        self._bell.ring()

    # Within

    def _ready(self, session: Session, guild_ids: list[int]) -> Json:
        application = self.world.application
        return {
            "v": API_VERSION,
            "user": own_user_json(self.world.bot),
            "guilds": [{"id": str(one), "unavailable": True} for one in guild_ids],
            "session_id": session.id,
            "resume_gateway_url": self.url,
            "session_type": "normal",
            "shard": [session.shard, session.shards],
            "application": {"id": str(application.id), "flags": application_flags(application)},
            "private_channels": [],
            "relationships": [],
            "presences": [],
            "user_settings": {},
            "geo_ordered_rtc_regions": [],
            "_trace": [],
        }

    def _attach(self, connection: Connection, session: Session) -> None:
        self._connections[connection] = session
        session.send_to = connection.put

    def _ended(self, connection: Connection) -> None:
        session = self._connections.pop(connection, None)
        code = connection.close_code
        self.note("closed", 0 if session is None else session.shard, {"code": code})
        if session is None:
            return
        if session.send_to == connection.put:
            session.send_to = None
        if connection.closed_by_client and code in _ENDING:
            self._sessions.pop(session.id, None)
        self._presence()

    def _presence(self) -> None:
        online = self.online
        self.world.tell(Event(name="BOT_PRESENCE", data={"online": online}, for_bot=False))

    def _live(self) -> list[Session]:
        """The sessions whose connection stands and was not told to go."""
        found = self._connections.items()
        return [session for one, session in found if session is not None and not one.leaving]

    def _of(self, shard: int) -> list[Connection]:
        found = self._connections.items()
        return [one for one, session in found if session is not None and session.shard == shard]

    def _on_event(self, event: Event) -> None:
        for session in tuple(self._sessions.values()):
            session.offer(event)
        self._bell.ring()
