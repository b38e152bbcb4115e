"""/fact and /curators on the real library: the preview, its buttons, who may, and what a restart or another changes."""

import asyncio
import shutil
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from discord import TeamMembershipState
from sqlalchemy import text as sql

from answers.fact_book import Moment
from answers.standing import standing
from answers.terms import ChannelKind, Language, Outcome
from cogs.ui.ids import LONGEST, fact_id
from cogs.ui.owners import owners_of
from db.facts import load_facts
from db.mistakes import report_mistake
from db.models import Base
from db.subscriptions import Following, follow, pause
from sandbox.people import Person, Response
from sandbox.reading import buttons, texts
from tests.cogs.conftest import Stage, playing
from tests.conftest import NOW
from tests.published import Bodies

SLUG = "kr-sovereign-ai"
PAGE, BLOG = "https://www.korea.kr/new/page", "https://blog.example/1"
TODAY = Moment(NOW.date())


def fact(**more: object) -> dict[str, object]:
    """The options of a fact; None leaves one out."""
    told = {
        "what": "advanced",
        "stage": "eval-3",
        "team": "upstage",
        "source": PAGE,
        "date": "2026-11-20",
        **more,
    }
    return {name: value for name, value in told.items() if value is not None}


async def adds(person: Person, **more: object) -> Response:
    return await person.runs("fact add", also=fact(**more))


def labels(response: Response) -> list[str]:
    return [one["label"] for one in buttons(response.message)]


def rows(stage: Stage) -> dict[str, int]:
    """How many rows each table holds; without what is kept about the bot's own commands."""
    with stage.services.store.engine.connect() as connection:
        return {
            name: connection.execute(sql(f'SELECT count(*) FROM "{name}"')).scalar_one()
            for name in Base.metadata.tables
            if name not in {"command_sync", "lease", "pace"}
        }


def outcome(stage: Stage, team: str = "upstage") -> Outcome:
    facts = stage.services.store.read(load_facts, SLUG)
    found = next(one for one in facts.teams if one.id == team)
    return standing(found, facts, TODAY, facts.stages[-1]).outcome


def follows(stage: Stage, channel: str | int, kind: ChannelKind = ChannelKind.TEXT) -> int:
    """Let a channel of the first server, or an unknown one, follow; returns the subscription."""
    world = stage.sandbox.world
    wanted = Following(
        guild_id=world.guild.id if isinstance(channel, str) else 77,
        channel_id=world.channel(channel).id if isinstance(channel, str) else channel,
        channel_kind=kind,
        language=Language.EN,
    )
    return stage.services.store.write(follow, SLUG, wanted, at=NOW).id


# The road


@pytest.mark.parametrize(
    ("locale", "heading", "decided", "accept"),
    [
        (
            "en-US",
            "A preview; nothing is stored yet.",
            "Stored. Channels that get an alert: 1.",
            "Accept and tell",
        ),
        ("ko", "아직 아무것도 저장하지 않았다", "저장했다. 알림을 받을 채널 1곳", "저장하고 알리기"),
    ],
)
async def test_a_fact_is_shown_in_both_languages_and_stored_at_the_click(
    own_store: Path, bodies: Bodies, locale: str, heading: str, decided: str, accept: str
) -> None:
    async with playing(own_store, bodies=bodies) as stage:
        follows(stage, "news")
        owner = stage.sandbox.person("Olga", role="owner", locale=locale)
        before = rows(stage)
        shown = await adds(owner)
        assert shown.ephemeral
        for expected in (
            heading,
            "Upstage advanced in the third-stage evaluation on 20 November 2026.",
            "업스테이지는 2026년 11월 20일 3차 단계평가를 통과했다.",
            "#news",
            PAGE,
        ):
            assert expected in shown.text
        assert rows(stage) == before
        assert all(len(one["custom_id"]) <= LONGEST for one in buttons(shown.message))
        done = await owner.clicks(shown.message or {}, accept)
        assert done.kind == "update"
        assert decided in done.text
        assert labels(done) == []
        assert outcome(stage) is Outcome.ADVANCED
        told = await stage.sandbox.person("Joe", locale=locale).runs("team", also={"name": "upstage"})
        assert ("3차 단계평가를 통과했다" if locale == "ko" else "advanced in the third-stage") in told.text


