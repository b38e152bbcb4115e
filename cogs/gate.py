"""The gate that every REST request of this process passes, the library's own retries included.

It hangs in the HTTP session as a trace: it may hold a request back or refuse it before it goes out, and it reads
every answer. It knows why requests stop (a banned address, a token that is no longer good, limits) and nothing of
alerts. What it refuses, it refuses as SendingError to the courier and as GateShut, a network failure, to others.
"""

import asyncio
import json
import logging
import re
import time
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any, Protocol

import aiohttp
import yarl
from discord.http import Route

from app.sending import LeaseOver, Stopped, TooSoon, Unclear
from cogs.gate_states import Ban, Limits

log = logging.getLogger(__name__)

UNTOLD_S = 5.0  # to wait after a refusal that names no time
BODY_S = 5.0  # for the body of a refusal whose head is there
_FREE = re.compile(r"/(?:interactions|webhooks)/")  # these count towards no limit of the bot
_MESSAGE = re.compile(r"(?<=/messages/)\d+")


class GateShut(aiohttp.ClientConnectionError):
    """A request that was not sent, since nothing may be sent now. To the library it is a network failure."""


class Pacing(Protocol):
    """How many requests may go out, of all processes together."""

    async def slot(self, *, goes_on: bool = False) -> None:
        """Wait for the moment at which the next request may go out; with `goes_on` one of what has begun already."""
        ...

    def pause(self, for_s: float) -> None:
        """Let nobody send for so long."""
        ...

    async def close(self) -> None:
        """Let go of what is under way."""
        ...


@dataclass(slots=True, kw_only=True)
class CourierCall:
    """One call of the courier, and what became of it; `deadline` is a moment of the gate's clock.

    `patience` is the timeout of `answer_s` around the call: it begins anew when a request goes out. `refusal` is what the gate
    made of the last answer, `answer` the body of a good one: the library may sleep before it returns either.
    """

    deadline: float
    goes_on: bool = False  # it belongs to what a request before it began
    answer_s: float | None = None
    patience: asyncio.Timeout | None = None
    sent: int = 0
    refusal: Exception | None = None
    answer: bytes | None = None


