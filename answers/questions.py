"""What can be asked: one frozen value per kind of question.

Every question carries `when`: the day it is about and what the store knew. Commands build questions from
typed names through `ask`, which turns a miss into a question back.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from answers.asked import Intent, PlainQuestion
from answers.errors import NoSuchStage, NoSuchTerm
from answers.fact_book import FactBook
from answers.facts import Stage, Team, Term
from answers.folding import flat
from answers.names import Ambiguous, Found, How, Match, NoMatch, find_stage, find_team
from answers.suggestions import without_outcome
from answers.terms import Language, TeamId
from answers.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusQuestion:
    """Who is in and who is out; after `stage` where one is named."""

    when: When
    stage: Stage | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamQuestion:
    """How one team stands, in all or after `stage`."""

    when: When
    found: Match
    stage: Stage | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamsQuestion:
    """Every team with its last outcome."""

    when: When


@dataclass(frozen=True, slots=True, kw_only=True)
class WhyQuestion:
    """Why a team's outcome is what it is."""

    when: When
    found: Match
    stage: Stage | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineQuestion:
    """What happened, oldest first: to one team, or in the programme."""

    when: When
    found: Match | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcesQuestion:
    """On which sources it rests: what is said of one team, or all."""

    when: When
    found: Match | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NameQuestion:
    """A name that resolved to no single team: the asker is asked back; `stage` where one was named too."""

    when: When
    miss: Ambiguous | NoMatch
    stage: Stage | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpQuestion:
    """What can be asked here, and how."""

    when: When


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutQuestion:
    """What answers here, and from what."""

    when: When


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchQuestion:
    """What a typed name means: a team, several, or something else; `stage` where it names one."""

    when: When
    found: Found
    stage: Stage | None = None


Question = (
    StatusQuestion
    | TeamQuestion
    | TeamsQuestion
    | WhyQuestion
    | TimelineQuestion
    | SourcesQuestion
    | NameQuestion
    | HelpQuestion
    | AboutQuestion
    | MatchQuestion
    | PlainQuestion
)


class Command(StrEnum):
    """What can be asked by a word and a name: the same words on every surface."""

    STATUS = "status"
    TEAM = "team"
    TEAMS = "teams"
    WHY = "why"
    TIMELINE = "timeline"
    SOURCES = "sources"
    MATCH = "match"
    COMPARE = "compare"
    NEXT = "next"
    GLOSSARY = "glossary"
    HELP = "help"
    ABOUT = "about"


NEEDS_NAME = frozenset({Command.TEAM, Command.WHY, Command.MATCH})
PARTED = re.compile(r"[,;\n]")  # as the suggestions part names
SEVERAL = re.compile(
    r"\s*(?:/|·|\+|&|\bvs\.?\b|\bversus\b|\band\b|대(?=\s)|와(?=\s)|과(?=\s)|랑(?=\s)|하고(?=\s))\s*"
)
MOST_COMPARED = 5


def ask(command: Command, facts: FactBook, moment: When, *, name: str = "", stage: str = "") -> Question:
    """The question behind a command and the names typed after it; a name without a team asks back.

    Raises NoSuchStage.
    """
    after = about_stage(stage, facts) if stage else None
    if command is Command.COMPARE:
        return _compare(name, facts, moment)
    if command is Command.GLOSSARY:
        return _plain(Intent.PROGRAM, moment, text=name, term=find_term(name, facts))
    if command is Command.NEXT:
        return _plain(Intent.NEXT, moment)
    found = _named(name, facts) if name or command in NEEDS_NAME else None
    if command is Command.MATCH and found:
        found = find_team(name, facts)
        return MatchQuestion(when=moment, found=found, stage=find_stage(name, facts))
    if isinstance(found, Ambiguous | NoMatch):
        return NameQuestion(when=moment, miss=found, stage=after)
    match command:
        case Command.TEAM if found:
            return TeamQuestion(when=moment, found=found, stage=after)
        case Command.WHY if found:
            return WhyQuestion(when=moment, found=found, stage=after)
        case Command.TIMELINE:
            return TimelineQuestion(when=moment, found=found)
        case Command.SOURCES:
            return SourcesQuestion(when=moment, found=found)
        case Command.TEAMS:
            return TeamsQuestion(when=moment)
        case Command.HELP:
            return HelpQuestion(when=moment)
        case Command.ABOUT:
            return AboutQuestion(when=moment)
        case _:
            return StatusQuestion(when=moment, stage=after)


