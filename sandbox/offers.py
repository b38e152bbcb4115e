"""Where and to whom a client offers a command at all.

Pure: a command, a place and a person in; an exception for what a client would not show.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.interactions import Place
from sandbox.parts import Json, User
from sandbox.permissions import Permission, guild_permissions

if TYPE_CHECKING:
    from sandbox.state import World


def check_offer(world: World, command: Json, place: Place, user: User) -> None:
    """LookupError where a command is not meant for the place, PermissionError where not for the person."""
    guild = world.guilds.get(place.channel.guild_id or 0)
    context = 0 if guild is not None else (2 if place.as_user_app else 1)
    contexts, installs = command.get("contexts"), command.get("integration_types") or [0]
    if contexts is not None and context not in contexts:
        raise LookupError(f"{command['name']!r} is not offered in this kind of place ({context})")
    if place.as_user_app and 1 not in installs:
        raise LookupError(f"{command['name']!r} cannot be installed by a user")
    needed = command.get("default_member_permissions")
    if guild is not None and needed is not None:
        wanted = Permission(int(needed)) or Permission.ADMINISTRATOR  # "0" means administrators alone
        if wanted not in guild_permissions(guild, guild.members[user.id]):
            raise PermissionError(f"{command['name']!r} is not offered to {user.name}")
