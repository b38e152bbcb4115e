"""What the sentences of one message are looked at with: the names of a programme, made ready once.

It finds stages and measures in a text and tells which words are no slip of a name.
"""

import functools
import re
from collections.abc import Iterator, Mapping

from rapidfuzz.distance import OSA
from rapidfuzz.process import extractOne

from answers.fact_book import FactBook
from answers.facts import Measure, Stage, Team
from answers.folding import flat
from answers.hangul import strokes
from answers.particles import without_particles
from answers.statement_words import WORDS
from answers.statement_words import known as is_filler
from answers.vocabulary import known_word

_WORD = re.compile(r"[^\W_]+(?:[.&'’-][^\W_]+)*")
_STAGE_WORDS = 6  # the longest stage name has so many
_LEAST_SLIP = 4  # letters; shorter words are too close to others
# Names of stages that are ordinary words as well: they say nothing of a stage by themselves.
_ORDINARY = frozenset(
    "최종 최종선정 서류 서류전형 서류통과 공모 모집 항의 협약 착수 appeal objection agreements".split()
)


class Lens:
    """What all sentences of a message are looked at with: the names of the programme, made ready once."""

    def __init__(self, facts: FactBook) -> None:
        self.facts = facts
        self._stage_beginnings = frozenset(name[:2] for name in facts.stage_names)
        self._longest_stage = max(map(len, facts.stage_names), default=0)
        self._measures = {word.lower(): one for one in facts.programme.measures for word in one.words}
        words = sorted(self._measures, key=len, reverse=True)
        told = "|".join(
            rf"(?<![a-z]){re.escape(one)}(?![a-z])" if one.isascii() else re.escape(one) for one in words
        )
        self._measure = re.compile(told or r"(?!)", re.IGNORECASE)
        named = {word for team in facts.teams for name in _names(team) for word in _WORD.findall(name)}
        self._parts = [strokes(flat(word)) for word in named if len(word) >= _LEAST_SLIP]
        self._seen: dict[str, bool] = {}

    def stages(self, text: str) -> Iterator[tuple[int, int, Stage]]:
        """Stages by any of their names, the longest at each place."""
        keys = self.facts.stage_names
        words = [(one.start(), one.end()) for one in _WORD.finditer(text)]
        at = 0
        while at < len(words):
            if flat(text[slice(*words[at])])[:2] not in self._stage_beginnings:
                at += 1
                continue
            for until in range(min(at + _STAGE_WORDS, len(words)), at, -1):
                start, end = words[at][0], words[until - 1][1]
                if end - start > 2 * self._longest_stage:
                    continue
                name = _stage_name(flat(text[start:end]), keys)
                if name is not None and name not in _ORDINARY:
                    yield start, _reach(text, start, end, name), keys[name]
                    at = until - 1
                    break
            at += 1

    def measures(self, text: str) -> Iterator[tuple[int, int, Measure]]:
        """Measures by their words, the longest at each place."""
        for found in self._measure.finditer(text):
            yield found.start(), found.end(), self._measures[found[0].lower()]

    def is_word(self, key: str) -> bool:
        """Whether a folded word is no slip of a name: an ordinary one, or one like no part of any name."""
        if key not in self._seen:
            figure = key[:1].isdigit()  # a day or a mark
            self._seen[key] = figure or _is_word(key) or not self._is_near(key)
        return self._seen[key]

    def _is_near(self, key: str) -> bool:
        if len(key) < _LEAST_SLIP and key.isascii():
            return False
        if not key.isascii():
            return True  # Hangul is looked at quickly enough where it is read
        keys = strokes(key)
        most = 1 if len(keys) < 8 else 2
        choices = (self._parts, self.facts.names.near_choices)
        return any(extractOne(keys, one, scorer=OSA.distance, score_cutoff=most) for one in choices)


def _names(team: Team) -> Iterator[str]:
    yield from (team.name.en, team.name.ko, *(one.name for one in team.aliases))


@functools.lru_cache(maxsize=8192)  # words repeat, and forty patterns a word add up
def _is_word(key: str) -> bool:
    """Whether a folded word is one of questions or statements, and so no slip of a name."""
    return known_word(key) or is_filler(key) or any(one.pattern.match(key) for one in WORDS)


def _stage_name(key: str, keys: Mapping[str, Stage]) -> str | None:
    """The name of a stage that the folded words are, or begin with where an outcome is written on to it."""
    if key in keys:
        return key
    if key.isascii():
        return None
    for shorter in without_particles(key):
        if shorter in keys:
            return shorter
    for size in range(len(key) - 1, 1, -1):
        rest = key[size:]
        if key[:size] in keys and (
            (rest[0] == "행" and len(rest) < 3) or any(one.pattern.match(rest) for one in WORDS if one.korean)
        ):
            return key[:size]
    return None


def _reach(text: str, start: int, end: int, key: str) -> int:
    """Where the folded `key` ends in `text[start:end]`; particles after it are no part of the name."""
    return next((stop for stop in range(start + 1, end) if flat(text[start:stop]) == key), end)
