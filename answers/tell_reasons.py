"""Whether the reason that a question supposes is the one on record."""

import re

from answers.asked import PlainQuestion
from answers.fact_book import FactBook
from answers.facts import Claim
from answers.sayings import Say, say
from answers.search import best
from answers.standing import Standing
from answers.terms import OUT, Event, ReasonCode
from answers.told import given_reasons, yes_or_no

_CODES = {
    ReasonCode.SCORE: re.compile(r"\b(?:scores?|scoring|points?|marks?)\b|점수|성적|총점"),
    ReasonCode.ELIGIBILITY: re.compile(r"\b(?:independence|eligib\w+|sovereignty|from scratch)\b|독자성|자격|프롬\s*스크래치"),
}  # fmt: skip
_OF_A_REASON = re.compile(
    r"\b(?:for|because|cuz|due to|over|on|from|thanks to|by)\b|때문|땜에|이유로|(?:써서|쓴|썼|사용)|[가-힣]로\s*(?:떨|탈|잘|짤|빠)|[아어해]서\s*(?:떨|탈|잘|짤|빠)|미달|부족"
)
_ENOUGH = 2.0  # the weight of shared words above which a claim speaks of the reason supposed


def reason_supposed(asked: PlainQuestion, stands: Standing, facts: FactBook) -> Say | None:
    """Yes or no to the reason supposed for a team's fall, with the real one; None where none is or nobody knows."""
    given = given_reasons(stands)
    if not asked.yes_no or asked.asks_in is not False or stands.outcome not in OUT or not given:
        return None
    if not _OF_A_REASON.search(asked.bare.lower()):
        return None
    right = _by_code(asked, given)
    if right is None:
        right = _by_words(asked, stands, given, facts)
    if right is None:
        return None
    return yes_or_no(True, given[0]) if right else say("answer-no-reason", rest=given[0])


def _by_code(asked: PlainQuestion, given: list[Claim]) -> bool | None:
    named = {code for code, words in _CODES.items() if words.search(asked.bare.lower())}
    known = {one.reason for one in given if one.reason in _CODES}
    if len(named) != 1 or not known:
        return None
    return bool(named & known)


def _by_words(asked: PlainQuestion, stands: Standing, given: list[Claim], facts: FactBook) -> bool | None:
    """By the words shared with this team's reasons, or with another's at the same stage alone."""
    of_all = [
        one
        for team in facts.teams
        for one in facts.claims_of(team.id, asked.when.moment)
        if one.event is Event.REASON and stands.stage and one.stage == stands.stage.id
    ]
    found = best(" ".join(asked.beside), of_all, facts.claim_terms, facts.term_weights)
    own = max((score for score, one in found if one in given), default=0.0)
    others = max((score for score, one in found if one not in given), default=0.0)
    if own >= _ENOUGH and own >= others:
        return True
    return False if others >= _ENOUGH and own == 0 else None
