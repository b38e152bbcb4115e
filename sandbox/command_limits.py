"""The documented limits of application commands, for the bulk overwrite (PUT) and for a single command.

Pure: it sees the list that is sent, not what is registered already. Sizes come from Discord's page "Application
Commands"; fifteen user and fifteen message commands are its newer number (it was five, which discord.py 2.7.1 still
holds back at).
"""

import unicodedata
from collections import Counter
from collections.abc import Mapping
from enum import IntEnum

from sandbox.component_limits import CHANNEL_TYPES
from sandbox.embed_limits import DEEPEST, Errors, Form, refuse_broken_strings, whole_number

MOST_OF_TYPE = {1: 100, 2: 15, 3: 15}  # chat inputs, user commands, message commands
MAX_CHARACTERS = 8000  # names, descriptions and choice values of one command, each in its longest language
LOCALES = frozenset(
    "ar bg cs da de el en-GB en-US es-419 es-ES fi fr he hi hr hu id it ja ko lt nl no pl pt-BR ro ru sv-SE th tr uk"
    " vi zh-CN zh-TW".split()
)
# The letters and marks of Devanagari and Thai (Unicode's property Script), which \p{L} and \p{N} leave out in part.
SCRIPTS = (
    *((0x0900, 0x0950), (0x0955, 0x0963), (0x0966, 0x097F), (0xA8E0, 0xA8FF), (0x11B00, 0x11B09)),
    *((0x0E01, 0x0E3A), (0x0E40, 0x0E5B)),
)


# Option types, from Discord's 1 on.
Option = IntEnum(
    "Option",
    "SUB_COMMAND SUB_COMMAND_GROUP STRING INTEGER BOOLEAN USER CHANNEL ROLE MENTIONABLE NUMBER ATTACHMENT",
)
VALUES = tuple(option for option in Option if option > Option.SUB_COMMAND_GROUP)
CHOOSABLE = (Option.STRING, Option.INTEGER, Option.NUMBER)


def command_errors(commands: object) -> Errors:
    """What a list of commands is refused for; errors stand under each command's index."""
    errors: Errors = {}
    if not isinstance(commands, list):
        Form({}, (), errors).refuse_whole("LIST_TYPE_CONVERT", "Only iterables may be used in a ListType")
        return errors
    forms = [Form.whole(command, errors, str(number)) for number, command in enumerate(commands)]
    for command in forms:
        _command(command)
    _together(forms, errors)
    refuse_broken_strings(commands, errors)
    return errors


def localized_texts(part: Form, key: str, *, most: int, names: bool = False) -> list[str]:
    """The translations of a field, each for a locale that Discord has; `names` are held to the form of names."""
    texts = part.child(key)
    if texts is None:
        return []
    for locale in texts.fields:
        if locale not in LOCALES:
            part.refuse(key, "BASE_TYPE_CHOICES", f"Locales must be one of {sorted(LOCALES)}.")
            return []
    read = {locale: texts.text(locale, least=1, most=most) for locale in texts.fields}
    for locale, text in read.items():
        if names and text is not None and not is_chat_name(text):
            _refuse_name(texts, locale)
    return [text for text in read.values() if text is not None]


def is_chat_name(name: str) -> bool:
    """Whether Discord takes this as the name of a chat command or an option: 1-32 letters, digits, - _ ', lower case."""
    return 1 <= len(name) <= 32 and all(_may_stand_in_name(letter) for letter in name)


def _may_stand_in_name(letter: str) -> bool:
    if letter in "-_'" or any(first <= ord(letter) <= last for first, last in SCRIPTS):
        return True
    return unicodedata.category(letter)[0] in "LN" and letter == letter.lower()


def _refuse_name(part: Form, key: str) -> None:
    part.refuse(key, "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid")


