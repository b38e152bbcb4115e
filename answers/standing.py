"""What the accepted claims say about a team after a stage.

Pure: claims in, a Standing out. It does not know who asks, where claims are kept, or today's date.

How claims add up at one stage:
- an application counts only until the stage has a result;
- a withdrawal ends the matter, whatever was said before it;
- claims that agree are one outcome, and it rests on all of them;
- where they disagree, official sources outweigh others, and the rest is kept as `contested`;
- where neither side outweighs the other, the outcome is UNKNOWN and both sides are `contested`;
- what places a team that an official source has out before, at a later stage and on no official source, does not
  bring it back: it is `contested`.
A team stands where its last stage with an outcome left it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from answers.fact_book import FactBook, Moment, age
from answers.facts import Claim, Stage, Team
from answers.terms import (
    NOTED,
    OF_THE_REPECHAGE,
    OUT,
    PLACING,
    STILL_IN,
    Event,
    Outcome,
    SourceId,
    StageKind,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One team after one stage; `because` is newest first, and empty only when the outcome is UNKNOWN.

    `contested` holds the claims that say otherwise, `reasons` those that say why, `notes` other events
    around the team (an objection, a refused repechage), oldest first. `stage` is None for a team of
    which nothing is known yet.
    """

    team: Team
    stage: Stage | None
    outcome: Outcome
    because: tuple[Claim, ...] = ()
    contested: tuple[Claim, ...] = ()
    reasons: tuple[Claim, ...] = ()
    notes: tuple[Claim, ...] = ()

    def __post_init__(self) -> None:
        if self.outcome is not Outcome.UNKNOWN and not self.because:
            raise ValueError(f"{self.outcome} of {self.team.id} rests on no claim")

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All claims that this standing rests on or shows."""
        return self.because + self.contested + self.reasons + self.notes


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """All teams at one moment. `stage` is the last one with results, None before any.

    `undecided` are teams whose last outcome is contested on equal terms; teams without any placing
    claim by then stand in none of the three.
    """

    stage: Stage | None
    remaining: tuple[Standing, ...]
    out: tuple[Standing, ...]
    undecided: tuple[Standing, ...]
    upcoming: Stage | None
    plan: Claim | None

    @property
    def waiting(self) -> tuple[Standing, ...]:
        """Those still in of whom the last stage with results has none yet; a second chance is not for them."""
        if self.stage is None or self.stage.kind in _NOT_FOR_ALL:
            return ()
        return tuple(one for one in self.remaining if one.stage and one.stage.order < self.stage.order)


_NOT_FOR_ALL = frozenset({StageKind.REPECHAGE, StageKind.OBJECTION})


def standing(team: Team, facts: FactBook, moment: Moment, stage: Stage | None = None) -> Standing:
    """How `team` stands at `moment`: after `stage`, or after its last stage with an outcome."""
    claims = facts.claims_of(team.id, moment)
    if stage is not None:
        return _after(team, stage, claims, facts)
    notes = tuple(claim for claim in claims if claim.event in NOTED)
    overruled: tuple[Claim, ...] = ()
    for later in reversed(facts.stages):
        placing = [one for one in claims if one.stage == later.id and one.event in PLACING]
        if placing and _out_before(later, placing, claims, facts):
            overruled += tuple(sorted(placing, key=age, reverse=True))
        elif placing:
            outcome, because, contested = _weigh(placing, facts)
            return Standing(
                team=team,
                stage=later,
                outcome=outcome,
                because=because,
                contested=overruled + contested,
                reasons=_reasons(later, claims),
                notes=notes,
            )
    return Standing(team=team, stage=None, outcome=Outcome.UNKNOWN, notes=notes)


def board(facts: FactBook, moment: Moment) -> Board:
    """Everyone's standing at `moment`, what comes next and when it was last planned."""
    standings = [standing(team, facts, moment) for team in facts.teams]
    placed = [one for one in standings if one.stage is not None]
    last = max((one.stage for one in placed if one.stage), key=lambda one: one.order, default=None)
    found = Board(
        stage=last,
        remaining=tuple(one for one in placed if one.outcome in STILL_IN),
        out=tuple(sorted((one for one in placed if one.outcome in OUT), key=_latest_first)),
        undecided=tuple(one for one in placed if one.outcome is Outcome.UNKNOWN),
        upcoming=None,
        plan=None,
    )
    upcoming = _upcoming(facts, last, moment, unfinished=bool(found.waiting))
    return replace(found, upcoming=upcoming, plan=plan_of(upcoming, facts, moment) if upcoming else None)


