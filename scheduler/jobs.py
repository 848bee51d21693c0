"""The table of jobs: what happens unasked and how often. Each only looks for what is due in the database."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler

from bot import errands
from bot.reception import Opener, attend
from core.actions import arrivals, attendance, badges, deferrals, lapsing, misses
from core.house import House
from scheduler import digest, nudge

log = structlog.get_logger()
LEFT_BEHIND = timedelta(seconds=30)


@dataclass(frozen=True, slots=True)
class Job:
    """A job: its name, every how many seconds, what it does."""

    name: str
    seconds: int
    does: Callable[[], object]


def jobs_for(house: House, openers: Mapping[str, Opener], clock: Callable[[], datetime]) -> tuple[Job, ...]:
    """All jobs of the clock."""
    return (
        Job("reminders", 60, lambda: nudge.sweep(house, clock())),
        Job("digest", 60, lambda: digest.sweep(house, clock())),
        Job("deferrals", 3600, lambda: deferrals.lapse_due(house, clock())),
        Job("endings", 3600, lambda: lapsing.end_due(house, clock())),
        Job("attendance", 60, lambda: attendance.match_all(house, clock())),
        Job("badges", 60, lambda: badges.deliver(house, clock())),
        Job("misses", 3600, lambda: misses.forget_old(house, clock())),
        Job("errands", 15, lambda: errands.do_left(house, clock())),
        Job("unheard", 15, lambda: hear_unheard(house, openers, clock(), older_than=LEFT_BEHIND)),
    )


def hear_unheard(
    house: House, openers: Mapping[str, Opener], now: datetime, *, older_than: timedelta = timedelta(0)
) -> int:
    """Hear what a crash or a fault left unheard; how many were heard."""
    with house.database.read() as session:
        waiting = [(row.id, row.channel) for row in arrivals.unheard(session, now, older_than=older_than)]
    heard = 0
    for arrival_id, channel in waiting:
        if channel in openers:
            heard += attend(house, openers[channel], arrival_id, now).state in {"heard", "ignored"}
    return heard


class Clock:
    """APScheduler as a ticker and nothing else: jobs live here, what is due lives in the database."""

    def __init__(self, jobs: tuple[Job, ...]) -> None:
        self._ticker = BackgroundScheduler(executors={"default": ThreadPoolExecutor(4)}, timezone="UTC")
        for job in jobs:
            self._ticker.add_job(
                _guarded(job), "interval", seconds=job.seconds, id=job.name, coalesce=True, max_instances=1,
                misfire_grace_time=None, next_run_time=datetime.now(tz=self._ticker.timezone),
            )  # fmt: skip

    def start(self) -> None:
        """Begin to tick; every job runs at once, to catch up."""
        self._ticker.start()

    def stop(self) -> None:
        """Wait for the jobs at hand and end."""
        self._ticker.shutdown(wait=True)


def _guarded(job: Job) -> Callable[[], None]:
    def run() -> None:
        try:
            job.does()
        except Exception:
            # One bad tick must not end the job; the next one finds the same rows.
            log.exception("job.failed", job=job.name)

    return run
