"""A courier with the real sender and gate in front of a sandbox, without a gateway: its clock is moved by hand.

Sandbox, gate and courier live by one clock, so nothing is waited for; what is asserted is what the sandbox received.
"""

import asyncio
import secrets
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import discord
from discord import Intents
from discord.http import Route

from answers.alerts import Alert, AlertLine, Alerts
from answers.cards import SourceLine
from answers.terms import Announce, ChannelKind, DeliveryState, Event, Language, Outcome, Task, TeamId
from answers.wording import Wording
from app.courier import Courier
from app.current_facts import CurrentFacts
from app.delivering import Guards
from cogs.endpoint import aim_at
from cogs.gate import Gate, GateGuards
from cogs.refusals import Refusals, refusal_of
from cogs.sender import DiscordSender
from cogs.ui.ids import ALERT
from db import curation
from db.curation import NewFact
from db.engine import Store
from db.migrate import migrate
from sandbox.faults import FaultScript
from sandbox.parts import Channel
from sandbox.rate_limits import RateLimits
from sandbox.reading import walk
from sandbox.record import Request
from sandbox.server import Sandbox
from tests.app.made_up_discord import CUP, HandClock, Newsroom, a_draft

MESSAGES = "/channels/{channel_id}/messages"
MESSAGE = MESSAGES + "/{message_id}"
POSTS = r"/channels/\{channel_id\}/messages"


def an_alert(**changes: Any) -> Alert:
    """An alert about one team, with a source."""
    alert = Alert(
        line="Skua advanced in the finals.",
        mark="",
        title="Harbour Robotics Cup",
        lines=(AlertLine(text="Skua advanced in the finals."),),
        sources=(
            SourceLine(
                publisher="Gazette", published="20 July 2031", url="https://gazette.example/1", official=None
            ),
        ),
        footer="Told on 20 July 2031",
        outcome=Outcome.ADVANCED,
        pings=True,
        programme="harbour-cup",
        update=1,
        team=TeamId("skua"),
        language=Language.EN,
    )
    return replace(alert, **changes)


class InTurn:
    """A pace of one request at a time, so that the order in which things happen is certain."""

    def __init__(self) -> None:
        self.gate: Gate | None = None
        self.paused: list[float] = []

    async def slot(self, *, goes_on: bool = False) -> None:
        while self.gate is not None and self.gate.ban.under_way:  # noqa: ASYNC110  a plain count rings no bell
            await asyncio.sleep(0)

    def pause(self, for_s: float) -> None:
        self.paused.append(for_s)

    async def close(self) -> None:
        return


@dataclass(slots=True, kw_only=True)
class Desk:
    """`room` decides, `courier` sends to `sandbox`."""

    sandbox: Sandbox
    room: Newsroom
    gate: Gate
    sender: DiscordSender
    courier: Courier
    client: discord.Client

    @property
    def clock(self) -> HandClock:
        return self.room.clock

    async def post(
        self, channel: Channel | int, alert: Alert | None = None, *, nonce: str = "", **more: Any
    ) -> int:
        """One post through the sender alone."""
        place = channel if isinstance(channel, int) else channel.id
        given = {"role_id": None, "token": "abc0", "deadline": self.clock.mono + 36, **more}
        return await self.sender.post(
            place, alert or an_alert(), nonce=nonce or secrets.token_hex(8), **given
        )

    def channels(self, count: int) -> list[Channel]:
        """New channels that follow the programme."""
        made = [self.sandbox.world.add_channel(f"c{at}") for at in range(count)]
        self.room.follow(*(one.id for one in made))
        return made

    def follow(
        self, channel: Channel, kind: ChannelKind = ChannelKind.TEXT, role: int | None = None
    ) -> Channel:
        self.room.follow(channel.id, kind=kind, role=role)
        return channel

    async def rounds(self, count: int, *, step_s: float) -> None:
        """Let time pass, round after round."""
        for _ in range(count):
            while await self.courier.round():
                pass
            self.clock.move(step_s)

    async def until_settled(self, *, step_s: float = 20.0, most: int = 80) -> None:
        for _ in range(most):
            await self.courier.round()
            if DeliveryState.PENDING not in self.room.states():
                return
            self.clock.move(step_s)
        raise AssertionError([(one.task, one.reason) for one in self.room.rows() if one.settled_at is None])

    def asked(
        self, method: str = "POST", template: str = MESSAGES, channel: Channel | None = None
    ) -> list[Request]:
        """The requests that came for messages, of one channel or all."""
        return [
            one
            for one in self.sandbox.record.requests
            if (one.method, one.template) == (method, template)
            and (channel is None or one.ids["channel_id"] == str(channel.id))
        ]

    def standing(self, channel: Channel) -> list[dict[str, Any]]:
        """The bot's messages that stand in a channel."""
        return [
            one for one in channel.messages.values() if one["author"]["id"] == str(self.sandbox.world.bot.id)
        ]

    def counts(self, channels: list[Channel]) -> Counter[int]:
        """How many channels hold how many messages of the bot: {1: all} is what is wanted."""
        return Counter(len(self.standing(one)) for one in channels)

    def another_courier(self, holder: str, *, guards: Guards | None = None) -> Courier:
        """A courier beside `courier`, as of another process on the same store."""
        return a_courier(self.room, self.sender, holder=holder, guards=guards)

    def reasons(self, task: Task = Task.POST) -> list[str | None]:
        return [one.reason for one in self.room.rows(task)]


