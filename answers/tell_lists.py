"""Lists of teams that no stage and no single day makes: who fell or came through within a span of days, those
that were so many, every team there is, and who is left for a stage that is to come.
"""

from collections.abc import Iterable

from answers.asked import PlainQuestion, Roster
from answers.days import Day
from answers.fact_book import FactBook, Moment
from answers.facts import Claim, Stage, Team
from answers.lexicon import Cue
from answers.sayings import OnDay, Say, Saying, Within, say
from answers.standing import Board, Standing, board, plan_of, standing
from answers.terms import OUT, Outcome
from answers.told import Told, remain

_CAME_THROUGH = frozenset({Outcome.ADVANCED, Outcome.SELECTED, Outcome.SELECTED_REVIVAL})
_CHOSEN = frozenset({Outcome.SELECTED, Outcome.SELECTED_REVIVAL})


def in_period(asked: PlainQuestion, day: Day | None) -> bool:
    """Whether a day lies within the period asked about, if there is one."""
    if asked.period is None:
        return True
    return day is not None and asked.period[0].first <= day.first and day.last <= asked.period[1].last


def within(asked: PlainQuestion, facts: FactBook) -> list[Standing]:
    """Who fell, came through or was chosen at any stage within the period asked about, oldest first."""
    found = [one for one in _every_outcome(asked, facts) if in_period(asked, one.because[0].happened_on)]
    orders = sorted({one.stage.order for one in found if one.stage})
    if Cue.EARLIEST in asked.cues:
        return [one for one in found if one.stage and one.stage.order == orders[0]]
    return found


def _wanted(asked: PlainQuestion) -> frozenset[Outcome]:
    if asked.roster is Roster.OUT:
        return OUT
    if Cue.SELECTED in asked.cues:
        return _CHOSEN
    return _CAME_THROUGH


def _every_outcome(asked: PlainQuestion, facts: FactBook) -> list[Standing]:
    wanted = _wanted(asked)
    every = (
        standing(team, facts, asked.when.moment, stage) for stage in facts.stages for team in facts.teams
    )
    return [one for one in every if one.outcome in wanted]


def within_lead(asked: PlainQuestion, found: list[Standing]) -> Saying:
    """How many they were, and which."""
    assert asked.period is not None
    kind = "out" if asked.roster is Roster.OUT else "chosen" if _wanted(asked) is _CHOSEN else "in"
    when = Within(*asked.period)
    teams = tuple(dict.fromkeys(one.team for one in found))
    if not teams:
        return say(f"within-{kind}-none", when=when)
    return say(f"within-{kind}", count=len(teams), when=when, teams=teams)


def within_lines(asked: PlainQuestion, found: list[Standing], facts: FactBook) -> tuple[Saying, ...]:
    """Each stage with its day and its teams; where nobody is found, the last stage before it."""
    kind = "out" if asked.roster is Roster.OUT else "in"
    if found:
        return tuple(_grouped(found, f"group-{kind}"))
    assert asked.period is not None
    first = asked.period[0].first
    earlier = [
        one for one in _every_outcome(asked, facts)
        if (day := one.because[0].happened_on) is not None and day.last < first
    ]  # fmt: skip
    return tuple(_grouped(earlier, f"before-{kind}"))[-1:]


def _grouped(found: list[Standing], key: str) -> Iterable[Saying]:
    groups: dict[tuple[Stage | None, Day | None], list[Standing]] = {}
    for one in found:
        groups.setdefault((one.stage, one.because[0].happened_on), []).append(one)
    for (stage, moment), group in groups.items():
        yield say(f"within-{key}", stage=stage, when=OnDay(moment), teams=tuple(one.team for one in group))


def everyone(asked: PlainQuestion, facts: FactBook) -> Told:
    """Every team with its last outcome."""
    standings = [standing(team, facts, asked.when.moment) for team in facts.teams]
    whole = board(facts, asked.when.moment)
    lines: list[Saying] = []
    if whole.remaining and whole.stage:
        lines.append(remain(whole, _teams(whole.remaining), None))
    lines += _grouped(sorted(whole.out, key=_newest_first), "group-out")
    if whole.undecided:
        lines.append(say("status-undecided", teams=_teams(whole.undecided)))
    return Told(
        lead=say("teams-heading", count=len(standings)),
        lines=tuple(lines),
        claims=tuple(claim for one in standings for claim in one.because + one.contested),
        teams=facts.teams,
        stage=whole.stage,
    )


def _newest_first(one: Standing) -> int:
    return -(one.stage.order if one.stage else 0)


def so_many(asked: PlainQuestion, facts: FactBook) -> Told | None:
    """The teams when there were as many of them as the question says: now, or at the end of the first such stage."""
    if asked.number is None:
        return None
    if asked.number == len(facts.teams):
        return everyone(asked, facts)
    now = board(facts, asked.when.moment)
    if len(now.remaining) == asked.number or asked.excluded:
        return None
    for stage in facts.stages:
        if stage.end is None or stage.end.last > asked.when.moment.as_of:
            continue
        then = board(facts, Moment(stage.end.last, asked.when.known_at))
        if len(then.remaining) == asked.number and then.stage is not None:
            return _as_they_were(then, then.stage, stage.end)
    return None


def _as_they_were(then: Board, stage: Stage, day: Day) -> Told:
    teams, applied = _teams(then.remaining), all(one.outcome is Outcome.PENDING for one in then.remaining)
    if applied:
        lead = say("roster-applied", count=len(teams), teams=teams)
    elif all(one.stage == stage for one in then.remaining):
        lead = say("status-stage", count=len(teams), stage=stage, teams=teams)
    else:
        lead = remain(then, teams, day)
    claims = tuple(claim for one in then.remaining for claim in one.because)
    return Told(lead=lead, claims=claims, teams=teams, stage=stage, about=(stage.id,))


def to_come(asked: PlainQuestion, stage: Stage, facts: FactBook) -> Told:
    """Of a stage that is to come: that nobody has won, who is left for it, and when it is planned."""
    whole = board(facts, asked.when.moment)
    plan, teams = plan_saying(stage, facts, asked.when.moment), _teams(whole.remaining)
    rest: Saying = plan[0]
    if whole.stage and teams:
        rest = remain(whole, teams, asked.when.as_of)
    won = asked.cues & {Cue.WINNER, Cue.FINAL} or whole.upcoming is None
    lead = say("answer-no-winner", rest=rest) if won else say("stage-not-held", stage=stage, rest=rest)
    claims: tuple[Claim, ...] = tuple(claim for one in whole.remaining for claim in one.because)
    return Told(
        lead=lead,
        lines=(plan[0],) if rest is not plan[0] else (),
        claims=claims + plan[1],
        stage=stage,
        about=(stage.id,),
    )


def _teams(standings: Iterable[Standing]) -> tuple[Team, ...]:
    return tuple(one.team for one in standings)


def plan_saying(stage: Stage, facts: FactBook, moment: Moment) -> tuple[Say, tuple[Claim, ...]]:
    """When a stage to come is planned, and the claim that says so."""
    plan = plan_of(stage, facts, moment)
    return _plan(stage, plan), (plan,) if plan else ()


def _plan(stage: Stage, plan: Claim | None) -> Say:
    if plan is None or plan.plan is None:
        return say("status-next-open", stage=stage)
    if plan.plan.day is None:
        return say("status-next-unset", stage=stage, when=OnDay(plan.happened_on))
    return say("status-next-planned", stage=stage, planned=plan.plan.day, when=OnDay(plan.happened_on))
