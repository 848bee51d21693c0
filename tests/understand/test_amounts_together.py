"""Amounts that say one thing together: sums, products, choices, what is taken off, and what is said last."""

from __future__ import annotations

from pathlib import Path

import pytest
from measure_values import VOICES, marks_read

from bot.training.lines import read_marked
from core.rules.amounts import find_amounts

SETTLED = {  # minutes
    "sums": {
        "30 + 40 min": 70, "45 + 45 min": 90, "30 + 30 min.": 60, "4 h + 5 h": 540, "1h plus 30 min": 90,
        "thirty minutes and then another thirty": 60, "an hour plus another half hour": 90,
        "9:00-12:00 and 13:00-16:00 ET": 360,
    },
    "products": {
        "Two 45-minute sessions": 90, "two 25-min pomodoros": 50, "three half-hour bits": 90, "two periods of 40 minutes": 80,
        "two sets of 45 mins": 90, "Two 30 min sessions": 60, "four vids 15 min each": 60,
    },
    "what is said last": {
        "half a day, so 4 hours": 240, "half a day (3.5h)": 210, "half a day, call it 4 hours": 240,
        "2 hours less 10 minutes so 1h50": 110, "ten till three with an hour for lunch, so 4 hours": 240,
        "9:00 to 16:00 with one hour lunch out, so 6h": 360,
    },
    "denied or beside the point": {
        "not 2h // 1.75h": 105, "0.5 h, NOT 5 h": 30, "it wasn't 2 hours, it was 1 hour 20": 80,
        "I came ten minutes late so 50 min": 50, "the interpreters swapped every twenty minutes, 2 h": 120,
    },
    "taken off": {
        "two hours less five minutes": 115, "3 hours minus half an hour": 150, "an hour minus the break of 10 minutes": 50,
        "2 hours minus a 15 minute break": 105, "two hours less the lunch break of 30 minutes": 90,
        "90 minutes, minus 10 for coffee": 80, "one hour less ten": 50, "2 hours, deducting 15 minutes": 105,
        "an hour and a half, minus a ten minute break": 80, "1h30 less 10 min": 80, "2h abzüglich 15 min Pause": 105,
        "2 h moins 15 minutes de pause": 105, "2 h menos 15 minutos": 105,
    },
    "missed or late": {
        "left 10 minutes early, 50 min": 50, "missed the first 15 minutes, 45 min": 45, "20 min delay, then 40 min": 40,
        "arrived 20 minutes late, so 40 min": 40, "10 min early, 50 min": 50, "slept 10 minutes, 50 min": 50,
        "half an hour late, half an hour heard": 30, "skipped the last 20 minutes, so 40 minutes": 40,
        "episode 12, half an hour": 30, "module 2 (of 4), 90 min": 90, "chapter 3, an hour": 60,
    },
    "from and to": {
        "started 7:30a ended 8:30a": 60, "started at 9 and we got out at 11:30": 150, "started at 14 and ended 15:20": 80,
        "started at 2 and finished at half 4": 150, "3:00, done 4:30": 90, "Start: 10:00\nEnd: 11:30": 90,
        "10:30 → 12:00 EST": 90, "// 9:30-11 // Basel": 90,
    },
    "a word before the unit": {
        "two bloody hours": 120, "two entire hours": 120, "5 learning hours": 300, "Half a damn hour": 30,
        "4 straight hours": 240, "fourty minutes": 40, "2 hs": 120,
    },
}  # fmt: skip


@pytest.mark.parametrize(("kind", "words"), [(kind, words) for kind, table in SETTLED.items() for words in table])
def test_what_is_said_together_is_settled_together(kind: str, words: str) -> None:
    (found,) = find_amounts(words)
    assert (found.options, found.is_settled) == ((SETTLED[kind][words] * 60,), True)


ASKED = {  # the likeliest, minutes
    "an hour, maybe nearer two": 60, "Duration: one hour, maybe 1.25": 60, "50 oder 60 min": 50,
    "13:00 till 14:00 or 14:30 ET": 60, "was an hour, no wait, an hour and forty": 100, "2 hours each day, so 6": 360,
    "an hour and a bit, call it 1.25": 75, "nine till four less an hour for lunch": 360, "two half days of 3.5 h": 210,
    "from 8 to 3 with an hour off": 360, "9 academic hours of 45 min": 45, "1.0 ± 0.1 h": 6, "GPP 3 + 40 min": 43,
    "one hour plus Q&A": 60, "1h Plus One": 60, "two hours, maybe a little less": 120, "one hour half": 60,
    "3 hours less the pause": 180,
    "1 t 15 min": 15, "3 hours per week for 2 weeks": 180, "hour, hour and a half": 90, "one hour more or less": 60,
    "two 1-hour webinars": 120, "not 2 hours": 120, "a 2-part course, 45 min each": 90, "a three-part webinar, an hour each": 180,
    "a five-episode podcast, 20 minutes apiece": 100, "2-part COPE course, each 45 min": 90, "3 part series, 20 min each": 60,
    "two-part series on AI, 1.5 hours each": 180, "a 4-session course, 1 h per session": 240, "2-part webinar (1 h each)": 120,
    "an hour, 10 minutes of which were a break": 50, "an hour, of which 10 minutes break": 50, "3h - 30 min lunch": 150,
    "3 h (30 min break)": 150, "3 hours, including a 20 min break": 160, "4 hours not counting the 30 minute lunch": 210,
    "two hours excluding the 10-minute break": 110, "9 to 12 minus a 15 min break": 165, "40 of the 60 min": 40,
}  # fmt: skip


@pytest.mark.parametrize("words", ASKED)
def test_what_may_be_more_or_less_is_asked(words: str) -> None:
    (found,) = find_amounts(words)
    assert (found.options[0], found.is_settled) == (ASKED[words] * 60, False)


APART = {
    "1h PRISMA + 2h CONSORT": [60, 120], "1h A, 2h B and 1h C": [60, 120, 60], "tour 1h + checklist 1h + 2h of X": [60, 60, 120],
    "3 hours excl. tea": [180], "1h plus 30 min of reading": [60, 30], "an hour, so they said": [60], "half an hour each": [30],
}  # fmt: skip


@pytest.mark.parametrize("words", APART)
def test_what_belongs_to_several_stays_apart(words: str) -> None:
    assert [found.options for found in find_amounts(words)] == [(minutes * 60,) for minutes in APART[words]]


@pytest.mark.parametrize(("letter", "most"), [("H", 12), ("D", 20)])
def test_hardly_a_settled_value_covers_only_part_of_what_was_said(letter: str, most: int) -> None:
    paths: list[Path] = sorted(VOICES.glob("*.txt"))
    read = [mark for path in paths for line in read_marked(path) for mark in marks_read(line) if mark[0] == letter]
    part = [words for _, verdict, words in read if verdict == "part"]
    assert len(part) <= most, part
    assert len(read) > 5000
