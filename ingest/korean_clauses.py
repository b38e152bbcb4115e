"""A Korean sentence of the press with its turns of phrase, and which of them is said of a team at a place.

It works on one masked sentence; which teams stand where is asked by `korean_turns.py`.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from answers.facts import Stage, Team
from answers.sentences import Sentence
from answers.terms import StageKind
from ingest import korean_forms as forms
from ingest import korean_roles as roles
from ingest.korean_gaps import is_elsewhere, last_end
from ingest.korean_gifts import GIVEN
from ingest.korean_turns_list import TURNS
from ingest.korean_turns_words import Turn, deed_of, manner_of
from ingest.korean_words import CLAUSE, TAKEN_BACK, UNSURE
from ingest.told import Deed, Found, Manner, Points, groups

RESULTS = frozenset({Deed.IN, Deed.OUT, Deed.SELECTED, Deed.NOT_SELECTED, Deed.BACK_IN, Deed.MISSED})


class Said(NamedTuple):
    """A turn of phrase at a place."""

    deed: Deed
    manner: Manner
    start: int
    end: int


class Clauses:
    """One sentence, and the teams in it by what they are there."""

    def __init__(
        self, sentence: Sentence, text: str, told: set[Team], *, heading: bool, pointed: bool
    ) -> None:
        self._sentence, self._text, self._told = sentence, text, told
        self._pointed = pointed
        self._heading = heading or not re.search(r"[.!]['\"”’)]*\s*$", text)
        self._groups = groups(text, sentence)
        self._said = sorted(self._every(), key=lambda one: (one[1].start, -one[1].end))

    def _every(self) -> Iterator[tuple[Turn, Said]]:
        is_near = re.search("[¤π№]|평가|심사|누가 |어디가 ", self._text)
        for turn in TURNS:
            for one in turn.pattern.finditer(self._text) if is_near or not turn.near else ():
                if self._text[one.start()] == "¤" and self._is_misplaced(turn.deed, one.start()):
                    continue
                yield turn, Said(deed_of(turn.deed, one[0]), manner_of(turn), one.start(), one.end())

    def _is_misplaced(self, deed: Deed, at: int) -> bool:
        """Whether the stage at a place is none of such a deed: one applies for calls, and fails at others."""
        ref = self._sentence.refs.get(at)
        is_call = isinstance(ref, Stage) and ref.kind in {StageKind.CALL, StageKind.REPECHAGE}
        return deed is Deed.OUT if is_call else deed in forms.ASKED_FOR

    def _of(self, role: roles.Place, until: int) -> Said | None:
        """The turn of phrase that is said of a team in such a place, which lies before `until`."""
        if role.kind is roles.Kind.GIVEN:
            return self._given(role.end, until)
        wanted = {role.kind is roles.Kind.OBJECT}
        if role.kind is roles.Kind.SUBJECT and self._text[role.end - 1] in "만은는도":
            wanted = {True, False}  # a topic may be what others did something to
        for turn, said in self._said:
            if turn.attribute or turn.object not in wanted or not role.end - 1 <= said.start < until:
                continue
            if role.kind is roles.Kind.OWNER and said.start - role.end > 8:
                return None
            if not self._leads_on(self._text[role.end : said.start]) or self._is_open(said):
                return None
            if said.deed in forms.ASKED_FOR and is_elsewhere(self._text[: said.start]):
                return None
            longest = [
                one
                for other, one in self._said
                if one.start == said.start and other.object in wanted and not other.attribute
            ]
            return max(longest, key=lambda one: one.end)
        return None

    def _given(self, start: int, until: int) -> Said | None:
        for deed, pattern in GIVEN:
            one = pattern.search(self._text, start, min(until, start + 70))
            if one is not None and one.start() - start < 30:
                said = Said(deed, Manner.FINITE, one.start(), one.end())
                return None if self._is_open(said) else said
        return None

    def _leads_on(self, between: str) -> bool:
        others = list(forms.OTHER_SUBJECT.finditer(f" {between}"))
        return len(between) <= 140 and (
            not others or bool(forms.CHAINED.search(f" {between}"[others[-1].end() :]))
        )

    def _is_open(self, said: Said) -> bool:
        """Whether the words around a turn leave it open whether it came about."""
        text = self._text
        begin = last_end(CLAUSE, text, said.start)
        clause = CLAUSE.search(text, said.end)
        until = clause.start() if clause else len(text)
        if TAKEN_BACK.match(text[said.end :]) or roles.DOUBTED.match(text, said.end):
            return True
        is_past = forms.PAST_STEM.search(text[said.start : said.end]) is not None
        return UNSURE.search(text, said.start if is_past else begin, until) is not None

    def _manner(self, said: Said, role: roles.Place) -> Manner:
        if said.manner is Manner.STATE:
            return said.manner
        if self._heading:
            return Manner.HEADLINE
        if said.deed in RESULTS and self._is_ahead(said):
            return Manner.AHEAD
        return Manner.FIGURE if role.kind is roles.Kind.OWNER else said.manner

    def _is_ahead(self, said: Said) -> bool:
        """Whether neither the turn nor what its sentence ends in is in the past."""
        words = self._text[said.start : said.end]
        if forms.PAST_STEM.search(words) or not re.search(
            r"(?:(?<!것이)(?<!셈이)다|고|며|면서|지만|게|해|아|어|여|라|돼|려)$", words
        ):
            return False
        return forms.PAST.search(self._text, said.end) is None

    def _joined(self, index: int) -> tuple[Team, ...]:
        """The teams of a row, with those before it that share its verb."""
        return roles.joined(self._text, self._groups[: index + 1])[0]

    def _made(
        self, said: Said, manner: Manner, teams: tuple[Team, ...], start: int, *,
        points: Points | None = None, number: int | None = None,
    ) -> Found:  # fmt: skip
        clause = CLAUSE.search(self._text, said.end)
        ends = [
            one.end for turn, one in self._said if not turn.attribute and one.end <= min(start, said.start)
        ]
        return Found(
            deed=said.deed, manner=manner, teams=teams, points=points, number=number, start=said.start, end=said.end,
            begin=max(ends, default=0), until=clause.start() if clause else len(self._text), heard=self._text,
            speaker=None,
        )  # fmt: skip
