"""Messages of every kind that the tests of the page look at."""

from __future__ import annotations

import base64
import json
from typing import Any

import aiohttp

from sandbox import Sandbox

MARKDOWN = """# A heading
### Smaller
-# beside the point
**bold** and ***both***, __under__, ~~gone~~, `a*b*c`, ||hidden||
snake_case_name 2 * 3 * 4 \\*not italic\\*
> a **quoted** line
- outer
  - inner
3. third
```py
x = 1 < 2
```
<#{general}> <@{bot}> </team:1> <t:1770000000:D>
[a link](<https://example.org/a_(b)>) https://example.com/x. [https://good.example](https://evil.example)"""

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)

EMBED: dict[str, Any] = {
    "type": "rich",
    "author": {"name": "An author"},
    "title": "A title",
    "url": "https://example.org/",
    "description": "Some **words**",
    "color": 0x2E9E5B,
    "fields": [
        {"name": "Left", "value": "1", "inline": True},
        {"name": "Right", "value": "2", "inline": True},
        {"name": "Whole width", "value": "3"},
    ],
    "footer": {"text": "A footer"},
}

PARTS: list[dict[str, Any]] = [
    {
        "type": 17,
        "accent_color": 0x2E9E5B,
        "components": [
            {"type": 10, "content": "In a container"},
            {
                "type": 9,
                "components": [{"type": 10, "content": "Beside a button"}],
                "accessory": {"type": 2, "style": 5, "label": "Open", "url": "https://example.org/"},
            },
            {"type": 14, "divider": True, "spacing": 2},
            {
                "type": 12,
                "items": [{"media": {"url": "https://far.example/1.png"}, "description": "A far picture"}],
            },
        ],
    },
    {
        "type": 1,
        "components": [
            {"type": 2, "style": style, "label": label, "custom_id": f"b{style}", "disabled": style == 2}
            for style, label in ((1, "Go"), (2, "Not now"), (3, "Good"), (4, "Stop"))
        ],
    },
    {"type": 1, "components": [{"type": 5, "custom_id": "who", "placeholder": "Who?"}]},
    {"type": 17, "spoiler": True, "components": [{"type": 10, "content": "the end"}]},
    {"type": 99},
]

DEAD: dict[str, Any] = {
    "type": 1,
    "components": [{"type": 2, "style": 1, "label": "Dead", "custom_id": "dead"}],
}

FAR_PICTURE: dict[str, Any] = {
    "id": "1",
    "filename": "far.png",
    "size": 9,
    "url": "https://far.example/far.png",
    "proxy_url": "https://far.example/far.png",
    "content_type": "image/png",
}


async def send_picture(sandbox: Sandbox) -> None:
    """The bot sends a picture of one dot with a description, as its library would."""
    form = aiohttp.FormData()
    told = {"content": "a picture", "attachments": [{"id": 0, "filename": "dot.png", "description": "a dot"}]}
    form.add_field("payload_json", json.dumps(told))
    form.add_field("files[0]", PIXEL, filename="dot.png", content_type="image/png")
    address = f"{sandbox.api}/channels/{sandbox.world.general.id}/messages"
    headers = {"Authorization": f"Bot {sandbox.token}"}
    async with (
        aiohttp.ClientSession(headers=headers) as session,
        session.post(address, data=form) as response,
    ):
        response.raise_for_status()
