"""Deciding in an interaction: who asks, the preview for them alone, its buttons, and what is stored at the click.

What it is that is decided comes from commands (`curation.py`) and from proposals (`review.py`).
"""

import logging
import time
from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from discord import Interaction, ui

from answers.errors import AskerError, NotACurator, StoreUnusable
from answers.sayings import worded
from answers.terms import Announce
from app.curating import Curating, Preview
from app.pending import PendingDecisions
from app.preview_words import decided
from app.requests import Request
from app.services import Services
from cogs.ui.cards import sentence_view
from cogs.ui.owners import named
from cogs.ui.presses import has_to_wait
from cogs.ui.review import ANNOUNCE, DISCARD, QUIET, review_view
from cogs.ui.surface import Surface, is_private
from cogs.ui.translator import language_of
from cogs.ui.waiting import unless_slow
from db.curators import By, may_curate

T = TypeVar("T")
log = logging.getLogger(__name__)

_ANNOUNCED = {QUIET: Announce.QUIETLY, ANNOUNCE: Announce.DISPUTE}


class Asking:
    """Who asks, about which programme, and work on the store meanwhile. `owners` own the application now."""

    def __init__(self, surface: Surface, services: Services, owners: Callable[[], frozenset[int]]) -> None:
        self._surface = surface
        self._services = services
        self._owners = owners
        self.wording = surface.wording

    async def run(self, interaction: Interaction[Any], work: Callable[[], T]) -> T:
        return await unless_slow(interaction, self._services.worker.run(work))

    async def check_curator(self, interaction: Interaction[Any]) -> None:
        """Raises NotACurator; read from the store."""
        by = self.by(interaction)
        if not await self.run(interaction, lambda: self._services.store.read(may_curate, by)):
            raise NotACurator("the account is no curator's")

    def slug(self, interaction: Interaction[Any], programme: str | None) -> str:
        """The programme that is named, or that the server follows; raises NoSuchProgramme."""
        followed = self._surface.servers.of(interaction.guild_id).programme
        return self._surface.answering.book(programme or followed).programme.id

    def by(self, interaction: Interaction[Any]) -> By:
        user = interaction.user
        return By(user_id=user.id, name=named(user), owner=self.is_owner(interaction))

    def is_owner(self, interaction: Interaction[Any]) -> bool:
        return interaction.user.id in self._owners()


class Deciding(Asking):
    """Shows what a request comes to, and decides at the click."""

    def __init__(self, surface: Surface, services: Services, owners: Callable[[], frozenset[int]]) -> None:
        super().__init__(surface, services, owners)
        answering = services.answering
        self._pending = PendingDecisions(time.monotonic)
        self.curating = Curating(services.store, answering.wording, answering.clock, self.after_deciding)

    async def preview(self, interaction: Interaction[Any], slug: str, asked: Request) -> None:
        """Show what a request comes to, with its buttons."""
        shown = await self.run(interaction, partial(self.curating.preview, slug, asked, self.by(interaction)))
        await self.show(interaction, shown)

    async def show(self, interaction: Interaction[Any], shown: Preview) -> None:
        """Show a preview to the asker alone: in place of what was pressed, where only they see that."""
        token = self._pending.keep(shown, interaction.user.id)
        view = review_view(shown, token, self.curating, interaction)
        if is_private(interaction.message) and not interaction.response.is_done():
            await interaction.response.edit_message(view=view)
        else:
            await send_privately(interaction, view)

    async def press(self, interaction: Interaction[Any], act: str, token: str) -> None:
        """A button under a preview: decide as it was shown, once, or show what it comes to now."""
        if await has_to_wait(interaction):
            return
        person, language = interaction.user.id, language_of(interaction.locale)
        shown = self._pending.take(token, person)
        if act == DISCARD:
            await replace(interaction, sentence_view(self.wording.say(language, "fact-discarded")))
            return
        announce = _ANNOUNCED.get(act, Announce.USUAL)
        by = self.by(interaction)
        try:
            done = await self.run(interaction, partial(self.curating.decide, shown, by, announce))
        except Exception as error:
            if not isinstance(error, AskerError):  # nothing was refused, so it may be tried again
                self._pending.put_back(token, shown, person)
            raise
        if isinstance(done, Preview):
            token = self._pending.keep(done, person)
            await replace(interaction, review_view(done, token, self.curating, interaction))
        else:
            await replace(interaction, sentence_view(worded(decided(done), self.wording, language)))

    def after_deciding(self) -> None:
        """On the store's thread: answers know of it at once, and what is to be sent is sent."""
        try:
            self._services.facts.look()
        except StoreUnusable as error:  # it is stored; the watch looks again
            log.warning("facts.not_looked_at", extra={"reason": str(error)})
        self._services.bell.ring()


async def send_privately(interaction: Interaction[Any], view: ui.LayoutView) -> None:
    """To the asker alone, whether or not they were told to wait."""
    if interaction.response.is_done():
        await interaction.followup.send(view=view, ephemeral=True)
    else:
        await interaction.response.send_message(view=view, ephemeral=True)


async def replace(interaction: Interaction[Any], view: ui.LayoutView) -> None:
    """Put `view` where the message stood; beside it, where the store took so long that we had to say so."""
    if interaction.response.is_done():
        await interaction.followup.send(view=view, ephemeral=True)
    else:
        await interaction.response.edit_message(view=view)
