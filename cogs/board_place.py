"""Live boards at Discord: the `BoardPlace` over discord.py's HTTP client, and what its cache knows of channels.

Its requests go out through `calls.py`, as the courier's do.
"""

import time
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any

import discord
from discord import AllowedMentions, Guild
from discord.http import HTTPClient, Route, handle_message_parameters
from discord.utils import time_snowflake

from app.answering import Answering
from app.board_faces import Face
from app.sending import CannotRead, ChannelClosed, LeaseOver
from cogs.calls import MESSAGE, MESSAGES, MOST_PAGES, PAGE, DiscordCalls, message_id_in
from cogs.ui.boards import board_view
from cogs.ui.ids import token_of
from cogs.ui.rights import Place, is_shut, lacking, own_permissions
from db.boards import Board

_PINS = MESSAGES + "/pins"


class DiscordBoards:
    """`me` gives the id of our own user, `guild_of` a server out of the cache; see `BoardPlace` for the rest."""

    def __init__(
        self,
        http: HTTPClient,
        answering: Answering,
        *,
        me: Callable[[], int],
        guild_of: Callable[[int], Guild | None],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._calls = DiscordCalls(http, clock=clock)
        self._answering = answering
        self._me = me
        self._guild_of = guild_of
        self._clock = clock

    async def post(self, board: Board, face: Face, *, deadline: float) -> int:
        told = await self._ask("POST", MESSAGES, board, deadline, json=self._body(board, face, board.nonce))
        return message_id_in(told)

    async def edit(self, board: Board, face: Face, *, deadline: float) -> bool:
        told = await self._ask("PATCH", MESSAGE, board, deadline, json=self._body(board, face))
        return isinstance(told, dict) and bool(told.get("pinned"))

    async def pin(self, board: Board, *, deadline: float) -> None:
        await self._ask("PUT", _PINS + "/{message_id}", board, deadline)

    async def retire(self, board: Board, face: Face, *, deadline: float) -> None:
        still_pinned = await self.edit(board, face, deadline=deadline)
        if still_pinned and self.may_pin(board):
            await self._ask("DELETE", _PINS + "/{message_id}", board, deadline)

    async def remove(self, board: Board, message_id: int, *, deadline: float) -> None:
        await self._ask("DELETE", MESSAGE, board, deadline, message_id=message_id)

    async def look(self, board: Board, *, deadline: float) -> None:
        if self._lacks(board, "read_message_history"):
            raise CannotRead("the bot may not read the channel's history")
        await self._ask("GET", MESSAGE, board, deadline)

    async def find(self, board: Board, *, since: datetime, deadline: float) -> int | None:
        if self._lacks(board, "read_message_history"):
            raise CannotRead("the bot may not read the channel's history")
        after = time_snowflake(since)
        try:
            for _page in range(MOST_PAGES):
                messages = await self._calls.history(board.channel_id, deadline, limit=PAGE, after=after)
                if found := next((one for one in messages if self._is_ours(one, board)), None):
                    return int(found["id"])
                if len(messages) < PAGE:
                    return None
                after = max(int(one["id"]) for one in messages)
        except ChannelClosed as error:
            raise CannotRead(str(error)) from error
        raise CannotRead(f"more than {PAGE * MOST_PAGES} messages since")

    def may_pin(self, board: Board) -> bool:
        return not self._lacks(board, "pin_messages")

    def may_write(self, board: Board) -> bool:
        channel = self._channel(board)
        if channel is None or is_shut(channel):
            return False
        return not lacking(own_permissions(channel), needed_by_board(channel))

    def _channel(self, board: Board) -> Place | None:
        guild = self._guild_of(board.guild_id)
        found = guild.get_channel_or_thread(board.channel_id) if guild else None
        return found if isinstance(found, Place) else None

    def _lacks(self, board: Board, permission: str) -> bool:
        """Whether the cache knows that the bot has not that permission."""
        channel = self._channel(board)
        return channel is not None and bool(lacking(own_permissions(channel), [permission]))

    def _body(self, board: Board, face: Face, nonce: str | None = None) -> Any:
        standings = self._answering.standings(face.reply.facts)
        view = board_view(face, standings, self._answering.wording, token=board.token)
        with handle_message_parameters(
            view=view, nonce=nonce, allowed_mentions=AllowedMentions.none()
        ) as made:
            return made.payload

    def _is_ours(self, message: Mapping[str, Any], board: Board) -> bool:
        author = message.get("author") or {}
        return author.get("id") == str(self._me()) and board.token in _tokens(message.get("components"))

    async def _ask(
        self,
        method: str,
        path: str,
        board: Board,
        deadline: float,
        *,
        message_id: int | None = None,
        **body: Any,
    ) -> Any:
        """What Discord answers, or the SendingError of it."""
        if self._clock() >= deadline:
            raise LeaseOver("the lease is over")
        message = message_id or board.message_id or 0
        route = Route(method, path, channel_id=board.channel_id, message_id=message)
        return await self._calls.ask(route, deadline, editing=method == "PATCH", **body)


def needed_by_board(channel: Place) -> tuple[str, ...]:
    """What the bot needs to keep a board up there."""
    thread = isinstance(channel, discord.Thread)
    return ("view_channel", "send_messages_in_threads" if thread else "send_messages")


def _tokens(components: object) -> Iterator[str | None]:
    """The tokens in the buttons of a message, at any depth."""
    for one in components if isinstance(components, list) else []:
        if isinstance(one, dict):
            yield token_of(str(one.get("custom_id")))
            yield from _tokens(one.get("components"))