def plan_of(stage: Stage, facts: FactBook, moment: Moment) -> Claim | None:
    """The newest claim by `moment` that says when `stage` is planned."""
    every = [None, *(team.id for team in facts.teams)]
    plans = [
        claim
        for team in every
        for claim in facts.claims_of(team, moment)
        if claim.plan is not None and claim.plan.stage == stage.id
    ]
    return max(plans, key=age, default=None)


def _after(team: Team, stage: Stage, claims: Sequence[Claim], facts: FactBook) -> Standing:
    here = [one for one in claims if one.stage == stage.id]
    placing = [one for one in here if one.event in PLACING]
    reasons = _reasons(stage, claims)
    notes = tuple(one for one in here if one.event in NOTED)
    outcome: Outcome = Outcome.UNKNOWN
    because: tuple[Claim, ...] = ()
    contested: tuple[Claim, ...] = ()
    if out := _out_before(stage, placing, claims, facts):
        contested = (*sorted(placing, key=age, reverse=True), *out)
    elif placing:
        outcome, because, contested = _weigh(placing, facts)
    elif stage.kind is StageKind.REPECHAGE and any(one.event in OF_THE_REPECHAGE for one in here):
        last = max((one for one in here if one.event in OF_THE_REPECHAGE), key=age)
        outcome, because = OF_THE_REPECHAGE[last.event], (last,)
    return Standing(
        team=team,
        stage=stage,
        outcome=outcome,
        because=because,
        contested=contested,
        reasons=reasons,
        notes=notes,
    )


def _out_before(
    stage: Stage, placing: Sequence[Claim], claims: Sequence[Claim], facts: FactBook
) -> tuple[Claim, ...]:
    """The claims by which a team was out before `stage`, where official ones say so and none of those that place it
    there is: whoever is out takes part in nothing but a second chance."""
    if not placing or stage.kind in _NOT_FOR_ALL or any(_is_official(one.sources, facts) for one in placing):
        return ()
    for earlier in reversed([one for one in facts.stages if one.order < stage.order]):
        before = [one for one in claims if one.stage == earlier.id and one.event in PLACING]
        if before:
            outcome, because, _contested = _weigh(before, facts)
            official = any(_is_official(one.sources, facts) for one in because)
            return because if outcome in OUT and official else ()
    return ()


def _weigh(placing: Sequence[Claim], facts: FactBook) -> tuple[Outcome, tuple[Claim, ...], tuple[Claim, ...]]:
    """The outcome at one stage, the claims it rests on and those that say otherwise, newest first."""
    results = [one for one in placing if one.event is not Event.APPLIED] or placing
    newest_first = sorted(results, key=age, reverse=True)
    withdrawals = [one for one in newest_first if one.event is Event.WITHDREW]
    if withdrawals:
        return Outcome.WITHDREW, tuple(withdrawals), ()
    if len(_outcomes(newest_first)) == 1:
        return PLACING[newest_first[0].event], tuple(newest_first), ()
    official = [one for one in newest_first if _is_official(one.sources, facts)]
    weighty = official or newest_first
    if len(_outcomes(weighty)) > 1:
        return Outcome.UNKNOWN, (), tuple(newest_first)
    chosen = PLACING[weighty[0].event]
    because = tuple(one for one in newest_first if PLACING[one.event] is chosen)
    contested = tuple(one for one in newest_first if PLACING[one.event] is not chosen)
    return chosen, because, contested


def _outcomes(claims: Iterable[Claim]) -> set[Outcome]:
    return {PLACING[one.event] for one in claims}


def _is_official(sources: Iterable[SourceId], facts: FactBook) -> bool:
    return any(facts.sources[one].official for one in sources)


def _reasons(stage: Stage, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Claims that give a reason at `stage`: those made for it first, then outcomes that carry one."""
    here = [one for one in claims if one.stage == stage.id]
    given = [one for one in here if one.event is Event.REASON]
    carried = [one for one in here if one.event in PLACING and one.reason is not None]
    return tuple(given + carried)


def _upcoming(facts: FactBook, last: Stage | None, moment: Moment, *, unfinished: bool) -> Stage | None:
    """The first stage after `last` that is neither over nor open-ended under way, nor unheard of; `last` itself
    where it has yet to place somebody."""
    after = (last.order - unfinished) if last else 0
    for stage in facts.stages:
        unheard_of = stage.announced_on is not None and stage.announced_on.last > moment.as_of
        if stage.order <= after or unheard_of:
            continue
        over = stage.end is not None and stage.end.last <= moment.as_of
        begun = stage.start is not None and stage.start.last <= moment.as_of and stage is not last
        if not over and not (begun and stage.end is None):
            return stage
    return None


def _latest_first(one: Standing) -> tuple[int, int]:
    order = one.stage.order if one.stage else 0
    day = one.because[0].happened_on if one.because else None
    return (-order, -(day.last.toordinal() if day else 0))
