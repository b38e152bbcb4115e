"""What is said of one team by saying that it went as for another: "so did B", "B followed", "B도 같은 통보를 받았다".

It looks at one sentence and at what was found in it and in the one before; where these tell of several ways to go,
it takes none.
"""

import re

from answers.sentences import Sentence
from ingest import english_words, korean_words
from ingest.told import LIST, Deed, Found, Group, Manner
from ingest.told import groups as rows

_WENT = frozenset({Deed.IN, Deed.OUT, Deed.SELECTED, Deed.NOT_SELECTED, Deed.APPLIED, Deed.DECLINED})
_GOOD = frozenset({Deed.IN, Deed.SELECTED})
_PLAIN = frozenset({Manner.FINITE, Manner.FIGURE, Manner.LIST, Manner.HEADLINE})
_LIKE = tuple(
    re.compile(one)
    for one in (
        rf"(?:^|[,;.] |\b(?:and|as|but) )(?:so|as|nor|neither) (?:too )?(?:did|was|were|is|are|has|have|had|does|do) (?P<list>{LIST})(?= ?(?:$|[.,;]))",
        rf"(?P<list>{LIST}) (?:also |both |too |has |have |had )*(?:met|meets?|suffer(?:ed|s)?|shar(?:ed|es?)|fac(?:ed|es?)) (?:the same|a similar|that) (?:fate|outcome|result|end)",
        rf"(?P<list>{LIST}) (?:did|was|were) (?:so too|so as well|too|likewise|the same|also)(?= ?(?:$|[.,;]))",
(r"(?:^|[,;.] |\b(?:and|as|but) )(?:so|as|nor) (?:did|was|were|had|have) (?:№|(?:the )?(?:two|three|four|five|six|seven|eight) (?:others?|more|other [a-z]+))(?:[:,—–]| --) "
        rf"(?P<list>{LIST})(?= ?(?:$|[.,;]))"),
        rf"(?P<list>{LIST})(?: ?[:—–|-]| is| was|,)? (?:ditto|same|likewise)(?= ?(?:$|[.,;]))",
        rf"\b(?:went|go|goes|gone) the same way(?::|,| —| –) (?P<list>{LIST})(?= ?(?:$|[.,;]))",
        rf"(?P<list>{LIST}) (?:also |both |too )*(?:went|go|goes) the same way(?= ?(?:$|[.,;]))",
        rf"\bthe same (?:fate|result|outcome|verdict|news)? ?(?:befell|awaited|met|went for|goes for|was true of|is true of|applied to|applies to) (?P<list>{LIST})",
        rf"(?P<list>{LIST})(?: ?등)?(?: ?№)?(?:도|역시|또한|이|가|은|는)(?: 역시| 나란히| 모두)? (?:[^§,.;]{{0,24}} )?(?:(?:같은|동일한) (?:통보|결과|운명|판정|처지|길|고배|성적표)(?:를|을|에)?[가-힣 ]{{0,12}}[받맞걸마처]|마찬가지(?:였|다|로)|전철을 밟았)",
    )
)  # fmt: skip
# To follow somebody who went on is to go on too; after somebody who fell it may mean anything.
_AFTER = tuple(
    re.compile(one)
    for one in (
        rf"\b(?:followed|joined) (?:closely |narrowly )?by (?P<list>{LIST})(?= ?(?:$|[.,;(]|with\b|at\b|on\b|in\b))",
        rf"(?P<list>{LIST}) (?:also |both |closely )*follow(?:ed|s|ing)?(?: suit)?(?= ?(?:$|[.,;(]|with\b|in (?:second|third)\b))",
        rf"(?P<list>{LIST})(?: ?등)?(?: ?№)?(?:도|이|가|은|는)? (?:[^§,.;]{{0,16}} )?(?:그 )?뒤를 (?:이었|이으|따랐|이어)",
    )
)  # fmt: skip
_NOR = re.compile(r"\bn(?:or|either)\b")
# "A and B went on. C did not."
_NOT_SO = re.compile(
    rf"^(?:but )?(?P<list>{LIST}) (?:did|does|do|was|were|is|are|will|has|have)(?: not|n't)(?: (?:so lucky|as lucky|make it|among them))?(?= ?[.,;]?$)"
)
_OPEN = (
    english_words.DENIED, english_words.OPEN, english_words.TO_COME, english_words.YET, english_words.FOREIGN,
    korean_words.OPEN, korean_words.UNSURE, korean_words.FOREIGN,
)  # fmt: skip


def echoes(sentence: Sentence, groups: list[Group], here: list[Found], before: list[Found]) -> list[Found]:
    """What a sentence tells by likening; `here` and `before` are what it and the sentence before it tell."""
    text = sentence.text
    if _NOR.search(text):
        text = text.replace(" or §", " ,  §")  # of none of them
        groups = rows(text, sentence)
    made: list[Found] = []
    for pattern in (*_LIKE, *_AFTER):
        for one in pattern.finditer(text):
            like = _last(here, one.start()) or (None if here else _only(before))
            if like is None or (pattern in _AFTER and like.deed not in _GOOD):
                continue
            row = next((some.teams for some in groups if some.start == one.start("list")), ())
            teams = tuple(
                team for team in row if all(team not in some.teams for some in (*here, *made, like))
            )
            if teams and not any(words.search(text) for words in _OPEN):
                made.append(
                    Found(
                        deed=like.deed,
                        manner=Manner.LIST,
                        teams=teams,
                        start=one.start(),
                        end=one.end(),
                        begin=like.begin if like in here else 0,
                        until=one.end(),
                        heard=text,
                    )
                )
    unlike = _only(before) if not here else None
    denial = _NOT_SO.match(text)
    if unlike is not None and unlike.deed in _GOOD and denial is not None:
        row = next((some.teams for some in groups if some.start == denial.start("list")), ())
        end = denial.end()
        made.append(
            Found(
                deed=Deed.OUT, manner=Manner.FIGURE, teams=row, start=denial.start("list"), end=end, begin=0, until=end,
                heard=text,
            )
        )  # fmt: skip
    return made


def _last(found: list[Found], start: int) -> Found | None:
    """What was told last before `start` of how a team went."""
    told = [one for one in found if one.deed in _WENT and one.end <= start]
    return max(told, key=lambda one: one.end, default=None)


def _only(found: list[Found]) -> Found | None:
    """The one way to go that a sentence tells plainly; None where it tells several."""
    told = [one for one in found if one.deed in _WENT and one.manner in _PLAIN]
    return told[-1] if len({one.deed for one in told}) == 1 else None
