"""The command line: the same road as every other surface.

Exit codes: 0 answered (also "unknown"), 1 nothing found for a name asked for alone, 2 the operator must
mend something (one line on standard error).
"""

import os
from pathlib import Path
from typing import Annotated

import typer
from typer.exceptions import TyperException

from answers.days import Day
from answers.errors import AskerError, BadSetting
from answers.names import find_team
from answers.questions import Command, ask
from answers.refusals import refusal
from answers.terms import Announce, Language
from answers.when import when
from app.asking import as_line, count_if_unknown, found_nothing, in_words, lines_of
from app.console_deliveries import deliveries
from app.console_facts import facts
from app.console_feeds import console_feeds
from app.console_ingest import ingest
from app.ending import INTERRUPTED, complain, ended
from app.logs import set_up_logs
from app.printing import print_card
from app.seeding import programme_files, seed_files
from app.services import open_services, open_store, utc_now
from app.settings import Settings
from db.missed import missed_names
from db.mistakes import reported_mistakes

console = typer.Typer(
    name="bot.py",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Who advanced, who was eliminated, when, why, and how do we know?",
)

console.add_typer(facts)
console.command()(deliveries)
console.add_typer(console_feeds)
console.command()(ingest)

Name = Annotated[list[str], typer.Argument(metavar="NAME", help="A team, in English or Korean.")]
AnyName = Annotated[list[str] | None, typer.Argument(metavar="[NAME]", help="A team; all if left out.")]
StageName = Annotated[str, typer.Option("--stage", help="A stage, by id or by name.")]
AsOf = Annotated[str, typer.Option("--as-of", help="What was true then: YYYY[-MM[-DD]].")]
KnownAt = Annotated[str, typer.Option("--known-at", help="What was on record then: YYYY[-MM[-DD]].")]
Lang = Annotated[Language | None, typer.Option("--lang", help="The language of the answer.")]
Json = Annotated[bool, typer.Option("--json", help="One JSON object, as the contracts say.")]


@console.command()
def status(
    stage: StageName = "", as_of: AsOf = "", known_at: KnownAt = "", lang: Lang = None, json: Json = False
) -> None:
    """Who is in, who is out, and what comes next."""
    _answer(Command.STATUS, [], stage, as_of, known_at, lang, json)


@console.command()
def team(
    name: Name,
    stage: StageName = "",
    as_of: AsOf = "",
    known_at: KnownAt = "",
    lang: Lang = None,
    json: Json = False,
) -> None:
    """How one team stands."""
    _answer(Command.TEAM, name, stage, as_of, known_at, lang, json)


@console.command()
def teams(as_of: AsOf = "", known_at: KnownAt = "", lang: Lang = None, json: Json = False) -> None:
    """Every team with its last outcome."""
    _answer(Command.TEAMS, [], "", as_of, known_at, lang, json)


@console.command()
def why(
    name: Name,
    stage: StageName = "",
    as_of: AsOf = "",
    known_at: KnownAt = "",
    lang: Lang = None,
    json: Json = False,
) -> None:
    """Why a team's outcome is what it is."""
    _answer(Command.WHY, name, stage, as_of, known_at, lang, json)


@console.command()
def timeline(
    name: AnyName = None, as_of: AsOf = "", known_at: KnownAt = "", lang: Lang = None, json: Json = False
) -> None:
    """What happened, oldest first."""
    _answer(Command.TIMELINE, name or [], "", as_of, known_at, lang, json)


@console.command()
def sources(
    name: AnyName = None, as_of: AsOf = "", known_at: KnownAt = "", lang: Lang = None, json: Json = False
) -> None:
    """On which sources it rests."""
    _answer(Command.SOURCES, name or [], "", as_of, known_at, lang, json)


@console.command()
def compare(names: Name, as_of: AsOf = "", lang: Lang = None, json: Json = False) -> None:
    """Two to five teams beside each other, parted by commas."""
    _answer(Command.COMPARE, names, "", as_of, "", lang, json)


@console.command(name="next")
def next_stage(as_of: AsOf = "", lang: Lang = None, json: Json = False) -> None:
    """What comes next, and when."""
    _answer(Command.NEXT, [], "", as_of, "", lang, json)


@console.command()
def glossary(
    term: Annotated[list[str], typer.Argument(metavar="TERM", help="A word of the programme.")],
    lang: Lang = None,
    json: Json = False,
) -> None:
    """What a word of the programme means."""
    _answer(Command.GLOSSARY, term, "", "", "", lang, json)


@console.command()
def match(
    name: AnyName = None,
    batch: Annotated[
        str, typer.Option("--batch", help="A file of names, one a line; - reads standard input.")
    ] = "",
    explain: Annotated[bool, typer.Option("--explain", help="Each step, and why it stopped.")] = False,
    lang: Lang = None,
    json: Json = False,
) -> None:
    """Which team a typed name means."""
    if batch:
        _answer_lines(Command.MATCH, batch, lang)
    elif explain:
        _explain(" ".join(name or []))
    else:
        _answer(Command.MATCH, name or [], "", "", "", lang, json)


