"""Which kind of question a text asks, decided from its features by rules in the order of their rank."""

import re

from answers.asked import Intent
from answers.facts import Team
from answers.features import Features
from answers.figures import Case, of_figures
from answers.lexicon import CUES, Cue
from answers.name_index import Relation
from answers.scope import TALK, is_foreign
from answers.supposing import number
from answers.terms import StageKind


def intent_of(case: Case) -> Intent:
    """The first rule that knows the kind of question decides; the order of the rules is their rank."""
    if is_foreign(case.seen, case.teams, case.stage, case.others):
        return Intent.UNKNOWN
    for rule in (
        _of_occasions,
        _of_reasons,
        of_figures,
        _of_words,
        _of_what_comes,
        _of_the_programme,
        _of_standings,
    ):
        intent = rule(case)
        if intent is not None:
            return intent
    return Intent.UNKNOWN


def _of_occasions(case: Case) -> Intent | None:
    """Of a stage that places nobody: what was said and done there, and why."""
    seen, teams, stage = case.seen, case.teams, case.stage
    if stage is None or stage.kind is not StageKind.OBJECTION or seen.has(Cue.SOURCE, Cue.WHEN, Cue.COUNT):
        return None
    if seen.has(Cue.WHY):
        return Intent.WHY
    if seen.has(Cue.DEFINE) and seen.term is not None and not teams:
        return Intent.PROGRAM
    return Intent.STATEMENT


def _of_reasons(case: Case) -> Intent | None:
    """Sources, reasons, comparisons."""
    seen, teams = case.seen, case.teams
    if "근거" in seen.korean and "자료" not in seen.korean and seen.has(Cue.SELECTED, Cue.OUT, Cue.IN):
        return Intent.WHY
    if seen.has(Cue.SOURCE) and not (seen.has(Cue.WHY) and not _asks_for_evidence(seen)):
        return Intent.SOURCE
    if len(teams) == 2 and seen.has(Cue.GAP):
        return Intent.COMPARE
    if (
        seen.has(Cue.COMPARE)
        and not seen.has(Cue.COUNT, Cue.ROW)
        and (len(teams) > 1 or _compares_all(seen, teams))
    ):
        return Intent.COMPARE
    if seen.has(Cue.WHY) and not (seen.has(Cue.GOAL) and not teams):
        return Intent.WHY
    return None


def _asks_for_evidence(seen: Features) -> bool:
    return any(
        word in seen.korean + seen.english
        for word in ("출처", "근거", "링크", "보도자료", "source", "link", "evidence", "proof")
    )


def _compares_all(seen: Features, teams: tuple[Team, ...]) -> bool:
    return (
        not teams and seen.has(Cue.TEAM, Cue.IN, Cue.CRITERIA, Cue.SCORE) and not seen.has(Cue.WHEN, Cue.WHY)
    )


def _of_words(case: Case) -> Intent | None:
    """What was said, what comes next, who came back."""
    seen, teams, stage, others = case.seen, case.teams, case.stage, case.others
    people = any(one.relation in {Relation.ORGANISER, Relation.PERSON} for one in others)
    repechage = stage is not None and stage.kind is StageKind.REPECHAGE
    refused = seen.has(Cue.DECLINED) or (seen.has(Cue.APPLIED) and seen.has(Cue.NOT))
    declined = refused and (seen.has(Cue.WHO, Cue.WHICH_TEAMS) or repechage) and not seen.has(Cue.ROW)
    if teams and stage is None and seen.has(Cue.DECLINED) and _only_refused(seen):
        return Intent.REVIVAL
    if repechage and seen.has(Cue.RULES, Cue.CRITERIA) and not teams:
        return Intent.REVIVAL
    if stage is not None and stage.start is None and not teams and seen.has(Cue.PLAN, Cue.NEXT, Cue.FINAL):
        return Intent.NEXT
    about = bool(teams) or people or stage is not None or seen.has(Cue.DOMAIN, Cue.ROW)
    if seen.has(Cue.STATEMENT) and not declined and about:
        asks_rules = seen.has(Cue.DEFINE) and seen.term is not None and not teams
        if not asks_rules:
            return Intent.STATEMENT
    return None


def _only_refused(seen: Features) -> bool:
    """Whether all that is asked of a team is if it refused."""
    asked = {Cue.DECLINED, Cue.RIGHT, Cue.NOT, Cue.ELLIPSIS, Cue.APPLIED, Cue.IN, Cue.OUT}
    return not seen.cues - asked and not seen.strange and seen.words <= _FEW


_FEW = 5  # words; a longer question says what was refused


def _of_what_comes(case: Case) -> Intent | None:
    """The repechage, and what comes next."""
    seen, teams, stage, others = case.seen, case.teams, case.stage, case.others
    if seen.has(Cue.CANCELLED) and seen.has(Cue.DOMAIN) and not teams and stage is None:
        return Intent.NEXT
    people = any(one.relation in {Relation.ORGANISER, Relation.PERSON} for one in others)
    repechage = stage is not None and stage.kind is StageKind.REPECHAGE
    listing = seen.has(Cue.WHO, Cue.WHICH_TEAMS) and not teams
    if repechage or (seen.has(Cue.BACK) and teams):
        return Intent.ROSTER if listing and not seen.has(Cue.RULES) else Intent.REVIVAL
    goes_on = _TO_THE_NEXT.search(f"{seen.english} {seen.korean}") is not None
    if (
        listing
        and (goes_on or not seen.has(Cue.NEXT))
        and not seen.has(Cue.FINAL)
        and not (seen.has(Cue.PERSON) and people)
    ):
        return None
    if seen.has(Cue.NEXT) and not (teams and seen.has(Cue.IN, Cue.OUT)):
        return Intent.NEXT
    if seen.has(Cue.FINAL) and not teams:
        return Intent.NEXT
    if stage is not None and stage.start is None and not teams:
        return Intent.NEXT
    if seen.has(Cue.PLAN) and not seen.has(Cue.IN, Cue.OUT, Cue.SUPPORT, Cue.MEMBERS):
        return Intent.NEXT if not (teams and seen.has(Cue.FATE)) else None
    return None


