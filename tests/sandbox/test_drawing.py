"""A message's JSON becomes lines: every word, no mark, nothing that moves a cursor, links in one piece."""

from typing import Any, Literal
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from sandbox.drawing import Client, Control, clean, draw, paragraphs, show

HOSTILE = "a\x1b[2Jb\x07\x9b1Ac\u202ed\u2066e\x00f\rg\ud800h"
CLIENT = Client(
    only_you="(only you see this)",
    edited="(edited)",
    thinking="is thinking",
    choose="Choose:",
    names={"4": f"@{HOSTILE}", "5": "@Mina", "6": "#general"},
    offers={8: [("#general", "6"), ("#news", "7")]},
)


def message(**parts: Any) -> dict[str, Any]:
    return {"author": {"username": "Cutline"}, "content": "", "flags": 0, **parts}


def printed(parts: dict[str, Any], *, width: int = 80, terminal: bool = False) -> str:
    shades: Literal["truecolor"] | None = "truecolor" if terminal else None
    out = Console(width=width, force_terminal=terminal, color_system=shades, no_color=False)
    with out.capture() as shown:
        show(draw(parts, CLIENT)[0], out)
    return shown.get()


def body(source: str, *, width: int = 80, terminal: bool = False) -> str:
    """What is printed below the author's name for a plain message."""
    shown = printed(message(content=source), width=width, terminal=terminal)
    return shown.partition("\n")[2].removesuffix("\n")


def button(label: str, custom_id: str = "x", **more: Any) -> dict[str, Any]:
    return {"type": 2, "style": 2, "label": label, "custom_id": custom_id, **more}


def row(*parts: dict[str, Any]) -> dict[str, Any]:
    return {"type": 1, "components": list(parts)}


def container(*parts: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"type": 17, "components": list(parts), **more}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("**bold** and *thin* and __under__ and ~~gone~~ and ||hidden||", "bold and thin and under and gone and hidden"),
        ("***both*** **out _in_ out**", "both out in out"),
        ("`**raw**` and ``a`b``", "**raw** and a`b"),
        (r"\*not\* \_thin\_ C:\팀", r"*not* _thin_ C:\팀"),
        ("snake_case_name 2 * 3 * 4 ** open", "snake_case_name 2 * 3 * 4 ** open"),
        ("[the notice](https://a.example/x_(y)_z)", "the notice <https://a.example/x_(y)_z>"),
        ("[**Yes**](<https://a.example/>).", "Yes <https://a.example/>."),
        ("<https://a.example/_x_> https://b.example/*y*", "https://a.example/_x_ https://b.example/*y*"),
        ("<@5> <@!5> <#6> <@&9> <#9>", "@Mina @Mina #general @unknown #unknown"),
        ("</alerts follow:12> <:tick:34>", "/alerts follow :tick:"),
        ("<t:99999999999999:D>", "<t:99999999999999:D>"),
        ("# Head\n-# small\n> said\n1. one\n- two\n  - three", "Head\nsmall\n> said\n1. one\n• two\n  • three"),
        ("before\n```py\na = 1\n    b**2\n```\nafter", "before\na = 1\n    b**2\nafter"),
        ("one\n\ntwo", "one\n\ntwo"),
    ],
)  # fmt: skip
def test_markdown_is_reduced_to_plain_text(source: str, expected: str) -> None:
    assert body(source) == expected


def test_a_point_in_time_is_shown_as_a_date() -> None:
    assert body("<t:1768435200:D>") in {"2026-01-14", "2026-01-15"}  # by the zone of this machine
    assert body("<t:1768435200:R>").startswith("2026-01-1")


def test_on_a_terminal_bold_is_bold_and_small_is_dim() -> None:
    shown = body("plain **strong**\n-# small", terminal=True)
    assert "plain \x1b[1mstrong\x1b[0m" in shown
    assert "\x1b[2msmall\x1b[0m" in shown


def test_a_container_has_a_coloured_bar_on_a_terminal_and_a_plain_one_elsewhere() -> None:
    inside = message(components=[container({"type": 10, "content": "Words"}, accent_color=0x22AA55)])
    assert "\x1b[38;2;34;170;85m▌ \x1b[0mWords" in printed(inside, terminal=True)
    assert printed(inside) == "Cutline\n| Words\n"


