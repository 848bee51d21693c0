"""Whose affair a line speaks of: the speaker's, or that of somebody who is named."""

from __future__ import annotations

import re

from bot.understand.office.reading import Reading
from bot.understand.office.table import single, words_of


def is_own(text: str) -> bool:
    """Whether the words speak of the speaker's own affairs."""
    low = re.sub(r"[^\w' ]", " ", text.casefold()).split()
    return any(tuple(low[at : at + len(p)]) == p for p in words_of("own") for at in range(len(low)))


def speaks_in_general(text: str) -> bool:
    """Whether the words speak of people in general, and not of the speaker."""
    low = re.findall(r"\w+", text.casefold())
    return not set(low).isdisjoint(single("in_general")) and not is_own(text)


def gives_to(reading: Reading) -> bool:
    """Whether somebody who is named is to get what the line speaks of: "for Dana", "Dana's record", "log dana@… 2h"."""
    text = reading.text
    for one in reading.people:
        before = re.findall(r"[\w']+", text[: one.at].casefold())
        words = " ".join(before[-3:])
        is_owner = text[one.to : one.to + 2] in ("'s", "’s")
        if (
            is_owner
            or not before
            or len(before) == 1
            or words.endswith(tuple(f" {word}" for word in single("receives")))
        ):
            return True
    return False
