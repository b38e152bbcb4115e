"""Rounds over feeds: what is news becomes one proposal, whoever prints it; what is not becomes none."""

import asyncio
from datetime import date, timedelta
from functools import partial

import pytest

from answers.terms import FeedNotice, Language, ProposalRelation, ProposalState
from answers.wording import Wording
from app.rounds_clock import RoundsClock
from app.worker import StoreWorker
from db import articles, feed_notices, feeds, proposals
from db.facts import load_facts
from db.proposed import StoredProposal
from ingest.readers import Readers
from ingest.rounds import Progress, RoundReport
from tests.ingest.conftest import CUP, START, Bench
from tests.ingest.hostile import feed, item
from tests.ingest.servers import Names, Site, body, dripping, endless, redirect, silent, site, status

NEWS = "The harbour board said on Friday that the judges had met. Skua advanced to the final of the cup. The others go home."
LATER = "Fri, 18 Jul 2031 10:00:00 +1200"


def page(
    text: str,
    *,
    title: str = "News of the cup",
    paper: str = "Paper",
    when: str = "2031-07-18T10:00:00+12:00",
) -> str:
    head = f"<title>{title}</title><meta property='og:site_name' content='{paper}'><meta property='article:published_time' content='{when}'>"
    return f"<html lang=en><head>{head}</head><body><article><h1>{title}</h1><p>{text}</p></article></body></html>"


def serve_paper(
    made: Site, name: str, text: str = NEWS, *, title: str = "News of the cup", guid: str = "1", **more: str
) -> str:
    """A feed with one article; the feed's address."""
    made.serve(f"/{name}/1", body(page(text, title=title, paper=name), "text/html"))
    told = feed(
        item(title, f"Read at {name}.", link=f"/{name}/1", guid=guid, when=more.pop("when", LATER)),
        title=name,
    )
    return made.serve(f"/{name}.xml", body(told, **more))


def open_(bench: Bench) -> tuple[StoredProposal, ...]:
    return bench.store.read(proposals.proposals, CUP)


async def test_news_becomes_a_proposal_with_its_quote_and_the_feed_is_read_again_later(bench: Bench) -> None:
    async with site() as bench.site:
        followed = bench.add(serve_paper(bench.site, "paper"))
        report = await bench.round()
        assert (report.feeds, report.failed, report.articles, report.refused) == (1, 0, 1, 0)
        (one,) = open_(bench)
        assert report.opened == (one.id,)
        assert (one.team, one.event, one.relation) == ("skua", "advanced", ProposalRelation.NEW)
        (source,) = one.sources
        assert source.quote == "Skua advanced to the final of the cup."
        assert source.address == bench.site.url("/paper/1")
        assert (source.publisher, str(source.published_on)) == ("paper", "2031-07-18")
        now = bench.feed(followed.id)
        assert now.next_at == START + timedelta(minutes=15)
        assert (now.title, now.read_at, now.failures) == ("paper", START, 0)
        assert (await bench.round()).feeds == 0, "it is not due yet"


async def test_the_same_news_from_three_papers_is_one_proposal_with_three_sources(bench: Bench) -> None:
    async with site() as bench.site:
        for name in ("first", "second", "third"):
            bench.add(serve_paper(bench.site, name, f"{NEWS} {name} was there."))
        report = await bench.round()
        (one,) = open_(bench)
        assert {source.publisher for source in one.sources} == {"first", "second", "third"}
        assert (len(report.opened), report.articles) == (1, 3)


async def test_old_items_with_new_ids_dates_and_addresses_are_no_news(bench: Bench) -> None:
    words = "The harbour board said on Friday that the judges had met and that they would meet again."
    olds = [item(f"Item {number}", words, link=f"/a/{number}", guid=f"old-{number}") for number in range(5)]
    news = [
        item(f"Item {number}", words, link=f"/b/{number}?x", guid=f"new-{number}", when=LATER)
        for number in range(5)
    ]
    assert not set(olds) & set(news), "the control: by id, date or address every one of them is new"
    async with site() as bench.site:
        bench.add(bench.site.serve("/rss", body(feed(*olds))))
        assert (await bench.round()).articles == 5
        bench.site.serve("/rss", body(feed(*news)))
        bench.pass_(minutes=20)
        again = await bench.round()
        assert (again.feeds, again.articles, again.opened) == (1, 0, ())


async def test_what_is_on_record_is_never_news(bench: Bench) -> None:
    known = (
        "The judges met on Friday. Gannet Works advanced in the final of the harbour cup, as was reported."
    )
    async with site() as bench.site:
        bench.add(serve_paper(bench.site, "paper", known))
        await bench.round()
        (one,) = open_(bench)
        assert one.relation is ProposalRelation.KNOWN
        assert one.relates_to is not None
        assert bench.store.read(partial(proposals.proposals, relations=[ProposalRelation.NEW]), CUP) == ()