courier_call: ContextVar[CourierCall | None] = ContextVar("courier_call", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class GateGuards:
    """What the gate looks after; each may be switched off to show what it is good for."""

    ban: bool = True
    token: bool = True
    limits: bool = True
    invalid: bool = True
    deadline: bool = True


@dataclass(slots=True)
class _Open:
    """A request that is under way."""

    path: str
    free: bool
    call: CourierCall | None
    over: bool = False


@dataclass(slots=True, kw_only=True)
class Gate:
    """`clock` is monotonic, `sleep` waits by it; without a `pace` the courier's requests are not spaced.

    `heard` is set at the first answer of any kind, `refused` when Discord no longer takes the token.
    """

    pace: Pacing | None = None
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], Any] = asyncio.sleep
    guards: GateGuards = field(default_factory=GateGuards)
    heard: asyncio.Event = field(default_factory=asyncio.Event)
    refused: asyncio.Event = field(default_factory=asyncio.Event)
    ban: Ban = field(init=False)
    limits: Limits = field(init=False)

    def __post_init__(self) -> None:
        self.ban, self.limits = Ban(self.clock), Limits(self.clock)

    def trace(self) -> aiohttp.TraceConfig:
        """What to give the library as `http_trace`."""
        trace = aiohttp.TraceConfig()
        trace.on_request_start.append(self._on_start)
        trace.on_request_end.append(self._on_end)
        trace.on_request_exception.append(self._on_exception)
        return trace

    async def _on_start(
        self, _session: object, context: SimpleNamespace, asked: aiohttp.TraceRequestStartParams
    ) -> None:
        if asked.url.scheme in {"ws", "wss"}:
            return  # the gateway is no REST
        path, call = _path(asked.method, asked.url), courier_call.get()
        free = _FREE.match(path.partition(" ")[2]) is not None
        if call is None:
            await self._admit(path, free=free)
        else:
            self._check(path, call)
            if self.pace is not None:
                await self.pace.slot(goes_on=call.goes_on)
            self._check(path, call)  # meanwhile, things may have changed
            call.sent += 1
            if call.patience is not None and call.answer_s is not None:
                call.patience.reschedule(asyncio.get_running_loop().time() + call.answer_s)
        self.ban.under_way += 1
        context.open = _Open(path, free, call)

    async def _on_end(
        self, _session: object, context: SimpleNamespace, told: aiohttp.TraceRequestEndParams
    ) -> None:
        self.heard.set()
        opened: _Open | None = getattr(context, "open", None)
        if opened is None or opened.over:
            return
        self._over(opened)
        refusal = await self._judge(told.response, opened)
        if opened.call is None:
            return
        opened.call.refusal = refusal
        if refusal is not None:
            raise refusal  # at once: the library would sleep over it, and then try again by itself
        body = await told.response.read()
        opened.call.answer = body if told.response.status < 300 else None

    async def _on_exception(
        self, _session: object, context: SimpleNamespace, _told: aiohttp.TraceRequestExceptionParams
    ) -> None:
        opened: _Open | None = getattr(context, "open", None)
        if opened is not None and not opened.over:
            self._over(opened)

    def _over(self, opened: _Open) -> None:
        opened.over = True
        self.ban.under_way -= 1

    async def _admit(self, path: str, *, free: bool) -> None:
        """Let a request of the bot itself pass, after a limit that applies to it; raises GateShut."""
        while True:
            self._check_shut()
            waits = 0.0 if free or not self.guards.limits else self.limits.waits(path)
            if waits <= 0:
                return
            await self.sleep(waits)

    def _check_shut(self) -> None:
        if self.guards.token and self.refused.is_set():
            raise GateShut("Discord no longer takes the token")
        if self.guards.ban and self.ban.waits() > 0:
            raise GateShut("Discord has banned this address for a while")

    def _check(self, path: str, call: CourierCall) -> None:
        """Raises the SendingError for which the courier may not send now."""
        if self.guards.token and self.refused.is_set():
            raise Stopped("Discord no longer takes the token")
        if self.guards.ban and (waits := self.ban.waits()) > 0:
            raise TooSoon(
                "Discord has banned this address", after_s=waits, for_all=True, banned=self.ban.is_on
            )
        if self.guards.invalid and (waits := self.limits.invalid_waits()) > 0:
            raise TooSoon("too many refusals within ten minutes", after_s=waits, for_all=True)
        if self.guards.limits and (waits := self.limits.waits(path)) > 0:
            for_all = self.limits.global_waits() > 0
            raise TooSoon("a rate limit of Discord", after_s=waits, for_all=for_all)
        if self.guards.deadline and self.clock() >= call.deadline:
            raise LeaseOver("the lease is over")

    async def _judge(self, response: aiohttp.ClientResponse, opened: _Open) -> Exception | None:
        """Note what an answer says of the requests to come; what the courier is told of it, if not the answer."""
        status = response.status
        if status == 429:
            return await self._limited(response, opened)
        self.ban.lifted()
        if status in {401, 403}:
            self.limits.count_invalid()
        if status == 401 and not opened.free:
            log.error("gate.token_refused")
            self.refused.set()
            return Stopped("Discord no longer takes the token (401)")
        return Unclear(f"Discord failed ({status})") if status >= 500 else None

    async def _limited(self, response: aiohttp.ClientResponse, opened: _Open) -> TooSoon:
        """A 429: of Discord, for this route or for everything, or of what stands before it for this address."""
        told, headers = await _body(response), response.headers
        said = told or {}
        after_s = max(_number(headers.get("Retry-After")), _number(said.get("retry_after"))) or UNTOLD_S
        scope = headers.get("X-RateLimit-Scope", "")
        if scope != "shared":
            self.limits.count_invalid()
        if not headers.get("Via") or told is None:
            if self.ban.begin(after_s):
                log.error("gate.banned", extra={"for_s": round(self.ban.waits())})
            return TooSoon(
                "Discord has banned this address", after_s=self.ban.waits(), for_all=True, banned=True
            )
        self.ban.lifted()
        for_all = bool(headers.get("X-RateLimit-Global") or scope == "global" or said.get("global"))
        if for_all:
            log.warning("gate.limited", extra={"for_s": after_s})
            self.limits.hold_all(after_s)
            if self.pace is not None:
                self.pace.pause(after_s)
        elif not opened.free:
            self.limits.hold(opened.path, after_s)
        words = str(said.get("message") or "a rate limit of Discord")
        return TooSoon(f"{words} ({said.get('code', 0)})", after_s=after_s, for_all=for_all)


def _path(method: str, url: yarl.URL) -> str:
    """What a limit is counted by: method and path below the API's base, without the id of a message."""
    path = url.path.removeprefix(yarl.URL(Route.BASE).path)
    return f"{method} {_MESSAGE.sub('{message}', path)}"


async def _body(response: aiohttp.ClientResponse) -> dict[str, Any] | None:
    """The body of a refusal: empty where it did not arrive whole, None where it is none of Discord's."""
    try:
        async with asyncio.timeout(BODY_S):
            body = await response.read()
    except (aiohttp.ClientError, OSError):
        return {}
    try:
        said = json.loads(body)
    except ValueError:
        return None
    return said if isinstance(said, dict) else None


def _number(text: object) -> float:
    try:
        return max(float(str(text)), 0.0)
    except ValueError:
        return 0.0
