"""Answers from single claims: when something happened, what comes next, what was said."""

import re
from collections.abc import Iterable, Sequence

from answers.asked import PlainQuestion
from answers.fact_book import FactBook, age
from answers.facts import Claim
from answers.lexicon import Cue
from answers.name_index import Relation
from answers.sayings import Saying, say
from answers.search import NEAR_BEST, best
from answers.standing import board, plan_of, standing
from answers.tell_days import tell_supposed
from answers.tell_lists import plan_saying, to_come
from answers.terms import OUT, STILL_IN, Event
from answers.told import MOST_LINES, Told, headline

_SPOKEN = (
    Event.STATEMENT,
    Event.CONTROVERSY,
    Event.OBJECTION,
    Event.REASON,
    Event.DECLINED_REVIVAL,
    Event.RESULT_PENDING,
    Event.RULE,
)
_DISPUTE_DAYS = 7  # within which an accusation, its answer and its end belong together
_OF_ALL = 1.6  # how much more a claim about the programme counts where no team is named


def tell_when(asked: PlainQuestion, facts: FactBook) -> Told:
    """The day of what is asked about; a premise that is not so is mended."""
    if asked.stage is not None and (supposed := tell_supposed(asked, asked.stage, facts)):
        return supposed
    wanted = _events_asked(asked)
    spoken = bool(asked.teams) and Cue.STATEMENT in asked.cues
    about = _mentioned(asked, facts) if spoken else pool(asked, facts)
    premise = _untrue(asked, facts)
    if premise is not None:
        return premise
    every = [one for one in about if one.happened_on]
    dated = [one for one in every if not wanted or one.event in wanted] or every
    ranked = best(_topic(asked), dated, facts.claim_terms, facts.term_weights)
    if not asked.teams:  # what is told of the programme answers before what is told of one team
        ranked = tuple(sorted(ranked, key=lambda one: -one[0] * (_OF_ALL if one[1].team is None else 1)))
    found = [one for _score, one in ranked] or dated[::-1]
    if asked.teams and wanted & {Event.ELIMINATED, Event.NOT_SELECTED}:
        found = sorted(found, key=age, reverse=True)
    if not found:
        return Told(lead=say("not-known"), teams=asked.teams)
    first = found[0]
    each = [next((one for one in found if one.team == team.id), None) for team in asked.teams[1:]]
    if asked.teams[1:] and all(each):  # one line for each team named
        chosen = [one for one in found if one.team == asked.teams[0].id][:1] + [one for one in each if one]
        first, found = chosen[0], chosen
    shown = max(2, len(asked.teams))
    return Told(
        lead=first,
        lines=tuple(found[1:shown]),
        claims=tuple(found[:shown]),
        teams=asked.teams,
        stage=asked.stage,
        about=tuple(one.id for one in asked.teams),
    )


def _events_asked(asked: PlainQuestion) -> frozenset[Event]:
    """The kinds of event that the words of the question speak of."""
    cues = asked.cues
    if Cue.MODEL in cues and asked.teams:
        return frozenset({Event.MODEL_RELEASE, Event.PRESENTED})
    if cues & {Cue.DECLINED}:
        return frozenset({Event.DECLINED_REVIVAL})
    if not asked.teams and asked.stage and cues & {Cue.FATE, Cue.OUT, Cue.IN, Cue.STATEMENT}:
        return frozenset({Event.RESULT})
    if cues & {Cue.STATEMENT}:
        return frozenset(_SPOKEN)
    if asked.asks_in is False:
        return frozenset({Event.ELIMINATED, Event.NOT_SELECTED, Event.NOT_SELECTED_REVIVAL, Event.WITHDREW})
    if asked.asks_in or cues & {Cue.BACK}:
        return frozenset(
            {Event.ADVANCED, Event.SELECTED, Event.SELECTED_REVIVAL, Event.SHORTLISTED, Event.RESULT}
        )
    if not asked.teams:
        return frozenset(
            {
                Event.SCHEDULE,
                Event.RESULT,
                Event.PRESENTED,
                Event.RULE,
                Event.SCORE,
                Event.STATEMENT,
                Event.OBJECTION,
            }
        )
    return frozenset()


