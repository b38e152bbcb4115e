"""Fetching a feed or page: conditionally, within limits, and each way of failing told apart."""

import asyncio
import gzip
import time
import tracemalloc
import zlib

import pytest

from answers.errors import (
    FetchFailed,
    Garbled,
    NotForUs,
    NotThere,
    ProgrammeError,
    SiteFailed,
    TooBig,
    TooSlow,
    WrongKind,
)
from answers.terms import Language
from answers.wording import Wording
from ingest.addresses import Guards
from ingest.fetch import USER_AGENT, Fetched, Fetcher, NotModified, Validators
from tests.ingest.servers import (
    Handler,
    Request,
    Site,
    body,
    bomb,
    dripping,
    endless,
    many_headers,
    silent,
    site,
    status,
)

MEBIBYTE = 2**20
FEED = "<rss version='2.0'><channel><title>x</title></channel></rss>"


def _guards(made: Site, **more: float) -> Guards:
    return Guards(allowed=frozenset({made.machine}), **more)  # type: ignore[arg-type]


async def _get(handler: Handler, **limits: float) -> Fetched | NotModified:
    async with site() as made, Fetcher(_guards(made, **limits)) as fetcher:
        return await fetcher.get(made.serve("/", handler))


async def test_a_feed_comes_with_its_kind_charset_and_validators() -> None:
    kind = 'application/rss+xml; charset="EUC-KR"'
    came = await _get(body(FEED, kind, ETag='"a"', Last_Modified="Thu, 15 Jan 2026 11:00:00 GMT"))
    assert isinstance(came, Fetched)
    assert came.body == FEED.encode()
    assert (came.media_type, came.charset) == ("application/rss+xml", "euc-kr")
    assert came.validators == Validators(etag='"a"', modified="Thu, 15 Jan 2026 11:00:00 GMT")


async def test_what_has_not_changed_is_not_sent_again() -> None:
    async with site() as made, Fetcher(_guards(made)) as fetcher:
        address = made.serve("/", body(FEED, etag='"a"'))
        first = await fetcher.get(address)
        assert isinstance(first, Fetched)
        second = await fetcher.get(address, first.validators)
        assert isinstance(second, NotModified)
        third = await fetcher.get(
            address, Validators(etag='"other"', modified="Thu, 15 Jan 2026 11:00:00 GMT")
        )
        assert isinstance(third, Fetched)
        assert made.requests[-1].headers["if-modified-since"] == "Thu, 15 Jan 2026 11:00:00 GMT"


async def test_a_validator_that_could_smuggle_a_header_is_not_kept() -> None:
    came = await _get(body(FEED, ETag='"ä"', Last_Modified="x" * 4000))
    assert isinstance(came, Fetched)
    assert came.validators == Validators()


async def test_it_says_who_it_is_and_sends_nothing_of_this_machine() -> None:
    async with site() as made, Fetcher(_guards(made)) as fetcher:
        made.serve("/", body(FEED, Set_Cookie="a=b; Path=/"))
        await fetcher.get(made.url("/"))
        await fetcher.get(made.url("/"))
        for one in made.requests:
            assert one.headers["user-agent"] == USER_AGENT
            assert set(one.headers) <= {"host", "user-agent", "accept", "accept-encoding", "connection"}
    assert "://" not in USER_AGENT


FAILURES = [
    (status(404), NotThere), (status(410), NotThere), (status(401), NotForUs), (status(403), NotForUs), (status(402), NotForUs),
    (status(500), SiteFailed), (status(503), SiteFailed), (status(429), SiteFailed), (status(204), SiteFailed), (status(206), SiteFailed),
    (body(b"%PDF", "application/pdf"), WrongKind), (body(b"x", "video/mp4"), WrongKind), (body(b"x", "image/png"), WrongKind),
    (body(b"x", "application/zip"), WrongKind), (body(b"x", "audio/mpeg"), WrongKind), (many_headers, Garbled),
    (body(b"x", Content_Encoding="br"), Garbled), (body(b"x", Content_Encoding="gzip, gzip"), Garbled), (body(b"x", Content_Encoding="gzip"), Garbled),
    (status(302), FetchFailed),
]  # fmt: skip


@pytest.mark.parametrize(("handler", "kind"), FAILURES)
async def test_each_way_of_failing_is_told_apart(handler: Handler, kind: type[ProgrammeError]) -> None:
    with pytest.raises(kind) as raised:
        await _get(handler)
    for language in Language:
        assert Wording().say(language, raised.value.key)
    assert "127.0.0.1" not in str(raised.value)


