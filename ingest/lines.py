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
from ingest.callings import Callings
from ingest.echoes import echoes
from ingest.english import english
from ingest.english_turns import turns as english_turns
from ingest.korean import korean
from ingest.korean_turns import turns
from ingest.moments import Calendar, Moment
from ingest.passages import Passage, passages
from ingest.stages import Named, stages_of
from ingest.tables import tabled
from ingest.told import Found, Group, Points, groups
from ingest.topics import Topic, Topics

HANGUL = re.compile(r"[가-힣]")
_TELLING = re.compile(
    HINT.pattern
    + r"|object|appeal|contest|challeng|exit|crash|shun|snub|spurn|hurdle|tapp|exclud|scor|expel|barred|unveil|announc|chose|prevail|crown|declar|winner|\bbid|end|submit|leav|appl|filed|stay|\bs[ia]t\b|interest|through|home|short|door|los[et]|ticket|berth|spot|seat|follow|fate|satisf|mov|surviv|continu"
    r"|쓴맛|멈|마감했|접었|끝냈|마쳤|이의|서류|티켓|자격|판정|실격|박탈|퇴출|영예|이름|포함|확정|결정|발표|공개|압축|좁혀|출사표|신청|접수|문턱|관문|벽|고비|주인공|파전|구도|경쟁|가세|중단|손을|발을|빠지|못|나아|철수|향[하했한]|간다|통보|운명|뒤를|제치|꺾|승자|도전|참여|점을|빠진|빠졌|남은|남았|불합격|제외|종료|유지|계속|밀려|밀렸|뽑|선택|자리|막히|막혔|걸러|물러|떠나|떠난|돌아|집으로|웃었|울었|포기|합격|함께|이름|[○×◯✕✓]|떨어|낙|주인|식구|얼굴|둘은|셋은|하나는|무산|좌절|부적합|적합|넘|뽑|추렸|맞붙|겨루|배제|단계|라운드|나머지|직행|올라|오른|오르"
)
_ITEM = re.compile(r"\s*(?:[-•*·▲△▷▶●■□○◦▪–—]|\d{1,2}[.)])\s.{2,160}$")
_SAME_AGAIN = re.compile(
    r"^.{0,40}\b(?:ditto|same|likewise|(?:did|does|was|were|is|are|will|has|have)(?: not|n't)(?: so lucky)?)\W*$"
)  # a row that repeats, or a sentence that denies, the one before
_HEAD = re.compile(r"\W*(?:in|out|staying|going|advancing|advances|retained|dropped|safe|yes|no)\W*$")
_ELSEWHERE = re.compile(
    r"\W*(?:elsewhere|in other news|other news|in unrelated news|also this week|한편 다른|이 밖의 소식)\b",
    re.IGNORECASE,
)
_PARTED = re.compile(r"[,·ㆍ/]|(?<=[가-힣])[와과] ")
_POINTS = re.compile(
    r"№|\b(?:company|firm|start-?up|consortium|team|it|they|both|pair|duo|trio|rest|others?|carrier|institute|operator|portal|developer|applicants|bidders|spokes(?:man|woman|person)|teams|companies|firms|consortia)\b|회사|업체|기업|팀|곳|양사|이들|나머지|누가 |어디가 "
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
    named_itself: bool  # whether the passage names the programme in its own words


def lines_of(text: str, facts: FactBook, topics: Topics, published: Day | None, today: date) -> list[Line]:
    """The lines of an article's text; none where no word of outcomes is in it."""
    seen = readable(text)
    kept = _worth_reading(list(passages(seen)), seen)
    if not kept:
        return []
    day = published.last if published else today
    cuts = [(one.start, one.end) for one in kept]
    callings = Callings(facts)
    sentences = [callings.heard(one) for one in masked(seen, cuts, Lens(facts), day, slips=False)]
    calendar = Calendar(published, text)
    lines: list[Line] = []
    for one, sentence in zip(kept, sentences, strict=True):
        lines.append(_line(one, text, sentence, topics, calendar, chance=_is_of_a_chance(lines)))
    _settle(lines)
    _turn_elsewhere(lines)
    for before, line in zip([None, *lines], lines, strict=False):
        beside = before is not None and before.passage.paragraph == line.passage.paragraph
        beside = beside or _SAME_AGAIN.search(line.sentence.text) is not None
        told = before.found if before is not None and beside and before.topic is not Topic.OTHER else []
        line.found += echoes(line.sentence, line.groups, line.found, told) if line.groups else []
        line.found += [] if _only_names(line, before) else _turned(line)
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
        or _HEAD.match(words[index])
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
        moments=calendar.moments(sentence), found=told, groups=groups(sentence.text, sentence), named_itself=topic is Topic.OURS,
    )  # fmt: skip


def _turned(line: Line) -> list[Found]:
    """What a line tells of teams by turns of phrase, where it may speak of the programme."""
    if line.topic is Topic.OTHER or not (line.groups or _POINTS.search(line.sentence.text)):
        return []
    heading = line.passage.heading
    if HANGUL.search(line.sentence.text):
        return turns(line.sentence, line.found, heading=heading)
    return english_turns(line.sentence, line.found, heading=heading, ours=line.named_itself)


def _only_names(line: Line, before: Line | None) -> bool:
    """Whether a line only names those that the line before told of: "two groups applied. They are …"."""
    awaited = before is not None and any(one.points is Points.NAMED_NEXT for one in before.found)
    return awaited and line.sentence.text.startswith("주인공")


def _is_of_a_chance(lines: list[Line]) -> bool:
    """Whether what stands shortly before speaks of a chance to come back."""
    near = [one for one in lines[-8:] if one.topic is not Topic.OTHER]
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
    if (
        whole is Topic.OTHER
        and ours is not None
        and Topic.OTHER not in topics[: ours + 1 + lines[ours].passage.heading]
    ):
        whole = Topic.OPEN
    at, paragraph = whole, -1
    for line in lines:
        if line.passage.paragraph != paragraph:
            at, paragraph = whole, line.passage.paragraph
        at = line.topic = at if line.topic is Topic.OPEN else line.topic


def _turn_elsewhere(lines: list[Line]) -> None:
    """Take what a writer tells of other things, "elsewhere, …", out of what is told of the programme."""
    paragraph = -1
    for line in lines:
        if not line.named_itself and (_ELSEWHERE.match(line.words) or line.passage.paragraph == paragraph):
            line.topic, paragraph = Topic.OTHER, line.passage.paragraph


def _is_at_home(line: Line) -> bool:
    """Whether a line tells of teams at a stage: no other contest named later on can be what it speaks of."""
    by_ministry = "ministry" in line.sentence.text
    return bool(line.stages) and (by_ministry or len({team for one in line.groups for team in one.teams}) > 1)
