"""A running page for every test that asks for one."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import Site, furnish, make_samples, open_site

from core.documents import Documents
from core.house import House
from core.settings import Settings
from core.store.database import Database


@pytest.fixture
def site(house: House) -> Iterator[Site]:
    """The page while everybody is a sample; on both databases."""
    furnish(house)
    with open_site(house) as opened:
        yield opened


@pytest.fixture
def real_site(site: Site) -> Site:
    """The page with real people: one has to sign in; on both databases."""
    make_samples(site.house, is_sample=False)
    return site


def house_in(folder: Path) -> House:
    """A house on SQLite."""
    settings = Settings(data=folder)
    return House(settings, Database(settings.url()), Documents(folder / "documents"), "a secret for tests")


@pytest.fixture(scope="session")
def furnished(migrated_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A furnished SQLite file to copy from."""
    folder = tmp_path_factory.mktemp("furnished")
    shutil.copy(migrated_sqlite, folder / "tally.sqlite3")
    house = house_in(folder)
    furnish(house)
    house.close()
    return folder / "tally.sqlite3"


@pytest.fixture
def embedded_site(furnished: Path, tmp_path: Path) -> Iterator[Site]:
    """The page on SQLite alone, for what has nothing to do with the database."""
    shutil.copy(furnished, tmp_path / "tally.sqlite3")
    house = house_in(tmp_path)
    with open_site(house) as opened:
        yield opened
    house.close()


@pytest.fixture
def embedded_real_site(embedded_site: Site) -> Site:
    """The same with real people."""
    make_samples(embedded_site.house, is_sample=False)
    return embedded_site


@pytest.fixture(scope="module")
def shared_site(furnished: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """One page for all tests of a module that leave nothing behind."""
    folder = tmp_path_factory.mktemp("shared")
    shutil.copy(furnished, folder / "tally.sqlite3")
    house = house_in(folder)
    with open_site(house) as opened:
        yield opened
    house.close()