def test_what_follows_a_container_has_no_bar() -> None:
    assert printed(message(components=[container(), {"type": 10, "content": "After"}])) == "Cutline\nAfter\n"


@pytest.mark.parametrize("width", [20, 40, 79])
def test_korean_is_wrapped_by_columns_and_no_letter_is_lost(width: int) -> None:
    source = "독자 AI 파운데이션 모델 프로젝트의 " + "가나다라마바사아자차카타파하" * 6
    rows = body(source, width=width).split("\n")
    assert max(cell_len(one) for one in rows) <= width
    assert "".join(rows).replace(" ", "") == source.replace(" ", "")


def test_an_item_goes_on_below_its_own_words() -> None:
    assert body("- one two three four five six", width=20) == "• one two three four\n  five six"
    assert body("• one two three four five six", width=20) == "• one two three four\n  five six"


def test_an_address_stays_on_one_line_past_the_edge() -> None:
    address = "https://a.example/" + "long/" * 30
    shown = printed(
        message(components=[container({"type": 10, "content": f"See [it]({address}) now"})]), width=40
    )
    assert shown.split("\n")[1:4] == ["| See it", f"| <{address}>", "| now"]


def test_buttons_and_options_are_numbered_on() -> None:
    options = [
        {"label": "LG", "value": "lg", "description": "in"},
        {"label": "KT", "value": "kt", "emoji": {"name": "🅾"}},
    ]
    parts = message(
        components=[
            container(
                {
                    "type": 9,
                    "components": [{"type": 10, "content": "Words"}],
                    "accessory": button("Why", "why"),
                },
                row(
                    button("Old", disabled=True),
                    button("Sources", "s"),
                    button("Read", style=5, url="https://a.example/"),
                ),
            ),
            row({"type": 3, "custom_id": "pick", "options": options}),
        ]
    )
    lines, controls = draw(parts, CLIENT, first=4)
    assert [line.text.plain.replace("\xa0", " ") for line in lines[1:]] == [
        "Words",
        "[4] Why",
        "[-] Old  [5] Sources  Read <https://a.example/>",
        "Choose:",
        "[6] LG - in",
        "[7] 🅾 KT",
    ]
    assert controls == [
        Control(label="Why", custom_id="why"),
        Control(label="Sources", custom_id="s"),
        Control(label="LG", custom_id="pick", value="lg"),
        Control(label="🅾 KT", custom_id="pick", value="kt"),
    ]


def test_a_button_is_not_broken_at_the_end_of_a_row() -> None:
    buttons = row(*(button(f"Follow {number}") for number in range(4)))
    assert printed(message(components=[buttons]), width=32).split("\n")[1:-1] == [
        "[1] Follow 0  [2] Follow 1",
        "[3] Follow 2  [4] Follow 3",
    ]


def test_a_select_of_channels_offers_the_channels_there_are() -> None:
    lines, controls = draw(message(components=[row({"type": 8, "custom_id": "where"})]), CLIENT)
    assert lines[-1].text.plain == "[2] #news"
    assert controls[1] == Control(label="#news", custom_id="where", value="7")


def test_a_switched_off_select_has_no_numbers() -> None:
    select = {"type": 3, "custom_id": "x", "disabled": True, "options": [{"label": "LG", "value": "lg"}]}
    lines, controls = draw(message(components=[row(select)]), CLIENT)
    assert (lines[-1].text.plain, controls) == ("[-] LG", [])


def test_pictures_files_and_rules_are_shown() -> None:
    media = {"url": "https://a.example/p.png"}
    parts = [
        {"type": 12, "items": [{"media": media, "description": "A chart"}]},
        {"type": 14},
        {"type": 13, "file": media, "name": "p.png"},
        {
            "type": 9,
            "components": [{"type": 10, "content": "Words"}],
            "accessory": {"type": 11, "media": media},
        },
    ]
    files = [{"filename": "data.csv", "url": "https://a.example/data.csv"}]
    assert printed(message(components=parts, attachments=files)).split("\n")[1:-1] == [
        "data.csv <https://a.example/data.csv>",
        "A chart <https://a.example/p.png>",
        "───",
        "p.png <https://a.example/p.png>",
        "Words",
        "https://a.example/p.png",
    ]


