"""What people do with a real bot, and what they get back."""

from dataclasses import replace

import discord
import pytest

from sandbox import Person, RawCommand, Sandbox
from sandbox.making import MessageFlag
from sandbox.reading import buttons, selects, texts
from tests.sandbox.tinybot import TinyBot


@pytest.fixture
def mina(sandbox: Sandbox) -> Person:
    return sandbox.person("Mina", locale="ko")


async def test_a_mention_is_answered_with_a_reply(bot: TinyBot, mina: Person) -> None:
    answer = await mina.asks("@Cutline who won?")
    assert answer["content"] == "you said who won?"
    assert answer["referenced_message"]["content"].endswith("who won?")


async def test_a_direct_message_needs_no_mention(bot: TinyBot, mina: Person) -> None:
    answer = await mina.asks("who won?", channel=mina.dm())
    assert answer["content"] == "you said who won?"


async def test_without_a_mention_the_bot_gets_an_empty_message(
    sandbox: Sandbox, bot: TinyBot, mina: Person
) -> None:
    mina.says("nothing for bots")
    await mina.asks("@Cutline now?")
    assert [one.content for one in bot.messages] == ["", f"<@{sandbox.world.bot.id}> now?"]


async def test_a_reply_to_the_bot_brings_its_content(bot: TinyBot, mina: Person) -> None:
    first = await mina.asks("@Cutline one")
    second = await mina.asks("two", reply_to=first)
    assert second["content"] == "you said two"


async def test_a_slash_command_is_answered(bot: TinyBot, mina: Person) -> None:
    response = await mina.runs("hello", name="Ada", times=2)
    assert response.kind == "message"
    assert response.text == "hello Ada hello Ada "
    assert response.acknowledged
    assert not response.ephemeral
    assert 0 <= response.after_s < 3


async def test_options_are_completed(bot: TinyBot, mina: Person) -> None:
    choices = await mina.completes("hello", "name", "a")
    assert [one["value"] for one in choices] == ["Ada", "Alan"]


async def test_a_deferred_secret_answer_stays_secret(sandbox: Sandbox, bot: TinyBot, mina: Person) -> None:
    response = await mina.runs("slow")
    assert (response.kind, response.text, response.ephemeral) == ("deferred", "done", True)
    other = sandbox.person("Joon")
    assert [texts(one) for one in mina.sees()] == ["done"]
    assert other.sees() == []
    assert sandbox.world.messages.history(sandbox.world.general) == []


async def test_no_answer_in_time_kills_the_interaction(sandbox: Sandbox, bot: TinyBot, mina: Person) -> None:
    sandbox.interactions.answer_within_s = 0.05
    response = await mina.runs("mute")
    assert (response.kind, response.acknowledged) == ("none", False)
    with pytest.raises(discord.NotFound) as late:
        await bot.interactions[-1].response.send_message("late")
    assert late.value.code == 10062


async def test_buttons_are_clicked_by_label_or_id(bot: TinyBot, mina: Person) -> None:
    said = (await mina.runs("hello", name="Ada")).message
    assert said is not None
    assert [one["label"] for one in buttons(said)] == ["Open", "Later", "Ask"]
    opened = await mina.clicks(said, "Open")
    assert (opened.kind, opened.text) == ("update", "open")
    later = await mina.clicks(said, "door:later")
    assert (later.kind, later.text) == ("deferred_update", "later")


async def test_a_select_is_picked_by_value_or_label(bot: TinyBot, mina: Person) -> None:
    said = (await mina.runs("hello", name="Ada")).message
    assert said is not None
    assert len(selects(said)) == 1
    for wanted in ("Blue", "b"):
        picked = await mina.picks(said, wanted)
        assert (picked.text, picked.ephemeral) == ("picked b", True)


