"""Plain HTTP to a sandbox, for what the library would not send or would hide, and a clock that tests move."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import aiohttp

from sandbox import Sandbox


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came back; `body` is decoded JSON, text, or None."""

    status: int
    body: Any
    headers: dict[str, str]

    @property
    def code(self) -> int | None:
        """Discord's code in the body."""
        return self.body.get("code") if isinstance(self.body, dict) else None


class Clock:
    """A clock that tests move."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class Plain:
    """A client with the bot's token."""

    def __init__(self, sandbox: Sandbox, session: aiohttp.ClientSession) -> None:
        self._sandbox = sandbox
        self._session = session

    async def send(
        self,
        method: str,
        path: str,
        body: object = None,
        *,
        token: str | None = "",
        files: dict[str, bytes] | None = None,
        headers: dict[str, str] | None = None,
    ) -> Answer:
        """Send a request below the API's base; `token` None sends none, "" the right one."""
        sent = dict(headers or {})
        if token is not None:
            sent["Authorization"] = f"Bot {token or self._sandbox.token}"
        data: Any = None if body is None else json.dumps(body)
        if files is None and body is not None:
            sent["Content-Type"] = "application/json"
        if files is not None:
            form = aiohttp.FormData(quote_fields=False)
            form.add_field("payload_json", data)
            for number, (name, content) in enumerate(files.items()):
                form.add_field(f"files[{number}]", content, filename=name, content_type="text/plain")
            data = form
        async with self._session.request(
            method, self._sandbox.api + path, data=data, headers=sent
        ) as response:
            raw = await response.read()
            is_json = response.headers.get("Content-Type") == "application/json"
            shown = json.loads(raw) if is_json else raw.decode() or None
            return Answer(
                status=response.status,
                body=shown,
                headers={k.lower(): v for k, v in response.headers.items()},
            )
