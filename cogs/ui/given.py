"""What an interaction brought with it, read without trusting its form."""

from collections.abc import Iterator, Mapping
from typing import Any

from discord import Interaction


def custom_id_of(interaction: Interaction[Any]) -> str:
    """The id of the control or form; empty for a command."""
    return str(_data(interaction).get("custom_id") or "")


def chosen_in(interaction: Interaction[Any]) -> str | None:
    """The first value chosen in a select."""
    values = _data(interaction).get("values")
    return str(values[0]) if isinstance(values, list) and values else None


def written_in(interaction: Interaction[Any]) -> dict[str, str]:
    """The texts of a form by the ids of their fields."""
    return dict(_texts(_data(interaction).get("components")))


def _data(interaction: Interaction[Any]) -> Mapping[str, Any]:
    return interaction.data or {}


def _texts(components: object) -> Iterator[tuple[str, str]]:
    if not isinstance(components, list):
        return
    for one in components:
        if not isinstance(one, dict):
            continue
        if isinstance(one.get("custom_id"), str) and isinstance(one.get("value"), str):
            yield one["custom_id"], one["value"]
        yield from _texts(one.get("components"))
        yield from _texts([one.get("component")])
