"""What closes the gaps with the fewest activities, and what a few hours would change."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from rules_samples import CYCLE, EMPLOYED, POLICY, credit

from core.rules.plan import Offer, Plan, near_gaps, plan, what_if
from core.rules.progress import Progress, progress
from core.rules.terms import Domain

TODAY = date(2026, 11, 21)
HELD = [
    credit(1, 8, "2025-03-01", "develop"),
    credit(2, 9.5, "2025-04-01", "foster"),
    credit(3, 2, "2026-03-01", "implement"),
    credit(4, 1.5, "2026-04-01", "foster"),
]


def stand(today: date = TODAY) -> Progress:
    """3.5 of 5 this year, 21 of 50, 2 of 5 in Implement."""
    return progress(HELD, EMPLOYED, POLICY, CYCLE, today)


def recording(number: int, hours: float = 1, domain: Domain | None = Domain.IMPLEMENT) -> Offer:
    """A recording one can watch any day."""
    return Offer(f"R{number}", f"Recording {number}", round(hours * 3600), domain)


def codes(found: Plan) -> list[str]:
    """What the plan suggests."""
    return [one.offer.code for one in found.suggestions]


def test_three_recordings_close_both_gaps() -> None:
    found = plan(stand(), [recording(n) for n in range(1, 6)])
    assert codes(found) == ["R1", "R2", "R3"]
    assert found.closes_all
    assert [dict(one.closes) for one in found.suggestions] == [
        {"year 3": 3600, "implement": 3600}, {"year 3": 1800, "implement": 3600}, {"implement": 3600},
    ]  # fmt: skip


def test_one_that_closes_all_is_better_than_three() -> None:
    assert codes(plan(stand(), [recording(1), recording(2), recording(3), recording(4, 3)])) == ["R4"]


def test_of_as_many_the_shorter_are_taken() -> None:
    assert codes(plan(stand(), [recording(1, 9), recording(2, 3), recording(3, 4)])) == ["R2"]


def test_what_is_over_or_lies_beyond_the_year_does_not_help_it() -> None:
    past = Offer("P", "Past", 36_000, Domain.IMPLEMENT, date(2026, 11, 1))
    beyond = Offer("B", "Beyond", 3 * 3600, Domain.IMPLEMENT, date(2027, 2, 1))
    found = plan(stand(), [past, beyond])
    assert codes(found) == ["B"]
    assert dict(found.left) == {"year 3": 5400}


def test_other_domains_help_the_year_alone() -> None:
    found = plan(stand(), [recording(1, 5, Domain.FOSTER), recording(2, 5, None)])
    assert len(found.suggestions) == 1
    assert dict(found.left) == {"implement": 3 * 3600}


def test_many_small_ones_are_taken_one_after_the_other() -> None:
    found = plan(stand(), [recording(n, 0.5) for n in range(20)])
    assert len(found.suggestions) == 6
    assert found.closes_all


def test_nothing_offered_leaves_everything() -> None:
    found = plan(stand(), [])
    assert (found.suggestions, dict(found.left)) == ((), {"year 3": 5400, "implement": 10_800})


def test_the_total_is_planned_for_in_the_last_year() -> None:
    assert [gap.name for gap in near_gaps(stand())] == ["year 3", "implement"]
    assert [gap.name for gap in near_gaps(stand(date(2028, 2, 1)))] == ["total", "year 5", "implement"]


def test_six_hours_in_december() -> None:
    outlook = what_if(
        HELD, EMPLOYED, POLICY, CYCLE, TODAY,
        seconds=6 * 3600, start=date(2026, 12, 1), end=date(2026, 12, 31), domain=Domain.IMPLEMENT,
    )  # fmt: skip
    assert {change.before.name: (change.before.have_shown, change.after.have_shown) for change in outlook.changes} == {
        "total": (21, 27), "year 3": (3.5, 9.5), "implement": (2, 8),
    }  # fmt: skip


def test_hours_without_a_day_lie_in_this_year_and_without_a_domain_help_none() -> None:
    outlook = what_if(HELD, EMPLOYED, POLICY, CYCLE, TODAY, seconds=3600)
    assert [change.before.name for change in outlook.changes] == ["total", "year 3"]


def test_hours_beyond_the_cycle_change_nothing() -> None:
    assert what_if(HELD, EMPLOYED, POLICY, CYCLE, TODAY, seconds=3600, start=date(2030, 1, 1)).changes == ()


offers = st.lists(
    st.builds(
        Offer,
        code=st.uuids().map(str),
        title=st.just("x"),
        seconds=st.integers(0, 6 * 3600),
        domain=st.none() | st.sampled_from(Domain),
        start=st.none() | st.dates(date(2026, 10, 1), date(2027, 3, 1)),
    ),
    max_size=25,
)


@given(offers)
def test_a_plan_is_honest(offered: list[Offer]) -> None:
    standing = stand()
    found = plan(standing, offered)
    assert len(set(codes(found))) == len(found.suggestions)
    need = {gap.name: gap.short for gap in near_gaps(standing)}
    closed = {name: sum(dict(one.closes).get(name, 0) for one in found.suggestions) for name in need}
    assert {name: need[name] - closed[name] for name in need if need[name] > closed[name]} == dict(found.left)
    held = list(HELD)
    for number, one in enumerate(found.suggestions, 100):
        day = one.offer.start or TODAY
        held.append(credit(number, 0, str(day), one.offer.domain, seconds=one.offer.seconds))
    after = progress(held, EMPLOYED, POLICY, CYCLE, TODAY)
    for name in need:
        bar = after.bar(name)
        assert bar is not None
        assert bar.short == dict(found.left).get(name, 0)
