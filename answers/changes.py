"""What a decision changed: the difference between the fact book before it and after it.

Pure. One decision gives one tuple of changes, however many claims it holds. Whether they are told is decided
here too: news and outcomes that flip are posted, everything else only mends what was posted; a contradiction
holds the outcome back.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from answers.days import Day
from answers.fact_book import FactBook, Moment
from answers.facts import Claim, Stage, Team, Text
from answers.standing import Standing, plan_of, standing
from answers.terms import (
    Announce,
    ChangeKind,
    ClaimKey,
    Event,
    Outcome,
    SourceId,
    StageId,
    TeamId,
    Topic,
)

KIND_OF = {
    Outcome.ADVANCED: ChangeKind.ADVANCED,
    Outcome.ELIMINATED: ChangeKind.ELIMINATED,
    Outcome.SELECTED: ChangeKind.SELECTED,
    Outcome.SELECTED_REVIVAL: ChangeKind.SELECTED,
    Outcome.NOT_SELECTED: ChangeKind.NOT_SELECTED,
    Outcome.NOT_SELECTED_REVIVAL: ChangeKind.NOT_SELECTED,
    Outcome.APPLIED_REVIVAL: ChangeKind.APPLIED,
    Outcome.PENDING: ChangeKind.APPLIED,
    Outcome.DECLINED_REVIVAL: ChangeKind.DECLINED,
    Outcome.WITHDREW: ChangeKind.WITHDREW,
}
# Before a stage has a result; what follows it is news, not a correction.
OPEN = frozenset({Outcome.PENDING, Outcome.APPLIED_REVIVAL, Outcome.DECLINED_REVIVAL})
_NEWS = frozenset(KIND_OF.values()) | {ChangeKind.DATE_MOVED, ChangeKind.SCORE, ChangeKind.SETTLED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that is known otherwise than before. `topic` is what it is about.

    `outcome` and `day` hold after it, `was` and `was_day` before; for a date, `day` is the one planned for
    `stage`. `text` is the sentence of a mark, or of what says otherwise in a dispute. `claims` and `sources`
    are what it rests on; a retraction rests on what was taken back.
    """

    kind: ChangeKind
    topic: Topic
    stage: StageId
    team: TeamId | None = None
    outcome: Outcome | None = None
    day: Day | None = None
    was: Outcome | None = None
    was_day: Day | None = None
    official: bool = True
    text: Text | None = None
    claims: tuple[ClaimKey, ...] = ()
    sources: tuple[SourceId, ...] = ()

    @property
    def flips(self) -> bool:
        """Whether an outcome that was told no longer holds."""
        wrong = self.kind in {ChangeKind.CORRECTED, ChangeKind.RETRACTED} and self.topic is Topic.OUTCOMES
        return wrong and self.outcome is not self.was

    @property
    def pings(self) -> bool:
        """Whether it may ping a role: outcomes and outcomes corrected, nothing else."""
        return self.flips or (self.topic is Topic.OUTCOMES and self.kind in _NEWS)

    @property
    def about(self) -> tuple[Topic, TeamId | None, StageId]:
        """What it is about; a later change about the same amends what was told of it."""
        topic = Topic.OUTCOMES if self.topic is Topic.DISPUTES else self.topic
        return topic, self.team, self.stage

    def is_told(self, announce: Announce) -> bool:
        """Whether a message is posted for it, to those who want it."""
        if announce is Announce.QUIETLY:
            return False
        if self.kind is ChangeKind.DISPUTED:
            return announce is Announce.DISPUTE
        return self.kind in _NEWS or self.flips

    def is_wanted(self, teams: Collection[TeamId], topics: Collection[Topic]) -> bool:
        """Whether someone who follows these wants it; empty means all, and a date is everyone's."""
        of_theirs = not teams or self.team is None or self.team in teams
        return of_theirs and (not topics or self.topic in topics)


def changes(before: FactBook, after: FactBook, today: date) -> tuple[Change, ...]:
    """What is known otherwise in `after` than in `before`, both as of `today` in the programme's zone."""
    moment = Moment(today)
    return (
        *_outcomes(before, after, moment),
        *_dates(before, after, moment),
        *_scores(before, after, moment),
    )


def amends(new: Change, told: Change) -> bool:
    """Whether `new` says that what was `told` is so no longer, or rests on something else."""
    if new.kind in _NEWS - {ChangeKind.SETTLED}:
        return False  # things moved on; what was told was so
    if new.topic is Topic.SCORES:
        return told.topic is Topic.SCORES and bool(set(new.claims) & set(told.claims))
    if new.about != told.about:
        return False
    # That a team applied stays true whatever came of it, unless that very claim was mended.
    return told.outcome not in OPEN or new.was in OPEN or bool(set(new.claims) & set(told.claims))


def _outcomes(before: FactBook, after: FactBook, moment: Moment) -> Iterable[Change]:
    for team in after.teams:
        for stage in after.stages:
            was = standing(team, before, moment, stage)
            now = standing(team, after, moment, stage)
            if was != now and (change := _outcome(was, now, team, stage, before, after)):
                yield change


