"""Routes about the application's commands, global and for a guild.

Limits are command_limits.py's; here the commands are stored and shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.calls import NOTHING, Call, Reply
from sandbox.command_limits import command_errors
from sandbox.errors import ApiError, Refusal, form_error
from sandbox.parts import Json
from sandbox.rest import Route
from sandbox.rights import Rights

if TYPE_CHECKING:
    from sandbox.state import World

EVERYWHERE = "/applications/{application_id}/commands"
IN_GUILD = "/applications/{application_id}/guilds/{guild_id}/commands"


class CommandRoutes:
    """The same six routes for everywhere and for one guild."""

    def __init__(self, world: World, rights: Rights) -> None:
        self._world = world
        self._rights = rights

    def routes(self) -> list[Route]:
        """The routes of this subject."""
        found = []
        for base in (EVERYWHERE, IN_GUILD):
            one = base + "/{command_id}"
            found += [
                Route(method="GET", template=base, handler=self.commands),
                Route(method="PUT", template=base, handler=self.replace),
                Route(method="POST", template=base, handler=self.upsert),
                Route(method="GET", template=one, handler=self.get),
                Route(method="PATCH", template=one, handler=self.edit),
                Route(method="DELETE", template=one, handler=self.delete),
            ]
        return found

    def commands(self, call: Call) -> Reply:
        """All commands of the place."""
        return Reply(body=self._world.commands.all(self._place(call)))

    def replace(self, call: Call) -> Reply:
        """The bulk overwrite."""
        place = self._place(call)
        if not isinstance(call.body, list):
            raise form_error("_body", "Only iterables may be used in a ListType", "LIST_TYPE_CONVERT")
        if errors := command_errors(call.body):
            raise ApiError(Refusal.INVALID_FORM, errors)
        return Reply(body=self._world.commands.replace(call.body, place))

    def upsert(self, call: Call) -> Reply:
        """Create a command, 201, or overwrite its namesake, 200."""
        place = self._place(call)
        self._check(call.json)
        made, new = self._world.commands.upsert(call.json, place)
        return Reply(status=201 if new else 200, body=made)

    def get(self, call: Call) -> Reply:
        """One command."""
        return Reply(body=self._command(call))

    def edit(self, call: Call) -> Reply:
        """Change one command."""
        command = self._command(call)
        self._check({**command, **call.json})
        return Reply(body=self._world.commands.edit(command, call.json, self._place(call)))

    def delete(self, call: Call) -> Reply:
        """Remove one command."""
        if not self._world.commands.delete(call.id("command_id"), self._place(call)):
            raise ApiError(Refusal.UNKNOWN_COMMAND)
        return NOTHING

    def _check(self, body: Json) -> None:
        errors = command_errors([body])
        if errors:
            raise ApiError(Refusal.INVALID_FORM, errors.get("0", errors))

    def _place(self, call: Call) -> int | None:
        if call.id("application_id") != self._world.application.id:
            raise ApiError(Refusal.NOT_OUR_APPLICATION)
        if "guild_id" not in call.ids:
            return None
        guild_id = call.id("guild_id")
        if not self._world.has_bot(guild_id):
            raise ApiError(Refusal.MISSING_ACCESS)
        return guild_id

    def _command(self, call: Call) -> Json:
        found = self._world.commands.get(call.id("command_id"), self._place(call))
        if found is None:
            raise ApiError(Refusal.UNKNOWN_COMMAND)
        return found
