"""What an article tells on the whole, which bears on its single sentences: whether somebody fell or left, and of when.

It knows the lines and their days; at which stage each deed was done is left to `placing.py`.
"""

from functools import cached_property

from answers.days import Day
from answers.facts import Stage
from ingest import placing_words as words
from ingest.lines import Line
from ingest.stages import JUDGED, Stages
from ingest.told import Deed, Found, Manner
from ingest.topics import Topic

_OLD = 45  # days after which an outcome is history in an article
_NEW = 12  # days within which it is news


class Tellings:
    """The lines of one article as a whole."""

    def __init__(self, lines: list[Line], stages: Stages, published: Day | None) -> None:
        self._lines, self._stages, self._published = lines, stages, published

    @cached_property
    def of_a_fall(self) -> bool:
        """Whether the article tells of somebody who fell, so that those who are left went on."""
        return any(
            one.deed in {Deed.OUT, Deed.NOT_SELECTED}
            and one.manner is not Manner.AHEAD
            and not self._is_of_old(line, one)
            for line in self._lines
            if line.topic is not Topic.OTHER
            for one in line.found
        )

    @cached_property
    def who_left_alone(self) -> bool:
        """Whether the article tells of a team that left and of none that fell: those that stay did not go on by that."""
        left = any(one.deed is Deed.WITHDREW for line in self._lines for one in line.found)
        return left and not self.of_a_fall

    def is_whole_table(self, index: int, stage: Stage | None) -> bool:
        """Whether a line stands in a list of marks of exactly those who were in contention at `stage`."""
        rows = [
            one for one in self._lines if any(some.manner is Manner.LIST and some.mark for some in one.found)
        ]
        teams = [team for one in rows for some in one.found if some.mark for team in some.teams]
        return (
            stage is not None
            and self._lines[index] in rows
            and len(teams) == len(set(teams)) > 1
            and set(teams) == self._stages.contending(stage)
        )

    def is_within_history(self, index: int, main: Stage) -> bool:
        """Whether the paragraph last spoke of a stage that had long been over, not of `main`: what follows is told of it."""
        paragraph = self._lines[index].passage.paragraph
        for line in reversed(self._lines[:index]):
            if line.passage.paragraph != paragraph:
                return False
            judged = self._stages.judged([one for one in line.stages if not words.is_beside(one, line)])
            if judged is not None:
                return judged[0] != main and self._stages.is_background(judged[0])
        return False

    def is_long_ago(self, day: Day | None) -> bool:
        """Whether a day was long over when the article came out."""
        if day is None or self._published is None:
            return False
        return (self._published.first - day.last).days > _OLD

    def is_of_these_days(self, day: Day | None) -> bool:
        """Whether a day is one of those just before the article."""
        if day is None or day.day is None or self._published is None:
            return False
        return 0 <= (self._published.last - day.first).days <= _NEW

    def is_fresh(self, line: Line, found: Found) -> bool:
        """Whether a clause names a day of these days for what it tells in passing: "after A fell on Friday"."""
        inside = [one.day for one in line.moments if found.end <= one.start < found.until]
        return bool(inside) and all(self.is_of_these_days(one) for one in inside)

    def _is_of_old(self, line: Line, found: Found) -> bool:
        """Whether what is told looks back: at a stage that had long been over, or to a day long ago."""
        judged = [one.stage for one in line.stages if one.stage.kind in JUDGED]
        heard = [one.day for one in line.moments if found.heard[one.start : one.end].strip()]
        return any(map(self._stages.is_background, judged)) or any(map(self.is_long_ago, heard))
