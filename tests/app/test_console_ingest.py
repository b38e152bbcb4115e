"""`ingest` and `feed` on the command line: the contract's JSON, exact places, and one line for what went wrong."""

import asyncio
import json
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from referencing import Registry, Resource

from answers.terms import ProposalRelation
from app.console import main
from app.seeding import programme_files, seed_files
from db import proposals
from db.engine import Store
from db.migrate import migrate
from tests.app.test_console import SCHEMAS
from tests.conftest import NOW
from tests.ingest.hostile import feed, item
from tests.ingest.servers import Site, body, site, trap

Run = Callable[..., tuple[int, str, str]]
SLUG = "kr-sovereign-ai"
TITLE = "독자 AI 파운데이션 모델 1차 평가 결과 발표"
NEWS = (
    "과학기술정보통신부는 15일 독자 AI 파운데이션 모델 프로젝트 1차 평가에서 네이버클라우드와 NC AI가 탈락했다고 밝혔다. "
    "LG AI연구원, SK텔레콤, 업스테이지 3개 팀은 2차 단계에 진출했다."
)
PAGE = (
    f"<html lang=ko><head><title>{TITLE}</title><meta property='article:published_time' content='2026-01-15T15:00:00+09:00'></head>"
    f"<body><article><h1>{TITLE}</h1><p>{NEWS}</p></article></body></html>"
)


@pytest.fixture(scope="module")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> str:
    address = f"sqlite:///{tmp_path_factory.mktemp('ingest')}/store.db"
    store = Store(address)
    migrate(store)
    seed_files(store, programme_files(), NOW)
    store.close()
    return address


@pytest.fixture
def run(
    seeded: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Run:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", seeded)

    def run(*arguments: str) -> tuple[int, str, str]:
        code = main(list(arguments))
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run


@pytest.fixture
def local() -> Iterator[Site]:
    """A site on a thread of its own, since a command line runs a loop itself."""
    ready, stop = threading.Event(), asyncio.Event()
    found: list[tuple[Site, asyncio.AbstractEventLoop]] = []

    async def serve() -> None:
        async with site() as made:
            found.append((made, asyncio.get_running_loop()))
            ready.set()
            await stop.wait()

    thread = threading.Thread(target=lambda: asyncio.run(serve()))
    thread.start()
    assert ready.wait(10)
    made, loop = found[0]
    yield made
    loop.call_soon_threadsafe(stop.set)
    thread.join(10)


def validated(line: str) -> dict[str, Any]:
    common = json.loads((SCHEMAS / "common.json").read_text())
    registry: Registry[Any] = Registry().with_resource("urn:cutline:common", Resource.from_contents(common))
    schema = json.loads((SCHEMAS / "ingest.json").read_text())
    found: dict[str, Any] = json.loads(line)
    jsonschema.Draft202012Validator(schema, registry=registry).validate(found)
    return found


def test_a_page_is_told_as_the_contract_says_and_its_places_index_the_text_that_is_printed(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "page.html").write_bytes(
        PAGE.replace("<head>", "<head><meta charset=euc-kr>").encode("cp949")
    )
    code, printed, _ = run("ingest", "page.html", "--json")
    assert code == 0
    told = validated(printed)
    assert (told["title"], told["language"], told["published_on"]) == (TITLE, "ko", "2026-01-15")
    code, text, _ = run("ingest", "page.html", "--text")
    assert text.startswith(TITLE)
    assert {one["team"] for one in told["proposals"]} >= {"naver-cloud", "nc-ai"}
    for one in told["proposals"]:
        assert text[one["start"] : one["end"]] == one["quote"]


def test_a_feed_is_one_object_a_line_and_texts_are_parted(run: Run, tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_text(
        feed(item(TITLE, NEWS), item("날씨", "내일은 전국에 비가 내리겠다고 기상청이 밝혔다."))
    )
    _, printed, _ = run("ingest", "feed.xml", "--json")
    told = [validated(line) for line in printed.splitlines()]
    assert [bool(one["proposals"]) for one in told] == [True, False]
    _, text, _ = run("ingest", "feed.xml", "--text")
    assert len(text.split("\n\f\n")) == 2


def test_what_is_proposed_is_kept_once(run: Run, seeded: str, tmp_path: Path) -> None:
    (tmp_path / "news.txt").write_text(f"{TITLE}\n\n{NEWS}")
    for _time in range(2):
        code, printed, _ = run("ingest", "news.txt", "--propose")
        assert (code, "kept for review" in printed) == (0, True)
    store = Store(seeded)
    kept = store.read(proposals.proposals, SLUG)
    store.close()
    assert kept
    assert all(len(one.sources) == 1 for one in kept)
    assert {one.relation for one in kept} == {ProposalRelation.KNOWN}


def test_a_link_is_read_only_where_it_may_be(run: Run, local: Site) -> None:
    local.serve("/news", body(PAGE, "text/html"))
    code, printed, error = run("ingest", local.url("/news"), "--json")
    assert (code, printed, local.connections) == (2, "", 0)
    assert error.count("\n") == 1
    code, printed, _ = run("ingest", local.url("/news"), "--json", "--allow-host", local.machine)
    assert (code, validated(printed)["title"]) == (0, TITLE)


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.pdf", b"%PDF-1.7", "no text"),
        ("b.html", b"<html><body></body></html>", "nothing to read"),
        ("c.json", b'{"a": 1}', "no feed"),
        ("d.xml", b'<!DOCTYPE r [<!ENTITY a "b">]><rss><channel/></rss>', "not safe"),
        ("e.txt", b"\xff\xfe\xfd", "cannot be told"),
    ],
)
def test_what_cannot_be_read_is_one_line_and_exit_code_2(
    run: Run, tmp_path: Path, name: str, data: bytes, says: str
) -> None:
    (tmp_path / name).write_bytes(data)
    code, printed, error = run("ingest", name)
    assert (code, printed, error.count("\n")) == (2, "", 1)
    assert says in error


