"""Each documented limit of commands: the limit itself passes, one step beyond is refused at its place."""

from typing import Any

import pytest

from sandbox.command_limits import command_errors, is_chat_name
from tests.sandbox.test_limits import limit, places, text_of

Part = dict[str, Any]


def command(*options: Part, **more: object) -> Part:
    return {"name": "a", "description": "a", "type": 1, "options": list(options), **more}


def menu(**more: object) -> Part:
    return {"name": "Ask about This", "type": 2, **more}


def option(kind: int = 3, name: object = "o", **more: object) -> Part:
    return {"type": kind, "name": name, "description": "a", **more}


def named(count: int, *, kind: int = 3) -> list[Part]:
    return [option(kind, f"o{number}") for number in range(count)]


def choices(count: int, **more: object) -> list[Part]:
    return [{"name": f"c{number}", "value": "a", **more} for number in range(count)]


def sub(*options: Part, name: str = "s") -> Part:
    return option(1, name, options=list(options))


def group(*options: Part, name: str = "g") -> Part:
    return option(2, name, options=list(options))


COMMANDS = [
    limit("name 32", command(name=text_of(32)), command(name=text_of(33)), "name"),
    limit("name 1", command(name="a"), command(name=""), "name"),
    limit("name in lower case", command(name="ask"), command(name="Ask"), "name"),
    limit("name without blanks", command(name="a-b_c'd"), command(name="a b"), "name"),
    limit("name in letters", command(name="질문1"), command(name="a!"), "name"),
    limit(
        "localised name in lower case",
        command(name_localizations={"de": "frage", "ko": "질문"}),
        command(name_localizations={"de": "Frage"}),
        "name_localizations.de",
    ),
    limit(
        "localised name 32",
        command(name_localizations={"ko": text_of(32)}),
        command(name_localizations={"ko": text_of(33)}),
        "name_localizations.ko",
    ),
    limit(
        "known locales",
        command(description_localizations={"es-419": "a"}),
        command(description_localizations={"es": "a"}),
        "description_localizations",
    ),
    limit("description 100", command(description=text_of(100)), command(description=text_of(101)), "description"),
    limit("description 1", command(description="a"), command(description=""), "description"),
    limit(
        "localised description 100",
        command(description_localizations={"ko": text_of(100)}),
        command(description_localizations={"ko": text_of(101)}),
        "description_localizations.ko",
    ),
    limit("options 25", command(*named(25)), command(*named(26)), "options"),
    limit("types", command(type=None), command(type=5), "type"),
    limit("contexts", command(contexts=[0, 1, 2]), command(contexts=[3]), "contexts"),
    limit("contexts say something", command(contexts=None), command(contexts=[]), "contexts"),
    limit("contexts differ", command(contexts=[0, 1]), command(contexts=[0, 0]), "contexts"),
    limit("installs", command(integration_types=[0, 1]), command(integration_types=[2]), "integration_types"),
    limit("installs say something", command(integration_types=[0]), command(integration_types=[]), "integration_types"),
    limit("installs differ", command(integration_types=[0, 1]), command(integration_types=[1, 1]), "integration_types"),
    limit(
        "private channels need a user install",
        command(contexts=[2], integration_types=[1]),
        command(contexts=[2], integration_types=[0]),
        "contexts",
    ),
    limit(
        "permissions",
        command(default_member_permissions=str(2**54 - 1)),
        command(default_member_permissions=2**54),
        "default_member_permissions",
    ),
    limit("permissions from 0", command(default_member_permissions=0), command(default_member_permissions=-1), "default_member_permissions"),
    limit("description is needed", command(), command(description=None), "description"),
    limit("name is needed", command(), command(name=None), "name"),
    limit("menu name is needed", menu(), menu(name=None), "name"),
    limit("nsfw is a switch", command(nsfw=False), command(nsfw=0), "nsfw"),
    limit("menu name 32", menu(name=text_of(32)), menu(name=text_of(33)), "name"),
    limit("menu name 1", menu(name="a"), menu(name=""), "name"),
    limit("menu has no description", menu(description=""), menu(description="a"), "description"),
    limit("menu has no options", menu(options=[]), menu(options=[option()]), "options"),
    limit(
        "localised menu name",
        menu(name_localizations={"ko": "이것에 대해 Ask"}),
        menu(name_localizations={"ko": text_of(33)}),
        "name_localizations.ko",
    ),
    limit(
        "required first",
        command(option(name="b", required=True), option()),
        command(option(), option(name="b", required=True)),
        "options.1.required",
    ),
    limit("option names differ", command(option(), option(name="b")), command(option(), option()), "options.1.name"),
    limit(
        "sub-commands by themselves",
        command(sub(), group(sub())),
        command(sub(), option()),
        "options",
    ),
    limit(
        "a sub-command holds values",
        command(sub(option())),
        command(sub(sub())),
        "options.0.options.0.type",
    ),
    limit(
        "a group holds sub-commands",
        command(group(sub(option()))),
        command(group(option())),
        "options.0.options.0.type",
    ),
    limit(
        "groups do not nest",
        command(group(sub(*named(25)))),
        command(group(group())),
        "options.0.options.0.type",
    ),
    limit(
        "options of a sub-command 25",
        command(sub(*named(25))),
        command(sub(*named(26))),
        "options.0.options",
    ),
]  # fmt: skip
OPTIONS = [
    limit("types to 11", option(11), option(12), "type"),
    limit("types from 1", option(3), option(0), "type"),
    limit("name 32", option(name=text_of(32)), option(name=text_of(33)), "name"),
    limit("name in lower case", option(name="팀"), option(name="Team"), "name"),
    limit("name is needed", option(), option(name=None), "name"),
    limit("description 100", option(description=text_of(100)), option(description=text_of(101)), "description"),
    limit("description 1", option(description="a"), option(description=""), "description"),
    limit("localised name", option(name_localizations={"ko": "팀"}), option(name_localizations={"ko": "팀 이름"}), "name_localizations.ko"),
    limit("choices 25", option(choices=choices(25)), option(choices=choices(26)), "choices"),
    limit("choice name 100", option(choices=choices(1, name=text_of(100))), option(choices=choices(1, name=text_of(101))), "choices.0.name"),
    limit("choice name 1", option(choices=choices(1, name="a")), option(choices=choices(1, name="")), "choices.0.name"),
    limit("choice name is needed", option(choices=choices(1)), option(choices=[{"value": "a"}]), "choices.0.name"),
    limit("choice value is needed", option(choices=choices(1)), option(choices=[{"name": "a"}]), "choices.0.value"),
    limit("number value is needed", option(4, choices=choices(1, value=5)), option(4, choices=[{"name": "a"}]), "choices.0.value"),
    limit("localised choice 100", option(choices=choices(1, name_localizations={"ko": text_of(100)})), option(choices=choices(1, name_localizations={"ko": text_of(101)})), "choices.0.name_localizations.ko"),
    limit("choice names differ", option(choices=choices(2)), option(choices=choices(2, name="a")), "choices.1.name"),
    limit("choice value 100", option(choices=choices(1, value=text_of(100))), option(choices=choices(1, value=text_of(101))), "choices.0.value"),
    limit("choice value is text", option(choices=choices(1)), option(choices=choices(1, value=5)), "choices.0.value"),
    limit("choice value is whole", option(4, choices=choices(1, value=5)), option(4, choices=choices(1, value=0.5)), "choices.0.value"),
    limit("whole choice below 2**53", option(4, choices=choices(1, value=2**53 - 1)), option(4, choices=choices(1, value=2**53)), "choices.0.value"),
    limit("number choice to 2**53", option(10, choices=choices(1, value=2.0**53)), option(10, choices=choices(1, value=2.0**54)), "choices.0.value"),
    limit("choice locales", option(choices=choices(1, name_localizations={"ko": "a"})), option(choices=choices(1, name_localizations={"kr": "a"})), "choices.0.name_localizations"),
    limit("no choices for users", option(6, choices=[]), option(6, choices=choices(1)), "choices"),
    limit("autocomplete without choices", option(autocomplete=True, choices=[]), option(autocomplete=True, choices=choices(1)), "autocomplete"),
    limit("autocomplete of numbers", option(10, autocomplete=True), option(5, autocomplete=True), "autocomplete"),
    limit("min_length to 6000", option(min_length=6000), option(min_length=6001), "min_length"),
    limit("min_length from 0", option(min_length=0), option(min_length=-1), "min_length"),
    limit("max_length to 6000", option(max_length=6000), option(max_length=6001), "max_length"),
    limit("max_length from 1", option(max_length=1), option(max_length=0), "max_length"),
    limit("lengths in order", option(min_length=2, max_length=2), option(min_length=3, max_length=2), "min_length"),
    limit("bounds in order", option(4, min_value=2, max_value=2), option(4, min_value=3, max_value=2), "min_value"),
    limit("whole bounds", option(4, max_value=5), option(4, max_value=0.5), "max_value"),
    limit("channel types", option(7, channel_types=[0, 5]), option(7, channel_types=[99]), "channel_types"),
    limit("required is a switch", option(required=True), option(required="yes"), "required"),
]  # fmt: skip


