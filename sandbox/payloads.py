"""The world's things in the JSON form that Discord sends.

Pure: records in, dictionaries out. Ids become strings, as in every answer of Discord.
"""

from datetime import UTC, datetime

from sandbox.parts import (
    Application,
    Attachment,
    Channel,
    ChannelType,
    Guild,
    Json,
    Member,
    Overwrite,
    Role,
    User,
)


def timestamp(moment: datetime) -> str:
    """A moment as Discord writes it."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def user_json(user: User) -> Json:
    """A user as others see them."""
    return {
        "id": str(user.id),
        "username": user.username,
        "discriminator": "0",
        "global_name": None if user.bot else user.name,
        "avatar": None,
        "bot": user.bot,
        "system": False,
        "banner": None,
        "accent_color": None,
        "public_flags": 0,
        "flags": 0,
        "avatar_decoration_data": None,
        "collectibles": None,
        "primary_guild": None,
        "clan": None,
    }


def own_user_json(user: User) -> Json:
    """The bot's own user, as in READY and at /users/@me."""
    own = {"verified": True, "mfa_enabled": True, "locale": "en-US", "bio": "", "email": None}
    return user_json(user) | own


def member_json(member: Member, user: User | None = None, permissions: int | None = None) -> Json:
    """A member; without `user` as in a message, with `permissions` as in an interaction."""
    data: Json = {
        "roles": [str(role) for role in member.roles],
        "joined_at": member.joined_at,
        "nick": None,
        "avatar": None,
        "banner": None,
        "premium_since": None,
        "communication_disabled_until": None,
        "deaf": False,
        "mute": False,
        "pending": False,
        "flags": 0,
    }
    if user is not None:
        data["user"] = user_json(user)
    if permissions is not None:
        data["permissions"] = str(int(permissions))
    return data


def role_json(role: Role) -> Json:
    """A role of a guild."""
    return {
        "id": str(role.id),
        "name": role.name,
        "permissions": str(int(role.permissions)),
        "position": role.position,
        "mentionable": role.mentionable,
        "managed": role.managed,
        "hoist": False,
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "icon": None,
        "unicode_emoji": None,
        "flags": 0,
    }


def overwrite_json(overwrite: Overwrite) -> Json:
    """One overwrite of a channel."""
    return {
        "id": str(overwrite.id),
        "type": int(overwrite.for_member),
        "allow": str(int(overwrite.allow)),
        "deny": str(int(overwrite.deny)),
    }


def channel_json(channel: Channel, recipient: User | None = None) -> Json:
    """A channel, thread or direct message (the last with its recipient)."""
    newest = max(channel.messages, default=None)
    data: Json = {
        "id": str(channel.id),
        "type": int(channel.kind),
        "last_message_id": None if newest is None else str(newest),
        "flags": 0,
    }
    if channel.guild_id is None:
        return data | {"recipients": [] if recipient is None else [user_json(recipient)]}
    data |= {"guild_id": str(channel.guild_id), "name": channel.name, "rate_limit_per_user": 0}
    if channel.is_thread:
        return data | _thread_json(channel)
    return data | {
        "parent_id": None,
        "position": channel.position,
        "topic": channel.topic,
        "nsfw": False,
        "permission_overwrites": [overwrite_json(one) for one in channel.overwrites.values()],
        "default_auto_archive_duration": 1440,
        **({"bitrate": 64_000, "user_limit": 0} if channel.kind is ChannelType.VOICE else {}),
    }


def _id(snowflake: int | None) -> str | None:
    return None if snowflake is None else str(snowflake)


def _thread_json(thread: Channel) -> Json:
    return {
        "parent_id": str(thread.parent_id),
        "owner_id": str(thread.owner_id),
        "message_count": len(thread.messages),
        "total_message_sent": len(thread.messages),
        "member_count": 1,
        "thread_metadata": {
            "archived": thread.archived,
            "locked": thread.locked,
            "auto_archive_duration": 1440,
            "archive_timestamp": timestamp(datetime.fromtimestamp(0, UTC)),
        },
    }


