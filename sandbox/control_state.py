"""What the control interface shows of the world and of the record, as JSON.

Pure reading; names and ids come as a page needs them, ids as strings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.interactions import Place
from sandbox.offers import check_offer
from sandbox.parts import Channel, Guild, Json, Message, User
from sandbox.people import Person
from sandbox.permissions import Permission
from sandbox.record import Record

if TYPE_CHECKING:
    from sandbox.server import Sandbox
    from sandbox.state import World


def state_json(sandbox: Sandbox, people: list[tuple[Person, str]], viewer: Person | None = None) -> Json:
    """Guilds with their channels, roles, members and commands, people, the bot, and the global commands.

    With a `viewer` only the channels that person may see.
    """
    world = sandbox.world
    return {
        "api": sandbox.api,
        "bot": {"id": str(world.bot.id), "name": world.bot.name, "online": sandbox.gateway.online},
        "guilds": [_guild_json(world, one, viewer) for one in world.guilds.values()],
        "people": [person_json(one, role) for one, role in people],
        "users": [_user_json(one) for one in world.users.values()],
        "commands": world.commands.all(),
    }


def offers_json(world: World, person: Person, channel: Channel) -> list[Json]:
    """The commands, message commands too, that a client offers this person in this channel."""
    return [
        one for one in world.commands.offered(channel.guild_id) if _is_offered(world, one, person, channel)
    ]


def _is_offered(world: World, command: Json, person: Person, channel: Channel) -> bool:
    guild = world.guilds.get(channel.guild_id or 0)
    if guild is not None and person.id not in guild.members:
        return False
    try:
        check_offer(world, command, Place(channel=channel), person.user)
    except (LookupError, PermissionError):
        return False
    return True


def requests_json(record: Record, last: int) -> Json:
    """The last requests, oldest first, and the figures of the record."""
    return {
        "requests": [
            {
                "at": one.at,
                "method": one.method,
                "path": one.path,
                "template": one.template,
                "body": one.body,
                "status": one.status,
                "answer": one.answer,
            }
            for one in (record.requests[-last:] if last > 0 else [])
        ],
        "total": len(record.requests),
        "unknown": len(record.unknown),
        "busiest_second": record.busiest_second(),
        "invalid_in_ten_minutes": record.invalid_in_ten_minutes(),
    }


def message_for(world: World, message: Message) -> Message:
    """A message with what a page needs beside it: the names of those it mentions by id."""
    ids = [one["id"] for one in message.get("mentions", [])]
    names = {one: world.users[int(one)].name for one in ids if int(one) in world.users}
    return {**message, "mention_names": names}


def person_json(person: Person, role: str) -> Json:
    """Someone the control interface knows."""
    return {
        "id": str(person.id),
        "name": person.name,
        "locale": person.locale,
        "role": role,
        "dm": str(person.dm().id),
    }


def _guild_json(world: World, guild: Guild, viewer: Person | None) -> Json:
    channels = (one for one in guild.channels.values() if viewer is None or _sees(world, viewer, one))
    return {
        "id": str(guild.id),
        "name": guild.name,
        "bot": world.has_bot(guild.id),
        "channels": [_channel_json(one) for one in channels],
        "roles": [{"id": str(one.id), "name": one.name} for one in guild.roles.values()],
        "members": [str(one) for one in guild.members],
        "commands": world.commands.all(guild.id),
    }


def _sees(world: World, person: Person, channel: Channel) -> bool:
    return Permission.VIEW_CHANNEL in world.permissions(person.user, channel)


def _channel_json(channel: Channel) -> Json:
    return {"id": str(channel.id), "name": channel.name, "type": int(channel.kind), "topic": channel.topic}


def _user_json(user: User) -> Json:
    return {"id": str(user.id), "name": user.name, "bot": user.bot}