def _untrue(asked: PlainQuestion, facts: FactBook) -> Told | None:
    """The mended premise of "when did X win" or "when was X cut" where that did not happen."""
    if len(asked.teams) != 1 or asked.asks_in is None or asked.cues & {Cue.MODEL, Cue.DECLINED}:
        return None
    stands = standing(asked.teams[0], facts, asked.when.moment, asked.stage)
    wrong = (
        (stands.outcome in STILL_IN) != asked.asks_in
        if stands.outcome in STILL_IN | OUT
        else asked.stage is not None
    )
    ever = any(
        one.event in _events_asked(asked) for one in facts.claims_of(asked.teams[0].id, asked.when.moment)
    )
    if not wrong or (ever and asked.stage is None):
        return None
    rest = headline(stands, asked.when, asked.stage)
    return Told(
        lead=say("answer-premise", rest=rest),
        claims=stands.claims,
        teams=asked.teams,
        outcome=stands.outcome,
        stage=stands.stage,
        about=(stands.team.id,),
    )


def pool(asked: PlainQuestion, facts: FactBook) -> list[Claim]:
    """The claims about the teams named, or about the programme; at the stage, where one is named."""
    moment = asked.when.moment
    held: Iterable[Claim] = [claim for team in asked.teams for claim in facts.claims_of(team.id, moment)]
    if not asked.teams:
        held = facts.all_claims(moment)
    told = [one for one in held if asked.stage is None or one.stage == asked.stage.id]
    return told or list(held)


def _topic(asked: PlainQuestion) -> str:
    """The words to look for: the question's own and the names of the stage it is about."""
    stage = asked.stage
    return f"{asked.topic} {stage.mention.en} {stage.mention.ko}" if stage else asked.topic


def tell_next(asked: PlainQuestion, facts: FactBook) -> Told:
    """What comes next, when it was last planned and by whom that was said."""
    moment = asked.when.moment
    stage = (
        asked.stage
        if asked.stage and facts.is_to_come(asked.stage, moment.as_of)
        else board(facts, moment).upcoming
    )
    if stage is None:
        return Told(lead=say("next-none"))
    if asked.supposed is None and _how_it_went(asked):
        return to_come(asked, stage, facts)
    plan = plan_of(stage, facts, moment)
    lead = plan_saying(stage, facts, moment)[0]
    here = [
        one
        for one in facts.all_claims(moment)
        if one.stage == stage.id or (one.plan and one.plan.stage == stage.id)
    ]
    other = [one for one in here if one is not plan]
    found = [one for score, one in best(asked.topic, other, facts.claim_terms, facts.term_weights)]
    newest = sorted(other, key=age, reverse=True)
    lines = list(dict.fromkeys([*found[:2], *newest]))[: MOST_LINES - 1]
    lines = sorted(lines, key=age, reverse=True)
    claims = tuple(one for one in (plan, *lines) if one)
    return Told(
        lead=lead,
        lines=((plan,) if plan else ()) + tuple(lines),
        claims=claims,
        teams=asked.teams,
        stage=stage,
        about=(stage.id,),
    )


def _how_it_went(asked: PlainQuestion) -> bool:
    """Whether the state of a stage to come is asked for, or its winner, rather than what is planned."""
    if asked.teams or Cue.WHEN in asked.cues:
        return False
    if asked.cues & {Cue.WINNER, Cue.FINAL} and asked.cues & {Cue.WHO, Cue.PERSON}:
        return True
    if Cue.WINNER in asked.cues and _DECIDED.search(asked.topic.lower()):
        return True
    if asked.cues & {Cue.PLAN, Cue.NEXT}:
        return False
    told = asked.cues & {Cue.FATE, Cue.OVERVIEW} or _RESULTS.search(asked.topic.lower())
    return Cue.WINNER in asked.cues or bool(asked.stage and told)


