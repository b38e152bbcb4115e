"""What the courier needs of whoever talks to Discord, and the ways in which that goes wrong.

The courier knows no Discord; `cogs/sender.py` is the real thing.
"""

from datetime import datetime
from typing import Protocol

from answers.alerts import Alert
from answers.errors import ProgrammeError


class SendingError(ProgrammeError):
    """A request to Discord that did not do what it should; the message is for the operator's ledger."""


class Refused(SendingError):
    """Discord will never take this (400): it is not tried again."""


class Stopped(SendingError):
    """The token is no longer good (401): nothing may be sent any more."""


class ChannelClosed(SendingError):
    """The bot may not do this there (403) until its permissions change."""


class ChannelGone(SendingError):
    """The channel, or the server, is not there any more (404 / 10003), or a thread is locked."""


class MessageGone(SendingError):
    """The message is not there any more (404 / 10008)."""


class ThreadClosed(SendingError):
    """Nothing in an archived thread can be edited (50083); a new message opens it again."""


class TooSoon(SendingError):
    """A rate limit (429, also 30046 for old messages' edits): not before `after_s` seconds from now.

    Where it is `for_all`, nobody may send meanwhile; where the address is `banned`, least of all.
    """

    def __init__(self, message: str, *, after_s: float, for_all: bool = False, banned: bool = False) -> None:
        super().__init__(message)
        self.after_s = after_s
        self.for_all = for_all
        self.banned = banned


class Unclear(SendingError):
    """Nobody knows whether it was done: 5xx, a cut connection, half an answer, silence."""


class LeaseOver(SendingError):
    """The time in which this worker alone may send has passed: nothing was sent."""


class CannotRead(SendingError):
    """The history of the channel cannot be read, so what stands there is not known."""


class Sender(Protocol):
    """Posts, edits, publishes and looks up alerts. Every method raises the errors above and no others.

    One call posts at most once. Only after Unclear (or an end in the middle) may something stand there: every
    other error says that nothing was posted.

    `deadline` is a moment of `time.monotonic()` after which no request may begin (LeaseOver).
    """

    async def post(
        self, channel_id: int, alert: Alert, *, role_id: int | None, token: str, nonce: str, deadline: float
    ) -> int:
        """Post an alert and return the id of its message; `role_id` is the one role that it pings.

        `token` goes into the Sources button, where `find` finds it. The same nonce gives the earlier message.
        """
        ...

    async def edit(
        self, channel_id: int, message_id: int, alert: Alert, *, token: str, deadline: float
    ) -> None:
        """Make a posted message say what `alert` says; pings nobody."""
        ...

    async def publish(self, channel_id: int, message_id: int, *, deadline: float) -> None:
        """Publish a message of an announcement channel; one that is published already is fine."""
        ...

    async def find(self, channel_id: int, *, token: str, since: datetime, deadline: float) -> int | None:
        """Our own message with that token, posted after `since`; None where there is none. CannotRead."""
        ...
