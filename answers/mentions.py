"""Names in running text: every team mentioned, with its place, and what else is named.

The longest known name wins at each place. A name that goes on as a longer one (a bank, a sports team of
that name) is not a mention. Slips, initials and the other keyboard layout are read too, but only where
the word is no known word; the caller says which words it knows.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from rapidfuzz.distance import OSA
from rapidfuzz.process import extractOne

from answers.fact_book import FactBook
from answers.facts import Team
from answers.folding import blanked, flat
from answers.hangul import CHO, strokes
from answers.name_index import Decoy, Named, NameIndex, Relation
from answers.name_parts import BUSINESS
from answers.names import Ambiguous, How, Match, allowed, find_team
from answers.particles import is_ending, without_particles
from answers.terms import AliasKind, Strength

MOST_TEXT = 2000  # characters read of a message; a question is shorter
_MOST_WORDS = 7  # the longest names have so many
_LEAST_SLIP = 5  # letters; shorter words are too close to others
_SURE_SLIP = 0.78  # a slip in running text needs to be nearer than one in a name typed alone
_WORD = re.compile(r"[^\W_]+(?:[.:&][^\W_]+)*")
_GAP = re.compile(r"[\s\-_.·'’]{0,3}")
_POSSESSIVE = re.compile(r"['’]s\b", re.IGNORECASE)

Known = Callable[[str], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A team named at `text[start:end]`, particles excluded where they could be told apart.

    `weak` marks a short form or a word that means a team only where teams are talked of.
    """

    team: Team
    start: int
    end: int
    how: How
    score: float
    weak: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Other:
    """Something named that is no team."""

    decoy: Decoy
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mentions:
    """All names of a text in order; `longer` are places where a team's name goes on as another's, `unsure`
    are names that fit several teams."""

    teams: tuple[Mention, ...]
    others: tuple[Other, ...] = ()
    longer: tuple[tuple[int, int], ...] = ()
    unsure: tuple[Ambiguous, ...] = ()


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    start: int
    end: int


def mentions(
    text: str, facts: FactBook, known: Known = lambda _key: False, *, slips: bool = True
) -> Mentions:
    """Every team mentioned in `text`; `known` tells folded words that are no slip of a name. Without `slips`
    only names as they are listed count, which is what edited prose wants."""
    reading = _Reading(text[:MOST_TEXT], facts, known, slips=slips)
    reading.read()
    return Mentions(
        teams=tuple(sorted(reading.teams, key=lambda one: one.start)),
        others=tuple(reading.others),
        longer=tuple(reading.longer),
        unsure=tuple(reading.unsure),
    )


