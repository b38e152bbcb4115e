"""People who use the bot: they speak, run commands, click, pick and fill in modals, and wait for the answer.

A person does what a client would let them do and raises LookupError, ValueError or PermissionError for the rest.
What the bot makes of it is for the caller to judge.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from sandbox.bell import Bell
from sandbox.commands import MESSAGE_MENU
from sandbox.filling import modal_data
from sandbox.interactions import Interaction, Interactions, InteractionType, Place
from sandbox.messages import PLAIN, Origin
from sandbox.offers import check_offer
from sandbox.options import Filled, RawCommand, choose, command_data, declared_option, fill, raw_data
from sandbox.parts import Channel, Json, Message, User
from sandbox.reading import BUTTON, LINK_BUTTON, STRING_SELECT, find_button, find_select, option_value
from sandbox.responses import Response, wait_for_response
from sandbox.state import World
from sandbox.wellformed import well_formed

__all__ = ["Person", "Response", "Scene", "Where"]
Where: TypeAlias = Channel | str | int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What people need of the sandbox: the world, its interactions, and the bell to wait on."""

    world: World
    interactions: Interactions
    bell: Bell
    clock: Callable[[], float]
    follow_up_within_s: float
    reply_within_s: float


class Person:
    """A user of the client. `locale` may be changed at any time."""

    def __init__(self, scene: Scene, user: User) -> None:
        self._scene = scene
        self.user = user
        self._modals: dict[str, Interaction] = {}

    @property
    def id(self) -> int:
        """The user's id."""
        return self.user.id

    @property
    def name(self) -> str:
        """The display name."""
        return self.user.name

    @property
    def locale(self) -> str:
        """The language of the person's client."""
        return self.user.locale

    @locale.setter
    def locale(self, value: str) -> None:
        self.user.locale = value

    def dm(self) -> Channel:
        """The direct messages with the bot."""
        return self._world.dm_with(self.user)

    def sees(self, channel: Where = None) -> list[Message]:
        """A channel's history as this person sees it, ephemeral answers included, oldest first."""
        book = self._world.messages
        return [book.payload(one) for one in book.history(self._channel(channel), seen_by=self.id)]

    def says(
        self, text: str, *, channel: Where = None, reply_to: Message | None = None, ping: bool = True
    ) -> Message:
        """Write a message; "@Cutline" (the bot's name) becomes a mention. A reply pings unless told not to."""
        place = self._channel(channel)
        content = well_formed(text).replace(f"@{self._world.bot.name}", f"<@{self._world.bot.id}>")
        parts = {
            "content": content,
            "embeds": [],
            "components": [],
            "attachments": [],
            "flags": 0,
            "tts": False,
        }
        allowed = None if ping else {"parse": ["users", "roles", "everyone"], "replied_user": False}
        target = None if reply_to is None else self._stored(reply_to)
        origin = PLAIN if target is None else Origin(reply_to=target)
        made = self._world.messages.create(place, self.user, parts, origin=origin, allowed=allowed)
        return self._world.messages.payload(made)

    async def asks(self, text: str, *, channel: Where = None, reply_to: Message | None = None) -> Message:
        """Write a message and wait for the bot's reply to it; in direct messages for its next message."""
        place = self._channel(channel)
        said = self.says(text, channel=place, reply_to=reply_to)
        found = await self._scene.bell.until(
            lambda: self._reply_to(said, place), within_s=self._scene.reply_within_s
        )
        return self._world.messages.payload(found)

    async def runs(
        self,
        command: str | RawCommand,
        *,
        channel: Where = None,
        raw_options: Sequence[Json] | None = None,
        as_user_app: bool = False,
        also: Mapping[str, object] | None = None,
        **options: object,
    ) -> Response:
        """Run a slash command, as "team" or "alerts follow", with options by name.

        `also` takes options whose names are those of other parameters here. `raw_options` are sent as they are.
        `as_user_app` is the use of an app only this person installed, in a guild without the bot by default.
        """
        place = self._place(channel, as_user_app)
        if isinstance(command, RawCommand):
            return await self._acts(InteractionType.COMMAND, place, raw_data(command))
        chosen = choose(self._world, command, place.channel.guild_id)
        check_offer(self._world, chosen.command, place, self.user)
        filled = self._filled(place)
        if raw_options is None:
            fill(chosen, filled, {**options, **(also or {})})
        data = command_data(chosen, filled.options if raw_options is None else raw_options, filled.resolved)
        return await self._acts(InteractionType.COMMAND, place, data)

    async def completes(
        self,
        command: str,
        option: str,
        typed: str,
        *,
        channel: Where = None,
        as_user_app: bool = False,
        also: Mapping[str, object] | None = None,
        **options: object,
    ) -> list[Json]:
        """The choices the bot offers while an option is typed; TimeoutError if it offers nothing in time."""
        place = self._place(channel, as_user_app)
        chosen = choose(self._world, command, place.channel.guild_id)
        declared = declared_option(chosen, option)
        if not declared.get("autocomplete"):
            raise LookupError(f"option {option!r} of /{command} has no autocomplete")
        filled = self._filled(place)
        fill(chosen, filled, {**options, **(also or {})}, partial=True)
        focused = {"name": option, "type": declared["type"], "value": typed, "focused": True}
        data = command_data(chosen, [*filled.options, focused], filled.resolved)
        response = await self._acts(InteractionType.AUTOCOMPLETE, place, data)
        if not response.acknowledged:
            raise TimeoutError(f"no choices for {option!r} within {response.after_s:g} s")
        return list(response.choices)

    async def clicks(self, message: Message, which: str) -> Response:
        """Click a button, found by its custom_id or its label."""
        stored = self._seen(message)
        button = find_button(stored, which)
        if button.get("disabled") or button.get("style") == LINK_BUTTON:
            raise ValueError(f"the button {which!r} is disabled or a link")
        data = {"custom_id": button["custom_id"], "component_type": BUTTON, "id": button["id"]}
        return await self._uses(stored, data)

    async def picks(self, message: Message, value: object, *, which: str | None = None) -> Response:
        """Pick one value, or a list of them, in a select (the only one, or by custom_id or placeholder)."""
        stored = self._seen(message)
        menu = find_select(stored, which)
        if menu.get("disabled"):
            raise ValueError("the select is disabled")
        values = list(value) if isinstance(value, list | tuple) else [value]
        if not menu.get("min_values", 1) <= len(values) <= menu.get("max_values", 1):
            raise ValueError(f"{len(values)} values are too few or too many")
        data: Json = {"custom_id": menu["custom_id"], "component_type": menu["type"], "id": menu["id"]}
        if menu["type"] == STRING_SELECT:
            data["values"] = [option_value(menu, one) for one in values]
        else:
            filled = self._filled(Place(channel=self._world.channels[int(stored["channel_id"])]))
            data |= {"values": [filled.name(one) for one in values], "resolved": filled.resolved}
        return await self._uses(stored, data)

    async def submits(
        self, modal: Json, *, also: Mapping[str, object] | None = None, **values: object
    ) -> Response:
        """Fill in and send a modal the bot showed this person, values by custom_id (`also`: as in `runs`)."""
        origin = self._modals.get(modal["custom_id"])
        if origin is None:
            raise LookupError(f"no modal {modal['custom_id']!r} is open")
        filled = self._filled(origin.place)
        data = modal_data(modal, {**values, **(also or {})}, filled)
        return await self._acts(
            InteractionType.MODAL, origin.place, data, source=origin.source, trigger=origin
        )

    async def opens_menu(self, command_name: str, target_message: Message) -> Response:
        """Use a message command (the context menu of a message)."""
        stored = self._seen(target_message)
        place = Place(channel=self._world.channels[int(stored["channel_id"])])
        command = self._world.commands.find(command_name, kind=MESSAGE_MENU, guild_id=place.channel.guild_id)
        if command is None:
            raise LookupError(f"no message command {command_name!r}")
        check_offer(self._world, command, place, self.user)
        target = self._world.messages.payload(stored)
        data = {
            "id": command["id"],
            "name": command["name"],
            "type": MESSAGE_MENU,
            "target_id": stored["id"],
            "resolved": {"messages": {stored["id"]: target}},
        }
        return await self._acts(InteractionType.COMMAND, place, data)

    # Within

    @property
    def _world(self) -> World:
        return self._scene.world

    async def _acts(
        self,
        kind: InteractionType,
        place: Place,
        data: Json,
        *,
        source: Message | None = None,
        trigger: Interaction | None = None,
    ) -> Response:
        interaction = self._scene.interactions.open(
            kind, self.user, place, well_formed(data), source=source, trigger=trigger
        )
        response = await wait_for_response(
            self._world,
            interaction,
            answer_within_s=self._scene.interactions.answer_within_s,
            follow_up_within_s=self._scene.follow_up_within_s,
        )
        if response.modal is not None:
            self._modals[response.modal["custom_id"]] = interaction
        return response

    async def _uses(self, stored: Message, data: Json) -> Response:
        channel = self._world.channels[int(stored["channel_id"])]
        owners = (stored.get("interaction_metadata") or {}).get("authorizing_integration_owners", {})
        alone = "1" in owners and not self._world.has_bot(channel.guild_id)
        place = Place(channel=channel, as_user_app=alone)
        return await self._acts(InteractionType.COMPONENT, place, data, source=stored)

    def _place(self, where: Where, as_user_app: bool) -> Place:
        if as_user_app and where is None:
            return Place(channel=self._enter(self._world.elsewhere()), as_user_app=True)
        return Place(channel=self._channel(where), as_user_app=as_user_app)

    def _channel(self, where: Where) -> Channel:
        """A channel given itself, by name in the first guild, or by id; #general by default."""
        if isinstance(where, Channel):
            return self._enter(where)
        if isinstance(where, int):
            return self._enter(self._world.channels[where])
        return self._world.general if where is None else self._world.channel(where)

    def _enter(self, channel: Channel) -> Channel:
        """Be a member where the person acts."""
        guild = self._world.guilds.get(channel.guild_id or 0)
        if guild is not None and self.id not in guild.members:
            self._world.add_member(self.user, guild)
        return channel

    def _filled(self, place: Place) -> Filled:
        return Filled(self._world, self._world.guilds.get(place.channel.guild_id or 0))

    def _reply_to(self, said: Message, place: Channel) -> Message | None:
        own = str(self._world.bot.id)
        for one in place.messages.values():
            if one["author"]["id"] != own or int(one["id"]) <= int(said["id"]):
                continue
            reference = one.get("message_reference") or {}
            if place.guild_id is None or reference.get("message_id") == said["id"]:
                return one
        return None

    def _stored(self, message: Message) -> Message:
        found = self._world.messages.find(int(message["id"]))
        if found is None:
            raise LookupError("the message was deleted")
        return found

    def _seen(self, message: Message) -> Message:
        """The message as it stands now, if this person may see it."""
        whisper = self._world.messages.whispers.get(int(message["id"]))
        if whisper is not None and whisper[0] != self.id:
            raise LookupError("the message is ephemeral and another person's")
        return self._stored(message)
