"""Amounts as people say them: each kind with its siblings, what must be asked, and what must never be read halfway."""

from __future__ import annotations

import pytest

from core.rules.amounts import find_amounts, find_bare_amounts

HOUR, MINUTE = 3600, 60

SETTLED = {  # minutes
    "shares of an hour": {
        "a third of an hour": 20, "2/3 of an hour": 40, "two thirds of an hour": 40, "1/3 of an hour": 20,
        "3/4 of an hour": 45, "three-quarters of an hour": 45, "three quarter hour": 45, "a quarter of an hour": 15,
        "half of hour": 30, "one half hour": 30, "3/4 hour": 45, "qtr hr": 15,
    },
    "points and commas": {
        ",5h": 30, ".5h": 30, ",25 h": 15, ",75h": 45, ":30h": 30, ":45 h": 45, ":15 hrs": 15, "0,5 h": 30, "1,25 hrs": 75,
        "１．５ｈ": 90, "９．５時間": 570,
    },
    "hours and minutes": {
        "1 hour 45": 105, "2 h 30 webinar": 150, "1 hour 45 X": 105, "an hour twenty": 80, "an hour fifteen": 75,
        "an hour and ten": 70, "an hour and fifteen minutes": 75, "1 hr 15!": 75, "1 Std 15.": 75, "1h 20 on monday": 80,
        "hour and five minutes": 65, "PT1H30M": 90, "1h30": 90, "2 h 05": 125, "uma hora e vinte": 80,
    },
    "shares behind": {
        "one and a quarter hours": 75, "two and three quarter hours": 165, "one and three-quarter hours": 105,
        "three and half hours": 210, "1 n half hours": 90, "three n a half hours": 210, "an hour and three quarters": 105,
        "one hour and half": 90, "1 h and a quarter": 75, "1h ¼": 75, "hr and half": 90, "one hour n a half": 90,
        "one and one-half (1.5) hours": 90,
    },
    "dictated": {
        "zero point five hours": 30, "one point two five hours": 75, "one point five hours": 90, "point five hours": 30,
        "twelve point five hours": 750, "two point seven five hours": 165, "two (2) hours": 120, "2.0 (two) hours": 120,
        "seventy-five minutes": 75, "seventy five minutes": 75, "a hundred and fifty minutes": 150, "One (1) hour": 60,
    },
    "several times": {
        "2 x 45 min": 90, "2x50 min": 100, "2 × 50 min": 100, "2 x 1h15": 150, "two times 45 minutes": 90,
        "three sessions of 1 h": 180, "2 sessions of 45 mins": 90, "three sittings of fifty minutes apiece": 150,
        "6 modules, 45 minutes per module": 270, "4 parts, 15 minutes apiece": 60, "five mornings of 3 hours": 900,
        "two evenings\n90 min each": 180, "4 Lektionen à 45 Min": 180, "two half hour episodes": 60,
    },
    "by the clock": {
        "9h30-11h": 90, "0930-1100": 90, "from nine to half past ten": 90, "12:00 PM – 1:00 PM ET": 60,
        "14:00–15:30 CET": 90, "between 2 and 4pm": 120, "from 7 till 8:30": 90, "09.30–11.00": 90, "10am-noon": 120,
        "8 to 9.15 ist": 75, "6 to 730 this am": 90, "9a-10:30a ET": 90, "from noon to quarter to one": 45,
        "half past nine to a quarter past twelve": 165, "from nine till half eleven": 150, "from 1 to 4": 180,
        "between 2:00 p.m. and 4:00 p.m.": 120, "Joined 1:02 PM, left 2:32 PM": 90, "14:00 start / 15:30 stop": 90,
        "dalle 14 alle 17.30": 210, "das 14h às 16h": 120, "von 13 uur tot 15 uur": 120, "18 h à 19 h 45": 105,
        "Duration: 13:00–14:00 ET": 60, "1400 to 1445 hrs": 45,
    },
    "units of other languages": {
        "2 Std.": 120, "1,5 Std": 90, "anderthalb Stunden": 90, "eine halbe Stunde": 30, "Dreiviertelstunde": 45,
        "1,5 uur": 90, "anderhalf uur": 90, "drie kwartier": 45, "2u": 120, "1u30": 90, "1,5 ore": 90, "un'ora": 60,
        "mezz'ora": 30, "1 ora e mezza": 90, "3/4 d'ora": 45, "2 ore e un quarto": 135, "dos horas": 120,
        "una hora y media": 90, "3 horitas": 180, "duas horas": 120, "uma hora e meia": 90, "45 minutinhos": 45,
        "une heure": 60, "trois quarts d'heure": 45, "une heure et demie": 90, "soixante minutes": 60, "2 godz.": 120,
        "półtorej godziny": 90, "pół godziny": 30, "1,5 hodiny": 90, "4 timmar": 240, "två timmar": 120, "1 tim": 60,
        "2 timer": 120, "puoli tuntia": 30, "1시간": 60, "90분": 90, "1小时": 60, "1.5時間": 90, "1 година": 60,
    },
    "labels": {
        "Duration: 75 min": 75, "Hours: 5.": 300, "Contact hours: 3.0": 180, "Credit hours awarded: 9": 540,
        "Hour = 1.": 60, "Hours: three": 180, "duration: 1:30": 90, "Minutes: 45": 45, "credits: 2": 120,
        "Dauer: 90 Min": 90,
    },
}  # fmt: skip


