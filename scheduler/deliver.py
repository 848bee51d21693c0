"""Sends what the outbox owes: claims a batch, talks to the channel outside any transaction, settles each row."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Protocol

import structlog

from core import outbox
from core.errors import DeliveryFault
from core.house import House
from core.store.tables import Outgoing
from mail.outgoing import LetterSender, outbound_for

log = structlog.get_logger()
BATCH = 50
POLL_SECONDS = 1.0


class Sender(Protocol):
    """A channel that can send; raises DeliveryFault."""

    def send(self, row: Outgoing) -> str:
        """Send one row; what the other side calls it."""
        ...


class Deliverer:
    """Sends due rows of the channels it has senders for; any number of these may run side by side."""

    def __init__(self, house: House, senders: Mapping[str, Sender], clock: Callable[[], datetime]) -> None:
        self.house, self.senders, self.clock = house, dict(senders), clock
        self._stop = threading.Event()
        self._news = threading.Event()
        self._thread: threading.Thread | None = None

    def deliver_due(self) -> int:
        """Send everything that is due now; how many were tried."""
        tried = 0
        while rows := self._claim():
            for row in rows:
                self._deliver(row)
            tried += len(rows)
            if len(rows) < BATCH:
                break
        return tried

    def _claim(self) -> list[Outgoing]:
        with self.house.database.begin() as session:
            return outbox.claim(session, self.clock(), most=BATCH, channels=list(self.senders))

    def _deliver(self, row: Outgoing) -> None:
        try:
            remote = self.senders[row.channel].send(row)
        except DeliveryFault as fault:
            log.warning(
                "outgoing.fault", outgoing=row.id, channel=row.channel, why=str(fault), permanent=fault.permanent
            )
            self._put_off(row, str(fault), permanent=fault.permanent, after=fault.after)
        except Exception as fault:
            # A row that breaks its sender must not hold up the others; it is tried again, then given up.
            log.exception("outgoing.failed", outgoing=row.id, channel=row.channel)
            self._put_off(row, f"{type(fault).__name__}: {fault}", permanent=False, after=None)
        else:
            with self.house.database.begin() as session:
                outbox.settle(session, row.id, self.clock(), remote=remote)

    def _put_off(self, row: Outgoing, why: str, *, permanent: bool, after: float | None) -> None:
        with self.house.database.begin() as session:
            outbox.put_off(session, row, self.clock(), fault=why, permanent=permanent, after=after)

    def wake(self) -> None:
        """Something is owed: look at once."""
        self._news.set()

    def start(self) -> None:
        """Deliver in a thread of its own until ``stop``."""
        self._thread = threading.Thread(target=self._run, name="deliverer", daemon=True)
        self._thread.start()

    def _run(self) -> None:
        while not self._stop.is_set():
            try:
                self.deliver_due()
            except Exception:
                # The database may be away for a moment; what is owed stays owed.
                log.exception("deliverer.failed")
            self._news.wait(POLL_SECONDS)
            self._news.clear()

    def stop(self) -> None:
        """Finish the batch at hand and end."""
        self._stop.set()
        self._news.set()
        if self._thread is not None:
            self._thread.join(timeout=30)


def deliver_letters(house: House) -> None:
    """Send the letters that are due now, from a command that doesn't stay."""
    sender = LetterSender(house, outbound_for(house.settings))
    try:
        Deliverer(house, {"mail": sender}, lambda: datetime.now(UTC)).deliver_due()
    finally:
        sender.close()
