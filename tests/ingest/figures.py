"""How well articles are read: labelled ones, what was proposed of each, and the figures of each set.

`python -m tests.ingest.figures` prints them; with `-v SET` every proposal that is wrong and every one that is
missing, except of the set that is held out.
"""

import json
import sys
import tempfile
import time
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from answers.days import Day
from answers.fact_book import FactBook
from app.seeding import programme_files, seed_files
from db.engine import Store
from db.facts import load_facts
from db.migrate import migrate
from ingest.articles import Article
from ingest.propose import Proposal, propose

HERE = Path(__file__).parent / "articles"
TODAY = date(2027, 6, 1)  # after every labelled article
SETS = (
    "tuning",
    "tuning_second",
    "tuning_third",
    "tuning_fourth",
    "tuning_fifth",
    "tuning_sixth",
    "tuning_seventh",
    "tuning_eighth",
    "tuning_phrases_ko",
    "tuning_phrases_en",
    "checking_own",
    "checking_fresh",
)
HELD_OUT = "checking_fresh"  # its articles are told of by figures alone
SURE = 0.9

Label = dict[str, Any]


@dataclass(slots=True)
class Figures:
    """What was counted over one set."""

    articles: int = 0
    right: int = 0
    proposed: int = 0
    wanted: int = 0
    found: int = 0
    undated: int = 0
    sure_and_wrong: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    inexact: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.right / self.proposed if self.proposed else 1.0

    @property
    def recall(self) -> float:
        return self.found / self.wanted if self.wanted else 1.0


def labelled(name: str) -> list[Label]:
    """The articles of a set; none where it was not written yet."""
    path = HERE / f"{name}.jsonl"
    return (
        [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []
    )


def article(one: Label) -> Article:
    return Article(
        title=one["title"], text=one["text"], language=one["language"],
        published_on=Day.parse(one["published_on"]) if one["published_on"] else None,
    )  # fmt: skip


def matches(made: Proposal, label: Label) -> bool:
    """Whether team, outcome (or event, where there is none), stage and day are as labelled; no day is never wrong."""
    same = made.outcome == label["outcome"] if label["outcome"] else made.event == label["event"]
    day = made.happened_on is None or str(made.happened_on) == label["happened_on"]
    return (
        made.team.id == label["team"]
        and same
        and str(made.stage.id if made.stage else None) == str(label["stage"])
        and day
    )


def figures(rows: list[Label], facts: FactBook) -> Figures:
    """Proposals of every article beside its labels."""
    seen = Figures(articles=len(rows))
    for row in rows:
        _count(row, propose(article(row), facts, TODAY), seen)
    return seen


def _count(row: Label, made: tuple[Proposal, ...], seen: Figures) -> None:
    allowed = [*row["proposals"], *row["optional"]]
    seen.wanted += len(row["proposals"])
    for label in row["proposals"]:
        hits = [one for one in made if matches(one, label)]
        seen.found += bool(hits)
        seen.undated += (
            bool(hits) and label["happened_on"] is not None and all(one.happened_on is None for one in hits)
        )
        if not hits:
            seen.missing.append(f"{row['id']}: {label}")
    for one in made:
        seen.proposed += 1
        fits = any(matches(one, label) for label in allowed)
        seen.right += fits
        told = f"{row['id']}: {one.team.id} {one.event} {one.stage.id if one.stage else None} {one.happened_on} {one.confidence} {one.quote[:90]!r}"
        if not fits:
            seen.wrong.append(told)
            if one.confidence >= SURE:
                seen.sure_and_wrong.append(told)
        if row["text"][one.start : one.end] != one.quote or not one.quote:
            seen.inexact.append(told)


def the_facts() -> FactBook:
    """The project's own programme, through a real store."""
    with tempfile.TemporaryDirectory() as folder:
        store = Store(f"sqlite:///{folder}/store.db")
        migrate(store)
        seed_files(store, [programme_files()[0]], datetime(2026, 11, 24, 3, tzinfo=UTC))
        facts = store.read(load_facts, "kr-sovereign-ai")
        store.close()
    return facts


def main(arguments: list[str]) -> None:
    facts = the_facts()
    print(
        f"{'set':16}{'articles':>9}{'precision':>11}{'recall':>8}{'undated':>9}{'wrong ≥ 0.9':>13}{'ms/article':>12}"
    )
    for name in SETS:
        rows = labelled(name)
        begun = time.perf_counter()
        seen = figures(rows, facts)
        spent = (time.perf_counter() - begun) * 1000 / max(1, len(rows))
        print(
            f"{name:16}{seen.articles:>9}{seen.precision:>11.3f}{seen.recall:>8.3f}{seen.undated:>9}{len(seen.sure_and_wrong):>13}{spent:>12.1f}"
        )
        if arguments == ["-v", name] and name != HELD_OUT:
            for what in ("wrong", "missing", "inexact"):
                for one in getattr(seen, what):
                    print(f"  {what}: {one}")


if __name__ == "__main__":
    main(sys.argv[1:])
