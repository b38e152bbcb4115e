"""`python -m sandbox`: the sandbox alone, for a bot in another process.

Prints one line with the API's base once it listens, and ends cleanly on SIGTERM or SIGINT.
"""

import argparse
import asyncio
import signal
import sys
from collections.abc import Sequence

from sandbox.server import HOST, Sandbox

IN_USE = 2  # the exit code where the port is taken


async def serve(port: int, shards: int) -> None:
    """Serve until told to end."""
    end = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, end.set)
    async with Sandbox(port=port, shards=shards) as sandbox:
        sys.stdout.write(f"{sandbox.api}\n")
        sys.stdout.flush()
        await end.wait()


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the command line and serve; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m sandbox", description="A small Discord on 127.0.0.1.")
    parser.add_argument("--port", type=int, default=9000, help="0 takes any free one (default: %(default)s)")
    parser.add_argument("--shards", type=int, default=1, help="what the bot is told to use")
    chosen = parser.parse_args(arguments)
    try:
        asyncio.run(serve(chosen.port, chosen.shards))
    except OSError as error:
        sys.stderr.write(f"cannot listen on {HOST}:{chosen.port}: {error.strerror or error}\n")
        return IN_USE
    return 0


if __name__ == "__main__":
    sys.exit(main())
