"""Whether as many teams are in or out as a statement says: after a stage, on a day, or now."""

from answers.fact_book import FactBook, Moment
from answers.facts import Claim, Stage
from answers.sayings import Say, say
from answers.standing import Standing, board, standing
from answers.statements import Said, Statement
from answers.terms import OUT, STILL_IN, Outcome, StageKind
from answers.verdicts import Holds, Verdict, verdict
from answers.when import When

_CAME_THROUGH = STILL_IN - {Outcome.PENDING}
_TESTED = frozenset({StageKind.EVALUATION, StageKind.REVIEW})


def check_count(one: Statement, facts: FactBook, when: When) -> Verdict:
    """The verdict on a number of teams."""
    counting = _Counting(one, facts, when)
    if one.stage is not None and one.lasting and one.said is Said.COUNT_IN:
        return counting.after(one.stage)
    if one.stage is not None:
        return counting.into(one.stage) if one.into else counting.at(one.stage)
    if one.day is not None:
        return counting.on_day() if not one.lasting else counting.left(Moment(min(one.day.last, when.today)))
    return counting.left(when.moment) if one.lasting else counting.newest()


class _Counting:
    """One number held against those on record."""

    def __init__(self, one: Statement, facts: FactBook, when: When) -> None:
        self._one, self._facts, self._when = one, facts, when
        self._outcomes = OUT if one.said is Said.COUNT_OUT else _CAME_THROUGH

    def at(self, stage: Stage) -> Verdict:
        """Those whom the stage let through, or dropped."""
        teams = self._whole(stage)
        if teams is None:
            return self._unknown()
        return self._judged(teams, self._of_stage(stage, teams))

    def into(self, stage: Stage) -> Verdict:
        """Those who were in when the stage began, or whom the test before it let through: either is meant."""
        if self._one.said is Said.COUNT_OUT:
            return self._unknown()
        tested = [one for one in self._facts.stages if one.order < stage.order and one.kind in _TESTED]
        teams = self._whole(tested[-1]) if tested else None
        if not tested or teams is None:
            return self._unknown()
        entered = self._in_up_to(stage.order - 1)
        if len(entered) == self._one.number:
            names = tuple(one.team for one in entered)
            fact = say("check-entered", count=len(entered), stage=stage, teams=names)
            return verdict(self._one, Holds.SUPPORTED, fact, _claims(entered))
        return self._judged(teams, self._of_stage(tested[-1], teams))

    def after(self, stage: Stage) -> Verdict:
        """Those left once the stage was over."""
        if self._whole(stage) is None:
            return self._unknown()
        left = self._in_up_to(stage.order)
        names = tuple(one.team for one in left)
        return self._judged(left, say("check-left", count=len(left), stage=stage, teams=names))

    def on_day(self) -> Verdict:
        """Those placed on the day told: known only where one stage placed them all."""
        day = self._one.day
        assert day is not None
        found: dict[str, list[Standing]] = {}
        for stage in self._facts.stages:
            for one in self._after(stage):
                happened = one.because[0].happened_on if one.because else None
                if (
                    one.outcome in self._outcomes
                    and happened
                    and day.first <= happened.first
                    and happened.last <= day.last
                ):
                    found.setdefault(stage.id, []).append(one)
        if len(found) != 1:
            return self._unknown()
        (stage_id, _here), *_ = found.items()
        return self.at(next(one for one in self._facts.stages if one.id == stage_id))

    def left(self, moment: Moment) -> Verdict:
        """Those left, or out, at a moment."""
        whole = board(self._facts, moment)
        if whole.stage is None or whole.undecided:
            return self._unknown()
        listed = list(whole.out if self._one.said is Said.COUNT_OUT else whole.remaining)
        teams = tuple(one.team for one in listed)
        then = self._one.day if moment != self._when.moment else None
        if self._one.said is Said.COUNT_OUT:
            key, more = "roster-out", {"count": len(teams), "teams": teams}
        else:
            key, more = "status", {"count": len(teams), "teams": teams, "stage": whole.stage}
        fact = say(f"{key}-then", day=then, **more) if then else say(f"{key}-now", **more)
        return self._judged(listed, fact)

    def newest(self) -> Verdict:
        """An event without a day or a stage: the newest one is meant, though an older one may be."""
        held = [one for one in self._facts.stages if self._whole(one)]
        whole = board(self._facts, self._when.moment)
        if not held or whole.undecided:
            return self._unknown()
        everyone = list(whole.out if self._one.said is Said.COUNT_OUT else whole.remaining)
        last = self._whole(held[-1]) or []
        if self._one.number in {len(last), len(everyone)}:
            return self.at(held[-1]) if self._one.number == len(last) else self.left(self._when.moment)
        for stage in reversed(held[:-1]):
            before = self._whole(stage) or []
            if len(before) == self._one.number:
                fact = say(
                    "check-both", then=self._of_stage(stage, before), now=self._of_stage(held[-1], last)
                )
                return verdict(self._one, Holds.EARLIER, fact, (*_claims(before), *_claims(last)))
        return self.at(held[-1])

    def _after(self, stage: Stage) -> list[Standing]:
        return [standing(one, self._facts, self._when.moment, stage) for one in self._facts.teams]

    def _whole(self, stage: Stage) -> list[Standing] | None:
        """Those counted at a stage; None where the record of it is not whole or not settled."""
        after = self._after(stage)
        through = [one for one in after if one.outcome in _CAME_THROUGH]
        out = [one for one in after if one.outcome in OUT]
        if any(one.contested and not one.because for one in after) or not through + out:
            return None
        if stage.actual_places is not None and stage.actual_places != len(through):
            return None
        if (
            stage.actual_places is not None
            and stage.entrants is not None
            and len(out) != stage.entrants - stage.actual_places
        ):
            return None
        return out if self._one.said is Said.COUNT_OUT else through

    def _in_up_to(self, order: int) -> list[Standing]:
        """Those whom the last stage up to that one that placed them let through."""
        last: dict[str, Standing] = {}
        for earlier in self._facts.stages:
            if earlier.order <= order:
                last |= {one.team.id: one for one in self._after(earlier) if one.outcome in STILL_IN | OUT}
        return [one for one in last.values() if one.outcome in _CAME_THROUGH]

    def _of_stage(self, stage: Stage, listed: list[Standing]) -> Say:
        key = "roster-out-stage" if self._one.said is Said.COUNT_OUT else "status-stage"
        if not listed:
            return say(f"{key}-none", stage=stage)
        return say(key, count=len(listed), teams=tuple(one.team for one in listed), stage=stage)

    def _judged(self, listed: list[Standing], fact: Say) -> Verdict:
        right = len(listed) == self._one.number
        return verdict(self._one, Holds.SUPPORTED if right else Holds.CONTRADICTED, fact, _claims(listed))

    def _unknown(self) -> Verdict:
        return verdict(self._one, Holds.UNKNOWN, say("not-known"))


def _claims(listed: list[Standing]) -> list[Claim]:
    return [claim for one in listed for claim in one.because]
