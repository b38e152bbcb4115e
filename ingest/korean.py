"""What a Korean sentence of the press tells of teams: lists, particles, attributes, headings, the rest of a list.

It works on a masked sentence alone and knows neither facts nor the article around it. What could be read in two
ways is left out.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from answers.facts import Team
from answers.sentences import Sentence
from ingest import korean_forms as forms
from ingest.korean_gaps import is_elsewhere, last_end, points_of
from ingest.korean_roles import DOUBTED, IS, joined
from ingest.korean_words import CLAUSE, FOREIGN, OPEN, OPEN_HEADING, TAKEN_BACK, UNSURE, VERBS, Verb
from ingest.told import Deed, Found, Group, Manner, Points, blank, groups, scores

_ONES = re.compile(r" (?:팀|곳|쪽|기업|회사|업체|컨소시엄)(?:은|는) ")
_GOES_ON = re.compile(
    r"(?:다음|[0-9]) ?(?:단계|라운드|무대|평가)|계속 지원"
)  # chosen for the next step is gone on
_WAYS = {"out": Deed.OUT, "in": Deed.IN, "app": Deed.APPLIED, "sel": Deed.SELECTED}
_RESULTS = frozenset({Deed.IN, Deed.OUT, Deed.SELECTED, Deed.NOT_SELECTED, Deed.BACK_IN})


def korean(sentence: Sentence, *, heading: bool, ours: bool = False, chance: bool = False) -> list[Found]:
    """The deeds that a masked sentence tells, in order. `ours` tells that it names the programme itself, so that
    words of other fields are figures of speech; `chance` that the text just spoke of one to come back."""
    text = blank(sentence.text, forms.SPEECH)
    if (OPEN_HEADING if heading else OPEN).search(text) or (FOREIGN.search(sentence.text) and not ours):
        return []
    return list(_Reading(sentence, heading=heading, chance=chance).found())


class _Reading:
    """One sentence with asides out of the way, and what it tells of whom."""

    def __init__(self, sentence: Sentence, *, heading: bool, chance: bool) -> None:
        self._chance = chance
        self._sentence, self._heading = sentence, heading
        told = (
            sentence.text if forms.BY_ORGANISER.search(sentence.text) else blank(sentence.text, forms.SPEECH)
        )
        self._text = blank(told, forms.ASIDE)
        self._groups = groups(self._text, sentence)
        self._past = bool(forms.PAST.search(self._text))

    def found(self) -> Iterator[Found]:
        for pattern, manner in ((forms.LABEL, Manner.LIST), (forms.CLEFT, Manner.FINITE)):
            for one in pattern.finditer(self._text):
                deed = next(way for key, way in _WAYS.items() if one.groupdict().get(key))
                teams = next(group.teams for group in self._groups if group.start == one.start("list"))
                yield self._made(deed, manner, teams, one.start(), one.end(), 0)
        for one in forms.NARROWED.finditer(self._text):
            teams = next(group.teams for group in self._groups if group.start == one.start("list"))
            yield self._made(
                Deed.IN, Manner.HEADLINE if self._heading else Manner.FINITE, teams, one.start(), one.end(), 0
            )
        for pattern in forms.STATES:
            for one in pattern.finditer(self._text):
                teams = next((group.teams for group in self._groups if group.start == one.start("list")), ())
                yield self._made(Deed.IN, Manner.STATE, teams, one.start(), one.end(), 0)
        for one in forms.BEATEN.finditer(self._text) if "¤" in self._text else ():
            teams = next((group.teams for group in self._groups if group.start == one.start("list")), ())
            yield self._made(Deed.MISSED, Manner.FINITE, teams, one.start(), one.end(), 0)
        verbs = self._verbs()
        for index, (verb, start, end) in enumerate(verbs):
            begin = verbs[index - 1][2] if index else 0
            if (told := self._of_subject(verb, start, end, begin, verbs, index)) is not None:
                yield told
        yield from self._spoken()
        yield from self._scores()

    def _made(
        self, deed: Deed, manner: Manner, teams: tuple[Team, ...], start: int, end: int, begin: int, *,
        points: Points | None = None, number: int | None = None, mark: float | None = None,
    ) -> Found:  # fmt: skip
        return Found(
            deed=deed, manner=manner, teams=teams, points=points, number=number, start=start, end=end, begin=begin,
            until=self._until(end), speaker=self._speaker(), mark=mark, heard=self._text,
        )  # fmt: skip

    def _verbs(self) -> list[tuple[Verb, int, int]]:
        """The verbs that fit where they stand, in order, the longest at each place."""
        text = self._text
        found = [
            (verb, one.start(), one.end())
            for verb in VERBS
            if self._may_tell(verb)
            for one in verb.pattern.finditer(text)
            if verb.after is None or verb.after.search(text[max(0, one.start() - 40) : one.start()])
        ]
        found.sort(key=lambda one: (one[1], -one[2]))
        kept: list[tuple[Verb, int, int]] = []
        for told in found:
            if not kept or told[1] >= kept[-1][2]:
                kept.append(told)
        return kept

    def _may_tell(self, verb: Verb) -> bool:
        return (self._heading or not verb.headline) and self._is_wanted(verb, self._sentence.text)

    def _is_wanted(self, verb: Verb, text: str) -> bool:
        near = self._chance and verb.deed is Deed.DECLINED
        return near or verb.wants is None or verb.wants.search(text) is not None

    def _of_subject(
        self, verb: Verb, start: int, end: int, begin: int, verbs: list[tuple[Verb, int, int]], index: int
    ) -> Found | None:
        until = self._until(end)
        said = self._text[start:end]
        if (
            not self._heading
            and not (forms.PAST_STEM.search(said) or verb.beside)
            and UNSURE.search(self._text, last_end(CLAUSE, self._text, start), until)
        ):
            return None
        if TAKEN_BACK.match(self._text[end:]) or DOUBTED.match(self._text, end):
            return None
        if not self._is_wanted(verb, self._sentence.text[:until]):
            return None
        if verb.deed in forms.ASKED_FOR and is_elsewhere(self._text[:start]):
            return None
        if verb.list_of:
            if self._groups_between(begin, end):
                return None
            return self._made(verb.deed, Manner.FINITE, (), start, end, begin, points=Points.NAMED_NEXT)
        if verb.beside:
            group = next((one for one in self._groups if 0 < one.start - end <= 8), None)
            if group is None:
                return None
            is_cleft = _ONES.fullmatch(self._text, end, group.start) and IS.match(self._text, group.end)
            manner = Manner.FINITE if is_cleft else Manner.BESIDE
            return self._made(verb.deed, manner, group.teams, start, end, begin)
        if (
            not self._heading
            and not self._past
            and not verb.present
            and not forms.PAST_STEM.search(self._text[start:end])
            and UNSURE.search(self._text)
        ):
            return None
        manner = Manner.HEADLINE if self._heading else Manner.FINITE
        if (
            not self._heading
            and not self._past
            and verb.deed in _RESULTS
            and not forms.PAST_STEM.search(said)
        ):
            manner = Manner.AHEAD
        place = self._subject(verb, start, begin)
        if place is None and index and not self._groups_between(begin, start):
            place = self._subject(
                verbs[index - 1][0], verbs[index - 1][1], 0 if index < 2 else verbs[index - 2][2]
            )
        if place is None:
            return None
        teams, points, number, at = place
        if verb.deed is Deed.SELECTED and _GOES_ON.search(self._text[at:start]):
            verb = replace(verb, deed=Deed.IN)
        if verb.deed in {Deed.IN, Deed.SELECTED} and forms.FALLEN.search(self._text[:start]):
            verb = replace(verb, deed=Deed.OUT)
        return self._made(verb.deed, manner, teams, start, end, min(begin, at), points=points, number=number)

    def _groups_between(self, begin: int, end: int) -> bool:
        return any(begin <= one.start < end for one in self._groups) or bool(
            forms.POINTER.search(self._text[begin:end])
        )

    def _subject(
        self, verb: Verb, start: int, begin: int
    ) -> tuple[tuple[Team, ...], Points | None, int | None, int] | None:
        """Of whom a verb speaks and where they stand; None where that is not plain."""
        for group in reversed([one for one in self._groups if begin <= one.start and one.end <= start]):
            tail = self._text[group.end : start + 1]
            if self._text[: group.start].endswith("(") and tail.startswith(")"):
                tail = tail[1:]  # "three teams (A, B and C)"
            if verb.owner:
                return (
                    (group.teams, None, None, group.start)
                    if re.match(r"의 (?:참여 |사업 )?$", tail[:-1])
                    else None
                )
            if verb.object:
                if forms.OBJECT.match(tail):
                    return group.teams, None, None, group.start
                continue
            if marked := forms.SUBJECT.match(tail):
                between = self._text[start + 1 - len(tail) + marked.end() : start]
                if self._leads_on(between) and not self._pointer(
                    begin, start, start + 1 - len(tail) + marked.end()
                ):
                    return self._joined(group, begin), None, None, group.start
                break
            if (
                self._heading
                and forms.BARE.match(tail)
                and len(tail) < 60
                and not forms.BUT_FOR.match(tail)
                and not self._pointer(begin, start, group.end)
            ):
                return group.teams, None, None, group.start
        found = self._pointer(begin, start, begin)
        if found is None and not self._groups_between(begin, start):
            return self._counted(verb, start, begin)
        if found is None or verb.object or not self._leads_on(self._text[found.end() : start]):
            return None
        return (), *points_of(found), found.start()

    def _counted(
        self, verb: Verb, start: int, begin: int
    ) -> tuple[tuple[Team, ...], Points | None, int | None, int] | None:
        """A number of teams as the subject or object, whose names come after."""
        particle = "을|를" if verb.object else "이|가|은|는"
        counts = list(re.finditer(rf"№(?:{particle})(?= )", self._text[begin : start + 1]))
        if not counts or not self._leads_on(self._text[begin + counts[-1].end() : start]):
            return None
        return (), Points.NAMED_NEXT, None, begin + counts[-1].start()

    def _pointer(self, begin: int, end: int, after: int) -> re.Match[str] | None:
        """The last words before `end` that point at teams without naming them."""
        found = [
            one
            for one in forms.POINTER.finditer(self._text, 0, end + 1)
            if begin <= one.start() and one.start() >= after
        ]
        return found[-1] if found else None

    def _joined(self, group: Group, begin: int) -> tuple[Team, ...]:
        """The teams of a row, and those that stand before it with "together with"."""
        return joined(self._text, [one for one in self._groups if begin <= one.start <= group.start])[0]

    def _leads_on(self, between: str) -> bool:
        """Whether no other subject comes between a subject and its verb."""
        if len(between) > 140:
            return False
        others = list(forms.OTHER_SUBJECT.finditer(f" {between}"))
        return not others or bool(forms.CHAINED.search(f" {between}"[others[-1].end() :]))

    def _until(self, end: int) -> int:
        found = CLAUSE.search(self._text, end)
        return found.start() if found else len(self._text)

    def _speaker(self) -> tuple[int, int] | None:
        """Where the words stand that tell who says it, where the sentence ends in saying: the subject right before
        that, else the first."""
        text = self._sentence.text
        if not re.search(rf"{forms.SPEAKS.pattern}\.?$", text):
            return None
        found = forms.LAST_SPEAKER.search(text) or re.match(
            r"(?:[^,“\"§π]{0,20}?)(?P<who>[§π][^ ,“\"]*(?: (?:관계자|대변인|대표|차관|장관|부총리))?)", text
        )
        return found.span("who") if found else None

    def _spoken(self) -> Iterator[Found]:
        """A refusal or a withdrawal in a team's own words."""
        text = self._sentence.text
        for speech in forms.SPEECH.finditer(text):
            verb = next(
                (
                    one
                    for one in VERBS
                    if one.deed in {Deed.DECLINED, Deed.WITHDREW} and self._is_told(one, speech)
                ),
                None,
            )
            if verb is None or OPEN.search(speech[0]):
                continue
            before = [one for one in self._groups if one.end <= speech.start()]
            if not before or not re.match(
                r"(?:$|[”\" …,]*고|고|며|라|라고|이라고|이라는|이라며|는 |[…,]|\.\.\.)", text[speech.end() :]
            ):
                continue
            tail = text[before[-1].end : speech.start()]
            plain = re.fullmatch(
                r"(?:은|는|이|가|도)?(?: (?:관계자|측|대변인|대표)(?:은|는|이|가)?)?[^§]{0,60}", tail
            )
            if plain:
                manner = Manner.HEADLINE if self._heading else Manner.FINITE
                yield self._made(
                    verb.deed, manner, before[-1].teams, speech.start(), speech.end(), before[-1].start
                )

    def _is_told(self, verb: Verb, speech: re.Match[str]) -> bool:
        words = speech[0]
        if not self._is_wanted(verb, self._sentence.text):
            return False
        return verb.pattern.search(words) is not None or (
            verb.deed is Deed.WITHDREW
            and re.search(
                r"(?:참여|참가)(?:를|을)? ?철회한다|(?:¤|사업|π)[가-힣]{0,2} ?(?:중도 )?포기한다", words
            )
            is not None
        )

    def _scores(self) -> Iterator[Found]:
        """Marks told right after their team."""
        for team, start, end, mark in scores(self._text, self._sentence):
            yield self._made(Deed.SCORED, Manner.FINITE, (team,), start, end, start, mark=mark)
