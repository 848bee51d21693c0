"""The grammar of days and amounts that lines, certificates and letters share."""

from __future__ import annotations

from datetime import date

import pytest

from core.rules.amounts import find_amounts, number_value
from core.rules.days import find_days, find_printed_days

TODAY = date(2026, 11, 21)

ONE_DAY = {
    "March 04, 2024": date(2024, 3, 4),
    "Monday, March 04, 2024": date(2024, 3, 4),
    "03/14/2024": date(2024, 3, 14),
    "2024/03/4": date(2024, 3, 4),
    "04-Mar-24": date(2024, 3, 4),
    "4 March, 2024": date(2024, 3, 4),
    "4. März 2024": date(2024, 3, 4),
    "Montag, 4. März 2024": date(2024, 3, 4),
    "le 4 mars 2024": date(2024, 3, 4),
    "1er août 2024": date(2024, 8, 1),
    "4 de marzo de 2024": date(2024, 3, 4),
    "12 dic 2024": date(2024, 12, 12),
    "04.03.2024": date(2024, 3, 4),
    "March 3rd": date(2026, 3, 3),
    "3rd of March": date(2026, 3, 3),
    "5 Dec": date(2025, 12, 5),
    "21 November": date(2026, 11, 21),
    "29 Feb": date(2024, 2, 29),
    "yesterday": date(2026, 11, 20),
    "the day before yesterday": date(2026, 11, 19),
    "last Wednesday": date(2026, 11, 18),
    "on Saturday": date(2026, 11, 14),
    "Monday last week": date(2026, 11, 9),
    "next Friday": date(2026, 11, 27),
    "two weeks ago": date(2026, 11, 7),
    "a month ago": date(2026, 10, 21),
    "on the 25th": date(2026, 10, 25),
    "this morning": date(2026, 11, 21),
}


@pytest.mark.parametrize("words", ONE_DAY)
def test_one_day_is_read(words: str) -> None:
    (found,) = find_days(words, today=TODAY)
    assert found.is_settled
    assert found.options == ((ONE_DAY[words], ONE_DAY[words]),)


RANGES = {
    "27–28 Jan": ("2026-01-27", "2026-01-28"),
    "Jan 27-28 2026": ("2026-01-27", "2026-01-28"),
    "30 April – 2 May": ("2026-04-30", "2026-05-02"),
    "28 Dec - 3 Jan": ("2025-12-28", "2026-01-03"),
    "from 3 March to 5 March 2025": ("2025-03-03", "2025-03-05"),
    "between 3 and 5 March": ("2026-03-03", "2026-03-05"),
    "12.-14.05.2026": ("2026-05-12", "2026-05-14"),
    "1/9/2026 to 30/9/2026": ("2026-09-01", "2026-09-30"),
    "2026-03-03 to 2026-03-05": ("2026-03-03", "2026-03-05"),
}


@pytest.mark.parametrize("words", RANGES)
def test_a_range_is_read(words: str) -> None:
    (found,) = find_days(words, today=TODAY)
    start, end = (date.fromisoformat(day) for day in RANGES[words])
    assert found.options == ((start, end),)
    assert found.is_settled


def test_day_and_month_are_asked_unless_the_locale_settles_them() -> None:
    both = ((date(2026, 4, 3),) * 2, (date(2026, 3, 4),) * 2)
    assert find_days("3/4/2026", today=TODAY)[0].options == both
    assert find_days("3/4/2026", today=TODAY, locale="en-CA")[0].options == both
    assert find_days("3/4/2026", today=TODAY, locale="en-US")[0].options == both[1:]
    assert find_days("3/4/2026", today=TODAY, locale="en-GB")[0].options == both[:1]
    assert find_days("01/07/2025 to 07/06/2025", today=TODAY)[0].is_settled is False


@pytest.mark.parametrize("words", ["31 February", "30.02.2026", "29 Feb 2026", "31/9/2026"])
def test_a_day_that_cannot_be_has_no_option(words: str) -> None:
    (found,) = find_days(words, today=TODAY)
    assert found.options == ()
    assert not found.is_settled


def test_no_day_is_seen_where_none_is() -> None:
    for words in ("24/7 support", "Top 10 pitfalls", "GPP3", "version 3.4", "1:30", "COVID-19", "today's", "may help"):
        assert [d for d in find_days(words, today=TODAY) if d.is_settled and words != "today's"] == [], words


def test_printed_text_has_no_near_days() -> None:
    found = find_printed_days("Issued today. Held on 4 March 2024, on 5 April, valid two weeks ago.")
    assert [one.words for one in found] == ["4 March 2024"]


@pytest.mark.parametrize(
    ("said", "month"), [("Sept.", 9), ("Mai", 5), ("août", 8), ("diciembre", 12), ("luglio", 7), ("mars", 3)]
)
def test_months_are_known_in_many_languages(said: str, month: int) -> None:
    (found,) = find_printed_days(f"4 {said} 2024")
    assert found.options == ((date(2024, month, 4),) * 2,)


AMOUNTS = {
    "1.5h": 5400,
    "1,5 h": 5400,
    "1h30": 5400,
    "1h30m": 5400,
    "1:30": 5400,
    "90 min": 5400,
    "1½": 5400,
    "1 1/2 hours": 5400,
    "one and a half hours": 5400,
    "an hour and a half": 5400,
    "half an hour": 1800,
    "an hour": 3600,
    "three quarters of an hour": 2700,
    "1 hr 30 min": 5400,
    "2 credits": 7200,
    ".5h": 1800,
    "45'": 2700,
    "forty-five minutes": 2700,
    "two-hour": 7200,
    "an hour-long": 3600,
    "1.5 AMA PRA Category 1 Credits": 5400,
    "2 Stunden": 7200,
    "1,5 heures": 5400,
    "3 horas": 10800,
    "-1h": -3600,
    "0h": 0,
    "10:00-11:30": 5400,
    "from 2pm to 3:30pm": 5400,
    "hours: 2": 7200,
}


@pytest.mark.parametrize("words", AMOUNTS)
def test_an_amount_is_read(words: str) -> None:
    (found,) = find_amounts(words)
    assert found.options == (AMOUNTS[words],)
    assert found.is_settled


@pytest.mark.parametrize(
    ("words", "kind", "options"),
    [
        ("1-2 h", "range", (3600, 7200)),
        ("1 to 2 hours", "range", (3600, 7200)),
        ("between 1 and 2 hours", "range", (3600, 7200)),
        ("about 2 hours", "about", (7200,)),
        ("~2h", "about", (7200,)),
        ("a couple of hours", "about", (7200,)),
        ("1 CEU", "ceu", (36000, 3600)),
    ],
)
def test_what_is_not_certain_is_asked(words: str, kind: str, options: tuple[int, ...]) -> None:
    (found,) = find_amounts(words)
    assert (found.kind, found.options) == (kind, options)
    assert not found.is_settled


def test_no_amount_is_seen_where_none_is() -> None:
    for words in ("2025 credits", "phone (800) 232-4CEU", "GPP3", "at 1:30", "9:00 am", "3 horses", "5 months"):
        assert find_amounts(words) == [], words


def test_numbers_are_exact() -> None:
    thirds = number_value("1/3")
    assert thirds is not None
    assert thirds * 3 == 1
    assert number_value("GPP") is None
