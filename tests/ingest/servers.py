"""Local servers for the tests of fetching: sites that behave, sites that do not, and a trap that counts.

They listen on 127.0.0.1 (or another loopback address) alone. What hangs, hangs until the server is closed.
"""

import asyncio
import socket
import zlib
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: %s\r\nConnection: close\r\n"
Handler = Callable[["Request", asyncio.StreamWriter], Awaitable[None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What was asked. Header names are in lower case."""

    path: str
    host: str
    headers: dict[str, str]
    at: float


@dataclass(slots=True)
class Site:
    """A server that answers by path. `connections` counts who came, `requests` what they asked, `most` at once."""

    port: int
    address: str = "127.0.0.1"
    handlers: dict[str, Handler] = field(default_factory=dict)
    requests: list[Request] = field(default_factory=list)
    connections: int = 0
    now: int = 0
    most: int = 0
    closing: asyncio.Event = field(default_factory=asyncio.Event)
    tasks: set["asyncio.Task[None]"] = field(default_factory=set)

    @property
    def machine(self) -> str:
        return f"{self.address}:{self.port}"

    def url(self, path: str, host: str | None = None) -> str:
        return f"http://{host or self.address}:{self.port}{path}"

    def serve(self, path: str, handler: Handler) -> str:
        """Answer `path` from now on; its address."""
        self.handlers[path] = handler
        return self.url(path)

    def asked(self, path: str) -> list[Request]:
        return [one for one in self.requests if one.path == path]

    async def handle(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)
        self.connections += 1
        self.now += 1
        self.most = max(self.most, self.now)
        try:
            request = await _request(reader)
            if request is not None:
                self.requests.append(request)
                handler = self.handlers.get(f"{request.host}{request.path}") or self.handlers.get(
                    request.path
                )
                await (handler or missing)(request, writer)
                await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            return  # whoever asked has gone, or the server closes
        finally:
            self.now -= 1
            writer.close()


@asynccontextmanager
async def site(*, address: str = "127.0.0.1", port: int = 0) -> AsyncIterator[Site]:
    """A site that listens until the end of the block."""
    made = Site(port=port, address=address)
    server = await asyncio.start_server(made.handle, address, port, limit=2**20)
    made.port = server.sockets[0].getsockname()[1]
    try:
        yield made
    finally:
        made.closing.set()
        server.close()
        for task in made.tasks:
            task.cancel()
        await server.wait_closed()


@asynccontextmanager
async def trap() -> AsyncIterator[Site]:
    """Counts connections on every loopback address of both families."""
    made = Site(port=0, address="0.0.0.0")
    server = await asyncio.start_server(made.handle, "0.0.0.0", 0)
    made.port = server.sockets[0].getsockname()[1]
    servers = [server]
    with suppress(OSError):  # a machine without IPv6
        servers.append(await asyncio.start_server(made.handle, "::1", made.port, family=socket.AF_INET6))
    try:
        yield made
    finally:
        for one in servers:
            one.close()


async def _request(reader: asyncio.StreamReader) -> Request | None:
    head = await reader.readuntil(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    headers = {
        name.strip().lower(): value.strip() for name, _, value in (one.partition(":") for one in lines if one)
    }
    parts = first.split()
    if len(parts) != 3:
        return None
    host = headers.get("host", "").partition(":")[0]
    return Request(path=parts[1], host=host, headers=headers, at=asyncio.get_running_loop().time())


async def missing(_request: Request, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")


def body(data: bytes | str, kind: str = "application/xml", **headers: str) -> Handler:
    """Answers with a body; `etag=` and the like are headers."""
    sent = data.encode() if isinstance(data, str) else data

    async def handler(request: Request, writer: asyncio.StreamWriter) -> None:
        etag = headers.get("etag")
        if etag and request.headers.get("if-none-match") == etag:
            writer.write(b"HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n")
            return
        more = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
        writer.write(HEAD % kind.encode() + f"Content-Length: {len(sent)}\r\n{more}\r\n".encode() + sent)

    return handler


def status(code: int, **headers: str) -> Handler:
    async def handler(_request: Request, writer: asyncio.StreamWriter) -> None:
        more = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
        writer.write(f"HTTP/1.1 {code} X\r\nContent-Length: 0\r\nConnection: close\r\n{more}\r\n".encode())

    return handler


def redirect(target: str, code: int = 302) -> Handler:
    return status(code, Location=target)


def silent(made: Site) -> Handler:
    """Takes the request and says nothing until the server closes."""

    async def handler(_request: Request, _writer: asyncio.StreamWriter) -> None:
        await made.closing.wait()

    return handler


def dripping(made: Site, start: bytes = b"<rss>") -> Handler:
    """Begins to answer and stops in the middle, as a site does that sends a byte a second."""

    async def handler(_request: Request, writer: asyncio.StreamWriter) -> None:
        writer.write(HEAD % b"application/xml" + b"\r\n" + start)
        await writer.drain()
        await made.closing.wait()

    return handler


async def endless(_request: Request, writer: asyncio.StreamWriter) -> None:
    """Sends without an end and without saying how much there is."""
    writer.write(HEAD % b"application/xml" + b"\r\n<rss>")
    while not writer.is_closing():
        writer.write(b"x" * 65536)
        await writer.drain()


def bomb(size: int = 200 * 1024 * 1024) -> bytes:
    """`size` bytes of nothing, packed into a thousandth."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    piece = b"\0" * 2**20
    return b"".join(packer.compress(piece) for _ in range(size // 2**20)) + packer.flush()


async def many_headers(_request: Request, writer: asyncio.StreamWriter) -> None:
    lines = b"".join(b"X-%d: y\r\n" % number for number in range(10_000))
    writer.write(HEAD % b"application/xml" + lines + b"\r\n<rss></rss>")


class Names:
    """Looks names up as a test says, in turn where there are several answers; `everything` is every other name."""

    def __init__(self, **known: list[list[str]]) -> None:
        self._known = {name.replace("_", "."): list(answers) for name, answers in known.items()}
        self.asked: list[str] = []

    def __call__(self, name: str, _port: int) -> list[str]:
        self.asked.append(name)
        answers = self._known.get(name) or self._known.get("everything")
        if not answers:
            raise OSError("no such name")
        return answers.pop(0) if len(answers) > 1 else answers[0]
