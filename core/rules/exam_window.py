"""An exam window by how people name it: March 2027, 2027-03, 1 March 2027. Pure."""

from __future__ import annotations

import re

from core.rules.exam import Window, load_exam
from core.rules.wording import MONTHS

BY_NAME = re.compile(r"(?<![a-z])(?P<month>[a-z]{3,9})\.?,? (?P<year>\d{4})(?!\d)", re.IGNORECASE)
BY_NUMBER = re.compile(r"(?<!\d)(?P<year>\d{4})-(?P<month>\d\d)(?:-\d\d)?(?!\d)")


def window_in(words: str) -> Window | None:
    """The window that lies in the month these words name; None when they name none, or a month without one."""
    named, numbered = BY_NAME.search(words), BY_NUMBER.search(words)
    if named is not None:
        month, year = _month(named["month"]), int(named["year"])
    elif numbered is not None:
        month, year = int(numbered["month"]), int(numbered["year"])
    else:
        return None
    if not 1 <= year < 9999:
        return None
    return next((one for one in load_exam().in_year(year) if one.opens.month <= month <= one.closes.month), None)


def _month(name: str) -> int:
    """1 to 12, of a name in full or cut short; 0 of any other word."""
    return next((at for at, month in enumerate(MONTHS, 1) if month.casefold().startswith(name.casefold())), 0)
