"""At which stage a deed was done: named in its clause, or known from the article around it.

It knows the order and kind of the stages and what teams they are said to go on to; no stage is named here.
"""

import re
from dataclasses import dataclass
from enum import IntEnum

from answers.days import Day
from answers.fact_book import FactBook
from answers.facts import Stage, Team
from answers.sentences import Sentence
from answers.terms import Event, StageKind, Verdict
from ingest.relations import in_contention
from ingest.told import Deed

JUDGED = frozenset({StageKind.EVALUATION, StageKind.REVIEW})
_INTO_BEFORE = re.compile(
    r"\b(?:places?|spots?|seats?|slots?|berths?|tickets?|right to (?:compete|take part|stand|appear)|(?:compete|stand|go head to head)) (?:in|for|at|to) (?:the |its |their )?(?:upcoming |next |final )?$|\b(?:to|into|for|reach(?:ed|es)?|toward|in time for) (?:the |its |their |a )?(?:upcoming |next |final )?$"
)
_INTO_AFTER = re.compile(
    r"^(?:행|(?: ?(?:단계|라운드|평가|무대|관문))?(?:에|으로|로)? ?(?:나란히 |함께 |모두 |최종 |각각 |무난히 |다시 |추가로 )*(?:진출|올라|올랐|오르|향하|향한|향합|향할|향했|넘어|나아|안착|승선|합류|간다|갑니다|가게|갔다|직행|건너|나설 수)"
    r"|(?: ?(?:단계|라운드|평가|무대|관문))?(?:에|으로|로) ?(?:가는|갈|간|향하는|오르는|오를|이어지는|나갈|설|나설|참가할|가게 될|초대)|(?: ?(?:단계|라운드|평가|무대|관문))?(?:에서|를 놓고) ?(?:다시 |또다시 |한 번 더 |또 한 번 |최종 |마지막 |서로 )*(?:뛸|겨룰|경쟁할|경쟁하|싸울|다툴|맞붙|겨루|맞서)|(?: ?(?:단계|라운드|무대|관문|평가))?(?:의)? ?(?:출전권|진출권|티켓|참가 ?자격|출전 ?자격|승선권|막차|기회|무대를|대상(?:팀|자)|대상으로 ?(?:최종 )?(?:확정|선정|결정)|참가(?:팀|자)|주자))"
)
_INTO_FAR = re.compile(
    r"^(?:에|에는|으로는|로는) [^.;]{0,80}(?:진출|올라|오르|합류|안착)(?:한다|하게|했|가|ㄴ다|게)"
)
_AHEAD_BEFORE = re.compile(
    r"\b(?:(?:dates?|schedule|timetable|timing) (?:of|for)|ahead of|before|prior to|preparing for|in preparation for|until|awaiting) (?:the |its |their |a )?$"
)
_AHEAD_AFTER = re.compile(r"^(?:를|을)? ?(?:앞두|전에|준비|대비)|^[가-힣]{0,2} ?(?:일정|방식|계획)")
_AFTER = re.compile(r"^ ?(?:이후|뒤|직후|다음)|^ ?(?:발표|결과) ?(?:이후|뒤|직후)")
_AFTER_BEFORE = re.compile(r"\b(?:after|since|following) (?:the |its |their )?$")
_PLANNED = re.compile(
    r"^[^,;.]{0,30}?\b(?:is|are) (?:expected|planned|scheduled|slated|due|set)\b|^ ?(?:◇ ?)?(?:expected|planned|scheduled|slated|set for|due)\b|^,? (?:which is )?(?:expected|planned|scheduled|slated|due|set)\b"
)
_GOVERNS = re.compile(
    r"\b(?:in|at|from|of|through|during|via|passed|cleared|survived|pass|clear|won|wins?) (?:the |its |a )?$"
)
_GOVERNED = re.compile(r"^(?:에서|서|를|을|의 ?(?:벽|문턱|관문))")


class Role(IntEnum):
    """What a stage is to the deed told beside it."""

    OF = 0
    INTO = 1
    AHEAD = 2
    AFTER = 3


class How(IntEnum):
    """How a deed's stage is known, the surest first."""

    CLAUSE = 0
    SENTENCE = 1
    INTO = 2
    BEFORE = 3  # the sentence before
    ARTICLE = 4
    DATE = 5


@dataclass(frozen=True, slots=True)
class Named:
    """A stage named at a place of a masked sentence."""

    at: int
    stage: Stage
    role: Role
    governed: bool


