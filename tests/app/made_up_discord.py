"""A Discord in memory for the courier: channels, a memory for nonces, a history, and failures to a script.

And what goes with it: a clock that is moved by hand, and a store with followers and decisions.
"""

import itertools
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from answers.alerts import Alert, Alerts
from answers.terms import Announce, ChannelKind, DeliveryState, Event, Language, Task, Verdict
from answers.wording import Wording
from app.courier import Courier
from app.current_facts import CurrentFacts
from app.delivering import Guards
from app.seeding import seed_files
from app.sending import CannotRead, LeaseOver, MessageGone, Unclear
from app.worker import StoreWorker
from db import curation
from db.claims import Draft
from db.curation import NewFact, NewVersion, Ruling
from db.engine import Store
from db.models import DeliveryRow
from db.subscriptions import Following, follow
from db.updates import Recorded
from tests.conftest import HARBOUR_CUP

CUP = "harbour-cup"
BEGAN = datetime.fromisoformat("2031-08-01T09:00:00+00:00")


@dataclass(slots=True)
class HandClock:
    """Wall clock and monotonic clock; `move` lets time pass, `jump` sets the wall clock alone."""

    now: datetime = BEGAN
    mono: float = 1000.0

    def wall(self) -> datetime:
        return self.now

    def monotonic(self) -> float:
        return self.mono

    def move(self, seconds: float) -> None:
        self.mono += seconds
        self.now += timedelta(seconds=seconds)

    def jump(self, by: timedelta) -> None:
        self.now += by


@dataclass(slots=True)
class Message:
    id: int
    channel: int
    token: str
    nonce: str
    alert: Alert
    role_id: int | None
    at: datetime
    edits: int = 0
    published: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    kind: str
    channel: int
    nonce: str = ""
    at: float = 0.0


class Lost(Exception):
    """For a script: it is done, but the answer does not arrive."""


@dataclass(slots=True)
class MadeUpDiscord:
    """`script` is asked before each request and gives what it fails with, or None.

    `remembers_s` is how long a nonce is known. Without `readable` no history can be read.
    """

    clock: HandClock
    script: Callable[[Request], Exception | None] = lambda _request: None
    remembers_s: float = 180.0
    readable: bool = True
    messages: dict[int, Message] = field(default_factory=dict)
    deleted: set[int] = field(default_factory=set)
    requests: list[Request] = field(default_factory=list)
    _nonces: dict[str, tuple[int, float]] = field(default_factory=dict)
    _ids: "itertools.count[int]" = field(default_factory=lambda: itertools.count(9000))

    async def post(
        self, channel_id: int, alert: Alert, *, role_id: int | None, token: str, nonce: str, deadline: float
    ) -> int:
        assert len(nonce) <= 25
        lost = self._asked("post", channel_id, deadline, nonce)
        known, at = self._nonces.get(nonce, (None, 0.0))
        if known is not None and self.clock.mono - at <= self.remembers_s:
            if known in self.deleted:
                raise MessageGone("404 / 10008")
        else:
            known = next(self._ids)
            self._nonces[nonce] = (known, self.clock.mono)
            self.messages[known] = Message(
                known, channel_id, token, nonce, alert, role_id, datetime.now(self.clock.now.tzinfo)
            )
        if lost:
            raise Unclear("the answer did not arrive")
        return known

    async def edit(
        self, channel_id: int, message_id: int, alert: Alert, *, token: str, deadline: float
    ) -> None:
        lost = self._asked("edit", channel_id, deadline)
        if message_id in self.deleted or message_id not in self.messages:
            raise MessageGone("404 / 10008")
        self.messages[message_id].alert = alert
        self.messages[message_id].edits += 1
        if lost:
            raise Unclear("the answer did not arrive")

    async def publish(self, channel_id: int, message_id: int, *, deadline: float) -> None:
        self._asked("publish", channel_id, deadline)
        if message_id in self.deleted:
            raise MessageGone("404 / 10008")
        self.messages[message_id].published = True

    async def find(self, channel_id: int, *, token: str, since: datetime, deadline: float) -> int | None:
        self._asked("find", channel_id, deadline)
        if not self.readable:
            raise CannotRead("the history cannot be read")
        return next((one.id for one in self.standing(channel_id) if one.token == token), None)

    def forget(self) -> None:
        """No nonce is known any more."""
        self._nonces.clear()

    def standing(self, channel_id: int | None = None) -> list[Message]:
        """The messages that were not deleted, of one channel or all, oldest first."""
        there = [one for one in self.messages.values() if one.id not in self.deleted]
        return [one for one in there if channel_id in {None, one.channel}]

    def doubled(self) -> int:
        """How many messages stand beside one of the same delivery."""
        return len(self.standing()) - len({(one.channel, one.token) for one in self.standing()})

    def asked(self, kind: str) -> list[Request]:
        return [one for one in self.requests if one.kind == kind]

    def _asked(self, kind: str, channel: int, deadline: float, nonce: str = "") -> bool:
        if self.clock.mono > deadline:
            raise LeaseOver("the deadline has passed")
        request = Request(kind=kind, channel=channel, nonce=nonce, at=self.clock.mono)
        self.requests.append(request)
        failure = self.script(request)
        if failure is not None and not isinstance(failure, Lost):
            raise failure
        return failure is not None


