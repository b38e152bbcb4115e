"""/why and /sources: the reasons for an outcome, and what it all rests on."""

from typing import Any

from discord import Interaction
from discord.ext import commands

from answers.questions import Command
from cogs.client import ProgrammeBot
from cogs.ui.inputs import slash
from cogs.ui.surface import Surface


class EvidenceCog(commands.Cog):
    def __init__(self, surface: Surface) -> None:
        self._surface = surface

    @slash("why")
    async def why(
        self,
        interaction: Interaction[Any],
        team: str,
        stage: str | None = None,
        private: bool = False,
        programme: str | None = None,
    ) -> None:
        await self._surface.ask(
            interaction, Command.WHY, name=team, stage=stage, private=private, programme=programme
        )

    @slash("sources")
    async def sources(
        self,
        interaction: Interaction[Any],
        team: str | None = None,
        private: bool = False,
        programme: str | None = None,
    ) -> None:
        await self._surface.ask(interaction, Command.SOURCES, name=team, private=private, programme=programme)


async def setup(bot: ProgrammeBot) -> None:
    await bot.add_cog(EvidenceCog(bot.surface))
