"""Reviewing what articles propose: /review, and the buttons and forms of its cards. The machine proposes, people decide.

Who may decide is read from the store at each click; what is accepted goes down the road of /fact.
"""

import asyncio
import contextlib
import re
from collections.abc import Callable
from functools import partial
from typing import Any, Self, TypeVar

import discord
from discord import Interaction, InteractionType, app_commands, ui
from discord.ext import commands

from answers.curating_errors import MayNotReview, NoReview, OwnerChoosesReview, ReviewElsewhere
from answers.errors import StoreUnusable
from answers.terms import Language, ProposalState
from answers.wording import Wording
from app.curating import Preview
from app.requests import Adopt
from app.reviewing import Reviewed, Reviewing
from cogs.client import ProgrammeBot
from cogs.deciding import Deciding, replace
from cogs.review_desk import ReviewDesk
from cogs.settings import OnlyInAServer
from cogs.ui.escaping import escaped
from cogs.ui.failures import guarded, say_privately
from cogs.ui.following import show_privately
from cogs.ui.given import custom_id_of, written_in
from cogs.ui.ids import REVIEW
from cogs.ui.inputs import programmes, subcommand
from cogs.ui.presses import TAKEN, has_to_wait
from cogs.ui.proposals import EDIT, REJECT, proposal_face
from cogs.ui.review_forms import WHY, edit_form, reject_form, typed_in
from cogs.ui.rights import Place, in_words, is_shut, lacking
from cogs.ui.surface import is_private
from cogs.ui.translator import language_of, said
from db.proposals import proposals
from db.reviews import Review, review_here, stop_review

T = TypeVar("T")

FORM_S = (
    2.0  # to look whether a form may be shown: it must be the first answer, and Discord gives up after 3 s
)
MOST_COUNTED = 100
CLOSE_S = 3.0
_PROGRAMME = {"programme": "option-programme"}


