"""From a message to the statements it makes about outcomes: which team, what is said of it, where it says so.

It knows no outcomes and decides nothing. It reads only what is plain: a sentence that asks, expects, hopes,
doubts or tells of another contest states nothing, and where a sentence could be read in two ways it is left out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from answers.dates import Time
from answers.days import Day
from answers.fact_book import FactBook
from answers.facts import Measure, Stage, Team
from answers.lens import Lens
from answers.said import Said, Statement
from answers.sentences import COUNT, PROGRAMME, STAGE, TEAM, Sentence, cut, masked, readable
from answers.statement_grammar import BOUNDARY, Grammar, Group, Told
from answers.statement_words import (
    ASKS,
    BECAUSE,
    FOREIGN,
    HEDGE,
    HINT,
    KO_BECAUSE,
    KO_NEGATION,
    MODAL,
    NEGATION,
    OPEN,
    OPEN_AFTER,
    OPEN_BEFORE,
    YEAR,
    known,
    reason_of,
)
from answers.terms import ReasonCode, StageKind

__all__ = ["Said", "Statement", "statements"]

MOST_READ = 4000  # characters; no message is longer


@dataclass(frozen=True, slots=True)
class _When:
    """A day as it was told; None where it cannot be or only bounds what is told."""

    day: Day | None
    any_year: bool


def statements(text: str, facts: FactBook, today: date) -> tuple[Statement, ...]:
    """Every statement of `text` in order; total: any text has some or none. `today` is a day in the
    programme's zone."""
    seen = readable(text[:MOST_READ])
    cuts = [(start, end) for start, end in cut(seen) if _may_state(seen[start:end].lower())]
    found: list[Statement] = []
    heading: Stage | None = None
    last = 0
    for sentence in masked(seen, cuts, Lens(facts), today) if cuts else []:
        if seen[last : sentence.start].strip() or "\n\n" in seen[last : sentence.start]:
            heading = None
        last = sentence.end
        reading = _Reading(sentence, text, heading)
        heading = reading.heading or (heading if reading.is_list else None)
        found += reading.statements()
    return tuple(found)


def _may_state(sentence: str) -> bool:
    """Whether a sentence could state anything: it neither asks nor guesses, and a word of outcomes is there."""
    if "?" in sentence or "？" in sentence or ASKS.search(sentence) or HEDGE.search(sentence):
        return False
    return HINT.search(sentence) is not None


_AFTER_STAGE = re.compile(r"^ ?(?:이?후|뒤|다음|직후)|^ ?(?:발표|결과) ?(?:이?후|뒤)")
_LASTING = re.compile(r"\b(?:still|currently|now|at the moment|no longer)\b|아직|여전히|지금|현재")
_AGAIN = re.compile(r"\b(?:again|another|re-?apply|second)\b|다시|더는")
_REASON_ENDS = re.compile(r"[;!]|\.(?= |$)|, (?:while|but|and)\b|\bwhile\b|§")
_CHANCES = frozenset({StageKind.REPECHAGE, StageKind.CALL})
_NUMBERED = frozenset({Said.IN, Said.OUT, Said.SELECTED})


