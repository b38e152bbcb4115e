"""Deciding by hand, on both databases: what is shown is what is stored, and whatever is wrong is one clear sentence."""

import threading
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text

from answers import curating_errors, errors
from answers.changes import Change
from answers.errors import AskerError
from answers.fact_book import FactBook, Moment
from answers.refusals import refusal
from answers.sayings import worded
from answers.standing import plan_of, standing
from answers.subscriptions import Subscription
from answers.terms import (
    Announce,
    ChangeKind,
    ChannelKind,
    Event,
    Language,
    Outcome,
    StageId,
    TeamId,
    Verdict,
)
from answers.wording import Wording
from app.citing import LONGEST_QUOTE
from app.curating import Curating, Decided, Preview, Shown
from app.fact_history import claim_suggestions, entries, history_card
from app.pending import KEPT_S, MOST, PendingDecisions
from app.preview_words import decided, deeds, receivers, warnings
from app.requests import Add, Cite, Correct, Request, Retract, Undo
from db.curators import By, curators, name_curator
from db.engine import Store
from db.facts import load_facts
from db.models import Base
from db.people import forget_person
from db.subscriptions import Following, follow, pause, refuse_channel
from tests.conftest import HARBOUR_CUP
from tests.stores import Seeds

SLUG = "harbour-cup"
NOW = datetime(2031, 8, 1, 3, tzinfo=UTC)
TODAY = Moment(NOW.date())
OWNER = By(user_id=1, name="Ada", owner=True)
MINA, JOE = By(user_id=2, name="Mina"), By(user_id=3, name="Joe")
BOARD, BLOG = "https://cup.example/finals-2", "https://blog.example/1"
WON = Add(what="advanced", stage="finals", teams="skua", source=BOARD, date="2031-07-30")


@dataclass(slots=True)
class Desk:
    """A store with the invented programme, and a curator's way to it."""

    store: Store
    curating: Curating
    rung: list[int]

    def shown(self, asked: Request, by: By = OWNER) -> Preview:
        return self.curating.preview(SLUG, asked, by)

    def does(self, asked: Request, by: By = OWNER, announce: Announce = Announce.USUAL) -> Decided:
        done = self.curating.decide(self.shown(asked, by), by, announce)
        assert isinstance(done, Decided)
        return done

    @property
    def facts(self) -> FactBook:
        return self.store.read(load_facts, SLUG)

    def outcome(self, team: str, stage: str = "finals") -> Outcome:
        facts = self.facts
        held = facts.team_by_id[TeamId(team)], facts.stage_by_id[StageId(stage)]
        return standing(held[0], facts, TODAY, held[1]).outcome

    def follows(self, channel: int, *teams: str) -> Subscription:
        wanted = Following(
            guild_id=7,
            channel_id=channel,
            channel_kind=ChannelKind.TEXT,
            language=Language.EN,
            teams=frozenset(map(TeamId, teams)),
        )
        return self.store.write(follow, SLUG, wanted, at=NOW)

    def rows(self) -> dict[str, int]:
        """How many rows each table holds."""
        with self.store.engine.connect() as connection:
            return {
                name: connection.execute(text(f'SELECT count(*) FROM "{name}"')).scalar_one()
                for name in Base.metadata.tables
            }

    def tasks(self) -> list[tuple[str, int]]:
        """What waits in the outbox."""
        with self.store.engine.connect() as connection:
            found = connection.execute(text("SELECT task, subscription_id FROM delivery ORDER BY id"))
            return [(str(task), int(subscription)) for task, subscription in found]


@pytest.fixture
def seeds() -> Seeds:
    return Seeds((HARBOUR_CUP,), NOW)


@pytest.fixture
def desk(store: Store) -> Desk:
    rung: list[int] = []
    return Desk(store, Curating(store, Wording(), lambda: NOW, lambda: rung.append(1)), rung)


def words(desk: Desk, shown: Preview, language: Language = Language.EN) -> str:
    """Everything a preview says beside the alert."""
    said = [worded(one, desk.curating.wording, language) for one in (*deeds(shown), *warnings(shown))]
    return "\n".join([*said, *receivers(shown, lambda one: f"#{one.channel_id}", desk.curating, language)])


def sentence(error: AskerError, language: Language = Language.EN) -> str:
    return refusal(error, Wording(), language)


def kinds(changes: tuple[Change, ...]) -> list[ChangeKind]:
    return [one.kind for one in changes]


