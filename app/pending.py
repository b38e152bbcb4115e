"""Decisions that were shown and not yet made: in memory alone, a few of them, for a quarter of an hour.

Of each only what deciding needs: a preview also holds all facts and everybody who follows them.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass

from answers.curating_errors import PreviewOver
from app.curating import Shown

KEPT_S = 15 * 60.0  # as long as Discord takes edits of the message that shows it
MOST = 200  # previews of all curators together; the oldest go


@dataclass(frozen=True, slots=True)
class _Kept:
    person: int
    shown: Shown
    until: float


class PendingDecisions:
    """Previews by a random token. Whoever takes one out has it alone, so a double click decides once."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._kept: dict[str, _Kept] = {}

    def keep(self, shown: Shown, person: int) -> str:
        """Keep a preview for one person; returns its token."""
        now = self._monotonic()
        self._kept = {token: one for token, one in self._kept.items() if one.until > now}
        if len(self._kept) >= MOST:
            self._kept.pop(next(iter(self._kept)))
        token = secrets.token_hex(8)
        self._kept[token] = _Kept(person, shown.pinned(), now + KEPT_S)
        return token

    def take(self, token: str, person: int) -> Shown:
        """Take a preview out; raises PreviewOver where it is no longer there, or is somebody else's."""
        kept = self._kept.get(token)
        if kept is None or kept.person != person or kept.until <= self._monotonic():
            raise PreviewOver("the preview is decided, discarded, too old, or from before a restart")
        del self._kept[token]
        return kept.shown

    def put_back(self, token: str, shown: Shown, person: int) -> None:
        """Keep a preview again under its token: deciding failed for a reason that may pass."""
        self._kept[token] = _Kept(person, shown.pinned(), self._monotonic() + KEPT_S)
