"""The courier's `Sender` over discord.py's HTTP client: after a login alone, without a gateway or a cache.

It turns an alert into a request and whatever comes back into a message id or one of the errors of
`app/sending.py`. When it may send is the gate's to say; what becomes of a delivery, the courier's.
"""

import time
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any

from discord import AllowedMentions, Object
from discord.http import HTTPClient, Route, handle_message_parameters
from discord.utils import time_snowflake

from answers.alerts import Alert
from answers.wording import Wording
from app.sending import CannotRead, ChannelClosed
from cogs.calls import ANSWER_S, MESSAGE, MESSAGES, MOST_PAGES, PAGE, DiscordCalls, begun, message_id_in
from cogs.refusals import Refusals, refusal_of
from cogs.ui.alerts import alert_message
from cogs.ui.ids import ALERT

ALREADY_PUBLISHED = 40033


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
        """`answer_s` and `refusals` are those of `DiscordCalls`."""
        self._calls = DiscordCalls(http, clock=clock, answer_s=answer_s, refusals=refusals)
        self._wording = wording
        self._me = me

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
            route = Route("POST", MESSAGES, channel_id=channel_id)
            told = await self._calls.ask(route, deadline, json=made.payload)
        return message_id_in(told)

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
            route = Route("PATCH", MESSAGE, channel_id=channel_id, message_id=message_id)
            await self._calls.ask(route, deadline, json=made.payload, editing=True)

    async def publish(self, channel_id: int, message_id: int, *, deadline: float) -> None:
        """See `app.sending.Sender`."""
        path = MESSAGE + "/crosspost"
        route = Route("POST", path, channel_id=channel_id, message_id=message_id)
        await self._calls.ask(route, deadline, fine=ALREADY_PUBLISHED)

    async def find(self, channel_id: int, *, token: str, since: datetime, deadline: float) -> int | None:
        """See `app.sending.Sender`. An empty history may be one that we may not read: Discord says no more."""
        after = time_snowflake(since)
        try:
            for page in range(MOST_PAGES):
                messages = await self._calls.history(channel_id, deadline, limit=PAGE, after=after)
                begun.set(True)
                if (
                    not messages
                    and page == 0
                    and not await self._calls.history(channel_id, deadline, limit=1)
                ):
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

    def _is_ours(self, message: Mapping[str, Any], token: str) -> bool:
        author = message.get("author") or {}
        return author.get("id") == str(self._me()) and token in _tokens(message.get("components"))


def _tokens(components: object) -> Iterator[str]:
    """The tokens of alerts in the buttons of a message."""
    if not isinstance(components, list):
        return
    for one in components:
        if isinstance(one, dict):
            if found := ALERT.fullmatch(str(one.get("custom_id"))):
                yield found["token"]
            yield from _tokens(one.get("components"))
