"""/board: a pinned message that always shows the standing. Only for those who may manage the server.

The keeper of the boards is started and stopped here, and told of what the gateway notices: messages that are
deleted, permissions that change. That a channel or a server is gone is noted in `places.py`.
"""

import asyncio
import contextlib
import os
import secrets
import socket
from collections.abc import Callable
from typing import Any

import discord
from discord import Interaction, app_commands
from discord.ext import commands

from answers.errors import AskerError
from answers.terms import Language, SubscriptionState
from app.board_tending import BoardGuards
from app.board_times import BoardTimes
from app.boards import BoardKeeper
from app.services import Services
from cogs.board_place import DiscordBoards, needed_by_board
from cogs.client import ProgrammeBot
from cogs.settings import MANAGERS, managed
from cogs.ui.escaping import escaped
from cogs.ui.following import mention, moment, show_privately
from cogs.ui.inputs import LANGUAGES, programmes, subcommand
from cogs.ui.rights import in_words, is_shut, lacking
from cogs.ui.surface import Surface
from cogs.ui.translator import language_of, said
from cogs.ui.waiting import unless_slow
from db.boards import Board, Wanted, boards_of

MOST_BOARDS = 25  # of a server
_PROGRAMME = {"programme": "option-programme"}


class BoardInAnnouncements(AskerError):
    """Edits of published posts reach those who follow the channel late, or never."""

    key = "error-board-announcement"


class BoardElsewhere(AskerError):
    """A forum, a voice channel: a board cannot stand there."""

    key = "error-board-place"


class MayNotShowBoard(AskerError):
    key = "error-board-permissions"


class BoardThreadShut(AskerError):
    key = "error-board-thread"


class TooManyBoards(AskerError):
    key = "error-too-many-boards"


