"""Days as people say them: each kind with its siblings, lists and choices, and what must never be taken for a day."""

from __future__ import annotations

from datetime import date

import pytest

from core.rules.days import find_days

TODAY = date(2026, 11, 21)  # a Saturday

SETTLED = {
    "dots, dashes and none": {
        "03.11.": "2026-11-03",
        "3.11.26": "2026-11-03",
        "20261103": "2026-11-03",
        "03NOV26": "2026-11-03",
        "12.XI.": "2026-11-12",
        "2026.11.10": "2026-11-10",
        "Nov-05": "2026-11-05",
        "18nov": "2026-11-18",
        "10.26.26": "2026-10-26",
        "2.XI.": "2026-11-02",
        "DTSTART:20261104T130000Z": "2026-11-04",
        "a,90,min,2026-10-29": "2026-10-29",
        "２０２６.１１.０３": "2026-11-03",
        "11월 15일": "2026-11-15",
        "2026年11月5日": "2026-11-05",
        "15OCT26.": "2026-10-15",
    },
    "said in words": {
        "the third of November": "2026-11-03",
        "November tenth": "2026-11-10",
        "october the twelfth": "2026-10-12",
        "september twenty second": "2026-09-22",
        "Saturday the seventh of November": "2026-11-07",
        "on the nineteenth": "2026-11-19",
        "the fourteenth of this month": "2026-11-14",
        "the 6 of this month": "2026-11-06",
        "the 18th": "2026-11-18",
        "on the 5th I did both halves": "2026-11-05",
        "in September on the 8th": "2026-09-08",
        "the 4th instant": "2026-11-04",
        "morning of the 4th": "2026-11-04",
    },
    "weekdays": {
        "Tuesday the 10th": "2026-11-10",
        "tuesday the tenth": "2026-11-10",
        "Friday the 13th": "2026-11-13",
        "Sunday the 8th a long read": "2026-11-08",
        "lunedì 16": "2026-11-16",
        "this past Wednesday": "2026-11-18",
        "Friday before last": "2026-11-13",
        "Wednesday last": "2026-11-18",
        "Tuesday just gone": "2026-11-17",
        "a week ago Tuesday": "2026-11-10",
        "two weeks ago on Monday": "2026-11-02",
        "Thursday of the last week": "2026-11-12",
        "this week - Tuesday": "2026-11-17",
        "last week wednesday": "2026-11-11",
        "Wed of this week": "2026-11-18",
        "last May 4": "2026-05-04",
        "KW 45, Mi": "2026-11-04",
        "Mi. last week": "2026-11-11",
        "thursady": "2026-11-19",
        "terça da semana passada": "2026-11-10",
        "Do. evening": "2026-11-19",
    },
    "weekdays of a month": {
        "first Tuesday of October": "2026-10-06",
        "the last Friday of October": "2026-10-30",
        "the second Wednesday in September": "2026-09-09",
        "1st Tues of Oct": "2026-10-06",
        "the penultimate Friday of October": "2026-10-23",
        "third Thursday of last month": "2026-10-15",
        "the first Monday of this month": "2026-11-02",
        "the last Monday in May 2025": "2025-05-26",
        "the fifth Friday of October 2026": "2026-10-30",
        "first Monday in December": "2025-12-01",
    },
    "weeks by their number": {
        "week 45, Wednesday": "2026-11-04",
        "Wednesday of week 45": "2026-11-04",
        "Wednesday, week 45": "2026-11-04",
        "W45 Wednesday": "2026-11-04",
        "2026-W45-3": "2026-11-04",
        "2026W453": "2026-11-04",
        "calendar week 45, on Friday": "2026-11-06",
        "ISO week 45 Friday": "2026-11-06",
        "Mittwoch KW 45": "2026-11-04",
        "KW 50 Freitag": "2025-12-12",
        "Week 45 (Wed)": "2026-11-04",
        "Fri wk before last": "2026-11-06",
        "week 45 Monday 2025": "2025-11-03",
    },
    "from another day": {
        "the Thursday before last": "2026-11-12",
        "last Thursday but one": "2026-11-12",
        "a week ago Friday": "2026-11-13",
        "a fortnight ago on Tuesday": "2026-11-03",
        "the day after 3 November": "2026-11-04",
        "the day before 3 November": "2026-11-02",
        "the day before the day before yesterday": "2026-11-18",
        "the Tuesday before 10 November": "2026-11-03",
        "the Friday after 3 November": "2026-11-06",
        "the day before last Friday": "2026-11-19",
    },
    "from today": {
        "last night": "2026-11-20",
        "last nite": "2026-11-20",
        "day before yesterday": "2026-11-19",
        "yesturday": "2026-11-20",
        "yest": "2026-11-20",
        "y'day": "2026-11-20",
        "this am": "2026-11-21",
        "this very morning": "2026-11-21",
        "gestern": "2026-11-20",
        "vorgestern": "2026-11-19",
        "ayer": "2026-11-20",
        "anteayer": "2026-11-19",
        "hier soir": "2026-11-20",
        "ce matin": "2026-11-21",
        "avant-hier": "2026-11-19",
        "ieri pomeriggio": "2026-11-20",
        "l'altro ieri": "2026-11-19",
        "stamattina": "2026-11-21",
        "ontem": "2026-11-20",
        "anteontem": "2026-11-19",
        "gisteren": "2026-11-20",
        "igår": "2026-11-20",
        "i går": "2026-11-20",
        "wczoraj": "2026-11-20",
        "včera": "2026-11-20",
        "eilen": "2026-11-20",
        "昨天": "2026-11-20",
        "어제 webinar": "2026-11-20",
        "вчора": "2026-11-20",
    },
    "months and weekdays of other languages": {
        "4. März 2026": "2026-03-04",
        "4 de marzo de 2026": "2026-03-04",
        "1er août 2026": "2026-08-01",
        "il 9 ottobre": "2026-10-09",
        "7 de novembro": "2026-11-07",
        "18 maart": "2026-03-18",
        "5 grudnia 2025": "2025-12-05",
        "12 listopada": "2026-11-12",
        "3. června": "2026-06-03",
        "den 15 oktober": "2026-10-15",
        "2 marraskuuta": "2026-11-02",
        "18 листопада": "2026-11-18",
        "lundi": "2026-11-16",
        "miércoles": "2026-11-18",
        "mercoledì": "2026-11-18",
        "quinta-feira": "2026-11-19",
        "donderdag": "2026-11-19",
        "fredag": "2026-11-20",
        "torsdag": "2026-11-19",
        "środę": "2026-11-18",
        "čtvrtek": "2026-11-19",
        "tiistaina": "2026-11-17",
    },
}


