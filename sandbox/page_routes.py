"""The chat page over HTTP: its files, the control interface and attachments on one port of 127.0.0.1.

Everything the page needs comes from this port, so its policy can forbid every other. What the page shows is
the business of the files in page/.
"""

from __future__ import annotations

import errno
import socket
from collections.abc import Awaitable, Callable
from pathlib import Path

from aiohttp import web

from sandbox.control import Control
from sandbox.gate import Gate, refusal

HOST = "127.0.0.1"
FOLDER = Path(__file__).parent / "page"
TRIED = 50  # ports that are tried after a busy one
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}
HEADERS = {
    "Content-Security-Policy": "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
# Files of messages come from anywhere: on this origin they may be looked at, but run nothing.
ATTACHMENT_POLICY = "default-src 'none'; sandbox"
PICTURES = ("image/png", "image/jpeg", "image/gif", "image/webp")
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class PageServer:
    """Serves the page while the sandbox runs. `address` is "" until it was started."""

    def __init__(self, control: Control, attachment: Handler) -> None:
        self._control, self._attachment = control, attachment
        self._runner: web.AppRunner | None = None
        self.address = ""
        self._port = 0

    async def start(self, port: int) -> None:
        """Listen on `port`, or on the next free one above it (0: on any); OSError where there is none."""
        listening = _free(port)
        self._port = int(listening.getsockname()[1])
        self._runner = web.AppRunner(self._application(), access_log=None, shutdown_timeout=1.0)
        await self._runner.setup()
        await web.SockSite(self._runner, listening).start()
        self.address = f"http://{HOST}:{self._port}/"

    async def close(self) -> None:
        """Stop listening."""
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    def _application(self) -> web.Application:
        gate = Gate(lambda: self._port)

        @web.middleware
        async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
            return await handler(request) if gate.admits(request) else refusal()

        app = web.Application(middlewares=[guard])
        app.on_response_prepare.append(_add_headers)
        for name, body, kind in _files():
            app.router.add_get(name, _serving(body, kind))
        app.router.add_get("/attachments/{channel}/{id}/{name}", self._served_attachment)
        self._control.register(app, gate)
        return app

    async def _served_attachment(self, request: web.Request) -> web.StreamResponse:
        response = await self._attachment(request)
        response.headers["Content-Security-Policy"] = ATTACHMENT_POLICY
        if response.content_type not in PICTURES:
            response.headers["Content-Disposition"] = "attachment"
        return response


def _files() -> list[tuple[str, bytes, str]]:
    """The page's files as (path, content, type), read once: nothing that is asked for becomes a file name."""
    return [
        ("/" if path.name == "index.html" else f"/{path.name}", path.read_bytes(), TYPES[path.suffix])
        for path in sorted(FOLDER.iterdir())
        if path.suffix in TYPES
    ]


def _serving(body: bytes, kind: str) -> Handler:
    async def serve(_: web.Request) -> web.StreamResponse:
        return web.Response(body=body, headers={"Content-Type": kind})

    return serve


async def _add_headers(_: web.Request, response: web.StreamResponse) -> None:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)


def _free(port: int) -> socket.socket:
    """A socket on `port` or the next free one above it."""
    for wanted in range(port, min(port + TRIED, 65_535) + 1):
        try:
            return socket.create_server((HOST, wanted))
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise
    raise OSError(errno.EADDRINUSE, f"ports {port} and above are in use")
