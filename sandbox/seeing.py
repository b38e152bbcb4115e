"""What the bot may see of a message without the privileged message-content intent.

Pure: a message in, the same message or an emptied copy out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.parts import Message

if TYPE_CHECKING:
    from sandbox.state import World

MESSAGE_CONTENT = 1 << 15  # the intent


def stripped(message: Message, world: World, *, intents: int | None = None) -> Message:
    """The message as the bot gets it; `intents` are those of a gateway session, else the granted ones count.

    Content comes whole in direct messages, in messages of the bot and in those that mention it.
    """
    granted = world.application.privileged if intents is None else intents
    if granted & MESSAGE_CONTENT:
        return message
    shown = dict(message)
    if isinstance(shown.get("referenced_message"), dict):
        shown["referenced_message"] = stripped(shown["referenced_message"], world, intents=intents)
    if _open(message, world):
        return shown
    return shown | {"content": "", "embeds": [], "attachments": [], "components": []}


def _open(message: Message, world: World) -> bool:
    own = str(world.bot.id)
    channel = world.channels.get(int(message["channel_id"]))
    direct = channel is not None and channel.guild_id is None
    return direct or message["author"]["id"] == own or any(one["id"] == own for one in message["mentions"])
