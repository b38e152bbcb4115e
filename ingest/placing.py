"""At which stage each deed of an article was done, and whether it is told as news or as history.

It knows the stage that the article reports on (`main`), and looks from a clause outwards: the clause, its
sentence, the one before, the article, its day. Where two stages fit, it takes none.
"""

from dataclasses import replace
from functools import cached_property

from answers.days import Day
from answers.facts import Stage
from answers.terms import StageKind
from ingest import placing_words as words
from ingest.lines import HANGUL, Line
from ingest.stages import JUDGED, How, Named, Role, Stages
from ingest.tellings import Tellings
from ingest.told import Deed, Found, Manner
from ingest.topics import Topic

_WENT = frozenset({Deed.IN, Deed.OUT, Deed.SELECTED, Deed.NOT_SELECTED, Deed.BACK_IN})
_LEFT_BEHIND = frozenset({Deed.OUT, Deed.NOT_SELECTED, Deed.MISSED, Deed.BACK_IN})
_AS_OF_A_CHANCE = {Deed.IN: Deed.BACK_IN, Deed.OUT: Deed.MISSED}  # what a list of one tells by "in" and "out"
_AS_IT_STANDS = frozenset({Manner.STATE, Manner.FIGURE})
_GOES_ON = 3  # sentences over which marks are told


