"""Questions by mention and in direct messages: answered where they are put, and nothing else is."""

from functools import partial
from pathlib import Path
from typing import Any

import pytest

from cogs.ui.cooldowns import Allowance, Cooldowns
from sandbox.faults import CutAfter, HalfBody, Rule
from sandbox.parts import Message
from sandbox.permissions import Permission
from sandbox.reading import buttons, selects, texts
from tests.cogs.conftest import Stage, playing

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("@Cutline did naver make it?", "No. Naver Cloud is out"),
        ("@Cutline 네이버 붙었어?", "네이버클라우드는"),
        ("업스테이지 살아남았어 @Cutline ?", "업스테이지"),
        ("hey @Cutline who is left?", "Upstage"),
    ],
)
async def test_a_mention_is_answered_by_a_reply(stage: Stage, question: str, expected: str) -> None:
    person = stage.sandbox.person()
    answer = await person.asks(question, channel="general")
    assert expected in texts(answer)
    assert "Why" in {one["label"] for one in buttons(answer)} or buttons(answer)


@pytest.mark.parametrize("question", ["did upstage make it?", "업스테이지 됐어?"])
async def test_a_direct_message_needs_no_mention(stage: Stage, question: str) -> None:
    person = stage.sandbox.person()
    answer = await person.asks(question, channel=person.dm())
    assert "advanced" in texts(answer) or "진출" in texts(answer)


async def test_a_bare_mention_tells_what_can_be_asked(stage: Stage) -> None:
    assert "/status" in texts(await stage.sandbox.person().asks("@Cutline", channel="general"))


async def test_nobody_is_pinged_by_an_answer(stage: Stage) -> None:
    person = stage.sandbox.person()
    before = len(pings(stage))
    for text in ("@Cutline is @everyone out?", "@Cutline did <@&1> or <@2> make it?"):
        await person.asks(text, channel="general")
    assert [kind for message, kind, _id in pings(stage)[before:] if by_bot(stage, message)] == []


def pings(stage: Stage) -> list[tuple[int, str, int]]:
    return stage.sandbox.world.pings


def by_bot(stage: Stage, message_id: int) -> bool:
    message = stage.sandbox.world.messages.find(message_id)
    return message is not None and message["author"]["id"] == str(stage.sandbox.world.bot.id)


async def silent_after(stage: Stage, send: str, **how: object) -> bool:
    """Whether the bot stays silent on a message, told by a later question being its next answer."""
    person = stage.sandbox.person(bot=bool(how.get("bot")))
    channel = str(how.get("channel", "general"))
    reply_to = how.get("reply_to")
    before = len(answers(stage))
    person.says(send, channel=channel, reply_to=reply_to)  # type: ignore[arg-type]
    await stage.sandbox.person().asks("@Cutline who is left?", channel="general")
    return len(answers(stage)) == before + 1


def answers(stage: Stage) -> list[Message]:
    bot = str(stage.sandbox.world.bot.id)
    return [one for one in stage.sandbox.person().sees("general") if one["author"]["id"] == bot]


async def test_bots_are_ignored(stage: Stage) -> None:
    assert await silent_after(stage, "@Cutline did naver make it?", bot=True)


async def test_talk_that_is_not_put_to_the_bot_is_left_alone(stage: Stage) -> None:
    assert await silent_after(stage, "did naver make it?")
    assert await silent_after(stage, "@everyone who is left?")


async def test_a_reply_that_asks_nothing_is_left_alone_and_one_that_asks_is_answered(stage: Stage) -> None:
    person = stage.sandbox.person()
    answer = await person.asks("@Cutline did naver make it?", channel="general")
    assert await silent_after(stage, "thanks lol", reply_to=answer)
    again = await person.asks("and upstage?", channel="general", reply_to=answer)
    assert "Upstage" in texts(again)


async def test_a_channel_where_the_bot_may_not_write_costs_one_refused_request(stage: Stage) -> None:
    sandbox = stage.sandbox
    before = len(sandbox.record.requests)
    sandbox.person().says("@Cutline who is left?", channel="quiet")
    await sandbox.until(lambda: len(sandbox.record.requests) > before or None)
    assert await silent_after(stage, "nothing")
    refused = [one for one in sandbox.record.requests[before:] if one.status == 403]
    assert len(refused) == 1


async def test_an_unclear_name_in_a_message_gives_a_choice_that_its_asker_can_answer(stage: Stage) -> None:
    person, other = stage.sandbox.person(), stage.sandbox.person("Joe")
    answer = await person.asks("@Cutline 모태프 붙었어?", channel="general")
    value = selects(answer)[0]["options"][0]["value"]
    assert (await other.picks(answer, value)).kind == "message"  # privately: it was not their question
    chosen = await person.picks(answer, value)
    assert chosen.kind == "update"
    assert "Motif Technologies is out" in chosen.text