def guild_json(guild: Guild) -> Json:
    """A guild as GET /guilds/{id} shows it."""
    return {
        "id": str(guild.id),
        "name": guild.name,
        "owner_id": str(guild.owner_id),
        "preferred_locale": guild.locale,
        "roles": [role_json(role) for role in guild.roles.values()],
        "emojis": [],
        "stickers": [],
        "features": [],
        "icon": None,
        "splash": None,
        "discovery_splash": None,
        "home_header": None,
        "banner": None,
        "description": None,
        "region": "deprecated",
        "afk_channel_id": None,
        "afk_timeout": 300,
        "verification_level": 0,
        "default_message_notifications": 0,
        "explicit_content_filter": 0,
        "mfa_level": 0,
        "nsfw": False,
        "nsfw_level": 0,
        "application_id": None,
        "system_channel_id": _id(guild.system_channel_id),
        "system_channel_flags": 0,
        "rules_channel_id": None,
        "public_updates_channel_id": _id(guild.public_updates_channel_id),
        "safety_alerts_channel_id": None,
        "vanity_url_code": None,
        "premium_tier": 0,
        "premium_subscription_count": 0,
        "premium_progress_bar_enabled": False,
        "max_members": 500000,
        "incidents_data": None,
        "max_video_channel_users": 25,
        "max_stage_video_channel_users": 50,
        "max_presences": None,
        "widget_enabled": False,
        "widget_channel_id": None,
        "approximate_member_count": len(guild.members),
        "approximate_presence_count": len(guild.members),
    }


def guild_create_json(guild: Guild, bot: User, *, joined: bool = False) -> Json:
    """A guild as GUILD_CREATE carries it; of the members only the bot, as without the member intent.

    Only a guild that becomes available says so: one just `joined` has no such key, and clients tell them by it.
    """
    member = guild.members[bot.id]
    places = guild.channels.values()
    return guild_json(guild) | {
        "joined_at": guild.joined_at,
        "large": len(guild.members) >= 250,
        **({} if joined else {"unavailable": False}),
        "member_count": len(guild.members),
        "members": [member_json(member, bot)],
        "channels": [channel_json(one) for one in places if not one.is_thread],
        "threads": [channel_json(one) for one in places if one.is_thread and not one.archived],
        "voice_states": [],
        "presences": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
        "soundboard_sounds": [],
    }


# Of a bot in fewer than a hundred guilds: the flag that shows a granted privileged intent.
_SHOWN = {1 << 8: 1 << 13, 1 << 1: 1 << 15, 1 << 15: 1 << 19}


def application_flags(application: Application) -> int:
    """The application's flags, which show its privileged intents."""
    return sum(flag for intent, flag in _SHOWN.items() if application.privileged & intent)


def application_json(application: Application, owner: User, bot: User, *, guilds: int) -> Json:
    """The application as /applications/@me shows it."""
    return {
        "id": str(application.id),
        "name": application.name,
        "icon": None,
        "description": "",
        "summary": "",
        "type": None,
        "bot": user_json(bot),
        "bot_public": True,
        "bot_require_code_grant": False,
        "verify_key": "0" * 64,
        "flags": application_flags(application),
        "flags_new": str(application_flags(application)),
        "owner": user_json(owner),
        "team": None,
        "redirect_uris": [],
        "interactions_endpoint_url": None,
        "role_connections_verification_url": None,
        "tags": [],
        "explicit_content_filter": 0,
        "eligible_oauth2_scopes": [],
        "integration_types_config": {"0": {}, "1": {}},
        "approximate_guild_count": guilds,
        "approximate_user_install_count": 0,
        "approximate_user_authorization_count": 0,
    }


def attachment_json(attachment: Attachment, url: str, description: str | None = None) -> Json:
    """A file as it stands in a message."""
    data: Json = {
        "id": str(attachment.id),
        "filename": attachment.filename,
        "size": len(attachment.content),
        "url": url,
        "proxy_url": url,
        "content_type": attachment.content_type,
    }
    return data if description is None else data | {"description": description}
