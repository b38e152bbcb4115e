"""What a text holds before anyone decides what it asks: names, stages, times, cues, its language."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from rapidfuzz.distance import OSA
from rapidfuzz.process import extractOne

from answers.dates import Time, times
from answers.fact_book import FactBook
from answers.facts import Stage, Term
from answers.folding import blanked, flat, plain
from answers.lexicon import CUES, VOCABULARY, Cue, known_word
from answers.mentions import MOST_TEXT, Mentions, mentions
from answers.particles import without_particles
from answers.terms import Language

_WORD = re.compile(r"[^\W_]+(?:[.&'’-][^\W_]+)*")
_HANGUL = re.compile(r"[가-힣ㄱ-ㅎㅏ-ㅣ]")
_LATIN = re.compile(r"[a-z]")
_REPEATED = re.compile(r"(.)\1{2,}")
_END_MARKS = re.compile(r"[\s?!.~…^;,]+$")  # how a question ends says nothing of what it asks
_APOSTROPHE = str.maketrans("’‘´", "'''")
_STAGE_WORDS = 6  # the longest stage name has so many
_TEAM, _STAGE, _TIME = "§", "¤", "◇"  # what stands for a name once it is known
_MOST_QUESTION = 400  # a longer message is several questions; the first is answered
_LEAST_CORRECTED = 4


@dataclass(frozen=True, slots=True)
class StageMention:
    stage: Stage
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Features:
    """A text taken apart. `english` is lower case with single spaces and slips mended, `korean` has no
    spaces; in both a team is §, a stage ¤, a time ◇. `strange` are words that are none we know."""

    text: str
    names: Mentions
    stages: tuple[StageMention, ...]
    times: tuple[Time, ...]
    english: str
    korean: str
    cues: frozenset[Cue]
    language: Language
    term: Term | None
    strange: tuple[str, ...]
    words: int

    def has(self, *cues: Cue) -> bool:
        """Whether any of the cues is there."""
        return any(cue in self.cues for cue in cues)


def features(text: str, facts: FactBook, today: date) -> Features:
    """Take `text` apart; total: any text has features."""
    told = _END_MARKS.sub("", _one_question(plain(text[:MOST_TEXT]).translate(_APOSTROPHE)))
    names = mentions(told, facts, _is_word)
    seen = blanked(told)
    stages = tuple(_stages(seen, facts, names))
    spans = [(one.start, one.end, _STAGE) for one in stages]
    moments = tuple(one for one in times(seen, today) if not _overlaps(one.start, one.end, spans))
    spans += [(one.start, one.end, _TIME) for one in moments]
    spans += [(one.start, one.end, _TEAM) for one in names.teams if not _overlaps(one.start, one.end, spans)]
    masked = _masked(seen, spans).lower()
    english = _english(masked)
    korean = re.sub(r"[^\w?§¤◇]", "", masked)
    cues = frozenset(
        cue for cue, words in CUES.items() if words.en.search(english) or words.ko.search(korean)
    )
    tokens = _WORD.findall(masked)
    return Features(
        text=told,
        names=names,
        stages=stages,
        times=moments,
        english=english,
        korean=korean,
        cues=cues,
        language=_language(masked, seen),
        term=_term(told, facts),
        strange=tuple(_strange(english, korean)),
        words=len(tokens),
    )


def _one_question(text: str) -> str:
    """The first question of a message that holds many; a short message whole."""
    if len(text) <= _MOST_QUESTION:
        return text
    parts = [part for part in re.split(r"(?<=[?？\n])", text) if part.strip()]
    told = ""
    for part in parts:
        if told and len(told) + len(part) > _MOST_QUESTION:
            break
        told += part
        if "?" in part:
            break
    return told[:MOST_TEXT]


def _overlaps(start: int, end: int, spans: list[tuple[int, int, str]]) -> bool:
    return any(start < other_end and other_start < end for other_start, other_end, _ in spans)


def _masked(text: str, spans: list[tuple[int, int, str]]) -> str:
    for start, end, mark in sorted(spans, reverse=True):
        text = f"{text[:start]} {mark} {text[end:]}"
    return text


def _stages(text: str, facts: FactBook, names: Mentions) -> Iterator[StageMention]:
    """Stages by any of their names, the longest at each place, outside the names of teams."""
    keys = facts.stage_names
    words = [(one.start(), one.end()) for one in _WORD.finditer(text)]
    taken = [(one.start, one.end, "") for one in names.teams]
    at = 0
    while at < len(words):
        for until in range(min(at + _STAGE_WORDS, len(words)), at, -1):
            start, end = words[at][0], words[until - 1][1]
            key = flat(text[start:end])
            name = next((one for one in (key, *without_particles(key)) if one in keys), None)
            name = name or _stage_inside(key, keys, until - at)
            if name is not None and not _overlaps(start, end, taken):
                yield StageMention(keys[name], start, _reach(text, start, end, name))
                at = until - 1
                break
        at += 1


def _reach(text: str, start: int, end: int, key: str) -> int:
    """Where the folded `key` ends in `text[start:end]`; particles after it are no part of the name."""
    return next((stop for stop in range(start + 1, end) if flat(text[start:stop]) == key), end)


def _stage_inside(key: str, keys: dict[str, Stage], words: int) -> str | None:
    """A stage written together with what follows it: 2차평가결과, 패자부활전승자."""
    if words > 1 or key.isascii():
        return None
    for size in range(len(key) - 1, 1, -1):
        if key[:size] in keys and known_word(key[size:]):
            return key[:size]
    return None


def _english(masked: str) -> str:
    """The Latin words in order with slips mended, Korean left out."""
    words = []
    for word in re.findall(r"[a-z0-9#§¤◇][a-z0-9'#§¤◇.-]*|\?", masked):
        bare = word.strip(".-'") or word
        words.append(_mended(_REPEATED.sub(r"\1", bare) if flat(bare) not in VOCABULARY else bare))
    return " ".join(words)


def _is_word(key: str) -> bool:
    """Whether a folded word is one of questions, rightly spelt or a slip away."""
    return known_word(key) or _mended(key) != key


def _mended(word: str) -> str:
    """A word a slip away from one of questions, as that word."""
    key = flat(word)
    if (
        "'" in word
        or len(key) < _LEAST_CORRECTED
        or not key.isalpha()
        or not key.isascii()
        or known_word(key)
    ):
        return word
    most = 1 if len(key) < 8 else 2
    found = extractOne(key, _CORRECTIONS, scorer=OSA.distance, score_cutoff=most)
    return found[0] if found and found[0][0] == key[0] else word


_CORRECTIONS = tuple(sorted(one for one in VOCABULARY if len(one) >= _LEAST_CORRECTED))


def _language(masked: str, text: str) -> Language:
    """Korean where the words around the names are Korean; by the names themselves where there are none."""
    hangul, latin = len(_HANGUL.findall(masked)), len(_LATIN.findall(masked))
    named = len(_HANGUL.findall(text)) - hangul
    korean = hangul * 2.5 + named * 0.5
    return Language.KO if korean and korean >= latin else Language.EN


def _term(text: str, facts: FactBook) -> Term | None:
    """The glossary term that the text names; the longest word wins."""
    compact = flat(text)
    padded = f" {' '.join(_WORD.findall(text.lower()))} "
    best: tuple[int, Term] | None = None
    for term, korean, english in facts.term_words:
        size = max((len(one) for one in korean if one in compact), default=0)
        size = max(
            size,
            max((len(one) for one in english if f" {one} " in padded or f" {one}s " in padded), default=0),
        )
        if size and (best is None or size > best[0]):
            best = (size, term)
    return best[1] if best else None


def _strange(english: str, korean: str) -> Iterator[str]:
    """Words that are neither cues nor common, in either language."""
    for word in re.findall(r"[a-z][a-z'-]{2,}", english):
        bare = _CONTRACTED.sub("", word)
        if not known_word(flat(word)) and not known_word(flat(bare)):
            yield word
    bare = korean
    for words in CUES.values():
        bare = words.ko.sub(" ", bare)
    yield from re.findall(r"[가-힣]{2,}", _ENDINGS.sub(" ", bare))


_CONTRACTED = re.compile(r"'?(?:s|d|ll|re|ve|m|t)$")
# Syllables of Korean grammar that say nothing by themselves, left out before strange words are counted.
_ENDINGS = re.compile(
    r"(?:습니|입니|했|하|한|할|함|해|됐|되|된|될|됨|돼|있|없|였|었|았|겠|는|은|이|가|을|를|의|에|도|만|와|과|랑|로|으|부터|까지|서|요|죠|지|니|냐|나|까|"
    r"다|고|며|면|거|것|게|건|걸|임|음|듯|데|네|어|아|야|여|좀|그|저|이번|지금|아직|또|다시|더|덜|잘|막|혹시|그냥|진짜|제발|당시|현재|기준|시점|때|중|후|전|쪽|분|님|들|"
    r"보여|말해|알려|주|줘|줄|달라|궁금|싶|봐|볼|보|너|니|내|우리|형|누나|오빠|봇|야|ㅋ|ㅎ|ㅠ|ㅜ|모두|전부|다들|관련|아시|계시|답변|혹시|정확히|그게|얘기|이야기|대해|대한|부탁|드려|드립|어디|어느|어떤|어떻|누구|누가|뭐|무슨|무엇|몇|왜|언제)+"
)
