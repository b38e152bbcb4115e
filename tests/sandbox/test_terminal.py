"""Lines typed in a terminal, a real sandbox, the real library: what a newcomer reads on the screen."""

import os
import pty
import signal
import subprocess
import sys
import termios
from collections.abc import AsyncIterator
from typing import Any

import discord
import pytest
from discord import app_commands
from rich.cells import cell_len
from rich.console import Console

from sandbox import RateLimits, Sandbox
from sandbox.terminal import Words, converse
from tests.sandbox.tinybot import Doors, TinyBot, logged_in

IMPATIENT = {"rates": RateLimits.off(), "answer_within_s": 0.5, "reply_within_s": 0.5}


class Translator(app_commands.Translator):
    async def translate(self, string: app_commands.locale_str, locale: discord.Locale, _: Any) -> str | None:
        return "남은 팀" if (string.message, locale) == ("Who is in", discord.Locale.korean) else None


class Vote(discord.ui.Modal, title="Vote"):
    """An optional field, and one that is filled in already and has bounds."""

    note: discord.ui.TextInput[Any] = discord.ui.TextInput(label="Note", required=False, placeholder="any")
    name: discord.ui.TextInput[Any] = discord.ui.TextInput(
        label="Name", default="Mina", min_length=3, max_length=5
    )

    async def on_submit(self, interaction: discord.Interaction) -> None:
        await interaction.response.send_message(f"{self.note.value!r} {self.name.value!r}")


class ChatBot(TinyBot):
    """The tiny bot with a /status and commands for what only a terminal has to read."""

    async def setup_hook(self) -> None:
        _add_commands(self.tree)
        await self.tree.set_translator(Translator())
        await super().setup_hook()

    async def on_message(self, message: discord.Message) -> None:
        if "hush" not in message.content:
            await super().on_message(message)


def _add_commands(tree: app_commands.CommandTree[Any]) -> None:
    @tree.command(description="Who is in")
    async def status(interaction: discord.Interaction) -> None:
        await interaction.response.send_message(f"**Three** remain ({interaction.locale})", ephemeral=True)

    @tree.command(description="In plain words")
    async def ask(
        interaction: discord.Interaction, question: app_commands.Range[str, 1, 20], loud: bool = False
    ) -> None:
        await interaction.response.send_message(f"asked {question!r} {loud}")

    @tree.command(description="Many kinds of options")
    @app_commands.choices(size=[app_commands.Choice(name=name, value=len(name)) for name in ("Small", "Big")])
    async def kinds(it: discord.Interaction, size: int, share: float, who: discord.User) -> None:
        await it.response.send_message(f"{size} {share} {who.display_name}")

    @tree.command(description="For curators")
    @app_commands.default_permissions(manage_guild=True)
    @app_commands.guild_only()
    async def curate(interaction: discord.Interaction) -> None:
        await interaction.response.send_message(f"curated by {interaction.user.display_name}")

    @tree.command(description="Vote")
    async def vote(interaction: discord.Interaction) -> None:
        await interaction.response.send_modal(Vote())

    @tree.command(description="Done without a word")
    async def wordless(interaction: discord.Interaction) -> None:
        await interaction.response.defer()
        await interaction.delete_original_response()

    @tree.command(description="An alert elsewhere")
    async def alarm(interaction: discord.Interaction) -> None:
        news = discord.utils.get(interaction.client.get_all_channels(), name="news")
        assert isinstance(news, discord.TextChannel)
        await news.send("an alert", view=Doors())
        await interaction.response.send_message("\x1b[2Jsent")


@pytest.fixture
async def bot(sandbox: Sandbox) -> AsyncIterator[TinyBot]:
    tiny = ChatBot()
    async with logged_in(sandbox, tiny):
        yield tiny


async def typed(*lines: str) -> AsyncIterator[str]:
    for line in lines:
        yield line


async def screen(sandbox: Sandbox, lines: AsyncIterator[str], *, locale: str = "en-US") -> list[str]:
    """All lines on the screen when `lines` have ended."""
    out = Console(width=80, force_terminal=False)
    with out.capture() as shown:
        await converse(sandbox, lines=lines, out=out, words=Words.in_(locale), locale=locale)
    return shown.get().split("\n")[:-1]


async def talk(sandbox: Sandbox, *lines: str, locale: str = "en-US") -> list[str]:
    """What is printed after the hint and the first exchange."""
    return (await screen(sandbox, typed(*lines), locale=locale))[4:]


