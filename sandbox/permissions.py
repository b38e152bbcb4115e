"""What a member may do in a guild or a channel, as Discord adds roles and overwrites up.

Pure: it reads guilds, channels and members, and changes nothing.
"""

from enum import IntFlag

from sandbox.parts import Channel, Guild, Member


class Permission(IntFlag):
    """The permissions the sandbox looks at, under Discord's names."""

    ADMINISTRATOR = 1 << 3
    MANAGE_GUILD = 1 << 5
    ADD_REACTIONS = 1 << 6
    VIEW_CHANNEL = 1 << 10
    SEND_MESSAGES = 1 << 11
    MANAGE_MESSAGES = 1 << 13
    EMBED_LINKS = 1 << 14
    ATTACH_FILES = 1 << 15
    READ_MESSAGE_HISTORY = 1 << 16
    MENTION_EVERYONE = 1 << 17
    USE_EXTERNAL_EMOJIS = 1 << 18
    USE_APPLICATION_COMMANDS = 1 << 31
    MANAGE_THREADS = 1 << 34
    CREATE_PUBLIC_THREADS = 1 << 35
    SEND_MESSAGES_IN_THREADS = 1 << 38
    PIN_MESSAGES = 1 << 51


NONE = Permission(0)
EVERYTHING = Permission((1 << 53) - 1)
P = Permission
# What @everyone of a new guild may do here: no pinning, no managing, no @everyone.
EVERYONE = (
    P.ADD_REACTIONS
    | P.VIEW_CHANNEL
    | P.SEND_MESSAGES
    | P.EMBED_LINKS
    | P.ATTACH_FILES
    | P.READ_MESSAGE_HISTORY
    | P.USE_EXTERNAL_EMOJIS
    | P.USE_APPLICATION_COMMANDS
    | P.CREATE_PUBLIC_THREADS
    | P.SEND_MESSAGES_IN_THREADS
)
# What a bot may do in a direct message.
DIRECT = (
    P.ADD_REACTIONS
    | P.VIEW_CHANNEL
    | P.SEND_MESSAGES
    | P.EMBED_LINKS
    | P.ATTACH_FILES
    | P.READ_MESSAGE_HISTORY
    | P.MENTION_EVERYONE
    | P.USE_EXTERNAL_EMOJIS
    | P.PIN_MESSAGES
)
_SPOKEN = P.MENTION_EVERYONE | P.ATTACH_FILES | P.EMBED_LINKS  # fall away together with sending


def guild_permissions(guild: Guild, member: Member) -> Permission:
    """What the member may do everywhere, before any channel is looked at."""
    if member.user_id == guild.owner_id:
        return EVERYTHING
    given = Permission(guild.roles[guild.id].permissions)
    for role_id in member.roles:
        if role := guild.roles.get(role_id):
            given |= Permission(role.permissions)
    return EVERYTHING if Permission.ADMINISTRATOR in given else given


def channel_permissions(guild: Guild, channel: Channel, member: Member) -> Permission:
    """What the member may do in a channel; a thread takes the overwrites of its parent."""
    given = guild_permissions(guild, member)
    if Permission.ADMINISTRATOR in given:
        return EVERYTHING
    place = guild.channels.get(channel.parent_id or 0, channel) if channel.is_thread else channel
    given = _overwritten(given, place, [guild.id])
    given = _overwritten(given, place, member.roles)
    given = _overwritten(given, place, [member.user_id])
    if Permission.VIEW_CHANNEL not in given:
        return NONE
    speaking = Permission.SEND_MESSAGES_IN_THREADS if channel.is_thread else Permission.SEND_MESSAGES
    return given if speaking in given else given & ~_SPOKEN


def _overwritten(given: Permission, channel: Channel, ids: list[int]) -> Permission:
    """One level of overwrites: what any of them denies goes, then what any of them allows comes."""
    found = [channel.overwrites[one] for one in ids if one in channel.overwrites]
    for overwrite in found:
        given &= ~Permission(overwrite.deny)
    for overwrite in found:
        given |= Permission(overwrite.allow)
    return given
