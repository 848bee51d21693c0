"""A running page for every test that asks for one."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import Site, make_samples, open_site

from core.documents import Documents
from core.house import House
from core.settings import Settings
from core.store.database import Database


@pytest.fixture
def site(house: House) -> Iterator[Site]:
    """The page while everybody is a sample; on both databases."""
    with open_site(house) as opened:
        yield opened


@pytest.fixture
def real_site(site: Site) -> Site:
    """The page with real people: one has to sign in."""
    make_samples(site.house, is_sample=False)
    return site


@pytest.fixture
def embedded_site(migrated_sqlite: Path, tmp_path: Path) -> Iterator[Site]:
    """The page on SQLite alone, for what has nothing to do with the database."""
    shutil.copy(migrated_sqlite, tmp_path / "tally.sqlite3")
    settings = Settings(data=tmp_path)
    house = House(settings, Database(settings.url()), Documents(tmp_path / "documents"), "a secret for tests")
    with open_site(house) as opened:
        yield opened
    house.close()
