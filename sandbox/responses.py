"""What a person gets to see of the bot's answer to an interaction.

It waits for the answer as long as Discord would, and for a deferred one until it is filled in.
"""

from __future__ import annotations

import asyncio
import copy
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from sandbox.interactions import CallbackType, Interaction
from sandbox.making import MessageFlag, flags_of
from sandbox.parts import Json, Message
from sandbox.reading import texts

if TYPE_CHECKING:
    from sandbox.state import World

Kind: TypeAlias = Literal["message", "deferred", "update", "deferred_update", "modal", "choices", "none"]
_KINDS: dict[CallbackType, Kind] = {
    CallbackType.MESSAGE: "message",
    CallbackType.DEFERRED_MESSAGE: "deferred",
    CallbackType.UPDATE: "update",
    CallbackType.DEFERRED_UPDATE: "deferred_update",
    CallbackType.MODAL: "modal",
    CallbackType.CHOICES: "choices",
}
_DEFERRED = (CallbackType.DEFERRED_MESSAGE, CallbackType.DEFERRED_UPDATE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """The bot's answer; kind "none" where none came in time.

    `message` is as it stood when the answer was complete, `after_s` the seconds until the first callback.
    """

    kind: Kind
    message: Message | None = None
    modal: Json | None = None
    choices: tuple[Json, ...] = ()
    after_s: float = 0.0

    @property
    def acknowledged(self) -> bool:
        """Whether the bot answered in time at all."""
        return self.kind != "none"

    @property
    def ephemeral(self) -> bool:
        """Whether only the person sees the message."""
        return self.message is not None and bool(flags_of(self.message) & MessageFlag.EPHEMERAL)

    @property
    def text(self) -> str:
        """All words of the message in order."""
        return texts(self.message)

    def as_json(self) -> dict[str, Any]:
        """All of it for the control interface."""
        more = {"acknowledged": self.acknowledged, "ephemeral": self.ephemeral, "text": self.text}
        return {**asdict(self), "choices": list(self.choices), **more}


async def wait_for_response(
    world: World, interaction: Interaction, *, answer_within_s: float, follow_up_within_s: float
) -> Response:
    """Wait for the callback and, if it only defers, for what follows; the interaction dies without a callback."""
    try:
        async with asyncio.timeout(answer_within_s):
            await interaction.answered.wait()
    except TimeoutError:
        if interaction.callback is None:
            interaction.dead = True
            return Response(kind="none", after_s=answer_within_s)
    assert interaction.callback is not None
    assert interaction.answered_at is not None
    if interaction.callback in _DEFERRED:
        await _settled(interaction, follow_up_within_s)
    data = copy.deepcopy(interaction.data)
    return Response(
        kind=_KINDS[interaction.callback],
        message=_message(world, interaction),
        modal=data if interaction.callback is CallbackType.MODAL else None,
        choices=tuple(data.get("choices") or ()) if interaction.callback is CallbackType.CHOICES else (),
        after_s=interaction.answered_at - interaction.at,
    )


async def _settled(interaction: Interaction, within_s: float) -> None:
    try:
        async with asyncio.timeout(within_s):
            await interaction.settled.wait()
    except TimeoutError:
        return  # it stays "thinking", and that is what the person sees


def _message(world: World, interaction: Interaction) -> Message | None:
    wanted = interaction.response_id
    if interaction.callback is CallbackType.DEFERRED_UPDATE and interaction.follow_ups:
        wanted = interaction.follow_ups[-1]
    found = None if wanted is None else world.messages.find(wanted)
    return None if found is None else world.messages.payload(found)
