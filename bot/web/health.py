"""How Tally is: /health for whoever watches it, /metrics for a collector on the same machine."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import structlog
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily
from sqlalchemy import func, select
from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.web.guard import is_at_home
from bot.web.room import room_of
from core.house import House
from core.store.tables import Arrival, Outgoing

log = structlog.get_logger()
# Younger ones are simply being worked on.
A_TURN = timedelta(minutes=1)
A_DELIVERY = timedelta(minutes=5)
MEANINGS = {
    "unheard": "Arrivals kept more than a minute ago and not heard yet",
    "held": "Arrivals set aside for a person to look at",
    "owed": "Messages owed, now or later",
    "overdue": "Messages due for more than five minutes",
    "failed": "Messages given up within the last day",
}


def counts(house: House, now: datetime) -> dict[str, int]:
    """What waits, by name (see MEANINGS)."""
    waiting = Arrival.heard_at.is_(None)
    wanted = {
        "unheard": (Arrival, waiting & Arrival.held_because.is_(None) & (Arrival.received_at < now - A_TURN)),
        "held": (Arrival, waiting & Arrival.held_because.is_not(None)),
        "owed": (Outgoing, Outgoing.due_at.is_not(None)),
        "overdue": (Outgoing, Outgoing.due_at < now - A_DELIVERY),
        "failed": (Outgoing, Outgoing.failed_at > now - timedelta(days=1)),
    }
    columns = [
        select(func.count()).select_from(table).where(rule).scalar_subquery().label(name)
        for name, (table, rule) in wanted.items()
    ]
    with house.database.read() as session:
        return dict(session.execute(select(*columns)).one()._mapping)


def health(request: Request) -> Response:
    """200 while the database answers, else 503; what waits is told, but restarting would not help it."""
    room = room_of(request)
    try:
        found = counts(room.house, room.now())
    except SQLAlchemyError as fault:
        log.error("health.database", why=str(fault).splitlines()[0])
        return JSONResponse({"status": "down", "database": "unreachable"}, 503)
    told = {name: found[name] for name in ("unheard", "held", "overdue")}
    return JSONResponse({"status": "ok", "database": "ok", **told})


class Waiting:
    """Counts for Prometheus, taken when they are asked for."""

    def __init__(self, house: House, now: Callable[[], datetime]) -> None:
        self.house, self.now = house, now

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """One gauge for each count."""
        for name, value in counts(self.house, self.now()).items():
            yield GaugeMetricFamily(f"tally_{name}", MEANINGS[name], value=value)

    def describe(self) -> Iterator[GaugeMetricFamily]:
        """The gauges without their values, so that registering asks no database."""
        for name, meaning in MEANINGS.items():
            yield GaugeMetricFamily(f"tally_{name}", meaning)


def measured(house: House, now: Callable[[], datetime]) -> CollectorRegistry:
    """The registry of one app."""
    registry = CollectorRegistry()
    registry.register(Waiting(house, now))
    return registry


def metrics(request: Request) -> Response:
    """The figures in Prometheus' text format, to this machine only."""
    if not is_at_home(request):
        return Response("Figures are told on this machine only.", 403, media_type="text/plain")
    return Response(generate_latest(request.app.state.measured), media_type="text/plain; version=0.0.4; charset=utf-8")
