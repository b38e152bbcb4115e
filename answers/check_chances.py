"""Whether a team applied, said that it would not, or left by itself, as a statement says."""

from answers.check_placing import CAME_THROUGH, TESTED, Placing
from answers.facts import Stage
from answers.sayings import say
from answers.standing import Standing, standing
from answers.statements import Said
from answers.terms import OUT, Event, Outcome, StageKind
from answers.told import deed
from answers.verdicts import Holds, Verdict, verdict


class Chances(Placing):
    """One statement about an application, a refusal or a withdrawal."""

    def second_chance(self) -> Verdict:
        """Whether the team applied, or said that it would not."""
        stage = self._one.stage
        if stage is not None and stage.kind is not StageKind.REPECHAGE:
            return self._application(stage)
        stages = [stage] if stage else [one for one in self._facts.stages if one.kind is StageKind.REPECHAGE]
        for again in reversed(stages):
            at = standing(self._team, self._facts, self._when.moment, again)
            if at.outcome is Outcome.UNKNOWN:
                continue
            own = Event.DECLINED_REVIVAL if at.outcome is Outcome.DECLINED_REVIVAL else Event.APPLIED_REVIVAL
            told = [one for one in at.notes if one.event is own][-1:]
            outcome = Outcome.DECLINED_REVIVAL if own is Event.DECLINED_REVIVAL else Outcome.APPLIED_REVIVAL
            if told:
                at = Standing(team=self._team, stage=again, outcome=outcome, because=tuple(told))
            right = (self._one.said is Said.DECLINED) == (own is Event.DECLINED_REVIVAL)
            if right and told:
                return self.supported(at)
            return self.contradicted(at)
        if stage is None and self._one.said is Said.APPLIED:
            return self._application(None)
        absent = standing(self._team, self._facts, self._when.moment, stages[-1]) if stages else self._now
        return self.unknown(absent, stages[-1] if stages else None)

    def _application(self, stage: Stage | None) -> Verdict:
        """An application to the contest itself; that none is on record does not say that none was made."""
        held = self._facts.claims_of(self._team.id, self._when.moment)
        made = [
            one for one in held if one.event is Event.APPLIED and (stage is None or one.stage == stage.id)
        ]
        if not made or self._one.said is Said.DECLINED:
            at = stage or self._facts.stages[0]
            return verdict(self._one, Holds.UNKNOWN, say("team-not-there", team=self._team, stage=at))
        where = self._facts.stage_by_id[made[-1].stage]
        return self.supported(
            Standing(team=self._team, stage=where, outcome=Outcome.PENDING, because=(made[-1],))
        )

    def withdrawal(self) -> Verdict:
        """Whether the team left by itself."""
        one, now = self._one, self._now
        if one.stage is not None:
            at = standing(self._team, self._facts, self._when.moment, one.stage)
            if at.outcome is Outcome.WITHDREW:
                return self.supported(at)
            if at.outcome in CAME_THROUGH | (OUT - {Outcome.WITHDREW}) and one.stage.kind in TESTED:
                return self._did_not_withdraw(at)
            return self.unknown(at, one.stage)
        if now.outcome is Outcome.WITHDREW:
            return self.supported(now, whole=True)
        if now.outcome in OUT | CAME_THROUGH:
            return self._did_not_withdraw(now)
        return self.unknown(now, None)

    def _did_not_withdraw(self, stands: Standing) -> Verdict:
        fact = say("team-not-withdrawn", team=self._team, deed=deed(stands))
        return verdict(self._one, Holds.CONTRADICTED, fact, stands.because)