class BoardCog(commands.Cog):
    board = app_commands.Group(
        name="board",
        description=said("command-board"),
        default_permissions=MANAGERS,
        allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=False, private_channel=False),
        allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
    )

    def __init__(
        self, bot: ProgrammeBot, *, times: BoardTimes | None = None, guards: BoardGuards | None = None
    ) -> None:
        self._bot = bot
        self._surface: Surface = bot.surface
        self._services: Services = bot.services
        self._times = times or BoardTimes()
        self._guards = guards
        self._unlisten: Callable[[], None] | None = None
        self._running: asyncio.Task[None] | None = None
        self.keeper = self._keeper()

    def _keeper(self) -> BoardKeeper:
        services, bot = self._services, self._bot
        place = DiscordBoards(
            bot.http,
            services.answering,
            me=lambda: bot.application_id or 0,
            guild_of=bot.get_guild,
            clock=self._times.clock,
        )
        return BoardKeeper(
            store=services.store,
            worker=services.worker,
            answering=services.answering,
            place=place,
            holder=f"{socket.gethostname()[:40]}:{os.getpid()}:{secrets.token_hex(4)}",
            times=self._times,
            guards=self._guards,
        )

    async def cog_load(self) -> None:
        loop = asyncio.get_running_loop()

        def heard() -> None:
            with contextlib.suppress(RuntimeError):  # the loop has ended: nobody keeps boards any more
                loop.call_soon_threadsafe(self.keeper.heard)

        self._unlisten = self._services.bell.listen(heard)
        self._running = asyncio.create_task(self.keeper.run(), name="boards")
        if self._bot.is_ready():
            self.keeper.look_after()

    async def cog_unload(self) -> None:
        if self._unlisten:
            self._unlisten()
        if self._running:
            self._running.cancel()
            await asyncio.gather(self._running, return_exceptions=True)
        await self.keeper.close()

    # Commands

    @subcommand(
        board,
        "here",
        words={"language": "option-board-language"} | _PROGRAMME,
        offers={"programme": programmes},
        choices={"language": LANGUAGES},
    )
    async def here(
        self, interaction: Interaction[Any], language: str = "", programme: str | None = None
    ) -> None:
        """Put up a board in this channel; one that is here already is refreshed."""
        guild_id, own = managed(interaction), language_of(interaction.locale)
        settings = self._surface.servers.of(guild_id)
        facts = self._surface.answering.book(programme or settings.programme)
        wanted = Wanted(
            guild_id=guild_id,
            channel_id=self._checked_place(interaction),
            language=Language(language) if language in set(Language) else settings.language or own,
        )
        board, was_there = await unless_slow(interaction, self._put_up(facts.programme.id, wanted))
        head, *notes = self._placed(board, was_there=was_there)
        say = self._surface.wording.say
        name = escaped(facts.programme.name.in_(own))
        lines = [say(own, one) for one in notes]
        await show_privately(interaction, f"**{say(own, head, programme=name)}**", lines)

    @subcommand(board, "stop", words=_PROGRAMME, offers={"programme": programmes})
    async def stop(self, interaction: Interaction[Any], programme: str | None = None) -> None:
        """End the board of this channel; its message stays, and says that nobody keeps it up."""
        guild_id, own = managed(interaction), language_of(interaction.locale)
        answering = self._surface.answering
        usual = answering.book(self._surface.servers.of(guild_id).programme).programme.id
        chosen = answering.book(programme).programme.id if programme else None
        await unless_slow(
            interaction,
            self.keeper.take_down(guild_id, interaction.channel_id or 0, chosen, usual=usual),
        )
        await show_privately(interaction, f"**{self._surface.wording.say(own, 'board-stopped')}**")

    @subcommand(board, "list", words={})
    async def list(self, interaction: Interaction[Any]) -> None:
        """Where this server has boards, and how they stand."""
        guild_id, own = managed(interaction), language_of(interaction.locale)
        theirs = await unless_slow(interaction, self._of(guild_id))
        say = self._surface.wording.say
        key = "board-list" if theirs else "board-list-empty"
        head = say(own, key, count=len(theirs)) if theirs else say(own, key)
        await show_privately(interaction, f"**{head}**", [self._entry(one, own) for one in theirs])

    # What the gateway notices

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        self.keeper.look_after()
        for guild in self._bot.guilds:
            await self.keeper.may_be_open(guild.id)

    @commands.Cog.listener()
    async def on_raw_message_delete(self, event: discord.RawMessageDeleteEvent) -> None:
        await self.keeper.message_gone(event.message_id)

    @commands.Cog.listener()
    async def on_raw_bulk_message_delete(self, event: discord.RawBulkMessageDeleteEvent) -> None:
        for message_id in event.message_ids:
            await self.keeper.message_gone(message_id)

    @commands.Cog.listener()
    async def on_thread_update(self, _before: discord.Thread, after: discord.Thread) -> None:
        if not after.archived:
            await self.keeper.thread_open(after.id)

    @commands.Cog.listener()
    async def on_thread_join(self, thread: discord.Thread) -> None:
        """Also comes for a thread that is opened again: an archived one is not in the cache."""
        await self.keeper.thread_open(thread.id)

    @commands.Cog.listener()
    async def on_guild_channel_update(
        self, _before: discord.abc.GuildChannel, after: discord.abc.GuildChannel
    ) -> None:
        await self.keeper.may_be_open(after.guild.id)

    @commands.Cog.listener()
    async def on_guild_role_update(self, _before: discord.Role, after: discord.Role) -> None:
        await self.keeper.may_be_open(after.guild.id)

    @commands.Cog.listener()
    async def on_member_update(self, _before: discord.Member, after: discord.Member) -> None:
        if self._bot.user and after.id == self._bot.user.id:
            await self.keeper.may_be_open(after.guild.id)

    # Within

    def _checked_place(self, interaction: Interaction[Any]) -> int:
        """The channel of the interaction, if a board can stand there; raises what is in the way."""
        place = interaction.channel
        if not isinstance(place, discord.TextChannel | discord.Thread):
            raise BoardElsewhere(f"a board in a {type(place).__name__}")
        if isinstance(place, discord.TextChannel) and place.is_news():
            raise BoardInAnnouncements("a board in an announcement channel")
        if is_shut(place):
            raise BoardThreadShut(f"thread {place.id} is locked")
        if missing := lacking(interaction.app_permissions, needed_by_board(place)):
            words = in_words(missing, self._surface.wording, language_of(interaction.locale))
            raise MayNotShowBoard(f"missing in {place.id}: {missing}", permissions=words)
        return place.id

    async def _put_up(self, slug: str, wanted: Wanted) -> tuple[Board, bool]:
        theirs = await self._of(wanted.guild_id)
        if len(theirs) >= MOST_BOARDS and all(one.channel_id != wanted.channel_id for one in theirs):
            raise TooManyBoards(f"server {wanted.guild_id} has {len(theirs)} boards", limit=MOST_BOARDS)
        return await self.keeper.put_up(slug, wanted)

    async def _of(self, guild_id: int) -> tuple[Board, ...]:
        store = self._services.store
        return await self._services.worker.run(lambda: store.read(boards_of, guild_id))

    def _placed(self, board: Board, *, was_there: bool) -> tuple[str, ...]:
        """The sentences on how a board stands that was just asked for; the first names the programme."""
        if board.state is not SubscriptionState.ACTIVE:
            return ("board-not-up",)
        if board.message_id is None or not board.shown:
            return ("board-on-its-way",)
        key = "board-refreshed" if was_there else "board-up"
        return (key,) if board.pinned else (key, "board-unpinned")

    def _entry(self, board: Board, own: Language) -> str:
        say = self._surface.wording.say
        language = "choice-english" if board.language is Language.EN else "choice-korean"
        name = escaped(self._surface.answering.book(board.programme).programme.name.in_(own))
        parts = [
            mention(board.channel_id),
            name,
            say(own, language),
            say(own, f"board-state-{_state(board)}"),
        ]
        if board.state is SubscriptionState.REFUSED and board.due_at is not None:
            parts.append(say(own, "board-tried-again", moment=moment(board.due_at)))
        return "• " + " · ".join(parts)


def _state(board: Board) -> str:
    if board.state is SubscriptionState.REFUSED:
        return "refused"
    if board.message_id is None:
        return "waiting"
    return "pinned" if board.pinned else "unpinned"


async def setup(bot: ProgrammeBot) -> None:
    await bot.add_cog(BoardCog(bot))
