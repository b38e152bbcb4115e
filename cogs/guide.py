"""/help: what can be asked here."""

from typing import Any

from discord import Interaction
from discord.ext import commands

from answers.questions import Command
from cogs.client import ProgrammeBot
from cogs.ui.inputs import slash
from cogs.ui.surface import Surface


class GuideCog(commands.Cog):
    def __init__(self, surface: Surface) -> None:
        self._surface = surface

    @slash("help")
    async def help(self, interaction: Interaction[Any], programme: str | None = None) -> None:
        await self._surface.ask(interaction, Command.HELP, private=True, programme=programme)


async def setup(bot: ProgrammeBot) -> None:
    await bot.add_cog(GuideCog(bot.surface))