class Placing:
    """The lines of one article and the stages that its deeds belong to."""

    def __init__(self, lines: list[Line], stages: Stages, published: Day | None) -> None:
        self._lines, self._stages = lines, stages
        self.tellings = Tellings(lines, stages, published)
        self._main, self._is_told = self._reported()

    def place(self, index: int, found: Found) -> words.Place | None:
        """The stage of a deed, how it is known, and what the deed is there."""
        line = self._lines[index]
        if found.manner is Manner.LIST and self._main is not None and self._main.kind is StageKind.REPECHAGE:
            won = _AS_OF_A_CHANCE.get(found.deed)
            found = replace(found, deed=won) if won is not None else found
        here = [words.as_goal(one, found, line) for one in line.stages if found.heard[one.at] == "¤"]
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
                return self._objected(line, found)
            case _:
                if found.manner is Manner.STATE and not (self._is_told and self.tellings.of_a_fall):
                    return None
                if found.deed is Deed.IN and found.manner in _AS_IT_STANDS and self.tellings.who_left_alone:
                    return None
                if found.manner is Manner.FIGURE and not self._bears_figures(index, line, found, here):
                    return None
                if found.manner is Manner.AHEAD and not self._is_announced:
                    return None
                if (
                    found.mark is not None
                    and found.manner is Manner.LIST
                    and not self.tellings.is_whole_table(index, self._main)
                ):
                    return None
                if found.manner is Manner.BESIDE and not self.tellings.is_fresh(line, found):
                    return self._in_passing(found.deed, inside)
                return self._judged(index, line, found.deed, inside, here)

    def _bears_figures(self, index: int, line: Line, found: Found, here: list[Named]) -> bool:
        """Whether an outcome is told around a turn of phrase, which then speaks of it."""
        if self._is_told or here or self._stages.by_date() is not None:
            return True
        return self._judged_before(index, line, found.deed) is not None

    def is_history(self, line: Line, found: Found, place: words.Place, day: Day | None) -> bool:
        """Whether it is told of the past in passing. A day long ago beside a stage of these weeks is the day of
        something else."""
        stage, how, _deed = place
        if (self._stages.is_background(stage) and not self._is_anew(stage, line, found, day)) or (
            how > How.INTO and self.tellings.is_long_ago(day)
        ):
            return True
        clause = line.sentence.text[found.begin : found.until]
        cue = words.EARLIER if how > How.INTO else words.MENTIONED
        beside = found.manner is Manner.BESIDE and words.EARLIER.search(line.sentence.text)
        return bool(cue.search(clause)) or bool(beside)

    def _is_anew(self, stage: Stage, line: Line, found: Found, day: Day | None) -> bool:
        """Whether a chance to come back was given once more: what is told of it is of these days."""
        if stage.kind is not StageKind.REPECHAGE or found.manner not in {
            Manner.FINITE,
            Manner.FIGURE,
            Manner.LIST,
        } | ({Manner.HEADLINE} if self._main == stage else set()):
            return False
        return (
            self._main == stage
            or self.tellings.is_of_these_days(day)
            or any(
                {some.stage for some in one.stages} == {stage}
                and 0 <= line.passage.paragraph - one.passage.paragraph <= _GOES_ON
                and any(self.tellings.is_of_these_days(some.day) for some in one.moments)
                for one in self._lines
            )
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
            anew = stage.kind is StageKind.REPECHAGE and (
                words.AGAIN.search(line.sentence.text) is not None
                or any(self.tellings.is_of_these_days(one.day) for one in line.moments)
            )
            if anew or not self._stages.is_background(stage):
                return stage, True
            going_to = [one.stage for one in line.stages if is_before and one.role is Role.INTO]
            if going_to:
                return going_to[0], True  # long since reached: it is that stage which is reported on
        coming = self._stages.upcoming()
        return (coming if any(one.stage == coming for line in ours for one in line.stages) else None), False

    @cached_property
    def _is_announced(self) -> bool:
        """Whether the article tells that a result came out, so that what it tells in the present tense is its content."""
        return self._is_told and any(
            words.CAME_OUT.search(one.sentence.text) or self._tells_news(one)
            for one in self._lines
            if one.topic is not Topic.OTHER
        )

    def _tells_news(self, line: Line) -> bool:
        """Whether a line tells in the past tense how teams went, at no stage of long ago."""
        judged = self._stages.judged(line.stages)
        is_old = judged is not None and self._stages.is_background(judged[0])
        return not is_old and any(one.manner is Manner.FINITE and one.deed in _WENT for one in line.found)

    def _judged(
        self, index: int, line: Line, deed: Deed, inside: list[Named], here: list[Named]
    ) -> words.Place | None:
        chances = deed in {Deed.BACK_IN, Deed.SELECTED, Deed.NOT_SELECTED, Deed.MISSED}
        beside = [one for one in here if chances or one.stage.kind is not StageKind.REPECHAGE]
        for named, how in ((inside, How.CLAUSE), (beside, How.SENTENCE)):
            some = self._without_old_reviews(named) if chances else named
            if (one := self._stages.judged(some)) is not None:
                return words.fitting(*one, how, deed)
            if any(one.stage.kind in JUDGED | {StageKind.REPECHAGE} for one in some):
                return None
        near, judged = self._stages.by_date(), self._judged_before(index, line, deed)
        if near is not None and deed not in words.OF_CHANCES and (judged is None or judged[0] != near):
            return words.fitting(near, False, How.ARTICLE if near == self._main else How.DATE, deed)
        if judged is not None:
            missed = deed is Deed.OUT and self._tells_who_won(index - 1)
            return words.fitting(*judged, How.BEFORE, Deed.MISSED if missed else deed)
        chance = self._stages.chance_by_date() if chances and self._main is None else None
        if chance is not None and any(words.MORE.search(one.sentence.text) for one in self._lines):
            return words.fitting(chance, False, How.DATE, deed)
        lately = self._stages.lately_held() if deed is Deed.SCORED else None
        if lately is not None and words.marked(line) == self._stages.contending(lately):
            return words.fitting(lately, False, How.ARTICLE, deed)  # all that were judged, in one row
        if self._main is None or (
            deed is Deed.SCORED and not self.tellings.is_whole_table(index, self._main)
        ):
            return None  # marks are given for many things
        if HANGUL.search(line.sentence.text) is None and self.tellings.is_within_history(index, self._main):
            return None
        if deed in {Deed.OUT, Deed.NOT_SELECTED} and self._is_of_a_place_won:
            deed = Deed.MISSED
        return words.fitting(self._main, False, How.ARTICLE, deed)

    def _without_old_reviews(self, named: list[Named]) -> list[Named]:
        """The stages beside a place that is won back, without those that only lend a name to how it is done."""
        if self._main is None or self._main.kind is not StageKind.REPECHAGE:
            return named
        old = {one.stage for one in named if one.stage.kind is StageKind.REVIEW}
        return [one for one in named if one.stage not in old or not self._stages.is_background(one.stage)]

    @cached_property
    def _is_of_a_place_won(self) -> bool:
        """Whether the article reports who won a place back, so that who is told to have fallen did not."""
        return (
            self._main is not None
            and self._main.kind is StageKind.REPECHAGE
            and any(
                self._wins(one) and (not one.stages or self._is_at_repechage(one))
                for one in self._lines
                if one.topic is not Topic.OTHER
            )
        )

    def _in_passing(self, deed: Deed, inside: list[Named]) -> words.Place | None:
        """The stage of what is told in passing, which stands in the same words."""
        judged = self._stages.judged(inside)
        return words.fitting(*judged, How.CLAUSE, deed) if judged else None

    def _judged_before(self, index: int, line: Line, deed: Deed) -> tuple[Stage, bool] | None:
        """The stage of the sentence before in the same paragraph; of marks, which go on for a while, of those
        shortly before."""
        for before in reversed(self._lines[max(0, index - (_GOES_ON if deed is Deed.SCORED else 1)) : index]):
            apart = before.passage.heading or before.topic is Topic.OTHER
            if apart or (deed is not Deed.SCORED and before.passage.paragraph != line.passage.paragraph):
                return None
            judged = self._stages.judged([one for one in before.stages if not words.is_beside(one, before)])
            if judged is not None and not (deed in _LEFT_BEHIND and self._is_recalled(before, judged[0])):
                return judged
        return None

    def _is_recalled(self, line: Line, stage: Stage) -> bool:
        """Whether a sentence only recalls what was long ago, so that the next one goes on with the news."""
        recalls = words.EARLIER.search(line.sentence.text) or any(
            self.tellings.is_long_ago(one.day) for one in line.moments
        )
        return self._stages.is_background(stage) and bool(recalls)

    def _of_a_chance(self, line: Line, inside: list[Named]) -> words.Place | None:
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
        if upcoming is not None and coming == {upcoming} and words.BY_ITSELF.search(line.sentence.text):
            return upcoming, How.SENTENCE, Deed.WITHDREW
        return None

    def _applied(self, index: int, line: Line, inside: list[Named]) -> words.Place | None:
        calls = {StageKind.REPECHAGE, StageKind.CALL}
        before = [one for some in self._lines[:index] if some.topic is not Topic.OTHER for one in some.stages]
        for some, how in ((inside, How.CLAUSE), (line.stages, How.SENTENCE), (before, How.ARTICLE)):
            fit = {one.stage for one in some if one.stage.kind in calls}
            if len(fit) == 1:
                return fit.pop(), how, Deed.APPLIED
        near = self._stages.open_call()
        return (near, How.DATE, Deed.APPLIED) if near is not None and "π" in line.sentence.text else None

    def _tells_who_won(self, index: int) -> bool:
        """Whether a sentence tells who won a place back, so that those named next to it did not."""
        if index > 0 and not self._lines[index].stages:
            line, before = self._lines[index], self._lines[index - 1]
            if (
                before.passage.paragraph == line.passage.paragraph
                and self._wins(line)
                and self._is_at_repechage(before)
            ):
                return True
        line = self._lines[index]
        won = {Deed.BACK_IN, Deed.SELECTED} & {one.deed for one in line.found if one.manner is Manner.FINITE}
        return bool(won) and self._is_at_repechage(line)

    def _wins(self, line: Line) -> bool:
        return any(one.deed in {Deed.BACK_IN, Deed.SELECTED} for one in line.found)

    def _is_at_repechage(self, line: Line) -> bool:
        return any(one.stage.kind is StageKind.REPECHAGE for one in line.stages)

    def _of_applications(self, index: int) -> bool:
        """Whether the sentence or the one before speaks of applications."""
        near = self._lines[max(0, index - 1) : index + 1]
        return any(words.APPLICATIONS.search(one.sentence.text) for one in near)

    def _left(self, line: Line) -> words.Place | None:
        kinds = JUDGED | {StageKind.REPECHAGE}
        fit = {one.stage for one in line.stages if one.stage.kind in kinds and one.role is not Role.AFTER}
        if len(fit) == 1:
            return fit.pop(), How.CLAUSE, Deed.WITHDREW
        coming = self._stages.upcoming()
        if fit or coming is None:
            return None
        return coming, How.ARTICLE if self._main in {None, coming} else How.DATE, Deed.WITHDREW

    def _objected(self, line: Line, found: Found) -> words.Place | None:
        objection = self._stages.objection
        told = {one.stage.kind for one in line.stages if found.start <= one.at < found.end}
        if objection is None or (told and StageKind.OBJECTION not in told):
            return None
        judged = self._stages.judged(line.stages)
        stage = judged[0] if judged else self._main if self._is_told else None
        how = How.CLAUSE if judged else How.ARTICLE
        later = stage is not None and stage.order > objection.order
        return (stage if later and stage is not None else objection), how, Deed.OBJECTED
