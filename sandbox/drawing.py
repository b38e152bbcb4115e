"""A Discord message's JSON as lines of text for a terminal, with its buttons and options numbered.

Pure up to `show`, which prints. It knows Discord's forms (content, embeds, components of both kinds) and the
markdown of its texts; it does not know who types, what a click does, or the world around the message: names
of users and channels, and what a user or channel select offers, are handed in.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from unicodedata import category

from rich.cells import cell_len, chop_cells
from rich.console import Console
from rich.text import Text

from sandbox.component_limits import SELECTS, Kind

Json = Mapping[str, Any]

_NO_EMBEDS, _EPHEMERAL, _LOADING = 1 << 2, 1 << 6, 1 << 7  # message flags
_LINK, _PREMIUM = 5, 6  # button styles that send nothing
_DEEPEST = 8  # emphasis inside emphasis; hostile text must not exhaust the stack
_UNPRINTED = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})  # Unicode categories
_KEPT = "\n\u200d"  # the joiner holds an emoji together
_TIMES = {"t": "%H:%M", "T": "%H:%M:%S", "d": "%Y-%m-%d", "D": "%Y-%m-%d"}
_BLOCK_STYLES = {"small": "dim", "heading": "bold", "quote": "italic"}
_MARKS = {  # emphasis → its style and the length of its delimiter
    "bold": ("bold", 2), "under": ("underline", 2), "strike": ("strike", 2), "spoiler": ("", 2),
    "star": ("italic", 1), "low": ("italic", 1),
}  # fmt: skip
_INLINE = re.compile(
    r"(?P<escaped>\\(?P<sign>[!-/:-@\[-`{-~]))"
    r"|(?P<code>(?P<ticks>`+)(?P<raw>.+?)(?<!`)(?P=ticks)(?!`))"
    r"|(?P<masked>\[(?P<label>(?:\\.|[^\]\\])+)\]\(<?(?P<to>https?://(?:[^\s()<>]|\([^\s()<>]*\))+)>?\))"
    r"|(?P<shown><(?P<address>https?://[^\s<>]+)>)|(?P<bare>https?://[^\s<>]+)"
    r"|(?P<time><t:(?P<second>\d{1,11})(?::(?P<form>[tTdDfFRsS]))?>)"
    r"|(?P<mention><(?P<kind>@&|@!?|\#)(?P<id>\d+)>)|(?P<command><(?P<called>/[^:<>]+):\d+>)"
    r"|(?P<emoji><a?(?P<name>:\w+:)\d+>)"
    r"|(?P<bold>\*\*.+?\*\*(?!\*))|(?P<under>__.+?__(?!_))|(?P<strike>~~.+?~~)|(?P<spoiler>\|\|.+?\|\|)"
    r"|(?P<star>\*(?![\s*]).+?(?<![\s*])\*(?!\*))|(?P<low>(?<!\w)_(?![\s_]).+?(?<!\s)_(?!\w))"
)
_BLOCK = re.compile(
    r"(?P<small>-# )|(?P<heading>#{1,3} )|(?P<item> *[-*•] )|(?P<count> *\d+\. )|(?P<quote>> )"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """What a number below a message stands for: a button, or (with `value`) one option of a select."""

    label: str
    custom_id: str
    value: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line before wrapping: further rows start `hang` columns in; `bar` is the style of its container."""

    text: Text
    bar: str | None = None
    hang: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """What Discord's client adds to a message: a few words of its own, names (`@Mina`, `#general`) by id, and
    the label and value of each thing that a select of users, roles or channels offers, by component type."""

    only_you: str
    edited: str
    thinking: str
    choose: str
    names: Mapping[str, str] = field(default_factory=dict)
    offers: Mapping[int, Sequence[tuple[str, str]]] = field(default_factory=dict)


def clean(text: str, *, newlines: bool = False) -> str:
    """`text`, on one line unless `newlines`, without anything that moves a cursor or turns the direction of writing."""
    spaced = text.replace("\r\n", "\n").replace("\t", "    ").replace("\n", "\n" if newlines else " ")
    return "".join(one for one in spaced if one in _KEPT or category(one) not in _UNPRINTED)


def draw(message: Json, client: Client, *, first: int = 1) -> tuple[list[Line], list[Control]]:
    """`message` under its author's name, and its controls in the order of their numbers, from `first` on."""
    pen = _Pen(client, first)
    pen.header(message)
    pen.text(message.get("content"))
    for embed in () if message.get("flags", 0) & _NO_EMBEDS else message.get("embeds", ()):
        pen.embed(embed)
    for file in message.get("attachments") or ():
        pen.link(file.get("filename", ""), file["url"])
    pen.components(message.get("components", ()))
    return pen.lines, pen.controls


