"""Asking too much at once costs a wait, of the person or of the channel, and nothing else."""

from hypothesis import given
from hypothesis import strategies as st

from cogs.ui.cooldowns import MOST_KEPT, Allowance, Cooldowns


def test_a_burst_is_allowed_then_one_for_each_refill() -> None:
    now = [0.0]
    limits = Cooldowns(lambda: now[0], Allowance(burst=3, refill=2.0), Allowance(burst=100, refill=1.0))
    assert [limits.wait_for(person=1, channel=9) for _ in range(4)] == [0, 0, 0, 2]
    assert limits.wait_for(person=2, channel=9) == 0
    now[0] = 2.0
    assert [limits.wait_for(person=1, channel=9) for _ in range(2)] == [0, 2]


def test_a_refused_question_costs_nothing() -> None:
    now = [0.0]
    limits = Cooldowns(lambda: now[0], Allowance(burst=1, refill=5.0), Allowance(burst=2, refill=5.0))
    assert [limits.wait_for(person=1, channel=9) for _ in range(9)] == [0] + [5] * 8
    assert limits.wait_for(person=2, channel=9) == 0  # the channel was charged once


def test_it_is_said_once_in_public() -> None:
    now = [0.0]
    limits = Cooldowns(lambda: now[0], Allowance(burst=1, refill=1.0))
    assert [limits.tells(1), limits.tells(1), limits.tells(2)] == [True, False, True]


def test_memory_stays_bounded_however_many_people_ask() -> None:
    limits = Cooldowns(lambda: 0.0)
    for person in range(MOST_KEPT + 500):
        limits.wait_for(person=person, channel=None)
    assert len(limits._person._full_at) == MOST_KEPT


@given(st.lists(st.floats(min_value=0, max_value=30), max_size=60))
def test_nobody_gets_more_than_the_burst_and_the_refills(pauses: list[float]) -> None:
    now, taken = [0.0], 0
    limits = Cooldowns(lambda: now[0], Allowance(burst=5, refill=2.0), Allowance(burst=999, refill=0.1))
    for pause in pauses:
        now[0] += pause
        taken += limits.wait_for(person=1, channel=None) == 0
    assert taken <= 5 + now[0] / 2.0 + 1
