"""Interactions: what a person did, whether the bot answered in time, and with what.

It keeps their state and payloads. The bot's answers come in through rest_interactions.py, people wait on them
in people.py.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING

from sandbox.parts import Channel, Event, Json, Member, Message, User
from sandbox.payloads import guild_json, member_json, user_json
from sandbox.permissions import DIRECT, NONE, Permission

if TYPE_CHECKING:
    from sandbox.state import World

KEPT = 5000  # interactions that are remembered; the oldest go
TOKEN_LIFE_S = 15 * 60.0
ATTACHMENT_LIMIT = 10 * 1024 * 1024
# What an app that only a user installed may do in a guild, as far as that user may.
USER_APP = (
    Permission.EMBED_LINKS
    | Permission.ATTACH_FILES
    | Permission.MENTION_EVERYONE
    | Permission.USE_EXTERNAL_EMOJIS
)


class InteractionType(IntEnum):
    """What a person did."""

    COMMAND = 2
    COMPONENT = 3
    AUTOCOMPLETE = 4
    MODAL = 5


class CallbackType(IntEnum):
    """How the bot answers."""

    PONG = 1
    MESSAGE = 4
    DEFERRED_MESSAGE = 5
    DEFERRED_UPDATE = 6
    UPDATE = 7
    CHOICES = 8
    MODAL = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a person acts: a channel, and whether the app is there only because this person installed it."""

    channel: Channel
    as_user_app: bool = False


@dataclass(slots=True, kw_only=True, eq=False)
class Interaction:
    """One interaction. `source` is the message whose component was used, `response_id` the @original.

    `answered` is set by the first callback, `settled` by the first follow-up or edit after it.
    """

    id: int
    token: str
    kind: InteractionType
    user: User
    place: Place
    at: float
    payload: Json
    source: Message | None = None
    trigger: Interaction | None = None  # what showed the modal that was sent
    callback: CallbackType | None = None
    answered_at: float | None = None
    data: Json = field(default_factory=dict)
    response_id: int | None = None
    ephemeral: bool = False
    loading: bool = False
    dead: bool = False
    follow_ups: list[int] = field(default_factory=list)
    answered: asyncio.Event = field(default_factory=asyncio.Event)
    settled: asyncio.Event = field(default_factory=asyncio.Event)


