"""The preview of a decision, for its curator alone: what will be told in both languages, to whom, and buttons.

The alert is shown by the words that are posted. What is pressed is answered by its id; the preview itself is kept by
`app/pending.py`.
"""

import re
from collections.abc import Awaitable, Callable, Iterable
from typing import Any, Self

from discord import ButtonStyle, Interaction, ui

from answers.alerts import Alert
from answers.sayings import worded
from answers.subscriptions import Subscription
from answers.terms import Language
from answers.wording import Wording
from app.curating import Curating, Preview
from app.preview_words import deeds, receivers, warnings
from cogs.ui.alerts import alert_embed, alert_line
from cogs.ui.cards import colour_of
from cogs.ui.escaping import cut, escaped
from cogs.ui.failures import guarded
from cogs.ui.ids import FACT, fact_id
from cogs.ui.presses import TAKEN
from cogs.ui.translator import language_of

MOST_ALERT = 1200  # characters of each language's alert, of 4000 in one message
MOST_ABOUT = 900  # what is decided and what to mind
MOST_GETTING = 500
LONGEST_LINE = 400

TELL, QUIET, ACCEPT, RECORD, ANNOUNCE, DISCARD = "tell", "quiet", "accept", "record", "announce", "discard"
_HEADING = {Language.EN: "fact-in-english", Language.KO: "fact-in-korean"}

Press = Callable[[Interaction[Any], str, str], Awaitable[None]]


def review_view(
    preview: Preview, token: str, curating: Curating, interaction: Interaction[Any]
) -> ui.LayoutView:
    """The message of a preview. It is stopped: its buttons are answered by their ids."""
    wording, language = curating.wording, language_of(interaction.locale)
    view = ui.LayoutView(timeout=None)
    view.add_item(ui.TextDisplay(_about(preview, wording, language)))
    for told in Language:
        if told in preview.alerts:
            view.add_item(_alert(preview.alerts[told], wording, language))
    getting = receivers(preview, lambda one: _channel(interaction, one), curating, language)
    view.add_item(ui.TextDisplay(_fitting(map(escaped, getting), MOST_GETTING)))
    view.add_item(_buttons(preview, token, wording, language))
    view.stop()
    return view


def fact_button(press: Press, wording: Wording) -> type[ui.DynamicItem[ui.Button[Any]]]:
    """The buttons of previews; `press` is told of the act and the token."""

    class FactButton(ui.DynamicItem[ui.Button[Any]], template=FACT):
        """One of the buttons under a preview."""

        def __init__(self, item: ui.Button[Any], act: str, token: str) -> None:
            super().__init__(item)
            self._act = act
            self._token = token

        @classmethod
        async def from_custom_id(
            cls, interaction: Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
        ) -> Self:
            return cls(item, match["act"], match["token"])  # type: ignore[arg-type]  # only buttons have it

        async def callback(self, interaction: Interaction[Any]) -> None:
            interaction.extras[TAKEN] = True
            await guarded(interaction, press(interaction, self._act, self._token), wording)

    return FactButton


def _about(preview: Preview, wording: Wording, language: Language) -> str:
    say = wording.say
    heading = f"**{escaped(say(language, 'fact-moved' if preview.moved else 'fact-preview'))}**"
    minded = [f"⚠ {_line(worded(one, wording, language))}" for one in warnings(preview)]
    told = [f"• {_line(worded(one, wording, language))}" for one in deeds(preview)]
    return _fitting([heading, *minded, *told], MOST_ABOUT)


def _alert(alert: Alert, wording: Wording, language: Language) -> ui.Container[ui.LayoutView]:
    embed = alert_embed(alert, wording)
    heading = f"-# {escaped(wording.say(language, _HEADING[alert.language]))}"
    body = [f"**{embed.title}**", *(embed.description or "").split("\n"), f"-# {escaped(alert.footer)}"]
    box: ui.Container[ui.LayoutView] = ui.Container(accent_colour=colour_of(alert.outcome))
    box.add_item(ui.TextDisplay(f"{heading}\n{alert_line(alert)}"))
    box.add_item(ui.TextDisplay(_fitting(body, MOST_ALERT - len(alert_line(alert)))))
    return box


def _buttons(
    preview: Preview, token: str, wording: Wording, language: Language
) -> ui.ActionRow[ui.LayoutView]:
    if preview.disputes:
        acts = [(RECORD, ButtonStyle.primary), (ANNOUNCE, ButtonStyle.secondary)]
    elif preview.alerts:
        acts = [(TELL, ButtonStyle.primary), (QUIET, ButtonStyle.secondary)]
    else:
        acts = [(ACCEPT, ButtonStyle.primary)]
    row: ui.ActionRow[ui.LayoutView] = ui.ActionRow()
    for act, style in [*acts, (DISCARD, ButtonStyle.secondary)]:
        label = wording.say(language, f"button-fact-{act}")
        row.add_item(ui.Button(label=label, style=style, custom_id=fact_id(act, token)))
    return row


def _channel(interaction: Interaction[Any], one: Subscription) -> str | None:
    """The channel of a subscription in the server of the interaction; None for those elsewhere."""
    guild = interaction.guild
    if guild is None or one.guild_id != guild.id:
        return None
    channel = guild.get_channel_or_thread(one.channel_id)
    return f"#{channel.name}" if channel else f"#{one.channel_id}"


def _line(text: str) -> str:
    return cut(escaped(text), LONGEST_LINE)


def _fitting(lines: Iterable[str], room: int) -> str:
    """As many whole lines as fit; a mark where some are left out."""
    told: list[str] = []
    used = 0
    for one in lines:
        if used + len(one) + 3 > room:
            return "\n".join([*told, "…"])
        told.append(one)
        used += len(one) + 1
    return "\n".join(told)
