"""Aims the library at another address for Discord's API: the one place that knows how.

Neither attribute is documented API of discord.py; `tests/cogs/test_endpoint.py` holds them.
"""

import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

DISCORD = Route.BASE  # where the library goes by itself


def aim_at(api_base: str | None) -> None:
    """Send all REST traffic to `api_base`; None is Discord itself. To be called before logging in."""
    Route.BASE = api_base or DISCORD


def connect_to(gateway: str) -> None:
    """Open gateway sessions at the address that `/gateway/bot` gave; a session begun anew goes there too."""
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(gateway)
