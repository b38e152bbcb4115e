"""The library goes where it is aimed: the two attributes it is aimed by still exist and are read late."""

import discord
import pytest
from discord.gateway import DiscordWebSocket
from discord.http import Route

from cogs.endpoint import DISCORD, aim_at, connect_to
from sandbox.server import Sandbox


def test_rest_traffic_goes_where_it_is_aimed_and_back() -> None:
    before = Route.BASE
    aim_at("http://127.0.0.1:1/api/v10")
    assert Route("GET", "/gateway").url == "http://127.0.0.1:1/api/v10/gateway"
    aim_at(None)
    assert Route("GET", "/gateway").url == f"{DISCORD}/gateway"
    aim_at(before)


def test_a_session_begun_anew_goes_to_the_address_of_the_api() -> None:
    before = DiscordWebSocket.DEFAULT_GATEWAY
    connect_to("ws://127.0.0.1:1/gateway")
    assert str(DiscordWebSocket.DEFAULT_GATEWAY) == "ws://127.0.0.1:1/gateway"
    connect_to(str(before))


async def test_nothing_reaches_any_other_address(monkeypatch: pytest.MonkeyPatch) -> None:
    """A login with the aim set asks the sandbox alone."""
    async with Sandbox() as sandbox:
        monkeypatch.setattr(Route, "BASE", sandbox.api)
        client = discord.Client(intents=discord.Intents.none())
        await client.login("made-up")
        await client.close()
        assert next(one.path for one in sandbox.record.requests) == "/api/v10/users/@me"
