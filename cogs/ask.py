"""Questions in plain words: /ask, a mention in a server, a direct message.

Mentions and direct messages carry their text without any privileged intent. Messages by bots, webhooks and
the bot itself are never answered, so no two bots can talk to each other.
"""

import logging
import re
from typing import Any

import discord
from discord import Interaction, Message, MessageType
from discord.app_commands import Range
from discord.ext import commands

from answers.asked import Intent
from answers.errors import AskerError, NoQuestion
from answers.questions import Command
from answers.refusals import refusal
from answers.replies import PlainAnswer
from answers.terms import Language
from app.answering import Reply
from app.commands import answer_command, answer_question
from cogs.client import ProgrammeBot
from cogs.ui.cards import sentence_view
from cogs.ui.failures import failure_sentence
from cogs.ui.inputs import slash
from cogs.ui.surface import Surface
from cogs.ui.translator import language_of

log = logging.getLogger(__name__)

LONGEST = 2000  # characters of /ask; as long as a message
_HANGUL = re.compile(r"[가-힣ㄱ-ㅣ]")
_MENTION = r"<@!?{id}>"
_READ = frozenset({MessageType.default, MessageType.reply})


class AskCog(commands.Cog):
    def __init__(self, bot: ProgrammeBot) -> None:
        self._bot = bot
        self._surface: Surface = bot.surface

    @slash("ask")
    async def ask(
        self,
        interaction: Interaction[Any],
        question: Range[str, 1, LONGEST],
        private: bool = False,
        programme: str | None = None,
    ) -> None:
        client = language_of(interaction.locale)
        reply = answer_question(self._surface.answering, question, client, programme)
        await self._surface.show(interaction, reply, Command.TEAM, private=private)

    @commands.Cog.listener()
    async def on_message(self, message: Message) -> None:
        """Answer a message that is put to the bot; any other is left alone."""
        if message.author.bot or message.webhook_id is not None or message.type not in _READ:
            return
        called = self._called(message)
        if not called and message.guild is not None and not self._answered(message):
            return
        text = self._without_mention(message.content)
        language = _language_of(text, message)
        try:
            await self._answer(message, text, language, called=called)
        except discord.Forbidden:
            log.info("message.not_permitted", extra={"channel": message.channel.id})
        except Exception as error:  # nothing above would answer
            await self._tell(message, failure_sentence(error, language, self._surface.wording))

    async def _answer(self, message: Message, text: str, language: Language, *, called: bool) -> None:
        waits = self._bot.cooldowns.wait_for(person=message.author.id, channel=message.channel.id)
        if waits:
            if self._bot.cooldowns.tells(message.author.id):
                await self._tell(message, self._say(language, waits))
            return
        try:
            reply = answer_question(self._surface.answering, text, language)
        except NoQuestion:
            # A bare mention, or a picture: say what can be asked.
            reply = answer_command(self._surface.answering, Command.HELP, language)
        except AskerError as error:
            await self._tell(message, refusal(error, self._surface.wording, language))
            return
        if not called and message.guild is not None and _is_talk(reply):
            return  # a reply to an answer of ours that asks nothing: thanks, a joke
        await self._surface.reply_to(message, reply)

    def _say(self, language: Language, seconds: int) -> str:
        return self._surface.wording.say(language, "error-cooldown", seconds=seconds)

    async def _tell(self, message: Message, sentence: str) -> None:
        try:
            await message.reply(view=sentence_view(sentence), mention_author=False)
        except discord.HTTPException as error:
            log.warning("message.unanswerable", extra={"status": error.status, "code": error.code})

    def _called(self, message: Message) -> bool:
        """Whether the message is in a direct conversation or names the bot in its text."""
        return message.guild is None or bool(re.search(self._mention, message.content))

    def _answered(self, message: Message) -> bool:
        """Whether the message replies to one of the bot's and pings it by that."""
        return self._bot.user in message.mentions

    def _without_mention(self, content: str) -> str:
        return re.sub(self._mention, " ", content).strip()

    @property
    def _mention(self) -> str:
        return _MENTION.format(id=self._bot.user.id if self._bot.user else 0)


def _language_of(text: str, message: Message) -> Language:
    """For what has no language of its own, or cannot be read: the letters typed, then the server's."""
    if _HANGUL.search(text):
        return Language.KO
    if message.guild and not re.search(r"[a-zA-Z]{2}", text):
        return language_of(message.guild.preferred_locale)
    return Language.EN


def _is_talk(reply: Reply) -> bool:
    return isinstance(reply.answer, PlainAnswer) and reply.answer.asked.intent is Intent.UNKNOWN


async def setup(bot: ProgrammeBot) -> None:
    await bot.add_cog(AskCog(bot))
