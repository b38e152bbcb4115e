"""One page or feed over HTTP: asked for conditionally, within limits of time, size and redirects.

What may be fetched at all is `addresses.Guards`, held at each redirect and again where a socket is made. It reads
no page: bytes come back as they are, unpacked.
"""

import asyncio
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Self

import aiohttp
from yarl import URL

from answers.errors import (
    FetchFailed,
    Garbled,
    NotForUs,
    NotThere,
    SiteFailed,
    TooBig,
    TooManyHops,
    TooSlow,
    WrongKind,
)
from answers.version import VERSION
from ingest.addresses import Guards, next_hop, parse_address
from ingest.resolving import GuardedResolver, LookUp, look_up, socket_maker
from ingest.unpacking import OFFERED, Unpacker

AGENT = "Cutline"  # the name that robots.txt may speak to
USER_AGENT = f"{AGENT}/{VERSION} (reads news feeds for the curators of a programme)"
CONNECT_S = 5.0  # for one machine to answer at all
LONGEST_VALIDATOR = 500  # characters of an ETag or a date that are kept
LONGEST_RETRY = 86_400.0  # seconds; what a site asks for beyond is not believed

_MOVED = frozenset({301, 302, 303, 307, 308})
_FOR_OTHERS = frozenset({401, 402, 403, 407, 451})
_GONE = frozenset({404, 410})
# Of `application/…`: what feeds and pages are sent as, octet-stream by servers that do not know better.
_READ = frozenset({"xml", "json", "xhtml", "rss", "atom", "rdf", "octet-stream", "feed"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Validators:
    """What a site gave to ask "has it changed?" by; sent back as it came."""

    etag: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """A body, unpacked. `url` is where it came from in the end; `media_type` and `charset` as told, or None."""

    url: str
    body: bytes
    media_type: str | None
    charset: str | None
    validators: Validators = Validators()


@dataclass(frozen=True, slots=True, kw_only=True)
class NotModified:
    """It is as it was when the validators were given."""

    url: str


class Fetcher:
    """Fetches until it is closed (`async with`). Cookies, proxies and passwords of this machine are never used."""

    def __init__(
        self, guards: Guards | None = None, *, lookup: LookUp = look_up, tls: ssl.SSLContext | None = None
    ) -> None:
        self._guards = guards or Guards()
        self._lookup = lookup
        self._tls = tls
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        guards = self._guards
        connector = aiohttp.TCPConnector(
            resolver=GuardedResolver(guards, self._lookup),
            socket_factory=socket_maker(guards),
            use_dns_cache=False,
            force_close=True,  # a feed is asked for every quarter of an hour: nothing to keep open
            limit=0,  # who calls bounds it
            ssl=self._tls or True,
        )
        self._session = aiohttp.ClientSession(
            connector=connector,
            auto_decompress=False,  # we unpack within a limit
            cookie_jar=aiohttp.DummyCookieJar(),
            timeout=aiohttp.ClientTimeout(total=guards.seconds, sock_connect=CONNECT_S),
            headers={"User-Agent": USER_AGENT, "Accept-Encoding": OFFERED},
            max_headers=guards.most_headers,
            trust_env=False,
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._session is not None:
            await self._session.close()

    async def get(self, address: str, validators: Validators | None = None) -> Fetched | NotModified:
        """The page or feed at `address`; raises FetchFailed in one of its kinds."""
        url = parse_address(address, self._guards)
        try:
            async with asyncio.timeout(self._guards.seconds):
                return await self._following(url, validators or Validators())
        except TimeoutError:
            raise TooSlow("it did not come in time") from None
        except (aiohttp.ClientPayloadError, aiohttp.http_exceptions.HttpProcessingError) as error:
            raise Garbled("the answer broke off or broke the rules") from error
        except aiohttp.ClientResponseError as error:
            raise Garbled("the answer breaks the rules") from error
        except (aiohttp.ClientError, OSError, ValueError) as error:
            raise FetchFailed("no page could be read there") from error

    async def _following(self, url: URL, validators: Validators) -> Fetched | NotModified:
        seen = {url}
        for _hop in range(self._guards.most_hops + 1):
            found = await self._one(url, validators)
            if not isinstance(found, URL):
                return found
            if found in seen:
                raise TooManyHops("its redirects go in a circle")
            seen.add(found)
            url = found
        raise TooManyHops("it redirects too often")

    async def _one(self, url: URL, validators: Validators) -> Fetched | NotModified | URL:
        """One request: what came, or where to ask next."""
        assert self._session is not None  # used inside `async with`
        async with self._session.get(url, headers=_asking(validators), allow_redirects=False) as answer:
            if answer.status == 304:
                return NotModified(url=str(url))
            if answer.status in _MOVED:
                return next_hop(url, answer.headers.get("Location", ""), self._guards)
            _expect_page(answer)
            media_type, charset = _kind(answer.headers)
            return Fetched(
                url=str(url),
                body=await self._body(answer),
                media_type=media_type,
                charset=charset,
                validators=_validators(answer.headers),
            )

    async def _body(self, answer: aiohttp.ClientResponse) -> bytes:
        """The body, unpacked; it is given up as soon as it is too big."""
        most = self._guards.most_bytes
        if (answer.content_length or 0) > most:
            raise TooBig("it is too big")
        unpacker = Unpacker(answer.headers.get("Content-Encoding", ""))
        body = bytearray()
        came = 0
        async for chunk in answer.content.iter_any():
            came += len(chunk)
            if came > most:  # packed to more than it is: a stream of empty parts
                raise TooBig("it is too big")
            for piece in unpacker.feed(chunk):
                body += piece
                if len(body) > most:
                    raise TooBig("it is too big")
            await asyncio.sleep(0)  # a site that sends without a pause leaves others their turn
        unpacker.end()
        return bytes(body)


def _asking(validators: Validators) -> dict[str, str]:
    """The headers of one request."""
    asked = {
        "Accept": "application/rss+xml, application/atom+xml, application/feed+json, text/html;q=0.9, */*;q=0.5"
    }
    if validators.etag:
        asked["If-None-Match"] = validators.etag
    if validators.modified:
        asked["If-Modified-Since"] = validators.modified
    return asked


def _expect_page(answer: aiohttp.ClientResponse) -> None:
    """Raises FetchFailed for an answer that brings no text."""
    status = answer.status
    if status in _GONE:
        raise NotThere("the page is not there")
    if status in _FOR_OTHERS:
        raise NotForUs("the page is not for everybody")
    if status != 200:
        retry = _seconds(answer.headers.get("Retry-After", ""))
        raise SiteFailed("the site answers with an error", retry_s=retry)
    media_type, _charset = _kind(answer.headers)
    if media_type is not None and not _is_text(media_type):
        raise WrongKind("what is there is no text")


def _kind(headers: Mapping[str, str]) -> tuple[str | None, str | None]:
    """The media type and the charset that an answer tells."""
    told, *rest = headers.get("Content-Type", "").split(";")
    for one in rest:
        name, _, value = one.partition("=")
        if name.strip().lower() == "charset":
            return told.strip().lower() or None, value.strip(" \"'").lower()[:40] or None
    return told.strip().lower() or None, None


def _is_text(media_type: str) -> bool:
    """Whether a media type can hold a feed or a page; what it holds is looked at later."""
    kind, _, name = media_type.partition("/")
    words = set(name.replace("+", " ").replace(".", " ").split())
    return kind == "text" or media_type == "message/rfc822" or (kind == "application" and bool(words & _READ))


def _validators(headers: Mapping[str, str]) -> Validators:
    return Validators(etag=_kept(headers.get("ETag")), modified=_kept(headers.get("Last-Modified")))


def _kept(value: str | None) -> str | None:
    """A validator to be sent back: only what a header can hold, and of sane length."""
    if value and len(value) <= LONGEST_VALIDATOR and value.isascii() and value.isprintable():
        return value
    return None


def _seconds(told: str) -> float | None:
    """Seconds of a Retry-After; a date in it is left to our own back-off."""
    return min(float(told), LONGEST_RETRY) if told.isascii() and told.isdigit() and len(told) < 8 else None
