"""Bytes into a document, by what they are rather than by what they are called. Pure.

Feeds, pages, mails and plain text are told apart by their beginnings; whoever wanted another kind than came says
so by what this returns.
"""

import re
from datetime import date
from zoneinfo import ZoneInfo

from answers.errors import HostileMarkup, NotAFeed, NoText, OtherLanguage, Unreadable, WrongKind
from ingest.documents import LONGEST_TITLE, Document, Entry, Kind, fingerprint_of, letters
from ingest.encodings import REPLACED, decode
from ingest.entries import is_json_feed, is_xml_feed, read_json_feed, read_xml_feed
from ingest.languages import OTHER, language_of
from ingest.mails import is_mail, read_mail
from ingest.pages import read_page

# How files begin that hold no text: PDF, pictures, archives, films and sound, programs, old office documents.
_OTHER_FILES = (
    b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"PK\x03\x04", b"\x1f\x8b", b"BZh", b"\xfd7zXZ",
    b"ID3", b"OggS", b"\x1aE\xdf\xa3", b"\x7fELF", b"MZ", b"\xd0\xcf\x11\xe0", b"7z\xbc\xaf", b"Rar!", b"wOFF", b"II*\0", b"MM\0*",
)  # fmt: skip
_MARKUP = re.compile(
    r"<(?:!doctype|html|head|body|article|main|section|div|p|h1|title|meta)\b", re.IGNORECASE
)
_ENTITIES = re.compile(r"<!ENTITY\b|<!DOCTYPE[^<>\[]*\[", re.IGNORECASE)
_TITLE_LINE = 160  # characters: a longer first line is no title


def recognise(data: bytes, *, charset: str | None, url: str | None, zone: ZoneInfo, today: date) -> Document:
    """What `data` holds. `url` is where it came from; raises Unreadable or WrongKind in one of their kinds."""
    if not data.strip():
        raise Unreadable("there is nothing there")
    start = data.lstrip()[:12]
    if start.startswith(_OTHER_FILES) or start[4:8] == b"ftyp":
        raise WrongKind("what is there is no text")
    if is_mail(data):
        return read_mail(data, zone=zone, today=today)
    bare = decode(data, charset).lstrip()
    if is_json_feed(bare):
        return read_json_feed(bare, url=url, zone=zone, today=today)
    if bare.startswith("<"):
        if is_xml_feed(bare):
            return read_xml_feed(bare, url=url, zone=zone, today=today)
        if _ENTITIES.search(bare[:4000]):
            raise HostileMarkup("it declares entities")
        if not _MARKUP.search(bare[:100_000]):
            raise NotAFeed("it is neither a feed nor a page")
        return read_page(bare, url=url, zone=zone, today=today)
    if bare[:1] in {"{", "["} and bare.rstrip()[-1:] in {"}", "]"}:
        raise NotAFeed("it is data, neither a feed nor an article")
    return _plain(bare, url)


def _plain(text: str, url: str | None) -> Document:
    """A text file: its first line is the title where it looks like one. The text stays as it is."""
    text = text.rstrip()
    if REPLACED in text:
        text = "\n".join(line for line in text.split("\n") if REPLACED not in line)
    if not letters(text):
        raise NoText("there are no words in it")
    language = language_of(text)
    if language == OTHER:
        raise OtherLanguage("it is neither English nor Korean")
    first = text.lstrip().partition("\n")[0].strip()
    entry = Entry(
        title=first[:_TITLE_LINE][:LONGEST_TITLE],
        text=text,
        link=url,
        language=language,
        fingerprint=fingerprint_of(first, text, url),
    )
    return Document(kind=Kind.TEXT, title=entry.title, entries=(entry,))
