"""Before a channel is promised alerts: may the bot post there, can it ping the role, and a post that tries it.

Everything here raises an error that the asker can mend, or tells what is worth knowing as sentences that are
safe to show.
"""

import asyncio
from typing import Any

import aiohttp
import discord
from discord import AllowedMentions, Interaction

from answers.alerts import Alert, AlertLine
from answers.errors import AskerError
from answers.fact_book import FactBook
from answers.subscriptions import Subscription
from answers.terms import Language
from answers.wording import Wording
from cogs.ui.alerts import alert_embed, alert_line
from cogs.ui.escaping import escaped
from cogs.ui.rights import (
    ADVISED,
    MENTION,
    Place,
    in_words,
    is_outside,
    is_shut,
    lacking,
    may_ping,
    needed_in,
    own_permissions,
)

SEND_S = 6.0  # for the post of a test; the asker waits for it
LONGEST_NAME = 60


class MayNotPost(AskerError):
    """Permissions are missing that alerts need."""

    key = "error-may-not-post"


class ThreadShut(AskerError):
    key = "error-thread-shut"


class NotInThread(AskerError):
    key = "error-not-in-thread"


class Everyone(AskerError):
    """@everyone is no role that alerts may ping."""

    key = "error-everyone"


class NoSuchRole(AskerError):
    key = "error-no-such-role"


class TestFailed(AskerError):
    """The test could not be posted; `reason` is Discord's own, where it gave one."""

    key = "error-test-failed"


def check_place(channel: Place, wording: Wording, language: Language) -> tuple[str, ...]:
    """What is worth knowing about posting there; raises MayNotPost, ThreadShut, NotInThread."""
    name = channel.name[:LONGEST_NAME]
    if is_outside(channel):
        raise NotInThread(f"not a member of thread {channel.id}", channel=name)
    if is_shut(channel):
        raise ThreadShut(f"thread {channel.id} is locked", channel=name)
    permissions = own_permissions(channel)
    if missing := lacking(permissions, needed_in(channel)):
        words = in_words(missing, wording, language)
        raise MayNotPost(f"missing in {channel.id}: {missing}", channel=name, permissions=words)
    if advised := lacking(permissions, ADVISED):
        return (wording.say(language, "alerts-advised", permissions=in_words(advised, wording, language)),)
    return ()


def checked_role(interaction: Interaction[Any], role: discord.Role | None) -> discord.Role | None:
    """The role as the cache knows it; raises Everyone, and NoSuchRole for one of another server."""
    if role is None:
        return None
    assert interaction.guild is not None  # `managed` saw to it
    known = interaction.guild.get_role(role.id)
    if known is None:
        raise NoSuchRole(f"no role {role.id} in server {interaction.guild.id}")
    if known.is_default():
        raise Everyone("@everyone was chosen")
    return known


def about_role(
    role: discord.Role | None, channel: Place, wording: Wording, language: Language
) -> tuple[str, ...]:
    """What keeps the role from being pinged, and how to mend it."""
    if role is None:
        return ()
    name = f"<@&{role.id}>"
    told = []
    if not may_ping(role, own_permissions(channel)):
        permission = in_words([MENTION], wording, language)
        told.append(wording.say(language, "alerts-no-ping", role=name, permission=permission))
    if role.managed:
        told.append(wording.say(language, "alerts-managed-role", role=name))
    return tuple(told)


async def send_trial(
    channel: Place, one: Subscription, facts: FactBook, wording: Wording, *, ping: bool
) -> str:
    """Post a message that says it is a test, in the subscription's language, and return its address.

    Nobody is pinged but, with `ping`, the one role. Raises TestFailed.
    """
    alert = _trial(one, facts, wording)
    role = one.role_id if ping else None
    try:
        async with asyncio.timeout(SEND_S):
            message = await channel.send(
                content=(f"<@&{role}> " if role else "") + alert_line(alert),
                embed=alert_embed(alert, wording),
                allowed_mentions=AllowedMentions(
                    everyone=False,
                    users=False,
                    replied_user=False,
                    roles=[discord.Object(role)] if role else False,
                ),
            )
    except discord.HTTPException as error:
        reason = escaped(f"{error.status}/{error.code} {error.text}"[:200])
        raise TestFailed(f"refused with {error.status}/{error.code}", reason=reason) from error
    except (discord.DiscordException, aiohttp.ClientError, OSError) as error:
        raise TestFailed(f"not posted: {type(error).__name__}", reason=type(error).__name__) from error
    return message.jump_url


def _trial(one: Subscription, facts: FactBook, wording: Wording) -> Alert:
    """An alert in every respect but that nothing happened, and says so."""
    language = one.language
    return Alert(
        line=wording.say(language, "alerts-test-line"),
        mark="",
        title=facts.programme.name.in_(language),
        lines=(AlertLine(text=wording.say(language, "alerts-test-text")),),
        sources=(),
        footer=wording.say(language, "alerts-test-footer"),
        outcome=None,
        pings=False,
        programme=facts.programme.id,
        update=0,
        team=None,
        language=language,
    )
