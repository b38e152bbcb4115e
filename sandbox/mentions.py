"""Whom a message mentions and whom it would ping, under its allowed_mentions.

Pure: it reads a guild and a text. Embeds never ping; content and text displays do.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sandbox.parts import Guild

USER = re.compile(r"<@!?(\d{1,20})>")
ROLE = re.compile(r"<@&(\d{1,20})>")
EVERYONE = re.compile(r"@(everyone|here)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentions:
    """The ids that get a ping, and whether @everyone and @here do."""

    users: tuple[int, ...] = ()
    roles: tuple[int, ...] = ()
    everyone: bool = False
    here: bool = False


def read_mentions(
    text: str,
    *,
    guild: Guild | None,
    may_everyone: bool,
    allowed: Mapping[str, Any] | None,
    replied_to: int | None = None,
) -> Mentions:
    """Who is pinged by `text`. `allowed` None pings all that Discord would; `replied_to` is whom a reply answers."""
    allows = _Allowed(allowed)
    users = [int(one) for one in USER.findall(text) if allows.user(one)]
    if replied_to is not None and allows.replied_user:
        users.append(replied_to)
    roles = [
        int(one)
        for one in ROLE.findall(text)
        if guild is not None
        and int(one) in guild.roles
        and allows.role(one)
        and (may_everyone or guild.roles[int(one)].mentionable)
    ]
    loud = set(EVERYONE.findall(text)) if guild is not None and may_everyone and allows.everyone else set()
    return Mentions(
        users=tuple(dict.fromkeys(users)),
        roles=tuple(dict.fromkeys(roles)),
        everyone="everyone" in loud,
        here="here" in loud,
    )


class _Allowed:
    """The questions one asks of an `allowed_mentions` object; without one everything is allowed."""

    def __init__(self, allowed: Mapping[str, Any] | None) -> None:
        self._all = allowed is None
        given = allowed or {}
        self._parse = given.get("parse") or []
        self._users = [str(one) for one in given.get("users") or []]
        self._roles = [str(one) for one in given.get("roles") or []]
        self.replied_user = self._all or given.get("replied_user") is True
        self.everyone = self._all or "everyone" in self._parse

    def user(self, user_id: str) -> bool:
        return self._all or "users" in self._parse or user_id in self._users

    def role(self, role_id: str) -> bool:
        return self._all or "roles" in self._parse or role_id in self._roles
