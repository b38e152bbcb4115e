"""Answers about marks: totals, parts, ranks, criteria, the highest and the lowest, and what was never published."""

from dataclasses import replace

from answers.asked import PlainQuestion
from answers.fact_book import FactBook
from answers.facts import Claim, Criterion, Stage, Team
from answers.lexicon import Cue
from answers.marks import TOTAL, measure_asked, number, parts_of, scores
from answers.sayings import Saying, say
from answers.search import best
from answers.standing import standing
from answers.tell_places import at_an_end, at_place, supposed_at_an_end, supposed_right
from answers.terms import STILL_IN, Event
from answers.told import MOST_LINES, Told, out_before, was_out, yes_or_no


def tell_score(asked: PlainQuestion, facts: FactBook) -> Told:
    """Marks as far as they are public; a mark that never was is said to be so."""
    if asked.teams:
        return _of_teams(asked, facts)
    stage = asked.stage or last_scored(asked, facts)
    if stage is None:
        return Told(lead=say("not-known"))
    if (
        Cue.CRITERIA in asked.cues
        and Cue.TOP not in asked.cues
        and stage.criteria
        and _average(asked) is False
    ):
        return _criteria(asked, stage, facts)
    placed = at_place(asked, stage, facts)
    if placed is not None:
        return placed
    if asked.cues & {Cue.TOP, Cue.BOTTOM, Cue.WINNER}:
        found = at_an_end(asked, stage, facts)
        if found is not None:
            return replace(found, lines=(*found.lines, *_through(asked, stage, facts)))
    return _of_stage(asked, stage, facts)


def _through(asked: PlainQuestion, stage: Stage, facts: FactBook) -> tuple[Saying, ...]:
    """Who came through the stage, where its winner is asked for: they may be several."""
    if Cue.WINNER not in asked.cues:
        return ()
    every = (standing(team, facts, asked.when.moment, stage) for team in facts.teams)
    teams = tuple(one.team for one in every if one.outcome in STILL_IN)
    return (say("status-stage", count=len(teams), stage=stage, teams=teams),) if teams else ()


def _average(asked: PlainQuestion) -> bool:
    return any(one in asked.topic.lower() for one in ("average", "mean", "평균"))


def marks_of_part(asked: PlainQuestion, facts: FactBook) -> Told | None:
    """The teams beside each other in the one part of the marks that the question names; best first."""
    stage = asked.stage
    every = {team: scores(facts, asked, team, stage) for team in asked.teams}
    measure = measure_asked(asked, facts, [claim for claims in every.values() for claim in claims])
    if measure is None:
        return None
    marks = [
        (mark, team, claim)
        for team, claims in every.items()
        for claim in claims[-1:]
        if (mark := number(claim, measure.id)) is not None
    ]
    if len(marks) < len(asked.teams):
        return None
    marks.sort(key=lambda one: -one[0])
    told = [
        say("score-part", team=team, measure=measure.name, mark=mark, stage=facts.stage_by_id[claim.stage])
        for mark, team, claim in marks
    ]
    return Told(
        lead=told[0],
        lines=tuple(told[1:]),
        claims=tuple(one for _m, _t, one in marks),
        teams=asked.teams,
        stage=stage,
    )


def last_scored(asked: PlainQuestion, facts: FactBook) -> Stage | None:
    """The last stage of which marks are on record."""
    scored = {one.stage for one in facts.all_claims(asked.when.moment) if one.event is Event.SCORE}
    return next((one for one in reversed(facts.stages) if one.id in scored), None)


def _of_teams(asked: PlainQuestion, facts: FactBook) -> Told:
    leads: list[Saying] = []
    lines: list[Saying] = []
    claims: list[Claim] = []
    for team in asked.teams:
        stage = asked.stage or _last_stage_of(team, asked, facts)
        told = _one(team, stage, asked, facts)
        leads.append(told.lead)
        lines += told.lines
        claims += told.claims
    return Told(
        lead=leads[0],
        lines=(*leads[1:], *lines)[: max(MOST_LINES, len(leads) - 1)],
        claims=tuple(claims),
        teams=asked.teams,
        stage=asked.stage,
        about=tuple(one.id for one in asked.teams),
    )


def _last_stage_of(team: Team, asked: PlainQuestion, facts: FactBook) -> Stage | None:
    scored = {one.stage for one in scores(facts, asked, team, None)}
    return next((one for one in reversed(facts.stages) if one.id in scored), None)


