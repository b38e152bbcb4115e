"""/feed, rounds in the bot, outages told once, links and messages that propose, and the rule for trusted feeds."""

import asyncio
import logging
from datetime import timedelta
from pathlib import Path

import pytest

from answers.terms import FeedState, Outcome, ProposalState
from app.services import utc_now
from db import feeds
from db.engine import Store
from db.facts import load_facts
from db.leases import give_back, take
from ingest.remembering import understand
from sandbox.reading import buttons, texts
from tests.cogs.deciding import until
from tests.cogs.reporting import SLUG, Clock, Desk, labels, reporting
from tests.cogs.test_curation import follows, outcome, rows
from tests.cogs.test_review import NEWS, QUOTE, SENTENCE, here
from tests.ingest.servers import body, redirect, site, status
from tests.published import Bodies

OLD = "The first-stage evaluation was in January. Upstage advanced there. More follows."


def feeds_of(desk: Desk) -> tuple[feeds.Feed, ...]:
    return desk.stage.services.store.read(feeds.feeds, SLUG)


async def fails(desk: Desk, address: str, times: int, clock: Clock) -> None:
    desk.site.serve(address.partition(desk.site.machine)[2], status(500))
    for _time in range(times):
        clock.now = feeds_of(desk)[0].next_at
        await desk.round()


async def test_feeds_are_added_listed_paused_resumed_and_removed(own_store: Path, bodies: Bodies) -> None:
    async with site() as paper, reporting(own_store, paper, bodies=bodies) as desk:
        owner = desk.owner()
        assert "No feed is followed yet" in (await owner.runs("feed list")).text
        address = desk.paper(NEWS)
        told = await owner.runs(
            "feed add", also={"address": address, "name": "**Gazette**", "official": True}
        )
        assert told.ephemeral
        assert "\\*\\*Gazette\\*\\*” is followed now" in told.text
        assert "followed already" in (await owner.runs("feed add", also={"address": address})).text
        listed = (await owner.runs("feed list")).text
        assert "\\*\\*Gazette\\*\\* (official)" in listed
        offered = await owner.completes("feed pause", "feed", "gaz")
        assert [one["name"] for one in offered] == ["1 · **Gazette**"]
        which = {"feed": offered[0]["value"]}
        assert "is paused" in (await owner.runs("feed pause", also=which)).text
        assert feeds_of(desk)[0].state is FeedState.PAUSED
        assert "paused" in (await owner.runs("feed list")).text
        assert "is read again" in (await owner.runs("feed resume", also=which)).text
        assert "followed no longer" in (await owner.runs("feed remove", also=which)).text
        assert feeds_of(desk) == ()
        assert "There is no feed “1”" in (await owner.runs("feed pause", also=which)).text


@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1/x", "ftp://a.example/x", "https://u:p@a.example/", "https://a.example:8443/", "x"],
)
async def test_what_is_no_address_of_a_feed_is_one_sentence(own_store: Path, address: str) -> None:
    async with site() as paper, reporting(own_store, paper) as desk:
        told = await desk.owner().runs("feed add", also={"address": address})
        if address == "http://127.0.0.1/x":  # is an address; that it leads inside is seen when it is read
            await desk.round()
            health = await desk.owner().runs("feed health")
            assert "No page could be read at that address." in health.text
            assert paper.connections == 0
        else:
            assert "no address of a page that I read" in told.text
            assert feeds_of(desk) == ()


@pytest.mark.parametrize("command", ["add", "list", "pause", "resume", "remove", "health", "trust"])
async def test_feeds_are_for_curators(own_store: Path, command: str) -> None:
    async with site() as paper, reporting(own_store, paper) as desk:
        desk.follow(desk.paper(NEWS))
        before = rows(desk.stage)
        options: dict[str, dict[str, object]] = {"add": {"address": "https://a.example/"}, "list": {}, "health": {}, "trust": {"feed": "1", "trusted": True}}  # fmt: skip
        joe = desk.sandbox.person("Joe", role="admin", locale="ko")
        told = await joe.runs(f"feed {command}", also=options.get(command, {"feed": "1"}))
        assert told.ephemeral
        assert ("봇 주인만" if command == "trust" else "담당자만 결정한다") in told.text
        assert await joe.completes("feed pause", "feed", "") == []
        assert rows(desk.stage) == before


