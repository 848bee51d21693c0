"""Which of somebody's open matters they are reminded of on a day: one table, days before and after the one that counts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from core.rules.exam import ExamRules, Window
from core.rules.reminding import Reminding

NOT_BEGUN = "not begun"
"""The state of an exam application that an applicant or candidate has not begun."""

MADE_UP_FOR = timedelta(days=60)
"""How long a step behind the day that counts is still caught up; one before it is until that day."""


@dataclass(frozen=True, slots=True)
class Row:
    """A reminder: of which matters in which states, how many days before the day that counts and how many after it.

    ``presses_like`` makes one that comes behind its day as urgent as a deadline that many days ahead. Where one has one
    matter of the kind at a time, its number is not ``counted``: the day tells it from another.
    """

    name: str
    of: tuple[str, ...]
    states: tuple[str, ...]
    before: tuple[int, ...] = ()
    after: tuple[int, ...] = ()
    presses_like: int = 0
    counted: bool = True

    @property
    def steps(self) -> tuple[int, ...]:
        """All its days, the earliest first; those before the day that counts are below 0."""
        return tuple(sorted((*(-days for days in self.before), *self.after)))


ASKED_IN = ("request", "exam", "recertification")

# fmt: off
TABLE = (
    #   of what             matters               while they are              days before, days after
    Row("exam application", ("exam",),            ("draft", NOT_BEGUN),       before=(60, 30, 14, 7, 1), counted=False),
    Row("exam to schedule", ("exam",),            ("authorized",),            before=(30, 14, 7)),
    Row("appointment",      ("exam",),            ("scheduled",),             before=(7, 1)),
    Row("deferral fee",     ("deferral",),        ("fee due",),               before=(14, 7, 1)),
    Row("recertification",  ("recertification",), ("in progress",),           before=(90, 60, 30, 14, 7, 1), counted=False),
    Row("audit",            ("audit",),           ("told", "extended"),       before=(14, 7, 1), after=(1, 8, 15, 22, 29)),
    Row("question",         ASKED_IN,             ("question asked", "more information asked"),
                                                                              after=(7, 21), presses_like=10),
    Row("request draft",    ("request",),         ("draft",),                 after=(14,), presses_like=90),
)
# fmt: on


@dataclass(frozen=True, slots=True)
class Matter:
    """Something open: a deferral 3 whose fee is due ``since`` a day; the day that counts for it is ``on``.

    Days are those where the person lives. ``number`` is 0 for what isn't kept yet.
    """

    kind: str
    state: str
    on: date
    since: date
    number: int = 0


@dataclass(frozen=True, slots=True)
class Due:
    """A reminder of a matter that is due: ``step`` days behind the day that counts (below 0: before it)."""

    row: Row
    matter: Matter
    step: int
    today: date

    @property
    def key(self) -> str:
        """What makes it the same one twice: 'audit:2:2027-01-31:-7'."""
        kind = [self.matter.kind] if len(self.row.of) > 1 else []
        number = [str(self.matter.number)] if self.row.counted else []
        return ":".join([self.row.name.replace(" ", "-"), *kind, *number, str(self.matter.on), str(self.step)])

    @property
    def left(self) -> int:
        """Days from today to the day that counts; below 0 once it is past."""
        return (self.matter.on - self.today).days

    @property
    def presses(self) -> int:
        """How urgent it is, as days to a deadline."""
        return self.left if self.step < 0 else self.row.presses_like


def due_reminders(
    matters: Iterable[Matter], person: Reminding, today: date, already: Collection[str]
) -> list[Due]:  # fmt: skip
    """Every reminder due on ``today`` whose key is not in ``already``, the most urgent first.

    Of each matter the latest step alone, and none from before the matter came to be as it is. At most one reminder a day
    is sent, so the others wait for their turn while their step lasts.
    """
    if not person.listens(today):
        return []
    due = [one for matter in matters for one in _due(matter, today) if one.key not in already]
    return sorted(due, key=lambda one: (one.presses, TABLE.index(one.row), one.key))


def _due(matter: Matter, today: date) -> Iterator[Due]:
    for row in TABLE:
        if matter.kind in row.of and matter.state in row.states:
            step = step_of(row, matter, today)
            if step is not None:
                yield Due(row, matter, step, today)


def step_of(row: Row, matter: Matter, today: date) -> int | None:
    """The latest step of a row whose day has come; None before the first, once it is over, or from before ``since``."""
    begun = [step for step in row.steps if matter.on + timedelta(days=step) <= today]
    if not begun:
        return None
    step = begun[-1]
    day = matter.on + timedelta(days=step)
    is_over = today > matter.on if step < 0 else today - day > MADE_UP_FOR
    return None if is_over or day <= matter.since else step


def states_of(kind: str) -> tuple[str, ...]:
    """The states in which the table has anything to say of a kind of matter."""
    return tuple(state for row in TABLE if kind in row.of for state in row.states)


def window_ahead(rules: ExamRules, today: date) -> Window | None:
    """The next window that one can apply for; None while no window is known."""
    return rules.window_to_apply_for(today) if rules.windows else None
