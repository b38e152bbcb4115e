"""What a text holds before anyone decides what it asks: names, stages, times, cues, its language."""

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from rapidfuzz.distance import OSA
from rapidfuzz.process import extractOne

from answers.dates import Time, times
from answers.fact_book import FactBook
from answers.facts import Stage, Team, Term
from answers.folding import blanked, flat, plain
from answers.lexicon import CUES, Cue
from answers.mentions import MOST_TEXT, Mentions, mentions
from answers.names import How
from answers.particles import without_particles
from answers.terms import Language
from answers.vocabulary import VOCABULARY, beside, came_out, known_word, without_endings

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
    spaces; in both a team is §, a stage ¤, a time ◇. `strange` are words that are none we know, `beside` those
    that an outcome says nothing of, `bare` is the text without its names. `host` is the team whose consortium is
    spoken of, `measured` says whether a part of the marks is named."""

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
    beside: tuple[str, ...]
    bare: str
    host: Team | None
    measured: bool
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
    english = came_out(_english(masked, facts), of_products=_are_products(names))
    korean = re.sub(r"[^\w?§¤◇]", "", masked)
    host = _host(told, names)
    said_en = frozenset(cue for cue, words in CUES.items() if words.en.search(english))
    said_ko = frozenset(cue for cue, words in CUES.items() if words.ko.search(korean))
    # The word for a consortium belongs to the name and is masked with it.
    cues = said_en | said_ko | ({Cue.MEMBERS} if host else set())
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
        strange=tuple(_strange(english, korean, said_en, said_ko)),
        beside=beside(english, korean),
        bare=re.sub(r"[§¤◇]", " ", masked),
        host=host,
        measured=_measured(told, facts),
        words=len(tokens),
    )


def _host(text: str, names: Mentions) -> Team | None:
    """The team whose consortium the text speaks of: "in its team", or the name and 컨소시엄."""
    for one in names.teams:
        if _CONSORTIUM.search(text[one.start : one.end].lower()) or _CONSORTIUM_NEXT.match(
            text[one.end :].lower()
        ):
            return one.team
    return None


_CONSORTIUM = re.compile(r"consort\w*$|컨소시엄?$|컨소$")
_CONSORTIUM_NEXT = re.compile(
    r"(?:'s|s'|네|의)?\s*(?:(?:own )?(?:consort|team\b|side\b|camp\b|group\b|line-?up)|컨소|진영)"
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
    keys_of = [flat(text[start:end]) for start, end in words]
    keys_mended = [flat(_mended(text[start:end].lower())) for start, end in words]
    taken = [(one.start, one.end, "") for one in names.teams]
    at = 0
    while at < len(words):
        for until in range(min(at + _STAGE_WORDS, len(words)), at, -1):
            start, end = words[at][0], words[until - 1][1]
            key = "".join(keys_of[at:until])
            mended = "".join(keys_mended[at:until])
            name = next(
                (
                    one
                    for one in (key, mended, *(() if key.isascii() else without_particles(key)))
                    if one in keys
                ),
                None,
            )
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


def _english(masked: str, facts: FactBook) -> str:
    """The Latin words in order with slips mended, Korean left out; what may be a slip of a name stays."""
    words = []
    for word in re.findall(r"[a-z0-9#§¤◇][a-z0-9'#§¤◇.-]*|\?", masked):
        bare = word.strip(".-'") or word
        single = _REPEATED.sub(r"\1", bare) if flat(bare) not in VOCABULARY else bare
        mended = _mended(single)
        words.append(single if mended != single and _may_be_name(single, facts) else mended)
    return " ".join(words)


def _are_products(names: Mentions) -> bool:
    """Whether all that is named are models of teams, and not the teams."""
    return bool(names.teams) and all(one.how is How.PRODUCT for one in names.teams)


def _may_be_name(word: str, facts: FactBook) -> bool:
    """Whether a word that is a slip of one of ours is a slip of a team's name just as well."""
    key = flat(word)
    return extractOne(key, facts.names.near_choices, scorer=OSA.distance, score_cutoff=1) is not None


def _is_word(key: str) -> bool:
    """Whether a folded word is one of questions, rightly spelt or a slip away."""
    return known_word(key) or _mended(key) != key


@functools.lru_cache(maxsize=8192)
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
    if korean and not any(flat(one) in VOCABULARY for one in _WORD.findall(masked) if one.isascii()):
        return Language.KO  # NHN은?
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


def _measured(text: str, facts: FactBook) -> bool:
    """Whether a part of the marks is named."""
    words = f" {' '.join(_WORD.findall(text.lower()))} "
    compact = flat(text)
    return any(
        f" {name.lower()} " in words if name.isascii() else flat(name) in compact
        for one in facts.programme.measures[1:]
        for name in one.words
    )


def _strange(english: str, korean: str, said_en: frozenset[Cue], said_ko: frozenset[Cue]) -> Iterator[str]:
    """Words that are neither common nor of the cues found, in either language."""
    bare = english
    for cue in CUES:  # in their order, so that an answer never hangs on the order of a set
        if cue in said_en and cue is not Cue.OFF_TOPIC:
            bare = CUES[cue].en.sub(" ", bare)
    for word in re.findall(r"[a-z][a-z'-]{2,}", bare):
        short = _CONTRACTED.sub("", word)
        if not known_word(flat(word)) and not known_word(flat(short)):
            yield word
    bare = korean
    for cue in CUES:
        if cue in said_ko:
            bare = CUES[cue].ko.sub(" ", bare)
    yield from re.findall(r"[가-힣]{2,}", without_endings(bare))


_CONTRACTED = re.compile(r"'?(?:s|d|ll|re|ve|m|t)$")
