"""When requests to Discord may go out: reserved by all processes of a store together, by the store's own clock.

Everything given back is a wait in seconds, so that the clocks of two hosts need not agree. Never commits.
"""

from sqlalchemy import Connection, text
from sqlalchemy.orm import Session

PER_S = 40  # Discord takes 50 a second from one bot; the rest is room for what is not counted here
AHEAD_S = 5.0  # nobody reserves further ahead: what lies beyond comes from a clock that went back
LONGEST_HOLD_S = 900.0  # likewise

_SLOTS, _HOLD = "slots", "hold"
_CLOCK = {
    "postgresql": "EXTRACT(EPOCH FROM clock_timestamp())::double precision",
    "sqlite": "((julianday('now') - 2440587.5) * 86400.0)",  # 3.38 and older have no sub-second unixepoch
}


def reserve(session: Session, slots: int, *, per_s: float = PER_S) -> float:
    """Reserve so many slots in a row, 1 / `per_s` seconds apart; the wait until the first of them.

    One statement: a second reader waits for the row and then reckons with what the first one took.
    """
    connection = session.connection()
    now, pick = _CLOCK[connection.dialect.name], _greatest(connection)
    hold = f"(SELECT next_at FROM pace WHERE name = '{_HOLD}' AND next_at <= {now} + :hold_s)"  # noqa: S608
    start = f"{pick}({now}, COALESCE({hold}, 0))"
    statement = text(
        f"UPDATE pace SET next_at = :span + CASE WHEN next_at > {start} + :ahead_s THEN {start} "  # noqa: S608
        f"ELSE {pick}(next_at, {start}) END WHERE name = '{_SLOTS}' RETURNING next_at - :span - {now}"
    )
    fields = {"span": slots / per_s, "ahead_s": AHEAD_S, "hold_s": LONGEST_HOLD_S}
    wait = connection.execute(statement, fields).scalar_one_or_none()
    if wait is None:
        _prepare(connection, _SLOTS)
        wait = connection.execute(statement, fields).scalar_one()
    return max(0.0, float(wait))


def hold(session: Session, for_s: float) -> None:
    """Let nobody have a slot for so long (LONGEST_HOLD_S at most); a longer hold stays."""
    connection = session.connection()
    _prepare(connection, _HOLD)
    now, pick = _CLOCK[connection.dialect.name], _greatest(connection)
    connection.execute(
        text(
            f"UPDATE pace SET next_at = CASE WHEN next_at > {now} + :most THEN {now} + :for_s "  # noqa: S608
            f"ELSE {pick}(next_at, {now} + :for_s) END WHERE name = '{_HOLD}'"
        ),
        {"for_s": min(for_s, LONGEST_HOLD_S), "most": LONGEST_HOLD_S},
    )


def _prepare(connection: Connection, name: str) -> None:
    """The row must be there to be locked."""
    connection.execute(
        text("INSERT INTO pace (name, next_at) VALUES (:name, 0) ON CONFLICT DO NOTHING"), {"name": name}
    )


def _greatest(connection: Connection) -> str:
    return "GREATEST" if connection.dialect.name == "postgresql" else "MAX"
