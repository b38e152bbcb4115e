"""Whether a team was placed as a statement says: in, out, selected or back, after a stage, on a day, or today.

A wrong verdict is worse than none: contested outcomes, stages to come and days told more exactly than they are
known are UNKNOWN.
"""

import re
from functools import cached_property

from answers.days import Day
from answers.errors import BadDay
from answers.fact_book import FactBook, Moment
from answers.facts import Claim, Stage, Team
from answers.folding import flat
from answers.particles import without_particles
from answers.sayings import Say, say
from answers.standing import Standing, standing
from answers.statements import Said, Statement
from answers.terms import OUT, STILL_IN, Outcome, ReasonCode, StageKind
from answers.told import deed, given_reasons, headline
from answers.verdicts import Holds, Verdict, verdict
from answers.when import When

CAME_THROUGH = STILL_IN - {Outcome.PENDING}
_SAYS: dict[Said, frozenset[Outcome]] = {
    Said.IN: CAME_THROUGH,
    Said.OUT: OUT,
    Said.SELECTED: frozenset({Outcome.SELECTED, Outcome.SELECTED_REVIVAL}),
    Said.BACK_IN: frozenset({Outcome.SELECTED_REVIVAL}),
}
_SELECTIONS = frozenset({Said.SELECTED, Said.BACK_IN})
TESTED = frozenset({StageKind.EVALUATION, StageKind.REVIEW})  # stages that no team passes by
_OPPOSED = frozenset({ReasonCode.SCORE, ReasonCode.ELIGIBILITY})  # reasons that exclude each other


