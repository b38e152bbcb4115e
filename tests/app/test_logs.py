"""Events on standard error: one line each, with their fields, in both forms."""

import json
import logging

import pytest

from app.logs import set_up_logs
from app.settings import Settings


def test_an_event_is_a_line_with_its_fields(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs(Settings(log_level="info"))
    logging.getLogger("app.x").info("store.seeded", extra={"changes": 3})
    assert "[info] store.seeded changes=3" in capsys.readouterr().err


def test_an_event_as_json_keeps_its_fields_and_trace(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs(Settings(log_format="json"))
    fields, error = {"reference": "ab12cd"}, ValueError("inner")
    logging.getLogger("cogs.x").log(logging.ERROR, "interaction.failed", extra=fields, exc_info=error)
    event = json.loads(capsys.readouterr().err)
    assert (event["event"], event["reference"], event["error"]) == (
        "interaction.failed",
        "ab12cd",
        "ValueError",
    )
    assert "inner" in event["trace"]


def test_the_level_holds_and_a_library_shows_no_trace(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs(Settings())
    logging.getLogger("app.x").info("quiet")
    logging.getLogger("discord.gateway").info("quiet too")
    logging.getLogger("discord.gateway").error("lost", exc_info=ValueError("hunter2"))
    told = capsys.readouterr().err
    assert "quiet" not in told
    assert "lost error='ValueError' logger='discord.gateway'" in told
    assert "hunter2" not in told