class Interactions:
    """All interactions of a world; the bot has `answer_within_s` by `clock` for its first answer."""

    def __init__(self, world: World, *, clock: Callable[[], float], answer_within_s: float) -> None:
        self._world = world
        self._clock = clock
        self.answer_within_s = answer_within_s
        self._all: dict[int, Interaction] = {}
        self._by_token: dict[str, Interaction] = {}

    def all(self) -> list[Interaction]:
        """Every interaction, oldest first."""
        return list(self._all.values())

    def get(self, interaction_id: int, token: str) -> Interaction | None:
        """The interaction of that id, if the token is its own."""
        found = self._all.get(interaction_id)
        return found if found is not None and found.token == token else None

    def by_token(self, token: str) -> Interaction | None:
        """The interaction a webhook token belongs to."""
        return self._by_token.get(token)

    def in_time(self, interaction: Interaction) -> bool:
        """Whether the bot may still give its first answer."""
        return not interaction.dead and self._clock() - interaction.at <= self.answer_within_s

    def token_lives(self, interaction: Interaction) -> bool:
        """Whether follow-ups and edits are still taken."""
        return self._clock() - interaction.at <= TOKEN_LIFE_S

    def open(
        self,
        kind: InteractionType,
        user: User,
        place: Place,
        data: Json,
        *,
        source: Message | None = None,
        trigger: Interaction | None = None,
    ) -> Interaction:
        """Make an interaction and send it to the bot (INTERACTION_CREATE)."""
        interaction = Interaction(
            id=self._world.ids.next(),
            token=secrets.token_urlsafe(48),
            kind=kind,
            user=user,
            place=place,
            at=self._clock(),
            payload={},
            source=source,
            trigger=trigger,
        )
        interaction.payload = self._payload(interaction, data)
        self._keep(interaction)
        guild_id = place.channel.guild_id
        heard = guild_id if self._world.has_bot(guild_id) else None
        self._world.tell(
            Event(name="INTERACTION_CREATE", data=interaction.payload, guild_id=heard, only_for=user.id)
        )
        return interaction

    def answer(self, interaction: Interaction, callback: CallbackType, data: Json) -> None:
        """Note the bot's first answer."""
        interaction.callback = callback
        interaction.data = data
        interaction.answered_at = self._clock()
        interaction.answered.set()

    def metadata(self, interaction: Interaction) -> Json:
        """What a message made by an interaction tells about it, in the present and in the older form."""
        told = self._told(interaction)
        if interaction.response_id is not None:
            told["original_response_message_id"] = str(interaction.response_id)
        made: Json = {"interaction_metadata": told}
        named = interaction.payload["data"].get("name")
        if named is not None:
            made["interaction"] = {key: told[key] for key in ("id", "type", "user")} | {"name": named}
        return made

    def _told(self, interaction: Interaction) -> Json:
        told: Json = {
            "id": str(interaction.id),
            "type": int(interaction.kind),
            "user": user_json(interaction.user),
            "authorizing_integration_owners": interaction.payload["authorizing_integration_owners"],
        }
        if interaction.kind is InteractionType.COMPONENT and interaction.source is not None:
            told["interacted_message_id"] = interaction.source["id"]
        if "target_id" in interaction.payload["data"]:
            told["target_message_id"] = interaction.payload["data"]["target_id"]
        if interaction.trigger is not None:
            told["triggering_interaction_metadata"] = self._told(interaction.trigger)
        return told

    def _keep(self, interaction: Interaction) -> None:
        self._all[interaction.id] = interaction
        self._by_token[interaction.token] = interaction
        if len(self._all) > KEPT:
            oldest = self._all.pop(next(iter(self._all)))
            del self._by_token[oldest.token]

    def _payload(self, interaction: Interaction, data: Json) -> Json:
        user, channel = interaction.user, interaction.place.channel
        payload: Json = {
            "id": str(interaction.id),
            "application_id": str(self._world.application.id),
            "type": int(interaction.kind),
            "token": interaction.token,
            "version": 1,
            "data": data,
            "locale": user.locale,
            "entitlements": [],
            "entitlement_sku_ids": [],
            "attachment_size_limit": ATTACHMENT_LIMIT,
            "channel_id": str(channel.id),
            "channel": self._world.channel_payload(channel),
            "app_permissions": str(int(self._app_permissions(user, interaction.place))),
            "authorizing_integration_owners": self._owners(user, interaction.place),
            "context": self._context(interaction.place),
        }
        if interaction.source is not None:
            payload["message"] = self._world.messages.payload(interaction.source)
        return payload | self._person(user, channel)

    def _person(self, user: User, channel: Channel) -> Json:
        if channel.guild_id is None:
            return {"user": user_json(user)}
        guild = self._world.guilds[channel.guild_id]
        member = guild.members.get(user.id) or Member(user_id=user.id, joined_at=guild.joined_at)
        given = self._world.permissions(user, channel)
        return {
            "guild_id": str(guild.id),
            "guild_locale": guild.locale,
            "guild": {"id": str(guild.id), "locale": guild.locale, "features": guild_json(guild)["features"]},
            "member": member_json(member, user, int(given)),
        }

    def _app_permissions(self, user: User, place: Place) -> Permission:
        channel = place.channel
        if channel.guild_id is None:
            return DIRECT
        if self._world.has_bot(channel.guild_id):
            return self._world.permissions(self._world.bot, channel)
        return USER_APP & self._world.permissions(user, channel) if place.as_user_app else NONE

    def _owners(self, user: User, place: Place) -> Json:
        if place.as_user_app:
            return {"1": str(user.id)}
        return {"0": "0" if place.channel.guild_id is None else str(place.channel.guild_id)}

    def _context(self, place: Place) -> int:
        if place.channel.guild_id is not None:
            return 0
        return 2 if place.as_user_app else 1
