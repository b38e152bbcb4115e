"""A message cut into sentences, and each sentence with a sign in the place of every name it holds.

It knows names, stages, days and numbers of teams, and where in the message they stood; what is said of
them is left to `statements.py`. Code, links, quoted and struck-out lines are no part of the message.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from answers.dates import Time, times
from answers.facts import Measure, Stage, Team
from answers.folding import blanked, plain
from answers.lens import Lens
from answers.mentions import Mentions, mentions
from answers.name_index import Relation

TEAM, COUNT, STAGE, TIME, PROGRAMME, MEASURE, OTHER = "§№¤◇πµδ"
SIGNS = TEAM + COUNT + STAGE + TIME + PROGRAMME + MEASURE + OTHER

Ref = Team | Stage | Time | Measure | int | None
Span = tuple[int, int, str, Ref]

_QUOTED = re.compile(r"^[ \t]*>.*$|~~.+?~~", re.MULTILINE)
_BREAK = re.compile(r"(?<=[.!?…。])(?<!\bcorp\.)(?<!\binc\.)(?<!\bvs\.)(?<!\bno\.)(?<!\bjan\.)(?<!\bfeb\.)(?<!\baug\.)\s+|\n+", re.IGNORECASE)  # fmt: skip
_PARTED = " ¶ "
_SCORED = re.compile(r"\d|점|위|등|꼴찌|높|낮|score|highest|lowest|top|first|last", re.IGNORECASE)
_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "fifteen": 15,
    "한": 1, "두": 2, "세": 3, "네": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9, "열": 10, "열다섯": 15,
}  # fmt: skip
_EN_NUMBER = "one|two|three|four|five|six|seven|eight|nine|ten|fifteen|[0-9]{1,2}"
_COUNTED = re.compile(
    rf"(?<![\w.])(?<!as )(?P<en>{_EN_NUMBER})(?: of (?:the |all )?(?:{_EN_NUMBER})(?= ))?(?: (?:of the|elite|remaining|korean|ai|final))* (?:teams?|consorti(?:a|um)|companies|firms|contestants|finalists)\b"
    rf"|(?<![\w.])(?P<bare>{_EN_NUMBER})(?= (?:were|was|are|have been|remain|advanced|made it|survived|got cut)\b)"
    r"|(?<![\w.])(?P<ko>[0-9]{1,2}|열다섯|한|두|세|네|다섯|여섯|일곱|여덟|아홉|열) ?개? ?(?:정예)?(?:팀|곳|개사|컨소시엄)(?![장원명워])",
    re.IGNORECASE,
)
_OF_SO_MANY = re.compile(
    r"№ ?(?:중|가운데|중에서?)(?=[ ,])|(?<=\bof )(?:the |all )?№|\b(?:of|from) (?:the )?№"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence with signs for names. `places` says where in the message each character stood, `refs` what
    the sign at a place stands for; `start` and `end` are its span in the message."""

    text: str
    places: tuple[tuple[int, int], ...]
    refs: Mapping[int, Ref]
    start: int
    end: int

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where `text[start:end]` stood in the message."""
        return self.places[start][0], self.places[max(start, end - 1)][1]


def readable(message: str) -> str:
    """The message with what its writer does not say as blanks, every other character in its place."""
    return _QUOTED.sub(lambda found: " " * len(found[0]), blanked(message))


def cut(text: str) -> Iterator[tuple[int, int]]:
    """The spans of the sentences of a readable message."""
    start = 0
    for found in _BREAK.finditer(text):
        if text[start : found.start()].strip():
            yield start, found.start()
        start = found.end()
    if text[start:].strip():
        yield start, len(text)


def masked(
    text: str, cuts: Sequence[tuple[int, int]], lens: Lens, today: date, *, slips: bool = True
) -> list[Sentence]:
    """Those sentences of a readable message, each with signs for its names; `slips` tells whether words that
    nearly are a name count as one."""
    plains = [_plain(text, start, end) for start, end in cuts]
    sentences = []
    for (start, end), (letters, places), moments in zip(cuts, plains, _moments(plains, today), strict=True):
        signed, where, refs = _signed(letters, places, _spans(letters, lens, moments, slips=slips))
        sentences.append(Sentence(text=signed, places=tuple(where), refs=refs, start=start, end=end))
    return sentences


def _moments(plains: Sequence[tuple[str, object]], today: date) -> list[list[Time]]:
    """The times of each sentence. The grammar of days is gone through once for all of them, parted by a sign
    that no time goes across: that is several times as fast."""
    found: list[list[Time]] = [[] for _ in plains]
    starts: list[int] = []
    size = 0
    for letters, _places in plains:
        starts.append(size)
        size += len(letters) + len(_PARTED)
    for one in times(_PARTED.join(letters for letters, _places in plains), today):
        index = bisect_right(starts, one.start) - 1
        found[index].append(replace(one, start=one.start - starts[index], end=one.end - starts[index]))
    return found


def _plain(text: str, start: int, end: int) -> tuple[str, list[tuple[int, int]]]:
    """The sentence in one Unicode form and width, and where each letter came from."""
    letters: list[str] = []
    places: list[tuple[int, int]] = []
    at = start
    while at < end:
        until = at + 1
        if not text[at].isascii() or (until < end and not text[until].isascii()):
            while until < end and _joins(text[until]):
                until += 1
        for letter in plain(text[at:until]):
            letters.append(" " if letter in "\n\t*_`|\u00a0" else letter)
            places.append((at, until))
        at = until
    return "".join(letters), places


def _joins(letter: str) -> bool:
    """Whether a character is part of the one before it: an accent, a vowel or final of split Hangul."""
    return "\u0300" <= letter <= "\u036f" or "\u1160" <= letter <= "\u11ff" or letter in "\u200d\ufe0f"


def _spans(text: str, lens: Lens, moments: list[Time], *, slips: bool) -> list[Span]:
    """What is named in a sentence, without overlaps; teams before stages before times before numbers."""
    names = mentions(text, lens.facts, lens.is_word, slips=slips)
    spans: list[Span] = [(one.start, one.end, TEAM, one.team) for one in names.teams]
    if _SCORED.search(text):
        _add(spans, ((start, end, MEASURE, one) for start, end, one in lens.measures(text)))
    _add(spans, _others(names))
    _add(spans, ((start, end, STAGE, one) for start, end, one in lens.stages(text)))
    _add(spans, ((_without_back(text, one), one.end, TIME, one) for one in moments))
    _add(spans, ((one.start(), one.end(), COUNT, _number(one)) for one in _COUNTED.finditer(text)))
    return sorted(spans, key=lambda one: one[0])


def _without_back(text: str, one: Time) -> int:
    """Where a time begins: "came back in February" speaks of coming back."""
    return one.start + len("back ") * text[one.start : one.end].lower().startswith("back in")


def _others(names: Mentions) -> Iterator[Span]:
    """What is named beside teams: the programme and those who run it, or anything else."""
    for other in names.others:
        ours = other.decoy.relation in {Relation.PROGRAMME, Relation.ORGANISER, Relation.PERSON}
        if other.decoy.relation is not Relation.WORD:
            yield other.start, other.end, PROGRAMME if ours else OTHER, None
    yield from ((start, end, OTHER, None) for start, end in names.longer)


def _add(spans: list[Span], more: Iterator[Span]) -> None:
    for one in more:
        if not _overlaps(one, spans):
            spans.append(one)


def _overlaps(one: Span, spans: list[Span]) -> bool:
    return any(one[0] < end and start < one[1] for start, end, *_ in spans)


def _number(found: re.Match[str]) -> int:
    told = (found["en"] or found["bare"] or found["ko"]).lower()
    return int(told) if told.isdigit() else _NUMBERS[told]


def _signed(
    text: str, places: list[tuple[int, int]], spans: list[Span]
) -> tuple[str, list[tuple[int, int]], dict[int, Ref]]:
    """The text in lower case with single spaces and signs; where each character stood; what signs are for."""
    out: list[str] = []
    where: list[tuple[int, int]] = []
    refs: dict[int, Ref] = {}
    place = 0
    for start, end, sign, ref in [*spans, (len(text), len(text), "", None)]:
        for index in range(place, start):
            letter = _letter(text[index])
            if letter != " " or (out and out[-1] != " "):
                out.append(letter)
                where.append(places[index])
        if sign:
            refs[len(out)] = ref
            out.append(sign)
            where.append((places[start][0], places[end - 1][1]))
            place = end
    return _without_wholes("".join(out)), where, refs


def _letter(one: str) -> str:
    if one.isspace() or one in SIGNS:
        return " "
    low = {"’": "'", "‘": "'"}.get(one, one).lower()
    return low if len(low) == 1 else one


def _without_wholes(text: str) -> str:
    """Numbers of teams that only say out of how many ("of five teams", "5개 팀 중") as blanks."""
    return _OF_SO_MANY.sub(lambda found: " " * len(found[0]), text)
