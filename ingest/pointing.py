"""Whom words mean that name no team: "the company", "both", "the other two", "ten teams passed: …".

It looks at the lines of one article alone. What could mean several is nobody.
"""

import re

from answers.fact_book import FactBook
from answers.facts import Stage, Team
from answers.sentences import Sentence
from ingest.lines import HANGUL, Line
from ingest.relations import in_contention
from ingest.told import LIST, Deed, Found, Group, Points
from ingest.topics import Topic

_GOOD = frozenset({Deed.IN, Deed.SELECTED, Deed.BACK_IN})
_BAD = frozenset({Deed.OUT, Deed.NOT_SELECTED, Deed.MISSED, Deed.WITHDREW})
_NEAR = 4  # lines that name teams, within which a row is pointed back at
_FAR = 4  # lines of text between words and what they point back at
_ITEM = re.compile(
    r"^(?:[-•*·▲△▷▶●■□○◦▪–—]|[0-9]{1,2}[.)])? ?§(?! ?(?:은|는|이|가|was|were|has|had|will)\b)(?:[^.]{0,80}$| ?(?:[—–:]|- ))"
)
_OPENS = re.compile(
    r"(?:[:：—–]|\bnamely|\bthey are|: the consortia (?:led by|of)|(?:consortia|teams|those|groups|ones) (?:led by|headed by|of)) ?$"
)
_THEY_ARE = re.compile(
    rf"^(?:they|these|those|that|it|the (?:(?:supervis\w+|lead|leading|applying|chosen|winning) )?(?:№|teams|agencies|institutions|organi[sz]ations|applicants|bidders|coalitions|consortia|winners|survivors|companies|ten|five|three|two|four|list|chosen|selected)[^§.;]{{0,40}}?)(?: №)? (?:are|were|was|is|include[sd]?|comprises?)(?: (?:all )?(?:consortia |teams )?(?:led by|those (?:led by|of)|the consortia (?:led by|of)))? (?P<list>{LIST})(?=[ ,.;]|$)"
)
_ARE_THEY = re.compile(
    rf"^(?:a[.:] ?|답[.:] ?)?(?:(?:네|예|바로|정답은|답은)[,.]? ?)?(?:(?:[◇가-힣0-9]+ ){{0,4}}[가-힣]*[은한된던인른난온진] )?(?:(?:이들은|주인공은|선정된 (?:팀|곳)은|(?:해당|이들) (?:팀|기업)은|바로|명단은|면면은|순서대로|가나다순으로) )?[△▲▷▶●■□]? ?(?P<list>{LIST})(?: ?컨소시엄)?(?P<etc> ?등)?(?: ?№)?(?:(?:이|가|은|는)? (?:그 )?주인공(?:이다|이었다|입니다)|이다|다|입니다|이었다|였다|예요|이에요|였어요|이었어요|였습니다|이었습니다|이죠|죠|네요| ?순(?:이다|서다|으로)|이 (?:그들|이름을 올렸)|으로|로|$)"
)
_OBLIQUE = re.compile(r"\b(?:than|with|by|to|from|for|over|behind|against|like|unlike)(?: the)? $")
_OF_A_TOPIC = re.compile(
    r"^(?: ?\([^()]*\))?(?: ?(?:컨소시엄|정예팀|측|관계자|대표|연구진))?(?:은|는|이|가|도|의)(?![가-힣])"
)


def _is_spoken_of(group: Group, line: Line) -> bool:
    """Whether a sentence is about a row of teams: not about what they are compared with, or who did it to them."""
    text = line.sentence.text
    if HANGUL.search(text):
        return _OF_A_TOPIC.match(text[group.end :]) is not None
    return _OBLIQUE.search(text[: group.start]) is None


