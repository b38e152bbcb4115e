"""Lists that give each team a line of its own under a line that says what they are: marks, those in, those out.

It works on the masked sentences of one article in their order and knows neither facts nor stages.
"""

import re
from collections.abc import Iterator, Sequence

from answers.facts import Team
from answers.sentences import Sentence
from ingest.told import Deed, Found, Manner

_BULLET = r"^(?:[-•*·▲△▷▶●○■□◆◇–—]|[0-9]{1,2}[.)위])? ?"
_ITEM = re.compile(rf"{_BULLET}§(?! ?(?:은|는|이|가|was|were|has|had|will|is)\b).{{0,120}}$")
_MARK = re.compile(
    rf"{_BULLET}§(?: ?(?:consortium|컨소시엄|team|팀))? ?[,:：|=(–—-]* ?(?P<mark>[0-9]{{1,3}}(?:\.[0-9]+)?) ?(?:점|points?|pts|/ ?100)?\)?[.,;]?$"
)
_OF_MARKS = re.compile(
    r"\b(?:marks?|scores?|points|totals?)\b|점수|총점|득점|종합점|평점|(?<![가-힣])성적(?!표)|µ"
)
_LABELS = (
    (Deed.OUT, re.compile(r"^\W*(?:(?:the )?(?:teams? |companies |consortia )?(?:eliminated|out|dropped|cut|knocked out|not (?:retained|advancing|selected|through)|leaving|going(?: home)?|failed|fail|losers?)(?: teams?| companies)?|탈락(?: ?(?:팀|기업|컨소시엄|명단))?)(?: ?[(:：].{0,12})?\W*$")),
    (Deed.IN, re.compile(r"^\W*(?:(?:the )?(?:teams? |companies |consortia )?(?:in|still in|staying|safe|retained|kept|pass|advances|advanced|advancing|through|moving on|passed|qualified|survivors?|going through)(?: to ¤)?(?: teams?| companies)?|(?:¤ ?)?(?:진출|통과|생존|합격)(?: ?(?:팀|기업|컨소시엄|명단))?)(?: ?[(:：].{0,12})?\W*$")),
    (Deed.SELECTED, re.compile(r"^\W*(?:(?:the )?(?:selected|chosen|winning|successful)(?: teams?| companies| consortia)?|winners|(?:최종 ?)?선정(?: ?(?:팀|기업|컨소시엄|명단)))(?: ?[(:：].{0,12})?\W*$")),
)  # fmt: skip


def tabled(sentences: Sequence[Sentence]) -> Iterator[tuple[int, Found]]:
    """What lists tell, each with the number of its line. A single line is no list of marks."""
    for index, head in enumerate(sentences):
        if "§" in head.text or len(head.text) > 160:
            continue
        items = list(_items(sentences, index + 1))
        if not items:
            continue
        if _OF_MARKS.search(head.text):
            yield from _marks(sentences, items)
        for deed, label in _LABELS:
            if label.match(head.text):
                for at in items:
                    yield at, _found(sentences[at], deed, None)


def _items(sentences: Sequence[Sentence], start: int) -> Iterator[int]:
    for at in range(start, len(sentences)):
        if not _ITEM.match(sentences[at].text):
            return
        yield at


def _marks(sentences: Sequence[Sentence], items: list[int]) -> Iterator[tuple[int, Found]]:
    marks = [_MARK.match(sentences[at].text) for at in items]
    if len(items) < 2 or any(one is None or float(one["mark"]) > 100 for one in marks):
        return
    for at, one in zip(items, marks, strict=True):
        if one is not None:
            yield at, _found(sentences[at], Deed.SCORED, float(one["mark"]))


def _found(sentence: Sentence, deed: Deed, mark: float | None) -> Found:
    text = sentence.text
    team = sentence.refs.get(text.index("§"))
    return Found(
        deed=deed, manner=Manner.LIST, teams=(team,) if isinstance(team, Team) else (), start=0, end=len(text),
        begin=0, until=len(text), heard=text, mark=mark,
    )  # fmt: skip
