"""What a live board says: the standing as `/status` tells it, and by what one sees that it changed.

It knows neither the store nor Discord.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from answers.questions import Command
from answers.terms import Language
from app.answering import Answering, Reply
from app.commands import answer_command
from db.boards import Board


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """The standing now, in a board's language. `shown` is the fingerprint of its words, and of nothing else.

    `changed_at` is when the words last became others, `ended_at` when the board ended, if it did.
    """

    reply: Reply
    shown: str
    changed_at: datetime
    ended_at: datetime | None = None


class Faces:
    """The faces of one moment, each worked out once, however many boards show it."""

    def __init__(self, answering: Answering) -> None:
        self._answering = answering
        self._known: dict[tuple[str, Language], tuple[Reply, str]] = {}

    def shown(self, board: Board) -> str:
        """The fingerprint of what a board has to say; raises NoSuchProgramme."""
        return self._reply(board)[1]

    def of(self, board: Board, *, ended: bool = False) -> Face:
        """What a board has to say; raises NoSuchProgramme."""
        reply, shown = self._reply(board)
        now = self._answering.clock()
        is_other = board.shown not in ("", shown)
        changed_at = now if is_other or board.changed_at is None else board.changed_at
        return Face(reply=reply, shown=shown, changed_at=changed_at, ended_at=now if ended else None)

    def _reply(self, board: Board) -> tuple[Reply, str]:
        key = (board.programme, board.language)
        if key not in self._known:
            reply = answer_command(self._answering, Command.STATUS, board.language, programme=board.programme)
            self._known[key] = (reply, _fingerprint(reply))
        return self._known[key]


def _fingerprint(reply: Reply) -> str:
    """The same for the same words, whatever facts they come from."""
    return hashlib.sha256(f"{reply.language}\n{reply.card!r}".encode("utf-8", "replace")).hexdigest()