def a_courier(
    room: Newsroom,
    sender: DiscordSender,
    *,
    holder: str,
    guards: Guards | None = None,
    pace: InTurn | None = None,
) -> Courier:
    """A courier on the newsroom's store and clock, with facts of its own."""
    return Courier(
        room.store,
        room.worker,
        CurrentFacts(room.store),
        Alerts(Wording()),
        sender,
        clock=room.clock.wall,
        monotonic=room.clock.monotonic,
        pace=pace,
        holder=holder,
        guards=guards,
        group_s=0,
    )


def decide(room: Newsroom, number: int) -> None:
    """The next decision of a row that does not end: a score, which is one alert in every channel and no more."""
    fact = NewFact(key=f"score-{number}", draft=a_draft("skua", Event.SCORE, "finals"))
    room.store.write(
        curation.decide_on,
        CUP,
        [fact],
        by=room.by,
        at=room.clock.now,
        why="so it is",
        announce=Announce.USUAL,
    )


def lost_and_doubled(channels: list[Channel], alerts: int) -> tuple[int, int]:
    """How many of so many alerts in each channel do not stand there, and how many messages stand there again."""
    told = [[token for one in channel.messages.values() for token in _tokens(one)] for channel in channels]
    lost = sum(max(alerts - len(set(one)), 0) for one in told)
    return lost, sum(len(one) - len(set(one)) for one in told)


def _tokens(message: dict[str, Any]) -> Iterator[str]:
    """The token of an alert, which tells it apart from every other; none of another message."""
    found = (ALERT.fullmatch(str(part.get("custom_id"))) for part in walk(message["components"]))
    yield from {one["token"] for one in found if one}


@asynccontextmanager
async def a_desk(
    folder: Path | Store,
    *,
    faults: FaultScript | None = None,
    rates: Callable[[HandClock], RateLimits] | None = None,
    gate_guards: GateGuards | None = None,
    guards: Guards | None = None,
    pace: InTurn | None = None,
    answer_s: float | None = 15.0,
    refusals: Refusals = refusal_of,
) -> AsyncIterator[Desk]:
    """A desk with a store in `folder`, or the one given, and the invented programme in it."""
    clock, before = HandClock(), Route.BASE
    store = folder if isinstance(folder, Store) else Store(f"sqlite:///{folder}/desk.db")
    migrate(store)
    limits = rates(clock) if rates else RateLimits(limits=(), global_per_s=None, clock=clock.monotonic)
    async with Sandbox(clock=clock.monotonic, faults=faults, rates=limits) as sandbox:
        aim_at(sandbox.api)
        gate = Gate(pace=pace, clock=clock.monotonic, guards=gate_guards or GateGuards())
        if pace is not None:
            pace.gate = gate
        client = discord.Client(
            intents=Intents(guilds=True), http_trace=gate.trace(), max_ratelimit_timeout=30
        )
        try:
            await client.login("made-up")
            room = Newsroom(store, clock)
            sender = DiscordSender(
                client.http,
                Wording(),
                me=lambda: sandbox.world.bot.id,
                clock=clock.monotonic,
                answer_s=answer_s,
                refusals=refusals,
            )
            courier = a_courier(room, sender, holder="desk", guards=guards, pace=pace)
            yield Desk(sandbox=sandbox, room=room, gate=gate, sender=sender, courier=courier, client=client)
        finally:
            await client.close()
            aim_at(before)
            if not isinstance(folder, Store):
                store.close()
