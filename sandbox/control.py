"""The sandbox over HTTP, for a page in the browser and for other processes: look, act, break things.

Everything stands under /sandbox/v1 and speaks JSON. Whoever reaches it from another site's page is refused by
the gate. What people may do is people.py's business.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from aiohttp import web

from sandbox.control_state import message_for, offers_json, person_json, requests_json, state_json
from sandbox.fault_forms import rule_from
from sandbox.gate import Gate, refusal
from sandbox.parts import Channel, Json, Message
from sandbox.people import Person
from sandbox.viewers import Viewers

if TYPE_CHECKING:
    from sandbox.server import Sandbox

BASE = "/sandbox/v1"
ROLES = ("member", "admin", "owner")
# Which exception of a person's action is which status; the first that fits counts.
STATUSES: tuple[tuple[type[Exception], int], ...] = (
    (TimeoutError, 504),
    (PermissionError, 403),
    (KeyError, 400),
    (LookupError, 404),
    (ValueError, 400),
    (TypeError, 400),
)
Action: TypeAlias = Callable[[Person, Mapping[str, Any]], Awaitable[object]]
Served: TypeAlias = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Control:
    """The routes of a sandbox's control interface. People are known by the id `POST people` gave."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox
        self._people: dict[int, Person] = {}
        self._roles: dict[int, str] = {}
        self._shared: dict[str, Person] = {}  # by role, for pages that follow one another
        self._viewers = Viewers(sandbox.world)

    def register(self, app: web.Application, gate: Gate) -> None:
        """Add the routes to an application that is reached through `gate`."""
        reading: tuple[tuple[str, Callable[[web.Request], object]], ...] = (
            ("state", self._state),
            ("messages", self._messages),
            ("offers", self._offers),
            ("requests", self._requests),
        )
        for name, read in reading:
            app.router.add_get(f"{BASE}/{name}", _guarded(gate, self._read(read)))
        actions: dict[str, Action] = {
            "says": self._says,
            "runs": self._runs,
            "completes": self._completes,
            "clicks": self._clicks,
            "picks": self._picks,
            "submits": self._submits,
            "opens_menu": self._opens_menu,
        }
        for name, act in actions.items():
            app.router.add_post(f"{BASE}/{name}", _guarded(gate, self._act(act)))
        app.router.add_post(f"{BASE}/people", _guarded(gate, self._person))
        app.router.add_post(f"{BASE}/faults", _guarded(gate, self._fault))
        app.router.add_delete(f"{BASE}/faults", _guarded(gate, self._no_faults))
        app.router.add_post(f"{BASE}/gateway", _guarded(gate, self._gateway))
        app.router.add_get(f"{BASE}/events", _guarded(gate, self._viewers.serve))

    async def close(self) -> None:
        """End the WebSockets of those who look on."""
        await self._viewers.close()

    # What stands around every route

    def _read(self, read: Callable[[web.Request], object]) -> Served:
        async def served(request: web.Request) -> web.StreamResponse:
            return _answer(read(request))

        return served

    def _act(self, act: Action) -> Served:
        async def served(request: web.Request) -> web.StreamResponse:
            form = await _form(request)
            person = self._known(form.get("person"))
            if form.get("locale"):  # the client of this one window; others may show another language
                person.locale = str(form["locale"])
            return _answer(await act(person, form))

        return served

    # Looking

    def _state(self, request: web.Request) -> Json:
        wanted = request.query.get("person")
        viewer = self._known(wanted) if wanted else None
        people = [(one, self._roles[one.id]) for one in self._people.values()]
        return state_json(self._sandbox, people, viewer)

    def _messages(self, request: web.Request) -> Json:
        person = self._known(request.query.get("person"))
        channel = self._channel(person, request.query.get("channel"))
        return {"messages": [message_for(self._sandbox.world, one) for one in person.sees(channel)]}

    def _offers(self, request: web.Request) -> Json:
        person = self._known(request.query.get("person"))
        channel = self._channel(person, request.query.get("channel"))
        return {"commands": offers_json(self._sandbox.world, person, channel)}

    def _requests(self, request: web.Request) -> Json:
        return requests_json(self._sandbox.record, int(request.query.get("last", "200")))

    # Acting

    async def _person(self, request: web.Request) -> web.StreamResponse:
        """A new person; with `shared` the one that already plays the role for whoever asked so, if there is one."""
        form = await _form(request)
        role = form.get("role", "member")
        if role not in ROLES:
            raise ValueError("role is member, admin or owner")
        shared = form.get("shared") is True
        found = self._shared.get(role) if shared else None
        name, locale = str(form.get("name", "Mina")), str(form.get("locale", "en-US"))
        person = found or self._sandbox.person(name, locale=locale, role=role)
        self._people[person.id], self._roles[person.id] = person, role
        if shared:
            self._shared[role] = person
        return _answer(person_json(person, role), 200 if found else 201)

    async def _says(self, person: Person, form: Mapping[str, Any]) -> Json:
        channel, text = self._channel(person, form.get("channel")), str(form["text"])
        target = self._message(form["reply_to"]) if form.get("reply_to") else None
        if form.get("wait"):
            return {"answer": await person.asks(text, channel=channel, reply_to=target)}
        return {"message": person.says(text, channel=channel, reply_to=target)}

    async def _runs(self, person: Person, form: Mapping[str, Any]) -> Json:
        response = await person.runs(
            str(form["command"]),
            channel=None if form.get("channel") is None else self._channel(person, form["channel"]),
            as_user_app=bool(form.get("as_user_app")),
            also=dict(form.get("options") or {}),
        )
        return response.as_json()

    async def _completes(self, person: Person, form: Mapping[str, Any]) -> Json:
        choices = await person.completes(
            str(form["command"]),
            str(form["option"]),
            str(form["typed"]),
            channel=self._channel(person, form.get("channel")),
            also=dict(form.get("options") or {}),
        )
        return {"choices": choices}

    async def _clicks(self, person: Person, form: Mapping[str, Any]) -> Json:
        response = await person.clicks(self._message(form["message"]), str(form["which"]))
        return response.as_json()

    async def _picks(self, person: Person, form: Mapping[str, Any]) -> Json:
        response = await person.picks(self._message(form["message"]), form["value"], which=form.get("which"))
        return response.as_json()

    async def _submits(self, person: Person, form: Mapping[str, Any]) -> Json:
        response = await person.submits(dict(form["modal"]), also=dict(form.get("values") or {}))
        return response.as_json()

    async def _opens_menu(self, person: Person, form: Mapping[str, Any]) -> Json:
        response = await person.opens_menu(str(form["command"]), self._message(form["message"]))
        return response.as_json()

    # Breaking

    async def _fault(self, request: web.Request) -> web.StreamResponse:
        self._sandbox.faults.add(rule_from(await _form(request)))
        return _answer({"rules": len(self._sandbox.faults.rules)}, 201)

    async def _no_faults(self, _: web.Request) -> web.StreamResponse:
        self._sandbox.faults.clear()
        return _answer({"rules": 0})

    async def _gateway(self, request: web.Request) -> web.StreamResponse:
        form = await _form(request)
        gateway, shard = self._sandbox.gateway, int(form.get("shard", 0))
        match form.get("do"):
            case "drop":
                await gateway.drop(shard, int(form.get("code", 4000)))
            case "reconnect":
                await gateway.reconnect(shard)
            case "invalidate":
                await gateway.invalidate(shard, resumable=bool(form.get("resumable")))
            case other:
                raise ValueError(f"do is drop, reconnect or invalidate, not {other!r}")
        return _answer({"online": gateway.online})

    # Finding

    def _known(self, wanted: object) -> Person:
        for person in self._people.values():
            if str(wanted) in (str(person.id), person.name):
                return person
        raise LookupError(f"no person {wanted!r}; POST people makes one")

    def _channel(self, person: Person, wanted: object) -> Channel:
        """A channel by id or name; "dm" is the person's own, nothing is #general."""
        world = self._sandbox.world
        if wanted in (None, ""):
            return world.general
        if wanted == "dm":
            return person.dm()
        text = str(wanted)
        found = world.channels.get(int(text)) if text.isdigit() else world.channel(text)
        if found is None or found.recipient_id not in (None, person.id):
            raise LookupError(f"no channel {text!r}")
        return found

    def _message(self, wanted: object) -> Message:
        found = self._sandbox.world.messages.find(int(str(wanted)))
        if found is None:
            raise LookupError(f"no message {wanted!r}")
        return found


def _guarded(gate: Gate, served: Served) -> Served:
    """Refuse requests that a page of another site, or a rebound name, sent; errors become JSON."""

    async def guard(request: web.Request) -> web.StreamResponse:
        if not gate.admits(request):
            return refusal()
        try:
            return await served(request)
        except tuple(kind for kind, _ in STATUSES) as error:
            status = next(status for kind, status in STATUSES if isinstance(error, kind))
            if request.query.get("told"):  # for a browser, which writes down every failed request
                return _answer({"refused": _sentence(error), "status": status})
            return _answer({"message": _sentence(error)}, status)

    return guard


async def _form(request: web.Request) -> Json:
    try:
        form = json.loads(await request.read() or b"{}")
    except ValueError:
        raise ValueError("the body is no JSON") from None
    if not isinstance(form, dict):
        raise TypeError("the body is no object")
    return form


def _answer(body: object, status: int = 200) -> web.Response:
    return web.json_response(body, status=status)


def _sentence(error: Exception) -> str:
    return f"missing: {error.args[0]}" if isinstance(error, KeyError) else str(error)
