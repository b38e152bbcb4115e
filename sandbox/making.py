"""From the body of a request to the parts of a message, with the defaults of what it leaves out.

Pure: it neither stores the message nor checks limits (limits.py) or rights (rights.py).
"""

import copy
from collections.abc import Mapping, Sequence
from enum import IntFlag
from typing import Any

from sandbox.parts import Json, Message
from sandbox.stored_components import addressed, stored_components


class MessageFlag(IntFlag):
    """The flags of a message that matter here, with Discord's bits."""

    CROSSPOSTED = 1 << 0
    SUPPRESS_EMBEDS = 1 << 2
    EPHEMERAL = 1 << 6
    LOADING = 1 << 7
    SUPPRESS_NOTIFICATIONS = 1 << 12
    IS_COMPONENTS_V2 = 1 << 15


EDITABLE = MessageFlag.SUPPRESS_EMBEDS | MessageFlag.IS_COMPONENTS_V2
SENDABLE = EDITABLE | MessageFlag.SUPPRESS_NOTIFICATIONS | MessageFlag.EPHEMERAL


def flags_of(message: Mapping[str, Any]) -> int:
    """The flags of a message or of a body, 0 where none are given."""
    return int(message.get("flags") or 0)


def is_v2(message: Mapping[str, Any]) -> bool:
    """Whether the message is made of components v2."""
    return bool(flags_of(message) & MessageFlag.IS_COMPONENTS_V2)


def new_parts(body: Mapping[str, Any], attachments: Sequence[Json]) -> Json:
    """What a new message takes from its body. `attachments` are the uploaded files in message form."""
    urls = {one["filename"]: one for one in attachments}
    return {
        "content": body.get("content") or "",
        "embeds": _embeds(body.get("embeds"), urls),
        "components": stored_components(body.get("components"), urls),
        "attachments": list(attachments),
        "flags": flags_of(body) & SENDABLE,
        "tts": bool(body.get("tts")),
    }


def changed_parts(body: Mapping[str, Any], message: Message, uploaded: Sequence[Json]) -> Json:
    """What an edit changes: only what its body names; files stay unless `attachments` leaves them out."""
    parts: Json = {}
    if "attachments" in body or uploaded:
        parts["attachments"] = _kept(body.get("attachments"), message) + list(uploaded)
    files: list[Json] = parts["attachments"] if "attachments" in parts else message["attachments"]
    urls = {one["filename"]: one for one in files}
    if "content" in body:
        parts["content"] = body["content"] or ""
    if "embeds" in body:
        parts["embeds"] = _embeds(body["embeds"], urls)
    if "components" in body:
        parts["components"] = stored_components(body["components"], urls)
    if body.get("flags") is not None:
        parts["flags"] = flags_of(message) & ~MessageFlag.SUPPRESS_EMBEDS | flags_of(body) & EDITABLE
    return parts


def _kept(wanted: object, message: Message) -> list[Json]:
    if not isinstance(wanted, list):
        return list(message["attachments"])
    ids = {str(one.get("id")) for one in wanted if isinstance(one, dict)}
    return [one for one in message["attachments"] if one["id"] in ids]


def _embeds(embeds: object, urls: Mapping[str, Json]) -> list[Json]:
    made: list[Json] = []
    for embed in embeds if isinstance(embeds, list) else []:
        with_type = {"type": "rich", **copy.deepcopy(embed)}
        for key in ("image", "thumbnail", "footer", "author"):
            if isinstance(with_type.get(key), dict):
                with_type[key] = addressed(with_type[key], urls)
        made.append(with_type)
    return made