@pytest.mark.parametrize(("sound", "broken", "where"), COMMANDS)
def test_a_command_at_its_limit_passes_and_beyond_it_is_refused(sound: Any, broken: Any, where: str) -> None:
    assert command_errors([sound]) == {}
    assert set(places(command_errors([command(name="first"), broken]))) == {f"1.{where}"}


@pytest.mark.parametrize(("sound", "broken", "where"), OPTIONS)
def test_an_option_at_its_limit_passes_and_beyond_it_is_refused(sound: Any, broken: Any, where: str) -> None:
    assert command_errors([command(sound)]) == {}
    assert set(places(command_errors([command(broken)]))) == {f"0.options.0.{where}"}
    deeper = command(group(sub(broken)))
    assert set(places(command_errors([deeper]))) == {f"0.options.0.options.0.options.0.{where}"}


@pytest.mark.parametrize(("kind", "most"), [(1, 100), (2, 15), (3, 15)])
def test_a_scope_has_so_many_commands_of_a_type_and_no_more(kind: int, most: int) -> None:
    every = [command(name=f"c{n}") if kind == 1 else menu(name=f"c{n}", type=kind) for n in range(most + 1)]
    assert command_errors(every[:most]) == {}
    assert places(command_errors(every)) == {"": "APPLICATION_COMMANDS_MAX"}