class Newsroom:
    """A store with followers; decides, and delivers by rounds of a courier."""

    def __init__(self, store: Store, clock: HandClock | None = None) -> None:
        self.store = store
        self.clock = clock or HandClock()
        self.discord = MadeUpDiscord(self.clock)
        seed_files(store, [HARBOUR_CUP], self.clock.now)
        self.by = store.write(curation.curator, "Kim")
        self.worker = StoreWorker()

    def follow(self, *channels: int, kind: ChannelKind = ChannelKind.TEXT, role: int | None = None) -> None:
        def work(session: Session) -> None:
            for one in channels:
                wanted = Following(
                    guild_id=1 + one // 25,
                    channel_id=one,
                    channel_kind=kind,
                    language=Language.EN,
                    role_id=role,
                )
                follow(session, CUP, wanted, at=self.clock.now)

        self.store.write(work)

    def tell(self, team: str = "skua", *, event: Event = Event.ADVANCED, stage: str = "finals") -> Recorded:
        """Decide on a new fact about a team."""
        key = f"{event}-{team}-{stage}"
        draft = a_draft(team, event, stage)
        return self._decide([NewFact(key=key, draft=draft)])

    def correct(
        self,
        team: str = "skua",
        *,
        event: Event = Event.ELIMINATED,
        told: Event = Event.ADVANCED,
        seen: int = 1,
        **more: str,
    ) -> Recorded:
        """Decide that what was told of a team was wrong."""
        key, draft = f"{told}-{team}-finals", a_draft(team, event, "finals", **more)
        return self._decide([NewVersion(key=key, seen=seen, draft=draft)])

    def retract(self, team: str = "skua") -> Recorded:
        return self._decide([Ruling(key=f"{Event.ADVANCED}-{team}-finals", verdict=Verdict.RETRACTED)])

    def courier(
        self,
        name: str = "one",
        *,
        guards: Guards | None = None,
        store: Store | None = None,
        discord: MadeUpDiscord | None = None,
        seed: int = 1,
        finish_s: float = 5.0,
        tick_s: float = 1.0,
    ) -> Courier:
        return Courier(
            store or self.store,
            self.worker,
            CurrentFacts(self.store),
            Alerts(Wording()),
            discord or self.discord,
            clock=self.clock.wall,
            monotonic=self.clock.monotonic,
            holder=name,
            rng=random.Random(seed),
            guards=guards,
            group_s=0,
            finish_s=finish_s,
            tick_s=tick_s,
        )

    def rows(self, task: Task | None = None) -> list[DeliveryRow]:
        def work(session: Session) -> list[DeliveryRow]:
            rows = list(session.scalars(select(DeliveryRow).order_by(DeliveryRow.id)))
            session.expunge_all()
            return rows

        return [one for one in self.store.read(work) if task in {None, one.task}]

    def states(self, task: Task | None = None) -> list[DeliveryState]:
        return [one.state for one in self.rows(task)]

    def _decide(self, acts: list[curation.Act]) -> Recorded:
        return self.store.write(
            curation.decide_on,
            CUP,
            acts,
            by=self.by,
            at=self.clock.now,
            why="so it is",
            announce=Announce.USUAL,
        )


def a_draft(team: str, event: Event, stage: str, on: str = "2031-07-20") -> Draft:
    return Draft(
        stage=stage,
        team=team,
        event=event,
        text_en=f"{team} {event}.",
        text_ko=f"{team} {event}.",
        sources=("cup-finals",),
        happened_on=on,
    )


async def until_settled(room: Newsroom, *couriers: Courier, rounds: int = 60, step_s: float = 20.0) -> None:
    """Let time pass, round after round, until nothing is pending."""
    for _ in range(rounds):
        for one in couriers:
            await one.round()
        if DeliveryState.PENDING not in room.states():
            return
        room.clock.move(step_s)
    raise AssertionError(
        f"still pending: {[(one.id, one.task, one.reason) for one in room.rows() if one.state is DeliveryState.PENDING]}"
    )