def newest(desk: Desk, team: str, event: Event, stage: str = "finals") -> str:
    """The key of the claim that stands."""
    found = [
        one.key
        for one in desk.facts.claims
        if (one.team, one.event, one.stage) == (team, event, stage) and one.verdict(None) is Verdict.ACCEPTED
    ]
    return found[-1]


# Showing and storing


def test_a_preview_stores_nothing(desk: Desk) -> None:
    desk.does(WON)
    before = desk.rows()
    key = newest(desk, "skua", Event.ADVANCED)
    for asked in (
        Add(what="eliminated", stage="finals", teams="tern, heron", source=BLOG, quote="out"),
        Correct(claim=key, why="wrong", what="eliminated"),
        Retract(claim=key, why="wrong"),
        Cite(claim=key, source=BLOG),
        Undo(),
    ):
        desk.shown(asked)
        assert desk.rows() == before, asked
    assert desk.rung == [1]  # by the decision alone


@pytest.mark.parametrize("asked", [WON, replace(WON, source=BLOG, date="2031-07", quote="“Skua won”")])
def test_what_is_shown_is_what_is_stored(desk: Desk, asked: Add) -> None:
    desk.follows(10)
    shown = desk.shown(asked)
    done = desk.curating.decide(shown, OWNER, Announce.USUAL)
    assert isinstance(done, Decided)
    assert done.recorded.update.changes == shown.changes
    assert done.recorded.receivers == shown.recorded.receivers
    for language, alert in shown.alerts.items():
        told = desk.curating._alerts.whole(done.recorded.update, done.recorded.after, language)
        assert told is not None
        assert replace(told, update=alert.update) == alert
    assert desk.outcome("skua") is Outcome.ADVANCED
    assert len(desk.tasks()) == 1
    assert desk.rung == [1]


def test_three_teams_are_one_update_with_three_changes_and_one_alert_a_channel(desk: Desk) -> None:
    desk.follows(10)
    done = desk.does(replace(WON, teams="skua, Tern Dynamics, 헤론AI"))
    assert kinds(done.recorded.update.changes) == [ChangeKind.ADVANCED] * 3
    assert desk.rows()["fact_update"] == 1
    assert [task for task, _ in desk.tasks()] == ["post"]
    assert (
        len(
            {one.key for one in desk.facts.claims if one.happened_on and str(one.happened_on) == "2031-07-30"}
        )
        == 3
    )


def test_both_languages_say_what_happened_and_when_as_precisely_as_it_is_known(desk: Desk) -> None:
    shown = desk.shown(replace(WON, date="2031-07"))
    assert "Skua advanced in the finals in July 2031." in shown.alerts[Language.EN].line
    assert "스쿠아는 2031년 7월 결승을 통과했다." in shown.alerts[Language.KO].line
    assert "the finals." in desk.shown(replace(WON, date="")).alerts[Language.EN].line
    assert "30 July" in desk.shown(replace(WON, date="7월 30일")).alerts[Language.EN].line
    assert "31 July" in desk.shown(replace(WON, date="yesterday")).alerts[Language.EN].line


def test_the_preview_counts_who_gets_it_and_who_does_not_and_why(desk: Desk) -> None:
    desk.follows(10)
    desk.follows(11, "skua")
    desk.follows(12, "tern")
    paused, closed = desk.follows(13), desk.follows(14)
    desk.store.write(pause, 7, paused.id, at=NOW)
    desk.store.write(
        refuse_channel, closed.channel_id, at=NOW, retry_at=NOW + timedelta(days=1), reason="403", key="k"
    )
    shown = desk.shown(WON)
    told = words(desk, shown)
    assert "3 channels get it." in told
    assert "One of them" in told or "1 of them is closed" in told
    assert "paused: 1." in told
    assert "other teams or topics: 1." in told
    assert "In this server: #10, #11, #14." in told
    assert "In this server not: #12, #13." in told
    assert "채널 3곳이 받는다." in words(desk, shown, Language.KO)
    desk.does(WON)
    assert len(desk.tasks()) == 3


def test_a_quiet_decision_alerts_nobody_and_is_stored(desk: Desk) -> None:
    desk.follows(10)
    done = desk.does(WON, announce=Announce.QUIETLY)
    assert desk.tasks() == []
    assert desk.outcome("skua") is Outcome.ADVANCED
    assert "nothing is posted" in worded(decided(done), desk.curating.wording, Language.EN)


