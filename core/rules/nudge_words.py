"""What a reminder says: what is missing, by when, what would bring it, and what to type."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from core.rules.progress import Gap, Measure, Pending, Unit
from core.rules.terms import Domain, show_hours
from core.rules.wording import listed, show_credits, show_day, show_days_left

NAMED = 4
"""How many credits without a certificate are named one by one."""


def nudge_subject(gaps: Sequence[Gap], pending: Sequence[Pending], deadline: date | None, today: date) -> str:
    """'1.5 credits to go by 31 December'. A weekly one (no ``deadline``) speaks of the nearest."""
    if not gaps:
        return (
            "1 certificate is still to come" if len(pending) == 1 else f"{len(pending)} certificates are still to come"
        )
    by = deadline or min(gap.by for gap in gaps)
    near = [gap for gap in gaps if gap.by == by]
    parts = [show_credits(seconds)] if (seconds := least_seconds(near)) else []
    parts += [f"{_amount(gap.measure, gap.short)} of employment" for gap in near if gap.measure.unit is Unit.YEARS]
    return f"{listed(parts)} to go by {show_day(by, beside=today)}"


def least_seconds(gaps: Sequence[Gap]) -> int:
    """The fewest seconds that can close all of ``gaps``: one credit helps the total, its year and one domain."""
    hours = [gap for gap in gaps if gap.measure.unit is Unit.HOURS]
    domains = sum(gap.short for gap in hours if gap.name in tuple(Domain))
    return max([domains, *(gap.short for gap in hours if gap.name not in tuple(Domain))], default=0)


def nudge_text(
    gaps: Sequence[Gap], pending: Sequence[Pending], deadline: date | None, today: date, zone: str | None
) -> str:
    """The whole message. ``zone`` names where the deadline's day ends; None says nothing of it."""
    return "\n".join(part for part in _lines(gaps, pending, deadline, today, zone) if part)


def _lines(
    gaps: Sequence[Gap], pending: Sequence[Pending], deadline: date | None, today: date, zone: str | None
) -> Iterator[str]:
    waiting = _waiting(gaps, pending)
    if not gaps:
        yield waiting
        yield f"Nothing else is missing by {show_day(deadline, beside=today)}." if deadline else ""
    elif deadline is not None and len(gaps) == 1:
        yield f"{_single(gaps[0].measure, deadline, today)} {waiting}".rstrip()
    else:
        yield _heading(gaps, deadline, today)
        yield from (f"- {_line(gap.measure, deadline, today)}" for gap in gaps)
        yield waiting
    if zone and deadline is not None and gaps:
        yield f"The day ends at midnight in {zone.rpartition('/')[2].replace('_', ' ')}."
    yield _what_to_type(gaps, pending)


def _single(measure: Measure, deadline: date, today: date) -> str:
    ends = f"ends {show_days_left((deadline - today).days)}"
    have, need = _number(measure, measure.have), _amount(measure, measure.need)
    if measure.name.startswith("year"):
        return f"{measure.label} {ends} and has {have} of its {need}."
    if measure.name == "employment":
        return f"Your certification cycle {ends}, and your work history shows {have} of the {need}."
    return f"Your certification cycle {ends}, and {_lower(measure.label)} has {have} of its {need}."


def _heading(gaps: Sequence[Gap], deadline: date | None, today: date) -> str:
    if deadline is None:
        return "This is still missing:"
    year_only = all(gap.name.startswith("year") for gap in gaps)
    what = "The year" if year_only else "Your certification cycle"
    return f"{what} ends {show_days_left((deadline - today).days)}, and this is still missing:"


def _line(measure: Measure, deadline: date | None, today: date) -> str:
    said = f"{measure.label}: {_number(measure, measure.have)} of {_amount(measure, measure.need)}"
    return said if deadline else f"{said}, by {show_day(measure.by, beside=today)}"


def _waiting(gaps: Sequence[Gap], pending: Sequence[Pending]) -> str:
    """What the credits without a certificate would bring, each by itself."""
    if not pending:
        return ""
    only = gaps[0] if len(gaps) == 1 and gaps[0].measure.unit is Unit.HOURS else None
    parts = [_brings(one, only) for one in pending[:NAMED]]
    if rest := len(pending) - NAMED:
        parts += [f"{rest} more are waiting too"] if rest > 0 else []
    of_them = " of them" if only else ""
    whose = "its certificate is" if len(pending) == 1 else "their certificates are"
    return f"{listed(parts)}{of_them} as soon as {whose} here."


def _brings(one: Pending, gap: Gap | None) -> str:
    gain = min(gap.short, one.brings(gap.name)) if gap else max(gain for _, gain in one.gains)
    return f"#{one.number} would bring {show_hours(gain) if gap else show_credits(gain)}"


def _what_to_type(gaps: Sequence[Gap], pending: Sequence[Pending]) -> str:
    hours = any(gap.measure.unit is Unit.HOURS for gap in gaps)
    ways = ["with a file"] if pending else []
    ways += ["with what you attended: *add 1h …*"] if hours else []
    said = f"Answer {listed(ways, 'or').replace(' or with what', ', or with what')}" if ways else ""
    if ways and not hours:
        said += "."
    if any(gap.name == "employment" for gap in gaps):
        said = f"{said}\nFor your work history: *add employment …*".strip()
    return said


def _number(measure: Measure, kept: int) -> str:
    return show_hours(kept) if measure.unit is Unit.HOURS else f"{kept / 100:.2f}".rstrip("0").rstrip(".")


def _amount(measure: Measure, kept: int) -> str:
    if measure.unit is Unit.HOURS:
        return show_credits(kept)
    shown = _number(measure, kept)
    return f"{shown} year" if shown == "1" else f"{shown} years"


def _lower(label: str) -> str:
    return "the total" if label == "Total" else label
