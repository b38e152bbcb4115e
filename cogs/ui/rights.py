"""What the bot may do in a channel, and what it lacks, in the words of Discord's own settings.

It reads the cache alone, but for a channel that is not in it (an archived thread): that one is asked for once.
"""

import asyncio
from collections.abc import Iterable
from typing import Any

import aiohttp
import discord
from discord import Interaction, Permissions, app_commands

from answers.errors import AskerError
from answers.terms import ChannelKind, Language
from answers.wording import Wording, listed

Place = discord.TextChannel | discord.Thread

ASK_S = 5.0  # for a channel that is not in the cache
ADVISED = ("read_message_history",)
MENTION = "mention_everyone"  # also lets one ping roles that not everybody may


class NoSuchChannel(AskerError):
    """It is not of this server, gone, or not for the bot to see."""

    key = "error-no-such-channel"


class WrongKind(AskerError):
    """A forum, a category, a voice channel: alerts cannot stand there."""

    key = "error-wrong-channel"


class PlaceOption(app_commands.Transformer):
    """An option for a channel in which messages can stand; its value is the id, wherever that channel may be."""

    @property
    def type(self) -> discord.AppCommandOptionType:
        return discord.AppCommandOptionType.channel

    @property
    def channel_types(self) -> list[discord.ChannelType]:
        kinds = discord.ChannelType
        return [kinds.text, kinds.news, kinds.news_thread, kinds.public_thread, kinds.private_thread]

    async def transform(self, _interaction: Interaction[Any], value: Any, /) -> int:
        return int(value.id)


def kind_of(channel: Place) -> ChannelKind:
    """Which kind of channel for alerts it is."""
    if isinstance(channel, discord.Thread):
        return ChannelKind.THREAD
    return ChannelKind.ANNOUNCEMENT if channel.is_news() else ChannelKind.TEXT


def needed_in(channel: Place) -> tuple[str, ...]:
    """What the bot needs to post alerts there."""
    send = "send_messages_in_threads" if isinstance(channel, discord.Thread) else "send_messages"
    return ("view_channel", send, "embed_links")


def lacking(permissions: Permissions, wanted: Iterable[str]) -> tuple[str, ...]:
    """Which of the permissions are not there, by their names in the library."""
    return tuple(one for one in wanted if not getattr(permissions, one))


def own_permissions(channel: Place) -> Permissions:
    """What the bot may do there; nothing in a thread whose channel it cannot see."""
    try:
        return channel.permissions_for(channel.guild.me)
    except discord.ClientException:  # the thread's channel is not in the cache
        return Permissions.none()


def is_shut(channel: Place) -> bool:
    """Whether it is a thread that only moderators can open again, and the bot is none."""
    return (
        isinstance(channel, discord.Thread)
        and channel.archived
        and channel.locked
        and not own_permissions(channel).manage_threads
    )


def may_post(channel: object) -> bool:
    """Whether alerts can be posted there now, as far as the cache knows."""
    if not isinstance(channel, Place) or is_shut(channel):
        return False
    return not lacking(own_permissions(channel), needed_in(channel))


def may_ping(role: discord.Role, permissions: Permissions) -> bool:
    """Whether a message of the bot with these permissions pings the role."""
    return role.mentionable or permissions.mention_everyone


def in_words(names: Iterable[str], wording: Wording, language: Language) -> str:
    """Permissions as Discord's settings call them, in a row."""
    return listed(language, [wording.say(language, f"permission-{one}") for one in names])


async def place_of(interaction: Interaction[Any], channel_id: int | None) -> Place:
    """The channel of that id in the server of the interaction, by default the one it happens in.

    Raises NoSuchChannel, also for a channel of another server, and WrongKind.
    """
    guild, here = interaction.guild, interaction.channel
    assert guild is not None  # `managed` saw to it
    wanted = channel_id or (here.id if here else 0)
    found: object = guild.get_channel_or_thread(wanted)
    if found is None and here is not None and here.id == wanted:
        found = here
    if found is None:
        found = await _asked_for(guild, wanted)
    if not isinstance(found, Place):
        raise WrongKind(f"channel {wanted} is a {type(found).__name__}")
    return found


async def _asked_for(guild: discord.Guild, channel_id: int) -> object:
    try:
        async with asyncio.timeout(ASK_S):
            return await guild.fetch_channel(channel_id)
    except (discord.DiscordException, aiohttp.ClientError, OSError) as error:
        raise NoSuchChannel(f"channel {channel_id} is not to be had: {type(error).__name__}") from error


def is_outside(channel: Place) -> bool:
    """Whether it is a private thread that the bot was not added to: those it is in are in the cache."""
    if not isinstance(channel, discord.Thread) or not channel.is_private():
        return False
    return channel.guild.get_thread(channel.id) is None and not own_permissions(channel).manage_threads
