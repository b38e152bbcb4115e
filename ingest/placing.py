"""At which stage each deed of an article was done, and whether it is told as news or as history.

It knows the stage that the article reports on (`main`), and looks from a clause outwards: the clause, its
sentence, the one before, the article, its day. Where two stages fit, it takes none.
"""

import re
from functools import cached_property

from answers.days import Day
from answers.facts import Stage
from answers.terms import StageKind
from ingest.lines import HANGUL, Line
from ingest.stages import JUDGED, How, Named, Role, Stages
from ingest.told import Deed, Found, Manner
from ingest.topics import Topic

Place = tuple[Stage, How, Deed]

_OF_CHANCES = frozenset({Deed.BACK_IN, Deed.MISSED})
_GOES_ON = 3  # sentences over which marks are told
_OLD = 45  # days after which an outcome is history in an article
_EARLIER = re.compile(
    r"\b(?:previously|earlier (?:this|last) year|last year|in the past|back in|at the time|had (?:earlier|previously)|earlier (?:said|announced|declined|been))\b|(?<![가-힣])앞서|지난해|작년|당시|바 있|전례|과거"
)
_MENTIONED = re.compile(
    r"\b(?:previously|in the past|back in|at the time|had (?:earlier|previously)|earlier (?:said|announced|declined|been))\b|(?<![가-힣])앞서 |바 있|전례"
)

_APPLICATIONS = re.compile(r"\b(?:applica(?:tions?|nts?)|bids?|bidders?|proposals?|applied|submissions?)\b")
# A team that stays away says so itself; of one that was barred, others say it.
_BY_ITSELF = re.compile(
    r"않겠|않기로|(?:포기|불참|철회)(?:한다|하겠|하기로)|\b(?:decided|chose|opted|declined|refused) (?:not )?to\b|\b(?:said|announced)\b[^.;]{0,40}\b(?:would|will) not\b"
)


