"""How a server sets the bot up, who may, and what that changes; what is kept about people, and deleting it."""

from datetime import timedelta
from pathlib import Path

import pytest

from db import curation
from db.servers import KEPT, ServerSettings, all_settings, note_members
from sandbox.options import RawCommand
from sandbox.reading import buttons, texts
from tests.cogs.conftest import playing
from tests.conftest import NOW


async def test_public_answers_follow_the_server_and_private_ones_the_reader(own_store: Path) -> None:
    async with playing(own_store) as stage:
        admin, member = stage.sandbox.person("Ada", role="admin"), stage.sandbox.person()
        told = await admin.runs("language", also={"language": "ko"})
        assert told.ephemeral
        assert "now in Korean" in told.text
        assert "남아 있다" in (await member.runs("status")).text
        assert "Three teams remain" in (await member.runs("status", also={"private": True})).text
        assert "Three teams remain" in (await member.runs("status", channel=member.dm())).text
        refused = await member.runs("team", also={"name": "umbrella"})
        assert "No team here is called" in refused.text  # for the asker alone, so in their language
        card = await member.runs("team", also={"name": "upstage"})
        assert "Upstage" in (await member.clicks(card.message or {}, "이유")).text
        await admin.runs("language", also={"language": "members"})
        assert "Three teams remain" in (await member.runs("status")).text


async def test_settings_outlive_a_restart(own_store: Path) -> None:
    async with playing(own_store) as first:
        sandbox = first.sandbox
        await sandbox.person(role="admin").runs("language", also={"language": "ko"})
        await first.bot.close()
        async with playing(own_store, sandbox=sandbox):
            assert "남아 있다" in (await sandbox.person().runs("status")).text


@pytest.mark.parametrize("command", ["language", "settings mentions"])
async def test_only_those_who_manage_the_server_may_set_it(own_store: Path, command: str) -> None:
    async with playing(own_store) as stage:
        member = stage.sandbox.person()
        with pytest.raises(PermissionError):
            await member.runs(command, also={"language": "ko"} if command == "language" else None)
        # The client hides it; somebody who gets at it anyway is refused at run time.
        options = [{"name": "language", "type": 3, "value": "ko"}]
        told = await member.runs(RawCommand(name="language", options=options))
        assert told.ephemeral
        assert "Only members who may manage" in told.text
        assert stage.services.servers.of(stage.sandbox.world.guild.id) == ServerSettings()


async def test_mentions_are_answered_only_in_the_channels_allowed(own_store: Path) -> None:
    async with playing(own_store) as stage:
        sandbox = stage.sandbox
        admin, member = sandbox.person("Ada", role="admin"), sandbox.person()
        on = await admin.runs("settings mentions", also={"channel": "#news", "answer": True})
        assert "#news" in on.text
        before = len(sandbox.record.requests)
        member.says("@Cutline who is left?", channel="general")
        answer = await member.asks("@Cutline who is left?", channel="news")
        assert "remain" in texts(answer)
        assert len([one for one in sandbox.record.requests[before:] if one.method == "POST"]) == 1
        assert (
            "remain" in (await member.runs("status", channel="general")).text
        )  # commands are Discord's to allow
        assert "#news" in (await admin.runs("settings show")).text
        off = await admin.runs("settings mentions", also={"channel": "#news", "answer": False})
        assert "every channel" in off.text
        assert "remain" in texts(await member.asks("@Cutline who is left?", channel="general"))


async def test_a_server_may_follow_another_programme(seeded_twice: Path, tmp_path: Path) -> None:
    store = tmp_path / "two.db"
    store.write_bytes(seeded_twice.read_bytes())  # noqa: ASYNC240  before anything runs
    async with playing(store) as stage:
        admin, member = stage.sandbox.person("Ada", role="admin"), stage.sandbox.person()
        choices = await admin.completes("settings programme", "programme", "")
        told = await admin.runs("settings programme", also={"programme": choices[1]["value"]})
        assert "now follows" in told.text
        followed = await member.completes("team", "name", "tern")  # names of the programme the server follows
        assert [one["name"].startswith("턴") or "Tern" in one["name"] for one in followed][:1] == [True]
        for typed in ("harb", "Sovereign", choices[0]["name"]):  # a name still being typed chooses nothing
            assert await admin.completes("settings programme", "programme", typed)
            assert await member.completes("team", "programme", typed)
        named = await member.runs("status", also={"programme": choices[0]["name"]})
        assert "Three teams remain" in named.text  # a label pasted back
        assert "Tern" in (await member.runs("teams")).text
        assert "On 24 November 2026" in texts(await member.asks("@Cutline who is left?", channel="general"))
        assert "Three teams remain" in (await member.runs("status", channel=member.dm())).text


