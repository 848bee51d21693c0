"""Windows, closing days and deferrals as the programme states them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import SettingMissing, WrongValue
from core.rules.exam import DeferralRefused, ExamRules, Window, load_exam, parse_exam

EXAM = load_exam()
SPRING, AUTUMN = EXAM.in_year(2026)
NEXT_SPRING = EXAM.in_year(2027)[0]
TEXT = (resources.files("core") / "policies" / "exam.toml").read_text(encoding="utf-8")


def defer(**facts: object) -> tuple[Window, int]:
    """A deferral from the spring window, in time and for the first time; ``facts`` change that."""
    usual: dict[str, object] = {
        "asked_at": datetime(2026, 3, 1, 12, tzinfo=UTC),
        "today": date(2026, 3, 1),
        "appointment_at": datetime(2026, 3, 4, 12, tzinfo=UTC),
        "appointment_cancelled": True,
        "deferred_before": 0,
        "emergency": False,
    }
    return EXAM.defer(SPRING, **{**usual, **facts})  # type: ignore[arg-type]


def test_two_windows_a_year() -> None:
    assert Window(date(2026, 3, 1), date(2026, 3, 31), date(2026, 2, 1)) == SPRING
    assert Window(date(2026, 9, 1), date(2026, 9, 30), date(2026, 8, 1)) == AUTUMN
    assert EXAM.length == timedelta(hours=3)
    assert EXAM.currency == "USD"


@pytest.mark.parametrize(
    ("on", "window"),
    [
        (date(2026, 2, 1), SPRING),
        (date(2026, 2, 2), AUTUMN),
        (date(2026, 8, 1), AUTUMN),
        (date(2026, 8, 2), NEXT_SPRING),
        (date(2026, 12, 31), NEXT_SPRING),
    ],
)
def test_the_window_one_can_still_apply_for(on: date, window: Window) -> None:
    assert EXAM.window_to_apply_for(on) == window


@pytest.mark.parametrize(
    ("after", "window"),
    [(date(2026, 2, 28), SPRING), (date(2026, 3, 1), AUTUMN), (date(2026, 9, 1), NEXT_SPRING)],
)
def test_the_next_window(after: date, window: Window) -> None:
    assert EXAM.next_window(after) == window


def test_a_deferral_leads_to_the_next_window_for_its_fee() -> None:
    assert defer() == (AUTUMN, 5000)
    assert defer(appointment_at=None, appointment_cancelled=False) == (AUTUMN, 5000)


def test_an_emergency_waives_the_fee_and_allows_a_second_and_final_one() -> None:
    assert defer(emergency=True) == (AUTUMN, 0)
    assert defer(emergency=True, deferred_before=1) == (AUTUMN, 0)
    with pytest.raises(DeferralRefused, match="that was final"):
        defer(emergency=True, deferred_before=2)


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({"asked_at": datetime(2026, 3, 1, 12, 0, 1, tzinfo=UTC)}, "at least 72 hours before the appointment"),
        ({"appointment_cancelled": False}, "Cancel it with Pearson VUE first"),
        ({"deferred_before": 1}, "a second time takes a documented medical or family emergency"),
        ({"today": date(2026, 4, 1)}, "its window closed on 31 March 2026"),
    ],
)
def test_what_stands_against_a_deferral_is_said(facts: dict[str, object], says: str) -> None:
    with pytest.raises(DeferralRefused, match=says):
        defer(**facts)


def test_before_september_2024_the_rules_are_not_known() -> None:
    with pytest.raises(SettingMissing, match="deferral rules of 31 August 2024"):
        EXAM.deferral_on(date(2024, 8, 31))
    assert EXAM.deferral_on(date(2024, 9, 1)).source


@given(st.dates(date(2020, 1, 1), date(2090, 1, 1)))
def test_windows_lie_ahead_and_nothing_lies_between(on: date) -> None:
    window = EXAM.next_window(on)
    assert window.opens > on
    assert not any(on < other.opens < window.opens for year in (on.year, on.year + 1) for other in EXAM.in_year(year))
    assert EXAM.window_to_apply_for(on).applications_close >= on
    assert EXAM.following(window).opens > window.closes


def changed(old: str, new: str) -> ExamRules:
    """The shipped rules with one line changed."""
    assert old in TEXT
    return parse_exam(TEXT.replace(old, new).encode())


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ('kind = "exam"', 'kind = "test"', "kind"),
        ('opens = "03-01"', 'opens = "3-1"', "windows[1].opens"),
        ('opens = "03-01"', 'opens = "02-29"', "windows[1].opens"),
        ('opens = "03-01"', 'opens = "04-01"', "windows[1].opens"),
        ("notice_hours = 72", "notice_hours = 0", "deferral[1].notice_hours"),
        ("fee_cents = 5000", "fee_cents = 49.5", "deferral[1].fee_cents"),
        ("most = 1", 'most = "one"', "deferral[1].most"),
        ('currency = "USD"', "", "currency"),
        ('currency = "USD"', 'currency = "USD"\ncolour = 3', "colour"),
    ],
)
def test_a_wrong_file_is_refused(old: str, new: str, field: str) -> None:
    with pytest.raises(WrongValue) as refused:
        changed(old, new)
    assert refused.value.facts["field"] == field


def test_a_file_without_windows_is_refused() -> None:
    with pytest.raises(WrongValue, match="at least one"):
        parse_exam(b'kind = "exam"\nhours = 3\ncurrency = "USD"\n')


def test_a_window_moved_by_the_programme_is_followed() -> None:
    assert changed('closes = "03-31"', 'closes = "04-15"').in_year(2026)[0].closes == date(2026, 4, 15)
