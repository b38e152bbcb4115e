"""Logs: events with fields on standard error, as lines or JSON. Never tokens, addresses or question texts.

A module logs `log.info("store.seeded", extra={"changes": 3})` through the standard library: what is in
`extra` becomes the fields of the event.
"""

import json
import logging
import sys
import time
from collections.abc import Callable
from typing import TextIO

from app.settings import Settings

_STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}
FLOORS = ("answers", "db", "app", "ingest", "cogs")  # whose events are shown at the level of the settings


def set_up_logs(settings: Settings) -> None:
    """Configure the logs of the whole process; the library's own are shown from warnings on."""
    handler = _Errors()
    handler.setFormatter(_Format(_as_json if settings.log_format == "json" else _as_line))
    root = logging.getLogger()
    root.handlers = [one for one in root.handlers if not isinstance(one, _Errors)] + [handler]
    level = logging.getLevelNamesMapping()[settings.log_level.upper()]
    root.setLevel(max(level, logging.WARNING))
    for floor in FLOORS:
        logging.getLogger(floor).setLevel(level)


class _Errors(logging.StreamHandler[TextIO]):
    """Standard error as it is at the time of writing: tests and terminals exchange it."""

    def __init__(self) -> None:
        logging.Handler.__init__(self)

    @property
    def stream(self) -> TextIO:  # type: ignore[override]  # the library keeps it as an attribute
        return sys.stderr


class _Format(logging.Formatter):
    """`shape` words one event; a trace follows it only for our own errors: the library's would tell values."""

    def __init__(self, shape: Callable[[dict[str, object]], str]) -> None:
        super().__init__()
        self._shape = shape

    def format(self, record: logging.LogRecord) -> str:
        moment = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(record.created))
        event: dict[str, object] = {
            "at": f"{moment}.{int(record.msecs):03d}Z",
            "level": record.levelname.lower(),
            "event": record.getMessage(),
            **{name: value for name, value in vars(record).items() if name not in _STANDARD},
        }
        ours = record.name.partition(".")[0] in FLOORS
        if record.exc_info and record.exc_info[0]:
            event["error"] = record.exc_info[0].__name__
            if ours:
                event["trace"] = self.formatException(record.exc_info)
        if not ours:
            event["logger"] = record.name
        return self._shape(event)


def _as_json(event: dict[str, object]) -> str:
    return json.dumps(event, ensure_ascii=False, default=str)


def _as_line(event: dict[str, object]) -> str:
    trace = event.pop("trace", None)
    head = f"{event.pop('at')} [{event.pop('level')}] {event.pop('event')}"
    line = " ".join([head, *(f"{name}={value!r}" for name, value in event.items())])
    return f"{line}\n{trace}" if trace else line
