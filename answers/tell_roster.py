"""Answers that are a list of teams, or how many they are."""

import re
from collections.abc import Iterable

from answers.asked import Intent, PlainQuestion, Roster
from answers.fact_book import FactBook
from answers.facts import Claim, Stage, Team
from answers.lexicon import Cue
from answers.sayings import Saying, say
from answers.standing import Standing, board, standing
from answers.terms import OUT, STILL_IN, Event, Outcome, StageKind
from answers.told import MOST_LINES, Told, yes_or_no

_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10, "fifteen": 15,
    "한": 1, "두": 2, "세": 3, "네": 4, "다섯": 5, "여섯": 6,
}  # fmt: skip

_COUNTED = re.compile(
    r"\b(one|two|three|four|five|six|ten|fifteen|\d{1,2}) teams?\b|(한|두|세|네|다섯|여섯|\d{1,2}\s*개?)\s*팀"
)


def tell_roster(asked: PlainQuestion, facts: FactBook) -> Told:
    """The teams of a list, with the claims that put each on it."""
    listed = [one for one in _listed(asked, facts) if one.team not in asked.excluded]
    if Cue.STARTUP in asked.cues:
        listed = [one for one in listed if "startup" in one.team.kind]
    teams = tuple(one.team for one in listed)
    claims = tuple(claim for one in listed for claim in one.because + one.contested)
    lead = _roster_lead(asked, facts, teams)
    if asked.intent is Intent.COUNT and asked.yes_no and (number := _counted(asked.topic)) is not None:
        lead = yes_or_no(number == len(teams), lead)
    whole = board(facts, asked.when.moment)
    about = (asked.stage.id,) if asked.stage else ()
    return Told(
        lead=lead,
        lines=_roster_lines(asked, listed, facts),
        claims=claims or _stage_claims(asked.stage, facts, asked),
        teams=teams,
        stage=asked.stage or whole.stage,
        about=about,
    )


def _listed(asked: PlainQuestion, facts: FactBook) -> list[Standing]:
    moment, stage = asked.when.moment, asked.stage
    if asked.roster in {Roster.APPLIED, Roster.DECLINED} or (stage and stage.kind is StageKind.SHOWCASE):
        return _by_event(asked, facts)
    every = [standing(team, facts, moment, stage) for team in facts.teams]
    if asked.roster is Roster.WITHDREW:
        return [one for one in every if one.outcome is Outcome.WITHDREW]
    if asked.roster is Roster.SELECTED:
        return _selected(facts, asked)
    wanted = STILL_IN if asked.roster is Roster.IN else OUT
    found = [one for one in every if one.outcome in wanted]
    if asked.roster is Roster.OUT and stage is None:
        orders = sorted({one.stage.order for one in found if one.stage})
        if Cue.EARLIEST in asked.cues and orders:
            found = [one for one in found if one.stage and one.stage.order == orders[0]]
        elif Cue.LATEST in asked.cues and orders:
            found = [one for one in found if one.stage and one.stage.order == orders[-1]]
    return found


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
    for team in facts.teams:
        told = tuple(one for one in facts.claims_of(team.id, asked.when.moment) if one.event is event)
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


def _roster_lead(asked: PlainQuestion, facts: FactBook, teams: tuple[Team, ...]) -> Saying:
    moment, stage, when = asked.when.moment, asked.stage, asked.when
    count, after = len(teams), board(facts, moment).stage
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
        return (
            say("status-stage", count=count, teams=teams, stage=stage)
            if teams
            else say("status-stage-none", stage=stage)
        )
    if after is None:
        return say("status-before", day=when.as_of or when.today)
    kept = "roster-except" if asked.excluded else None
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
    elif when.as_of:
        told = say("status-then", day=when.as_of, count=count, stage=after, teams=teams)
    else:
        told = say("status-now", count=count, stage=after, teams=teams)
    return say(kept, excluded=asked.excluded, rest=told) if kept else told


def _roster_lines(asked: PlainQuestion, listed: list[Standing], facts: FactBook) -> tuple[Saying, ...]:
    if asked.roster is not Roster.OUT:
        return tuple(_next_line(asked, facts)) if asked.roster is Roster.IN and asked.stage is None else ()
    groups: dict[int, list[Standing]] = {}
    for one in listed:
        groups.setdefault(one.stage.order if one.stage else 0, []).append(one)
    ordered = [groups[order] for order in sorted(groups, reverse=True)]
    return tuple(
        say("roster-group", stage=group[0].stage, teams=tuple(one.team for one in group))
        for group in ordered[: MOST_LINES + 1]
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
