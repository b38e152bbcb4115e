"""Subscriptions as members see them: what is offered while one types, and each one in words.

What people named (channels, roles, teams) is shown as a mention or escaped; mentions ping nobody here.
"""

import asyncio
import logging
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import discord
from discord import Interaction, ui
from discord.app_commands import Choice

from answers.fact_book import FactBook
from answers.folding import flat
from answers.questions import PARTED
from answers.subscriptions import Subscription
from answers.terms import Language, SubscriptionState, TeamId, Topic
from answers.wording import Wording, listed
from app.following import Follows, chosen, topic_words
from cogs.ui.escaping import escaped, visible
from cogs.ui.inputs import LONGEST_CHOICE, MOST_CHOICES, several_teams
from cogs.ui.presses import surface_of
from cogs.ui.rights import Place, in_words, lacking, needed_in, own_permissions
from cogs.ui.translator import language_of

log = logging.getLogger(__name__)

ALL = "all"
OFFER_S = 0.8  # for reading what a server follows while somebody types; an empty list comes in time
NAMED_TEAMS = 4  # of a subscription in a list; the others are counted
LONGEST_NAME = 60
MOST_TEXT = 3900  # of the 4000 characters of one message


def follows_of(interaction: Interaction[Any]) -> Follows:
    """The subscriptions; autocompletes are given nothing but the interaction."""
    services = interaction.client.services
    return Follows(services.store, services.worker, services.answering.clock)


async def theirs_in_time(interaction: Interaction[Any]) -> tuple[Subscription, ...]:
    """What the server follows, for somebody who may know; nothing where that takes too long."""
    if interaction.guild_id is None or not interaction.permissions.manage_guild:
        return ()
    try:
        async with asyncio.timeout(OFFER_S):
            return await follows_of(interaction).of(interaction.guild_id)
    except Exception as error:  # the library could not tell anybody
        log.warning("autocomplete.failed", extra={"reason": type(error).__name__})
        return ()


async def offer_subscriptions(interaction: Interaction[Any], typed: str) -> list[Choice[str]]:
    """The channels of this server that follow something."""
    theirs = await theirs_in_time(interaction)
    surface, language = surface_of(interaction), language_of(interaction.locale)
    several = len({one.programme for one in theirs}) > 1
    labels = []
    for one in theirs:
        facts = surface.answering.book(one.programme)
        more = [facts.programme.name.in_(language)] if several else []
        more += [surface.wording.say(language, f"alerts-state-{one.state}")]
        labels.append((one, f"{channel_name(interaction.guild, one.channel_id)} ({', '.join(more)})"))
    key = flat(typed)
    return [
        Choice(name=visible(label)[:LONGEST_CHOICE], value=str(one.id))
        for one, label in labels
        if key in flat(label)
    ][:MOST_CHOICES]


async def offer_teams(interaction: Interaction[Any], typed: str) -> list[Choice[str]]:
    """All teams in a word, or one after another; those of the programme that the subscription follows."""
    surface, language = surface_of(interaction), language_of(interaction.locale)
    try:
        facts = await _facts_of(interaction)
        offered = several_teams(surface, facts, typed, language)
    except Exception as error:  # the library could not tell anybody
        log.warning("autocomplete.failed", extra={"reason": type(error).__name__})
        return []
    return _with_all(offered, typed, surface.wording, language)


async def offer_topics(interaction: Interaction[Any], typed: str) -> list[Choice[str]]:
    """All topics in a word, or one after another."""
    wording, language = surface_of(interaction).wording, language_of(interaction.locale)
    known = topic_words(wording)
    head, _comma, last = typed.rpartition(",")
    before = [known[flat(one)] for one in PARTED.split(head) if flat(one) in known]
    offered = []
    for topic in Topic:
        if topic in before or flat(last) not in flat(wording.say(language, f"topic-{topic}") + topic):
            continue
        names = [wording.say(language, f"topic-{one}") for one in (*before, topic)]
        offered.append(Choice(name=", ".join(names)[:LONGEST_CHOICE], value=", ".join((*before, topic))))
    return _with_all(offered, typed, wording, language)


def which(interaction: Interaction[Any], typed: str, theirs: tuple[Subscription, ...]) -> Subscription:
    """The subscription that an option means, a channel's name included; raises NoSuchSubscription."""
    name = flat(typed)
    named = {
        one.channel_id
        for one in theirs
        if name and flat(channel_name(interaction.guild, one.channel_id)) == name
    }
    meant = str(named.pop()) if len(named) == 1 else typed
    return chosen(meant, interaction.channel_id, theirs)


def channel_name(guild: discord.Guild | None, channel_id: int) -> str:
    """`#news`; the id of a channel that is not in the cache."""
    channel = guild.get_channel_or_thread(channel_id) if guild else None
    return f"#{channel.name}" if channel else f"#{channel_id}"


