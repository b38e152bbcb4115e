"""The command line: the contract's JSON on both databases, exit codes, one line for what must be mended."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from referencing import Registry, Resource

from app.console import main
from app.seeding import programme_files, seed_files
from db.engine import Store
from db.migrate import migrate
from tests.conftest import FIXTURES, HARBOUR_CUP, NOW

ROOT = Path(__file__).parent.parent.parent
SCHEMAS = Path(__file__).parent.parent / "schemas"
EXPECTED = yaml.safe_load((FIXTURES / "expected_status.yaml").read_text(encoding="utf-8"))

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def addresses(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> dict[str, str]:
    """A seeded store on each database, shared by the tests that only read."""
    import uuid

    import psycopg

    server = request.getfixturevalue("postgresql")
    name = f"console_{uuid.uuid4().hex}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    found = {
        "sqlite": f"sqlite:///{tmp_path_factory.mktemp('console')}/store.db",
        "postgresql": f"{server}/{name}",
    }
    for address in found.values():
        store = Store(address)
        migrate(store)
        seed_files(store, programme_files(), NOW)
        store.close()
    return found


@pytest.fixture
def run(
    addresses: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> Run:
    """Runs a command line in an empty folder: its exit code, what it printed, what it complained of."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str, database: str = "sqlite") -> tuple[int, str, str]:
        monkeypatch.setenv("DATABASE_URL", addresses.get(database, database))
        code = main(list(arguments))
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run


def validated(name: str, printed: str) -> dict[str, Any]:
    """The one JSON object printed, held against its schema."""
    common = json.loads((SCHEMAS / "common.json").read_text())
    registry: Registry[Any] = Registry().with_resource("urn:cutline:common", Resource.from_contents(common))
    found: dict[str, Any] = json.loads(printed)
    schema = json.loads((SCHEMAS / f"{name}.json").read_text())
    jsonschema.Draft202012Validator(schema, registry=registry).validate(found)
    assert printed.count("\n") == 1
    return found


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
@pytest.mark.parametrize("expected", EXPECTED, ids=lambda one: str(one["as_of"]))
def test_the_status_is_the_one_written_by_hand_from_the_fact_sheet(
    run: Run, expected: dict[str, Any], database: str
) -> None:
    as_of = ["--as-of", expected["as_of"]] if expected["as_of"] else []
    code, printed, _ = run("status", "--json", *as_of, database=database)
    told = validated("status", printed)
    out = {
        one["team"]: [one["outcome"], one["stage"], one["date"], (one["reason"] or {}).get("code")]
        for one in told["out"]
    }
    assert code == 0
    assert told["as_of"] == expected["as_of"]
    assert set(told["remaining"]) == set(expected["remaining"])
    assert out == expected["out"]
    assert told["stage"] == expected["stage"]
    assert [told["next"]["stage"], told["next"]["planned"]] == expected["next"]
    assert (told["evidence_until"], told["checked_on"]) == ("2026-10-05", "2026-11-23")


COMMANDS = [
    ("status", "--as-of", "2026-02-15", "--stage", "eval-1"),
    ("team", "모티프", "--as-of", "2026-03-01"),
    ("team", "Naver Cloud"),
    ("team", "Trillion Labs", "--stage", "1차 평가"),
    ("why", "NC AI"),
    ("teams", "--known-at", "2026-11-23"),
    ("timeline",),
    ("timeline", "Kakao"),
    ("sources", "LG"),
    ("sources",),
    ("match", "업스테리지"),
    ("match", "KAIST 컨소시엄은"),
    ("why", "업스테리지"),
]


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_prints_the_same_valid_object_on_both_databases(
    run: Run, command: tuple[str, ...], language: str
) -> None:
    printed = [
        run(*command, "--json", "--lang", language, database=one)[1] for one in ("sqlite", "postgresql")
    ]
    assert printed[0] == printed[1]
    told = validated(command[0], printed[0])
    assert told.get("text", told.get("team"))


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_reads_well_in_eighty_columns(
    run: Run, command: tuple[str, ...], language: str
) -> None:
    from rich.cells import cell_len

    code, printed, complained = run(*command, "--lang", language)
    assert (code, complained) == (0, "")
    for line in printed.splitlines():
        assert cell_len(line) <= 80 or "http" in line, line
        assert line == line.rstrip()


