"""What staff type to look at records, letters, decisions and numbers -> what they wish: lines of the table in ``staff``."""

from __future__ import annotations

from collections.abc import Callable

from bot import staff_intents as wishes
from bot.intents import Intent
from bot.understand.staff_words import Found

WHOSE = r"(?P<address>[^\s@<>]+@[^\s@<>]+\.[^\s@<>.,;]+)"
IN_YEAR = r"(?: (?:in|of) (?P<year>(?:19|20)\d\d))?"


def _credits(found: Found) -> Intent:
    return wishes.SeeCreditsOf(found["address"], int(found["year"]) if found["year"] else None)


def _lacking(found: Found) -> Intent:
    return wishes.SeeCreditsOf(found["address"], lacking=True)


def _letters(found: Found) -> Intent:
    return wishes.SeeLettersTo(found["address"])


def _decided(found: Found) -> Intent:
    state = found["state"].casefold()
    return wishes.SeeDecided(state if state != "decided" else None, found["address"] or None)


LOOKS: tuple[tuple[str, Callable[[Found], Intent]], ...] = (
    (rf"(?:show |see )?credits of {WHOSE}{IN_YEAR}", _credits),
    (rf"(?:show |see )?missing certificates of {WHOSE}", _lacking),
    (rf"(?:show |see )?letters to {WHOSE}", _letters),
    (r"(?:show |see )?people without certificates", lambda _: wishes.SeeLacking()),
    (rf"(?:show |see )?requests (?P<state>decided|approved|declined)(?: by {WHOSE})?", _decided),
    (r"how many people|count people", lambda _: wishes.CountPeople()),
    (r"(?:show |see )?exams ahead", lambda _: wishes.SeeExamsAhead()),
)
