"""/feed: which news feeds are followed, for curators; and the rounds that read them, in one process at a time."""

import asyncio
import contextlib
import logging
from collections.abc import Callable
from functools import partial
from typing import Any

from discord import Interaction, app_commands
from discord.ext import commands

from answers.curating_errors import FeedNotOfficial, OwnerTrusts
from answers.errors import AnotherCopy
from app.leases import Duty
from app.rounds_clock import RoundsClock
from app.services import utc_now
from app.worker import StoreWorker
from cogs.client import ProgrammeBot
from cogs.deciding import Asking
from cogs.ui.failures import say_privately
from cogs.ui.feeds import feed_line, feed_name, health_entry, offer_feeds
from cogs.ui.following import moment, show_privately
from cogs.ui.inputs import programmes, subcommand
from cogs.ui.owners import owners_of
from cogs.ui.translator import language_of, said
from db import feeds
from db.curators import deciding
from db.feeds import Feed, FeedHealth
from db.reviews import by_rule, trust
from ingest.addresses import parse_address
from ingest.rounds import RoundReport, Rounds

log = logging.getLogger(__name__)

OFFER_S = 0.8  # for reading the feeds while somebody types
AGAIN_S = 5.0  # before rounds are begun anew after a failure of the store
CLOSE_S = 3.0  # for a round under way when the bot leaves
GIVE_BACK_S = 1.0
LONGEST_NAME = 80
_PROGRAMME = {"programme": "option-programme"}
_FEED = {"feed": "option-feed"} | _PROGRAMME


_OFFERS = {"feed": offer_feeds, "programme": programmes}