def show(lines: Sequence[Line], out: Console) -> None:
    """Print `lines`, wrapped to the width of `out`; an address stays whole, if need be past the edge."""
    plain = not out.is_terminal or out.options.ascii_only
    for line in lines:
        bar = Text("") if line.bar is None else Text("| " if plain else "▌ ", style=line.bar)
        for row in _rows(line.text, max(out.width - len(bar), 20), line.hang):
            out.print(Text.assemble(bar, row), soft_wrap=True, highlight=False)


def paragraphs(
    source: str, names: Mapping[str, str], *, style: str = "", bar: str | None = None
) -> Iterator[Line]:
    """The lines of a text in Discord's markdown; code between fences stays as it is."""
    for number, part in enumerate(clean(source, newlines=True).split("```")):
        if number % 2:
            code = _held(re.sub(r"^[\w+-]*\n", "", part).strip("\n"))
            yield from (Line(text=Text(row, style="cyan"), bar=bar) for row in code.split("\n"))
        elif shown := part.strip("\n"):
            yield from (_paragraph(row, names, style, bar) for row in shown.split("\n"))


def _paragraph(row: str, names: Mapping[str, str], style: str, bar: str | None) -> Line:
    start = _BLOCK.match(row)
    kind, head = (start.lastgroup or "", start[0]) if start else ("", "")
    style = f"{style} {_BLOCK_STYLES.get(kind, '')}".strip()
    lead = "" if kind in {"small", "heading"} else head[:-2] + "• " if kind == "item" else head
    text = Text(_held(lead), style=style)
    _inline(text, row[len(head) :], "", names)
    return Line(text=text, bar=bar, hang=len(lead))


def _inline(into: Text, source: str, style: str, names: Mapping[str, str], depth: int = 0) -> None:
    """Append `source` to `into`, its marks turned into styles on top of `style`."""
    done = 0
    for found in _INLINE.finditer(source) if depth < _DEEPEST else ():
        into.append(source[done : found.start()], style)
        done = found.end()
        kind = found.lastgroup or ""
        if kind in _MARKS:
            added, length = _MARKS[kind]
            _inline(into, found[0][length:-length], f"{style} {added}".strip(), names, depth + 1)
        elif kind == "masked":
            _inline(into, found["label"], style, names, depth + 1)
            into.append(f" <{found['to']}>", f"{style} dim".strip())
        elif kind == "code":
            into.append(found["raw"], f"{style} cyan".strip())
        else:
            into.append(_spelled(found, names), style)
    into.append(source[done:], style)


def _spelled(found: re.Match[str], names: Mapping[str, str]) -> str:
    """What Discord shows in place of `<t:…>`, `<@…>` and their like; times by this machine's clock, as there."""
    if found["second"]:
        form = _TIMES.get(found["form"] or "", "%Y-%m-%d %H:%M")
        return datetime.fromtimestamp(int(found["second"]), UTC).astimezone().strftime(form)
    if found["id"]:
        return clean(names.get(found["id"], "#unknown" if found["kind"] == "#" else "@unknown"))
    return found["sign"] or found["address"] or found["called"] or found["name"] or found[0]


def _rows(text: Text, width: int, hang: int) -> Iterator[Text]:
    """`text` in rows of at most `width` columns, broken at blanks; only an address may be longer."""
    words, start, end, indent = text.plain, 0, 0, 0
    for piece in re.finditer(r" *[^ ]+", words):
        if end > start and indent + cell_len(words[start : piece.end()]) > width:
            yield _row(text, start, end, indent)
            start, indent = piece.end() - len(piece[0].lstrip(" ")), hang
        end = piece.end()
        while "://" not in words[start:end] and indent + cell_len(words[start:end]) > width:
            fits = start + len(chop_cells(words[start:end], max(width - indent, 2))[0])
            yield _row(text, start, fits, indent)
            start, indent = fits, hang
    yield _row(text, start, end, indent)


def _row(text: Text, start: int, end: int, indent: int) -> Text:
    row = Text(" " * indent) + text[start:end]
    row.plain = row.plain.replace("\xa0", " ")  # what was held together is printed as a plain blank
    return row


