"""Reading feeds: every kind and encoding into clean entries, and nothing hostile into anything."""

import re
import time
from datetime import date
from zoneinfo import ZoneInfo

import feedparser
import pytest

from answers.days import Day
from answers.errors import BadEncoding, CutShort, HostileMarkup, OutsideError
from ingest.documents import Document, Entry, Kind
from ingest.fetch import Fetched
from ingest.readers import READ_S, Readers
from ingest.recognising import recognise
from tests.ingest.hostile import ENCODED, HOSTILE, KOREAN, feed, item

SEOUL = ZoneInfo("Asia/Seoul")
TODAY = date(2026, 11, 24)


def read(
    data: bytes | str, *, charset: str | None = None, url: str | None = "https://news.example/rss"
) -> Document:
    sent = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    return recognise(sent, charset=charset, url=url, zone=SEOUL, today=TODAY)


def only(data: bytes | str, charset: str | None = None) -> Entry:
    (entry,) = read(data, charset=charset).entries
    return entry


def test_an_rss_item_becomes_an_entry() -> None:
    text = "<p>Petrel &amp; co. <b>advanced</b>.</p><script>x()</script><p>Skua did not.</p>"
    entry = only(feed(item("Petrel&#32;&lt;b&gt;in&lt;/b&gt;", text, link="/a?b=1&amp;c=2", guid="1")))
    assert entry.title == "Petrel in"
    assert entry.text == "Petrel in\n\nPetrel & co. advanced.\n\nSkua did not."
    assert entry.link == "https://news.example/a?b=1&c=2"
    assert (entry.published_on, entry.doubtful) == (Day.parse("2026-01-15"), False)
    assert entry.publisher == "News"


def test_an_atom_entry_becomes_an_entry() -> None:
    entry = only(
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>At</title><entry><id>x</id><title type="html">A &amp;lt;i&amp;gt;b</title>'
        '<link rel="alternate" href="https://at.example/1"/><updated>2026-01-15T20:00:00Z</updated><content type="xhtml">'
        '<div xmlns="http://www.w3.org/1999/xhtml"><p>One <em>two</em>.</p><p>Three.</p></div></content></entry></feed>'
    )
    assert (entry.link, entry.publisher) == ("https://at.example/1", "At")
    assert entry.text.endswith("One two.\n\nThree.")
    assert entry.published_on == Day.parse("2026-01-16"), (
        "eight in the evening in Greenwich is the next day in Seoul"
    )


def test_a_json_feed_becomes_entries() -> None:
    document = read(
        '{"version": "https://jsonfeed.org/version/1.1", "title": "J", "items": ['
        '{"id": "1", "url": "https://j.example/1", "title": "A", "content_html": "<p>One.</p><p>Two.</p>", "date_published": "2026-01-15T10:00:00+09:00"},'
        '{"id": 2, "content_text": "Plain words."}, "nonsense", {"id": "3"}]}'
    )
    assert document.kind is Kind.FEED
    assert [one.text for one in document.entries] == ["A\n\nOne.\n\nTwo.", "Plain words."]


def test_a_feed_that_is_not_well_formed_is_read_all_the_same() -> None:
    assert only(feed(item("Gannet & Petrel <br> advanced"))).title == "Gannet & Petrel advanced"


def test_an_empty_feed_is_a_feed() -> None:
    assert read(feed()).entries == ()


@pytest.mark.parametrize(("data", "charset"), [one[1:] for one in ENCODED], ids=[one[0] for one in ENCODED])
def test_every_encoding_is_read_cleanly(data: bytes, charset: str | None) -> None:
    assert only(data, charset).title == KOREAN


def test_read_as_labelled_the_same_feeds_would_lose_letters() -> None:
    """The control: trusting the label stores replacement characters or nonsense for these."""
    wrong = [
        name
        for name, data, charset in ENCODED
        if KOREAN not in data.decode(charset if charset not in {None, "utf-7"} else "utf-8", "replace")
    ]
    assert len(wrong) >= 5


def test_letters_beyond_euc_kr_are_kept() -> None:
    assert "똠방각하" in only(feed(item(KOREAN), head=' encoding="euc-kr"').encode("cp949"), "euc-kr").text
    with pytest.raises(UnicodeDecodeError):
        KOREAN.encode("cp949").decode("euc-kr")


def test_a_western_feed_keeps_its_accents_and_quotes() -> None:
    text = "Café “Petrel” – déjà vu"
    assert only(feed(item(text), head=' encoding="iso-8859-1"').encode("cp1252"), "iso-8859-1").title == text
    assert only(feed(item(text)).encode("cp1252")).title == text


HOSTILE_NAMES = sorted(HOSTILE)


async def test_everything_hostile_is_read_or_refused_in_time_and_nothing_unclean_comes_out() -> None:
    slow: dict[str, float] = {}
    async with Readers(processes=1) as readers:
        for name in HOSTILE_NAMES:
            data = HOSTILE[name]
            sent = data.encode() if isinstance(data, str) else data
            came = Fetched(url="https://news.example/", body=sent, media_type=None, charset="utf-8")
            began = time.monotonic()
            try:
                document = await readers.read(came, zone=SEOUL, today=TODAY)
            except OutsideError:
                document = Document(kind=Kind.TEXT, title="", entries=())
            slow[name] = time.monotonic() - began
            for entry in document.entries:
                assert "\ufffd" not in entry.title + entry.text, name
                assert "root:" not in entry.text, name
    # A process that was killed starts anew, which is no time of reading.
    assert all(seconds < READ_S + 5.0 for seconds in slow.values()), slow