class Placing:
    """The lines of one article and the stages that its deeds belong to."""

    def __init__(self, lines: list[Line], stages: Stages, published: Day | None) -> None:
        self._lines, self._stages, self._published = lines, stages, published
        self._main, self._is_told = self._reported()

    def place(self, index: int, found: Found) -> Place | None:
        """The stage of a deed, how it is known, and what the deed is there."""
        line = self._lines[index]
        here = [one for one in line.stages if found.heard[one.at] == "¤"]
        until = found.end if HANGUL.search(line.sentence.text) else found.until  # Korean verbs come last
        inside = [one for one in here if found.begin <= one.at < until]
        match found.deed:
            case Deed.DECLINED:
                return self._of_a_chance(line, inside)
            case Deed.APPLIED:
                if found.manner is Manner.LIST and not self._of_applications(index):
                    return None
                return self._applied(index, line, inside)
            case Deed.WITHDREW:
                return self._left(line)
            case Deed.OBJECTED:
                return self._objected(line)
            case _:
                if found.manner is Manner.STATE and not (self._is_told and self._tells_of_a_fall):
                    return None
                if found.mark is not None and found.manner is Manner.LIST and not self._is_whole_table(index):
                    return None
                if found.manner is Manner.BESIDE:
                    return self._in_passing(found.deed, inside)
                return self._judged(index, line, found.deed, inside, here)

    def is_history(self, line: Line, found: Found, place: Place, day: Day | None) -> bool:
        """Whether it is told of the past in passing. A day long ago beside a stage of these weeks is the day of
        something else."""
        stage, how, _deed = place
        if self._stages.is_background(stage) or (how > How.INTO and self.is_long_ago(day)):
            return True
        clause = line.sentence.text[found.begin : found.until]
        cue = _EARLIER if how > How.INTO else _MENTIONED
        beside = found.manner is Manner.BESIDE and _EARLIER.search(line.sentence.text)
        return bool(cue.search(clause)) or bool(beside)

    def is_long_ago(self, day: Day | None) -> bool:
        return (
            day is not None and self._published is not None and (self._published.first - day.last).days > _OLD
        )

    def _reported(self) -> tuple[Stage | None, bool]:
        """The stage whose outcome the article reports, and whether it was held: the first that it names as such,
        else the one to come."""
        ours = [one for one in self._lines if one.topic is not Topic.OTHER]
        for line in ours:
            judged = self._stages.judged(line.stages)
            if judged is None:
                continue
            stage, is_before = judged
            if not self._stages.is_background(stage):
                return stage, True
            going_to = [one.stage for one in line.stages if is_before and one.role is Role.INTO]
            if going_to:
                return going_to[0], True  # long since reached: it is that stage which is reported on
        coming = self._stages.upcoming()
        return (coming if any(one.stage == coming for line in ours for one in line.stages) else None), False

    @cached_property
    def _tells_of_a_fall(self) -> bool:
        """Whether the article tells of somebody who fell, so that those who are left went on."""
        return any(
            one.deed in {Deed.OUT, Deed.NOT_SELECTED}
            for line in self._lines
            if line.topic is not Topic.OTHER
            for one in line.found
        )

    def _judged(
        self, index: int, line: Line, deed: Deed, inside: list[Named], here: list[Named]
    ) -> Place | None:
        chances = deed in {Deed.BACK_IN, Deed.SELECTED, Deed.NOT_SELECTED, Deed.MISSED}
        beside = [one for one in here if chances or one.stage.kind is not StageKind.REPECHAGE]
        for some, how in ((inside, How.CLAUSE), (beside, How.SENTENCE)):
            if (one := self._stages.judged(some)) is not None:
                return _fitting(*one, how, deed)
            if any(one.stage.kind in JUDGED | {StageKind.REPECHAGE} for one in some):
                return None
        near, judged = self._stages.by_date(), self._judged_before(index, line, deed)
        if near is not None and deed not in _OF_CHANCES and (judged is None or judged[0] != near):
            return _fitting(near, False, How.ARTICLE if near == self._main else How.DATE, deed)
        if judged is not None:
            missed = deed is Deed.OUT and self._tells_who_won(index - 1)
            return _fitting(*judged, How.BEFORE, Deed.MISSED if missed else deed)
        if self._main is None or (deed is Deed.SCORED and not self._is_whole_table(index)):
            return None  # marks are given for many things
        return _fitting(self._main, False, How.ARTICLE, deed)

    def _in_passing(self, deed: Deed, inside: list[Named]) -> Place | None:
        """The stage of what is told in passing, which stands in the same words."""
        judged = self._stages.judged(inside)
        return _fitting(*judged, How.CLAUSE, deed) if judged else None

    def _judged_before(self, index: int, line: Line, deed: Deed) -> tuple[Stage, bool] | None:
        """The stage of the sentence before in the same paragraph; of marks, which go on for a while, of those
        shortly before."""
        for before in reversed(self._lines[max(0, index - (_GOES_ON if deed is Deed.SCORED else 1)) : index]):
            apart = before.passage.heading or before.topic is Topic.OTHER
            if apart or (deed is not Deed.SCORED and before.passage.paragraph != line.passage.paragraph):
                return None
            if (judged := self._stages.judged(before.stages)) is not None:
                return judged
        return None

    def _is_whole_table(self, index: int) -> bool:
        """Whether a line stands in a list of marks of exactly those who were in contention."""
        rows = [
            one for one in self._lines if any(some.manner is Manner.LIST and some.mark for some in one.found)
        ]
        teams = [team for one in rows for some in one.found if some.mark for team in some.teams]
        return (
            self._main is not None
            and self._lines[index] in rows
            and len(teams) == len(set(teams)) > 1
            and set(teams) == self._stages.contending(self._main)
        )

    def _of_a_chance(self, line: Line, inside: list[Named]) -> Place | None:
        """A refusal: of the repechage, or of the evaluation that the team was to go through next."""
        for some, how in ((inside, How.CLAUSE), (line.stages, How.SENTENCE)):
            for one in some:
                if one.stage.kind is StageKind.REPECHAGE:
                    return one.stage, how, Deed.DECLINED
        kinds = {one.stage.kind for one in line.stages}
        if kinds & {StageKind.OBJECTION, StageKind.CEREMONY, StageKind.SHOWCASE}:
            return None
        judged = [one for one in line.stages if one.stage.kind in JUDGED and one.role is not Role.AFTER]
        coming = {one.stage for one in judged if not self._stages.is_background(one.stage)}
        repechage = self._stages.repechage
        named = any(one.stage == repechage for some in self._lines for one in some.stages)
        if repechage is not None and named and not coming:
            return repechage, How.ARTICLE, Deed.DECLINED
        upcoming = self._stages.upcoming()
        if upcoming is not None and coming == {upcoming} and _BY_ITSELF.search(line.sentence.text):
            return upcoming, How.SENTENCE, Deed.WITHDREW
        return None

    def _applied(self, index: int, line: Line, inside: list[Named]) -> Place | None:
        calls = {StageKind.REPECHAGE, StageKind.CALL}
        before = [one for some in self._lines[:index] if some.topic is not Topic.OTHER for one in some.stages]
        for some, how in ((inside, How.CLAUSE), (line.stages, How.SENTENCE), (before, How.ARTICLE)):
            fit = {one.stage for one in some if one.stage.kind in calls}
            if len(fit) == 1:
                return fit.pop(), how, Deed.APPLIED
        return None

    def _tells_who_won(self, index: int) -> bool:
        """Whether a sentence tells who won a place back, so that those named next to it did not."""
        line = self._lines[index]
        won = {Deed.BACK_IN, Deed.SELECTED} & {one.deed for one in line.found if one.manner is Manner.FINITE}
        return bool(won) and any(one.stage.kind is StageKind.REPECHAGE for one in line.stages)

    def _of_applications(self, index: int) -> bool:
        """Whether the sentence or the one before speaks of applications."""
        near = self._lines[max(0, index - 1) : index + 1]
        return any(_APPLICATIONS.search(one.sentence.text) for one in near)

    def _left(self, line: Line) -> Place | None:
        kinds = JUDGED | {StageKind.REPECHAGE}
        fit = {one.stage for one in line.stages if one.stage.kind in kinds and one.role is not Role.AFTER}
        if len(fit) == 1:
            return fit.pop(), How.CLAUSE, Deed.WITHDREW
        coming = self._stages.upcoming()
        if fit or coming is None:
            return None
        return coming, How.ARTICLE if self._main in {None, coming} else How.DATE, Deed.WITHDREW

    def _objected(self, line: Line) -> Place | None:
        objection = self._stages.objection
        if objection is None:
            return None
        judged = self._stages.judged(line.stages)
        stage = judged[0] if judged else self._main
        how = How.CLAUSE if judged else How.ARTICLE
        later = stage is not None and stage.order > objection.order
        return (stage if later and stage is not None else objection), how, Deed.OBJECTED


def _fitting(stage: Stage, is_before: bool, how: How, deed: Deed) -> Place | None:
    """The place, unless the deed is none of such a stage."""
    if stage.kind is StageKind.REPECHAGE:
        if deed is Deed.SCORED or (how > How.SENTENCE and deed in {Deed.IN, Deed.OUT}):
            return None
    elif deed in _OF_CHANCES:
        return None
    return stage, max(how, How.INTO) if is_before else how, deed