class _Pen:
    """Puts down one part of a message after the other; `_bar` is that of the container it is in."""

    def __init__(self, client: Client, first: int) -> None:
        self.lines: list[Line] = []
        self.controls: list[Control] = []
        self._client, self._first = client, first
        self._bar: str | None = None

    def header(self, message: Json) -> None:
        author, flags, client = message.get("author", {}), message.get("flags", 0), self._client
        line = Text(clean(author.get("global_name") or author.get("username") or "?"), style="bold")
        line.append(f" {client.only_you}" if flags & _EPHEMERAL else "", "not bold dim")
        line.append(f" {client.edited}" if message.get("edited_timestamp") else "", "not bold dim")
        self._put(line.append(f" {client.thinking}" if flags & _LOADING else "", "not bold dim"))

    def text(self, source: str | None, style: str = "") -> None:
        self.lines.extend(paragraphs(source or "", self._client.names, style=style, bar=self._bar))

    def link(self, label: str, address: str) -> None:
        self._put(Text(clean(label)).append(f" <{clean(address)}>" if label else clean(address), "dim"))

    def embed(self, embed: Json) -> None:
        self._bar = _bar(embed.get("color"))
        self.text((embed.get("author") or {}).get("name"), "dim")
        self.text(embed.get("title"), "bold")
        self.picture({"url": embed.get("url")})
        for one in ({"value": embed.get("description")}, *embed.get("fields", ())):
            self.text(one.get("name"), "bold")
            self.text(one["value"])
        for picture in ("image", "thumbnail"):
            self.picture(embed.get(picture) or {})
        for small in (
            (embed.get("footer") or {}).get("text"),
            (embed.get("timestamp") or "")[:16].replace("T", " "),
        ):
            self.text(small, "dim")
        self._bar = None

    def picture(self, picture: Json) -> None:
        """A picture or file is its description and address."""
        held = picture.get("media") or picture.get("file") or picture
        if held.get("url"):
            self.link(picture.get("description") or picture.get("name") or "", held["url"])

    def components(self, parts: Sequence[Json]) -> None:
        for part in parts:
            inner = part.get("components", ())
            match part["type"]:
                case Kind.CONTAINER:
                    self._bar = _bar(part.get("accent_color"))
                    self.components(inner)
                    self._bar = None
                case Kind.ACTION_ROW if inner[0]["type"] == Kind.BUTTON:
                    self._buttons(inner)
                case Kind.ACTION_ROW:
                    self.components(inner)
                case Kind.SECTION:
                    self.components([*inner, part["accessory"]])
                case Kind.TEXT_DISPLAY:
                    self.text(part["content"])
                case Kind.BUTTON:
                    self._buttons([part])
                case Kind.MEDIA_GALLERY | Kind.THUMBNAIL | Kind.FILE:
                    for one in part.get("items", (part,)):
                        self.picture(one)
                case Kind.SEPARATOR:
                    self._put(Text("───" if part.get("divider", True) else "", style="dim"))
                case kind if kind in SELECTS:
                    self._select(part)

    def _buttons(self, buttons: Sequence[Json]) -> None:
        self._put(Text("  ").join(self._button(one) for one in buttons if one["style"] != _PREMIUM))

    def _button(self, button: Json) -> Text:
        label = _labelled(button)
        if button["style"] == _LINK:
            return Text(_held(label)).append(_held(f" <{clean(button['url'])}>"), "dim")
        if button.get("disabled"):
            return Text(_held(f"[-] {label}"), style="dim")
        return Text(_held(f"[{self._number(label, button['custom_id'])}] {label}"), style="bold")

    def _select(self, select: Json) -> None:
        self._put(Text(clean(select.get("placeholder") or self._client.choose), style="dim"))
        for label, value, more in options_of(select, self._client):
            number = "-" if select.get("disabled") else self._number(label, select["custom_id"], value)
            self._put(Text(f"[{number}] {label}", style="bold").append(more and f" - {more}", "not bold dim"))

    def _number(self, label: str, custom_id: str, value: str | None = None) -> int:
        self.controls.append(Control(label=label, custom_id=custom_id, value=value))
        return self._first + len(self.controls) - 1

    def _put(self, text: Text) -> None:
        self.lines.append(Line(text=text, bar=self._bar))


def options_of(select: Json, client: Client) -> list[tuple[str, str, str]]:
    """What a select offers, each as label, value and description; cleaned for printing."""
    if "options" in select:
        return [
            (_labelled(one), one["value"], clean(one.get("description") or "")) for one in select["options"]
        ]
    return [(clean(label), value, "") for label, value in client.offers.get(select["type"], ())]


def _labelled(part: Json) -> str:
    """The label of a button or option behind its emoji, either of which may be missing."""
    emoji = part.get("emoji") or {}
    name = f":{emoji.get('name')}:" if emoji.get("id") else emoji.get("name")
    return clean(" ".join(one for one in (name, part.get("label")) if one))


def _held(text: str) -> str:
    return text.replace(" ", "\xa0")  # a button is not broken at the end of a row


def _bar(colour: int | None) -> str:
    return "dim" if colour is None else f"#{colour & 0xFFFFFF:06x}"