def test_what_only_goes_on_record_says_so(desk: Desk) -> None:
    asked = Add(what="statement", stage="finals", teams="skua", source=BLOG, note="Skua thanked its crew.")
    shown = desk.shown(asked)
    assert not shown.alerts
    assert "No new message is posted" in words(desk, shown)
    desk.does(asked)
    claim = next(one for one in desk.facts.claims if one.key == newest(desk, "skua", Event.STATEMENT))
    assert (claim.text.en, claim.text.ko) == ("Skua thanked its crew.",) * 2


# Sources


def test_a_page_is_one_source_however_its_address_is_spelt(desk: Desk) -> None:
    desk.does(replace(WON, source="https://www.Cup.example/finals-2/?utm_source=x#top"))
    before = desk.rows()["source"]
    desk.does(replace(WON, teams="tern", source="http://cup.example/finals-2"))
    assert desk.rows()["source"] == before


def test_a_new_page_of_an_official_site_is_official_and_of_the_same_publisher(desk: Desk) -> None:
    desk.does(WON)
    source = next(one for one in desk.facts.sources.values() if one.url == BOARD)
    assert (source.official, source.publisher) == (True, "Harbour Board")
    desk.does(replace(WON, teams="tern", source=BLOG, publisher="Blog"))
    other = next(one for one in desk.facts.sources.values() if one.url == BLOG)
    assert (other.official, other.publisher) == (False, "Blog")
    desk.does(replace(WON, teams="heron", source="https://new.example/a", official=True))
    third = next(one for one in desk.facts.sources.values() if one.url == "https://new.example/a")
    assert (third.official, third.publisher) == (True, "new.example")


def test_a_page_on_record_stays_as_it_is_described_there_and_that_is_said(desk: Desk) -> None:
    shown = desk.shown(replace(WON, source="https://pier.example/1", official=True))
    assert "on record as not official (Pier blog)" in words(desk, shown)
    assert "Reported, not official" in words(desk, shown)


def test_an_unofficial_outcome_is_marked_until_an_official_source_is_attached(desk: Desk) -> None:
    desk.follows(10)
    asked = replace(WON, source=BLOG)
    assert "Reported, not official" in words(desk, desk.shown(asked))
    done = desk.does(asked)
    told = desk.curating._alerts.whole(done.recorded.update, done.recorded.after, Language.EN)
    assert told is not None
    assert "(reported, not official)" in told.lines[0].text
    cites = Cite(claim=newest(desk, "skua", Event.ADVANCED), source=BOARD, quote="Skua is through.")
    shown = desk.shown(cites)
    assert kinds(shown.changes) == [ChangeKind.SOURCED]
    assert "One posted message is mended." in words(desk, shown)
    mended = desk.does(cites).recorded
    assert mended.edits == 1
    now = desk.curating._alerts.whole(mended.amended[0], mended.after, Language.EN)
    assert now is not None
    assert "not official" not in now.lines[0].text
    assert [one.official for one in now.sources] == ["official", None]
    assert [task for task, _ in desk.tasks()] == ["post", "edit"]
    claim = next(one for one in mended.after.claims if one.key == cites.claim and one.version == 2)
    assert list(claim.quotes.values()) == ["Skua is through."]


# The same again, and against what is on record


def test_the_same_fact_twice_is_recognised_and_its_source_added(desk: Desk) -> None:
    desk.does(WON)
    before = desk.rows()
    shown = desk.shown(replace(WON, source=BLOG, date="2031-07"))
    assert "on record already, so the source is added" in words(desk, shown)
    assert kinds(shown.changes) == [ChangeKind.SOURCED]
    desk.does(replace(WON, source=BLOG, date=""))
    facts = desk.facts
    claim = next(one for one in facts.claims if one.key == newest(desk, "skua", Event.ADVANCED))
    versions = [one for one in facts.claims if one.key == claim.key]
    assert [len(one.sources) for one in versions] == [1, 2]
    assert str(versions[-1].happened_on) == "2031-07-30"
    assert desk.rows()["update" if "update" in before else "fact_update"] == 2


