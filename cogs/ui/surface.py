"""The Discord end of the road: a reply becomes a message, seen by all or by one, with its controls.

Who sees what: an answer in a server is public unless it was asked for privately; refusals and questions
back are for the asker alone. A message reply cannot be private, so there a question back is public.
"""

from dataclasses import replace
from typing import Any

from discord import AllowedMentions, Interaction, Message, ui

from answers.follow_ups import Ask, FollowUps, follow_ups
from answers.names import NoMatch
from answers.questions import Command
from answers.replies import NameAnswer
from answers.terms import Language
from answers.wording import Wording
from app.answering import Answering, Reply
from app.commands import answer_command
from app.errands import Errands
from cogs.ui.cards import card_view
from cogs.ui.controls import control_rows, team_select
from cogs.ui.translator import language_of
from db.missed import count_missed


class Surface:
    """Shows replies; holds the road, keeps nothing of what it showed."""

    def __init__(self, answering: Answering, errands: Errands) -> None:
        self.answering = answering
        self._errands = errands
        self.wording: Wording = answering.wording

    async def ask(
        self,
        interaction: Interaction[Any],
        command: Command,
        *,
        private: bool,
        name: str | None = None,
        stage: str | None = None,
        as_of: str | None = None,
        programme: str | None = None,
    ) -> None:
        """Answer a command with its options as they were typed or chosen, in the asker's language."""
        reply = answer_command(
            self.answering,
            command,
            language_of(interaction.locale),
            name=name or "",
            stage=stage or "",
            as_of=as_of or "",
            programme=programme,
        )
        await self.show(interaction, reply, command, private=private)
        self._count_missed(reply)

    async def show(
        self, interaction: Interaction[Any], reply: Reply, command: Command, *, private: bool
    ) -> None:
        """Answer a command or a button, publicly only where nothing speaks against it."""
        offers = follow_ups(reply.answer, command)
        alone = offers.private or private
        view = self._view(reply, offers, shareable=alone and among_others(interaction))
        await interaction.response.send_message(view=view, ephemeral=alone)

    async def put_in_place(self, interaction: Interaction[Any], reply: Reply, command: Command) -> None:
        """Put the answer where the question back stood."""
        offers = follow_ups(reply.answer, command)
        view = self._view(reply, offers, shareable=is_private(interaction.message))
        await interaction.response.edit_message(view=view)

    async def reply_to(self, message: Message, reply: Reply) -> None:
        """Answer a message where it was written, pinging nobody; raises discord.Forbidden where we may not."""
        offers = follow_ups(reply.answer, Command.TEAM)
        await message.reply(
            view=self._view(reply, offers, shareable=False),
            mention_author=False,
            allowed_mentions=AllowedMentions.none(),
        )

    def other_teams(self, kept: Ask, language: Language) -> ui.ActionRow[ui.LayoutView] | None:
        """A choice of every team but the one that was not meant; None where there is none."""
        facts = self.answering.book(kept.programme)
        others = [one for one in self.answering.standings(facts) if one.team.id != kept.team]
        return team_select("choose", replace(kept, team=None), others, self.wording, language)

    def _count_missed(self, reply: Reply) -> None:
        """A name nobody could place is counted for the curators, in nobody's way."""
        match reply.answer:
            case NameAnswer(miss=NoMatch(typed=typed, instead=None)):
                now = self.answering.clock()
                self._errands.run(count_missed, reply.facts.programme.id, typed, now)

    def _view(self, reply: Reply, offers: FollowUps, *, shareable: bool) -> ui.LayoutView:
        standings = self.answering.standings(reply.facts)
        rows = control_rows(
            offers, standings, self.wording, reply.language, shareable=shareable and not offers.private
        )
        return card_view(reply.card, reply.language, self.wording, rows)


def among_others(interaction: Interaction[Any]) -> bool:
    """Whether the interaction happens where other people read along."""
    return interaction.guild_id is not None or interaction.context.private_channel


def is_private(message: Message | None) -> bool:
    """Whether only one person sees the message."""
    return message is not None and message.flags.ephemeral
