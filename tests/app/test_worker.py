"""Units of work off the event loop: their threads end with the worker, so that nothing is held for ever."""

import gc
import threading

from app.worker import StoreWorker


async def test_the_threads_end_once_nobody_holds_the_worker() -> None:
    worker = StoreWorker()
    mine = await worker.run(threading.current_thread)
    assert mine.is_alive()
    del worker
    gc.collect()
    mine.join(10)
    assert not mine.is_alive()
