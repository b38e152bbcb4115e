"""Interactions that nothing else answers: controls of older versions, forms, and what slipped through.

The library is silent about a control it does not know. Here it gets a sentence.
"""

import asyncio
import logging
from typing import Any

from discord import Interaction, InteractionType

from app.services import Services
from cogs.ui.failures import guarded, say_privately
from cogs.ui.given import custom_id_of
from cogs.ui.ids import ALERT, FACT, REVIEW, SHARE, parsed
from cogs.ui.mistakes import take_report
from cogs.ui.presses import TAKEN
from cogs.ui.surface import Surface
from cogs.ui.translator import language_of

log = logging.getLogger(__name__)

SILENT_S = 2.2  # a known control that nobody answered by then gets a sentence; Discord gives up after 3 s


async def answer_unanswered(interaction: Interaction[Any], surface: Surface, services: Services) -> None:
    """Called for every interaction, beside the library's own handling."""
    custom_id = custom_id_of(interaction)
    match interaction.type:
        case InteractionType.modal_submit if REVIEW.fullmatch(custom_id):
            return  # `cogs/review.py` hears of it as well
        case InteractionType.modal_submit:
            await guarded(interaction, _form(interaction, custom_id, surface, services), surface.wording)
        case InteractionType.component if not (_is_dynamic(custom_id) or parsed(custom_id)):
            await _old(interaction, surface)
        case InteractionType.component:
            await asyncio.sleep(SILENT_S)
            if not (interaction.response.is_done() or interaction.extras.get(TAKEN)):
                log.warning("interaction.slipped", extra={"custom_id": custom_id})
                await _old(interaction, surface)
        case _:
            return


def _is_dynamic(custom_id: str) -> bool:
    """Whether a dynamic item answers that id."""
    return any(one.fullmatch(custom_id) for one in (SHARE, ALERT, FACT, REVIEW))


async def _form(interaction: Interaction[Any], custom_id: str, surface: Surface, services: Services) -> None:
    known = parsed(custom_id)
    if known is None or known[0] != "report":
        await _old(interaction, surface)
        return
    await take_report(interaction, known[1], surface, services)


async def _old(interaction: Interaction[Any], surface: Surface) -> None:
    sentence = surface.wording.say(language_of(interaction.locale), "error-old-button")
    await say_privately(interaction, sentence)
