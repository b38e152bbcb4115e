"""The marks in claims: those of a team at a stage, their parts, and which part a question names."""

import re

from answers.asked import PlainQuestion
from answers.fact_book import FactBook
from answers.facts import Claim, Measure, Stage, Team
from answers.folding import flat
from answers.sayings import Saying, say
from answers.terms import Event

TOTAL = "total"


def scores(facts: FactBook, asked: PlainQuestion, team: Team | None, stage: Stage | None) -> list[Claim]:
    """Claims with marks, oldest first; a team's rank may stand in a reason."""
    held = facts.claims_of(team.id if team else None, asked.when.moment)
    return [
        one for one in held
        if (one.event is Event.SCORE or "rank" in one.value) and (stage is None or one.stage == stage.id)
    ]  # fmt: skip


def parts_of(claim: Claim, facts: FactBook) -> list[Saying]:
    """The parts of a mark in one line, as far as they are labelled."""
    labelled = [(one, number(claim, one.id)) for one in facts.programme.measures if one.id != TOTAL]
    parts = tuple(
        say("score-pair", measure=one.name, mark=float(mark)) for one, mark in labelled if mark is not None
    )
    return [say("score-parts", parts=parts)] if parts else []


def measure_asked(asked: PlainQuestion, facts: FactBook, claims: list[Claim]) -> Measure | None:
    """The part of the mark that the question names, if any of the claims has it; the longest name wins."""
    text = flat(asked.topic)
    words = f" {' '.join(re.findall(r'[a-z0-9]+', asked.topic.lower()))} "
    found = []
    for one in facts.programme.measures:
        if one.id == TOTAL or not any(number(claim, one.id) is not None for claim in claims):
            continue
        found += [
            (len(name), one)
            for name in one.words
            if ((f" {name.lower()} " in words) if name.isascii() else (flat(name) in text))
        ]
    return max(found, key=lambda pair: pair[0])[1] if found else None


def number(claim: Claim, key: str) -> float | None:
    value = claim.value.get(key)
    return float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else None
