"""Feeds as curators see them: what is offered while one types, each in a list, and how each does."""

import asyncio
import logging
from functools import partial
from typing import Any

from discord import Interaction
from discord.app_commands import Choice

from answers.folding import flat
from answers.terms import FeedState, Language, ProposalState
from answers.wording import Wording
from cogs.ui.escaping import cut, escaped, visible
from cogs.ui.following import moment
from cogs.ui.inputs import LONGEST_CHOICE, MOST_CHOICES
from cogs.ui.owners import named, owners_of
from cogs.ui.presses import surface_of
from db import feeds
from db.curators import By, may_curate
from db.feeds import Feed, FeedHealth

log = logging.getLogger(__name__)

OFFER_S = 0.8  # for reading the feeds while somebody types
LONGEST_NAME = 80


async def offer_feeds(interaction: Interaction[Any], typed: str) -> list[Choice[str]]:
    """The feeds of the programme, for curators alone."""
    try:
        async with asyncio.timeout(OFFER_S):
            theirs = await _theirs(interaction)
    except Exception as error:  # the library could not tell anybody
        log.warning("autocomplete.failed", extra={"reason": type(error).__name__})
        return []
    key = flat(typed)
    return [
        Choice(name=visible(f"{one.id} · {feed_name(one)}")[:LONGEST_CHOICE], value=str(one.id))
        for one in theirs
        if key in flat(f"{one.id} {one.title} {one.address}")
    ][:MOST_CHOICES]


def feed_line(one: Feed, wording: Wording, own: Language) -> str:
    """A feed in a list: its number, its name, what is special about it, its address."""
    say = partial(wording.say, own)
    told = [say("feed-state-paused")] if one.state is FeedState.PAUSED else []
    told += [say("source-official")] if one.official else []
    told += [say("feed-is-trusted")] if one.trusted else []
    more = f" ({', '.join(told)})" if told else ""
    address = f"\n-# {cut(escaped(one.address), 300)}" if one.title else ""
    return f"• **{one.id}** · {escaped(feed_name(one))}{more}{address}"


def health_entry(health: FeedHealth, ruled: int, wording: Wording, own: Language) -> str:
    """A feed with how it does and what came of it; `ruled` is how many proposals of it the rule accepted."""
    say, one, counts = partial(wording.say, own), health.feed, health.proposals
    lines = [
        say("feed-read-at", moment=moment(one.read_at)) if one.read_at else say("feed-never-read"),
        say("feed-articles", count=health.articles, unreadable=health.unreadable),
        say(
            "feed-proposals",
            count=sum(counts.values()),
            accepted=counts[ProposalState.ACCEPTED],
            rejected=counts[ProposalState.REJECTED],
            notours=counts[ProposalState.NOT_OURS],
            waiting=counts[ProposalState.OPEN],
        ),
    ]
    if one.failures and one.failing_since:
        why = escaped(say(one.reason or "error-unexpected"))
        since = moment(one.failing_since)
        lines.insert(1, say("feed-failing", reason=why, since=since, count=one.failures))
    if one.trusted or ruled:
        lines.append(say("feed-by-rule", count=ruled))
    return "\n".join([feed_line(one, wording, own), *(f"-# {line}" for line in lines)])


async def _theirs(interaction: Interaction[Any]) -> tuple[Feed, ...]:
    """The feeds of the programme chosen in the same command, or of the server's."""
    surface, services = surface_of(interaction), interaction.client.services
    followed = surface.servers.of(interaction.guild_id).programme
    known = {one.programme.id for one in surface.answering.programmes}
    chosen = getattr(interaction.namespace, "programme", None)
    slug = surface.answering.book(chosen if chosen in known else followed).programme.id
    user = interaction.user
    by = By(user_id=user.id, name=named(user), owner=user.id in owners_of(interaction.client.application))

    def work(session: Any) -> tuple[Feed, ...]:
        return feeds.feeds(session, slug) if may_curate(session, by) else ()

    found: tuple[Feed, ...] = await services.worker.run(lambda: services.store.read(work))
    return found


def feed_name(one: Feed) -> str:
    """As it is called here, or its address."""
    return cut(one.title or one.address, LONGEST_NAME)