async def test_the_alert_that_is_posted_is_the_one_that_was_shown(own_store: Path) -> None:
    async with playing(own_store) as stage:
        follows(stage, "news")
        owner = stage.sandbox.person("Olga", role="owner")
        shown = await adds(owner, team="upstage, sk-telecom", source=BLOG, note="n")
        await owner.clicks(shown.message or {}, "Accept and tell")
        posted = await stage.sandbox.until(lambda: owner.sees("news") or None, within_s=10)
        lines = [one for one in texts(posted[0]).splitlines() if one]
        assert len(lines) >= 6
        assert [one for one in lines if one not in shown.text] == []


async def test_it_works_in_direct_messages_as_well(own_store: Path) -> None:
    async with playing(own_store) as stage:
        owner = stage.sandbox.person("Olga", role="owner")
        shown = await owner.runs("fact add", channel=owner.dm(), also=fact())
        done = await owner.clicks(shown.message or {}, "Accept quietly")
        assert "Stored; nothing is posted." in done.text
        assert outcome(stage) is Outcome.ADVANCED


async def test_what_is_discarded_is_not_stored_and_over(own_store: Path) -> None:
    async with playing(own_store) as stage:
        owner = stage.sandbox.person("Olga", role="owner")
        shown = await adds(owner)
        before, message = rows(stage), shown.message or {}
        custom_id = buttons(message)[0]["custom_id"]
        keep = buttons(message)
        done = await owner.clicks(message, "Discard")
        assert "nothing was stored" in done.text
        put_back(stage, message, keep)
        over = await owner.clicks(message, custom_id)
        assert "This preview is over" in over.text
        assert rows(stage) == before


def put_back(stage: Stage, message: dict[str, Any], kept: list[dict[str, Any]]) -> None:
    """As if the client still showed the buttons: a second click that was under way."""
    stored = stage.sandbox.world.messages.find(int(message["id"]))
    assert stored is not None
    stored["components"] = [{"type": 1, "id": 99, "components": kept}]


async def test_a_double_click_decides_once(own_store: Path) -> None:
    async with playing(own_store) as stage:
        owner = stage.sandbox.person("Olga", role="owner")
        shown = await adds(owner)
        both = await asyncio.gather(*(owner.clicks(shown.message or {}, "Accept and tell") for _ in range(2)))
        said = sorted(one.text.split(".")[0].split(";")[0] for one in both)
        assert said == ["Stored", "This preview is over: it was decided or discarded, is older than 15 minutes, or is from before a restart"]  # fmt: skip
        assert rows(stage)["fact_update"] == 1


async def test_a_restart_between_preview_and_click_is_one_sentence_and_stores_nothing(
    own_store: Path,
) -> None:
    async with playing(own_store) as first:
        sandbox = first.sandbox
        owner = sandbox.person("Olga", role="owner", locale="ko")
        shown = await adds(owner)
        await first.bot.close()
        async with playing(own_store, sandbox=sandbox) as second:
            told = await owner.clicks(shown.message or {}, "저장하고 알리기")
            assert told.ephemeral
            assert "미리 보기는 끝났다" in told.text
            assert rows(second)["fact_update"] == 0


@pytest.mark.parametrize(
    "custom_id", ["1:fact:dance:0123456789abcdef", "2:fact:tell:0123456789abcdef", "1:fact:tell:"]
)
async def test_a_button_of_another_version_gets_a_sentence(own_store: Path, custom_id: str) -> None:
    async with playing(own_store) as stage:
        owner = stage.sandbox.person("Olga", role="owner")
        shown = await adds(owner)
        stored = stage.sandbox.world.messages.find(int((shown.message or {})["id"]))
        assert stored is not None
        buttons(stored)[0]["custom_id"] = custom_id
        told = await owner.clicks(shown.message or {}, custom_id)
        assert "older version" in told.text


async def test_a_made_up_token_decides_nothing(own_store: Path) -> None:
    async with playing(own_store) as stage:
        owner = stage.sandbox.person("Olga", role="owner")
        shown = await adds(owner)
        stored = stage.sandbox.world.messages.find(int((shown.message or {})["id"]))
        assert stored is not None
        buttons(stored)[0]["custom_id"] = fact_id("tell", "0" * 16)
        told = await owner.clicks(shown.message or {}, fact_id("tell", "0" * 16))
        assert "This preview is over" in told.text
        assert rows(stage)["fact_update"] == 0


# Who may


