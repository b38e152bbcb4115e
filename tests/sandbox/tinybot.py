"""A tiny bot on the real discord.py, which does one thing of each kind, and how to aim it at a sandbox."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import discord
import yarl
from discord import app_commands

from sandbox import Sandbox


class Doors(discord.ui.View):
    """A button of each kind of answer, and a select."""

    def __init__(self) -> None:
        super().__init__(timeout=None)

    @discord.ui.button(label="Open", custom_id="door:open")
    async def open(self, interaction: discord.Interaction, _: discord.ui.Button[Any]) -> None:
        await interaction.response.edit_message(content="open")

    @discord.ui.button(label="Later", custom_id="door:later")
    async def later(self, interaction: discord.Interaction, _: discord.ui.Button[Any]) -> None:
        await interaction.response.defer()
        await interaction.edit_original_response(content="later")

    @discord.ui.button(label="Ask", custom_id="door:ask")
    async def ask(self, interaction: discord.Interaction, _: discord.ui.Button[Any]) -> None:
        await interaction.response.send_modal(Form())

    @discord.ui.select(
        custom_id="door:colour",
        options=[discord.SelectOption(label="Red", value="r"), discord.SelectOption(label="Blue", value="b")],
    )
    async def colour(self, interaction: discord.Interaction, menu: discord.ui.Select[Any]) -> None:
        await interaction.response.send_message(f"picked {menu.values[0]}", ephemeral=True)


class Form(discord.ui.Modal, title="Form"):
    """One labelled text input and one select."""

    reason = discord.ui.Label[Any](
        text="Why", component=discord.ui.TextInput(custom_id="reason", max_length=20, required=True)
    )
    size = discord.ui.Label[Any](
        text="Size",
        component=discord.ui.Select(
            custom_id="size", options=[discord.SelectOption(label="Small", value="s")], required=False
        ),
    )

    async def on_submit(self, interaction: discord.Interaction) -> None:
        text, menu = self.reason.component, self.size.component
        assert isinstance(text, discord.ui.TextInput)
        assert isinstance(menu, discord.ui.Select)
        await interaction.response.send_message(f"because {text.value} {menu.values}")


class Card(discord.ui.LayoutView):
    """Components v2 with a button in a container's section."""

    def __init__(self) -> None:
        super().__init__(timeout=None)
        button: discord.ui.Button[Any] = discord.ui.Button(label="Why", custom_id="card:why")
        section: discord.ui.Section[Any] = discord.ui.Section("a line", accessory=button)
        self.add_item(discord.ui.Container(discord.ui.TextDisplay("# A card"), section))


class TinyBot(discord.AutoShardedClient):
    """Replies to mentions and direct messages, and has a command of each kind. `heard` lists events."""

    def __init__(self, **more: Any) -> None:
        intents = more.pop("intents", discord.Intents(guilds=True, guild_messages=True, dm_messages=True))
        super().__init__(intents=intents, guild_ready_timeout=0, **more)
        self.tree = app_commands.CommandTree(self)
        self.heard: list[str] = []
        self.interactions: list[discord.Interaction] = []
        self.messages: list[discord.Message] = []
        _add_commands(self)

    async def setup_hook(self) -> None:
        _, url, _ = await self.http.get_bot_gateway()
        discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(url)
        self.add_view(Doors())
        await self.tree.sync()

    async def before_identify_hook(self, *_: Any, **__: Any) -> None:
        """The library would wait five seconds between two identifies; the sandbox only records them."""

    async def on_message(self, message: discord.Message) -> None:
        if self.user is None or message.author.id == self.user.id:
            return
        self.messages.append(message)
        if message.guild is None or self.user in message.mentions:
            await message.reply(f"you said {message.content.rpartition('>')[2].strip()}")

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        self.interactions.append(interaction)

    async def on_shard_resumed(self, shard_id: int) -> None:
        self.heard.append(f"resumed {shard_id}")

    async def on_guild_join(self, guild: discord.Guild) -> None:
        self.heard.append(f"joined {guild.name}")

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        self.heard.append(f"left {guild.name}")


def _add_commands(bot: TinyBot) -> None:
    alerts = app_commands.Group(name="alerts", description="Alerts")

    @bot.tree.command(description="Greets")
    async def hello(interaction: discord.Interaction, name: str, times: int = 1) -> None:
        await interaction.response.send_message(f"hello {name} " * times, view=Doors())

    @hello.autocomplete("name")
    async def names(_: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
        found = [name for name in ("Ada", "Alan", "Grace") if name.lower().startswith(typed.lower())]
        return [app_commands.Choice(name=name, value=name) for name in found]

    @bot.tree.command(description="Thinks, then tells in secret")
    async def slow(interaction: discord.Interaction) -> None:
        await interaction.response.defer(ephemeral=True)
        await interaction.followup.send("done", ephemeral=True)

    @bot.tree.command(description="Never answers")
    async def mute(_: discord.Interaction) -> None:
        return

    @bot.tree.command(description="A card")
    async def card(interaction: discord.Interaction) -> None:
        await interaction.response.send_message(view=Card())

    @bot.tree.command(description="Where it runs")
    @app_commands.allowed_installs(guilds=True, users=True)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    async def where(interaction: discord.Interaction) -> None:
        installed = "user" if interaction.is_user_integration() else "guild"
        await interaction.response.send_message(f"{installed} {interaction.locale} {interaction.context}")

    @alerts.command(description="Follow")
    async def follow(
        interaction: discord.Interaction, channel: discord.TextChannel, who: discord.Member
    ) -> None:
        await interaction.response.send_message(f"{who.display_name} follows #{channel.name}")

    @bot.tree.context_menu(name="Quote")
    async def quote(interaction: discord.Interaction, message: discord.Message) -> None:
        await interaction.response.send_message(f"quoted {message.content}", ephemeral=True)

    bot.tree.add_command(alerts)


@asynccontextmanager
async def logged_in(sandbox: Sandbox, bot: discord.Client) -> AsyncIterator[discord.Client]:
    """Log a bot into a sandbox, wait until it is ready, and close it in the end."""
    running = asyncio.create_task(bot.start(sandbox.token))
    try:
        ready = asyncio.create_task(sandbox.bot_ready())
        await asyncio.wait([running, ready], return_when=asyncio.FIRST_COMPLETED)
        if running.done():
            ready.cancel()
            await running
        await ready
        await bot.wait_until_ready()
        yield bot
    finally:
        await bot.close()
        await asyncio.gather(running, return_exceptions=True)
