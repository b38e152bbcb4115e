"""Telling a server once what became of a channel: in a place where the bot may speak, in the server's language.

The moderators' channel comes first, then the one for system messages, then others that follow something. Where
there is none, it stays untold and `/alerts list` shows it.
"""

import asyncio
import logging
from collections.abc import Callable, Iterator, Sequence

import aiohttp
import discord
from discord import AllowedMentions

from answers.subscriptions import Subscription
from answers.terms import Language, SubscriptionState
from answers.wording import Wording
from app.places import Places
from app.servers import Servers
from cogs.ui.rights import Place, is_shut, lacking, own_permissions
from cogs.ui.translator import language_of
from db.notices import Notice

log = logging.getLogger(__name__)

SEND_S = 15.0
LATER_S = (
    3600.0  # before a server in which nothing could be posted is tried again: refusals count towards a ban
)


class Teller:
    """Tells what is untold; `clock` is monotonic, in seconds. Only one process tells a notice."""

    def __init__(
        self,
        places: Places,
        servers: Servers,
        wording: Wording,
        *,
        guild: Callable[[int], discord.Guild | None],
        clock: Callable[[], float],
    ) -> None:
        self._places = places
        self._servers = servers
        self._wording = wording
        self._guild = guild
        self._clock = clock
        self._not_before: dict[int, float] = {}  # by notice

    async def tell(self, present: frozenset[int]) -> None:
        """Tell the servers in `present` what they were not told yet."""
        untold = await self._places.untold(present)
        waiting = {one.id for one in untold.notices}
        self._not_before = {one: at for one, at in self._not_before.items() if one in waiting}
        for notice in untold.notices:
            guild = self._guild(notice.guild_id)
            if guild is None or guild.unavailable or self._not_before.get(notice.id, 0.0) > self._clock():
                continue
            theirs = [one for one in untold.theirs if one.guild_id == guild.id]
            await self._tell(notice, guild, theirs)

    async def _tell(self, notice: Notice, guild: discord.Guild, theirs: Sequence[Subscription]) -> None:
        for place in _where(guild, notice.channel_id, theirs):
            if not await self._places.take(notice.id):
                return
            try:
                await self._post(notice, place, self._language(guild, place, theirs))
            except (discord.Forbidden, discord.NotFound):
                await self._places.give_back(notice.id)
                self._not_before[notice.id] = self._clock() + LATER_S
            except (discord.DiscordException, aiohttp.ClientError, OSError) as error:
                await self._places.give_back(notice.id)
                log.warning("notice.not_told", extra={"id": notice.id, "reason": type(error).__name__})
                return
            else:
                self._not_before.pop(notice.id, None)
                log.info("notice.told", extra={"id": notice.id, "key": notice.key})
                return

    async def _post(self, notice: Notice, place: Place, language: Language) -> None:
        sentence = self._wording.say(language, notice.key, channel=f"<#{notice.channel_id}>")
        async with asyncio.timeout(SEND_S):
            await place.send(
                sentence,
                allowed_mentions=AllowedMentions.none(),
                nonce=f"notice-{notice.id}",  # sent again after a cut, it is the same message
            )

    def _language(self, guild: discord.Guild, place: Place, theirs: Sequence[Subscription]) -> Language:
        """The server's, else that of what the place follows, else that of its members' client."""
        there = next((one.language for one in theirs if one.channel_id == place.id), None)
        return self._servers.of(guild.id).language or there or language_of(guild.preferred_locale)


def _where(guild: discord.Guild, about: int, theirs: Sequence[Subscription]) -> Iterator[Place]:
    """Where the bot may speak, the best place first; not the channel that it is about."""
    ids = [one.channel_id for one in theirs if one.state is SubscriptionState.ACTIVE]
    others = [guild.get_channel_or_thread(one) for one in ids]
    seen = {about}
    for place in (guild.public_updates_channel, guild.system_channel, *others):
        if isinstance(place, Place) and place.id not in seen and _may_speak(place):
            seen.add(place.id)
            yield place


def _may_speak(place: Place) -> bool:
    send = "send_messages_in_threads" if isinstance(place, discord.Thread) else "send_messages"
    return not is_shut(place) and not lacking(own_permissions(place), ("view_channel", send))
