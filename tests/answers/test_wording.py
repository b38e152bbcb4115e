"""Both catalogues: the same keys and variables, every message sayable, no gap and no stray particle."""

import re

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from answers.days import Day
from answers.fact_book import FactBook
from answers.terms import Language, Outcome
from answers.wording import Wording, day, listed, locale_file, on_day


class _Variables(Visitor):
    def __init__(self) -> None:
        self.found: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802  the package's name
        self.found.add(node.id.name)


def catalogue(language: Language) -> dict[str, set[str]]:
    """Each message's variables."""
    resource = FluentParser().parse(locale_file(language).read_text(encoding="utf-8"))
    found = {}
    for entry in resource.body:
        assert not isinstance(entry, ast.Junk), entry.content
        if isinstance(entry, ast.Message):
            variables = _Variables()
            variables.visit(entry)
            assert entry.id.name not in found, f"{entry.id.name} stands twice"
            found[entry.id.name] = variables.found
    return found


ENGLISH = catalogue(Language.EN)


def test_both_languages_have_the_same_messages_with_the_same_variables() -> None:
    assert catalogue(Language.KO) == ENGLISH


def test_every_outcome_has_a_word_and_a_deed() -> None:
    for outcome in Outcome:
        assert f"outcome-{outcome}" in ENGLISH
        assert outcome is Outcome.UNKNOWN or f"deed-{outcome}" in ENGLISH


@pytest.mark.parametrize("language", list(Language))
def test_every_message_is_sayable_about_every_team_and_reads_clean(
    facts: FactBook, language: Language
) -> None:
    wording = Wording()
    stages = [one.mention.in_(language) for one in facts.stages]
    for number, team in enumerate(facts.teams):
        name = team.name.in_(language)
        for key, variables in ENGLISH.items():
            fields: dict[str, object] = dict.fromkeys(variables, name)
            fields.update({"count": number, "official": number, "planned": number, "actual": number})
            fields["stage"] = stages[number % len(stages)]
            fields["when"] = on_day(language, Day.parse("2026-08-18"))
            fields["day"] = Day.parse("2026-08")
            told = wording.say(language, key, **{one: fields[one] for one in variables})
            assert told.strip() == told
            assert "{" not in told
            assert "  " not in told, told
            assert not re.search(r"(은는|이가|을를|은/는|이/가|을/를|으로/로)", told), told
            assert not re.search(r"[\u2068\u2069]", told)


def test_a_missing_message_or_variable_is_an_error() -> None:
    wording = Wording()
    with pytest.raises(KeyError):
        wording.say(Language.EN, "no-such-message")
    with pytest.raises(ValueError, match="team-in-now"):
        wording.say(Language.EN, "team-in-now", team="KT")


def test_days_and_lists_are_written_as_each_language_writes_them() -> None:
    moment = Day.parse("2026-08-18")
    assert (day(Language.EN, moment), day(Language.KO, moment)) == ("18 August 2026", "2026년 8월 18일")
    assert on_day(Language.EN, Day.parse("2026-08")) == " in August 2026"
    assert on_day(Language.KO, Day.parse("2026")) == "2026년 "
    assert on_day(Language.EN, None) == ""
    assert listed(Language.EN, ["A", "B", "C"]) == "A, B and C"
    assert listed(Language.KO, ["A", "B"]) == "A, B"


@pytest.mark.parametrize(("count", "expected"), [(1, "한 팀이"), (5, "다섯 팀이"), (10, "10개 팀이")])
def test_teams_are_counted_as_koreans_count_them(count: int, expected: str) -> None:
    told = Wording().say(Language.KO, "status-now", count=count, stage="예선", teams="…")
    assert expected in told