def test_the_same_fact_from_the_same_source_is_already_known(desk: Desk) -> None:
    desk.does(WON)
    with pytest.raises(errors.AlreadyKnown) as caught:
        desk.shown(replace(WON, date=""))
    assert sentence(caught.value) == (
        "That is on record already, with this source: Skua advanced in the finals on 30 July 2031."
    )
    cites = Cite(claim=newest(desk, "skua", Event.ADVANCED), source=BOARD)
    with pytest.raises(errors.AlreadyKnown):
        desk.shown(cites)


def test_a_fact_known_to_the_month_becomes_known_to_the_day(desk: Desk) -> None:
    desk.does(replace(WON, date="2031-07"))
    shown = desk.shown(WON)
    assert kinds(shown.changes) == [ChangeKind.CORRECTED]
    desk.does(WON)
    claim = [one for one in desk.facts.claims if one.key == newest(desk, "skua", Event.ADVANCED)][-1]
    assert claim.text.en == "Skua advanced in the finals on 30 July 2031."


def test_of_several_teams_only_what_is_new_is_added(desk: Desk) -> None:
    desk.does(WON)
    shown = desk.shown(replace(WON, teams="skua, tern"))
    assert len(shown.acts) == 1
    assert [one.team for one in shown.changes] == ["tern"]


def test_what_contradicts_an_official_source_is_offered_as_a_dispute_and_the_outcome_stays(
    desk: Desk,
) -> None:
    desk.follows(10)
    desk.does(WON)
    against = replace(WON, what="eliminated", source=BLOG)
    shown = desk.shown(against)
    assert shown.disputes
    assert "contradicts an official source" in words(desk, shown)
    assert "공식 출처와 어긋난다" in words(desk, shown, Language.KO)
    assert "If the dispute is announced: one channel gets it." in words(desk, shown)
    desk.does(against)
    assert desk.outcome("skua") is Outcome.ADVANCED
    assert [task for task, _ in desk.tasks()] == ["post"]  # the first alert alone: the dispute is held back


def test_a_dispute_is_announced_where_the_curator_says_so(desk: Desk) -> None:
    desk.follows(10)
    desk.does(WON)
    desk.does(replace(WON, what="eliminated", source=BLOG), announce=Announce.DISPUTE)
    assert desk.outcome("skua") is Outcome.ADVANCED
    assert [task for task, _ in desk.tasks()].count("post") == 2


def test_what_is_undisputed_beside_a_dispute_is_told_all_the_same(desk: Desk) -> None:
    desk.follows(10, "tern")
    desk.does(WON)
    both = replace(WON, what="eliminated", teams="skua, tern", source=BLOG)
    shown = desk.shown(both)
    assert "one channel gets it.\nOtherwise, channels that are told of the rest alone: 1." in words(
        desk, shown
    )
    desk.does(both)
    assert len(desk.tasks()) == 1


def test_two_reports_that_say_the_contrary_leave_no_outcome_and_say_so(desk: Desk) -> None:
    desk.does(replace(WON, source=BLOG))
    shown = desk.shown(replace(WON, what="eliminated", source="https://other.example/1"))
    assert "neither side outweighs the other" in words(desk, shown)
    desk.does(replace(WON, what="eliminated", source="https://other.example/1"))
    assert desk.outcome("skua") is Outcome.UNKNOWN


# Bad input


def asks(**more: str) -> Add:
    return replace(WON, **more)  # type: ignore[arg-type]  # all of these fields are texts