async def test_it_opens_with_a_hint_and_the_status(sandbox: Sandbox, bot: TinyBot) -> None:
    shown = await screen(sandbox, typed(), locale="ko")
    assert shown == [Words.in_("ko").hint, "› /status", "Cutline (나에게만 보임)", "Three remain (ko)"]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["who won?"], ["Cutline", "you said who won?"]),
        (["#general who won?"], ["#general", "Cutline", "you said who won?"]),
        ([":in general", "@Cutline hi"], ["Now: #general, member, en-US", "Cutline", "you said hi"]),
        (["#news", ":in dm"], ["Now: #news, member, en-US", "Now: direct messages, member, en-US"]),
        (["#nowhere hi"], ["There is no “#nowhere” here."]),
        (["", "/ask a b? c"], ["Cutline", "asked 'a b? c' False"]),
        (["/ask question: who won? loud:TRUE"], ["Cutline", "asked 'who won?' True"]),
        (['/ask "loud:true" loud:false'], ["Cutline", "asked 'loud:true' False"]),
        (["/ask a loud:maybe"], ["loud takes true, false."]),
        (["/ask a question:b"], ["No option takes “a”."]),
        (["/status now"], ["No option takes “now”."]),
        (["/ask " + "a" * 21], ["Not sent: option 'question' takes 1 to 20, not 21"]),
        (["/ask"], ["Add question: …"]),
        (["/kinds size:small share:0.5 who:@mina"], ["Cutline", "5 0.5 Mina"]),
        (["/kinds size:Huge"], ["size takes Small, Big."]),
        (["/kinds share:half"], ["share takes 0-9."]),
        (["/kinds who:nobody"], ["who takes @Owner, @Cutline, @Mina, @everyone, #general, #news, #quiet."]),
        (["#general", "/alerts follow channel:#news who:mina"], ["Now: #general, member, en-US", "Cutline", "Mina follows #news"]),
        (["/curate"], ["There is no “/curate” here.", "Commands:"]),
        ([":as admin", "/curate"], ["Now: direct messages, admin, en-US", Words.in_("en").only_in_channels]),
        ([":as owner", "#general", "/curate"], ["Now: #general, owner, en-US", "Cutline", "curated by Owner"]),
        (["/wordless"], ["Done. The bot said nothing."]),
        (["/card"], ["Cutline", "| A card", "| a line", "| [1] Why"]),
        (["/alarm"], ["#news", "Cutline", "an alert", "[1] Open  [2] Later  [3] Ask", "Choose:"]),
        ([":lang ko", "/status"], ["지금: 다이렉트 메시지, member, ko", "Cutline (나에게만 보임)", "Three remain (ko)"]),
        ([":lang fr", "9"], ["There is no “:lang fr” here.", "There is no “9” here."]),
        (["/alerts"], ["Commands:", "/alerts follow  Follow"]),
        ([":help"], Words.in_("en").help.split("\n")),
        (["/hello al?"], ["Choose:", "[1] Alan"]),
        (["/hello zz?"], ["The bot suggests nothing for that."]),
        (["/hello name:a? times:2", "2"], ["Choose:", "[1] Ada", "[2] Alan", "Cutline", "hello Alan hello Alan"]),
        (['/hello "a?"'], ["Cutline", "hello a?"]),
    ],
    ids=" | ".join,
)  # fmt: skip
async def test_what_is_typed_is_answered(
    sandbox: Sandbox, bot: TinyBot, lines: list[str], expected: list[str]
) -> None:
    shown = await talk(sandbox, *lines)
    start = shown.index(expected[0])
    assert [one.rstrip() for one in shown[start : start + len(expected)]] == expected


async def test_a_slash_alone_lists_the_commands_in_ones_language(sandbox: Sandbox, bot: TinyBot) -> None:
    shown = await talk(sandbox, "/", locale="ko")
    assert "/status  남은 팀" in shown
    assert "/alerts follow  Follow" in shown
    assert not any("/curate" in one or "Quote" in one for one in shown)


async def test_a_button_is_used_by_number_or_name_and_an_option_too(sandbox: Sandbox, bot: TinyBot) -> None:
    shown = await talk(sandbox, "/hello Ada", "1", ":click later", "5", ":click red")
    assert shown[6:9] == ["Cutline (edited)", "open", "[1] Open  [2] Later  [3] Ask"]
    assert [one for one in shown if one[:5] in {"later", "picke"}] == ["later", "picked b", "picked r"]


async def test_a_button_that_is_gone_has_no_number(sandbox: Sandbox, bot: TinyBot) -> None:
    async def lines() -> AsyncIterator[str]:
        yield "/hello Ada"
        world = sandbox.world
        (asked,) = [one for channel in world.channels.values() for one in channel.messages.values()]
        world.messages.delete(asked)
        yield "1"

    assert (await screen(sandbox, lines()))[-1] == "There is no “1” here."


async def test_the_fields_of_a_modal_are_asked_for_in_turn(sandbox: Sandbox, bot: TinyBot) -> None:
    head = ["Vote", "One line for each field; :cancel leaves.", "Note · any · may be left empty", "Name"]
    bounds = "Between 3 and 5 characters."
    shown = await talk(sandbox, "/vote", "", "Jo", "Josephine", "Jose", "/vote", "x", "")
    assert shown == [*head, bounds, bounds, "Cutline", "'' 'Jose'", *head, "Cutline", "'x' 'Mina'"]