def _together(commands: list[Form], errors: Errors) -> None:
    """What holds for all commands of a scope: how many of each type there are, and that names differ."""
    counted: Counter[int] = Counter()
    met: set[tuple[int, str]] = set()
    for command in commands:
        kind, name = _kind(command), command.fields.get("name")
        counted[kind] += 1
        if isinstance(name, str) and (kind, name) in met:
            command.refuse(
                "name", "APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique"
            )
        if isinstance(name, str):
            met.add((kind, name))
    for kind, most in MOST_OF_TYPE.items():
        if counted[kind] > most:
            Form({}, (), errors).refuse_whole(
                "APPLICATION_COMMANDS_MAX", f"Maximum number of commands of type {kind} reached ({most})"
            )


def _kind(command: Form) -> int:
    kind = command.fields.get("type")
    return 1 if kind is None else whole_number(kind) or 0


def _command(command: Form) -> None:
    kind = command.choice("type", MOST_OF_TYPE)
    _settings(command)
    if kind in (2, 3):
        _menu_command(command)
    else:
        _named(command)
        _options(command, depth=0)
    if _size(command.fields) > MAX_CHARACTERS:
        command.refuse_whole(
            "APPLICATION_COMMAND_TOO_LARGE", f"Command exceeds maximum size ({MAX_CHARACTERS})"
        )


def _menu_command(command: Form) -> None:
    """A user or message command: its name may have blanks and capitals, and it has nothing else."""
    command.text("name", least=1, most=32, required=True)
    localized_texts(command, "name_localizations", most=32)
    for key in ("description", "options"):
        if command.has(key):
            command.refuse(
                key, "APPLICATION_COMMAND_CONTEXT_MENU", f"Context menu commands cannot have {key}"
            )


def _settings(command: Form) -> None:
    for key in ("nsfw", "dm_permission"):
        command.switch(key)
    command.number("default_member_permissions", least=0, most=2**54 - 1)
    contexts = _places(command, "contexts", (0, 1, 2))
    installs = _places(command, "integration_types", (0, 1))
    if 2 in contexts and installs and 1 not in installs:
        command.refuse(
            "contexts",
            "APPLICATION_COMMAND_CONTEXTS",
            "PRIVATE_CHANNEL needs the integration type USER_INSTALL",
        )


def _places(command: Form, key: str, allowed: tuple[int, ...]) -> list[int | None]:
    values = command.get(key)
    if values is None:
        return []
    numbers = [whole_number(value) for value in command.items(key, least=1, most=len(allowed))]
    if any(number not in allowed for number in numbers):
        command.refuse(key, "BASE_TYPE_CHOICES", f"Value must be one of {allowed}.")
    if len(set(numbers)) < len(numbers):
        command.refuse(key, "SET_TYPE_ALREADY_CONTAINS_VALUE", "The set already contains this value")
    return numbers


def _named(part: Form) -> None:
    """Name and description of a chat command or an option, in all languages."""
    name = part.text("name", least=1, most=32, required=True)
    if name is not None and not is_chat_name(name):
        _refuse_name(part, "name")
    localized_texts(part, "name_localizations", most=32, names=True)
    part.text("description", least=1, most=100, required=True)
    localized_texts(part, "description_localizations", most=100)


def _options(owner: Form, *, depth: int) -> None:
    """The options of a command (depth 0), of a group (1) or of a sub-command (2)."""
    allowed = {0: tuple(Option), 1: (Option.SUB_COMMAND,), 2: VALUES}[depth]
    options = owner.children("options", most=25)
    kinds = [_option(option, allowed) for option in options]
    names: set[str] = set()
    optional = False
    for option, kind in zip(options, kinds, strict=True):
        name = option.fields.get("name")
        if isinstance(name, str):
            if name in names:
                option.refuse(
                    "name",
                    "APPLICATION_COMMAND_OPTIONS_NAME_INVALID",
                    "This option name is already used in these options",
                )
            names.add(name)
        if kind in VALUES:
            required = option.switch("required")
            if required and optional:
                option.refuse(
                    "required",
                    "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
                    "Required options must be placed before non-required options",
                )
            optional = optional or not required
    if depth == 0 and any(kind in VALUES for kind in kinds) and any(kind in (1, 2) for kind in kinds):
        owner.refuse(
            "options",
            "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
            "Sub-command and sub-command group option types are mutually exclusive to all other types",
        )


