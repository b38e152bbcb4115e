"""What was read out of a file, a page or a feed: one document with one or many entries.

Plain values, with the one thing that they have in common: how it is told that two of them say the same.
"""

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from answers.days import Day
from ingest.articles import Article

LONGEST_TITLE = 300  # characters
_NO_LETTERS = re.compile(r"[\W_]+")
_SLIM = 60  # letters: an entry with fewer is told apart by its address too


class Kind(StrEnum):
    """What a document turned out to be, whatever it was called."""

    FEED = "feed"
    PAGE = "page"
    MAIL = "mail"
    TEXT = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One piece of news. `text` begins with `title` on a line of its own, paragraphs are parted by an empty line.

    `published_on` is clamped to today and the entry `doubtful` where the date told lies ahead. `fingerprint` tells
    what it says, whatever its id, address or date is.
    """

    title: str
    text: str
    link: str | None = None
    published_on: Day | None = None
    doubtful: bool = False
    language: str | None = None
    publisher: str | None = None
    fingerprint: str = ""

    @property
    def article(self) -> Article:
        """As understanding wants it: a date that is in doubt is none, since days in the text are reckoned from it."""
        return Article(
            title=self.title,
            text=self.text,
            published_on=None if self.doubtful else self.published_on,
            language=self.language,
            url=self.link,
            publisher=self.publisher,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """Entries in the order of the document; exactly one unless it is a feed."""

    kind: Kind
    title: str
    entries: tuple[Entry, ...]


def whole_text(title: str, body: str) -> str:
    """The text of an article: its title first, unless the body begins with it."""
    if not title or letters(body[: len(title) * 2 + 20]).startswith(letters(title)):
        return body
    return f"{title}\n\n{body}" if body else title


def fingerprint_of(title: str, text: str, link: str | None) -> str:
    """What it says, in 64 hexadecimal digits: letters and digits alone count."""
    said = letters(f"{title} {text}")
    if len(said) < _SLIM and link:
        said += f"|{link.partition('?')[0].rstrip('/')}"
    return hashlib.sha256(said.encode()).hexdigest()


def text_hash(text: str) -> str:
    """The hash by which an article's text is known again; the text itself is not kept."""
    return hashlib.sha256(letters(text).encode()).hexdigest()


def letters(text: str) -> str:
    """The letters and digits of `text`, folded."""
    return _NO_LETTERS.sub("", unicodedata.normalize("NFKC", text).casefold())


def in_paragraphs(text: str) -> str:
    """Lines without spaces around them, parted by one empty line each."""
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n\n".join(line for line in lines if line)
