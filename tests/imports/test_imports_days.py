"""Days and hours in cells: read strictly, never guessed."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.actions.imports.cells import Reader, domain_in, seconds_of
from core.actions.imports.days import NoDay, TwoDays, read_day, read_days
from core.actions.imports.table import Row
from core.rules.terms import Domain

MARCH = date(2026, 3, 4)


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("2026-03-04", None),
        ("2026/3/4", None),
        ("2026-03-04 00:00:00", None),
        ("2026-03-04T00:00", "dmy"),
        ("3/4/2026", "mdy"),
        ("4/3/2026", "dmy"),
        ("04.03.2026", "dmy"),
        ("04-03-26", "dmy"),
        ("4 March 2026", None),
        ("4 Mar 2026", "mdy"),
        ("March 4, 2026", None),
        ("Wednesday, March 4th, 2026", "iso"),
        ("04-Mar-26", None),
        ("4. März 2026", None),
        ("le 4 mars 2026", "mdy"),
        ("4 de marzo de 2026", None),
        ("mercoledì 4 marzo 2026", None),
        ("4 maart 2026", "iso"),
        ("4 марта 2026", None),
        ("2026年3月4日", None),
        ("4/Mar/2026", None),
        ("4th of March 2026", None),
    ],
)
def test_a_day_that_can_only_be_one(text: str, order: str | None) -> None:
    assert read_day(text, order) == MARCH


@pytest.mark.parametrize("text", ["3/4/2026", "03.04.2026", "3-4-26", "15/3/24", "1/8/2020 0:00"])
def test_a_day_that_could_be_two_asks_for_the_order(text: str) -> None:
    with pytest.raises(TwoDays, match="--dates mdy or --dates dmy"):
        read_day(text, None)


def test_both_readings_are_shown() -> None:
    with pytest.raises(TwoDays, match="4 March 2026") as two:
        read_day("3/4/2026", None)
    assert "3 April 2026" not in str(two.value).split(" or ")[0]
    assert "3 April 2026" in str(two.value)


def test_the_same_number_twice_is_one_day() -> None:
    assert read_day("5/5/2026", None) == date(2026, 5, 5)
    assert read_day("13/4/2026", None) == date(2026, 4, 13)


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("13/4/2026", "mdy"),
        ("4/13/2026", "dmy"),
        ("3/4/2026", "iso"),
        ("31 February 2026", None),
        ("2026-02-29", None),
        ("March 2026", None),
        ("soon", None),
        ("4 Marz Extra 2026", None),
        ("0000-00-00", None),
        ("46023", None),
        ("4-6 March 2026", None),
        ("yesterday", None),
        ("4 March", None),
        ("Friday 4 March 2026", None),
        ("4 or 5 March 2026", None),
    ],
)
def test_what_is_no_day_says_how_to_write_one(text: str, order: str | None) -> None:
    with pytest.raises(NoDay, match="2026-03-04") as wrong:
        read_day(text, order)
    assert not isinstance(wrong.value, TwoDays)


@pytest.mark.parametrize(
    ("text", "order", "days"),
    [
        ("1/8/2020 - 1/8/2020", "mdy", (date(2020, 1, 8), date(2020, 1, 8))),
        ("1/8/2020-1/9/2020", "mdy", (date(2020, 1, 8), date(2020, 1, 9))),
        ("2026-04-27 - 2026-04-29", None, (date(2026, 4, 27), date(2026, 4, 29))),
        ("2026-04-27–2026-04-29", None, (date(2026, 4, 27), date(2026, 4, 29))),
        ("27 April 2026 to 29 April 2026", None, (date(2026, 4, 27), date(2026, 4, 29))),
        ("2026-04-27", None, (date(2026, 4, 27), date(2026, 4, 27))),
        ("27-29 April 2026", None, (date(2026, 4, 27), date(2026, 4, 29))),
        ("April 27-29, 2026", None, (date(2026, 4, 27), date(2026, 4, 29))),
        ("27. bis 29. April 2026", None, (date(2026, 4, 27), date(2026, 4, 29))),
        ("du 27 au 29 avril 2026", None, (date(2026, 4, 27), date(2026, 4, 29))),
        ("del 27 al 29 de abril de 2026", None, (date(2026, 4, 27), date(2026, 4, 29))),
        ("30 de abril al 2 de mayo de 2026", None, (date(2026, 4, 30), date(2026, 5, 2))),
        ("27/4/2026 hasta 29/4/2026", "dmy", (date(2026, 4, 27), date(2026, 4, 29))),
        ("4/27/2026 to 29 April 2026", "mdy", (date(2026, 4, 27), date(2026, 4, 29))),
        ("2026-04-27 00:00:00 - 2026-04-29 00:00:00", None, (date(2026, 4, 27), date(2026, 4, 29))),
    ],
)
def test_ranges_of_days(text: str, order: str | None, days: tuple[date, date]) -> None:
    assert read_days(text, order) == days


def test_a_range_that_runs_backwards_is_refused() -> None:
    with pytest.raises(NoDay, match="before it begins"):
        read_days("2026-04-29 - 2026-04-27", None)


@given(st.dates(date(1990, 1, 1), date(2099, 12, 31)), st.sampled_from(["mdy", "dmy", "iso"]))
def test_every_day_is_read_back_in_the_order_it_was_written(day: date, order: str) -> None:
    written = {"mdy": f"{day:%m/%d/%Y}", "dmy": f"{day:%d.%m.%Y}", "iso": day.isoformat()}[order]
    assert read_day(written, order) == day
    assert read_days(f"{written} - {written}", order) == (day, day)


@given(st.dates(date(1990, 1, 1), date(2099, 12, 31)))
def test_without_an_order_a_day_is_right_or_asked_about(day: date) -> None:
    try:
        assert read_day(f"{day:%m/%d/%Y}", None) == day
    except TwoDays:
        assert day.day <= 12


@given(st.text(max_size=40), st.sampled_from([None, "mdy", "dmy", "iso"]))
def test_no_text_breaks_the_reader(text: str, order: str | None) -> None:
    try:
        first, last = read_days(text, order)
    except NoDay:
        return
    assert last - first >= timedelta(0)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("1.5", 5400), ("1,5", 5400), (".5", 1800), ("0.33", 1188), ("0,33", 1188), ("1", 3600), ("1:30", 5400),
     ("1.5 h", 5400), ("2 hours", 7200), ("0.3333", 1200), ("1,000.5", None), ("", None), ("one", None),
     ("-1", None), ("1e3", None), ("NaN", None), ("1.5.2", None), ("1,333", 4799), ("1.333333", 4800), ("8:30", 30600),
     ("90 min", 5400), ("1 h 30", 5400), ("1h30", 5400), ("1½", 5400), ("1 1/2", 5400), ("one hour", 3600), ("2 hrs.", 7200),
     ("1 Std. 30 Min.", 5400), ("1,5 Stunden", 5400), ("1 heure 30", 5400), ("une heure et demie", 5400),
     ("2 horas y media", 9000), ("2 x 45 min", 5400), ("1 or 2 h", None), ("1-2", None), ("about 2 h", None),
     ("1 CEU", None), ("one and a quarter", None), ("1.5?", None), ("2 (3) hours", None)],
)  # fmt: skip
def test_hours_are_exact_seconds(text: str, seconds: int | None) -> None:
    assert seconds_of(text) == seconds


@pytest.mark.parametrize(
    ("text", "domain"),
    [
        ("foster", Domain.FOSTER),
        ("Foster Ethical and Compliant Behavior in Publications", Domain.FOSTER),
        ("Foster Ethical and Compliant Beha", Domain.FOSTER),
        ("IMPLEMENT", Domain.IMPLEMENT),
        ("develop  publication plan", Domain.DEVELOP),
        ("Professional Responsibilities", None),
        ("Foster Eth", None),
        ("", None),
    ],
)
def test_domains_by_full_short_and_cut_off_name(text: str, domain: Domain | None) -> None:
    assert domain_in(text) is domain


@pytest.mark.parametrize(
    ("text", "at"),
    [("2027-03-15 10:00", time(10)), ("2027-03-15T10:00", time(10)), ("15 March 2027 at 2 pm", time(14)),
     ("15.3.2027, 9.30", time(9, 30)), ("15. März 2027 um 14 Uhr", time(14)), ("15 mars 2027 à 10h30", time(10, 30)),
     ("March 15, 2027, 2:30 p.m.", time(14, 30))],
)  # fmt: skip
def test_a_day_with_its_time(text: str, at: time) -> None:
    reader = Reader(Row(2, {"at": text}), {"at": "Appointment"}, "dmy")
    assert (reader.moment("at"), reader.problems) == ((date(2027, 3, 15), at), [])


@pytest.mark.parametrize(
    "text", ["2027-03-15", "2027-03-15 10", "15 March 2027 at 25:00", "2027-03-15 10:00 or 11:00", "soon"]
)
def test_what_is_no_day_with_a_time_says_how_to_write_one(text: str) -> None:
    reader = Reader(Row(2, {"at": text}), {"at": "Appointment"}, None)
    assert reader.moment("at") is None
    assert "write it like 20" in reader.problems[0].remedy