def _option(option: Form, allowed: tuple[Option, ...]) -> int | None:
    kind = option.choice("type", allowed, required=True)
    _named(option)
    if kind == Option.SUB_COMMAND_GROUP:
        _options(option, depth=1)
    elif kind == Option.SUB_COMMAND:
        _options(option, depth=2)
    elif kind is not None:
        _value_option(option, Option(kind))
    return kind


def _value_option(option: Form, kind: Option) -> None:
    autocomplete = option.switch("autocomplete")
    if autocomplete and (kind not in CHOOSABLE or option.has("choices")):
        option.refuse(
            "autocomplete",
            "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID",
            "Autocomplete is for strings and numbers without choices",
        )
    if option.has("choices") and kind not in CHOOSABLE:
        option.refuse(
            "choices", "APPLICATION_COMMAND_OPTIONS_CHOICES_INVALID", "This type of option has no choices"
        )
    _choices(option, kind)
    if kind is Option.STRING:
        least = option.number("min_length", least=0, most=6000)
        most = option.number("max_length", least=1, most=6000)
        if least is not None and most is not None and least > most:
            option.refuse("min_length", "NUMBER_TYPE_MAX", "min_length must not exceed max_length.")
    elif kind in (Option.INTEGER, Option.NUMBER):
        _bounds(option, kind)
    elif kind is Option.CHANNEL:
        for value in option.items("channel_types", most=len(CHANNEL_TYPES)):
            if whole_number(value) not in CHANNEL_TYPES:
                option.refuse("channel_types", "BASE_TYPE_CHOICES", "Value is no channel type.")


def _choices(option: Form, kind: Option) -> None:
    names: set[str] = set()
    for choice in option.children("choices", most=25):
        name = choice.text("name", least=1, most=100, required=True)
        localized_texts(choice, "name_localizations", most=100)
        if name in names:
            choice.refuse(
                "name", "APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_INVALID", "This choice name is already used"
            )
        names.add(name or "")
        if kind is Option.STRING:
            choice.text("value", most=100, required=True)
        elif choice.get("value", required=True) is not None and _value(choice, "value", kind) is None:
            choice.refuse("value", "NUMBER_TYPE_COERCE", "Value is not a number of this option's type.")


def _bounds(option: Form, kind: Option) -> None:
    ends = [_value(option, key, kind) for key in ("min_value", "max_value")]
    for key, end in zip(("min_value", "max_value"), ends, strict=True):
        if end is None and option.get(key) is not None:
            option.refuse(key, "NUMBER_TYPE_COERCE", "Value is not a number of this option's type.")
    if ends[0] is not None and ends[1] is not None and ends[0] > ends[1]:
        option.refuse("min_value", "NUMBER_TYPE_MAX", "min_value must not exceed max_value.")


def _value(part: Form, key: str, kind: Option) -> float | None:
    """A number that fits the option's type: whole ones below 2**53, others up to it."""
    value = part.fields.get(key)
    if isinstance(value, float) and kind is Option.NUMBER:
        return value if abs(value) <= 2**53 else None
    number = whole_number(value)
    return number if number is not None and abs(number) < 2**53 else None


def _size(part: Mapping[str, object], *, depth: int = 0) -> int:
    """Characters of names, descriptions and string values, each in its longest language, options and choices too."""
    value = part.get("value")
    total = len(value) if isinstance(value, str) else 0
    for key in ("name", "description"):
        texts = part.get(f"{key}_localizations")
        every = [part.get(key), *(texts.values() if isinstance(texts, Mapping) else ())]
        total += max(len(text) if isinstance(text, str) else 0 for text in every)
    for key in ("options", "choices") if depth < DEEPEST else ():
        inner = part.get(key)
        for item in inner if isinstance(inner, list) else ():
            total += _size(item, depth=depth + 1) if isinstance(item, Mapping) else 0
    return total
