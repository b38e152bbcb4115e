"""A typed name becomes a team: exact or folded aliases."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from answers.fact_book import FactBook
from answers.facts import Stage, Team
from answers.folding import cleaned, flat
from answers.terms import Strength


class How(StrEnum):
    """By which road a name was found."""

    EXACT = "exact"
    ALIAS = "alias"


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """One team. `score` is at most 1."""

    typed: str
    team: Team
    how: How
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class NoMatch:
    """No team of that name."""

    typed: str


def find_team(typed: str, facts: FactBook) -> Match | NoMatch:
    """The team that `typed` names, whole, after folding."""
    key = flat(cleaned(typed))
    found = _by_key(facts).get(key) if key else None
    if found is None:
        return NoMatch(typed=typed)
    team, how = found
    return Match(typed=typed, team=team, how=how, score=1.0)


def find_stage(typed: str, facts: FactBook) -> Stage | None:
    """The stage that `typed` names: its id, its name in either language or another name of it."""
    key = flat(cleaned(typed))
    for stage in facts.stages:
        names = (stage.id, stage.name.en, stage.name.ko, stage.mention.en, stage.mention.ko)
        if key and key in map(flat, (*names, *stage.other_names)):
            return stage
    return None


def _by_key(facts: FactBook) -> Mapping[str, tuple[Team, How]]:
    keys: dict[str, tuple[Team, How]] = {}
    for team in facts.teams:
        for alias in team.aliases:
            if alias.strength is not Strength.NEVER:
                keys[flat(alias.name)] = (team, How.ALIAS)
    for team in facts.teams:
        for name in (team.id, team.name.en, team.name.ko):
            keys[flat(name)] = (team, How.EXACT)
    return keys
