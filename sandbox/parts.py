"""What the sandbox's world is made of: users, roles, members, channels, guilds, the application.

Plain records that `state.World` changes. They know neither their JSON (payloads.py) nor who listens.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any, TypeAlias

Json: TypeAlias = dict[str, Any]
Message: TypeAlias = dict[str, Any]  # a message in Discord's own JSON form


class ChannelType(IntEnum):
    """The kinds of channels the sandbox has, with Discord's numbers."""

    TEXT = 0
    DM = 1
    VOICE = 2
    ANNOUNCEMENT = 5
    ANNOUNCEMENT_THREAD = 10
    PUBLIC_THREAD = 11
    FORUM = 15


THREADS = (ChannelType.ANNOUNCEMENT_THREAD, ChannelType.PUBLIC_THREAD)


@dataclass(slots=True, kw_only=True)
class User:
    """A person or a bot. `takes_dms` is False for someone who closed their direct messages."""

    id: int
    name: str
    username: str
    bot: bool = False
    locale: str = "en-US"
    takes_dms: bool = True


@dataclass(slots=True, kw_only=True)
class Role:
    """A role; the one whose id is the guild's id is @everyone."""

    id: int
    name: str
    permissions: int
    position: int = 1
    mentionable: bool = False
    managed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Overwrite:
    """What a channel allows and denies a role (`for_member` False) or a member."""

    id: int
    for_member: bool
    allow: int = 0
    deny: int = 0


@dataclass(slots=True, kw_only=True)
class Member:
    """A user in a guild; `joined_at` is Discord's timestamp text."""

    user_id: int
    joined_at: str
    roles: list[int] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Channel:
    """A text or announcement channel, a thread, or a direct message with `recipient_id`.

    `messages` holds its history by id, oldest first; `pins` maps message ids to the time of pinning.
    """

    id: int
    kind: ChannelType
    name: str
    guild_id: int | None = None
    parent_id: int | None = None
    recipient_id: int | None = None
    owner_id: int | None = None
    position: int = 0
    topic: str | None = None
    archived: bool = False
    locked: bool = False
    overwrites: dict[int, Overwrite] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    pins: dict[int, str] = field(default_factory=dict)

    @property
    def is_thread(self) -> bool:
        """Whether this is a thread below another channel."""
        return self.kind in THREADS


@dataclass(slots=True, kw_only=True)
class Guild:
    """A server with its channels, roles and members, and which channels are for whose notices."""

    id: int
    name: str
    owner_id: int
    locale: str = "en-US"
    joined_at: str = ""
    system_channel_id: int | None = None
    public_updates_channel_id: int | None = None
    channels: dict[int, Channel] = field(default_factory=dict)
    roles: dict[int, Role] = field(default_factory=dict)
    members: dict[int, Member] = field(default_factory=dict)


@dataclass(slots=True, kw_only=True)
class Application:
    """The bot's application. `privileged` are the privileged intents it was granted, as their bits."""

    id: int
    name: str
    owner_id: int
    privileged: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened, under the gateway's name for it.

    The bot never gets those with `for_bot` False (ephemeral messages, news for the control page alone);
    `only_for` is the one person whose view of the world shows it.
    """

    name: str
    data: Json
    guild_id: int | None = None
    channel_id: int | None = None
    for_bot: bool = True
    only_for: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file as it is served; `json` is its form inside a message."""

    id: int
    filename: str
    content: bytes
    content_type: str


Listener: TypeAlias = Callable[[Event], None]
