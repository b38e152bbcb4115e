"""Whatever goes wrong in an interaction: one private sentence in the asker's language, never silence.

What the asker can mend is told as it is. Anything else is a bug: a short reference goes to the asker, the
trace under the same reference to the log. Text of exceptions never reaches a channel.
"""

import logging
import secrets
from collections.abc import Awaitable
from typing import Any

import aiohttp
import discord
from discord import Interaction, app_commands

from answers.errors import AskerError, ProgrammeError, StoreUnusable
from answers.refusals import refusal
from answers.terms import Language
from answers.wording import Wording
from cogs.ui.cards import sentence_view
from cogs.ui.translator import language_of

log = logging.getLogger(__name__)

UNKNOWN_INTERACTION = 10062  # Discord gave up on it: nobody can be told any more


async def guarded(interaction: Interaction[Any], work: Awaitable[None], wording: Wording) -> None:
    """Run `work`; if it fails, tell the asker."""
    try:
        await work
    except Exception as error:  # the last line of defence: nothing above it would answer
        await tell_failure(interaction, error, wording)


async def tell_failure(interaction: Interaction[Any], error: BaseException, wording: Wording) -> None:
    """Answer an interaction that failed, privately; logs what is not the asker's to mend."""
    cause = _cause(error)
    if isinstance(cause, discord.NotFound) and cause.code == UNKNOWN_INTERACTION:
        log.warning("interaction.too_late", extra={"id": interaction.id})
        return
    sentence = failure_sentence(cause, language_of(interaction.locale), wording)
    await say_privately(interaction, sentence)


def failure_sentence(cause: BaseException, language: Language, wording: Wording) -> str:
    """What the asker reads for `cause`."""
    match cause:
        case AskerError():
            return refusal(cause, wording, language)
        case app_commands.CommandNotFound():
            return wording.say(language, "error-no-command")
        case app_commands.CommandSignatureMismatch() | app_commands.TransformerError():
            return wording.say(language, "error-old-command")
        case StoreUnusable():
            reference = _reference()
            log.warning("interaction.store_unusable", extra={"reference": reference, "reason": str(cause)})
            return wording.say(language, "error-store", reference=reference)
        case ProgrammeError():
            log.warning("interaction.refused", extra={"reason": str(cause)})
            return refusal(cause, wording, language)
        case _:
            reference = _reference()
            log.error("interaction.failed", extra={"reference": reference}, exc_info=cause)
            return wording.say(language, "error-bug", reference=reference)


async def say_privately(interaction: Interaction[Any], sentence: str) -> None:
    """One sentence for the asker alone, whether or not the interaction was answered or deferred already."""
    try:
        view = sentence_view(sentence)
        if interaction.response.is_done():
            await interaction.followup.send(view=view, ephemeral=True)
        else:
            await interaction.response.send_message(view=view, ephemeral=True)
    except discord.HTTPException as error:
        log.warning("interaction.unanswerable", extra={"status": error.status, "code": error.code})
    except (discord.InteractionResponded, aiohttp.ClientError, OSError) as error:
        log.warning("interaction.unanswerable", extra={"reason": type(error).__name__})


def _cause(error: BaseException) -> BaseException:
    if isinstance(error, app_commands.CommandInvokeError):
        return error.original
    if isinstance(error, app_commands.TransformerError) and isinstance(error.__cause__, AskerError):
        return error.__cause__
    return error


def _reference() -> str:
    return secrets.token_hex(3)
