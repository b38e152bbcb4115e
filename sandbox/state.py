"""The world: one application, its bot, guilds, channels, people, and what was said.

Every change here is told to the listeners (the gateway, the viewers of the control page) as an Event. It
knows no HTTP and checks no rights: whoever calls it has decided that the change happens.
"""

from collections.abc import Callable
from datetime import UTC, datetime

from sandbox.commands import CommandBook
from sandbox.messages import MessageBook
from sandbox.parts import (
    Application,
    Attachment,
    Channel,
    ChannelType,
    Event,
    Guild,
    Json,
    Listener,
    Member,
    Overwrite,
    Role,
    User,
)
from sandbox.payloads import channel_json, guild_create_json, member_json, role_json, timestamp
from sandbox.permissions import EVERYONE, EVERYTHING, NONE, Permission, channel_permissions
from sandbox.snowflakes import Snowflakes


class World:
    """A fresh one has the guild "Harbour" with #general, #news (announcements) and #quiet (bot may not send).

    `pings` lists whom messages notified: (message id, "user" | "role" | "everyone" | "here", id).
    """

    def __init__(
        self, *, name: str = "Cutline", now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self.now = now
        self.ids = Snowflakes(now)
        self.users: dict[int, User] = {}
        self.guilds: dict[int, Guild] = {}
        self.channels: dict[int, Channel] = {}
        self.attachments: dict[int, Attachment] = {}
        self.pings: list[tuple[int, str, int]] = []
        self.base_url = ""  # set by the server once its port is known; attachments are served below it
        self._directs: dict[int, Channel] = {}  # by the id of the other side
        self._listeners: list[Listener] = []
        self.owner = self.add_user("Owner")
        self.bot = self.add_user(name, bot=True)
        self.application = Application(id=self.bot.id, name=name, owner_id=self.owner.id)
        self.commands = CommandBook(self)
        self.messages = MessageBook(self)
        self.guild = self.add_guild("Harbour", channels=())
        self.general = self.add_channel("general")
        self.news = self.add_channel("news", kind=ChannelType.ANNOUNCEMENT)
        self.quiet = self.add_channel("quiet")
        self.set_overwrite(self.quiet, self.bot, deny=Permission.SEND_MESSAGES)

    # Who listens

    def listen(self, listener: Listener) -> None:
        """Call `listener` with every Event from now on, in the order things happen."""
        self._listeners.append(listener)

    def tell(self, event: Event) -> None:
        """Pass an Event to all listeners."""
        for listener in tuple(self._listeners):
            listener(event)

    # People

    def add_user(self, name: str, *, bot: bool = False, locale: str = "en-US") -> User:
        """A new user; the username is the name in small letters with the id's end, so it is unique."""
        user_id = self.ids.next()
        username = f"{name.lower().replace(' ', '_')}_{user_id % 100000}"
        user = User(id=user_id, name=name, username=name if bot else username, bot=bot, locale=locale)
        self.users[user.id] = user
        return user

    def add_member(self, user: User, guild: Guild | None = None, *, roles: tuple[Role, ...] = ()) -> Member:
        """Let a user join a guild (the first one by default)."""
        place = guild or self.guild
        joined = timestamp(self.now())
        member = Member(user_id=user.id, joined_at=joined, roles=[role.id for role in roles])
        place.members[user.id] = member
        data = member_json(member, user) | {"guild_id": str(place.id)}
        self.tell(Event(name="GUILD_MEMBER_ADD", data=data, guild_id=place.id))
        return member

    # Guilds

    def add_guild(
        self, name: str, *, bot: bool = True, channels: tuple[str, ...] = ("general",), locale: str = "en-US"
    ) -> Guild:
        """A new guild of the application's owner; with `bot` the bot joins and is told (GUILD_CREATE)."""
        guild_id = self.ids.next_guild()
        everyone = Role(id=guild_id, name="@everyone", permissions=int(EVERYONE), position=0)
        guild = Guild(
            id=guild_id, name=name, owner_id=self.owner.id, locale=locale, roles={guild_id: everyone}
        )
        self.guilds[guild_id] = guild
        self.add_member(self.owner, guild)
        for one in channels:
            self.add_channel(one, guild=guild)
        if bot:
            self.add_bot(guild)
        return guild

    def add_bot(self, guild: Guild) -> None:
        """The bot joins a guild."""
        guild.joined_at = timestamp(self.now())
        self.add_member(self.bot, guild)
        data = guild_create_json(guild, self.bot, joined=True)
        self.tell(Event(name="GUILD_CREATE", data=data, guild_id=guild.id))

    def remove_bot(self, guild: Guild) -> None:
        """The bot is removed from a guild, or leaves it (GUILD_DELETE)."""
        guild.members.pop(self.bot.id, None)
        self.commands.forget_guild(guild.id)
        self.tell(Event(name="GUILD_DELETE", data={"id": str(guild.id)}, guild_id=guild.id))

    def has_bot(self, guild_id: int | None) -> bool:
        """Whether the bot is a member of the guild; never in None."""
        guild = self.guilds.get(guild_id or 0)
        return guild is not None and self.bot.id in guild.members

    def elsewhere(self) -> Channel:
        """#general of a guild the bot is not in, which is made when there is none."""
        without = (one for one in self.guilds.values() if not self.has_bot(one.id))
        return self.channel("general", next(without, None) or self.add_guild("Elsewhere", bot=False))

    def add_role(
        self, name: str, *, guild: Guild | None = None, permissions: int = 0, mentionable: bool = False
    ) -> Role:
        """A new role above the others."""
        place = guild or self.guild
        role = Role(
            id=self.ids.next(),
            name=name,
            permissions=permissions,
            position=len(place.roles),
            mentionable=mentionable,
        )
        place.roles[role.id] = role
        data: Json = {"guild_id": str(place.id), "role": role_json(role)}
        self.tell(Event(name="GUILD_ROLE_CREATE", data=data, guild_id=place.id))
        return role

    def give_role(self, user: User, role: Role, guild: Guild | None = None) -> None:
        """A member gets a role of their guild."""
        place = guild or self.guild
        member = place.members[user.id]
        member.roles.append(role.id)
        data = member_json(member, user) | {"guild_id": str(place.id)}
        self.tell(Event(name="GUILD_MEMBER_UPDATE", data=data, guild_id=place.id))

    def set_permissions(self, role: Role, permissions: int, guild: Guild | None = None) -> None:
        """Change what a role may do everywhere."""
        place = guild or self.guild
        role.permissions = permissions
        data: Json = {"guild_id": str(place.id), "role": role_json(role)}
        self.tell(Event(name="GUILD_ROLE_UPDATE", data=data, guild_id=place.id))

    # Channels

    def add_channel(
        self, name: str, *, guild: Guild | None = None, kind: ChannelType = ChannelType.TEXT
    ) -> Channel:
        """A new channel of a guild (CHANNEL_CREATE)."""
        place = guild or self.guild
        channel = Channel(
            id=self.ids.next(), kind=kind, name=name, guild_id=place.id, position=len(place.channels)
        )
        self._keep(channel, place)
        self._tell_channel("CHANNEL_CREATE", channel)
        return channel

    def add_thread(self, name: str, parent: Channel | None = None) -> Channel:
        """A public thread below a channel (#general by default); the bot is in it (THREAD_CREATE)."""
        above = parent or self.general
        assert above.guild_id is not None
        news = above.kind is ChannelType.ANNOUNCEMENT
        thread = Channel(
            id=self.ids.next(),
            kind=ChannelType.ANNOUNCEMENT_THREAD if news else ChannelType.PUBLIC_THREAD,
            name=name,
            guild_id=above.guild_id,
            parent_id=above.id,
            owner_id=self.owner.id,
        )
        self._keep(thread, self.guilds[above.guild_id])
        self._tell_channel("THREAD_CREATE", thread)
        return thread

    def archive(self, thread: Channel, *, locked: bool = False) -> None:
        """Archive a thread; locked, only who manages threads may write in it again (THREAD_UPDATE)."""
        thread.archived, thread.locked = True, locked
        self._tell_channel("THREAD_UPDATE", thread)

    def unarchive(self, thread: Channel) -> None:
        """Open an archived thread again (THREAD_UPDATE)."""
        thread.archived, thread.locked = False, False
        self._tell_channel("THREAD_UPDATE", thread)

    def dm_with(self, user: User) -> Channel:
        """The direct messages between the bot and a user, opened when first asked for."""
        if user.id not in self._directs:
            channel = Channel(id=self.ids.next(), kind=ChannelType.DM, name="", recipient_id=user.id)
            self._directs[user.id] = self.channels[channel.id] = channel
        return self._directs[user.id]

    def delete_channel(self, channel: Channel) -> None:
        """Delete a channel and the threads below it (CHANNEL_DELETE or THREAD_DELETE)."""
        assert channel.guild_id is not None
        places = self.guilds[channel.guild_id].channels
        for one in [one for one in places.values() if one.parent_id == channel.id]:
            self.delete_channel(one)
        del places[channel.id], self.channels[channel.id]
        self._tell_channel("THREAD_DELETE" if channel.is_thread else "CHANNEL_DELETE", channel)

    def set_overwrite(
        self, channel: Channel, who: Role | User, *, allow: int = NONE, deny: int = NONE
    ) -> None:
        """Set what a channel allows and denies a role or a user; the last call counts (CHANNEL_UPDATE)."""
        is_user = isinstance(who, User)
        channel.overwrites[who.id] = Overwrite(id=who.id, for_member=is_user, allow=allow, deny=deny)
        self._tell_channel("CHANNEL_UPDATE", channel)

    def permissions(self, user: User, channel: Channel) -> Permission:
        """What a user may do in a channel; everything in direct messages, nothing as a stranger."""
        if channel.guild_id is None:
            return EVERYTHING
        guild = self.guilds[channel.guild_id]
        member = guild.members.get(user.id)
        return NONE if member is None else channel_permissions(guild, channel, member)

    def channel(self, name: str, guild: Guild | None = None) -> Channel:
        """The channel of that name in a guild (the first by default), with or without its #; LookupError."""
        for one in (guild or self.guild).channels.values():
            if one.name == name.removeprefix("#"):
                return one
        raise LookupError(f"no channel {name!r} in {(guild or self.guild).name}")

    def channel_payload(self, channel: Channel) -> Json:
        """A channel's JSON, with the recipient where it is a direct message."""
        return channel_json(channel, self.users.get(channel.recipient_id or 0))

    def _keep(self, channel: Channel, guild: Guild) -> None:
        self.channels[channel.id] = guild.channels[channel.id] = channel

    def _tell_channel(self, name: str, channel: Channel) -> None:
        data = self.channel_payload(channel)
        self.tell(Event(name=name, data=data, guild_id=channel.guild_id, channel_id=channel.id))
