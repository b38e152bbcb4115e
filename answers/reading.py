"""From a text in plain words to a question: which kind it is and what it is about.

`read` is total: any text becomes a question, and what is not about the programme becomes one of intent
UNKNOWN. It decides from the features of the text alone and knows no outcomes.
"""

import re
from datetime import date, datetime, timedelta

from answers.asked import Intent, PlainQuestion, Reading, Roster, Talk
from answers.days import Day, today
from answers.fact_book import FactBook
from answers.facts import Stage, Team
from answers.features import Features, features
from answers.figures import Case
from answers.intents import intent_of
from answers.lexicon import Cue
from answers.mentions import Mention
from answers.name_index import Decoy, Relation
from answers.names import Ambiguous, How, NoMatch, find_team
from answers.periods import Span, before_of, only_a_day, period_of, supposed_of
from answers.scope import TALK
from answers.small_talk import asks_for_all, talk_of
from answers.supposing import asks_in, is_yes_no, number, roster
from answers.terms import Language, StageKind
from answers.vocabulary import known_word
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
    stage = stage or _objected_to(seen, facts)
    others = _others(seen)
    talk, for_all = talk_of(seen), asks_for_all(seen)
    everyone = for_all or only_a_day(seen)
    intent = _intent(Case(seen, teams, stage, others, day), talk, everyone=everyone)
    supposed = _supposed(seen, stage, teams, intent)
    if supposed is not None and stage is not None:
        intent, named = (Intent.NEXT if stage.is_to_come(day) else Intent.WHEN), None
    listing = intent in {Intent.ROSTER, Intent.COUNT} and not teams
    of_one = intent is Intent.STATUS and len(teams) == 1
    asks_when = listing or (of_one and named is not None)
    period = period_of(seen, day) if asks_when and stage is None else None
    if period is not None:
        named = None if period[1] == Day.of(day) else period[1]
    doubtful, candidates = _doubtful(seen, facts, teams, intent)
    came_back = intent in {Intent.ROSTER, Intent.COUNT} and seen.has(Cue.BACK)
    if (intent is Intent.REVIVAL or came_back) and stage is None:
        stage = _first_of(StageKind.REPECHAGE, facts)
    return PlainQuestion(
        text=text,
        language=language or seen.language,
        intent=intent,
        when=When(today=day, as_of=_as_of(named, day, intent) or as_of),
        teams=() if intent is Intent.UNKNOWN else teams,
        excluded=excluded,
        stage=None if intent is Intent.UNKNOWN else stage,
        roster=Roster.ALL if for_all else roster(seen, stage),
        asks_in=asks_in(seen),
        yes_no=is_yes_no(seen),
        cues=seen.cues,
        topic=seen.text,
        term=seen.term,
        others=others,
        guesses=_guesses(seen),
        candidates=candidates,
        doubtful=doubtful,
        impossible=_given(seen, impossible=True),
        beside=seen.beside,
        bare=seen.bare,
        host=seen.host,
        period=period,
        supposed=supposed,
        unclear=_given(seen, impossible=False),
        number=number(seen) if listing else None,
        talk=talk,
        teamless=_is_teamless(seen, teams, stage, intent),
    )


def _intent(case: Case, talk: Talk | None, *, everyone: bool) -> Intent:
    if talk is not None:
        return Intent.UNKNOWN
    return Intent.ROSTER if everyone else intent_of(case)


def _first_of(kind: StageKind, facts: FactBook) -> Stage | None:
    return next((one for one in facts.stages if one.kind is kind), None)


def _objected_to(seen: Features, facts: FactBook) -> Stage | None:
    """The stage for objections, where an objection is spoken of in other words than its name."""
    spoken = _OBJECTED.search(seen.english) or "이의" in seen.korean
    return _first_of(StageKind.OBJECTION, facts) if spoken and not seen.has(Cue.OFF_TOPIC) else None


_OBJECTED = re.compile(
    r"\b(?:object(?:s|ed|ing)?(?! (?:of|detection))|objections?|appeal(?:s|ed|ing)?|ruling)\b"
)


def _given(seen: Features, *, impossible: bool) -> str | None:
    """The day in the text that cannot be, or that could be several, as it was written."""
    found = (one for one in seen.times if (one.impossible if impossible else one.unclear))
    return next((seen.text[one.start : one.end].strip().capitalize() for one in found), None)


