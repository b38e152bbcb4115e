"""An article as lines to be understood: each passage with its names, stages, days, deeds and contest.

It knows words and names; who is pointed at and which stage is meant are left to `pointing.py` and `placing.py`.
"""

import re
from dataclasses import dataclass
from datetime import date

from answers.days import Day
from answers.fact_book import FactBook
from answers.lens import Lens
from answers.sentences import Sentence, masked, readable
from answers.statement_words import HINT
from answers.terms import StageKind
from ingest.echoes import echoes
from ingest.english import english
from ingest.korean import korean
from ingest.moments import Calendar, Moment
from ingest.passages import Passage, passages
from ingest.stages import Named, stages_of
from ingest.tables import tabled
from ingest.told import Found, Group, groups
from ingest.topics import Topic, Topics

HANGUL = re.compile(r"[가-힣]")
_TELLING = re.compile(
    HINT.pattern
    + r"|object|appeal|contest|challeng|exit|crash|shun|snub|spurn|hurdle|tapp|exclud|scor|expel|barred|unveil|announc|chose|prevail|crown|declar|winner|\bbid|end|submit|leav|appl|filed|stay|\bs[ia]t\b|interest|through|home|short|door|los[et]|ticket|berth|spot|seat|follow|fate|satisf|mov|surviv|continu"
    r"|쓴맛|멈|마감했|접었|끝냈|마쳤|이의|서류|티켓|자격|판정|실격|박탈|퇴출|영예|이름|포함|확정|결정|발표|공개|압축|좁혀|출사표|신청|접수|문턱|관문|벽|고비|주인공|파전|구도|경쟁|가세|중단|손을|발을|빠지|못|나아|철수|향[하했한]|간다|통보|운명|뒤를|제치|꺾|승자|도전|참여|점을"
)
_ITEM = re.compile(r"\s*(?:[-•*·▲△▷▶●■□–—]|\d{1,2}[.)])\s.{2,160}$")
_PARTED = re.compile(r"[,·ㆍ/]|(?<=[가-힣])[와과] ")
_POINTS = re.compile(
    r"№|\b(?:company|firm|start-?up|consortium|team|it|they|both|pair|duo|trio|rest|others?|carrier|institute|operator|portal|developer|applicants|bidders)\b|회사|업체|기업|팀|곳|양사|이들|나머지"
)


@dataclass(slots=True)
class Line:
    """A passage and what it holds. `topic` is of which contest it speaks, by itself or by what stands before."""

    passage: Passage
    words: str
    topic: Topic
    sentence: Sentence
    stages: list[Named]
    moments: list[Moment]
    found: list[Found]
    groups: list[Group]


def lines_of(text: str, facts: FactBook, topics: Topics, published: Day | None, today: date) -> list[Line]:
    """The lines of an article's text; none where no word of outcomes is in it."""
    seen = readable(text)
    kept = _worth_reading(list(passages(seen)), seen)
    if not kept:
        return []
    day = published.last if published else today
    cuts = [(one.start, one.end) for one in kept]
    sentences = masked(seen, cuts, Lens(facts), day, slips=False)
    calendar = Calendar(published, text)
    lines: list[Line] = []
    for one, sentence in zip(kept, sentences, strict=True):
        lines.append(_line(one, text, sentence, topics, calendar, chance=_is_of_a_chance(lines, one)))
    _settle(lines)
    for before, line in zip([None, *lines], lines, strict=False):
        beside = before is not None and before.passage.paragraph == line.passage.paragraph
        told = before.found if before is not None and beside and before.topic is not Topic.OTHER else []
        line.found += echoes(line.sentence, line.groups, line.found, told) if line.groups else []
    for index, found in tabled(sentences):
        if not any(one.deed is found.deed for one in lines[index].found):
            lines[index].found.append(found)
    return lines


def _worth_reading(every: list[Passage], seen: str) -> list[Passage]:
    """The passages that may tell something, those beside them, and rows of names: the rest needs no look."""
    words = [seen[one.start : one.end].lower() for one in every]
    telling = [_TELLING.search(one) is not None for one in words]
    if not any(telling):
        return []
    return [
        one
        for index, one in enumerate(every)
        if any(telling[max(0, index - 1) : index + 2])
        or len(_PARTED.findall(words[index])) > 1
        or _ITEM.match(words[index])
    ]


def _line(
    passage: Passage, text: str, sentence: Sentence, topics: Topics, calendar: Calendar, *, chance: bool
) -> Line:
    words = text[passage.start : passage.end]
    topic = topics.topic(words)
    told: list[Found] = []
    if "§" in sentence.text or _POINTS.search(sentence.text):
        read = korean if HANGUL.search(sentence.text) else english
        told = read(sentence, heading=passage.heading, ours=topic is Topic.OURS, chance=chance)
    return Line(
        passage=passage, words=words, topic=topic, sentence=sentence, stages=stages_of(sentence),
        moments=calendar.moments(sentence), found=told, groups=groups(sentence.text, sentence),
    )  # fmt: skip


def _is_of_a_chance(lines: list[Line], passage: Passage) -> bool:
    """Whether what stands right before a passage, or in its paragraph, speaks of a chance to come back."""
    near = lines[-2:] + [one for one in lines[-8:] if one.passage.paragraph == passage.paragraph]
    return any(some.stage.kind is StageKind.REPECHAGE for one in near for some in one.stages)


def _settle(lines: list[Line]) -> None:
    """Give lines that name no contest the one that the text is at: that of the sentence before, and at the head
    of a paragraph that of the article."""
    whole = next((one.topic for one in lines if one.topic is not Topic.OPEN), Topic.OPEN)
    topics = [one.topic for one in lines]
    if whole is Topic.OTHER and (
        Topic.OURS in topics[:3] or topics.count(Topic.OURS) > topics.count(Topic.OTHER)
    ):
        whole = Topic.OURS
    ours = next((at for at, one in enumerate(lines) if _is_at_home(one)), None)
    if whole is Topic.OTHER and ours is not None and Topic.OTHER not in topics[: ours + 1]:
        whole = Topic.OPEN
    at, paragraph = whole, -1
    for line in lines:
        if line.passage.paragraph != paragraph:
            at, paragraph = whole, line.passage.paragraph
        at = line.topic = at if line.topic is Topic.OPEN else line.topic


def _is_at_home(line: Line) -> bool:
    """Whether a line tells of teams at a stage: no other contest named later on can be what it speaks of."""
    return bool(line.stages) and len({team for one in line.groups for team in one.teams}) > 1