def test_a_team_that_fell_twice_and_came_back_between(run: Run) -> None:
    outcomes = {}
    for as_of in ("2025-08-03", "2025-08-04", "2026-02-19", "2026-02-20", "2026-08-17", "2026-08-18"):
        told = validated("team", run("team", "motif", "--json", "--as-of", as_of)[1])
        outcomes[as_of] = (told["outcome"], told["stage"], told["date"])
    assert outcomes == {
        "2025-08-03": ("advanced", "doc-review-2025", "2025-07-25"),
        "2025-08-04": ("eliminated", "presentation-review-2025", "2025-08-04"),
        "2026-02-19": ("eliminated", "presentation-review-2025", "2025-08-04"),
        "2026-02-20": ("selected_revival", "revival-2026", "2026-02-20"),
        "2026-08-17": ("selected_revival", "revival-2026", "2026-02-20"),
        "2026-08-18": ("eliminated", "eval-2", "2026-08-18"),
    }


def test_the_objection_is_told_with_its_ruling_never_found(run: Run) -> None:
    told = validated("team", run("team", "motif", "--json")[1])
    assert {"event": "objection", "stage": "objection-2026", "date": "2026-08-27"} in told["notes"]
    assert "was not found" in told["text"]


def test_a_repechage_bid_does_not_make_a_team_remain(run: Run) -> None:
    status = validated("status", run("status", "--json", "--as-of", "2026-02-15")[1])
    assert status["remaining"] == ["lg-ai-research", "sk-telecom", "upstage"]
    bidder = validated("team", run("team", "trillion-labs", "--json", "--as-of", "2026-02-15")[1])
    assert (bidder["outcome"], bidder["stage"]) == ("unknown", None)
    assert bidder["notes"] == [{"event": "applied_revival", "stage": "revival-2026", "date": "2026-02-12"}]


def test_declining_is_an_outcome_only_where_the_repechage_is_asked_about(run: Run) -> None:
    told = validated("team", run("team", "kakao", "--json")[1])
    assert (told["outcome"], told["stage"]) == ("eliminated", "presentation-review-2025")
    asked = validated("team", run("team", "kakao", "--json", "--stage", "패자부활전")[1])
    assert (asked["outcome"], asked["date"]) == ("declined_revival", "2026-01-16")


def test_a_late_starter_is_not_among_the_fifteen(run: Run) -> None:
    told = validated("status", run("status", "--json", "--as-of", "2025-07-21")[1])
    assert (len(told["remaining"]), told["stage"], told["out"]) == (15, "call-2025", [])
    assert "trillion-labs" not in told["remaining"]


def test_nothing_was_known_before_it_was_recorded(run: Run) -> None:
    told = validated("status", run("status", "--json", "--known-at", "2026-11-22")[1])
    assert (told["remaining"], told["out"], told["known_at"]) == ([], [], "2026-11-22")
    assert validated("status", run("status", "--json", "--known-at", "2026-11-23")[1])["remaining"]


def test_a_day_to_come_asserts_nothing(run: Run) -> None:
    told = validated("status", run("status", "--json", "--as-of", "2199")[1])
    assert (told["remaining"], told["out"], told["sources"]) == ([], [], [])
    told = validated("team", run("team", "upstage", "--json", "--as-of", "2199")[1])
    assert (told["outcome"], told["stage"]) == ("unknown", None)
    assert "has not come yet" in told["text"]


def test_the_evidence_is_dated_and_silence_is_not_taken_for_calm(run: Run) -> None:
    _, printed, _ = run("status")
    told = " ".join(printed.split())
    assert "Newest evidence: 5 October 2026. Nothing later was found" in told
    assert "does not mean that nothing happened" in told


def test_an_unknown_team_alone_is_exit_code_1(run: Run) -> None:
    code, printed, _ = run("team", "Nobody Industries", "--json")
    told = validated("team", printed)
    assert (code, told["team"], told["outcome"]) == (1, None, None)
    code, printed, _ = run("why", "아무개", "--lang", "ko")
    assert code == 1
    assert "‘아무개’라는 팀은 없다" in printed


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("status", "--stage", "semifinal"), "There is no stage called “semifinal”"),
        (("status", "--as-of", "2026-02-30"), "“2026-02-30” is no day of the calendar"),
        (("status", "--as-of", "someday"), "“someday” is no day"),
        (("status", "--as-of", "2025-06-19"), "before the programme began on 20 June 2025"),
        (("team", "KT", "--as-of", "2025-06-19", "--lang", "ko"), "사업이 시작된 2025년 6월 20일보다 앞선다"),
        (("team", "KT", "--known-at", "yesterday"), "“yesterday” is no day"),
    ],
)  # fmt: skip
def test_bad_input_is_one_clear_line_and_exit_code_2(
    run: Run, arguments: tuple[str, ...], expected: str
) -> None:
    code, printed, complained = run(*arguments)
    assert (code, printed) == (2, "")
    assert expected in complained
    assert complained.count("\n") == 1


