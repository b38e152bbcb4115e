"""The message menu "Check this claim": what of a message is supported, contradicted, or not on record.

The answer is for the one who asked alone: nobody is shown up in public.
"""

from typing import Any

import discord
from discord import Interaction, app_commands
from discord.ext import commands

from cogs.client import ProgrammeBot
from cogs.ui.cards import card_view, lay_out
from cogs.ui.surface import Surface
from cogs.ui.translator import language_of, said


class CheckCog(commands.Cog):
    def __init__(self, bot: ProgrammeBot) -> None:
        self._tree = bot.tree
        self._surface: Surface = bot.surface
        self._menu = app_commands.ContextMenu(name=said("menu-check"), callback=self._check)

    async def cog_load(self) -> None:
        self._tree.add_command(self._menu)

    async def cog_unload(self) -> None:
        self._tree.remove_command(self._menu.name, type=self._menu.type)

    async def _check(self, interaction: Interaction[Any], message: discord.Message) -> None:
        # Its word lists take as long to load as a tenth of a cold start, and most bots check nothing at first.
        from answers.check_cards import check_card
        from answers.claim_check import check

        answering = self._surface.answering
        facts = answering.book(self._surface.servers.of(interaction.guild_id).programme)
        language = language_of(interaction.locale)
        card = check_card(
            check(words_of(message), facts, answering.clock()), facts, answering.wording, language
        )
        view = card_view(lay_out(card, language, answering.wording))
        await interaction.response.send_message(view=view, ephemeral=True)


def words_of(message: discord.Message) -> str:
    """The text of a message and of what it embeds."""
    parts = [message.content]
    for embed in message.embeds:
        parts += [embed.title or "", embed.description or ""]
        parts += [f"{field.name}: {field.value}" for field in embed.fields]
    return "\n".join(part for part in parts if part)


async def setup(bot: ProgrammeBot) -> None:
    await bot.add_cog(CheckCog(bot))