EMBED = {
    "color": 0xFF0000,
    "author": {"name": "Desk"},
    "title": "Out: *one*",
    "url": "https://a.example/n",
    "description": "**Why**",
    "fields": [{"name": "Stage", "value": "Final"}],
    "image": {"url": "https://a.example/i.png"},
    "footer": {"text": "checked"},
    "timestamp": "2026-01-15T09:00:00+00:00",
}


def test_an_embed_is_shown_with_all_its_parts() -> None:
    assert printed(message(content="Alert", embeds=[EMBED])).split("\n")[1:-1] == [
        "Alert",
        "| Desk",
        "| Out: one",
        "| https://a.example/n",
        "| Why",
        "| Stage",
        "| Final",
        "| https://a.example/i.png",
        "| checked",
        "| 2026-01-15 09:00",
    ]


def test_suppressed_embeds_are_not_shown() -> None:
    assert printed(message(content="Alert", embeds=[EMBED], flags=4)) == "Cutline\nAlert\n"


@pytest.mark.parametrize(
    ("parts", "first"),
    [
        ({"flags": 64}, "Cutline (only you see this)"),
        ({"edited_timestamp": "2026-01-15T09:00:00+00:00"}, "Cutline (edited)"),
        ({"flags": 128}, "Cutline is thinking"),
        ({"author": {"username": "m", "global_name": "Mina"}}, "Mina"),
    ],
)
def test_the_first_line_says_who_speaks_and_how(parts: dict[str, Any], first: str) -> None:
    assert printed(message(**parts)).split("\n")[0] == first


def test_no_text_anywhere_moves_the_cursor() -> None:
    """Each place that holds text is given the same hostile one; what can be read of it stays."""
    media = {"url": f"https://a.example/{HOSTILE}"}
    select = {"type": 3, "placeholder": HOSTILE, "custom_id": "s"}
    option = {"label": HOSTILE, "value": "v", "description": HOSTILE, "emoji": {"name": HOSTILE}}
    parts = message(
        author={"username": HOSTILE},
        content=f"{HOSTILE} `{HOSTILE}`\n```\n{HOSTILE}\n```\n<@4>",
        attachments=[{"filename": HOSTILE, **media}],
        embeds=[
            {
                "title": HOSTILE,
                "description": HOSTILE,
                "author": {"name": HOSTILE},
                "footer": {"text": HOSTILE},
                **media,
            }
        ],
        components=[
            {"type": 12, "items": [{"media": media, "description": HOSTILE}]},
            row(button(HOSTILE), button(HOSTILE, style=5, url=media["url"]), button(HOSTILE, disabled=True)),
            row({**select, "options": [option]}),
        ],
    )
    shown = printed(parts)
    assert all(one == "\n" or one.isprintable() for one in shown)
    assert shown.count("a[2Jb1Acdefgh") == 22


@given(
    st.text(max_size=400),
    st.sampled_from(["**", "*", "_", "||", "`", "[", "](https://a)", "<t:", "```"]),
    st.integers(20, 60),
)
def test_any_text_can_be_shown(text: str, mark: str, width: int) -> None:
    shown = body(f"{mark}{text}{mark}" * 3, width=width)
    assert all(one in "\n\u200d" or category(one) not in {"Cc", "Cf", "Cs", "Zl", "Zp"} for one in shown)
    assert all(cell_len(one) <= width or "://" in one for one in shown.split("\n"))


@given(st.text(alphabet="abc 가나\n", max_size=300))
def test_text_without_marks_loses_no_letter(text: str) -> None:
    assert "".join(body(text, width=20).split()) == "".join(text.split())


def test_deeply_nested_marks_end() -> None:
    assert "x" in "".join(line.text.plain for line in paragraphs("*_" * 900 + "x" + "_*" * 900, {}))


def test_what_is_cleaned_keeps_line_ends_only_when_asked() -> None:
    assert clean("a\r\nb\tc") == "a b    c"
    assert clean("a\r\nb", newlines=True) == "a\nb"