def test_command_names_differ_within_a_type_only() -> None:
    assert command_errors([command(), menu(name="a"), menu(name="a", type=3)]) == {}
    assert set(places(command_errors([command(), command()]))) == {"1.name"}
    assert set(places(command_errors([menu(), menu()]))) == {"1.name"}


def long_choices(count: int) -> list[Part]:
    """Choices of 200 characters each."""
    return [{"name": f"{number:02}".ljust(100, "a"), "value": text_of(100)} for number in range(count)]


def full_command(*, spare: int) -> Part:
    """A command of exactly 8000 characters less `spare`."""
    return command(  # 2
        option(name="o", choices=long_choices(25)),  # 5002
        option(name="p", choices=long_choices(14)),  # 2802
        option(name="q", description=text_of(100)),  # 101
        option(name="r", description=text_of(92 - spare)),  # 93
    )


def test_a_command_has_eight_thousand_characters_and_no_more() -> None:
    assert command_errors([full_command(spare=0)]) == {}
    assert places(command_errors([full_command(spare=-1)])) == {"0": "APPLICATION_COMMAND_TOO_LARGE"}


def test_the_longest_language_counts_towards_the_size_of_a_command() -> None:
    long = {"description_localizations": {"ko": "aaa", "de": "aa"}}
    assert command_errors([{**full_command(spare=2), **long}]) == {}
    assert set(places(command_errors([{**full_command(spare=1), **long}]))) == {"0"}


def test_commands_are_a_list_of_objects() -> None:
    assert places(command_errors({"name": "a"})) == {"": "LIST_TYPE_CONVERT"}
    assert places(command_errors([command(), "a"])) == {"1": "DICT_TYPE_CONVERT"}


@pytest.mark.parametrize("name", ["ask", "질문", "팀-순위", "क्या", "ถาม", "ask_2", "l'été", "ß", "あ"])
def test_names_in_many_scripts_are_names(name: str) -> None:
    assert is_chat_name(name)


EDGES = "\u0900\u0950\u0955\u0963\u0966\u0970\u097f\ua8e0\ua8ff\u0e01\u0e31\u0e3a\u0e40\u0e4e\u0e5b"


@pytest.mark.parametrize("letter", EDGES)
def test_every_sign_of_devanagari_and_thai_may_stand_in_a_name(letter: str) -> None:
    assert is_chat_name(letter)


@pytest.mark.parametrize("letter", "\u0951\u0954\u0964\u0965\u0e3f\u0e5c\u1cd0")
def test_what_only_stands_near_those_scripts_may_not(letter: str) -> None:
    assert not is_chat_name(letter)


def test_an_option_needs_a_type_that_is_known() -> None:
    assert set(places(command_errors([command(option() | {"type": None})]))) == {"0.options.0.type"}


@pytest.mark.parametrize("name", ["É", "a\u0301", "ask?", "a.b", "", "🏆", "Ω", "a\u200bb", "/ask", "฿"])
def test_capitals_marks_and_signs_are_no_names(name: str) -> None:
    assert not is_chat_name(name)
