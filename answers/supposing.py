"""What a question supposes and wants: in or out, yes or no, which list and how many on it; decided from features."""

import re

from answers.asked import Roster
from answers.facts import Stage
from answers.features import Features
from answers.folding import flat
from answers.lexicon import Cue
from answers.terms import Language, StageKind


def roster(seen: Features, stage: Stage | None) -> Roster:
    """Which list is meant; a negation turns those who are in to those who are out, and back."""
    repechage = stage is not None and stage.kind is StageKind.REPECHAGE
    call = stage is not None and stage.kind is StageKind.CALL
    if seen.has(Cue.WITHDREW):
        return Roster.WITHDREW
    if repechage and (seen.has(Cue.DECLINED) or (seen.has(Cue.APPLIED) and seen.has(Cue.NOT))):
        return Roster.DECLINED
    if repechage and seen.has(Cue.BACK) and not seen.has(Cue.APPLIED, Cue.DECLINED, Cue.NOT):
        return Roster.OUT if seen.has(Cue.OUT) and seen.stages else Roster.IN
    if repechage and _TOOK_PART.search(seen.english):
        return Roster.APPLIED
    if (repechage or call) and seen.has(Cue.APPLIED) and not seen.has(Cue.SELECTED):
        return Roster.APPLIED
    if seen.has(Cue.DECLINED) and not seen.has(Cue.IN, Cue.OUT):
        return Roster.DECLINED
    if stage is None and seen.times and _THE_FIELD.search(seen.korean + seen.english):
        return Roster.IN  # who the contestants were then
    if call or (seen.has(Cue.APPLIED) and not seen.has(Cue.IN, Cue.OUT, Cue.SELECTED)):
        return Roster.APPLIED
    if seen.has(Cue.ORIGINAL) and not seen.has(Cue.IN, Cue.OUT) and stage is None:
        return Roster.SELECTED
    wanted = asks_in(seen)
    if wanted is not None:
        return Roster.IN if wanted else Roster.OUT
    if seen.has(Cue.SELECTED) and stage is None:
        return Roster.OUT if seen.has(Cue.NOT) else Roster.SELECTED
    return Roster.OUT if seen.has(Cue.NOT) and seen.has(Cue.SELECTED) else Roster.IN


_THE_FIELD = re.compile(r"참가팀|참가자|참여팀|participants|contestants|competitors|line-?up|the field")
_TOOK_PART = re.compile(r"\b(?:who|which|what) .{0,12}(?:was|were|is|are) in (?:the )?¤")


def asks_in(seen: Features) -> bool | None:
    """Whether being in is asked about (True), being out (False), both or neither (None)."""
    says_in, says_out = seen.has(Cue.IN, Cue.SELECTED), seen.has(Cue.OUT, Cue.WITHDREW)
    if says_out and "in or out" in seen.english:
        return None
    if _FELL_SHORT.search(seen.korean) and not _EITHER.search(seen.korean):
        return False
    if says_in and says_out:
        if "안떨어" in seen.korean or "떨어지지않" in seen.korean or "not out" in seen.english:
            return True
        words = seen.english
        return (
            True
            if "still in" in words and not seen.has(Cue.RIGHT)
            else None
            if _either_or(seen)
            else not says_out
        )
    if says_in:
        return not _negated(seen)
    if says_out:
        return _negated(seen)
    return None


def _either_or(seen: Features) -> bool:
    return " or " in f" {seen.english} " or sum(one in seen.korean for one in ("붙", "남", "통과", "살")) > 0


def _negated(seen: Features) -> bool:
    """Whether the question itself says not; a tag at its end ("isn't it?") does not count."""
    bare = seen.english
    for tag in ("isn't it", "wasn't it", "didn't it", "aren't they", "didn't they", "isnt it", "right"):
        bare = bare.removesuffix(" ?").removesuffix(tag).strip()
    return any(f" {one} " in f" {bare} " for one in _NOT_WORDS) or _NOT_KO.search(seen.korean) is not None


