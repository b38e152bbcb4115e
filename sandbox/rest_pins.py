"""Routes about pins, under their old and their new address.

Since February 2026 pinning needs PIN_MESSAGES; MANAGE_MESSAGES alone no longer allows it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.calls import NOTHING, Call, Reply
from sandbox.errors import ApiError, Refusal
from sandbox.parts import Channel, Json
from sandbox.permissions import Permission
from sandbox.rest import Route
from sandbox.rights import Rights
from sandbox.seeing import stripped

if TYPE_CHECKING:
    from sandbox.state import World

OLD = "/channels/{channel_id}/pins"
NEW = "/channels/{channel_id}/messages/pins"
MOST = 250


class PinRoutes:
    """Reading, setting and taking off pins. To be registered before the routes of single messages."""

    def __init__(self, world: World, rights: Rights) -> None:
        self._world = world
        self._rights = rights

    def routes(self) -> list[Route]:
        """The routes of this subject."""
        found = [
            Route(method="GET", template=OLD, handler=self.old_list),
            Route(method="GET", template=NEW, handler=self.pins),
        ]
        for base in (OLD, NEW):
            found.append(Route(method="PUT", template=base + "/{message_id}", handler=self.pin))
            found.append(Route(method="DELETE", template=base + "/{message_id}", handler=self.unpin))
        return found

    def old_list(self, call: Call) -> Reply:
        """The pinned messages, newest pin first."""
        return Reply(body=[one["message"] for one in self._pins(call)])

    def pins(self, call: Call) -> Reply:
        """The pins with their times, newest first, all on one page."""
        return Reply(body={"items": self._pins(call), "has_more": False})

    def pin(self, call: Call) -> Reply:
        """Pin a message; one that is pinned stays as it is."""
        channel = self._rights.visible(call.id("channel_id"))
        self._rights.need(channel, Permission.PIN_MESSAGES)
        message = self._rights.message(channel, call.id("message_id"))
        if len(channel.pins) >= MOST:
            raise ApiError(Refusal.TOO_MANY_PINS)
        if int(message["id"]) not in channel.pins:
            self._world.messages.pin(channel, message, self._world.bot)
        return NOTHING

    def unpin(self, call: Call) -> Reply:
        """Take a message off the pins."""
        channel = self._rights.visible(call.id("channel_id"))
        self._rights.need(channel, Permission.PIN_MESSAGES)
        message = self._rights.message(channel, call.id("message_id"))
        self._world.messages.unpin(channel, message)
        return NOTHING

    def _pins(self, call: Call) -> list[Json]:
        channel: Channel = self._rights.visible(call.id("channel_id"))
        if Permission.READ_MESSAGE_HISTORY not in self._rights.of(channel):
            return []
        newest_first = sorted(channel.pins.items(), key=lambda one: (one[1], one[0]), reverse=True)
        messages = self._world.messages
        return [
            {
                "pinned_at": at,
                "message": stripped(messages.payload(channel.messages[message_id]), self._world),
            }
            for message_id, at in newest_first
        ]
