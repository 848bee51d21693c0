"""The bars: their order, their numbers, and that 100 per cent means met."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rules_samples import CYCLE, EMPLOYED, POLICY, credit

from core.rules.cycle import Cycle
from core.rules.editions import load_policies, load_policy
from core.rules.employment import Job, hundredths_of, worked_days
from core.rules.evidence import CreditFacts
from core.rules.progress import Progress, progress
from core.rules.terms import Basis

TODAY = date(2026, 11, 22)
SEVEN = replace(POLICY, limits=(replace(POLICY.limits[0], active=True),))


def stand(*credits: CreditFacts, today: date = TODAY) -> Progress:
    """Progress of somebody employed since the cycle began."""
    return progress(credits, EMPLOYED, POLICY, CYCLE, today)


def test_bars_stand_in_the_platforms_order() -> None:
    assert [bar.name for bar in stand().bars] == [
        "total", "employment", "year 1", "year 2", "year 3", "year 4", "year 5", "develop", "implement", "foster",
    ]  # fmt: skip


def test_an_edition_shows_only_what_it_states() -> None:
    old = load_policy("ismpp-2012")
    assert [bar.name for bar in progress([], [], old, CYCLE, TODAY).bars] == ["total"]


def test_without_a_cycle_there_are_verdicts_but_no_bars() -> None:
    standing = progress([credit(1, 1, "2026-01-01")], [], POLICY, None, TODAY)
    assert standing.bars == ()
    assert list(standing.verdicts) == [1]
    assert not standing.complete


def test_a_credit_fills_total_year_and_domain() -> None:
    standing = stand(credit(1, 3.5, "2026-03-01", "implement"), credit(2, 2, "2025-03-01", "foster"))
    filled = {bar.name: (bar.have_shown, bar.percent) for bar in standing.bars if bar.have and bar.name != "employment"}
    assert filled == {
        "total": (5.5, 11), "year 2": (2, 40), "year 3": (3.5, 70), "implement": (3.5, 70), "foster": (2, 40),
    }  # fmt: skip


def test_the_last_days_are_those_of_the_year_and_the_cycle() -> None:
    bars = {bar.name: bar.by for bar in stand().bars}
    assert bars["year 3"] == date(2026, 12, 31)
    assert {bars["total"], bars["employment"], bars["develop"]} == {date(2028, 12, 31)}


def test_gaps_know_whether_they_are_over_or_ahead() -> None:
    gaps = {gap.name: (gap.closed, gap.ahead) for gap in stand().missing}
    assert gaps["year 2"] == (True, False)
    assert gaps["year 3"] == (False, False)
    assert gaps["year 4"] == (False, True)
    assert gaps["total"] == (False, False)


def test_years_beyond_those_of_the_policy_ask_nothing() -> None:
    longer = Cycle(date(2023, 10, 1), date(2028, 12, 31), POLICY.name)
    names = [bar.name for bar in progress([], [], POLICY, longer, TODAY).bars]
    assert "year 5" in names
    assert "year 6" not in names


def test_everything_met_is_complete() -> None:
    held = [
        credit(number, 5, f"{2024 + number % 5}-05-05", domain)
        for number, domain in enumerate(("develop", "implement", "foster") * 4, 1)
    ]
    standing = progress(held, EMPLOYED, POLICY, CYCLE, date(2028, 6, 1))
    assert standing.complete
    assert {bar.percent for bar in standing.bars} == {100}


def test_just_short_is_not_a_hundred_per_cent() -> None:
    bar = stand(credit(1, 4.999, "2026-03-01")).bar("year 3")
    assert bar is not None
    assert (bar.percent, bar.met) == (99, False)


def test_what_a_certificate_would_bring() -> None:
    held = [credit(1, 3.5, "2026-03-01"), credit(14, 1.5, "2026-11-18", documented=False)]
    (waiting,) = stand(*held).pending
    assert (waiting.number, dict(waiting.gains)) == (14, {"total": 5400, "year 3": 5400, "foster": 5400})
    assert waiting.brings("develop") == 0


def test_a_certificate_alone_doesnt_help_what_has_no_basis() -> None:
    assert stand(credit(14, 1.5, "2026-11-18", basis=None, documented=False)).pending == ()


def test_a_certificate_under_a_limit_brings_what_there_is_room_for() -> None:
    study = {"course_type": "Self-Study"}
    held = [
        credit(1, 6, "2026-03-01", **study),
        credit(2, 4, "2026-02-01", documented=False, **study),
        credit(3, 4, "2026-04-01", documented=False, **study),
    ]
    pending = {one.number: one.brings("total") for one in progress(held, [], SEVEN, CYCLE, TODAY).pending}
    assert pending == {2: 3600, 3: 3600}


@pytest.mark.parametrize(
    ("jobs", "days"),
    [
        ([], 0),
        ([Job(date(2025, 1, 1), date(2025, 12, 31))], 365),
        ([Job(date(2025, 1, 1), date(2025, 12, 31)), Job(date(2025, 7, 1), date(2026, 6, 30))], 546),
        ([Job(date(2025, 1, 1), date(2025, 12, 31)), Job(date(2025, 3, 1), date(2025, 4, 1))], 365),
        ([Job(date(2026, 11, 1))], 22),
        ([Job(date(2027, 1, 1))], 0),
        ([Job(date(2000, 1, 1), date(2023, 12, 31))], 0),
        ([Job(date(2000, 1, 1), date(2024, 1, 1))], 1),
        ([Job(date(2025, 5, 5), date(2025, 5, 4))], 0),
    ],
)
def test_days_worked_count_once_within_the_cycle_until_today(jobs: list[Job], days: int) -> None:
    assert worked_days(jobs, CYCLE.start, TODAY) == days


@pytest.mark.parametrize(
    ("days", "hundredths"), [(0, 0), (365, 100), (366, 100), (1095, 300), (1096, 300), (1000, 274)]
)
def test_days_as_years(days: int, hundredths: int) -> None:
    assert hundredths_of(days) == hundredths


def test_three_calendar_years_are_three_years() -> None:
    for year in range(2000, 2030):
        days = (date(year + 3, 1, 1) - date(year, 1, 1)).days
        assert hundredths_of(days) == 300


def test_work_before_the_cycle_is_left_out_and_said_until_the_policy_says() -> None:
    jobs = [Job(date(2020, 1, 1), date(2024, 12, 31))]
    shown = {}
    for say in (None, False, True):
        bar = progress([], jobs, replace(POLICY, employment_before_cycle=say), CYCLE, TODAY).bar("employment")
        assert bar is not None
        shown[say] = (bar.have_shown, bar.note is not None)
    assert shown == {None: (1.0, True), False: (1.0, False), True: (5.0, False)}


def test_work_within_the_cycle_alone_needs_no_note() -> None:
    bar = stand().bar("employment")
    assert bar is not None
    assert (bar.have_shown, bar.percent, bar.note) == (2.89, 96, None)


credits = st.builds(
    credit,
    number=st.integers(1, 60),
    hours=st.sampled_from([0.25, 0.33, 1, 1.5, 4.99, 7]),
    day=st.dates(date(2023, 6, 1), date(2029, 6, 1)).map(date.isoformat),
    domain=st.sampled_from([None, "develop", "implement", "foster"]),
    basis=st.sampled_from([None, *Basis]),
    documented=st.booleans(),
    course_type=st.sampled_from(["ISMPP U", "Self-Study"]),
)
records = st.lists(credits, max_size=15, unique_by=lambda one: one.number)
jobs = st.lists(
    st.builds(
        lambda start, length: Job(start, start + timedelta(days=length) if length is not None else None),
        st.dates(date(2015, 1, 1), date(2029, 1, 1)),
        st.none() | st.integers(0, 3000),
    ),
    max_size=6,
)
days = st.dates(date(2023, 1, 1), date(2030, 1, 1))
policies = st.sampled_from([*load_policies(), SEVEN])


@given(records, jobs, policies, days)
def test_a_hundred_per_cent_means_met_and_nothing_missing(
    held: list[CreditFacts], work: list[Job], policy: object, today: date
) -> None:
    standing = progress(held, work, policy, CYCLE, today)  # type: ignore[arg-type]
    short = {gap.name for gap in standing.missing}
    for bar in standing.bars:
        assert 0 <= bar.percent <= 100
        assert (bar.percent == 100) == bar.met == (bar.short == 0) == (bar.name not in short)
    assert standing.complete == (not short)


@given(records, jobs, days)
def test_years_and_domains_never_hold_more_than_the_total(
    held: list[CreditFacts], work: list[Job], today: date
) -> None:
    have = {bar.name: bar.have for bar in progress(held, work, SEVEN, CYCLE, today).bars}
    assert sum(n for name, n in have.items() if name.startswith("year")) == have["total"]
    assert have["develop"] + have["implement"] + have["foster"] <= have["total"]


@given(records, policies)
def test_what_is_pending_comes_true_when_the_certificate_comes(held: list[CreditFacts], policy: object) -> None:
    before = progress(held, [], policy, CYCLE, TODAY)  # type: ignore[arg-type]
    for waiting in before.pending:
        with_it = [replace(one, documented=True) if one.number == waiting.number else one for one in held]
        after = progress(with_it, [], policy, CYCLE, TODAY)  # type: ignore[arg-type]
        for was, now in zip(before.bars, after.bars, strict=True):
            assert now.have - was.have == waiting.brings(was.name)


@given(jobs, days, days)
def test_days_worked_are_those_one_can_count_one_by_one(work: list[Job], one: date, other: date) -> None:
    first, last = min(one, other), max(one, other)
    counted = sum(
        any(job.start <= day <= (job.end or last) for job in work)
        for day in (first + timedelta(days=n) for n in range((last - first).days + 1))
    )
    assert worked_days(work, first, last) == counted
