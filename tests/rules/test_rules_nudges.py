"""When a reminder is due, to whom, at what instant, and what it says."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rules_samples import BERLIN, CYCLE, EMPLOYED, POLICY, credit, person

from core.rules.credit import CreditFacts
from core.rules.cycle import Cycle
from core.rules.employment import Job
from core.rules.nudges import STEPS, Nudge, Reminding, due_at, due_nudge, looks, step_of

SHORT = (credit(1, 3.5, "2026-03-01"), credit(14, 1.5, "2026-11-18", documented=False))
MET = (credit(1, 5, "2026-03-01"),)
BY = date(2026, 12, 31)


def ask(
    on: date,
    who: Reminding | None = None,
    held: tuple[CreditFacts, ...] = SHORT,
    already: set[str] | None = None,
    **more: str,
) -> Nudge | None:
    """What is due on a day, under the default policy."""
    return due_nudge(who or person(), held, EMPLOYED, POLICY, CYCLE, on, already or set(), **more)


def test_thirty_days_before_the_year_ends() -> None:
    nudge = ask(date(2026, 12, 1))
    assert nudge is not None
    assert (nudge.key, nudge.step, nudge.deadline) == ("nudge:2026-12-31:30", 30, BY)
    assert nudge.due_at == datetime(2026, 12, 1, 8, tzinfo=UTC)
    assert nudge.subject == "1.5 credits to go by 31 December"
    assert nudge.text == (
        "Year 3 ends in 30 days and has 3.5 of its 5 credits. "
        "#14 would bring 1.5 of them as soon as its certificate is here.\n"
        "Answer with a file, or with what you attended: *add 1h …*"
    )


def test_the_zone_of_the_deadline_is_said() -> None:
    nudge = ask(date(2026, 12, 1), programme_zone="America/New_York")
    assert nudge is not None
    assert "The day ends at midnight in New York." in nudge.text


@pytest.mark.parametrize("step", STEPS)
def test_each_step_on_its_day_once(step: int) -> None:
    day = BY - timedelta(days=step)
    nudge = ask(day)
    assert nudge is not None
    assert nudge.step == step
    assert ask(day, already={nudge.key}) is None


@pytest.mark.parametrize(
    ("left", "step"), [(91, None), (90, 90), (61, 90), (60, 60), (29, 30), (10, 14), (1, 1), (0, 1), (-1, None)]
)
def test_after_an_outage_the_latest_step_alone(left: int, step: int | None) -> None:
    assert step_of(BY, BY - timedelta(days=left)) == step


def test_nothing_when_met() -> None:
    assert all(ask(BY - timedelta(days=left), held=MET) is None for left in range(91))


def test_a_certificate_alone_still_to_come() -> None:
    nudge = ask(date(2026, 12, 1), held=(*MET, SHORT[1]))
    assert nudge is not None
    assert nudge.subject == "1 certificate is still to come"
    assert nudge.text == (
        "#14 would bring 1.5 credits as soon as its certificate is here.\n"
        "Nothing else is missing by 31 December.\nAnswer with a file."
    )


def test_no_step_from_before_the_person_joined() -> None:
    joined = date(2026, 12, 2)
    assert ask(date(2026, 12, 2), person(joined_on=joined)) is None
    nudge = ask(date(2026, 12, 17), person(joined_on=joined))
    assert nudge is not None
    assert nudge.step == 14


def test_a_step_on_the_day_the_person_joined_is_due() -> None:
    assert ask(date(2026, 12, 1), person(joined_on=date(2026, 12, 1))) is not None


@pytest.mark.parametrize(
    "facts", [{"on": False}, {"snoozed_until": date(2026, 12, 2)}, {"nudged_on": date(2026, 12, 1)}]
)
def test_quiet(facts: dict[str, object]) -> None:
    assert ask(date(2026, 12, 1), person(**facts)) is None


def test_after_a_snooze_the_latest_step_comes() -> None:
    nudge = ask(date(2026, 12, 5), person(snoozed_until=date(2026, 12, 5)))
    assert nudge is not None
    assert nudge.step == 30
    assert nudge.text.startswith("Year 3 ends in 26 days")


def test_the_end_of_the_cycle_is_one_message_for_everything() -> None:
    work = [Job(date(2026, 3, 1))]
    held = [
        credit(1, 44, "2026-03-01", "develop"),
        credit(2, 2, "2028-03-01", "implement"),
        credit(3, 1, "2028-04-01", documented=False),
        credit(4, 2, "2028-04-02", documented=False),
    ]
    nudge = due_nudge(person(), held, work, POLICY, CYCLE, date(2028, 12, 30), set())
    assert nudge is not None
    assert nudge.subject == "8 credits and 0.16 years of employment to go by 31 December"
    assert nudge.text == (
        "Your certification cycle ends tomorrow, and this is still missing:\n"
        "- Total: 46 of 50 credits\n"
        "- Employment: 2.84 of 3 years\n"
        "- Year 5: 2 of 5 credits\n"
        "- Implement Publication Plan: 2 of 5 credits\n"
        "- Foster Ethical and Compliant Behavior in Publications: 0 of 5 credits\n"
        "#3 would bring 1 credit and #4 would bring 2 credits as soon as their certificates are here.\n"
        "Answer with a file, or with what you attended: *add 1h …*\n"
        "For your work history: *add employment …*"
    )


def test_employment_that_goes_on_and_will_suffice_is_no_gap() -> None:
    held = [
        credit(number, 5, f"{2024 + number % 5}-05-05", domain)
        for number, domain in enumerate(("develop", "implement", "foster") * 4, 1)
    ]
    on_course, ended = [Job(date(2026, 1, 1))], [Job(date(2026, 1, 1), date(2028, 11, 1))]
    assert due_nudge(person(), held, on_course, POLICY, CYCLE, date(2028, 12, 1), set()) is None
    nudge = due_nudge(person(), held, ended, POLICY, CYCLE, date(2028, 12, 1), set())
    assert nudge is not None
    assert nudge.text == (
        "Your certification cycle ends in 30 days, and your work history shows 2.84 of the 3 years.\n"
        "For your work history: *add employment …*"
    )


def test_a_certificate_nobody_needs_any_more_is_not_asked_for() -> None:
    held = [
        credit(number, 5, f"{2024 + number % 5}-05-05", domain)
        for number, domain in enumerate(("develop", "implement", "foster") * 4, 1)
    ]
    spare = credit(99, 1, "2028-06-01", documented=False)
    who = person(weekday="friday")
    assert due_nudge(who, [*held, spare], EMPLOYED, POLICY, CYCLE, date(2028, 12, 1), set()) is None


def test_on_the_last_day_a_missed_step_is_caught_up() -> None:
    nudge = ask(BY)
    assert nudge is not None
    assert nudge.key == "nudge:2026-12-31:1"
    assert nudge.text.startswith("Year 3 ends today and has")


MONDAY = date(2026, 11, 23)


def test_every_monday_at_nine() -> None:
    who = person(weekday="monday")
    nudge = ask(MONDAY, who, already={"nudge:2026-12-31:60"})
    assert nudge is not None
    assert (nudge.key, nudge.step) == ("weekly:2026-11-23", None)
    assert nudge.subject == "1.5 credits to go by 31 December"
    assert "- Year 3: 3.5 of 5 credits, by 31 December\n" in nudge.text
    assert "- Total: 3.5 of 50 credits, by 31 December 2028\n" in nudge.text
    assert "Year 4" not in nudge.text
    assert ask(MONDAY, who, already={"nudge:2026-12-31:60", nudge.key}) is None
    assert ask(MONDAY + timedelta(days=1), who, already={"nudge:2026-12-31:60"}) is None


def test_a_missed_monday_is_made_up_for_once_we_know_since_when() -> None:
    asked = datetime(2026, 11, 20, 12, tzinfo=UTC)
    sent = {"nudge:2026-12-31:60"}
    tuesday = MONDAY + timedelta(days=1)
    late = ask(tuesday, person(weekday="monday", weekly_since=asked), already=sent)
    assert late is not None
    assert late.key == "weekly:2026-11-23"
    just_asked = person(weekday="monday", weekly_since=datetime(2026, 11, 23, 8, 30, tzinfo=UTC))
    assert ask(MONDAY, just_asked, already=sent) is None
    reminded = person(weekday="monday", weekly_since=asked, nudged_on=MONDAY)
    assert ask(tuesday, reminded, already=sent) is None
    snoozed = person(weekday="monday", weekly_since=asked, snoozed_until=tuesday)
    assert ask(tuesday, snoozed, already=sent) is None


def test_a_deadlines_step_goes_before_the_weekly_one() -> None:
    tuesday = date(2026, 12, 1)
    nudge = ask(tuesday, person(weekday="tuesday"))
    assert nudge is not None
    assert nudge.key == "nudge:2026-12-31:30"
    assert ask(tuesday, person(weekday="tuesday"), already={nudge.key}) is None


def test_no_weekly_reminder_when_all_is_met() -> None:
    held = tuple(
        credit(number, 5, f"{2024 + number % 5}-05-05", domain)
        for number, domain in enumerate(("develop", "implement", "foster") * 4, 1)
    )
    assert ask(date(2028, 6, 5), person(weekday="monday"), held) is None


def test_a_weekday_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="'Montag' is no weekday"):
        Reminding(date(2026, 1, 1), BERLIN, weekday="Montag")


@pytest.mark.parametrize(
    ("zone", "day", "at", "utc"),
    [
        ("Europe/Berlin", date(2026, 3, 28), time(9), datetime(2026, 3, 28, 8, tzinfo=UTC)),
        ("Europe/Berlin", date(2026, 3, 29), time(9), datetime(2026, 3, 29, 7, tzinfo=UTC)),
        ("America/New_York", date(2026, 11, 1), time(1, 30), datetime(2026, 11, 1, 5, 30, tzinfo=UTC)),
        ("America/New_York", date(2026, 3, 8), time(2, 30), datetime(2026, 3, 8, 7, 30, tzinfo=UTC)),
        ("Pacific/Auckland", date(2026, 12, 1), time(9), datetime(2026, 11, 30, 20, tzinfo=UTC)),
        ("Asia/Kolkata", date(2026, 12, 1), time(9), datetime(2026, 12, 1, 3, 30, tzinfo=UTC)),
    ],
)
def test_nine_is_nine_where_they_live(zone: str, day: date, at: time, utc: datetime) -> None:
    assert due_at(ZoneInfo(zone), day, at) == utc


def test_looks_are_the_days_on_which_something_may_be_due() -> None:
    days = list(looks(person(), Cycle(date(2026, 1, 1), BY, POLICY.name), date(2026, 11, 1)))
    assert days == [BY - timedelta(days=step) for step in (30, 14, 7, 1)]


DAYS = st.sets(st.integers(0, 364), max_size=120)
PEOPLE = st.builds(
    person,
    joined_on=st.dates(date(2025, 10, 1), date(2026, 12, 31)),
    weekday=st.sampled_from([None, "monday", "friday"]),
    weekly_since=st.sampled_from([None, datetime(2026, 2, 3, 4, tzinfo=UTC)]),
    snoozed_until=st.none() | st.dates(date(2026, 1, 1), date(2027, 1, 1)),
)


@given(PEOPLE, DAYS, st.integers(0, 364))
def test_whatever_days_the_clock_sleeps(who: Reminding, awake: set[int], met_on: int) -> None:
    already: set[str] = set()
    for number in sorted(awake):
        today = date(2026, 1, 1) + timedelta(days=number)
        held = MET if number >= met_on else SHORT[:1]
        for _ in range(2):  # two schedulers look on the same day
            nudge = due_nudge(who, held, EMPLOYED, POLICY, CYCLE, today, already)
            if nudge is None:
                break
            assert nudge.key not in already
            assert who.listens(today)
            assert nudge.step is None or nudge.step == step_of(BY, today)
            assert nudge.step is None or BY - timedelta(days=nudge.step) >= who.joined_on
            assert nudge.step is None or number < met_on
            already.add(nudge.key)
            who = replace(who, nudged_on=today)
    steps = [int(key.rpartition(":")[2]) for key in already if key.startswith("nudge:")]
    assert len(steps) <= len(STEPS)
