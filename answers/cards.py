"""From an answer to a card: the words, in one language, that every surface shows.

The headline stands alone on a phone; `lines` are detail, `entries` a list with a label each. Nothing here
decides what is true: it only words what the answer carries.
"""

import re
from dataclasses import dataclass
from typing import assert_never

from answers.days import Day
from answers.fact_book import FactBook
from answers.facts import Source
from answers.name_words import name_words
from answers.replies import (
    AboutAnswer,
    Answer,
    Grounds,
    HelpAnswer,
    MatchAnswer,
    NameAnswer,
    PlainAnswer,
    SourcesAnswer,
    StatusAnswer,
    TeamAnswer,
    TeamsAnswer,
    TimelineAnswer,
    WhyAnswer,
)
from answers.sayings import worded
from answers.standing import Standing
from answers.status_words import status_words
from answers.team_sayings import Sayings, team_sayings, why_sayings
from answers.terms import Language, Outcome
from answers.version import VERSION
from answers.wording import Wording, day

UNTIMED = (
    NameAnswer,
    MatchAnswer,
    HelpAnswer,
    AboutAnswer,
    PlainAnswer,
)  # say nothing of a day, or say so themselves
HELPED = ("status", "team", "why", "timeline", "sources", "ask", "compare", "glossary")
SHOWN_SOURCES = 3  # under an answer; all of them are a question away


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """A source as shown: who, when, and where to read it (None where no address is known)."""

    publisher: str
    published: str
    url: str | None
    official: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """An answer in words. `outcome` colours it and `badge` says it in a word; None where it asserts none.

    `keys` name the entries for a list that is shown in pages; empty where it never is.
    """

    headline: str
    lines: tuple[str, ...] = ()
    entries: tuple[tuple[str, str], ...] = ()
    keys: tuple[str, ...] = ()
    sources: tuple[SourceLine, ...] = ()
    more_sources: str | None = None
    footer: str | None = None
    outcome: Outcome | None = None
    badge: str | None = None

    @property
    def text(self) -> str:
        """Headline, lines and entries, one to a line: what JSON prints as `text`."""
        entries = [f"{label}: {text}" for label, text in self.entries]
        return "\n".join([self.headline, *self.lines, *entries])


