"""Reminders of open matters: the table of days, and a year of each kind of person, day by day."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rules_samples import person

from core.rules.deadlines import (
    MADE_UP_FOR,
    NOT_BEGUN,
    TABLE,
    Matter,
    due_reminders,
    states_of,
    step_of,
    window_ahead,
)
from core.rules.exam import ExamRules, load_exam
from core.rules.moves import AUDIT, DEFERRAL, EXAM_APPLICATION, RECERTIFICATION, REQUEST
from core.rules.reminding import Reminding

EXAM = load_exam()
LONG_AGO = date(2024, 1, 1)
MOVES = {
    "exam": EXAM_APPLICATION, "deferral": DEFERRAL, "recertification": RECERTIFICATION, "audit": AUDIT,
    "request": REQUEST,
}  # fmt: skip
ROWS = {row.name: row for row in TABLE}
CLOSING, WINDOW_ENDS = date(2027, 2, 1), date(2027, 3, 31)


def keys(
    matters: Iterable[Matter], today: date, already: Iterable[str] = (), who: Reminding | None = None
) -> list[str]:
    """The keys due on a day, the most urgent first."""
    return [one.key for one in due_reminders(matters, who or person(), today, set(already))]


def live(
    open_on: Callable[[date], list[Matter]], first: date, last: date, asleep: set[date] | None = None
) -> list[tuple[str, str]]:
    """What somebody hears from day to day, one a day: (day, key); the clock asleep on some days."""
    heard: list[tuple[str, str]] = []
    who, day = person(), first
    while day <= last:
        due = [] if day in (asleep or set()) else keys(open_on(day), day, {key for _, key in heard}, who)
        if due:
            heard.append((str(day), due[0]))
            who = replace(who, nudged_on=day)
        day += timedelta(days=1)
    return heard


def test_every_row_speaks_of_states_that_there_are() -> None:
    for row in TABLE:
        known = {state for kind in row.of for state in MOVES[kind].states} | {NOT_BEGUN}
        assert set(row.states) <= known, row.name
        assert all(set(MOVES[kind].states) & set(row.states) for kind in row.of), row.name
        assert row.before or row.after


def test_no_final_state_is_reminded_of() -> None:
    for kind, moves in MOVES.items():
        assert [state for state in states_of(kind) if state in moves.states and moves.is_final(state)] == []


@pytest.mark.parametrize(
    ("name", "state", "steps"),
    [
        ("exam application", "draft", [-60, -30, -14, -7, -1]),
        ("exam application", NOT_BEGUN, [-60, -30, -14, -7, -1]),
        ("exam to schedule", "authorized", [-30, -14, -7]),
        ("appointment", "scheduled", [-7, -1]),
        ("deferral fee", "fee due", [-14, -7, -1]),
        ("recertification", "in progress", [-90, -60, -30, -14, -7, -1]),
        ("audit", "told", [-14, -7, -1, 1, 8, 15, 22, 29]),
        ("audit", "extended", [-14, -7, -1, 1, 8, 15, 22, 29]),
        ("question", "question asked", [7, 21]),
        ("question", "more information asked", [7, 21]),
        ("request draft", "draft", [14]),
    ],
)
def test_each_step_on_its_day_once(name: str, state: str, steps: list[int]) -> None:
    row = ROWS[name]
    matter = Matter(row.of[0], state, CLOSING, LONG_AGO, 3)
    heard = live(lambda day: [matter], CLOSING - timedelta(days=120), CLOSING + timedelta(days=120))
    assert [date.fromisoformat(day) - CLOSING for day, _ in heard] == [timedelta(days=step) for step in steps]


@pytest.mark.parametrize(
    ("left", "step"), [(61, None), (60, -60), (31, -60), (29, -30), (8, -14), (2, -7), (1, -1), (0, -1), (-1, None)]
)
def test_after_an_outage_the_latest_step_alone(left: int, step: int | None) -> None:
    matter = Matter("exam", "draft", CLOSING, LONG_AGO)
    assert step_of(ROWS["exam application"], matter, CLOSING - timedelta(days=left)) == step


def test_what_is_long_past_is_not_brought_up_any_more() -> None:
    matter = Matter("request", "draft", LONG_AGO, LONG_AGO, 3)
    made_up = LONG_AGO + timedelta(days=14) + MADE_UP_FOR
    assert keys([matter], made_up) == ["request-draft:3:2024-01-01:14"]
    assert keys([matter], made_up + timedelta(days=1)) == []


def test_no_step_from_before_it_was_so() -> None:
    begun = Matter("exam", "draft", CLOSING, CLOSING - timedelta(days=20))
    assert keys([begun], CLOSING - timedelta(days=20)) == []
    assert keys([begun], CLOSING - timedelta(days=14)) == ["exam-application:2027-02-01:-14"]


@pytest.mark.parametrize(
    "quiet", [{"on": False}, {"snoozed_until": CLOSING}, {"nudged_on": CLOSING - timedelta(days=7)}]
)
def test_quiet(quiet: dict[str, object]) -> None:
    day = CLOSING - timedelta(days=7)
    assert keys([Matter("exam", "draft", CLOSING, LONG_AGO)], day, who=person(**quiet)) == []


def test_the_nearest_deadline_first_and_drafts_last() -> None:
    today = date(2027, 1, 25)
    matters = [
        Matter("request", "draft", today - timedelta(days=20), LONG_AGO, 5),
        Matter("request", "question asked", today - timedelta(days=8), LONG_AGO, 4),
        Matter("audit", "told", today + timedelta(days=13), LONG_AGO, 2),
        Matter("exam", "draft", CLOSING, LONG_AGO, 1),
        Matter("audit", "told", today - timedelta(days=2), LONG_AGO, 3),
    ]
    assert keys(matters, today) == [
        "audit:3:2027-01-23:1",
        "exam-application:2027-02-01:-7",
        "question:request:4:2027-01-17:7",
        "audit:2:2027-02-07:-14",
        "request-draft:5:2027-01-05:14",
    ]


def test_without_windows_nothing_is_known_of_a_closing_day() -> None:
    none = ExamRules((), EXAM.deferrals, EXAM.length, EXAM.currency)
    assert window_ahead(none, CLOSING) is None
    ahead = window_ahead(EXAM, CLOSING)
    assert ahead is not None
    assert ahead.applications_close == CLOSING


def applying(day: date) -> list[Matter]:
    """An applicant who begins a draft in December and never sends it; a draft again for autumn, sent in July."""
    window = window_ahead(EXAM, day)
    assert window is not None
    if day >= date(2027, 7, 10):
        return []
    state = NOT_BEGUN if day < date(2026, 12, 20) else "draft"
    since = LONG_AGO if day < date(2026, 12, 20) else date(2026, 12, 20)
    return [Matter("exam", state, window.applications_close, since, 0 if state == NOT_BEGUN else 3)]


APPLICANT = [
    ("2026-12-03", "exam-application:2027-02-01:-60"),
    ("2027-01-02", "exam-application:2027-02-01:-30"),
    ("2027-01-18", "exam-application:2027-02-01:-14"),
    ("2027-01-25", "exam-application:2027-02-01:-7"),
    ("2027-01-31", "exam-application:2027-02-01:-1"),
    ("2027-06-02", "exam-application:2027-08-01:-60"),
    ("2027-07-02", "exam-application:2027-08-01:-30"),
]


def test_the_year_of_an_applicant() -> None:
    assert live(applying, date(2026, 9, 1), date(2027, 8, 31)) == APPLICANT


def test_the_same_year_with_a_clock_that_slept_a_month() -> None:
    asleep = {date(2026, 12, 28) + timedelta(days=number) for number in range(31)}  # until 27 January
    heard = live(applying, date(2026, 9, 1), date(2027, 8, 31), asleep)
    assert heard == [APPLICANT[0], ("2027-01-28", "exam-application:2027-02-01:-7"), *APPLICANT[4:]]


def being_a_candidate(day: date) -> list[Matter]:
    """Authorized in February, scheduled on 12 March for the 29th, deferred instead, the fee paid late, audited never."""
    if date(2027, 2, 10) <= day < date(2027, 3, 12):
        return [Matter("exam", "authorized", WINDOW_ENDS, date(2027, 2, 10), 3)]
    if date(2027, 3, 12) <= day < date(2027, 3, 23):
        return [Matter("exam", "scheduled", date(2027, 3, 29), date(2027, 3, 12), 3)]
    if date(2027, 3, 23) <= day < date(2027, 3, 31):
        return [Matter("deferral", "fee due", WINDOW_ENDS, date(2027, 3, 23), 1)]
    if date(2027, 7, 5) <= day < date(2027, 7, 20):
        return [Matter("exam", "more information asked", date(2027, 7, 5), date(2027, 7, 5), 3)]
    if date(2027, 8, 20) <= day < date(2027, 9, 2):
        return [Matter("exam", "authorized", date(2027, 9, 30), date(2027, 8, 20), 3)]
    if date(2027, 9, 2) <= day < date(2027, 9, 16):
        return [Matter("exam", "scheduled", date(2027, 9, 15), date(2027, 9, 2), 3)]
    return []


CANDIDATE = [
    ("2027-03-01", "exam-to-schedule:3:2027-03-31:-30"),
    ("2027-03-22", "appointment:3:2027-03-29:-7"),
    ("2027-03-24", "deferral-fee:1:2027-03-31:-7"),
    ("2027-03-30", "deferral-fee:1:2027-03-31:-1"),
    ("2027-07-12", "question:exam:3:2027-07-05:7"),
    ("2027-08-31", "exam-to-schedule:3:2027-09-30:-30"),
    ("2027-09-08", "appointment:3:2027-09-15:-7"),
    ("2027-09-14", "appointment:3:2027-09-15:-1"),
]


def test_the_year_of_a_candidate() -> None:
    assert live(being_a_candidate, date(2027, 1, 1), date(2027, 12, 31)) == CANDIDATE


DAYS = st.sets(st.integers(0, 150), max_size=80)
MATTERS = st.lists(
    st.sampled_from(TABLE).flatmap(
        lambda row: st.builds(
            Matter, st.sampled_from(row.of), st.sampled_from(row.states),
            st.dates(date(2027, 1, 1), date(2027, 5, 1)), st.dates(date(2026, 12, 1), date(2027, 4, 1)), st.integers(1, 3),
        )
    ),
    max_size=5,
)  # fmt: skip


@given(MATTERS, DAYS)
def test_whatever_days_the_clock_sleeps(matters: list[Matter], awake: set[int]) -> None:
    first = date(2027, 1, 1)
    asleep = {first + timedelta(days=number) for number in range(151)} - {first + timedelta(days=n) for n in awake}
    heard = live(lambda day: matters, first, first + timedelta(days=150), asleep)
    assert len({key for _, key in heard}) == len(heard), "the same one twice"
    assert len({day for day, _ in heard}) == len(heard), "two in a day"
    for day, key in heard:
        assert date.fromisoformat(day) not in asleep
        on, step = key.split(":")[-2:]
        assert date.fromisoformat(on) + timedelta(days=int(step)) <= date.fromisoformat(day)
