"""Reporting a mistake: a short form, and what becomes of it. Who reported is not kept."""

from typing import Any

from discord import Interaction, TextStyle, ui

from answers.follow_ups import Ask
from answers.terms import Language
from app.answering import Answering
from app.services import Services
from cogs.ui.failures import say_privately
from cogs.ui.given import written_in
from cogs.ui.ids import written
from cogs.ui.surface import Surface
from cogs.ui.translator import language_of
from cogs.ui.waiting import unless_slow
from db.mistakes import LONGEST, LONGEST_SOURCE, report_mistake

TEXT, SOURCE = "text", "source"
LONGEST_TITLE = 45
LONGEST_HINT = 100


def mistake_modal(kept: Ask, surface: Surface, interaction: Interaction[Any]) -> ui.Modal:
    """The form. It is stopped at once: what is sent in is answered by its id, so no form need be kept."""
    language = language_of(interaction.locale)
    say = surface.wording.say
    title = say(language, "report-title")[:LONGEST_TITLE]
    modal = ui.Modal(title=title, custom_id=written("report", kept) or "", timeout=None)
    about = say(language, "report-about", about=_about(kept, surface.answering, language))
    text: ui.TextInput[ui.Modal] = ui.TextInput(
        custom_id=TEXT,
        style=TextStyle.paragraph,
        placeholder=say(language, "report-text-hint")[:LONGEST_HINT],
        max_length=LONGEST,
    )
    source: ui.TextInput[ui.Modal] = ui.TextInput(
        custom_id=SOURCE,
        required=False,
        placeholder=say(language, "report-source-hint"),
        max_length=LONGEST_SOURCE,
    )
    label = say(language, "report-text")[:LONGEST_TITLE]
    modal.add_item(ui.Label(text=label, description=about[:LONGEST_HINT], component=text))
    modal.add_item(ui.Label(text=say(language, "report-source")[:LONGEST_TITLE], component=source))
    modal.stop()
    return modal


async def take_report(interaction: Interaction[Any], kept: Ask, surface: Surface, services: Services) -> None:
    """Keep what was sent in and thank for it; a slow store is waited for, but not in the asker's way."""
    language = language_of(interaction.locale)
    given = written_in(interaction)
    text = given.get(TEXT, "").strip()
    if not text:
        await say_privately(interaction, surface.wording.say(language, "report-empty"))
        return
    parts = (kept.command, kept.team, kept.stage, kept.as_of)
    about = " ".join(str(one) for one in parts if one)
    source, now = given.get(SOURCE), surface.answering.clock()
    keeping = services.worker.run(
        lambda: services.store.write(
            report_mistake, kept.programme, about=about, text=text, source=source, at=now
        )
    )
    await unless_slow(interaction, keeping)
    await say_privately(interaction, surface.wording.say(language, "report-thanks"))


def _about(kept: Ask, answering: Answering, language: Language) -> str:
    facts = answering.book(kept.programme)
    team = facts.team_by_id.get(kept.team) if kept.team else None
    stage = facts.stage_by_id.get(kept.stage) if kept.stage else None
    names = [one.name.in_(language) for one in (team, stage) if one]
    return ", ".join([*names, *([kept.as_of] if kept.as_of else [])]) or facts.programme.name.in_(language)
