"""Labelled names made from a programme file; imports nothing from `answers/`, so it can contradict it.

`make_set(file, seed)` gives rows of name, team (None for no team) and class. Slips are made only on names
that allow them (strong), and a slip that spells another listed name is dropped.
"""

import itertools
import random
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import yaml

from tests.names import non_teams


class Row(NamedTuple):
    name: str
    team: str | None
    kind: str


CHO = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
JUNG = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
JONG = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
SPLIT = {
    "ㅘ": "ㅗㅏ", "ㅙ": "ㅗㅐ", "ㅚ": "ㅗㅣ", "ㅝ": "ㅜㅓ", "ㅞ": "ㅜㅔ", "ㅟ": "ㅜㅣ", "ㅢ": "ㅡㅣ", "ㄳ": "ㄱㅅ",
    "ㄵ": "ㄴㅈ", "ㄶ": "ㄴㅎ", "ㄺ": "ㄹㄱ", "ㄻ": "ㄹㅁ", "ㄼ": "ㄹㅂ", "ㄽ": "ㄹㅅ", "ㄾ": "ㄹㅌ", "ㅀ": "ㄹㅎ", "ㅄ": "ㅂㅅ",
}  # fmt: skip
KEY = dict(
    zip(
        "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡㅃㅉㄸㄲㅆㅒㅖ",
        "qwertyuiopasdfghjklzxcvbnmQWERTOP",
        strict=True,
    )
)
BESIDE = {
    "q": "wa", "w": "qes", "e": "wrd", "r": "etf", "t": "ryg", "y": "tuh", "u": "yij", "i": "uok", "o": "ipl", "p": "ol",
    "a": "qsz", "s": "adw", "d": "sfe", "f": "dgr", "g": "fht", "h": "gjy", "j": "hku", "k": "jli", "l": "ko", "z": "ax",
    "x": "zc", "c": "xv", "v": "cb", "b": "vn", "n": "bm", "m": "n",
}  # fmt: skip
NEAR_VOWEL = {
    "ㅐ": "ㅔ",
    "ㅔ": "ㅐ",
    "ㅗ": "ㅜ",
    "ㅜ": "ㅗ",
    "ㅓ": "ㅏ",
    "ㅏ": "ㅓ",
    "ㅣ": "ㅡ",
    "ㅡ": "ㅜ",
    "ㅕ": "ㅓ",
    "ㅑ": "ㅏ",
}
NEAR_CONSONANT = {
    "ㅍ": "ㅂ",
    "ㅂ": "ㅍ",
    "ㅅ": "ㅆ",
    "ㅋ": "ㄱ",
    "ㄱ": "ㅋ",
    "ㅌ": "ㄷ",
    "ㄷ": "ㅌ",
    "ㄹ": "ㄴ",
    "ㄴ": "ㄹ",
    "ㅈ": "ㅊ",
    "ㅇ": "ㅎ",
    "ㅁ": "ㄴ",
}
ROMAN = (
    "g kk n d tt r m b pp s ss _ j jj ch k t p h".split(),
    "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".split(),
    "_ k k k n n n t l k m l l l p l m p p t t ng t t k t p t".split(),
)
PARTICLES = [
    "는",
    "은",
    "이",
    "가",
    "를",
    "을",
    "도",
    "만",
    "의",
    "랑",
    "하고",
    "에서",
    "에서는",
    "까지",
    "부터",
    "한테",
    "요",
    "는요",
    "은요",
    "이요",
    "였나",
    "이었나",
    "보다",
    "처럼",
    "인가요",
    "이야",
]
COMPANY_WORDS = [
    "{} team",
    "{} consortium",
    "{} Inc.",
    "team {}",
    "{} Corp.",
    "{} Co., Ltd.",
    "{} 팀",
    "{} 정예팀",
    "{} 컨소시엄",
    "(주){}",
    "{} 100B",
    "주식회사 {}",
]
MARKS = ["**{}**", "_{}_", "||{}||", "~~{}~~", "{}🚀", "“{}”", "{}!!", "{}?", "*{}*", "> {}", "{}…", "#{}"]


