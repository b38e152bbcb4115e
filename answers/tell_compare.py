"""Answers that set things side by side: teams and their marks or models, stages and their rules; and the
sources behind what is said.
"""

import re
from collections.abc import Sequence

from answers.asked import PlainQuestion
from answers.fact_book import FactBook, age
from answers.facts import Claim, Measure, Stage, Team
from answers.lexicon import Cue
from answers.marks import TOTAL, measure_asked, number
from answers.marks import scores as scores_of
from answers.sayings import Say, Saying, Sentences, say
from answers.search import best
from answers.standing import board, standing
from answers.tell_facts import pool
from answers.tell_places import teams_at_places
from answers.tell_scores import last_scored, marks_of_part
from answers.terms import Event
from answers.told import MOST_LINES, Told, dispute, headline, yes_or_no


def tell_compare(asked: PlainQuestion, facts: FactBook) -> Told:
    """Teams beside each other: how each stands, and their marks where both have them; or their models."""
    moment = asked.when.moment
    if Cue.GAP in asked.cues and (gap := _gap(asked, facts)) is not None:
        return gap
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
    if Cue.GAP in asked.cues and _OF_MARKS.search(asked.topic.lower()):
        lead = say("gap-unknown", rest=lead)
    beaten = _BEAT.search(asked.topic.lower()) or _LOST.search(asked.topic.lower())
    if len(teams) == 2 and (beaten or not asked.cues & {Cue.WHY, Cue.OUT, Cue.IN}):
        higher = _higher(teams, scores, facts)
        lead = _supposed_higher(asked, teams, higher) or higher or lead
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


_BEAT = re.compile(
    r"\b(?:beat|beats|beaten|outscored?|outrank(?:ed)?|ahead of|better|higher|more|above|w[io]n against|defeat(?:ed)?)\b"
    r"|이겼|이긴|높|앞섰|앞서|앞선|잘했|잘봤|제쳤|꺾"
)
_OF_MARKS = re.compile(r"\b(?:gap|points?|scores?|marks?|margin)\b|점")
_LOST = re.compile(r"\b(?:lose|lost|loses|worse|lower|behind|below|less)\b|졌|지고|낮|뒤졌|뒤처|못했")


def _supposed_higher(asked: PlainQuestion, teams: Sequence[Team], higher: Say | None) -> Saying | None:
    """Yes or no to one team's being above the other by marks, the first named being the one spoken of."""
    topic = asked.topic.lower()
    above, below = _BEAT.search(topic) is not None, _LOST.search(topic) is not None
    if higher is None or not asked.yes_no or above == below or asked.cues & {Cue.WHY, Cue.WHO}:
        return None
    if higher.key == "score-equal":
        return yes_or_no(False, higher)
    first = dict(higher.fields)["team"] == teams[0]
    return yes_or_no(first == above, higher)


def _gap(asked: PlainQuestion, facts: FactBook) -> Told | None:
    """How far two teams are apart by the marks of one stage: in the part named, or in all."""
    teams = asked.teams or _ranked(asked, facts)
    if len(teams) != 2:
        return None
    stages = [asked.stage] if asked.stage else list(reversed(facts.stages))
    for stage in stages:
        of_team = {team: scores_of(facts, asked, team, stage) for team in teams}
        measure = measure_asked(asked, facts, [claim for claims in of_team.values() for claim in claims])
        key = measure.id if measure else TOTAL
        fullest = {team: _fullest(claims, key) for team, claims in of_team.items()}
        marks = [
            (number(claim, key) or 0.0, team, claim) for team, claim in fullest.items() if claim is not None
        ]
        if len(marks) == 2:
            return _apart(teams, stage, marks, measure)
    return None


def _ranked(asked: PlainQuestion, facts: FactBook) -> tuple[Team, ...]:
    """The teams at the two places that the question names instead of teams."""
    stage = asked.stage or last_scored(asked, facts)
    return teams_at_places(asked, stage, facts) if stage else ()


def _fullest(claims: Sequence[Claim], key: str) -> Claim | None:
    """Of the claims that hold a mark, the one that tells most beside it."""
    held = [one for one in claims if number(one, key) is not None]
    return max(held, key=lambda one: len(one.value), default=None)


def _apart(
    teams: Sequence[Team], stage: Stage, marks: list[tuple[float, Team, Claim]], measure: Measure | None
) -> Told:
    (high, first, one), (low, second, other) = sorted(marks, key=lambda mark: -mark[0])
    fields = {
        "team": first,
        "second": second,
        "gap": round(high - low, 2),
        "mark": high,
        "other": low,
        "stage": stage,
    }
    lead: Saying = say("score-gap", **fields)
    if high == low:
        lead = say("score-equal", team=first, second=second, mark=high, stage=stage)
    elif measure:
        lead = say("score-gap-part", measure=measure.name, **fields)
    return Told(
        lead=lead,
        lines=(one, other),
        claims=(one, other),
        teams=tuple(teams),
        stage=stage,
        about=(first.id, second.id),
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


def _higher(teams: Sequence[Team], scores: Sequence[Claim | None], facts: FactBook) -> Say | None:
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
