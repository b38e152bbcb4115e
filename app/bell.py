"""A bell between those who decide and those who send: rung when there may be something to send.

It carries no message and may ring for nothing; whoever listens looks at the store.
"""

import threading
from collections.abc import Callable


class Bell:
    """May be rung from any thread; what listens is called there, so it must be quick and safe from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._listeners: tuple[Callable[[], None], ...] = ()

    def listen(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call `listener` at each ring from now on; what is returned ends that."""
        with self._lock:
            self._listeners = (*self._listeners, listener)

        def stop() -> None:
            with self._lock:
                self._listeners = tuple(one for one in self._listeners if one is not listener)

        return stop

    def ring(self) -> None:
        for listener in self._listeners:
            listener()
