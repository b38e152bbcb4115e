"""Reading a programme file: YAML in, a checked `ProgrammeFile` out, or one line that says what to mend.

`read_programme` raises BadProgrammeFile with the file, the path inside it and what was expected; it
never returns half a programme.
"""

from pathlib import Path
from typing import Any, NoReturn

import yaml
from pydantic import ValidationError

from answers.errors import BadProgrammeFile
from db.programme_checks import first_mistake
from db.programme_form import ProgrammeFile


def read_programme(path: Path) -> ProgrammeFile:
    """Read and check a programme file; raises BadProgrammeFile, and never returns half of one."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        _refuse(path, "", f"expected a readable UTF-8 file ({type(error).__name__})", error)
    try:
        written = yaml.load(text, Loader=_Loader)  # noqa: S506  a subclass of the safe loader
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"line {mark.line + 1}, column {mark.column + 1}" if mark else ""
        problem = getattr(error, "problem", None) or "expected YAML"
        _refuse(path, where, f"{problem}; expected YAML", error)
    if not isinstance(written, dict):
        _refuse(path, "", "expected a mapping with programme, stages, teams, claims and sources")
    try:
        file = ProgrammeFile.model_validate(written)
    except ValidationError as error:
        _refuse(path, *_worded(error, written), error)
    if mistake := first_mistake(file):
        _refuse(path, *mistake)
    return file


def _refuse(path: Path, where: str, expected: str, cause: Exception | None = None) -> NoReturn:
    place = f"{path.name}: {where}: " if where else f"{path.name}: "
    raise BadProgrammeFile(place + " ".join(expected.split())) from cause


def _worded(error: ValidationError, written: dict[str, Any]) -> tuple[str, str]:
    """The first mistake pydantic found: its path in the file, and what was expected instead."""
    first = error.errors(include_url=False, include_context=False)[0]
    message = first["msg"].removeprefix("Value error, ")
    found = first["input"]
    if first["type"] == "extra_forbidden":
        message = "is no known field here; expected it to be absent"
    elif first["type"] == "missing":
        message = "is missing; expected a value"
    elif isinstance(found, (str, int, float, bool)) or found is None:
        message = f"{message}; found {str(found)[:60]!r}"
    more = f" (and {error.error_count() - 1} more)" if error.error_count() > 1 else ""
    return _path(first["loc"], written), message[0].lower() + message[1:] + more


def _path(loc: tuple[int | str, ...], written: Any) -> str:
    """`claims[3].text.en`, with the id of the entry where it has one."""
    path, here = "", written
    for step in loc:
        if isinstance(step, int):
            path += f"[{step}]"
            here = here[step] if isinstance(here, list) and step < len(here) else None
            if isinstance(here, dict) and isinstance(here.get("id"), str):
                path += f" ({here['id']})"
        else:
            path += f".{step}" if path else step
            here = here.get(step) if isinstance(here, dict) else None
    return path


class _Loader(yaml.CSafeLoader):
    """Safe YAML in which days stay text and a key may stand only once."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, rule) for tag, rule in rules if tag != "tag:yaml.org,2002:timestamp"]
    for first, rules in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def _mapping(loader: _Loader, node: yaml.MappingNode) -> dict[Any, Any]:
    loader.flatten_mapping(node)
    found: dict[Any, Any] = {}
    for key_node, value_node in node.value:
        key = loader.construct_object(key_node, deep=True)
        if key in found:
            raise yaml.constructor.ConstructorError(
                None, None, f"the key {key!r} stands twice", key_node.start_mark
            )
        found[key] = loader.construct_object(value_node, deep=True)
    return found


_Loader.add_constructor("tag:yaml.org,2002:map", _mapping)