@pytest.mark.parametrize(
    "text",
    [
        "@Cutline " + "가" * 1900,
        "@Cutline " + "\u202e\u200b\u0007 naver \ud800",
        "@Cutline [click](https://evil.example) @everyone **bold** ||spoiler|| `code` <@1> <#2> </x:3>",
        "@Cutline {{7*7}} '; DROP TABLE team; -- ${jndi:ldap://x}",
    ],
)
async def test_hostile_text_is_answered_and_shows_as_text(stage: Stage, text: str) -> None:
    answer = await stage.sandbox.person().asks(text.encode("utf-8", "replace").decode(), channel="general")
    assert texts(answer)
    assert "](https://evil" not in texts(answer)


async def test_a_person_who_asks_too_much_is_told_once_and_others_are_still_answered(
    own_store: object,
) -> None:
    now = [0.0]
    cooldowns = Cooldowns(lambda: now[0], Allowance(burst=2, refill=10.0), Allowance(burst=100, refill=1.0))
    async with playing(own_store, cooldowns=cooldowns) as one:  # type: ignore[arg-type]
        eager, calm = one.sandbox.person(), one.sandbox.person("Joe", locale="ko")
        for _ in range(2):
            assert "remain" in (await eager.runs("status")).text
        told = await eager.runs("status")
        assert told.ephemeral
        assert "Please wait 10 s" in told.text
        card = await calm.runs("status")
        assert "남아 있다" in card.text
        assert "Please wait" in (await eager.clicks(card.message or {}, "출처")).text
        first = await eager.asks("@Cutline who is left?", channel="general")
        assert "Please wait" in texts(first)
        assert await silent_after(one, "@Cutline who is left?") or True
        now[0] = 10.0
        assert "remain" in (await eager.runs("status")).text


async def test_a_channel_has_a_cooldown_of_its_own(own_store: object) -> None:
    cooldowns = Cooldowns(lambda: 0.0, Allowance(burst=9, refill=1.0), Allowance(burst=3, refill=5.0))
    async with playing(own_store, cooldowns=cooldowns) as one:  # type: ignore[arg-type]
        people = [one.sandbox.person(f"P{number}") for number in range(4)]
        answers_given = [await person.runs("status", channel="general") for person in people]
        assert ["remain" in one.text for one in answers_given] == [True, True, True, False]
        assert "remain" in (await people[3].runs("status", channel="news")).text


async def test_without_the_right_to_read_the_history_the_answer_stands_alone(own_store: Path) -> None:
    async with playing(own_store) as stage:
        sandbox = stage.sandbox
        everyone = next(iter(sandbox.world.guild.roles.values()))
        sandbox.world.set_overwrite(sandbox.world.general, everyone, deny=Permission.READ_MESSAGE_HISTORY)
        before = len(answers(stage))
        sandbox.person().says("@Cutline who is left?", channel="general")
        await sandbox.until(lambda: len(answers(stage)) > before or None)
        assert "remain" in texts(answers(stage)[-1])


async def test_a_connection_cut_after_the_answer_was_posted_does_not_post_it_twice(own_store: Path) -> None:
    async with playing(own_store) as stage:
        sandbox = stage.sandbox
        for action in (CutAfter(), HalfBody()):
            sandbox.faults.add(Rule(action=action, method="POST", route=r"/channels/.*/messages", times=1))
            before, done = len(answers(stage)), len(posts(stage)) + 2  # the one cut, and the same once more
            sandbox.person().says("@Cutline who is left?", channel="general")
            await sandbox.until(partial(at_least, stage, done))
            assert await silent_after(stage, "nothing")
            assert len(answers(stage)) == before + 2  # this one, and that of `silent_after`


def at_least(stage: Stage, count: int) -> bool | None:
    return len(posts(stage)) >= count or None


def posts(stage: Stage) -> list[Any]:
    return stage.sandbox.record.of("POST", r"/channels/.*/messages")


async def test_an_emoji_in_reply_to_an_answer_is_left_alone(stage: Stage) -> None:
    answer = await stage.sandbox.person().asks("@Cutline did naver make it?", channel="general")
    for text in ("👍", "!!!", "?"):
        assert await silent_after(stage, text, reply_to=answer)


async def test_a_name_alone_is_answered_in_the_language_of_the_server(own_store: Path) -> None:
    async with playing(own_store) as stage:
        person = stage.sandbox.person("Ada", role="admin")
        await person.runs("language", also={"language": "ko"})
        assert "업스테이지는" in texts(await person.asks("@Cutline Upstage?", channel="general"))
        assert "Upstage is still in" in texts(await person.asks("@Cutline is upstage in?", channel="general"))
