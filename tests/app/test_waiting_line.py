"""A line in which those who go on with what they began are served before the rest."""

import asyncio

from app.waiting_line import WaitingLine


async def wait_in(line: WaitingLine, name: str, served: list[str], *, goes_on: bool = False) -> None:
    async with line.place(goes_on=goes_on):
        served.append(name)
        await asyncio.sleep(0)


async def test_those_who_go_on_are_first_and_all_others_keep_their_order() -> None:
    line, served = WaitingLine(), list[str]()
    async with asyncio.TaskGroup() as group:
        for name in ("a", "b", "c"):
            group.create_task(wait_in(line, name, served))
        group.create_task(wait_in(line, "on", served, goes_on=True))
        group.create_task(wait_in(line, "further", served, goes_on=True))
    assert served == ["a", "on", "further", "b", "c"]


async def test_one_is_served_at_a_time() -> None:
    line, most, now = WaitingLine(), 0, 0

    async def work() -> None:
        nonlocal most, now
        async with line.place():
            now += 1
            most = max(most, now)
            await asyncio.sleep(0)
            now -= 1

    await asyncio.gather(*(work() for _ in range(20)))
    assert most == 1


async def test_who_leaves_while_waiting_or_once_called_holds_up_nobody() -> None:
    line, served = WaitingLine(), list[str]()
    leaving: asyncio.Task[None] | None = None
    async with line.place():
        leaving = asyncio.create_task(wait_in(line, "leaving", served))
        called = asyncio.create_task(wait_in(line, "called", served))
        stays = asyncio.create_task(wait_in(line, "stays", served))
        await asyncio.sleep(0)
        leaving.cancel()
        await asyncio.sleep(0)
    called.cancel()  # its turn has just come
    await asyncio.gather(leaving, called, stays, return_exceptions=True)
    assert served == ["stays"]
    async with asyncio.timeout(1), line.place():
        pass
