"""Answers about stages that place nobody: what was objected to and why, what was shown, what was begun.

Such a stage has no outcome, so none is ever stated here, nor denied.
"""

import re

from answers.asked import Intent, PlainQuestion
from answers.fact_book import FactBook, age
from answers.facts import Claim, Stage
from answers.lexicon import Cue
from answers.sayings import Saying, say
from answers.search import best
from answers.terms import Event, StageKind
from answers.told import MOST_LINES, Told, out_before, was_out, yes_or_no

_PLACELESS = frozenset({StageKind.OBJECTION, StageKind.SHOWCASE, StageKind.CEREMONY})
_OF_STANDINGS = frozenset({Intent.STATUS, Intent.ROSTER, Intent.COUNT, Intent.WHY})
_RULING = re.compile(
    r"\b(?:results?|outcomes?|rul(?:e|ed|ing)|decisions?|decided|reject\w*|dismiss\w*|accept\w*|upheld|uphold|grant\w*|succe\w+|work(?:ed)?"
    r"|overturn\w*|fail\w*|won|win|lost|lose|verdict|answer\w*|happened|approved|denied|go through|went|resolved|pending|over|done|status)\b"
    r"|결과|기각|인용|받아들|수용|결론|판정|결정|(?<!대)답|통과|성공|먹혔|어떻게|어케|인정|각하|반려|됐|되었|처리|끝났|진행|실패|번복|뒤집"
)  # fmt: skip
_DEMANDED = re.compile(
    r"\b(?:demand\w*|ask(?:s|ed|ing)?|want(?:ed|s)?|request\w*|sa(?:y|id)|about|claim\w*|argu\w+|what)\b|요구|뭐|뭘|무엇|주장|내용|어떤|무슨|공개하라"
)
_FOR_REASONS = "asked requested criteria basis 요구 주장 근거"


def tell_occasion(asked: PlainQuestion, facts: FactBook) -> Told | None:
    """What was said and done at a stage that places nobody; None where another answer is right."""
    stage = asked.stage
    if stage is None or stage.kind not in _PLACELESS:
        return None
    ruling = asked.intent is Intent.WHEN and _RULING.search(asked.bare)
    if stage.kind is StageKind.OBJECTION and (ruling or asked.intent in _OF_STANDINGS | {Intent.STATEMENT}):
        return _objection(asked, stage, facts)
    if asked.intent not in _OF_STANDINGS:
        return None
    if asked.intent in {Intent.ROSTER, Intent.COUNT} and _shown_at(stage, asked, facts):
        return None  # a list of those who showed is true
    return _held(asked, stage, facts)


def _objection(asked: PlainQuestion, stage: Stage, facts: FactBook) -> Told:
    here = _claims_at(stage, asked, facts)
    filed = [one for one in here if one.event is Event.OBJECTION]
    own = [one for one in filed if not asked.teams or one.team in {team.id for team in asked.teams}]
    answered = sorted((one for one in here if one.event in _ANSWERS), key=age, reverse=True)
    if not filed:
        return Told(lead=say("objection-none"), stage=stage, teams=asked.teams)
    if not own:
        lead: Saying = say("objection-none-by", teams=asked.teams)
        lead = yes_or_no(False, lead) if asked.yes_no else lead
        return _told(asked, stage, lead, filed[:1], facts)
    words = asked.bare + asked.topic
    placed = asked.cues & {Cue.IN, Cue.OUT, Cue.BACK, Cue.SELECTED} and (asked.teams or asked.yes_no)
    if (placed or _RULING.search(asked.bare)) and Cue.WHY not in asked.cues:
        return _told(asked, stage, None, [*answered, *own[:1]], facts, open_=True)
    if Cue.WHY in asked.cues or (_DEMANDED.search(asked.bare) and Cue.WHO not in asked.cues):
        found = best(f"{words} {_FOR_REASONS}", own, facts.claim_terms, facts.term_weights)
        return _told(asked, stage, None, [one for _score, one in found] or own, facts)
    sure = asked.yes_no and not asked.beside and _WHETHER.search(asked.bare.lower())
    lead = yes_or_no(True, own[0]) if sure else own[0]
    return _told(asked, stage, lead, [*own[:1], *answered, *own[1:]], facts, open_=not answered)


_WHETHER = re.compile(r"\b(?:did|has|have|was|were|is|does)\b|했|하|냈|넣|있")
_ANSWERS = frozenset({Event.RESULT_PENDING, Event.RESULT})


def _held(asked: PlainQuestion, stage: Stage, facts: FactBook) -> Told:
    """What a team did there, or what it was; that nobody could pass or fall there."""
    here = _claims_at(stage, asked, facts)
    of_all = [one for one in here if one.team is None]
    ranked = [one for _score, one in best(asked.topic, of_all, facts.claim_terms, facts.term_weights)]
    rules = [one for one in ranked if one.event is Event.RULE]
    main = [one for one in of_all if one.event in {Event.SCHEDULE, Event.PRESENTED, Event.RESULT}]
    if not asked.teams:
        return _told(asked, stage, None, [*main[-1:], *(rules or ranked)], facts)
    own = [
        one for team in asked.teams for one in here if one.team == team.id and one.event is not Event.RELATED
    ]
    if own:
        return _told(asked, stage, None, [*own, *rules[:1]], facts)
    before = out_before(asked.teams[0], stage, facts, asked.when.moment)
    if before is not None:
        return _told(asked, stage, was_out(before, stage), list(before.because), facts)
    return _told(asked, stage, None, [*main[-1:], *rules[:1]], facts)


def _told(
    asked: PlainQuestion,
    stage: Stage,
    lead: Saying | None,
    claims: list[Claim],
    facts: FactBook,
    *,
    open_: bool = False,
) -> Told:
    """`claims` after one another, the first of them as the lead unless another is given."""
    claims = list(dict.fromkeys(claims))
    first = lead or (claims[0] if claims else stage.rule) or say("not-known")
    said = claims[0] if claims and (lead is None or _holds(lead, claims[0])) else None
    lines: list[Saying] = [one for one in claims if one is not said]
    if open_:
        lines += [
            say("team-open", text=one.text) for one in facts.programme.unknowns if stage.id in one.about
        ][:1]
    return Told(
        lead=first,
        lines=tuple(lines[:MOST_LINES]),
        claims=tuple(claims),
        teams=asked.teams,
        stage=stage,
        about=(stage.id, *(one.id for one in asked.teams)),
    )


def _holds(lead: Saying, claim: Claim) -> bool:
    return lead is claim or claim in dict(getattr(lead, "fields", ())).values()


def _claims_at(stage: Stage, asked: PlainQuestion, facts: FactBook) -> list[Claim]:
    return [one for one in facts.all_claims(asked.when.moment) if one.stage == stage.id]


def _shown_at(stage: Stage, asked: PlainQuestion, facts: FactBook) -> bool:
    return stage.kind is StageKind.SHOWCASE and any(
        one.team and one.event is Event.PRESENTED for one in _claims_at(stage, asked, facts)
    )
