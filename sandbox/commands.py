"""The application's registered commands, global and for single guilds.

It stores what it is given; whether Discord would take it is command_limits.py's business.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sandbox.parts import Event, Json

if TYPE_CHECKING:
    from sandbox.state import World

CHAT_INPUT, MESSAGE_MENU = 1, 3
# Fields of an older form of a command, or of its answer, that are not copied from a body.
_NOT_TAKEN = ("id", "application_id", "version", "guild_id")


class CommandBook:
    """Commands by id, for everywhere (guild None) or for one guild."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._books: dict[int | None, dict[int, Json]] = {None: {}}

    def all(self, guild_id: int | None = None) -> list[Json]:
        """The commands registered for exactly this place, in the order of their registration."""
        return list(self._books.get(guild_id, {}).values())

    def offered(self, guild_id: int | None) -> list[Json]:
        """What a client in that guild (None: elsewhere) can choose from: the guild's own, then the global ones."""
        own = self.all(guild_id) if guild_id is not None else []
        names = {(one["type"], one["name"]) for one in own}
        return own + [one for one in self.all() if (one["type"], one["name"]) not in names]

    def find(self, name: str, *, kind: int = CHAT_INPUT, guild_id: int | None = None) -> Json | None:
        """The command of that name and type which is offered there, or None."""
        found = (one for one in self.offered(guild_id) if one["name"] == name and one["type"] == kind)
        return next(found, None)

    def get(self, command_id: int, guild_id: int | None = None) -> Json | None:
        """One command by its id, or None."""
        return self._books.get(guild_id, {}).get(command_id)

    def replace(self, bodies: Sequence[Mapping[str, Any]], guild_id: int | None = None) -> list[Json]:
        """The bulk overwrite: what is not named goes; what keeps its name and type keeps its id."""
        before = self.all(guild_id)
        self._books[guild_id] = {}
        for body in bodies:
            self._keep(body, before, guild_id)
        self._changed(guild_id)
        return self.all(guild_id)

    def upsert(self, body: Mapping[str, Any], guild_id: int | None = None) -> tuple[Json, bool]:
        """Create one command or overwrite its namesake; also whether it is new."""
        before = self.all(guild_id)
        made = self._keep(body, before, guild_id)
        self._changed(guild_id)
        return made, all(one["id"] != made["id"] for one in before)

    def edit(self, command: Json, body: Mapping[str, Any], guild_id: int | None = None) -> Json:
        """Change the named fields of a command."""
        command |= {key: value for key, value in body.items() if key not in _NOT_TAKEN}
        command["version"] = str(self._world.ids.next())
        self._changed(guild_id)
        return command

    def delete(self, command_id: int, guild_id: int | None = None) -> bool:
        """Remove one command; False if there was none."""
        gone = self._books.get(guild_id, {}).pop(command_id, None)
        if gone is not None:
            self._changed(guild_id)
        return gone is not None

    def forget_guild(self, guild_id: int) -> None:
        """Drop a guild's own commands, as when the bot left it."""
        self._books.pop(guild_id, None)

    def _keep(self, body: Mapping[str, Any], before: Iterable[Json], guild_id: int | None) -> Json:
        kind = body.get("type") or CHAT_INPUT
        same = (one for one in before if (one["type"], one["name"]) == (kind, body["name"]))
        old = next(same, None)
        made = self._completed(body, kind, guild_id)
        made["id"] = old["id"] if old else str(self._world.ids.next())
        self._books.setdefault(guild_id, {})[int(made["id"])] = made
        return made

    def _completed(self, body: Mapping[str, Any], kind: int, guild_id: int | None) -> Json:
        made: Json = {
            "application_id": str(self._world.application.id),
            "version": str(self._world.ids.next()),
            "description": "",
            "default_member_permissions": None,
            "nsfw": False,
            "name_localizations": None,
            "description_localizations": None,
        }
        if guild_id is None:
            made |= {"dm_permission": True, "contexts": None, "integration_types": [0]}
        else:
            made["guild_id"] = str(guild_id)
        made |= {key: value for key, value in body.items() if key not in _NOT_TAKEN}
        return made | {"type": kind}

    def _changed(self, guild_id: int | None) -> None:
        data: Json = {"guild_id": None if guild_id is None else str(guild_id)}
        self._world.tell(Event(name="COMMANDS_CHANGED", data=data, guild_id=guild_id, for_bot=False))
