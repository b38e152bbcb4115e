"""Who may talk to the control interface and the page: this machine's own pages, and programs without an Origin.

A page of another site can send requests to 127.0.0.1, and its name can be made to point there; both show in
the Host or the Origin of the request. It knows no routes.
"""

from collections.abc import Callable

from aiohttp import web

NAMES = ("127.0.0.1", "localhost", "[::1]")


class Gate:
    """Lets through what is addressed to `port` of this machine and comes from there, if it says where from."""

    def __init__(self, port: Callable[[], int]) -> None:
        self._port = port

    def admits(self, request: web.Request) -> bool:
        """Whether the request is addressed to us and not sent by a page of another site."""
        ours = {f"{name}:{self._port()}" for name in NAMES}
        host, origin = request.headers.get("Host", ""), request.headers.get("Origin")
        return host in ours and origin in (None, f"http://{host}")


def refusal() -> web.Response:
    """The answer to what is not let through."""
    return web.json_response({"message": "not from this address"}, status=403)
