"""`python bot.py fact …`: deciding by hand from the command line, down the same road as /fact.

Without --yes it only prints the preview; with it the decision is stored. Exit code 2 for what must be mended.
"""

import json as json_text
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from answers.errors import AskerError
from answers.refusals import refusal
from answers.sayings import worded
from answers.terms import Announce, Language
from app.curating import Curating, Preview
from app.fact_history import Entry, entries, history_card, mistakes_card
from app.logs import set_up_logs
from app.preview_words import alert_lines, decided, deeds, receivers, warnings
from app.printing import print_card
from app.requests import Add, Cite, Correct, Request, Retract, Undo
from app.services import Services, open_services
from app.settings import Settings
from app.typed import teams_of
from db.curators import By

facts = typer.Typer(
    name="fact",
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    no_args_is_help=True,
    help="Put facts on record, correct them, take them back.",
)

Claim = Annotated[str, typer.Argument(metavar="FACT", help="The key of the fact; `fact history` tells it.")]
What = Annotated[str, typer.Option("--what", help="What happened: advanced, eliminated, schedule, …")]
StageName = Annotated[str, typer.Option("--stage", help="At which stage.")]
Team = Annotated[str, typer.Option("--team", help="A team, or several parted by commas.")]
Date = Annotated[str, typer.Option("--date", help="When it happened: 2026-11-20, 2026-11, yesterday.")]
Source = Annotated[str, typer.Option("--source", help="The address of the page that says so.")]
Quote = Annotated[str, typer.Option("--quote", help="The passage of the source that says so.")]
Note = Annotated[str, typer.Option("--note", help="A note, or the sentence where only words can tell it.")]
Official = Annotated[bool | None, typer.Option("--official/--unofficial", help="Whether the source is.")]
Publisher = Annotated[str, typer.Option("--publisher", help="Who published the source.")]
Planned = Annotated[str, typer.Option("--planned", help="For a schedule: the planned day, or none.")]
Score = Annotated[str, typer.Option("--score", help="For a score: the mark in points.")]
Reason = Annotated[str, typer.Option("--reason", help="Why; it is shown with the correction.")]
Yes = Annotated[bool, typer.Option("--yes", help="Store it; without this, only the preview is printed.")]
Quietly = Annotated[bool, typer.Option("--quietly", help="Alert nobody of it.")]
Dispute = Annotated[bool, typer.Option("--announce-dispute", help="Alert also of a dispute that it opens.")]
Who = Annotated[str, typer.Option("--by", metavar="NAME", help="The curator who decides.")]
Lang = Annotated[Language | None, typer.Option("--lang", help="The language of what is printed.")]


@facts.command()
def add(
    *,
    what: What,
    stage: StageName,
    source: Source,
    team: Team = "",
    date: Date = "",
    quote: Quote = "",
    note: Note = "",
    official: Official = None,
    publisher: Publisher = "",
    planned: Planned = "",
    score: Score = "",
    yes: Yes = False,
    quietly: Quietly = False,
    announce_dispute: Dispute = False,
    by: Who = "",
    lang: Lang = None,
) -> None:
    """Put a fact on record."""
    asked = Add(
        what=what,
        stage=stage,
        source=source,
        teams=team,
        date=date,
        quote=quote,
        note=note,
        official=official,
        publisher=publisher,
        planned=planned,
        score=score,
    )
    _decide(asked, by, lang, yes=yes, announce=_announce(quietly, announce_dispute))


@facts.command()
def correct(
    fact: Claim,
    *,
    reason: Reason = "",
    what: What = "",
    stage: StageName = "",
    date: Date = "",
    source: Source = "",
    quote: Quote = "",
    note: Note = "",
    official: Official = None,
    publisher: Publisher = "",
    planned: Planned = "",
    score: Score = "",
    yes: Yes = False,
    quietly: Quietly = False,
    announce_dispute: Dispute = False,
    by: Who = "",
    lang: Lang = None,
) -> None:
    """Let a fact say something else; a source given takes the place of the others."""
    asked = Correct(
        claim=fact,
        why=reason,
        what=what,
        stage=stage,
        date=date,
        source=source,
        quote=quote,
        note=note,
        official=official,
        publisher=publisher,
        planned=planned,
        score=score,
    )
    _decide(asked, by, lang, yes=yes, announce=_announce(quietly, announce_dispute))


@facts.command()
def retract(
    fact: Claim,
    *,
    reason: Reason = "",
    yes: Yes = False,
    quietly: Quietly = False,
    announce_dispute: Dispute = False,
    by: Who = "",
    lang: Lang = None,
) -> None:
    """Take a fact back."""
    asked = Retract(claim=fact, why=reason)
    _decide(asked, by, lang, yes=yes, announce=_announce(quietly, announce_dispute))