@console.command(name="ask")
def ask_in_words(
    question: Annotated[list[str] | None, typer.Argument(metavar="QUESTION", help="In plain words.")] = None,
    batch: Annotated[
        str, typer.Option("--batch", help="A file of questions, one a line; - reads standard input.")
    ] = "",
    as_of: AsOf = "",
    lang: Lang = None,
    json: Json = False,
) -> None:
    """Answer a question in plain words, English or Korean."""
    settings = _settings()
    with open_services(settings) as services:
        answering = services.answering
        if batch:
            facts = answering.facts
            with lines_of(batch) as lines:
                for line in lines:
                    typer.echo(as_line(in_words(answering, facts, line.rstrip("\r\n"), as_of, lang)))
            return
        reply = in_words(answering, answering.facts, " ".join(question or []), as_of, lang)
        if json:
            typer.echo(as_line(reply))
        else:
            print_card(reply.card, answering.wording, reply.language)


@console.command()
def missed() -> None:
    """The names that nobody could resolve, most often first."""
    with open_services(_settings()) as services:
        for name, times in services.store.read(missed_names, services.answering.facts.programme.id):
            typer.echo(f"{times}\t{name}")


@console.command()
def seed(
    files: Annotated[list[Path] | None, typer.Argument(metavar="[FILE]...", help="Programme files.")] = None,
    announce: Annotated[
        bool, typer.Option("--announce", help="Alert those who follow of what changed.")
    ] = False,
) -> None:
    """Bring the store to what the programme files say; a second run changes nothing and alerts nobody."""
    told = Announce.USUAL if announce else Announce.QUIETLY
    with open_store(_settings()) as store:
        for report in seed_files(store, files or programme_files(), utc_now(), told):
            held = ", ".join(f"{count} {name}" for name, count in report.counts.items())
            typer.echo(f"{report.programme}: {report.changes} changes; the store holds {held}")
            for clash in report.clashes:
                typer.echo(f"left alone, since a curator decided otherwise: {clash}")


@console.command()
def migrate() -> None:
    """Bring the store to this program's schema; the other commands do so by themselves."""
    with open_store(_settings()):
        typer.echo("The store has this program's schema.")


@console.command()
def mistakes() -> None:
    """The mistakes that members reported, newest first."""
    with open_services(_settings()) as services:
        for one in services.store.read(reported_mistakes, services.answering.facts.programme.id):
            typer.echo("\t".join([f"{one.at:%Y-%m-%d %H:%M}Z", one.about, one.text, one.source or "-"]))


@console.command()
def run() -> None:
    """Go to Discord (needs DISCORD_TOKEN) and stay until stopped; takes no options."""
    raise BadSetting("`run` stands alone: python bot.py run")


@console.command()
def courier() -> None:
    """Only send alerts, without a gateway (needs DISCORD_TOKEN); several may run beside the bot."""
    raise BadSetting("`courier` stands alone: python bot.py courier")


@console.command()
def sandbox() -> None:
    """Try the bot out on this machine, no token needed: --open opens the chat page, --terminal chats here."""
    raise BadSetting("`sandbox` takes --open and --terminal alone: python bot.py sandbox --open")


def main(arguments: list[str]) -> int:
    """Run one command and return its exit code; whatever goes wrong is one line on standard error."""
    set_up_logs(Settings())
    return ended(lambda: _run(arguments))


def _run(arguments: list[str]) -> int:
    try:
        code = console(args=arguments, standalone_mode=False)
    except typer.Abort:
        return INTERRUPTED
    except TyperException as error:
        return complain(f"{error.format_message().rstrip('.')}; --help tells what there is")
    return code if isinstance(code, int) else 0


def _settings() -> Settings:
    settings = Settings.read(os.environ, Path(".env"))
    set_up_logs(settings)
    return settings


def _answer(
    command: Command,
    name: list[str],
    stage: str,
    as_of: str,
    known_at: str,
    lang: Language | None,
    json: bool,
) -> None:
    settings = _settings()
    language = lang or settings.cutline_language
    with open_services(settings) as services:
        answering = services.answering
        facts = answering.facts
        try:
            moment = when(
                facts,
                answering.clock(),
                as_of=Day.parse(as_of) if as_of else None,
                known_at=Day.parse(known_at) if known_at else None,
            )
            question = ask(command, facts, moment, name=" ".join(name), stage=stage)
        except AskerError as error:
            typer.echo(refusal(error, answering.wording, language), err=True)
            raise typer.Exit(2) from None
        reply = answering.reply(question, facts, language)
        if json:
            typer.echo(as_line(reply))
        else:
            print_card(reply.card, answering.wording, language)
        if found_nothing(question):
            count_if_unknown(services, facts, question)
            raise typer.Exit(1)


def _answer_lines(command: Command, batch: str, lang: Language | None) -> None:
    """One name a line in, one object a line out, in order, in one process."""
    settings = _settings()
    with open_services(settings) as services, lines_of(batch) as lines:
        answering = services.answering
        facts = answering.facts
        moment = when(facts, answering.clock())
        for line in lines:
            question = ask(command, facts, moment, name=line.rstrip("\r\n"))
            reply = answering.reply(question, facts, lang or settings.cutline_language)
            typer.echo(as_line(reply))


def _explain(name: str) -> None:
    with open_services(_settings()) as services:
        find_team(name, services.answering.facts, typer.echo)
