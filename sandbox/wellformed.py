"""Text as a client can send it: well-formed Unicode.

A lone surrogate cannot be typed or encoded; one that a test makes up becomes the replacement character, since
Discord's gateway never sends one and a client may break on it.
"""

from typing import Any


def well_formed(value: Any) -> Any:
    """The value with every text in it, keys of objects included, made well-formed."""
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, dict):
        return {well_formed(key): well_formed(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [well_formed(one) for one in value]
    return value
