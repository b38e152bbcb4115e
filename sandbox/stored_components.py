"""Components as Discord stores them: an id on each, defaults filled in, files under their address.

Pure: a body's components in, a finished copy out. Limits are component_limits.py's.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any

from sandbox.parts import Json
from sandbox.reading import SELECTS, THUMBNAIL, walk

ATTACHMENT = "attachment://"
MEDIA_GALLERY, FILE, SEPARATOR, CONTAINER = 12, 13, 14, 17
# What Discord adds to a component of a type where the sender left it out.
_DEFAULTS: dict[int, Json] = {
    **{one: {"min_values": 1, "max_values": 1} for one in SELECTS},
    THUMBNAIL: {"description": None, "spoiler": False},
    FILE: {"spoiler": False, "name": None, "size": None},
    SEPARATOR: {"spacing": 1, "divider": True},
    CONTAINER: {"accent_color": None, "spoiler": False},
}


def stored_components(components: object, files: Mapping[str, Json]) -> list[Json]:
    """The finished copy; `files` are the message's attachments by their names."""
    made: list[Json] = copy.deepcopy(components) if isinstance(components, list) else []
    parts = list(walk(made))
    taken = {one.get("id") for one in parts}
    free = (number for number in range(1, 10_000) if number not in taken)
    for one in parts:
        if not one.get("id"):
            one["id"] = next(free)
        for key, value in _DEFAULTS.get(one["type"], {}).items():
            if one.get(key) is None:
                one[key] = value
        _store_media(one, files)
    return made


def addressed(media: Json, files: Mapping[str, Json]) -> Json:
    """A media object whose attachment:// addresses are those the files are served under."""
    for key in ("url", "icon_url"):
        name = str(media.get(key, ""))
        file = files.get(name.removeprefix(ATTACHMENT))
        if name.startswith(ATTACHMENT) and file is not None:
            media = {**media, key: file["url"], f"proxy_{key}": file["url"]}
    return media


def _store_media(component: Json, files: Mapping[str, Json]) -> None:
    if component["type"] == THUMBNAIL:
        component["media"] = _media(component["media"], files, component["id"])
    if component["type"] == FILE:
        file = _file(component["file"], files)
        component |= {"name": file["filename"], "size": file["size"]} if file else {}
        component["file"] = _media(component["file"], files, component["id"])
    if component["type"] == MEDIA_GALLERY:
        for number, item in enumerate(component["items"]):
            media = _media(item["media"], files, component["id"] * 100 + number)
            item |= {"description": item.get("description"), "spoiler": bool(item.get("spoiler"))}
            item["media"] = media


def _file(media: Json, files: Mapping[str, Json]) -> Json | None:
    return files.get(str(media.get("url", "")).removeprefix(ATTACHMENT))


def _media(media: Json, files: Mapping[str, Json], number: int) -> Json:
    file = _file(media, files)
    done = addressed(media, files)
    more: dict[str, Any] = {"id": str(number), "proxy_url": done.get("url"), "width": None, "height": None}
    if file is not None:
        more |= {"content_type": file["content_type"], "attachment_id": file["id"]}
    return {"loading_state": 2, **done, **more}
