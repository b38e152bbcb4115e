"""Options of commands: their words, what is offered while one types, and the option for the programme.

Offers come from memory. One that fails is an empty list: the library could not tell anybody.
"""

import inspect
import logging
from collections.abc import Callable, Coroutine, Mapping
from typing import Any

from discord import Interaction, app_commands
from discord.app_commands import Choice, Translator

from answers.errors import NoSuchProgramme
from answers.fact_book import FactBook
from answers.questions import term_suggestions
from answers.suggestions import stage_suggestions, team_label, team_suggestions
from answers.terms import Language, TeamId
from answers.wording import day
from cogs.ui.escaping import visible
from cogs.ui.presses import surface_of
from cogs.ui.surface import Surface
from cogs.ui.translator import language_of, said

log = logging.getLogger(__name__)

MOST_CHOICES = 25
LONGEST_CHOICE = 100

Typed = Callable[[Interaction[Any], str], Coroutine[Any, Any, list[Choice[str]]]]
Offer = Callable[[Surface, FactBook, str, Language], list[Choice[str]]]


def offering(offer: Offer) -> Typed:
    """An autocomplete out of `offer`, which is given the programme chosen in the same command."""

    async def offered(interaction: Interaction[Any], typed: str) -> list[Choice[str]]:
        try:
            surface = surface_of(interaction)
            facts = _facts_of(interaction, surface)
            return offer(surface, facts, typed, language_of(interaction.locale))[:MOST_CHOICES]
        except Exception as error:
            log.warning("autocomplete.failed", extra={"reason": type(error).__name__})
            return []

    return offered


def _facts_of(interaction: Interaction[Any], surface: Surface) -> FactBook:
    """The programme chosen in the same command, or the server's; a name still being typed chooses none."""
    followed = surface.servers.of(interaction.guild_id).programme
    try:
        return surface.answering.book(getattr(interaction.namespace, "programme", None) or followed)
    except NoSuchProgramme:
        return surface.answering.book(followed)


def _choice(name: str, value: str) -> Choice[str]:
    return Choice(name=visible(name)[:LONGEST_CHOICE] or value, value=value[:LONGEST_CHOICE])


def _teams(surface: Surface, facts: FactBook, typed: str, language: Language) -> list[Choice[str]]:
    standings = surface.answering.standings(facts)
    by_team = {one.team.id: one for one in standings}
    found = team_suggestions(typed, facts, standings)
    return [_choice(team_label(by_team[one.id], surface.wording, language), one.id) for one in found]


def _stages(surface: Surface, facts: FactBook, typed: str, language: Language) -> list[Choice[str]]:
    def label(name: str, moment: str) -> str:
        return surface.wording.say(language, "stage-label", stage=name, day=moment) if moment else name

    return [
        _choice(
            label(one.name.in_(language), day(language, one.end or one.start) if one.start else ""), one.id
        )
        for one in stage_suggestions(typed, facts)
    ]


def _days(surface: Surface, facts: FactBook, typed: str, language: Language) -> list[Choice[str]]:
    """The days on which stages ended, newest first, unless something else is being typed."""
    found = [(str(one.end), one) for one in reversed(facts.stages) if one.end]
    return [
        _choice(surface.wording.say(language, "stage-label", stage=one.name.in_(language), day=when), when)
        for when, one in found
        if when.startswith(typed.strip())
    ]


def several_teams(surface: Surface, facts: FactBook, typed: str, language: Language) -> list[Choice[str]]:
    """Teams one after another: what stands before the last comma stays, the last name is completed."""
    head, _comma, last = typed.rpartition(",")
    standings = surface.answering.standings(facts)
    by_team = {one.team.id: one for one in standings}
    before = [one.strip() for one in head.split(",") if one.strip()]
    known = [by_team[TeamId(one)].team.name.in_(language) if one in by_team else one for one in before]
    found = [one for one in team_suggestions(last, facts, standings) if one.id not in before]
    return [
        _choice(
            ", ".join([*known, team_label(by_team[one.id], surface.wording, language)]),
            ", ".join([*before, one.id]),
        )
        for one in found
    ]


