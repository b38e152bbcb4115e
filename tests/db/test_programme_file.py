"""A programme file is taken whole or refused with the place of the mistake; the store stays as it was."""

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from answers.errors import BadProgrammeFile
from app.seeding import programme_files, seed_files
from db.engine import Store
from db.facts import slugs
from db.programme_file import read_programme
from tests.conftest import HARBOUR_CUP, NOW

Spoil = Callable[[dict[str, Any]], object]


@pytest.fixture
def spoilt(tmp_path: Path) -> Callable[[Spoil], Path]:
    """Writes the invented programme with one thing changed."""
    sound = yaml.safe_load(HARBOUR_CUP.read_text(encoding="utf-8"))

    def write(spoil: Spoil) -> Path:
        changed = copy.deepcopy(sound)
        spoil(changed)
        path = tmp_path / "spoilt.yaml"
        path.write_text(yaml.safe_dump(changed, allow_unicode=True), encoding="utf-8")
        return path

    return write


@pytest.mark.parametrize("path", [*programme_files(), HARBOUR_CUP], ids=lambda path: path.name)
def test_a_sound_file_is_read_whole(path: Path) -> None:
    file = read_programme(path)
    assert file.teams
    assert file.claims


@pytest.mark.parametrize(
    ("spoil", "place", "expected"),
    [
        (lambda f: f["claims"][1].update(sources=["nowhere"]), "claims[1] (applied-petrel).sources", "'nowhere'"),
        (lambda f: f["claims"][1].update(sources=[]), "claims[1] (applied-petrel).sources", "at least 1"),
        (lambda f: f["claims"][2].update(team="albatross"), "claims[2] (applied-tern).team", "'albatross'"),
        (lambda f: f["claims"][0].update(event="won"), "claims[0] (applied-gannet).event", "'won'"),
        (lambda f: f["claims"][0].update(happened_on="2031-02-30"), "claims[0] (applied-gannet).happened_on", "no day"),
        (lambda f: f["claims"][0].update(happened_on="2030-01-01"), "claims[0] (applied-gannet).happened_on", "begins"),
        (lambda f: f["claims"][0].pop("text"), "claims[0] (applied-gannet).text", "missing"),
        (lambda f: f["claims"][0].update(colour="red"), "claims[0] (applied-gannet).colour", "no known field"),
        (lambda f: f["claims"][1].update(id="applied-gannet"), "claims[1] (applied-gannet).id", "an id of its own"),
        (lambda f: f["claims"][-2]["plan"].update(stage="semis"), "claims[16] (plan-finals).plan.stage", "'semis'"),
        (lambda f: f["teams"][1]["aliases"].append({"name": "ＧＡＮＮＥＴ!"}), "teams[1] (petrel).aliases[1]", "gannet"),
        (lambda f: f["teams"][1]["aliases"].append({"name": "!?"}), "teams[1] (petrel).aliases[1]", "letters"),
        (lambda f: f["teams"][0]["aliases"][2].update(strength="strng"), "teams[0] (gannet).aliases[2].strength", "weak"),
        (lambda f: f["teams"][0].update(id="Gannet Works"), "teams[0] (Gannet Works).id", "pattern"),
        (lambda f: f["teams"][0].update(member_sources=["x"]), "teams[0] (gannet).member_sources", "source"),
        (lambda f: f["stages"][2].update(end="2031-01-01"), "stages[2] (second-way).end", "not before the start"),
        (lambda f: f["stages"][1].update(sources=["x"]), "stages[1] (groups).sources", "source"),
        (lambda f: f["programme"].update(timezone="Mars/Olympus"), "programme.timezone", "time zone"),
        (lambda f: f["conflicts"][0].update(about=["x"]), "conflicts[0] (who-won).about", "team or stage"),
        (lambda f: f["sources"][0].update(url="cup.example"), "sources[0] (cup-entry).url", "pattern"),
        (lambda f: f.update(format=2), "format", "less than or equal to 1"),
        (lambda f: f.pop("teams"), "teams", "missing"),
        (lambda f: f["programme"].update(look_alikes=[{"names": ["x"], "kind": "word", "near": "x"}]), "programme.look_alikes[0].near", "team"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_its_place(
    spoilt: Callable[[Spoil], Path], spoil: Spoil, place: str, expected: str
) -> None:
    with pytest.raises(BadProgrammeFile) as caught:
        read_programme(spoilt(spoil))
    told = str(caught.value)
    assert told.startswith(f"spoilt.yaml: {place}")
    assert expected in told
    assert "\n" not in told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- just\n- a list\n", "expected a mapping"),
        ("format: 1\nformat: 1\n", "line 2, column 1: the key 'format' stands twice"),
        ("format: [1\n", "line 2"),
        ("", "expected a mapping"),
    ],
)
def test_what_is_no_programme_at_all_is_refused(tmp_path: Path, text: str, expected: str) -> None:
    path = tmp_path / "odd.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadProgrammeFile, match=r"odd\.yaml") as caught:
        read_programme(path)
    assert expected in str(caught.value)


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadProgrammeFile, match="readable"):
        read_programme(tmp_path / "absent.yaml")


def test_one_bad_file_of_two_leaves_the_store_empty(store: Store, spoilt: Callable[[Spoil], Path]) -> None:
    bad = spoilt(lambda file: file["claims"][0].update(sources=["nowhere"]))
    with pytest.raises(BadProgrammeFile):
        seed_files(store, [HARBOUR_CUP, bad], NOW)
    assert store.read(slugs) == ()
