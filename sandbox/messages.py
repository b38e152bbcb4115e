"""What was said: the messages of every channel, the ephemeral ones, pins, and whom they pinged.

Rights and limits were checked by the caller. A message is kept and handed out in Discord's JSON form;
callers that hand it on copy it.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sandbox.making import MessageFlag, flags_of
from sandbox.mentions import Mentions, read_mentions
from sandbox.parts import Channel, Event, Json, Message, User
from sandbox.payloads import member_json, timestamp, user_json
from sandbox.permissions import Permission
from sandbox.reading import TEXT_DISPLAY, walk

if TYPE_CHECKING:
    from sandbox.state import World

KEPT = 1000  # messages a channel remembers, and ephemeral ones altogether; the oldest go
DEFAULT, PIN_NOTICE, REPLY, COMMAND_ANSWER, MENU_ANSWER = 0, 6, 19, 20, 23


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """What a message comes from besides its author: a reply's target, or an interaction.

    `metadata` is the interaction's part of the message; `only_for` the one user who sees an ephemeral answer.
    """

    reply_to: Message | None = None
    reference: Json | None = None
    metadata: Json | None = None
    kind: int = DEFAULT
    only_for: int | None = None


PLAIN = Origin()


class MessageBook:
    """The messages of the world, by channel and id."""

    def __init__(self, world: World) -> None:
        self._world = world
        self.whispers: dict[int, tuple[int, Message]] = {}  # ephemeral ones: message id → (its user, message)
        self._where: dict[int, Channel] = {}  # of the others

    def create(
        self,
        channel: Channel,
        author: User,
        parts: Json,
        *,
        origin: Origin = PLAIN,
        allowed: Mapping[str, Any] | None = None,
        nonce: str | int | None = None,
    ) -> Message:
        """Store a message, note its pings, and tell the listeners."""
        message = self._blank(channel, author, origin) | parts
        if nonce is not None:
            message["nonce"] = nonce
        mentions = self._mentions(message, channel, author, origin, allowed)
        self._mention(message, mentions)
        message_id = int(message["id"])
        if origin.only_for is not None:
            self.whispers[message_id] = (origin.only_for, message)
            if len(self.whispers) > KEPT:
                del self.whispers[next(iter(self.whispers))]
        else:
            channel.messages[message_id] = message
            self._where[message_id] = channel
            if len(channel.messages) > KEPT:
                oldest = next(iter(channel.messages))
                del channel.messages[oldest], self._where[oldest]
            self._note_pings(message_id, mentions, channel)
        self._tell("MESSAGE_CREATE", channel, message, self.payload(message))
        return message

    def edit(self, message: Message, parts: Json, *, allowed: Mapping[str, Any] | None = None) -> Message:
        """Change parts of a message; an edit pings nobody. A loading answer becomes an ordinary one."""
        channel = self._world.channels[int(message["channel_id"])]
        was_loading = flags_of(message) & MessageFlag.LOADING
        message |= parts
        message["flags"] = flags_of(message) & ~MessageFlag.LOADING
        if not was_loading:
            message["edited_timestamp"] = timestamp(self._world.now())
        author = self._world.users[int(message["author"]["id"])]
        self._mention(message, self._mentions(message, channel, author, PLAIN, allowed))
        self._tell("MESSAGE_UPDATE", channel, message, self.payload(message))
        return message

    def mark(self, message: Message, changes: Json) -> None:
        """Change what is not an edit of its author (pinned, published), without an edited_timestamp."""
        message |= changes
        channel = self._world.channels[int(message["channel_id"])]
        self._tell("MESSAGE_UPDATE", channel, message, self.payload(message))

    def delete(self, message: Message) -> None:
        """Remove a message for good."""
        channel = self._world.channels[int(message["channel_id"])]
        ids: Json = {"id": message["id"], "channel_id": message["channel_id"]}
        if channel.guild_id is not None:
            ids["guild_id"] = str(channel.guild_id)
        self._tell("MESSAGE_DELETE", channel, message, ids)
        self.whispers.pop(int(message["id"]), None)
        channel.messages.pop(int(message["id"]), None)
        self._where.pop(int(message["id"]), None)
        channel.pins.pop(int(message["id"]), None)

    def pin(self, channel: Channel, message: Message, by: User) -> None:
        """Pin a message, with the notice Discord leaves in the channel."""
        channel.pins[int(message["id"])] = timestamp(self._world.now())
        self.mark(message, {"pinned": True})
        self._tell_pins(channel)
        reference = {"message_id": message["id"], "channel_id": message["channel_id"], "type": 0}
        empty = {"content": "", "embeds": [], "components": [], "attachments": [], "flags": 0, "tts": False}
        self.create(channel, by, empty, origin=Origin(kind=PIN_NOTICE, reference=reference))

    def unpin(self, channel: Channel, message: Message) -> None:
        """Take a message off the pins."""
        channel.pins.pop(int(message["id"]), None)
        self.mark(message, {"pinned": False})
        self._tell_pins(channel)

    def find(self, message_id: int) -> Message | None:
        """A message by its id alone, ephemeral ones included."""
        if message_id in self.whispers:
            return self.whispers[message_id][1]
        channel = self._where.get(message_id)
        if channel is None or channel.id not in self._world.channels:
            return None
        return channel.messages.get(message_id)

    def history(self, channel: Channel, *, seen_by: int | None = None) -> list[Message]:
        """A channel's messages, oldest first; with `seen_by` that user's ephemeral ones among them."""
        found = list(channel.messages.values())
        for user_id, message in self.whispers.values():
            if user_id == seen_by and message["channel_id"] == str(channel.id):
                found.append(message)
        return sorted(found, key=lambda one: int(one["id"]))

    def payload(self, message: Message) -> Message:
        """A copy with what an answer or event shows beside the stored parts: the message replied to."""
        shown = copy.deepcopy(message)
        reference = message.get("message_reference")
        if reference and message["type"] == REPLY:
            found = self.find(int(reference["message_id"]))
            shown["referenced_message"] = None if found is None else copy.deepcopy(found)
        return shown

    def _blank(self, channel: Channel, author: User, origin: Origin) -> Message:
        message: Message = {
            "id": str(self._world.ids.next()),
            "channel_id": str(channel.id),
            "author": user_json(author),
            "timestamp": timestamp(self._world.now()),
            "edited_timestamp": None,
            "pinned": False,
            "type": origin.kind,
            "mention_everyone": False,
            "mentions": [],
            "mention_roles": [],
        }
        if origin.metadata is not None:
            own = str(self._world.application.id)
            message |= {"webhook_id": own, "application_id": own, **origin.metadata}
        if origin.reply_to is not None:
            message["message_reference"] = self._reference(channel, origin.reply_to)
            message["type"] = REPLY
        if origin.reference is not None:
            message["message_reference"] = origin.reference
        return message

    def _reference(self, channel: Channel, target: Message) -> Json:
        reference: Json = {"type": 0, "message_id": target["id"], "channel_id": target["channel_id"]}
        return reference if channel.guild_id is None else reference | {"guild_id": str(channel.guild_id)}

    def _mentions(
        self,
        message: Message,
        channel: Channel,
        author: User,
        origin: Origin,
        allowed: Mapping[str, Any] | None,
    ) -> Mentions:
        shown = [one.get("content") for one in walk(message["components"]) if one.get("type") == TEXT_DISPLAY]
        target = origin.reply_to
        return read_mentions(
            "\n".join(filter(None, [message["content"], *shown])),
            guild=self._world.guilds.get(channel.guild_id or 0),
            may_everyone=Permission.MENTION_EVERYONE in self._world.permissions(author, channel),
            allowed=allowed,
            replied_to=None if target is None else int(target["author"]["id"]),
        )

    def _mention(self, message: Message, mentions: Mentions) -> None:
        users = (self._world.users.get(one) for one in mentions.users)
        message["mentions"] = [user_json(user) for user in users if user is not None]
        message["mention_roles"] = [str(one) for one in mentions.roles]
        message["mention_everyone"] = mentions.everyone or mentions.here

    def _note_pings(self, message_id: int, mentions: Mentions, channel: Channel) -> None:
        pings = self._world.pings
        pings += [(message_id, "user", one) for one in mentions.users if one in self._world.users]
        pings += [(message_id, "role", one) for one in mentions.roles]
        for kind, meant in (("everyone", mentions.everyone), ("here", mentions.here)):
            if meant:
                pings.append((message_id, kind, channel.guild_id or 0))

    def _tell(self, name: str, channel: Channel, message: Message, data: Json) -> None:
        if name != "MESSAGE_DELETE" and channel.guild_id is not None:
            data["guild_id"] = str(channel.guild_id)
            member = self._world.guilds[channel.guild_id].members.get(int(message["author"]["id"]))
            if member is not None:
                data["member"] = member_json(member)
        whisper = self.whispers.get(int(message["id"]))
        self._world.tell(
            Event(
                name=name,
                data=data,
                guild_id=channel.guild_id,
                channel_id=channel.id,
                for_bot=whisper is None,
                only_for=None if whisper is None else whisper[0],
            )
        )

    def _tell_pins(self, channel: Channel) -> None:
        newest = max(channel.pins.values(), default=None)
        data: Json = {"channel_id": str(channel.id), "last_pin_timestamp": newest}
        if channel.guild_id is not None:
            data["guild_id"] = str(channel.guild_id)
        event = Event(name="CHANNEL_PINS_UPDATE", data=data, guild_id=channel.guild_id, channel_id=channel.id)
        self._world.tell(event)
