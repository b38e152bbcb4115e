"""`python bot.py fact …`: the same road from the command line, a preview unless --yes, one line for what is wrong."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from answers.terms import ChannelKind, Language
from app.console import main
from app.seeding import programme_files
from db.engine import Store
from db.facts import load_facts
from db.mistakes import report_mistake
from db.subscriptions import Following, follow
from tests.conftest import NOW
from tests.stores import Seeds

SLUG = "kr-sovereign-ai"
PAGE = "https://www.korea.kr/new/page"
ADD = ("fact", "add", "--what", "advanced", "--stage", "eval-3", "--source", PAGE, "--by", "Ada")

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def seeds() -> Seeds:
    return Seeds((programme_files()[0],), NOW)


@pytest.fixture
def own(store: Store) -> Store:
    """A seeded store of one's own, with one channel that follows."""
    wanted = Following(guild_id=7, channel_id=10, channel_kind=ChannelKind.TEXT, language=Language.EN)
    store.write(follow, SLUG, wanted, at=NOW)
    return store


@pytest.fixture
def run(
    own: Store,
    address: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> Run:
    """Runs a command line on that store: its exit code, what it printed, what it complained of."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", address)

    def run(*arguments: str) -> tuple[int, str, str]:
        code = main(list(arguments))
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run


def claims(store: Store) -> int:
    return len(store.read(load_facts, SLUG).claims)


def updates(run: Run) -> int:
    """How many decisions curators have made."""
    told = json.loads(run("fact", "history", "--json")[1])
    return len([one for one in told if one["by"] is not None])


def test_without_yes_the_preview_is_printed_in_both_languages_and_nothing_is_stored(
    run: Run, own: Store
) -> None:
    before = claims(own)
    code, printed, complaint = run(*ADD, "--team", "upstage, SKT", "--date", "2026-11-20")
    assert (code, complaint) == (0, "")
    assert "nothing is stored yet" in printed
    assert "Upstage advanced in the third-stage evaluation on 20 November 2026." in printed
    assert "업스테이지는 2026년 11월 20일 3차 단계평가를 통과했다." in printed
    assert "One channel gets it." in printed
    assert claims(own) == before
    assert "미리 보기" in run(*ADD, "--team", "upstage", "--lang", "ko")[1]


def test_with_yes_it_is_stored_and_told(run: Run, own: Store) -> None:
    before = claims(own)
    code, printed, _ = run(*ADD, "--team", "upstage, SKT", "--yes")
    assert (code, printed) == (0, "Stored. Channels that get an alert: 1. Messages to be mended: 0.\n")
    assert claims(own) == before + 2
    code, printed, _ = run(*ADD, "--team", "lg-ai-research", "--yes", "--quietly", "--lang", "ko")
    assert (code, printed) == (0, "저장했다. 올라가는 알림은 없다.\n")


def test_a_fact_is_corrected_sourced_taken_back_and_that_undone(run: Run, own: Store) -> None:
    run(*ADD, "--team", "upstage", "--yes")
    key = next(
        one.key for one in own.read(load_facts, SLUG).claims if one.key.startswith("advanced-upstage-")
    )
    steps = (
        ("correct", key, "--date", "2026-11-20", "--reason", "the day was missing"),
        ("source", key, "--source", "https://zdnet.co.kr/new", "--quote", "“Upstage”"),
        ("retract", key, "--reason", "not so"),
        ("undo",),
    )
    for step in steps:
        assert run("fact", *step)[0] == 0
        code, printed, _ = run("fact", *step, "--yes")
        assert (code, printed.startswith("Stored")) == (0, True), step
    told = json.loads(run("fact", "history", "--fact", key, "--json")[1])
    assert [(one["what"], one["by"], one["why"]) for one in told] == [
        ("accepted", "Ada", None),
        ("retracted", "Ada", "not so"),
        ("corrected", "Ada", None),
        ("corrected", "Ada", "the day was missing"),
        ("accepted", "Ada", None),
    ]
    assert "the day was missing" in run("fact", "history", "--team", "업스테이지")[1]
    assert "이유: not so" in run("fact", "history", "--fact", key, "--lang", "ko")[1]


def test_a_dispute_is_put_on_record_and_announced_only_where_asked(run: Run) -> None:
    run(*ADD, "--team", "upstage, SKT", "--yes")
    against = (
        "fact",
        "add",
        "--what",
        "eliminated",
        "--stage",
        "eval-3",
        "--source",
        "https://blog.example/1",
    )
    assert "contradicts an official source" in run(*against, "--team", "upstage")[1]
    assert run(*against, "--team", "upstage", "--yes")[1] == "Stored; nothing is posted.\n"
    code, printed, _ = run(*against, "--team", "SKT", "--yes", "--announce-dispute")
    assert (code, "Channels that get an alert: 1." in printed) == (0, True)


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        ((*ADD, "--team", "umbrella"), "No team here is called “umbrella”"),
        ((*ADD, "--team", "upstage", "--date", "2020-01-01"), "before the programme began"),
        ((*ADD, "--team", "upstage", "--quote", "x" * 1001), "1,001 characters, and 1,000"),
        (("fact", "retract", "nothing", "--reason", "w", "--by", "Ada"), "There is no claim “nothing”"),
        (("fact", "retract", "eval2-adv-upstage", "--by", "Ada"), "needs a reason"),
        (("fact", "undo"), "Name yourself with --by"),
        (("fact", "undo", "--by", "Ada"), "can be undone"),
        (("fact", "undo", "--by", "Ada", "--quietly", "--announce-dispute"), "exclude each other"),
        (("fact", "add", "--what", "advanced"), "--stage"),
    ],
)
def test_what_is_wrong_is_one_line_and_exit_code_two(
    run: Run, own: Store, arguments: tuple[str, ...], complaint: str
) -> None:
    before = claims(own)
    code, printed, told = run(*arguments, "--yes")
    assert (code, printed, told.count("\n")) == (2, "", 1)
    assert complaint in told
    assert claims(own) == before


def test_who_decides_must_be_named_where_several_could(run: Run) -> None:
    assert run(*ADD, "--team", "upstage", "--yes")[0] == 0
    code, _, told = run("fact", "undo", "--by", "Bea")
    assert (code, "Ada" in told) == (2, True)
    assert updates(run) == 1


def test_reported_mistakes_are_listed_newest_first(run: Run, own: Store) -> None:
    assert "No mistake is reported." in run("fact", "mistakes")[1]
    for words, page in (("It was 16 January.", None), ("Wrong team.", "https://example.org/1")):
        own.write(report_mistake, SLUG, about="team naver-cloud", text=words, source=page, at=NOW)
    printed = run("fact", "mistakes")[1]
    assert printed.index("Wrong team. (https://example.org/1)") < printed.index("It was 16 January.")
