"""/status, /team, /teams, /timeline, /compare and /next: how things stand, how they came to, what comes."""

from typing import Any

from discord import Interaction
from discord.ext import commands

from answers.questions import Command
from cogs.client import ProgrammeBot
from cogs.ui.inputs import slash
from cogs.ui.surface import Surface


class StandingCog(commands.Cog):
    def __init__(self, surface: Surface) -> None:
        self._ask = surface.ask

    @slash("status")
    async def status(
        self,
        interaction: Interaction[Any],
        stage: str | None = None,
        as_of: str | None = None,
        private: bool = False,
        programme: str | None = None,
    ) -> None:
        await self._ask(
            interaction, Command.STATUS, stage=stage, as_of=as_of, private=private, programme=programme
        )

    @slash("team")
    async def team(
        self,
        interaction: Interaction[Any],
        name: str,
        as_of: str | None = None,
        private: bool = False,
        programme: str | None = None,
    ) -> None:
        await self._ask(
            interaction, Command.TEAM, name=name, as_of=as_of, private=private, programme=programme
        )

    @slash("teams")
    async def teams(
        self,
        interaction: Interaction[Any],
        as_of: str | None = None,
        private: bool = False,
        programme: str | None = None,
    ) -> None:
        await self._ask(interaction, Command.TEAMS, as_of=as_of, private=private, programme=programme)

    @slash("timeline")
    async def timeline(
        self,
        interaction: Interaction[Any],
        team: str | None = None,
        private: bool = False,
        programme: str | None = None,
    ) -> None:
        await self._ask(interaction, Command.TIMELINE, name=team, private=private, programme=programme)

    @slash("compare")
    async def compare(
        self,
        interaction: Interaction[Any],
        teams: str,
        private: bool = False,
        programme: str | None = None,
    ) -> None:
        await self._ask(interaction, Command.COMPARE, name=teams, private=private, programme=programme)

    @slash("next")
    async def next(
        self, interaction: Interaction[Any], private: bool = False, programme: str | None = None
    ) -> None:
        await self._ask(interaction, Command.NEXT, private=private, programme=programme)


async def setup(bot: ProgrammeBot) -> None:
    await bot.add_cog(StandingCog(bot.surface))
