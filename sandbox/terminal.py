"""The sandbox's chat in a terminal: each typed line is a message or a command of a member.

It knows the sandbox alone, not the bot, which is elsewhere and answers through the gateway; how an answer
looks is drawing.py's business. Only `:quit` and the end of the input end a conversation.
"""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from rich.console import Console
from rich.text import Text

from sandbox.component_limits import SELECTS, Kind
from sandbox.drawing import Control, Line, clean, draw, options_of, paragraphs, show
from sandbox.keyboard import typed_lines
from sandbox.parts import Channel, Event, Json
from sandbox.people import Person
from sandbox.responses import Response
from sandbox.server import Sandbox
from sandbox.terminal_words import Words
from sandbox.typed_commands import Command, Reading, Refused, client_of, offered

__all__ = ["Words", "converse", "typed_lines"]

T = TypeVar("T")
PROMPT = "› "
ENDS = frozenset({"quit", "exit", ":quit", ":exit", ":q"})
LEAVE = ":cancel"
LOCALES = {"en": "en-US", "ko": "ko"}


async def converse(
    sandbox: Sandbox, *, lines: AsyncIterator[str], out: Console, words: Words, locale: str = "en-US"
) -> None:
    """Talk until `lines` end or one says `:quit`; every line gets an answer or a sentence. It starts with
    /status once the bot has registered commands, or when the sandbox's time for waiting is over."""
    chat = _Chat(sandbox, lines=lines, out=out, words=words, locale=locale)
    chat.tell(words.hint)
    await chat.wait_for_commands()
    out.print(Text(f"{PROMPT}/status"))
    await chat.take("/status")
    async for line in lines:
        typed = clean(line).strip()
        if typed.lower() in ENDS:
            return
        await chat.take(typed)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Numbered:
    """What a number means now; `message_id` is that of the message below which it stands."""

    label: str
    act: Callable[[], Awaitable[Response]]
    message_id: str = ""


