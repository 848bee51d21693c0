"""A message a second and channel: more than that and Slack asks for longer pauses."""

from __future__ import annotations

import time
from threading import Lock

FORGET_AT = 10_000


class Pace:
    """Hands out the next free moment of each channel; any number of threads may wait."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._free_at: dict[str, float] = {}
        self._lock = Lock()

    def wait(self, channel: str) -> None:
        """Sleep until this channel may be posted to."""
        with self._lock:
            now = time.monotonic()
            slot = max(now, self._free_at.get(channel, now))
            if len(self._free_at) >= FORGET_AT:
                self._free_at = {name: at for name, at in self._free_at.items() if at > now}
            self._free_at[channel] = slot + self.seconds
        if slot > now:
            time.sleep(slot - now)