def _outcome(
    was: Standing, now: Standing, team: Team, stage: Stage, before: FactBook, after: FactBook
) -> Change | None:
    def change(kind: ChangeKind, *, topic: Topic = Topic.OUTCOMES, claims: tuple[Claim, ...] = ()) -> Change:
        book, found = (before, was) if kind is ChangeKind.RETRACTED else (after, now)
        rests = claims or found.because
        known = was.outcome is not Outcome.UNKNOWN
        return Change(
            kind=kind,
            topic=topic,
            team=team.id,
            stage=stage.id,
            outcome=now.outcome,
            day=_day(now),
            was=was.outcome if known else None,
            was_day=_day(was),
            official=_is_official(found, book),
            text=_sides(claims),
            claims=tuple(one.key for one in rests),
            sources=tuple(one.id for one in book.sources_of(rests)),
        )

    if now.outcome is Outcome.UNKNOWN:
        if now.contested:
            return change(ChangeKind.DISPUTED, topic=Topic.DISPUTES, claims=now.contested)
        if was.contested and not was.because:
            return change(ChangeKind.RETRACTED, topic=Topic.DISPUTES, claims=was.contested)
        return change(ChangeKind.RETRACTED) if was.because else None
    if added := tuple(one for one in now.contested if one not in was.contested + was.because):
        return change(ChangeKind.DISPUTED, topic=Topic.DISPUTES, claims=added)
    if was.outcome is Outcome.UNKNOWN:
        return change(ChangeKind.SETTLED if was.contested else KIND_OF[now.outcome])
    if was.outcome is not now.outcome:
        moved_on = not _same_claim(was, now) and (was.outcome in OPEN or now.outcome is Outcome.WITHDREW)
        return change(KIND_OF[now.outcome] if moved_on else ChangeKind.CORRECTED)
    if was.contested and not now.contested:
        return change(ChangeKind.SETTLED, topic=Topic.DISPUTES)
    if _day(was) != _day(now):
        return change(ChangeKind.CORRECTED)
    if _sources(was) != _sources(now):
        return change(ChangeKind.SOURCED)
    return change(ChangeKind.REWORDED) if _texts(was) != _texts(now) else None


def _dates(before: FactBook, after: FactBook, moment: Moment) -> Iterable[Change]:
    for stage in after.stages:
        earlier = before.stage_by_id.get(stage.id)
        was = plan_of(earlier, before, moment) if earlier else None
        now = plan_of(stage, after, moment)
        was_day = was.plan.day if was and was.plan else None
        day = now.plan.day if now and now.plan else None
        if day == was_day:
            continue
        rests = now or was
        yield Change(
            kind=ChangeKind.CORRECTED
            if was and not _still_plans(was, after, moment)
            else ChangeKind.DATE_MOVED,
            topic=Topic.DATES,
            stage=stage.id,
            day=day,
            was_day=was_day,
            official=_rests_on_official(now, after) if now else True,
            text=now.text if now else None,
            claims=(rests.key,) if rests else (),
            sources=tuple(one.id for one in after.sources_of((now,))) if now else (),
        )


def _still_plans(was: Claim, after: FactBook, moment: Moment) -> bool:
    """Whether a claim says of its stage what it said: then another one moved the day, else it was wrong."""
    return any(one.key == was.key and one.plan == was.plan for one in after.all_claims(moment))


def _scores(before: FactBook, after: FactBook, moment: Moment) -> Iterable[Change]:
    was = {one.key: one for one in before.all_claims(moment) if one.event is Event.SCORE}
    now = {one.key: one for one in after.all_claims(moment) if one.event is Event.SCORE}
    for key in dict.fromkeys((*was, *now)):
        old, new = was.get(key), now.get(key)
        if new is None and old is not None:
            yield _score(ChangeKind.RETRACTED, old, before)
        elif new is not None and old is None:
            yield _score(ChangeKind.SCORE, new, after)
        elif (
            new is not None and old is not None and (new.text, dict(new.value)) != (old.text, dict(old.value))
        ):
            yield _score(ChangeKind.CORRECTED, new, after)
        elif new is not None and old is not None and new.sources != old.sources:
            yield _score(ChangeKind.SOURCED, new, after)


def _score(kind: ChangeKind, claim: Claim, book: FactBook) -> Change:
    return Change(
        kind=kind,
        topic=Topic.SCORES,
        team=claim.team,
        stage=claim.stage,
        day=claim.happened_on,
        official=_rests_on_official(claim, book),
        text=claim.text,
        claims=(claim.key,),
        sources=tuple(one.id for one in book.sources_of((claim,))),
    )


def _sides(claims: tuple[Claim, ...]) -> Text | None:
    """What is said, once for each outcome, so that no side speaks alone."""
    by_event = {one.event: one.text for one in reversed(claims)}
    if not by_event:
        return None
    said = by_event.values()
    return Text(" / ".join(one.en for one in said), " / ".join(one.ko for one in said))


def _day(stands: Standing) -> Day | None:
    """The day that the newest of its claims gives."""
    return next((one.happened_on for one in stands.because if one.happened_on), None)


def _same_claim(was: Standing, now: Standing) -> bool:
    """Whether a claim itself says something else now: it was mended, nothing new happened."""
    return bool({one.key for one in was.because} & {one.key for one in now.because})


def _is_official(stands: Standing, book: FactBook) -> bool:
    return any(_rests_on_official(one, book) for one in stands.because)


def _rests_on_official(claim: Claim, book: FactBook) -> bool:
    return any(book.sources[one].official for one in claim.sources)


def _sources(stands: Standing) -> frozenset[SourceId]:
    return frozenset(source for one in stands.because for source in one.sources)


def _texts(stands: Standing) -> frozenset[Text]:
    return frozenset(one.text for one in stands.because)
