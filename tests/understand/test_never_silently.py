"""Values that would be wrong without a word: a second amount, a day for each of several, ordinals, days to come."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.intents import AddCredit, Entry, Intent
from bot.understand import understand
from core.rules.amounts import find_amounts
from core.rules.days import find_days

NOW = datetime(2026, 11, 21, 10, 0, tzinfo=ZoneInfo("America/New_York"))


def heard(say: str) -> Intent:
    return understand(say, now=NOW)


def one(say: str) -> Entry:
    wish = heard(say)
    assert isinstance(wish, AddCredit), wish
    (entry,) = wish.entries
    return entry


@pytest.mark.parametrize(
    ("say", "hours"),
    [
        ("I attended the webinar Figures that speak on 3 November, 45 mins or mayb an hr", {2700, 3600}),
        (
            "I read the guideline on lay titles yesterday, the site says 45 minutes but for me it was two hours",
            {2700, 7200},
        ),
    ],
)
def test_a_second_amount_is_asked_about(say: str, hours: set[int]) -> None:
    entry = one(say)
    assert entry.seconds is None
    assert {option for doubt in entry.ambiguous if doubt.field == "hours" for option in doubt.options} == hours


@pytest.mark.parametrize(
    ("say", "seconds"),
    [
        ("I attended the webinar Figures that speak on 3 November, 45 minutes", 2700),
        ("I attended the workshop on plain language on 12 November, 30 + 40 min", 4200),
    ],
)
def test_one_amount_or_a_sum_is_not(say: str, seconds: int) -> None:
    assert one(say).seconds == seconds


def test_each_line_of_a_list_has_its_own_day() -> None:
    wish = heard(
        "Here is my list:\nJuly 2 - Words that wound - 1 hour\nJuly 9 - Pictures and tables - 1 hour\n"
        "July 16 - Titles that sell - 40 minutes"
    )
    assert isinstance(wish, AddCredit)
    assert [entry.start for entry in wish.entries] == [date(2026, 7, 2), date(2026, 7, 9), date(2026, 7, 16)]


@pytest.mark.parametrize(
    "text", ["Medical Editing in English as a Second Language", "on October twenty second", "trying this a second time"]
)
def test_a_second_that_counts_is_no_time(text: str) -> None:
    assert find_amounts(text) == []


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("Delete the Jargon comma ninety minutes comma over Zoom", 5400),
        ("reviewing for journals comma one and a quarter hours full stop", 4500),
        ("zero comma five hours", 1800),
        ("add 1 seconds of nothing", 1),
    ],
)
def test_a_comma_said_aloud_is_no_decimal_unless_a_number_leads_it(text: str, seconds: int) -> None:
    assert [amount.options for amount in find_amounts(text)] == [(seconds,)]


def test_two_days_before_a_colon_are_no_year() -> None:
    (day,) = find_days("October 21-22: Publication Ethics Forum", today=NOW.date(), locale=None)
    assert day.options == ((date(2026, 10, 21), date(2026, 10, 22)),)


@pytest.mark.parametrize(
    "say",
    [
        "Registration confirmed: AI-assisted drafting, 3 December 2026, 1 h",
        "tomorrow I will watch the recording about authorship in China, about 1 h",
        "Next week: Tuesday the workshop on abstracts, three hours. Must buy a notebook.",
    ],
)
def test_what_lies_ahead_is_at_most_asked_about(say: str) -> None:
    assert not isinstance(heard(say), AddCredit)