@pytest.mark.parametrize(("kind", "words"), [(kind, words) for kind, table in SETTLED.items() for words in table])
def test_a_day_said_so_is_settled(kind: str, words: str) -> None:
    (found,) = find_days(words, today=TODAY)
    on = date.fromisoformat(SETTLED[kind][words])
    assert (found.options, found.is_settled) == (((on, on),), True)


@pytest.mark.parametrize(
    "words",
    ["two Mondays ago", "the Sunday after Thanksgiving", "the Friday of the congress", "the other Friday", "every Tuesday",
     "on a Tuesday in October", "Dienstag im Oktober", "mardi en octobre", "a week last Friday", "a week yesterday",
     "Tuesday week", "yesterday week", "two days before last Friday", "the eve of 3 November", "Monday of the first week of May",
     "the Friday prior to that", "last but one Thursday", "next to last Friday", "Sunday after next", "vorletzten Donnerstag",
     "avant-dernier jeudi", "Dienstag vor einer Woche", "le premier mardi d'octobre", "week 3, Wednesday", "Wednesday of week 3"],
)  # fmt: skip
def test_a_day_that_is_only_half_read_is_a_doubt(words: str) -> None:
    assert not any(found.is_settled for found in find_days(words, today=TODAY))


@pytest.mark.parametrize("words", ["the fifth Friday of September 2026", "KW 45 Mittwoch, 31 February"])
def test_a_day_there_is_not_is_none(words: str) -> None:
    assert not find_days(words, today=TODAY)[-1].options


RANGES = {
    "14, 15 and 16 May": ("2026-05-14", "2026-05-16"),
    "The 14, 15 and 16 May": ("2026-05-14", "2026-05-16"),
    "april 27, 28, 29": ("2026-04-27", "2026-04-29"),
    "Nov 2+3": ("2026-11-02", "2026-11-03"),
    "sept 17 n 18": ("2026-09-17", "2026-09-18"),
    "nov 9\nnov 10": ("2026-11-09", "2026-11-10"),
    "5 Nov + 6 Nov": ("2026-11-05", "2026-11-06"),
    "mon n tues": ("2026-11-16", "2026-11-17"),
    "12 e 13 ottobre": ("2026-10-12", "2026-10-13"),
    "24 y 25 de octubre": ("2026-10-24", "2026-10-25"),
    "27.-28.01.": ("2026-01-27", "2026-01-28"),
    "on the 2nd, 3rd and 4th of November": ("2026-11-02", "2026-11-04"),
    "over the 13th and 14th": ("2026-11-13", "2026-11-14"),
    "last saturday and sunday": ("2026-11-14", "2026-11-15"),
    "From the 21st to the 23rd of September": ("2026-09-21", "2026-09-23"),
    "27JAN26 - 28JAN26": ("2026-01-27", "2026-01-28"),
    "november fourth through the seventh": ("2026-11-04", "2026-11-07"),
    "Oct-20/21/22": ("2026-10-20", "2026-10-22"),
    "April twenty seventh to twenty ninth": ("2026-04-27", "2026-04-29"),
    "august 3rd thorugh 5th": ("2026-08-03", "2026-08-05"),
    "09 a 13 de novembro": ("2026-11-09", "2026-11-13"),
    "Tues + Wed of this week": ("2026-11-17", "2026-11-18"),
}


