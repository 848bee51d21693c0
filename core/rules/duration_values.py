"""What an amount of time is once it is read: its possible seconds, where it ends, why it may need a question."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from core.rules.words import Unit

HOUR, MINUTE = 3600, 60


class Duration(NamedTuple):
    """An amount that ends before token ``to``: its possible seconds, ``kind`` and ``unit`` as ``AmountFound`` has them."""

    options: tuple[int, ...]
    to: int
    kind: str = "exact"
    unit: str = "hour"
    shape: str = "one"
    cut: int = 0


@lru_cache(maxsize=1024)
def seconds_of(value: Fraction, each: int) -> int:
    return round(value * each)


def of_unit(values: tuple[Fraction, ...], unit: Unit) -> tuple[int, ...]:
    """The seconds these numbers of a unit can be; a CEU is ten hours or one."""
    factors = (10, 1) if unit.kind == "ceu" else (1,)
    return tuple(dict.fromkeys(seconds_of(value * factor, unit.seconds) for value in values for factor in factors))
