"""/help, /glossary, /about and /privacy: what can be asked, what words mean, what this is and what it keeps."""

from typing import Any

from discord import Interaction
from discord.ext import commands

from answers.questions import Command
from answers.terms import Language
from app.services import Services
from cogs.client import ProgrammeBot
from cogs.ui.cards import sentence_view
from cogs.ui.inputs import slash
from cogs.ui.surface import Surface
from cogs.ui.translator import language_of
from cogs.ui.waiting import unless_slow
from db.people import curator_name, forget_person


class GuideCog(commands.Cog):
    def __init__(self, surface: Surface, services: Services) -> None:
        self._surface = surface
        self._store = services.store
        self._worker = services.worker

    @slash("help")
    async def help(self, interaction: Interaction[Any], programme: str | None = None) -> None:
        await self._surface.ask(interaction, Command.HELP, private=True, programme=programme)

    @slash("glossary")
    async def glossary(
        self,
        interaction: Interaction[Any],
        term: str,
        private: bool = False,
        programme: str | None = None,
    ) -> None:
        await self._surface.ask(
            interaction, Command.GLOSSARY, name=term, private=private, programme=programme
        )

    @slash("about")
    async def about(self, interaction: Interaction[Any], programme: str | None = None) -> None:
        await self._surface.ask(interaction, Command.ABOUT, private=True, programme=programme)

    @slash("privacy")
    async def privacy(self, interaction: Interaction[Any], what: str = "kept") -> None:
        language = language_of(interaction.locale)
        if what == "kept":
            say = self._surface.wording.say
            told = f"{say(language, 'privacy-kept')} {say(language, 'privacy-curators')}"
        else:
            told = await unless_slow(interaction, self._about(interaction.user.id, what, language))
        view = sentence_view(told)
        if interaction.response.is_done():
            await interaction.followup.send(view=view, ephemeral=True)
        else:
            await interaction.response.send_message(view=view, ephemeral=True)

    async def _about(self, person: int, what: str, language: Language) -> str:
        say = self._surface.wording.say
        if what == "delete":
            name = await self._worker.run(lambda: self._store.write(forget_person, person))
            found = "privacy-deleted"
        else:
            name = await self._worker.run(lambda: self._store.read(curator_name, person))
            found = "privacy-curator"
        return say(language, found, name=name) if name else say(language, "privacy-nothing")


async def setup(bot: ProgrammeBot) -> None:
    await bot.add_cog(GuideCog(bot.surface, bot.services))
