"""One request as a handler sees it, and the answer it gives.

No HTTP here: rest.py turns requests into calls and replies into responses.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from sandbox.errors import form_error
from sandbox.parts import Json


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A file of a multipart body; `index` is the n of files[n]."""

    index: int
    filename: str
    content: bytes
    content_type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A request: its route template, the ids of its path, its query, its decoded body and its files."""

    method: str
    template: str
    ids: Mapping[str, str]
    query: Mapping[str, str] = field(default_factory=dict)
    body: Any = None
    files: tuple[Upload, ...] = ()

    def id(self, name: str) -> int:
        """An id of the path; 400 if it is no snowflake."""
        return snowflake(self.ids[name], name)

    @property
    def json(self) -> Json:
        """The body, which must be an object; a missing one counts as empty."""
        if self.body is None:
            return {}
        if not isinstance(self.body, dict):
            raise form_error("_body", "Only dictionaries may be used in a DictType", "DICT_TYPE_CONVERT")
        return self.body


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What a handler answers; a body of None is sent as 204."""

    status: int = 200
    body: Any = None


NOTHING = Reply(status=204)
Handler: TypeAlias = Callable[[Call], Reply]


def snowflake(value: object, place: str) -> int:
    """An id as a number; 400 / 50035 at `place` if it is none."""
    text = str(value)
    if not (text.isascii() and text.isdigit() and len(text) <= 20):
        raise form_error(place, f'Value "{text}" is not snowflake.', "NUMBER_TYPE_COERCE")
    return int(text)
