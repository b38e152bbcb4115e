"""A gateway session: what a bot identified as, the events it was sent, and which of the world's it may have.

Pure but for its queue: it reads the world and writes texts into the connection that is attached to it.
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from sandbox.parts import Event, Json
from sandbox.permissions import Permission
from sandbox.seeing import stripped
from sandbox.snowflakes import shard_of

if TYPE_CHECKING:
    from sandbox.state import World

REPLAYED = 1000  # events a session remembers for a resume
GUILDS, GUILD_MEMBERS, GUILD_PRESENCES = 1 << 0, 1 << 1, 1 << 8
GUILD_MESSAGES, DIRECT_MESSAGES, MESSAGE_CONTENT = 1 << 9, 1 << 12, 1 << 15
PRIVILEGED = GUILD_MEMBERS | GUILD_PRESENCES | MESSAGE_CONTENT
KNOWN_INTENTS = (1 << 17) - 1 | 1 << 20 | 1 << 21 | 1 << 24 | 1 << 25
_MESSAGE_EVENTS = ("MESSAGE_CREATE", "MESSAGE_UPDATE", "MESSAGE_DELETE")


class Session:
    """One session of one shard. `send_to` is the connection's outbox, None while it is away."""

    def __init__(self, world: World, *, session_id: str, shard: int, shards: int, intents: int) -> None:
        self._world = world
        self.id = session_id
        self.shard = shard
        self.shards = shards
        self.intents = intents
        self.sequence = 0
        self.send_to: Callable[[str], None] | None = None
        self._sent: deque[tuple[int, str]] = deque(maxlen=REPLAYED)

    def send(self, name: str, data: Json) -> None:
        """Send an event with the next sequence number, and remember it for a resume."""
        self.sequence += 1
        text = json.dumps({"op": 0, "s": self.sequence, "t": name, "d": data})
        self._sent.append((self.sequence, text))
        if self.send_to is not None:
            self.send_to(text)

    def replay(self, after: int) -> bool:
        """Send again what came after a sequence number; False if that is no longer remembered."""
        first = self._sent[0][0] if self._sent else self.sequence + 1
        if after + 1 < first:
            return False
        for sequence, text in tuple(self._sent):
            if sequence > after and self.send_to is not None:
                self.send_to(text)
        return True

    def offer(self, event: Event) -> None:
        """Send an event of the world if it belongs to this shard, these intents and the bot's rights."""
        if not event.for_bot or shard_of(event.guild_id, self.shards) != self.shard:
            return
        if not self._intended(event) or not self._visible(event):
            return
        data: dict[str, Any] = event.data
        if event.name in ("MESSAGE_CREATE", "MESSAGE_UPDATE"):
            data = stripped(data, self._world, intents=self.intents)
        self.send(event.name, data)

    def _intended(self, event: Event) -> bool:
        if event.name == "INTERACTION_CREATE":
            return True
        if event.name in _MESSAGE_EVENTS:
            return bool(self.intents & (DIRECT_MESSAGES if event.guild_id is None else GUILD_MESSAGES))
        if event.name == "CHANNEL_PINS_UPDATE" and event.guild_id is None:
            return bool(self.intents & DIRECT_MESSAGES)
        if event.name == "GUILD_MEMBER_ADD":
            return bool(self.intents & GUILD_MEMBERS)
        if event.name == "GUILD_MEMBER_UPDATE":
            own = event.data["user"]["id"] == str(self._world.bot.id)  # of the bot itself without the intent
            return own or bool(self.intents & GUILD_MEMBERS)
        return bool(self.intents & GUILDS)

    def _visible(self, event: Event) -> bool:
        """Nothing from guilds without the bot, and no message from channels it cannot see."""
        if event.guild_id is None or event.name in ("GUILD_DELETE", "INTERACTION_CREATE"):
            return True
        if not self._world.has_bot(event.guild_id):
            return False
        channel = self._world.channels.get(event.channel_id or 0)
        if channel is None or event.name not in _MESSAGE_EVENTS:
            return True
        return Permission.VIEW_CHANNEL in self._world.permissions(self._world.bot, channel)
