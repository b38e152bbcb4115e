"""`python bot.py ingest FILE|URL|-`: what an article or a feed proposes, on the console.

Files are read within the same limits as what comes from outside, only longer; their kind is told by what they hold.
"""

import asyncio
import json as json_text
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from answers.errors import BadSetting, OutsideError
from answers.fact_book import FactBook
from answers.refusals import refusal
from answers.terms import Language, Precision
from app.ending import complain
from app.ingesting import Ingesting, Kept, Understood
from app.logs import set_up_logs
from app.services import open_services
from app.settings import Settings
from ingest.addresses import Guards
from ingest.documents import Document
from ingest.fetch import Fetched, Fetcher
from ingest.readers import READ_S as FETCHED_READ_S

if TYPE_CHECKING:
    from ingest.propose import Proposal

MOST_BYTES = 16 * 1024 * 1024  # of a file: whoever is at the console chose it
READ_S = 20.0  # for a file
BETWEEN = "\f"  # on a line of its own, parts the texts of a feed

Programme = Annotated[
    str, typer.Option("--programme", help="Which programme, where the store holds several.")
]
AllowHost = Annotated[
    list[str] | None,
    typer.Option(
        "--allow-host",
        metavar="ADDRESS:PORT",
        help="A machine inside that may be read, such as 127.0.0.1:8000.",
    ),
]


def ingest(
    given: Annotated[
        str, typer.Argument(metavar="FILE|URL|-", help="An article or a feed; - is standard input.")
    ],
    *,
    json: Annotated[
        bool, typer.Option("--json", help="One JSON object for each article, as the contracts say.")
    ] = False,
    text: Annotated[bool, typer.Option("--text", help="The very text that start and end index.")] = False,
    propose: Annotated[bool, typer.Option("--propose", help="Keep what is proposed, for review.")] = False,
    programme: Programme = "",
    allow_host: AllowHost = None,
    lang: Annotated[Language | None, typer.Option("--lang", help="The language of refusals.")] = None,
) -> None:
    """Read an article or a feed, and tell what it proposes."""
    settings = Settings.read(os.environ, Path(".env"))
    set_up_logs(settings)
    with open_services(settings) as services:
        answering = services.answering
        facts = answering.book(programme or None)
        guards = Guards(allowed=frozenset(allow_host or ()))
        ingesting = Ingesting(
            services.store,
            services.worker,
            clock=answering.clock,
            fetcher=lambda: Fetcher(guards),
            seconds=FETCHED_READ_S if _is_link(given) else READ_S,
        )
        try:
            asyncio.run(_ingest(ingesting, given, facts, json=json, text=text, propose=propose))
        except OutsideError as error:
            language = lang or settings.cutline_language
            raise typer.Exit(complain(refusal(error, answering.wording, language))) from None


async def _ingest(
    ingesting: Ingesting, given: str, facts: FactBook, *, json: bool, text: bool, propose: bool
) -> None:
    """Read, understand and print one article after the other, in the order of the document."""
    document = await _document(ingesting, given, facts)
    if text:
        _print(
            "\n".join(f"{BETWEEN}\n{one.text}" if at else one.text for at, one in enumerate(document.entries))
        )
        return
    for one in await ingesting.understood(document, facts):
        kept = await ingesting.keep(one, facts) if propose else None
        if json:
            _print(json_text.dumps(as_object(one), ensure_ascii=False))
        else:
            _print("\n".join(_lines(one, kept)))


async def _document(ingesting: Ingesting, given: str, facts: FactBook) -> Document:
    if _is_link(given):
        return await ingesting.link(given, facts)
    body = sys.stdin.buffer.read(MOST_BYTES + 1) if given == "-" else _file(given)
    if len(body) > MOST_BYTES:
        raise BadSetting(f"{given} has more than {MOST_BYTES // 2**20} MiB; give a part of it")
    return await ingesting.bytes_(Fetched(url="", body=body, media_type=None, charset=None), facts)


def as_object(one: Understood) -> dict[str, Any]:
    """An article with its proposals as the contract of `ingest --json` says."""
    published = one.article.published_on
    return {
        "title": one.article.title,
        "language": one.article.language,
        "published_on": str(published) if published else None,
        "proposals": [_proposal(each) for each in one.proposals],
    }


def _proposal(one: "Proposal") -> dict[str, Any]:
    return {
        "team": one.team.id,
        "event": one.event.value,
        "outcome": one.outcome.value if one.outcome else None,
        "stage": one.stage.id if one.stage else None,
        "happened_on": str(one.happened_on) if one.happened_on else None,
        "precision": (one.happened_on.precision if one.happened_on else Precision.UNKNOWN).value,
        "quote": one.quote,
        "start": one.start,
        "end": one.end,
        "confidence": one.confidence,
        "relation": one.relation.value,
        "relates_to": one.relates_to,
    }


def _lines(one: Understood, kept: Kept | None) -> list[str]:
    """An article for the eyes: its title and date, then a line and a quote for each proposal."""
    article = one.article
    lines = [
        " · ".join(
            [article.title or "(untitled)", str(article.published_on or "no date"), article.language or "?"]
        )
    ]
    for each in one.proposals:
        where = each.stage.id if each.stage else "stage unknown"
        what = f"{each.team.id} {each.event.value}, {where}, {each.happened_on or 'day unknown'}"
        about = f" of {each.relates_to}" if each.relates_to else ""
        lines += [
            f"  {each.relation.value}{about}: {what} ({each.confidence:.2f})",
            f"    “{' '.join(each.quote.split())}”",
        ]
    if not one.proposals:
        lines.append("  nothing to propose")
    if kept is not None:
        stored = kept.stored
        lines.append(f"  kept for review: {len(stored.opened)} new, {len(stored.joined)} more sources")
    return lines


def _file(given: str) -> bytes:
    try:
        with Path(given).open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "no name of a file"
        raise BadSetting(f"{given} cannot be read ({reason}); name another file") from None


def _is_link(given: str) -> bool:
    return "://" in given[:12]


def _print(text: str) -> None:
    """To standard output as UTF-8 whatever the terminal's locale is: places index these very characters."""
    sys.stdout.buffer.write(text.encode("utf-8", "replace") + b"\n")
    sys.stdout.buffer.flush()
