"""Reports over everybody: who is at risk this year, hours by domain and year, requests by age."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.actions.everyone import Stand, everyone
from core.actions.export import harmless
from core.actions.practitioners import primary_address
from core.actions.requests import waiting
from core.message import Bar, Picture
from core.rules.progress import Measure, Unit
from core.rules.terms import DOMAIN_TITLES, Domain, hours_of, show_hours
from core.store.tables import Credit

MOST_BARS = 20
AGES = ((7, "up to a week"), (14, "8 to 14 days"), (30, "15 to 30 days"), (90, "31 to 90 days"), (None, "over 90 days"))


@dataclass(frozen=True, slots=True)
class Report:
    """A table with a heading, what it says in a sentence, and a picture of it."""

    name: str
    says: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    picture: Picture | None

    def csv(self) -> bytes:
        """The table in UTF-8 with a mark of its encoding; cells that a spreadsheet would run are quoted."""
        out = io.StringIO()
        writer = csv.writer(out)
        writer.writerow(self.columns)
        writer.writerows([harmless(cell) for cell in row] for row in self.rows)
        return ("\ufeff" + out.getvalue()).encode()


def at_risk(session: Session, today: date) -> Report:
    """Everybody who lacks something that this cycle year still can bring, who lacks most before the others.

    In the final year that is everything the cycle asks for.
    """
    found: list[tuple[Stand, list[Measure]]] = []
    people = 0
    for one in everyone(session, today):
        people += 1
        if gaps := _due_this_year(one):
            found.append((one, gaps))
    found.sort(key=lambda pair: (-max(gap.short * 100 // gap.need for gap in pair[1]), pair[0].practitioner.name))
    rows = tuple(_risk_row(one, gaps) for one, gaps in found)
    says = f"{len(rows)} of {people} people lack something by the end of their cycle year."
    columns = ("Name", "Address", "Year", "Missing", "By", "Waiting for documents")
    bars = [
        Bar(one.practitioner.name, gap.have_shown, gap.need_shown, _unit(gap), gap.percent) for one, (gap, *_) in found
    ]
    return Report("people at risk", says, columns, rows, picture_of(says, bars))


def _due_this_year(one: Stand) -> list[Measure]:
    if one.progress.year is None:
        return []
    end = one.cycle.years()[one.progress.year - 1].end
    return [gap.measure for gap in one.progress.missing if not gap.closed and gap.by <= end]


def _risk_row(one: Stand, gaps: Sequence[Measure]) -> tuple[str, ...]:
    missing = "; ".join(f"{gap.label} {gap.have_shown:g} of {gap.need_shown:g} {_unit(gap)}" for gap in gaps)
    waits = max(sum(pending.brings(gap.name) for pending in one.progress.pending) for gap in gaps)
    address = primary_address(one.practitioner) or ""
    return (one.practitioner.name, address, str(one.progress.year), missing, gaps[0].by.isoformat(), show_hours(waits))


def _unit(gap: Measure) -> str:
    return "h" if gap.unit is Unit.HOURS else "years"


def by_domain_and_year(session: Session) -> Report:
    """Hours and credits in everybody's records by calendar year and domain, whether they count or not."""
    seconds: Counter[tuple[int, str]] = Counter()
    many: Counter[tuple[int, str]] = Counter()
    rows = select(Credit.ends_on, Credit.domain, Credit.seconds).where(Credit.deleted_at.is_(None))
    for ends_on, domain, length in session.execute(rows):
        key = (ends_on.year, _domain(domain))
        seconds[key] += length
        many[key] += 1
    keys = sorted(seconds)
    most = max(seconds.values(), default=1) or 1
    bars = [
        Bar(
            f"{year} {domain}",
            hours_of(seconds[year, domain]),
            hours_of(most),
            "h",
            seconds[year, domain] * 100 // most,
        )
        for year, domain in keys
    ]
    total = show_hours(sum(seconds.values()))
    says = f"{sum(many.values())} credits, {total} h, by calendar year and domain."
    table = tuple((str(y), d, show_hours(seconds[y, d]), str(many[y, d])) for y, d in keys)
    columns = ("Year", "Domain", "Hours", "Credits")
    return Report("hours by domain and year", says, columns, table, picture_of(says, bars[-MOST_BARS:]))


def _domain(domain: str | None) -> str:
    return DOMAIN_TITLES[Domain(domain)] if domain in set(Domain) and domain else domain or "none"


def requests_by_age(session: Session, now: datetime) -> Report:
    """The requests that are with the committee, the oldest first."""
    found = waiting(session)
    ages = [(now - one.submitted_at).days if one.submitted_at else 0 for one in found]
    rows = tuple(
        (f"R{one.id}", one.practitioner.name, one.title or "", one.state, str(age),
         one.reviewer.name if one.reviewer else "", one.due_on.isoformat() if one.due_on else "")
        for one, age in zip(found, ages, strict=True)
    )  # fmt: skip
    counted = Counter(next(name for most, name in AGES if most is None or age <= most) for age in ages)
    whole = len(rows) or 1
    bars = [Bar(name, counted[name], len(rows), "requests", counted[name] * 100 // whole) for _, name in AGES]
    late = sum(1 for one in found if one.due_on and one.due_on < now.date())
    says = f"{len(rows)} requests are with the committee, {late} of them past their day."
    columns = ("Request", "Person", "Title", "State", "Days", "Reviewer", "Due")
    return Report("requests by age", says, columns, rows, picture_of(says, bars) if rows else None)


def picture_of(says: str, bars: Sequence[Bar]) -> Picture | None:
    """The first bars as a picture; None without any."""
    return Picture(says, tuple(bars[:MOST_BARS])) if bars else None
