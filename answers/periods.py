"""Within which days a question asks what happened, or supposes that a stage was held; decided from features.

"Who was eliminated in January" asks who fell within it, "who was out by January" who was out then: the first
has a period, the second only a day to look back to.
"""

import re
from datetime import date

from answers.dates import Time
from answers.days import Day
from answers.facts import Stage
from answers.features import Features
from answers.lexicon import CUES, Cue

Span = tuple[Day, Day]

_BY = re.compile(
    r"(?:\b(?:by|as of|as at|until|till|up to|before|prior to|through|then|per)\s+(?:the\s+)?)$|"
    r"^(?:by|as of|until|till|before)\b"
)
_BY_KO = re.compile(
    r"^\s*(?:말|초|쯤|중)?\s*(?:이?\s*되기\s*)?(?:기준|까지|이전|전까지|전에|현재|당시|시점|때까지)"
)
_SINCE = re.compile(r"(?:\b(?:since|after|from)\s+(?:the\s+)?)$|^(?:since|after)\b")
_SINCE_KO = re.compile(r"^\s*(?:이후|부터|뒤로|뒤에|후에|후로)(?!\s*\S*까지)")
_BETWEEN = re.compile(r"\b(?:between|from)\b")
_TODAY = re.compile(r"\btoday\b|오늘|금일")

_STATE_OUT = re.compile(
    r"\b(?:is|are|was|were|be|been|already|all|team|teams|who|who's|which|were all|still)(?: already)? out\b"
    r"|^out\b|\bgone\b|\bdead\b"
)
_STATE_OUT_KO = re.compile(
    r"(?:탈락|떨어|빠|제외)\S{0,2}(?:상태|채(?=로)|있었|있던|있는|있나|있냐)|이미(?:탈락|떨어|빠)|아웃"
)
_EVENT_IN = re.compile(
    r"\b(?:advanc(?:e|ed|es)|pass(?:ed|es)?|qualif(?:y|ied)|(?:get|got|gets|go|went|came|come|made it) through|ma[dk]e it"
    r"|ma[dk]e the cut|moved? on|progressed|cleared|clinched|promoted|won|shortlisted)\b"
)
_EVENT_IN_KO = re.compile(
    r"(?:통과|진출|합격|승선|입성)(?!\S{0,3}(?:있었|있던|상태))|붙은|붙었|올라간|올라갔|뚫|합류"
)
_STATE_CHOSEN = re.compile(r"(?:뽑혀|선정돼|선정되어|발탁돼)있")
_OF_A_STAGE = frozenset(
    {Cue.RIGHT, Cue.NOT, Cue.ELLIPSIS, Cue.PLAN, Cue.NEXT, Cue.DOMAIN, Cue.NOW, Cue.AHEAD, Cue.STATEMENT, Cue.CANCELLED, Cue.WHEN}
)  # fmt: skip


def period_of(seen: Features, day: date) -> Span | None:
    """The days within which the question asks who fell or came through; None where it asks how things stood."""
    if not _of_events(seen):
        return None
    named = [one for one in seen.times if one.day is not None]
    if not named:
        return (Day.of(day), Day.of(day)) if _TODAY.search(f"{seen.english} {seen.korean}") else None
    first, last = named[0], named[-1]
    if len(named) > 1 and _spans(seen, first, last):
        return _first(first), _last(last)
    if _is_by(seen, first):
        return None
    if _is_since(seen, first):
        return _first(first), Day.of(day)
    return _first(first), _last(first)


def supposed_of(seen: Features, stage: Stage) -> Span | None:
    """The days on which the question supposes a stage to have been held; without a year, in the stage's own."""
    named = next((one for one in seen.times if one.day is not None), None)
    if named is None or _is_by(seen, named) or _PLANNED_THEN.search(f"{seen.english} {seen.korean}"):
        return None
    if seen.cues - _OF_A_STAGE:
        return None
    held = stage.end or stage.start
    years = held.year - _last(named).year if held and named.yearless else 0
    return _later(_first(named), years), _later(_last(named), years)


def _later(day: Day, years: int) -> Day:
    return Day(day.year + years, day.month, day.day)


_PLANNED_THEN = re.compile(
    r"\bwas .{0,20}(?:plan|schedul|suppos|set)|\b(?:plan|schedule) (?:was|were)|(?:예정|계획|일정)\S{0,3}(?:이었|였|었)"
)


def only_a_day(seen: Features) -> bool:
    """Whether the text is a day and nothing else: how everyone stood then."""
    return bool(
        _ONLY_A_DAY.fullmatch(seen.english.strip(" ?")) and _ONLY_A_DAY_KO.fullmatch(seen.korean.strip("?"))
    )


_ONLY_A_DAY = re.compile(
    r"(?:(?:and|so|but|then) )?(?:(?:what|how) about )?(?:(?:who|which teams?|what teams?|all) (?:was|were|is|are) (?:in )?)?(?:as of |by |on |in |at |status |standings? )*◇(?: status| standings?)?"
)
_ONLY_A_DAY_KO = re.compile(
    r"(?:[a-z]*|그럼|그러면|그리고)*◇(?:[a-z]*|말|초)(?:에|엔|에는|은|는|기준|현재|당시|시점|으로|으론|요|상황|현황|때)*"
)


def before_of(seen: Features, one: Time) -> bool:
    """Whether the time before the one named is meant: "before 2026"."""
    before, itself, after = _around(seen, one)
    return bool(
        re.search(r"\b(?:before|prior to)\s+(?:the\s+)?$", before)
        or itself.startswith("before")
        or re.match(r"\s*(?:이전|되기\s*전|전에)", after)
    )


def _of_events(seen: Features) -> bool:
    """Whether something that happened is asked about, and not how things stood."""
    if seen.has(Cue.APPLIED) and not seen.has(Cue.IN, Cue.OUT):
        return True
    if seen.has(Cue.SELECTED) and not _STATE_CHOSEN.search(seen.korean):
        return True
    english = _STATE_OUT.sub(" ", seen.english)
    korean = _STATE_OUT_KO.sub(" ", seen.korean)
    fell = CUES[Cue.OUT].en.search(english) or CUES[Cue.OUT].ko.search(korean)
    return bool(fell or _EVENT_IN.search(seen.english) or _EVENT_IN_KO.search(seen.korean))


def _around(seen: Features, one: Time) -> tuple[str, str, str]:
    text = seen.text.lower()
    return text[: one.start], text[one.start : one.end], text[one.end :]


def _is_by(seen: Features, one: Time) -> bool:
    """Whether a time is the one by which, and not the one in which."""
    before, itself, after = _around(seen, one)
    return bool(_BY.search(before) or _BY.match(itself) or _BY_KO.match(after))


def _is_since(seen: Features, one: Time) -> bool:
    before, itself, after = _around(seen, one)
    return bool(_SINCE.search(before) or _SINCE.match(itself) or _SINCE_KO.match(after))


def _spans(seen: Features, first: Time, last: Time) -> bool:
    """Whether two times are the ends of one span: "between January and March", "1월부터 3월까지"."""
    text = seen.text.lower()
    between, after = text[first.end : last.start].strip(), text[last.end :].strip()
    if _BETWEEN.search(text[: first.start + 8]) and between in {"and", "to", "until", "till", "through"}:
        return True
    return between in {"부터", "에서", "~", "-", "–"} or (between == "와" and after.startswith("사이"))


def _first(one: Time) -> Day:
    assert one.day is not None
    return one.since or one.day


def _last(one: Time) -> Day:
    assert one.day is not None
    return one.day
