"""What a page says of itself: title, publisher, date, language, and what kind of page it is. Pure.

A date is taken only where the page states it as its own (metadata, a marked time, a byline, its address): none
is better than that of another article or of the copyright line.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from ingest.dating import Dated, dated
from ingest.documents import LONGEST_TITLE
from ingest.encodings import clean

_MOST_DATA = 20  # blocks of JSON-LD looked at
_DEEPEST = 6  # values inside each other in one
_ARTICLES = (
    "article",
    "posting",
    "report",
    "webpage",
)  # how a type of JSON-LD that is one page's ends, folded
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "article:published", "datepublished", "date.published", "published_at",
    "publishdate", "publish_date", "publish-date", "pubdate", "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date",
    "article.published", "sailthru.date", "parsely-pub-date", "date", "regdate", "og:regdate",
)  # fmt: skip
_BYLINE = re.compile(
    r"(?:기사\s*)?(?:입력|등록|승인|발행|게재|작성|송고|Published|Posted)(?:일시?|시간)?(?:\s+on)?\s*[:|]?\s*"
    r"((?:19|20)\d{2}\s?[-./년]\s?\d{1,2}\s?[-./월]\s?\d{1,2}[^\n]{0,24}|[A-Z][a-z]{2,8}\.? \d{1,2}, 20\d{2}|\d{1,2} [A-Z][a-z]{2,8} 20\d{2})"
)
_IN_ADDRESS = re.compile(r"/(20\d{2})[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?=\D|\d{4,})")
_SUFFIX = re.compile(r"\s+[|\-–—:<«·]+\s+[^|\-–—:<«·]{2,40}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """`free` is False where the page says it must be paid for; `video` where it is a film's page.

    `address` is the one that it says is its own.
    """

    title: str
    address: str | None
    publisher: str | None
    when: Dated
    language: str | None
    body: str
    free: bool
    video: bool


def head_of(tree: Any, *, url: str | None, zone: ZoneInfo, today: date) -> Head:
    """What the tree of a page says; `body` is the text that its metadata holds, often empty."""
    metas = _metas(tree)
    data = _data(tree)
    own = [one for one in data if _is_article(one)]
    title = (
        metas.get("og:title")
        or _first(own, "headline")
        or _h1(tree)
        or _SUFFIX.sub("", _text(tree, "//title"))
    )
    kind = metas.get("og:type", "").lower()
    return Head(
        title=" ".join(clean(title).split())[:LONGEST_TITLE],
        address=_address(tree, metas),
        publisher=(metas.get("og:site_name") or _publisher(own) or _host(url) or None),
        when=_when(tree, metas, own, url, zone, today),
        language=tree.get("lang") or metas.get("og:locale") or None,
        body=clean(_first(own, "articleBody")),
        free=not any(str(one.get("isAccessibleForFree", "")).lower() == "false" for one in data),
        video=kind.startswith("video") or (not own and any("videoobject" in _types(one) for one in data)),
    )


def _when(
    tree: Any, metas: dict[str, str], own: list[dict[str, Any]], url: str | None, zone: ZoneInfo, today: date
) -> Dated:
    """The first date that can be read, the surest place first."""
    for told in _told(tree, metas, own):
        found = dated(told, zone, today)
        if found.day:
            return found
    address = _IN_ADDRESS.search(urlsplit(url).path) if url else None
    return dated("-".join(address.groups()), zone, today) if address else Dated()


def _told(tree: Any, metas: dict[str, str], own: list[dict[str, Any]]) -> Iterator[str]:
    yield from (metas[one] for one in _PUBLISHED if one in metas)
    yield _first(own, "datePublished")
    for one in tree.xpath("//*[@itemprop='datePublished']")[:3]:
        yield one.get("content") or one.get("datetime") or one.text_content()
    for one in tree.xpath("//time[@pubdate or ancestor::header or ancestor::article]")[:3]:
        yield one.get("datetime") or one.text_content()
    head = tree.text_content()[:200_000]
    byline = _BYLINE.search(re.sub(r"[ \t\xa0]+", " ", head))
    if byline:
        yield byline[1]


def _metas(tree: Any) -> dict[str, str]:
    """What its meta elements say, the first of each name."""
    found: dict[str, str] = {}
    for one in tree.xpath("//meta[@content]")[:400]:
        name = (one.get("property") or one.get("name") or one.get("itemprop") or "").strip().lower()
        content = " ".join(clean(one.get("content")).split())[:1000]
        if name and content:
            found.setdefault(name, content)
    return found


def _data(tree: Any) -> list[dict[str, Any]]:
    """Every object of its JSON-LD that has a type."""
    found: list[dict[str, Any]] = []
    for one in tree.xpath("//script[@type='application/ld+json']")[:_MOST_DATA]:
        try:
            told = json.loads(one.text_content(), strict=False)
        except (ValueError, RecursionError):
            continue
        found += _objects(told, _DEEPEST)
    return found


def _objects(told: object, depth: int) -> list[dict[str, Any]]:
    if depth == 0:
        return []
    if isinstance(told, list):
        return [each for one in told[:50] for each in _objects(one, depth - 1)]
    if isinstance(told, dict):
        inner = [each for key in ("@graph", "mainEntity") for each in _objects(told.get(key), depth - 1)]
        return ([told] if "@type" in told else []) + inner
    return []


def _types(one: dict[str, Any]) -> str:
    return str(one.get("@type", "")).lower()


def _is_article(one: dict[str, Any]) -> bool:
    return any(word in _types(one) for word in _ARTICLES)


def _first(own: list[dict[str, Any]], key: str) -> str:
    return next((told for one in own if isinstance(told := one.get(key), str) and told.strip()), "")


def _publisher(own: list[dict[str, Any]]) -> str:
    for one in own:
        told = one.get("publisher")
        name = told.get("name") if isinstance(told, dict) else told
        if isinstance(name, str) and name.strip():
            return " ".join(clean(name).split())[:200]
    return ""


def _h1(tree: Any) -> str:
    """The only heading of the first rank."""
    found = [text for one in tree.xpath("//h1")[:5] if (text := " ".join(one.text_content().split()))]
    return found[0] if len(set(found)) == 1 else ""


def _text(tree: Any, path: str) -> str:
    found = tree.xpath(path)
    return " ".join(found[0].text_content().split()) if found else ""


def _host(url: str | None) -> str:
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _address(tree: Any, metas: dict[str, str]) -> str | None:
    found = [one.get("href") or "" for one in tree.xpath("//link[@rel='canonical']")[:1]]
    told = [one.strip() for one in (*found, metas.get("og:url", ""))]
    return next((one for one in told if one.startswith(("https://", "http://"))), None)
