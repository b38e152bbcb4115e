"""Fault row 23: sources that contradict each other, a source withdrawn, no source. Never a bare guess.

A thousand generated records are asked everything; what an answer asserts is counted against the claims and the
sources beneath it. The control is a rule that takes the newest claim for true.
"""

from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from answers.changes import changes
from answers.fact_book import FactBook, Moment, age
from answers.facts import Claim, Team
from answers.names import How, Match
from answers.questions import SourcesQuestion, StatusQuestion, TeamQuestion, TeamsQuestion, WhyQuestion
from answers.replies import answer
from answers.standing import Standing, standing
from answers.terms import PLACING, Announce, ChangeKind, Event, Outcome, Verdict
from answers.when import When
from tests.answers.test_changes import TODAY
from tests.builders import RECORDED, a_book, a_claim

STORES = 1000
ACCEPTED, WITHDRAWN = [(Verdict.ACCEPTED, RECORDED)], [(Verdict.RETRACTED, RECORDED)]
CLAIMS = st.lists(
    st.builds(
        a_claim,
        st.sampled_from([*PLACING, Event.REASON, Event.STATEMENT]),
        team=st.sampled_from(["alpha", "beta"]),
        stage=st.sampled_from(["first", "again", "second"]),
        key=st.sampled_from(list("abcdefgh")),
        sources=st.sampled_from([("paper",), ("rival",), ("board",), ("paper", "board")]),
        verdicts=st.sampled_from([ACCEPTED, ACCEPTED, WITHDRAWN, []]),
    ),
    unique_by=lambda one: one.key,
    max_size=8,
)


def bare(outcome: Outcome, because: tuple[Claim, ...], against: tuple[Claim, ...], book: FactBook) -> bool:
    """Whether an outcome is a guess: without a source, or against others of the same weight."""
    if outcome is Outcome.UNKNOWN:
        return False

    def weighs(claims: tuple[Claim, ...]) -> bool:
        return any(book.sources[one].official for claim in claims for one in claim.sources)

    sourced = any(one.sources for one in because)
    return not sourced or (bool(against) and weighs(against) and not weighs(because))


def guesses(book: FactBook, rule: Callable[[Team, FactBook], Standing]) -> int:
    """How many standings of a rule are guesses, or outcomes in the face of equals."""
    found = 0
    for team in book.teams:
        stands = rule(team, book)
        of_stage = [
            one
            for one in book.claims_of(team.id, Moment(TODAY))
            if stands.stage and one.stage == stands.stage.id and one.event in PLACING
        ]
        results = [one for one in of_stage if one.event is not Event.APPLIED]
        against = tuple(one for one in results if PLACING[one.event] is not stands.outcome)
        for_it = tuple(one for one in results if PLACING[one.event] is stands.outcome)
        withdrew = stands.outcome is Outcome.WITHDREW
        equal = bool(against) and not withdrew and official(for_it, book) == official(against, book)
        found += stands.outcome is not Outcome.UNKNOWN and (
            bare(stands.outcome, stands.because, () if withdrew else against, book) or equal
        )
    return found


def official(claims: tuple[Claim, ...], book: FactBook) -> bool:
    return any(book.sources[one].official for claim in claims for one in claim.sources)


def newest_wins(team: Team, book: FactBook) -> Standing:
    """The rule of somebody in a hurry."""
    placing = [one for one in book.claims_of(team.id, Moment(TODAY)) if one.event in PLACING]
    if not placing:
        return Standing(team=team, stage=None, outcome=Outcome.UNKNOWN)
    last = max(placing, key=age)
    return Standing(
        team=team, stage=book.stage_by_id[last.stage], outcome=PLACING[last.event], because=(last,)
    )


def test_a_thousand_records_give_no_bare_guess_and_the_hasty_rule_gives_many() -> None:
    counts = {"ours": 0, "control": 0, "records": 0, "unsourced answers": 0}

    @settings(max_examples=STORES, deadline=None, derandomize=True, database=None)
    @given(claims=CLAIMS)
    def each(claims: list[Claim]) -> None:
        book = a_book(*claims)
        counts["records"] += 1
        counts["ours"] += guesses(book, lambda team, facts: standing(team, facts, Moment(TODAY)))
        counts["control"] += guesses(book, newest_wins)
        counts["unsourced answers"] += unsourced_answers(book)

    each()
    assert counts["records"] >= STORES
    assert counts["ours"] == counts["unsourced answers"] == 0
    assert counts["control"] > 0


def unsourced_answers(book: FactBook) -> int:
    """Answers that state an outcome without a source, over every question about every team."""
    when = When(today=TODAY)
    found = 0
    for team in book.teams:
        match = Match(team=team, how=How.EXACT, score=100.0, typed=team.name.en)
        for question in (TeamQuestion, WhyQuestion):
            told = answer(question(when=when, found=match), book)
            states = told.standing.outcome is not Outcome.UNKNOWN  # type: ignore[union-attr]
            found += states and not told.grounds.sources
    board = answer(StatusQuestion(when=when), book)
    everyone = answer(TeamsQuestion(when=when), book)
    assert answer(SourcesQuestion(when=when), book) is not None
    stated = board.board.remaining + board.board.out  # type: ignore[union-attr]
    return (
        found + (bool(stated) and not board.grounds.sources) + (bool(stated) and not everyone.grounds.sources)
    )


@given(claims=CLAIMS)
def test_an_outcome_alert_is_held_back_wherever_sources_contradict_each_other(claims: list[Claim]) -> None:
    for change in changes(a_book(), a_book(*claims), TODAY):
        contested = change.outcome is Outcome.UNKNOWN and change.kind is ChangeKind.DISPUTED
        if contested:
            assert not change.is_told(Announce.USUAL)
        if change.is_told(Announce.USUAL):
            assert change.sources
