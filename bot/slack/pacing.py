"""A message a second and channel, short bursts aside: more than that and Slack asks for longer pauses."""

from __future__ import annotations

import time
from threading import Lock

FORGET_AT = 10_000


class Pace:
    """Hands out the next free moment of each channel; any number of threads may wait.

    ``burst`` messages may follow each other at once before the pauses begin.
    """

    def __init__(self, seconds: float, *, burst: int = 1) -> None:
        self.seconds, self.ahead = seconds, (burst - 1) * seconds
        self._free_at: dict[str, float] = {}
        self._lock = Lock()

    def wait(self, channel: str) -> None:
        """Sleep until this channel may be posted to."""
        with self._lock:
            now = time.monotonic()
            if len(self._free_at) >= FORGET_AT:
                self._free_at = {name: at for name, at in self._free_at.items() if at > now}
            free_at = max(now, self._free_at.get(channel, now))
            self._free_at[channel] = free_at + self.seconds
        if free_at - self.ahead > now:
            time.sleep(free_at - self.ahead - now)