async def test_an_option_of_a_modal_is_chosen_by_number_or_name(sandbox: Sandbox, bot: TinyBot) -> None:
    shown = await talk(
        sandbox, "/hello A", "3", "so", "2", "1", ":click ask", "", "so", "small", "3", "so", ""
    )
    size = ["Size · may be left empty", "[1] Small"]
    assert shown[8:14] == ["Why", *size, "Choose:", "Cutline", "because so ['s']"]
    assert shown[16:22] == ["Why", "Between 1 and 20 characters.", *size, "Cutline", "because so ['s']"]
    assert shown[-1] == "because so []"


@pytest.mark.parametrize("lines", [["/vote", "a note", ":cancel"], ["/vote", "a note"]])
async def test_a_modal_can_be_left(sandbox: Sandbox, bot: TinyBot, lines: list[str]) -> None:
    assert (await talk(sandbox, *lines))[-1] == "Left. Nothing was sent."


@pytest.mark.parametrize("end", ["quit", "exit", ":quit", ":QUIT"])
async def test_nothing_is_read_after_the_end(sandbox: Sandbox, bot: TinyBot, end: str) -> None:
    assert await talk(sandbox, end, "hi") == []


@pytest.mark.parametrize("options", [IMPATIENT])
@pytest.mark.parametrize("line", ["hush", "#general hush", "/mute"])
async def test_no_answer_is_said_so(sandbox: Sandbox, bot: TinyBot, line: str) -> None:
    assert (await talk(sandbox, line))[-1:] == ["No answer came in time."]


@pytest.mark.parametrize("options", [IMPATIENT])
async def test_without_a_bot_the_first_answer_says_so(sandbox: Sandbox) -> None:
    assert (await screen(sandbox, typed()))[1:] == ["› /status", "No answer came in time."]


async def test_a_bots_text_cannot_move_the_cursor(sandbox: Sandbox, bot: TinyBot) -> None:
    assert (await talk(sandbox, "/alarm", "\x1b[2Jhi"))[-3:] == ["[2Jsent", "Cutline", "you said [2Jhi"]


@pytest.mark.parametrize("locale", ["en", "ko"])
def test_the_terminals_own_sentences_fit_into_a_row(locale: str) -> None:
    words = Words.in_(locale)
    rows = [row for name in Words.__slots__ if name != "client" for row in getattr(words, name).split("\n")]
    assert all(cell_len(row) <= 80 for row in rows)


KEYBOARD = """
import asyncio, signal
signal.signal(signal.SIGINT, signal.default_int_handler)  # a test run in the background ignores it
from sandbox.terminal import typed_lines
async def main():
    async for line in typed_lines("› "):
        print("got", line.strip(), flush=True)
        if line.strip() == "stop":
            return
    print("end")
asyncio.run(main())
"""


def keyboard(**more: Any) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", KEYBOARD], stderr=subprocess.STDOUT, **more)


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("하나\n\x1b[2Jtwo", "› 하나\ngot 하나\n› [2Jtwo\ngot \x1b[2Jtwo\nend\n"),
        ("", "end\n"),
        ("stop\nmore\n", "› stop\ngot stop\n"),
    ],
)  # fmt: skip
def test_piped_lines_are_shown_and_end_with_the_input(given: str, shown: str) -> None:
    with keyboard(stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        out, _ = process.communicate(given.encode(), timeout=30)
    assert (out.decode(), process.returncode) == (shown, 0)


@pytest.mark.parametrize("sent", [None, signal.SIGINT, signal.SIGTERM])
def test_a_line_that_never_comes_holds_nothing_up(sent: signal.Signals | None) -> None:
    with keyboard(stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(b"one\n" if sent else b"stop\n")
        process.stdin.flush()
        assert [process.stdout.readline(), process.stdout.readline()][1].startswith(b"got ")
        if sent is not None:
            process.send_signal(sent)
        assert process.wait(timeout=10) == -(sent or 0)
        assert b"Fatal" not in process.stdout.read()


def test_a_terminal_has_history_and_is_left_as_it_was() -> None:
    ours, theirs = pty.openpty()
    before = termios.tcgetattr(theirs)
    with open(ours, "r+b", buffering=0) as keys, keyboard(stdin=theirs, stdout=theirs) as process:
        shown = b""
        for sent, seen in ((b"one\r", 1), (b"\x1b[A\r", 2)):
            keys.write(sent)
            while shown.count("got one\r\n› ".encode()) < seen:
                shown += keys.read(1024)
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=10) == -signal.SIGINT
        assert termios.tcgetattr(theirs) == before
        os.close(theirs)
