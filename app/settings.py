"""The settings of an installation: the only reader of the environment and of `.env`.

Plain values without a validation library: the bot reads a handful of them, at each start.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from dotenv import dotenv_values

from answers.errors import BadSetting
from answers.terms import Language

_PRINTABLE = re.compile(r"[!-~]+")  # what can stand in a header
_DISCORDS = re.compile(r"[\w-]{15,}\.[\w-]{4,}\.[\w-]{15,}")  # the three parts of a token that Discord makes
_COPY_ANEW = "copy it anew from the application's Bot page"


@dataclass(frozen=True, slots=True)
class Secret:
    """A text that shows itself only when asked to."""

    _value: str

    def reveal(self) -> str:
        return self._value

    def __repr__(self) -> str:
        return "Secret(…)"

    __str__ = __repr__


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Every setting and its default. Field `database_url` is the variable `DATABASE_URL`, and so on."""

    discord_token: Secret | None = None
    discord_api_base: str | None = None
    database_url: Secret = Secret("sqlite:///var/cutline.db")
    cutline_language: Language = Language.EN
    cutline_programme: str | None = None
    log_level: Literal["debug", "info", "warning", "error"] = "warning"
    log_format: Literal["lines", "json"] = "lines"

    @classmethod
    def read(cls, environ: Mapping[str, str], env_file: Path) -> "Settings":
        """The settings from `.env`, overridden by the environment; `.env` need not exist.

        Raises BadSetting naming every setting that is unknown, empty or malformed, never its value.
        """
        known = setting_names()
        written = dotenv_values(env_file, interpolate=False) if env_file.is_file() else {}
        unknown = sorted(set(written) - known)
        if unknown:
            raise BadSetting(
                f"{env_file.name} has settings that do not exist: {', '.join(unknown)}; "
                f"the settings are {', '.join(sorted(known))}"
            )
        given = {**written, **{name: environ[name] for name in known if name in environ}}
        empty = sorted(name for name, value in given.items() if not (value or "").strip())
        if empty:
            raise BadSetting(
                f"{', '.join(empty)} {'is' if len(empty) == 1 else 'are'} empty; "
                "fill in a value or remove the line"
            )
        return cls(**_checked({name: str(value) for name, value in given.items()}))


def setting_names() -> set[str]:
    """The names of all settings, as variables."""
    return {one.name.upper() for one in fields(Settings)}


def _checked(given: Mapping[str, str]) -> dict[str, Any]:
    """The values by field; raises BadSetting naming all that are malformed."""
    values: dict[str, Any] = {}
    wrong: list[str] = []
    for name, text in sorted(given.items()):
        try:
            values[name.lower()] = _PARSERS[name](text)
        except ValueError as error:
            wrong.append(f"{name} {error}")
    token, elsewhere = values.get("discord_token"), "DISCORD_API_BASE" in given
    # Behind another address (a proxy, a sandbox) a token may look like anything.
    if token and not elsewhere and not _DISCORDS.fullmatch(token.reveal()):
        wrong.append(f"DISCORD_TOKEN is no bot token; {_COPY_ANEW}")
    if wrong:
        raise BadSetting("; ".join(wrong))
    return values


def _token(text: str) -> Secret:
    if not _PRINTABLE.fullmatch(text):
        raise ValueError(f"is no bot token; {_COPY_ANEW}")
    return Secret(text)


def _api_base(text: str) -> str:
    try:
        parts = urlsplit(text)
        sound = parts.scheme in {"http", "https"} and parts.hostname and (parts.port or 1)
    except ValueError:
        sound = None
    if not sound or parts.query or parts.fragment or not _PRINTABLE.fullmatch(text):
        raise ValueError("is no address of an API; write for example http://127.0.0.1:9000/api/v10")
    return text.rstrip("/")


def _one_of(*allowed: str) -> Callable[[str], str]:
    def parse(text: str) -> str:
        if text.lower() not in allowed:
            raise ValueError(f"must be one of {', '.join(allowed)}")
        return text.lower()

    return parse


_PARSERS: dict[str, Callable[[str], object]] = {
    "DISCORD_TOKEN": _token,
    "DISCORD_API_BASE": _api_base,
    "DATABASE_URL": Secret,
    "CUTLINE_LANGUAGE": lambda text: Language(_one_of(*Language)(text)),
    "CUTLINE_PROGRAMME": str,
    "LOG_LEVEL": _one_of("debug", "info", "warning", "error"),
    "LOG_FORMAT": _one_of("lines", "json"),
}