@pytest.mark.parametrize(("kind", "words"), [(kind, words) for kind, table in SETTLED.items() for words in table])
def test_an_amount_said_so_is_settled(kind: str, words: str) -> None:
    (found,) = find_amounts(f"add {words}")
    assert (found.options, found.is_settled) == ((SETTLED[kind][words] * MINUTE,), True)


ASKED = {  # kind, minutes
    "an hour or two": ("range", 60, 120), "an hour or maybe two": ("range", 60, 120), "2 hrs?? maybe 3": ("range", 120, 180),
    "one hour, maybe two": ("range", 60, 120), "an hour, perhaps two,": ("range", 60, 120), "an hour? 2?": ("range", 60, 120),
    "3 hours or so, maybe 4,": ("range", 180, 240), "1 hr, could be 1.5,": ("range", 60, 90),
    "between an hour and two hours": ("range", 60, 120), "one to two hours": ("range", 60, 120),
    "2or3 hours": ("range", 120, 180),
    "una hora o dos": ("range", 60, 120), "1h or 2h": ("range", 60, 120), "40–60 min": ("range", 40, 60),
    "40 min... no wait 45\n": ("range", 45, 40), "10 hours, scratch that, 11, I stayed": ("range", 660, 600),
    "1.5 h, no, 2 h": ("range", 120, 90), "two (3) hours": ("range", 120, 180), "1 h 20 pager": ("range", 60, 80),
    "about an hour": ("about", 60), "hour and a half ish": ("about", 90), "40 odd minutes": ("about", 40),
    "45ish min": ("about", 45), "an hour and a bit": ("about", 60), "an hour or so": ("about", 60), "like 40 min": ("about", 40),
    "approx. 3 Std.": ("about", 180), "ca. 20 Min": ("about", 20),
    "3 h a day": ("each", 180), "6 ore al giorno": ("each", 360), "5H EACH DAY": ("each", 300),
    "two webinars of one hour each": ("each", 120, 60), "Three podcasts, 30 min apiece": ("each", 90, 30),
    "four-and-twenty hours": ("unread", 1200), "a hundred and one and twenty hours": ("unread", 1200),
    "Duration: 60": ("range", 60, 3600),
}  # fmt: skip


@pytest.mark.parametrize("words", ASKED)
def test_what_could_be_two_things_is_a_question(words: str) -> None:
    (found,) = find_amounts(f"add {words}")
    kind, *minutes = ASKED[words]
    assert (found.kind, [option / MINUTE for option in found.options]) == (kind, minutes)
    assert not found.is_settled


@pytest.mark.parametrize(
    "words",
    ["half a day", "half day", "a half-day", "a full day", "all afternoon", "the whole morning", "half the day", "½ d",
     "a day and a half", "one day and half", "the better part of a morning", "mezza giornata", "whole-day", "all day"],
)  # fmt: skip
def test_a_part_of_a_day_is_an_amount_without_a_number(words: str) -> None:
    (found,) = find_amounts(f"visuals, {words}, on 3 Nov")
    assert (found.kind, found.options) == ("vague", ())


