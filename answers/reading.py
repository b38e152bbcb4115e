"""From a text in plain words to a question: which kind it is and what it is about.

`read` is total: any text becomes a question, and what is not about the programme becomes one of intent
UNKNOWN. It decides from the features of the text alone and knows no outcomes.
"""

import re
from datetime import date, datetime, timedelta

from answers.asked import Intent, PlainQuestion, Reading, Roster
from answers.days import Day, today
from answers.fact_book import FactBook
from answers.facts import Stage, Team
from answers.features import Features, features
from answers.folding import flat
from answers.intents import Case, intent_of
from answers.lexicon import Cue
from answers.mentions import Mention
from answers.name_index import Decoy, Relation
from answers.names import Ambiguous, How, NoMatch, find_team
from answers.scope import TALK
from answers.terms import Language, StageKind
from answers.when import When

_GUESSES = frozenset({How.TYPO, How.INITIALS, How.OTHER_LAYOUT, How.ROMANISED})


def read(
    text: str, facts: FactBook, now: datetime, language: Language | None = None, as_of: Day | None = None
) -> PlainQuestion:
    """The question that `text` asks; `now` is aware. `language` overrides that of the text, `as_of` stands
    where the text names no day."""
    day = today(now, facts.programme.zone)
    seen = features(text, facts, day)
    teams, excluded = _teams(seen)
    stage, named = _stage_and_day(seen, teams)
    others = _others(seen)
    intent = intent_of(Case(seen, teams, stage, others, day))
    impossible = next(
        (seen.text[one.start : one.end].strip().capitalize() for one in seen.times if one.impossible), None
    )
    doubtful, candidates = _doubtful(seen, facts, teams, intent)
    came_back = intent in {Intent.ROSTER, Intent.COUNT} and seen.has(Cue.BACK)
    if (intent is Intent.REVIVAL or came_back) and stage is None:
        stage = next((one for one in facts.stages if one.kind is StageKind.REPECHAGE), None)
    return PlainQuestion(
        text=text,
        language=language or seen.language,
        intent=intent,
        when=When(today=day, as_of=_as_of(named, day, intent) or as_of),
        teams=() if intent is Intent.UNKNOWN else teams,
        excluded=excluded,
        stage=None if intent is Intent.UNKNOWN else stage,
        roster=_roster(seen, stage),
        asks_in=_asks_in(seen),
        yes_no=_is_yes_no(seen),
        cues=seen.cues,
        topic=seen.text,
        term=seen.term,
        others=others,
        guesses=_guesses(seen),
        candidates=candidates,
        doubtful=doubtful,
        impossible=impossible,
        beside=seen.beside,
        bare=seen.bare,
        host=seen.host,
    )


def _teams(seen: Features) -> tuple[tuple[Team, ...], tuple[Team, ...]]:
    """The teams named, and those named only to be left out; weak names count where teams are talked of."""
    talked = seen.has(*TALK, Cue.TEAM, Cue.DOMAIN, Cue.WHO, Cue.WHICH_TEAMS, Cue.COUNT) or bool(seen.stages)
    plain = not seen.strange and not seen.has(Cue.OFF_TOPIC)
    told = [one for one in seen.names.teams if not one.weak or talked or plain]
    if not seen.has(Cue.EXCEPT):
        return _once(told), ()
    return (), _once(told)


def _once(told: list[Mention]) -> tuple[Team, ...]:
    found: dict[str, Team] = {}
    for one in told:
        found.setdefault(one.team.id, one.team)
    return tuple(found.values())


def _stage_and_day(seen: Features, teams: tuple[Team, ...]) -> tuple[Stage | None, Day | None]:
    """The stage named and the day named; "before the revival round" is the day before it began."""
    stage = seen.stages[0].stage if seen.stages else None
    named = next((one.day for one in seen.times if one.day is not None), None)
    if teams and seen.has(Cue.NOW) and not seen.has(Cue.BEFORE):
        named = None  # "picked in February, how do they stand now?"
    asks_who = not teams or seen.has(Cue.IN, Cue.OUT, Cue.FATE)
    if stage is not None and stage.start and seen.has(Cue.BEFORE) and named is None and asks_who:
        return None, Day.of(stage.start.first - timedelta(days=1))
    return stage, named


def _as_of(day: Day | None, today_: date, intent: Intent) -> Day | None:
    """A day to look back to; a day to come counts only where a standing is asked for, not a plan."""
    if day is None or intent is Intent.UNKNOWN:
        return None
    if day.first <= today_:
        return day
    return day if intent in {Intent.STATUS, Intent.ROSTER, Intent.COUNT} else None