class _Reading:
    """One pass over a text, collecting what it names."""

    def __init__(self, text: str, facts: FactBook, known: Known, *, slips: bool) -> None:
        self._facts, self._slips = facts, slips
        self._index: NameIndex = facts.names
        self._known = known
        self._text, self._places = _normal(text)
        bare = _POSSESSIVE.sub("  ", blanked(self._text))
        self._words = [_Word(one[0], one.start(), one.end()) for one in _WORD.finditer(bare)]
        self._titled = _is_titled(self._words)
        self.teams: list[Mention] = []
        self.others: list[Other] = []
        self.longer: list[tuple[int, int]] = []
        self.unsure: list[Ambiguous] = []

    def read(self) -> None:
        at = 0
        while at < len(self._words):
            at = self._longest_name(at) or self._slip(at) or at + 1

    def _longest_name(self, at: int) -> int | None:
        """The index of the word after the longest known name that begins at word `at`."""
        for until in range(min(at + _MOST_WORDS, len(self._words)), at, -1):
            if not self._joined(at, until):
                continue
            key = flat(self._text[self._words[at].start : self._words[until - 1].end])
            for shorter, ended in _with_and_without_endings(key):
                named, decoy = self._index.exact.get(shorter), self._index.decoys.get(shorter)
                if named is not None:
                    return self._team(at, until, named, shorter, ended)
                if decoy is not None and (decoy.relation is not Relation.WORD or until - at > 1):
                    self.others.append(Other(decoy=decoy, start=self._start(at), end=self._end(until)))
                    return until
        return self._glued(at)

    def _team(self, at: int, until: int, named: Named, key: str, ended: bool) -> int:
        if named.strength is Strength.WEAK and (slip := self._slip(at, least=until - at + 1)):
            return slip  # "sk telelcom" is nearer to the whole name than to its short form
        if not ended and (longer := self._goes_on(until)):
            self.longer.append((self._start(at), self._end(longer)))
            return longer
        how = How.PRODUCT if named.kind is AliasKind.PRODUCT else How.EXACT if named.official else How.ALIAS
        if ended:
            how = How.PARTICLE
        end = self._end(until) if not ended else self._start(at) + self._length(at, until, key)
        self._found(named, at, end, how, 1.0)
        return until

    def _found(self, named: Named, at: int, end: int, how: How, score: float) -> None:
        weak = named.strength is Strength.WEAK
        self.teams.append(
            Mention(team=named.team, start=self._start(at), end=end, how=how, score=score, weak=weak)
        )

    def _glued(self, at: int) -> int | None:
        """A name with a known word written on to it, as in chat: 네이버탈락?"""
        word = flat(self._words[at].text)
        for size in range(len(word) - 1, 1, -1):
            named = self._index.exact.get(word[:size])
            rest = word[size:]
            if named is not None and not rest.isascii() and self._known(rest) and rest not in BUSINESS:
                self._found(
                    named, at, self._start(at) + self._length(at, at + 1, word[:size]), How.PARTICLE, 0.95
                )
                return at + 1
        return None

    def _goes_on(self, until: int) -> int | None:
        """The index after the words that make the name before `until` a longer, unknown one."""
        if until >= len(self._words) or not self._joined(until - 1, until + 1):
            return None
        following = self._words[until]
        key = flat(following.text)
        if any(one in BUSINESS for one, _ended in _with_and_without_endings(key)):
            return until + 1
        same_script = self._words[until - 1].text.isascii() and following.text.isascii()
        capital = following.text[:1].isupper() and same_script and not self._titled
        is_name = key in self._index.exact or key in self._index.decoys
        if capital and not is_name and not self._known(key) and not is_ending(key):
            return until + 1
        return None

    def _slip(self, at: int, least: int = 1) -> int | None:
        """The index after a run of at most three words, none of them known, that nearly is a name."""
        if not self._slips:
            return None
        for until in range(min(at + 3, len(self._words)), at + least - 1, -1):
            if not self._joined(at, until) or self._holds_a_name(at, until, least):
                continue
            if any(self._is_known(word) for word in self._words[at:until]):
                continue
            typed = self._text[self._words[at].start : self._words[until - 1].end]
            found = self._nearly(typed)
            if found is not None:
                self.teams.append(
                    Mention(
                        team=found.team,
                        start=self._start(at),
                        end=self._end(until),
                        how=found.how,
                        score=found.score,
                    )
                )
                return until
        return None

    def _holds_a_name(self, at: int, until: int, least: int) -> bool:
        """Whether the later words are a name by themselves: then the earlier are no part of it."""
        starts = range(at + 1, until) if least == 1 else range(at + least - 1, until)
        return any(
            key in self._index.exact
            for start in starts
            for key, _ in _with_and_without_endings(
                flat(self._text[self._words[start].start : self._words[until - 1].end])
            )
        )

    def _nearly(self, typed: str) -> Match | None:
        """A match of a word or two that are no known name, by the stricter rule of running text."""
        key = flat(typed)
        consonants = len(key) >= 3 and all(one in CHO for one in key)
        if (
            len(key) < _LEAST_SLIP
            and not consonants
            and not (len(key) > 2 and any(one >= "가" for one in key))
        ):
            return None
        if key[0] >= "가" and not self._is_near(key):
            return None
        found = find_team(typed, self._facts, offers=False)
        if isinstance(found, Ambiguous):
            self.unsure.append(found)
        if not isinstance(found, Match) or found.how in {How.EXACT, How.ALIAS, How.PRODUCT, How.WORD_DROPPED}:
            return None
        return found if found.score >= _SURE_SLIP else None

    def _is_near(self, key: str) -> bool:
        """A quick look whether a Hangul word could be a slip of any name, or its initials in part."""
        if any(one in CHO for one in key):
            return True
        return any(
            extractOne(keys, self._index.choices, scorer=OSA.distance, score_cutoff=allowed(keys, keys))
            for keys in map(strokes, (key, *without_particles(key)))
            if len(keys) >= _LEAST_SLIP
        )

    def _is_known(self, word: _Word) -> bool:
        return any(self._known(one) for one, _ended in _with_and_without_endings(flat(word.text)))

    def _joined(self, at: int, until: int) -> bool:
        """Whether the words stand side by side, with no more than a space or a hyphen between."""
        pairs = zip(self._words[at : until - 1], self._words[at + 1 : until], strict=True)
        return all(_GAP.fullmatch(self._text, one.end, other.start) for one, other in pairs)

    def _start(self, at: int) -> int:
        return self._places[self._words[at].start][0]

    def _end(self, until: int) -> int:
        return self._places[self._words[until - 1].end - 1][1]

    def _length(self, at: int, until: int, key: str) -> int:
        """How far into the text the folded `key` reaches from word `at`."""
        start, end = self._words[at].start, self._words[until - 1].end
        for stop in range(start + 1, end + 1):
            if flat(self._text[start:stop]) == key:
                return self._places[stop - 1][1] - self._start(at)
        return self._end(until) - self._start(at)


def _with_and_without_endings(key: str) -> Iterator[tuple[str, bool]]:
    yield key, False
    for shorter in without_particles(key):
        yield shorter, True


def _normal(text: str) -> tuple[str, list[tuple[int, int]]]:
    """`text` in one Unicode form without invisible characters, and where each letter came from."""
    letters: list[str] = []
    places: list[tuple[int, int]] = []
    at = 0
    while at < len(text):
        end = at + 1
        while end < len(text) and (unicodedata.combining(text[end]) or "\u1160" <= text[end] <= "\u11ff"):
            end += 1
        composed = unicodedata.normalize("NFC", text[at:end])
        for letter in composed:
            if unicodedata.category(letter) not in {"Cf", "Cs"}:
                letters.append(letter)
                places.append((at, end))
        at = end
    return "".join(letters), places


def _is_titled(words: list[_Word]) -> bool:
    """Whether most Latin words begin with a capital, so that a capital tells nothing."""
    latin = [word.text for word in words if word.text[0].isascii() and word.text[0].isalpha()]
    return len(latin) > 2 and sum(one[0].isupper() for one in latin) * 3 > len(latin) * 2
