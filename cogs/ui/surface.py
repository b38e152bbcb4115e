"""The Discord end of the road: a reply becomes a message, seen by all or by one, with its controls.

Who sees what: an answer in a server is public unless it was asked for privately; refusals and questions
back are for the asker alone. A message reply cannot be private, so there a question back is public.
"""

import logging
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import aiohttp
import discord
from discord import AllowedMentions, Interaction, Message, ui

from answers.errors import OldCommand
from answers.follow_ups import Ask, FollowUps, follow_ups
from answers.names import NoMatch
from answers.questions import Command
from answers.replies import NameAnswer
from answers.terms import Language
from answers.wording import Wording
from app.answering import Answering, Reply
from app.commands import answer_command
from app.errands import Errands
from app.servers import Servers
from cogs.ui.cards import card_view, lay_out
from cogs.ui.controls import control_rows, team_select
from cogs.ui.translator import language_of
from db.missed import count_missed

log = logging.getLogger(__name__)

NO_HISTORY = 160002  # "Cannot reply without permission to read message history"
MOST_SHARED = 2000  # answers remembered as shared; an older one can be shared again

InLanguage = Callable[[Language], Reply]


class Surface:
    """Shows replies; holds the road, and keeps only which answers were shared already."""

    def __init__(self, answering: Answering, servers: Servers, errands: Errands) -> None:
        self.answering = answering
        self.servers = servers
        self._errands = errands
        self.wording: Wording = answering.wording
        self._shared: dict[int, None] = {}

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
        """Answer a command with its options as they were typed or chosen; raises OldCommand."""
        if not all(isinstance(one, str | None) for one in (name, stage, as_of, programme)):
            raise OldCommand("an option of another type")  # as an older version of the command had it

        def reply_in(language: Language) -> Reply:
            return answer_command(
                self.answering,
                command,
                language,
                name=name or "",
                stage=stage or "",
                as_of=as_of or "",
                programme=programme or self.servers.of(interaction.guild_id).programme,
            )

        reply = self.worded(interaction, reply_in, command, private=private)
        await self.show(interaction, reply, command, private=private)
        self._count_missed(reply)

    def worded(
        self, interaction: Interaction[Any], reply_in: InLanguage, command: Command, *, private: bool
    ) -> Reply:
        """The reply in the language of those who will read it: the server's where all do, else the asker's."""
        own = language_of(interaction.locale)
        shared = self.servers.of(interaction.guild_id).language or own
        if private or shared is own:
            return reply_in(own)
        reply = reply_in(shared)
        return reply_in(own) if follow_ups(reply.answer, command).private else reply

    async def show(
        self,
        interaction: Interaction[Any],
        reply: Reply,
        command: Command,
        *,
        private: bool,
        after: str = "",
    ) -> None:
        """Answer a command or a button, publicly only where nothing speaks against it.

        `after` marks the entry after which a list goes on.
        """
        offers = follow_ups(reply.answer, command)
        alone = offers.private or private
        view = self._view(reply, offers, shareable=alone and among_others(interaction), after=after)
        await interaction.response.send_message(view=view, ephemeral=alone)

    async def put_in_place(
        self, interaction: Interaction[Any], reply: Reply, command: Command, after: str = ""
    ) -> None:
        """Put the answer where the question back, or another page of it, stood."""
        offers = follow_ups(reply.answer, command)
        view = self._view(reply, offers, shareable=is_private(interaction.message), after=after)
        await interaction.response.edit_message(view=view)

    async def reply_to(self, message: Message, reply: Reply) -> None:
        """Answer a message where it was written, pinging nobody; raises discord.Forbidden where we may not."""
        offers = follow_ups(reply.answer, Command.TEAM)
        await post_reply(message, self._view(reply, offers, shareable=False))

    def shares(self, interaction: Interaction[Any]) -> bool:
        """Whether a private answer may be made public now: once, however often the button is tapped."""
        message = interaction.message.id if interaction.message else 0
        if message in self._shared:
            return False
        self._shared[message] = None
        if len(self._shared) > MOST_SHARED:
            self._shared.pop(next(iter(self._shared)))
        return True

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

    def _view(self, reply: Reply, offers: FollowUps, *, shareable: bool, after: str = "") -> ui.LayoutView:
        layout = lay_out(reply.card, reply.language, self.wording, after)
        rows = control_rows(
            offers,
            self.answering.standings(reply.facts),
            self.wording,
            reply.language,
            shareable=shareable and not offers.private,
            last=layout.last,
            after=after,
        )
        return card_view(layout, rows)


async def post_reply(message: Message, view: ui.LayoutView) -> None:
    """Reply to a message, once: a connection cut in between is met by the same request again.

    Without the right to read the history the answer stands alone; a question that is gone gets none. Raises
    discord.Forbidden where we may not post.
    """
    for _attempt in range(2):
        try:
            await message.reply(
                view=view,
                mention_author=False,
                allowed_mentions=AllowedMentions.none(),
                nonce=str(message.id),  # Discord gives the message it already has for the same nonce
            )
        except discord.Forbidden:
            raise
        except discord.HTTPException as error:
            if error.code == NO_HISTORY:
                await message.channel.send(view=view, nonce=str(message.id))
            else:
                log.info("message.not_answered", extra={"status": error.status, "code": error.code})
            return
        except (aiohttp.ClientError, OSError, discord.RateLimited) as error:
            log.info("message.cut", extra={"reason": type(error).__name__})
        else:
            return


def among_others(interaction: Interaction[Any]) -> bool:
    """Whether the interaction happens where other people read along."""
    return interaction.guild_id is not None or interaction.context.private_channel


def is_private(message: Message | None) -> bool:
    """Whether only one person sees the message."""
    return message is not None and message.flags.ephemeral
