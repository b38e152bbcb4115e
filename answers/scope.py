"""Whether a text is about the programme at all, decided from its features."""

from answers.facts import Stage, Team
from answers.features import Features
from answers.folding import flat
from answers.lexicon import Cue
from answers.name_index import Decoy, Relation
from answers.vocabulary import known_word

_MOST_STRANGE = 0.5  # the share of strange words up to which a text without any anchor may be ours

_STRANGE_ENOUGH = 2  # strange words beside one of another matter, from which a text is of that matter

_LEAST_STRANGE = 0.12  # the same where all that is asked could be asked of any contest or thing

_VAGUE = frozenset({
    Cue.WHO, Cue.IN, Cue.OUT, Cue.TOP, Cue.BOTTOM, Cue.DEFINE, Cue.WHEN, Cue.FATE, Cue.NOT, Cue.RIGHT, Cue.ELLIPSIS, Cue.MODEL, Cue.WHY,
    Cue.APPLIED, Cue.NOW, Cue.COMPARE, Cue.LATEST, Cue.EARLIEST, Cue.BEFORE, Cue.SELECTED, Cue.PERSON, Cue.COUNT,
    Cue.OFF_TOPIC, Cue.STATEMENT, Cue.SUPPORT, Cue.MONEY, Cue.ROW, Cue.WINNER, Cue.AHEAD, Cue.CANCELLED,
})  # fmt: skip

_CONTEST = (
    Cue.IN, Cue.OUT, Cue.SCORE, Cue.STATEMENT, Cue.MODEL, Cue.BACK, Cue.SELECTED, Cue.DOMAIN, Cue.APPLIED, Cue.DECLINED, Cue.WITHDREW,
    Cue.MEMBERS, Cue.COMPARE, Cue.NEXT, Cue.TEAM, Cue.ROW, Cue.RULES, Cue.CRITERIA, Cue.SOURCE, Cue.MONEY, Cue.WHY, Cue.FATE,
)  # fmt: skip

TALK = (
    Cue.IN, Cue.OUT, Cue.WHY, Cue.SCORE, Cue.FATE, Cue.STATEMENT, Cue.APPLIED, Cue.DECLINED, Cue.WITHDREW, Cue.SELECTED,
    Cue.MEMBERS, Cue.NEXT, Cue.BACK, Cue.COMPARE, Cue.SOURCE, Cue.MODEL, Cue.WHEN, Cue.SUPPORT, Cue.PLAN, Cue.DEFINE, Cue.RULES,
    Cue.OVERVIEW, Cue.CRITERIA,
)  # fmt: skip


def is_foreign(
    seen: Features, teams: tuple[Team, ...], stage: Stage | None, others: tuple[Decoy, ...]
) -> bool:
    """Whether the text gives orders, is about something else, or says nothing we know."""
    if seen.has(Cue.ORDERS):
        return True
    relations = {one.relation for one in others}
    ours = bool(relations - {Relation.OTHER}) or stage is not None or _has_own_term(seen)
    about_team = bool(teams) and seen.has(*TALK)
    anchored = stage is not None or bool(relations - {Relation.OTHER})
    if seen.has(Cue.OFF_TOPIC) and not anchored:
        strong = seen.has(Cue.OUT, Cue.WHY, Cue.SCORE, Cue.STATEMENT, Cue.COMPARE) and bool(teams)
        strong = strong and len(seen.strange) < _STRANGE_ENOUGH
        if not strong:
            return True
    if (
        (seen.has(Cue.WINNER) or (seen.has(Cue.CANCELLED) and seen.has(Cue.DOMAIN)))
        and not seen.strange
        and not relations
    ):
        return False
    if Relation.OTHER in relations and not teams and not ours:
        return True
    if seen.names.longer and not teams and not ours:
        return True
    if teams and not ours and _only_vaguely_ours(seen):
        return True
    if teams or ours:
        lost = len(seen.strange) > max(3, seen.words * 0.7)
        return lost and not about_team and not ours
    if not seen.cues - {Cue.OFF_TOPIC, Cue.ELLIPSIS, Cue.RIGHT, Cue.NOT, Cue.AHEAD, Cue.CANCELLED}:
        return True
    vague = not seen.cues - _VAGUE
    share = _LEAST_STRANGE if vague else _MOST_STRANGE
    return len(seen.strange) > seen.words * share


def _has_own_term(seen: Features) -> bool:
    """Whether a word of the glossary is there that other contests do not use as well."""
    if seen.term is None:
        return False
    return not any(known_word(flat(one)) for one in (seen.term.word.ko, seen.term.word.en))


def _only_vaguely_ours(seen: Features) -> bool:
    """Whether a team is named, but the rest is of words we do not know and asks nothing of a contest."""
    weight = sum(len(one) // 2 if one > "가" else 2 for one in seen.strange)
    return weight >= 2 and not seen.has(*_CONTEST)
