"""Waiting for what is not in memory, without making Discord give up on the answer."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

from discord import Interaction

from answers.errors import StoreUnusable

T = TypeVar("T")

WAIT_S = 1.5  # before the asker is told to hold on; Discord gives up after 3 s
PATIENCE_S = 8.0  # before the asker is told that it cannot be done now; the work itself goes on


async def unless_slow(interaction: Interaction[Any], work: Coroutine[Any, Any, T]) -> T:
    """The result of `work`; where that takes long the interaction is deferred, privately, meanwhile.

    Raises StoreUnusable where it takes too long.
    """
    task = asyncio.ensure_future(work)
    done, _pending = await asyncio.wait({task}, timeout=WAIT_S)
    if not done:
        if not interaction.response.is_done():  # it may have been deferred for something before
            await interaction.response.defer(ephemeral=True, thinking=True)
        done, _pending = await asyncio.wait({task}, timeout=PATIENCE_S)
    if not done:
        task.cancel()
        raise StoreUnusable(f"the store does not answer within {WAIT_S + PATIENCE_S:g} s")
    return await task
