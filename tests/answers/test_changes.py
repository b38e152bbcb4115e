"""What a decision changed, who is told, and what it amends of what was told before: on values alone."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answers.changes import Change, amends, changes
from answers.days import Day
from answers.facts import Claim, Plan
from answers.terms import Announce, ChangeKind, Event, Outcome, StageId, TeamId, Topic
from tests.builders import a_book, a_claim

TODAY = date(2030, 6, 1)


def between(before: list[Claim], after: list[Claim]) -> list[Change]:
    return list(changes(a_book(*before), a_book(*after), TODAY))


def only(before: list[Claim], after: list[Claim]) -> Change:
    found = between(before, after)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("event", "kind"),
    [
        (Event.ADVANCED, ChangeKind.ADVANCED),
        (Event.ELIMINATED, ChangeKind.ELIMINATED),
        (Event.SELECTED, ChangeKind.SELECTED),
        (Event.NOT_SELECTED, ChangeKind.NOT_SELECTED),
        (Event.WITHDREW, ChangeKind.WITHDREW),
        (Event.APPLIED, ChangeKind.APPLIED),
    ],
)
def test_an_outcome_that_was_not_known_is_news(event: Event, kind: ChangeKind) -> None:
    change = only([], [a_claim(event)])
    assert (change.kind, change.team, change.stage, change.was) == (kind, "alpha", "first", None)
    assert change.is_told(Announce.USUAL)
    assert change.pings
    assert not change.flips


def test_declining_a_repechage_is_news_of_that_stage() -> None:
    change = only([], [a_claim(Event.DECLINED_REVIVAL, stage="again")])
    assert (change.kind, change.outcome) == (ChangeKind.DECLINED, Outcome.DECLINED_REVIVAL)


def test_a_result_after_an_application_is_news_and_no_correction() -> None:
    applied = a_claim(Event.APPLIED_REVIVAL, stage="again", key="one")
    chosen = a_claim(Event.SELECTED_REVIVAL, stage="again", key="two")
    change = only([applied], [applied, chosen])
    assert (change.kind, change.flips) == (ChangeKind.SELECTED, False)


def test_a_mended_claim_whose_outcome_flips_is_a_correction_that_is_told_and_pings() -> None:
    change = only([a_claim(Event.ADVANCED, key="one")], [a_claim(Event.ELIMINATED, key="one")])
    assert (change.kind, change.was, change.outcome) == (
        ChangeKind.CORRECTED,
        Outcome.ADVANCED,
        Outcome.ELIMINATED,
    )
    assert change.flips
    assert change.pings
    assert change.is_told(Announce.USUAL)


def test_a_mended_day_only_mends_what_was_told() -> None:
    change = only([a_claim(Event.ADVANCED, key="one")], [a_claim(Event.ADVANCED, key="one", on="2029-05-02")])
    assert (change.kind, change.was_day, change.day) == (
        ChangeKind.CORRECTED,
        Day(2029, 5, 1),
        Day(2029, 5, 2),
    )
    assert not change.is_told(Announce.USUAL)
    assert not change.pings


def test_other_words_for_the_same_are_told_to_nobody() -> None:
    one = a_claim(Event.ADVANCED, key="one")
    change = only([one], [replace(one, text=replace(one.text, en="Other words"))])
    assert change.kind is ChangeKind.REWORDED
    assert not change.is_told(Announce.DISPUTE)


def test_an_official_source_makes_a_report_official_and_is_told_to_nobody() -> None:
    before = [a_claim(Event.ADVANCED, key="one")]
    change = only(before, [a_claim(Event.ADVANCED, key="one", sources=("board", "paper"))])
    assert (change.kind, change.official) == (ChangeKind.SOURCED, True)
    assert not only([], before).official
    assert not change.is_told(Announce.USUAL)


def test_a_contradiction_of_equal_weight_holds_the_outcome_back() -> None:
    one, two = a_claim(Event.ADVANCED, key="one"), a_claim(Event.ELIMINATED, key="two")
    change = only([one], [one, two])
    assert (change.kind, change.outcome, change.topic) == (
        ChangeKind.DISPUTED,
        Outcome.UNKNOWN,
        Topic.DISPUTES,
    )
    assert not change.is_told(Announce.USUAL)
    assert change.is_told(Announce.DISPUTE)
    assert not change.pings


def test_what_contradicts_an_official_source_is_a_dispute_and_the_outcome_stays() -> None:
    one = a_claim(Event.ADVANCED, key="one", sources=("board",))
    change = only([one], [one, a_claim(Event.ELIMINATED, key="two")])
    assert (change.kind, change.outcome, change.claims) == (
        ChangeKind.DISPUTED,
        Outcome.ADVANCED,
        ("two",),
    )


def test_two_claims_that_contradict_each_other_at_once_state_nothing() -> None:
    one, two = a_claim(Event.ADVANCED, key="one"), a_claim(Event.ELIMINATED, key="two")
    assert only([], [one, two]).kind is ChangeKind.DISPUTED


def test_an_official_word_settles_a_dispute() -> None:
    one, two = a_claim(Event.ADVANCED, key="one"), a_claim(Event.ELIMINATED, key="two")
    change = only([one, two], [one, two, a_claim(Event.ELIMINATED, key="three", sources=("board",))])
    assert (change.kind, change.outcome) == (ChangeKind.SETTLED, Outcome.ELIMINATED)
    assert change.is_told(Announce.USUAL)


def test_a_retraction_says_what_was_taken_back_and_on_what_that_rested() -> None:
    change = only([a_claim(Event.ADVANCED, key="one")], [])
    assert (change.kind, change.was, change.outcome, change.claims) == (
        ChangeKind.RETRACTED,
        Outcome.ADVANCED,
        Outcome.UNKNOWN,
        ("one",),
    )
    assert change.flips


def test_a_retracted_claim_with_another_beside_it_changes_no_outcome() -> None:
    one, two = a_claim(Event.ADVANCED, key="one"), a_claim(Event.ADVANCED, key="two", sources=("board",))
    change = only([one, two], [one])
    assert (change.kind, change.official, change.outcome) == (ChangeKind.SOURCED, False, Outcome.ADVANCED)


def test_a_planned_day_that_moves_is_told_and_pings_nobody() -> None:
    def planned(day: str, key: str) -> Claim:
        plan = Plan(stage=StageId("second"), day=Day.parse(day))
        return replace(a_claim(Event.SCHEDULE, team=None, key=key), plan=plan)

    first = only([], [planned("2030-08", "one")])
    assert (first.kind, first.day, first.was_day, first.team) == (
        ChangeKind.DATE_MOVED,
        Day(2030, 8),
        None,
        None,
    )
    moved = only([planned("2030-08", "one")], [planned("2030-08", "one"), planned("2030-09", "two")])
    assert (moved.kind, moved.was_day, moved.pings) == (ChangeKind.DATE_MOVED, Day(2030, 8), False)
    mended = only([planned("2030-08", "one")], [planned("2030-07", "one")])
    assert (mended.kind, mended.is_told(Announce.USUAL)) == (ChangeKind.CORRECTED, False)


def test_a_planned_day_that_is_taken_back_amends_what_was_told_and_is_no_news() -> None:
    def planned(day: str, key: str) -> Claim:
        plan = Plan(stage=StageId("second"), day=Day.parse(day))
        return replace(a_claim(Event.SCHEDULE, team=None, key=key), plan=plan)

    earlier, later = planned("2030-08", "one"), planned("2030-09", "two")
    told = only([earlier], [earlier, later])
    for back in (only([earlier, later], [earlier]), only([later], [])):
        assert (back.kind, back.is_told(Announce.USUAL)) == (ChangeKind.CORRECTED, False)
        assert amends(back, told)


def test_a_withdrawal_after_a_result_is_news_and_no_correction() -> None:
    advanced = a_claim(Event.ADVANCED, key="one")
    change = only([advanced], [advanced, a_claim(Event.WITHDREW, key="two")])
    assert (change.kind, change.flips) == (ChangeKind.WITHDREW, False)


def test_that_a_team_applied_stays_true_when_its_result_is_corrected() -> None:
    applied = a_claim(Event.APPLIED, key="one")
    told = only([], [applied])
    advanced, eliminated = a_claim(Event.ADVANCED, key="two"), a_claim(Event.ELIMINATED, key="two")
    corrected = only([applied, advanced], [applied, eliminated])
    assert corrected.kind is ChangeKind.CORRECTED
    assert not amends(corrected, told)
    assert amends(only([applied], []), told)


def test_marks_are_told_once_and_corrected_in_place() -> None:
    score = a_claim(Event.SCORE, key="one")
    published = only([], [score])
    assert (published.kind, published.topic, published.pings) == (ChangeKind.SCORE, Topic.SCORES, False)
    mended = only([score], [replace(score, text=replace(score.text, en="71"))])
    assert (mended.kind, mended.is_told(Announce.USUAL)) == (ChangeKind.CORRECTED, False)
    assert amends(mended, published)
    assert amends(
        only([score], [replace(score, team=TeamId("beta"), text=replace(score.text, en="b"))]), published
    )
    other = only([score], [score, a_claim(Event.SCORE, key="two")])
    assert not amends(other, published)
    assert only([score], []).kind is ChangeKind.RETRACTED


def test_one_decision_about_several_teams_is_several_changes_of_one_update() -> None:
    found = between([], [a_claim(Event.ADVANCED, key=one, team=one) for one in ("alpha", "beta")])
    assert [one.team for one in found] == ["alpha", "beta"]


def test_what_a_quiet_decision_changes_is_told_to_nobody() -> None:
    assert not only([], [a_claim(Event.ADVANCED)]).is_told(Announce.QUIETLY)


def test_who_follows_one_team_wants_its_news_and_every_date() -> None:
    change = only([], [a_claim(Event.ADVANCED)])
    assert change.is_wanted({TeamId("alpha")}, {Topic.OUTCOMES})
    assert change.is_wanted((), ())
    assert not change.is_wanted({TeamId("beta")}, ())
    assert not change.is_wanted((), {Topic.DATES})
    date_change = replace(change, team=None, topic=Topic.DATES)
    assert date_change.is_wanted({TeamId("beta")}, {Topic.DATES})


def test_news_of_a_later_stage_amends_nothing_that_was_told() -> None:
    told = only([], [a_claim(Event.ADVANCED, stage="first", key="one")])
    later = only([], [a_claim(Event.ELIMINATED, stage="second", key="two")])
    assert not amends(later, told)


EVENTS = st.sampled_from(
    [Event.ADVANCED, Event.ELIMINATED, Event.SELECTED, Event.WITHDREW, Event.SCORE, Event.STATEMENT]
)
CLAIMS = st.lists(
    st.builds(
        a_claim,
        EVENTS,
        team=st.sampled_from(["alpha", "beta"]),
        stage=st.sampled_from(["first", "second"]),
        key=st.sampled_from(["one", "two", "three"]),
        sources=st.sampled_from([("paper",), ("board",), ("board", "paper")]),
    ),
    unique_by=lambda one: one.key,
    max_size=3,
)


@given(before=CLAIMS, after=CLAIMS)
def test_a_change_states_an_outcome_only_with_a_claim_and_a_source(
    before: list[Claim], after: list[Claim]
) -> None:
    for change in between(before, after):
        assert change.claims
        if change.outcome not in {None, Outcome.UNKNOWN}:
            assert change.sources


@given(claims=CLAIMS)
def test_nothing_changes_between_a_book_and_itself(claims: list[Claim]) -> None:
    assert between(claims, list(reversed(claims))) == []


@given(before=CLAIMS, after=CLAIMS)
def test_whatever_is_known_otherwise_is_known_otherwise_the_other_way_round(
    before: list[Claim], after: list[Claim]
) -> None:
    def about(found: list[Change]) -> set[object]:
        return {(one.team, one.stage) for one in found if one.topic is not Topic.SCORES}

    assert about(between(before, after)) == about(between(after, before))
