"""Whatever a card says, its message keeps Discord's limits, shows outside text as text, and keeps its links."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from discord import ui
from hypothesis import given, settings
from hypothesis import strategies as st

from answers.cards import Card, SourceLine
from answers.terms import Language, Outcome
from answers.wording import Wording
from cogs.ui.cards import MOST_TEXT, card_view, lay_out, sentence_view
from cogs.ui.escaping import escaped, link
from sandbox.limits import message_errors

WORDING = Wording()
V2 = 1 << 15
HOSTILE = [
    "@everyone", "<@&123>", "[free](https://evil.example)", "**bold**", "||spoiler||", "# heading", "-# small",
    "> quote", "1. list", "- list", "`code`", "```block", "\u202egnp.exe", "a\u200bb", "\x00", "\ud800", "</x:1>",
    "<t:0>", "<:smile:1>", "'; DROP TABLE team; --", "{{7*7}}", "~~gone~~", "a" * 4000, "",
]  # fmt: skip
words = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=900))
sources = st.builds(
    SourceLine,
    publisher=words,
    published=words,
    url=st.one_of(
        st.none(), st.sampled_from(["https://example.org/a(b)?q=1", "https://example.org/" + "x" * 1100])
    ),
    official=st.one_of(st.none(), words),
)
cards = st.builds(
    Card,
    headline=words,
    lines=st.lists(words, max_size=8).map(tuple),
    entries=st.lists(st.tuples(words, st.one_of(words, st.just("https://example.org/1"))), max_size=200).map(
        tuple
    ),
    sources=st.lists(sources, max_size=3).map(tuple),
    more_sources=st.one_of(st.none(), words),
    footer=st.one_of(st.none(), words),
    outcome=st.one_of(st.none(), st.sampled_from(Outcome)),
    badge=st.one_of(st.none(), words),
)


def sent(card: Card) -> dict[str, Any]:
    """The message as it would be sent."""

    return components(lambda: card_view(lay_out(card, Language.KO, WORDING)))


def components(build: Callable[[], ui.LayoutView]) -> dict[str, Any]:
    """The body of a message of the view, which can only be built while a loop runs."""

    async def built() -> Any:
        return build().to_components()  # type: ignore[no-untyped-call]  # the library's own

    return {"components": asyncio.run(built()), "flags": V2}


def text_of(body: dict[str, Any]) -> str:
    return "\n".join(one.get("content", "") for one in body["components"][0]["components"])


@settings(max_examples=300, deadline=None)
@given(card=cards)
def test_a_card_keeps_every_limit_of_a_message(card: Card) -> None:
    body = sent(card)
    assert message_errors(body) == {}
    assert len(text_of(body).replace("\n", "")) <= MOST_TEXT


@settings(max_examples=100, deadline=None)
@given(card=cards)
def test_the_address_of_a_source_is_never_cut(card: Card) -> None:
    text = text_of(sent(card))
    for one in card.sources:
        if one.url and one == card.sources[0]:
            assert link("", one.url)[2:] in text
    for part in text.split("](<")[1:]:  # whatever link is shown is whole
        assert part.partition(">)")[1]


@settings(max_examples=300, deadline=None)
@given(text=st.one_of(words, st.text(max_size=50)))
def test_escaped_text_is_one_line_without_anything_invisible(text: str) -> None:
    shown = escaped(text)
    assert "\n" not in shown
    assert not any(ord(one) < 32 or one in "\u200b\u202e\u2066\ud800" for one in shown)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("second-stage (A·B)", "second-stage (A·B)"),
        ("a_b*c", r"a\_b\*c"),
        ("[x](https://evil.example)", r"\[x\](https:\//evil.example)"),
        ("[[x]](https://evil.example)", r"\[\[x\]\](https:\//evil.example)"),
        ("discord.gg/abc", r"discord.gg\/abc"),
        ("a\u3164b\u2800", "ab"),
        ("[plain] brackets", r"\[plain\] brackets"),
        ("# no heading", r"\# no heading"),
        ("-# no small text", r"\-# no small text"),
        ("- no list", r"\- no list"),
        ("2026. 1. 15", r"2026\. 1. 15"),
        ("<@123> <#1> </x:1> <t:1> 1 < 2", r"\<@123> \<#1> \</x:1> \<t:1> 1 < 2"),
        ("two\nlines\u202e", "two lines"),
    ],
)
def test_only_what_discord_would_format_is_escaped(text: str, shown: str) -> None:
    assert escaped(text) == shown


def test_a_link_cannot_be_broken_out_of() -> None:
    made = link("a](https://evil.example)[b", "https://example.org/x) [y](https://evil.example")
    assert made.count("](") == 1
    assert ">)" in made


def test_a_sentence_is_cut_to_what_a_message_holds() -> None:
    assert message_errors(components(lambda: sentence_view("x" * 9000))) == {}
