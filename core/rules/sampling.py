"""Whom an audit draws: decided by a seed alone, so that anybody who has it can draw again and get the same people."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from decimal import ROUND_CEILING, Decimal

WHOLE = 1 << 256


def place_of(seed: int, person: int) -> int:
    """Where a person stands in the draw of that seed, from 0 to 2**256: the lower are drawn first."""
    return int.from_bytes(hashlib.sha256(f"{seed}:{person}".encode()).digest(), "big")


def drawn(people: Iterable[int], *, percent: Decimal, seed: int) -> list[int]:
    """``percent`` (0 to 100) of the people by their numbers, rounded up, in the order of their numbers.

    The order in which they are given does not matter.
    """
    everybody = set(people)
    wanted = int((len(everybody) * percent / 100).to_integral_value(ROUND_CEILING))
    return sorted(sorted(everybody, key=lambda person: place_of(seed, person))[:wanted])


def drawn_one_by_one(people: Iterable[int], *, percent: Decimal, seed: int) -> list[int]:
    """The people whose own place lies within ``percent``: it is the same whoever else is drawn with them, or when."""
    edge = int(WHOLE * percent / 100)
    return sorted(person for person in set(people) if place_of(seed, person) < edge)


def mark_of(people: Iterable[int]) -> str:
    """The SHA-256 that names a population, to show later that a draw was from it."""
    return hashlib.sha256(",".join(map(str, sorted(set(people)))).encode()).hexdigest()
