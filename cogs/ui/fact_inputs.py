"""What is offered while a curator types which fact is meant. From memory."""

from itertools import islice

from discord.app_commands import Choice

from answers.fact_book import FactBook
from answers.terms import Language
from app.fact_history import claim_label, claim_suggestions
from cogs.ui.escaping import cut, visible
from cogs.ui.inputs import LONGEST_CHOICE, MOST_CHOICES, offering
from cogs.ui.surface import Surface


def _claims(_surface: Surface, facts: FactBook, typed: str, language: Language) -> list[Choice[str]]:
    """The facts that stand, newest first; the value is the key, which lasts across corrections."""
    return [
        Choice(name=cut(visible(claim_label(one, facts, language)), LONGEST_CHOICE) or one.key, value=one.key)
        for one in islice(claim_suggestions(typed, facts), MOST_CHOICES)
    ]


claims = offering(_claims)
