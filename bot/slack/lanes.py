"""Threads that hear: what one person says is heard in the order they said it, others are not kept waiting."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Lock, Timer
from typing import Any
from zlib import crc32

import structlog

log = structlog.get_logger()


class Lanes:
    """A few lanes of one thread each; a name always takes the same lane."""

    def __init__(self, count: int = 6) -> None:
        self._lanes = [ThreadPoolExecutor(1, thread_name_prefix=f"slack-{place}") for place in range(count)]
        self._later: set[Timer] = set()
        self._lock = Lock()
        self._is_closed = False

    def do(self, name: str, act: Callable[..., None], *args: Any) -> None:
        """Do something in this name's lane, soon; never after ``close``."""
        with self._lock:
            if not self._is_closed:
                self._lanes[crc32(name.encode()) % len(self._lanes)].submit(_do, act, *args)

    def do_later(self, seconds: float, name: str, act: Callable[..., None], *args: Any) -> None:
        """Do something in this name's lane after a while, unless closed meanwhile."""

        def due() -> None:
            with self._lock:
                self._later.discard(timer)
            self.do(name, act, *args)

        timer = Timer(seconds, due)
        timer.daemon = True
        with self._lock:
            if not self._is_closed:
                self._later.add(timer)
                timer.start()

    def wait(self) -> None:
        """Wait until everything asked for so far is done."""
        for lane in self._lanes:
            lane.submit(int).result()

    def close(self) -> None:
        """Finish what is being done, drop the rest: it is kept, and heard at the next start."""
        with self._lock:
            self._is_closed = True
            waiting = list(self._later)
        for timer in waiting:
            timer.cancel()
        for lane in self._lanes:
            lane.shutdown(wait=True, cancel_futures=True)


def _do(act: Callable[..., None], *args: Any) -> None:
    try:
        act(*args)
    except Exception:
        log.exception("slack.lane")
