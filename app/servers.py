"""The settings of servers in memory: read at the start, changed through the store."""

from dataclasses import replace
from typing import Any

from app.worker import StoreWorker
from db.engine import Store
from db.servers import ServerSettings, all_settings, forget_server, keep_settings

_NONE = ServerSettings()


class Servers:
    """What each server has set. Reading costs nothing; a change is told once the store has it."""

    def __init__(self, store: Store, worker: StoreWorker) -> None:
        self._store = store
        self._worker = worker
        self._settings = store.read(all_settings)

    def of(self, guild_id: int | None) -> ServerSettings:
        """The settings of a server; the defaults for one that set nothing, and outside servers."""
        return self._settings.get(guild_id, _NONE) if guild_id is not None else _NONE

    async def change(self, guild_id: int, **changes: Any) -> ServerSettings:
        """Change some settings of a server and return them all."""
        changed = replace(self.of(guild_id), **changes)
        await self._worker.run(lambda: self._store.write(keep_settings, guild_id, changed))
        self._settings[guild_id] = changed
        return changed

    async def forget(self, guild_id: int) -> None:
        """Remove everything that is kept about a server, at once."""
        await self._worker.run(lambda: self._store.write(forget_server, guild_id))
        self._settings.pop(guild_id, None)