def parts_of(syllable: str) -> tuple[int, int, int] | None:
    code = ord(syllable) - 0xAC00
    return (code // 588, code % 588 // 28, code % 28) if 0 <= code < 11172 else None


def build(cho: int, jung: int, jong: int) -> str:
    return chr(0xAC00 + cho * 588 + jung * 28 + jong)


def loose(text: str) -> str:
    """Hangul taken apart into the letters that are typed."""
    found = ""
    for one in text:
        parts = parts_of(one)
        letters = (CHO[parts[0]], JUNG[parts[1]], JONG[parts[2]].strip()) if parts else (one,)
        found += "".join(SPLIT.get(letter, letter) for letter in letters)
    return found


def other_layout(text: str) -> str:
    return "".join(KEY.get(one, one) for one in loose(text))


def romanised(text: str) -> str:
    found = ""
    for one in text:
        parts = parts_of(one)
        found += "".join(table[at] for table, at in zip(ROMAN, parts, strict=True)) if parts else one
    return found.replace("_", "")


def is_hangul(text: str) -> bool:
    return all(parts_of(one) for one in text.replace(" ", ""))


def is_latin(text: str) -> bool:
    return text.isascii() and any(one.isalpha() for one in text)


class Names:
    """The names of a file by what may be done with them."""

    def __init__(self, file: Path) -> None:
        told = yaml.safe_load(file.read_text(encoding="utf-8"))
        self.every: list[tuple[str, str, str, str]] = []
        self.never: list[str] = []
        self.known: set[str] = set()
        for team in told["teams"]:
            listed = {alias["name"]: alias for alias in team["aliases"]}
            for name in (team["name"]["en"], team["name"]["ko"]):
                listed.setdefault(name, {"name": name})
            for name, alias in listed.items():
                strength, kind = alias.get("strength", "strong"), alias.get("kind", "name")
                self.known.add(plain(name))
                if strength == "never":
                    self.never.append(name)
                else:
                    self.every.append((name, team["id"], strength, kind))
        close = told["programme"].get("look_alikes", [])
        self.others = [name for one in close for name in one["names"]]
        self.partners = sorted(
            {name for team in told["teams"] for one in team.get("members", []) for name in one["names"]}
        )
        self.known |= {
            plain(name)
            for name in (*self.others, *self.partners, *told["programme"].get("everyday_words", []))
        }

    def of(
        self, *, strength: str = "strong exact", kind: str = "name", test: Callable[[str], bool] = bool
    ) -> list[tuple[str, str]]:
        return [
            (n, t) for n, t, s, k in self.every if s in strength.split() and k in kind.split() and test(n)
        ]


def plain(name: str) -> str:
    return "".join(one for one in name.casefold() if one.isalnum())


def slip_latin(name: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(name) - 1)
    if not name[at].isalpha():
        at = 1
    how = chance.choice(["drop", "double", "swap", "beside", "insert"])
    letter = name[at]
    if how == "drop":
        return name[:at] + name[at + 1 :]
    if how == "double":
        return name[: at + 1] + letter + name[at + 1 :]
    if how == "swap":
        return name[:at] + name[at + 1] + letter + name[at + 2 :] if at + 1 < len(name) else name
    beside = chance.choice(BESIDE.get(letter.lower(), "e"))
    return name[:at] + beside + name[at + (how == "beside") :]


def slip_hangul(name: str, chance: random.Random) -> str:
    places = [at for at, one in enumerate(name) if parts_of(one)]
    at = chance.choice(places)
    parts = parts_of(name[at])
    assert parts is not None
    cho, jung, jong = parts
    how = chance.choice(["vowel", "consonant", "final", "drop_vowel"])
    if how == "vowel":
        jung = JUNG.index(NEAR_VOWEL.get(JUNG[jung], "ㅓ"))
    elif how == "consonant":
        cho = CHO.index(NEAR_CONSONANT.get(CHO[cho], "ㅇ"))
    elif how == "final":
        jong = 0 if jong else JONG.index(chance.choice("ㄴㅅㅇ"))
    else:
        return (
            name[:at] + CHO[cho] + name[at + 1 :]
            if not jong
            else name[:at] + build(cho, jung, 0) + name[at + 1 :]
        )
    return name[:at] + build(cho, jung, jong) + name[at + 1 :]


def slipped(
    names: Names,
    chance: random.Random,
    test: Callable[[str], bool],
    slip: Callable[[str, random.Random], str],
    least: int,
) -> Iterator[tuple[str, str]]:
    """Endless slips of one edit, two on long names, that spell nothing else."""
    pool = [
        one
        for one in names.of(strength="strong", kind="name product", test=test)
        if len(loose(one[0])) >= least
    ]
    while True:
        name, team = chance.choice(pool)
        made = slip(name, chance)
        if len(loose(plain(name))) >= 12 and chance.random() < 0.3:
            made = slip(made, chance)
        if plain(made) != plain(name) and plain(made) not in names.known:
            yield made, team


def make_set(file: Path, seed: int) -> list[Row]:
    """At least 1,500 rows, over a quarter of them no team, without repeats."""
    chance = random.Random(seed)
    names = Names(file)
    rows: dict[str, Row] = {}

    def add(name: str, team: str | None, kind: str) -> None:
        if name not in rows:
            rows[name] = Row(name, team, kind)

    def some(pool: list[tuple[str, str]], count: int) -> list[tuple[str, str]]:
        return [chance.choice(pool) for _ in range(count)]

    for name, team, _strength, kind in chance.sample(names.every, len(names.every) * 2 // 3):
        add(name, team, "product" if kind == "product" else "exact")
    for name, team in some(names.of(strength="strong exact weak"), 60):
        add(chance.choice([str.upper, str.lower, str.title, str.swapcase])(name), team, "case")
    for name, team in some(names.of(test=is_latin), 40):
        add("".join(chr(ord(one) + 0xFEE0) if "!" <= one <= "~" else one for one in name), team, "width")
    for name, team in some(names.of(strength="strong exact weak"), 80):
        add(chance.choice(MARKS).format(name), team, "marks")
    for name, team in some(names.of(test=is_latin), 30):
        look = {"a": "а", "o": "о", "e": "е", "i": "і", "c": "с", "p": "р"}
        made = "".join(look.get(one, one) if chance.random() < 0.5 else one for one in name)
        add(made, team, "look_alike_letters")
    for name, team in some(names.of(test=lambda n: not n.isascii()), 60):
        add(unicodedata.normalize("NFD", name), team, "nfd")
    for name, team in some(names.of(test=is_hangul), 40):
        add(loose(name), team, "jamo")
    for name, team in some(names.of(test=lambda n: len(n) > 3), 90):
        bare = name.replace(" ", "")
        cut = chance.randrange(1, len(bare))
        add(
            chance.choice(
                [
                    bare,
                    bare[:cut] + " " + bare[cut:],
                    "-".join(name.split()),
                    "_".join(name.split()),
                    " ".join(bare),
                ]
            ),
            team,
            "spacing",
        )
    for name, team in itertools.islice(slipped(names, chance, is_latin, slip_latin, 5), 140):
        add(name, team, "typo_latin")
    for name, team in itertools.islice(slipped(names, chance, is_hangul, slip_hangul, 7), 140):
        add(name, team, "typo_hangul")
    for name, team in names.of(
        strength="strong exact", test=lambda n: is_hangul(n) and len(n.replace(" ", "")) >= 4
    ):
        whole = name.replace(" ", "")
        add("".join(loose(one)[0] for one in whole), team, "initials")
        add(whole[:2] + "".join(loose(one)[0] for one in whole[2:]), team, "half_initials") if len(
            whole
        ) >= 5 else None
    for name, team in some(names.of(test=is_hangul), 60):
        typed = other_layout(name)
        add(chance.choice([typed, typed.upper()]) if typed == typed.lower() else typed, team, "other_layout")
    latin_on_korean = {key: letter for letter, key in KEY.items()}
    for name, team in some(names.of(test=lambda n: is_latin(n) and plain(n).isalpha() and len(n) > 4), 40):
        add(
            " ".join(
                compose("".join(latin_on_korean.get(one, one) for one in word.lower()))
                for word in name.split()
            ),
            team,
            "other_layout",
        )
    for name, team in some(names.of(strength="strong", test=is_hangul), 50):
        add(romanised(name), team, "romanised")
    for name, team in some(names.of(strength="strong exact weak"), 140):
        add(name + chance.choice(PARTICLES), team, "particle")
    for name, team in some(names.of(), 100):
        add(chance.choice(COMPANY_WORDS).format(name), team, "company_word")
    pairs = {
        team: (
            next((n for n, t in names.of(test=is_latin) if t == team), ""),
            next((n for n, t in names.of(test=is_hangul) if t == team), ""),
        )
        for _, team in names.of()
    }
    for team, (latin, hangul) in pairs.items():
        if latin and hangul:
            add(f"{latin} ({hangul})", team, "mixed")
            add(f"{hangul}({latin})", team, "mixed")
    for made, team in itertools.islice(slipped(names, chance, is_hangul, slip_hangul, 12), 60):
        add(made + chance.choice(["는", "가", "도", "는요", "까지"]), team, "several")
    for name, team in some(names.of(test=is_hangul), 40):
        add(other_layout(name + chance.choice(["가", "는", "도", "에서"])), team, "several")
    for kind, pool in (
        ("not_sister", names.others), ("not_partner", names.partners), ("not_never", names.never),
        ("not_company", [*non_teams.listed(non_teams.COMPANIES), *non_teams.listed(non_teams.KOREAN_COMPANIES)]),
        ("not_word", [*non_teams.listed(non_teams.WORDS), *non_teams.listed(non_teams.KOREAN_WORDS)]),
        ("not_noise", non_teams.listed(non_teams.NOISE)),
    ):  # fmt: skip
        for name in chance.sample(pool, max(len(pool) * 2 // 3, min(len(pool), 3))):
            if plain(name) not in {plain(one) for one, *_ in names.every}:
                add(name, None, kind)
                if kind not in {"not_noise", "not_never"} and chance.random() < 0.2:
                    add(name + chance.choice(["는", "도", "가요"]), None, kind)
    return list(rows.values())


def compose(keys: str) -> str:
    """Letters put together to syllables where consonant and vowel meet; enough for test names."""
    found, at = "", 0
    while at < len(keys):
        if keys[at] in CHO and at + 1 < len(keys) and keys[at + 1] in JUNG:
            jung, used = keys[at + 1], 2
            joined = next(
                (whole for whole, pair in SPLIT.items() if pair == keys[at + 1 : at + 3] and whole in JUNG),
                None,
            )
            if joined:
                jung, used = joined, 3
            rest = keys[at + used :]
            jong = ""
            if rest[:1] and rest[0] in JONG and rest[0] != " " and (len(rest) == 1 or rest[1] not in JUNG):
                jong = rest[0]
                used += 1
                pair = next(
                    (whole for whole, two in SPLIT.items() if two == rest[:2] and whole in JONG), None
                )
                if pair and (len(rest) == 2 or rest[2] not in JUNG):
                    jong, used = pair, used + 1
            found += build(CHO.index(keys[at]), JUNG.index(jung), JONG.index(jong) if jong else 0)
            at += used
        else:
            found += keys[at]
            at += 1
    return found
