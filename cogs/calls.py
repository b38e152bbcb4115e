"""Requests of the courier and of boards to Discord: told to the gate, under a deadline, every failure one of
`app/sending.py`'s.

None begins after its deadline, and a limit comes back at once instead of being slept over.
"""

import asyncio
import json
import time
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from typing import Any

import aiohttp
import discord
from discord import HTTPException
from discord.http import HTTPClient, Route

from app.sending import LeaseOver, SendingError, TooSoon, Unclear
from cogs.gate import CourierCall, courier_call
from cogs.refusals import Refusals, refusal_of

ANSWER_S = 15.0  # for the answer to a request, from the moment it goes out; the library alone would wait 300
PAGE = 100  # messages at once
MOST_PAGES = 20  # beyond, a channel is too busy to be looked through
MESSAGES = "/channels/{channel_id}/messages"
MESSAGE = MESSAGES + "/{message_id}"
_SOON_S = 1.0  # for a request that did not get its turn


# Set once the channel was looked at for a message before it is sent again: what follows in the same task goes first.
# Else all would be looked for before anything is sent, and by then the looking would be out of date.
begun: ContextVar[bool] = ContextVar("begun", default=False)


class DiscordCalls:
    """`clock` is the monotonic one of the deadlines."""

    def __init__(
        self,
        http: HTTPClient,
        *,
        clock: Callable[[], float] = time.monotonic,
        answer_s: float | None = ANSWER_S,
        refusals: Refusals = refusal_of,
    ) -> None:
        """`answer_s` is for how long an answer is waited for (None: for ever), `refusals` what a bad one means."""
        self._http = http
        self._clock = clock
        self._answer_s = answer_s
        self._turn_s = None if answer_s is None else 2 * answer_s  # several processes share what may be sent
        self._refusals = refusals

    async def ask(
        self, route: Route, deadline: float, *, editing: bool = False, fine: int | None = None, **body: Any
    ) -> Any:
        """What Discord answers, or the SendingError of it; a refusal with the code `fine` is as good as done."""
        call = CourierCall(deadline=deadline, answer_s=self._answer_s, goes_on=begun.get())
        known = courier_call.set(call)
        try:
            async with asyncio.timeout(self._turn_s) as call.patience:
                return await self._http.request(route, **body)
        except TimeoutError:
            return self._meanwhile(call)
        except SendingError:
            raise
        except HTTPException as error:
            if fine is not None and error.code == fine:
                return None
            raise self._refusals(error, editing=editing) from error
        except discord.RateLimited as error:
            raise TooSoon("a rate limit of Discord", after_s=error.retry_after) from error
        except (aiohttp.ClientError, OSError) as error:
            raise Unclear(f"the connection failed ({type(error).__name__})") from error
        except (ValueError, KeyError, TypeError) as error:
            raise Unclear(f"the answer is not Discord's ({type(error).__name__})") from error
        finally:
            courier_call.reset(known)

    async def history(self, channel_id: int, deadline: float, **query: int) -> list[Mapping[str, Any]]:
        """One page of a channel's messages."""
        told = await self.ask(Route("GET", MESSAGES, channel_id=channel_id), deadline, params=query)
        if isinstance(told, list) and all(isinstance(one, dict) and "id" in one for one in told):
            return told
        raise Unclear("what Discord answered is no list of messages")

    def _meanwhile(self, call: CourierCall) -> Any:
        """What is known of a call that took too long: the library sleeps even after an answer came."""
        if call.refusal is not None:
            raise call.refusal
        if call.answer is not None:
            return json.loads(call.answer) if call.answer else None
        if call.sent:
            raise Unclear(f"no answer within {self._answer_s} s")
        if self._clock() >= call.deadline:
            raise LeaseOver("the lease was over before its turn came")
        raise TooSoon("its turn did not come", after_s=_SOON_S)


def message_id_in(told: object) -> int:
    """The id of the message that Discord answered with; raises Unclear where it is none."""
    if isinstance(told, dict) and str(told.get("id")).isdigit():
        return int(told["id"])
    raise Unclear("what Discord answered is no message")
