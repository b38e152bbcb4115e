"""Those who look on through a WebSocket: every visible change, as one person sees it or all of it.

It sends what happened; it takes nothing from the viewers.
"""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING

from aiohttp import web

from sandbox.parts import Event, Json
from sandbox.permissions import Permission

if TYPE_CHECKING:
    from sandbox.state import World

NAMES = {
    "MESSAGE_CREATE": "message_created",
    "MESSAGE_UPDATE": "message_edited",
    "MESSAGE_DELETE": "message_deleted",
    "COMMANDS_CHANGED": "commands_changed",
}
PLACES = "places_changed"  # who and what there is: guilds, channels, roles, members
_PLACES = ("GUILD_", "CHANNEL_", "THREAD_")
_NOT_PLACES = ("CHANNEL_PINS_UPDATE",)


class Viewers:
    """The WebSockets that were opened with ?person=ID or without."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._open: dict[web.WebSocketResponse, tuple[int | None, asyncio.Queue[str]]] = {}
        world.listen(self._on_event)

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """One viewer, until it goes."""
        wanted = request.query.get("person")
        person = int(wanted) if wanted else None
        socket = web.WebSocketResponse(timeout=1.0)
        await socket.prepare(request)
        queue: asyncio.Queue[str] = asyncio.Queue()
        self._open[socket] = (person, queue)
        queue.put_nowait(json.dumps({"event": "watching", "data": {"person": wanted}}))
        writer = asyncio.create_task(_write(socket, queue))
        try:
            async for _ in socket:
                pass
        finally:
            del self._open[socket]
            writer.cancel()
            await asyncio.gather(writer, return_exceptions=True)
        return socket

    async def close(self) -> None:
        """End all of them."""
        for socket in tuple(self._open):
            await socket.close(code=1001)

    def _on_event(self, event: Event) -> None:
        told = _told(event)
        if told is None:
            return
        text = json.dumps(told)
        for person, queue in self._open.values():
            if person is None or self._sees(person, event):
                queue.put_nowait(text)

    def _sees(self, person: int, event: Event) -> bool:
        """Whether the event is visible to a person: their own secrets and messages, and what they may view."""
        if event.only_for is not None:
            return event.only_for == person
        channel = self._world.channels.get(event.channel_id or 0)
        if channel is None:
            return True
        if channel.guild_id is None:
            return channel.recipient_id == person
        user = self._world.users.get(person)
        return user is not None and Permission.VIEW_CHANNEL in self._world.permissions(user, channel)


def _told(event: Event) -> Json | None:
    if event.name == "BOT_PRESENCE":
        return {"event": "bot_online" if event.data["online"] else "bot_offline", "data": event.data}
    if event.name.startswith(_PLACES) and event.name not in _NOT_PLACES:
        return {
            "event": PLACES,
            "data": {"guild_id": None if event.guild_id is None else str(event.guild_id)},
        }
    name = NAMES.get(event.name)
    return None if name is None else {"event": name, "data": event.data}


async def _write(socket: web.WebSocketResponse, queue: asyncio.Queue[str]) -> None:
    while True:
        await socket.send_str(await queue.get())
