"""/fact: deciding by hand. Everybody sees the commands; others than curators get one private sentence.

Who may decide is read from the store at each command and at each click. Nothing is stored before the preview's button
is pressed.
"""

from functools import partial
from typing import Any

from discord import Interaction, app_commands
from discord.app_commands import Choice
from discord.ext import commands

from answers.cards import Card
from answers.terms import Event
from app.fact_history import entries, history_card, mistakes_card
from app.requests import Add, Cite, Correct, Request, Retract, Undo
from app.reviewing import Reviewing
from app.typed import teams_of
from cogs.client import ProgrammeBot
from cogs.deciding import Deciding, send_privately
from cogs.reading import ReadingCog
from cogs.review import ReviewCog
from cogs.ui.cards import card_view, lay_out
from cogs.ui.fact_inputs import claims
from cogs.ui.inputs import days, programmes, several, stages, subcommand, teams
from cogs.ui.owners import owners_of
from cogs.ui.review import fact_button
from cogs.ui.surface import Surface
from cogs.ui.translator import language_of, said

_EVENTS = {"what": [Choice(name=said(f"event-{one}"), value=one.value) for one in Event]}
_OFFERS = {"stage": stages, "date": days, "programme": programmes}


def _words(*names: str, **others: str) -> dict[str, str]:
    """The keys of options' words; the programme is asked for everywhere."""
    return {**{one: f"option-fact-{one}" for one in names}, "programme": "option-programme", **others}


class CurationCog(commands.Cog):
    fact = app_commands.Group(name="fact", description=said("command-fact"))

    def __init__(self, surface: Surface, deciding: Deciding, reading: ReadingCog) -> None:
        self._surface = surface
        self._deciding = deciding
        self._reading = reading
        self._wording = surface.wording

    @subcommand(
        fact,
        "add",
        words=_words(
            *("what", "stage", "source", "team", "date", "quote", "note"),
            *("official", "publisher", "planned", "score"),
        ),
        offers={**_OFFERS, "team": several},
        choices=_EVENTS,
    )
    async def add(
        self,
        interaction: Interaction[Any],
        *,
        what: str,
        stage: str,
        source: str,
        team: str | None = None,
        date: str | None = None,
        quote: str | None = None,
        note: str | None = None,
        official: bool | None = None,
        publisher: str | None = None,
        planned: str | None = None,
        score: str | None = None,
        programme: str | None = None,
    ) -> None:
        asked = Add(
            what=what,
            stage=stage,
            source=source,
            teams=team or "",
            date=date or "",
            quote=quote or "",
            note=note or "",
            official=official,
            publisher=publisher or "",
            planned=planned or "",
            score=score or "",
        )
        await self._preview(interaction, asked, programme)

    @subcommand(
        fact,
        "correct",
        words=_words(
            *("fact", "reason", "what", "date", "stage", "source", "quote", "note"),
            *("official", "planned", "score"),
        ),
        offers={**_OFFERS, "fact": claims},
        choices=_EVENTS,
    )
    async def correct(
        self,
        interaction: Interaction[Any],
        *,
        fact: str,
        reason: str,
        what: str | None = None,
        date: str | None = None,
        stage: str | None = None,
        source: str | None = None,
        quote: str | None = None,
        note: str | None = None,
        official: bool | None = None,
        planned: str | None = None,
        score: str | None = None,
        programme: str | None = None,
    ) -> None:
        asked = Correct(
            claim=fact,
            why=reason,
            what=what or "",
            stage=stage or "",
            date=date or "",
            source=source or "",
            quote=quote or "",
            note=note or "",
            official=official,
            planned=planned or "",
            score=score or "",
        )
        await self._preview(interaction, asked, programme)

    @subcommand(
        fact,
        "retract",
        words=_words("fact", "reason"),
        offers={"fact": claims, "programme": programmes},
    )
    async def retract(
        self, interaction: Interaction[Any], fact: str, reason: str, programme: str | None = None
    ) -> None:
        await self._preview(interaction, Retract(claim=fact, why=reason), programme)

    @subcommand(
        fact,
        "source",
        words=_words("fact", "source", "quote", "official", "publisher"),
        offers={"fact": claims, "programme": programmes},
    )
    async def source(
        self,
        interaction: Interaction[Any],
        fact: str,
        source: str,
        quote: str | None = None,
        official: bool | None = None,
        publisher: str | None = None,
        programme: str | None = None,
    ) -> None:
        asked = Cite(
            claim=fact, source=source, quote=quote or "", official=official, publisher=publisher or ""
        )
        await self._preview(interaction, asked, programme)

    @subcommand(fact, "undo", words=_words("reason"), offers={"programme": programmes})
    async def undo(
        self, interaction: Interaction[Any], reason: str | None = None, programme: str | None = None
    ) -> None:
        await self._preview(interaction, Undo(why=reason or ""), programme)

    @subcommand(
        fact,
        "history",
        words=_words("fact", team="option-fact-history-team"),
        offers={"fact": claims, "team": teams, "programme": programmes},
    )
    async def history(
        self,
        interaction: Interaction[Any],
        fact: str | None = None,
        team: str | None = None,
        programme: str | None = None,
    ) -> None:
        slug, by = self._deciding.slug(interaction, programme), self._deciding.by(interaction)
        facts = await self._deciding.run(interaction, partial(self._deciding.curating.facts, slug, by))
        chosen = teams_of(team, facts, self._wording) if team else ()
        found = entries(facts, key=fact or "", team=chosen[0].id if chosen else None)
        card = history_card(found, facts, self._wording, language_of(interaction.locale))
        await self._show_card(interaction, card)

    @subcommand(fact, "mistakes", words=_words(), offers={"programme": programmes})
    async def mistakes(self, interaction: Interaction[Any], programme: str | None = None) -> None:
        slug, by = self._deciding.slug(interaction, programme), self._deciding.by(interaction)
        found = await self._deciding.run(interaction, partial(self._deciding.curating.mistakes, slug, by))
        facts = self._surface.answering.book(slug)
        card = mistakes_card(found, facts, self._wording, language_of(interaction.locale))
        await self._show_card(interaction, card)

    @subcommand(
        fact,
        "from-link",
        words=_words(address="option-fact-address"),
        offers={"programme": programmes},
    )
    async def from_link(
        self, interaction: Interaction[Any], address: str, programme: str | None = None
    ) -> None:
        await self._reading.link(interaction, self._deciding.slug(interaction, programme), address)

    # Within

    async def _preview(self, interaction: Interaction[Any], asked: Request, programme: str | None) -> None:
        await self._deciding.preview(interaction, self._deciding.slug(interaction, programme), asked)

    async def _show_card(self, interaction: Interaction[Any], card: Card) -> None:
        layout = lay_out(card, language_of(interaction.locale), self._wording)
        await send_privately(interaction, card_view(layout))


async def setup(bot: ProgrammeBot) -> None:
    deciding = Deciding(bot.surface, bot.services, lambda: owners_of(bot.application))
    reviewing = Reviewing(bot.services, deciding.after_deciding)
    reading = ReadingCog(bot, deciding, reviewing)
    bot.add_dynamic_items(fact_button(deciding.press, bot.surface.wording))
    await bot.add_cog(reading)
    await bot.add_cog(CurationCog(bot.surface, deciding, reading))
    await bot.add_cog(ReviewCog(bot, deciding, reviewing))