class Placing:
    """One statement about how a team was placed."""

    def __init__(self, one: Statement, team: Team, facts: FactBook, when: When) -> None:
        self._one, self._team, self._facts, self._when = one, team, facts, when
        self._says = _SAYS.get(one.said, frozenset())
        self._now = standing(team, facts, when.moment)

    def placing(self) -> Verdict:
        """In, out, selected or back: after a stage, on a day, or today."""
        one = self._one
        if one.denies in _SELECTIONS and one.stage is None and (denied := self._denied(one.denies)):
            return denied
        if one.stage is not None and one.into:
            return self._gone_on_to(one.stage)
        if one.stage is not None:
            return self._at(one.stage)
        if self._now.outcome is Outcome.UNKNOWN:
            return self.unknown(self._now, None)
        if one.day is not None:
            return self._lasting_on(one.day) if one.lasting else self._happened(self._history)
        return self._today()

    def _denied(self, said: Said) -> Verdict | None:
        """Where a selection is denied that is on record: which one is meant is only plain of a return."""
        made = [past for past in self._history if past.outcome in _SAYS[said]]
        if not made:
            return None
        return self.contradicted(made[-1]) if said is Said.BACK_IN else self.unknown(made[-1], None)

    # --- after a stage

    def _at(self, stage: Stage) -> Verdict:
        """What the named stage itself did to the team."""
        at = standing(self._team, self._facts, self._when.moment, stage)
        if at.outcome in self._says:
            return self.supported(at)
        if at.outcome in CAME_THROUGH | OUT | {Outcome.DECLINED_REVIVAL}:
            return self.contradicted(at)
        if at.outcome is not Outcome.UNKNOWN or at.contested:
            return self.unknown(at, stage)
        before = self._before(stage)
        if stage.kind in TESTED and before is not None and before.outcome in OUT:
            return self.contradicted(before)  # it was out by then
        if stage.is_to_come(self._when.today) and self._now.outcome is not Outcome.UNKNOWN:
            rest = headline(self._now, self._when, None)
            return verdict(
                self._one, Holds.UNKNOWN, say("stage-not-held", stage=stage, rest=rest), self._now.because
            )
        return self.unknown(at, stage)

    def _gone_on_to(self, stage: Stage) -> Verdict:
        """Whether the team was in when the named stage began: by what decided it last before."""
        before = self._before(stage)
        at = standing(self._team, self._facts, self._when.moment, stage)
        took_part = at.outcome in CAME_THROUGH | OUT
        if before is None or before.contested or (before.outcome is Outcome.PENDING and not took_part):
            return self.unknown(at, stage)
        untold = any(
            before.stage.order < between.order < stage.order and between.kind in TESTED
            for between in self._facts.stages
            if before.stage
        )
        if before.outcome in OUT:
            if took_part:
                return self.unknown(at, stage)  # the record does not say how it came there
            reached = False
        elif untold and not took_part:
            return self.unknown(at, stage)
        else:
            reached = True
        if reached is (self._one.said is not Said.OUT):
            return self._on_the_day(before) if self._one.day else self.supported(before)
        return self.contradicted(before)

    def _before(self, stage: Stage) -> Standing | None:
        """The team after the last stage before `stage` that placed it; None where none did or none is sure."""
        placed = [one for one in self._history if one.stage and one.stage.order < stage.order]
        return placed[-1] if placed else None

    @property
    def _same(self) -> list[Standing]:
        """Where the team stood as is said, oldest first."""
        return [past for past in self._history if past.outcome in self._says]

    @cached_property
    def _history(self) -> list[Standing]:
        """The team after each stage that placed it, oldest first."""
        every = [standing(self._team, self._facts, self._when.moment, stage) for stage in self._facts.stages]
        return [one for one in every if one.outcome in STILL_IN | OUT or one.contested]

    # --- on a day

    def _lasting_on(self, day: Day) -> Verdict:
        """A state told of a day, a month or a year, all through which it must be the same."""
        last = min(day.last, self._when.today)
        first, then = (standing(self._team, self._facts, Moment(one)) for one in (day.first, last))
        if Outcome.UNKNOWN in {first.outcome, then.outcome} or (first.outcome in OUT) != (
            then.outcome in OUT
        ):
            return self.unknown(then, None)
        right = (then.outcome in OUT) == (self._one.said is Said.OUT)
        fact = headline(then, When(today=self._when.today, as_of=Day.of(last)), None)
        return verdict(self._one, Holds.SUPPORTED if right else Holds.CONTRADICTED, fact, then.because)

    def _happened(self, history: list[Standing]) -> Verdict:
        """An event told of a day: what happened to the team then, or when it happened."""
        same = [one for one in history if one.outcome in self._says]
        then = [one for one in same if self._falls_on(one)]
        if then:
            return self.supported(then[-1])
        other = [one for one in history if one.outcome in CAME_THROUGH | OUT and self._falls_on(one)]
        if other and not self._one.any_year:
            return self.contradicted(other[-1])
        if any(one.because and one.because[0].happened_on is None for one in same):
            return self.unknown(self._now, None)
        if same:
            return self._another_day(same[-1])
        if other:
            return self.contradicted(other[-1])
        return verdict(
            self._one, Holds.CONTRADICTED, headline(self._now, self._when, None), self._now.because
        )

    def _falls_on(self, stands: Standing) -> bool:
        happened = stands.because[0].happened_on if stands.because else None
        return happened is not None and self._on_day(happened) is not None

    def _on_day(self, happened: Day) -> bool | None:
        """True where the day told is that of the event, False where it is told more exactly, None where it is not."""
        told = self._one.day
        assert told is not None
        if self._one.any_year and told.month is not None and told.year != happened.year:
            try:
                told = Day.parse(str(Day(happened.year, told.month, told.day)))
            except BadDay:
                return None
        if told.first > happened.last or happened.first > told.last:
            return None
        return told.first <= happened.first and happened.last <= told.last

    # --- today

    def _today(self) -> Verdict:
        one, now = self._one, self._now
        if now.outcome is Outcome.PENDING and not one.lasting:
            return self.unknown(now, None)
        told_in = one.said is not Said.OUT
        if told_in == (now.outcome in STILL_IN):
            if one.said in {Said.IN, Said.OUT}:
                if one.said is Said.OUT and now.outcome is Outcome.WITHDREW and not one.lasting:
                    return self.unknown(now, None)
                return self.supported(now, whole=True)
            same = self._same
            return self.supported(same[-1]) if same else self.unknown(now, None)
        if not one.lasting and (same := self._same):
            fact = say("check-earlier", team=self._team, then=deed(same[-1]), now=deed(now))
            return verdict(one, Holds.EARLIER, fact, (*same[-1].because, *now.because))
        return verdict(one, Holds.CONTRADICTED, headline(now, self._when, None), now.because)

    # --- what comes of it

    def supported(self, stands: Standing, *, whole: bool = False) -> Verdict:
        """What is said is so; its day and its reason are still to be right."""
        if self._one.day is not None and not self._one.lasting:
            dated = self._on_the_day(stands)
            if dated.holds is not Holds.SUPPORTED:
                return dated
        if self._one.because is not None:
            return self._because(stands)
        fact = headline(stands, self._when, None) if whole else self._after(stands)
        return verdict(self._one, Holds.SUPPORTED, fact, stands.because)

    def _on_the_day(self, stands: Standing) -> Verdict:
        happened = stands.because[0].happened_on
        exact = None if happened is None else self._on_day(happened)
        if happened is not None and exact is None:
            return self._another_day(stands)
        holds = Holds.SUPPORTED if exact else Holds.UNKNOWN
        return verdict(self._one, holds, self._after(stands), stands.because)

    def _another_day(self, stands: Standing) -> Verdict:
        fact = say("check-day", team=self._team, deed=deed(stands))
        return verdict(self._one, Holds.CONTRADICTED, fact, stands.because)

    def _because(self, stands: Standing) -> Verdict:
        """The reason given beside the one on record."""
        reasons = given_reasons(stands)
        codes = {one.reason for one in reasons if one.reason}
        claims = (*stands.because, *reasons)
        if not codes:
            key = "check-reason-unknown"
            return verdict(self._one, Holds.UNKNOWN, say(key, team=self._team, deed=deed(stands)), claims)
        told = self._one.because
        if told is ReasonCode.OTHER and len(codes) == 1 and self._names_what_is_recorded(reasons):
            told = next(iter(codes))
        told_reason = next(one for one in reasons if one.reason)
        if told in codes and told is not ReasonCode.OTHER:
            fact = say("check-because", team=self._team, deed=deed(stands), text=told_reason)
            return verdict(self._one, Holds.SUPPORTED, fact, claims)
        if told in _OPPOSED and codes <= _OPPOSED:
            fact = say("check-reason", team=self._team, deed=deed(stands), text=told_reason)
            return verdict(self._one, Holds.CONTRADICTED, fact, claims)
        fact = say("check-because", team=self._team, deed=deed(stands), text=told_reason)
        return verdict(self._one, Holds.UNKNOWN, fact, claims)

    def _names_what_is_recorded(self, reasons: list[Claim]) -> bool:
        """Whether a name in the reason given (a firm, a model) stands in the reason on record."""
        recorded = flat(" ".join(f"{one.text.en} {one.text.ko}" for one in reasons))
        words = [flat(one) for one in re.findall(r"[^\W_]+", self._one.because_of)]
        names = [key for one in words for key in (one, *without_particles(one))]
        return any(key in self._facts.names.decoys and key in recorded for key in names)

    def contradicted(self, stands: Standing) -> Verdict:
        return verdict(self._one, Holds.CONTRADICTED, self._after(stands), stands.because)

    def _after(self, stands: Standing) -> Say:
        return say("team-after", team=self._team, deed=deed(stands))

    def unknown(self, stands: Standing, stage: Stage | None) -> Verdict:
        """Nothing settles it: the sources disagree, or there is no record of it."""
        if stands.outcome is not Outcome.UNKNOWN:
            return verdict(self._one, Holds.UNKNOWN, self._after(stands), stands.because)
        return verdict(self._one, Holds.UNKNOWN, headline(stands, self._when, stage), stands.contested)
