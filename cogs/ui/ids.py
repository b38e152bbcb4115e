"""What a button remembers: a version and ids, inside the 100 characters of a `custom_id`.

`1:ask:why:programme:team:stage:2026-01-20:after`. Anything that does not parse is from another version of the
bot, or from nobody; `parse` then gives None and the presser gets a sentence.
"""

import re

from answers.follow_ups import Ask
from answers.questions import Command
from answers.terms import StageId, TeamId

VERSION = 1
LONGEST = 100  # characters of a custom_id

_ID = r"[^:\s]{0,80}"
ASK = re.compile(
    rf"{VERSION}:(?P<act>ask|page|choose|other|report):(?P<command>[a-z]+):(?P<programme>{_ID}):(?P<team>{_ID}):(?P<stage>{_ID}):(?P<day>[\d-]{{0,10}}):(?P<after>[0-9a-f]{{0,8}})(?::(?P<token>[0-9a-f]{{16}}))?"
)
SHARE = re.compile(rf"{VERSION}:share")
FACT = re.compile(
    rf"{VERSION}:fact:(?P<act>tell|quiet|accept|record|announce|discard):(?P<token>[0-9a-f]{{16}})"
)
REVIEW = re.compile(rf"{VERSION}:review:(?P<act>accept|edit|reject|notours|all):(?P<about>\d{{1,18}})")
ALERT = re.compile(rf"{VERSION}:alert:(?P<token>[0-9a-f]{{1,16}}):(?P<update>\d{{1,18}})")


def written(act: str, ask: Ask) -> str | None:
    """The id of a control; None where the ids of a programme are too long to fit."""
    parts = (VERSION, act, ask.command, ask.programme, ask.team or "", ask.stage or "", ask.as_of, ask.after)
    text = ":".join(map(str, parts))
    return text if len(text) <= LONGEST and ASK.fullmatch(text) else None


def marked(custom_id: str, token: str) -> str:
    """The id with a token by which its message is found again; as it was where that does not fit."""
    longer = f"{custom_id}:{token}"
    return longer if len(longer) <= LONGEST and ASK.fullmatch(longer) else custom_id


def token_of(custom_id: str) -> str | None:
    """The token that `marked` put there."""
    found = ASK.fullmatch(custom_id)
    return found["token"] if found else None


def fact_id(act: str, token: str) -> str:
    """The id of a button under the preview of a decision."""
    return f"{VERSION}:fact:{act}:{token}"


def review_id(act: str, about: int) -> str:
    """The id of a button under a proposal, and of a form about it; for all of an article's, about the article."""
    return f"{VERSION}:review:{act}:{about}"


def alert_id(token: str, update: int) -> str:
    """The id of an alert's Sources button; a message is found again by its token."""
    return f"{VERSION}:alert:{token}:{update}"


def parsed(custom_id: str) -> tuple[str, Ask] | None:
    """The act and what it is about; None for an id that this version did not write."""
    found = ASK.fullmatch(custom_id)
    if found is None or found["command"] not in set(Command):
        return None
    return found["act"], Ask(
        command=Command(found["command"]),
        programme=found["programme"],
        team=TeamId(found["team"]) if found["team"] else None,
        stage=StageId(found["stage"]) if found["stage"] else None,
        as_of=found["day"],
        after=found["after"],
    )
