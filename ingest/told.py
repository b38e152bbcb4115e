"""What a sentence of an article tells of teams, before it is known at which stage and on which day.

Values alone: the two grammars (`english.py`, `korean.py`) make them, `propose.py` places them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from answers.facts import Team
from answers.sentences import Sentence


class Deed(StrEnum):
    """What is told of a team."""

    IN = "in"
    OUT = "out"
    SELECTED = "selected"
    NOT_SELECTED = "not_selected"
    MISSED = "missed"  # the place that another won, where one was to be won back
    BACK_IN = "back_in"
    APPLIED = "applied"
    DECLINED = "declined"
    WITHDREW = "withdrew"
    OBJECTED = "objected"
    SCORED = "scored"


class Manner(StrEnum):
    """How plainly it is told."""

    FINITE = "finite"  # a sentence with a verb in the past
    HEADLINE = "headline"  # words of a heading
    LIST = "list"  # a label and names
    BESIDE = "beside"  # in passing: "the eliminated A"
    FIGURE = "figure"  # by a turn of phrase that is plain only among others
    AHEAD = "ahead"  # in the present tense, as an announcement has it, or a rule
    STATE = "state"  # not as what happened but as how it stands: "A and B remain"


class Points(StrEnum):
    """Whom words mean that name no team."""

    THE_TEAM = "the_team"  # "the company"
    ALL_OF_THEM = "all_of_them"  # "both teams", "the three"
    THE_REST = "the_rest"  # "the other two"
    NAMED_NEXT = "named_next"  # "ten teams passed: …"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A deed of `teams` (or of those whom words point at), told at `start:end` of the masked sentence.

    `begin:until` is its clause; `speaker` is where the words that name the speaker stand, `mark` the figure of
    a score.
    """

    deed: Deed
    manner: Manner
    teams: tuple[Team, ...] = ()
    points: Points | None = None
    number: int | None = None
    start: int
    end: int
    begin: int
    until: int
    heard: str  # the sentence without what is only said beside it, every character in its place
    speaker: tuple[int, int] | None = None
    mark: float | None = None


_ASIDE = r"(?: ?\([^()]{0,60}\))?"
_UNIT = rf"§(?:(?:'s|의) §)?{_ASIDE}(?:(?:'s|'|-led)? +(?:consortium|consortia)|-led (?:team|group)|(?:이|가) (?:각각 |공동으로 |함께 |따로 |주축이 (?:돼|되어) |중심이 (?:돼|되어) )?(?:이끄는|이끈|주관하는|주관한|주도하는|주도한|꾸린|구성한|결성한|만든|짠|대표하는|맡은|중심이 된|주축이 된|주축인) (?:컨소시엄|연합체|연합군|정예팀|연합팀|팀|연합|진영)| ?(?:컨소시엄|정예팀|연합팀|연합체|연합군|진영)(?![가-힣]*원))?{_ASIDE}"
_WHAT = (
    r"(?:(?:the |its )?(?:[a-z-]+ ){0,2}(?:startups?|start-ups?|giant|firm|operator|developer|unit|newcomer|rival|company|carrier|leader|publisher|university|institute|maker|arm|team) |(?:a |the )(?:[a-z-]+ ){0,3}?(?:group|team|consortium|bid|alliance|coalition)s? (?:led|headed|fronted|run) by (?:the |an? )?(?:[a-z-]+ ){0,4}?|(?:the |its )?(?:[a-z]+ly )?(?:little-known|lesser-known|smaller|larger|tiny|newly founded) |the "
    r"|(?:스타트업|통신사|게임사|포털|대기업|신생기업|연구소|대학|경쟁사|(?:ai|인공지능|게임|플랫폼|통신) ?(?:기업|업체|회사|스타트업)) )?"
)
_AND = r"(?: *(?:, *)?(?:\b(?:and|as well as|plus|nor|along with|together with|alongside)\b|&|\+|·|ㆍ|・|•|‧|및|그리고) *| *, *(?:그리고 |both )?| ?/ ?|(?:와|과|랑|이랑), (?:[가-힣0-9. ]{2,30}[은는한된인던의른든난진온] )?(?=§)|(?:와|과|랑|이랑|하고) ?,? ?(?=[§가-힣])| *(?:[,·] *)?[△▲▷▶▽●○■□] *)"
LIST = rf"{_UNIT}(?:{_AND}{_WHAT}{_UNIT})*"
GROUP = re.compile(LIST)


