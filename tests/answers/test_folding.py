"""Folding and Hangul: many spellings, one key."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answers.folding import cleaned, flat, fold, plain
from answers.hangul import compose, initials, romanise, strokes, typed_as_korean, typed_as_latin

SYLLABLES = st.text(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), max_size=12)


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("Upstage", "upstage"),
        ("ＵＰＳＴＡＧＥ", "upstage"),
        ("Úpstàgé 🚀", "upstage"),
        ("Upst\u0430ge", "upstage"),  # a Cyrillic a
        ("up\u200bst\u00adage", "upstage"),
        ("**Up**-_stage_", "upstage"),
        ("ㅁㅗㅌㅣㅍㅡ", "모티프"),
        (unicodedata.normalize("NFD", "네이버클라우드"), "네이버클라우드"),
        ("ﾓ", "モ"),
        ("ㅇㅓㅂ스", "업스"),
        ("\ud800업\x00스", "업스"),
        ("", ""),
        ("🚀…!?", ""),
    ],
)
def test_one_name_has_one_key(typed: str, key: str) -> None:
    assert flat(typed) == key


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    once = flat(text)
    assert flat(once) == once


@given(SYLLABLES)
def test_unicode_form_and_width_never_matter(text: str) -> None:
    assert flat(unicodedata.normalize("NFD", text)) == flat(text)


@given(SYLLABLES)
def test_syllables_taken_apart_come_together_again(text: str) -> None:
    assert compose(strokes(text)) == text


@given(SYLLABLES)
def test_the_other_layout_there_and_back_is_the_same(text: str) -> None:
    assert typed_as_korean(typed_as_latin(text)) == text


def test_key_strokes_split_compound_letters() -> None:
    assert strokes("권값") == "ㄱㅜㅓㄴㄱㅏㅂㅅ"


def test_initials_and_romanising_follow_the_letters() -> None:
    assert initials("모티프테크") == "ㅁㅌㅍㅌㅋ"
    assert romanise("업스테이지") == "eopseuteiji"
    assert typed_as_latin("ㅅ갸ㅣㅣㅑㅐㅜ") == "trillion"


@pytest.mark.parametrize(
    "noise",
    ["https://upstage.ai/x", "<@123456789012345678>", "<#5>", "<:upstage:123>", "@everyone", "```upstage```",
     ":upstage:", "ㅋㅋㅋ", "ㅎㅎ", "www.upstage.ai", "</team:123>", "```upstage"],
)  # fmt: skip
def test_what_is_no_text_of_the_asker_is_left_out(noise: str) -> None:
    assert flat(cleaned(f"{noise} KT")) == ("" if noise == "```upstage" else "kt")


def test_laughter_is_dropped_but_initials_are_kept() -> None:
    assert flat(cleaned("카카오ㅋㅋㅋ")) == "카카오"
    assert flat(cleaned("ㅋㅋㅇ")) == "ㅋㅋㅇ"


def test_a_hundred_thousand_characters_are_cut() -> None:
    assert len(cleaned("a" * 100_000)) <= 200


def test_fold_keeps_spaces() -> None:
    assert fold("Naver  CLOUD") == "naver  cloud"


@pytest.mark.parametrize(
    ("text", "left"),
    [("Up\u200bstage", "Upstage"), ("a\x00b", "ab"), ("a\ud800b", "ab"), ("a\nb", "a\nb"), ("a\tb", "a\tb"), ("aXXb", "aXXb")],
)  # fmt: skip
def test_plain_text_has_nothing_invisible_but_its_lines(text: str, left: str) -> None:
    assert plain(text) == left
