"""A typed slash command: which there are, and the options read out of a line by what the command declares.

Pure: it sends nothing and prints nothing; what cannot be sent is a Refused with the sentence to print.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace

from sandbox.commands import CHAT_INPUT
from sandbox.component_limits import Kind
from sandbox.drawing import Client, clean
from sandbox.options import SUBS, OptionType
from sandbox.parts import Json
from sandbox.state import World
from sandbox.terminal_words import Words


class Refused(Exception):
    """What was typed cannot be sent; the message is the sentence to print."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """A command or sub-command as offered to the one who types; `direct`: also in direct messages."""

    about: str
    options: Mapping[str, Json]
    direct: bool


class Reading:
    """What is typed behind the name of a command, read by the options it declares."""

    def __init__(self, command: Command, words: Words, names: Mapping[str, str]) -> None:
        self._options, self._words, self._names = command.options, words, names

    def given(self, typed: str) -> dict[str, str]:
        """The text of each option; what stands before the first `option:` is for the first text one."""
        names = "|".join(re.escape(name) for name in self._options) or "(?!)"
        found = re.finditer(rf'"[^"]*"|(?<!\S)(?P<name>{names}):', typed)
        starts = [one for one in found if one["name"]]
        ends = [*(one.start() for one in starts), len(typed)]
        given = {
            one["name"]: typed[one.end() : end].strip() for one, end in zip(starts, ends[1:], strict=True)
        }
        free = typed[: ends[0]].strip()
        texts = (name for name, one in self._options.items() if one["type"] == OptionType.STRING)
        first = next(texts, None)
        if free and (first is None or first in given):
            raise Refused(self._words.left_over.format(typed=free))
        return given | ({first: free} if first and free else {})

    def asked(self, given: Mapping[str, str]) -> str | None:
        """The option whose value ends in `?` to see what the bot suggests; only some options can suggest."""
        asked = (one for one, typed in given.items() if typed.endswith("?"))
        return next((one for one in asked if self._options[one].get("autocomplete")), None)

    def values(self, given: Mapping[str, str]) -> dict[str, object]:
        """The given texts as values of the options' types; a quoted one is taken as it is."""
        return {name: self._value(name, re.sub(r'^"(.*)"$', r"\1", typed)) for name, typed in given.items()}

    def check(self, values: Mapping[str, object]) -> None:
        """Refuse where a required option is missing."""
        for name, one in self._options.items():
            if one.get("required") and name not in values:
                raise Refused(self._words.missing.format(name=name, about=one["about"]))

    def _value(self, name: str, typed: str) -> object:
        option = self._options[name]
        kind, allowed = option["type"], {one["name"]: one["value"] for one in option.get("choices") or []}
        if kind == OptionType.BOOLEAN:
            allowed = {"true": True, "false": False}
        elif kind in {OptionType.USER, OptionType.CHANNEL, OptionType.ROLE, OptionType.MENTIONABLE}:
            allowed = {label: one for one, label in self._names.items()}
        elif kind == OptionType.STRING and not allowed:
            return typed
        elif not allowed:
            with suppress(ValueError):
                return int(typed) if kind == OptionType.INTEGER else float(typed)
        for label, value in allowed.items():
            if typed.lower() in {label.lower(), label.lower().lstrip("#@"), str(value).lower()}:
                return value
        raise Refused(self._words.unfit.format(name=name, expected=", ".join(allowed) or "0-9"))


def offered(world: World, locale: str, *, member: bool) -> dict[str, Command]:
    """What one may choose from somewhere, sub-commands by their whole names."""
    found: dict[str, Command] = {}
    for top in world.commands.offered(world.guild.id):
        if top["type"] != CHAT_INPUT or (member and top.get("default_member_permissions") is not None):
            continue
        contexts = top.get("contexts")
        direct = "guild_id" not in top and (top["dm_permission"] if contexts is None else 1 in contexts)
        for name, leaf in _leaves(top):
            options = {
                one["name"]: {**one, "about": _about(one, locale)} for one in leaf.get("options") or []
            }
            found[name] = Command(about=_about(leaf, locale), options=options, direct=direct)
    return found


def client_of(world: World, words: Words) -> Client:
    """Discord's client in this world: who and what can be mentioned or picked."""
    users = [(f"@{one.name}", str(one.id)) for one in world.users.values()]
    roles = [(f"@{one.name.lstrip('@')}", str(one.id)) for one in world.guild.roles.values()]
    channels = [(f"#{one.name}", str(one.id)) for one in world.guild.channels.values()]
    names = {one: label for label, one in (*users, *roles, *channels)}
    offers = {
        int(Kind.USER_SELECT): users,
        int(Kind.ROLE_SELECT): roles,
        int(Kind.MENTIONABLE_SELECT): [*users, *roles],
        int(Kind.CHANNEL_SELECT): channels,
    }
    return replace(words.client, names=names, offers=offers)


def _leaves(command: Json) -> Iterator[tuple[str, Json]]:
    """The command itself, or the sub-commands at the end of its branches, by their whole names."""
    subs = [one for one in command.get("options") or [] if one["type"] in SUBS]
    for sub in subs:
        yield from ((f"{command['name']} {name}", leaf) for name, leaf in _leaves(sub))
    if not subs:
        yield command["name"], command


def _about(described: Json, locale: str) -> str:
    local = described.get("description_localizations") or {}
    return clean(local.get(locale) or described["description"])
