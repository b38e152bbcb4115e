"""The source that a curator gives: a page's address, who published it, the passage that says so.

A page is one source however its address is spelt. Nothing is fetched.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qsl, urlencode, urlsplit

from answers.errors import BadSource, TooLong
from answers.fact_book import FactBook
from answers.facts import Source, Text
from answers.hangul import is_syllable
from answers.terms import Language
from answers.wording import Wording
from db.curation import NewSource

LONGEST_QUOTE = 1000  # characters; enough for a paragraph, and no page is copied
LONGEST_ADDRESS = 2000
LONGEST_PUBLISHER = 200
_UNSEEN = frozenset({"Cf", "Cc", "Cs", "Co", "Cn"})  # direction marks, zero widths, NUL, halves of letters
_TRACKING = re.compile(r"utm_\w+|fbclid|gclid", re.ASCII)
_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """A source by its id. `new` is None for one that is known already, which `known` then is."""

    slug: str
    publisher: str
    official: bool
    quote: str
    known: Source | None = None
    new: NewSource | None = None


def tidy(text: str) -> str:
    """`text` on one line, in one Unicode form, without characters that cannot be seen."""
    told = unicodedata.normalize("NFC", " ".join(text.split()))
    return " ".join("".join(one for one in told if unicodedata.category(one) not in _UNSEEN).split())


def within(text: str, limit: int, what: str, wording: Wording) -> str:
    """`text` tidied; raises TooLong, naming it by the sentence `what`, where it has more characters than that."""
    told = tidy(text)
    if len(told) > limit:
        named = Text(wording.say(Language.EN, what), wording.say(Language.KO, what))
        raise TooLong(
            f"{named.en} has {len(told)} characters of {limit}", what=(named,), limit=limit, count=len(told)
        )
    return told


def cited(
    facts: FactBook,
    wording: Wording,
    *,
    address: str,
    quote: str = "",
    publisher: str = "",
    official: bool | None = None,
) -> Cited:
    """The source at an address. Raises BadSource, TooLong.

    Left open, it is official where another page of its host is, and published by whom that one is.
    """
    url = tidy(address)
    parts = _parts(url)
    passage = within(quote, LONGEST_QUOTE, "fact-quote", wording)
    page = _page(parts)
    known = next((one for one in facts.sources.values() if one.url and _page_of(one.url) == page), None)
    if known is not None:
        return Cited(
            slug=known.id, publisher=known.publisher, official=known.official, quote=passage, known=known
        )
    neighbours = [one for one in facts.sources.values() if one.url and _host_of(one.url) == _host(parts)]
    name = within(publisher, LONGEST_PUBLISHER, "fact-publisher", wording)
    new = NewSource(
        slug=f"c-{hashlib.sha256(page.encode()).hexdigest()[:16]}",
        publisher=name or _shared_publisher(neighbours) or _host(parts),
        url=url,
        language=_language(parts, passage, neighbours),
        official=any(one.official for one in neighbours) if official is None else official,
    )
    return Cited(slug=new.slug, publisher=new.publisher, official=new.official, quote=passage, new=new)


def _shared_publisher(neighbours: Sequence[Source]) -> str | None:
    """Who published every page of a host that is on record; None where several did."""
    names = {one.publisher for one in neighbours}
    return names.pop() if len(names) == 1 else None


def _parts(url: str) -> SplitResult:
    """The parts of an address; raises BadSource for what is no address of a page."""
    try:
        parts = urlsplit(url)
        sound = parts.scheme in _PORTS and "." in (parts.hostname or "") and parts.port != 0
    except ValueError:
        sound = False
    if not sound or parts.username is not None or len(url) > LONGEST_ADDRESS or " " in url:
        raise BadSource(f"{url[:60]!r} is no address of a page", given=url[:60])
    return parts


def _page(parts: SplitResult) -> str:
    """What two spellings of one address have in common."""
    port = f":{parts.port}" if parts.port and parts.port != _PORTS[parts.scheme] else ""
    told = [one for one in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.fullmatch(one[0])]
    query = f"?{urlencode(told)}" if told else ""
    return f"{_host(parts)}{port}{parts.path.rstrip('/')}{query}"


def _page_of(url: str) -> str | None:
    try:
        return _page(_parts(url))
    except BadSource:
        return None


def _host(parts: SplitResult) -> str:
    return (parts.hostname or "").removeprefix("www.")


def _host_of(url: str) -> str | None:
    try:
        return _host(_parts(url))
    except BadSource:
        return None


def _language(parts: SplitResult, quote: str, neighbours: Iterable[Source]) -> str:
    """In which language the page is, as far as can be told without reading it."""
    if any(map(is_syllable, quote)):
        return "ko"
    korean = _host(parts).endswith(".kr") and not quote
    return next((one.language for one in neighbours), "ko" if korean else "en")