class FeedsCog(commands.Cog):
    feed = app_commands.Group(name="feed", description=said("command-feed"))

    def __init__(self, bot: ProgrammeBot, asking: Asking) -> None:
        services, news = bot.services, bot.news
        self._bot = bot
        self._services = services
        self._asking = asking
        self._wording = bot.surface.wording
        self._news = news
        self._running: asyncio.Task[None] | None = None
        self._worker = (
            StoreWorker()
        )  # of its own: however long a round has the store, answers wait for nothing
        rounds = Rounds(
            services.store, self._worker, services.facts.book, clock=services.answering.clock,
            fetcher=news.fetcher, readers=news.readers, propose=news.propose, spacing=news.spacing,
        )  # fmt: skip
        self.clock = RoundsClock(
            rounds, services.store, self._worker, clock=services.answering.clock, sleep=news.sleep,
            after_round=self._after,
        )  # fmt: skip

    async def cog_load(self) -> None:
        self._running = asyncio.create_task(self._run(), name="rounds")

    async def cog_unload(self) -> None:
        if self._running is not None:
            self._running.cancel()
            await asyncio.wait({self._running}, timeout=CLOSE_S)

    # Commands

    @subcommand(
        feed,
        "add",
        words={
            "address": "option-feed-address",
            "name": "option-feed-name",
            "official": "option-feed-official",
        }
        | _PROGRAMME,
        offers={"programme": programmes},
    )
    async def add(
        self,
        interaction: Interaction[Any],
        address: str,
        name: str | None = None,
        official: bool = False,
        programme: str | None = None,
    ) -> None:
        """Follow a feed; the next round reads it."""
        slug, by, store = (
            self._asking.slug(interaction, programme),
            self._asking.by(interaction),
            self._services.store,
        )
        checked, at = partial(parse_address, address, self._news.guards), self._services.answering.clock()

        def work() -> Feed:
            def adding(session: Any) -> Feed:
                who = deciding(session, by)
                title = " ".join((name or "").split())
                return feeds.add(session, slug, str(checked()), at=at, title=title, official=official, by=who)

            return store.write(adding)

        one = await self._asking.run(interaction, work)
        await self._say(interaction, "feed-added", feed=feed_name(one))

    @subcommand(feed, "list", words=_PROGRAMME, offers={"programme": programmes})
    async def list(self, interaction: Interaction[Any], programme: str | None = None) -> None:
        """The feeds that are followed."""
        slug, own = self._asking.slug(interaction, programme), language_of(interaction.locale)
        found = await self._read(interaction, partial(feeds.feeds, slug=slug))
        head = self._wording.say(own, "feed-list" if found else "feed-list-empty", count=len(found))
        await show_privately(
            interaction, f"**{head}**", [feed_line(one, self._wording, own) for one in found]
        )

    @subcommand(feed, "pause", words=_FEED, offers=_OFFERS)
    async def pause(self, interaction: Interaction[Any], feed: str, programme: str | None = None) -> None:
        """Leave a feed alone until it is resumed."""
        one = await self._change(interaction, feed, programme, feeds.pause)
        await self._say(interaction, "feed-paused", feed=feed_name(one))

    @subcommand(feed, "resume", words=_FEED, offers=_OFFERS)
    async def resume(self, interaction: Interaction[Any], feed: str, programme: str | None = None) -> None:
        """Read a feed again, at once."""
        at = self._services.answering.clock()
        one = await self._change(interaction, feed, programme, partial(feeds.resume, at=at))
        await self._say(interaction, "feed-resumed", feed=feed_name(one))

    @subcommand(feed, "remove", words=_FEED, offers=_OFFERS)
    async def remove(self, interaction: Interaction[Any], feed: str, programme: str | None = None) -> None:
        """Follow a feed no longer; what it proposed stays."""
        one = await self._change(interaction, feed, programme, feeds.remove)
        await self._say(interaction, "feed-removed", feed=feed_name(one))

    @subcommand(feed, "trust", words={"trusted": "option-feed-trusted"} | _FEED, offers=_OFFERS)
    async def trust(
        self, interaction: Interaction[Any], feed: str, trusted: bool, programme: str | None = None
    ) -> None:
        """Let a rule accept what an official feed repeats of the record; the owner's alone."""
        if not self._asking.is_owner(interaction):
            raise OwnerTrusts("the account does not own the application")
        one = await self._change(
            interaction, feed, programme, partial(trust, trusted=trusted), official=trusted
        )
        await self._say(interaction, "feed-trusted" if trusted else "feed-not-trusted", feed=feed_name(one))
        self._services.bell.ring()

    @subcommand(feed, "health", words=_PROGRAMME, offers={"programme": programmes})
    async def health(self, interaction: Interaction[Any], programme: str | None = None) -> None:
        """How each feed does, and what came of it."""
        slug, own = self._asking.slug(interaction, programme), language_of(interaction.locale)

        def both(session: Any) -> tuple[tuple[FeedHealth, ...], dict[int, int]]:
            return feeds.health(session, slug), by_rule(session)

        found, ruled = await self._read(interaction, both)
        say = partial(self._wording.say, own)
        head = say("feed-health" if found else "feed-list-empty", count=len(found))
        entries = [health_entry(one, ruled.get(one.feed.id, 0), self._wording, own) for one in found]
        rounds = self.clock.health.ended_at
        if rounds is not None:
            head += f" {say('feed-round', moment=moment(rounds))}"
        await show_privately(interaction, f"**{head}**", entries)

    # Within: commands

    async def _read(self, interaction: Interaction[Any], work: Callable[[Any], Any]) -> Any:
        """Something of the store, for curators; raises NotACurator."""
        await self._asking.check_curator(interaction)
        return await self._asking.run(interaction, lambda: self._services.store.read(work))

    async def _change(
        self,
        interaction: Interaction[Any],
        typed: str,
        programme: str | None,
        change: Callable[..., None],
        *,
        official: bool = False,
    ) -> Feed:
        """Change a feed of the programme; the feed as it was. Raises NotACurator, NoSuchFeed, FeedNotOfficial."""
        slug, by = self._asking.slug(interaction, programme), self._asking.by(interaction)

        def changing(session: Any) -> Feed:
            deciding(session, by)
            one = feeds.find(session, slug, typed.strip())
            if official and not one.official:
                raise FeedNotOfficial(f"feed {one.id} is not official")
            change(session, one.id)
            return one

        store = self._services.store
        return await self._asking.run(interaction, lambda: store.write(changing))

    async def _say(self, interaction: Interaction[Any], key: str, **fields: object) -> None:
        sentence = self._wording.say(language_of(interaction.locale), key, **fields)
        await say_privately(interaction, sentence)

    # Within: rounds

    async def _run(self) -> None:
        """Make rounds while this process has the duty; whatever fails, they are begun anew."""
        while True:
            duty = Duty(self._services.store, self._worker, "rounds", clock=utc_now)
            try:
                await duty.take(lambda line: log.info("rounds.elsewhere", extra={"who": line}))
                await self._while_ours(duty)
            except AnotherCopy:
                log.warning("rounds.taken_over")
            except Exception as error:  # the store may be gone for a while
                log.warning("rounds.failed", extra={"reason": type(error).__name__})
                await asyncio.sleep(AGAIN_S)
            finally:
                with contextlib.suppress(TimeoutError):  # a store that hangs lets it run out
                    await asyncio.wait_for(duty.give_back(), GIVE_BACK_S)

    async def _while_ours(self, duty: Duty) -> None:
        tasks = {asyncio.create_task(self.clock.run()), asyncio.create_task(duty.keep())}
        try:
            done, _pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            for one in done:
                await one
        finally:
            for one in tasks:
                one.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def _after(self, _report: RoundReport) -> None:
        """There may be proposals, or feeds to tell of."""
        self._services.bell.ring()


async def setup(bot: ProgrammeBot) -> None:
    asking = Asking(bot.surface, bot.services, lambda: owners_of(bot.application))
    await bot.add_cog(FeedsCog(bot, asking))
