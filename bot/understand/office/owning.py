"""Whose affair a line speaks of: the speaker's, or that of somebody who is named."""

from __future__ import annotations

import re

from bot.understand.office.reading import Reading, unled
from bot.understand.office.table import single, words_of


def is_own(text: str) -> bool:
    """Whether the words speak of the speaker's own affairs."""
    low = re.sub(r"[^\w' ]", " ", text.casefold()).split()
    for phrase in words_of("our_people"):
        low = " ".join(low).replace(" ".join(phrase), "").split()
    return any(tuple(low[at : at + len(p)]) == p for p in words_of("own") for at in range(len(low)))


def speaks_in_general(text: str) -> bool:
    """Whether the words speak of people in general, and not of the speaker."""
    low = re.findall(r"\w+", text.casefold())
    return not set(low).isdisjoint(single("in_general")) and not is_own(text)


def is_asked(text: str, *, loosely: bool = False) -> bool:
    """Whether the words ask something: "what did she put as role", "can I see it?"; not "what she sent is no agenda".

    ``loosely``: whatever begins like a question, where the words can be no letter ("what certificate tho").
    """
    if text.rstrip().endswith("?"):
        return True
    low = re.findall(r"[\w']+", unled(text).casefold().replace("’", "'"))
    while low and low[0] in single("fillers"):
        low = low[1:]
    if not low or low[0] not in single("asks_openly"):
        return False
    if loosely:
        return True
    helper = next((at for at, word in enumerate(low[:5]) if at and word in single("helpers")), None)
    return low[0] in single("asked_whole") or (helper is not None and not set(low[1:helper]) & single("clause"))


def is_of_record(text: str) -> bool:
    """Whether a question about somebody is one about their record, and not about a case of theirs."""
    return not single("of_record").isdisjoint(re.findall(r"\w+", text.casefold()))


def asks_of_case(text: str) -> bool:
    """Whether words ask about the case that is looked at without naming it: "what's in the attachment"."""
    low = " ".join(re.findall(r"[\w']+", text.casefold()))
    return is_asked(text, loosely=True) and any(
        f" {' '.join(phrase)} " in f" {low} " for phrase in words_of("case_parts")
    )


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
