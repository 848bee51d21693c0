"""A person's deadlines as a calendar one can subscribe to."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from itertools import groupby

from icalendar import Calendar, Event, vDuration
from itsdangerous import BadData, URLSafeSerializer
from starlette.requests import Request
from starlette.responses import Response

from bot.web.room import room_of, show
from core.actions.record import Record, record_of
from core.house import House
from core.rules.progress import Measure, Unit
from core.rules.terms import Domain, show_hours
from core.store.tables import Practitioner

ONE_DAY = timedelta(days=1)


def _signer(house: House) -> URLSafeSerializer:
    return URLSafeSerializer(house.secret, salt="calendar")


def calendar_link(house: House, practitioner_id: int, *, base: str = "") -> str:
    """The address of a person's calendar: whoever has it sees their deadlines, so it is shown to them alone."""
    return f"{base}/calendar/{_signer(house).dumps(practitioner_id)}.ics"


def get_calendar(request: Request) -> Response:
    """The deadlines ahead, one day each, with what is missing for it."""
    room = room_of(request)
    try:
        practitioner_id = _signer(room.house).loads(request.path_params["token"])
    except BadData:
        return _unknown(request)
    now = room.now()
    with room.house.database.read() as session:
        person = session.get(Practitioner, practitioner_id)
        if person is None:
            return _unknown(request)
        made = deadlines(record_of(session, person, now.date()), practitioner_id, room.house.settings.zone, now)
    headers = {"content-disposition": 'attachment; filename="deadlines.ics"'}
    return Response(made, media_type="text/calendar; charset=utf-8", headers=headers)


def _unknown(request: Request) -> Response:
    words = "This calendar's address isn't right. Ask Tally for your deadlines to get it again."
    return show(request, "note.html", status=404, title="No such calendar", words=words)


def deadlines(record: Record, practitioner_id: int, zone: str, now: datetime) -> bytes:
    """The calendar's bytes; empty of events before certification. ``zone`` is where deadlines end."""
    made = Calendar()
    made.add("prodid", "-//Tally//Deadlines//EN")
    made.add("version", "2.0")
    made.add("x-wr-calname", "Recertification deadlines")
    made.add("refresh-interval", vDuration(timedelta(hours=12)), parameters={"VALUE": "DURATION"})
    measures = sorted(record.progress.bars if record.progress else (), key=lambda one: one.by)
    for by, due in groupby(measures, key=lambda one: one.by):
        if by >= now.date():
            made.add_component(_event(by, list(due), practitioner_id, zone, now))
    content: bytes = made.to_ical()
    return content


def _event(by: date, due: Iterable[Measure], practitioner_id: int, zone: str, now: datetime) -> Event:
    missing = [show_missing(measure) for measure in due if not measure.met]
    event = Event()
    event.add("uid", f"deadline-{by.isoformat()}-{practitioner_id}@tally")
    event.add("dtstamp", now)
    event.add("dtstart", by)
    event.add("dtend", by + ONE_DAY)
    event.add("transp", "TRANSPARENT")
    event.add("summary", f"CE deadline: {missing[0]}" if missing else "CE deadline: everything is met")
    event.add("description", "\n".join([*missing, f"The day ends at midnight, {zone}."]))
    return event


def show_missing(measure: Measure) -> str:
    """What is missing for one requirement, in a few words: Year 3, 1.5 h to go (3.5 of 5)."""
    name = Domain(measure.name).title if measure.name in set(Domain) else measure.name.capitalize()
    if measure.unit is Unit.HOURS:
        short, have, need = (show_hours(value) for value in (measure.short, measure.have, measure.need))
        return f"{name}, {short} h to go ({have} of {need})"
    short, have, need = (f"{value / 100:g}" for value in (measure.short, measure.have, measure.need))
    return f"{name}, {short} years to go ({have} of {need})"
