"""A mail into one article: its subject, date and words. Pure; attachments are not looked at."""

import email
import email.policy
import re
from datetime import date
from email.message import EmailMessage
from zoneinfo import ZoneInfo

from answers.errors import BadEncoding, NoText
from ingest.dating import dated
from ingest.documents import (
    LONGEST_TITLE,
    Document,
    Entry,
    Kind,
    fingerprint_of,
    in_paragraphs,
    letters,
    whole_text,
)
from ingest.encodings import REPLACED, clean, decode
from ingest.languages import OTHER, language_of
from ingest.markup import plain_text

_FIELDS = re.compile(
    rb"^(from|to|subject|date|received|return-path|message-id|mime-version|delivered-to|reply-to|content-type|x-[a-z-]+):",
    re.IGNORECASE,
)
_FIELD = re.compile(rb"^[!-9;-~]{1,60}:|^[ \t]")


def is_mail(data: bytes) -> bool:
    """Whether it begins as a mail does: header fields up to an empty line, with three of the usual ones."""
    head = data.lstrip()[:8000].replace(b"\r\n", b"\n").partition(b"\n\n")[0].split(b"\n")
    if not all(_FIELD.match(line) for line in head):
        return False
    return len({found[1].lower() for line in head if (found := _FIELDS.match(line))}) >= 3


def read_mail(data: bytes, *, zone: ZoneInfo, today: date) -> Document:
    """The one article of a mail; raises NoText, BadEncoding."""
    message = email.message_from_bytes(data.lstrip(), policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    title = " ".join(clean(_field(message, "subject")).split())[:LONGEST_TITLE]
    body = in_paragraphs(_words(message))
    if REPLACED in title or REPLACED in body:
        raise BadEncoding("letters were lost before it came here")
    if not letters(body):
        raise NoText("there are no words in the mail")
    text = whole_text(title, body)
    day = dated(_field(message, "date"), zone, today)
    language = language_of(text)
    sender = re.sub(r"<[^<>]*>", "", _field(message, "from")).strip(' "')
    entry = Entry(
        title=title or text.partition("\n")[0][:LONGEST_TITLE], text=text, published_on=day.day, doubtful=day.doubtful,
        language=None if language == OTHER else language, publisher=sender if sender and "@" not in sender else None,
        fingerprint=fingerprint_of(title, body, None),
    )  # fmt: skip
    return Document(kind=Kind.MAIL, title=entry.title, entries=(entry,))


def _words(message: EmailMessage) -> str:
    part = message.get_body(("plain", "html"))
    if part is None:
        return ""
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return ""
    text = decode(payload, part.get_content_charset())
    return plain_text(text) if part.get_content_type() == "text/html" else clean(text)


def _field(message: EmailMessage, name: str) -> str:
    try:
        return str(message.get(name, ""))
    except (
        ValueError,
        TypeError,
        LookupError,
        AttributeError,
        IndexError,
    ):  # a field that the package cannot read
        return ""
