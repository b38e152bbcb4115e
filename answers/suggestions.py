"""What a half typed name may become: teams and stages to choose from, best first.

Uses the views and the index of the matcher, so that what can be found can also be offered: prefixes in key
strokes (so a syllable may be half typed), initials, the other keyboard layout, romanised Korean, slips.
Nothing here decides: a suggestion is only ever offered.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from answers.fact_book import FactBook
from answers.facts import Stage, Team
from answers.folding import cleaned, flat, plain
from answers.hangul import CHO, initials, strokes, typed_as_korean, typed_as_latin
from answers.name_index import Named, skeleton
from answers.names import Ambiguous, Match, NoMatch, find_stage, find_team
from answers.standing import Standing
from answers.terms import OUT, STILL_IN, Language, Strength
from answers.wording import Wording

MARK = " · "  # stands between a team and its outcome in a label; no name holds it
LEAST_ROMAN = 3  # letters before romanised Korean is looked for
LEAST_INSIDE = 2  # key strokes before the middle of a name is looked at
LEAST_SLIP = 4  # key strokes before a half typed name may hold a slip
ALIKE = 0.74  # how alike a half typed name with a slip must be to the same stretch of a name

_OUTCOME = re.compile(rf"\s*{MARK.strip()}\s*[^{MARK.strip()}]{{1,40}}$")


@dataclass(frozen=True, slots=True)
class Rank:
    """How well a name fits what was typed: the kind of fit, then how much of the name is still missing."""

    kind: int
    missing: int


_FOUND, _OFFICIAL, _ALIAS, _INITIALS, _WORD, _ROMAN, _INSIDE, _NEAR, _SLIP = range(9)


def team_suggestions(typed: str, facts: FactBook, standings: tuple[Standing, ...]) -> tuple[Team, ...]:
    """Teams whose name begins with, holds or is nearly `typed`, best first; all of them for nothing typed.

    `standings` are everyone's, in the order in which teams are offered where they fit alike.
    """
    order = {one.team.id: at for at, one in enumerate(_by_interest(standings))}
    text = cleaned(without_outcome(typed))
    if not flat(text) and not text.strip():
        return tuple(one.team for one in _by_interest(standings))
    best: dict[str, tuple[Rank, Team]] = {}
    for rank, team in _fits(text, facts):
        if team.id not in best or (rank.kind, rank.missing) < (
            best[team.id][0].kind,
            best[team.id][0].missing,
        ):
            best[team.id] = (rank, team)
    ranked = sorted(best.values(), key=lambda one: (one[0].kind, one[0].missing, order.get(one[1].id, 0)))
    return tuple(team for _rank, team in ranked)


def stage_suggestions(typed: str, facts: FactBook) -> tuple[Stage, ...]:
    """Stages whose name, in either language, begins with or holds `typed`; newest first for nothing typed."""
    key = strokes(flat(cleaned(typed)))
    if not key:
        return tuple(reversed(facts.stages))
    exact = find_stage(typed, facts)
    names = [(strokes(name), stage) for name, stage in facts.stage_names.items()]
    begins = [stage for name, stage in names if name.startswith(key)]
    holds = [stage for name, stage in names if key in name]
    found = [*([exact] if exact else []), *begins, *holds]
    return tuple({one.id: one for one in found}.values())


def team_label(stands: Standing, wording: Wording, language: Language) -> str:
    """`한국어 이름 (English name) · outcome`: both names, since either may have been typed, and the outcome."""
    name = stands.team.name
    both = name.ko if flat(name.ko) == flat(name.en) else f"{name.ko} ({name.en})"
    return f"{both}{MARK}{wording.say(language, f'outcome-{stands.outcome}')}"


def without_outcome(text: str) -> str:
    """A label that was pasted back, without its outcome; any other text as it is."""
    return _OUTCOME.sub("", text) if MARK.strip() in text else text


def _by_interest(standings: tuple[Standing, ...]) -> list[Standing]:
    """Those still in, then the rest by how late they went out."""

    def rank(one: Standing) -> tuple[int, int]:
        group = 0 if one.outcome in STILL_IN else 1 if one.outcome in OUT else 2
        return group, -(one.stage.order if one.stage else 0)

    return sorted(standings, key=rank)


def _fits(text: str, facts: FactBook) -> Iterator[tuple[Rank, Team]]:
    match find_team(text, facts):
        case Match(team=team):
            yield Rank(_FOUND, 0), team
        case Ambiguous(candidates=candidates):
            yield from ((Rank(_FOUND, at), one.team) for at, one in enumerate(candidates))
        case NoMatch(near=near):
            yield from ((Rank(_NEAR, at), one.team) for at, one in enumerate(near))
    for key in _as_typed(text):
        for name, named in facts.typed_names:
            fit = _fit(key, name, named)
            if fit is not None:
                yield fit, named.team
    yield from _by_initials(text, facts)
    yield from _by_romanised(text, facts)


def _as_typed(text: str) -> tuple[str, ...]:
    """The key strokes of what was typed, on the layout it stands in and on the other one."""
    letters = plain(text)
    latin = all(one.isascii() for one in letters)
    other = typed_as_korean(letters) if latin else typed_as_latin(letters)
    keys = [flat(letters), flat(other)]
    return tuple(dict.fromkeys(strokes(key) for key in keys if key))


def _fit(key: str, name: str, named: Named) -> Rank | None:
    missing = len(name) - len(key)
    if name.startswith(key):
        return Rank(_OFFICIAL if named.official else _ALIAS, missing)
    if missing > 0 and len(key) >= LEAST_INSIDE and key in name:
        words = re.split(r"[\s\-_.()·]+", named.name)
        starts = any(strokes(flat(word)).startswith(key) for word in words)
        return Rank(_WORD if starts else _INSIDE, missing)
    if len(key) >= LEAST_SLIP and named.strength is Strength.STRONG and name[:1] == key[:1]:
        alike = OSA.normalized_similarity(key, name[: len(key)], score_cutoff=ALIKE)
        return Rank(_SLIP, round(100 * (1 - alike))) if alike else None
    return None


def _by_initials(text: str, facts: FactBook) -> Iterator[tuple[Rank, Team]]:
    letters = "".join(one for one in plain(text) if not one.isspace())
    if not letters or any(one not in CHO for one in letters):
        return
    for key, named in facts.names.exact.items():
        first = initials(key)
        if first.startswith(letters) and first != key:
            yield Rank(_INITIALS, len(first) - len(letters)), named.team


def _by_romanised(text: str, facts: FactBook) -> Iterator[tuple[Rank, Team]]:
    key = skeleton(flat(plain(text).casefold()))
    if len(key) < LEAST_ROMAN or not key.isascii():
        return
    for name, named in facts.names.romanised.items():
        if name.startswith(key):
            yield Rank(_ROMAN, len(name) - len(key)), named.team
