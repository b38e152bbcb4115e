"""Questions in plain words: /ask, a mention in a server, a direct message.

Mentions and direct messages carry their text without any privileged intent. Messages by bots, webhooks and
the bot itself are never answered, so no two bots can talk to each other.
"""

import logging
import re
from collections import Counter
from typing import Any

import discord
from discord import Interaction, Message, MessageType
from discord.app_commands import Range
from discord.ext import commands

from answers.asked import Intent
from answers.errors import AskerError, NoQuestion
from answers.questions import Command
from answers.replies import PlainAnswer
from answers.terms import Language
from app.answering import Reply
from app.commands import answer_command, answer_question
from cogs.client import ProgrammeBot
from cogs.ui.cards import sentence_view
from cogs.ui.failures import failure_sentence
from cogs.ui.inputs import slash
from cogs.ui.surface import Surface, post_reply
from cogs.ui.translator import language_of

log = logging.getLogger(__name__)

LONGEST = 2000  # characters of /ask; as long as a message
MOST_WAITING = 5  # answers under way in one channel
_HANGUL = re.compile(r"[가-힣ㄱ-ㅣ]")
_MENTION = r"<@!?{id}>"
_READ = frozenset({MessageType.default, MessageType.reply})


class CalledByRole(AskerError):
    key = "error-called-by-role"


class AskCog(commands.Cog):
    def __init__(self, bot: ProgrammeBot) -> None:
        self._bot = bot
        self._surface: Surface = bot.surface
        self._usual = bot.services.settings.cutline_language
        self._waiting: Counter[int] = Counter()  # answers under way, by channel

    @slash("ask")
    async def ask(
        self,
        interaction: Interaction[Any],
        question: Range[str, 1, LONGEST],
        private: bool = False,
        programme: str | None = None,
    ) -> None:
        chosen = programme or self._surface.servers.of(interaction.guild_id).programme

        def reply_in(language: Language) -> Reply:
            return answer_question(self._surface.answering, question, language, chosen)

        reply = self._surface.worded(interaction, reply_in, Command.TEAM, private=private)
        await self._surface.show(interaction, reply, Command.TEAM, private=private)

    @commands.Cog.listener()
    async def on_message(self, message: Message) -> None:
        """Answer a message that is put to the bot; any other is left alone."""
        if message.author.bot or message.webhook_id is not None or message.type not in _READ:
            return
        if not self._allowed(message):
            return
        called = self._called(message)
        if not called and not self._answered(message):
            return
        if self._waiting[message.channel.id] >= MOST_WAITING:
            return  # Discord lets five messages through at a time; more would only be answered too late
        self._waiting[message.channel.id] += 1
        try:
            await self._answer(message, called=called)
        except discord.Forbidden:
            log.info("message.not_permitted", extra={"channel": message.channel.id})
        finally:
            self._waiting[message.channel.id] -= 1
            self._waiting += Counter()  # forgets channels where nothing waits

    async def _answer(self, message: Message, *, called: bool) -> None:
        text = self._without_mention(message.content)
        language = self._language_of(text, message)
        try:
            reply = self._reply(message, text)
        except NoQuestion:
            if not called:
                return  # a picture or an emoji in reply to an answer of ours
            reply = self._help(message, language)
        except Exception as error:  # nothing above would answer
            sentence = failure_sentence(error, language, self._surface.wording)
            await post_reply(message, sentence_view(sentence))
            return
        if not called and _is_talk(reply):
            return  # a reply to an answer of ours that asks nothing: thanks, a joke
        waits = self._bot.cooldowns.wait_for(person=message.author.id, channel=message.channel.id)
        if not waits:
            await self._surface.reply_to(message, reply)
        elif self._bot.cooldowns.tells(message.author.id):
            await post_reply(message, sentence_view(self._say(language, waits)))

    def _reply(self, message: Message, text: str) -> Reply:
        if self._called_by_role(message):
            raise CalledByRole("the bot's role was mentioned, not the bot")
        fallback = self._language_of_place(message)
        return answer_question(self._surface.answering, text, fallback, self._programme(message))

    def _help(self, message: Message, language: Language) -> Reply:
        programme = self._programme(message)
        return answer_command(self._surface.answering, Command.HELP, language, programme=programme)

    def _programme(self, message: Message) -> str | None:
        return self._surface.servers.of(message.guild.id if message.guild else None).programme

    def _say(self, language: Language, seconds: int) -> str:
        return self._surface.wording.say(language, "error-cooldown", seconds=seconds)

    def _allowed(self, message: Message) -> bool:
        """Whether the server lets the bot answer mentions there; a thread counts as its channel."""
        channels = self._surface.servers.of(message.guild.id if message.guild else None).channels
        parent = getattr(message.channel, "parent_id", None)
        return not channels or message.channel.id in channels or parent in channels

    def _called(self, message: Message) -> bool:
        """Whether the message is in a direct conversation or names the bot in its text."""
        direct = isinstance(message.channel, discord.DMChannel)
        return direct or bool(re.search(self._mention, message.content)) or self._called_by_role(message)

    def _called_by_role(self, message: Message) -> bool:
        """Whether the bot's own role was mentioned instead of the bot: they have the same name on a phone."""
        me = self._bot.user.id if self._bot.user else 0
        named = any(one.tags is not None and one.tags.bot_id == me for one in message.role_mentions)
        return named and not re.search(self._mention, message.content)

    def _answered(self, message: Message) -> bool:
        """Whether the message replies to one of the bot's and pings it by that."""
        return self._bot.user in message.mentions

    def _without_mention(self, content: str) -> str:
        return re.sub(self._mention, " ", content).strip()

    def _language_of(self, text: str, message: Message) -> Language:
        """For what cannot be read: the letters typed, else the place."""
        if _HANGUL.search(text):
            return Language.KO
        return Language.EN if re.search(r"[a-zA-Z]{2}", text) else self._language_of_place(message)

    def _language_of_place(self, message: Message) -> Language:
        """The language of a server, as it set it here or at Discord; of the installation elsewhere."""
        if message.guild is None:
            return self._usual
        settings = self._surface.servers.of(message.guild.id)
        return settings.language or language_of(message.guild.preferred_locale)

    @property
    def _mention(self) -> str:
        return _MENTION.format(id=self._bot.user.id if self._bot.user else 0)


def _is_talk(reply: Reply) -> bool:
    return isinstance(reply.answer, PlainAnswer) and reply.answer.asked.intent is Intent.UNKNOWN


async def setup(bot: ProgrammeBot) -> None:
    await bot.add_cog(AskCog(bot))
