"""Settings: one reader, every mistake by name, no value shown."""

from pathlib import Path

import pytest

from answers.errors import BadSetting
from app.settings import Settings


def read(tmp_path: Path, env_file: str = "", **environ: str) -> Settings:
    path = tmp_path / ".env"
    path.write_text(env_file, encoding="utf-8")
    return Settings.read(environ, path)


def test_everything_has_a_default(tmp_path: Path) -> None:
    settings = Settings.read({}, tmp_path / "absent")
    assert settings.database_url.reveal() == "sqlite:///var/cutline.db"


def test_the_environment_overrides_the_file(tmp_path: Path) -> None:
    assert read(tmp_path, "LOG_LEVEL=info\nLOG_FORMAT=json\n", LOG_LEVEL="debug").log_level == "debug"


def test_an_unknown_setting_in_the_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadSetting, match="DATABASE_ULR"):
        read(tmp_path, "DATABASE_ULR=sqlite:///x.db\n")


def test_other_variables_of_the_environment_are_nobodys_business(tmp_path: Path) -> None:
    assert read(tmp_path, "", LANGUAGE="en_US:en", HOME="/").log_level == "warning"


@pytest.mark.parametrize(
    ("env_file", "expected"),
    [
        ("DATABASE_URL=\nLOG_LEVEL=\n", "DATABASE_URL, LOG_LEVEL are empty"),
        ("DATABASE_URL\n", "DATABASE_URL is empty"),
        ("LOG_LEVEL=hunter2\nCUTLINE_LANGUAGE=hunter2\n", "CUTLINE_LANGUAGE"),
    ],
)
def test_every_bad_setting_is_named_and_no_value_shown(tmp_path: Path, env_file: str, expected: str) -> None:
    with pytest.raises(BadSetting) as caught:
        read(tmp_path, env_file)
    assert expected in str(caught.value)
    assert "hunter2" not in str(caught.value)


def test_a_secret_does_not_show_when_printed(tmp_path: Path) -> None:
    assert "hunter2" not in repr(read(tmp_path, "DATABASE_URL=postgresql://u:hunter2@h/x\n"))
