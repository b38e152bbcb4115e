"""What an English sentence of the press tells of teams: lists, passives, apposition, headings, the rest of a list.

It works on a masked sentence alone and knows neither facts nor the article around it. What could be read in two
ways is left out.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from answers.facts import Team
from answers.sentences import Sentence
from ingest import english_between as between
from ingest import english_forms as forms
from ingest import english_nouns as nouns
from ingest.english_gaps import all_but_the_comma, denied, goes_on, parted, plain, points_of
from ingest.english_words import (
    ACTOR,
    BE,
    DENIED,
    FOREIGN,
    GOES_TO,
    IT_SAYS,
    NEGATION,
    OF_ELSE,
    OPEN,
    SAYS,
    TO_COME,
    VERBS,
    YET,
    Verb,
)
from ingest.told import Deed, Found, Manner, Points, blank, groups, scores


def english(sentence: Sentence, *, heading: bool, ours: bool = False, chance: bool = False) -> list[Found]:
    """The deeds that a masked sentence tells, in order. `ours` tells that it names the programme itself, so that
    words of other fields are figures of speech; `chance` that the text just spoke of one to come back."""
    if DENIED.search(sentence.text) or (FOREIGN.search(sentence.text) and not ours):
        return []
    reading = _Reading(sentence, heading=heading, chance=chance)
    return [one for one in reading.found() if not reading.is_open(one)]


class _Reading:
    """One sentence with asides out of the way, and what it tells of whom."""

    def __init__(self, sentence: Sentence, *, heading: bool, chance: bool) -> None:
        self._chance = chance
        text = sentence.text
        self._sentence, self._heading = sentence, heading or bool(forms.IN_SHORT.match(text))
        plain_speech = forms.BY_ORGANISER.search(text) is not None
        text = blank(text, forms.CORPORATE)
        for pattern in (
            (forms.ASIDE, forms.DATELINE) if plain_speech else (forms.SPEECH, forms.ASIDE, forms.DATELINE)
        ):
            text = blank(text, pattern)
        for pattern in (forms.APPOSITION, forms.ATTRIBUTED):
            text = pattern.sub(all_but_the_comma, text)
        self._text = blank(text, forms.MARKS)
        self._groups = groups(self._text, sentence)
        self._verbs = _verbs(self._text, heading=self._heading)

    def is_open(self, one: Found) -> bool:
        """Whether the clause leaves open if it is so."""
        if OPEN.search(self._text, _last(forms.BOUNDARY, self._text, 0, one.begin + 1), one.until):
            return True
        return one.deed is not Deed.DECLINED and bool(TO_COME.search(self._text, one.begin, one.end))

    def found(self) -> Iterator[Found]:
        for form in forms.FORMS:
            for one in form.pattern.finditer(self._text):
                if self._holds(form, one):
                    yield self._named(forms.deed_of(form, one), one, form.manner)
        for duel in (one for form in (forms.EDGED_OUT, forms.OVER) for one in form.finditer(self._text)):
            loser = next(one.teams for one in self._groups if one.start == duel.start("loser"))
            yield replace(self._named(Deed.MISSED, duel, Manner.FINITE), teams=loser)
        for index, (verb, start, end) in enumerate(self._verbs):
            begin = self._verbs[index - 1][2] if index else 0
            yield from self._of_subject(verb, start, end, begin)
        yield from self._spoken()
        yield from self._scores()

    def _holds(self, form: forms.Form, match: re.Match[str]) -> bool:
        """Whether what stands before bears the form out: somebody who decides, or one who went on."""
        if form.decided:
            lead = self._text[_last(forms.BOUNDARY, self._text, 0, match.start()) : match.start()]
            return bool(ACTOR.search(lead)) and "§" not in lead[-40:] and not NEGATION.search(lead[-20:])
        if form.contrary:
            before = [verb.deed for verb, start, _end in self._verbs if start < match.start()]
            return bool(before) and before[-1] is Deed.IN
        told = self._text[match.start() : _listed(match) or match.start()]
        return not re.search(r"\bnot\b|\bwill be ?$", told)

    def _named(self, deed: Deed, match: re.Match[str], manner: Manner) -> Found:
        """The deed of the teams that stand in a form, or that are named after it."""
        listed = _listed(match)
        teams = next((one.teams for one in self._groups if one.start == listed), ())
        begin = _last(forms.BOUNDARY, self._text, 0, match.start())
        return Found(
            deed=deed, manner=manner, teams=teams, points=None if listed is not None else Points.NAMED_NEXT, start=match.start(),
            end=match.end(), begin=begin, until=self._until(match.end()), speaker=self._speaker(), heard=self._text,
        )  # fmt: skip

    def _of_subject(self, verb: Verb, start: int, end: int, begin: int) -> Iterator[Found]:
        until = self._until(end)
        if (
            verb.wants
            and not (self._chance and verb.deed is Deed.DECLINED)
            and not verb.wants.search(self._text[begin:until])
            and not verb.wants.search(self._sentence.text)
        ):
            return
        subject = self._subject(verb, start, begin)
        if subject is None:
            return
        teams, points, number, gap, at = subject
        deed = denied(verb.deed, gap)
        if deed is None:
            return
        if deed is Deed.IN and OF_ELSE.match(self._text, end):
            return
        if deed is Deed.SELECTED and nouns.FOR_ANOTHER_PART.match(self._text, end):
            return
        if deed in {Deed.WITHDREW, Deed.DECLINED} and forms.BEATEN.search(self._text, end, until):
            deed = Deed.OUT
        more = self._beside(end)
        manner = Manner.HEADLINE if self._heading else Manner.FINITE
        if re.search(r"\bwill\b", gap) and deed is Deed.IN and not self._is_announced():
            manner = Manner.STATE  # it holds where the article tells of an outcome
        yield Found(
            deed=deed, manner=manner, teams=tuple(dict.fromkeys((*teams, *more))), points=points, number=number, start=start,
            end=end, begin=min(begin, at), until=until, speaker=self._speaker(), heard=self._text,
        )  # fmt: skip

    def _subject(
        self, verb: Verb, start: int, begin: int
    ) -> tuple[tuple[Team, ...], Points | None, int | None, str, int] | None:
        """Of whom a verb speaks, what stands between, and where they stand; None where that is not plain."""
        before = [one for one in self._groups if begin <= one.start and one.end <= start]
        pointed = [
            one for one in forms.POINTER.finditer(self._text, begin, start)
            if one.end() <= start and not forms.AMONG.search(self._text[begin : one.start()])
        ]  # fmt: skip
        last = before[-1] if before else None
        if (
            pointed
            and last
            and forms.FLOATING.match(pointed[-1][0])
            and plain(between.SET_APART.sub(" ", self._text[last.end : pointed[-1].start()]))
        ):
            pointed = []
        if pointed and (last is None or pointed[-1].start() > last.end):
            one = pointed[-1]
            gap = self._text[one.end() : start]
            if not self._fits(verb, gap, start, lead=self._text[begin : one.start()]):
                return None
            return (), *points_of(one), gap, one.start()
        if last is None:
            return self._counted(verb, start, begin)
        if len(before) > 1 and not parted(self._text[before[-2].end : last.start]):
            return None
        gap = self._text[last.end : start]
        if not self._fits(verb, gap, start, lead=self._text[begin : last.start]):
            return None
        return last.teams, None, None, gap, last.start

    def _counted(
        self, verb: Verb, start: int, begin: int
    ) -> tuple[tuple[Team, ...], Points | None, int | None, str, int] | None:
        """A number of teams as the subject, whose names come after."""
        counts = list(forms.COUNT.finditer(self._text, begin, start))
        if not counts:
            return None
        one = counts[-1]
        gap = self._text[one.end() : start]
        if not self._fits(verb, gap, start, lead=self._text[begin : one.start()]):
            return None
        return (), Points.NAMED_NEXT, forms.NUMBER.get(one["n"] or ""), gap, one.start()

    def _fits(self, verb: Verb, gap: str, start: int, lead: str) -> bool:
        """Whether subject and verb belong together."""
        if YET.search(gap) or gap.startswith(("'", "-")):
            return False
        if (
            forms.GOVERNED.search(lead)
            and not gap.startswith((", which ", ", who "))
            and not forms.LED.search(lead)
        ):
            return False
        if framed := re.match(r" ?(?:–|—|--|\)|,) ?", gap):
            gap = gap[framed.end() :] if re.search(r"(?:–|—|--|:|\(|, ) ?$", lead) else gap
        reported = IT_SAYS.match(gap)
        if reported and verb.deed in {Deed.OUT, Deed.SELECTED} and verb.passive and not BE.search(gap):
            return False
        if not reported and not plain(gap) and not forms.BECAME.match(gap) and not goes_on(gap):
            return False
        if re.search(r"\b(?:will|would)\b", gap) and verb.deed not in {Deed.WITHDREW, Deed.DECLINED}:
            return self._will_be(verb, start, gap)
        if verb.passive and not verb.headline and not BE.search(gap):
            return self._heading and not gap.strip(" ,–—-")
        return True

    def _will_be(self, verb: Verb, start: int, gap: str) -> bool:
        """Whether what will be follows from an outcome made known: that a team will go on to a further stage."""
        told = verb.pattern.match(self._text, start)
        further = told is not None and GOES_TO.match(self._text, told.end()) is not None
        return verb.deed is Deed.IN and (bool(NEGATION.search(gap)) or further)

    def _is_announced(self) -> bool:
        """Whether those who run the programme say it."""
        return bool(
            re.search(
                rf"(?:π|ministry|government|officials?)[^.;]{{0,40}}?\b{SAYS.pattern}|\b{SAYS.pattern}[^.;]{{0,20}}(?:π|ministry)",
                self._sentence.text,
            )
        )

    def _beside(self, end: int) -> tuple[Team, ...]:
        """Those of whom the same is said: "A was eliminated along with B"."""
        clause = self._text[end : self._until(end)]
        found = forms.COMMITS.search(clause)
        if found is None:
            return ()
        group = next((one for one in self._groups if one.start == end + found.end()), None)
        return group.teams if group else ()

    def _until(self, end: int) -> int:
        found = forms.BOUNDARY.search(self._text, end)
        return found.start() if found else len(self._text)

    def _speaker(self) -> tuple[int, int] | None:
        """Where the words stand that tell who says it."""
        text = self._sentence.text
        found = re.search(
            rf"(?:^|, |[.”\"] )(?:the |an? )?(?P<who>[^,;.“”\"]{{1,60}}?) (?:has |had )?(?:also )?{SAYS.pattern}\b",
            text,
        )
        return found.span("who") if found else None

    def _spoken(self) -> Iterator[Found]:
        """A refusal in the very words of a team's speaker."""
        for speech in forms.SPEECH.finditer(self._sentence.text):
            if not forms.NO_PLAN.search(speech[0]):
                continue
            if forms.ITS_SPEAKER.match(self._sentence.text[speech.end() :]):
                yield Found(
                    deed=Deed.DECLINED, manner=Manner.FINITE, points=Points.THE_TEAM, number=1, start=speech.start(),
                    end=speech.end(), begin=speech.start(), until=speech.end(), heard=self._sentence.text,
                )  # fmt: skip
            if who := forms.SPOKE.match(self._sentence.text[speech.end() :]):
                at = speech.end() + (who.start("who") if who["who"] else who.start("too"))
                team = self._sentence.refs.get(at)
                if isinstance(team, Team):
                    yield Found(
                        deed=Deed.DECLINED, manner=Manner.FINITE, teams=(team,), start=speech.start(), end=speech.end(),
                        begin=speech.start(), until=speech.end(), speaker=(at, at + 1), heard=self._sentence.text,
                    )  # fmt: skip

    def _scores(self) -> Iterator[Found]:
        """Marks told right after their team."""
        for team, start, end, mark in scores(self._text, self._sentence):
            yield Found(
                deed=Deed.SCORED, manner=Manner.FINITE, teams=(team,), start=start, end=end, begin=start,
                until=self._until(end), speaker=self._speaker(), mark=mark, heard=self._text,
            )  # fmt: skip


def _listed(match: re.Match[str]) -> int | None:
    """Where the teams stand in a form; None where they are named after it."""
    return next(
        (match.start(name) for name in match.groupdict() if name.startswith("list") and match[name]), None
    )


def _last(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    return max((one.end() for one in pattern.finditer(text, start, end)), default=start)


def _verbs(text: str, *, heading: bool) -> list[tuple[Verb, int, int]]:
    """The verbs of a sentence in order, the longest at each place."""
    found = [
        (verb, one.start(), one.end())
        for verb in VERBS
        if heading or not verb.headline
        for one in verb.pattern.finditer(text)
        if verb.then is None or verb.then.match(text, one.end())
    ]
    found.sort(key=lambda one: (one[1], -one[2]))
    kept: list[tuple[Verb, int, int]] = []
    for one in found:
        if not kept or one[1] >= kept[-1][2]:
            kept.append(one)
    return kept
