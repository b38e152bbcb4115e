"""The ways in which one typed name may be meant: as it stands, without endings, on the other keyboard, …

A view is a folded key with how it came about and what that costs. `views` makes each once.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from answers.folding import flat, plain
from answers.hangul import CHO, typed_as_korean, typed_as_latin
from answers.name_index import skeleton
from answers.name_parts import without_company_words
from answers.particles import without_particles

PARTICLE_COST = 0.02
WORD_COST = 0.03
BRACKET_COST = 0.02
DIGIT_COST = 0.05
LAYOUT_COST = 0.05
ROMAN_COST = 0.07
LEAST_ROMAN = 4  # letters; below, any syllable in Latin letters is some word
LEAST_ROMAN_SLIP = 7

_SIZE = re.compile(r"(?<=.{2})\d{1,4}(?:\.\d)?b$")
_BRACKETS = re.compile(r"^(.*?)[(\[{（](.*?)[)\]}）](.*)$", re.DOTALL)
_DIGITS = str.maketrans("0134579@$!|", "oleastgasil")
_CAPITALS = re.compile(r"([A-Z]{2,4})([a-zA-Z]{4,})$")
_HANGUL = re.compile(r"[ㄱ-ㅣ가-힣]")


@dataclass(frozen=True, slots=True)
class View:
    """`stricter` is how many edits fewer this view allows than the rule."""

    key: str
    how: str
    penalty: float
    stricter: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Views:
    """`whole` is for names known as they stand, `slips` for those a few edits off, cheapest first."""

    flat: str
    letters: str
    bare_letters: tuple[str, ...]
    halves: tuple[str, ...]
    whole: tuple[View, ...]
    romanised: tuple[View, ...]
    slips: tuple[View, ...]


def views(text: str) -> Views:
    """All views of a cleaned text."""
    key = flat(text)
    letters = "".join(one for one in plain(text).casefold() if one.isalnum())
    as_typed = [View(key, "as typed", 0.0), *_shorn(key, 0.0)]
    bracketed = list(_bracketed(text))
    digits = list(_digits(text))
    layouts = list(_layouts(text))
    romans = list(_romanised(text))
    return Views(
        flat=key,
        letters=letters,
        bare_letters=tuple(without_particles(letters)) if letters[-1:] not in CHO else (),
        halves=_halves(text),
        whole=_cheapest_first([*as_typed, *bracketed, *digits, *layouts]),
        romanised=tuple(romans),
        slips=_cheapest_first([*as_typed, *bracketed, *digits, *layouts, *romans]),
    )


def _shorn(key: str, cost: float, stricter: int = 0, how: str | None = None) -> Iterator[View]:
    """`key` without endings, without company words, and without both."""
    size = _SIZE.sub("", key)
    bare = [size] if size != key else []
    for shorter in (*bare, *without_company_words(key)):
        yield View(shorter, how or "word_dropped", cost + WORD_COST, stricter)
    for shorter in without_particles(key):
        yield View(shorter, how or "particle", cost + PARTICLE_COST, stricter)
        for bare_key in without_company_words(shorter):
            yield View(bare_key, how or "word_dropped", cost + PARTICLE_COST + WORD_COST, stricter)


def _bracketed(text: str) -> Iterator[View]:
    """`name (the same in the other script)`: what stands outside, then what stands inside."""
    found = _BRACKETS.match(text)
    if found:
        for part in (found[1] + found[3], found[2]):
            key = flat(part)
            if len(key) > 1:
                yield View(key, "word_dropped", BRACKET_COST)
                yield from _shorn(key, BRACKET_COST)


def _halves(text: str) -> tuple[str, ...]:
    """The Latin and the Hangul part of a text that has both, apart: one name in two scripts?"""
    words = plain(text).split()
    latin = flat("".join(word for word in words if not _HANGUL.search(word)))
    hangul = flat("".join(word for word in words if _HANGUL.search(word)))
    return (latin, hangul) if len(latin) > 1 and len(hangul) > 1 else ()


def _digits(text: str) -> Iterator[View]:
    """Digits and marks for letters, where letters stand beside them."""
    folded = plain(text).casefold()
    if any(one in folded for one in "0134579@$!|") and any(one.isalpha() for one in folded):
        key = flat(folded.translate(_DIGITS))
        if key != flat(text):
            yield View(key, "typo", DIGIT_COST, 1)


def _layouts(text: str) -> Iterator[View]:
    """What the same keys give on the other keyboard layout, with Caps Lock on or off."""
    letters = plain(text)
    typed: dict[str, None] = {}
    if any(one.isascii() and one.isalpha() for one in letters) and not _HANGUL.search(letters):
        for variant in (letters, letters.lower(), letters.swapcase()):
            typed[flat(typed_as_korean(variant))] = None
        if found := _CAPITALS.match(letters.strip()):  # SKxpffpzha: the capitals were meant as they are
            typed[flat(found[1] + typed_as_korean(found[2]))] = None
    elif _HANGUL.search(letters):
        typed[flat(typed_as_latin(letters))] = None
    for key in typed:
        if len(key) > 1 and _is_readable(key):
            yield View(key, "other_layout", LAYOUT_COST, 1)
            yield from _shorn(key, LAYOUT_COST, 1, "other_layout")


def _is_readable(key: str) -> bool:
    """Words on the wrong layout are syllables throughout, or Latin letters; anything else is not meant."""
    return not any("ㄱ" <= one <= "ㅣ" for one in key)


def _romanised(text: str) -> Iterator[View]:
    folded = plain(text).casefold()
    if _HANGUL.search(folded) and any(one.isascii() and one.isalpha() for one in folded):
        return
    key = skeleton(flat(folded))
    if key.isascii() and len(key) >= LEAST_ROMAN:
        stricter = 1 if len(key) >= LEAST_ROMAN_SLIP else 99
        yield View(key, "romanised", ROMAN_COST, stricter)


def _cheapest_first(found: list[View]) -> tuple[View, ...]:
    cheapest: dict[tuple[str, bool], View] = {}
    for view in sorted(found, key=lambda one: one.penalty):
        cheapest.setdefault((view.key, view.how == "romanised"), view)
    return tuple(cheapest.values())
