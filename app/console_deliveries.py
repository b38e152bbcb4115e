"""`python bot.py deliveries`: the outbox as the operator sees it, over all servers.

What Discord will never take comes first, with its reason; then the newest. It reads the store and changes nothing.
"""

import json as json_text
import os
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer
from sqlalchemy.orm import Session

from answers.errors import BadSetting
from answers.terms import DeliveryState, Language
from app.logs import set_up_logs
from app.services import Services, open_services
from app.settings import Settings
from db.ledger import Health, LedgerLine, health, ledger

USUAL = 30  # lines
MOST = 10_000
LONGEST = 100  # characters of what an update says

States = Annotated[
    list[DeliveryState] | None, typer.Option("--state", help="Only these; may be given more than once.")
]
Server = Annotated[int | None, typer.Option("--server", help="Only this server, by its id.")]
Limit = Annotated[int, typer.Option("--limit", help=f"How many at most, 1 to {MOST}.")]
Lang = Annotated[Language | None, typer.Option("--lang", help="The language of what happened.")]
Json = Annotated[bool, typer.Option("--json", help="One JSON object.")]


def deliveries(
    state: States = None, server: Server = None, limit: Limit = USUAL, lang: Lang = None, json: Json = False
) -> None:
    """What was sent, what waits, and what failed: dead ones first, then the newest."""
    if not 1 <= limit <= MOST:
        raise BadSetting(f"--limit takes 1 to {MOST}")
    settings = Settings.read(os.environ, Path(".env"))
    set_up_logs(settings)
    with open_services(settings) as services:
        now = services.answering.clock()
        told, lines = services.store.read(_found, now=now, states=state or (), server=server, limit=limit)
        if json:
            found = {"health": _health_json(told), "deliveries": [_json(one) for one in lines]}
            typer.echo(json_text.dumps(found, ensure_ascii=False))
            return
        for row in (*_summary(told), *_rows(lines, services, lang or settings.cutline_language)):
            typer.echo(row)


def _found(
    session: Session, *, now: datetime, states: Sequence[DeliveryState], server: int | None, limit: int
) -> tuple[Health, tuple[LedgerLine, ...]]:
    """The numbers of the whole outbox, and the lines asked for: the dead, then the others."""
    wanted = set(states or DeliveryState)
    dead = (
        ledger(session, guild_id=server, states=[DeliveryState.DEAD], limit=limit)
        if DeliveryState.DEAD in wanted
        else ()
    )
    others = sorted(wanted - {DeliveryState.DEAD})
    room = limit - len(dead)
    rest = ledger(session, guild_id=server, states=others, limit=room) if others and room else ()
    return health(session, now), (*dead, *rest)


def _summary(told: Health) -> tuple[str, ...]:
    oldest = f", the oldest for {_span(told.oldest_s)}" if told.oldest_s is not None else ""
    return (
        f"pending: {told.pending}{oldest}; waiting for channels closed to the bot: {told.waiting}",
        f"dead: {told.dead}; possibly doubled: {told.maybe_doubled}",
    )


def _rows(lines: Sequence[LedgerLine], services: Services, language: Language) -> tuple[str, ...]:
    return tuple("\t".join(_row(one, services, language)) for one in lines)


def _row(line: LedgerLine, services: Services, language: Language) -> tuple[str, ...]:
    """When, what became of which part of which update where, how often it was tried, why, what it says."""
    doubled = ", possibly doubled" if line.maybe_doubled else ""
    return (
        f"{line.settled_at or line.at:%Y-%m-%d %H:%M:%S}Z",
        f"{line.state}{doubled}",
        f"{line.task} of update {line.update.id}" + (f", version {line.version}" if line.version else ""),
        f"attempts {line.attempts}",
        _address(line) or f"server {line.guild_id}, channel {line.channel_id}",
        line.reason or "-",
        _says(line, services, language),
    )


def _says(line: LedgerLine, services: Services, language: Language) -> str:
    update = line.update
    told = [one for one in update.changes if one.is_told(update.announce)] or list(update.changes)
    if not told:
        return "-"
    facts = services.answering.book(update.programme)
    said = services.alerts.sentence(told[0], facts, language)
    more = f" (+{len(told) - 1})" if len(told) > 1 else ""
    return (said if len(said) <= LONGEST else said[: LONGEST - 1].rstrip() + "…") + more


def _address(line: LedgerLine) -> str | None:
    if line.message_id is None:
        return None
    return f"https://discord.com/channels/{line.guild_id}/{line.channel_id}/{line.message_id}"


def _json(line: LedgerLine) -> dict[str, Any]:
    return {
        "id": line.id,
        "update": line.update.id,
        "programme": line.update.programme,
        "task": line.task.value,
        "version": line.version,
        "server": str(line.guild_id),
        "channel": str(line.channel_id),
        "state": line.state.value,
        "attempts": line.attempts,
        "reason": line.reason,
        "message": _address(line),
        "maybe_doubled": line.maybe_doubled,
        "decided_at": line.at.isoformat(),
        "due_at": line.due_at.isoformat() if line.due_at else None,
        "settled_at": line.settled_at.isoformat() if line.settled_at else None,
    }


def _health_json(told: Health) -> dict[str, Any]:
    return {
        "pending": told.pending,
        "waiting": told.waiting,
        "oldest_s": told.oldest_s,
        "dead": told.dead,
        "maybe_doubled": told.maybe_doubled,
    }


def _span(seconds: float) -> str:
    """A duration in the largest unit that fits."""
    for unit, length in (("d", 86_400), ("h", 3_600), ("min", 60)):
        if seconds >= length:
            return f"{seconds / length:.1f} {unit}"
    return f"{seconds:.1f} s"