@facts.command()
def source(
    fact: Claim,
    *,
    source: Source,
    quote: Quote = "",
    official: Official = None,
    publisher: Publisher = "",
    yes: Yes = False,
    quietly: Quietly = False,
    by: Who = "",
    lang: Lang = None,
) -> None:
    """Attach a source to a fact."""
    asked = Cite(claim=fact, source=source, quote=quote, official=official, publisher=publisher)
    _decide(asked, by, lang, yes=yes, announce=_announce(quietly, False))


@facts.command()
def undo(
    *,
    reason: Reason = "",
    yes: Yes = False,
    quietly: Quietly = False,
    announce_dispute: Dispute = False,
    by: Who = "",
    lang: Lang = None,
) -> None:
    """Take back the last decision of a curator."""
    _decide(Undo(why=reason), by, lang, yes=yes, announce=_announce(quietly, announce_dispute))


@facts.command()
def history(
    *,
    fact: Annotated[str, typer.Option("--fact", help="Only that fact, by its key.")] = "",
    team: Team = "",
    lang: Lang = None,
    json: Annotated[bool, typer.Option("--json", help="One JSON array, newest first.")] = False,
) -> None:
    """Who decided what, when and why; newest first."""
    with _opened(lang) as (services, curating, language):
        book = curating.facts(services.answering.facts.programme.id, By())
        chosen = teams_of(team, book, curating.wording)
        found = entries(book, key=fact, team=chosen[0].id if chosen else None)
        if json:
            told = [_as_object(one, language) for one in found]
            typer.echo(json_text.dumps(told, ensure_ascii=False))
        else:
            print_card(history_card(found, book, curating.wording, language), curating.wording, language)


@facts.command()
def mistakes(lang: Lang = None) -> None:
    """The mistakes that members reported, newest first."""
    with _opened(lang) as (services, curating, language):
        book = services.answering.facts
        found = curating.mistakes(book.programme.id, By())
        print_card(mistakes_card(found, book, curating.wording, language), curating.wording, language)


def _announce(quietly: bool, dispute: bool) -> Announce:
    if quietly and dispute:
        raise typer.BadParameter("--quietly and --announce-dispute exclude each other")
    if quietly:
        return Announce.QUIETLY
    return Announce.DISPUTE if dispute else Announce.USUAL


def _decide(asked: Request, by: str, lang: Language | None, *, yes: bool, announce: Announce) -> None:
    with _opened(lang) as (services, curating, language):
        who = By(name=by)
        shown = curating.preview(services.answering.facts.programme.id, asked, who)
        if not yes:
            _print(shown, curating, language)
            return
        done = curating.decide(shown, who, announce)
        if isinstance(done, Preview):  # somebody else decided between the two
            _print(done, curating, language)
            raise typer.Exit(2)
        typer.echo(worded(decided(done), curating.wording, language))


def _print(shown: Preview, curating: Curating, language: Language) -> None:
    def say(key: str) -> str:
        return curating.wording.say(language, key)

    typer.echo(say("fact-moved" if shown.moved else "fact-preview"))
    for one in warnings(shown):
        typer.echo(f"! {worded(one, curating.wording, language)}")
    for one in deeds(shown):
        typer.echo(f"- {worded(one, curating.wording, language)}")
    for told, alert in shown.alerts.items():
        typer.echo(f"\n{say('fact-in-english' if told is Language.EN else 'fact-in-korean')}")
        for line in (alert.line, *alert_lines(alert, lambda text: f"~~{text}~~")):
            typer.echo(f"  {line}")
        for source_line in alert.sources:
            typer.echo(f"  {source_line.publisher}: {source_line.url or '-'}")
    typer.echo()
    for line in receivers(shown, lambda _one: None, curating, language):
        typer.echo(line)


def _as_object(one: Entry, language: Language) -> dict[str, object]:
    """A decision as plain JSON values."""
    return {
        "at": one.at.isoformat(),
        "by": one.by,
        "what": one.what,
        "why": one.why,
        "fact": one.claim.key,
        "version": one.claim.version,
        "team": one.claim.team,
        "stage": one.claim.stage,
        "text": one.claim.text.in_(language),
    }


@contextmanager
def _opened(lang: Language | None) -> Iterator[tuple[Services, Curating, Language]]:
    """The services, deciding, and the language; what the curator can mend is one line and exit code 2."""
    settings = Settings.read(os.environ, Path(".env"))
    set_up_logs(settings)
    language = lang or settings.cutline_language
    with open_services(settings) as services:
        wording = services.answering.wording
        try:
            yield services, Curating(services.store, wording, services.answering.clock), language
        except AskerError as error:
            typer.echo(refusal(error, wording, language), err=True)
            raise typer.Exit(2) from None
