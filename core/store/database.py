"""The database: an engine that does what it promises on SQLite and PostgreSQL, and its migrations."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.orm import Session, sessionmaker
from sqlalchemy.pool import QueuePool

# Releases before this one can lose a WAL at reset (https://sqlite.org/wal.html, "the WAL-reset bug").
SAFE_SQLITE = (3, 51, 3)
BUSY_MS = 15_000
# Whoever waits for SQLite's one writer looks again every tenth of a second at the latest, and is not told when it is free.
GIVE_WAY_SECONDS = 0.11


def sqlite_module() -> ModuleType:
    """The interpreter's own sqlite3 where it is new enough, pysqlite3 otherwise."""
    if sqlite3.sqlite_version_info >= SAFE_SQLITE:
        return sqlite3
    return import_module("pysqlite3")


def connect(url: str) -> Engine:
    """An engine for ``url``; SQLite gets explicit transactions, WAL, full sync and foreign keys."""
    if not url.startswith("sqlite"):
        return create_engine(url, pool_pre_ping=True, pool_size=10, max_overflow=10)
    # A few connections stay open: closing the last one would write the whole WAL back each time.
    engine = create_engine(
        url,
        module=sqlite_module(),
        poolclass=QueuePool,
        pool_size=4,
        max_overflow=12,
        connect_args={"timeout": BUSY_MS / 1000, "check_same_thread": False},
    )
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # or rollback and savepoints undo nothing
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", f"busy_timeout={BUSY_MS}"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Any) -> None:
    # IMMEDIATE: a turn that reads first and writes later would otherwise meet SQLITE_BUSY in its middle.
    reads_only = connection.get_execution_options().get("reads_only", False)
    connection.exec_driver_sql("BEGIN" if reads_only else "BEGIN IMMEDIATE")


class Database:
    """Sessions on one database. ``begin()`` is one transaction: committed at its end, rolled back on any error."""

    def __init__(self, url: str) -> None:
        self.url = url
        if url.startswith("sqlite:///"):
            Path(url.removeprefix("sqlite:///")).parent.mkdir(parents=True, exist_ok=True)
        self.engine = connect(url)
        self._sessions = sessionmaker(self.engine, expire_on_commit=False)
        self._readers = sessionmaker(self.engine.execution_options(reads_only=True), expire_on_commit=False)

    @property
    def is_sqlite(self) -> bool:
        """Whether this is the embedded database."""
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def begin(self) -> Iterator[Session]:
        """A session in one transaction."""
        with self._sessions() as session, session.begin():
            yield session

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session that only looks: it waits for no writer, and whatever it changed is rolled back."""
        with self._readers() as session:
            yield session
            session.expunge_all()  # or the rollback empties the rows that the reader keeps
            session.rollback()

    def give_way(self) -> None:
        """Let others write between the short transactions of long work.

        On SQLite they would not get in otherwise: the one who is writing begins again before they look.
        """
        if self.is_sqlite:
            time.sleep(GIVE_WAY_SECONDS)

    def migrate(self, revision: str = "head") -> None:
        """Bring the tables to ``revision``; running it twice changes nothing."""
        config = Config()
        config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
        with self.engine.begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, revision)

    def close(self) -> None:
        """Give back every connection."""
        self.engine.dispose()