def _of_the_programme(case: Case) -> Intent | None:
    """What the programme is, who runs it, its rules, money, people, partners and words."""
    seen, teams, stage, others = case.seen, case.teams, case.stage, case.others
    relations = {one.relation for one in others}
    if seen.host and (Relation.PARTNER in relations or (len(teams) > 1 and _asks_whose(seen))):
        return Intent.PROGRAM
    if Relation.PARTNER in relations and (not teams or seen.has(Cue.MEMBERS)):
        return Intent.PROGRAM
    if seen.has(Cue.MEMBERS) and teams and _asks_members(seen):
        return Intent.PROGRAM
    if relations & {Relation.PERSON, Relation.ORGANISER} and not teams:
        return Intent.PROGRAM
    if seen.has(Cue.SUPPORT, Cue.GOAL, Cue.RUNNERS) and not seen.has(Cue.IN, Cue.OUT):
        return Intent.PROGRAM
    if seen.has(Cue.DEFINE) and not teams and (seen.term or Relation.PROGRAMME in relations) and not stage:
        return Intent.PROGRAM
    if seen.has(Cue.RULES) and not seen.has(Cue.OUT) and not teams:
        return Intent.PROGRAM
    return None


def _asks_whose(seen: Features) -> bool:
    """Whether one team is said to be with another: in its consortium, on its side."""
    return bool(_WITH.search(seen.english) or _WITH_KO.search(seen.korean))


def _asks_members(seen: Features) -> bool:
    """Whether the partners of one team are asked for, rather than how its consortium stands."""
    english = _WITH.sub(" ", seen.english)
    placed = (
        seen.has(Cue.OUT, Cue.FATE) or CUES[Cue.IN].en.search(english) or CUES[Cue.IN].ko.search(seen.korean)
    )
    asks_who = _WHO_IS_THERE.search(f"{seen.english} {seen.korean}")
    return bool(_PARTNERS.search(f"{seen.english} {seen.korean}") or asks_who) and not placed


def _of_standings(case: Case) -> Intent | None:
    """Who is in, who is out."""
    seen, teams, stage, others = case.seen, case.teams, case.stage, case.others
    if teams:
        told = seen.has(*TALK, Cue.RIGHT, Cue.NOT, Cue.TEAM, Cue.DOMAIN) or stage is not None
        return Intent.STATUS if told or not seen.strange else None
    lists = seen.has(Cue.WHO, Cue.WHICH_TEAMS, Cue.OVERVIEW, Cue.EXCEPT)
    if (lists or seen.has(Cue.SELECTED)) and seen.has(Cue.ORIGINAL) and not seen.strange:
        return Intent.ROSTER
    placed = seen.has(Cue.IN, Cue.OUT, Cue.APPLIED, Cue.DECLINED, Cue.WITHDREW, Cue.SELECTED, Cue.OVERVIEW)
    if number(seen) and seen.has(Cue.TEAM) and seen.words <= 3 and not seen.strange:
        return Intent.ROSTER
    if lists and not placed and seen.strange and stage is None:
        return None  # "which teams use ...": a list of those left would answer what was not asked
    if lists and (placed or stage or seen.has(Cue.TEAM, Cue.EXCEPT, Cue.BACK)):
        return Intent.ROSTER
    if seen.has(Cue.WINNER) or (seen.has(Cue.IN, Cue.OUT, Cue.WITHDREW) and seen.has(Cue.TEAM)):
        return Intent.ROSTER
    if stage is not None:
        return Intent.ROSTER
    if seen.term is not None or any(one.relation is Relation.PROGRAMME for one in others):
        return Intent.PROGRAM
    if (seen.has(Cue.IN, Cue.OUT) and seen.words <= 4 and not seen.strange) or _AS_OF_NOW.fullmatch(
        seen.korean
    ):
        return Intent.ROSTER
    return None


_TO_THE_NEXT = re.compile(
    r"\b(?:to|in|into) the next\b|다음(?:단계|라운드|평가|차수)(?:로|에|으로)?(?:진출|올라|간|가는|나가)"
)
_WITH = re.compile(
    r"\b(?:is |are |was |were )?(?:part |member |partner )?(?:in|of|on|with|join|joined|into) (?:the )?§"
)
_WITH_KO = re.compile(
    r"§(?:컨소시엄|팀|진영|쪽)?(?:에(?:는|도)?(?:§|있|들어|속|참여|포함|소속)|소속|멤버|파트너|참여)|§[은는이가도]?§(?:이야|인가|맞)"
)
_PARTNERS = re.compile(
    r"\b(?:partners?|members?|line-?up|allies|teamed|joined)\b|참여사|참여기관|참여기업|파트너|멤버|구성원|소속|함께하는|같이하는|합류한곳|손잡|기관들"
)
_WHO_IS_THERE = re.compile(
    r"\b(?:who|who's|whos|which|what|list)\b|누구|누가|어디어디|어떤(?:곳|데|회사|기업|기관)|무슨(?:회사|기업|기관)"
)
_AS_OF_NOW = re.compile(r"(?:현재|최신|최근|지금|오늘)(?:기준|시점)?(?:으로|으론|은|는|상황|에|요)*\??")
