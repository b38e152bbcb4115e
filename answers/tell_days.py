"""When a stage was held, where the question supposes a day: yes or no, with the day it really was."""

import re

from answers.asked import PlainQuestion
from answers.days import Day
from answers.fact_book import FactBook
from answers.facts import Claim, Stage
from answers.sayings import OnDay, Say, say
from answers.terms import Event, Precision
from answers.told import Told, yes_or_no

_BEGUN = re.compile(r"\b(?:start|started|begin|began|begun|open|opened)\b|시작|개시|열리기|착수")


def tell_supposed(asked: PlainQuestion, stage: Stage, facts: FactBook) -> Told | None:
    """Whether a stage was held on the days supposed; None where its days are not known."""
    if asked.supposed is None or stage.start is None:
        return None
    right = _was_then(asked, stage, stage.start)
    claims = _claims(stage, facts, asked)
    lead: Say = _really(stage, stage.start)
    return Told(
        lead=yes_or_no(right, lead) if asked.yes_no else lead,
        lines=claims[:1],
        claims=claims,
        stage=stage,
        about=(stage.id,),
    )


def _was_then(asked: PlainQuestion, stage: Stage, start: Day) -> bool:
    assert asked.supposed is not None
    first, last = asked.supposed[0].first, asked.supposed[1].last
    if _BEGUN.search(asked.bare.lower()):
        return first <= start.last and start.first <= last
    end = stage.end or start
    if first == last and start.precision is not Precision.DAY:
        return first == end.last  # of the days of a month only the last is known
    return first <= end.last and start.first <= last


def _really(stage: Stage, start: Day) -> Say:
    end = stage.end
    if end is None:
        return say("stage-began", stage=stage, when=OnDay(start))
    if start == end:
        return say("stage-was", stage=stage, when=OnDay(end))
    if start.precision is Precision.DAY:
        return say("stage-ran", stage=stage, first=start, last=end)
    return say("stage-ended", stage=stage, when=OnDay(end))


def _claims(stage: Stage, facts: FactBook, asked: PlainQuestion) -> tuple[Claim, ...]:
    """What is told of the stage as a whole and says when it was."""
    wanted = {Event.RESULT, Event.PRESENTED, Event.SCHEDULE}
    here = [
        one
        for one in facts.claims_of(None, asked.when.moment)
        if one.stage == stage.id and one.event in wanted
    ]
    on_its_day = [one for one in here if stage.end is None or one.happened_on == stage.end]
    return tuple(on_its_day or here)[-2:][::-1]
