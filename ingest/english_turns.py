"""What an English sentence tells by its turns of phrase: who is spoken of, by the place in the clause, and how it went.

It takes each row of teams as the subject of what follows, as what others chose or dropped, as the owner of an end or
a success, or as a row of a table. It works on one masked sentence and on what the plain grammar (`english.py`) found
there; of a team that was told of already it says nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from answers.facts import Team
from answers.sentences import Sentence
from ingest import english_between as between
from ingest import english_forms as forms
from ingest import english_nouns as nouns
from ingest.english_clauses import OPPOSITE, Clauses, contrary
from ingest.english_gaps import points_of
from ingest.english_turns_words import LABELS, ROW, UNTOLD
from ingest.english_words import BE, DENIED, FOREIGN, NEGATION, OPEN, TO_COME, YET
from ingest.told import Deed, Found, Group, Manner, Points

_RESULTS = frozenset({Deed.IN, Deed.OUT, Deed.SELECTED, Deed.NOT_SELECTED, Deed.BACK_IN, Deed.MISSED})
_NEAR = 45  # characters after a verb in which what it speaks of is named


def turns(sentence: Sentence, here: list[Found], *, heading: bool, ours: bool) -> list[Found]:
    """The outcomes that a sentence tells of teams of which `here` tells none; `ours` tells that it names the programme."""
    text = sentence.text
    foreign = FOREIGN.search(text) and not ours and not re.search("[π¤]", text)
    if DENIED.search(text) or UNTOLD.search(text) or foreign:
        return []
    told = {team for one in here if one.manner is not Manner.STATE for team in one.teams}
    made = _Turning(sentence, told, heading=heading, pointed=any(one.points for one in here)).found()
    return [
        one
        for one in made
        if not any((one.points or other.points) and _overlap(one, other) for other in here)
    ]


def _overlap(one: Found, other: Found) -> bool:
    return one.start < other.end and other.start < one.end


class _Turning(Clauses):
    """One sentence, and the teams in it by where they stand."""

    def found(self) -> Iterator[Found]:
        """What is told, of each team once."""
        every: list[Found] = []
        for made in (
            self._labelled(), self._rows(), self._excepted(), self._nouns(), self._objects(), self._subjects(), self._pointers(),
        ):  # fmt: skip
            for one in made:
                teams = tuple(team for team in one.teams if team not in self._told)
                if (teams or one.points) and not self._is_open(one):
                    self._told |= set(teams)
                    every.append(replace(one, teams=teams))
        good = {one.deed for one in every if one.deed in OPPOSITE}
        if len(good) == 1:
            every += [one for one in self._contraries(good.pop()) if set(one.teams) - self._told]
        yield from every

    def _contraries(self, deed: Deed) -> Iterator[Found]:
        """ "A and B advanced; C and D did not."""
        for group in self._groups:
            one = nouns.DID_NOT.match(self._text, group.end)
            if one is not None and not set(group.teams) & self._told:
                yield self._made(contrary(deed), Manner.FIGURE, group.teams, group.start, one.end())

    def _is_open(self, one: Found) -> bool:
        """Whether the clause leaves open if it is so."""
        clause = self._text[one.begin : one.until]
        if FOREIGN.search(self._text, one.start, min(one.until, one.end + _NEAR)):
            return True  # another contest, whatever the sentence names beside it
        return bool(OPEN.search(clause) or YET.search(clause)) or bool(
            TO_COME.search(self._text, one.begin, one.end)
        )

    def _labelled(self) -> Iterator[Found]:
        """ "Retained: A; B. Not retained: C"."""
        labels = list(LABELS.finditer(self._text))
        for one, after in zip(labels, [*labels[1:], None], strict=False):
            until = after.start() if after else len(self._text)
            row: list[Group] = []
            for some in self._groups:
                if one.end() <= some.start < until and (
                    not row
                    or re.fullmatch(r"[;,/| ]*(?:and |the |with )*", self._text[row[-1].end : some.start])
                ):
                    row.append(some)
            if row and row[0].start - one.end() <= 4:
                teams = tuple(dict.fromkeys(team for some in row for team in some.teams))
                deed = Deed.OUT if one["out"] else Deed.IN
                yield self._made(deed, Manner.LIST, teams, one.start(), row[-1].end)

    def _rows(self) -> Iterator[Found]:
        """ "A — pass", "A, B through → C out", "A yes, B no"."""
        table = self._heading or bool(re.search(r"§ ?(?:[—–|:→=-]|yes\b|no\b)", self._text))
        if not table:
            return
        for group in self._groups:
            one = ROW.match(self._text[group.end :])
            if one is None or one["same"]:
                continue
            lead = self._text[: group.start]
            if forms.GOVERNED.search(lead) or re.search(
                r"\b(?:how|why|what|when|if|will|does|did|can)\b", lead
            ):
                continue
            deed = Deed.OUT if one["out"] else Deed.IN
            if re.search(r"leave|quit", one[0]) and not re.search("[→/,;]", self._text):
                deed = Deed.WITHDREW
            yield self._made(deed, Manner.HEADLINE, group.teams, group.start, group.end + one.end())

    def _excepted(self) -> Iterator[Found]:
        """ "All but A advanced": the contrary is told of A."""
        for group in self._groups:
            lead = self._text[: group.start]
            but = nouns.BUT.search(lead)
            if but is None:
                continue
            tail = self._text[group.end : self._until(group.end)]
            for verb, start, end in self._said:
                if start < group.end or start > group.end + len(tail) or verb.deed not in OPPOSITE:
                    continue
                gap = self._text[group.end : start]
                if "§" in gap or (verb.passive and not BE.search(gap)) or NEGATION.search(gap):
                    break
                yield self._made(contrary(verb.deed), Manner.FIGURE, group.teams, but.start(), end)
                rest = re.match(r"[^§.;]{0,60}?: ?(?=§)", self._text[end:])
                more = rest and next((one for one in self._groups if one.start == end + rest.end()), None)
                if more:
                    yield self._made(verb.deed, Manner.FIGURE, more.teams, start, more.end)
                break

    def _nouns(self) -> Iterator[Found]:
        """ "The elimination of A", "A's exit", "no luck for A", "it was A that fell"."""
        for group in self._groups:
            lead, tail = self._text[: group.start], self._text[group.end :]
            if nouns.WITH.search(lead) and (one := nouns.DOING.match(tail)):
                deed = Deed.OUT if one["out"] else Deed.IN
                yield self._made(deed, Manner.FIGURE, group.teams, group.start, group.end + one.end())
                continue
            for deed, before in nouns.BEFORE:
                one = before.search(lead)
                if one is not None and not NEGATION.search(self._clause_before(one.start())[-24:]):
                    yield self._made(deed, Manner.FIGURE, group.teams, one.start(), group.end)
                    break
            else:
                for deed, after in nouns.AFTER:
                    one = after.match(tail)
                    if (
                        one is not None
                        and not nouns.SUPPOSED.search(lead[-60:])
                        and not nouns.SUPPOSED.search(tail[:90])
                    ):
                        manner = Manner.FIGURE if nouns.FACT.search(tail[: one.end() + 60]) else Manner.BESIDE
                        yield self._made(deed, manner, group.teams, group.start, group.end + one.end())
                        break

    def _objects(self) -> Iterator[Found]:
        """ "The ministry parted ways with A"."""
        seen = -1  # where the object before ends
        for group in self._groups:
            clause = self._clause_before(group.start, colon=True)
            for deed, pattern, needs_actor in nouns.OBJECTS:
                one = pattern.search(clause)
                if one is None:
                    continue
                before = clause[: one.start()]
                rest = self._text[group.end : self._until(group.end)]
                after = one.groupdict().get("then")
                if nouns.IN_ANOTHER_PART.match(rest):
                    continue
                if needs_actor and not self._decides(
                    before, one[0], goes_on=seen > group.start - len(clause)
                ):
                    continue
                if NEGATION.search(before[-30:]) or re.search(r"\b(?:be|to|will)\b ?$", before):
                    continue
                if after is not None and not nouns.OFF.match(rest):
                    continue
                start = group.start - len(clause) + one.start()
                manner = Manner.FIGURE if needs_actor else Manner.STATE  # who is left
                every = (*group.teams, *self._chained(group.end))
                yield self._made(deed, manner, every, start, group.end)
                seen = group.end
                break
            else:
                for deed, pattern in nouns.AWAY:
                    if pattern.search(clause) and (one := nouns.OFF.match(self._text[group.end :])):
                        yield self._made(deed, Manner.FIGURE, group.teams, group.start, group.end + one.end())
                        break

    def _decides(self, before: str, verb: str, *, goes_on: bool) -> bool:
        """Whether somebody who decides is the subject of a verb, not one of the teams."""
        if "§" not in before:
            return bool(nouns.DECIDES.search(before + verb))
        last = before[before.rindex("§") + 1 :]
        return (goes_on and bool(re.match(r",? ?.*\band ", last))) or bool(nouns.ACTS.search(last))

    def _chained(self, end: int) -> tuple[Team, ...]:
        """Those of whom the same is said right after: "joined by B and the little-known C"."""
        teams: tuple[Team, ...] = ()
        for one in self._groups:
            if one.start >= end and nouns.CHAIN.fullmatch(self._text, end, one.start):
                teams, end = (*teams, *one.teams), one.end
        return teams

    def _subjects(self) -> Iterator[Found]:
        """A row of teams before what is said of it."""
        for index, group in enumerate(self._groups):
            lead = self._clause_before(group.start)
            after = nouns.CLAUSES.search(lead) is not None
            governed = (forms.GOVERNED.search(lead) and not after) or nouns.GOVERNS.search(lead)
            bid = nouns.BID_OF.search(lead) is not None
            if governed and not bid and not forms.LED.search(lead):
                continue
            until = self._next(index)
            said = self._of(
                group.end, until, denied=bool(re.search(r"\b(?:neither|not|nor) (?:the )?$", lead))
            )
            if said is not None:
                deed, start, end, will = said
                deed = Deed.NOT_SELECTED if bid and deed is Deed.OUT and not forms.LED.search(lead) else deed
                manner = Manner.STATE if will else Manner.HEADLINE if self._heading else Manner.FIGURE
                lasts = nouns.LASTS.match(self._text[start:end]) is not None
                kept_on = (
                    re.search(r"\b(?:will|would)\b", self._text[group.end : start]) and self._is_announced()
                )
                manner = Manner.STATE if lasts and not self._heading and not kept_on else manner
                long_before = "had" in self._text[group.end : end].split() and not nouns.REPORTED.search(
                    self._text
                )
                manner = Manner.BESIDE if (after or long_before) and deed in _RESULTS else manner
                beside = forms.COMMITS.search(self._text, end, self._until(end))
                more = next((one.teams for one in self._groups if beside and one.start == beside.end()), ())
                yield self._made(deed, manner, (*group.teams, *more), start, end, begin=group.start)

    def _pointers(self) -> Iterator[Found]:
        """ "The startup kept its seat", "the remaining two got through"."""
        if self._pointed:
            return
        if one := nouns.GIVEN.search(self._text):
            yield replace(
                self._made(Deed.BACK_IN, Manner.FIGURE, (), one.start(), one.end()),
                points=Points.THE_TEAM,
                number=1,
            )
            return
        for one in nouns.POINTER.finditer(self._text):
            if any(
                some.end <= one.start() and not between.bare(self._text[some.end : one.start()]).strip(" ,")
                for some in self._groups
            ):
                continue  # "A and B both"
            after = next((some.start for some in self._groups if some.start >= one.end()), len(self._text))
            said = self._of(one.end(), min(self._until(one.end()), after), denied=False)
            if said is None:
                continue
            deed, start, end, will = said
            points, number = (Points.THE_TEAM, 1) if one["who"] else points_of(one)
            made = self._made(
                deed, Manner.STATE if will else Manner.FIGURE, (), start, end, begin=one.start()
            )
            yield replace(made, points=points, number=number)
            return
        for one in nouns.CHOSE_SOME.finditer(self._text):
            lead = self._clause_before(one.start())
            if (
                "§" not in lead
                and not self._heading
                and not NEGATION.search(lead)
                and not re.search(r"\b(?:will|to|be)\b ?$", lead)
            ):
                made = self._made(Deed.SELECTED, Manner.FIGURE, (), one.start(), one.end())
                yield replace(made, points=Points.NAMED_NEXT)
                return
        for pattern in () if self._heading else (forms.COUNT, nouns.ONLY_ONE):
            for one in pattern.finditer(self._text):
                if said := self._of(one.end(), self._until(one.end()), denied=False):
                    deed, start, end, will = said
                    manner = Manner.STATE if will else Manner.FIGURE
                    made = self._made(deed, manner, (), start, end, begin=one.start())
                    yield replace(made, points=Points.NAMED_NEXT, number=_number(one))
                    return


def _number(found: re.Match[str]) -> int | None:
    """How many teams a number as the subject tells of, where it is written out."""
    if found.re is nouns.ONLY_ONE:
        return 1
    return forms.NUMBER.get(found["n"] or found["bare"] or "")
