"""Lines with more than one amount or with a day said from another: the right value is proposed, or asked for."""

from __future__ import annotations

import pytest
from measure_corpus import NOW

from bot.intents import AddCredit, Clarify
from bot.understand import understand

PROPOSED = {
    "Ethics podcast, episode 12, half an hour, yesterday": (1800, "2026-11-20"),
    "Ethics podcast, arrived 20 minutes late, so 40 min, yesterday": (2400, "2026-11-20"),
    "Ethics workshop yesterday, an hour minus the break of 10 minutes": (3000, "2026-11-20"),
    "Ethics workshop yesterday, two hours less the lunch break of 30 minutes": (5400, "2026-11-20"),
    "Ethics workshop yesterday, 2 hours, deducting 15 minutes": (6300, "2026-11-20"),
    "1 h Ethics webinar, first Tuesday of October": (3600, "2026-10-06"),
    "1 h Ethics webinar, the last Friday of October": (3600, "2026-10-30"),
    "1 h Ethics webinar, third Thursday of last month": (3600, "2026-10-15"),
    "1 h Ethics webinar, week 45, Wednesday": (3600, "2026-11-04"),
    "1 h Ethics webinar, Wednesday of week 45": (3600, "2026-11-04"),
    "1 h Ethics webinar, 2026-W45-3": (3600, "2026-11-04"),
    "1 h Ethics webinar, the Thursday before last": (3600, "2026-11-12"),
    "1 h Ethics webinar, last Thursday but one": (3600, "2026-11-12"),
    "1 h Ethics webinar, a week ago Friday": (3600, "2026-11-13"),
    "1 h Ethics webinar, the day before yesterday": (3600, "2026-11-19"),
    "1 h Ethics webinar, the day after 3 November": (3600, "2026-11-04"),
}
ASKED = {
    "a three-part webinar, one hour each, yesterday": "hours",
    "2-part COPE course, each 45 min, yesterday": "hours",
    "two-part series on AI, 1.5 hours each, yesterday": "hours",
    "Ethics workshop yesterday, 3 hours with a break of 20 minutes": "hours",
    "1 h Ethics webinar, two Mondays ago": "start",
    "1 h Ethics webinar, on a Tuesday in October": "start",
    "1 h Ethics webinar, a week last Friday": "start",
    "1 h Ethics webinar, the other Friday": "start",
    "1 h Ethics webinar, Monday of the first week of October": "start",
}
NEVER_SILENT = [
    "1 h Ethics webinar, the Sunday after Thanksgiving",
    "1 h Ethics webinar, Tuesday week",
    "1 h Ethics webinar, Sunday after next",
    "1 h Ethics webinar, the Friday before that",
    "1 h Ethics webinar, week 3, Wednesday",
    "1 h Ethics webinar, Dienstag vor einer Woche",
]


@pytest.mark.parametrize("line", PROPOSED)
def test_the_value_that_is_meant_is_proposed(line: str) -> None:
    wish = understand(line, now=NOW)
    assert isinstance(wish, AddCredit)
    (entry,) = wish.entries
    assert (entry.seconds, str(entry.start), str(entry.end)) == (
        PROPOSED[line][0],
        PROPOSED[line][1],
        PROPOSED[line][1],
    )


@pytest.mark.parametrize("line", ASKED)
def test_what_could_be_two_is_asked(line: str) -> None:
    wish = understand(line, now=NOW)
    wish = (
        next((one for one in wish.readings if isinstance(one, AddCredit)), wish) if isinstance(wish, Clarify) else wish
    )
    assert isinstance(wish, AddCredit)
    assert ASKED[line] in {doubt.field for doubt in wish.entries[0].ambiguous}


@pytest.mark.parametrize("line", NEVER_SILENT)
def test_a_day_half_read_is_never_a_day(line: str) -> None:
    wish = understand(line, now=NOW)
    readings = wish.readings if isinstance(wish, Clarify) else (wish,)
    assert [entry for one in readings for entry in getattr(one, "entries", ()) if entry.start is not None] == []
