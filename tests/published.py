"""Discord's published description of its API as a judge of request bodies, for tests.

It knows shapes only: what it does not say (2000 characters of content, 6000 over all embeds, unique custom_ids) is in
`sandbox/*_limits.py`. The description ignores keys it does not name; this judge does not, since a key that Discord
would silently drop is a fault of the sender. Where the description falls behind Discord's documentation, `AMENDMENTS`
says so with a reason.
"""

import json
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Self

from jsonschema import Draft202012Validator, FormatChecker, ValidationError
from jsonschema.protocols import Validator
from jsonschema.validators import extend

Schema = Any
ROOT = Path(__file__).resolve().parents[1]
COMPONENTS = "#/components/schemas/"
COMMAND_FORMS = ("CreateRequest", "UpdateRequest", "PatchRequestPartial")
EDIT_FORMS = ("MessageEdit", "IncomingWebhookUpdate", "IncomingWebhookUpdateForInteractionCallback")
INTEGER = re.compile(r"-?(0|[1-9][0-9]*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """A field that Discord documents, or demonstrably takes, and the description lacks."""

    schemas: tuple[str, ...]
    key: str
    schema: Mapping[str, Any]
    reason: str


AMENDMENTS = (
    Amendment(
        schemas=tuple(f"ApplicationCommand{form}" for form in COMMAND_FORMS),
        key="nsfw",
        schema={"type": ["boolean", "null"]},
        reason="documented for commands (age-restricted); the description has it only in answers",
    ),
    Amendment(
        schemas=("ComponentEmojiForRequest",),
        key="animated",
        schema={"type": ["boolean", "null"]},
        reason="documented: a component's emoji is a partial emoji with name, id and animated",
    ),
    Amendment(
        schemas=tuple(f"{form}RequestPartial" for form in EDIT_FORMS),
        key="tts",
        schema={"const": False},
        reason="discord.py 2.7.1 sends it with each edit; Discord ignores it, and true would be a misunderstanding",
    ),
    Amendment(
        schemas=("MessageReferenceRequest",),
        key="type",
        schema={"enum": [0, 1, None]},
        reason="documented: 1 is a forward; the description knows replies only",
    ),
    Amendment(
        schemas=("RichEmbed",),
        key="flags",
        schema={"type": ["integer", "null"]},
        reason="documented for embeds; discord.py 2.7.1 sends it with each one",
    ),
)
# The description has ids as strings only. Discord takes whole numbers too, and discord.py sends them so in references,
# attachments, emoji and default values.
SNOWFLAKE: Schema = {"type": ["string", "integer"], "pattern": "^(0|[1-9][0-9]*)$", "format": "snowflake"}
RANGES = {"int32": (-(2**31), 2**31 - 1), "int64": (-(2**63), 2**63 - 1), "snowflake": (0, 2**64 - 1)}


class Published:
    """Judges bodies by the description. `load` reads it once; a validator is built at an operation's first use."""

    def __init__(self, description: Mapping[str, Any], amendments: Sequence[Amendment]) -> None:
        self._reader = _Reader(description["components"]["schemas"], amendments)
        self._operations = sorted(
            (
                _Operation.read(path, method, operation)
                for path, method, operation in _operations(description)
            ),
            key=lambda operation: operation.parameters,  # /users/@me before /users/{user_id}
        )
        self._validators: dict[tuple[str, str], Validator | None] = {}

    @classmethod
    def load(cls, amendments: Sequence[Amendment] = AMENDMENTS) -> Self | None:
        """The description from `DISCORD_OPENAPI`, or from the folder "shared" beside the repository; None without."""
        beside = ROOT.parent / "shared" / "discord-api" / "openapi.json"
        file = Path(os.environ.get("DISCORD_OPENAPI") or beside)
        return cls(json.loads(file.read_text(encoding="utf-8")), amendments) if file.is_file() else None

    def body_errors(self, method: str, path: str, body: Any) -> list[str]:
        """What is wrong with a body, as "components.0.type: …"; [] where nothing is.

        `path` is as requested ("/channels/123/messages"), also with "/api/v10" before it or a query behind. A
        multipart body is given as its `payload_json`, or as the object of its parts; JSON that cannot be read raises.
        """
        plain = re.sub(r"^/api/v[0-9]+", "", path.partition("?")[0])
        operation = next((one for one in self._operations if one.serves(method, plain)), None)
        if operation is None:
            return [f"{method.upper()} {plain}: no such operation"]
        validator = self._validator(operation)
        if validator is None:
            return [] if body in (None, {}) else [f"{method.upper()} {plain}: takes no body"]
        leaves = (leaf for error in validator.iter_errors(_payload(body)) for leaf in _leaves(error))
        return list(dict.fromkeys(_worded(leaf) for leaf in leaves))

    def _validator(self, operation: "_Operation") -> Validator | None:
        if operation.key not in self._validators:
            schema = operation.schema
            strict = self._reader.read(schema) if schema is not None else None
            made = BodyValidator(strict, format_checker=FORMATS) if strict else None
            self._validators[operation.key] = made
        return self._validators[operation.key]


@dataclass(slots=True)
class Bodies:
    """Collects a verdict for each body that a whole test session sent."""

    published: Published | None = field(default_factory=Published.load)
    count: int = 0
    violations: list[str] = field(default_factory=list)

    def check(self, method: str, path: str, body: object) -> None:
        """Judge one body; nothing is counted where there is no description."""
        if self.published is None:
            return
        self.count += 1
        found = self.published.body_errors(method, path, body)
        self.violations += [f"{method} {path}: {error}" for error in found]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Operation:
    """One method of one path; `schema` is None where it takes no body."""

    key: tuple[str, str]
    pattern: re.Pattern[str]
    parameters: int
    schema: Schema | None

    @classmethod
    def read(cls, path: str, method: str, operation: Mapping[str, Any]) -> Self:
        content = operation.get("requestBody", {}).get("content", {})
        form = content.get("application/json") or next(iter(content.values()), None)
        pattern, parameters = re.subn(
            r"\\{(\w+)\\}",
            lambda name: "[0-9]+" if name[1].endswith("_id") else "[^/]+",
            re.escape(path).replace(r"\_", "_"),
        )
        return cls(
            key=(method.upper(), path),
            pattern=re.compile(pattern),
            parameters=parameters,
            schema=None if form is None else form["schema"],
        )

    def serves(self, method: str, path: str) -> bool:
        return self.key[0] == method.upper() and self.pattern.fullmatch(path) is not None


class _Reader:
    """Turns the description's schemas into strict ones, with each reference resolved once."""

    def __init__(self, schemas: Mapping[str, Schema], amendments: Sequence[Amendment]) -> None:
        self._schemas, self._amendments = schemas, amendments
        self._read: dict[str, dict[str, Any]] = {"SnowflakeType": SNOWFLAKE}

    def read(self, schema: Schema) -> Schema:
        """A schema whose unions are "any of" and whose objects know no keys but their own."""
        if "$ref" in schema:
            return self._named(schema["$ref"].removeprefix(COMPONENTS))
        made: dict[str, Any] = {}
        for key, value in schema.items():
            if key in ("oneOf", "anyOf", "allOf"):
                made["anyOf" if key == "oneOf" else key] = [self.read(form) for form in value]
            elif key == "properties":
                made[key] = {name: self.read(inner) for name, inner in value.items()}
            elif key in ("items", "additionalProperties") and isinstance(value, Mapping):
                made[key] = self.read(value)
            else:
                made[key] = value
        if "properties" in made:
            made.setdefault("additionalProperties", False)
        return made

    def _named(self, name: str) -> dict[str, Any]:
        if name not in self._read:
            self._read[name] = made = {}  # known before it is read: a schema may hold itself
            made.update(self.read(self._schemas[name]))
            for amendment in self._amendments:
                if name in amendment.schemas:
                    made["properties"][amendment.key] = amendment.schema
        return self._read[name]


def _operations(description: Mapping[str, Any]) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    for path, methods in description["paths"].items():
        for method, operation in methods.items():
            if method in ("get", "put", "post", "patch", "delete"):
                yield path, method, operation


def _payload(body: Any) -> Any:
    if not isinstance(body, Mapping) or "payload_json" not in body:
        return body
    payload = body["payload_json"]
    return json.loads(payload) if isinstance(payload, str | bytes) else payload


def _worded(error: ValidationError) -> str:
    where = ".".join(map(str, error.absolute_path)) or "body"
    said = error.message  # begins with the value, which may be long
    return f"{where}: {said if len(said) <= 200 else said[:60] + ' … ' + said[-120:]}"


def _leaves(error: ValidationError) -> Iterator[ValidationError]:
    """The errors of the form that fits best, at any depth of unions."""
    if not error.context:
        yield error
        return
    forms: dict[object, list[ValidationError]] = {}
    for inner in error.context:
        forms.setdefault(inner.relative_schema_path[0], []).append(inner)
    yield from min(map(_fit, forms.values()), key=lambda fit: fit[:2])[2]


def _fit(errors: list[ValidationError]) -> tuple[int, int, list[ValidationError]]:
    """How badly a form fits: whether it is for something else, the number of its faults, and those.

    jsonschema's own `best_match` goes by depth alone and may pick a form for another `type` of component.
    """
    other = max(
        2 * (error.validator == "type" and not error.relative_path) + (list(error.relative_path) == ["type"])
        for error in errors
    )
    leaves = [leaf for error in errors for leaf in _leaves(error)]
    return other, len(leaves), leaves


def _whole(value: object) -> int | None:
    """The integer that Discord reads from a value, which may be a string of digits."""
    if isinstance(value, str):
        return int(value) if len(value) <= 20 and INTEGER.fullmatch(value) else None
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _limit(beyond: Any, words: str) -> Any:
    def check(_: Validator, limit: float, value: object, __: Schema) -> Iterator[ValidationError]:
        number = value if isinstance(value, float) else _whole(value)
        if number is not None and beyond(number, limit):
            yield ValidationError(f"{value!r} is {words} {limit}")

    return check


def _one_of(_: Validator, allowed: list[object], value: object, __: Schema) -> Iterator[ValidationError]:
    same = any(type(one) is type(value) and one == value for one in allowed)
    number = _whole(value)
    if not same and not any(isinstance(one, int) and one == number and number is not None for one in allowed):
        yield ValidationError(f"{value!r} is not one of {allowed}")


def _formats() -> FormatChecker:
    formats = FormatChecker(formats=())
    for name, (least, most) in RANGES.items():
        formats.checks(name)(lambda value, low=least, high=most: low <= (_whole(value) or 0) <= high)
    formats.checks("uri")(
        lambda value: not isinstance(value, str) or bool(re.match(r"[a-z]+://[^/\s]", value))
    )
    formats.checks("date-time", raises=ValueError)(
        lambda value: not isinstance(value, str) or bool(datetime.fromisoformat(value))
    )
    return formats


FORMATS = _formats()
BodyValidator: Any = extend(  # type: ignore[no-untyped-call]  # its stub has no types
    Draft202012Validator,
    {
        "minimum": _limit(lambda number, limit: number < limit, "less than"),
        "maximum": _limit(lambda number, limit: number > limit, "more than"),
        "enum": _one_of,
        "const": lambda judge, only, value, schema: _one_of(judge, [only], value, schema),
    },
    type_checker=Draft202012Validator.TYPE_CHECKER.redefine(
        "integer", lambda _, value: _whole(value) is not None
    ),
)
