"""A slash command as a client sends it: the command found by its name, its options with declared types.

A client refuses what it would not send at all; `RawCommand` and raw options go round it for bad-input tests.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING, Any, TypeAlias

from sandbox.commands import CHAT_INPUT
from sandbox.parts import Channel, Guild, Json, Role, User
from sandbox.payloads import member_json, role_json, user_json

if TYPE_CHECKING:
    from sandbox.state import World


class OptionType(IntEnum):
    """Discord's kinds of options."""

    SUB_COMMAND = 1
    SUB_COMMAND_GROUP = 2
    STRING = 3
    INTEGER = 4
    BOOLEAN = 5
    USER = 6
    CHANNEL = 7
    ROLE = 8
    MENTIONABLE = 9
    NUMBER = 10
    ATTACHMENT = 11


SUBS = (OptionType.SUB_COMMAND, OptionType.SUB_COMMAND_GROUP)
Named: TypeAlias = User | Role | Channel


@dataclass(frozen=True, slots=True, kw_only=True)
class RawCommand:
    """A command sent by force, whether or not it is registered; `options` as they stand in the payload."""

    name: str
    kind: int = CHAT_INPUT
    options: Sequence[Json] = ()
    command_id: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """A registered command, the names of the sub-commands on the way, and the options declared at its end."""

    command: Json
    path: tuple[tuple[str, int], ...] = ()
    declared: tuple[Json, ...] = ()


@dataclass(slots=True)
class Filled:
    """Options ready to be sent, with what they name."""

    world: World
    guild: Guild | None
    options: list[Json] = field(default_factory=list)
    resolved: Json = field(default_factory=dict)

    def add(self, declared: Json, value: object) -> None:
        """Add an option with a value of its declared type; ValueError for what a client would not send."""
        kind = OptionType(declared["type"])
        sent = _chosen(declared, value)
        if kind in (OptionType.USER, OptionType.CHANNEL, OptionType.ROLE, OptionType.MENTIONABLE):
            sent = self.name(sent)
            self._check_channel(declared, sent)
        else:
            _check(declared, kind, sent)
        self.options.append({"name": declared["name"], "type": int(kind), "value": sent})

    def name(self, value: object) -> str:
        """The id of a user, role or channel, which is put among the resolved."""
        found = self._found(value)
        if isinstance(found, User):
            self._resolve("users", found.id, user_json(found))
            member = self.guild.members.get(found.id) if self.guild is not None else None
            if member is not None:
                self._resolve("members", found.id, member_json(member, permissions=0))
        elif isinstance(found, Role):
            self._resolve("roles", found.id, role_json(found))
        else:
            data = self.world.channel_payload(found)
            self._resolve("channels", found.id, data | {"permissions": "0"})
        return str(found.id)

    def _check_channel(self, declared: Json, sent: str) -> None:
        kinds = declared.get("channel_types")
        channel = self.world.channels.get(int(sent))
        if kinds and (channel is None or channel.kind not in kinds):
            raise ValueError(f"option {declared['name']!r} takes no channel of this kind")

    def _found(self, value: object) -> Named:
        value = getattr(value, "user", value)  # a Person stands for their user
        if isinstance(value, User | Role | Channel):
            return value
        if isinstance(value, str) and not value.isdigit():
            return self.world.channel(value, self.guild)
        wanted = int(str(value))
        roles = self.guild.roles if self.guild is not None else {}
        for known in (self.world.users, self.world.channels, roles):
            if wanted in known:
                return known[wanted]
        raise ValueError(f"no user, role or channel {value!r}")

    def _resolve(self, kind: str, one: int, data: Json) -> None:
        self.resolved.setdefault(kind, {})[str(one)] = data


