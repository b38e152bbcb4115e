"""What claims add up to, on values alone."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answers.fact_book import Moment, in_order_of_trust
from answers.facts import Claim
from answers.standing import Standing, board, plan_of, standing
from answers.terms import PLACING, Event, Outcome, ReasonCode, SourceId, StageKind, Verdict
from tests.builders import RECORDED, a_book, a_claim, a_source, a_stage, a_team, on

LATER = RECORDED + timedelta(days=1)


def alpha(*claims: Claim, moment: Moment | None = None, stage: str | None = None) -> Standing:
    book = a_book(*claims)
    after = next((one for one in book.stages if one.id == stage), None)
    return standing(book.teams[0], book, moment or on("2030-06-01"), after)


def test_a_team_without_claims_is_unknown() -> None:
    stands = alpha()
    assert (stands.outcome, stands.stage, stands.because) == (Outcome.UNKNOWN, None, ())


def test_an_application_leaves_a_team_pending() -> None:
    assert alpha(a_claim(Event.APPLIED)).outcome is Outcome.PENDING


def test_an_application_gives_way_to_the_result_of_its_stage() -> None:
    stands = alpha(a_claim(Event.APPLIED), a_claim(Event.ELIMINATED))
    assert (stands.outcome, len(stands.because), stands.contested) == (Outcome.ELIMINATED, 1, ())


def test_being_shortlisted_counts_as_advancing() -> None:
    assert alpha(a_claim(Event.SHORTLISTED)).outcome is Outcome.ADVANCED


@pytest.mark.parametrize("event", sorted(set(PLACING) - {Event.APPLIED, Event.SHORTLISTED}))
def test_a_placing_event_gives_the_outcome_of_its_name(event: Event) -> None:
    assert alpha(a_claim(event)).outcome.value == event.value


@pytest.mark.parametrize("event", sorted(set(Event) - set(PLACING)))
def test_other_events_place_nobody(event: Event) -> None:
    assert alpha(a_claim(event)).outcome is Outcome.UNKNOWN


def test_the_last_stage_with_an_outcome_decides() -> None:
    stands = alpha(
        a_claim(Event.ELIMINATED, stage="first"),
        a_claim(Event.SELECTED_REVIVAL, stage="again", on="2029-06-01"),
        a_claim(Event.ELIMINATED, stage="second", on="2029-07-01"),
    )
    assert stands.stage is not None
    assert (stands.outcome, stands.stage.id) == (Outcome.ELIMINATED, "second")


def test_an_earlier_day_shows_what_was_true_then() -> None:
    claims = (
        a_claim(Event.ELIMINATED, stage="first"),
        a_claim(Event.SELECTED_REVIVAL, stage="again", on="2029-06-01"),
    )
    assert alpha(*claims, moment=on("2029-05-31")).outcome is Outcome.ELIMINATED
    assert alpha(*claims, moment=on("2029-06-01")).outcome is Outcome.SELECTED_REVIVAL


def test_asking_after_a_stage_leaves_out_what_came_later() -> None:
    claims = (
        a_claim(Event.ADVANCED, stage="first"),
        a_claim(Event.ELIMINATED, stage="second", on="2029-07-01"),
    )
    assert alpha(*claims, stage="first").outcome is Outcome.ADVANCED
    assert alpha(*claims, stage="again").outcome is Outcome.UNKNOWN


def test_claims_that_agree_are_all_carried_newest_first() -> None:
    older = a_claim(Event.ADVANCED, on="2029-05-01")
    newer = a_claim(Event.ADVANCED, on="2029-05-02")
    assert alpha(older, newer).because == (newer, older)


def test_an_official_elimination_outweighs_a_rumour_of_advancing() -> None:
    rumour = a_claim(Event.ADVANCED, on="2029-05-09")
    official = a_claim(Event.ELIMINATED, sources=("board",))
    stands = alpha(rumour, official)
    assert (stands.outcome, stands.because, stands.contested) == (Outcome.ELIMINATED, (official,), (rumour,))


def test_press_that_agrees_with_the_official_side_is_carried_with_it() -> None:
    press = a_claim(Event.ELIMINATED, on="2029-05-02")
    official = a_claim(Event.ELIMINATED, sources=("board",))
    rumour = a_claim(Event.ADVANCED)
    assert alpha(press, official, rumour).because == (press, official)


def test_sides_of_equal_weight_leave_the_outcome_unknown_and_show_both() -> None:
    one, other = a_claim(Event.ADVANCED), a_claim(Event.ELIMINATED, sources=("rival",))
    stands = alpha(one, other)
    assert stands.outcome is Outcome.UNKNOWN
    assert set(stands.contested) == {one, other}
    assert stands.because == ()


def test_two_official_texts_that_disagree_leave_the_outcome_unknown() -> None:
    stands = alpha(
        a_claim(Event.ADVANCED, sources=("board",)),
        a_claim(Event.ELIMINATED, sources=("board", "paper")),
        a_claim(Event.ELIMINATED, on="2029-05-03"),
    )
    assert (stands.outcome, len(stands.contested)) == (Outcome.UNKNOWN, 3)


def test_a_withdrawal_ends_the_matter() -> None:
    stands = alpha(a_claim(Event.ADVANCED, sources=("board",)), a_claim(Event.WITHDREW))
    assert (stands.outcome, stands.contested) == (Outcome.WITHDREW, ())
    assert [one.event for one in stands.because] == [Event.WITHDREW]


def test_declining_the_repechage_is_a_note_and_no_elimination() -> None:
    stands = alpha(
        a_claim(Event.ELIMINATED),
        a_claim(Event.DECLINED_REVIVAL, stage="again", on="2029-06-01"),
    )
    assert stands.stage is not None
    assert (stands.outcome, stands.stage.id) == (Outcome.ELIMINATED, "first")
    assert [one.event for one in stands.notes] == [Event.DECLINED_REVIVAL]


def test_asked_about_the_repechage_declining_is_the_outcome() -> None:
    claims = (
        a_claim(Event.ELIMINATED),
        a_claim(Event.DECLINED_REVIVAL, stage="again", on="2029-06-01"),
    )
    assert alpha(*claims, stage="again").outcome is Outcome.DECLINED_REVIVAL


def test_of_a_refusal_and_a_later_bid_the_later_one_counts() -> None:
    stands = alpha(
        a_claim(Event.DECLINED_REVIVAL, stage="again", on="2029-06-01"),
        a_claim(Event.APPLIED_REVIVAL, stage="again", on="2029-06-09"),
        stage="again",
    )
    assert stands.outcome is Outcome.APPLIED_REVIVAL


def test_a_bid_gives_way_to_the_result_of_the_repechage() -> None:
    stands = alpha(
        a_claim(Event.APPLIED_REVIVAL, stage="again", on="2029-06-01"),
        a_claim(Event.NOT_SELECTED_REVIVAL, stage="again", on="2029-06-20"),
        stage="again",
    )
    assert stands.outcome is Outcome.NOT_SELECTED_REVIVAL


def test_a_refusal_outside_a_repechage_is_never_an_outcome() -> None:
    assert alpha(a_claim(Event.DECLINED_REVIVAL), stage="first").outcome is Outcome.UNKNOWN


def test_notes_after_a_stage_are_those_of_that_stage() -> None:
    objection = a_claim(Event.OBJECTION, stage="second", on="2029-07-09")
    claims = (a_claim(Event.ADVANCED), objection)
    assert alpha(*claims, stage="first").notes == ()
    assert alpha(*claims, stage="second").notes == (objection,)
    assert alpha(*claims).notes == (objection,)


def test_reasons_are_those_of_the_deciding_stage() -> None:
    here = a_claim(Event.REASON, stage="second", on="2029-07-01")
    carried = a_claim(Event.ELIMINATED, stage="second", on="2029-07-01", reason=ReasonCode.NOT_CHOSEN)
    elsewhere = a_claim(Event.REASON, stage="first")
    stands = alpha(elsewhere, carried, here, a_claim(Event.ADVANCED, stage="first"))
    assert stands.reasons == (here, carried)


def test_an_outcome_without_a_claim_cannot_be_built() -> None:
    with pytest.raises(ValueError, match="rests on no claim"):
        Standing(team=a_team("alpha"), stage=a_stage("first", 1), outcome=Outcome.ADVANCED)


def test_a_claim_counts_from_the_moment_it_was_recorded() -> None:
    claim = a_claim(Event.ADVANCED)
    assert alpha(claim, moment=on("2030-06-01", RECORDED)).outcome is Outcome.ADVANCED
    just_before = RECORDED - timedelta(microseconds=1)
    assert alpha(claim, moment=on("2030-06-01", just_before)).outcome is Outcome.UNKNOWN


def test_a_retracted_claim_still_answers_what_was_known_before() -> None:
    claim = a_claim(Event.ADVANCED, verdicts=[(Verdict.ACCEPTED, RECORDED), (Verdict.RETRACTED, LATER)])
    assert alpha(claim, moment=on("2030-06-01", RECORDED)).outcome is Outcome.ADVANCED
    assert alpha(claim, moment=on("2030-06-01", LATER)).outcome is Outcome.UNKNOWN
    assert alpha(claim).outcome is Outcome.UNKNOWN


def test_a_claim_nobody_decided_on_changes_nothing() -> None:
    assert alpha(a_claim(Event.ADVANCED, verdicts=[])).outcome is Outcome.UNKNOWN


def test_a_claim_known_to_the_month_counts_once_the_month_is_over() -> None:
    claim = a_claim(Event.ADVANCED, on="2029-05")
    assert alpha(claim, moment=on("2029-05-30")).outcome is Outcome.UNKNOWN
    assert alpha(claim, moment=on("2029-05-31")).outcome is Outcome.ADVANCED


def test_a_claim_known_to_the_month_counts_at_once_when_it_is_already_recorded() -> None:
    recorded = datetime(2029, 5, 10, 20, tzinfo=UTC)  # 11 May in Seoul
    claim = a_claim(Event.ADVANCED, on="2029-05", recorded_at=recorded)
    assert alpha(claim, moment=on("2029-05-10")).outcome is Outcome.UNKNOWN
    assert alpha(claim, moment=on("2029-05-11")).outcome is Outcome.ADVANCED


def test_a_claim_without_a_day_counts_from_its_recording() -> None:
    claim = a_claim(Event.ADVANCED, on=None)
    assert alpha(claim, moment=on("2029-12-31")).outcome is Outcome.UNKNOWN
    assert alpha(claim, moment=on("2030-01-01")).outcome is Outcome.ADVANCED


def test_a_claim_about_a_day_to_come_changes_nothing_yet() -> None:
    assert alpha(a_claim(Event.ADVANCED, on="2031-01-01")).outcome is Outcome.UNKNOWN


def test_the_board_tells_the_remaining_from_those_out_and_the_undecided() -> None:
    book = a_book(
        a_claim(Event.ADVANCED, team="alpha"),
        a_claim(Event.ADVANCED, team="beta", sources=("rival",)),
        a_claim(Event.ELIMINATED, team="beta"),
    )
    whole = board(book, on("2030-06-01"))
    assert [one.team.id for one in whole.remaining] == ["alpha"]
    assert [one.team.id for one in whole.undecided] == ["beta"]
    assert whole.out == ()
    assert whole.stage == book.stages[0]


def test_those_out_are_listed_latest_first() -> None:
    book = a_book(
        a_claim(Event.ELIMINATED, team="alpha", stage="first"),
        a_claim(Event.ELIMINATED, team="beta", stage="second", on="2029-07-01"),
    )
    assert [one.team.id for one in board(book, on("2030-06-01")).out] == ["beta", "alpha"]


def test_of_two_out_at_one_stage_the_later_day_comes_first() -> None:
    book = a_book(
        a_claim(Event.ELIMINATED, team="alpha", on="2029-05-01"),
        a_claim(Event.ELIMINATED, team="beta", on="2029-05-02"),
    )
    assert [one.team.id for one in board(book, on("2030-06-01")).out] == ["beta", "alpha"]


def test_an_empty_board_has_no_stage_and_expects_the_first() -> None:
    book = a_book()
    whole = board(book, on("2029-02-01"))
    assert (whole.stage, whole.upcoming) == (None, book.stages[0])


def test_the_next_stage_is_neither_over_nor_unheard_of() -> None:
    from dataclasses import replace

    from answers.days import Day

    first, again, second = a_book().stages
    done = replace(again, end=Day.parse("2029-06-20"), announced_on=Day.parse("2029-06-01"))
    book = replace(a_book(a_claim(Event.ADVANCED)), stages=(first, done, second))
    expected = {"2029-05-31": second, "2029-06-01": done, "2029-06-19": done, "2029-06-20": second}
    assert {day: board(book, on(day)).upcoming for day in expected} == expected


def test_a_stage_under_way_with_no_end_in_sight_is_not_what_comes_next() -> None:
    from dataclasses import replace

    from answers.days import Day

    first, again, second = a_book().stages
    open_ended = replace(again, start=Day.parse("2029-06-01"))
    book = replace(a_book(a_claim(Event.ADVANCED)), stages=(first, open_ended, second))
    assert board(book, on("2029-05-31")).upcoming == open_ended
    assert board(book, on("2029-06-01")).upcoming == second


def test_nothing_comes_after_the_last_stage() -> None:
    book = a_book(a_claim(Event.ADVANCED, stage="second"))
    whole = board(book, on("2030-06-01"))
    assert (whole.upcoming, whole.plan) == (None, None)


def test_the_newest_plan_of_a_stage_counts_even_when_it_says_that_no_day_is_set() -> None:
    from dataclasses import replace

    from answers.days import Day
    from answers.facts import Plan
    from answers.terms import StageId

    set_ = replace(
        a_claim(Event.SCHEDULE, team=None, on="2029-06-01"),
        plan=Plan(stage=StageId("second"), day=Day.parse("2029-12")),
    )
    unset = replace(
        a_claim(Event.STATEMENT, team="beta", on="2029-08-01"), plan=Plan(stage=StageId("second"), day=None)
    )
    other = replace(
        a_claim(Event.SCHEDULE, team=None, on="2029-09-01"), plan=Plan(stage=StageId("again"), day=None)
    )
    book = a_book(a_claim(Event.ADVANCED, stage="again"), set_, unset, other)
    assert board(book, on("2029-07-01")).plan == set_
    assert board(book, on("2029-08-01")).plan == unset
    assert plan_of(book.stages[0], book, on("2029-08-01")) is None


EVENTS = st.sampled_from(sorted(Event))
CLAIMS = st.lists(
    st.builds(
        lambda event, team, stage, day, source, verdict, key: a_claim(
            event,
            team=team,
            stage=stage,
            on=day,
            sources=(source,),
            verdicts=[] if verdict is None else [(verdict, RECORDED)],
            key=f"c{key}",
        ),
        EVENTS,
        st.sampled_from(["alpha", "beta"]),
        st.sampled_from(["first", "again", "second"]),
        st.sampled_from(["2029-05-01", "2029-06", "2029-07-01", None]),
        st.sampled_from(["paper", "rival", "board"]),
        st.sampled_from([None, *Verdict]),
        st.integers(0, 10**6),
    ),
    max_size=8,
    unique_by=lambda claim: claim.key,
)


@given(CLAIMS, st.randoms(use_true_random=False))
def test_the_order_of_claims_never_matters(claims: list[Claim], chance: object) -> None:
    shuffled = list(claims)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]  # random.Random
    moment = on("2030-06-01")
    assert board(a_book(*claims), moment) == board(a_book(*shuffled), moment)


@given(CLAIMS, EVENTS, st.sampled_from([Verdict.REJECTED, Verdict.RETRACTED, Verdict.SUPERSEDED]))
def test_a_claim_not_accepted_changes_nothing(claims: list[Claim], event: Event, verdict: Verdict) -> None:
    refused = a_claim(event, key="refused", verdicts=[(verdict, RECORDED)])
    moment = on("2030-06-01")
    assert board(a_book(*claims, refused), moment) == board(a_book(*claims), moment)


@given(CLAIMS, EVENTS)
def test_a_claim_recorded_later_changes_no_earlier_knowledge(claims: list[Claim], event: Event) -> None:
    later = a_claim(event, key="later", recorded_at=LATER)
    moment = on("2030-06-01", RECORDED)
    assert board(a_book(*claims, later), moment) == board(a_book(*claims), moment)


@given(CLAIMS)
def test_every_asserted_outcome_cites_an_accepted_claim_that_says_so(claims: list[Claim]) -> None:
    whole = board(a_book(*claims), on("2030-06-01"))
    for stands in whole.remaining + whole.out:
        assert stands.because
        for claim in stands.because:
            assert claim in claims
            assert claim.verdict(None) is Verdict.ACCEPTED
            assert claim.team == stands.team.id
            assert PLACING[claim.event] is stands.outcome


def test_only_a_repechage_makes_a_bid_an_outcome() -> None:
    assert {kind for kind in StageKind if kind is StageKind.REPECHAGE} == {StageKind.REPECHAGE}
    bid = a_claim(Event.APPLIED_REVIVAL, stage="second")
    assert alpha(bid, stage="second").outcome is Outcome.UNKNOWN


def test_a_standing_is_about_the_team_that_was_asked_about() -> None:
    claim = a_claim(Event.ADVANCED)
    for stands in (alpha(), alpha(claim), alpha(claim, stage="first"), alpha(stage="again")):
        assert stands.team.id == "alpha"


def test_a_team_that_is_nowhere_yet_still_shows_its_notes() -> None:
    bid = a_claim(Event.APPLIED_REVIVAL, stage="again", on="2029-06-01")
    stands = alpha(bid)
    assert (stands.outcome, stands.notes) == (Outcome.UNKNOWN, (bid,))


def test_asked_after_a_stage_the_reasons_and_both_sides_of_a_dispute_are_carried() -> None:
    reason = a_claim(Event.REASON)
    rumour = a_claim(Event.ADVANCED, on="2029-05-09")
    official = a_claim(Event.ELIMINATED, sources=("board",))
    stands = alpha(reason, rumour, official, stage="first")
    assert (stands.outcome, stands.because) == (Outcome.ELIMINATED, (official,))
    assert (stands.contested, stands.reasons) == ((rumour,), (reason,))


def test_an_outcome_without_a_reason_of_its_own_gives_none() -> None:
    assert alpha(a_claim(Event.ELIMINATED)).reasons == ()


def test_a_statement_with_a_reason_code_is_no_reason_for_the_outcome() -> None:
    assert alpha(a_claim(Event.ELIMINATED), a_claim(Event.STATEMENT, reason=ReasonCode.OTHER)).reasons == ()


def test_those_out_at_a_later_stage_come_first_whatever_the_day() -> None:
    book = a_book(
        a_claim(Event.ELIMINATED, team="alpha", stage="first", on="2029-08-01"),
        a_claim(Event.ELIMINATED, team="beta", stage="second", on="2029-07-01"),
    )
    assert [one.team.id for one in board(book, on("2030-06-01")).out] == ["beta", "alpha"]


def test_one_out_without_a_day_comes_after_those_with_one() -> None:
    book = a_book(
        a_claim(Event.ELIMINATED, team="alpha", on=None),
        a_claim(Event.ELIMINATED, team="beta"),
    )
    assert [one.team.id for one in board(book, on("2030-06-01")).out] == ["beta", "alpha"]


def test_a_claim_known_to_the_month_holds_from_its_first_day_once_recorded() -> None:
    recorded = datetime(2029, 4, 30, 16, tzinfo=UTC)  # 1 May in Seoul
    claim = a_claim(Event.ADVANCED, on="2029-05", recorded_at=recorded)
    assert alpha(claim, moment=on("2029-05-01")).outcome is Outcome.ADVANCED


def test_sources_come_official_first_then_newest_then_undated() -> None:
    sources = [
        a_source("old", published="2028"),
        a_source("undated", published=None),
        a_source("new", published="2029-06-02"),
        a_source("board", official=True, published=None),
        a_source("also-new", published="2029-06-02"),
    ]
    assert [one.id for one in in_order_of_trust(sources)] == ["board", "also-new", "new", "old", "undated"]


def test_a_standing_after_a_stage_names_that_stage() -> None:
    for event in (Event.ADVANCED, Event.STATEMENT):
        stands = alpha(a_claim(event), stage="first")
        assert stands.stage is not None
        assert stands.stage.id == "first"


def test_of_equally_trusted_sources_the_newest_stands_first_and_an_undated_one_last() -> None:
    older, newer = a_source("a", published="2029-01-01"), a_source("b", published="2029-02-01")
    undated = a_source("aa", published=None)
    assert in_order_of_trust([undated, older, newer]) == (newer, older, undated)


def test_a_stage_that_has_placed_only_some_leaves_the_others_waiting() -> None:
    first = [a_claim(Event.ADVANCED, team=one, stage="first", key=one) for one in ("alpha", "beta")]
    book = a_book(*first, a_claim(Event.ELIMINATED, team="beta", stage="second"))
    whole = board(book, on("2030-06-01"))
    assert [(one.team.id, whole.stage and whole.stage.id) for one in whole.waiting] == [("alpha", "second")]
    settled = a_book(*book.claims, a_claim(Event.ADVANCED, team="alpha", stage="second"))
    assert board(settled, on("2030-06-01")).waiting == ()


def test_nobody_waits_for_a_second_chance_that_is_not_theirs() -> None:
    first = [
        a_claim(Event.ADVANCED, team="alpha", stage="first"),
        a_claim(Event.ELIMINATED, team="beta", key="out"),
    ]
    book = a_book(*first, a_claim(Event.SELECTED_REVIVAL, team="beta", stage="again", on="2029-06-01"))
    assert board(book, on("2030-06-01")).waiting == ()


def test_a_report_does_not_bring_back_a_team_that_an_official_source_has_out() -> None:
    out = a_claim(Event.ELIMINATED, stage="first", sources=("board",), key="out")
    report = a_claim(Event.ADVANCED, stage="second", on="2029-07-01", key="report")
    stands = alpha(out, report)
    assert (stands.outcome, stands.because, stands.contested) == (Outcome.ELIMINATED, (out,), (report,))
    there = alpha(out, report, stage="second")
    assert (there.outcome, set(there.contested)) == (Outcome.UNKNOWN, {out, report})


def test_an_official_word_or_a_second_chance_does_bring_it_back() -> None:
    out = a_claim(Event.ELIMINATED, stage="first", sources=("board",), key="out")
    official = a_claim(Event.ADVANCED, stage="second", on="2029-07-01", sources=("board",), key="back")
    assert alpha(out, official).outcome is Outcome.ADVANCED
    chance = a_claim(Event.SELECTED_REVIVAL, stage="again", on="2029-06-01", key="again")
    later = a_claim(Event.ADVANCED, stage="second", on="2029-07-01", key="later")
    assert alpha(out, chance, later).outcome is Outcome.ADVANCED
    assert alpha(replace(out, sources=(SourceId("paper"),)), later).outcome is Outcome.ADVANCED