@pytest.mark.parametrize(
    ("command", "options"),
    [
        ("fact add", fact()),
        ("fact correct", {"fact": "eval2-adv-upstage", "reason": "w", "date": "2026-08-17"}),
        ("fact retract", {"fact": "eval2-adv-upstage", "reason": "w"}),
        ("fact source", {"fact": "eval2-adv-upstage", "source": PAGE}),
        ("fact history", {}),
        ("fact undo", {}),
        ("fact mistakes", {}),
    ],
)
@pytest.mark.parametrize("role", ["member", "admin"])
async def test_others_than_curators_are_refused_in_one_private_sentence(
    own_store: Path, command: str, options: dict[str, object], role: Any
) -> None:
    async with playing(own_store) as stage:
        before = rows(stage)
        told = await stage.sandbox.person("Joe", role=role).runs(command, also=options)
        assert told.ephemeral
        assert (
            told.text
            == "Only curators decide on facts here. The owner of this bot names them with /curators add."
        )
        korean = await stage.sandbox.person("Kim", role=role, locale="ko").runs(command, also=options)
        assert "담당자만 결정한다" in korean.text
        assert rows(stage) == before


async def test_the_owner_names_curators_and_takes_that_back(own_store: Path) -> None:
    async with playing(own_store) as stage:
        owner, mina = stage.sandbox.person("Olga", role="owner"), stage.sandbox.person("Mina")
        whom = {"person": mina.user}
        assert "Only the owner" in (await mina.runs("curators add", also=whom)).text
        assert "Only the owner" in (await mina.runs("curators list")).text
        assert "Only the owner" in (await mina.runs("curators remove", also=whom)).text
        assert "nobody decides" in (await owner.runs("curators list")).text
        assert "Mina is no curator." in (await owner.runs("curators remove", also=whom)).text
        assert "Mina may now decide" in (await owner.runs("curators add", also=whom)).text
        assert "may decide on facts already" in (await owner.runs("curators add", also=whom)).text
        assert "Mina" in (await owner.runs("curators list")).text
        shown = await adds(mina)
        assert "Stored" in (await mina.clicks(shown.message or {}, "Accept and tell")).text
        left = await owner.runs("curators remove", also=whom)
        assert "“former curator 1”" in left.text
        assert "Only curators" in (await adds(mina)).text
        told = await owner.runs("fact history", also={"team": "upstage"})
        assert "former curator 1** accepted: Upstage advanced" in told.text
        assert "Mina" not in told.text


async def test_a_curator_removed_between_preview_and_click_is_refused(own_store: Path) -> None:
    async with playing(own_store) as stage:
        owner, mina = stage.sandbox.person("Olga", role="owner"), stage.sandbox.person("Mina")
        await owner.runs("curators add", also={"person": mina.user})
        shown = await adds(mina)
        before = rows(stage)
        await mina.runs("privacy", also={"what": "delete"})  # one's own doing counts as well
        told = await mina.clicks(shown.message or {}, "Accept and tell")
        assert told.ephemeral
        assert "Only curators decide" in told.text
        assert rows(stage) == before


def test_the_owners_are_the_applications_owner_or_the_members_of_its_team() -> None:
    def member(number: int, state: TeamMembershipState) -> SimpleNamespace:
        return SimpleNamespace(id=number, membership_state=state)

    alone: Any = SimpleNamespace(owner=SimpleNamespace(id=5), team=None)
    members = [member(6, TeamMembershipState.accepted), member(7, TeamMembershipState.invited)]
    team: Any = SimpleNamespace(owner=SimpleNamespace(id=99), team=SimpleNamespace(members=members))
    assert owners_of(alone) == {5}
    assert owners_of(team) == {6}
    assert owners_of(None) == frozenset()


# Several decide


async def test_where_another_decided_meanwhile_the_new_result_is_shown_first(own_store: Path) -> None:
    async with playing(own_store) as stage:
        owner, mina = stage.sandbox.person("Olga", role="owner"), stage.sandbox.person("Mina")
        await owner.runs("curators add", also={"person": mina.user})
        mine = await adds(owner, source=BLOG)
        theirs = await adds(mina, what="eliminated")
        await mina.clicks(theirs.message or {}, "Accept and tell")
        again = await owner.clicks(mine.message or {}, "Accept and tell")
        assert again.kind == "update"
        assert "The facts changed meanwhile" in again.text
        assert "contradicts an official source" in again.text
        assert labels(again) == ["Put on record", "Put on record and announce the dispute", "Discard"]
        assert rows(stage)["fact_update"] == 1
        done = await owner.clicks(again.message or mine.message or {}, "Put on record")
        assert "Stored; nothing is posted." in done.text
        assert outcome(stage) is Outcome.ELIMINATED