class ReviewCog(commands.Cog):
    review = app_commands.Group(
        name="review",
        description=said("command-review"),
        allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=False, private_channel=False),
        allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
    )

    def __init__(self, bot: ProgrammeBot, deciding: Deciding, reviewing: Reviewing) -> None:
        self._bot = bot
        self._services = bot.services
        self._deciding = deciding
        self._reviewing = reviewing
        self._wording = bot.surface.wording
        self._running: asyncio.Task[None] | None = None
        self._unlisten: Callable[[], None] = lambda: None
        self.desk = ReviewDesk(bot.services, bot.news, guild=bot.get_guild)

    async def cog_load(self) -> None:
        self._bot.add_dynamic_items(review_button(self, self._wording))
        loop = asyncio.get_running_loop()

        def heard() -> None:
            with contextlib.suppress(RuntimeError):  # the loop has ended: nobody reviews any more
                loop.call_soon_threadsafe(self.desk.wake)

        self._unlisten = self._services.bell.listen(heard)
        self._running = asyncio.create_task(self._run(), name="review")

    async def cog_unload(self) -> None:
        self._unlisten()
        if self._running is not None:
            self._running.cancel()
            await asyncio.wait({self._running}, timeout=CLOSE_S)

    async def _run(self) -> None:
        await self._bot.wait_until_ready()
        await self.desk.run()

    # Commands, the owner's alone

    @subcommand(
        review,
        "here",
        words={"second": "option-review-second"} | _PROGRAMME,
        offers={"programme": programmes},
    )
    async def here(
        self, interaction: Interaction[Any], second: bool | None = None, programme: str | None = None
    ) -> None:
        """Review proposals in this channel; `second`: whether an outcome needs two curators."""
        own = language_of(interaction.locale)
        self._check_owner(interaction)
        place, slug = self._checked_place(interaction, own), self._deciding.slug(interaction, programme)
        store, at = self._services.store, self._services.answering.clock()

        def work() -> tuple[Review, int]:
            review = store.write(
                review_here, slug, guild_id=place.guild.id, channel_id=place.id, second=second, at=at
            )
            return review, len(store.read(partial(proposals, most=MOST_COUNTED), slug))

        review, waiting = await self._deciding.run(interaction, work)
        self.desk.reopened()
        self.desk.wake()
        name = escaped(self._services.answering.book(slug).programme.name.in_(own))
        say = partial(self._wording.say, own)
        lines = [say("review-second" if review.second else "review-alone")]
        lines += [say("review-waiting", count=waiting)] if waiting else []
        await show_privately(interaction, f"**{say('review-here', programme=name)}**", lines)

    @subcommand(review, "stop", words=_PROGRAMME, offers={"programme": programmes})
    async def stop(self, interaction: Interaction[Any], programme: str | None = None) -> None:
        """Post no proposals any more; they wait in the store."""
        self._check_owner(interaction)
        slug, store = self._deciding.slug(interaction, programme), self._services.store
        if not await self._deciding.run(interaction, lambda: store.write(stop_review, slug)):
            raise NoReview(f"no channel of review for {slug}")
        await say_privately(interaction, self._wording.say(language_of(interaction.locale), "review-stopped"))

    # Buttons and forms

    async def press(self, interaction: Interaction[Any], act: str, about: int) -> None:
        """A button under a proposal, or under all of an article's."""
        if await has_to_wait(interaction):
            return
        by = self._deciding.by(interaction)
        match act:
            case "accept":
                await self._accept(interaction, partial(self._preview, about, by))
            case "all":
                await self._accept(interaction, partial(self._preview_all, about, by))
            case "notours":
                work = partial(self._reviewing.turn_down, about, by, ProposalState.NOT_OURS)
                await self._became(interaction, await self._deciding.run(interaction, work))
            case _:
                await self._form(
                    interaction, act, await self._in_time(partial(self._reviewing.one, about, by))
                )

    @commands.Cog.listener()
    async def on_interaction(self, interaction: Interaction[Any]) -> None:
        """Forms that were sent in; the library knows none that it did not show itself."""
        found = REVIEW.fullmatch(custom_id_of(interaction))
        if interaction.type is InteractionType.modal_submit and found is not None:
            work = self._sent_in(interaction, found["act"], int(found["about"]))
            await guarded(interaction, work, self._wording)

    async def _sent_in(self, interaction: Interaction[Any], act: str, proposal_id: int) -> None:
        by, written = self._deciding.by(interaction), written_in(interaction)
        if act == REJECT:
            work = partial(
                self._reviewing.turn_down, proposal_id, by, ProposalState.REJECTED, written.get(WHY, "")
            )
            await self._became(interaction, await self._deciding.run(interaction, work))
            return

        def edited() -> tuple[Preview, tuple[int, ...]]:
            self._reviewing.edit(proposal_id, by, typed_in(written))
            return self._preview(proposal_id, by)

        await self._accept(interaction, edited)

    async def _accept(
        self, interaction: Interaction[Any], work: Callable[[], tuple[Preview, tuple[int, ...]]]
    ) -> None:
        """The private preview with the exact alert; where nothing would change, the proposals are closed."""
        shown, ids = await self._deciding.run(interaction, work)
        if shown.acts:
            await self._deciding.show(interaction, shown)
            return
        by = self._deciding.by(interaction)
        await self._deciding.run(interaction, partial(self._reviewing.close_known, shown.slug, ids, by))
        sentence = self._wording.say(language_of(interaction.locale), "review-known-closed")
        await say_privately(interaction, sentence)

    def _preview(self, proposal_id: int, by: Any) -> tuple[Preview, tuple[int, ...]]:
        """On the store's thread."""
        slug = self._reviewing.one(proposal_id, by).proposal.programme
        return self._deciding.curating.preview(slug, Adopt(proposals=(proposal_id,)), by), (proposal_id,)

    def _preview_all(self, article_id: int, by: Any) -> tuple[Preview, tuple[int, ...]]:
        slug, ids = self._reviewing.batch(article_id, by)
        return self._deciding.curating.preview(slug, Adopt(proposals=ids), by), ids

    async def _form(self, interaction: Interaction[Any], act: str, one: Reviewed) -> None:
        own = language_of(interaction.locale)
        form = (
            edit_form(one, self._wording, own)
            if act == EDIT
            else reject_form(one.proposal.id, self._wording, own)
        )
        await interaction.response.send_modal(form)

    async def _became(self, interaction: Interaction[Any], one: Reviewed) -> None:
        """What became of a proposal, in place of its card."""
        private = is_private(interaction.message)
        language = language_of(interaction.locale) if private else self.desk.language(interaction.guild_id)
        await replace(interaction, proposal_face(one, self._wording, language).view())

    async def _in_time(self, work: Callable[[], T]) -> T:
        try:
            async with asyncio.timeout(FORM_S):
                return await self._services.worker.run(work)
        except TimeoutError:
            raise StoreUnusable(f"the store does not answer within {FORM_S:g} s") from None

    def _check_owner(self, interaction: Interaction[Any]) -> None:
        if not self._deciding.is_owner(interaction):
            raise OwnerChoosesReview("the account does not own the application")

    def _checked_place(self, interaction: Interaction[Any], own: Language) -> Place:
        """The channel of the interaction, if cards can stand there; raises what is in the way."""
        place = interaction.channel
        if interaction.guild is None:
            raise OnlyInAServer("not in a server of ours")
        if not isinstance(place, Place) or is_shut(place):
            raise ReviewElsewhere(f"cards in a {type(place).__name__}")
        send = "send_messages_in_threads" if isinstance(place, discord.Thread) else "send_messages"
        needed = ("view_channel", send, "embed_links", "read_message_history")
        if missing := lacking(interaction.app_permissions, needed):
            words = in_words(missing, self._wording, own)
            raise MayNotReview(f"missing in {place.id}: {missing}", permissions=words)
        return place

    # What may have changed what the bot may do

    @commands.Cog.listener()
    async def on_guild_channel_update(self, _before: object, _after: object) -> None:
        self.desk.reopened()

    @commands.Cog.listener()
    async def on_guild_role_update(self, _before: object, _after: object) -> None:
        self.desk.reopened()

    @commands.Cog.listener()
    async def on_member_update(self, _before: object, _after: object) -> None:
        self.desk.reopened()


def review_button(cog: ReviewCog, wording: Wording) -> type[ui.DynamicItem[ui.Button[Any]]]:
    """The buttons of cards, answered by `cog`."""

    class ReviewButton(ui.DynamicItem[ui.Button[Any]], template=REVIEW):
        """One of the buttons under a proposal."""

        def __init__(self, item: ui.Button[Any], act: str, about: int) -> None:
            super().__init__(item)
            self._act, self._about = act, about

        @classmethod
        async def from_custom_id(
            cls, interaction: Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
        ) -> Self:
            return cls(item, match["act"], int(match["about"]))  # type: ignore[arg-type]  # only buttons have it

        async def callback(self, interaction: Interaction[Any]) -> None:
            interaction.extras[TAKEN] = True
            await guarded(interaction, cog.press(interaction, self._act, self._about), wording)

    return ReviewButton