_DECIDED = re.compile(
    r"\b(?:chosen|picked|decided|announced|named|crowned|selected)\b|정해|결정|나왔|뽑혔|가려|확정됐"
)
_RESULTS = re.compile(r"\b(?:results?|outcome|status|standings?)\b|결과|현황|상황|상태")


def told_nearest(asked: PlainQuestion, facts: FactBook) -> Told:
    """The claims of any kind that are nearest to the question."""
    found = best(_topic(asked), pool(asked, facts), facts.claim_terms, facts.term_weights)
    near = tuple(one for score, one in found if score >= found[0][0] * NEAR_BEST)[:MOST_LINES]
    if not near:
        return Told(lead=say("not-known"), teams=asked.teams)
    return Told(lead=near[0], lines=near[1:], claims=near, teams=asked.teams, stage=asked.stage)


def tell_statement(asked: PlainQuestion, facts: FactBook) -> Told:
    """What was said or disputed: the claims nearest to the question."""
    people = any(one.relation in {Relation.PERSON, Relation.ORGANISER} for one in asked.others)
    told = [
        one
        for one in _mentioned(asked, facts)
        if one.event in _SPOKEN and (people or one.event is not Event.REASON)
    ]
    if not asked.teams:
        told = [one for one in told if one.event is not Event.DECLINED_REVIVAL]
    found = best(_topic(asked), told, facts.claim_terms, facts.term_weights)
    if not found:
        chosen = (
            sorted(
                (one for one in told if one.event in {Event.STATEMENT, Event.CONTROVERSY}),
                key=age,
                reverse=True,
            )[:1]
            if asked.teams
            else []
        )
    else:
        chosen = [one for score, one in found if score >= found[0][0] * NEAR_BEST][:MOST_LINES]
    if not chosen:
        return Told(lead=say("statement-none"), teams=asked.teams)
    unknowns = [
        one.text
        for one in facts.programme.unknowns
        if chosen[0].event is Event.OBJECTION and chosen[0].stage in one.about
    ]
    if Cue.ROW in asked.cues or asked.yes_no:
        chosen = _whole_dispute(chosen, told, newest_first=asked.yes_no)
    lead: Saying = chosen[0]
    lines: list[Saying] = [*chosen[1:], *(say("team-open", text=one) for one in unknowns[:1])]
    return Told(
        lead=lead,
        lines=tuple(lines[:MOST_LINES]),
        claims=tuple(chosen),
        teams=asked.teams,
        stage=asked.stage,
        about=tuple(one.id for one in asked.teams),
    )


def _whole_dispute(chosen: list[Claim], told: Sequence[Claim], *, newest_first: bool) -> list[Claim]:
    """An accusation with what was answered to it within days, since one without the other misleads."""
    first = next((one for one in chosen if one.event is Event.CONTROVERSY and one.happened_on), None)
    if first is None or first.happened_on is None:
        return chosen
    day = first.happened_on.last
    near = [
        one
        for one in told
        if one.happened_on
        and abs((one.happened_on.last - day).days) <= _DISPUTE_DAYS
        and one.stage == first.stage
        and one.team == first.team
    ]
    return sorted(near, key=age, reverse=newest_first)[:MOST_LINES]


def _mentioned(asked: PlainQuestion, facts: FactBook) -> list[Claim]:
    """The claims about the teams named, and those about others that speak of them by name."""
    about = pool(asked, facts)
    if not asked.teams:
        return about
    names = [name for team in asked.teams for name in (team.name.en, team.name.ko)]
    others = [
        one
        for one in facts.all_claims(asked.when.moment)
        if any(name in one.text.en or name in one.text.ko for name in names)
    ]
    return list(
        dict.fromkeys(
            [*about, *(one for one in others if asked.stage is None or one.stage == asked.stage.id)]
        )
    )
