"""Showing proposals in the review channels: a card for each that is new, mended as it changes, closed once it is decided.

It looks at the store when it is woken and every few seconds; whatever fails is tried again and ends nothing.
"""

import asyncio
import logging
import time
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

import aiohttp
import discord
from discord import AllowedMentions, ui

from answers.days import today
from answers.terms import FeedNotice, Language
from app.news import News
from app.reviewing import Reviewed, shown
from app.services import Services
from app.trusting import Trusting
from cogs.ui.escaping import escaped
from cogs.ui.ids import review_id
from cogs.ui.proposals import ACCEPT, ALL, Face, batch_face, proposal_face
from cogs.ui.rights import Place
from cogs.ui.translator import language_of
from db import feed_notices, review_cards
from db.feed_notices import FeedTold
from db.review_cards import Card, Look
from db.reviews import Review, reviews

T = TypeVar("T")
log = logging.getLogger(__name__)

SEND_S = 15.0
LATER_S = 600.0  # before a channel that is closed to the bot is tried again: refusals count towards a ban
AGAIN_S = 2.0  # after a failure of the store
SEARCHED = 100  # messages of a channel, for a card that may have been sent before a crash
_FAILED = (discord.DiscordException, aiohttp.ClientError, OSError)


class ReviewDesk:
    """`guild` gives a server by its id, None where the bot is not in it."""

    def __init__(
        self,
        services: Services,
        news: News,
        *,
        guild: Callable[[int], discord.Guild | None],
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._services, self._news, self._guild, self._monotonic = services, news, guild, monotonic
        self._trusting = Trusting(services)
        self._woken = asyncio.Event()
        self._not_before: dict[int, float] = {}  # by channel: it is closed to the bot
        self._last: dict[int, float] = {}  # by channel: when something was sent there

    def wake(self) -> None:
        """There may be something to show; called on the loop."""
        self._woken.set()

    async def run(self) -> None:
        """Never returns; cancel it to stop."""
        while True:
            self._woken.clear()
            try:
                await self.look()
            except Exception as error:  # the store may be gone for a while
                log.warning("review.failed", extra={"reason": type(error).__name__}, exc_info=error)
                await asyncio.sleep(AGAIN_S)
            try:
                async with asyncio.timeout(self._news.look_s):
                    await self._woken.wait()
            except TimeoutError:
                continue

    async def look(self) -> None:
        """Let the rule accept what it may, then post and mend what there is, in every channel side by side."""
        store, run = self._services.store, self._services.worker.run
        if await run(self._trusting.accept):
            await run(self._services.facts.look)
            self._services.bell.ring()
        found = await run(lambda: store.read(reviews))
        async with asyncio.TaskGroup() as group:
            for one in found:
                group.create_task(self._programme(one))

    async def _programme(self, review: Review) -> None:
        try:
            seen = await self._services.worker.run(
                lambda: self._services.store.read(review_cards.look, review)
            )
            await self._notices(review)
            await self._cards(review, seen)
        except Exception as error:  # the other programmes go on
            log.warning("review.stuck", extra={"programme": review.programme}, exc_info=error)

    # Cards

    async def _cards(self, review: Review, seen: Look) -> None:
        """Mend what stands, then post what does not stand yet; what is decided meanwhile goes first again."""
        for card in seen.cards:
            face = self._face(card.proposal, card.article, seen, self.language(card.guild_id))
            if card.message_id is not None:
                await self._mend(card, face)
            else:
                await self._again(review, card, face)
        for proposal, article in _wanted(seen, self._shown):
            face = self._face(proposal, article, seen, self.language(review.guild_id))
            if face is not None and not face.over:
                await self._post(review, face, proposal=proposal, article=article)
            if self._woken.is_set():
                return

    async def _post(
        self, review: Review, face: Face, *, proposal: int | None = None, article: int | None = None
    ) -> None:
        """Post a card. It is reserved first, so that a crash in between is seen."""
        place = self._place(review.guild_id, review.channel_id)
        if place is None:
            return
        at = self._services.answering.clock()
        card = await self._write(review_cards.reserve, review, proposal=proposal, article=article, at=at)
        if card is not None:
            await self._settle(card, await self._sent(place, face, card.token), face)

    async def _again(self, review: Review, card: Card, face: Face | None) -> None:
        """A card of which it is not known whether it was sent: it is looked for, else sent under its old nonce."""
        if face is None or face.over or card.channel_id != review.channel_id:
            await self._write(review_cards.gone, card.id)
            return
        place = self._place(card.guild_id, card.channel_id)
        if place is None:
            return
        found = await self._found(place, card)
        if found is not None:
            await self._write(review_cards.posted, card.id, found, shown="", over=False)
        else:
            await self._settle(card, await self._sent(place, face, card.token), face)

    async def _settle(self, card: Card, message_id: int | None, face: Face) -> None:
        if message_id is not None:
            await self._write(review_cards.posted, card.id, message_id, shown=face.mark, over=face.over)

    async def _sent(self, place: Place, face: Face, nonce: str) -> int | None:
        """The id of the message; None where it could not be sent now."""
        await self._turn(place.id)
        try:
            async with asyncio.timeout(SEND_S):
                message = await place.send(
                    view=face.view(), nonce=nonce, allowed_mentions=AllowedMentions.none()
                )
        except (discord.Forbidden, discord.NotFound):
            self._shut(place.id)
        except _FAILED as error:
            log.warning("review.not_posted", extra={"reason": type(error).__name__})
        else:
            return message.id
        return None

    async def _mend(self, card: Card, face: Face | None) -> None:
        """Have a card show what holds now; one whose message was deleted is let go."""
        if face is None or card.message_id is None or face.mark == card.shown:
            return
        place = self._place(card.guild_id, card.channel_id)
        if place is None:
            return
        await self._turn(place.id)
        try:
            async with asyncio.timeout(SEND_S):
                await place.get_partial_message(card.message_id).edit(
                    view=face.view(), allowed_mentions=AllowedMentions.none()
                )
        except discord.NotFound:
            await self._write(review_cards.gone, card.id)
        except discord.Forbidden:
            self._shut(place.id)
        except _FAILED as error:
            log.warning("review.not_mended", extra={"reason": type(error).__name__})
        else:
            await self._settle(card, card.message_id, face)

    async def _found(self, place: Place, card: Card) -> int | None:
        """The message of a card among the newest of the channel, by the ids of its buttons."""
        wanted = review_id(ACCEPT, card.proposal) if card.proposal else review_id(ALL, card.article or 0)
        try:
            async with asyncio.timeout(SEND_S):
                async for message in place.history(limit=SEARCHED):
                    if message.author.id == place.guild.me.id and wanted in _ids(message):
                        return message.id
        except _FAILED as error:  # then it is sent under its old nonce
            log.info("review.not_searched", extra={"reason": type(error).__name__})
        return None

    def _face(self, proposal: int | None, article: int | None, seen: Look, language: Language) -> Face | None:
        wording = self._services.answering.wording
        if proposal is not None:
            one = seen.proposals.get(proposal)
            return proposal_face(self._shown(one.id, seen), wording, language) if one else None
        theirs = [one for one in seen.of_article.get(article or 0, ()) if one in seen.proposals]
        if not theirs:
            return None
        return batch_face(article or 0, [self._shown(one, seen) for one in theirs], wording, language)

    def _shown(self, proposal: int, seen: Look) -> Reviewed:
        answering, one = self._services.answering, seen.proposals[proposal]
        facts = answering.book(one.programme)
        day = today(answering.clock(), facts.programme.zone)
        return shown(one, seen.edits.get(one.id), facts, answering.wording, day)

    # What is told of feeds

    async def _notices(self, review: Review) -> None:
        """That a feed is down, and that it is well again, once each."""
        store, at = self._services.store, self._services.answering.clock()
        untold = await self._services.worker.run(lambda: store.read(feed_notices.untold, review.programme))
        for one in untold:
            place = self._place(review.guild_id, review.channel_id)
            if place is None or not await self._write(feed_notices.take, one.id, at=at):
                return
            if not await self._told(one, place, self.language(review.guild_id)):
                await self._write(feed_notices.give_back, one.id)
                return

    async def _told(self, one: FeedTold, place: Place, language: Language) -> bool:
        say = self._services.answering.wording.say
        fields = {"feed": escaped(one.title or one.address)}
        if one.kind is FeedNotice.DOWN:
            fields["reason"] = say(language, one.reason or "error-unexpected")
        sentence = say(language, "feed-down" if one.kind is FeedNotice.DOWN else "feed-well", **fields)
        await self._turn(place.id)
        try:
            async with asyncio.timeout(SEND_S):
                await place.send(
                    sentence, nonce=f"feed-notice-{one.id}", allowed_mentions=AllowedMentions.none()
                )
        except (discord.Forbidden, discord.NotFound):
            self._shut(place.id)
            return False
        except _FAILED as error:
            log.warning("feed.not_told", extra={"reason": type(error).__name__})
            return False
        return True

    # Within

    async def _write(self, work: Callable[..., T], *args: Any, **more: Any) -> T:
        return await self._services.worker.run(lambda: self._services.store.write(work, *args, **more))

    def _place(self, guild_id: int, channel_id: int) -> Place | None:
        """The channel, unless it is gone or closed to the bot for now."""
        if self._not_before.get(channel_id, 0.0) > self._monotonic():
            return None
        guild = self._guild(guild_id)
        found = guild.get_channel_or_thread(channel_id) if guild and not guild.unavailable else None
        return found if isinstance(found, Place) else None

    def _shut(self, channel_id: int) -> None:
        log.warning("review.closed", extra={"channel": channel_id})
        self._not_before[channel_id] = self._monotonic() + LATER_S

    def reopened(self) -> None:
        """Permissions may have changed: closed channels are tried again."""
        if self._not_before:
            self._not_before.clear()
            self.wake()

    async def _turn(self, channel_id: int) -> None:
        """Wait until something may be sent there: one thing in a while, so that other posts get through."""
        gap = self._news.post_gap_s - (self._monotonic() - self._last.get(channel_id, float("-inf")))
        if gap > 0:
            await self._news.sleep(gap)
        self._last[channel_id] = self._monotonic()

    def language(self, guild_id: int | None) -> Language:
        """The server's, else that of its members' client."""
        guild = self._guild(guild_id) if guild_id else None
        usual = language_of(guild.preferred_locale) if guild else Language.EN
        return self._services.servers.of(guild_id).language or usual


def _wanted(seen: Look, show: Callable[[int, Look], Reviewed]) -> Iterator[tuple[int | None, int | None]]:
    """What should stand in the channel: the new proposals of each article, then the message about all of them."""
    by_article: dict[int, list[int]] = {one: [] for one in seen.of_article}
    for one in seen.new:
        sources = seen.proposals[one].sources
        by_article.setdefault(sources[0].article_id if sources else 0, []).append(one)
    for article, new in by_article.items():
        yield from ((one, None) for one in new)
        together = sum(show(one, seen).in_a_batch for one in seen.of_article.get(article, ()))
        if article not in seen.batched and together > 1:
            yield None, article


def _ids(message: discord.Message) -> set[str]:
    """The ids of a message's buttons."""
    if not message.components:
        return set()
    view = ui.LayoutView.from_message(message, timeout=None)
    view.stop()
    return {str(getattr(one, "custom_id", "")) for one in view.walk_children()}
