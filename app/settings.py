"""The settings of an installation: the only reader of the environment and of `.env`."""

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from dotenv import dotenv_values
from pydantic import BaseModel, ConfigDict, SecretStr, ValidationError

from answers.errors import BadSetting
from answers.terms import Language


class Settings(BaseModel):
    """Every setting and its default. Field `database_url` is the variable `DATABASE_URL`, and so on."""

    # hide_input_in_errors: without it the text of an error prints the value, which may be a secret.
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    database_url: SecretStr = SecretStr("sqlite:///var/cutline.db")
    cutline_language: Language = Language.EN
    cutline_programme: str | None = None
    log_level: Literal["debug", "info", "warning", "error"] = "warning"
    log_format: Literal["lines", "json"] = "lines"

    @classmethod
    def read(cls, environ: Mapping[str, str], env_file: Path) -> "Settings":
        """The settings from `.env`, overridden by the environment; `.env` need not exist.

        Raises BadSetting naming every setting that is unknown, empty or malformed, never its value.
        """
        known = {name.upper() for name in cls.model_fields}
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
        try:
            return cls.model_validate({name.lower(): value for name, value in given.items()})
        except ValidationError as error:
            raise BadSetting("; ".join(_worded(one) for one in error.errors())) from None


def _worded(error: Mapping[str, object]) -> str:
    place = error["loc"]
    name = str(place[0]).upper() if isinstance(place, tuple) and place else "a setting"
    return f"{name}: {str(error['msg']).lower()}"
