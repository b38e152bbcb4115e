"""One English sentence as clauses: where they begin and end, and what is said in them of a row of teams.

It finds the words that tell a deed and whether they belong to a subject; what subjects there are is left to
`english_turns.py`.
"""

import re
from collections.abc import Iterator

from answers.facts import Team
from answers.sentences import Sentence
from ingest import english_between as between
from ingest import english_forms as forms
from ingest import english_nouns as nouns
from ingest.english_gaps import plain
from ingest.english_turns_words import SAID
from ingest.english_words import BE, NEGATION, OF_ELSE, Verb
from ingest.told import Deed, Found, Manner, groups

OPPOSITE = {
    Deed.BACK_IN: Deed.MISSED,
    Deed.IN: Deed.OUT,
    Deed.SELECTED: Deed.NOT_SELECTED,
    Deed.OUT: Deed.IN,
    Deed.NOT_SELECTED: Deed.IN,
}
_FAR = 110  # characters between a subject and its verb


Said = tuple[Deed, int, int, bool]


class Clauses:
    """A sentence in its own voice, with the rows of teams and the words of deeds in it."""

    def __init__(self, sentence: Sentence, told: set[Team], *, heading: bool, pointed: bool) -> None:
        self._sentence, self._told, self._pointed = sentence, told, pointed
        self._heading = heading or not re.search(r"[.!]['\"”’)]*\s*$", sentence.text)
        self._text = between.heard(sentence.text)
        self._groups = groups(self._text, sentence)
        self._said = sorted(self._every(), key=lambda one: (one[1], -one[2]))

    def _every(self) -> Iterator[tuple[Verb, int, int]]:
        for verb in SAID:
            if verb.headline and not self._heading:
                continue
            for one in verb.pattern.finditer(self._text):
                if verb.then is None or verb.then.match(self._text, one.end()):
                    yield verb, one.start(), one.end()

    def _next(self, index: int) -> int:
        """Where what is said of a row of teams must have begun: before the next row, unless it only stands beside."""
        limit = self._until(self._groups[index].end)
        for one in self._groups[index + 1 :]:
            if one.start >= limit:
                break
            if not nouns.ALONGSIDE.search(self._text[: one.start]):
                return one.start
        return limit

    def _of(self, start: int, until: int, *, denied: bool) -> Said | None:
        """What is said of a subject that ends at `start`: the deed, where it stands, and whether it is to come."""
        for verb, at, end in self._said:
            if not start <= at < until or at - start > _FAR:
                continue
            gap = self._text[start:at]
            if not between.leads_on(gap):
                continue
            if (
                verb.passive
                and not BE.search(gap)
                and not (self._heading and not gap.strip(" ,–—-"))
                and not verb.headline
            ):
                continue
            if verb.deed is Deed.IN and OF_ELSE.match(self._text, end):
                return None
            if verb.wants and not verb.wants.search(self._sentence.text):
                continue
            told = self._text[at:end] if re.match(r"(?:is|are|was|were)\b", self._text[at:end]) else ""
            bare = between.bare(gap)
            going_on = forms.ALSO.match(bare)
            near = going_on["rest"] if going_on and not plain(bare) else bare
            count = len(NEGATION.findall(near)) + denied + len(NEGATION.findall(told))
            if count > 1 or (count and verb.deed not in OPPOSITE):
                return None
            deed = contrary(verb.deed) if count else verb.deed
            will = bool(re.search(r"\b(?:will|would)\b", gap)) and not self._is_announced()
            return deed, at, end, will and deed in OPPOSITE
        one = nouns.WILL_TRY.match(self._text[start:until]) if denied else None
        return (Deed.DECLINED, start, start + one.end(), False) if one else None

    def _is_announced(self) -> bool:
        return nouns.ANNOUNCED.search(self._sentence.text) is not None

    def _clause_before(self, start: int, *, colon: bool = False) -> str:
        begin = max(
            (
                one.end()
                for one in forms.BOUNDARY.finditer(self._text, 0, start)
                if not (colon and one[0] in ":—–")
            ),
            default=0,
        )
        return self._text[begin:start]

    def _until(self, end: int) -> int:
        found = forms.BOUNDARY.search(self._text, end)
        return found.start() if found else len(self._text)

    def _made(
        self, deed: Deed, manner: Manner, teams: tuple[Team, ...], start: int, end: int, *, begin: int | None = None
    ) -> Found:  # fmt: skip
        first = max((one.end() for one in forms.BOUNDARY.finditer(self._text, 0, start)), default=0)
        return Found(
            deed=deed, manner=manner, teams=teams, start=start, end=end, begin=first if begin is None else min(first, begin),
            until=self._until(end), heard=self._text,
        )  # fmt: skip


def contrary(deed: Deed) -> Deed:
    return OPPOSITE.get(deed, deed)
