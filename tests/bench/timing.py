"""Timing two ways of doing one thing in turn, so that a drifting machine does not favour either."""

import statistics
import time
from collections.abc import Callable

ROUNDS = 9


def seconds(work: Callable[[], object], times: int) -> float:
    """How long one call of `work` takes on average over `times` calls."""
    started = time.perf_counter()
    for _ in range(times):
        work()
    return (time.perf_counter() - started) / times


def side_by_side(
    ours: Callable[[], object], theirs: Callable[[], object], times: int
) -> tuple[float, float, float]:
    """Median seconds a call of each, and the median of the ratios ours/theirs, over ROUNDS in turn."""
    pairs = [(seconds(ours, times), seconds(theirs, times)) for _ in range(ROUNDS)]
    mine, other = zip(*pairs, strict=True)
    ratio = statistics.median(a / b for a, b in pairs)
    return statistics.median(mine), statistics.median(other), ratio