@pytest.mark.parametrize(
    ("asked", "error", "english", "korean"),
    [
        (asks(date="2031-02-01"), errors.BeforeTheProgramme, "before the programme began", "앞선다"),
        (asks(date="2031-08-02"), errors.InTheFuture, "2 August 2031 has not come yet", "아직 오지 않아"),
        (asks(date="2031-09"), errors.InTheFuture, "September 2031 has not come yet", "아직 오지 않아"),
        (asks(date="soon"), errors.BadDay, "“soon” is no day", "달력에 없는"),
        (asks(date="2031-02-30"), errors.BadDay, "2031-02-30", "2031-02-30"),
        (asks(source="cup.example/a"), errors.BadSource, "no address of a page", "페이지 주소가 아니다"),
        (asks(source="file:///etc/passwd"), errors.BadSource, "no address", "주소가 아니다"),
        (asks(source="https://user:pw@cup.example/"), errors.BadSource, "password", "비밀번호"),
        (asks(source="https:///nothing"), errors.BadSource, "no address", "주소가 아니다"),
        (asks(source="http://[::1"), errors.BadSource, "no address", "주소가 아니다"),
        (asks(source="https://cup.example:99999/"), errors.BadSource, "no address", "주소가 아니다"),
        (asks(source=""), errors.BadSource, "no address", "주소가 아니다"),
        (asks(quote="x" * 5000), errors.TooLong, "5,000 characters, and 1,000", "5,000자다. 1,000자까지"),
        (asks(note="x" * 501), errors.TooLong, "501 characters, and 500", "501자다. 500자까지"),
        (asks(teams="umbrella"), curating_errors.NoSuchTeam, "No team here is called “umbrella”", "팀은 없다"),
        (asks(teams="skua, umbrella"), curating_errors.NoSuchTeam, "umbrella", "umbrella"),
        (asks(teams=""), curating_errors.NeedsTeam, "name the team", "팀 이름을"),
        (asks(stage="moon"), errors.NoSuchStage, "no stage called “moon”", "단계는 없다"),
        (asks(what="dance"), curating_errors.NoSuchEvent, "“dance” is nothing", "기록할 수 있는 일이 아니다"),
        (asks(what=""), curating_errors.NoSuchEvent, "nothing that can be recorded", "기록할 수 있는"),
        (asks(what="selected_revival"), curating_errors.MisfitStage, "belongs to a repechage", "패자부활전에서만"),
        (asks(what="declined_revival"), curating_errors.MisfitStage, "the finals is none", "결승은"),
        (asks(what="statement"), curating_errors.NeedsWords, "“statement” needs a sentence", "문장이 있어야"),
        (asks(what="score", score="many", note="n"), curating_errors.BadMark, "“many” is no mark", "점수가 아니다"),
        (Retract(claim="nothing", why="w"), errors.NoSuchClaim, "no claim “nothing”", "기록은 없다"),
        (Retract(claim="adv-skua", why=" \u200b "), curating_errors.NeedsReason, "needs a reason", "이유가 있어야"),
        (Correct(claim="adv-skua", why="w"), curating_errors.ChangesNothing, "changes nothing", "바뀌는 것이 없다"),
        (Correct(claim="adv-skua", why="w" * 301, date="2031-04-11"), errors.TooLong, "301", "301"),
        (Undo(), errors.NothingToUndo, "can be undone", "되돌릴 수 있는"),
    ],
)  # fmt: skip
def test_bad_input_is_one_clear_sentence_and_stores_nothing(
    desk: Desk, asked: Request, error: type[AskerError], english: str, korean: str
) -> None:
    before = desk.rows()
    with pytest.raises(error) as caught:
        desk.shown(asked)
    assert english in sentence(caught.value)
    assert korean in sentence(caught.value, Language.KO)
    assert desk.rows() == before


def test_a_quote_of_just_the_limit_is_kept_whole(desk: Desk) -> None:
    desk.does(asks(quote="가" * LONGEST_QUOTE))
    claim = next(one for one in desk.facts.claims if one.key == newest(desk, "skua", Event.ADVANCED))
    assert [len(one) for one in claim.quotes.values()] == [LONGEST_QUOTE]


def test_what_cannot_be_seen_is_cleaned_out_of_every_text(desk: Desk) -> None:
    hidden = "\x00\u202e\u200b\u2066\ufeff\ud800"
    note, quote = f"Skua{hidden} was  glad\n<@&1> @everyone", f"“glad”{hidden}"
    desk.does(
        Add(what="statement", stage="finals", teams="skua", source=BLOG + hidden, note=note, quote=quote)
    )
    claim = next(one for one in desk.facts.claims if one.key == newest(desk, "skua", Event.STATEMENT))
    assert claim.text.en == "Skua was glad <@&1> @everyone"  # what it would do on Discord is escaped there
    assert list(claim.quotes.values()) == ["“glad”"]
    assert desk.facts.sources[claim.sources[0]].url == BLOG


def test_in_a_repechage_a_team_is_selected_in_its_own_way(desk: Desk) -> None:
    shown = desk.shown(Add(what="선정", stage="second-way", teams="gannet", source=BOARD, date="2031-05-02"))
    assert [one.outcome for one in shown.changes] == [Outcome.SELECTED_REVIVAL]


# What is planned, and marks