@pytest.mark.parametrize("name", ["billion laughs", "quadratic entities", "outer entity", "outer document type", "entities where it is not well-formed"])  # fmt: skip
def test_declared_entities_are_refused_at_once(name: str) -> None:
    began = time.monotonic()
    with pytest.raises(HostileMarkup):
        read(HOSTILE[name])
    assert time.monotonic() - began < 1.0


def test_without_our_check_entities_are_spread_out() -> None:
    """The control: the parser alone makes megabytes of fifty kilobytes."""
    small = (
        '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "' + "a" * 5000 + '">]>' + feed(item("&a;" * 200))[21:]
    )
    assert len(small) < 10_000
    told = feedparser.parse(small.encode())
    assert sum(len(one.get("title", "")) for one in told.entries) > 100_000
    with pytest.raises(HostileMarkup):
        read(small)


@pytest.mark.parametrize("name", ["20,000 deep", "20,000 deep and unclosed", "150,000 attributes", "a million loose signs", "many elements", "many items", "a million ampersands"])  # fmt: skip
def test_depth_and_numbers_are_refused_in_time(name: str) -> None:
    began = time.monotonic()
    with pytest.raises(HostileMarkup):
        read(HOSTILE[name])
    assert time.monotonic() - began < 2.0


def test_a_feed_that_breaks_off_is_refused() -> None:
    with pytest.raises(CutShort):
        read(HOSTILE["cut off"])


def test_lost_letters_are_not_kept() -> None:
    with pytest.raises(BadEncoding):
        read(HOSTILE["lost letters"])
    titles = [one.title for one in read(feed(item("Petrel \ufffd"), item("Skua advanced"))).entries]
    assert titles == ["Skua advanced"]


def test_what_cannot_be_seen_or_turns_text_around_is_taken_out() -> None:
    entry = only(feed(item("Pet\u200brel \u202eadvanced\u2069\u00ad &#8203;now", "a&#x7;b")))
    assert entry.title == "Petrel advanced now"
    assert not re.search(r"[\u200b\u202e\u2069\u00ad\x07]", entry.text)


DATES = [
    ("Thu, 15 Jan 2026 20:00:00 +0900", "2026-01-15"), ("Thu, 15 Jan 2026 20:00:00 GMT", "2026-01-16"), ("Thu, 15 Jan 2026 20:00:00 EST", "2026-01-16"),
    ("Thu, 15 Jan 2026 23:30:00 KST", "2026-01-15"), ("2026-01-15 23:30:00", "2026-01-15"), ("2026-01-15T23:30:00+09:00", "2026-01-15"),
    ("2026-01-15T15:30:00Z", "2026-01-16"), ("2026.01.15", "2026-01-15"), ("2026. 1. 15. 14:00", "2026-01-15"), ("2026년 1월 15일", "2026-01-15"),
    ("20260115140000", "2026-01-15"), ("January 15, 2026", "2026-01-15"), ("Thu Jan 15 23:00:00 2026", "2026-01-15"),
    ("Thu, 01 Jan 1970 00:00:00 GMT", None), ("0000-00-00 00:00:00", None), ("2026-02-30", None), ("yesterday", None), ("", None), ("January 2026", None),
]  # fmt: skip


@pytest.mark.parametrize(("told", "day"), DATES)
def test_dates_are_days_in_the_programmes_zone_or_none(told: str, day: str | None) -> None:
    entry = only(feed(item("x", when=told)))
    assert (str(entry.published_on) if entry.published_on else None) == day
    assert not entry.doubtful


def test_a_date_that_lies_ahead_is_today_at_most_and_in_doubt() -> None:
    entry = only(feed(item("x", when="Mon, 05 Mar 2029 10:00:00 +0900")))
    assert (entry.published_on, entry.doubtful) == (Day.of(TODAY), True)
    assert entry.article.published_on is None, "nothing is reckoned from a date that is in doubt"
    tomorrow = only(feed(item("x", when="2026-11-25T08:00:00+14:00")))
    assert (tomorrow.published_on, tomorrow.doubtful) == (Day.of(TODAY), False)


def test_an_entry_is_known_again_whatever_its_id_date_and_address_are() -> None:
    words = "The board said on Thursday that Petrel advanced to the finals and that Skua did not."
    first = only(feed(item("Petrel in", words, link="https://a.example/1", guid="1")))
    again = only(
        feed(item("Petrel  in ", f"<p>{words}</p>", link="https://a.example/2", guid="2", when="2026-03-01"))
    )
    other = only(feed(item("Petrel in", words.replace("Skua", "Tern"), link="https://a.example/1", guid="1")))
    assert first.fingerprint == again.fingerprint
    assert first.fingerprint != other.fingerprint


def test_two_short_entries_of_the_same_words_are_told_apart_by_their_address() -> None:
    one, other = (only(feed(item("Breaking", link=f"https://a.example/{number}"))) for number in (1, 2))
    assert one.fingerprint != other.fingerprint