def _one(team: Team, stage: Stage | None, asked: PlainQuestion, facts: FactBook) -> Told:
    """One team's marks at one stage: the part asked for, or the total with its parts."""
    claims = scores(facts, asked, team, stage)
    if not claims:
        if stage is not None:
            before = out_before(team, stage, facts, asked.when.moment)
            return Told(
                lead=say("score-none-stage", team=team, stage=stage),
                lines=(was_out(before, stage),) if before else (),
                claims=before.because if before else (),
            )
        return Told(lead=say("score-none", team=team))
    measure = measure_asked(asked, facts, claims)
    held = stage or facts.stage_by_id[claims[-1].stage]
    known = measure is None and any(number(one, "rank") and number(one, TOTAL) is not None for one in claims)
    if not known and (placed := supposed_at_an_end(asked, team, held, facts)):
        return placed
    if measure is not None:
        told = next(one for one in reversed(claims) if number(one, measure.id) is not None)
        mark = number(told, measure.id)
        lead: Saying = say(
            "score-part",
            team=team,
            measure=measure.name,
            mark=float(mark or 0),
            stage=facts.stage_by_id[told.stage],
        )
        return Told(lead=lead, lines=(told,), claims=(told,))
    totals = [one for one in claims if number(one, TOTAL) is not None]
    found = best(asked.topic, totals or claims, facts.claim_terms, facts.term_weights)
    chosen = totals[0] if totals else (found[0][1] if found else claims[-1])
    chosen = max(totals, key=lambda one: len(one.value)) if totals else chosen
    unknowns = [
        one.text for one in facts.programme.unknowns if team.id in one.about and chosen.stage in one.about
    ]
    parts = parts_of(chosen, facts)
    lines: list[Saying] = [*parts, *([] if totals else unknowns[:1])]
    if not totals and unknowns:
        return Told(
            lead=say("score-unpublished", team=team, stage=facts.stage_by_id[chosen.stage]),
            lines=(chosen, *unknowns[:1]),
            claims=tuple(claims),
        )
    right = supposed_right(asked, chosen)
    first = (
        at_an_end(asked, facts.stage_by_id[chosen.stage], facts) if right is False and _ends(asked) else None
    )
    if first is not None and isinstance(first.lead, Claim):
        return Told(lead=yes_or_no(False, chosen), lines=(first.lead, *parts), claims=(chosen, *first.claims))
    return Told(
        lead=chosen if right is None else yes_or_no(right, chosen),
        lines=tuple(lines[:MOST_LINES]),
        claims=tuple(dict.fromkeys([chosen, *claims])),
    )


def _ends(asked: PlainQuestion) -> bool:
    return bool(asked.cues & {Cue.TOP, Cue.BOTTOM, Cue.WINNER})


def _criteria(asked: PlainQuestion, stage: Stage, facts: FactBook) -> Told:
    """How the points of a stage were divided."""
    rules = [
        one
        for one in facts.claims_of(None, asked.when.moment)
        if one.stage == stage.id and one.event is Event.RULE
    ]
    found = best(asked.topic + " points 배점", rules, facts.claim_terms, facts.term_weights)
    claims = tuple(one for _score, one in found[:1])
    lines = tuple(_criterion(one) for one in stage.criteria)
    return Told(
        lead=claims[0] if claims else say("criteria-of", stage=stage),
        lines=lines[:MOST_LINES],
        claims=claims,
        stage=stage,
        about=(stage.id,),
    )


def _criterion(one: Criterion) -> Saying:
    if one.most is None:
        return say("criterion-open", name=one.name)
    parts = tuple(
        say("score-pair", measure=part.name, mark=float(part.most))
        for part in one.parts
        if part.most is not None
    )
    if not parts:
        return say("criterion", name=one.name, most=float(one.most))
    return say("criterion-parts", name=one.name, most=float(one.most), parts=parts)


def _of_stage(asked: PlainQuestion, stage: Stage, facts: FactBook) -> Told:
    """What is on record of a stage's marks: the claim the question is nearest to, and each team's total."""
    told = scores(facts, asked, None, stage)
    wants_order = any(
        one in asked.topic.lower()
        for one in ("rank", "order", "place", "순위", "등수", "table", "점수표", "everyone", "all", "전체")
    )
    totals = [
        claim
        for team in facts.teams
        for claim in scores(facts, asked, team, stage)
        if number(claim, TOTAL) is not None and "rank" in claim.value
    ]
    unknowns = [one.text for one in facts.programme.unknowns if stage.id in one.about]
    if totals and (wants_order or not told or not _average(asked)) and not asked.when.as_of:
        ordered = sorted(totals, key=lambda one: -(number(one, TOTAL) or 0))
        return Told(
            lead=ordered[0],
            lines=tuple(ordered[1 : MOST_LINES + 1]),
            claims=tuple(ordered),
            stage=stage,
            about=(stage.id,),
        )
    every = [*told, *(claim for team in facts.teams for claim in scores(facts, asked, team, stage))]
    found = [one for _score, one in best(asked.topic, every, facts.claim_terms, facts.term_weights)] or every
    if wants_order and unknowns:
        return Told(
            lead=unknowns[-1],
            lines=tuple(found[:MOST_LINES]),
            claims=tuple(found[:MOST_LINES]),
            stage=stage,
            about=(stage.id,),
        )
    if not found:
        lead = unknowns[0] if unknowns else say("score-stage-none", stage=stage)
        return Told(
            lead=lead,
            stage=stage,
            about=(stage.id,),
            lines=(stage.criteria_note,) if stage.criteria_note else (),
        )
    return Told(
        lead=found[0],
        lines=tuple(found[1:MOST_LINES]),
        claims=tuple(found[:MOST_LINES]),
        stage=stage,
        about=(stage.id,),
    )
