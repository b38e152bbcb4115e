"""An alert as a Discord message: a line that a phone shows, one embed, and buttons that outlive a restart.

An alert is no message with v2 components: those have an empty push notification. The limits of an embed are kept
here: words are cut, the address of a source never.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import discord
from discord import ButtonStyle, ui

from answers.alerts import Alert, AlertLine
from answers.cards import SourceLine
from answers.follow_ups import Ask
from answers.questions import Command
from answers.wording import Wording
from cogs.ui.cards import colour_of
from cogs.ui.escaping import cut, escaped, link, visible
from cogs.ui.ids import alert_id, written

LONGEST_LINE = 150  # characters of the line, without the mention of a role
LONGEST_TITLE = 256
LONGEST_FOOTER = 1000  # of 2048: all parts of an embed share 6000 characters
MOST_TEXT = 4096
MOST_SOURCES = 2600  # for the links below; one that does not fit is named without its address
LONGEST_SENTENCE = 900
SHORT = 120
_MOMENT = "{moment}"


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertMessage:
    """What is sent. The view is stopped: its buttons are answered by their ids."""

    content: str
    embed: discord.Embed
    view: ui.View


def alert_message(alert: Alert, wording: Wording, *, token: str, role_id: int | None = None) -> AlertMessage:
    """The message of an alert; `role_id` is mentioned before its line. Must be called while the loop runs."""
    mention = f"<@&{role_id}> " if role_id else ""
    return AlertMessage(
        content=mention + alert_line(alert),
        embed=alert_embed(alert, wording),
        view=_buttons(alert, wording, token),
    )


def alert_line(alert: Alert) -> str:
    """The line of the notification, with nothing in it that Discord would format or ping."""
    line = escaped(alert.line)
    if len(line) <= LONGEST_LINE or not alert.mark:
        return cut(line, LONGEST_LINE)
    mark = escaped(alert.mark)  # cut off, a report would read as official
    return cut(escaped(alert.line.removesuffix(alert.mark)), LONGEST_LINE - len(mark)) + mark


def alert_embed(alert: Alert, wording: Wording) -> discord.Embed:
    """What stands below the line: the sentences, what became of them, the sources."""
    late, sources = _late(alert, wording), _sources(alert.sources, wording, alert)
    rest = [one for one in (late, sources) if one]
    room = MOST_TEXT - sum(len(one) + 2 for one in rest)
    embed = discord.Embed(
        title=cut(escaped(alert.title), LONGEST_TITLE),
        description="\n\n".join(one for one in (_lines(_unsaid(alert), room, wording, alert), *rest) if one),
        colour=colour_of(alert.outcome),
    )
    embed.set_footer(text=cut(visible(alert.footer), LONGEST_FOOTER))
    return embed


def _unsaid(alert: Alert) -> tuple[AlertLine, ...]:
    """The sentences that the line above does not say already, word for word."""
    if not alert.lines:
        return ()
    first, *more = alert.lines
    said = first.text == alert.line and not first.struck and len(escaped(alert.line)) <= LONGEST_LINE
    return tuple(more) if said and alert.sources else alert.lines


def _lines(lines: Sequence[AlertLine], room: int, wording: Wording, alert: Alert) -> str:
    """The sentences in order; where room is short the last ones go, and it is said how many."""
    several = sum(not one.below for one in lines) > 1
    told: list[str] = []
    used = 0
    for at, one in enumerate(lines):
        line = _line(one, several=several)
        rest = escaped(wording.say(alert.language, "card-more", count=len(lines) - at))
        if used + len(line) + 1 + len(rest) + 1 > room:
            told.append(rest)
            break
        told.append(line)
        used += len(line) + 1
    return "\n".join(told)


def _line(line: AlertLine, *, several: bool) -> str:
    text = cut(escaped(line.text), LONGEST_SENTENCE)
    text = f"~~{text}~~" if line.struck else text
    if line.below:
        return f"↳ {text}"
    return f"• {text}" if several else text


def _late(alert: Alert, wording: Wording) -> str:
    """That it comes late, with the moment as everybody's own clock shows it."""
    if alert.late_since is None:
        return ""
    said = escaped(wording.say(alert.language, "alert-late", moment=_MOMENT))
    return said.replace(_MOMENT, f"<t:{int(alert.late_since.timestamp())}:f>")


def _sources(sources: Sequence[SourceLine], wording: Wording, alert: Alert) -> str:
    told: list[str] = []
    for one in sources:
        line = source_line(one)
        if sum(map(len, told)) + len(line) > MOST_SOURCES:
            line = source_line(one, linked=False)
        told.append(line)
    if not told:
        return ""
    heading = escaped(wording.say(alert.language, "sources-heading"))
    return "\n".join([f"**{heading}**", *told])


def source_line(source: SourceLine, *, linked: bool = True) -> str:
    """A source on one line: its publisher as a link, whether it is official, its day."""
    publisher = cut(source.publisher, SHORT)
    name = link(publisher, source.url) if source.url and linked else escaped(publisher)
    mark = f" ({cut(escaped(source.official), SHORT)})" if source.official else ""
    return f"{name}{mark}, {cut(escaped(source.published), SHORT)}"


def _buttons(alert: Alert, wording: Wording, token: str) -> ui.View:
    """Sources of this update; why and timeline where it is about one team."""
    view = ui.View(timeout=None)
    _add(view, alert, wording, Command.SOURCES, alert_id(token, alert.update))
    if alert.team is not None:
        for command in (Command.WHY, Command.TIMELINE):
            ask = Ask(command=command, programme=alert.programme, team=alert.team)
            _add(view, alert, wording, command, written("ask", ask))
    view.stop()
    return view


def _add(view: ui.View, alert: Alert, wording: Wording, command: Command, custom_id: str | None) -> None:
    if custom_id is None:
        return
    label = wording.say(alert.language, f"button-{command}")
    button: ui.Button[Any] = ui.Button(label=label, style=ButtonStyle.secondary, custom_id=custom_id)
    view.add_item(button)