async def test_health_tells_what_came_of_a_feed_and_what_is_wrong(own_store: Path) -> None:
    clock = Clock()
    async with site() as paper, reporting(own_store, paper, clock=clock) as desk:
        await here(desk)
        address = desk.paper("Upstage advanced today. SK Telecom advanced today. NC AI fell today.")
        desk.follow(address)
        await desk.round()
        await desk.card(3)
        owner, (first, second, _third) = desk.owner(), desk.cards()
        shown = await owner.clicks(first, "Accept")
        await owner.clicks(shown.message or {}, "Accept quietly")
        await owner.clicks(second, "Not ours")
        told = (await owner.runs("feed health")).text
        assert "Last read well: <t:" in told
        assert "Articles seen: 1, unreadable: 0" in told
        assert "Proposals: 3; accepted 1, rejected 0, not ours 1, waiting 1" in told
        assert "Failing" not in told
        await fails(desk, address, 2, clock)
        told = (await owner.runs("feed health")).text
        assert "(2 times): The site answers with an error." in told
        korean = (await desk.owner(locale="ko").runs("feed health")).text
        assert "2번 실패: 사이트가 오류로 답한다." in korean


async def test_an_outage_is_told_once_and_its_end_once(own_store: Path, bodies: Bodies) -> None:
    clock = Clock()
    async with site() as paper, reporting(own_store, paper, clock=clock, bodies=bodies) as desk:
        await here(desk)
        address = desk.paper(NEWS, paper="**Gazette**")
        desk.follow(address)
        await desk.round()
        await desk.card()
        await fails(desk, address, feeds.DOWN_AFTER + 2, clock)
        await desk.until(lambda: len(desk.messages()) == 2)
        assert "\\*\\*Gazette\\*\\*” cannot be read any more. The site answers with an error." in texts(desk.messages()[1])  # fmt: skip
        desk.papers = 0
        desk.paper(NEWS, paper="**Gazette**")
        clock.now = feeds_of(desk)[0].next_at
        await desk.round()
        await desk.until(lambda: len(desk.messages()) == 3)
        assert "can be read again" in texts(desk.messages()[2])
        await desk.cog("ReviewCog").desk.look()
        assert len(desk.messages()) == 3


async def test_rounds_begin_by_themselves_and_end_with_the_bot(own_store: Path) -> None:
    """The clock of the rounds is let go once; nobody makes a round by hand."""
    go = asyncio.Event()

    async def gate(_seconds: float) -> None:
        await go.wait()
        go.clear()

    async with site() as paper, reporting(own_store, paper, sleep=gate) as desk:
        await here(desk)
        desk.follow(desk.paper(NEWS))
        go.set()
        await desk.card()
        running = desk.cog("FeedsCog")._running
        await desk.stage.bot.close()
        assert running.done()


