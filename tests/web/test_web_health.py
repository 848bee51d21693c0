"""How Tally is, and when deadlines are."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from browsing import Site
from icalendar import Calendar
from talking import NOW

from bot.web.calendar import calendar_link
from core.actions import arrivals
from core.message import Reply
from core.outbox import post


def leave_things_waiting(site: Site) -> None:
    """Something unheard, something held, something overdue."""
    long_ago = NOW - timedelta(hours=1)
    with site.house.database.begin() as session:
        arrivals.keep(session, channel="web", key="1", raw=b"", now=long_ago)
        held, _ = arrivals.keep(session, channel="mail", key="2", raw=b"", now=long_ago)
        arrivals.hold(session, held, "for a test")
        arrivals.keep(session, channel="web", key="3", raw=b"", now=NOW)
        for key, at in (("overdue", long_ago), ("due", NOW), ("later", NOW + timedelta(days=1))):
            post(session, key=key, channel="mail", to={}, reply=Reply("x"), kind="test", now=long_ago, due_at=at)


def test_all_is_well(site: Site) -> None:
    answer = site.get("/health")
    assert answer.status_code == 200
    assert answer.json() == {"status": "ok", "database": "ok", "unheard": 0, "held": 0, "overdue": 0}


def test_what_waits_is_told(site: Site) -> None:
    leave_things_waiting(site)
    assert site.get("/health").json() == {"status": "ok", "database": "ok", "unheard": 1, "held": 1, "overdue": 1}
    figures = site.get("/metrics").text
    for line in ("tally_unheard 1.0", "tally_held 1.0", "tally_owed 3.0", "tally_overdue 1.0", "tally_failed 0.0"):
        assert f"\n{line}\n" in figures


def test_a_database_that_is_gone_is_told(embedded_site: Site) -> None:
    (embedded_site.house.settings.data / "tally.sqlite3").write_bytes(b"no database" * 1000)
    answer = embedded_site.get("/health")
    assert answer.status_code == 503
    assert answer.json() == {"status": "down", "database": "unreachable"}


def test_the_calendar_has_the_deadlines_ahead(site: Site) -> None:
    answer = site.get(calendar_link(site.house, site.whose()))
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    events = Calendar.from_ical(answer.content).walk("VEVENT")
    days = [event.decoded("dtstart") for event in events]
    assert days == [date(2026, 12, 31), date(2027, 12, 31), date(2028, 12, 31)]
    assert str(events[0]["summary"]) == "CE deadline: Year 3, 5 h to go (0 of 5)"
    assert "America/New_York" in str(events[0]["description"])
    assert "Employment, 3 years to go (0 of 3)" in str(events[-1]["description"])
    assert len({str(event["uid"]) for event in events}) == 3


@pytest.mark.parametrize("token", ["1", "MQ.forged", "x" * 500])
def test_nobody_elses_calendar_can_be_guessed(shared_site: Site, token: str) -> None:
    answer = shared_site.get(f"/calendar/{token}.ics")
    assert answer.status_code == 404
    assert "BEGIN" not in answer.text
