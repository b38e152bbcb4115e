"""The delivery ledger of a server in lines: what, where, what became of it, and a link to the message."""

from collections.abc import Sequence

from answers.alerts import Alerts
from app.answering import Answering
from cogs.ui.escaping import cut, escaped
from cogs.ui.following import Words, mention, moment
from db.ledger import LedgerLine

LONGEST_WHAT = 110
LONGEST_REASON = 140


def log_entries(
    lines: Sequence[LedgerLine], answering: Answering, alerts: Alerts, words: Words
) -> tuple[str, ...]:
    """One entry for each line, in the order they come in."""
    return tuple(_entry(one, answering, alerts, words) for one in lines)


def _entry(line: LedgerLine, answering: Answering, alerts: Alerts, words: Words) -> str:
    update = line.update
    facts = answering.book(update.programme)
    told = [one for one in update.changes if one.is_told(update.announce)] or list(update.changes)
    what = alerts.sentence(told[0], facts, words.language) if told else "–"
    more = [f"+{len(told) - 1}"] if len(told) > 1 else []
    state = words.say(f"delivery-{line.task}-{line.state}")
    parts = [
        mention(line.channel_id),
        f"**{state}**",
        moment(line.settled_at or update.at),
        *([words.say("delivery-attempts", count=line.attempts)] if line.attempts > 1 else []),
        *([words.say("delivery-doubled")] if line.maybe_doubled else []),
        *([escaped(cut(line.reason, LONGEST_REASON))] if line.reason else []),
        *([address(line)] if line.message_id else []),
    ]
    return f"• {' '.join([cut(escaped(what), LONGEST_WHAT), *more])}\n-# {' · '.join(parts)}"


def address(line: LedgerLine) -> str:
    """Where the message stands, for everybody who may see it."""
    return f"https://discord.com/channels/{line.guild_id}/{line.channel_id}/{line.message_id}"