def test_a_file_that_is_not_there_is_named(run: Run) -> None:
    code, _, error = run("ingest", "nowhere.html")
    assert (code, "nowhere.html" in error) == (2, True)


def test_a_three_megabyte_article_is_read_from_a_file(run: Run, tmp_path: Path) -> None:
    filler = "The weather in the harbour was fine and the boats went out and came back in the evening. "
    (tmp_path / "long.txt").write_text("A long report\n\n" + filler * 34_000)
    code, printed, _ = run("ingest", "long.txt", "--json")
    assert (code, validated(printed)["proposals"]) == (0, [])


def test_feeds_are_followed_read_and_left_from_the_command_line(run: Run, local: Site) -> None:
    local.serve("/news", body(PAGE, "text/html"))
    local.serve("/rss", body(feed(item(TITLE, "요약", link="/news"), title="한빛신문")))
    allow = ("--allow-host", local.machine)
    code, printed, _ = run("feed", "add", local.url("/rss"), "--official", *allow)
    number = printed.split("\t")[0]
    assert code == 0
    assert run("feed", "add", local.url("/rss"), *allow)[0] == 2
    assert run("feed", "add", "file:///etc/passwd")[0] == 2
    code, printed, told = run("feed", "round", "--spacing", "0", *allow)
    assert (code, "1 feeds" in printed, "0 failed" in printed, "1 articles" in printed) == (
        0,
        True,
        True,
        True,
    )
    assert told.startswith("1/1")
    _, printed, _ = run("feed", "list")
    assert "한빛신문" in printed
    assert run("feed", "pause", number)[0] == 0
    _, printed, _ = run("feed", "health")
    assert "paused" in printed
    assert "well" in printed
    assert "open" in printed
    assert run("feed", "resume", number)[0] == 0
    code, printed, _ = run("status", "--json")
    assert json.loads(printed)["checked_on"] >= "2026-11-24"
    assert run("feed", "remove", number)[0] == 0
    assert run("feed", "remove", number)[0] == 2


def test_a_round_never_reaches_inside_unless_it_is_allowed(run: Run) -> None:
    async def reached() -> int:
        async with trap() as inside:
            address = f"http://127.0.0.1:{inside.port}/rss"
            assert (
                await asyncio.to_thread(
                    run, "feed", "add", address, "--allow-host", f"127.0.0.1:{inside.port}"
                )
            )[0] == 0
            code, printed, _ = await asyncio.to_thread(run, "feed", "round", address)
            assert (code, "1 failed" in printed) == (0, True)
            await asyncio.to_thread(run, "feed", "remove", address)
            return inside.connections

    assert asyncio.run(reached()) == 0
