"""An article read from top to bottom: what it tells of teams, with the stage and the day that it gives them.

It joins what `lines.py`, `pointing.py` and `placing.py` find; what stays open is left out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from answers.dates import times
from answers.days import Day
from answers.fact_book import FactBook
from answers.facts import Stage, Team
from ingest.articles import Article
from ingest.korean_gaps import is_of_whom
from ingest.lines import HANGUL, Line, lines_of
from ingest.moments import Moment, day_of
from ingest.passages import MOST_READ, datelines
from ingest.placing import Placing
from ingest.pointing import Pointing
from ingest.stages import How, Stages
from ingest.told import Deed, Found, Manner, Points
from ingest.topics import Topic, Topics, named

_RESULTS = frozenset({Deed.IN, Deed.OUT, Deed.SELECTED, Deed.NOT_SELECTED, Deed.BACK_IN})
# A sentence by which those who run the programme make an outcome known.
_ANNOUNCED = re.compile(
    r"결과.{0,40}(?:발표|공개|밝혔|내놨)|(?:발표|공개)한 .{0,30}결과|\b(?:announced|disclosed|published|released|revealed|unveiled|announcing)\b.{0,40}\b(?:results?|outcome)\b|\bresults? .{0,60}\b(?:announced|published|released)\b"
)

_OPINION = re.compile(r"\W*(?:editorial|opinion|op-ed|letters? to|viewpoint|comment|사설|\[?기고|시론)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A deed of `teams` at a stage, found at `text[start:end]` of the article. `named` tells that the sentence
    itself names the programme or a stage."""

    deed: Deed
    manner: Manner
    teams: tuple[Team, ...]
    points: Points | None
    stage: Stage
    how: How
    day: Day | None
    named: bool
    said_by: str | None
    mark: float | None
    start: int
    end: int


class Reading:
    """One article and the facts it is read with."""

    def __init__(self, article: Article, facts: FactBook, today: date) -> None:
        self.article = article
        self._text = article.text[:MOST_READ]
        published = article.published_on or _dateline_day(self._text, today)
        self.stages = Stages(facts, published)
        self._topics = Topics(facts)
        self._lines = lines_of(self._text, facts, self._topics, published, today)
        teams, stages = named([one.sentence for one in self._lines])
        deeds = sum(len(one.found) for one in self._lines)
        self._evidence = self._topics.evidence(
            self._text, teams, stages, deeds, current=any(self.stages.is_current(one) for one in stages)
        )
        self._is_opinion = any(_OPINION.match(one.sentence.text) for one in self._lines[:2])
        self._pointing = Pointing(self._lines, facts)
        self._placing = Placing(self._lines, self.stages, published)

    @property
    def is_plain(self) -> bool:
        """Whether the article is plainly about the programme and about no other contest."""
        return self._evidence.is_plenty and not any(one.topic is Topic.OTHER for one in self._lines)

    def told(self) -> Iterator[Told]:
        """What the article tells, in its order."""
        if not self._evidence.is_enough:
            return
        for index, line in enumerate(self._lines):
            if line.topic is Topic.OTHER:
                continue
            for found in line.found:
                if (one := self._told(index, line, found)) is not None:
                    yield one

    def _told(self, index: int, line: Line, found: Found) -> Told | None:
        place = self._placing.place(index, found)
        if place is None:
            return None
        stage, how, deed = place
        if self._is_opinion and how > How.INTO:
            return None  # whoever argues says how it should be
        teams = self._pointing.meant(index, found, stage)
        if not teams or not self.stages.is_possible(stage, deed):
            return None
        moments = [
            one
            for one in line.moments
            if found.heard[one.start : one.end].strip() and not _is_of_another_day(one, line, found)
        ]
        day = day_of(moments, found.begin, found.until)
        if self._placing.is_history(line, found, place, day):
            return None
        if day is None and not moments and deed in _RESULTS:
            day = self._made_known.get(stage)
        return Told(
            deed=deed, manner=found.manner, teams=teams, points=found.points, stage=stage, how=how,
            day=None if self._placing.tellings.is_long_ago(day) else day,
            named=bool(line.stages) or "π" in line.sentence.text, said_by=self._said_by(line, found), mark=found.mark,
            start=line.passage.start, end=line.passage.end,
        )  # fmt: skip

    @cached_property
    def _made_known(self) -> dict[Stage, Day]:
        """The day on which the outcome of a stage was announced, where one sentence of the article tells it."""
        days: dict[Stage, set[Day]] = {}
        for line in self._lines:
            stage = self.stages.judged(line.stages)
            if stage is None or line.topic is Topic.OTHER or not _ANNOUNCED.search(line.sentence.text):
                continue
            told = {one.day for one in line.moments if one.day is not None and one.day.day is not None}
            days.setdefault(stage[0], set()).update(told)
        return {
            stage: next(iter(some))
            for stage, some in days.items()
            if len(some) == 1 and not self._placing.tellings.is_long_ago(next(iter(some)))
        }

    def _said_by(self, line: Line, found: Found) -> str | None:
        """The article's words for who says it."""
        if found.speaker is None:
            return None
        start, end = line.sentence.span(*found.speaker)
        words = self._text[start:end].strip(" ,“”\"'")
        if HANGUL.search(words):
            words = re.sub(r"(?<=[가-힣A-Za-z)])(?:은|는|이|가|도|께서는)$", "", words)
        return words if words and self._topics.speaks(words, named([line.sentence])[0]) else None


def _is_of_another_day(moment: Moment, line: Line, found: Found) -> bool:
    """Whether a day stands in words that are only said of the team, before what is told of it."""
    text = line.sentence.text
    after = [one.start for one in line.groups if moment.end <= one.start <= found.start]
    return bool(after) and HANGUL.search(text) is not None and is_of_whom(text, moment.end, after[0])


def _dateline_day(text: str, today: date) -> Day | None:
    """The day on which a page says it was published, where it says one."""
    days = {one.day for words in datelines(text) for one in times(words, today) if one.day and one.day.day}
    return min(days, key=lambda one: one.first) if days else None
