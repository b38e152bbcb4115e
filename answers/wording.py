"""Sentences in two languages, from the Fluent catalogues in `locales/`.

`Wording.say` is the one way to a sentence. A missing message or variable is an error, never a silent gap:
the tests format every message.
"""

import re
from collections.abc import Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from answers.days import Day
from answers.korean import josa
from answers.terms import Language

if TYPE_CHECKING:
    from fluent.runtime import FluentBundle

# A message and its continued lines, which are indented; none refers to another.
_MESSAGE = re.compile(r"^(?P<key>[a-z][\w-]*) =.*(?:\n[ \t].*)*", re.MULTILINE)
_LOCALES = Path(__file__).parent / "locales"
_ENGLISH = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_KOREAN = ("없는", "한", "두", "세", "네", "다섯")
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


class Wording:
    """Both catalogues."""

    def __init__(self) -> None:
        self._catalogues = {language: _Catalogue(language) for language in Language}

    def say(self, language: Language, key: str, **fields: object) -> str:
        """The sentence `key` with its variables filled in; raises KeyError or ValueError for a gap."""
        catalogue = self._catalogues[language]
        if not fields and (plain := catalogue.plain(key)) is not None:
            return plain
        bundle = catalogue.holding(key)
        message = bundle.get_message(key)
        if message.value is None:
            raise KeyError(key)
        values = {name: _value(value, language) for name, value in fields.items()}
        text, errors = bundle.format_pattern(message.value, values)
        if errors:
            raise ValueError(f"{key} in {language}: {errors[0]!r}")
        return str(text)


def day(language: Language, moment: Day) -> str:
    """A day as it is written out, as precise as it is known: `18 August 2026`, `2026년 8월`."""
    if language is Language.KO:
        parts = [f"{moment.year}년"]
        parts += [f"{moment.month}월"] if moment.month else []
        parts += [f"{moment.day}일"] if moment.day else []
        return " ".join(parts)
    name = [_MONTHS[moment.month - 1]] if moment.month else []
    return " ".join([*([str(moment.day)] if moment.day else []), *name, str(moment.year)])


def on_day(language: Language, moment: Day | None) -> str:
    """A day as part of a sentence, with the space it needs; empty where none is known."""
    if moment is None:
        return ""
    if language is Language.KO:
        return day(language, moment) + " "
    return f" on {day(language, moment)}" if moment.day else f" in {day(language, moment)}"


def span(language: Language, first: Day, last: Day) -> str:
    """From one day to another as part of a sentence, with the space it needs."""
    if language is Language.KO:
        return f"{day(language, first)}부터 {day(language, last)}까지 "
    return f" from {day(language, first)} to {day(language, last)}"


def listed(language: Language, names: Sequence[str]) -> str:
    """Names in a row: `A, B and C`; `A, B, C`."""
    if language is Language.KO or len(names) < 2:
        return ", ".join(names)
    return ", ".join(names[:-1]) + " and " + names[-1]


def locale_file(language: Language) -> Path:
    """Where a language's catalogue lies."""
    return _LOCALES / f"{language.value}.ftl"


class _Catalogue:
    """One language. Fluent is loaded, and a message parsed, when a sentence first needs it.

    A start says only plain words (what commands are called); loading all of Fluent for them would take a
    tenth of its time and memory.
    """

    def __init__(self, language: Language) -> None:
        text = locale_file(language).read_text(encoding="utf-8")
        self._language = language
        self._sources = {found["key"]: found[0] for found in _MESSAGE.finditer(text)}
        self._parsed: set[str] = set()

    def plain(self, key: str) -> str | None:
        """The sentence where it is one line without anything to fill in; raises KeyError."""
        source = self._sources[key]
        return None if "{" in source or "\n" in source else source.partition(" = ")[2].strip()

    def holding(self, key: str) -> "FluentBundle":
        """The bundle, which now holds `key`; raises KeyError."""
        from fluent.runtime import FluentResource

        if key not in self._parsed:
            self._bundle.add_resource(FluentResource(self._sources[key]))
            self._parsed.add(key)
        return self._bundle

    @cached_property
    def _bundle(self) -> "FluentBundle":
        from fluent.runtime import FluentBundle

        return FluentBundle(
            [self._language.value],
            functions=_FUNCTIONS,
            use_isolating=False,  # invisible marks would break copying, searching and Discord's markdown
        )


def _value(value: object, language: Language) -> object:
    if isinstance(value, date):
        value = Day.of(value)
    if isinstance(value, Day):
        return day(language, value)
    return value if isinstance(value, (str, int)) else str(value)


def _josa(word: Any, pair: Any) -> str:
    return josa(str(word), str(pair))


def _quoted(word: Any, pair: Any) -> str:
    """A word in quotation marks with the particle that fits it."""
    told = josa(str(word), str(pair))
    return f"‘{word}’{told[len(str(word)) :]}"


def _numeral(count: Any) -> str:
    """A small number as an English word."""
    number = int(count)
    return _ENGLISH[number] if 0 <= number < len(_ENGLISH) else str(number)


def _teams(count: Any) -> str:
    """`세 팀`, `10개 팀`."""
    number = int(count)
    return f"{_KOREAN[number]} 팀" if 0 < number < len(_KOREAN) else f"{number}개 팀"


def _at(moment: Any) -> str:
    """A written-out day at the beginning of an English sentence: `On 18 August 2026`, `In August 2026`."""
    told = str(moment)
    return f"On {told}" if told[:2].strip().isdigit() and told.count(" ") == 2 else f"In {told}"


def _cap(text: Any) -> str:
    """With a capital first letter."""
    written = str(text)
    return written[:1].upper() + written[1:]


_FUNCTIONS: dict[str, Any] = {
    "JOSA": _josa,
    "QUOTED": _quoted,
    "NUMERAL": _numeral,
    "TEAMS": _teams,
    "CAP": _cap,
    "AT": _at,
}
