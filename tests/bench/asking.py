"""Questions in plain words: how long one takes in one process, and a thousand with the start of the program."""

import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from answers.reading import read
from app.answering import Answering
from tests.questions.labelled import checking, tuning

NOW = datetime(2026, 11, 24, 3, tzinfo=UTC)
ROOT = Path(__file__).parent.parent.parent
THOUSAND = 1000


def main(answering: Answering) -> None:
    texts = [one.text for one in (*tuning(), *checking())]
    for text in texts:
        _ask(answering, text)
    spent = sorted(_timed(answering, text) for text in texts for _ in range(3))
    print(
        "\n| questions | p50, ms | p90, ms | p99, ms | a thousand in a batch with start-up, s |\n|---|---|---|---|---|"
    )
    marks = [spent[len(spent) * share // 100] * 1000 for share in (50, 90, 99)]
    print(f"| {len(texts)} | {marks[0]:.2f} | {marks[1]:.2f} | {marks[2]:.2f} | {_batch(texts):.2f} |")


def _ask(answering: Answering, text: str) -> None:
    facts = answering.facts
    question = read(text, facts, NOW)
    answering.reply(question, facts, question.language)


def _timed(answering: Answering, text: str) -> float:
    started = time.perf_counter()
    _ask(answering, text)
    return time.perf_counter() - started


def _batch(texts: list[str]) -> float:
    lines = [text.replace("\n", " ") for text in texts]
    asked = "\n".join((lines * (THOUSAND // len(lines) + 1))[:THOUSAND]) + "\n"
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(2):  # the first one makes the store
            started = time.perf_counter()
            done = subprocess.run(
                [sys.executable, str(ROOT / "bot.py"), "ask", "--batch", "-", "--json"],
                input=asked.encode("utf-8", "replace"), capture_output=True, check=True, cwd=folder,
            )  # fmt: skip
        assert done.stdout.count(b"\n") == THOUSAND
        return time.perf_counter() - started
