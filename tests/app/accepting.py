"""A process that accepts facts without end, to be killed: `python -m tests.app.accepting ADDRESS [--apart]`.

It writes a line before each transaction. With `--apart` (the control) deliveries are written in a transaction of their
own, after that of the decision.
"""

import secrets
import sys

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from answers.terms import Event
from db import curation
from db.curation import NewFact
from db.engine import Store
from db.models import DeliveryRow
from tests.app.made_up_discord import BEGAN, CUP, a_draft


def accept(session: Session, by: int) -> None:
    """A score, since it is news and amends nothing."""
    key = f"score-{secrets.token_hex(8)}"
    draft = a_draft("skua", Event.SCORE, "groups", on="2031-04-10")
    curation.decide_on(session, CUP, [NewFact(key=key, draft=draft)], by=by, at=BEGAN)


def accept_apart(store: Store, by: int) -> None:
    """The control: first the decision, then what it has to be told of."""

    def first(session: Session) -> list[dict[str, object]]:
        last = session.scalar(select(DeliveryRow.id).order_by(DeliveryRow.id.desc()).limit(1)) or 0
        accept(session, by)
        new = DeliveryRow.id > last
        columns = [one.key for one in DeliveryRow.__table__.columns]
        rows = [
            {name: getattr(one, name) for name in columns}
            for one in session.scalars(select(DeliveryRow).where(new))
        ]
        session.execute(delete(DeliveryRow).where(new))
        return rows

    rows = store.write(first)
    print("begins", flush=True)
    store.write(lambda session: session.execute(insert(DeliveryRow), rows))


def main(address: str, *, apart: bool) -> None:
    store = Store(address)
    by = store.write(curation.curator, "Kim")
    while True:
        print("begins", flush=True)
        if apart:
            accept_apart(store, by)
        else:
            store.write(accept, by)


if __name__ == "__main__":
    main(sys.argv[1], apart="--apart" in sys.argv)
