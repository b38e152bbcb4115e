"""Feeds into entries: RSS, Atom and JSON Feed. Pure: text in, values out.

`feedparser` sees only what has passed our own checks, and never bytes, addresses or file names. It is imported
here alone, in the process that reads (`reading_process.py`).
"""

import io
import json
import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from urllib.parse import urljoin
from zoneinfo import ZoneInfo

from answers.errors import BadEncoding, CutShort, NotAFeed
from ingest.dating import dated
from ingest.documents import LONGEST_TITLE, Document, Entry, Kind, fingerprint_of, in_paragraphs, whole_text
from ingest.encodings import REPLACED, clean
from ingest.languages import OTHER, language_of
from ingest.markup import check_loosely, is_sound, plain_text

MOST_ENTRIES = 300  # of one feed, the first in its order; more than any feed of news shows
_ROOT = re.compile(r"<(?:[\w.-]+:)?(rss|feed|RDF)\b")
_DECLARATION = re.compile(r"^\s*<\?xml[^<>]*\?>")


def is_xml_feed(text: str) -> bool:
    """Whether the first element is that of a feed."""
    head = _head(text)
    found = re.search(r"<[A-Za-z]", head)
    return bool(found and _ROOT.match(head, found.start()))


def is_json_feed(text: str) -> bool:
    return text.lstrip()[:1] == "{" and "jsonfeed.org/version" in text[:4000]


def read_xml_feed(text: str, *, url: str | None, zone: ZoneInfo, today: date) -> Document:
    """The entries of an RSS or Atom feed. Raises HostileMarkup, CutShort, BadEncoding, NotAFeed."""
    import feedparser

    bare = _DECLARATION.sub("", text, count=1).strip()
    if not is_sound(bare):
        check_loosely(bare)
        if not re.search(r"</(?:[\w.-]+:)?(?:rss|feed|RDF)\s*>", bare[-2000:]):
            raise CutShort("it ends in the middle")
    told = feedparser.parse(
        io.BytesIO(bare.encode()),
        response_headers={"content-type": "application/xml; charset=utf-8"},
        sanitize_html=False,  # nothing of it is ever shown as HTML: it becomes plain text below
        resolve_relative_uris=False,
    )
    if not told.get("version") and not told.entries:
        raise NotAFeed("it is no feed")
    title = _title(told.feed.get("title"))
    pieces = (_xml_entry(one, title, url, zone, today) for one in told.entries[:MOST_ENTRIES])
    return _document(title, pieces, len(told.entries))


def read_json_feed(text: str, *, url: str | None, zone: ZoneInfo, today: date) -> Document:
    """The entries of a JSON Feed; raises NotAFeed, BadEncoding."""
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        raise NotAFeed("it is no JSON") from None
    items = told.get("items") if isinstance(told, dict) else None
    if not isinstance(items, list):
        raise NotAFeed("it has no items")
    title = _title(told.get("title"))
    kept = [one for one in items if isinstance(one, dict)][:MOST_ENTRIES]
    return _document(title, (_json_entry(one, title, url, zone, today) for one in kept), len(kept))


def _head(text: str) -> str:
    """The beginning of a document without its declaration and comments."""
    head = _DECLARATION.sub("", text[:8000], count=1)
    return re.sub(r"<!--.{0,4000}?-->|<\?[^<>]*\?>", "", head, flags=re.DOTALL).lstrip()


def _document(title: str, pieces: Iterable[Entry | None], told: int) -> Document:
    entries = tuple(one for one in pieces if one is not None)
    if told and not entries:
        raise BadEncoding("none of its entries is clean")
    return Document(kind=Kind.FEED, title=title, entries=entries)


def _xml_entry(one: Any, feed: str, base: str | None, zone: ZoneInfo, today: date) -> Entry | None:
    contents = [str(part.get("value") or "") for part in one.get("content", ())]
    body = max([*contents, str(one.get("summary") or "")], key=len)
    source = one.get("source")
    publisher = _title(source.get("title")) if isinstance(source, Mapping) else ""
    when = dict.get(one, "published") or dict.get(one, "updated")
    link = one.get("link")
    return _entry(
        title=_title(one.get("title")), body=plain_text(body), link=_link(link, base), when=when,
        publisher=publisher or feed, zone=zone, today=today,
    )  # fmt: skip


def _json_entry(
    one: Mapping[str, Any], feed: str, base: str | None, zone: ZoneInfo, today: date
) -> Entry | None:
    html = one.get("content_html")
    body = plain_text(html) if isinstance(html, str) and html.strip() else ""
    for key in ("content_text", "summary"):
        told = one.get(key)
        body = body or (clean(told) if isinstance(told, str) else "")
    return _entry(
        title=_title(one.get("title")), body=body, link=_link(one.get("url") or one.get("external_url"), base),
        when=one.get("date_published") or one.get("date_modified"), publisher=feed, zone=zone, today=today,
    )  # fmt: skip


def _entry(
    *, title: str, body: str, link: str | None, when: object, publisher: str, zone: ZoneInfo, today: date
) -> Entry | None:
    """One entry; None for one that says nothing or is not clean."""
    text = whole_text(title, in_paragraphs(body))
    if not text or REPLACED in text:
        return None
    day = dated(when if isinstance(when, str) else None, zone, today)
    language = language_of(text)
    return Entry(
        title=title or text.partition("\n")[0][:LONGEST_TITLE],
        text=text,
        link=link,
        published_on=day.day,
        doubtful=day.doubtful,
        language=None if language == OTHER else language,
        publisher=publisher or None,
        fingerprint=fingerprint_of(title, body, link),
    )


def _title(told: object) -> str:
    """A title on one line, without markup."""
    return " ".join(plain_text(told).split())[:LONGEST_TITLE] if isinstance(told, str) else ""


def _link(told: object, base: str | None) -> str | None:
    if not isinstance(told, str) or not told.strip():
        return None
    try:
        link = urljoin(base or "", told.strip())
    except ValueError:
        return None
    return link if link.lower().startswith(("http://", "https://")) else None
