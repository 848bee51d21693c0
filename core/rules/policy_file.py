"""A policy's TOML into a Policy; every fault names the key, what stood there and the remedy."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Any

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
from core.rules.toml_table import Table, one_of, read_toml

HOURS = "write a number of hours above 0, such as 5 or 1.5."


def parse_policy(content: bytes | str) -> Policy:
    """The policy in a TOML text. Raises WrongValue naming the key, the value and the remedy."""
    raw = content.encode() if isinstance(content, str) else content
    top = read_toml(raw, "policy file")
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
    return tuple(_limit(table) for table in top.tables("limits"))


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
