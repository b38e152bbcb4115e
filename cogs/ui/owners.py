"""Who owns the application, and the name under which an account decides."""

import discord
from discord import TeamMembershipState

from app.citing import tidy

LONGEST_NAME = 100


def named(user: discord.User | discord.Member) -> str:
    """The name under which an account decides: what it is called where it was seen."""
    return tidy(user.display_name)[:LONGEST_NAME] or tidy(user.name)[:LONGEST_NAME] or str(user.id)


def owners_of(application: discord.AppInfo | None) -> frozenset[int]:
    """The accounts that own the application, as of the login: its owner, or the members of its team."""
    if application is None:
        return frozenset()
    if application.team is None:
        return frozenset({application.owner.id})
    accepted = TeamMembershipState.accepted
    return frozenset(one.id for one in application.team.members if one.membership_state is accepted)
