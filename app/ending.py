"""How a command ends: its exit code, and one line on standard error for whatever went wrong."""

import logging
import os
import sys
from collections.abc import Callable

from answers.errors import ProgrammeError

FOUND_NOTHING, TO_MEND, INTERRUPTED = 1, 2, 130


def ended(work: Callable[[], int]) -> int:
    """The exit code of `work`; an error is told in one line, never as a trace."""
    try:
        return work()
    except KeyboardInterrupt:
        return INTERRUPTED
    except ProgrammeError as error:
        return complain(str(error))
    except BrokenPipeError:
        # Whoever read the output has gone; nothing is left to say, at exit neither.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FOUND_NOTHING
    except Exception as error:  # a bug: the trace is for those who asked for it
        logging.getLogger(__name__).debug("console.failed", exc_info=error)
        return complain(f"something went wrong ({type(error).__name__}); LOG_LEVEL=debug shows where")


def complain(line: str) -> int:
    """Write what the operator must mend, on one line; returns the exit code for it."""
    sys.stderr.write(f"bot.py: {' '.join(line.split())}\n")
    return TO_MEND
