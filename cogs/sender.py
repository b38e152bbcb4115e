"""The courier's `Sender` over discord.py's HTTP client: after a login alone, without a gateway or a cache.

It turns an alert into a request and whatever comes back into a message id or one of the errors of
`app/sending.py`. When it may send is the gate's to say; what becomes of a delivery, the courier's.
"""

import asyncio
import json
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any

import aiohttp
import discord
from discord import AllowedMentions, HTTPException, Object
from discord.http import HTTPClient, Route, handle_message_parameters
from discord.utils import time_snowflake

from answers.alerts import Alert
from answers.wording import Wording
from app.sending import CannotRead, ChannelClosed, LeaseOver, SendingError, TooSoon, Unclear
from cogs.gate import CourierCall, courier_call
from cogs.refusals import Refusals, refusal_of
from cogs.ui.alerts import alert_message
from cogs.ui.ids import ALERT

ANSWER_S = 15.0  # for the answer to a request, from the moment it goes out; the library alone would wait 300
PAGE = 100  # messages at once
MOST_PAGES = 20  # beyond, a channel is too busy to be looked through
ALREADY_PUBLISHED = 40033
_MESSAGES = "/channels/{channel_id}/messages"
_MESSAGE = _MESSAGES + "/{message_id}"
_SOON_S = 1.0  # for a request that did not get its turn


class DiscordSender:
    """`me` gives the id of our own user; `clock` is the monotonic one of the courier's deadlines."""

    def __init__(
        self,
        http: HTTPClient,
        wording: Wording,
        *,
        me: Callable[[], int],
        clock: Callable[[], float] = time.monotonic,
        answer_s: float | None = ANSWER_S,
        refusals: Refusals = refusal_of,
    ) -> None:
        """`answer_s` is for how long an answer is waited for (None: for ever), `refusals` what a bad one means."""
        self._http = http
        self._wording = wording
        self._me = me
        self._clock = clock
        self._answer_s = answer_s
        self._refusals = refusals

    async def post(
        self, channel_id: int, alert: Alert, *, role_id: int | None, token: str, nonce: str, deadline: float
    ) -> int:
        """See `app.sending.Sender`."""
        roles = [Object(role_id)] if role_id else False
        mentions = AllowedMentions(everyone=False, users=False, roles=roles, replied_user=False)
        message = alert_message(alert, self._wording, token=token, role_id=role_id)
        with handle_message_parameters(
            content=message.content,
            embed=message.embed,
            view=message.view,
            nonce=nonce,
            allowed_mentions=mentions,
        ) as made:
            route = Route("POST", _MESSAGES, channel_id=channel_id)
            told = await self._ask(route, deadline, json=made.payload)
        if isinstance(told, dict) and str(told.get("id")).isdigit():
            return int(told["id"])
        raise Unclear("what Discord answered is no message")

    async def edit(
        self, channel_id: int, message_id: int, alert: Alert, *, token: str, deadline: float
    ) -> None:
        """See `app.sending.Sender`."""
        message = alert_message(alert, self._wording, token=token)
        with handle_message_parameters(
            content=message.content,
            embed=message.embed,
            view=message.view,
            allowed_mentions=AllowedMentions.none(),
        ) as made:
            route = Route("PATCH", _MESSAGE, channel_id=channel_id, message_id=message_id)
            await self._ask(route, deadline, json=made.payload, editing=True)

    async def publish(self, channel_id: int, message_id: int, *, deadline: float) -> None:
        """See `app.sending.Sender`."""
        path = _MESSAGE + "/crosspost"
        route = Route("POST", path, channel_id=channel_id, message_id=message_id)
        await self._ask(route, deadline, fine=ALREADY_PUBLISHED)

    async def find(self, channel_id: int, *, token: str, since: datetime, deadline: float) -> int | None:
        """See `app.sending.Sender`. An empty history may be one that we may not read: Discord says no more."""
        after = time_snowflake(since)
        try:
            for page in range(MOST_PAGES):
                messages = await self._history(channel_id, deadline, limit=PAGE, after=after)
                if not messages and page == 0 and not await self._history(channel_id, deadline, limit=1):
                    raise CannotRead("the channel's history is empty to the bot")
                for one in messages:
                    if self._is_ours(one, token):
                        return int(one["id"])
                if len(messages) < PAGE:
                    return None
                after = max(int(one["id"]) for one in messages)
        except ChannelClosed as error:
            raise CannotRead(str(error)) from error
        raise CannotRead(f"more than {PAGE * MOST_PAGES} messages since")

    async def _history(self, channel_id: int, deadline: float, **query: int) -> list[Mapping[str, Any]]:
        route = Route("GET", _MESSAGES, channel_id=channel_id)
        told = await self._ask(route, deadline, params=query)
        if isinstance(told, list) and all(isinstance(one, dict) and "id" in one for one in told):
            return told
        raise Unclear("what Discord answered is no list of messages")

    def _is_ours(self, message: Mapping[str, Any], token: str) -> bool:
        author = message.get("author") or {}
        return author.get("id") == str(self._me()) and token in _tokens(message.get("components"))

    async def _ask(
        self, route: Route, deadline: float, *, editing: bool = False, fine: int | None = None, **body: Any
    ) -> Any:
        """What Discord answers, or the SendingError of it; a refusal with the code `fine` is as good as done."""
        call = CourierCall(deadline=deadline, answer_s=self._answer_s)
        known = courier_call.set(call)
        try:
            async with asyncio.timeout(self._answer_s) as call.patience:
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


def _tokens(components: object) -> Iterator[str]:
    """The tokens of alerts in the buttons of a message."""
    if not isinstance(components, list):
        return
    for one in components:
        if isinstance(one, dict):
            if found := ALERT.fullmatch(str(one.get("custom_id"))):
                yield found["token"]
            yield from _tokens(one.get("components"))
