"""Words and small looks by which an article's deeds are placed: what is history, what came out, what was reached.

Patterns of both languages on masked sentences; which stage is meant is left to `placing.py`.
"""

import re
from dataclasses import replace

from answers.facts import Stage, Team
from answers.terms import StageKind
from ingest.lines import Line
from ingest.stages import How, Named, Role
from ingest.told import Deed, Found

Place = tuple[Stage, How, Deed]

OF_CHANCES = frozenset({Deed.BACK_IN, Deed.MISSED})
EARLIER = re.compile(
    r"\b(?:previously|earlier (?:this|last) year|last year|in the past|back in|at the time|had (?:earlier|previously)|earlier (?:said|announced|declined|been))\b|(?<![가-힣])앞서|지난해|작년|당시|바 있|전례|과거"
)
MENTIONED = re.compile(
    r"\b(?:previously|in the past|back in|at the time|had (?:earlier|previously)|earlier (?:said|announced|declined|been))\b|(?<![가-힣])앞서 |바 있|전례"
)

# Words for a place that is filled once more.
MORE = re.compile(
    r"추가(?:로|[ 가-힣]{0,4}(?:공모|선정|선발|합류|모집))|재도전|패자|합류|빈자리|한 자리|\b(?:additional|wild ?card|second chance|vacan|add(?:s|ed)|join(?:s|ed))\b"
)
GOAL = re.compile(r"(?: ?(?:단계|평가|라운드|무대|관문))?(?:에|으로|로|까지) ?(?:[가-힣]{1,5} ){0,3}")
# A chance that is given once more.
AGAIN = re.compile(r"(?:두 번째|또 한 번의|또 한번의|다시 열린|또다시 열린|올해 두 번째) ¤|\bsecond ¤")
# A stage that was not got to: what was not passed is another one.
_NOT_REACHED = re.compile(
    r"¤(?: ?(?:단계|라운드|무대|관문))?(?:에|에는|로|으로|까지) [^,.;]{0,20}(?:참여|참가|나서|함께|동행|나아가|가|오르|올라가|올라서|진출|출전|뛰|설|갈|오를)[가-힣 ]{0,4}(?:지|수) ?(?:는 |도 )?(?:못|않|없)"
)
CAME_OUT = re.compile(
    r"(?:발표|공개)(?:된|한) [^.]{0,24}¤|결과[^.]{0,40}(?:(?:발표|공개)(?:했|하였|됐|되었|한 )|밝혔|내놨|내놓았|나왔|공개됐|발표됐|발표하였|드러났|전해졌|끝났|확정했)|(?:발표|공개)(?:한|된) [^.]{0,30}결과|결과를? [^.]{0,30}(?:이렇게|이 같은|이같이)|(?:탈락|진출|통과|선정)(?:했|됐|시켰)다|결정했다|결론(?:을|이)? ?(?:냈|내렸|났)"
)
APPLICATIONS = re.compile(
    r"\b(?:applica(?:tions?|nts?)|bids?|bidders?|proposals?|applied|submissions?|envelopes?|papers)\b"
)
_BESIDE = re.compile(r"§, (?:the|an?|its) [^,;:§¤]{0,60}$")
# A team that stays away says so itself; of one that was barred, others say it.
BY_ITSELF = re.compile(
    r"않겠|않기로|(?:포기|불참|철회)(?:한다|하겠|하기로)|\b(?:decided|chose|opted|declined|refused) (?:not )?to\b|\b(?:said|announced)\b[^.;]{0,40}\b(?:would|will) not\b"
)


def as_goal(one: Named, found: Found, line: Line) -> Named:
    """A stage as the one that was reached, where what is told is that teams got to it."""
    text = line.sentence.text
    if found.deed is Deed.OUT and one.role is Role.OF and _NOT_REACHED.match(text, one.at, found.end):
        return replace(one, role=Role.INTO)
    if found.deed is not Deed.IN or one.role is not Role.OF or not one.at < found.end:
        return one
    goal = GOAL.match(text, one.at + 1, found.end)
    passed = re.search(r"합격|통과|붙", text[found.start : found.end])
    return replace(one, role=Role.INTO) if goal and goal.end() >= found.start and not passed else one


def is_beside(one: Named, line: Line) -> bool:
    """Whether a stage is named only in what is said beside a team: "A, the winner of the first round"."""
    return _BESIDE.search(line.sentence.text[: one.at]) is not None


def marked(line: Line) -> frozenset[Team]:
    """The teams to which a sentence gives marks."""
    return frozenset(team for one in line.found if one.mark is not None for team in one.teams)


def fitting(stage: Stage, is_before: bool, how: How, deed: Deed) -> Place | None:
    """The place, unless the deed is none of such a stage."""
    if stage.kind is StageKind.REPECHAGE:
        if deed is Deed.SCORED or (how > How.SENTENCE and deed in {Deed.IN, Deed.OUT}):
            return None
    elif deed in OF_CHANCES:
        return None
    return stage, max(how, How.INTO) if is_before else how, deed
