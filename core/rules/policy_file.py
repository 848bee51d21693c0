"""A policy's TOML into a Policy; every fault names the key, what stood there and the remedy."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeVar

from core.errors import WrongValue
from core.rules.policy import (
    Direction,
    EmploymentRule,
    HoursRule,
    Limit,
    Per,
    Policy,
    Rounding,
    Spanning,
    YearRule,
)
from core.rules.terms import SECONDS_PER_HOUR, Basis

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


HOURS = "write a number of hours above 0, such as 5 or 1.5."


def parse_policy(content: bytes | str) -> Policy:
    """The policy in a TOML text. Raises WrongValue naming the key, the value and the remedy."""
    raw = content.encode() if isinstance(content, str) else content
    try:
        top = Table(tomllib.loads(raw.decode(), parse_float=Decimal))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise WrongValue(field="policy file", value=str(fault), remedy="it must be TOML in UTF-8.") from fault
    if (kind := top.text("kind")) != "recertification":
        raise WrongValue(field="kind", value=kind, remedy='write kind = "recertification".')
    policy = Policy(
        sha256=hashlib.sha256(raw).hexdigest(),
        **_heading(top),
        **_effective(top),
        **_requirements(top.table("requirements")),
        **_proof(top),
        limits=_limits(top),
        rounding=_rounding(top),
        spanning=top.choice("spanning", Spanning),
        employment_before_cycle=top.claim("employment_before_cycle"),
    )
    top.done()
    return policy


def _heading(top: Table) -> dict[str, Any]:
    in_force = top.claim("in_force")
    years = top.need("cycle_years", int, "write a whole number of years.")
    if not 1 <= years <= 20:
        raise WrongValue(field="cycle_years", value=years, remedy="write 1 to 20.")
    return {
        "name": top.need("name", str, "write the edition's short name in quotes."),
        "title": top.need("title", str, "write the edition's title in quotes."),
        "cycle_years": years,
        "status": top.text("status"),
        "source": top.text("source"),
        "default": bool(top.claim("default")),
        "in_force": True if in_force is None else in_force,
    }


def _effective(top: Table) -> dict[str, Any]:
    table = top.table("effective")
    first = table.take("from", date, "write a day such as 2022-01-01, without quotes.")
    last = table.take("to", date, "write a day such as 2026-12-31, without quotes.")
    table.done()
    if first and last and last < first:
        raise WrongValue(field="effective.to", value=str(last), remedy=f"it must not lie before {first}.")
    return {"effective_from": first, "effective_to": last}


def _requirements(table: Table) -> dict[str, Any]:
    rules: dict[str, Any] = {}
    for name in ("total", "per_domain"):
        if name in table.left:
            rule = table.table(name)
            rules[name] = HoursRule(rule.amount("hours", SECONDS_PER_HOUR, HOURS), rule.text("source"))
            rule.done()
    if "per_year" in table.left:
        rules["per_year"] = _year_rule(table.table("per_year"))
    if "employment" in table.left:
        rule = table.table("employment")
        hundredths = rule.amount("years", 100, "write a number of years above 0, to two decimals at most.")
        rules["employment"] = EmploymentRule(hundredths, rule.text("source"))
        rule.done()
    table.done()
    return rules


def _year_rule(rule: Table) -> YearRule:
    single = rule.table("overrides")
    overrides = []
    for year in sorted(single.left):
        if not year.isdecimal() or int(year) < 1:
            raise WrongValue(field=single.key(year), value=year, remedy="the key is a cycle year, 1 or later.")
        overrides.append((int(year), single.amount(year, SECONDS_PER_HOUR, HOURS)))
    found = YearRule(rule.amount("hours", SECONDS_PER_HOUR, HOURS), tuple(overrides), rule.text("source"))
    rule.done()
    return found


def _proof(top: Table) -> dict[str, Any]:
    basis, documentation = top.table("basis"), top.table("documentation")
    exempt = documentation.take("exempt", list, "write a list of bases.") or []
    found = {
        "needs_basis": basis.claim("needed"),
        "needs_documentation": documentation.claim("needed"),
        "documentation_exempt": frozenset(one_of("documentation.exempt", one, Basis) for one in exempt),
    }
    for table in (basis, documentation):
        table.text("source")
        table.done()
    return found


def _limits(top: Table) -> tuple[Limit, ...]:
    tables = top.take("limits", list, "write each limit as a table, [[limits]].") or []
    return tuple(_limit(Table(one, f"limits[{place}]")) for place, one in enumerate(tables, 1))


def _limit(table: Table) -> Limit:
    active = table.claim("active")
    year = table.text("year")
    if year not in (None, "final"):
        raise WrongValue(field=table.key("year"), value=year, remedy='write "final", or leave it out for every year.')
    limit = Limit(
        seconds=table.amount("hours", SECONDS_PER_HOUR, HOURS),
        per=one_of(table.key("per"), table.left.pop("per", None), Per),
        course_type=table.text("course_type"),
        final_year_only=year == "final",
        active=True if active is None else active,
        source=table.text("source"),
    )
    if limit.final_year_only and limit.per is Per.CYCLE:
        raise WrongValue(field=table.key("year"), value=year, remedy='it goes with per = "year" only.')
    table.done()
    return limit


def _rounding(top: Table) -> Rounding | None:
    if "rounding" not in top.left:
        return None
    table = top.table("rounding")
    seconds = table.amount("hours", SECONDS_PER_HOUR, "write the step in hours, such as 0.25.")
    found = Rounding(seconds, one_of("rounding.direction", table.left.pop("direction", None), Direction))
    table.text("source")
    table.done()
    return found


def one_of(field: str, value: object, kind: type[E]) -> E:
    """``value`` as a member of ``kind``. Raises WrongValue listing the members."""
    members: Iterable[E] = kind
    for member in members:
        if value == member.value:
            return member
    choices = ", ".join(f'"{member.value}"' for member in kind)
    raise WrongValue(field=field, value=value, remedy=f"write one of {choices}.")