async def test_the_second_curator_on_one_fact_is_told(own_store: Path) -> None:
    async with playing(own_store) as stage:
        owner, mina = stage.sandbox.person("Olga", role="owner"), stage.sandbox.person("Mina", locale="ko")
        await owner.runs("curators add", also={"person": mina.user})
        about = {"fact": "eval2-adv-upstage", "reason": "w"}
        mine = await owner.runs("fact retract", also=about)
        theirs = await mina.runs("fact retract", also=about)
        await owner.clicks(mine.message or {}, "Accept and tell")
        told = await mina.clicks(theirs.message or {}, "저장하고 알리기")
        assert told.ephemeral
        assert "그사이 다른 사람이" in told.text


# Correcting, sources, history


async def test_a_fact_found_by_words_is_corrected_sourced_retracted_and_that_undone(own_store: Path) -> None:
    async with playing(own_store) as stage:
        follows(stage, "news")
        owner = stage.sandbox.person("Olga", role="owner")
        shown = await adds(owner, source=BLOG)
        assert "Reported, not official" in shown.text
        await owner.clicks(shown.message or {}, "Accept and tell")
        offered = await owner.completes("fact correct", "fact", "업스테 third-stage")
        key = offered[0]["value"]
        assert offered[0]["name"] == "Upstage advanced in the third-stage evaluation on 20 November 2026."
        steps: list[tuple[str, dict[str, object], str, str]] = [
            (
                "fact source",
                {"source": PAGE, "quote": "“Upstage”"},
                "One posted message is mended.",
                "Accept",
            ),
            ("fact correct", {"what": "eliminated", "reason": "misread"}, "Why: misread", "Accept and tell"),
            ("fact retract", {"reason": "not so"}, "Taken back:", "Accept and tell"),
        ]
        for command, options, expected, button in steps:
            shown = await owner.runs(command, also={"fact": key, **options})
            assert expected in shown.text, command
            assert "Stored" in (await owner.clicks(shown.message or {}, button)).text
        assert outcome(stage) is Outcome.UNKNOWN
        shown = await owner.runs("fact undo")
        assert "On record again: Upstage was eliminated" in shown.text
        await owner.clicks(shown.message or {}, "Accept quietly")
        assert outcome(stage) is Outcome.ELIMINATED
        told = await owner.runs("fact history", also={"fact": key})
        verdicts = [line.split("** ")[1].split(":")[0] for line in told.text.splitlines() if "** " in line]
        assert verdicts == ["accepted", "taken back", "corrected", "corrected", "accepted"]
        assert "Why: misread" in told.text
        assert "No such decision" in (await owner.runs("fact history", also={"fact": "nothing"})).text


async def test_reported_mistakes_are_shown_to_curators(own_store: Path) -> None:
    async with playing(own_store) as stage:
        owner = stage.sandbox.person("Olga", role="owner", locale="ko")
        assert "신고된 오류가 없다" in (await owner.runs("fact mistakes")).text
        write = stage.services.store.write
        write(report_mistake, SLUG, about="team upstage", text="@everyone **no**", source=BLOG, at=NOW)
        told = await owner.runs("fact mistakes")
        assert "\\*\\*no\\*\\*" in told.text
        assert "team upstage" in told.text


async def test_several_teams_are_completed_one_after_another_and_are_one_decision(own_store: Path) -> None:
    async with playing(own_store) as stage:
        owner = stage.sandbox.person("Olga", role="owner")
        first = await owner.completes("fact add", "team", "ups")
        second = await owner.completes("fact add", "team", f"{first[0]['value']}, SKT")
        third = await owner.completes("fact add", "team", f"{second[0]['value']}, lg")
        shown = await adds(owner, team=third[0]["value"])
        await owner.clicks(shown.message or {}, "Accept and tell")
        assert rows(stage)["fact_update"] == 1
        assert {outcome(stage, one) for one in third[0]["value"].split(", ")} == {Outcome.ADVANCED}


async def test_channels_are_named_only_in_their_own_server(own_store: Path) -> None:
    async with playing(own_store) as stage:
        follows(stage, "news")
        store = stage.services.store
        store.write(pause, stage.sandbox.world.guild.id, follows(stage, "general"), at=NOW)
        follows(stage, 4242)
        owner = stage.sandbox.person("Olga", role="owner")
        shown = await adds(owner)
        assert "2 channels get it." in shown.text
        assert "In this server: #news." in shown.text
        assert "In this server not: #general." in shown.text
        assert "paused: 1" in shown.text
        assert "4242" not in shown.text
        elsewhere = await owner.runs("fact add", channel=owner.dm(), also=fact())
        assert "#news" not in elsewhere.text