async def test_a_correction_is_one_proposal_that_names_the_earlier_statement(bench: Bench) -> None:
    corrected = "The judges met on Friday. Petrel was eliminated in the final, the paper wrote in a correction of its report."
    async with site() as bench.site:
        bench.add(serve_paper(bench.site, "paper", corrected))
        await bench.round()
        (one,) = open_(bench)
        assert (one.relation, one.relates_to) == (ProposalRelation.CONTRADICTS, "left-petrel")


async def test_an_article_that_changes_is_read_anew_and_one_that_does_not_is_not(bench: Bench) -> None:
    async with site() as bench.site:
        address = serve_paper(
            bench.site, "paper", "The judges will meet on Friday; nobody knows more about it yet, they said."
        )
        bench.add(address)
        await bench.round()
        serve_paper(bench.site, "paper", NEWS, title="The judges have met")
        bench.pass_(minutes=20)
        assert len((await bench.round()).opened) == 1


async def test_dates_ahead_are_kept_as_today_and_doubted(bench: Bench) -> None:
    async with site() as bench.site:
        text = f"{NEWS} And more of that."
        told = feed(
            item("Ahead", text, when="Mon, 05 Mar 2040 10:00:00 +1200"),
            item("Old", "x" * 50, when="Thu, 01 Jan 1970 00:00:00 GMT"),
        )
        bench.add(bench.site.serve("/rss", body(told)))
        await bench.round()
        (one,) = open_(bench)
        assert one.happened_on is None
        assert str(one.sources[0].published_on) == "2031-07-20", "today in Auckland"
        assert one.sources[0].doubtful


async def test_what_has_not_changed_costs_one_short_answer(bench: Bench) -> None:
    async with site() as bench.site:
        followed = bench.add(serve_paper(bench.site, "paper", etag='"1"'))
        await bench.round()
        bench.pass_(minutes=20)
        report = await bench.round()
        assert (report.unchanged, report.failed, report.articles) == (1, 0, 0)
        assert bench.feed(followed.id).read_at == bench.now
        assert bench.site.asked("/paper.xml")[-1].headers["if-none-match"] == '"1"'


async def test_an_article_whose_page_fails_for_now_is_read_later_although_the_feed_has_not_changed(
    bench: Bench,
) -> None:
    async with site() as bench.site:
        bench.add(serve_paper(bench.site, "paper", etag='"1"'))
        bench.site.serve("/paper/1", status(503))
        report = await bench.round()
        assert (report.unreadable, report.opened) == (1, ())
        bench.site.serve("/paper/1", body(page(NEWS), "text/html"))
        bench.pass_(minutes=20)
        report = await bench.round()
        assert (report.unchanged, len(report.opened)) == (1, 1)


async def test_a_page_that_stays_away_is_given_up_and_the_feeds_own_words_are_read(bench: Bench) -> None:
    async with site() as bench.site:
        told = feed(item("Skua advanced today.", "In short.", link="/gone"))
        bench.add(bench.site.serve("/rss", body(told)))
        bench.site.serve("/gone", status(500))
        for _attempt in range(articles.MOST_ATTEMPTS):
            await bench.round()
            bench.pass_(minutes=20)
        assert len(open_(bench)) == 1
        assert len(bench.site.asked("/gone")) == articles.MOST_ATTEMPTS
        await bench.round()
        assert len(bench.site.asked("/gone")) == articles.MOST_ATTEMPTS


async def test_robots_txt_is_heard_for_pages_and_asked_for_once(bench: Bench) -> None:
    async with site() as bench.site:
        rules = "User-agent: Cutline\nDisallow: /private/\n\nUser-agent: *\nDisallow: /"
        bench.site.serve("/robots.txt", body(rules, "text/plain"))
        long = "x" * 40
        told = feed(
            item(f"One {long}", link="/private/1"),
            item(f"Two {long}", link="/open/2"),
            item(f"Three {long}", link="/open/3"),
        )
        for path in ("/private/1", "/open/2", "/open/3"):
            bench.site.serve(path, body(page(f"{NEWS} {path}"), "text/html"))
        bench.add(bench.site.serve("/rss", body(told)))
        await bench.round()
        assert bench.site.asked("/private/1") == []
        assert len(bench.site.asked("/open/2")) == len(bench.site.asked("/open/3")) == 1
        assert len(bench.site.asked("/robots.txt")) == 1


