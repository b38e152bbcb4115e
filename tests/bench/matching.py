"""Our matcher beside plain distances and search indexes, on the same labelled names in one run.

The others get our folding for free and each its own best threshold, chosen on one set; all are judged on
the other. Accuracy, false answers (of non-teams), wrong teams, and microseconds a name.
"""

import difflib
import random
import sqlite3
import statistics
import time
import tracemalloc
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

import psycopg
from rapidfuzz import fuzz, process
from rapidfuzz.distance import JaroWinkler

from answers.fact_book import FactBook
from answers.facts import Alias, Team, Text
from answers.folding import cleaned, flat
from answers.names import Match, find_team
from answers.terms import Strength, TeamId
from app.seeding import programme_files
from tests import postgres
from tests.names.generate import Row, make_set

Scored = Callable[[str], tuple[str | None, float]]
CHOOSING, CHECKING = 1, 2
SYLLABLES = "가나다라마바사아자차카타파하거너더러머버서어저처커터퍼허고노도로모보소오조초코토포호"


@dataclass(frozen=True)
class Result:
    name: str
    accuracy: float
    false_answers: float
    wrong: int
    micros: float


def main(facts: FactBook) -> None:
    choosing, checking = (make_set(programme_files()[0], seed) for seed in (CHOOSING, CHECKING))
    names = [
        (flat(alias.name), team.id)
        for team in facts.teams
        for alias in team.aliases
        if alias.strength is not Strength.NEVER
    ]
    results = [_judge("Cutline", lambda name: _ours(name, facts), checking, 0.0)]
    for name, scored in _others(names):
        results.append(_judge(name, scored, checking, _best_threshold(scored, choosing)))
    results += _postgresql(names, choosing, checking)
    print(f"\n{len(checking)} labelled names, {sum(row.team is None for row in checking)} of them no team\n")
    print("| matcher | accuracy | false answers | wrong teams | µs a name |\n|---|---|---|---|---|")
    for one in results:
        print(
            f"| {one.name} | {one.accuracy:.2%} | {one.false_answers:.2%} | {one.wrong} | {one.micros:.0f} |"
        )
    _growth(facts, checking)


def _ours(name: str, facts: FactBook) -> tuple[str | None, float]:
    found = find_team(name, facts)
    return (found.team.id, found.score) if isinstance(found, Match) else (None, 0.0)


def _others(names: Sequence[tuple[str, str]]) -> Iterable[tuple[str, Scored]]:
    keys = [key for key, _team in names]
    for title, scorer in (
        ("rapidfuzz WRatio", fuzz.WRatio), ("rapidfuzz token_set", fuzz.token_set_ratio),
        ("rapidfuzz Jaro-Winkler", JaroWinkler.normalized_similarity), ("rapidfuzz ratio", fuzz.ratio),
    ):  # fmt: skip

        def scored(name: str, scorer: Callable[..., float] = scorer) -> tuple[str | None, float]:
            best = process.extractOne(flat(cleaned(name)), keys, scorer=scorer)
            return (names[best[2]][1], best[1]) if best else (None, 0.0)

        yield title, scored

    def by_difflib(name: str) -> tuple[str | None, float]:
        matcher = difflib.SequenceMatcher(b=flat(cleaned(name)), autojunk=False)
        best: tuple[str | None, float] = (None, 0.0)
        for key, team in names:
            matcher.set_seq1(key)
            if (
                matcher.real_quick_ratio() > best[1]
                and matcher.quick_ratio() > best[1]
                and matcher.ratio() > best[1]
            ):
                best = (team, matcher.ratio())
        return best

    yield "difflib", by_difflib
    yield "SQLite FTS5 trigram", _fts5(names)


def _fts5(names: Sequence[tuple[str, str]]) -> Scored:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE name USING fts5(key, team UNINDEXED, tokenize='trigram')")
    connection.executemany("INSERT INTO name VALUES (?, ?)", names)

    def scored(name: str) -> tuple[str | None, float]:
        key = flat(cleaned(name))
        grams = {key[at : at + 3] for at in range(len(key) - 2)}
        if not grams:
            return None, 0.0
        asked = " OR ".join(f'"{gram}"' for gram in sorted(grams))
        row = connection.execute(
            "SELECT team, -bm25(name) FROM name WHERE name MATCH ? ORDER BY bm25(name) LIMIT 1", (asked,)
        ).fetchone()
        return (row[0], row[1]) if row else (None, 0.0)

    return scored