@dataclass(frozen=True, slots=True)
class Group:
    """Teams named in a row at `start:end` of a masked sentence."""

    start: int
    end: int
    teams: tuple[Team, ...]


def groups(text: str, sentence: Sentence) -> list[Group]:
    """The rows of teams in `text`, which is the masked sentence or a part-blanked copy of it."""
    found = []
    for one in GROUP.finditer(text):
        teams: list[Team] = []
        for at in range(one.start(), one.end()):
            ref = sentence.refs.get(at)
            if text[at] == "§" and isinstance(ref, Team) and ref not in teams:
                teams.append(ref)
        found.append(Group(one.start(), one.end(), tuple(teams)))
    return found


def blank(text: str, pattern: re.Pattern[str]) -> str:
    """`text` with what the pattern finds as spaces, every other character in its place."""
    return pattern.sub(lambda found: " " * len(found[0]), text)


_SCORED = re.compile(
    r"(?: ?\(§\))?(?:은|는|이|가|도|의)?(?: (?:scored|got|received|earned|posted|had|with|a|an|the|total|scores?|of|overall|combined|has|finished|came|first|second|third|fourth|last|top|topped|led|table|field|ranking|place|placed|ranked|in|µ|¤|on|at|obtained|recorded|took|just|narrowly)\b|[ (:=—–]|100점 만점에 |(?:µ|¤|총점?|최종|종합|합계|평균|점수|전체|위|[0-9]위|모델)[가-힣]{0,2})*?[ (]?(?P<mark>[0-9]{1,3}(?:\.[0-9]+)?) ?(?P<unit>점(?! ?(?:차|대|만점|이상|이하|미만|정도|넘|씩|가까이))|points?\b(?! (?:behind|ahead|short|off|lead|clear))|pts\b|/ ?100|out of 100|(?=\)))?(?!\.?[0-9a-z%]| ?점 ?(?:차|대|만점|이상|이하|미만|정도|넘|씩|가까이)| ?points? (?:behind|ahead|short|off|lead|clear|adrift|below|above)| ?(?:%|percent|billion|million|조|억|만|장|개|명|b\b))"
)


def scores(text: str, sentence: Sentence) -> Iterator[tuple[Team, int, int, float]]:
    """Each mark that stands right after the one team it is of: the team, the span and the figure."""
    if not re.search(r"점|points?\b|scor|marks?\b|totals?\b|tall(?:y|ies)\b", text):
        return
    for one in _BEFORE_TEAM.finditer(text):
        team, mark = sentence.refs.get(one.end()), one["mark"] or one["mark2"] or one["mark3"]
        if (
            isinstance(team, Team)
            and float(mark) <= 100
            and not re.match(r"§ ?(?:[,·(]|and\b|와|과)", text[one.end() :])
        ):
            yield team, one.start(), one.end() + 1, float(mark)
    for row in GROUP.finditer(text):
        places = [at for at in range(row.start(), row.end()) if text[at] == "§"]
        marks = [(at, found) for at in places if (found := _SCORED.match(text, at + 1)) and _is_mark(found)]
        if len(marks) < len({sentence.refs[at] for at in places}):
            continue  # one mark for a row of teams is nobody's in particular
        for at, found in marks:
            team = sentence.refs[at]
            if isinstance(team, Team):
                yield team, at, found.end(), float(found["mark"])


# The mark before its team: "with 70.6 points, A", "70.6점을 받은 A".
_BEFORE_TEAM = re.compile(
    r"(?<![0-9.])(?P<mark>[0-9]{1,3}(?:\.[0-9]+)?)점(?:을|으로|의)? ?(?:받은|얻은|기록한|획득한|1위를 (?:한|차지한)|의)? (?=§)"
    r"|(?:^|[.;] )(?:with|on|scoring|posting|at) (?:a total of |a score of )?(?P<mark2>[0-9]{1,3}(?:\.[0-9]+)?) points?, (?:the )?(?=§)"
    r"|(?P<mark3>[0-9]{1,3}(?:\.[0-9]+)?) points? (?:went to|for) (?:the )?(?=§)"
)


def _is_mark(found: re.Match[str]) -> bool:
    return bool(found["unit"] or "." in found["mark"]) and float(found["mark"]) <= 100
