"""The facts in memory: an immutable FactBook, swapped whole when `fact_revision` moved."""

import logging
import threading

from answers.errors import NoSuchProgramme
from answers.fact_book import FactBook
from db.engine import Store
from db.facts import load_facts, revisions

log = logging.getLogger(__name__)


class CurrentFacts:
    """The programmes of a store. Reading never blocks; `look` is called by the watch on its own thread."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._books: dict[str, FactBook] = {}
        self._lock = threading.Lock()  # two threads may look at once; only one should load
        self.look()

    def look(self) -> None:
        """Reload the programmes whose revision moved; the others stay the very same objects."""
        with self._lock:
            now = self._store.read(revisions)
            books = {
                slug: kept
                if (kept := self._books.get(slug)) and kept.revision == revision
                else self._store.read(load_facts, slug)
                for slug, revision in now.items()
            }
            if books != self._books:
                log.info("facts.loaded", extra={"revisions": now})
                self._books = books

    @property
    def books(self) -> tuple[FactBook, ...]:
        """Every programme of the store, oldest first."""
        return tuple(self._books.values())

    def book(self, slug: str | None = None) -> FactBook:
        """The facts of a programme; of the only or oldest one where none is named.

        Raises NoSuchProgramme.
        """
        books = self._books
        if slug is None and books:
            return next(iter(books.values()))
        if slug is None or slug not in books:
            held = ", ".join(books) or "none"
            raise NoSuchProgramme(
                f"the store holds no programme {slug!r}; it holds {held}", programme=slug or ""
            )
        return books[slug]
