"""`python bot.py feed …`: following news feeds from the command line, and reading them now."""

import asyncio
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from answers.errors import AskerError, OutsideError
from answers.refusals import refusal
from answers.terms import FeedNotice, Language, ProposalState
from answers.wording import Wording
from app.console_ingest import AllowHost, Programme
from app.ending import complain
from app.logs import set_up_logs
from app.services import Services, open_services
from app.settings import Settings
from db import feed_notices, feeds
from db.feeds import Feed, FeedHealth
from ingest.addresses import Guards, parse_address
from ingest.fetch import Fetcher
from ingest.rounds import Progress, RoundReport, Rounds

console_feeds = typer.Typer(
    name="feed",
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    no_args_is_help=True,
    help="Follow news feeds, and read them.",
)

Which = Annotated[str, typer.Argument(metavar="FEED", help="Its number or address; `feed list` tells them.")]
Lang = Annotated[Language | None, typer.Option("--lang", help="The language of what is printed.")]


@console_feeds.command()
def add(
    address: Annotated[str, typer.Argument(metavar="URL", help="The address of an RSS, Atom or JSON feed.")],
    *,
    title: Annotated[
        str, typer.Option("--title", help="How it is called here; else as it calls itself.")
    ] = "",
    official: Annotated[bool, typer.Option("--official", help="It is published by the organisers.")] = False,
    programme: Programme = "",
    allow_host: AllowHost = None,
    lang: Lang = None,
) -> None:
    """Follow a feed; the next round reads it."""
    with _opened(lang) as (services, _wording, _language):
        checked = str(parse_address(address, _guards(allow_host)))
        slug, at = _slug(services, programme), services.answering.clock()
        feed = services.store.write(feeds.add, slug, checked, at=at, title=title, official=official)
        typer.echo(f"{feed.id}\t{feed.address}")


@console_feeds.command(name="list")
def list_feeds(programme: Programme = "", lang: Lang = None) -> None:
    """The feeds that are followed: number, state, address, title."""
    with _opened(lang) as (services, _wording, _language):
        for one in services.store.read(feeds.feeds, _slug(services, programme)):
            typer.echo("\t".join([str(one.id), one.state.value, one.address, _named(one)]))


@console_feeds.command()
def pause(feed: Which, programme: Programme = "", lang: Lang = None) -> None:
    """Leave a feed alone until it is resumed."""
    with _opened(lang) as (services, _wording, _language):
        services.store.write(feeds.pause, _found(services, programme, feed).id)


@console_feeds.command()
def resume(feed: Which, programme: Programme = "", lang: Lang = None) -> None:
    """Read a feed again, from now on."""
    with _opened(lang) as (services, _wording, _language):
        at = services.answering.clock()
        services.store.write(feeds.resume, _found(services, programme, feed).id, at=at)


@console_feeds.command()
def remove(feed: Which, programme: Programme = "", lang: Lang = None) -> None:
    """Follow a feed no longer; what it proposed stays."""
    with _opened(lang) as (services, _wording, _language):
        services.store.write(feeds.remove, _found(services, programme, feed).id)


@console_feeds.command()
def health(programme: Programme = "", lang: Lang = None) -> None:
    """How each feed does: when it was read, what is wrong, what came of it."""
    with _opened(lang) as (services, wording, language):
        for one in services.store.read(feeds.health, _slug(services, programme)):
            typer.echo("\t".join(_health(one, wording, language)))


@console_feeds.command(name="round")
def make_round(
    feed: Annotated[
        list[str] | None, typer.Argument(metavar="[FEED]...", help="Only these; else those that are due.")
    ] = None,
    *,
    programme: Programme = "",
    spacing: Annotated[
        float, typer.Option("--spacing", help="Seconds between two requests to one machine.")
    ] = 1.0,
    allow_host: AllowHost = None,
    lang: Lang = None,
) -> None:
    """Read the feeds that are due, now, and keep what they propose for review."""
    with _opened(lang) as (services, wording, language):
        only = [_found(services, programme, one).id for one in feed] if feed else None
        guards = _guards(allow_host)
        rounds = Rounds(
            services.store,
            services.worker,
            services.facts.book,
            clock=services.answering.clock,
            fetcher=lambda: Fetcher(guards),
            spacing=spacing,
        )

        def tell(told: Progress) -> None:
            sys.stderr.write(_progress(told, wording, language) + "\n")

        report = asyncio.run(rounds.round(only=only, progress=tell))
        typer.echo(_report(report))
        _tell_notices(services, wording, language)


def _tell_notices(services: Services, wording: Wording, language: Language) -> None:
    """What is to be told of feeds once: whoever makes the round by hand is told."""
    for one in services.store.read(feed_notices.untold):
        if services.store.write(feed_notices.take, one.id, at=services.answering.clock()):
            key = "feed-down" if one.kind is FeedNotice.DOWN else "feed-well"
            why = wording.say(language, one.reason) if one.reason else ""
            more = {"reason": why} if one.kind is FeedNotice.DOWN else {}
            sys.stderr.write(wording.say(language, key, feed=one.title or one.address, **more) + "\n")


def _progress(told: Progress, wording: Wording, language: Language) -> str:
    wrong = (
        wording.say(language, told.reason)
        if told.reason and told.reason.startswith("error-")
        else told.reason
    )
    what = wrong or f"{told.articles} articles, {told.opened} new proposals"
    return f"{told.done}/{told.of}\t{_named(told.feed)}\t{what}"


def _report(report: RoundReport) -> str:
    told = [
        f"{report.feeds} feeds in {report.seconds:.1f} s", f"{report.unchanged} unchanged", f"{report.failed} failed",
        f"{report.articles} articles", f"{report.unreadable} unreadable", f"{len(report.opened)} new proposals",
        f"{len(report.joined)} with more sources",
    ]  # fmt: skip
    return "; ".join(told) + ("; cut short" if report.cut_short else "")


def _health(one: FeedHealth, wording: Wording, language: Language) -> list[str]:
    feed = one.feed
    counts = one.proposals
    wrong = wording.say(language, feed.reason) if feed.reason else "well"
    decided = ", ".join(f"{counts[state]} {state.value}" for state in ProposalState)
    return [
        str(feed.id), feed.state.value, _named(feed), f"read {_moment(feed.read_at)}", f"next {_moment(feed.next_at)}",
        f"{wrong} ({feed.failures} since {_moment(feed.failing_since)})" if feed.failures else wrong,
        f"{one.articles} articles, {one.unreadable} unreadable", decided,
    ]  # fmt: skip


def _moment(at: datetime | None) -> str:
    return f"{at:%Y-%m-%d %H:%M}Z" if at else "never"


def _named(feed: Feed) -> str:
    return feed.title or feed.address


def _slug(services: Services, programme: str) -> str:
    return services.answering.book(programme or None).programme.id


def _found(services: Services, programme: str, named: str) -> Feed:
    return services.store.read(feeds.find, _slug(services, programme), named)


def _guards(allowed: list[str] | None) -> Guards:
    return Guards(allowed=frozenset(allowed or ()))


@contextmanager
def _opened(lang: Language | None) -> Iterator[tuple[Services, Wording, Language]]:
    """Open services; what cannot be done as asked is told in a sentence."""
    settings = Settings.read(os.environ, Path(".env"))
    set_up_logs(settings)
    language = lang or settings.cutline_language
    with open_services(settings) as services:
        wording = services.answering.wording
        try:
            yield services, wording, language
        except (AskerError, OutsideError) as error:
            raise typer.Exit(complain(refusal(error, wording, language))) from None
