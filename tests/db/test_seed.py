"""Seeding is repeatable, keeps history, and gives way to curators; alike on both databases."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from answers.days import Day, end_of
from answers.fact_book import FactBook, Moment
from answers.facts import Claim
from answers.standing import standing
from answers.terms import Event, Outcome, TeamId, Verdict
from answers.when import when
from app.seeding import changed_files, programme_files, seed_files
from db import curation
from db.claims import Draft
from db.engine import Store
from db.facts import load_facts, revisions
from db.models import ClaimRow, DecisionRow
from tests.conftest import HARBOUR_CUP, NOW

CUP = "harbour-cup"
AT = datetime(2031, 8, 1, tzinfo=UTC)

Edit = Callable[[dict[str, Any]], object]


@pytest.fixture
def edited(tmp_path: Path) -> Callable[[Edit], Path]:
    """Writes the invented programme with an edit, compiled a month later."""

    def write(edit: Edit) -> Path:
        file = yaml.safe_load(HARBOUR_CUP.read_text(encoding="utf-8"))
        file["programme"]["compiled_on"] = "2031-08-01"
        edit(file)
        path = tmp_path / "edited.yaml"
        path.write_text(yaml.safe_dump(file, allow_unicode=True), encoding="utf-8")
        return path

    return write


def book(store: Store) -> FactBook:
    return store.read(load_facts, CUP)


def versions_of(store: Store, key: str) -> list[Claim]:
    return sorted((one for one in book(store).claims if one.key == key), key=lambda one: one.version)


def outcome(facts: FactBook, team: str, as_of: str, known_at: str | None = None) -> Outcome:
    known = end_of(Day.parse(known_at), facts.programme.zone) if known_at else None
    moment = Moment(Day.parse(as_of).last, known)
    return standing(facts.team_by_id[TeamId(team)], facts, moment).outcome


def test_a_second_run_changes_nothing(store: Store) -> None:
    files = [*programme_files(), HARBOUR_CUP]
    first = seed_files(store, files, NOW)
    before = store.read(revisions)
    second = seed_files(store, files, NOW)
    assert all(report.changes > 0 for report in first)
    assert [(report.changes, report.clashes) for report in second] == [(0, ()), (0, ())]
    assert store.read(revisions) == before
    assert [report.counts for report in second] == [report.counts for report in first]


def test_a_seeded_file_counts_as_unchanged_until_it_is_edited(
    store: Store, edited: Callable[[Edit], Path]
) -> None:
    assert changed_files(store, [HARBOUR_CUP]) == (HARBOUR_CUP,)
    seed_files(store, [HARBOUR_CUP], NOW)
    assert changed_files(store, [HARBOUR_CUP]) == ()
    path = edited(lambda file: None)
    assert changed_files(store, [path]) == (path,)


def test_an_edited_claim_supersedes_and_the_old_one_answers_for_its_time(
    store: Store, edited: Callable[[Edit], Path]
) -> None:
    seed_files(store, [HARBOUR_CUP], NOW)
    path = edited(lambda file: file["claims"][7].update(event="advanced"))  # out-tern
    (report,) = seed_files(store, [path], NOW)
    assert report.changes == 2  # the claim and the day of the file
    old, new = versions_of(store, "out-tern")
    assert [one.verdict(None) for one in (old, new)] == [Verdict.SUPERSEDED, Verdict.ACCEPTED]
    facts = book(store)
    assert outcome(facts, "tern", "2031-04-10") is Outcome.ADVANCED
    assert outcome(facts, "tern", "2031-04-10", known_at="2031-07-31") is Outcome.ELIMINATED
    assert outcome(facts, "tern", "2031-04-10", known_at="2031-06-30") is Outcome.UNKNOWN


def test_a_claim_that_left_the_file_is_retracted_and_can_come_back(
    store: Store, edited: Callable[[Edit], Path]
) -> None:
    seed_files(store, [HARBOUR_CUP], NOW)
    path = edited(lambda file: file["claims"].pop(7))
    seed_files(store, [path], NOW)
    (gone,) = versions_of(store, "out-tern")
    assert gone.verdict(None) is Verdict.RETRACTED
    assert gone.decisions[-1].why == "no longer in the programme file"
    seed_files(store, [edited(lambda file: None)], NOW)
    (back,) = versions_of(store, "out-tern")
    assert [one.verdict for one in back.decisions] == [Verdict.ACCEPTED, Verdict.RETRACTED, Verdict.ACCEPTED]


def test_a_new_and_a_changed_source_are_taken_over(store: Store, edited: Callable[[Edit], Path]) -> None:
    seed_files(store, [HARBOUR_CUP], NOW)

    def edit(file: dict[str, Any]) -> None:
        file["sources"][0]["publisher"] = "The Harbour Board"
        file["sources"].append({**file["sources"][0], "id": "cup-entry-2"})
        file["claims"][0]["sources"].append("cup-entry-2")

    seed_files(store, [edited(edit)], NOW)
    facts = book(store)
    assert {one.publisher for one in facts.sources.values()} >= {"The Harbour Board"}
    assert "cup-entry-2" in versions_of(store, "applied-gannet")[-1].sources


def test_teams_stages_aliases_conflicts_and_terms_follow_the_file(
    store: Store, edited: Callable[[Edit], Path]
) -> None:
    seed_files(store, [HARBOUR_CUP], NOW)

    def edit(file: dict[str, Any]) -> None:
        file["teams"].pop()  # heron
        file["claims"] = [one for one in file["claims"] if one.get("team") != "heron"]
        file["teams"][0]["aliases"][0]["strength"] = "exact"
        file["teams"][0]["aliases"].pop()
        file["conflicts"].clear()
        file["glossary"][0]["word"]["en"] = "pool (group)"
        file["stages"][0]["name"]["en"] = "Sign-up"

    seed_files(store, [edited(edit)], NOW)
    facts = book(store)
    assert [team.id for team in facts.teams] == ["gannet", "petrel", "tern", "skua"]
    assert [(one.name, one.strength.value) for one in facts.teams[0].aliases] == [
        ("Gannet", "exact"),
        ("개닛", "strong"),
    ]
    assert (facts.conflicts, facts.glossary[0].word.en) == ((), "pool (group)")
    assert facts.stages[0].name.en == "Sign-up"


def test_a_curators_retraction_beats_the_file_and_the_clash_is_reported(store: Store) -> None:
    seed_files(store, [HARBOUR_CUP], NOW)
    who = store.write(curation.curator, "Kim")
    store.write(curation.retract, CUP, "out-tern", by=who, at=AT, why="the board withdrew it")
    (report,) = seed_files(store, [HARBOUR_CUP], NOW)
    assert (report.changes, report.clashes) == (0, ("out-tern",))
    (claim,) = versions_of(store, "out-tern")
    assert claim.decisions[-1].verdict is Verdict.RETRACTED
    assert (claim.decisions[-1].by, claim.decisions[-1].why) == ("Kim", "the board withdrew it")


def test_a_curators_correction_beats_the_file_edited_or_not(
    store: Store, edited: Callable[[Edit], Path]
) -> None:
    seed_files(store, [HARBOUR_CUP], NOW)
    who = store.write(curation.curator, "Kim")
    store.write(curation.correct, CUP, "out-tern", _a_draft(Event.ADVANCED), by=who, at=AT, why="misread")
    for path in (HARBOUR_CUP, edited(lambda file: file["claims"][7]["text"].update(en="Out."))):
        (report,) = seed_files(store, [path], NOW)
        assert report.clashes == ("out-tern",)
    assert outcome(book(store), "tern", "2031-04-10") is Outcome.ADVANCED


def test_a_file_that_comes_to_agree_with_the_curator_is_no_clash(
    store: Store, edited: Callable[[Edit], Path]
) -> None:
    seed_files(store, [HARBOUR_CUP], NOW)
    who = store.write(curation.curator, "Kim")
    store.write(curation.correct, CUP, "out-tern", _a_draft(Event.ADVANCED), by=who, at=AT, why="misread")

    def edit(file: dict[str, Any]) -> None:
        file["claims"][7].update(event="advanced", text={"en": "Through.", "ko": "진출했다."})

    (report,) = seed_files(store, [edited(edit)], NOW)
    assert report.clashes == ()


def test_a_curators_own_claim_is_no_concern_of_the_file(store: Store) -> None:
    seed_files(store, [HARBOUR_CUP], NOW)
    who = store.write(curation.curator, "Kim")
    store.write(curation.propose, CUP, "own", _a_draft(Event.ELIMINATED, stage="finals"), at=AT)
    assert outcome(book(store), "tern", "2031-12-31") is Outcome.SELECTED_REVIVAL
    store.write(curation.accept, CUP, "own", by=who, at=AT)
    seed_files(store, [HARBOUR_CUP], NOW)
    assert outcome(book(store), "tern", "2031-12-31") is Outcome.ELIMINATED


def test_a_rejected_claim_changes_no_answer(store: Store) -> None:
    seed_files(store, [HARBOUR_CUP], NOW)
    who = store.write(curation.curator, "Kim")
    store.write(curation.propose, CUP, "own", _a_draft(Event.ELIMINATED, stage="finals"), at=AT)
    store.write(curation.reject, CUP, "own", by=who, at=AT, why="a joke")
    assert outcome(book(store), "tern", "2031-12-31") is Outcome.SELECTED_REVIVAL


def test_recorded_at_comes_from_the_file_so_known_at_means_the_same_everywhere(store: Store) -> None:
    seed_files(store, [HARBOUR_CUP], NOW)
    facts = book(store)
    recorded = {str(one.key): one.recorded_at for one in facts.claims}
    assert recorded["adv-gannet"] == datetime(2031, 6, 30, 12, tzinfo=UTC)  # 1 July in Auckland
    assert recorded["late-skua"] == datetime(2031, 7, 14, 12, tzinfo=UTC)
    moment = when(facts, NOW, known_at=Day.parse("2031-07-01")).moment
    assert moment.known_at is not None
    assert recorded["adv-gannet"] <= moment.known_at < recorded["late-skua"]


def test_no_decision_is_ever_changed_or_lost(store: Store, edited: Callable[[Edit], Path]) -> None:
    def rows(session: Session) -> tuple[int | None, int | None]:
        claims, decisions = (
            session.scalar(select(func.count()).select_from(kind)) for kind in (ClaimRow, DecisionRow)
        )
        return claims, decisions

    seed_files(store, [HARBOUR_CUP], NOW)
    counts = [store.read(rows)]
    for edit in (
        lambda file: file["claims"][7].update(event="advanced"),
        lambda file: file["claims"].pop(7),
        lambda file: None,
    ):
        seed_files(store, [edited(edit)], NOW)
        counts.append(store.read(rows))
    # An edit adds a version and two decisions, a removal one decision, coming back as it first was
    # another version with its own: 18 claims grow to 20, 18 decisions to 22.
    assert counts == [(18, 18), (19, 20), (19, 21), (20, 22)]


def _a_draft(event: Event, stage: str = "groups") -> Draft:
    return Draft(
        team="tern",
        stage=stage,
        event=event,
        happened_on="2031-04-10",
        text_en="Through.",
        text_ko="진출했다.",
        sources=("cup-groups",),
    )