async def test_settings_go_thirty_days_after_the_bot_left(own_store: Path) -> None:
    async with playing(own_store) as stage:
        guild = 7
        await stage.services.servers.change(guild, language=None, channels=frozenset({5, 6}))
        write, read = stage.services.store.write, stage.services.store.read
        assert write(note_members, frozenset({guild}), NOW) == ()
        assert write(note_members, frozenset(), NOW) == ()
        assert write(note_members, frozenset(), NOW + KEPT - timedelta(seconds=1)) == ()
        assert read(all_settings)[guild].channels == {5, 6}
        assert write(note_members, frozenset(), NOW + KEPT) == (guild,)
        assert read(all_settings) == {}


async def test_a_server_that_takes_the_bot_back_keeps_its_settings(own_store: Path) -> None:
    async with playing(own_store) as stage:
        await stage.services.servers.change(7, programme="kr-sovereign-ai")
        write = stage.services.store.write
        write(note_members, frozenset(), NOW)
        write(note_members, frozenset({7}), NOW + KEPT)
        assert write(note_members, frozenset(), NOW + KEPT + timedelta(days=1)) == ()


async def test_what_is_kept_about_a_person_is_shown_and_deleted(own_store: Path) -> None:
    async with playing(own_store) as stage:
        person = stage.sandbox.person()
        assert "Nothing about you" in (await person.runs("privacy", also={"what": "delete"})).text
        stage.services.store.write(curation.curator, "Mina Kim", person.id)
        assert "Mina Kim" in (await person.runs("privacy", also={"what": "show"})).text
        told = await person.runs("privacy", also={"what": "delete"})
        assert "former curator" in told.text
        assert "Nothing about you" in (await person.runs("privacy", also={"what": "show"})).text
        kept = own_store.read_bytes() + own_store.with_name("store.db-wal").read_bytes()  # noqa: ASYNC240
        rows = stage.services.store.read(
            lambda session: session.connection().exec_driver_sql("SELECT * FROM curator").all()
        )
        assert str(person.id) not in repr(rows)
        assert kept


async def test_a_long_list_is_read_page_by_page(own_store: Path) -> None:
    async with playing(own_store) as stage:
        person = stage.sandbox.person()
        page = await person.runs("sources", also={"team": "LG", "private": True})
        seen: list[str] = []
        for _ in range(9):
            lines = [one for one in page.text.splitlines() if one.startswith("• ")]
            assert lines
            assert not set(lines) & set(seen)
            seen += lines
            if "More" not in [one["label"] for one in buttons(page.message)]:
                break
            page = await person.clicks(page.message or {}, "More")
            assert page.kind == "update"
        assert len(seen) == int(page.text.split("rests on ")[1].split()[0])
        again = await person.clicks(page.message or {}, "From the start")
        assert [one for one in again.text.splitlines() if one.startswith("• ")] == seen[:12]


async def test_a_page_of_a_public_list_is_turned_for_the_presser_alone(own_store: Path) -> None:
    async with playing(own_store) as stage:
        page = await stage.sandbox.person().runs("timeline")
        other = await stage.sandbox.person("Joe", locale="ko").clicks(page.message or {}, "More")
        assert other.kind == "message"
        assert other.ephemeral
        assert "사업 경과" in other.text


async def test_names_to_compare_are_completed_one_after_another(own_store: Path) -> None:
    async with playing(own_store) as stage:
        person = stage.sandbox.person()
        first = await person.completes("compare", "teams", "ups")
        second = await person.completes("compare", "teams", f"{first[0]['value']}, 네이")
        assert second[0]["value"] == "upstage, naver-cloud"
        answer = await person.runs("compare", also={"teams": second[0]["value"]})
        assert "Upstage" in answer.text
        assert "Naver Cloud" in answer.text
        label = f"{first[0]['name']}, {second[0]['name'].rpartition(', ')[2]}"
        for written in (label, second[0]["name"], "upstage · naver", "업스테이지·네이버", "upstage vs naver"):
            assert (await person.runs("compare", also={"teams": written})).text == answer.text, written
        wrong = await person.runs("compare", also={"teams": "upstage, umbrella"})
        assert wrong.ephemeral
        assert "umbrella" in wrong.text


async def test_words_of_the_glossary_are_offered_and_told(own_store: Path) -> None:
    async with playing(own_store) as stage:
        person = stage.sandbox.person(locale="ko")
        offered = await person.completes("glossary", "term", "정예")
        assert "정예팀" in (await person.runs("glossary", also={"term": offered[0]["value"]})).text
        missing = await person.runs("glossary", also={"term": "zzz"})
        assert missing.ephemeral
        assert "용어집에" in missing.text