def test_a_part_of_a_day_gives_way_to_an_amount() -> None:
    assert [one.words for one in find_amounts("Half-day workshop on visuals, 3h")] == ["3h"]


ALONE = {  # the hours are settled, the number behind them is the title's
    "1h 10 tips for reviewers": 60, "1h 2-minute elevator pitches": 60, "1 hour 12 November": 60, "2h 24-hour review": 120,
    "1h 15 minute pitch training": 60, "1.5 hrs\n2) Journal Selection": 90, "1h 2026 update": 60, "2 h 3/4 of reviewers": 120,
    "1 hour 10% more": 60, "1h A day in the life of a planner": 60, "1h 101 on statistics": 60,
}  # fmt: skip


@pytest.mark.parametrize("words", ALONE)
def test_a_number_of_the_title_is_not_added(words: str) -> None:
    first = find_amounts(words)[0]
    assert (first.options, first.is_settled) == ((ALONE[words] * MINUTE,), True)


@pytest.mark.parametrize(
    "words",
    ["2025 credits", "phone (800) 232-4CEU", "at 1:30", "9:00 am", "3 horses", "5 months", "2020-2024", "03.11-04.11",
     "from 3 to 5 authors", "2-3 participants", "2025-2026 season", "100-150 words", "Nov 7–30", "the 9/11 report", "$2 h",
     "GPP3h", "two authors", "once hours", "to do", "the one and only", "half the authors", "a quarter of reviewers",
     "1/2 of them",
     "2026-11-03", "3.11.26", "version 2.0", "24/7", "due to ore"],
)  # fmt: skip
def test_no_amount_is_seen_where_none_is(words: str) -> None:
    assert find_amounts(words) == []


def test_decimals_alone_are_found_where_one_asks_for_them() -> None:
    lines = [
        "ICMJE AI section, 0.5, yesterday",
        "GPP quiz show;1.00",
        "iplan refresher\n.5\nmon",
        "Peer review, 1,25",
        "a | 0.75 | b",
    ]
    assert [[one.options[0] / HOUR for one in find_bare_amounts(line)] for line in lines] == [
        [0.5],
        [1],
        [0.5],
        [1.25],
        [0.75],
    ]
    assert not any(one.is_settled for line in lines for one in find_bare_amounts(line))
    assert [
        find_bare_amounts(line)
        for line in ("version 2.0 of it", "E9(R1), 3.11.26", "1.25", "item 4, 2", "p < 0.05, n = 3")
    ] == [[]] * 5


def test_each_of_several_amounts_keeps_its_place() -> None:
    text = "1) A – 1h\n2) B – 0.5h\n3) C, from 9 to 10:30, an hour twenty of it asleep"
    assert [(one.words, one.options[0] / MINUTE) for one in find_amounts(text)] == [
        ("1h", 60), ("0.5h", 30), ("from 9 to 10:30", 90), ("an hour twenty", 80),
    ]  # fmt: skip


MORE_ASKED = {
    "somewhere between an hour and two?": "about", "09:00–12:30 less 30 min coffee": "about",
    "09:15-16:45, of which lunch": "about",
    "each evening 1 hour": "each", "1 hr 5": "range", "every morning 20 min": "each",
}  # fmt: skip


@pytest.mark.parametrize("words", MORE_ASKED)
def test_what_is_taken_off_or_added_up_is_a_question(words: str) -> None:
    first = find_amounts(words)[0]
    assert (first.kind, first.is_settled) == (MORE_ASKED[words], False)


def test_a_beginning_said_last_is_the_beginning() -> None:
    assert find_amounts("got over by 5.30 pm, started 2.00 pm sharp")[0].options == (210 * MINUTE,)
    assert [one.words for one in find_amounts("1) Authorship Disputes 101 - 1h - 11/10")] == ["1h"]
    assert [one.options for one in find_amounts("for half an hour and then for another hour")] == [(1800,), (3600,)]
