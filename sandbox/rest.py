"""The HTTP side of the API: routes, tokens, faults, rate limits, the record, and errors as JSON.

What a route does stands in the rest_*.py files; here each request becomes a Call and each Reply a response.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from aiohttp import BodyPartReader, web

from sandbox.bell import Bell
from sandbox.calls import Call, Handler, Reply, Upload
from sandbox.errors import ApiError, Refusal, form_error
from sandbox.faults import Action, CutAfter, CutBefore, Delay, FaultScript, HalfBody, Silence, Status
from sandbox.rate_limits import RateLimits
from sandbox.record import Record, Request

PREFIX = "/api/v10"
FILE_FIELD = re.compile(r"files\[(\d{1,2})\]")
_MAJOR = ("channel_id", "guild_id", "interaction_id", "token")


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """A route: `open` needs no token, `counted` counts towards the global limit."""

    method: str
    template: str
    handler: Handler
    open: bool = False
    counted: bool = True


class Api:
    """All routes below /api/v10, with what happens to a request before and after its handler."""

    def __init__(
        self,
        *,
        record: Record,
        rates: RateLimits,
        faults: FaultScript,
        bell: Bell,
        clock: Callable[[], float],
        takes_token: Callable[[str], bool],
    ) -> None:
        self._record = record
        self._rates = rates
        self._faults = faults
        self._bell = bell
        self._clock = clock
        self._takes_token = takes_token

    def register(self, app: web.Application, routes: list[Route]) -> None:
        """Add the routes to an application, and last of all the one for everything unknown."""
        unknown = Route(method="*", template="unknown", handler=_not_found)
        for route in routes:
            app.router.add_route(route.method, PREFIX + route.template, self._served(route))
        app.router.add_route("*", "/api/{rest:.*}", self._served(unknown))

    def _served(self, route: Route) -> Callable[[web.Request], Any]:
        async def serve(request: web.Request) -> web.StreamResponse:
            return await self._serve(request, route)

        return serve

    async def _serve(self, request: web.Request, route: Route) -> web.StreamResponse:
        entry = Request(
            at=self._clock(),
            method=request.method,
            path=request.path,
            template=route.template,
            query=dict(request.query),
            ids=dict(request.match_info),
            counted=route.counted,
        )
        self._record.requests.append(entry)
        try:
            body, files = await _read(request)
            entry.body, entry.files = body, tuple(file.filename for file in files)
        except ApiError as error:
            return _response(entry, error.status, error.body)
        call = Call(
            method=entry.method,
            template=entry.template,
            ids=entry.ids,
            query=entry.query,
            body=body,
            files=files,
        )
        try:
            return await self._answered(request, route, entry, call)
        finally:
            entry.answered_at = self._clock()
            self._bell.ring()

    async def _answered(
        self, request: web.Request, route: Route, entry: Request, call: Call
    ) -> web.StreamResponse:
        self._bell.ring()
        action = self._faults.action_for(entry)
        if isinstance(action, Status):
            entry.scope = action.scope
            return _response(entry, action.code, action.body, action.headers)
        if await self._spoiled_before(request, action):
            return _cut(request)
        response = self._handled(request, route, entry, call)
        return await self._spoiled_after(request, entry, response, action)

    async def _spoiled_before(self, request: web.Request, action: Action | None) -> bool:
        """Carry out what a fault does before the request is handled; True if it is to be dropped."""
        match action:
            case CutBefore():
                return True
            case Delay(seconds):
                await self._faults.sleeper(seconds)
            case Silence(after=False):
                released = await self._faults.hold()
                return not released or request.transport is None or request.transport.is_closing()
        return False

    async def _spoiled_after(
        self, request: web.Request, entry: Request, response: web.Response, action: Action | None
    ) -> web.StreamResponse:
        match action:
            case CutAfter():
                entry.status = None
                return _cut(request)
            case HalfBody():
                return await _half(request, response)
            case Silence(after=True):
                if not await self._faults.hold():
                    return _cut(request)
        return response

    def _handled(self, request: web.Request, route: Route, entry: Request, call: Call) -> web.Response:
        if not self._may_enter(request, route):
            refused = ApiError(Refusal.UNAUTHORIZED)
            return _response(entry, refused.status, refused.body)
        major = next((entry.ids[name] for name in _MAJOR if name in entry.ids), "")
        verdict = self._rates.check(route.method, route.template, major, counted=route.counted)
        if verdict.body is not None:
            entry.scope = verdict.scope
            return _response(entry, 429, verdict.body, verdict.headers)
        try:
            reply = route.handler(call)
        except ApiError as error:
            return _response(entry, error.status, error.body, verdict.headers)
        return _response(entry, reply.status, reply.body, verdict.headers)

    def _may_enter(self, request: web.Request, route: Route) -> bool:
        header = request.headers.get("Authorization")
        return route.open if header is None else self._takes_token(header.removeprefix("Bot "))


def _not_found(_: Call) -> Reply:
    raise ApiError(Refusal.NOT_FOUND)


def _response(
    entry: Request, status: int, body: object, headers: Mapping[str, str] | None = None
) -> web.Response:
    """A response whose JSON is exactly application/json: with a charset the library would read text."""
    entry.status, entry.answer = status, body
    if body is None:
        return web.Response(status=status, headers=headers)
    if isinstance(body, str):
        return web.Response(status=status, headers=headers, text=body, content_type="text/html")
    data = json.dumps(body).encode()
    return web.Response(status=status, headers=headers, body=data, content_type="application/json")


def _cut(request: web.Request) -> web.Response:
    if request.transport is not None:
        request.transport.abort()
    return web.Response()


async def _half(request: web.Request, response: web.Response) -> web.StreamResponse:
    """Announce the whole body, send half of it, hang up."""
    whole = response.body if isinstance(response.body, bytes) else b""
    if not whole:
        return _cut(request)
    headers = {**response.headers, "Content-Length": str(len(whole))}
    half = web.StreamResponse(status=response.status, headers=headers)
    await half.prepare(request)
    await half.write(whole[: len(whole) // 2])
    if request.transport is not None:
        request.transport.close()
    return half


async def _read(request: web.Request) -> tuple[Any, tuple[Upload, ...]]:
    """The decoded body and the files that came with it."""
    if request.content_type == "multipart/form-data":
        return await _read_parts(request)
    raw = await request.read()
    return (_decoded(raw) if raw else None), ()


async def _read_parts(request: web.Request) -> tuple[Any, tuple[Upload, ...]]:
    body: Any = None
    files: list[Upload] = []
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader):
            raise form_error("_body", "nested multipart")
        content = bytes(await part.read())
        if part.name == "payload_json":
            body = _decoded(content)
        elif found := FILE_FIELD.fullmatch(part.name or ""):
            files.append(
                Upload(
                    index=int(found[1]),
                    filename=part.filename or "unknown",
                    content=content,
                    content_type=part.headers.get("Content-Type", "application/octet-stream"),
                )
            )
    return body, tuple(files)


def _decoded(raw: bytes) -> Any:
    try:
        return json.loads(raw)
    except ValueError:
        raise ApiError(Refusal.INVALID_JSON) from None