_FELL_SHORT = re.compile(r"(?:남|통과하|올라가|붙)지못|통과못|못(?:붙|올라|넘|살아)")
_EITHER = re.compile(r"(붙|남|통과|올라).*\1|탈락|떨어")
_NOT_KO = re.compile(r"안(?:붙|됐|된|떨어|탈락|잘|짤|올|뽑|남)|못(?:붙|했|한|넘|올|살)|탈락안|지않|지못")
_NOT_WORDS = (
    "not", "never", "didn't", "did not", "wasn't", "isn't", "weren't", "aren't", "didnt", "wasnt", "isnt", "doesn't", "failed to",
    "neither", "nor", "no longer", "couldn't", "arent", "werent",
)  # fmt: skip

_SHORT = 7  # words; "ABC in the repechage" asks whether, without saying so
_AUXILIARIES = frozenset(
    "is are was were did do does has have had can could will would so isnt isn't wasnt wasn't didn't didnt aren't hasn't".split()
)


_BECAUSE_KO = re.compile(r"^(?!.*(?:왜|이유|뭐|뭣|무엇|무슨|뭔|어떤|누구|어째)).*(?:때문|땜에)")
_OPEN = frozenset({"how", "hows", "how's", "what", "whats", "what's", "where"})  # begin no yes-or-no question


def is_yes_no(seen: Features) -> bool:
    """Whether a yes or a no is wanted."""
    words = seen.english.split()
    first = next(
        (word for word in words if flat(word) not in {"and", "but", "hey", "yo", "ok", "bot", "so"}), ""
    )
    of_one = first in _AUXILIARIES and "§" in words  # "is its team still in" lists no teams
    because = "§" in seen.korean and (
        (first in _AUXILIARIES and "because" in words) or _BECAUSE_KO.search(seen.korean)
    )
    if (
        (seen.has(Cue.WHY) and not because)
        or seen.has(Cue.WHEN, Cue.WHO)
        or (seen.has(Cue.WHICH_TEAMS) and not of_one)
    ):
        return False
    if "in or out" in seen.english or " when" in seen.english or first in _OPEN:
        return False
    if seen.language is Language.EN:
        fragment = "§" in words[:3] and asks_in(seen) is not None and not seen.has(Cue.FATE)
        beside = "§" in words[:3] and bool(seen.stages) and len(words) < _SHORT
        return first in _AUXILIARIES or words[:1] == ["so"] or seen.has(Cue.RIGHT) or fragment or beside
    if re.search(r"(붙|뽑|됐|나갔|남|했|떨어)\S{0,4}안\1", seen.korean):
        return False
    either = sum(one in seen.korean for one in ("붙", "탈락", "떨어", "통과", "남")) > 1
    return not either and not any(
        one in seen.korean
        for one in ("어떻게", "어케", "결국", "뭐", "어디", "누구", "몇", "처지", "알려", "정리", "설명")
    )


def number(seen: Features) -> int | None:
    """How many teams the list asked for has, by its own words."""
    if seen.times:
        return None
    found = _SO_MANY.search(seen.english) or _SO_MANY.search(seen.korean)
    told = next((one for one in found.groups() if one), "") if found else ""
    return int(told) if told.isdigit() else _NUMBERS.get(told)


_SO_MANY = re.compile(
    r"\b(two|three|four|five|six|ten|fifteen|[2-9]|1\d|2\d) (?:\w+ )?(?:teams?|consortia|companies|contestants?|applicants?)\b"
    r"|(?<![\d.])([2-9]|1\d|2\d)개?(?:의)?(?:정예)?(?:팀|곳|자리|군데)"
    r"|(두|세|네|다섯|여섯|일곱|여덟|아홉|열다섯|열)(?:개의|개)?(?:팀|곳|자리|군데)"
)
_NUMBERS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10, "fifteen": 15,
    "두": 2, "세": 3, "네": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9, "열": 10, "열다섯": 15,
}  # fmt: skip
