"""What is not to be tried before a moment of a clock that never jumps. It knows numbers, not what they name."""

from collections.abc import Callable

MOST = 1000  # held at once; the store keeps the moment too, and a statement takes only so many values


class Held:
    """Ids with the moment until which each is held. `monotonic` gives seconds that never jump."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._until: dict[int, float] = {}

    def hold(self, id_: int, for_s: float) -> None:
        """Hold one for so long; where that are too many, the one held first is let go."""
        self._until.pop(id_, None)
        if len(self._until) >= MOST:
            del self._until[next(iter(self._until))]
        self._until[id_] = self._monotonic() + for_s

    def ids(self) -> frozenset[int]:
        """Those that are held now; the others are forgotten."""
        now = self._monotonic()
        self._until = {one: until for one, until in self._until.items() if until > now}
        return frozenset(self._until)
