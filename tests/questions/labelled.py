"""The labelled questions, and how answers to them are judged."""

import json
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from answers.asked import Intent
from answers.fact_book import FactBook
from answers.reading import read
from answers.replies import PlainAnswer, answer
from answers.terms import Outcome

HERE = Path(__file__).parent
NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)


class Labelled(NamedTuple):
    """A question and what a true answer to it is like; `intents` are all that are right."""

    text: str
    language: str
    intents: tuple[str, ...]
    teams: tuple[str, ...]
    outcome: str | None
    stage: str | None
    as_of: str | None


LOOKED_AT = (
    "tuning",
    "fresh_eyes_first",
    "fresh_eyes_second",
    "fresh_eyes_third",
    "fresh_eyes_fourth",
    "fresh_eyes_fifth",
)


def questions(name: str) -> list[Labelled]:
    """All questions of a file, in its order."""
    lines = (HERE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [_labelled(json.loads(line)) for line in lines]


def tuning() -> list[Labelled]:
    """What the reading was tuned on: every other question of our own, and all that were looked at."""
    return questions("own")[::2] + [one for name in LOOKED_AT for one in questions(name)]


def checking() -> list[Labelled]:
    """What it is checked on: the other half of our own, and a set by fresh eyes that nobody looked into."""
    seen = {one.text for one in tuning()}
    return [one for one in questions("own")[1::2] + fresh() if one.text not in seen]


def fresh() -> list[Labelled]:
    return questions("fresh_eyes")


def _labelled(told: dict[str, Any]) -> Labelled:
    intents = told["intent"] if isinstance(told["intent"], list) else [told["intent"]]
    return Labelled(
        told["q"],
        told["lang"],
        tuple(intents),
        tuple(told["teams"]),
        told["outcome"],
        told["stage"],
        told["as_of"],
    )


@dataclass
class Judged:
    """How a set of answers came out. `wrong` are outcomes stated that are not so, which must not happen."""

    kinds: Counter[bool] = field(default_factory=Counter)
    teams: Counter[bool] = field(default_factory=Counter)
    outcomes: Counter[bool] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def add(self, one: Labelled, facts: FactBook) -> None:
        told = answered(one.text, facts)
        intent = told.asked.intent.value
        self.kinds[intent in one.intents] += 1
        answers_with_teams = not (set(one.intents) & {"unknown", "source", "next", "program"})
        if answers_with_teams:
            self.teams[{team.id for team in told.told.teams} == set(one.teams)] += 1
        if one.outcome:
            outcome = told.told.outcome
            self.outcomes[outcome is not None and outcome.value == one.outcome] += 1
            if outcome not in {None, Outcome.UNKNOWN} and outcome.value != one.outcome:
                self.wrong.append(f"{one.text} → {outcome}, not {one.outcome}")
        if intent == Intent.ROSTER and "unknown" in one.intents and told.told.teams:
            self.wrong.append(f"{one.text} → a list")

    def share(self, counted: Counter[bool]) -> float:
        return counted[True] / max(1, counted.total())

    def __str__(self) -> str:
        rows = (("kind", self.kinds), ("teams", self.teams), ("outcome", self.outcomes))
        told = [
            f"{name} {counted[True]}/{counted.total()} = {self.share(counted):.1%}" for name, counted in rows
        ]
        return ", ".join([*told, f"wrong outcomes {len(self.wrong)}"])


def answered(text: str, facts: FactBook) -> PlainAnswer:
    told = answer(read(text, facts, NOW), facts)
    assert isinstance(told, PlainAnswer)
    return told


def judge(rows: list[Labelled], facts: FactBook) -> Judged:
    judged = Judged()
    for one in rows:
        judged.add(one, facts)
    return judged
