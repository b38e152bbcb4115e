"""/language and /settings: how the bot behaves in a server. Only for those who may manage it.

Discord shows these commands to such members alone, but a server can change that, so rights are looked at
again here.
"""

from typing import Any

import discord
from discord import Interaction, Permissions, app_commands
from discord.ext import commands

from answers.errors import AskerError
from answers.folding import flat
from answers.terms import Language
from app.servers import Servers
from cogs.client import ProgrammeBot
from cogs.ui.failures import say_privately
from cogs.ui.inputs import programmes, slash
from cogs.ui.surface import Surface
from cogs.ui.translator import language_of, said
from cogs.ui.waiting import unless_slow
from db.servers import ServerSettings

MANAGERS = Permissions(manage_guild=True)


class NotAllowed(AskerError):
    key = "error-not-allowed"


class OnlyInAServer(AskerError):
    key = "error-server-only"


class SettingsCog(commands.Cog):
    settings = app_commands.Group(
        name="settings",
        description=said("command-settings"),
        default_permissions=MANAGERS,
        allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=False, private_channel=False),
        allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
    )

    def __init__(self, surface: Surface) -> None:
        self._surface = surface
        self._servers: Servers = surface.servers
        self._say = surface.wording.say

    @slash("language", managers=True)
    async def language(self, interaction: Interaction[Any], language: str) -> None:
        """Public answers in one language, or each member's own."""
        chosen = Language(language) if language in set(Language) else None
        await self._change(interaction, language=chosen)
        key = {Language.EN: "language-set", Language.KO: "language-set-ko", None: "language-members"}[chosen]
        own = language_of(interaction.locale)
        await say_privately(interaction, f"{self._say(own, key)} {self._say(own, 'language-private')}")

    @settings.command(name="show", description=said("command-settings-show"))
    async def show(self, interaction: Interaction[Any]) -> None:
        guild = managed(interaction)
        own = language_of(interaction.locale)
        await say_privately(interaction, self._told(self._servers.of(guild), own, interaction))

    @settings.command(name="mentions", description=said("command-settings-mentions"))
    @app_commands.describe(channel=said("option-channel"), answer=said("option-answer"))
    async def mentions(
        self, interaction: Interaction[Any], channel: discord.TextChannel, answer: bool
    ) -> None:
        """Allow a channel, or take it back; with none allowed, mentions are answered everywhere."""
        before = self._servers.of(managed(interaction)).channels
        after = before | {channel.id} if answer else before - {channel.id}
        await self._change(interaction, channels=frozenset(after))
        key = "settings-mentions-on" if answer else "settings-mentions-off"
        own = language_of(interaction.locale)
        told = self._say(own, key, channel=f"#{channel.name}")
        if not after:
            told += f" {self._say(own, 'settings-mentions-free')}"
        await say_privately(interaction, told)

    @settings.command(name="programme", description=said("command-settings-programme"))
    @app_commands.describe(programme=said("option-programme"))
    @app_commands.autocomplete(programme=programmes)
    async def programme(self, interaction: Interaction[Any], programme: str) -> None:
        facts = self._surface.answering.book(programme)
        await self._change(interaction, programme=facts.programme.id)
        own = language_of(interaction.locale)
        name = facts.programme.name.in_(own)
        await say_privately(interaction, self._say(own, "settings-programme-set", programme=name))

    @settings.command(name="forget", description=said("command-settings-forget"))
    @app_commands.describe(confirm=said("option-confirm"))
    async def forget(self, interaction: Interaction[Any], confirm: str = "") -> None:
        """Remove all that is kept about the server, once the word for it is typed, in either language."""
        guild, own = managed(interaction), language_of(interaction.locale)
        words = {flat(self._say(one, "settings-forget-word")) for one in Language}
        if flat(confirm) not in words:
            word = self._say(own, "settings-forget-word")
            await say_privately(interaction, self._say(own, "settings-forget-how", word=word))
            return
        await unless_slow(interaction, self._servers.forget(guild))
        await say_privately(interaction, self._say(own, "settings-forgotten"))

    async def _change(self, interaction: Interaction[Any], **changes: Any) -> None:
        guild = managed(interaction)
        await unless_slow(interaction, self._servers.change(guild, **changes))

    def _told(self, settings: ServerSettings, own: Language, interaction: Interaction[Any]) -> str:
        named = {Language.EN: "choice-english", Language.KO: "choice-korean", None: "choice-members"}
        which = self._say(own, named[settings.language])
        channels = ", ".join(sorted(_name(interaction, one) for one in settings.channels))
        mentions = (
            self._say(own, "settings-mentions-some", channels=channels)
            if channels
            else self._say(own, "settings-mentions-all")
        )
        facts = self._surface.answering.book(settings.programme)
        parts = (
            self._say(own, "settings-language", which=which),
            mentions,
            self._say(own, "settings-programme", programme=facts.programme.name.in_(own)),
        )
        return " · ".join(parts)


def managed(interaction: Interaction[Any]) -> int:
    """The server that the asker may manage; raises OnlyInAServer, NotAllowed."""
    if interaction.guild_id is None or interaction.guild is None:
        raise OnlyInAServer("not in a server of ours")
    if not interaction.permissions.manage_guild:
        raise NotAllowed("may not manage the server")
    return interaction.guild_id


def _name(interaction: Interaction[Any], channel_id: int) -> str:
    channel = interaction.guild.get_channel(channel_id) if interaction.guild else None
    return f"#{channel.name}" if channel else str(channel_id)


async def setup(bot: ProgrammeBot) -> None:
    await bot.add_cog(SettingsCog(bot.surface))
