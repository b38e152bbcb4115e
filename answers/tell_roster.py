"""Answers that are a list of teams, or how many they are."""

import re
from collections.abc import Iterable

from answers.asked import Intent, PlainQuestion, Roster
from answers.fact_book import FactBook
from answers.facts import Claim, Stage
from answers.lexicon import Cue
from answers.sayings import Saying, say
from answers.standing import Standing, board, standing
from answers.tell_facts import tell_next, told_nearest
from answers.tell_lists import everyone, in_period, so_many, to_come, within, within_lead, within_lines
from answers.terms import OUT, STILL_IN, Event, Outcome, StageKind
from answers.told import Told, remain, yes_or_no

_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10, "fifteen": 15,
    "한": 1, "두": 2, "세": 3, "네": 4, "다섯": 5, "여섯": 6,
}  # fmt: skip

_KINDS = {Cue.STARTUP: "startup", Cue.LARGE: "large", Cue.UNIVERSITY: "university"}

_COUNTED = re.compile(
    r"\b(one|two|three|four|five|six|ten|fifteen|\d{1,2}) teams?\b|(한|두|세|네|다섯|여섯|\d{1,2}\s*개?)\s*팀"
)


def tell_roster(asked: PlainQuestion, facts: FactBook) -> Told:
    """The teams of a list, with the claims that put each on it."""
    if asked.intent is Intent.COUNT and _of_the_end(asked):
        return tell_next(asked, facts)
    if asked.stage is not None and facts.is_to_come(asked.stage, asked.when.moment.as_of):
        return to_come(asked, asked.stage, facts)
    if asked.roster is Roster.ALL:
        return everyone(asked, facts)
    if asked.stage is None and asked.period is None and not (asked.intent is Intent.COUNT and asked.yes_no):
        many = so_many(asked, facts)
        if many is not None:
            return many
    if asked.intent is Intent.COUNT and _PEOPLE.search(asked.topic.lower()) and asked.asks_in is None:
        return told_nearest(asked, facts)
    listed = [one for one in _listed(asked, facts) if one.team not in asked.excluded]
    for cue, kind in _KINDS.items():
        if cue in asked.cues:
            listed = [one for one in listed if kind in one.team.kind]
    teams = tuple(dict.fromkeys(one.team for one in listed))
    claims = tuple(claim for one in listed for claim in one.because + one.contested)
    lead = _roster_lead(asked, facts, listed)
    if asked.intent is Intent.COUNT and asked.yes_no and (number := _counted(asked.topic)) is not None:
        lead = yes_or_no(number == len(teams), lead)
    whole = board(facts, asked.when.moment)
    if Cue.WINNER in asked.cues and asked.roster is Roster.IN and asked.stage is None and whole.upcoming:
        lead = say("answer-no-winner", rest=lead)
    about = (asked.stage.id,) if asked.stage else ()
    return Told(
        lead=lead,
        lines=_roster_lines(asked, listed, facts),
        claims=claims or _stage_claims(asked.stage, facts, asked),
        teams=teams,
        stage=asked.stage or whole.stage,
        about=about,
    )


_PEOPLE = re.compile(
    r"how many (?:people|persons|users|experts|reviewers|evaluators|judges|citizens)|몇\s*명"
)


_OPEN = frozenset({StageKind.CALL, StageKind.REPECHAGE})  # stages that a team enters by applying


def _of_the_end(asked: PlainQuestion) -> bool:
    """Whether it is asked how many there will be: in the end, or after a stage that is to come."""
    stage = asked.stage
    if stage is None:
        return Cue.FINAL in asked.cues
    return stage.is_to_come(asked.when.moment.as_of)


def _listed(asked: PlainQuestion, facts: FactBook) -> list[Standing]:
    moment, stage = asked.when.moment, asked.stage
    if _of_a_period(asked):
        return within(asked, facts)
    begins = stage is None or stage.kind in _OPEN
    if (
        (asked.roster is Roster.APPLIED and begins)
        or asked.roster is Roster.DECLINED
        or (stage and stage.kind is StageKind.SHOWCASE)
    ):
        return _by_event(asked, facts)
    every = [standing(team, facts, moment, stage) for team in facts.teams]
    if asked.roster is Roster.WITHDREW:
        return [one for one in every if one.outcome is Outcome.WITHDREW]
    if asked.roster is Roster.SELECTED:
        return _selected(facts, asked)
    wanted = STILL_IN if asked.roster is Roster.IN else OUT
    found = [one for one in every if one.outcome in wanted]
    if stage is not None and asked.intent is Intent.ROSTER and _TOOK_PART.search(asked.topic.lower()):
        there = [one for one in every if one.outcome in STILL_IN | OUT]
        if asked.number == len(there) and asked.roster is Roster.IN:
            return there  # "which four teams were in the second stage": all that were
    if stage is not None and asked.roster is Roster.APPLIED:
        return [one for one in every if one.outcome in STILL_IN | OUT]
    if asked.roster is Roster.OUT and stage is None:
        orders = sorted({one.stage.order for one in found if one.stage})
        if Cue.EARLIEST in asked.cues and orders:
            found = [one for one in found if one.stage and one.stage.order == orders[0]]
        elif Cue.LATEST in asked.cues and orders:
            found = [one for one in found if one.stage and one.stage.order == orders[-1]]
    return found


_TOOK_PART = re.compile(
    r"\b(?:were|was|are) in\b|\b(?:participat|compet|took part|play)|참가|참여|겨룬|겨뤘|뛴|뛰었|있던|있었"
)