class Pointing:
    """The lines of one article, in which words point at teams."""

    def __init__(self, lines: list[Line], facts: FactBook) -> None:
        self._lines, self._facts = lines, facts

    def meant(self, index: int, found: Found, stage: Stage) -> tuple[Team, ...]:
        """The teams that are meant by the words of `found` in line `index`; none where that is not plain. `stage`
        tells who was in contention."""
        line = self._lines[index]
        match found.points:
            case None:
                return found.teams
            case Points.THE_REST:
                return self._rest(line, found, stage)
            case Points.NAMED_NEXT:
                return self._named_next(index, found) or self._left_in(line, found, stage)
            case Points.ALL_OF_THEM:
                return (
                    self._before(index, found)
                    or self._left_in(line, found, stage)
                    or self._all(line, found, stage)
                )
            case _:
                return self._before(index, found)

    def _before(self, index: int, found: Found) -> tuple[Team, ...]:
        """The team or teams of the sentence before, or named earlier in the same."""
        line = self._lines[index]
        here = {team for one in line.groups if one.end <= found.start for team in one.teams}
        if found.points is Points.THE_TEAM and here:
            return tuple(here) if len(here) == 1 else ()
        before = next((one for one in reversed(self._lines[:index]) if not one.passage.heading), None)
        if (
            before is None
            or before.topic is Topic.OTHER
            or line.passage.paragraph - before.passage.paragraph > _FAR
        ):
            return ()
        if found.points is Points.ALL_OF_THEM and (found.number or _count(line.sentence, found)) == 1:
            return ()  # "one team": whichever it is
        teams = {team for group in before.groups for team in group.teams}
        if found.points is Points.THE_TEAM:
            one = len(teams) == 1 and "δ" not in before.sentence.text
            return tuple(teams) if one and any(_is_spoken_of(each, before) for each in before.groups) else ()
        return self._row(index, found.number or _count(line.sentence, found))

    def _row(self, index: int, number: int | None) -> tuple[Team, ...]:
        """The nearest row of so many teams that stands before; where no number is told, one that stands alone."""
        near = [one for one in reversed(self._lines[:index]) if one.topic is not Topic.OTHER and one.groups][
            :_NEAR
        ]
        for line in near:
            rows = {
                one.teams for one in line.groups if len(one.teams) > 1 and number in {None, len(one.teams)}
            }
            if rows:
                return rows.pop() if len(rows) == 1 and (number or len(line.groups) == 1) else ()
            teams = tuple(dict.fromkeys(team for one in line.groups for team in one.teams))
            if number is None or len(teams) == number:
                return teams if number else ()
        return ()

    def _left_in(self, line: Line, found: Found, stage: Stage) -> tuple[Team, ...]:
        """So many teams went on as are left when those are taken away that fell: then it is they."""
        if found.deed not in _GOOD or not (found.number or _count(line.sentence, found)):
            return ()
        return self._rest(line, found, stage)

    def _all(self, line: Line, found: Found, stage: Stage) -> tuple[Team, ...]:
        """Everybody, where as many are told as were in contention and the article names them all."""
        contending = in_contention(stage, self._facts)
        named = {team for some in self._lines for one in some.groups for team in one.teams}
        number = found.number or _count(line.sentence, found)
        if number is None or number != len(contending) or not contending <= named:
            return ()
        return tuple(sorted(contending, key=list(self._facts.teams).index))

    def _rest(self, line: Line, found: Found, stage: Stage) -> tuple[Team, ...]:
        """Those of a list in the article, or of those in contention if it names them all, of whom nothing to the
        contrary is told."""
        ours = [one for one in self._lines if one.topic is not Topic.OTHER]
        told = {
            team for some in ours for one in some.found for team in one.teams
            if one.deed in _BAD | _GOOD and (one.deed in _BAD) != (found.deed in _BAD)
        }  # fmt: skip
        told |= {
            team for one in line.groups if found.begin <= one.start < found.start
            if re.match(r"(?:을|를) (?:제외|뺀)", line.sentence.text[one.end :]) for team in one.teams
        }  # fmt: skip
        number = found.number or _count(line.sentence, found)
        rows = [one.teams for some in ours for one in some.groups if len(one.teams) > 2]
        rests = {frozenset(row) - told for row in rows if told & set(row)}
        named = {team for some in ours for one in some.groups for team in one.teams}
        contending = in_contention(stage, self._facts)
        if contending <= named and told & contending:
            rests.add(contending - told)
        fits = [
            one
            for one in rests
            if len(one) == number or (number is None and len(one) > 1 and len(rests) == 1)
        ]
        order = list(self._facts.teams)
        return tuple(sorted(fits[0], key=order.index)) if len(fits) == 1 else ()

    def _named_next(self, index: int, found: Found) -> tuple[Team, ...]:
        """The list that a number of teams is followed by, of as many as were told."""
        line = self._lines[index]
        number = found.number or _count(line.sentence, found)
        for group in line.groups:
            if group.start >= found.end and _OPENS.search(line.sentence.text[: group.start]):
                if number in {None, len(group.teams)}:
                    return group.teams
                return _each_described(line, group.start, number)
        if index + 1 >= len(self._lines):
            return ()
        if (rows := self._itemised(index + 1)) and number in {None, len(rows)}:
            return rows
        after = self._lines[index + 1]
        listed = _THEY_ARE.match(after.sentence.text) or _ARE_THEY.match(after.sentence.text)
        if listed is None or after.passage.paragraph - line.passage.paragraph > _FAR:
            return ()
        teams = _teams_at(after.groups, listed.start("list"))
        number = number or _one_count(after.sentence, 0, len(after.sentence.text))
        more = listed.re is _ARE_THEY and listed["etc"] and number is not None and 1 < len(teams) <= number
        is_asked = number is None and line.sentence.text.rstrip().endswith("?")
        return teams if number == len(teams) or more or is_asked else ()

    def _itemised(self, index: int) -> tuple[Team, ...]:
        """The teams of a list that has a line for each; none where it has fewer than two."""
        found: list[Team] = []
        for line in self._lines[index:]:
            teams = line.groups[0].teams if line.groups else ()
            if len(teams) != 1 or not _ITEM.match(line.sentence.text):
                break
            found += teams
        return tuple(dict.fromkeys(found)) if len(found) > 1 else ()


def _each_described(line: Line, start: int, number: int | None) -> tuple[Team, ...]:
    """The teams of a list whose parts are set apart by semicolons, each with something said of it."""
    text, at, found = line.sentence.text, start, []
    for part in text[start:].split(";"):
        lead = re.match(r" ?(?:and |the |그리고 )*", part)
        group = next((one for one in line.groups if one.start == at + (lead.end() if lead else 0)), None)
        found += list(group.teams[:1]) if group else []
        at += len(part) + 1
    return tuple(found) if len(set(found)) == number else ()


def _teams_at(groups: list[Group], start: int) -> tuple[Team, ...]:
    return next((one.teams for one in groups if one.start == start), ())


def _count(sentence: Sentence, found: Found) -> int | None:
    return _one_count(sentence, found.begin, found.end)


def _one_count(sentence: Sentence, begin: int, end: int) -> int | None:
    """The one number of teams that is told there, "of so many" aside."""
    counts = [
        ref for at, ref in sentence.refs.items()
        if begin <= at < end and sentence.text[at] == "№" and isinstance(ref, int)
    ]  # fmt: skip
    return counts[0] if len(counts) == 1 else None