def test_an_unknown_option_or_command_is_exit_code_2(run: Run) -> None:
    for arguments in (("status", "--colour"), ("dance",), ("team",), ("status", "--lang", "fr")):
        code, printed, complained = run(*arguments)
        assert (code, printed, complained.count("\n")) == (2, "", 1)
        assert complained.startswith("bot.py: ")


def test_seeding_prints_what_the_store_holds_beside_the_fact_sheet(run: Run) -> None:
    code, printed, _ = run("seed")
    assert code == 0
    assert printed == (
        "kr-sovereign-ai: 0 changes; the store holds 16 teams, 265 aliases, 10 stages, 187 claims, "
        "147 sources, 46 conflicts, 48 glossary\n"
    )


def test_another_programme_is_another_file(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    address = f"sqlite:///{tmp_path}/two.db"
    assert run("seed", str(HARBOUR_CUP), database=address)[0] == 0
    monkeypatch.setenv("CUTLINE_PROGRAMME", "harbour-cup")
    told = validated("status", run("status", "--json", database=address)[1])
    assert told["programme"] == "harbour-cup"
    monkeypatch.setenv("CUTLINE_PROGRAMME", "regatta")
    code, _, complained = run("status", database=address)
    assert code == 2
    assert "'regatta'" in complained


def test_a_malformed_programme_file_leaves_the_store_as_it_was(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text("format: 1\n")
    code, printed, complained = run("seed", str(path))
    assert (code, printed) == (2, "")
    assert complained.startswith("bot.py: bad.yaml: programme: is missing")
    assert run("status")[0] == 0


def test_a_half_filled_env_file_is_named_and_no_value_shown(run: Run, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("LOG_LEVEL=\nLOG_FORMAT=hunter2\n")
    code, _, complained = run("status")
    assert (code, complained) == (2, "bot.py: LOG_LEVEL is empty; fill in a value or remove the line\n")


def fresh(tmp_path: Path, *arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
    """The real process, in a folder of its own, with nothing stored yet."""
    return subprocess.run(
        [sys.executable, str(ROOT / "bot.py"), *arguments],
        capture_output=True, text=True, cwd=tmp_path, timeout=60, check=False,
        env={"PATH": os.environ["PATH"], "PYTHONWARNINGS": "error", "PYTHONUTF8": "1", **env},
    )  # fmt: skip


def test_the_first_command_migrates_and_seeds_by_itself(tmp_path: Path) -> None:
    first = fresh(tmp_path, "status")
    assert (first.returncode, first.stderr) == (0, "")
    assert first.stdout.startswith("Three teams remain after the second-stage evaluation")
    assert (tmp_path / "var" / "cutline.db").exists()


def test_an_unreachable_postgresql_ends_in_one_line_without_the_password(tmp_path: Path) -> None:
    done = fresh(tmp_path, "status", DATABASE_URL="postgresql://cutline:hunter2@127.0.0.1:1/cutline")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "hunter2" not in done.stderr + done.stdout


def test_names_in_a_batch_come_out_one_object_a_line_in_order(run: Run, tmp_path: Path) -> None:
    names = [
        "Upstage",
        "",
        "ㅋㅋ",
        "KT는요",
        "모레",
        "1차 평가",
        "Lunti",
        "업스테리지",
        "a" * 10_000,
        "\u2028x",
    ]
    path = tmp_path / "names.txt"
    path.write_bytes("\n".join(names).encode() + b"\n\xff\xfe\n")
    code, printed, _ = run("match", "--batch", str(path), "--json")
    told = [validated("match", line + "\n") for line in printed.split("\n")[:-1]]
    assert code == 0
    assert [one["query"] for one in told[:-1]] == names
    assert [one["team"] for one in told] == [
        "upstage",
        None,
        None,
        "kt",
        None,
        None,
        None,
        "upstage",
        None,
        None,
        None,
    ]
    assert (told[4]["how"], told[4]["candidates"]) == ("member", [{"team": "motif", "score": 1.0}])
    assert "stage" in told[5]["note"]
    assert told[6]["candidates"] == [{"team": "lunit", "score": 0.8}]


def test_a_batch_from_standard_input_needs_one_process(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "bot.py"), "match", "--batch", "-"], input="모티프\nㅁㅌㅍㅌㅋ\n".encode(),
        capture_output=True, cwd=tmp_path, timeout=60, check=True, env={"PATH": os.environ["PATH"], "PYTHONUTF8": "1"},
    )  # fmt: skip
    assert [json.loads(line)["team"] for line in done.stdout.splitlines()] == ["motif", "motif"]


def test_a_batch_that_cannot_be_read_is_one_line(run: Run) -> None:
    code, _, complained = run("match", "--batch", "/nowhere/names.txt")
    assert code == 2
    assert (
        complained
        == "bot.py: /nowhere/names.txt cannot be read (No such file or directory); name another file\n"
    )


def test_explaining_prints_every_step(run: Run) -> None:
    code, printed, _ = run("match", "업스테리지", "--explain")
    assert code == 0
    assert "slip: '업스테이지' (upstage)" in printed


def test_a_name_alone_that_leads_nowhere_is_exit_code_1_and_one_that_is_a_stage_is_not(run: Run) -> None:
    assert run("match", "OpenText")[0] == 1
    assert run("match", "first round")[0] == 0


def test_a_guess_says_how_the_name_was_read(run: Run) -> None:
    assert "읽은 이름: 업스테리지 → 업스테이지" in run("team", "업스테리지", "--lang", "ko")[1]
    assert "Read as" not in run("team", "업스테이지")[1]


def test_a_miss_offers_near_names(run: Run) -> None:
    code, printed, _ = run("team", "Lunti")
    assert code == 1
    assert "Did you mean Lunit?" in printed


def test_names_nobody_could_place_are_counted_without_who_typed_them(run: Run, tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path}/missed.db"
    for name in ("Flurble", "flurble!", "래블업", "1234", "x" * 60):
        run("team", name, database=address)
    assert run("missed", database=address)[1] == "2\tflurble\n"


def test_a_question_in_words_is_answered_in_its_own_language(run: Run) -> None:
    told = validated("ask", run("ask", "did", "naver", "make", "it", "--json")[1])
    assert (told["intent"], told["teams"], told["outcome"], told["stage"]) == (
        "status",
        ["naver-cloud"],
        "eliminated",
        "eval-1",
    )
    assert told["text"].startswith("No. Naver Cloud is out")
    told = validated("ask", run("ask", "네이버 붙었어?", "--json", "--lang", "en")[1])
    assert (told["language"], told["text"][:3]) == ("en", "No.")
    assert run("ask", "누가 남았어?")[1].startswith("2차 단계평가 뒤 세 팀이 남아 있다")


def test_questions_in_a_batch_come_out_one_object_a_line_in_order(run: Run, tmp_path: Path) -> None:
    asked = [
        "who is left",
        "",
        "카카오뱅크 금리",
        "who was remaining on Feb 30",
        "LG 1차 몇 점?",
        "x" * 4000,
        "2027년엔 누가 남아?",
    ]
    path = tmp_path / "questions.txt"
    path.write_text("\n".join(asked) + "\n", encoding="utf-8")
    code, printed, _ = run("ask", "--batch", str(path), "--json")
    told = [validated("ask", line + "\n") for line in printed.split("\n")[:-1]]
    assert code == 0
    assert [one["query"] for one in told] == asked
    assert [one["intent"] for one in told] == [
        "roster",
        "unknown",
        "unknown",
        "roster",
        "score",
        "unknown",
        "roster",
    ]
    assert told[0]["teams"] == ["lg-ai-research", "sk-telecom", "upstage"]
    assert (told[3]["teams"], told[6]["teams"], told[6]["as_of"]) == ([], [], "2027")
    assert len(told[1]["suggestions"]) == 3


def test_a_day_beside_a_question_in_words(run: Run) -> None:
    told = validated("ask", run("ask", "is motif in?", "--as-of", "2026-03-01", "--json")[1])
    assert (told["outcome"], told["as_of"]) == ("selected_revival", "2026-03-01")
    code, _, complained = run("ask", "is motif in?", "--as-of", "2026-02-30")
    assert (code, complained) == (2, "bot.py: there is no day 2026-02-30\n")


def test_a_reader_who_leaves_early_gets_no_traceback(addresses: dict[str, str], tmp_path: Path) -> None:
    done = subprocess.run(
        ["bash", "-c", f"{sys.executable} {ROOT / 'bot.py'} sources | head -1"],
        capture_output=True, text=True, cwd=tmp_path, timeout=60, check=True,
        env={"PATH": os.environ["PATH"], "PYTHONUTF8": "1", "DATABASE_URL": addresses["sqlite"]},
    )  # fmt: skip
    assert done.stdout.startswith("The facts rest on")
    assert done.stderr == ""


def test_several_first_starts_at_once_make_one_store(tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "bot.py"), "status", "--json"]
    env = {"PATH": os.environ["PATH"], "PYTHONUTF8": "1"}
    started = [
        subprocess.Popen(
            command, cwd=tmp_path, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        for _ in range(3)
    ]
    said = [one.communicate(timeout=60) for one in started]
    assert [one.returncode for one in started] == [0, 0, 0], said
    assert len({printed for printed, _ in said}) == 1