async def test_where_robots_txt_cannot_be_read_pages_wait(bench: Bench) -> None:
    async with site() as bench.site:
        bench.site.serve("/robots.txt", status(503))
        bench.add(serve_paper(bench.site, "paper"))
        report = await bench.round()
        assert (report.unreadable, bench.site.asked("/paper/1")) == (1, [])


async def test_one_machine_is_asked_one_thing_at_a_time_with_a_pause_between(bench: Bench) -> None:
    async with site() as bench.site:
        for name in ("a", "b", "c"):
            bench.add(serve_paper(bench.site, name))
        await bench.round()
        assert len(bench.site.requests) == 7, "three feeds, three pages, robots.txt"
        assert bench.site.most == 1
        assert bench.slept == [1.0] * 6
        bench.slept.clear()
    async with site() as bench.site:
        bench.site.serve("/robots.txt", body("User-agent: *\nCrawl-delay: 5", "text/plain"))
        bench.add(serve_paper(bench.site, "d"))
        await bench.round()
        assert bench.slept[-1] == 5.0, "or as long as it asks for"


async def test_a_feed_that_fails_is_asked_ever_more_seldom_and_curators_are_told_once(bench: Bench) -> None:
    async with site() as bench.site:
        followed = bench.add(serve_paper(bench.site, "paper"))
        bench.site.serve("/paper.xml", status(500))
        waits = []
        for _failure in range(9):
            await bench.round()
            now = bench.feed(followed.id)
            waits.append((now.next_at - bench.now) / timedelta(minutes=1))
            bench.now = now.next_at
        assert waits == [30, 60, 120, 240, 480, 960, 1440, 1440, 1440]
        (notice,) = bench.store.read(feed_notices.untold)
        assert (notice.kind, notice.reason, notice.title) == (FeedNotice.DOWN, "error-fetch-site", "")
        assert Wording().say(Language.KO, notice.reason or "")
        assert bench.store.write(feed_notices.take, notice.id, at=bench.now)
        assert not bench.store.write(feed_notices.take, notice.id, at=bench.now)
        serve_paper(bench.site, "paper")
        await bench.round()
        (well,) = bench.store.read(feed_notices.untold)
        assert well.kind is FeedNotice.WELL
        assert bench.feed(followed.id).failures == 0


async def test_an_outage_that_is_over_before_it_is_told_is_not_told(bench: Bench) -> None:
    async with site() as bench.site:
        followed = bench.add(serve_paper(bench.site, "paper"))
        bench.site.serve("/paper.xml", status(500))
        for _failure in range(feeds.DOWN_AFTER):
            await bench.round()
            bench.now = bench.feed(followed.id).next_at
        serve_paper(bench.site, "paper")
        await bench.round()
        assert bench.store.read(feed_notices.untold) == ()


async def test_a_site_that_asks_for_a_pause_gets_it(bench: Bench) -> None:
    async with site() as bench.site:
        followed = bench.add(bench.site.serve("/rss", status(429, Retry_After="7200")))
        await bench.round()
        assert bench.feed(followed.id).next_at == START + timedelta(hours=2)


async def test_what_is_no_feed_is_told_as_that(bench: Bench) -> None:
    async with site() as bench.site:
        followed = bench.add(bench.site.serve("/", body(page(NEWS), "text/html")))
        report = await bench.round()
        assert (report.failed, bench.feed(followed.id).reason) == (1, "error-read-not-feed")


async def test_a_feed_where_an_article_should_be_is_told_as_that(bench: Bench) -> None:
    async with site() as bench.site:
        bench.add(bench.site.serve("/rss", body(feed(item("x" * 70, link="/rss")))))
        report = await bench.round()
        assert report.articles == 1
        assert report.opened == ()


async def test_answers_tell_the_day_of_the_last_round_that_went_well(bench: Bench) -> None:
    def checked() -> tuple[date, int]:
        book = bench.store.read(load_facts, CUP)
        return book.checked_on, book.revision

    compiled, first = checked()
    assert compiled == date(2031, 7, 1)
    async with site() as bench.site:
        followed = bench.add(serve_paper(bench.site, "paper", etag='"1"'))
        bench.site.serve("/paper.xml", status(500))
        await bench.round()
        assert checked() == (compiled, first), "a round in which nothing could be read says nothing"
        serve_paper(bench.site, "paper", etag='"1"')
        bench.now = bench.feed(followed.id).next_at
        await bench.round()
        assert checked() == (date(2031, 7, 20), first + 1)
        bench.pass_(minutes=20)
        await bench.round()
        assert checked() == (date(2031, 7, 20), first + 1), (
            "facts are loaded anew once a day, not at each round"
        )
        bench.pass_(days=1)
        await bench.round()
        assert checked() == (date(2031, 7, 21), first + 2)