def _postgresql(names: Sequence[tuple[str, str]], choosing: list[Row], checking: list[Row]) -> list[Result]:
    folder = postgres.binaries()
    if folder is None:
        print("LEFT OUT: PostgreSQL pg_trgm (no server binaries here)")
        return []
    with (
        postgres.running(folder) as address,
        psycopg.connect(f"{address}/postgres", autocommit=True) as connection,
    ):
        try:
            connection.execute("CREATE EXTENSION pg_trgm")
        except psycopg.Error:
            print("LEFT OUT: PostgreSQL pg_trgm (the extension comes with Debian's postgresql)")
            return []
        connection.execute("CREATE TABLE name (key text, team text)")
        with connection.cursor() as cursor:
            cursor.executemany("INSERT INTO name VALUES (%s, %s)", names)

        def scored(name: str) -> tuple[str | None, float]:
            key = flat(cleaned(name)).replace("\x00", "")
            row = connection.execute(
                "SELECT team, similarity(key, %s) AS s FROM name ORDER BY s DESC LIMIT 1", (key,)
            ).fetchone()
            return (row[0], float(row[1])) if row else (None, 0.0)

        return [_judge("PostgreSQL pg_trgm", scored, checking, _best_threshold(scored, choosing))]


def _best_threshold(scored: Scored, rows: list[Row]) -> float:
    """The threshold with the best accuracy on the choosing set."""
    found = [(*scored(row.name), row.team) for row in rows]
    levels = sorted({score for _team, score, _right in found})
    levels = levels[:: max(1, len(levels) // 200)]
    return max(
        levels,
        key=lambda level: sum((team if score >= level else None) == right for team, score, right in found),
    )


def _judge(name: str, scored: Scored, rows: list[Row], threshold: float) -> Result:
    spent, right, wrong, false = [], 0, 0, 0
    for row in rows:
        started = time.perf_counter()
        team, score = scored(row.name)
        spent.append(time.perf_counter() - started)
        team = team if score >= threshold else None
        right += team == row.team
        false += row.team is None and team is not None
        wrong += row.team is not None and team not in {None, row.team}
    non_teams = sum(row.team is None for row in rows)
    return Result(name, right / len(rows), false / non_teams, wrong, statistics.median(spent) * 1e6)


def _growth(facts: FactBook, rows: list[Row]) -> None:
    print("\n| aliases | median µs | p99 µs | index, ms | index, MiB |\n|---|---|---|---|---|")
    names = [row.name for row in rows]
    for count in (0, 300, 1_000, 3_000, 10_000):
        book = _with_aliases(facts, count)
        started = time.perf_counter()
        size = len(book.names.exact)
        made = time.perf_counter() - started
        spent = []
        for name in names:
            begun = time.perf_counter()
            find_team(name, book)
            spent.append(time.perf_counter() - begun)
        spent.sort()
        print(
            f"| {size} | {spent[len(spent) // 2] * 1e6:.0f} | {spent[len(spent) * 99 // 100] * 1e6:.0f} | {made * 1000:.0f} | {_memory(book):.1f} |"
        )


def _memory(book: FactBook) -> float:
    fresh = replace(book)
    tracemalloc.start()
    size = len(fresh.names.exact)
    held, _peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return held / 2**20 if size else 0.0


def _with_aliases(facts: FactBook, count: int) -> FactBook:
    """The programme with invented teams until it has about `count` names more than its own."""
    have = len(facts.names.exact)
    chance = random.Random(count)
    more = []
    for number in range(max(0, count - have) // 4):
        hangul = ["".join(chance.choice(SYLLABLES) for _ in range(chance.randint(4, 8))) for _ in range(2)]
        latin = [
            "".join(
                chance.choice("bdfghjklmnprstvz") + chance.choice("aeiou")
                for _ in range(chance.randint(3, 6))
            )
            for _ in range(2)
        ]
        more.append(
            Team(
                id=TeamId(f"x{number}"),
                name=Text(latin[0], hangul[0]),
                aliases=tuple(Alias(name=one) for one in (hangul[1], latin[1])),
            )
        )
    return replace(facts, teams=(*facts.teams, *more))
