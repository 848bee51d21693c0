"""TOML read key by key; every fault names the key, what stood there and the remedy."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeVar

from core.errors import WrongValue

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)


class Table:
    """One TOML table being read: keys are taken one by one, and ``done`` refuses what nobody asked for."""

    def __init__(self, content: dict[str, Any], path: str = "") -> None:
        self.left = dict(content)
        self.path = path

    def key(self, name: str) -> str:
        """The key as written from the top of the file."""
        return f"{self.path}.{name}" if self.path else name

    def take(self, name: str, kind: type[T], remedy: str) -> T | None:
        """The value, or None when the key is absent. Raises WrongValue when it is of another kind."""
        value = self.left.pop(name, None)
        if value is None:
            return None
        if type(value) is not kind:  # exact, because in TOML's Python values true is an int and an instant is a day
            raise WrongValue(field=self.key(name), value=value, remedy=remedy)
        return value

    def need(self, name: str, kind: type[T], remedy: str) -> T:
        """The value of a key that must be there."""
        value = self.take(name, kind, remedy)
        if value is None:
            raise WrongValue(field=self.key(name), value=None, remedy=f"it is missing; {remedy}")
        return value

    def text(self, name: str) -> str | None:
        """Words, or None."""
        return self.take(name, str, "write words in quotes.")

    def claim(self, name: str) -> bool | None:
        """true, false or None."""
        return self.take(name, bool, "write true or false, or leave it out when it is not known.")

    def table(self, name: str) -> Table:
        """A table within, empty when absent."""
        return Table(self.take(name, dict, f"write it as a table, [{self.key(name)}].") or {}, self.key(name))

    def tables(self, name: str) -> tuple[Table, ...]:
        """The tables of an array, [[name]]; none when absent."""
        remedy = f"write each as a table, [[{self.key(name)}]]."
        found = self.take(name, list, remedy) or []
        for one in found:
            if not isinstance(one, dict):
                raise WrongValue(field=self.key(name), value=one, remedy=remedy)
        return tuple(Table(one, f"{self.key(name)}[{place}]") for place, one in enumerate(found, 1))

    def amount(self, name: str, scale: int, remedy: str) -> int:
        """A number above 0 times ``scale``, which must come out whole."""
        scaled = self.number(name, remedy) * scale
        if scaled <= 0 or scaled != int(scaled):
            raise WrongValue(field=self.key(name), value=str(scaled / scale), remedy=remedy)
        return int(scaled)

    def number(self, name: str, remedy: str) -> Decimal:
        """A required number, whole or decimal."""
        value = self.left.pop(name, None)
        if type(value) not in (int, Decimal) or not Decimal(value).is_finite():
            raise WrongValue(field=self.key(name), value=value, remedy=remedy)
        return Decimal(value)

    def choice(self, name: str, kind: type[E]) -> E | None:
        """One of an enum's values, or None."""
        value = self.left.pop(name, None)
        return None if value is None else one_of(self.key(name), value, kind)

    def done(self) -> None:
        """Raise WrongValue on the first key that means nothing here."""
        for name, value in self.left.items():
            remedy = "this key means nothing here; check its spelling or take it out."
            raise WrongValue(field=self.key(name), value=value, remedy=remedy)


def read_toml(raw: bytes, what: str) -> Table:
    """The top table of a TOML text, decimals exact. Raises WrongValue naming ``what`` when it is none."""
    try:
        return Table(tomllib.loads(raw.decode(), parse_float=Decimal))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise WrongValue(field=what, value=str(fault), remedy="it must be TOML in UTF-8.") from fault


def one_of(field: str, value: object, kind: type[E]) -> E:
    """``value`` as a member of ``kind``. Raises WrongValue listing the members."""
    members: Iterable[E] = kind
    for member in members:
        if value == member.value:
            return member
    choices = ", ".join(f'"{member.value}"' for member in kind)
    raise WrongValue(field=field, value=value, remedy=f"write one of {choices}.")