class Words:
    """Words subscriptions in one language."""

    def __init__(self, wording: Wording, language: Language) -> None:
        self._wording = wording
        self.language = language

    def say(self, key: str, **fields: object) -> str:
        """A sentence; what people named must be escaped, or be a mention, already."""
        return self._wording.say(self.language, key, **fields)

    def lines(self, one: Subscription, facts: FactBook) -> tuple[str, ...]:
        """What it follows, in which language, and whom it pings."""
        named = Language.EN if one.language is Language.EN else Language.KO
        role = self.role(one.role_id)
        return (
            self.say("alerts-line-teams", teams=self.teams(one.teams, facts, most=len(facts.teams))),
            self.say("alerts-line-topics", topics=self.topics(one.topics)),
            self.say("alerts-line-language", which=self.say(_LANGUAGE[named])),
            role[:1].upper() + role[1:],
        )

    def entry(self, one: Subscription, facts: FactBook, guild: discord.Guild, *, programme: bool) -> str:
        """A subscription in a list: where, in which state and why, since when, and what."""
        names = [escaped(facts.programme.name.in_(self.language))] if programme else []
        since = self.say("alerts-line-since", since=day_of(one.since))
        what = [
            self.teams(one.teams, facts, most=NAMED_TEAMS),
            self.topics(one.topics),
            self.say(_LANGUAGE[one.language]),
            self.role(one.role_id),
        ]
        head = " · ".join([mention(one.channel_id), *names, self.state(one, guild), since])
        return f"• {head}\n-# {' · '.join(what)}"

    def state(self, one: Subscription, guild: discord.Guild) -> str:
        """Whether it is active; what keeps it from that, as far as the cache knows."""
        word = self.say(f"alerts-state-{one.state}")
        if one.state is not SubscriptionState.REFUSED:
            return f"**{word}**"
        channel = guild.get_channel_or_thread(one.channel_id)
        why = ""
        if isinstance(channel, Place):
            missing = lacking(own_permissions(channel), needed_in(channel))
            why = in_words(missing, self._wording, self.language)
        parts = [self.say("alerts-missing", permissions=why)] if why else []
        parts += [self.say("alerts-tried-again", moment=moment(one.retry_at))] if one.retry_at else []
        return f"**{word}**" + (f" ({'; '.join(parts)})" if parts else "")

    def teams(self, teams: Iterable[TeamId], facts: FactBook, *, most: int) -> str:
        """The names of teams, some counted where there are many; all where there is none."""
        chosen_teams = set(teams)
        if not chosen_teams:
            return self.say("alerts-all-teams")
        names = [one.name.in_(self.language) for one in facts.teams if one.id in chosen_teams]
        names += sorted(chosen_teams - {one.id for one in facts.teams})  # gone from the programme
        shown = [escaped(one[:LONGEST_NAME]) for one in names[:most]]
        if len(names) > most:
            return self.say("alerts-and-more", names=", ".join(shown), count=len(names) - most)
        return listed(self.language, shown)

    def topics(self, topics: Iterable[Topic]) -> str:
        """The names of topics, all of them where there is none."""
        wanted = set(topics) or set(Topic)
        return listed(self.language, [self.say(f"topic-{one}") for one in Topic if one in wanted])

    def role(self, role_id: int | None) -> str:
        """Whom it pings."""
        if role_id is None:
            return self.say("alerts-line-no-role")
        return self.say("alerts-line-role", role=f"<@&{role_id}>")


_LANGUAGE = {Language.EN: "choice-english", Language.KO: "choice-korean"}


def mention(channel_id: int) -> str:
    return f"<#{channel_id}>"


def day_of(at: datetime) -> str:
    """A day as each reader's own Discord writes it."""
    return f"<t:{int(at.timestamp())}:d>"


def moment(at: datetime) -> str:
    """How far away a moment is, as each reader's own Discord writes it."""
    return f"<t:{int(at.timestamp())}:R>"


async def show_privately(interaction: Interaction[Any], head: str, entries: Sequence[str] = ()) -> None:
    """Text that is escaped already, for the asker alone; in several messages where it is long."""
    for text in _pages(head, entries):
        view = ui.LayoutView(timeout=None)
        view.add_item(ui.TextDisplay(text))
        view.stop()
        if interaction.response.is_done():
            await interaction.followup.send(view=view, ephemeral=True)
        else:
            await interaction.response.send_message(view=view, ephemeral=True)


def _pages(head: str, entries: Sequence[str]) -> list[str]:
    pages = [head[:MOST_TEXT]]
    for one in entries:
        if len(pages[-1]) + 1 + len(one) > MOST_TEXT:
            pages.append(one[:MOST_TEXT])
        else:
            pages[-1] += f"\n{one}"
    return pages


async def _facts_of(interaction: Interaction[Any]) -> FactBook:
    """The programme of the subscription chosen in the same command, else the one chosen or the server's."""
    surface = surface_of(interaction)
    given = interaction.namespace
    typed = given.channel
    if interaction.command is not None and interaction.command.name == "edit":
        theirs = await theirs_in_time(interaction)
        one = which(interaction, typed if isinstance(typed, str) else "", theirs)
        return surface.answering.book(one.programme)
    followed = surface.servers.of(interaction.guild_id).programme
    known = {one.programme.id for one in surface.answering.programmes}
    return surface.answering.book(given.programme if given.programme in known else followed)


def _with_all(
    offered: list[Choice[str]], typed: str, wording: Wording, language: Language
) -> list[Choice[str]]:
    label = wording.say(language, "choice-all")
    first = [] if "," in typed or flat(typed) not in flat(label + ALL) else [Choice(name=label, value=ALL)]
    return [*first, *offered][:MOST_CHOICES]
