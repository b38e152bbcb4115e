"""What happens when a control is pressed: dynamic items that survive a restart, since their ids say it all.

discord.py hands errors of dynamic items to nobody, so each callback is guarded here. Whatever matches no
item is answered in `unanswered.py`.
"""

import re
from dataclasses import replace
from typing import Any, Self

from discord import Interaction, ui

from answers.follow_ups import Ask
from answers.terms import TeamId
from app.commands import answer_kept
from cogs.ui.cards import sentence_view
from cogs.ui.failures import guarded, say_privately
from cogs.ui.given import chosen_in
from cogs.ui.ids import ASK, SHARE, parsed
from cogs.ui.mistakes import mistake_modal
from cogs.ui.surface import Surface, is_private
from cogs.ui.translator import language_of

TAKEN = "taken"  # in an interaction's extras: somebody is answering it


class AskButton(ui.DynamicItem[ui.Button[Any]], template=ASK):
    """Why, Sources, Timeline, "Not this one", "Report a mistake"."""

    def __init__(self, item: ui.Button[Any], known: tuple[str, Ask] | None) -> None:
        """`known` is None for an id that looks like ours and is not; `unanswered.py` has a sentence for it."""
        super().__init__(item)
        self._known = known

    @classmethod
    async def from_custom_id(
        cls, interaction: Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        return cls(item, parsed(match.string))  # type: ignore[arg-type]  # it may be a select as well

    async def callback(self, interaction: Interaction[Any]) -> None:
        surface = surface_of(interaction)
        interaction.extras[TAKEN] = self._known is not None
        await guarded(interaction, self._act_on(interaction, surface), surface.wording)

    async def _act_on(self, interaction: Interaction[Any], surface: Surface) -> None:
        if self._known is None or await has_to_wait(interaction):
            return
        act, kept = self._known
        match act:
            case "choose":
                await choose(interaction, surface, kept)
            case "page":
                await turn_page(interaction, surface, kept)
            case "other":
                await offer_others(interaction, surface, kept)
            case "report" if not interaction.client.cooldowns.may_report(interaction.user.id):
                language = language_of(interaction.locale)
                await say_privately(interaction, surface.wording.say(language, "report-enough"))
            case "report":
                await interaction.response.send_modal(mistake_modal(kept, surface, interaction))
            case _:
                await answer_press(interaction, surface, kept)


class ShareButton(ui.DynamicItem[ui.Button[Any]], template=SHARE):
    """Makes a private answer public: the same card, posted for all."""

    def __init__(self, item: ui.Button[Any]) -> None:
        super().__init__(item)

    @classmethod
    async def from_custom_id(
        cls, interaction: Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        return cls(item)  # type: ignore[arg-type]  # only buttons carry this id

    async def callback(self, interaction: Interaction[Any]) -> None:
        surface = surface_of(interaction)
        interaction.extras[TAKEN] = True
        await guarded(interaction, self._share(interaction, surface), surface.wording)

    async def _share(self, interaction: Interaction[Any], surface: Surface) -> None:
        if await has_to_wait(interaction):
            return
        shared = without_share(interaction) if surface.shares(interaction) else None
        if shared is None:
            language = language_of(interaction.locale)
            await say_privately(interaction, surface.wording.say(language, "share-nothing"))
            return
        await interaction.response.send_message(view=shared)


async def answer_press(interaction: Interaction[Any], surface: Surface, kept: Ask) -> None:
    """Answer a button for the one who pressed it: others did not ask."""
    reply = answer_kept(surface.answering, kept, language_of(interaction.locale))
    await surface.show(interaction, reply, kept.command, private=interaction.guild_id is not None)


async def turn_page(interaction: Interaction[Any], surface: Surface, kept: Ask) -> None:
    """Show another page of a list: in its place where only the presser sees it, else to them alone."""
    reply = answer_kept(surface.answering, kept, language_of(interaction.locale))
    if is_private(interaction.message) or interaction.guild_id is None:
        await surface.put_in_place(interaction, reply, kept.command, kept.after)
    else:
        await surface.show(interaction, reply, kept.command, private=True, after=kept.after)


async def choose(interaction: Interaction[Any], surface: Surface, kept: Ask) -> None:
    """Answer with the team chosen; in place of the question back if it was put to this person."""
    team = chosen_in(interaction)
    chosen = replace(kept, team=TeamId(team) if team else None)
    reply = answer_kept(surface.answering, chosen, language_of(interaction.locale))
    if _was_asked(interaction):
        await surface.put_in_place(interaction, reply, kept.command)
    else:
        await surface.show(interaction, reply, kept.command, private=True)


async def offer_others(interaction: Interaction[Any], surface: Surface, kept: Ask) -> None:
    """After a name was read wrongly: which team was meant?"""
    language = language_of(interaction.locale)
    row = surface.other_teams(kept, language)
    sentence = surface.wording.say(language, "choose-other" if row else "choose-none")
    view = sentence_view(sentence, [row] if row else [])
    await interaction.response.send_message(view=view, ephemeral=True)


async def has_to_wait(interaction: Interaction[Any]) -> bool:
    """Whether the presser was told to wait, since they or the channel asked too much at once."""
    return bool(await interaction.client.has_to_wait(interaction))


def surface_of(interaction: Interaction[Any]) -> Surface:
    """The surface of the client: the library builds dynamic items itself, so nothing can be handed in."""
    surface: Surface = interaction.client.surface
    return surface


def without_share(interaction: Interaction[Any]) -> ui.LayoutView | None:
    """The message that was pressed, as a new one without its Share button; None where it has no words."""
    message = interaction.message
    if message is None or not message.components:
        return None
    view = ui.LayoutView.from_message(message, timeout=None)
    for row in list(view.children):
        if isinstance(row, ui.ActionRow):
            for item in list(row.children):
                if SHARE.fullmatch(getattr(item, "custom_id", None) or ""):
                    row.remove_item(item)
            if not row.children:
                view.remove_item(row)
    view.stop()
    return view


def _was_asked(interaction: Interaction[Any]) -> bool:
    """Whether the question back was put to this person: it is private, or answers a message of theirs."""
    message = interaction.message
    if is_private(message) or interaction.guild_id is None:
        return True
    asked = message.reference.resolved if message and message.reference else None
    author = getattr(asked, "author", None)
    return author is not None and author.id == interaction.user.id