async def test_slow_huge_and_hostile_feeds_keep_no_other_waiting(bench: Bench) -> None:
    async with site() as bench.site:
        made = bench.site
        bench.guards = {"seconds": 4.0}
        for number in range(12):
            made.serve(f"/slow{number}", silent(made) if number % 2 else dripping(made))
            bench.add(made.url(f"/slow{number}", f"slow{number}.test"))
        made.serve("/huge", endless)
        bench.add(made.url("/huge", "huge.test"))
        made.serve("/loop", redirect("/loop"))
        bench.add(made.url("/loop", "loop.test"))
        for number in range(10):
            serve_paper(made, f"good{number}", f"{NEWS} Number {number}.")
            bench.add(made.url(f"/good{number}.xml", f"good{number}.test"))
        bench.names = Names(everything=[["127.0.0.1"]])
        loop = asyncio.get_running_loop()
        began, done = loop.time(), dict[str, float]()

        def tell(progress: Progress) -> None:
            if progress.reason is None:
                done[progress.feed.address] = loop.time() - began

        report = await bench.rounds(spacing=0.0, readers=Readers).round(progress=tell)
        assert (report.feeds, report.failed) == (24, 14)
        assert len(done) == 10
        assert max(done.values()) < 3.5, "the slow ones are still being waited for"
        assert report.seconds > 3.9


async def test_a_round_that_takes_too_long_is_cut_short_and_goes_on_next_time(bench: Bench) -> None:
    async with site() as bench.site:
        bench.add(serve_paper(bench.site, "paper"))
        bench.site.serve("/paper/1", silent(bench.site))
        report = await bench.rounds(seconds=2.0).round()
        assert report.cut_short
        assert open_(bench) == ()
        bench.site.serve("/paper/1", body(page(NEWS), "text/html"))
        bench.pass_(minutes=20)
        assert len((await bench.round()).opened) == 1


async def test_two_programs_never_read_one_feed_at_once(bench: Bench) -> None:
    async with site() as bench.site:
        bench.add(serve_paper(bench.site, "paper"))
        taken = bench.store.write(feeds.take_due, now=bench.now, most=10)
        assert len(taken) == 1
        assert (await bench.round()).feeds == 0
        bench.pass_(minutes=7)
        assert (await bench.round()).feeds == 1, "a program that died with it gives it back"


async def test_an_article_that_breaks_understanding_costs_only_itself(
    bench: Bench, caplog: pytest.LogCaptureFixture
) -> None:
    def breaks(*_given: object) -> list[object]:
        raise RuntimeError("a bug")

    async with site() as bench.site:
        bench.add(serve_paper(bench.site, "paper"))
        report = await bench.round(propose=breaks)
        assert (report.failed, report.unreadable) == (0, 1)
        assert "article.failed" in caplog.text
        bench.pass_(minutes=20)
        assert len((await bench.round()).opened) == 1, "a mended program reads it still"


async def test_the_clock_runs_a_round_when_a_feed_is_due_and_outlives_a_failing_one(bench: Bench) -> None:
    async with site() as bench.site:
        bench.add(serve_paper(bench.site, "paper"))
        reports: list[RoundReport] = []
        slept: list[float] = []

        async def after(report: RoundReport) -> None:
            reports.append(report)

        async def sleep(seconds: float) -> None:
            slept.append(seconds)
            bench.pass_(seconds=seconds)
            if len(slept) == 20:
                raise asyncio.CancelledError

        clock = RoundsClock(
            bench.rounds(),
            bench.store,
            StoreWorker(),
            clock=lambda: bench.now,
            sleep=sleep,
            after_round=after,
        )
        with pytest.raises(asyncio.CancelledError):
            await clock.run()
        assert slept[0] == 5.0
        assert max(slept) == 60.0, "a feed that is added meanwhile is not kept waiting"
        assert len(reports) == 2
        assert clock.health.report == reports[-1]
        assert clock.health.failures == 0


async def test_a_feed_is_followed_paused_resumed_and_removed(bench: Bench) -> None:
    async with site() as bench.site:
        followed = bench.add(serve_paper(bench.site, "paper"))
        bench.store.write(feeds.pause, followed.id)
        assert (await bench.round()).feeds == 0
        bench.store.write(feeds.resume, followed.id, at=bench.now)
        assert (await bench.round()).feeds == 1
        (one,) = bench.store.read(feeds.health, CUP)
        assert (one.articles, one.unreadable, one.proposals[ProposalState.OPEN]) == (1, 0, 1)
        bench.store.write(feeds.remove, followed.id)
        assert bench.store.read(feeds.feeds, CUP) == ()
        assert len(open_(bench)) == 1, "what it proposed stays"
