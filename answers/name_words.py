"""How a typed name is worded: what it means, who it could be, or what it is instead."""

from answers.fact_book import FactBook
from answers.facts import Stage
from answers.name_index import Relation
from answers.names import Ambiguous, Candidate, Found, Match, NoMatch
from answers.terms import Language
from answers.wording import Wording, listed

Words = tuple[str, tuple[str, ...]]

SHOWN = 60  # characters of what was typed; a name is shorter


def name_words(
    found: Found, stage: Stage | None, facts: FactBook, wording: Wording, language: Language
) -> Words:
    """The headline and the lines of detail about a typed name."""
    say, typed = wording.say, found.typed.strip()[:SHOWN]
    match found:
        case Match(team=team, how=how):
            return say(language, f"how-{how}", team=team.name.in_(language), typed=typed), ()
        case Ambiguous(candidates=candidates):
            return say(language, "name-ambiguous", typed=typed, teams=_teams(candidates, language)), ()
        case NoMatch():
            if not typed:
                return say(language, "name-empty", team=facts.teams[0].name.in_(language)), ()
            instead = _instead(found, stage, wording, language)
            headline = instead or say(language, "name-unknown", typed=typed, count=len(facts.teams))
            near = say(language, "name-near", teams=_teams(found.near, language)) if found.near else ""
            return headline, (near,) if near and not instead else ()


def _instead(found: NoMatch, stage: Stage | None, wording: Wording, language: Language) -> str | None:
    """What the name is, if it is no team but known: a stage, a partner, an organiser, another company."""
    say, typed = wording.say, found.typed.strip()[:SHOWN]
    if stage is not None:
        return say(language, "name-stage", typed=typed, stage=stage.name.in_(language))
    instead = found.instead
    if instead is None or instead.relation is Relation.WORD:
        return None
    if instead.relation is Relation.PARTNER:
        teams = listed(language, [team.name.in_(language) for team in instead.teams])
        return say(language, "name-partner", typed=typed, name=instead.name, teams=teams)
    return say(language, f"name-{instead.relation}", typed=typed, name=instead.name)


def _teams(candidates: tuple[Candidate, ...], language: Language) -> str:
    return listed(language, [one.team.name.in_(language) for one in candidates])