# What may go wrong


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (fact(team="umbrella"), "No team here is called “umbrella”"),
        (fact(team=None), "name the team"),
        (fact(stage="moon"), "no stage called “moon”"),
        (fact(date="2020-01-01"), "before the programme began"),
        (fact(date="2026-12-01"), "has not come yet"),
        (fact(source="not a page"), "no address of a page"),
        (fact(quote="q" * 5000), "5,000 characters, and 1,000 are allowed"),
        (fact(what="selected_revival"), "belongs to a repechage"),
        (fact(what="statement"), "needs a sentence"),
    ],
)
async def test_bad_input_is_one_private_sentence(
    own_store: Path, options: dict[str, object], expected: str
) -> None:
    async with playing(own_store) as stage:
        before = rows(stage)
        told = await stage.sandbox.person("Olga", role="owner").runs("fact add", also=options)
        assert told.ephemeral
        assert expected in told.text
        assert len(told.text.splitlines()) == 1
        assert rows(stage) == before


async def test_hostile_words_are_shown_as_words_and_fit_a_message(own_store: Path, bodies: Bodies) -> None:
    async with playing(own_store, bodies=bodies) as stage:
        owner = stage.sandbox.person("Olga", role="owner")
        hostile = "@everyone <@&1> [a](http://b) **x** \u202e`" * 11
        for what in ("score", "statement"):
            shown = await adds(owner, what=what, note=hostile[:480], quote=hostile * 2, publisher=hostile[:150], source=BLOG)  # fmt: skip
            assert shown.ephemeral
            assert "A preview" in shown.text
            assert "\u202e" not in shown.text
            assert "<@&1>" not in shown.text.replace("\\<", "")


async def test_many_teams_fit_a_message(own_store: Path, bodies: Bodies) -> None:
    async with playing(own_store, bodies=bodies) as stage:
        owner = stage.sandbox.person("Olga", role="owner")
        every = ", ".join(one.id for one in stage.services.answering.facts.teams)
        shown = await adds(owner, team=every, source=PAGE + "?" + "a" * 1800)
        assert "… and 10 more." in shown.text
        done = await owner.clicks(shown.message or {}, "Accept and tell")
        assert "Stored" in done.text


async def test_the_programme_is_asked_for_only_where_there_are_several(
    own_store: Path, seeded_twice: Path, tmp_path: Path
) -> None:
    def options(stage: Stage) -> set[str]:
        declared = stage.sandbox.world.commands.all()
        found = next(one for one in declared if one["name"] == "fact")
        return {option["name"] for one in found["options"] for option in one["options"]}

    async with playing(own_store) as stage:
        assert "programme" not in options(stage)
    two = tmp_path / "two.db"
    shutil.copy(seeded_twice, two)
    async with playing(two) as stage:
        assert "programme" in options(stage)
        owner = stage.sandbox.person("Olga", role="owner")
        asked = {
            "what": "statement",
            "stage": "finals",
            "source": BLOG,
            "note": "n",
            "programme": "harbour-cup",
        }
        assert (
            "before the programme"
            in (await owner.runs("fact add", also={**asked, "date": "2026-11-20"})).text
        )
        await owner.runs("settings programme", also={"programme": "harbour-cup"})
        del asked["programme"]
        shown = await owner.runs("fact add", also={**asked})
        assert "On record: n (blog.example)" in shown.text
        dm = await owner.runs("fact add", channel=owner.dm(), also={**asked})
        assert "no stage called “finals”" in dm.text


async def test_a_decision_wakes_whoever_sends(own_store: Path) -> None:
    async with playing(own_store) as stage:
        rung = asyncio.Event()
        loop = asyncio.get_running_loop()

        def ring() -> None:
            loop.call_soon_threadsafe(rung.set)

        stop = stage.services.bell.listen(ring)
        owner = stage.sandbox.person("Olga", role="owner")
        shown = await adds(owner)
        await owner.clicks(shown.message or {}, "Accept and tell")
        await asyncio.wait_for(rung.wait(), 5)
        stop()


async def test_a_store_that_is_locked_is_told_and_the_same_preview_can_be_accepted_later(
    own_store: Path,
) -> None:
    async with playing(own_store) as stage:
        owner = stage.sandbox.person("Olga", role="owner")
        shown = await adds(owner)
        with stage.services.store.engine.connect() as connection:
            connection.exec_driver_sql("ROLLBACK")
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            told = await owner.clicks(shown.message or {}, "Accept and tell")
            connection.exec_driver_sql("ROLLBACK")
        assert "store does not answer" in told.text
        done = await owner.clicks(shown.message or {}, "Accept and tell")
        assert "Stored" in done.text
        assert rows(stage)["fact_update"] == 1
