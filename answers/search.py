"""Finding the claims that a question is about, by the words they share; pure and small.

Words count by how rare they are among the claims of the programme. Korean is compared by pairs of
syllables, which needs no analyser; English by the beginnings of words.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from answers.facts import Claim
from answers.folding import fold

_LATIN = re.compile(r"[a-z0-9][a-z0-9.]+")
_HANGUL = re.compile(r"[가-힣]+")
NEAR_BEST = 0.55  # how near the best a further claim must come to be told beside it
_STEM = 6  # letters of an English word that tell it apart from others well enough
_EMPTY = frozenset(
    "the a an and or of to in on at for by is was were are did do does what who when which how why with from about it its this that be has "
    "have had said say says me tell there any some".split()
)


# What people call a thing, and the word the claims use for it.
_SAME = {
    "sorry": "apologised", "plagiarism": "derived claimed", "copied": "derived", "copying": "derived", "boss": "chief executive",
    "ceo": "chief executive", "cut": "eliminated", "picked": "chosen selected", "disclosed": "public", "react": "said statement",
    "reaction": "said statement", "money": "won budget", "gpus": "processors", "gpu": "processors", "showcase": "showed",
    "close": "closed", "deadline": "closed", "launch": "opened", "start": "opened", "sovereignty": "sovereignty",
    "표절": "파생 의혹", "마감": "마감", "입장": "밝혔다", "반응": "밝혔다 말했다", "시작": "시작", "언제부터": "시작했다", "공개일": "공개했다",
}  # fmt: skip


def widened(text: str) -> str:
    """`text` with the claims' own words for what it calls otherwise."""
    folded = fold(text)
    return f"{text} {' '.join(meant for said, meant in _SAME.items() if said in folded)}"


def terms(text: str) -> frozenset[str]:
    """The words of a text as they are compared."""
    folded = fold(text)
    latin = {word[:_STEM] for word in _LATIN.findall(folded) if word not in _EMPTY}
    hangul = {run[at : at + 2] for run in _HANGUL.findall(folded) for at in range(len(run) - 1)}
    return frozenset(latin | hangul)


def claim_terms(claims: Iterable[Claim]) -> Mapping[tuple[str, int], frozenset[str]]:
    """The words of each claim in both languages and of its figures, by key and version."""
    return {
        (one.key, one.version): terms(
            f"{one.text.en} {one.text.ko} {' '.join(map(str, one.value.values()))} {one.note or ''}"
        )
        for one in claims
    }


def rarity(of_claims: Mapping[tuple[str, int], frozenset[str]]) -> Mapping[str, float]:
    """How much a word tells: the rarer, the more."""
    counts = Counter(word for words in of_claims.values() for word in words)
    return {word: math.log((1 + len(of_claims)) / count) for word, count in counts.items()}


def best(
    text: str,
    claims: Sequence[Claim],
    of_claims: Mapping[tuple[str, int], frozenset[str]],
    weights: Mapping[str, float],
) -> tuple[tuple[float, Claim], ...]:
    """The claims that share words with `text`, the likest first, newest first among equals."""
    asked = terms(widened(text))
    scored = []
    for one in claims:
        shared = asked & of_claims.get((one.key, one.version), frozenset())
        score = sum(weights.get(word, 0.0) for word in shared)
        if score > 0:
            scored.append((score, one))
    return tuple(
        sorted(
            scored,
            key=lambda pair: (
                -pair[0],
                -(pair[1].happened_on.last.toordinal() if pair[1].happened_on else 0),
                pair[1].key,
            ),
        )
    )