class _Chat:
    """Who speaks and where, what the bot has said since the last line, and what the numbers mean."""

    def __init__(
        self, sandbox: Sandbox, *, lines: AsyncIterator[str], out: Console, words: Words, locale: str
    ) -> None:
        self._sandbox, self._world, self._lines, self._out = sandbox, sandbox.world, lines, out
        self._words, self._locale, self._role = words, locale, "member"
        self._people = {"member": sandbox.person("Mina", locale=locale)}
        self._place: Channel | None = None  # None: the direct messages with the bot
        self._news: dict[str, Json] = {}
        self._numbers: list[_Numbered] = []
        self._world.listen(self._hear)

    def tell(self, sentence: str) -> None:
        """Print a sentence of the terminal's own."""
        for row in clean(sentence, newlines=True).split("\n"):
            self._print(Text(row, style="dim"))

    async def wait_for_commands(self) -> None:
        """Until the bot is there and has commands, if that is soon."""
        with suppress(TimeoutError):
            await self._sandbox.bot_ready()
            await self._sandbox.until(lambda: self._world.commands.offered(self._world.guild.id))

    async def take(self, typed: str) -> None:
        """Do what one line says."""
        try:
            if typed.isdecimal():
                await self._use(typed)
            elif typed.startswith(":"):
                await self._set(*typed[1:].partition(" ")[::2])
            elif typed.startswith("/"):
                await self._command(typed[1:])
            elif typed.startswith("#"):
                name, _, said = typed.partition(" ")
                await (self._say(said, self._channel(name)) if said else self._set("in", name))
            elif typed:
                await self._say(typed, self._place)
        except Refused as refused:
            self.tell(str(refused))
        self._show_news()

    async def _say(self, text: str, channel: Channel | None) -> None:
        mention = f"@{self._world.bot.name}"
        said = f"{mention} {text}" if channel and mention not in text else text
        await self._exchange(self._person.asks(said, channel=channel or self._person.dm()))

    async def _use(self, typed: str) -> None:
        """A number, or the label of what has one."""
        for number, one in enumerate(self._numbers, start=1):
            if typed.lower() in {str(number), one.label.lower()}:
                await self._exchange(one.act())
                return
        raise self._unknown(typed)

    async def _set(self, word: str, value: str) -> None:
        match word, value.strip().lower():
            case "click", label:
                await self._use(label)
            case "help", _:
                self.tell(self._words.help)
            case "in", name if name:
                self._place = None if name == "dm" else self._channel(name)
                self._tell_where()
            case "as", "member" | "admin" | "owner" as role:
                if role not in self._people:
                    self._people[role] = self._sandbox.person(role.title(), role=role)
                self._role = role
                self._tell_where()
            case "lang", language if language in LOCALES:
                self._locale, self._words = LOCALES[language], Words.in_(language)
                self._tell_where()
            case _:
                raise self._unknown(f":{word} {value}".strip())

    def _tell_where(self) -> None:
        self._person.locale = self._locale
        place = f"#{self._place.name}" if self._place else self._words.direct
        self.tell(self._words.now.format(place=place, role=self._role, locale=self._locale))

    async def _command(self, typed: str) -> None:
        """Run a command, list them, or, where a value ends in `?`, print what the bot suggests for it."""
        commands = offered(self._world, self._locale, member=self._role == "member")
        name = max((one for one in commands if f"{typed} ".startswith(f"{one} ")), key=len, default=None)
        if name is None:
            self._list(typed, commands)
        elif not (self._place or commands[name].direct):
            raise Refused(self._words.only_in_channels)
        else:
            reading = Reading(commands[name], self._words, client_of(self._world, self._words).names)
            given = reading.given(typed[len(name) :])
            asked = reading.asked(given)
            if asked is None:
                await self._exchange(self._run(name, reading, reading.values(given)))
            else:
                await self._complete(name, reading, asked, given)

    def _list(self, typed: str, commands: Mapping[str, Command]) -> None:
        if not commands:
            raise Refused(self._words.no_answer)  # the bot has not come
        listed = [one for one in commands if f"{one} ".startswith(f"{typed} ")]
        if typed and not listed:
            self.tell(self._words.unknown.format(typed=f"/{typed.partition(' ')[0]}"))
        self.tell(self._words.commands)
        for name in listed or commands:
            self._print(Text(f"/{name}  {commands[name].about}"))

    async def _complete(self, name: str, reading: Reading, asked: str, given: Mapping[str, str]) -> None:
        """Print what the bot suggests for the option `asked`; a number then runs the command with it."""
        values = reading.values({one: text for one, text in given.items() if one != asked})
        typed = given[asked].removesuffix("?")
        asking = self._person.completes(name, asked, typed, channel=self._here, also=values)
        if (choices := await self._got(asking)) is None:
            raise Refused(self._words.no_answer)
        self._numbers = []
        for one in choices:
            act = partial(self._run, name, reading, {**values, asked: one["value"]})
            self._numbers.append(_Numbered(label=clean(one["name"]), act=act))
        self.tell(self._words.client.choose if choices else self._words.no_choices)
        self._print_choices(one.label for one in self._numbers)

    async def _run(self, name: str, reading: Reading, values: Mapping[str, object]) -> Response:
        reading.check(values)
        return await self._person.runs(name, channel=self._here, also=values)

    def _hear(self, event: Event) -> None:
        """Keep what the bot says where this person sees it, until it is printed."""
        if event.name == "MESSAGE_DELETE":
            self._news.pop(event.data["id"], None)
            self._numbers = [one for one in self._numbers if one.message_id != event.data["id"]]
        elif event.name in {"MESSAGE_CREATE", "MESSAGE_UPDATE"}:
            message, channel = event.data, self._world.channels[int(event.data["channel_id"])]
            sees = {event.only_for, channel.recipient_id} <= {None, self._person.id}
            if sees and message["author"]["id"] == str(self._world.bot.id):
                self._news[message["id"]] = message

    async def _exchange(self, doing: Awaitable[Response | Json]) -> None:
        """Wait for an answer and print it, with all else that the bot has said."""
        got = await self._got(doing)
        said = self._show_news()
        if isinstance(got, Response) and got.modal is not None:
            await self._fill(got.modal)
        elif not said:
            silent = isinstance(got, Response) and got.acknowledged
            self.tell(self._words.silent if silent else self._words.no_answer)

    async def _got(self, doing: Awaitable[T]) -> T | None:
        """What came back, None where nothing came in time; Refused for what a client would not send."""
        try:
            return await doing
        except TimeoutError:
            return None
        except (LookupError, ValueError, PermissionError) as error:
            why = error.args[0] if error.args else error
            raise Refused(self._words.not_sent.format(why=why)) from error

    def _show_news(self) -> bool:
        """Print what the bot has said; its buttons take over the numbers."""
        news, self._news = list(self._news.values()), {}
        numbers: list[_Numbered] = []
        for message in news:
            if message["channel_id"] != str(self._here.id):
                place = self._world.channels[int(message["channel_id"])]
                self.tell(f"#{place.name}" if place.name else self._words.direct)
            lines, controls = draw(message, client_of(self._world, self._words), first=len(numbers) + 1)
            show(lines, self._out)
            for one in controls:
                act = partial(self._touch, message, one)
                numbers.append(_Numbered(label=one.label, act=act, message_id=message["id"]))
        shown = {one["id"] for one in news}
        self._numbers = numbers or [one for one in self._numbers if one.message_id not in shown]
        return bool(news)

    async def _touch(self, message: Json, control: Control) -> Response:
        """Click a button or pick an option, as whoever speaks now."""
        if control.value is None:
            return await self._person.clicks(message, control.custom_id)
        return await self._person.picks(message, control.value, which=control.custom_id)

    async def _fill(self, modal: Json) -> None:
        """Ask for the fields of a modal one after the other and send it."""
        values: dict[str, object] = {}
        self.tell(f"{modal['title']}\n{self._words.fill}")
        for shell in modal["components"]:
            field = shell.get("component") or shell.get("components", [shell])[0]
            if field["type"] == Kind.TEXT_DISPLAY:
                show(list(paragraphs(field["content"], client_of(self._world, self._words).names)), self._out)
            elif field["type"] in {*SELECTS, Kind.TEXT_INPUT, Kind.RADIO_GROUP, Kind.CHECKBOX_GROUP}:
                values |= await self._field(field, {**field, **shell})
        await self._exchange(self._person.submits(modal, also=values))

    async def _field(self, field: Json, about: Json) -> dict[str, object]:
        """The value typed for a field, by its custom_id; nothing for one that keeps what it has."""
        required = field.get("required", True)
        notes = (about.get("description"), field.get("placeholder"), "" if required else self._words.optional)
        note = clean("".join(f" · {one}" for one in notes if one))
        self._print(Text(clean(about.get("label") or ""), style="bold").append(note, "not bold dim"))
        choices = options_of(field, client_of(self._world, self._words))  # none for a field of text
        self._print_choices(f"{label}  {more}" for label, _, more in choices)
        named = {
            key: one[1] for number, one in enumerate(choices, 1) for key in (str(number), one[0].lower())
        }
        least, most = field.get("min_length") or 1, field.get("max_length") or 4000
        kept = field.get("value") or any(one.get("default") for one in field.get("options", ()))
        while True:
            typed = clean(await anext(self._lines, LEAVE)).strip()
            if typed.lower() == LEAVE:
                raise Refused(self._words.left)
            if not typed and (kept or not required):
                return {} if kept else {field["custom_id"]: "" if not choices else []}
            picked = named.get(typed.lower())
            if picked or (not choices and least <= len(typed) <= most):
                return {field["custom_id"]: [picked] if picked else typed}
            wanted = self._words.client.choose if choices else self._words.length
            self.tell(wanted.format(least=least, most=most))

    def _print(self, text: Text) -> None:
        show([Line(text=text, hang=2)], self._out)

    def _print_choices(self, labels: Iterable[str]) -> None:
        for number, label in enumerate(labels, start=1):
            self._print(Text(f"[{number}] {label}"))

    @property
    def _person(self) -> Person:
        return self._people[self._role]

    @property
    def _here(self) -> Channel:
        return self._place or self._person.dm()

    def _channel(self, name: str) -> Channel:
        try:
            return self._world.channel(name)
        except LookupError:
            raise self._unknown(name) from None

    def _unknown(self, typed: str) -> Refused:
        return Refused(self._words.unknown.format(typed=typed))