def test_a_schedule_moves_the_date_of_a_stage(desk: Desk) -> None:
    desk.follows(10)
    asked = Add(what="schedule", stage="finals", source=BOARD, planned="20 December")
    shown = desk.shown(asked)
    assert "planned for 20 December 2031; before, 20 June 2031" in shown.alerts[Language.EN].line
    assert "so today is taken" in words(desk, shown)
    desk.does(asked)
    plan = plan_of(desk.facts.stages[-1], desk.facts, TODAY)
    assert plan is not None
    assert plan.plan is not None
    assert (str(plan.plan.day), str(plan.happened_on)) == ("2031-12-20", "2031-08-01")
    assert plan.text.ko == "결승 일정이 2031년 12월 20일로 잡혔다."


def test_a_schedule_may_say_that_no_day_is_set(desk: Desk) -> None:
    shown = desk.shown(Add(what="일정", stage="결승", source=BOARD, planned="미정"))
    assert "no longer has a date" in shown.alerts[Language.EN].line


def test_a_mark_is_kept_as_a_number_beside_its_sentence(desk: Desk) -> None:
    asked = Add(
        what="score", stage="finals", teams="skua", source=BOARD, score="84.5점", note="Skua got 84.5."
    )
    assert "Skua got 84.5." in desk.shown(asked).alerts[Language.EN].line
    desk.does(asked)
    claim = next(one for one in desk.facts.claims if one.key == newest(desk, "skua", Event.SCORE))
    assert dict(claim.value) == {"total": 84.5}


# Correcting, taking back, undoing


def test_a_correction_mends_the_alerts_and_rests_on_the_new_source(desk: Desk) -> None:
    desk.follows(10)
    desk.does(replace(WON, source=BLOG))
    key = newest(desk, "skua", Event.ADVANCED)
    asked = Correct(claim=key, why="the board says otherwise", what="eliminated", source=BOARD)
    shown = desk.shown(asked)
    assert "Correction: Skua was eliminated in the finals on 30 July 2031." in shown.alerts[Language.EN].line
    assert "becomes “Skua was eliminated in the finals on 30 July 2031.” (Harbour Board)" in words(
        desk, shown
    )
    assert "One posted message is mended.\n↳ Correction: Skua was eliminated" in words(desk, shown)
    desk.does(asked)
    assert desk.outcome("skua") is Outcome.ELIMINATED
    assert [task for task, _ in desk.tasks()] == ["post", "post", "edit"]
    claim = [one for one in desk.facts.claims if one.key == key][-1]
    assert [desk.facts.sources[one].url for one in claim.sources] == [BOARD]


def test_a_correction_of_the_day_alone_only_edits(desk: Desk) -> None:
    desk.follows(10)
    desk.does(WON)
    shown = desk.shown(Correct(claim=newest(desk, "skua", Event.ADVANCED), why="typo", date="2031-07-29"))
    assert not shown.alerts
    assert "No new message is posted for this.\nOne posted message is mended." in words(desk, shown)


def test_a_sentence_in_words_is_corrected_by_its_note(desk: Desk) -> None:
    desk.does(Correct(claim="late-skua", why="wrong word", note="Skua was rested."))
    claim = [one for one in desk.facts.claims if one.key == "late-skua"][-1]
    assert (claim.text.en, claim.version) == ("Skua was rested.", 2)


@pytest.mark.parametrize("what", ["add", "correct", "retract"])
def test_a_decision_is_undone(desk: Desk, what: str) -> None:
    desk.follows(10)
    if what != "add":
        desk.does(WON)
    before = desk.outcome("skua")
    key = newest(desk, "skua", Event.ADVANCED) if what != "add" else ""
    decisions: dict[str, Request] = {
        "add": WON,
        "correct": Correct(claim=key, why="w", what="eliminated"),
        "retract": Retract(claim=key, why="w"),
    }
    desk.does(decisions[what])
    assert desk.outcome("skua") is not before
    shown = desk.shown(Undo(why="a slip"))
    assert shown.alerts
    assert shown.recorded.edits >= 1
    desk.does(Undo(why="a slip"))
    assert desk.outcome("skua") is before


def test_nobody_undoes_what_another_has_decided_on_since(desk: Desk) -> None:
    desk.store.write(name_curator, "Mina", 2)
    desk.does(WON)
    desk.does(Retract(claim=newest(desk, "skua", Event.ADVANCED), why="w"), MINA)
    with pytest.raises(errors.NothingToUndo):
        desk.shown(Undo())


# Two at once


