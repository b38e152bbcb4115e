"""The process that reads what came from outside: a small program of its own, told what to read on standard input.

It is given no setting, no secret and no store, may use only so much memory, and is ended by whoever waits when it
takes too long (`readers.py`). Everything heavy is imported here. Run as `python -m ingest.reader_process`.
"""

import contextlib
import gc
import importlib
import json
import struct
import sys
import warnings
from collections.abc import Mapping
from datetime import date
from typing import Any, BinaryIO
from zoneinfo import ZoneInfo

from answers.errors import OutsideError, ReadingFailed
from ingest.documents import Entry

LENGTH = struct.Struct("!II")  # of what is asked or told, and of the body after it
BEGUN = b"!"  # sent once all that is needed is imported: the time for reading runs from then
MOST_MEMORY = 700 * 1024 * 1024  # bytes of address space, of which the packages themselves take a third
_NEEDED = ("feedparser", "lxml.html", "trafilatura.core")


def main() -> None:
    """Read one thing after another until standard input ends."""
    _within_limits()
    warnings.simplefilter("ignore")  # a package's remarks about what others wrote help nobody here
    asked, told = sys.stdin.buffer, sys.stdout.buffer
    for name in _NEEDED:
        importlib.import_module(name)
    gc.freeze()
    while (head := asked.read(LENGTH.size)) and len(head) == LENGTH.size:
        request, body = _parts(asked, head)
        told.write(BEGUN)
        told.flush()
        answer = json.dumps(_answer(request, body), ensure_ascii=True).encode()
        told.write(LENGTH.pack(len(answer), 0) + answer)
        told.flush()
        del body, answer
        gc.collect()


def _parts(asked: BinaryIO, head: bytes) -> tuple[dict[str, Any], bytes]:
    first, second = LENGTH.unpack(head)
    return json.loads(asked.read(first)), asked.read(second)


def _answer(request: Mapping[str, Any], body: bytes) -> dict[str, Any]:
    """The document as plain data, or the name of what was raised."""
    from ingest.recognising import recognise

    try:
        document = recognise(
            body,
            charset=request["charset"],
            url=request["url"],
            zone=ZoneInfo(request["zone"]),
            today=date.fromisoformat(request["today"]),
        )
    except OutsideError as error:
        return {"error": type(error).__name__}
    except Exception:  # a package stumbled over what others wrote: that is a way of being unreadable
        return {"error": ReadingFailed.__name__}
    return {
        "kind": document.kind,
        "title": document.title,
        "entries": [_plain(one) for one in document.entries],
    }


def _plain(entry: Entry) -> dict[str, Any]:
    return {
        "title": entry.title,
        "text": entry.text,
        "link": entry.link,
        "published_on": str(entry.published_on) if entry.published_on else None,
        "doubtful": entry.doubtful,
        "language": entry.language,
        "publisher": entry.publisher,
        "fingerprint": entry.fingerprint,
    }


def _within_limits() -> None:
    with contextlib.suppress(ImportError, OSError, ValueError):  # not every system has them
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