async def test_while_another_machine_makes_the_rounds_this_one_makes_none(
    own_store: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async def at_once(_seconds: float) -> None:
        await asyncio.Event().wait() if paper.requests else None

    store = Store(f"sqlite:///{own_store}")
    store.write(take, "rounds", holder="elsewhere|x|1|m", now=utc_now(), lasts=timedelta(hours=1))
    caplog.set_level(logging.INFO, logger="cogs")  # which has a level of its own once a command line has run
    async with site() as paper, reporting(own_store, paper, sleep=at_once) as desk:
        desk.follow(desk.paper(NEWS))
        async with asyncio.timeout(10):
            while "rounds.elsewhere" not in caplog.messages:  # a log rings no bell of the sandbox
                await desk.owner().runs("feed health")
        assert "Never read well yet" in (await desk.owner().runs("feed health")).text
        assert paper.requests == []
        store.write(give_back, "rounds", holder="elsewhere|x|1|m")
        await until(desk.stage, lambda: feeds_of(desk)[0].read_at)  # it takes the duty over by itself
    store.close()


# Links and messages


async def test_an_article_behind_a_link_is_proposed_privately_with_the_same_buttons(
    own_store: Path, bodies: Bodies
) -> None:
    async with site() as paper, reporting(own_store, paper, bodies=bodies) as desk:
        follows(desk.stage, "news")
        await here(desk)
        owner = desk.owner()
        told = await owner.runs("fact from-link", also={"address": desk.prints(NEWS)})
        assert told.ephemeral
        (private,) = [one for one in owner.sees() if SENTENCE in texts(one) and one["flags"] & 64]
        assert QUOTE in texts(private)
        assert labels(private) == ["Accept", "Edit", "Reject", "Not ours"]
        public = await desk.card()
        assert QUOTE in texts(public)
        shown = await owner.clicks(private, "Accept")
        assert shown.kind == "update"
        await owner.clicks(private, "Accept and tell")
        assert outcome(desk.stage) is Outcome.ADVANCED
        await desk.until(lambda: not desk.cards())
        again = await owner.runs("fact from-link", also={"address": desk.site.url("/1")})
        assert "Nothing to propose" in again.text or "Accepted by Olga" in " ".join(map(texts, owner.sees()))


async def test_several_proposals_of_a_link_may_be_accepted_together(own_store: Path) -> None:
    async with site() as paper, reporting(own_store, paper) as desk:
        owner = desk.owner(locale="ko")
        await owner.runs("fact from-link", also={"address": desk.prints("Upstage advanced today. SK Telecom advanced today.")})  # fmt: skip
        (batch,) = [one for one in owner.sees() if labels(one) == ["2건 모두 받아들이기"]]
        await owner.clicks(batch, "2건 모두 받아들이기")
        await owner.clicks(batch, "조용히 저장")
        assert outcome(desk.stage, "sk-telecom") is Outcome.ADVANCED
        assert rows(desk.stage)["fact_update"] == 1


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("nonsense", "no address of a page that I read"),
        ("http://169.254.169.254/latest", "No page could be read at that address."),
        ("/inside", "No page could be read at that address."),
        ("/gone", "There is no page at that address."),
        ("/pdf", "is no text: a PDF"),
        ("/empty", "There is nothing to read on the page."),
        ("/feed", "Nothing to propose"),
        ("/quiet", "Nothing to propose"),
    ],
)
async def test_a_link_that_cannot_be_read_is_one_private_sentence(
    own_store: Path, address: str, expected: str
) -> None:
    async with site() as paper, reporting(own_store, paper) as desk:
        paper.serve("/inside", redirect("http://10.0.0.1/"))
        paper.serve("/gone", status(404))
        paper.serve("/pdf", body("%PDF-1.7", "application/pdf"))
        paper.serve("/empty", body("", "text/html"))
        paper.serve("/feed", body('<rss version="2.0"><channel><title>x</title><item><title>The weather of the day was fine</title></item></channel></rss>'))  # fmt: skip
        desk.prints(
            "The weather of the day was fine and the people of the town were glad of it. They went out."
        )
        given = (
            address if not address.startswith("/") else paper.url("/1" if address == "/quiet" else address)
        )
        told = await desk.owner().runs("fact from-link", also={"address": given})
        assert told.ephemeral
        assert expected in told.text
        assert len(told.text.splitlines()) == 1
        assert rows(desk.stage)["proposal"] == 0


