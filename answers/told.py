"""What an answer to a plain question tells, before it is worded, and the sayings that several answers share."""

from dataclasses import dataclass

from answers.asked import PlainQuestion
from answers.days import Day
from answers.fact_book import FactBook, Moment
from answers.facts import Claim, Conflict, Stage, Team, Text
from answers.lexicon import Cue
from answers.names import Candidate
from answers.sayings import OnDay, Say, Saying, say
from answers.search import terms
from answers.standing import Board, Standing, standing
from answers.terms import OUT, STILL_IN, Event, Outcome, StageKind
from answers.when import When

DISAGREE = "sources-disagree"  # the kind of conflict worth a line of its own
_ENOUGH_WORDS = 3  # shared by a conflict and a reason, in both languages together, to be about one thing
MOST_LINES = 3  # of detail; a phone shows no more beside the first sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """`lead` stands alone; `claims` are all that it rests on. An outcome needs a claim that says so.

    `teams` are the teams answered with, which for a roster are the answer itself.
    """

    lead: Saying
    lines: tuple[Saying, ...] = ()
    claims: tuple[Claim, ...] = ()
    teams: tuple[Team, ...] = ()
    outcome: Outcome | None = None
    stage: Stage | None = None
    candidates: tuple[Candidate, ...] = ()
    suggestions: tuple[Say, ...] = ()
    about: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.outcome not in {None, Outcome.UNKNOWN} and not self.claims:
            raise ValueError(f"the outcome {self.outcome} rests on no claim")


def deed(stands: Standing) -> Say:
    """What happened to the team, as the rest of a sentence about it."""
    return say(f"deed-{stands.outcome}", stage=stands.stage, when=OnDay(stands.because[0].happened_on))


def headline(stands: Standing, when: When, asked: Stage | None) -> Say:
    """How a team stands, in one sentence."""
    team = stands.team
    if stands.outcome is Outcome.UNKNOWN:
        return _unknown(stands, when, asked)
    if asked is not None:
        return say("team-after", team=team, deed=deed(stands))
    key = "team-out" if stands.outcome in OUT else "team-in"
    if when.as_of:
        return say(f"{key}-then", team=team, deed=deed(stands), day=when.as_of)
    return say(f"{key}-now", team=team, deed=deed(stands))


def _unknown(stands: Standing, when: When, asked: Stage | None) -> Say:
    if stands.contested and stands.stage:
        return say("team-contested", team=stands.team, stage=stands.stage)
    if asked is not None:
        return say("team-not-there", team=stands.team, stage=asked)
    if when.as_of:
        return say("team-unplaced-then", team=stands.team, day=when.as_of)
    return say("team-unplaced-now", team=stands.team)


def out_before(team: Team, stage: Stage, facts: FactBook, moment: Moment) -> Standing | None:
    """How the team fell before `stage`, where it did and so had no part in it; None where nobody can tell."""
    if stage.kind in _OPEN_TO_THE_FALLEN or facts.is_to_come(stage, moment.as_of):
        return None
    there = standing(team, facts, moment, stage)
    if there.outcome is not Outcome.UNKNOWN or there.contested:
        return None
    for earlier in reversed(facts.stages):
        if earlier.order >= stage.order:
            continue
        then = standing(team, facts, moment, earlier)
        if then.outcome in OUT | STILL_IN or then.contested:
            return then if then.outcome in OUT else None
    return None


_OPEN_TO_THE_FALLEN = frozenset({StageKind.REPECHAGE, StageKind.OBJECTION})


def was_out(before: Standing, stage: Stage) -> Say:
    """That a team fell before a stage and so was not in it."""
    return say("team-was-out", team=before.team, deed=deed(before), stage=stage)


def dispute(conflict: Conflict) -> Say:
    """Where sources differ, and what holds."""
    stated = Text(
        " / ".join(one.en for one in conflict.stated), " / ".join(one.ko for one in conflict.stated)
    )
    return say("why-conflict", stated=stated, preferred=conflict.preferred)


def given_reasons(stands: Standing) -> list[Claim]:
    """The claims that give a reason, those made for it first."""
    return [one for one in stands.reasons if one.event is Event.REASON or one.reason is not None]


def remain(whole: Board, teams: tuple[Team, ...], as_of: Day | None) -> Say:
    """How many are still in, and after which stage; where that has not placed all of them yet, it says so."""
    then = {"day": as_of} if as_of else {}
    key = "then" if then else "now"
    if waiting := tuple(one.team for one in whole.waiting if one.team in teams):
        key = f"open-{key}"
        return say(f"status-{key}", count=len(teams), stage=whole.stage, teams=teams, waiting=waiting, **then)
    return say(f"status-{key}", count=len(teams), stage=whole.stage, teams=teams, **then)


def looks_ahead(asked: PlainQuestion) -> bool:
    """Whether the question is about what has not happened yet."""
    return Cue.AHEAD in asked.cues and asked.yes_no


def yes_or_no(right: bool, rest: Saying) -> Say:
    return say("answer-yes" if right else "answer-no", rest=rest)


def contested(stands: Standing, facts: FactBook) -> list[Saying]:
    """What says otherwise, with who says it."""
    key = "team-says-otherwise" if stands.because else "team-both-say"
    return [say(key, text=one, publisher=facts.sources_of((one,))[0].publisher) for one in stands.contested]


def other_events(stands: Standing) -> list[Claim]:
    """What else happened around the team (a refusal, an objection), each kind once."""
    newest: dict[str, Claim] = {}
    for one in stands.notes:
        if one not in stands.because:
            newest.setdefault(f"{one.event} {one.stage}", one)
    return list(newest.values())


def disputes(stands: Standing, facts: FactBook) -> list[Conflict]:
    """Where sources disagree on the reason given: what is stated shares words with it."""
    names = terms(f"{stands.team.name.en} {stands.team.name.ko}")
    reason = terms(" ".join(f"{one.text.en} {one.text.ko}" for one in stands.reasons)) - names
    return [
        one
        for one in facts.conflicts
        if one.kind == DISAGREE
        and stands.team.id in one.about
        and len(reason & terms(" ".join(f"{text.en} {text.ko}" for text in one.stated))) >= _ENOUGH_WORDS
    ]
