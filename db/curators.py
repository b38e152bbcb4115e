"""Who may decide on facts: the owner of the application, and those the owner names. Functions never commit."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from answers.curating_errors import NoCuratorYet, NoSuchCurator
from answers.errors import NotACurator
from db import curation
from db.models import CuratorRow

RULE = "rule: trusted feed"  # under which a rule decides; nobody is called so, and it has no account


@dataclass(frozen=True, slots=True, kw_only=True)
class By:
    """Who asks to decide. An account at Discord, or at the console (`user_id` None) the `name` of a curator.

    `owner` says whether the account owns the application: the owner may without having been named.
    """

    user_id: int | None = None
    name: str = ""
    owner: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Curator:
    """Somebody who may decide; `user_id` is None for one who only uses the console."""

    id: int
    name: str
    user_id: int | None


def curators(session: Session) -> tuple[Curator, ...]:
    """Everyone who was named or has decided, oldest first; not those whose account was taken off."""
    rows = session.scalars(select(CuratorRow).order_by(CuratorRow.id))
    every = (Curator(id=one.id, name=one.name, user_id=one.user_id) for one in rows)
    return tuple(
        one for one in every if one.user_id is not None or one.name not in {RULE, f"former curator {one.id}"}
    )


def may_curate(session: Session, by: By) -> bool:
    """Whether the account may decide now; whoever is at the console may."""
    return by.user_id is None or by.owner or _row(session, by.user_id) is not None


def deciding(session: Session, by: By) -> int:
    """The row id of the curator who decides; an owner gets a row with the first decision.

    Raises NotACurator for an account that may not, NoSuchCurator, NoCuratorYet for a name nobody has
    or where one is needed.
    """
    if by.user_id is None:
        return _named(session, by.name)
    row = _row(session, by.user_id)
    if row is not None:
        return row.id
    if not by.owner:
        raise NotACurator("the account is no curator's")
    return curation.curator(session, by.name, by.user_id)


def name_curator(session: Session, name: str, user_id: int) -> bool:
    """Let an account decide; False where it may already."""
    known = _row(session, user_id) is not None
    if not known:
        curation.curator(session, name, user_id)
    return not known


def _named(session: Session, name: str) -> int:
    """The curator of that name; the only one where none is named; the first one is made by being named."""
    known = curators(session)
    fits = [one for one in known if one.name == name or not name]
    if len(fits) == 1:
        return fits[0].id
    if not known and not name:
        raise NoCuratorYet("no curator is named, and none is known")
    if not known:
        return curation.curator(session, name)
    names = ", ".join(one.name for one in known)
    raise NoSuchCurator(f"{len(fits)} curators are called {name[:60]!r}: {names}", names=names)


def _row(session: Session, user_id: int | None) -> CuratorRow | None:
    if user_id is None:
        return None
    return session.scalar(select(CuratorRow).where(CuratorRow.user_id == user_id))
