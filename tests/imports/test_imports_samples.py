"""The samples: into an empty database only, whatever the day, and always as the talk tells it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from importlib import resources
from pathlib import Path

import pytest
from sqlalchemy import select
from talking import NOW, add_person

from core.actions.catalogue import search
from core.actions.imports import import_file
from core.actions.practitioners import everyone_is_sample, of_address
from core.actions.record import record_of
from core.actions.samples import load_samples
from core.house import House
from core.store.tables import Activity, Credit, Practitioner

DAYS = [datetime(2027, 1, 2, tzinfo=UTC), datetime(2028, 2, 29, 12, tzinfo=UTC)]


def test_the_samples_as_the_talk_tells_it(house: House) -> None:
    with house.database.begin() as session:
        assert load_samples(session, NOW)
    with house.database.read() as session:
        assert everyone_is_sample(session)
        dana = of_address(session, "dana@example.org")
        record = record_of(session, dana, NOW.date())
        assert record.progress is not None
        bars = {bar.name: bar.have / 3600 for bar in record.progress.bars if bar.name != "employment"}
        hits = search(session, "GPP3")
    assert (record.progress.year, bars["year 3"], bars["total"], bars["implement"]) == (3, 3.5, 21, 2)
    assert dana.credits_numbered == 13
    assert {hit.activity.is_recording for hit in hits[:2]} == {True, False}
    live = next(hit.activity for hit in hits if not hit.activity.is_recording)
    assert (live.starts_on, live.seconds, live.domain) == (date(2026, 11, 18), 5400, "foster")


@pytest.mark.parametrize("now", DAYS, ids=lambda now: f"{now:%Y-%m-%d}")
def test_the_samples_fit_any_day(house: House, now: datetime) -> None:
    with house.database.begin() as session:
        assert load_samples(session, now)
    with house.database.read() as session:
        newest = session.scalars(select(Activity.starts_on).where(Activity.is_recording.is_(False))).all()
        credits = session.scalars(select(Credit)).all()
        people = session.scalars(select(Practitioner)).all()
        years = {p.name: r.progress.year for p in people if (r := record_of(session, p, now.date())).progress}
    assert max(day for day in newest if day) == now.date() - timedelta(days=3)
    assert all(credit.ends_on < now.date() for credit in credits)
    assert years == {"Dana Example": 3, "Robin Sample": 5, "Alex Beispiel": 1}
    assert len(people) == 4


def test_a_database_in_use_is_left_alone(house: House) -> None:
    add_person(house)
    with house.database.begin() as session:
        assert not load_samples(session, NOW)
        assert session.scalars(select(Activity)).all() == []


def test_the_sample_files_are_good_imports_themselves(house: House) -> None:
    for kind in ("activities", "practitioners", "credits"):
        with resources.as_file(resources.files("core") / "samples" / f"{kind}.csv") as path:
            outcome = import_file(house, kind, Path(path), now=NOW)
        assert (outcome.problems, outcome.repeats, outcome.is_done) == ([], [], True)
