"""The house stays as it is described: floors, file length, settings, locks, and no fact in the code."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from answers.version import VERSION
from app.settings import setting_names

ROOT = Path(__file__).parent.parent
FOLDERS = ("answers", "db", "app", "cogs", "ingest", "sandbox")
CODE = [
    *sorted(path for name in FOLDERS for path in (ROOT / name).rglob("*.py") if "versions" not in path.parts),
    ROOT / "bot.py",
]
LONGEST = 320


@pytest.mark.parametrize("path", CODE, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_file_holds_more_than_one_idea(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST


@pytest.mark.parametrize("path", CODE, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_module_says_what_it_is_for(path: Path) -> None:
    assert path.read_text(encoding="utf-8").startswith('"""')


def test_the_example_settings_are_the_settings() -> None:
    written = re.findall(r"^#? ?([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE)
    assert sorted(written) == sorted(setting_names())


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock", "requirements-browser.lock"])
def test_a_lock_names_no_address_and_every_package_has_a_hash(name: str) -> None:
    text = (ROOT / name).read_text()
    assert "://" not in text
    assert "file:" not in text
    assert not re.search(r"^/|\s/", text, re.MULTILINE)
    packages = re.findall(r"^[a-z0-9][a-z0-9._-]*==", text, re.MULTILINE)
    assert packages
    assert text.count("--hash=sha256:") >= len(packages)


def test_nothing_imports_the_entry_point() -> None:
    """`python bot.py` is the module `__main__`; importing `bot` would make a second copy of it."""
    for path in CODE:
        assert not re.search(r"^\s*(import bot|from bot )", path.read_text(encoding="utf-8"), re.MULTILINE)


def test_discord_is_imported_only_in_the_cogs() -> None:
    for path in CODE:
        if "cogs" not in path.parts:
            imports = re.search(
                r"^\s*(import|from) discord\b", path.read_text(encoding="utf-8"), re.MULTILINE
            )
            assert imports is None, path


def test_no_rule_in_code_names_a_team_or_a_stage() -> None:
    """Another programme is another file: facts live in db/programmes alone."""
    file = yaml.safe_load((ROOT / "db" / "programmes" / "kr-sovereign-ai.yaml").read_text(encoding="utf-8"))
    names = {one["id"] for one in file["teams"]} | {one["id"] for one in file["stages"]}
    names |= {name for one in file["teams"] for name in one["name"].values()}
    code = "\n".join(path.read_text(encoding="utf-8") for path in CODE)
    code += "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "answers" / "locales").iterdir())
    for name in names:
        assert not re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", code), name


def test_the_console_stays_out_of_the_core() -> None:
    """The bot's path imports nothing that only the console, a migration or another database needs."""
    heavy = (
        "alembic",
        "typer",
        "rich",
        "yaml",
        "pydantic",
        "psycopg",
        "sandbox",
        "feedparser",
        "lxml",
        "trafilatura",
        "sqlalchemy.dialects.postgresql.psycopg",
    )
    script = (
        "import sys; import cogs.start, cogs.client, cogs.ask, cogs.standing, cogs.evidence, cogs.guide;"
        "import app.rounds_clock, app.ingesting;"
        f"print([name for name in {heavy!r} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert done.stdout.strip() == "[]"


def test_the_readmes_two_commands_are_the_makefiles() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for command in ("run", "test"):
        assert f"make {command}" in readme
        assert re.search(rf"^{command}:", makefile, re.MULTILINE)


def test_the_version_told_is_the_one_of_the_project() -> None:
    written = re.search(r'^version = "(.+)"$', (ROOT / "pyproject.toml").read_text(), re.MULTILINE)
    assert written is not None
    assert written[1] == VERSION


def test_every_command_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    cogs = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "cogs").glob("*.py"))
    names = re.findall(r'@slash\("(\w+)"', cogs)
    assert len(names) >= 14
    assert [name for name in names if f"`/{name}" not in readme] == []