@pytest.mark.parametrize("one", ["correction", "retraction", "source"])
@pytest.mark.parametrize("other", ["correction", "retraction", "source"])
def test_the_second_of_two_curators_on_one_claim_is_told(desk: Desk, one: str, other: str) -> None:
    desk.store.write(name_curator, "Mina", 2)
    desk.does(WON)
    key = newest(desk, "skua", Event.ADVANCED)
    first: dict[str, Request] = {
        "correction": Correct(claim=key, why="w", date="2031-07-29"),
        "retraction": Retract(claim=key, why="w"),
        "source": Cite(claim=key, source=BLOG),
    }
    second: dict[str, Request] = {
        **first,
        "correction": Correct(claim=key, why="w", date="2031-07-28"),
        "source": Cite(claim=key, source="https://other.example/1"),
    }
    mine, theirs = desk.shown(first[one]), desk.shown(second[other], MINA)
    assert isinstance(desk.curating.decide(mine, OWNER, Announce.USUAL), Decided)
    rows = desk.rows()
    with pytest.raises(errors.AlreadyDecided) as caught:
        desk.curating.decide(theirs, MINA, Announce.USUAL)
    assert "meanwhile" in sentence(caught.value)
    assert "그사이" in sentence(caught.value, Language.KO)
    assert desk.rows() == rows


def test_where_the_facts_moved_the_new_result_is_shown_instead_of_stored(desk: Desk) -> None:
    desk.store.write(name_curator, "Mina", 2)
    mine = desk.shown(replace(WON, source=BLOG))
    desk.does(replace(WON, what="eliminated"), MINA)
    rows = desk.rows()
    again = desk.curating.decide(mine, OWNER, Announce.USUAL)
    assert isinstance(again, Preview)
    assert again.moved
    assert again.disputes
    assert desk.rows() == rows
    assert isinstance(desk.curating.decide(again, OWNER, Announce.USUAL), Decided)
    assert desk.outcome("skua") is Outcome.ELIMINATED


def test_a_new_follower_does_not_hold_a_decision_up(desk: Desk) -> None:
    shown = desk.shown(WON)
    desk.follows(10)
    assert isinstance(desk.curating.decide(shown, OWNER, Announce.USUAL), Decided)
    assert len(desk.tasks()) == 1


def test_of_two_decisions_at_the_same_instant_one_is_stored(desk: Desk) -> None:
    desk.store.write(name_curator, "Mina", 2)
    desk.does(WON)  # the owner has a row from here on
    key = newest(desk, "skua", Event.ADVANCED)
    shown = [(desk.shown(Retract(claim=key, why="w"), by), by) for by in (OWNER, MINA)]
    shown += [(desk.shown(replace(WON, teams="tern"), by), by) for by in (OWNER, MINA)]
    results: list[object] = []
    gate = threading.Barrier(len(shown))

    def decide(one: Preview, by: By) -> None:
        gate.wait()
        try:
            results.append(type(desk.curating.decide(one, by, Announce.USUAL)))
        except AskerError as error:
            results.append(type(error))

    threads = [threading.Thread(target=decide, args=one) for one in shown]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sorted(one.__name__ for one in results if isinstance(one, type)) == [
        "AlreadyDecided",
        "AlreadyKnown",
        "Decided",
        "Decided",
    ]
    assert desk.rows()["fact_update"] == 3
    assert desk.outcome("tern") is Outcome.ADVANCED


def test_the_same_decision_twice_is_stored_once(desk: Desk) -> None:
    shown = desk.shown(WON)
    assert isinstance(desk.curating.decide(shown, OWNER, Announce.USUAL), Decided)
    rows = desk.rows()
    with pytest.raises(errors.AlreadyKnown):
        desk.curating.decide(shown, OWNER, Announce.USUAL)
    undo = desk.shown(Undo())
    assert isinstance(desk.curating.decide(undo, OWNER, Announce.USUAL), Decided)
    with pytest.raises(errors.AlreadyDecided):
        desk.curating.decide(undo, OWNER, Announce.USUAL)
    assert desk.rows()["fact_update"] == rows["fact_update"] + 1


# Rights


def test_a_stranger_may_neither_look_nor_decide(desk: Desk) -> None:
    for refused in (
        lambda: desk.shown(WON, JOE),
        lambda: desk.curating.facts(SLUG, JOE),
        lambda: desk.curating.mistakes(SLUG, JOE),
        lambda: desk.curating.decide(desk.shown(WON), JOE, Announce.USUAL),
    ):
        with pytest.raises(errors.NotACurator):
            refused()
    assert desk.rows()["fact_update"] == 0


