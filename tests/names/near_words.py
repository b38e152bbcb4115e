"""Which everyday words lie within a slip of a name: `python -m tests.names.near_words WORDLIST PROGRAMME.yaml`.

The short list it prints was made with the SCOWL word lists of the Debian packages wamerican-huge and
wbritish (free to use), and stands in the programme file as `everyday_words`; run it again when names are added.
"""

import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from answers.folding import flat
from answers.names import MOST_EDITS, allowed
from app.seeding import seed_files
from db.engine import Store
from db.facts import load_facts, slugs
from db.migrate import migrate

LEAST = 4  # letters; shorter names allow no slip


def near_words(words: Path, programme: Path) -> list[str]:
    """The words of a list (one a line) that a slip could make of a name, or a name of them."""
    with tempfile.TemporaryDirectory() as folder:
        store = Store(f"sqlite:///{folder}/store.db")
        migrate(store)
        seed_files(store, [programme], datetime.now(UTC))
        index = store.read(lambda session: load_facts(session, slugs(session)[0])).names
        store.close()
    found = set()
    for line in words.read_text(encoding="utf-8").splitlines():
        word = flat(line)
        if not word.isascii() or len(word) < LEAST or word in index.exact or line.endswith("'s"):
            continue
        near = extract(word, index.choices, scorer=OSA.distance, score_cutoff=MOST_EDITS, limit=None)
        if any(edits <= allowed(word, choice) for choice, edits, _at in near):
            found.add(word)
    return sorted(found)


if __name__ == "__main__":
    print(" ".join(near_words(Path(sys.argv[1]), Path(sys.argv[2]))))
