"""Days that are said in two breaths, or not quite: what they make together, and what must be asked."""

from __future__ import annotations

from datetime import date

import pytest

from core.rules.days import find_days

TODAY = date(2026, 11, 21)  # a Saturday

SETTLED = {
    "counted from another day": {
        "a week ago today": "2026-11-14",
        "a week ago yesterday": "2026-11-13",
        "two weeks ago last Tuesday": "2026-11-03",
        "a fortnight ago, on Friday": "2026-11-06",
        "Thursday week ago": "2026-11-12",
        "2d ago": "2026-11-19",
        "3 wks ago": "2026-10-31",
    },
    "said twice": {
        "Friday 11/13": "2026-11-13",
        "Wed 18/11": "2026-11-18",
        "Nov. 13 (Fri)": "2026-11-13",
        "8th Nov, Sunday": "2026-11-08",
        "Thursday week ago, the 12th": "2026-11-12",
        "in September, the 24th to be exact": "2026-09-24",
        "yesterday, 20 Nov": "2026-11-20",
    },
    "in figures alone": {
        "Vem läser, 29.10, 1h": "2026-10-29",
        "Ethics, 16.11": "2026-11-16",
        "GPP, 11.17, webinar": "2026-11-17",
        "COI training, 19th, 30 mins": "2026-11-19",
        "the guideline on 12th": "2026-11-12",
        "17th inst., a debate": "2026-11-17",
        "Date.......04-NOV-2026": "2026-11-04",
        "2026-10-30T14:00-04:00": "2026-10-30",
        "1° novembre": "2026-11-01",
        "Nov 3 x training on permissions": "2026-11-03",
    },
    "the day of a month": {
        "the last day of October": "2026-10-31",
        "The 3rd I had 1h": "2026-11-03",
        "on the 15th while the gale was on": "2026-11-15",
        "an hour, the sixteenth, uh": "2026-11-16",
    },
    "denied": {"13th not 12th": "2026-11-13", "it was not Monday: Tuesday 10": "2026-11-10"},
}


@pytest.mark.parametrize(("kind", "words"), [(kind, words) for kind, table in SETTLED.items() for words in table])
def test_a_day_said_so_is_settled(kind: str, words: str) -> None:
    (found,) = find_days(words, today=TODAY)
    day = date.fromisoformat(SETTLED[kind][words])
    assert (found.options, found.is_settled) == (((day, day),), True)


RANGES = {
    "Monday, Tuesday and Wednesday": ("2026-11-16", "2026-11-18"),
    "Tues, Wed and Thurs": ("2026-11-17", "2026-11-19"),
    "yesterday and today": ("2026-11-20", "2026-11-21"),
    "the 23rd unto the 24th of October": ("2026-10-23", "2026-10-24"),
    "2026-10-13/14": ("2026-10-13", "2026-10-14"),
    "2026-11-16/2026-11-17": ("2026-11-16", "2026-11-17"),
    "fri-sat 11/13-14": ("2026-11-13", "2026-11-14"),
}


@pytest.mark.parametrize("words", RANGES)
def test_days_beside_each_other_are_one_range(words: str) -> None:
    (found,) = find_days(words, today=TODAY)
    assert [tuple(on.isoformat() for on in option) for option in found.options] == [RANGES[words]]


ASKED = [
    "Nov 5 or 6, 1.5 hours", "Monday, or perhaps Tuesday", "Two Fridays ago", "6 November or thereabouts", "the other night",
    "first week of November", "on the 19th industry symposium", "webinar, 3.11, GPP", "talk, 30-10, COI",
]  # fmt: skip


@pytest.mark.parametrize("words", ASKED)
def test_a_day_that_may_be_another_is_asked(words: str) -> None:
    (found,) = find_days(words, today=TODAY)
    assert not found.is_settled


NONE = [
    "some time ago", "long ago", "I sat next to a colleague", "our writers sat together", "the 18th annual meeting",
    "On the Fifth Revision", "version 1.10 of the checklist", "1.25, ethics", "pages 10-27 of the guideline",
]  # fmt: skip


@pytest.mark.parametrize("words", NONE)
def test_what_says_no_day_is_none(words: str) -> None:
    assert find_days(words, today=TODAY) == []