async def test_a_modal_is_filled_in_and_sent(bot: TinyBot, mina: Person) -> None:
    said = (await mina.runs("hello", name="Ada")).message
    assert said is not None
    shown = await mina.clicks(said, "Ask")
    assert shown.kind == "modal"
    assert shown.modal is not None
    done = await mina.submits(shown.modal, reason="so", size="Small")
    assert (done.kind, done.text) == ("message", "because so ['s']")
    with pytest.raises(ValueError, match="0 to 20 characters"):
        await mina.submits(shown.modal, reason="x" * 21)
    with pytest.raises(ValueError, match="required"):
        await mina.submits(shown.modal)
    with pytest.raises(LookupError, match="no field 'why'"):
        await mina.submits(shown.modal, why="x")


async def test_components_v2_are_read_at_any_depth(bot: TinyBot, mina: Person) -> None:
    said = (await mina.runs("card")).message
    assert texts(said) == "# A card\na line"
    assert [one["custom_id"] for one in buttons(said)] == ["card:why"]


async def test_a_subcommand_takes_a_channel_and_a_member(
    sandbox: Sandbox, bot: TinyBot, mina: Person
) -> None:
    joon = sandbox.person("Joon")
    with pytest.raises(ValueError, match="takes no channel of this kind"):
        await mina.runs("alerts follow", also={"channel": mina.dm()}, who=joon)
    response = await mina.runs("alerts follow", also={"channel": "general"}, who=joon)
    assert response.text == "Joon follows #general"


async def test_a_message_menu_sees_the_content(bot: TinyBot, mina: Person) -> None:
    said = mina.says("quite so")
    response = await mina.opens_menu("Quote", said)
    assert (response.text, response.ephemeral) == ("quoted quite so", True)


async def test_an_app_installed_by_a_user_works_where_the_bot_is_not(
    sandbox: Sandbox, bot: TinyBot, mina: Person
) -> None:
    there = await mina.runs("where", as_user_app=True)
    here = await mina.runs("where")
    direct = await mina.runs("where", channel=mina.dm())
    assert there.text.startswith("user ko")
    assert here.text.startswith("guild ko")
    assert direct.acknowledged
    payload = sandbox.interactions.all()[0].payload
    assert payload["authorizing_integration_owners"] == {"1": str(mina.id)}
    assert not sandbox.world.has_bot(int(payload["guild_id"]))


async def test_a_client_does_not_send_what_is_not_declared(bot: TinyBot, mina: Person) -> None:
    with pytest.raises(LookupError, match="no command /nope"):
        await mina.runs("nope")
    with pytest.raises(LookupError, match="no option 'size'"):
        await mina.runs("hello", name="Ada", size=3)
    with pytest.raises(ValueError, match="takes INTEGER"):
        await mina.runs("hello", name="Ada", times="two")
    with pytest.raises(ValueError, match="'name' is required"):
        await mina.runs("hello")


async def test_a_raw_command_reaches_the_bot_all_the_same(
    sandbox: Sandbox, bot: TinyBot, mina: Person
) -> None:
    sandbox.interactions.answer_within_s = 0.05
    assert (await mina.runs(RawCommand(name="nope"))).kind == "none"
    assert bot.interactions[-1].data is not None
    raw = [{"name": "size", "type": 3, "value": "big"}]
    assert (await mina.runs("hello", raw_options=raw)).kind == "none"


async def test_a_lone_surrogate_does_not_break_the_bot(bot: TinyBot, mina: Person) -> None:
    assert (await mina.asks("@Cutline a\ud800b\ud83d\ude00"))["content"] == "you said a\ufffdb\U0001f600"
    assert (await mina.runs("hello", name="\udfff")).text == "hello \ufffd "


async def test_a_deferred_answer_that_never_comes_is_seen_as_waiting(
    sandbox: Sandbox, bot: TinyBot, mina: Person
) -> None:
    @bot.tree.command(description="Thinks for ever")
    async def ponder(interaction: discord.Interaction) -> None:
        await interaction.response.defer()

    await bot.tree.sync()
    impatient = Person(replace(mina._scene, follow_up_within_s=0.01), mina.user)
    response = await impatient.runs("ponder")
    assert (response.kind, response.text) == ("deferred", "")
    assert response.message is not None
    assert response.message["flags"] == MessageFlag.LOADING