def test_a_curator_removed_between_preview_and_decision_is_refused(desk: Desk) -> None:
    desk.store.write(name_curator, "Mina", 2)
    shown = desk.shown(WON, MINA)
    desk.store.write(forget_person, 2)
    with pytest.raises(errors.NotACurator):
        desk.curating.decide(shown, MINA, Announce.USUAL)
    assert desk.rows()["fact_update"] == 0


def test_the_owner_has_a_row_from_the_first_decision_on(desk: Desk) -> None:
    desk.shown(WON)
    assert desk.store.read(curators) == ()
    desk.does(WON)
    desk.does(replace(WON, teams="tern"))
    assert [(one.name, one.user_id) for one in desk.store.read(curators)] == [("Ada", 1)]


def test_what_a_removed_curator_decided_stays_by_a_former_curator(desk: Desk) -> None:
    desk.store.write(name_curator, "Mina", 2)
    desk.does(WON, MINA)
    desk.does(Retract(claim=newest(desk, "skua", Event.ADVANCED), why="not so"))
    left = desk.store.write(forget_person, 2)
    facts = desk.curating.facts(SLUG, OWNER)
    found = entries(facts, team=TeamId("skua"))[:2]
    assert [(one.what, one.by, one.why) for one in found] == [
        ("retracted", "Ada", "not so"),
        ("accepted", left, None),
    ]
    assert left is not None
    assert left.startswith("former curator ")
    card = history_card(found, facts, desk.curating.wording, Language.EN)
    assert card.entries[0] == (
        "2031-08-01 15:00 · Ada",
        "taken back: Skua advanced in the finals on 30 July 2031. Why: not so",
    )
    assert desk.store.read(curators)[0].name == "Ada"


def test_at_the_console_a_name_decides_and_the_only_one_need_not_be_named(desk: Desk) -> None:
    with pytest.raises(curating_errors.NoCuratorYet):
        desk.shown(WON, By())
    desk.does(WON, By(name="Ada"))
    desk.does(replace(WON, teams="tern"), By())
    with pytest.raises(curating_errors.NoSuchCurator) as caught:
        desk.shown(Undo(), By(name="Adda"))
    assert "Ada" in sentence(caught.value)
    desk.store.write(name_curator, "Mina", 2)
    with pytest.raises(curating_errors.NoSuchCurator) as caught:
        desk.shown(Undo(), By())
    assert "Ada, Mina" in sentence(caught.value)
    assert desk.rows()["curator"] == 2


# What is offered and kept


def test_the_newest_facts_are_offered_first_by_words_of_either_language_and_by_team(desk: Desk) -> None:
    desk.does(WON)
    facts = desk.facts
    assert next(claim_suggestions("", facts)).key == newest(desk, "skua", Event.ADVANCED)
    assert {one.team for one in claim_suggestions("헤론", facts)} == {"heron"}
    assert [one.key for one in claim_suggestions("tired skua", facts)] == ["late-skua"]
    desk.does(Retract(claim="late-skua", why="w"))
    assert list(claim_suggestions("tired skua", desk.facts)) == []


def test_a_preview_is_kept_for_its_curator_alone_once_and_a_quarter_of_an_hour(desk: Desk) -> None:
    now = [0.0]
    pending = PendingDecisions(lambda: now[0])
    shown = desk.shown(WON)
    token = pending.keep(shown, 1)
    for wrong, person in ((token, 2), ("0" * 16, 1)):
        with pytest.raises(curating_errors.PreviewOver):
            pending.take(wrong, person)
    kept = pending.take(token, 1)
    assert (type(kept), kept) == (Shown, shown.pinned())  # without the facts and everybody who follows them
    with pytest.raises(curating_errors.PreviewOver):
        pending.take(token, 1)
    pending.put_back(token, shown, 1)
    now[0] = KEPT_S
    with pytest.raises(curating_errors.PreviewOver):
        pending.take(token, 1)
    tokens = [pending.keep(shown, 1) for _ in range(MOST + 1)]
    with pytest.raises(curating_errors.PreviewOver):
        pending.take(tokens[0], 1)
    assert isinstance(desk.curating.decide(pending.take(tokens[-1], 1), OWNER, Announce.USUAL), Decided)