async def test_a_message_is_read_by_its_menu_and_is_the_source(own_store: Path, bodies: Bodies) -> None:
    async with site() as paper, reporting(own_store, paper, propose=understand, bodies=bodies) as desk:
        owner, joe = desk.owner(), desk.sandbox.person("Joe")
        said = joe.says("Upstage advanced in the third-stage evaluation of the sovereign AI foundation model project on 20 November 2026, the ministry said. @everyone")  # fmt: skip
        told = await owner.opens_menu("Propose from this message", said)
        assert told.ephemeral
        (private,) = [one for one in owner.sees() if "Confidence" in texts(one)]
        assert SENTENCE in texts(private)
        assert f"[Discord, #general](<https://discord.com/channels/{desk.sandbox.world.guild.id}/" in texts(
            private
        )
        await owner.clicks(private, "Accept")
        await owner.clicks(private, "Accept quietly")
        facts = desk.stage.services.store.read(load_facts, SLUG)
        assert any(one.publisher == "Discord, #general" for one in facts.sources.values())
        assert str(joe.id) not in repr(facts.sources)


async def test_a_message_of_which_nothing_can_be_proposed_is_told_so(own_store: Path) -> None:
    async with site() as paper, reporting(own_store, paper) as desk:
        owner, joe = desk.owner(locale="ko"), desk.sandbox.person("Joe")
        menu = "이 메시지에서 제안 찾기"
        told = await owner.opens_menu(
            "Propose from this message", joe.says("What a day, and the sun is out!")
        )
        assert "제안할 것이 없다" in told.text, menu
        told = await joe.opens_menu("Propose from this message", joe.says("Upstage advanced today."))
        assert "Only curators decide" in told.text
        assert rows(desk.stage)["article"] == 1


# The rule


async def test_what_a_trusted_official_feed_repeats_becomes_a_source_by_itself(
    own_store: Path, bodies: Bodies
) -> None:
    async with site() as paper, reporting(own_store, paper, bodies=bodies) as desk:
        follows(desk.stage, "news")
        await here(desk)
        owner = desk.owner()
        desk.follow(desk.paper(OLD + " NC AI advanced there. SK Telecom advanced somewhere."), official=True)
        told = await owner.runs("feed trust", also={"feed": "1", "trusted": True})
        assert "Nothing else is." in told.text
        await desk.round()
        await desk.card(2)
        known = desk.one(1)
        assert (known.team, known.state, known.decided_by) == (
            "upstage",
            ProposalState.ACCEPTED,
            "rule: trusted feed",
        )
        facts = desk.stage.services.store.read(load_facts, SLUG)
        claim = [one for one in facts.claims if one.key == known.claim_key][-1]
        assert claim.version == 2
        assert desk.site.url("/1") in {facts.sources[one].url for one in claim.sources}
        assert {desk.one(each).state for each in (2, 3)} == {ProposalState.OPEN}
        assert "Contradicts" in texts(desk.cards()[0]) + texts(desk.cards()[1])
        assert owner.sees("news") == []
        health = (await owner.runs("feed health")).text
        assert "Accepted by the rule: 1" in health
        assert "trusted" in health
        history = (await owner.runs("fact history", also={"fact": known.claim_key})).text
        assert "the rule for trusted feeds" in history
        assert "rule" not in (await owner.runs("curators list")).text


async def test_the_rule_leaves_alone_what_others_print_and_feeds_that_are_not_trusted(
    own_store: Path,
) -> None:
    async with site() as paper, reporting(own_store, paper) as desk:
        await here(desk)
        owner = desk.owner()
        desk.follow(desk.paper(OLD), official=True)
        desk.follow(desk.paper(OLD, paper="Herald"))
        refused = await owner.runs("feed trust", also={"feed": "2", "trusted": True})
        assert "Only a feed that the organisers publish" in refused.text
        await owner.runs("feed trust", also={"feed": "1", "trusted": True})
        await owner.runs("feed trust", also={"feed": "1", "trusted": False})
        await desk.round()
        card = await desk.card()
        assert "Known: it adds a source" in texts(card)
        (waiting,) = desk.open()
        assert len(waiting.sources) == 2
        await owner.runs("feed trust", also={"feed": "1", "trusted": True})
        await desk.cog("ReviewCog").desk.look()
        assert len(desk.open()) == 1, "the other paper is nobody's to trust"
        assert buttons(desk.cards()[0])
