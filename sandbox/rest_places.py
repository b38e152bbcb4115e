"""Routes that read the world: the gateway's address, the application, users, guilds, channels, members.

Nothing is changed here but that a direct message is opened and the bot can leave a guild.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from sandbox.calls import NOTHING, Call, Reply, snowflake
from sandbox.errors import ApiError, Refusal
from sandbox.parts import Json
from sandbox.payloads import application_json, guild_json, member_json, own_user_json, role_json, user_json
from sandbox.permissions import guild_permissions
from sandbox.rest import Route
from sandbox.rights import Rights

if TYPE_CHECKING:
    from sandbox.state import World

SESSION_STARTS = 1000  # a day
DAY_MS = 86_400_000


class PlaceRoutes:
    """`gateway_url` and `session_starts` (identifies so far) are asked when they are needed."""

    def __init__(
        self,
        world: World,
        rights: Rights,
        *,
        shards: int,
        gateway_url: Callable[[], str],
        session_starts: Callable[[], int],
    ) -> None:
        self._world = world
        self._rights = rights
        self._shards = shards
        self._gateway_url = gateway_url
        self._session_starts = session_starts

    def routes(self) -> list[Route]:
        """The routes of this subject."""
        table = [
            ("/gateway/bot", self.gateway_bot),
            ("/users/@me", self.me),
            ("/users/@me/guilds", self.my_guilds),
            ("/users/{user_id}", self.user),
            ("/applications/@me", self.application),
            ("/oauth2/applications/@me", self.application),
            ("/applications/{application_id}/emojis", self.emojis),
            ("/guilds/{guild_id}", self.guild),
            ("/guilds/{guild_id}/channels", self.channels),
            ("/guilds/{guild_id}/threads/active", self.threads),
            ("/guilds/{guild_id}/roles", self.roles),
            ("/guilds/{guild_id}/members/{user_id}", self.member),
            ("/channels/{channel_id}", self.channel),
        ]
        found = [Route(method="GET", template=template, handler=handler) for template, handler in table]
        return [
            Route(method="GET", template="/gateway", handler=self.gateway, open=True),
            *found,
            Route(method="POST", template="/users/@me/channels", handler=self.open_dm),
            Route(method="DELETE", template="/users/@me/guilds/{guild_id}", handler=self.leave),
        ]

    def gateway(self, _: Call) -> Reply:
        """Where the gateway is."""
        return Reply(body={"url": self._gateway_url()})

    def gateway_bot(self, _: Call) -> Reply:
        """The same with the number of shards and what is left of the day's session starts."""
        limit = {
            "total": SESSION_STARTS,
            "remaining": max(0, SESSION_STARTS - self._session_starts()),
            "reset_after": DAY_MS,
            "max_concurrency": 1,
        }
        return Reply(body={"url": self._gateway_url(), "shards": self._shards, "session_start_limit": limit})

    def me(self, _: Call) -> Reply:
        """The bot's own user."""
        return Reply(body=own_user_json(self._world.bot))

    def my_guilds(self, _: Call) -> Reply:
        """The guilds the bot is in."""
        bot = self._world.bot
        found = [
            guild_json(one)
            | {"owner": False, "permissions": str(int(guild_permissions(one, one.members[bot.id])))}
            for one in self._world.guilds.values()
            if bot.id in one.members
        ]
        return Reply(body=found)

    def user(self, call: Call) -> Reply:
        """A user."""
        user = self._world.users.get(call.id("user_id"))
        if user is None:
            raise ApiError(Refusal.UNKNOWN_USER)
        return Reply(body=user_json(user))

    def application(self, _: Call) -> Reply:
        """The application."""
        world = self._world
        guilds = sum(world.has_bot(one) for one in world.guilds)
        return Reply(body=application_json(world.application, world.owner, world.bot, guilds=guilds))

    def emojis(self, _: Call) -> Reply:
        """The application's emojis: there are none."""
        return Reply(body={"items": []})

    def guild(self, call: Call) -> Reply:
        """A guild."""
        return Reply(body=guild_json(self._rights.guild(call.id("guild_id"))))

    def channels(self, call: Call) -> Reply:
        """A guild's channels without its threads; hidden ones are among them, as at Discord."""
        guild = self._rights.guild(call.id("guild_id"))
        found = [one for one in guild.channels.values() if not one.is_thread]
        return Reply(body=[self._world.channel_payload(one) for one in found])

    def threads(self, call: Call) -> Reply:
        """A guild's open threads."""
        guild = self._rights.guild(call.id("guild_id"))
        found = [one for one in guild.channels.values() if one.is_thread and not one.archived]
        return Reply(
            body={
                "threads": [self._world.channel_payload(one) for one in found],
                "members": [],
                "has_more": False,
            }
        )

    def roles(self, call: Call) -> Reply:
        """A guild's roles."""
        guild = self._rights.guild(call.id("guild_id"))
        return Reply(body=[role_json(role) for role in guild.roles.values()])

    def member(self, call: Call) -> Reply:
        """A member of a guild."""
        guild = self._rights.guild(call.id("guild_id"))
        user_id = self._world.bot.id if call.ids["user_id"] == "@me" else call.id("user_id")
        member = guild.members.get(user_id)
        if member is None:
            raise ApiError(Refusal.UNKNOWN_MEMBER)
        return Reply(body=member_json(member, self._world.users[user_id]))

    def channel(self, call: Call) -> Reply:
        """A channel the bot can see."""
        return Reply(body=self._world.channel_payload(self._rights.visible(call.id("channel_id"))))

    def open_dm(self, call: Call) -> Reply:
        """The direct messages with a user."""
        wanted: Json = call.json
        user = self._world.users.get(snowflake(wanted.get("recipient_id"), "recipient_id"))
        if user is None:
            raise ApiError(Refusal.UNKNOWN_USER)
        if user.bot:
            raise ApiError(Refusal.CANNOT_MESSAGE_USER)
        return Reply(body=self._world.channel_payload(self._world.dm_with(user)))

    def leave(self, call: Call) -> Reply:
        """The bot leaves a guild."""
        self._world.remove_bot(self._rights.guild(call.id("guild_id")))
        return NOTHING
