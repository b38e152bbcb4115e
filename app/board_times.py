"""When a live board may be edited again. It counts by a monotonic clock, and neither waits nor sends."""

import time
from collections.abc import Callable
from dataclasses import dataclass

SOON_S = 60.0  # a message that is deleted within that time of its posting is fought over
LONGEST_PAUSE_S = 3600.0
MOST_DOUBLINGS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardTimes:
    """In seconds. `settle`: what is decided within that time makes one edit; `pause`: between two edits of one
    board; `look`: for changes by the passing of time; `gap`: between two boards, since alerts go first."""

    settle: float = 2.0
    pause: float = 10.0
    look: float = 600.0
    gap: float = 0.2
    clock: Callable[[], float] = time.monotonic


class Pauses:
    """The pauses of all boards, by their ids."""

    def __init__(self, times: BoardTimes) -> None:
        self._times = times
        self._until: dict[int, float] = {}
        self._posted_at: dict[int, float] = {}
        self._losses: dict[int, int] = {}

    def left(self, board_id: int) -> float:
        """Seconds until the board may be edited; 0 where it may."""
        return max(self._until.get(board_id, float("-inf")) - self._times.clock(), 0.0)

    def edited(self, board_id: int) -> None:
        """It says something else now. The pause is longer, each time, where its messages are deleted at once."""
        doubled = 2 ** min(self._losses.get(board_id, 0), MOST_DOUBLINGS)
        longest = max(LONGEST_PAUSE_S, self._times.pause)
        self.wait(board_id, min(self._times.pause * doubled, longest))

    def posted(self, board_id: int) -> None:
        """It has a new message."""
        self._posted_at[board_id] = self._times.clock()

    def lost(self, board_id: int) -> None:
        """Its message was deleted."""
        soon = self._times.clock() - self._posted_at.get(board_id, float("-inf")) < SOON_S
        self._losses[board_id] = self._losses.get(board_id, 0) + 1 if soon else 0

    def wait(self, board_id: int, seconds: float) -> None:
        """Not before so many seconds from now."""
        self._until[board_id] = self._times.clock() + seconds

    def over(self, board_id: int) -> None:
        """It may be edited at once."""
        self._until.pop(board_id, None)