class Cards:
    """Words answers as cards; `wording` holds the sentences."""

    def __init__(self, wording: Wording) -> None:
        self._wording = wording

    def card(self, answer: Answer, facts: FactBook, language: Language) -> Card:
        """The card of `answer`, whose facts came from `facts`."""
        say = self._wording.say
        grounds = answer.grounds
        if grounds.when.is_future and not isinstance(answer, UNTIMED):
            return self._framed(grounds, language, say(language, "future", day=grounds.when.as_of), ())
        match answer:
            case StatusAnswer():
                headline, lines = status_words(answer, self._wording, language)
                return self._framed(grounds, language, headline, lines)
            case TeamAnswer(standing=stands):
                headline, lines = self._words(team_sayings(answer, facts), language)
                first = facts.sources_of(stands.because)
                return self._framed(grounds, language, headline, lines, outcome=stands.outcome, first=first)
            case WhyAnswer(standing=stands):
                headline, lines = self._words(why_sayings(answer, facts), language)
                first = facts.sources_of(stands.reasons or stands.because)
                return self._framed(grounds, language, headline, lines, outcome=stands.outcome, first=first)
            case TeamsAnswer():
                return self._teams(answer, language)
            case TimelineAnswer():
                return self._timeline(answer, language)
            case SourcesAnswer():
                return self._sources(answer, language)
            case NameAnswer(miss=miss):
                headline, lines = name_words(miss, None, facts, self._wording, language)
                return Card(headline=headline, lines=lines)
            case HelpAnswer():
                return self._help(facts, language)
            case AboutAnswer():
                return self._about(answer, language)
            case PlainAnswer():
                return self._plain(answer, facts, language)
            case MatchAnswer(found=found, stage=stage):
                headline, lines = name_words(found, stage, facts, self._wording, language)
                return Card(headline=headline, lines=lines)
            case _:
                assert_never(answer)

    def _words(self, sayings: Sayings, language: Language) -> tuple[str, tuple[str, ...]]:
        headline, lines = sayings
        return (
            worded(headline, self._wording, language),
            tuple(worded(one, self._wording, language) for one in lines),
        )

    def _plain(self, answer: PlainAnswer, facts: FactBook, language: Language) -> Card:
        """What was told, with questions to try where it was a refusal, which rests on no evidence."""
        told = answer.told
        headline = worded(told.lead, self._wording, language)
        lines = tuple(worded(one, self._wording, language) for one in told.lines)
        if told.suggestions:
            questions = " · ".join(worded(one, self._wording, language) for one in told.suggestions)
            return Card(
                headline=headline, lines=(self._wording.say(language, "suggestions", questions=questions),)
            )
        first = facts.sources_of(told.claims[:1])
        return self._framed(answer.grounds, language, headline, lines, outcome=told.outcome, first=first)

    def _help(self, facts: FactBook, language: Language) -> Card:
        """What can be asked, with an example of each that works here."""
        say, team = self._wording.say, facts.teams[0].name.in_(language)
        entries = tuple(
            (say(language, f"help-{one}-example", team=team), say(language, f"command-{one}"))
            for one in HELPED
        )
        programme = facts.programme.name.in_(language)
        return Card(
            headline=say(language, "help-headline", programme=programme),
            lines=(say(language, "help-words", team=team), say(language, "help-facts")),
            entries=entries,
        )

    def _about(self, answer: AboutAnswer, language: Language) -> Card:
        say, programme = self._wording.say, answer.grounds.programme
        checked = Day.parse(answer.grounds.checked_on)
        return Card(
            headline=say(language, "about-headline", version=VERSION),
            lines=(
                say(language, "about-facts", programme=programme.name.in_(language), checked=checked),
                say(language, "about-until", until=programme.evidence_until),
                say(language, "about-licence"),
            ),
        )

    def _framed(
        self,
        grounds: Grounds,
        language: Language,
        headline: str,
        lines: tuple[str, ...],
        *,
        entries: tuple[tuple[str, str], ...] = (),
        keys: tuple[str, ...] = (),
        outcome: Outcome | None = None,
        with_sources: bool = True,
        first: tuple[Source, ...] = (),
    ) -> Card:
        """A card with the sources most worth opening: those of the outcome, before those of the rest."""
        ordered = sorted(grounds.sources, key=lambda one: (one.url is None, _is_weak(one), one not in first))
        shown = ordered[:SHOWN_SOURCES] if with_sources else []
        left = len(grounds.sources) - len(shown) if with_sources else 0
        say = self._wording.say
        return Card(
            headline=headline,
            lines=lines,
            entries=entries,
            keys=keys,
            sources=tuple(self._source(one, language) for one in shown),
            more_sources=say(language, "sources-more", count=left) if left else None,
            footer=self._evidence(grounds, language),
            outcome=outcome,
            badge=say(language, f"outcome-{outcome}") if outcome else None,
        )

    def _evidence(self, grounds: Grounds, language: Language) -> str:
        until = grounds.programme.evidence_until
        asked = grounds.when.as_of
        key = "evidence-then" if asked and asked.last <= until.last else "evidence-now"
        return self._wording.say(language, key, until=until)

    def _source(self, source: Source, language: Language) -> SourceLine:
        say = self._wording.say
        published = source.published_on
        return SourceLine(
            publisher=source.publisher,
            published=day(language, published) if published else say(language, "source-undated"),
            url=source.url,
            official=say(language, "source-official") if source.official else None,
        )

    def _teams(self, answer: TeamsAnswer, language: Language) -> Card:
        say, when = self._wording.say, answer.grounds.when
        count = len(answer.standings)
        headline = (
            say(language, "teams-heading-then", count=count, day=when.as_of)
            if when.as_of
            else say(language, "teams-heading", count=count)
        )
        entries = tuple(
            (one.team.name.in_(language), self._in_short(one, language)) for one in answer.standings
        )
        keys = tuple(one.team.id for one in answer.standings)
        return self._framed(answer.grounds, language, headline, (), entries=entries, keys=keys)

    def _in_short(self, stands: Standing, language: Language) -> str:
        word = self._wording.say(language, f"outcome-{stands.outcome}")
        if stands.stage is None:
            return word
        name = stands.stage.name.in_(language)
        moment = stands.because[0].happened_on if stands.because else None
        return f"{word} · {name}" + (f" · {day(language, moment)}" if moment else "")

    def _timeline(self, answer: TimelineAnswer, language: Language) -> Card:
        say, grounds = self._wording.say, answer.grounds
        dated = [one for one in grounds.claims if one.happened_on]
        entries = tuple(
            (day(language, one.happened_on), _undated(one.text.in_(language), one.happened_on, language))
            for one in dated
            if one.happened_on
        )
        keys = tuple(f"{one.key}.{one.version}" for one in dated)
        if not entries:
            last = grounds.when.as_of or Day.of(grounds.when.today)
            headline = say(language, "timeline-empty", day=last)
        elif answer.found:
            headline = say(language, "timeline-team", team=answer.found.team.name.in_(language))
        else:
            headline = say(language, "timeline-programme")
        return self._framed(grounds, language, headline, (), entries=entries, keys=keys)

    def _sources(self, answer: SourcesAnswer, language: Language) -> Card:
        say, sources = self._wording.say, answer.grounds.sources
        official = sum(one.official for one in sources)
        if not sources:
            last = answer.grounds.when.as_of or Day.of(answer.grounds.when.today)
            headline = say(language, "sources-none", day=last)
        elif answer.found:
            name = answer.found.team.name.in_(language)
            headline = say(language, "sources-team", team=name, count=len(sources), official=official)
        else:
            headline = say(language, "sources-programme", count=len(sources), official=official)
        entries = tuple(self._source_entry(one, language) for one in sources)
        keys = tuple(one.id for one in sources)
        return self._framed(
            answer.grounds, language, headline, (), entries=entries, keys=keys, with_sources=False
        )

    def _source_entry(self, source: Source, language: Language) -> tuple[str, str]:
        line = self._source(source, language)
        mark = f" [{line.official}]" if line.official else ""
        where = line.url or self._wording.say(language, "source-no-link")
        return f"{line.publisher}{mark}, {line.published}", where


def _is_weak(source: Source) -> bool:
    """Whether a source is one that nobody should open first: without a date and not official."""
    return source.published_on is None and not source.official


def _undated(text: str, moment: Day, language: Language) -> str:
    """A sentence without the day it begins with, for a list in which the day stands before it."""
    told = re.escape(day(language, moment))
    lead = rf"{told}(?:에는?)?,? " if language is Language.KO else rf"(?:On|In) {told},? "
    rest = re.sub(f"^{lead}", "", text)
    return rest[:1].upper() + rest[1:]