def _terms(_surface: Surface, facts: FactBook, typed: str, language: Language) -> list[Choice[str]]:
    return [_choice(one.word.in_(language), one.id) for one in term_suggestions(typed, facts)]


def _programmes(surface: Surface, _facts: FactBook, typed: str, language: Language) -> list[Choice[str]]:
    names = [(one.programme.name.in_(language), one.programme.id) for one in surface.answering.programmes]
    return [_choice(name, slug) for name, slug in names if typed.casefold() in name.casefold()]


teams, stages, days, programmes = map(offering, (_teams, _stages, _days, _programmes))
several, terms = map(offering, (several_teams, _terms))

# What /privacy and /language are asked for; Discord shows the choices in the reader's language.
LANGUAGES = [
    Choice(name=said("choice-english"), value="en"),
    Choice(name=said("choice-korean"), value="ko"),
]
_CHOICES = {
    "what": [Choice(name=said(f"choice-{one}"), value=one) for one in ("kept", "show", "delete")],
    "language": [*LANGUAGES, Choice(name=said("choice-members"), value="members")],
}


class ProgrammeCommand(app_commands.Command[Any, ..., Any]):
    """A command whose option `programme` exists only where the store holds more than one."""

    def to_dict(self, tree: app_commands.CommandTree[Any]) -> dict[str, Any]:
        return self._fitting(super().to_dict(tree), tree)

    async def get_translated_payload(
        self, tree: app_commands.CommandTree[Any], translator: Translator
    ) -> dict[str, Any]:
        return self._fitting(await super().get_translated_payload(tree, translator), tree)

    def _fitting(self, payload: dict[str, Any], tree: app_commands.CommandTree[Any]) -> dict[str, Any]:
        surface: Surface = tree.client.surface
        if len(surface.answering.programmes) < 2:
            payload["options"] = [one for one in payload["options"] if one["name"] != "programme"]
        return payload


_OFFERS: dict[str, Any] = {
    "name": teams,
    "team": teams,
    "stage": stages,
    "as_of": days,
    "programme": programmes,
    "teams": several,
    "term": terms,
}
_OPTIONS = (
    *("team", "teams", "stage", "as_of", "question", "private", "programme"),
    *("term", "what", "language"),
)
_WORDS = {
    "name": "option-team",
    **{one: f"option-{one}" for one in _OPTIONS},
}

Callback = Callable[..., Coroutine[Any, Any, None]]


def slash(name: str, *, managers: bool = False) -> Callable[[Callback], ProgrammeCommand]:
    """A slash command of that name; its words and those of its options are the catalogues'.

    One for `managers` exists only in servers, for those who may manage them.
    """

    def made(callback: Callback) -> ProgrammeCommand:
        options = [
            one for one in inspect.signature(callback).parameters if one not in {"self", "interaction"}
        ]
        app_commands.describe(**{one: said(_WORDS[one]) for one in options})(callback)
        app_commands.autocomplete(**{one: _OFFERS[one] for one in options if one in _OFFERS})(callback)
        app_commands.choices(**{one: _CHOICES[one] for one in options if one in _CHOICES})(callback)
        if managers:
            app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)(callback)
            app_commands.allowed_installs(guilds=True, users=False)(callback)
            app_commands.default_permissions(manage_guild=True)(callback)
        return ProgrammeCommand(name=name, description=said(f"command-{name}"), callback=callback)

    return made


def subcommand(
    group: app_commands.Group,
    name: str,
    *,
    words: Mapping[str, str],
    offers: Mapping[str, Any] | None = None,
    choices: Mapping[str, list[Choice[str]]] | None = None,
) -> Callable[[Callback], ProgrammeCommand]:
    """A command of a group: `words` are the keys of its options' words, `offers` their autocompletes."""

    def made(callback: Callback) -> ProgrammeCommand:
        app_commands.describe(**{one: said(key) for one, key in words.items()})(callback)
        app_commands.autocomplete(**(offers or {}))(callback)
        app_commands.choices(**(choices or {}))(callback)
        command = ProgrammeCommand(
            name=name, description=said(f"command-{group.name}-{name}"), callback=callback, parent=group
        )
        group.add_command(command)
        return command

    return made
