"""A running sandbox, the real library aimed at it, and a tiny bot logged in."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from typing import TYPE_CHECKING, Any

import aiohttp
import pytest

from sandbox import RateLimits, Sandbox
from tests.sandbox.plain import Clock, Plain

if TYPE_CHECKING:
    from tests.sandbox.tinybot import TinyBot


def pytest_configure(config: pytest.Config) -> None:
    """The library imports a module of Python's that warns of its end; hence, too, the late imports here."""
    config.addinivalue_line("filterwarnings", "ignore:'audioop' is deprecated:DeprecationWarning")


@pytest.fixture
def aim() -> Iterator[Callable[[Sandbox], None]]:
    """Point the library at a sandbox; both places are put back afterwards."""
    import discord.gateway
    import discord.http

    base = discord.http.Route.BASE
    gateway = discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY

    def at(sandbox: Sandbox) -> None:
        discord.http.Route.BASE = sandbox.api

    yield at
    discord.http.Route.BASE = base
    discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = gateway


@pytest.fixture
def options() -> dict[str, Any]:
    """How the sandbox is built; a test class or module may override it."""
    return {"rates": RateLimits.off()}


@pytest.fixture
async def sandbox(aim: Callable[[Sandbox], None], options: dict[str, Any]) -> AsyncIterator[Sandbox]:
    """A running sandbox without rate limits."""
    async with Sandbox(**options) as running:
        aim(running)
        yield running


@pytest.fixture
async def bot(sandbox: Sandbox) -> AsyncIterator[TinyBot]:
    """The tiny bot, logged in and ready."""
    from tests.sandbox.tinybot import TinyBot, logged_in

    tiny = TinyBot()
    async with logged_in(sandbox, tiny):
        yield tiny


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    """An HTTP client."""
    async with aiohttp.ClientSession() as opened:
        yield opened


@pytest.fixture
def plain(sandbox: Sandbox, session: aiohttp.ClientSession) -> Plain:
    """Plain requests with the bot's token."""
    return Plain(sandbox, session)


@pytest.fixture
def clock() -> Clock:
    """A clock that stands still until it is moved."""
    return Clock()