def _others(seen: Features) -> tuple[Decoy, ...]:
    """What is named that is no team, single ordinary words left out."""
    return tuple(one.decoy for one in seen.names.others if one.decoy.relation is not Relation.WORD)


_ABOUT_ONE = frozenset({Intent.UNKNOWN, Intent.STATUS, Intent.ROSTER, Intent.WHY, Intent.WHEN})
_CLEARLY_NEAR = 0.8  # how alike a word must be to a name before a question about everyone is doubted


def _doubtful(
    seen: Features, facts: FactBook, teams: tuple[Team, ...], intent: Intent
) -> tuple[str, tuple[Team, ...]]:
    """A name in the text that could equally mean several teams; or, where nothing else was understood, the
    one strange word that looks like the name of a team. Either is asked back."""
    if seen.names.unsure:
        first = seen.names.unsure[0]
        return first.typed, tuple(one.team for one in first.candidates)
    foreign = seen.has(Cue.ORDERS, Cue.OFF_TOPIC) or seen.names.others
    if teams or foreign or len(seen.strange) != 1 or intent not in _ABOUT_ONE:
        return "", ()
    found = find_team(seen.strange[0], facts)
    near = (
        found.near if isinstance(found, NoMatch) else found.candidates if isinstance(found, Ambiguous) else ()
    )
    least = 0.0 if intent is Intent.UNKNOWN else _CLEARLY_NEAR
    return seen.strange[0], tuple(one.team for one in near if one.score >= least)


def _guesses(seen: Features) -> tuple[Reading, ...]:
    return tuple(
        Reading(typed=seen.text[one.start : one.end], team=one.team, how=one.how)
        for one in seen.names.teams
        if one.how in _GUESSES
    )


def _roster(seen: Features, stage: Stage | None) -> Roster:
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
    asks_in = _asks_in(seen)
    if asks_in is not None:
        return Roster.IN if asks_in else Roster.OUT
    if seen.has(Cue.SELECTED) and stage is None:
        return Roster.OUT if seen.has(Cue.NOT) else Roster.SELECTED
    return Roster.OUT if seen.has(Cue.NOT) and seen.has(Cue.SELECTED) else Roster.IN


_THE_FIELD = re.compile(r"참가팀|참가자|참여팀|participants|contestants|competitors|line-?up|the field")
_TOOK_PART = re.compile(r"\b(?:who|which|what) .{0,12}(?:was|were|is|are) in (?:the )?¤")


def _asks_in(seen: Features) -> bool | None:
    """Whether being in is asked about (True), being out (False), both or neither (None)."""
    asks_in, asks_out = seen.has(Cue.IN, Cue.SELECTED), seen.has(Cue.OUT, Cue.WITHDREW)
    if asks_out and "in or out" in seen.english:
        return None
    if _FELL_SHORT.search(seen.korean) and not _EITHER.search(seen.korean):
        return False
    if asks_in and asks_out:
        if "안떨어" in seen.korean or "떨어지지않" in seen.korean or "not out" in seen.english:
            return True
        words = seen.english
        return (
            True
            if "still in" in words and not seen.has(Cue.RIGHT)
            else None
            if _either_or(seen)
            else not asks_out
        )
    if asks_in:
        return not _negated(seen)
    if asks_out:
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


def _is_yes_no(seen: Features) -> bool:
    """Whether a yes or a no is wanted."""
    words = seen.english.split()
    first = next(
        (word for word in words if flat(word) not in {"and", "but", "hey", "yo", "ok", "bot", "so"}), ""
    )
    of_one = first in _AUXILIARIES and "§" in words  # "is its team still in" lists no teams
    if seen.has(Cue.WHY, Cue.WHEN, Cue.WHO) or (seen.has(Cue.WHICH_TEAMS) and not of_one):
        return False
    if "in or out" in seen.english or " when" in seen.english:
        return False
    if seen.language is Language.EN:
        fragment = "§" in words[:3] and _asks_in(seen) is not None and not seen.has(Cue.FATE)
        beside = "§" in words[:3] and bool(seen.stages) and len(words) < _SHORT
        return first in _AUXILIARIES or words[:1] == ["so"] or seen.has(Cue.RIGHT) or fragment or beside
    if re.search(r"(붙|뽑|됐|나갔|남|했|떨어)\S{0,4}안\1", seen.korean):
        return False
    either = sum(one in seen.korean for one in ("붙", "탈락", "떨어", "통과", "남")) > 1
    return not either and not any(
        one in seen.korean
        for one in ("어떻게", "어케", "결국", "뭐", "어디", "누구", "몇", "처지", "알려", "정리", "설명")
    )
