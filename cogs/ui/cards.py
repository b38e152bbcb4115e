"""A card as Discord components (v2): an accent and a word for the outcome, words, sources, date, controls.

The limits of a message are kept here, before anything is sent: words are cut, the address of a source never.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from discord import ui

from answers.cards import Card, SourceLine
from answers.follow_ups import mark_of
from answers.terms import OUT, STILL_IN, Language, Outcome
from answers.wording import Wording
from cogs.ui.escaping import cut as _cut
from cogs.ui.escaping import escaped, link

MOST_TEXT = 3980  # of the 4000 characters over all text of a message with v2 components
LONGEST_LINK = 2000  # one source; a longer address is shown by its publisher alone
MOST_SOURCES = 3000  # for all sources under an answer; one that does not fit is left out, never cut
LEAST_HEAD = 500  # what is kept for the answer itself, however long the list below it is
MOST_HEAD = 2200
MOST_LINE = 700
MOST_ENTRIES = 12  # of a list on one page: a phone's screen or two
SHORT, LONG = 120, 400

_GREEN, _RED, _GREY, _BLUE = 0x2E9E5B, 0xC8402F, 0x8A8F98, 0x3D6FD6
_SIGN = {True: "🟢", False: "🔴", None: "⚪"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The text of a card, fitted into a message; `last` marks the last entry shown, empty if none is left."""

    head: str
    entries: str
    foot: str
    colour: int
    last: str


def lay_out(
    card: Card, language: Language, wording: Wording, after: str = "", *, most: int = MOST_TEXT
) -> Layout:
    """Fit a card into a message: cut words, show a list from the entry after the one marked `after` on.

    `most` is how many characters it may have, at least 3900.
    """
    foot = _foot(card, language, wording)
    room = most - len(foot)
    head = _head(card, min(MOST_HEAD, room if not card.entries else max(LEAST_HEAD, room // 2)))
    entries, last = _entries(card, after, room - len(head), language, wording)
    return Layout(head=head, entries=entries, foot=foot, colour=colour_of(card.outcome), last=last)


def card_view(layout: Layout, rows: Iterable[ui.ActionRow[ui.LayoutView]] = ()) -> ui.LayoutView:
    """The message of a card. It is stopped at once: its controls are dynamic, so no view need be kept.

    Must be called while the event loop runs.
    """
    view = ui.LayoutView(timeout=None)
    box: ui.Container[ui.LayoutView] = ui.Container(accent_colour=layout.colour)
    box.add_item(ui.TextDisplay(layout.head))
    if layout.entries:
        box.add_item(ui.TextDisplay(layout.entries))
    if layout.foot:
        box.add_item(ui.Separator())
        box.add_item(ui.TextDisplay(layout.foot))
    view.add_item(box)
    for row in rows:
        view.add_item(row)
    view.stop()
    return view


def sentence_view(sentence: str, rows: Iterable[ui.ActionRow[ui.LayoutView]] = ()) -> ui.LayoutView:
    """A message of one sentence of our own: an error, a question back, thanks."""
    view = ui.LayoutView(timeout=None)
    view.add_item(ui.TextDisplay(_cut(escaped(sentence), MOST_HEAD)))
    for row in rows:
        view.add_item(row)
    view.stop()
    return view


def colour_of(outcome: Outcome | None) -> int:
    """The accent of an outcome; of what asserts none, a neutral one."""
    if outcome in STILL_IN:
        return _GREEN
    if outcome in OUT:
        return _RED
    return _BLUE if outcome is None else _GREY


def _head(card: Card, room: int) -> str:
    """The outcome in a word, the headline and its details; the last details go first if room is short."""
    inside = True if card.outcome in STILL_IN else False if card.outcome in OUT else None
    badge = f"{_SIGN[inside]} {_cut(escaped(card.badge), SHORT)}\n" if card.badge else ""
    text = badge + f"**{_cut(escaped(card.headline), min(MOST_LINE * 2, room - len(badge) - 4))}**"
    for line in card.lines:
        added = f"\n• {_cut(escaped(line), MOST_LINE)}"
        if len(text) + len(added) > room:
            break
        text += added
    return text


def _entries(card: Card, after: str, room: int, language: Language, wording: Wording) -> tuple[str, str]:
    """One page of the entries, with how many more there are, and the mark of its last entry."""
    marks = [mark_of(key) for key in card.keys]
    begin = marks.index(after) + 1 if after in marks else 0  # a list that lost the entry begins anew
    told: list[str] = []
    used = 0
    for at, (label, text) in enumerate(card.entries[begin:], start=begin):
        entry = _entry(label, text)
        left = len(card.entries) - at
        rest = escaped(wording.say(language, "card-more", count=left))
        if len(told) == MOST_ENTRIES or used + len(entry) + 1 + len(rest) + 1 > room:
            return "\n".join([*told, rest]), marks[at - 1] if marks and told else ""
        told.append(entry)
        used += len(entry) + 1
    return "\n".join(told), ""


def _entry(label: str, text: str) -> str:
    if text.startswith(("https://", "http://")):
        return f"• {_linked(label, text)}"
    return f"• **{_cut(escaped(label), MOST_LINE)}** {_cut(escaped(text), MOST_LINE)}"


def _linked(label: str, url: str) -> str:
    return link(label, url) if len(url) <= LONGEST_LINK else escaped(label)


def _foot(card: Card, language: Language, wording: Wording) -> str:
    lines: list[str] = []
    for source in card.sources:
        line = _source(source)
        if sum(map(len, lines)) + len(line) <= MOST_SOURCES:
            lines.append(line)
    if lines:
        lines.insert(0, f"-# **{escaped(wording.say(language, 'sources-heading'))}**")
    lines += [f"-# {_cut(escaped(one), LONG)}" for one in (card.more_sources, card.footer) if one]
    return "\n".join(lines)


def _source(source: SourceLine) -> str:
    publisher = _cut(source.publisher, SHORT)
    name = _linked(publisher, source.url) if source.url else escaped(publisher)
    mark = f" ({_cut(escaped(source.official), SHORT)})" if source.official else ""
    return f"-# {name}{mark}, {_cut(escaped(source.published), SHORT)}"
