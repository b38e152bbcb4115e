"""A card on a terminal: wrapped to 80 columns or the terminal's width, Korean letters two columns wide."""

import sys

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from answers.cards import Card
from answers.terms import OUT, STILL_IN, Language
from answers.wording import Wording

WIDTH = 80  # where there is no terminal to ask


def print_card(card: Card, wording: Wording, language: Language, console: Console | None = None) -> None:
    """Print `card`; colours only on a terminal."""
    console = console or terminal()
    _hanging(console, "", card.headline, style=_style(card))
    for line in card.lines:
        _hanging(console, "• ", line)
    widest = max((cell_len(label) for label, _text in card.entries), default=0)
    for label, text in card.entries:
        if widest <= console.width // 3:
            _hanging(console, label + " " * (widest - cell_len(label) + 2), text)
        else:
            _hanging(console, "", label)
            _whole(console, text)
    if card.sources:
        console.print()
        console.print(Text(wording.say(language, "sources-heading"), style="dim"))
    for source in card.sources:
        mark = f" [{source.official}]" if source.official else ""
        _hanging(console, "  ", f"{source.publisher}{mark}, {source.published}", style="dim")
        if source.url:
            _whole(console, source.url)
    if card.more_sources:
        _hanging(console, "  ", card.more_sources, style="dim")
    if card.footer:
        _hanging(console, "", card.footer, style="dim")


def terminal() -> Console:
    width = None if sys.stdout.isatty() else WIDTH
    return Console(width=width, highlight=False, markup=False, emoji=False, soft_wrap=False)


def _whole(console: Console, address: str) -> None:
    """An address on a line of its own, never broken: it must survive copying."""
    console.print(Text("  " + address, style="dim"), no_wrap=True, crop=False, overflow="ignore")


def _hanging(console: Console, label: str, text: str, style: str = "") -> None:
    """`label`, then `text` wrapped beside it."""
    indent = cell_len(label)
    wrapped = Text(text, style=style).wrap(console, max(console.width - indent, 20))
    for number, line in enumerate(wrapped):
        line.rstrip()
        console.print(
            Text(label if number == 0 else " " * indent, style=style) + line, no_wrap=True, crop=False
        )


def _style(card: Card) -> str:
    if card.outcome in STILL_IN:
        return "bold green"
    return "bold red" if card.outcome in OUT else "bold"
