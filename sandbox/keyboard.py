"""Lines from standard input without blocking the event loop.

It knows nothing of what they say.
"""

import asyncio
import atexit
import sys
import threading
from collections.abc import AsyncGenerator, Iterator
from contextlib import suppress

from sandbox.drawing import clean


async def typed_lines(prompt: str) -> AsyncGenerator[str, None]:
    """Lines from standard input until it ends, read in a daemon thread, so that nothing waits for a line
    that never comes. On a terminal with history; piped lines are shown behind the prompt as if typed."""
    loop = asyncio.get_running_loop()
    wanted, lines = threading.Semaphore(0), asyncio.Queue[str | None]()

    def pump() -> None:
        with suppress(RuntimeError):  # the loop has closed: nobody waits for this line any more
            try:
                for line in _keyboard(prompt, wanted):
                    loop.call_soon_threadsafe(lines.put_nowait, line)
            finally:
                loop.call_soon_threadsafe(lines.put_nowait, None)

    _restore_terminal_at_exit()
    threading.Thread(target=pump, name="keyboard", daemon=True).start()
    wanted.release()
    while (line := await lines.get()) is not None:
        yield line
        wanted.release()


def _keyboard(prompt: str, wanted: threading.Semaphore) -> Iterator[str]:
    """Read a line each time one is wanted."""
    if sys.stdin.isatty() and sys.stdout.isatty():
        with suppress(ImportError):  # Windows has none; input() then edits by itself
            import readline  # noqa: F401 - gives input() its history
        try:
            while wanted.acquire():
                yield input(prompt)
        except EOFError:
            sys.stdout.write("\n")  # Ctrl-D leaves the cursor behind the prompt
        return
    # Not sys.stdin itself: a thread still waiting in it would abort the interpreter's end.
    with open(sys.stdin.fileno(), encoding="utf-8", errors="replace", closefd=False) as typed:
        while wanted.acquire() and (line := typed.readline()):
            sys.stdout.write(f"{prompt}{clean(line.rstrip())}\n")
            sys.stdout.flush()
            yield line.rstrip("\r\n")


def _restore_terminal_at_exit() -> None:
    """A readline that the end of the program cuts off in mid-line would leave the terminal without echo."""
    if sys.stdin.isatty():
        with suppress(ImportError):  # Windows has none, and needs none
            import termios

            before = termios.tcgetattr(sys.stdin)
            atexit.register(termios.tcsetattr, sys.stdin.fileno(), termios.TCSANOW, before)
