"""The controls below a card: buttons and selects whose ids hold all they need (see `ids.py`).

They are built as plain items; `presses.py` has the dynamic items that answer them, restarts or not.
"""

from dataclasses import replace

from discord import ButtonStyle, SelectOption, ui

from answers.follow_ups import Ask, FollowUps
from answers.standing import Standing
from answers.suggestions import team_label
from answers.terms import Language
from answers.wording import Wording
from cogs.ui.escaping import visible
from cogs.ui.ids import VERSION, written

LONGEST_OPTION = 100
MOST_OPTIONS = 25

Row = ui.ActionRow[ui.LayoutView]


def control_rows(
    offers: FollowUps,
    standings: tuple[Standing, ...],
    wording: Wording,
    language: Language,
    *,
    shareable: bool,
    last: str = "",
    after: str = "",
) -> list[Row]:
    """What stands below an answer: what can be asked next, then what can be done about it.

    `last` marks the last entry shown of a list that goes on, `after` the one after which this page began.
    """
    if offers.choices:
        teams = [one for one in standings if one.team in offers.choices]
        teams.sort(key=lambda one: offers.choices.index(one.team))
        row = team_select("choose", offers.again, teams, wording, language)
        return [row] if row else []
    if offers.private:
        return []
    more = written("page", replace(offers.again, after=last)) if last else None
    first = written("page", offers.again) if after else None
    pages = [
        _button("button-more", more, wording, language),
        _button("button-first", first, wording, language),
    ]
    asks = [_button(f"button-{one.command}", written("ask", one), wording, language) for one in offers.next]
    acts = [
        _button("button-other", written("other", offers.again), wording, language)
        if offers.guessed
        else None,
        _button("button-report", written("report", offers.again), wording, language),
        _button("button-share", f"{VERSION}:share", wording, language) if shareable else None,
    ]
    return [row for row in (_row([*pages, *asks]), _row(acts)) if row]


def team_select(
    act: str, again: Ask, teams: list[Standing], wording: Wording, language: Language
) -> Row | None:
    """A choice of teams that then asks `again` of the one chosen; None where there is none to choose."""
    custom_id = written(act, again)
    if custom_id is None or not teams:
        return None
    options = [
        SelectOption(label=visible(team_label(one, wording, language))[:LONGEST_OPTION], value=one.team.id)
        for one in teams[:MOST_OPTIONS]
    ]
    placeholder = wording.say(language, "choose-team")
    select: ui.Select[ui.LayoutView] = ui.Select(
        custom_id=custom_id, placeholder=placeholder, options=options
    )
    return ui.ActionRow(select)


def _button(
    key: str, custom_id: str | None, wording: Wording, language: Language
) -> ui.Button[ui.LayoutView] | None:
    if custom_id is None:
        return None
    return ui.Button(label=wording.say(language, key), style=ButtonStyle.secondary, custom_id=custom_id)


def _row(buttons: list[ui.Button[ui.LayoutView] | None]) -> Row | None:
    present = [one for one in buttons if one is not None]
    return ui.ActionRow(*present) if present else None
