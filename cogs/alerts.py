"""/alerts: which channels of a server are told what happens. Only for those who may manage the server.

Every answer is for the asker alone. What the bot may do in a channel is looked at before anything is promised.
"""

from datetime import timedelta
from typing import Any

import discord
from discord import Interaction, app_commands
from discord.ext import commands

from answers.errors import NothingToChange
from answers.subscriptions import Subscription
from answers.terms import Language, SubscriptionState
from app.following import Follows, is_waiting, teams_in, topics_in
from app.services import Services
from cogs.client import ProgrammeBot
from cogs.settings import MANAGERS, managed
from cogs.ui.escaping import escaped
from cogs.ui.following import (
    Words,
    mention,
    offer_subscriptions,
    offer_teams,
    offer_topics,
    show_privately,
    which,
)
from cogs.ui.inputs import LANGUAGES, programmes, subcommand
from cogs.ui.ledger import log_entries
from cogs.ui.rights import PlaceOption, kind_of, place_of
from cogs.ui.surface import Surface
from cogs.ui.translator import language_of, said
from cogs.ui.trials import about_role, check_place, checked_role, send_trial
from cogs.ui.waiting import unless_slow
from db.notices import Notice
from db.subscriptions import UNCHANGED, Following, Unchanged

LOGGED = 15  # lines of the ledger: what one looks at on a phone
NEWS = timedelta(days=7)  # how long a server is told what it could not be told before

_WHICH = {"channel": "option-alerts-which"}
_FILTERS = {
    "teams": "option-alerts-teams",
    "kinds": "option-alerts-topics",
    "role": "option-alerts-role",
    "language": "option-alerts-language",
}
_OFFERS = {"teams": offer_teams, "kinds": offer_topics}


