"""Sentences still without a language: a key of the catalogues and what goes into it.

Answers to plain questions are made of these, so that one answer can be worded in either language. A field
may be a team, a stage, a day, a claim, a text, a row of teams, a number, a string, or another saying.
"""

from dataclasses import dataclass
from typing import Any

from answers.days import Day
from answers.facts import Claim, Stage, Team, Text
from answers.terms import Language
from answers.wording import Wording, day, listed, on_day, span


@dataclass(frozen=True, slots=True)
class OnDay:
    """A day as the part of a sentence that says when, empty where it is not known."""

    day: Day | None


@dataclass(frozen=True, slots=True)
class Within:
    """A span of days as the part of a sentence that says when: on a day, in a month, from one to another."""

    first: Day
    last: Day


@dataclass(frozen=True, slots=True)
class Say:
    """The sentence `key` with its fields, as pairs so that it can be compared and kept."""

    key: str
    fields: tuple[tuple[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Sentences:
    """Whole sentences, one after another."""

    parts: tuple["Saying", ...]


Saying = Say | Claim | Text


def say(key: str, **fields: Any) -> Say:
    return Say(key, tuple(fields.items()))


def worded(saying: Saying, wording: Wording, language: Language) -> str:
    """The sentence in one language."""
    match saying:
        case Say(key=key, fields=fields):
            return wording.say(
                language, key, **{name: _field(one, wording, language) for name, one in fields}
            )
        case Claim(text=text):
            return text.in_(language)
        case Text():
            return saying.in_(language)


def _field(value: Any, wording: Wording, language: Language) -> object:
    match value:
        case Say() | Claim():
            return worded(value, wording, language)
        case Text():
            return value.in_(language)
        case Team(name=name):
            return name.in_(language)
        case Stage(mention=mention):
            return mention.in_(language)
        case Sentences(parts=parts):
            return " ".join(worded(one, wording, language) for one in parts)
        case OnDay(day=moment):
            return on_day(language, moment)
        case Within(first=first, last=last):
            return on_day(language, first) if first == last else span(language, first, last)
        case Day():
            return day(language, value)
        case tuple():
            return listed(language, [str(_field(one, wording, language)) for one in value])
        case float():
            return f"{value:g}"
        case _:
            return value
