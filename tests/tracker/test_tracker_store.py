"""The database does what it promises, and the migrations make what the tables say."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text
from sqlalchemy.exc import StatementError
from talking import NOW

from core.actions import arrivals
from core.house import House
from core.store.database import SAFE_SQLITE, sqlite_module
from core.store.tables import Activity, Arrival, Base, Practitioner


def test_migrations_make_what_the_tables_say(house: House) -> None:
    with house.database.engine.begin() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_migrating_twice_changes_nothing(house: House) -> None:
    with house.database.begin() as session:
        session.add(Practitioner(name="Kept", joined_on=NOW.date()))
    house.database.migrate()
    with house.database.read() as session:
        assert session.scalars(text("SELECT name FROM practitioners")).all() == ["Kept"]


def test_sqlite_is_new_enough_and_synced_at_every_commit(house: House) -> None:
    if not house.database.is_sqlite:
        pytest.skip("only the embedded database has these")
    assert sqlite_module().sqlite_version_info >= SAFE_SQLITE
    with house.database.begin() as session:
        assert session.scalar(text("PRAGMA journal_mode")) == "wal"
        assert session.scalar(text("PRAGMA synchronous")) == 2
        assert session.scalar(text("PRAGMA foreign_keys")) == 1


def test_a_rolled_back_savepoint_undoes_its_changes_alone(house: House) -> None:
    with house.database.begin() as session:
        session.add(Practitioner(name="Kept", joined_on=NOW.date()))
        session.flush()
        inner = session.begin_nested()
        session.add(Practitioner(name="Dropped", joined_on=NOW.date()))
        session.flush()
        inner.rollback()
    with house.database.read() as session:
        assert session.scalars(text("SELECT name FROM practitioners")).all() == ["Kept"]


def test_a_naive_instant_and_fractional_hours_are_refused(house: House) -> None:
    with pytest.raises(StatementError, match="naive"), house.database.begin() as session:
        session.add(Arrival(channel="web", key="k", raw=b"", received_at=datetime(2026, 1, 1)))  # noqa: DTZ001
        session.flush()
    with pytest.raises(StatementError, match="whole seconds"), house.database.begin() as session:
        session.add(Activity(code="X", title="X", seconds=1.5, domain="develop"))
        session.flush()


def test_instants_come_back_in_utc(house: House) -> None:
    with house.database.begin() as session:
        made, _ = arrivals.keep(session, channel="web", key="k", raw=b"x", now=NOW)
    with house.database.read() as session:
        assert session.get_one(Arrival, made).received_at == NOW
        assert session.get_one(Arrival, made).received_at.tzinfo is UTC


def test_reading_waits_for_no_writer(house: House) -> None:
    with house.database.begin() as writing:
        writing.add(Practitioner(name="Not yet", joined_on=NOW.date()))
        writing.flush()
        with house.database.read() as looking:
            assert looking.scalars(text("SELECT name FROM practitioners")).all() == []
