"""Acting through the control interface as a page would."""

from __future__ import annotations

import json
from typing import Any

import aiohttp

from sandbox import Sandbox


class Page:
    """A page that acts through the control interface."""

    def __init__(self, sandbox: Sandbox, session: aiohttp.ClientSession) -> None:
        self.base = f"http://127.0.0.1:{sandbox.port}/sandbox/v1"
        self._session = session

    async def get(self, path: str, **headers: str) -> tuple[int, Any]:
        async with self._session.get(f"{self.base}/{path}", headers=headers) as response:
            return response.status, await response.json()

    async def post(self, path: str, form: object, **headers: str) -> tuple[int, Any]:
        async with self._session.post(
            f"{self.base}/{path}", data=json.dumps(form), headers=headers
        ) as response:
            return response.status, await response.json()

    async def person(self, name: str = "Mina", locale: str = "ko") -> str:
        status, made = await self.post("people", {"name": name, "locale": locale})
        assert status == 201
        return str(made["id"])


async def events(socket: aiohttp.ClientWebSocketResponse, count: int) -> list[tuple[str, str | None]]:
    """The next events as (name, content)."""
    found = []
    for _ in range(count):
        told = await socket.receive_json(timeout=10)
        found.append((told["event"], told["data"].get("content")))
    return found
