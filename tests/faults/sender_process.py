"""One courier as a process of its own, to be killed: `python -m tests.faults.sender_process DATABASE API [without …]`.

It is the program's courier with the guards named after `without` switched off (nonce, history, pace, leave): what
the controls of the fault tests run. SIGTERM ends it in order.
"""

import asyncio
import sys

import discord
from discord import Intents

from answers.alerts import Alerts
from answers.wording import Wording
from app.courier import Courier
from app.current_facts import CurrentFacts
from app.delivering import Guards
from app.pace import Pace, StoreSlots
from app.services import utc_now
from app.worker import StoreWorker
from cogs.endpoint import aim_at
from cogs.gate import Gate
from cogs.running import stopping_on_signals
from cogs.sender import DiscordSender
from db.engine import Store


async def work(database: str, api: str, without: set[str]) -> None:
    """Send until killed, or told to end."""
    store, worker = Store(database), StoreWorker()
    aim_at(api)
    pace = None if "pace" in without else Pace(StoreSlots(store, worker))
    client = discord.Client(
        intents=Intents.none(), http_trace=Gate(pace=pace).trace(), max_ratelimit_timeout=30.0
    )
    await client.login("made-up")
    wording = Wording()

    def me() -> int:
        assert client.user is not None  # known since the login
        return client.user.id

    courier = Courier(
        store,
        worker,
        CurrentFacts(store),
        Alerts(wording),
        DiscordSender(client.http, wording, me=me),
        clock=utc_now,
        pace=pace,
        guards=Guards(
            nonce="nonce" not in without, history="history" not in without, leave="leave" not in without
        ),
    )
    with stopping_on_signals() as stop:
        await courier.run(stop)
    await client.close()


if __name__ == "__main__":
    asyncio.run(work(sys.argv[1], sys.argv[2], set(sys.argv[3:])))
