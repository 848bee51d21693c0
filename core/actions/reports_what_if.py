"""A report over everybody's record under another edition; what that edition doesn't ask for is said, never met."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from core.actions.everyone import everyone
from core.actions.practitioners import primary_address
from core.actions.reports import Report, picture_of
from core.message import Bar
from core.rules.policy import Policy
from core.rules.progress import Progress
from core.rules.wording import listed

COLUMNS = (
    "Name",
    "Address",
    "Policy",
    "Complete now",
    "Complete then",
    "Year met now",
    "Year met then",
    "Missing then",
)
NOT_ASKED = "none asked"


@dataclass
class Tally:
    """How many of those who are asked for something meet it, now and then."""

    now_met: int = 0
    now_asked: int = 0
    then_met: int = 0
    then_asked: int = 0

    def count(self, now: bool | None, then: bool | None) -> None:
        """One more person; None: they are not asked."""
        self.now_asked, self.now_met = self.now_asked + (now is not None), self.now_met + bool(now)
        self.then_asked, self.then_met = self.then_asked + (then is not None), self.then_met + bool(then)

    def bars(self, name: str) -> list[Bar]:
        """One bar now and one under the other edition, of those who are asked."""
        return [
            Bar(label, met, asked, "people", met * 100 // asked)
            for label, met, asked in (
                (f"{name}, now", self.now_met, self.now_asked),
                (f"{name}, under the other policy", self.then_met, self.then_asked),
            )
            if asked
        ]


def what_if(session: Session, policy: Policy, today: date) -> Report:
    """Everybody's record under another edition: whether all it asks for, and this year's minimum, would be met."""
    rows: list[tuple[str, ...]] = []
    year, whole = Tally(), Tally()
    for one in everyone(session, today):
        then = one.under(policy)
        met = (one.progress.complete, then.complete if then.bars else None, _year_met(one.progress), _year_met(then))
        whole.count(met[0], met[1])
        year.count(met[2], met[3])
        rows.append((one.practitioner.name, primary_address(one.practitioner) or "", one.cycle.policy,
                     *(_shown(each) for each in met), _missing(then)))  # fmt: skip
    says = " ".join((_says(policy, len(rows), year, whole), *_not_asked(policy), "Nothing was changed."))
    bars = [*year.bars("This year's minimum"), *whole.bars("Everything it asks for")]
    return Report(f"what if {policy.name}", says, COLUMNS, tuple(rows), picture_of(says, bars))


def _says(policy: Policy, many: int, year: Tally, whole: Tally) -> str:
    everything = f"{whole.then_met} of {many} people would have met everything it asks for (now {whole.now_met})"
    if policy.per_year is None or not year.then_asked:
        return f"Under {policy.name}, {everything}."
    now = f"{year.now_met}" if year.now_asked == year.then_asked else f"{year.now_met} of {year.now_asked}"
    minimum = f"{year.then_met} of {year.then_asked} people would have met this year's minimum (now {now})"
    return f"Under {policy.name}, {minimum}, {everything}."


def _not_asked(policy: Policy) -> list[str]:
    """What the edition leaves open, in a sentence; nothing when it asks for all four."""
    absent = [
        name
        for name, asked in (
            ("yearly minimum", policy.per_year), ("total", policy.total), ("minimum by domain", policy.per_domain),
            ("employment", policy.employment),
        )
        if asked is None
    ]  # fmt: skip
    if not absent:
        return []
    none = listed([f"no {name}" for name in absent])
    return [f"It has {none}, so nobody is counted as meeting {'it' if len(absent) == 1 else 'them'}."]


def _year_met(standing: Progress) -> bool | None:
    """Whether this year's minimum is met; None when none is asked."""
    bar = standing.bar(f"year {standing.year}")
    return None if bar is None else bar.met


def _shown(met: bool | None) -> str:
    return NOT_ASKED if met is None else "yes" if met else "no"


def _missing(standing: Progress) -> str:
    gaps = [gap.measure for gap in standing.missing]
    return "; ".join(f"{gap.label} {gap.have_shown:g} of {gap.need_shown:g}" for gap in gaps)
