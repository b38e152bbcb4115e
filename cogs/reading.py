"""Proposals out of what a curator points at: /fact from-link, and the message menu "Propose from this message".

What is proposed is kept for review like anything that a feed told, and shown to the one who asked with the same buttons.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import discord
from discord import Interaction, app_commands
from discord.ext import commands

from answers.days import Day
from answers.errors import NoText, OtherLanguage, TooSlow
from answers.fact_book import FactBook
from app.ingesting import Ingesting
from app.reviewing import Reviewed, Reviewing
from cogs.check import words_of
from cogs.client import ProgrammeBot
from cogs.deciding import Deciding, send_privately
from cogs.ui.cards import sentence_view
from cogs.ui.failures import say_privately
from cogs.ui.proposals import batch_face, proposal_face
from cogs.ui.translator import language_of, said
from db.proposals import of_article
from ingest.documents import LONGEST_TITLE, Document, Entry, Kind, fingerprint_of, letters
from ingest.languages import OTHER
from ingest.languages import language_of as language_of_text

READ_S = 45.0  # for all of it: fetching takes at most 10 s, reading and understanding the rest
MOST_ARTICLES = 10  # of a feed that is given instead of an article
MOST_SHOWN = 5  # proposals; the others wait in the review channel
AT_ONCE = 2  # links that are read side by side


class ReadingCog(commands.Cog):
    """Reads what it is pointed at, within the guards."""

    def __init__(self, bot: ProgrammeBot, deciding: Deciding, reviewing: Reviewing) -> None:
        self._tree = bot.tree
        self._services = bot.services
        self._deciding = deciding
        self._reviewing = reviewing
        self._wording = bot.surface.wording
        self._turns = asyncio.Semaphore(AT_ONCE)
        self._ingesting = Ingesting(
            bot.services.store,
            bot.services.worker,
            clock=bot.services.answering.clock,
            fetcher=bot.news.fetcher,
            propose=bot.news.propose,
        )
        self._menu = app_commands.ContextMenu(
            name=said("menu-propose"),
            callback=self._propose,
            allowed_contexts=app_commands.AppCommandContext(
                guild=True, dm_channel=False, private_channel=False
            ),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
        )

    async def cog_load(self) -> None:
        self._tree.add_command(self._menu)

    async def cog_unload(self) -> None:
        self._tree.remove_command(self._menu.name, type=self._menu.type)

    async def link(self, interaction: Interaction[Any], slug: str, address: str) -> None:
        """Read what is at an address, and show what it proposes; raises OutsideError where that fails."""
        await self._begin(interaction)
        facts = self._services.answering.book(slug)
        async with self._turns:
            try:
                async with asyncio.timeout(READ_S):
                    document = await self._ingesting.link(address, facts)
                    found = await self._kept(document, facts)
            except TimeoutError:
                raise TooSlow(f"not read within {READ_S:g} s") from None
        await self._show(interaction, found)

    async def _propose(self, interaction: Interaction[Any], message: discord.Message) -> None:
        await self._begin(interaction)
        facts = self._services.answering.book(self._deciding.slug(interaction, None))
        async with self._turns:
            try:
                async with asyncio.timeout(READ_S):
                    found = await self._kept(_of_message(message, facts), facts)
            except TimeoutError:
                raise TooSlow(f"not read within {READ_S:g} s") from None
        await self._show(interaction, found)

    async def _begin(self, interaction: Interaction[Any]) -> None:
        """Only for curators; the answer takes a while."""
        await self._deciding.check_curator(interaction)
        if not interaction.response.is_done():
            await interaction.response.defer(ephemeral=True, thinking=True)

    async def _kept(self, document: Document, facts: FactBook) -> dict[int, set[int]]:
        """The articles with the ids of what each proposes, whether that is new or was known."""
        store, run = self._services.store, self._services.worker.run
        found: dict[int, set[int]] = {}
        first = replace(document, entries=document.entries[:MOST_ARTICLES])
        for one in await self._ingesting.understood(first, facts):
            kept = await self._ingesting.keep(one, facts)
            theirs = await run(partial(store.read, of_article, kept.article_id))
            ids = {*kept.stored.opened, *kept.stored.joined, *(each.id for each in theirs)}
            if ids:
                found[kept.article_id] = ids
        self._services.bell.ring()
        return found

    async def _show(self, interaction: Interaction[Any], found: dict[int, set[int]]) -> None:
        own, by = language_of(interaction.locale), self._deciding.by(interaction)
        ids = sorted(set().union(*found.values()))
        if not ids:
            await say_privately(interaction, self._wording.say(own, "reading-nothing"))
            return
        shown = await self._deciding.run(
            interaction, partial(self._reviewing.some, ids[: MOST_SHOWN * 4], by)
        )
        if len(found) == 1 and len(shown) > 1:
            await self._show_batch(interaction, next(iter(found)), shown)
        for one in shown[:MOST_SHOWN]:
            await send_privately(interaction, proposal_face(one, self._wording, own).view())
        if len(ids) > MOST_SHOWN:
            rest = self._wording.say(own, "reading-more", count=len(ids) - MOST_SHOWN)
            await send_privately(interaction, sentence_view(rest))

    async def _show_batch(
        self, interaction: Interaction[Any], article_id: int, shown: Sequence[Reviewed]
    ) -> None:
        face = batch_face(article_id, shown, self._wording, language_of(interaction.locale))
        await send_privately(interaction, face.view())


def _of_message(message: discord.Message, facts: FactBook) -> Document:
    """What a message says, on the day on which it was written there, with the address of the message.

    Raises Unreadable. Who wrote it is not kept.
    """
    text = words_of(message).strip()
    if not letters(text):
        raise NoText("there are no words in the message")
    language = language_of_text(text)
    if language == OTHER:
        raise OtherLanguage("the message is neither in English nor in Korean")
    first = text.partition("\n")[0].strip()[:LONGEST_TITLE]
    name = getattr(message.channel, "name", "")
    entry = Entry(
        title=first,
        text=text,
        link=message.jump_url,
        published_on=Day.of(message.created_at.astimezone(facts.programme.zone).date()),
        language=language,
        publisher=f"Discord, #{name}" if name else "Discord",
        fingerprint=fingerprint_of(first, text, message.jump_url),
    )
    return Document(kind=Kind.TEXT, title=first, entries=(entry,))
