"""Logs: events with fields on standard error, as lines or JSON. Never tokens, addresses or question texts."""

import logging
import sys

import structlog

from app.settings import Settings


def set_up_logs(settings: Settings) -> None:
    """Configure structlog for the whole process."""
    # Plain traces: the richer ones print local values, which may be secrets.
    shown = (
        [structlog.processors.format_exc_info, structlog.processors.JSONRenderer()]
        if settings.log_format == "json"
        else [
            structlog.dev.ConsoleRenderer(
                colors=sys.stderr.isatty(), exception_formatter=structlog.dev.plain_traceback
            )
        ]
    )
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            *shown,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(
            logging.getLevelNamesMapping()[settings.log_level.upper()]
        ),
        # Standard error as it is at the time of writing: tests and terminals exchange it.
        logger_factory=lambda *_names: structlog.WriteLogger(sys.stderr),
    )
