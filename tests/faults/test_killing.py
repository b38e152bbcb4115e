"""Rows 1, 2 and 9 of the faults with whole processes: senders killed while they send, and how fast they may send.

A quick seed of each here, on both databases; `make faults` takes many, with the numbers the rows ask for.
"""

import pytest

from tests.faults.killing import UNTIL_EMPTY_S, kill_senders

ALERTS, KILLS = 40, 2
FORGETS_S = 0.3  # Discord's memory of a nonce, outlived
MOST_A_SECOND = 45


async def test_killed_senders_lose_and_double_nothing(address: str) -> None:
    found = await kill_senders(address, alerts=ALERTS, kills=KILLS, seed=1)
    assert (found.lost, found.doubled) == (0, 0), found
    assert found.whole
    assert found.empty_s < UNTIL_EMPTY_S
    assert found.busiest <= MOST_A_SECOND


async def test_so_it_is_where_discord_has_forgotten_every_nonce(address: str) -> None:
    found = await kill_senders(address, alerts=ALERTS, kills=KILLS, seed=2, nonce_memory_s=FORGETS_S)
    assert (found.lost, found.doubled) == (0, 0), found


async def test_without_the_history_every_double_is_on_record_as_possible(address: str) -> None:
    found = await kill_senders(
        address, alerts=ALERTS, kills=KILLS, seed=3, nonce_memory_s=FORGETS_S, readable=False
    )
    assert found.lost == 0
    assert found.doubled <= found.maybe <= ALERTS, found


@pytest.mark.parametrize(("without", "memory"), [(("nonce", "history"), 300.0), (("history",), FORGETS_S)])
async def test_without_a_guard_alerts_are_doubled(
    tmp_path_factory: pytest.TempPathFactory, without: tuple[str, ...], memory: float
) -> None:
    store = f"sqlite:///{tmp_path_factory.mktemp('control')}/store.db"
    found = await kill_senders(store, alerts=80, kills=1, seed=4, nonce_memory_s=memory, without=without)
    assert found.doubled > 0, found


async def test_without_the_pace_more_goes_out_in_a_second_than_discord_takes(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    store = f"sqlite:///{tmp_path_factory.mktemp('control')}/store.db"
    found = await kill_senders(store, alerts=120, kills=0, seed=5, without=("pace",))
    assert found.busiest > MOST_A_SECOND, found
