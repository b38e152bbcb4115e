"""Names into machines, and sockets to them: where guards see the very address that is spoken to.

Look-ups run on threads of their own that nobody waits for at the end: the loop's default threads also serve the
rest of the program, and a name server that is silent would hold them for half a minute each.
"""

import asyncio
import socket
import threading
from collections.abc import Callable

from aiohttp import AddrInfoType
from aiohttp.abc import AbstractResolver, ResolveResult

from ingest.addresses import Guards

LookUp = Callable[[str, int], list[str]]  # a name and a port to addresses; raises OSError


class Inside(OSError):
    """A machine that the public does not reach; told like one that does not answer."""


def look_up(name: str, port: int) -> list[str]:
    """The system's own answer: every address of a name, `127.1` and its kind included."""
    found = socket.getaddrinfo(name, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(one[4][0]) for one in found))


class GuardedResolver(AbstractResolver):
    """Refuses a name as soon as one of its machines is not the public's."""

    def __init__(self, guards: Guards, lookup: LookUp = look_up) -> None:
        self._guards = guards
        self._lookup = lookup

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        found = await self._on_a_thread(host, port)
        if self._guards.looks_at_names and not all(self._guards.allows_machine(one, port) for one in found):
            raise Inside("no public machine")
        return [
            ResolveResult(
                hostname=host,
                host=one,
                port=port,
                family=socket.AF_INET6 if ":" in one else socket.AF_INET,
                proto=socket.IPPROTO_TCP,
                flags=socket.AI_NUMERICHOST,
            )
            for one in found
            if family in (socket.AF_UNSPEC, socket.AF_INET6 if ":" in one else socket.AF_INET)
        ]

    async def close(self) -> None:
        """Nothing is kept."""

    async def _on_a_thread(self, host: str, port: int) -> list[str]:
        loop = asyncio.get_running_loop()
        future: asyncio.Future[list[str]] = loop.create_future()

        def settle(found: list[str], error: OSError | None) -> None:
            if future.done():  # nobody waits any more
                return
            if error is None:
                future.set_result(found)
            else:
                future.set_exception(error)

        def ask() -> None:
            found: list[str] = []
            error: OSError | None = None
            try:
                found = self._lookup(host, port)
            except OSError as raised:
                error = raised
            except UnicodeError:  # a name that cannot be asked for
                error = OSError("no such name")
            try:
                loop.call_soon_threadsafe(settle, found, error)
            except RuntimeError:  # the loop has ended meanwhile
                return

        threading.Thread(target=ask, name="look-up", daemon=True).start()
        return await future


def socket_maker(guards: Guards) -> Callable[[AddrInfoType], socket.socket]:
    """Makes sockets, and none to a machine that is not the public's, however its address was come by."""

    def make(machine: AddrInfoType) -> socket.socket:
        family, kind, protocol, _name, address = machine
        if guards.looks_at_sockets and not guards.allows_machine(str(address[0]), int(address[1])):
            raise Inside("no public machine")
        return socket.socket(family=family, type=kind, proto=protocol)

    return make
