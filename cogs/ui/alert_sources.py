"""The Sources button of an alert: everything that its update rests on, for whoever presses it.

It reads the update from the store, since an alert may be older than this process.
"""

import re
from typing import Any, Self

from discord import Interaction, ui

from answers.cards import SourceLine
from answers.errors import NoLongerThere, NoSuchProgramme
from answers.fact_book import FactBook, in_order_of_trust
from answers.facts import Source
from answers.terms import Language, SourceId
from answers.updates import Update
from answers.wording import Wording, day
from cogs.ui.alerts import source_line
from cogs.ui.cards import MOST_TEXT
from cogs.ui.escaping import cut, escaped
from cogs.ui.failures import guarded
from cogs.ui.ids import ALERT
from cogs.ui.presses import TAKEN, has_to_wait, surface_of
from cogs.ui.translator import language_of
from cogs.ui.waiting import unless_slow
from db.updates import load_update

LONGEST_QUOTE = 500
SPARE = 200  # characters for the line that says how many are left out


class AlertButton(ui.DynamicItem[ui.Button[Any]], template=ALERT):
    """Sources, under an alert."""

    def __init__(self, item: ui.Button[Any], update: int) -> None:
        super().__init__(item)
        self._update = update

    @classmethod
    async def from_custom_id(
        cls, interaction: Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        return cls(item, int(match["update"]))  # type: ignore[arg-type]  # only buttons carry this id

    async def callback(self, interaction: Interaction[Any]) -> None:
        interaction.extras[TAKEN] = True
        await guarded(interaction, self._show(interaction), surface_of(interaction).wording)

    async def _show(self, interaction: Interaction[Any]) -> None:
        if await has_to_wait(interaction):
            return
        services = interaction.client.services
        reading = services.worker.run(lambda: services.store.read(load_update, self._update))
        update = await unless_slow(interaction, reading)
        if update is None:
            raise NoLongerThere(f"an alert's button asks for the update {self._update}")
        try:
            facts = services.facts.book(update.programme)
        except NoSuchProgramme as error:
            raise NoLongerThere(f"an alert is about {update.programme!r}") from error
        language = language_of(interaction.locale)
        await _tell(interaction, sources_view(update, facts, language, surface_of(interaction).wording))


async def _tell(interaction: Interaction[Any], view: ui.LayoutView) -> None:
    if interaction.response.is_done():  # the store was slow, so the answer was put off
        await interaction.followup.send(view=view, ephemeral=True)
    else:
        await interaction.response.send_message(view=view, ephemeral=True)


def sources_view(update: Update, facts: FactBook, language: Language, wording: Wording) -> ui.LayoutView:
    """All sources of an update and of what became of it, most trusted first, each with what it says."""
    found = in_order_of_trust(_sources(update, facts))
    quotes = _quotes(update, facts)
    key = "alert-sources-head" if found else "alert-sources-none"
    told = [f"**{escaped(wording.say(language, key, count=len(found)))}**"]
    used = len(told[0])
    for at, one in enumerate(found):
        entry = _entry(one, quotes.get(one.id), language, wording)
        if used + len(entry) + 1 > MOST_TEXT - SPARE:
            told.append(escaped(wording.say(language, "card-more", count=len(found) - at)))
            break
        told.append(entry)
        used += len(entry) + 1
    view = ui.LayoutView(timeout=None)
    view.add_item(ui.TextDisplay("\n".join(told)))
    view.stop()
    return view


def _sources(update: Update, facts: FactBook) -> tuple[Source, ...]:
    ids: dict[SourceId, None] = {}
    for change in (*update.changes, *(one.change for one in update.amendments)):
        ids.update(dict.fromkeys(change.sources))
    return tuple(facts.sources[one] for one in ids if one in facts.sources)


def _quotes(update: Update, facts: FactBook) -> dict[SourceId, str]:
    """What each source says, as it was quoted for a claim of the update; the newest where there are several."""
    changes = (*update.changes, *(one.change for one in update.amendments))
    keys = {key for change in changes for key in change.claims}
    return {
        source: quote for claim in facts.claims if claim.key in keys for source, quote in claim.quotes.items()
    }


def _entry(source: Source, quote: str | None, language: Language, wording: Wording) -> str:
    published = source.published_on
    line = SourceLine(
        publisher=source.publisher,
        published=day(language, published) if published else wording.say(language, "source-undated"),
        url=source.url,
        official=wording.say(language, "source-official") if source.official else None,
    )
    said = f"\n> {cut(escaped(quote), LONGEST_QUOTE)}" if quote else ""
    return f"• {source_line(line)}{said}"
