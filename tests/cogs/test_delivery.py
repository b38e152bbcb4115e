"""An accepted decision becomes a message in every channel that asked, once, and corrections follow it."""

from pathlib import Path

from answers.terms import ChannelKind, DeliveryState, Event, Task
from cogs.ui.ids import ALERT
from db.engine import Store
from sandbox.making import MessageFlag, flags_of
from sandbox.parts import ChannelType
from sandbox.reading import walk
from tests.cogs.conftest import check_bodies
from tests.cogs.desk import MESSAGE, a_desk
from tests.published import Bodies


async def test_a_decision_reaches_every_channel_once_as_an_alert(store: Store, bodies: Bodies) -> None:
    async with a_desk(store) as desk:
        channels = desk.channels(3)
        desk.room.tell()
        await desk.until_settled()
        assert desk.counts(channels) == {1: 3}
        message = desk.standing(channels[0])[0]
        assert message["content"] == "Skua advanced in the finals on 20 July 2031."
        [embed] = message["embeds"]
        assert embed["title"] == "Harbour Robotics Cup"
        assert "Skua advanced" not in embed["description"]  # the line above says it
        assert "](<https://" in embed["description"]
        buttons = [one for one in walk(message["components"]) if one.get("custom_id")]
        assert [one["label"] for one in buttons] == ["Sources", "Why", "Timeline"]
        assert ALERT.fullmatch(buttons[0]["custom_id"])
        assert desk.sandbox.world.pings == []
        assert all(one.body["enforce_nonce"] for one in desk.asked())
        check_bodies(desk.sandbox, bodies)


async def test_a_correction_mends_the_message_and_tells_it_once_anew(store: Store, bodies: Bodies) -> None:
    async with a_desk(store) as desk:
        [channel] = desk.channels(1)
        desk.room.tell()
        await desk.until_settled()
        desk.room.correct()
        await desk.until_settled()
        first, second = desk.standing(channel)
        assert "~~Skua advanced in the finals on 20 July 2031." in first["embeds"][0]["description"]
        assert "↳ " in first["embeds"][0]["description"]
        assert "Correction" in second["content"]
        assert len(desk.asked("PATCH", MESSAGE)) == 1
        check_bodies(desk.sandbox, bodies)


async def test_the_role_that_was_asked_for_is_pinged_and_nothing_else(tmp_path: Path, bodies: Bodies) -> None:
    async with a_desk(tmp_path) as desk:
        role = desk.sandbox.world.add_role("Fans", mentionable=True)
        channel = desk.follow(desk.sandbox.world.add_channel("fans"), role=role.id)
        desk.room.tell()
        await desk.until_settled()
        [message] = desk.standing(channel)
        assert message["content"].startswith(f"<@&{role.id}> Skua")
        assert [(kind, who) for _message, kind, who in desk.sandbox.world.pings] == [("role", role.id)]
        desk.room.correct(event=Event.ADVANCED, on="2031-07-21")
        await desk.until_settled()
        assert len(desk.sandbox.world.pings) == 1  # another day is no reason to ping anybody
        check_bodies(desk.sandbox, bodies)


async def test_an_announcement_is_published_after_it_was_posted(tmp_path: Path) -> None:
    async with a_desk(tmp_path) as desk:
        news = desk.sandbox.world.add_channel("scores", kind=ChannelType.ANNOUNCEMENT)
        desk.follow(news, ChannelKind.ANNOUNCEMENT)
        desk.room.tell()
        await desk.until_settled()
        assert desk.room.states(Task.PUBLISH) == [DeliveryState.DONE]
        assert [flags_of(one) for one in desk.standing(news)] == [MessageFlag.CROSSPOSTED]
        assert len(desk.asked("POST", MESSAGE + "/crosspost")) == 1