def choose(world: World, name: str, guild_id: int | None) -> Chosen:
    """The command a client finds under a name as "alerts follow"; LookupError if it offers none."""
    first, *rest = name.removeprefix("/").split()
    command = world.commands.find(first, guild_id=guild_id)
    if command is None:
        there = ", ".join("/" + one["name"] for one in world.commands.offered(guild_id)) or "none"
        raise LookupError(f"no command /{first}; registered: {there}")
    options, path = command.get("options") or [], []
    for word in rest:
        found = next((one for one in options if one["name"] == word and one["type"] in SUBS), None)
        if found is None:
            raise LookupError(f"/{first} has no sub-command {word!r}")
        path.append((word, int(found["type"])))
        options = found.get("options") or []
    if any(one["type"] in SUBS for one in options):
        raise LookupError(f"/{name} needs a sub-command: {', '.join(one['name'] for one in options)}")
    return Chosen(command=command, path=tuple(path), declared=tuple(options))


def fill(chosen: Chosen, filled: Filled, values: Mapping[str, object], *, partial: bool = False) -> None:
    """Add the values by their names in the order of declaration; `partial` while the person still types."""
    names = [one["name"] for one in chosen.declared]
    for name in values:
        if name not in names:
            there = ", ".join(names) or "none"
            raise LookupError(f"/{chosen.command['name']} has no option {name!r}; it has: {there}")
    for declared in chosen.declared:
        if declared["name"] in values:
            filled.add(declared, values[declared["name"]])
        elif declared.get("required") and not partial:
            raise ValueError(f"option {declared['name']!r} is required")


def declared_option(chosen: Chosen, option: str) -> Json:
    """The declaration of an option; LookupError if the command has none of that name."""
    for one in chosen.declared:
        if one["name"] == option:
            return one
    raise LookupError(f"/{chosen.command['name']} has no option {option!r}")


def command_data(chosen: Chosen, options: Sequence[Json], resolved: Json) -> Json:
    """The `data` of an interaction, the options nested into their sub-commands."""
    nested = list(options)
    for word, kind in reversed(chosen.path):
        nested = [{"name": word, "type": kind, "options": nested}]
    command = chosen.command
    data: Json = {"id": command["id"], "name": command["name"], "type": command["type"], "options": nested}
    if "guild_id" in command:
        data["guild_id"] = command["guild_id"]
    return data | ({"resolved": resolved} if resolved else {})


def raw_data(command: RawCommand) -> Json:
    """The `data` of a command sent by force."""
    return {
        "id": str(command.command_id),
        "name": command.name,
        "type": command.kind,
        "options": list(command.options),
    }


def _chosen(declared: Json, value: object) -> Any:
    """The value of a choice where the option has choices; they may be given by name."""
    choices = declared.get("choices") or []
    if not choices:
        return value
    for one in choices:
        if value in (one["value"], one["name"]):
            return one["value"]
    raise ValueError(f"{value!r} is no choice of {declared['name']!r}: {[one['name'] for one in choices]}")


def _check(declared: Json, kind: OptionType, value: object) -> None:
    wanted: dict[OptionType, tuple[type, ...]] = {
        OptionType.STRING: (str,),
        OptionType.INTEGER: (int,),
        OptionType.BOOLEAN: (bool,),
        OptionType.NUMBER: (int, float),
    }
    right = isinstance(value, wanted.get(kind, ()))
    if not right or (isinstance(value, bool) and kind is not OptionType.BOOLEAN):
        raise ValueError(f"option {declared['name']!r} takes {kind.name}, not {value!r}")
    size = len(value) if isinstance(value, str) else value
    least, most = _bound(declared, "min", float("-inf")), _bound(declared, "max", float("inf"))
    if isinstance(size, int | float) and kind is not OptionType.BOOLEAN and not least <= size <= most:
        raise ValueError(f"option {declared['name']!r} takes {least:g} to {most:g}, not {size}")


def _bound(declared: Json, which: str, otherwise: float) -> float:
    for key in (f"{which}_length", f"{which}_value"):
        if declared.get(key) is not None:
            return float(declared[key])
    return otherwise
