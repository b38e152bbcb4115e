"""What the bot may do, asked before each request is carried out; refusals are Discord's.

It reads the world and raises ApiError; it changes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from sandbox.errors import ApiError, Refusal
from sandbox.parts import Channel, Guild, Message
from sandbox.permissions import Permission

if TYPE_CHECKING:
    from sandbox.state import World


class Rights:
    """The bot's rights in a world."""

    def __init__(self, world: World) -> None:
        self._world = world

    def guild(self, guild_id: int) -> Guild:
        """A guild the bot is in; 404 / 10004 otherwise."""
        guild = self._world.guilds.get(guild_id)
        if guild is None or not self._world.has_bot(guild_id):
            raise ApiError(Refusal.UNKNOWN_GUILD)
        return guild

    def visible(self, channel_id: int) -> Channel:
        """A channel the bot can see; 404 / 10003 or 403 / 50001 otherwise."""
        channel = self._world.channels.get(channel_id)
        if channel is None:
            raise ApiError(Refusal.UNKNOWN_CHANNEL)
        if Permission.VIEW_CHANNEL not in self.of(channel):
            raise ApiError(Refusal.MISSING_ACCESS)
        return channel

    def of(self, channel: Channel) -> Permission:
        """What the bot may do in a channel."""
        return self._world.permissions(self._world.bot, channel)

    def need(self, channel: Channel, *wanted: Permission) -> None:
        """403 / 50013 unless the bot has all of these."""
        for one in wanted:
            if one not in self.of(channel):
                raise ApiError(Refusal.MISSING_PERMISSIONS)

    def sendable(self, channel_id: int) -> Channel:
        """A channel the bot may write in; a thread that is archived but not locked opens again."""
        channel = self.visible(channel_id)
        if channel.recipient_id is not None and not self._world.users[channel.recipient_id].takes_dms:
            raise ApiError(Refusal.CANNOT_MESSAGE_USER)
        thread = channel.is_thread
        self.need(channel, Permission.SEND_MESSAGES_IN_THREADS if thread else Permission.SEND_MESSAGES)
        if channel.archived:
            if channel.locked and Permission.MANAGE_THREADS not in self.of(channel):
                raise ApiError(Refusal.ARCHIVED)
            self._world.unarchive(channel)
        return channel

    def content(
        self, channel: Channel, body: Mapping[str, Any], *, files: int, replies: bool = False
    ) -> None:
        """Whether the bot may send such a body there: embeds, files, replies."""
        if body.get("embeds"):
            self.need(channel, Permission.EMBED_LINKS)
        if files:
            self.need(channel, Permission.ATTACH_FILES)
        if replies and Permission.READ_MESSAGE_HISTORY not in self.of(channel):
            raise ApiError(Refusal.NO_HISTORY_TO_REPLY)

    def message(self, channel: Channel, message_id: int) -> Message:
        """A message of the channel's history; 404 / 10008 otherwise."""
        message = channel.messages.get(message_id)
        if message is None:
            raise ApiError(Refusal.UNKNOWN_MESSAGE)
        return message

    def own(self, message: Message) -> bool:
        """Whether the bot wrote it."""
        return bool(message["author"]["id"] == str(self._world.bot.id))