async def test_a_site_that_asks_for_a_pause_is_heard_within_reason() -> None:
    for told, heard in (("120", 120.0), ("99999999", None), ("9999999", 86_400.0), ("soon", None)):
        with pytest.raises(SiteFailed) as raised:
            await _get(status(503, Retry_After=told))
        assert raised.value.fields["retry_s"] == heard


async def test_a_broken_answer_is_told_as_one() -> None:
    async def nonsense(_request: Request, writer: asyncio.StreamWriter) -> None:
        writer.write(b"\x00\x01 this is not HTTP\r\n\r\n")

    async def cut(_request: Request, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 100\r\n\r\nhalf")

    for handler in (nonsense, cut):
        with pytest.raises(FetchFailed):
            await _get(handler)


async def test_what_is_silent_or_drips_is_given_up_in_time() -> None:
    async with site() as made, Fetcher(_guards(made, seconds=0.3)) as fetcher:
        for handler in (silent(made), dripping(made)):
            began = time.monotonic()
            with pytest.raises(TooSlow):
                await fetcher.get(made.serve("/", handler))
            assert time.monotonic() - began < 2.0


async def test_redirects_share_one_time_limit() -> None:
    async with site() as made, Fetcher(_guards(made, seconds=0.3)) as fetcher:
        made.serve("/a", status(302, Location="/b"))
        made.serve("/b", silent(made))
        with pytest.raises(TooSlow):
            await fetcher.get(made.url("/a"))


async def _peak(handler: Handler, **limits: float) -> tuple[int, int]:
    """The most memory that a fetch took, and what came, in bytes."""
    async with site() as made, Fetcher(_guards(made, **limits)) as fetcher:
        address = made.serve("/", handler)
        tracemalloc.start()
        try:
            came = await fetcher.get(address)
            size = len(came.body) if isinstance(came, Fetched) else 0
        except TooBig:
            size = 0
        finally:
            peak = tracemalloc.get_traced_memory()[1]
            tracemalloc.stop()
        return peak, size


async def test_a_body_without_an_end_is_cut_off() -> None:
    peak, size = await _peak(endless)
    assert size == 0
    assert peak < 16 * MEBIBYTE


async def test_a_body_that_says_it_is_huge_is_not_begun() -> None:
    async def huge(_request: Request, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: 5368709120\r\n\r\n<rss>")

    with pytest.raises(TooBig):
        await _get(huge)


async def test_a_small_body_that_unpacks_to_a_huge_one_is_cut_off() -> None:
    packed = bomb(200 * MEBIBYTE)
    assert len(packed) < 256 * 1024
    peak, size = await _peak(body(packed, Content_Encoding="gzip"))
    assert size == 0
    assert peak < 16 * MEBIBYTE
    peak, size = await _peak(body(bomb(60 * MEBIBYTE), Content_Encoding="gzip"), most_bytes=2**40)
    assert size == 60 * MEBIBYTE, "the control: without the limit it all comes"
    assert peak > 60 * MEBIBYTE


PACKED = [
    ("gzip", gzip.compress(FEED.encode(), mtime=0)), ("x-gzip", gzip.compress(FEED.encode(), mtime=0)), ("deflate", zlib.compress(FEED.encode())),
    ("deflate", zlib.compress(FEED.encode())[2:-4]), ("identity", FEED.encode()), ("", FEED.encode()),
    ("gzip", gzip.compress(FEED.encode()[:20], mtime=0) + gzip.compress(FEED.encode()[20:], mtime=0)),
]  # fmt: skip


@pytest.mark.parametrize(("packing", "sent"), PACKED)
async def test_every_packing_that_is_asked_for_is_unpacked(packing: str, sent: bytes) -> None:
    async def by_the_byte(_request: Request, writer: asyncio.StreamWriter) -> None:
        head = f"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Encoding: {packing}\r\nContent-Length: {len(sent)}\r\n\r\n"
        writer.write(head.encode())
        for number in range(len(sent)):
            writer.write(sent[number : number + 1])
            await writer.drain()

    came = await _get(by_the_byte)
    assert isinstance(came, Fetched)
    assert came.body == FEED.encode()


async def test_a_packed_body_that_breaks_off_is_not_taken_for_whole() -> None:
    sent = gzip.compress(FEED.encode())[:-12]
    with pytest.raises(Garbled):
        await _get(body(sent, Content_Encoding="gzip"))