class _Reading:
    """One sentence, its predicates and the teams they speak of."""

    def __init__(self, sentence: Sentence, message: str, heading: Stage | None) -> None:
        self._sentence, self._message = sentence, message
        self._text = sentence.text
        self._anchored = STAGE in self._text or PROGRAMME in self._text
        self._grammar = Grammar(self._text, anchored=self._anchored)
        self._told, self._groups = self._grammar.told, self._grammar.groups

        self._heading = heading

    @property
    def heading(self) -> Stage | None:
        """The stage that this line is a heading of: it names one and states nothing."""
        stages = [one for one in self._sentence.refs.values() if isinstance(one, Stage)]
        plain = not self._told and not self._groups and known(self._text)
        return stages[0] if plain and len(stages) == 1 else None

    @property
    def is_list(self) -> bool:
        """Whether it is a line under a heading: a label and names."""
        return any(one is not None and one.after for one in self._grammar.subjects)

    def statements(self) -> Iterator[Statement]:
        if (
            not self._told
            or FOREIGN.search(self._text)
            or HEDGE.search(self._text)
            or "δ" in BECAUSE.split(KO_BECAUSE.sub("", self._text))[0]
        ):
            return
        for index, (told, group) in enumerate(zip(self._told, self._grammar.subjects, strict=True)):
            if group is not None and (one := self._state(index, told, group)) is not None:
                yield from self._each(one, group, told)
                if (more := self._grammar.beside(index, told, group)) is not None:
                    yield from self._each(one, more, told)

    def _state(self, index: int, told: Told, group: Group) -> Statement | None:
        begin, end = self._scope(index, told, group)
        because, because_of, last = self._reason(index, told, group)
        end = max(end, last)
        scope = self._text[begin:end]
        denied = self._denied(told, group)
        if denied is None or (MODAL.search(scope) and told.words.said is not Said.DECLINED):
            return None
        if told.words.wants and not told.words.wants.search(scope) and not _AGAIN.search(scope):
            return None
        stage, into, clear = self._stage(begin, end, index, told)
        times = self._times(begin, end, index)
        if not clear or len(times) > 1 or any(one.day is None for one in times):
            return None
        if stage is None and group.after and clear:
            stage = self._heading
        said = _meant(told, denied, stage)
        if said is None or not self._makes_sense(said, stage, scope):
            return None
        start, stop = self._sentence.span(min(begin, group.start), max(group.end, told.end, end))
        lasting = (
            told.words.lasting or bool(_LASTING.search(scope)) or (denied and said is Said.IN)
        ) and said in {Said.IN, Said.OUT}
        return Statement(
            team=None, said=said, stage=stage, into=into, lasting=lasting,
            day=times[0].day if times else None, any_year=any(one.any_year for one in times), number=told.number, measure=self._measure(said, begin, end),
            because=because if said is Said.OUT else None, because_of=because_of, denies=told.words.said if denied else None,
            quote=self._message[start:stop].strip(), start=start, end=stop,
        )  # fmt: skip

    def _scope(self, index: int, told: Told, group: Group) -> tuple[int, int]:
        """The clause of a predicate: from the last boundary before its teams to the end of what follows it."""
        first = (
            told.start
            if group.after or group.end <= (self._told[index - 1].end if index else 0)
            else group.start
        )
        lead = self._text[(self._told[index - 1].end if index else 0) : first]
        marks = [one.end() for one in BOUNDARY.finditer(lead) if one[0] != ","]
        marks += [one.end() for one in BOUNDARY.finditer(lead) if one[0] == "," and index]
        begin = first - len(lead) + max(marks, default=0)
        end = told.end if told.words.korean else told.end + len(self._grammar.complement(told))
        if beside := self._grammar.beside(index, told, group):
            end = beside.end + len(self._grammar.rest_after(beside))
        if group.after:
            end = max(end, group.end)
            if not told.words.korean:
                end = group.end + len(self._grammar.rest_after(group))
        return begin, end

    def _denied(self, told: Told, group: Group) -> bool | None:
        """Whether the predicate is denied; None where it is denied twice."""
        word = self._text[told.start : told.end]
        gap = (
            self._grammar.without_reason(self._text[group.end : told.start], told)
            if group.end <= told.start
            else ""
        )
        lead = self._text[max(0, group.start - 9) : group.start] if group.end <= told.start else ""
        count = len(NEGATION.findall(gap)) + ("neither" in lead)
        if group.after and not told.words.korean:
            count += len(NEGATION.findall(self._text[max(0, told.start - 20) : told.start]))
        if told.words.korean and told.words.said is not Said.DECLINED:
            count += bool(KO_NEGATION.search(word)) + bool(re.search(r"(?:^| )(?:안|못) ?$", gap))
        if re.search(r"\bnor\b", self._text[group.start : group.end]) and "neither" not in lead:
            return None
        return None if count > 1 else bool(count)

    def _stage(self, begin: int, end: int, index: int, told: Told) -> tuple[Stage | None, bool, bool]:
        """The stage spoken of, whether it is one gone on to, and whether that is clear."""
        places = [at for at in range(begin, end) if self._text[at] == "¤"]
        if not places and index:
            head = self._groups[0].start if self._groups else 0
            places = [at for at in range(min(head, self._told[0].start)) if self._text[at] == "¤"]
        found = {self._sentence.refs[at] for at in places}
        if len(found) != 1:
            return None, False, not found
        at, stage = places[0], found.pop()
        assert isinstance(stage, Stage)
        before, after = self._text[:at], self._text[at + 1 :]
        if re.search(r"\b(?:after|since|following) (?:the )?$", before) or _AFTER_STAGE.match(after):
            clause = self._text[begin:end]
            return stage if COUNT in clause and TEAM not in clause else None, False, True
        moves = told.words.said is Said.IN and not told.words.lasting
        into = moves and bool(
            re.search(r"\b(?:to|into|for|reached|reach) (?:the )?$", before)
            or re.match(r"(?:에|으로|로)? ?(?:진출|올라|올랐|안착|승선)|행", after)
        )
        return (
            stage,
            into,
            not (told.words.lasting and re.search(r"\bin (?:the )?$|^에 ?남", before[-8:] + after[:0])),
        )

    def _times(self, begin: int, end: int, index: int) -> list[_When]:
        places = [at for at in range(begin, end) if self._text[at] == "◇"]
        if not places and index:
            head = min([self._told[0].start, *(one.start for one in self._groups[:1])])
            places = [at for at in range(head) if self._text[at] == "◇"]
        return [self._time(at) for at in places]

    def _time(self, at: int) -> _When:
        """The time at a place; without a day where the text speaks of what lies before or after it."""
        told = self._sentence.refs[at]
        assert isinstance(told, Time)
        start, end = self._sentence.span(at, at + 1)
        words = self._message[start:end].lower()
        before, after = self._text[:at], self._text[at + 1 :]
        open_ended = OPEN.match(words) or OPEN_BEFORE.search(before) or OPEN_AFTER.match(after)
        day = None if open_ended else told.day
        return _When(day, day is not None and day.month is not None and not YEAR.search(words))

    def _makes_sense(self, said: Said, stage: Stage | None, scope: str) -> bool:
        kind = stage.kind if stage else None
        if said is Said.APPLIED:
            return kind in _CHANCES or kind is None
        if said is Said.DECLINED:
            return kind is StageKind.REPECHAGE or (
                kind is None
                and (bool(_AGAIN.search(scope)) or self._anchored or "take part" in scope or "불참" in scope)
            )
        if said is Said.BACK_IN:
            return kind is StageKind.REPECHAGE or kind is None
        if said in {Said.TOP, Said.BOTTOM}:
            return stage is not None or bool(re.search(r"score|mark|점|total|grade", scope)) or self._anchored
        return True

    def _measure(self, said: Said, begin: int, end: int) -> Measure | None:
        if said not in {Said.SCORE, Said.TOP, Said.BOTTOM}:
            return None
        found = [one for at in range(begin, end) if isinstance(one := self._sentence.refs.get(at), Measure)]
        return found[0] if len(set(found)) == 1 else None

    def _reason(self, index: int, told: Told, group: Group) -> tuple[ReasonCode | None, str, int]:
        """The reason given in the clause, its words in the message, and where it ends."""
        if told.words.korean:
            end = told.start
            begin = max(self._told[index - 1].end if index else 0, min(group.end, end))
            found = KO_BECAUSE.search(self._text, begin, end)
        else:
            begin, end = max(told.end, group.end), len(self._text)
            if stop := _REASON_ENDS.search(self._text, begin):
                end = stop.start()
            found = BECAUSE.search(self._text, begin, end)
        if found is None:
            return None, "", 0
        last = found.end() if told.words.korean else end
        start, stop_at = self._sentence.span(found.start(), last)
        return reason_of(self._text[found.start() : last]), self._message[start:stop_at], last

    def _each(self, one: Statement, group: Group, told: Told) -> Iterator[Statement]:
        """The statement for each team of the group, and for their number."""
        text, refs = self._text, self._sentence.refs
        teams: list[Team] = []
        for at in range(group.start, group.end):
            ref = refs.get(at)
            if text[at] == "§" and isinstance(ref, Team) and ref not in teams:
                teams.append(ref)
            elif text[at] == "№" and isinstance(ref, int) and one.said in _NUMBERED and told.number is None:
                said = Said.COUNT_OUT if one.said is Said.OUT else Said.COUNT_IN
                yield replace(one, said=said, number=float(ref), because=None)
        yield from (replace(one, team=team) for team in teams)


def _meant(told: Told, denied: bool, stage: Stage | None) -> Said | None:
    """What is said once denials and the kind of stage are counted in; None where that is not plain."""
    said = told.words.said
    if denied:
        return _DENIED.get(said)
    again = stage is not None and stage.kind is StageKind.REPECHAGE and not told.words.lasting
    return Said.BACK_IN if again and said in {Said.IN, Said.SELECTED} else said


_DENIED = {
    Said.IN: Said.OUT, Said.OUT: Said.IN, Said.SELECTED: Said.OUT, Said.BACK_IN: Said.OUT, Said.APPLIED: Said.DECLINED,
}  # fmt: skip
