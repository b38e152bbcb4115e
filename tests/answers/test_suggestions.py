"""What is offered while a name is typed, on both programmes."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answers.dates import read_day
from answers.errors import BadDay
from answers.fact_book import FactBook
from answers.names import Match, find_team
from answers.standing import Standing, standing
from answers.suggestions import stage_suggestions, team_label, team_suggestions, without_outcome
from answers.terms import Language
from answers.when import when
from answers.wording import Wording
from tests.conftest import NOW

WORDING = Wording()


def standings(facts: FactBook) -> tuple[Standing, ...]:
    moment = when(facts, NOW).moment
    return tuple(standing(team, facts, moment) for team in facts.teams)


def test_every_beginning_of_every_name_offers_its_team(facts: FactBook, cup: FactBook) -> None:
    for book in (facts, cup):
        everyone = standings(book)
        for team in book.teams:
            for name in (team.name.en, team.name.ko):
                for length in range(2, len(name) + 1):
                    found = team_suggestions(name[:length], book, everyone)
                    assert team in found, (name[:length], [one.id for one in found])
                assert team_suggestions(name, book, everyone)[0] == team


def test_a_label_finds_its_team_again_in_both_languages(facts: FactBook, cup: FactBook) -> None:
    for book in (facts, cup):
        for one in standings(book):
            for language in Language:
                found = find_team(without_outcome(team_label(one, WORDING, language)), book)
                assert isinstance(found, Match)
                assert found.team == one.team


@settings(max_examples=300, deadline=None)
@given(text=st.text(max_size=60))
def test_any_text_is_offered_something_or_nothing_and_each_team_once(facts: FactBook, text: str) -> None:
    found = team_suggestions(text, facts, standings(facts))
    assert len({one.id for one in found}) == len(found)
    assert without_outcome(text) in {text, without_outcome(text)}


def test_stages_are_found_by_part_of_a_name_in_either_language(facts: FactBook) -> None:
    assert stage_suggestions("1차 단계", facts)[0].id == "eval-1"
    assert stage_suggestions("revival", facts)[0].id == "revival-2026"
    assert len(stage_suggestions("", facts)) == len(facts.stages)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-01-20", "2026-01-20"),
        (" 2026-01 ", "2026-01"),
        ("2026", "2026"),
        ("January 2026", "2026-01"),
        ("15 January 2026", "2026-01-15"),
        ("2026년 1월 15일", "2026-01-15"),
        ("2026년 1월 기준", "2026-01"),
    ],
)
def test_a_day_is_read_as_people_write_it(text: str, expected: str) -> None:
    assert str(read_day(text, date(2026, 11, 24))) == expected


@pytest.mark.parametrize(
    "text",
    ["", "soon", "2026-02-30", "30 February 2026", "from January to March 2026", "the menu of January 2026"],
)
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(BadDay):
        read_day(text, date(2026, 11, 24))
