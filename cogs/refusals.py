"""What a refusal of Discord means to the courier: each status and code as one of the errors of `app/sending.py`.

A refusal that is not in Discord's own words (a page of something in between) says nothing about a channel.
"""

from typing import Protocol

from discord import HTTPException

from app.sending import (
    ChannelClosed,
    ChannelGone,
    MessageGone,
    Refused,
    SendingError,
    Stopped,
    ThreadClosed,
    TooSoon,
    Unclear,
)

UNKNOWN_CHANNEL, UNKNOWN_GUILD, UNKNOWN_MESSAGE = 10003, 10004, 10008
BLOCKED = 40333  # "internal network error": of the filter before Discord, not of a channel
ARCHIVED, LOCKED = 50083, 160005
LONGEST = 300  # characters of a reason in the ledger
BAN_S = 600.0


class Refusals(Protocol):
    """Says what a refusal means."""

    def __call__(self, error: HTTPException, *, editing: bool) -> SendingError: ...


def refusal_of(error: HTTPException, *, editing: bool) -> SendingError:
    """The error of an answer that is no success; `editing` says that a message was to be changed."""
    code, words = error.code, _words(error)
    if code in {ARCHIVED, LOCKED}:
        return ThreadClosed(words) if editing else ChannelGone(words)
    match error.status:
        case 401:
            return Stopped("Discord no longer takes the token (401)")
        case 403 if code and code != BLOCKED:
            return ChannelClosed(words)
        case 404 if code in {UNKNOWN_CHANNEL, UNKNOWN_GUILD}:
            return ChannelGone(words)
        case 404 if code == UNKNOWN_MESSAGE:
            return MessageGone(words)
        case 429:
            banned = not error.response.headers.get("Via")
            return TooSoon(words, after_s=_after(error, banned=banned), for_all=banned, banned=banned)
        case 400 if not code and error.text.lstrip().startswith("<"):
            return Unclear(words)
        case 400 | 405 | 411 | 413 | 414 | 415 | 422:
            return Refused(words)
        case _:
            return Unclear(words)


def _after(error: HTTPException, *, banned: bool) -> float:
    told = error.response.headers.get("Retry-After", "")
    after_s = float(told) if told.replace(".", "", 1).isdigit() else 1.0
    return max(after_s, BAN_S) if banned else after_s


def _words(error: HTTPException) -> str:
    """What Discord said, on one line; a page is not repeated."""
    said = " ".join(error.text.split()) if error.code else ""
    return f"{error.status}/{error.code} {said}".strip()[:LONGEST]
