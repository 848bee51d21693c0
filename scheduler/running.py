"""Everything that runs, started in order and stopped in reverse; on SQLite at most one of these at a time."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Protocol, Self

from core.errors import TallyError


class AlreadyRunning(TallyError):
    """A second ``tally run`` on the embedded database."""

    says = (
        "Tally is running on this data folder already (process {pid}). Stop that one first, or set TALLY_DATA to "
        "another folder. Several processes at once want PostgreSQL: set TALLY_DATABASE_URL."
    )


class Part(Protocol):
    """Something that starts and stops."""

    def start(self) -> None:
        """Begin."""

    def stop(self) -> None:
        """End, finishing what is at hand."""


class RunLock:
    """Held by the one process that runs on a data folder; given back by the system however that process ends."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "run.lock"
        self._file: IO[str] | None = None

    def __enter__(self) -> Self:
        handle = open(self.path, "a+")
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            handle.seek(0)
            pid = handle.read().strip() or "unknown"
            handle.close()
            raise AlreadyRunning(pid=pid) from None
        handle.truncate(0)
        handle.write(str(os.getpid()))
        handle.flush()
        self._file = handle
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file is not None:
            self._file.close()


class Running:
    """Parts in the order they were started."""

    def __init__(self) -> None:
        self._parts: list[Any] = []

    def start(self, part: Part) -> None:
        """Start a part; when it fails, those before it are stopped."""
        try:
            part.start()
        except BaseException:
            self.stop()
            raise
        self._parts.append(part)

    def stop(self) -> None:
        """Stop all parts, the last one first."""
        while self._parts:
            part = self._parts.pop()
            with suppress(KeyboardInterrupt):
                part.stop()


def clock_from(now: datetime | None) -> Callable[[], datetime]:
    """The real clock, or one that stands at ``now`` when asked first and goes on from there."""
    if now is None:
        return lambda: datetime.now(UTC)
    ahead = now.astimezone(UTC) - datetime.now(UTC)
    return lambda: datetime.now(UTC) + ahead
