"""Programme files into the store: at first start, after an upgrade, and when asked to."""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from answers.terms import Announce
from db.engine import Store
from db.facts import fingerprints

if TYPE_CHECKING:
    from db.seed import SeedReport

PROGRAMMES = Path(__file__).parent.parent / "db" / "programmes"


def programme_files() -> tuple[Path, ...]:
    """The programme files that come with the program, in the order of their names."""
    return tuple(sorted(PROGRAMMES.glob("*.yaml")))


def seed_files(
    store: Store, files: Sequence[Path], now: datetime, announce: Announce = Announce.QUIETLY
) -> "tuple[SeedReport, ...]":
    """Seed every file, all or nothing: a mistake in one leaves the store as it was.

    Those who follow are told of what that changed only where `announce` says so.
    """
    # A start that seeds nothing loads no YAML.
    from db.programme_file import read_programme
    from db.seed import seed

    read = [(read_programme(path), fingerprint(path)) for path in files]

    def work(session: object) -> "tuple[SeedReport, ...]":
        return tuple(
            seed(session, file, fingerprint=mark, now=now, announce=announce)  # type: ignore[arg-type]
            for file, mark in read
        )

    return store.write(work)


def changed_files(store: Store, files: Sequence[Path]) -> tuple[Path, ...]:
    """The files that differ from what the store was last seeded with."""
    known = set(store.read(fingerprints).values())
    return tuple(path for path in files if fingerprint(path) not in known)


def fingerprint(path: Path) -> str:
    """A hash of the file's bytes."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
