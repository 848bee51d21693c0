"""The house as a command opens it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from core.house import House, open_house
from core.settings import read_settings


@contextmanager
def opened() -> Iterator[House]:
    """The house with the settings of the environment, closed at the end."""
    house = open_house(read_settings())
    try:
        yield house
    finally:
        house.close()
