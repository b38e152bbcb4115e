"""Whether a text asks for figures: a day, a count, a mark; and what every such rule decides by."""

import re
from dataclasses import dataclass
from datetime import date

from answers.asked import Intent
from answers.facts import Stage, Team
from answers.features import Features
from answers.lexicon import Cue
from answers.name_index import Decoy
from answers.terms import StageKind


@dataclass(frozen=True, slots=True)
class Case:
    """What the rules decide by."""

    seen: Features
    teams: tuple[Team, ...]
    stage: Stage | None
    others: tuple[Decoy, ...]
    day: date


def of_figures(case: Case) -> Intent | None:
    """Days, counts, marks."""
    seen, teams, stage, day = case.seen, case.teams, case.stage, case.day
    if seen.has(Cue.MONEY) and not seen.has(Cue.WHEN, Cue.ROW, Cue.OUT) and not _measured(seen):
        return Intent.PROGRAM
    if _won_a_stage(seen, stage, day):
        return Intent.SCORE
    if (
        seen.measured
        and seen.has(Cue.TOP, Cue.BOTTOM)
        and seen.words <= _BRIEF
        and not seen.cues & _OF_OTHERS
    ):
        return Intent.SCORE
    support = seen.has(Cue.SUPPORT) and not seen.has(Cue.TEAM, Cue.SCORE)
    if seen.has(Cue.WHEN):
        to_come = stage is not None and stage.is_to_come(day)
        past = seen.has(Cue.SELECTED, Cue.OUT) and not seen.has(Cue.NEXT, Cue.FINAL, Cue.AHEAD)
        nobody = not teams and stage is None and seen.has(Cue.NEXT, Cue.PLAN) and not past
        return (
            Intent.NEXT
            if (to_come or nobody or seen.has(Cue.NEXT)) and not seen.has(Cue.MODEL)
            else Intent.WHEN
        )
    if seen.has(Cue.COUNT) and seen.has(Cue.TEAM) and not teams and not _measured(seen):
        words = seen.english + seen.korean
        if _COUNTED.search(words):
            return Intent.COUNT
        if seen.has(Cue.NEXT):
            return Intent.NEXT
        return Intent.ROSTER if _LISTED.search(words) else Intent.COUNT
    if (
        not teams
        and seen.has(Cue.RIGHT)
        and not seen.has(Cue.RULES)
        and _TEAMS_COUNTED.search(seen.english + seen.korean)
    ):
        return Intent.COUNT
    if seen.has(Cue.CRITERIA) and seen.has(Cue.RULES) and seen.term and not seen.has(Cue.SCORE) and not teams:
        return Intent.PROGRAM
    figures = seen.has(Cue.SCORE) or (seen.has(Cue.CRITERIA) and not support)
    if teams and HOW_OFTEN.search(f"{seen.english} {seen.korean}"):
        return Intent.STATUS
    if seen.has(Cue.COUNT) and not figures and not support:
        return Intent.STATUS if teams and seen.has(Cue.MODEL) else Intent.COUNT
    repechage = stage is not None and stage.kind is StageKind.REPECHAGE
    if figures and teams and seen.has(Cue.OUT) and seen.has(Cue.RIGHT):
        return Intent.STATUS  # out because of the marks, is it not?
    if figures and not (repechage and seen.has(Cue.CRITERIA)):
        return Intent.SCORE
    if (
        seen.has(Cue.TOP, Cue.BOTTOM)
        and seen.has(Cue.DOMAIN)
        and seen.has(Cue.WHO, Cue.WHICH_TEAMS)
        and not repechage
    ):
        return Intent.SCORE if not seen.has(Cue.OUT, Cue.EARLIEST) else None
    return None


_BRIEF = 9  # words; a longer text names a part of the marks for another reason
_OF_OTHERS = frozenset(
    {Cue.OUT, Cue.WHY, Cue.WHEN, Cue.RULES, Cue.STATEMENT, Cue.SOURCE, Cue.COUNT, Cue.DEFINE, Cue.MEMBERS}
)


def _won_a_stage(seen: Features, stage: Stage | None, day: date) -> bool:
    """Whether the winner of a stage that was marked is asked for, who is the first of it by marks."""
    if stage is None or stage.kind is not StageKind.EVALUATION or stage.is_to_come(day):
        return False
    return seen.has(Cue.WINNER) and not seen.has(Cue.COUNT, Cue.WHEN, Cue.WHY, Cue.NEXT)


def _measured(seen: Features) -> bool:
    return any(
        one in f" {seen.english} {seen.korean}"
        for one in (" points", " marks", " score", "점수", "몇점", "배점", "원점수")
    )


HOW_OFTEN = re.compile(r"\bhow (?:many times|often)\b|몇\s*(?:번|차례)(?!째)")
_LISTED = re.compile(r"\b(?:list|name|names of|who are|which)\b|알려|명단|목록|이름|누구|어디")
_COUNTED = re.compile(
    r"\bhow many\b|\bnumber of\b|\bcount\b|# of|몇|개수|팀수|얼마나|(?:맞|남았)(?:지|아|나|죠)"
)
_TEAMS_COUNTED = re.compile(
    r"\b(?:one|two|three|four|five|six|ten|fifteen|\d{1,2}) teams?\b|(?:한|두|세|네|다섯|여섯|열|열다섯|\d{1,2}개?)팀"
)
