"""How an update is worded as an alert, and how later decisions on it show: on values alone, in both languages."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answers.alerts import LONGEST_LINE, Alert, Alerts
from answers.changes import Change, changes
from answers.days import Day
from answers.facts import Claim, Text
from answers.subscriptions import Subscription
from answers.terms import (
    Announce,
    ChangeKind,
    ChannelKind,
    ClaimKey,
    Language,
    Outcome,
    ProgrammeId,
    SourceId,
    StageId,
    SubscriptionState,
    TeamId,
    Topic,
)
from answers.updates import (
    Amendment,
    Update,
    amendment_from_json,
    amendment_to_json,
    amendments,
    change_from_json,
    change_to_json,
)
from answers.wording import Wording
from tests.answers.test_changes import CLAIMS, TODAY
from tests.builders import a_book

AT = datetime(2030, 5, 1, 3, tzinfo=UTC)
ALERTS = Alerts(Wording())


def a_change(kind: ChangeKind = ChangeKind.ADVANCED, **more: object) -> Change:
    fields: dict[str, object] = {
        "topic": Topic.OUTCOMES,
        "team": TeamId("alpha"),
        "stage": StageId("first"),
        "outcome": Outcome.ADVANCED,
        "day": Day(2030, 4, 30),
        "claims": (ClaimKey("one"),),
        "sources": (SourceId("board"),),
    }
    return Change(kind=kind, **(fields | more))  # type: ignore[arg-type]


def an_update(*told: Change, number: int = 1, at: datetime = AT, why: str | None = None) -> Update:
    return Update(id=number, programme=ProgrammeId("invented"), at=at, changes=told, why=why)


def amended(update: Update, *by: Update) -> Update:
    for one in by:
        update = replace(update, amendments=update.amendments + amendments(update, one))
    return update


def a_subscription(**more: object) -> Subscription:
    fields: dict[str, object] = {
        "id": 1,
        "guild_id": 1,
        "channel_id": 1,
        "channel_kind": ChannelKind.TEXT,
        "programme": ProgrammeId("invented"),
        "language": Language.EN,
        "state": SubscriptionState.ACTIVE,
        "since": AT,
    }
    return Subscription(**(fields | more))  # type: ignore[arg-type]


def worded(update: Update, language: Language = Language.EN) -> Alert:
    found = ALERTS.whole(update, a_book(), language)
    assert found is not None
    return found


def lines(alert: Alert) -> list[str]:
    return [f"{'~' if one.struck else ''}{'> ' if one.below else ''}{one.text}" for one in alert.lines]


CORRECTED = a_change(ChangeKind.CORRECTED, outcome=Outcome.ELIMINATED, was=Outcome.ADVANCED)


def test_an_alert_says_what_happened_in_the_notification_and_below() -> None:
    alert = worded(an_update(a_change()))
    assert alert.line == "Alpha advanced in the first on 30 April 2030."
    assert lines(alert) == [alert.line]
    assert [one.publisher for one in alert.sources] == ["Board"]
    assert (alert.outcome, alert.pings, alert.team) == (Outcome.ADVANCED, True, "alpha")


def test_what_no_official_source_says_is_marked_in_the_notification_too() -> None:
    alert = worded(an_update(a_change(official=False)))
    assert alert.line.endswith("(reported, not official)")
    assert lines(alert)[0].endswith("(reported, not official)")


def test_several_teams_share_one_line_of_the_notification() -> None:
    other = a_change(ChangeKind.ELIMINATED, team=TeamId("beta"), outcome=Outcome.ELIMINATED)
    alert = worded(an_update(a_change(), other))
    assert alert.line == "Advanced: Alpha · Eliminated: Beta (first)"
    assert len(alert.lines) == 2
    assert (alert.outcome, alert.team) == (None, None)


@pytest.mark.parametrize("language", list(Language))
def test_the_line_of_a_notification_is_never_too_long(language: Language) -> None:
    book = a_book()
    long = tuple(replace(one, name=Text("Long " * 30, "긴 이름 " * 20)) for one in book.teams)
    update = an_update(a_change(official=False), a_change(team=TeamId("beta")))
    for told in (update, replace(update, changes=update.changes[:1])):
        found = ALERTS.whole(told, replace(book, teams=long), language)
        assert found is not None
        assert len(found.line) <= LONGEST_LINE


def test_a_correction_strikes_what_was_told_and_says_what_holds_and_why() -> None:
    told = an_update(a_change())
    later = an_update(CORRECTED, number=2, at=AT + timedelta(days=1), why="misread")
    assert lines(worded(amended(told, later))) == [
        "~Alpha advanced in the first on 30 April 2030.",
        "> Corrected on 2 May 2030: Alpha was eliminated in the first on 30 April 2030.",
        "> Why: misread",
    ]
    assert worded(later).line == (
        "Correction: Alpha was eliminated in the first on 30 April 2030. Until now it stood here as “advanced”."
    )


def test_a_retraction_strikes_what_was_told() -> None:
    gone = a_change(
        ChangeKind.RETRACTED, outcome=Outcome.UNKNOWN, was=Outcome.ADVANCED, was_day=Day(2030, 4, 30)
    )
    later = an_update(gone, number=2, why="the paper withdrew it")
    found = worded(amended(an_update(a_change()), later))
    assert lines(found)[0].startswith("~")
    assert "no longer stands on record" in lines(found)[1]
    assert worded(later).line.startswith("Taken back: “Alpha advanced")


def test_an_official_source_takes_the_mark_away_and_strikes_nothing() -> None:
    told = an_update(a_change(official=False))
    sourced = an_update(a_change(ChangeKind.SOURCED), number=2, why="official now")
    assert lines(worded(amended(told, sourced))) == ["Alpha advanced in the first on 30 April 2030."]
    assert ALERTS.whole(sourced, a_book(), Language.EN) is None


def test_what_is_corrected_back_stands_as_it_was_told() -> None:
    back = a_change(ChangeKind.CORRECTED, was=Outcome.ELIMINATED)
    told = amended(an_update(a_change()), an_update(CORRECTED, number=2), an_update(back, number=3))
    assert [one.struck for one in worded(told).lines] == [False, False]
    assert "it stands as told" in lines(worded(told))[1]


def test_what_was_taken_back_and_is_told_anew_stands_again() -> None:
    gone = a_change(ChangeKind.RETRACTED, outcome=Outcome.UNKNOWN, was=Outcome.ADVANCED)
    told = amended(an_update(a_change()), an_update(gone, number=2), an_update(a_change(), number=3))
    assert not any(one.struck for one in worded(told).lines)


def test_an_alert_that_something_was_taken_back_is_struck_when_it_is_told_anew() -> None:
    gone = a_change(ChangeKind.RETRACTED, outcome=Outcome.UNKNOWN, was=Outcome.ADVANCED)
    told = amended(an_update(gone), an_update(a_change(), number=2))
    assert lines(worded(told))[0].startswith("~Taken back")
    assert "Alpha advanced" in lines(worded(told))[1]


def test_attaching_a_source_after_a_correction_keeps_its_reason() -> None:
    sourced = replace(CORRECTED, kind=ChangeKind.SOURCED, was=Outcome.ELIMINATED)
    told = amended(
        an_update(a_change()),
        an_update(CORRECTED, number=2, why="misread"),
        an_update(sourced, number=3, why="official now"),
    )
    assert lines(worded(told))[-1] == "> Why: misread"


def test_a_dispute_amends_only_where_it_is_announced() -> None:
    words = Text("A paper has Alpha out.", "한 신문은 알파가 탈락했다고 적었다.")
    opened = a_change(
        ChangeKind.DISPUTED, topic=Topic.DISPUTES, outcome=Outcome.UNKNOWN, was=Outcome.ADVANCED, text=words
    )
    held = an_update(opened, number=2)
    assert amendments(an_update(a_change()), held) == ()
    told = amended(an_update(a_change()), replace(held, announce=Announce.DISPUTE))
    assert not any(one.struck for one in worded(told).lines)
    assert words.en in lines(worded(told))[1]


def test_a_dispute_that_was_told_is_struck_once_it_is_settled() -> None:
    words = Text("A paper has Alpha out.", "한 신문은 알파가 탈락했다고 적었다.")
    opened = a_change(ChangeKind.DISPUTED, topic=Topic.DISPUTES, was=Outcome.ADVANCED, text=words)
    settled = a_change(ChangeKind.SETTLED, topic=Topic.DISPUTES, was=Outcome.ADVANCED)
    told = amended(replace(an_update(opened), announce=Announce.DISPUTE), an_update(settled, number=2))
    assert [one.struck for one in worded(told).lines] == [True, False]


def test_two_outcomes_that_flip_at_once_say_so_in_the_notification() -> None:
    alert = worded(an_update(CORRECTED, replace(CORRECTED, team=TeamId("beta"))))
    assert alert.line == "Corrected: Eliminated: Alpha, Beta (first)"


def test_a_subscription_sees_only_what_it_wants() -> None:
    beta = a_change(team=TeamId("beta"))
    mine = a_subscription(teams=frozenset({TeamId("beta")}))
    alert = ALERTS.alert(an_update(a_change(), beta), a_book(), mine)
    assert alert is not None
    assert lines(alert) == ["Beta advanced in the first on 30 April 2030."]
    other = a_subscription(topics=frozenset({Topic.DATES}))
    assert ALERTS.alert(an_update(a_change()), a_book(), other) is None


def test_a_late_alert_knows_since_when() -> None:
    alert = ALERTS.alert(an_update(a_change()), a_book(), a_subscription(), late=True)
    assert alert is not None
    assert alert.late_since == AT


@pytest.mark.parametrize(
    ("day", "was", "words"),
    [
        (Day(2030, 8), None, "The second is planned for August 2030."),
        (Day(2030, 9), Day(2030, 8), "now planned for September 2030; before, August 2030"),
        (None, Day(2030, 8), "no longer has a date"),
    ],
)
def test_a_date_says_where_it_moved(day: Day | None, was: Day | None, words: str) -> None:
    moved = a_change(
        ChangeKind.DATE_MOVED,
        topic=Topic.DATES,
        team=None,
        stage=StageId("second"),
        outcome=None,
        day=day,
        was_day=was,
    )
    assert words in worded(an_update(moved)).line
    assert not worded(an_update(moved)).pings
    assert worded(an_update(moved), Language.KO).line


@given(before=CLAIMS, after=CLAIMS, last=CLAIMS, language=st.sampled_from(list(Language)))
def test_every_update_can_be_worded_whatever_became_of_it(
    before: list[Claim], after: list[Claim], last: list[Claim], language: Language
) -> None:
    books = [a_book(*one) for one in (before, after, last)]
    first, second = (
        replace(an_update(*changes(one, two, TODAY), number=number, why="why"), announce=Announce.DISPUTE)
        for number, (one, two) in enumerate(pairwise(books), start=1)
    )
    for one in (first, second, amended(first, second)):
        found = ALERTS.whole(one, books[-1], language)
        assert found is None or (len(found.line) <= LONGEST_LINE and all(line.text for line in found.lines))


@given(before=CLAIMS, after=CLAIMS)
def test_changes_and_amendments_outlive_being_stored(before: list[Claim], after: list[Claim]) -> None:
    for told in changes(a_book(*before), a_book(*after), TODAY):
        assert change_from_json(change_to_json(told)) == told
        amendment = Amendment(index=1, change=told, at=AT, why=None, by_update=3)
        assert amendment_from_json(amendment_to_json(amendment)) == amendment