class AlertsCog(commands.Cog):
    alerts = app_commands.Group(
        name="alerts",
        description=said("command-alerts"),
        default_permissions=MANAGERS,
        allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=False, private_channel=False),
        allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
    )

    def __init__(self, surface: Surface, services: Services) -> None:
        self._surface = surface
        self._bell = services.bell
        self._alerts = services.alerts
        self._follows = Follows(services.store, services.worker, services.answering.clock)

    @subcommand(
        alerts,
        "follow",
        words=_FILTERS | {"channel": "option-alerts-channel", "programme": "option-programme"},
        offers=_OFFERS | {"programme": programmes},
        choices={"language": LANGUAGES},
    )
    async def follow(
        self,
        interaction: Interaction[Any],
        teams: str = "",
        kinds: str = "",
        role: discord.Role | None = None,
        language: str = "",
        channel: app_commands.Transform[int, PlaceOption] | None = None,
        programme: str | None = None,
    ) -> None:
        """Tell a channel what happens from now on; one that is told already is told like this from now on."""
        guild_id, own = managed(interaction), language_of(interaction.locale)
        settings, wording = self._surface.servers.of(guild_id), self._surface.wording
        facts = self._surface.answering.book(programme or settings.programme)
        place = await place_of(interaction, channel)
        notes = check_place(place, wording, own)
        known_role = checked_role(interaction, role)
        wanted = Following(
            guild_id=guild_id,
            channel_id=place.id,
            channel_kind=kind_of(place),
            language=Language(language) if language in set(Language) else settings.language or own,
            teams=teams_in(teams, facts, wording),
            topics=topics_in(kinds, wording),
            role_id=known_role.id if known_role else None,
        )
        one, before = await unless_slow(interaction, self._follows.follow(facts.programme.id, wanted))
        if before is not None and is_waiting(before):
            self._bell.ring()
        words = Words(wording, own)
        name = escaped(facts.programme.name.in_(own))
        key = "alerts-followed" if before is None else "alerts-followed-anew"
        lines = [f"• {line}" for line in words.lines(one, facts)]
        starts = "alerts-from-now" if before is None else "alerts-goes-on"
        lines += [words.say(starts), *notes, *about_role(known_role, place, wording, own)]
        head = words.say(key, channel=mention(place.id), programme=name)
        await show_privately(interaction, f"**{head}**", [*lines, words.say("alerts-try")])

    @subcommand(alerts, "list", words={})
    async def list(self, interaction: Interaction[Any]) -> None:
        """All of the server: where, what, in which state and why; and what it could not be told."""
        guild_id, words = managed(interaction), self._words(interaction)
        guild = interaction.guild
        assert guild is not None  # `managed` saw to it
        theirs, untold = await unless_slow(interaction, self._of(guild_id))
        several = len({one.programme for one in theirs}) > 1
        entries = [
            words.entry(one, self._surface.answering.book(one.programme), guild, programme=several)
            for one in theirs
        ]
        entries += [words.say(one.key, channel=mention(one.channel_id)) for one in untold]
        key = "alerts-list" if theirs else "alerts-list-empty"
        await show_privately(interaction, f"**{words.say(key, count=len(theirs))}**", entries)

    @subcommand(
        alerts,
        "edit",
        words=_WHICH | _FILTERS | {"no_role": "option-alerts-no_role"},
        offers=_OFFERS | {"channel": offer_subscriptions},
        choices={"language": LANGUAGES},
    )
    async def edit(
        self,
        interaction: Interaction[Any],
        channel: str = "",
        teams: str = "",
        kinds: str = "",
        role: discord.Role | None = None,
        language: str = "",
        no_role: bool = False,
    ) -> None:
        """Change what is given; the word for all clears teams and kinds, `no_role` the role."""
        if not (teams or kinds or role or language or no_role):
            managed(interaction)
            raise NothingToChange("nothing to change was given")
        one = await self._chosen(interaction, channel)
        facts, wording = self._surface.answering.book(one.programme), self._surface.wording
        known_role = checked_role(interaction, role)
        role_id: int | Unchanged | None = known_role.id if known_role else UNCHANGED
        changed = await unless_slow(
            interaction,
            self._follows.edit(
                one,
                teams=teams_in(teams, facts, wording) if teams else None,
                topics=topics_in(kinds, wording) if kinds else None,
                role_id=None if no_role else role_id,
                language=Language(language) if language in set(Language) else None,
            ),
        )
        words = self._words(interaction)
        head = words.say("alerts-changed", channel=mention(one.channel_id))
        lines = [f"• {line}" for line in words.lines(changed, facts)]
        if known_role and not no_role:
            place = await place_of(interaction, one.channel_id)
            lines += about_role(known_role, place, wording, words.language)
        await show_privately(interaction, f"**{head}**", lines)

    @subcommand(alerts, "pause", words=_WHICH, offers={"channel": offer_subscriptions})
    async def pause(self, interaction: Interaction[Any], channel: str = "") -> None:
        one = await self._chosen(interaction, channel)
        await unless_slow(interaction, self._follows.pause(one))
        await self._tell(interaction, "alerts-paused", one)

    @subcommand(alerts, "resume", words=_WHICH, offers={"channel": offer_subscriptions})
    async def resume(self, interaction: Interaction[Any], channel: str = "") -> None:
        """Tell it of what happens again, if the bot may post there."""
        one = await self._chosen(interaction, channel)
        if one.state is SubscriptionState.ACTIVE:
            await self._tell(interaction, "alerts-active-already", one)
            return
        place = await place_of(interaction, one.channel_id)
        notes = check_place(place, self._surface.wording, language_of(interaction.locale))
        await unless_slow(interaction, self._follows.resume(one))
        self._bell.ring()
        await self._tell(
            interaction, "alerts-resumed-waiting" if is_waiting(one) else "alerts-resumed", one, *notes
        )

    @subcommand(
        alerts,
        "test",
        words=_WHICH | {"ping": "option-alerts-ping"},
        offers={"channel": offer_subscriptions},
    )
    async def test(self, interaction: Interaction[Any], channel: str = "", ping: bool = False) -> None:
        """Post a message that says it is a test, as an alert would be posted; tell how that went."""
        one = await self._chosen(interaction, channel)
        place = await place_of(interaction, one.channel_id)
        notes = check_place(place, self._surface.wording, language_of(interaction.locale))
        facts = self._surface.answering.book(one.programme)
        sending = send_trial(place, one, facts, self._surface.wording, ping=ping)
        message = await unless_slow(interaction, sending)
        words = self._words(interaction)
        if is_waiting(one):
            await unless_slow(interaction, self._follows.reopen(one.channel_id))
            self._bell.ring()
            notes = (*notes, words.say("alerts-reopened"))
        if one.state is SubscriptionState.PAUSED:
            notes = (*notes, words.say("alerts-still-paused"))
        if ping:
            role = place.guild.get_role(one.role_id) if one.role_id else None
            no_role = () if role else (words.say("alerts-test-no-role"),)
            notes = (*notes, *no_role, *about_role(role, place, self._surface.wording, words.language))
        await show_privately(interaction, f"**{words.say('alerts-tested', link=message)}**", notes)

    @subcommand(alerts, "stop", words=_WHICH, offers={"channel": offer_subscriptions})
    async def stop(self, interaction: Interaction[Any], channel: str = "") -> None:
        one = await self._chosen(interaction, channel)
        await unless_slow(interaction, self._follows.stop(one))
        await self._tell(interaction, "alerts-stopped", one)

    @subcommand(alerts, "log", words={})
    async def log(self, interaction: Interaction[Any]) -> None:
        """What was sent to this server's channels, newest first, and what became of it."""
        guild_id, words = managed(interaction), self._words(interaction)
        lines = await unless_slow(interaction, self._follows.log(guild_id, LOGGED))
        entries = log_entries(lines, self._surface.answering, self._alerts, words)
        key = "alerts-log" if lines else "alerts-log-empty"
        await show_privately(interaction, f"**{words.say(key, count=len(lines))}**", entries)

    async def _of(self, guild_id: int) -> tuple[tuple[Subscription, ...], tuple[Notice, ...]]:
        since = self._surface.answering.clock() - NEWS
        return await self._follows.of(guild_id), await self._follows.untold(guild_id, since)

    async def _chosen(self, interaction: Interaction[Any], typed: str) -> Subscription:
        """The subscription that is meant, by default that of the channel; raises NoSuchSubscription."""
        theirs = await unless_slow(interaction, self._follows.of(managed(interaction)))
        return which(interaction, typed, theirs)

    def _words(self, interaction: Interaction[Any]) -> Words:
        return Words(self._surface.wording, language_of(interaction.locale))

    async def _tell(self, interaction: Interaction[Any], key: str, one: Subscription, *notes: str) -> None:
        head = self._words(interaction).say(key, channel=mention(one.channel_id))
        await show_privately(interaction, f"**{head}**", notes)


async def setup(bot: ProgrammeBot) -> None:
    await bot.add_cog(AlertsCog(bot.surface, bot.services))