def stages_of(sentence: Sentence) -> list[Named]:
    """The stages that a sentence names and what they are in it."""
    found = []
    for at, ref in sorted(sentence.refs.items()):
        if isinstance(ref, Stage) and sentence.text[at] == "¤":
            before, after = sentence.text[:at], sentence.text[at + 1 :]
            found.append(
                Named(at, ref, _role(before, after), bool(_GOVERNS.search(before) or _GOVERNED.match(after)))
            )
    return found


def _role(before: str, after: str) -> Role:
    if re.search(
        r"\b(?:will|now|to) (?:now |then )?(?:compete|vie|battle|fight|face off|prepare|meet|contest)\b[^.;]{0,60} (?:in|at|for) (?:the )?$",
        before,
    ):
        return Role.INTO
    if re.search(
        r"\b(?:will|would|could|not|to)\b[^.;§]{0,30}\b(?:enter|join|skip|take part in|participate in|return (?:to|for)|sit out) (?:the |its )?$",
        before,
    ):
        return Role.AHEAD
    if re.search(
        r"\b(?:about|due|set|ready|preparing|scheduled|prepares?) (?:to|for) (?:enter|begin|start|face|undergo|open) (?:the |its |their )?$",
        before,
    ):
        return Role.AHEAD
    if re.search(r"\bwill (?:join|face|take)\b[^.;]{0,60} (?:in|at|for) (?:the )?$", before):
        return Role.AHEAD
    if re.match(r"^(?:에|까지|으로|로) ?(?:올랐던|진출했던|올라갔던|오른|진출한) ", after):
        return Role.OF
    if _AHEAD_BEFORE.search(before) or _AHEAD_AFTER.match(after) or _PLANNED.match(after):
        return Role.AHEAD
    if _INTO_BEFORE.search(before) or _INTO_AFTER.match(after) or _INTO_FAR.match(after):
        return Role.INTO
    if _AFTER_BEFORE.search(before) or _AFTER.match(after):
        return Role.AFTER
    return Role.OF


