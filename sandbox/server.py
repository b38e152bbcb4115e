"""The sandbox: a small Discord on loopback that the real library logs into.

It puts world, REST, gateway and people together on one port of 127.0.0.1. It imports neither the bot nor the
library, so nothing here can agree with them by accident.
"""

from __future__ import annotations

import base64
import time
from collections.abc import Callable
from typing import Literal, Self, TypeVar

from aiohttp import web

from sandbox.bell import Bell
from sandbox.control import Control
from sandbox.faults import FaultScript
from sandbox.gate import Gate
from sandbox.gateway import Gateway
from sandbox.interactions import Interactions
from sandbox.page_routes import PageServer
from sandbox.people import Person, Scene
from sandbox.permissions import Permission
from sandbox.rate_limits import RateLimits
from sandbox.record import Record
from sandbox.rest import Api, Route
from sandbox.rest_commands import CommandRoutes
from sandbox.rest_interactions import InteractionRoutes
from sandbox.rest_messages import MessageRoutes
from sandbox.rest_pins import PinRoutes
from sandbox.rest_places import PlaceRoutes
from sandbox.rights import Rights
from sandbox.state import World

T = TypeVar("T")
HOST = "127.0.0.1"
LARGEST_BODY = 32 * 1024 * 1024
WRONG_TOKENS = "invalid"  # what a made-up token begins with to be refused


class Sandbox:
    """A running Discord with one world.

    `token` None takes any token without blanks that does not begin with "invalid". `answer_within_s` is the time
    for the first answer to an interaction, `follow_up_within_s` how long people look at a deferred one, and
    `reply_within_s` how long `asks` and `until` wait; all in seconds. With `page_port` the chat page is served at
    that port or the next free one (0: any), and `page` is its address.
    """

    def __init__(
        self,
        *,
        port: int = 0,
        world: World | None = None,
        faults: FaultScript | None = None,
        rates: RateLimits | None = None,
        nonce_memory_s: float = 300.0,
        clock: Callable[[], float] = time.monotonic,
        shards: int = 1,
        heartbeat_s: float = 41.25,
        token: str | None = None,
        answer_within_s: float = 3.0,
        follow_up_within_s: float = 10.0,
        reply_within_s: float = 10.0,
        page_port: int | None = None,
    ) -> None:
        self.world = world or World()
        self.faults = faults or FaultScript()
        self.rates = rates or RateLimits(clock=clock)
        self.record = Record()
        self.api = ""  # the base of the API's routes, once started
        self.token = token or _made_up_token(self.world.bot.id)
        self.port = port  # the real one once started
        self._fixed_token = token
        self._reply_within_s = reply_within_s
        self._nonce_memory_s = nonce_memory_s
        self._shards = shards
        self._clock = clock
        self._bell = Bell()
        self._runner: web.AppRunner | None = None
        self.interactions = Interactions(self.world, clock=clock, answer_within_s=answer_within_s)
        self.gateway = Gateway(
            self.world,
            self.record,
            self._bell,
            clock=clock,
            heartbeat_s=heartbeat_s,
            takes_token=self.takes_token,
        )
        self._control = Control(self)
        self._page, self._page_port = PageServer(self._control, self._attachment), page_port
        self._scene = Scene(
            world=self.world,
            interactions=self.interactions,
            bell=self._bell,
            clock=clock,
            follow_up_within_s=follow_up_within_s,
            reply_within_s=reply_within_s,
        )

    async def start(self) -> None:
        """Listen on 127.0.0.1; OSError if the port is taken, or no port is free for the page."""
        runner = web.AppRunner(self._application(), access_log=None, shutdown_timeout=1.0)
        await runner.setup()
        try:
            await web.TCPSite(runner, HOST, self.port).start()
        except OSError:
            await runner.cleanup()
            raise
        self._runner = runner
        self.port = int(runner.addresses[0][1])
        self.api = f"http://{HOST}:{self.port}/api/v10"
        self.gateway.url = f"ws://{HOST}:{self.port}/gateway"
        self.world.base_url = f"http://{HOST}:{self.port}"
        if self._page_port is not None:
            try:
                await self._page.start(self._page_port)
            except OSError:
                await self.close()
                raise

    @property
    def page(self) -> str:
        """The address of the chat page, "" where none is served."""
        return self._page.address

    async def close(self) -> None:
        """Let go of held requests, end all connections, stop listening."""
        self.faults.close()
        await self.gateway.close()
        await self._control.close()
        await self._page.close()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    def takes_token(self, token: str) -> bool:
        """Whether a bot may log in with this token."""
        if self._fixed_token is not None:
            return token == self._fixed_token
        return bool(token) and not any(one.isspace() for one in token) and not token.startswith(WRONG_TOKENS)

    async def bot_ready(self, *, within_s: float | None = None) -> None:
        """Wait until READY was sent on every shard."""
        await self.until(self.gateway.is_ready, within_s=within_s)

    async def until(self, condition: Callable[[], T | None], *, within_s: float | None = None) -> T:
        """What `condition` returns once that is true; looked at after each request and event. TimeoutError."""
        return await self._bell.until(condition, within_s=within_s or self._reply_within_s)

    def person(
        self,
        name: str = "Mina",
        *,
        locale: str = "en-US",
        role: Literal["member", "admin", "owner"] = "member",
        bot: bool = False,
    ) -> Person:
        """A member of the first guild; the owner owns the application as well."""
        if role == "owner":
            user = self.world.owner
            user.name, user.locale = name, locale
            return Person(self._scene, user)
        user = self.world.add_user(name, bot=bot, locale=locale)
        roles = [one for one in self.world.guild.roles.values() if one.name == "Admins"]
        if role == "admin" and not roles:
            roles = [self.world.add_role("Admins", permissions=Permission.ADMINISTRATOR)]
        self.world.add_member(user, roles=tuple(roles) if role == "admin" else ())
        return Person(self._scene, user)

    def _application(self) -> web.Application:
        app = web.Application(client_max_size=LARGEST_BODY)
        api = Api(
            record=self.record,
            rates=self.rates,
            faults=self.faults,
            bell=self._bell,
            clock=self._clock,
            takes_token=self.takes_token,
        )
        api.register(app, self._routes())
        self._control.register(app, Gate(lambda: self.port))
        app.router.add_get("/gateway", self.gateway.serve)
        app.router.add_get("/attachments/{channel}/{id}/{name}", self._attachment)
        return app

    def _routes(self) -> list[Route]:
        rights = Rights(self.world)
        places = PlaceRoutes(
            self.world,
            rights,
            shards=self._shards,
            gateway_url=lambda: self.gateway.url,
            session_starts=lambda: self.gateway.session_starts,
        )
        messages = MessageRoutes(
            self.world, rights=rights, nonce_memory_s=self._nonce_memory_s, clock=self._clock
        )
        return [
            *PinRoutes(self.world, rights).routes(),  # before the routes of single messages: /messages/pins
            *messages.routes(),
            *InteractionRoutes(self.world, self.interactions).routes(),
            *CommandRoutes(self.world, rights).routes(),
            *places.routes(),
        ]

    async def _attachment(self, request: web.Request) -> web.Response:
        wanted = request.match_info["id"]
        file = self.world.attachments.get(int(wanted)) if wanted.isdigit() else None
        if file is None:
            raise web.HTTPNotFound
        return web.Response(body=file.content, content_type=file.content_type.partition(";")[0])


def _made_up_token(bot_id: int) -> str:
    """A token in Discord's shape, in which nothing is secret."""
    return base64.b64encode(str(bot_id).encode()).decode().rstrip("=") + ".sand.box"