@pytest.mark.parametrize("words", RANGES)
def test_days_beside_each_other_are_a_range(words: str) -> None:
    (found,) = find_days(words, today=TODAY)
    start, end = (date.fromisoformat(day) for day in RANGES[words])
    assert (found.options, found.is_settled) == (((start, end),), True)


DOUBTS = {
    "3, 10 and 17 Nov": [("2026-11-03", "2026-11-17")],
    "3 + 5 nov": [("2026-11-03", "2026-11-05")],
    "3 Nov and 5 Nov": [("2026-11-03", "2026-11-05")],
    "Nov 3 and 17": [("2026-11-03", "2026-11-17")],
    "Monday and Wednesday": [("2026-11-16", "2026-11-18")],
    "either Monday or Tuesday": ["2026-11-16", "2026-11-17"],
    "Monday, maybe Tuesday": ["2026-11-16", "2026-11-17"],
    "the Monday or the Tuesday": ["2026-11-16", "2026-11-17"],
    "mon or tues": ["2026-11-16", "2026-11-17"],
    "either the 22nd or the 23rd of September": ["2026-09-22", "2026-09-23"],
    "22 or 23 October": ["2026-10-22", "2026-10-23"],
    "lunes o martes": ["2026-11-16", "2026-11-17"],
    "Montag oder Dienstag": ["2026-11-16", "2026-11-17"],
    "lundi ou mardi": ["2026-11-16", "2026-11-17"],
    "3 Nov or 5 Nov": ["2026-11-03", "2026-11-05"],
    "before yesterday": ["2026-11-19", "2026-11-20"],
    "3/4/2026": ["2026-04-03", "2026-03-04"],
    "week before last": [("2026-11-02", "2026-11-08")],
    "the week before last": [("2026-11-02", "2026-11-08")],
    "KW 45": [("2026-11-02", "2026-11-08")],
    "week of 26th October": [("2026-10-26", "2026-11-01")],
    "la semana pasada": [("2026-11-09", "2026-11-15")],
    "letzte Woche": [("2026-11-09", "2026-11-15")],
    "la semaine passée": [("2026-11-09", "2026-11-15")],
}


@pytest.mark.parametrize("words", DOUBTS)
def test_a_choice_or_a_list_of_days_is_a_question(words: str) -> None:
    (found,) = find_days(words, today=TODAY)
    pairs = [(on, on) if isinstance(on, str) else on for on in DOUBTS[words]]
    assert [(start.isoformat(), end.isoformat()) for start, end in found.options] == pairs
    assert not found.is_settled


STRANGERS = {  # what stands beside a day and is none of it
    "Medical writing essentials: week 2, 15 Oct 2026": "15 Oct 2026",
    "Nov 7 – 30 mins": "Nov 7",
    "Nov 3, 2 hours": "Nov 3",
    "04.11. 12:00-13:00 Surrogate endpoints": "04.11.",
    "april 27, 28 authors": "april 27",
    "3 Nov 2 x 45 min": "3 Nov",
    "3 Nov, 10 tips": "3 Nov",
    "Nov 5 1 h": "Nov 5",
    "12 Nov 90 min": "12 Nov",
    "on 3 Nov 10:00": "3 Nov",
    "Monday 9 to 11": "Monday",
    "segunda\n2) webinar": "segunda",
}


@pytest.mark.parametrize("words", STRANGERS)
def test_a_number_beside_a_day_is_left_alone(words: str) -> None:
    assert [one.words for one in find_days(words, today=TODAY)] == [STRANGERS[words]]


@pytest.mark.parametrize(
    "words",
    ["sat thru Estimands for Dummies", "what I had to do. Then", "I Do. And", "the 18th annual meeting", "on the 5th floor",
     "the second half", "first aid course", "I prefer the second", "GPP3", "set 12 of 16", "24/7 support", "version 3.4",
     "a third of authors", "in Dr. Di. Marco's talk", "mo money", "gen 3 models", "the first author"],
)  # fmt: skip
def test_no_day_is_seen_where_none_is(words: str) -> None:
    assert [one.words for one in find_days(words, today=TODAY) if one.is_settled] == []


@pytest.mark.parametrize(
    "words", ["13/11/2026: Zero-Click Abstracts", "both 13/11/2026: Alt Text", "of the 13/11/2026: Reviewing"]
)
def test_a_colon_behind_a_date_is_no_clock(words: str) -> None:
    (found,) = find_days(words, today=TODAY)
    assert found.options == ((date(2026, 11, 13),) * 2,)