class Stages:
    """The stages of a programme as an article of a certain day sees them."""

    def __init__(self, facts: FactBook, published: Day | None) -> None:
        self._facts, self._published = facts, published
        kinds = {kind: [one for one in facts.stages if one.kind is kind] for kind in StageKind}
        self.repechage = kinds[StageKind.REPECHAGE][0] if len(kinds[StageKind.REPECHAGE]) == 1 else None
        self.objection = kinds[StageKind.OBJECTION][-1] if kinds[StageKind.OBJECTION] else None

    def before(self, stage: Stage) -> Stage | None:
        """The stage whose outcome lets teams go on to `stage`."""
        if stage.kind not in JUDGED:
            return None
        earlier = [one for one in self._facts.stages if one.order < stage.order and one.kind in JUDGED]
        return earlier[-1] if earlier else None

    def judged(self, named: list[Named]) -> tuple[Stage, bool] | None:
        """The stage that decided, and whether it is only known as the one before; None where that is not plain."""
        fit = [one for one in named if one.stage.kind in JUDGED | {StageKind.REPECHAGE}]
        of = [
            one
            for one in fit
            if one.role in {Role.OF, Role.AFTER}
            or (
                one.role is Role.INTO and one.stage.kind is StageKind.REPECHAGE
            )  # no stage lets teams go on to it
        ]
        for some in (of, [one for one in of if one.role is Role.OF], [one for one in of if one.governed]):
            if len({one.stage for one in some}) == 1:
                return some[0].stage, False
        into = {one.stage for one in fit if one.role is Role.INTO}
        if of or len(into) != 1:
            return None
        stage = self.before(into.pop())
        return (stage, True) if stage else None

    def contending(self, stage: Stage) -> frozenset[Team]:
        """The teams that the record has in when `stage` began."""
        return in_contention(stage, self._facts)

    def by_date(self) -> Stage | None:
        """The stage whose result came out when the article did."""
        if self._published is None or self._published.day is None:
            return None
        day = self._published.first
        near = [
            one for one in self._facts.stages
            if one.kind in JUDGED and one.end is not None and one.end.day is not None and 0 <= (day - one.end.first).days <= 3
        ]  # fmt: skip
        return near[0] if len(near) == 1 else None

    def chance_by_date(self) -> Stage | None:
        """The repechage, if its result came out when the article did."""
        one, day = self.repechage, self._published
        if one is None or one.end is None or one.end.day is None or day is None or day.day is None:
            return None
        return one if 0 <= (day.first - one.end.first).days <= 3 else None

    def upcoming(self) -> Stage | None:
        """The evaluation that was next, or under way, when the article came out."""
        day = self._published.last if self._published else None
        for one in self._facts.stages:
            if one.kind in JUDGED and (one.end is None or (day is not None and one.end.last > day)):
                return one
        return None

    def is_possible(self, stage: Stage, deed: Deed) -> bool:
        """Whether a deed at `stage` can have been reported on the day of the article."""
        if self._published is None:
            return True
        begun = stage.announced_on or stage.start
        if begun is not None and begun.first > self._published.last and deed is not Deed.OBJECTED:
            return False
        settled = set(Deed) - {Deed.APPLIED, Deed.DECLINED, Deed.WITHDREW, Deed.OBJECTED}
        return not (deed in settled and stage.end is not None and stage.end.first > self._published.last)

    def is_current(self, stage: Stage) -> bool:
        """Whether a stage was under way, or its outcome of these days, when the article came out."""
        day = self._published
        begun = stage.announced_on or stage.start or stage.end
        if day is None or day.day is None or begun is None or stage.end is None or stage.end.day is None:
            return False
        return begun.first <= day.first and (day.first - stage.end.first).days <= 7

    def lately_held(self) -> Stage | None:
        """The evaluation whose outcome came out in the weeks before the article, if it was one."""
        day = self._published
        if day is None or day.day is None:
            return None
        near = [
            one for one in self._facts.stages
            if one.kind in JUDGED and one.end is not None and one.end.day is not None and 0 <= (day.first - one.end.first).days <= 30
        ]  # fmt: skip
        return near[0] if len(near) == 1 else None

    def open_call(self) -> Stage | None:
        """The one call that was open, or just closed, when the article came out."""
        calls = {StageKind.CALL, StageKind.REPECHAGE}
        near = [one for one in self._facts.stages if one.kind in calls and self.is_current(one)]
        return near[0] if len(near) == 1 else None

    def is_background(self, stage: Stage) -> bool:
        """Whether the stage had long been over when the article came out."""
        if self._published is None or stage.end is None:
            return False
        return (self._published.last - stage.end.last).days > 30

    def event(self, deed: Deed, stage: Stage) -> Event | None:
        """What a deed is called at a stage: as the record calls such outcomes there, else as it is told."""
        if stage.kind is StageKind.REPECHAGE:
            return _AT_REPECHAGE.get(deed)
        if deed is Deed.APPLIED:
            return Event.APPLIED if stage.kind is StageKind.CALL else None
        if deed in {Deed.WITHDREW, Deed.OBJECTED}:
            return Event.WITHDREW if deed is Deed.WITHDREW else Event.OBJECTION
        if stage.kind not in JUDGED:
            return None
        if deed is Deed.SCORED:
            return Event.SCORE
        usual = self._usual(stage, _GOOD if deed in {Deed.IN, Deed.SELECTED} else _BAD)
        if usual is None and deed is Deed.NOT_SELECTED and stage.kind is StageKind.EVALUATION:
            return Event.ELIMINATED  # whoever is evaluated was in; not to be chosen is to fall
        return usual or _ELSE.get(deed)

    def _usual(self, stage: Stage, events: frozenset[Event]) -> Event | None:
        """The one word by which the record tells such outcomes of a stage."""
        seen = {
            one.event for one in self._facts.claims
            if one.stage == stage.id and one.event in events and one.verdict(None) is Verdict.ACCEPTED
        }  # fmt: skip
        return seen.pop() if len(seen) == 1 else None


_GOOD = frozenset({Event.ADVANCED, Event.SELECTED, Event.SHORTLISTED})
_BAD = frozenset({Event.ELIMINATED, Event.NOT_SELECTED})
_ELSE = {
    Deed.IN: Event.ADVANCED, Deed.OUT: Event.ELIMINATED, Deed.SELECTED: Event.SELECTED, Deed.NOT_SELECTED: Event.NOT_SELECTED,
}  # fmt: skip
_AT_REPECHAGE = {
    Deed.IN: Event.SELECTED_REVIVAL, Deed.SELECTED: Event.SELECTED_REVIVAL, Deed.BACK_IN: Event.SELECTED_REVIVAL,
    Deed.OUT: Event.NOT_SELECTED_REVIVAL, Deed.NOT_SELECTED: Event.NOT_SELECTED_REVIVAL, Deed.MISSED: Event.NOT_SELECTED_REVIVAL, Deed.APPLIED: Event.APPLIED_REVIVAL,
    Deed.DECLINED: Event.DECLINED_REVIVAL,
}  # fmt: skip