def _supposed(seen: Features, stage: Stage | None, teams: tuple[Team, ...], intent: Intent) -> Span | None:
    """The days on which the stage named is supposed to be held, where nothing else is asked of it."""
    if stage is None or teams or intent in {Intent.UNKNOWN, Intent.SOURCE, Intent.WHY, Intent.PROGRAM}:
        return None
    return supposed_of(seen, stage)


def _is_teamless(seen: Features, teams: tuple[Team, ...], stage: Stage | None, intent: Intent) -> bool:
    """Whether a reason or a day is asked for as if a team had just been named, which was not."""
    if (
        intent not in {Intent.WHY, Intent.WHEN}
        or teams
        or stage
        or seen.times
        or seen.term
        or seen.names.others
    ):
        return False
    return not seen.cues - _OF_SOME_TEAM and not seen.strange and seen.words <= _FEW


def _teams(seen: Features) -> tuple[tuple[Team, ...], tuple[Team, ...]]:
    """The teams named, and those named only to be left out; weak names count where teams are talked of."""
    talked = seen.has(*TALK, Cue.TEAM, Cue.DOMAIN, Cue.WHO, Cue.WHICH_TEAMS, Cue.COUNT) or bool(seen.stages)
    plain = not seen.strange and not seen.has(Cue.OFF_TOPIC)
    told = [one for one in seen.names.teams if not one.weak or talked or plain]
    if len(told) == 2 and _REVERSED.search(f"{seen.korean} {seen.english}"):
        told.reverse()  # who is the subject of the sentence stands first
    if not seen.has(Cue.EXCEPT):
        return _once(told), ()
    return (), _once(told)


_REVERSED = re.compile(
    r"^§(?:을|를|한테|에게|보다)\S*§|§ (?:\S+ )?(?:beaten|outscored|outranked|overtaken) by §"
)


def _once(told: list[Mention]) -> tuple[Team, ...]:
    found: dict[str, Team] = {}
    for one in told:
        found.setdefault(one.team.id, one.team)
    return tuple(found.values())


def _stage_and_day(seen: Features, teams: tuple[Team, ...]) -> tuple[Stage | None, Day | None]:
    """The stage named and the day named; "before the revival round" is the day before it began."""
    stage = seen.stages[0].stage if seen.stages else None
    told = next((one for one in seen.times if one.day is not None), None)
    named = told.day if told else None
    if told and told.day and before_of(seen, told):
        named = Day.of((told.since or told.day).first - timedelta(days=1))
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


_OF_SOME_TEAM = frozenset(
    {Cue.WHY, Cue.WHEN, Cue.ELLIPSIS, Cue.RIGHT, Cue.NOT, Cue.NOW, Cue.OUT, Cue.IN, Cue.SELECTED, Cue.DEFINE, Cue.FATE, Cue.DECLINED, Cue.STATEMENT}
)  # fmt: skip
_FEW = 6  # words; a longer question says what it is about
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
    if teams or foreign or seen.has(Cue.DEFINE):
        return "", ()
    if not seen.strange:
        return _like_a_name(seen, facts) if intent in _ABOUT_ONE | {Intent.PROGRAM} else ("", ())
    if len(seen.strange) != 1 or intent not in _ABOUT_ONE:
        return "", ()
    found = find_team(seen.strange[0], facts)
    near = (
        found.near if isinstance(found, NoMatch) else found.candidates if isinstance(found, Ambiguous) else ()
    )
    least = 0.0 if intent is Intent.UNKNOWN else _CLEARLY_NEAR
    return seen.strange[0], tuple(one.team for one in near if one.score >= least)


def _like_a_name(seen: Features, facts: FactBook) -> tuple[str, tuple[Team, ...]]:
    """The one Korean word that is clearly near a name; its syllables may all be ones of grammar."""
    for word in _KOREAN_WORD.findall(seen.text):
        if known_word(word) or any(word in seen.text[one.start : one.end] for one in seen.stages):
            continue
        found = find_team(word, facts)
        if isinstance(found, NoMatch) and (near := [one for one in found.near if one.score >= _CLEARLY_NEAR]):
            return word, tuple(one.team for one in near)
    return "", ()


_KOREAN_WORD = re.compile(r"[가-힣]{3,}")


def _guesses(seen: Features) -> tuple[Reading, ...]:
    return tuple(
        Reading(typed=seen.text[one.start : one.end], team=one.team, how=one.how)
        for one in seen.names.teams
        if one.how in _GUESSES
    )