def _of_a_period(asked: PlainQuestion) -> bool:
    return asked.period is not None and asked.roster in {Roster.IN, Roster.OUT, Roster.SELECTED}


def _by_event(asked: PlainQuestion, facts: FactBook) -> list[Standing]:
    """Teams of which one kind of event is told: an application, a refusal, a showing."""
    repechage = asked.stage is not None and asked.stage.kind is StageKind.REPECHAGE
    if asked.roster is Roster.DECLINED:
        event, outcome = Event.DECLINED_REVIVAL, Outcome.DECLINED_REVIVAL
    elif asked.stage and asked.stage.kind is StageKind.SHOWCASE:
        event, outcome = Event.PRESENTED, Outcome.PENDING
    elif repechage:
        event, outcome = Event.APPLIED_REVIVAL, Outcome.APPLIED_REVIVAL
    else:
        event, outcome = Event.APPLIED, Outcome.PENDING
    found = []
    events = {event}
    if asked.period and event is Event.APPLIED:
        events.add(Event.APPLIED_REVIVAL)
    for team in facts.teams:
        held = facts.claims_of(team.id, asked.when.moment)
        told = tuple(one for one in held if one.event in events and in_period(asked, one.happened_on))
        if told:
            stage = facts.stage_by_id[told[-1].stage]
            found.append(Standing(team=team, stage=stage, outcome=outcome, because=told[::-1]))
    return found


def _selected(facts: FactBook, asked: PlainQuestion) -> list[Standing]:
    """Those chosen at a selection, the first one there was unless a day was named."""
    for stage in facts.stages:
        every = [standing(team, facts, asked.when.moment, stage) for team in facts.teams]
        found = [one for one in every if one.outcome is Outcome.SELECTED]
        if found:
            return found
    return []


def _roster_lead(asked: PlainQuestion, facts: FactBook, listed: list[Standing]) -> Saying:
    moment, stage, when = asked.when.moment, asked.stage, asked.when
    if _of_a_period(asked):
        return within_lead(asked, listed)
    teams = tuple(one.team for one in listed)
    whole = board(facts, moment)
    count, after = len(teams), whole.stage
    if asked.roster is Roster.APPLIED and stage is not None and teams and stage.kind not in _OPEN:
        return say("roster-showed", count=count, teams=teams, stage=stage)
    if asked.roster in {Roster.APPLIED, Roster.DECLINED, Roster.WITHDREW, Roster.SELECTED}:
        key = f"roster-{asked.roster}"
        return say(key, count=count, teams=teams) if teams else say(f"{key}-none")
    if stage is not None:
        if stage.kind is StageKind.SHOWCASE and teams:
            return say("roster-showed", count=count, teams=teams, stage=stage)
        if asked.roster is Roster.OUT:
            return (
                say("roster-out-stage", count=count, teams=teams, stage=stage)
                if teams
                else say("roster-out-stage-none", stage=stage)
            )
        if any(one.outcome in OUT for one in listed):
            return say("roster-showed", count=count, teams=teams, stage=stage)
        return (
            say("status-stage", count=count, teams=teams, stage=stage)
            if teams
            else say("status-stage-none", stage=stage)
        )
    if after is None:
        return say("status-before", day=when.as_of or when.today)
    kept = "roster-except" if asked.excluded else None
    stages = {one.stage for one in listed}
    if asked.roster is Roster.OUT and asked.cues & {Cue.EARLIEST, Cue.LATEST} and len(stages) == 1:
        return say("roster-out-stage", count=count, teams=teams, stage=stages.pop())
    if asked.roster is Roster.OUT:
        key = "roster-out-then" if when.as_of else "roster-out-now"
        told = (
            say(key, count=count, teams=teams, **({"day": when.as_of} if when.as_of else {}))
            if teams
            else say("roster-out-none")
        )
    elif not teams:
        told = (
            say("status-none-then", day=when.as_of, stage=after)
            if when.as_of
            else say("status-none-now", stage=after)
        )
    else:
        told = remain(whole, teams, when.as_of)
    return say(kept, excluded=asked.excluded, rest=told) if kept else told


def _roster_lines(asked: PlainQuestion, listed: list[Standing], facts: FactBook) -> tuple[Saying, ...]:
    if _of_a_period(asked):
        return within_lines(asked, listed, facts)
    if asked.roster is not Roster.OUT:
        return tuple(_next_line(asked, facts)) if asked.roster is Roster.IN and asked.stage is None else ()
    groups: dict[int, list[Standing]] = {}
    for one in listed:
        groups.setdefault(one.stage.order if one.stage else 0, []).append(one)
    ordered = [groups[order] for order in sorted(groups, reverse=True)]
    return tuple(
        say("roster-group", stage=group[0].stage, teams=tuple(one.team for one in group))
        for group in ordered
        if len(ordered) > 1
    )


def _next_line(asked: PlainQuestion, facts: FactBook) -> Iterable[Saying]:
    out = board(facts, asked.when.moment).out
    if out and out[0].stage:
        same = tuple(one.team for one in out if one.stage == out[0].stage)
        yield say("roster-group", stage=out[0].stage, teams=same)


def _counted(text: str) -> int | None:
    found = _COUNTED.search(text.lower())
    told = (found[1] or found[2]).replace("개", "").strip() if found else ""
    return int(told) if told.isdigit() else _NUMBERS.get(told)


def _stage_claims(stage: Stage | None, facts: FactBook, asked: PlainQuestion) -> tuple[Claim, ...]:
    if stage is None:
        return ()
    return tuple(one for one in facts.claims_of(None, asked.when.moment) if one.stage == stage.id)[:3]
