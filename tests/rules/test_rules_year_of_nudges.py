"""A simulated year: every day looked at, every message read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from rules_samples import CYCLE, EMPLOYED, POLICY, credit, person

from core.rules.credit import CreditFacts
from core.rules.nudges import Reminding, due_nudge

Heard = list[tuple[str, str, str]]


def live(who: Reminding, first: date, last: date, record: dict[date, list[CreditFacts]], asleep: set[date]) -> Heard:
    """Everything somebody hears from ``first`` to ``last``: (day, key, first line), the clock asleep on some days.

    ``record`` holds, by the day it became so, the whole record from then on.
    """
    heard: Heard = []
    held: list[CreditFacts] = []
    already: set[str] = set()
    day = first
    while day <= last:
        held = record.get(day, held)
        nudge = None if day in asleep else due_nudge(who, held, EMPLOYED, POLICY, CYCLE, day, already)
        if nudge is not None:
            already.add(nudge.key)
            who = replace(who, nudged_on=day)
            heard.append((str(day), nudge.key, nudge.text.partition("\n")[0]))
        day += timedelta(days=1)
    return heard


GPP = credit(14, 1.5, "2026-11-18", documented=False)
RECORD = {
    date(2026, 1, 1): [],
    date(2026, 10, 20): [credit(12, 2, "2026-10-19")],
    date(2026, 11, 10): [credit(12, 2, "2026-10-19"), credit(13, 1.5, "2026-11-09")],
    date(2026, 11, 19): [credit(12, 2, "2026-10-19"), credit(13, 1.5, "2026-11-09"), GPP],
    date(2026, 12, 20): [credit(12, 2, "2026-10-19"), credit(13, 1.5, "2026-11-09"), replace(GPP, documented=True)],
}


def test_the_third_year_of_somebody_who_gets_there_in_december() -> None:
    assert live(person(), date(2026, 1, 1), date(2026, 12, 31), RECORD, set()) == [
        ("2026-10-02", "nudge:2026-12-31:90", "Year 3 ends in 90 days and has 0 of its 5 credits."),
        ("2026-11-01", "nudge:2026-12-31:60", "Year 3 ends in 60 days and has 2 of its 5 credits."),
        ("2026-12-01", "nudge:2026-12-31:30", "Year 3 ends in 30 days and has 3.5 of its 5 credits. "
         "#14 would bring 1.5 of them as soon as its certificate is here."),
        ("2026-12-17", "nudge:2026-12-31:14", "Year 3 ends in 14 days and has 3.5 of its 5 credits. "
         "#14 would bring 1.5 of them as soon as its certificate is here."),
    ]  # fmt: skip


def test_the_same_year_with_the_clock_asleep_over_two_steps() -> None:
    asleep = {date(2026, 10, 30) + timedelta(days=number) for number in range(49)}  # until 17 December
    assert live(person(), date(2026, 1, 1), date(2026, 12, 31), RECORD, asleep) == [
        ("2026-10-02", "nudge:2026-12-31:90", "Year 3 ends in 90 days and has 0 of its 5 credits."),
        ("2026-12-18", "nudge:2026-12-31:14", "Year 3 ends in 13 days and has 3.5 of its 5 credits. "
         "#14 would bring 1.5 of them as soon as its certificate is here."),
    ]  # fmt: skip


def test_the_same_year_of_somebody_who_joins_in_it_and_snoozes() -> None:
    who = person(joined_on=date(2026, 10, 5), snoozed_until=date(2026, 12, 5))
    assert [heard[:2] for heard in live(who, date(2026, 1, 1), date(2026, 12, 31), RECORD, set())] == [
        ("2026-12-05", "nudge:2026-12-31:30"),
        ("2026-12-17", "nudge:2026-12-31:14"),
    ]


def test_mondays_besides() -> None:
    who = person(weekday="monday")
    heard = live(who, date(2026, 11, 15), date(2026, 12, 31), RECORD, set())
    assert [line[:2] for line in heard] == [
        ("2026-11-15", "nudge:2026-12-31:60"),
        ("2026-11-16", "weekly:2026-11-16"),
        ("2026-11-23", "weekly:2026-11-23"),
        ("2026-11-30", "weekly:2026-11-30"),
        ("2026-12-01", "nudge:2026-12-31:30"),
        ("2026-12-07", "weekly:2026-12-07"),
        ("2026-12-14", "weekly:2026-12-14"),
        ("2026-12-17", "nudge:2026-12-31:14"),
        ("2026-12-21", "weekly:2026-12-21"),
        ("2026-12-28", "weekly:2026-12-28"),
    ]


def test_the_last_year_in_which_nothing_is_done() -> None:
    heard = live(person(), date(2028, 1, 1), date(2029, 6, 30), {}, set())
    assert [line[1] for line in heard] == [f"nudge:2028-12-31:{step}" for step in (90, 60, 30, 14, 7, 1)]
    assert heard[2][2] == "Your certification cycle ends in 30 days, and this is still missing:"