def _compare(names: str, facts: FactBook, moment: When) -> Question:
    """Teams beside each other, parted by commas or words; the first name that is no team is asked back."""
    found = each_team(names, facts)[:MOST_COMPARED] or [_named(names, facts)]
    for one in found:
        if not isinstance(one, Match):
            return NameQuestion(when=moment, miss=one)
    teams = tuple({one.team.id: one.team for one in found if isinstance(one, Match)}.values())
    return _plain(Intent.COMPARE if len(teams) > 1 else Intent.STATUS, moment, text=names, teams=teams)


def each_team(names: str, facts: FactBook) -> list[Found]:
    """What each of the names in a row means: parted by commas or words, or the labels that are offered."""
    return [one for part in PARTED.split(names) if part.strip() for one in _teams_in(part, facts)]


def _teams_in(part: str, facts: FactBook) -> list[Found]:
    """What stands between two commas: teams parted by words, or one, by its name or its whole label."""
    pieces = [_named(one, facts) for one in SEVERAL.split(part) if one.strip()]
    whole = _named(part, facts)
    several = len(pieces) > 1 and all(isinstance(one, Match) for one in pieces)
    return [whole] if isinstance(whole, Match) and not several else pieces


def _plain(
    intent: Intent,
    moment: When,
    *,
    text: str = "",
    teams: tuple[Team, ...] = (),
    term: Term | None = None,
) -> PlainQuestion:
    """A question that a command asks outright, as if it had been understood from words."""
    return PlainQuestion(
        text=text, language=Language.EN, intent=intent, when=moment, teams=teams, term=term, topic=text
    )


def find_term(typed: str, facts: FactBook) -> Term:
    """The glossary entry that is meant: by id, by a word of it, or by the beginning of one.

    Raises NoSuchTerm.
    """
    found = term_suggestions(typed, facts)
    if not found or not typed.strip():
        raise NoSuchTerm(f"the glossary has no {typed[:60]!r}", typed=typed.strip()[:60])
    return found[0]


def term_suggestions(typed: str, facts: FactBook) -> tuple[Term, ...]:
    """Glossary entries whose word, in either language, is, begins with or holds `typed`; all for nothing."""
    key = flat(typed)
    words = [(one, [flat(word) for word in (one.id, one.word.en, one.word.ko)]) for one in facts.glossary]
    exact = [one for one, keys in words if key in keys]
    begins = [one for one, keys in words if any(word.startswith(key) for word in keys)]
    holds = [one for one, keys in words if any(key in word for word in keys)]
    return tuple({one.id: one for one in (*exact, *begins, *holds)}.values())


def _named(name: str, facts: FactBook) -> Found:
    """The team of a typed name; an id, which is what a choice or a button holds, is no guess."""
    chosen = facts.team_by_id.get(TeamId(name))
    if chosen is not None:
        return Match(typed=name, team=chosen, how=How.EXACT, score=1.0)
    return find_team(without_outcome(name), facts)


def about_stage(typed: str, facts: FactBook) -> Stage:
    """The stage that a typed name means; raises NoSuchStage."""
    stage = find_stage(without_outcome(typed), facts)
    if stage is None:
        raise NoSuchStage(
            f"there is no stage {typed[:60]!r}; the stages are: " + ", ".join(one.id for one in facts.stages),
            typed=typed[:60],
            stages=tuple(one.name for one in facts.stages),
        )
    return stage
