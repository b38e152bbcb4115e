"""Answers that set things side by side: teams and their marks or models, stages and their rules; and the
sources behind what is said.
"""

from collections.abc import Sequence

from answers.asked import PlainQuestion
from answers.fact_book import FactBook, age
from answers.facts import Claim, Team
from answers.lexicon import Cue
from answers.sayings import Saying, Sentences, say
from answers.search import best
from answers.standing import board, standing
from answers.tell_facts import pool
from answers.tell_scores import marks_of_part
from answers.terms import Event
from answers.told import MOST_LINES, Told, dispute, headline


def tell_compare(asked: PlainQuestion, facts: FactBook) -> Told:
    """Teams beside each other: how each stands, and their marks where both have them; or their models."""
    moment = asked.when.moment
    if asked.teams and (marks := marks_of_part(asked, facts)) is not None:
        return marks
    if not asked.teams and Cue.CRITERIA in asked.cues:
        return _rules_beside(asked, facts)
    teams = asked.teams or tuple(one.team for one in board(facts, moment).remaining)
    standings = [standing(team, facts, moment, asked.stage) for team in teams]
    claims: list[Claim] = [claim for one in standings for claim in one.because]
    if asked.cues & {Cue.MODEL, Cue.SUPPORT} or _wants_size(asked):
        models = [_model(team, asked, facts) for team in teams]
        told = [one for one in models if one]
        if told:
            ordered = sorted(told, key=_size, reverse=True)
            return Told(
                lead=ordered[0],
                lines=tuple(ordered[1:MOST_LINES]),
                claims=tuple(ordered),
                teams=teams,
                about=tuple(one.id for one in teams),
            )
    if not teams:
        return Told(lead=say("not-known"))
    beside = tuple(headline(one, asked.when, asked.stage) for one in standings)
    scores = [_total(team, asked, facts) for team in teams]
    lead: Saying = say("compare", parts=Sentences(beside))
    if len(teams) == 2 and not asked.cues & {Cue.WHY, Cue.OUT, Cue.IN}:
        lead = _higher(teams, scores, facts) or lead
    if Cue.WHY in asked.cues or Cue.OUT in asked.cues:
        lines: list[Saying] = [claim for one in standings for claim in one.reasons[:1]]
    else:
        lines = [one for one in scores if one]
        claims += [one for one in scores if one]
    claims += [claim for one in standings for claim in one.reasons[:1]]
    return Told(
        lead=lead,
        lines=tuple(lines),
        claims=tuple(claims),
        teams=asked.teams,
        stage=asked.stage,
        about=tuple(one.id for one in teams),
    )


def _rules_beside(asked: PlainQuestion, facts: FactBook) -> Told:
    """How the rules of stages differ: the claims about rules nearest to the question."""
    rules = [one for one in facts.claims_of(None, asked.when.moment) if one.event is Event.RULE]
    topic = f"{asked.topic} points replaced rose marks 배점 높였으며 대신"
    told = tuple(one for _score, one in best(topic, rules, facts.claim_terms, facts.term_weights))[
        :MOST_LINES
    ]
    return (
        Told(lead=told[0], lines=told[1:], claims=told, stage=asked.stage)
        if told
        else Told(lead=say("not-known"))
    )


def _higher(teams: Sequence[Team], scores: Sequence[Claim | None], facts: FactBook) -> Saying | None:
    """Which of two scored higher in all, where both totals of one stage are public."""
    first, second = scores
    if first is None or second is None or first.stage != second.stage:
        return None
    marks = [(float(one.value["total"]), team) for one, team in ((first, teams[0]), (second, teams[1]))]
    (low, lower), (high, higher) = sorted(marks, key=lambda one: one[0])
    stage = facts.stage_by_id[first.stage]
    if low == high:
        return say("score-equal", team=higher, second=lower, mark=high, stage=stage)
    return say("score-higher", team=higher, second=lower, mark=high, other=low, stage=stage)


def _wants_size(asked: PlainQuestion) -> bool:
    return any(
        one in asked.topic.lower()
        for one in ("larger", "bigger", "smaller", "size", "param", "커", "큰", "작", "크기")
    )


def _model(team: Team, asked: PlainQuestion, facts: FactBook) -> Claim | None:
    told = [
        one
        for one in facts.claims_of(team.id, asked.when.moment)
        if "params_b" in one.value and one.event in {Event.MODEL_RELEASE, Event.PRESENTED}
    ]
    found = best(asked.topic, told, facts.claim_terms, facts.term_weights)
    return found[0][1] if found else (told[-1] if told else None)


def _size(claim: Claim) -> float:
    value = claim.value.get("params_b")
    return float(max(value) if isinstance(value, list) else value or 0)


def _total(team: Team, asked: PlainQuestion, facts: FactBook) -> Claim | None:
    told = [
        one for one in facts.claims_of(team.id, asked.when.moment)
        if one.event is Event.SCORE and one.value.get("total") is not None and (asked.stage is None or one.stage == asked.stage.id)
    ]  # fmt: skip
    return max(
        told,
        key=lambda one: (
            one.stage == (asked.stage.id if asked.stage else one.stage),
            len(one.value),
            age(one),
        ),
        default=None,
    )


def tell_source(asked: PlainQuestion, facts: FactBook) -> Told:
    """On what it rests: how many sources, how many official, how new, and the first of them."""
    about = pool(asked, facts)
    found = [one for _score, one in best(asked.topic, about, facts.claim_terms, facts.term_weights)]
    named = bool(asked.teams or asked.stage)
    claims = tuple(found[:3]) if found and named else tuple(about)
    if asked.teams and not found:
        stands = standing(asked.teams[0], facts, asked.when.moment, asked.stage)
        claims = stands.claims or claims
    sources = facts.sources_of(claims)
    official = sum(one.official for one in sources)
    lead = say("source-count", count=len(sources), official=official, until=facts.programme.evidence_until)
    conflicts = [
        one
        for one in facts.conflicts
        if one.kind == "sources-disagree"
        and (
            not named
            or {team.id for team in asked.teams} & set(one.about)
            or (asked.stage and asked.stage.id in one.about)
        )
    ]
    lines: list[Saying] = list(claims[:1]) if named else []
    if (
        conflicts
        and (named or Cue.COMPARE in asked.cues or _asks_for_disputes(asked))
        and Cue.RIGHT not in asked.cues
    ):
        lines.append(dispute(conflicts[0]))
    return Told(
        lead=lead,
        lines=tuple(lines[:MOST_LINES]),
        claims=claims,
        teams=asked.teams,
        stage=asked.stage,
        about=tuple(one.id for one in asked.teams),
    )


def _asks_for_disputes(asked: PlainQuestion) -> bool:
    return any(
        one in asked.topic.lower()
        for one in ("contradict", "disagree", "conflict", "differ", "다른", "엇갈", "모순")
    )
