"""/curators: who may decide on facts. For the owner of the application alone, looked at again at each command."""

from collections.abc import Callable
from typing import Any, TypeVar

import discord
from discord import Interaction, app_commands
from discord.ext import commands

from answers.curating_errors import OnlyTheOwner
from app.services import Services
from cogs.client import ProgrammeBot
from cogs.ui.failures import say_privately
from cogs.ui.owners import named, owners_of
from cogs.ui.surface import Surface
from cogs.ui.translator import language_of, said
from cogs.ui.waiting import unless_slow
from db.curators import curators as every_curator
from db.curators import name_curator
from db.people import curator_name, forget_person

T = TypeVar("T")


class CuratorsCog(commands.Cog):
    """Naming curators: the owner's alone."""

    curators = app_commands.Group(name="curators", description=said("command-curators"))

    def __init__(self, surface: Surface, services: Services, owners: Callable[[], frozenset[int]]) -> None:
        self._say = surface.wording.say
        self._services = services
        self._owners = owners

    @curators.command(name="add", description=said("command-curators-add"))
    @app_commands.describe(person=said("option-curator"))
    async def add(self, interaction: Interaction[Any], person: discord.User) -> None:
        self._check(interaction)
        write, name = self._services.store.write, named(person)
        new = await self._run(interaction, lambda: write(name_curator, name, person.id))
        await self._tell(interaction, "curators-added" if new else "curators-known", name=name)

    @curators.command(name="remove", description=said("command-curators-remove"))
    @app_commands.describe(person=said("option-curator"))
    async def remove(self, interaction: Interaction[Any], person: discord.User) -> None:
        self._check(interaction)
        store = self._services.store
        name = await self._run(interaction, lambda: store.read(curator_name, person.id))
        left = await self._run(interaction, lambda: store.write(forget_person, person.id))
        if left is None:
            await self._tell(interaction, "curators-not", name=named(person))
        else:
            await self._tell(interaction, "curators-removed", name=name, left=left)

    @curators.command(name="list", description=said("command-curators-list"))
    async def list(self, interaction: Interaction[Any]) -> None:
        self._check(interaction)
        read = self._services.store.read
        found = await self._run(interaction, lambda: read(every_curator))
        owners = self._owners()
        names = ", ".join(one.name for one in found if one.user_id not in owners)
        if names:
            await self._tell(interaction, "curators-list", names=names)
        else:
            await self._tell(interaction, "curators-none")

    def _check(self, interaction: Interaction[Any]) -> None:
        if interaction.user.id not in self._owners():
            raise OnlyTheOwner("the account does not own the application")

    async def _tell(self, interaction: Interaction[Any], key: str, **fields: object) -> None:
        await say_privately(interaction, self._say(language_of(interaction.locale), key, **fields))

    async def _run(self, interaction: Interaction[Any], work: Callable[[], T]) -> T:
        return await unless_slow(interaction, self._services.worker.run(work))


async def setup(bot: ProgrammeBot) -> None:
    await bot.add_cog(CuratorsCog(bot.surface, bot.services, lambda: owners_of(bot.application)))
