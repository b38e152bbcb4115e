"""Live boards at Discord: the `BoardPlace` over discord.py's HTTP client, and what its cache knows of channels.

Its requests are told to the gate as the courier's are: none begins after its deadline, and a limit comes back at
once instead of being slept over.
"""

import asyncio
import json
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any

import aiohttp
import discord
from discord import AllowedMentions, Guild, HTTPException
from discord.http import HTTPClient, Route, handle_message_parameters
from discord.utils import time_snowflake

from app.answering import Answering
from app.board_faces import Face
from app.sending import (
    CannotRead,
    ChannelClosed,
    LeaseOver,
    SendingError,
    TooSoon,
    Unclear,
)
from cogs.gate import CourierCall, courier_call
from cogs.refusals import refusal_of
from cogs.ui.boards import board_view
from cogs.ui.ids import token_of
from cogs.ui.rights import Place, is_shut, lacking, own_permissions
from db.boards import Board

PAGE, MOST_PAGES = 100, 20  # messages at once; beyond, a channel is too busy to be looked through
_MESSAGES = "/channels/{channel_id}/messages"
_MESSAGE = _MESSAGES + "/{message_id}"
_PINS = _MESSAGES + "/pins"
ANSWER_S = 15.0  # for the answer to a request, from the moment it goes out
_SOON_S = 1.0  # for a request that did not get its turn


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
        self._http = http
        self._answering = answering
        self._me = me
        self._guild_of = guild_of
        self._clock = clock

    async def post(self, board: Board, face: Face, *, deadline: float) -> int:
        told = await self._ask("POST", _MESSAGES, board, deadline, json=self._body(board, face, board.nonce))
        if isinstance(told, dict) and str(told.get("id")).isdigit():
            return int(told["id"])
        raise Unclear("what Discord answered is no message")

    async def edit(self, board: Board, face: Face, *, deadline: float) -> bool:
        told = await self._ask("PATCH", _MESSAGE, board, deadline, json=self._body(board, face))
        return isinstance(told, dict) and bool(told.get("pinned"))

    async def pin(self, board: Board, *, deadline: float) -> None:
        await self._ask("PUT", _PINS + "/{message_id}", board, deadline)

    async def retire(self, board: Board, face: Face, *, deadline: float) -> None:
        still_pinned = await self.edit(board, face, deadline=deadline)
        if still_pinned and self.may_pin(board):
            await self._ask("DELETE", _PINS + "/{message_id}", board, deadline)

    async def remove(self, board: Board, message_id: int, *, deadline: float) -> None:
        await self._ask("DELETE", _MESSAGE, board, deadline, message_id=message_id)

    async def look(self, board: Board, *, deadline: float) -> None:
        if self._lacks(board, "read_message_history"):
            raise CannotRead("the bot may not read the channel's history")
        await self._ask("GET", _MESSAGE, board, deadline)

    async def find(self, board: Board, *, since: datetime, deadline: float) -> int | None:
        if self._lacks(board, "read_message_history"):
            raise CannotRead("the bot may not read the channel's history")
        after = time_snowflake(since)
        try:
            for _page in range(MOST_PAGES):
                messages = await self._page(board, deadline, after)
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

    async def _page(self, board: Board, deadline: float, after: int) -> list[Mapping[str, Any]]:
        query = {"limit": PAGE, "after": after}
        told = await self._ask("GET", _MESSAGES, board, deadline, params=query)
        if isinstance(told, list) and all(isinstance(one, dict) and "id" in one for one in told):
            return told
        raise Unclear("what Discord answered is no list of messages")

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
        route = Route(
            method, path, channel_id=board.channel_id, message_id=message_id or board.message_id or 0
        )
        call = CourierCall(deadline=deadline, answer_s=ANSWER_S)
        if self._clock() >= deadline:
            raise LeaseOver("the lease is over")
        known = courier_call.set(call)
        try:
            async with asyncio.timeout(ANSWER_S) as call.patience:
                return await self._http.request(route, **body)
        except TimeoutError:
            return _meanwhile(call)
        except SendingError:
            raise
        except HTTPException as error:
            raise refusal_of(error, editing=method == "PATCH") from error
        except discord.RateLimited as error:
            raise TooSoon("a rate limit of Discord", after_s=error.retry_after) from error
        except (aiohttp.ClientError, OSError) as error:
            raise Unclear(f"the connection failed ({type(error).__name__})") from error
        except (ValueError, KeyError, TypeError) as error:
            raise Unclear(f"the answer is not Discord's ({type(error).__name__})") from error
        finally:
            courier_call.reset(known)


def needed_by_board(channel: Place) -> tuple[str, ...]:
    """What the bot needs to keep a board up there."""
    thread = isinstance(channel, discord.Thread)
    return ("view_channel", "send_messages_in_threads" if thread else "send_messages")


def _meanwhile(call: CourierCall) -> Any:
    """What is known of a call that took too long: the library may sleep after an answer came."""
    if call.refusal is not None:
        raise call.refusal
    if call.answer is not None:
        return json.loads(call.answer) if call.answer else None
    if call.sent:
        raise Unclear(f"no answer within {ANSWER_S:g} s")
    raise TooSoon("its turn did not come", after_s=_SOON_S)


def _tokens(components: object) -> Iterator[str | None]:
    """The tokens in the buttons of a message, at any depth."""
    for one in components if isinstance(components, list) else []:
        if isinstance(one, dict):
            yield token_of(str(one.get("custom_id")))
            yield from _tokens(one.get("components"))
