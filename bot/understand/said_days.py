"""Which of the days found in a line say when it was, and which belong to the title."""

from __future__ import annotations

import re

from bot.understand.cuts import Cuts
from bot.understand.domains import CUT
from core.rules.days import DayFound

_BEFORE_DAY = re.compile(
    r"(?:(?<=\s)|^|(?<=[,;(\x01]))(?:(?:which was|that was|it was|was|took place|held|dated|back|again|happened"
    r"|attended|completed|done)\s)?"
    r"(?:on|in|at|from|of|for|during|since|over|am|le|el|the|dated|date|day|when|by|around|between|this"
    r"|all)\s?:?\s(?:the\s)?$",
    re.IGNORECASE,
)


_VAGUELY = re.compile(
    r"(?:(?<=\s)|^|(?<=\x01))(?:sometime|some time|about|around|roughly|approximately|approx\.?|circa|ca\.?"
    r"|probably|maybe|perhaps|i think|early|late|mid|the end of|end of|the beginning of|beginning of|the start of"
    r"|start of|before|after|until)[\s-]$",
    re.IGNORECASE,
)


def is_said(work: str, day: DayFound) -> bool:
    """Whether these words say when it was; a year, a month or a weekday inside a title does not."""
    before, after = work[: day.at], work[day.to :]
    word = day.words.lower()
    if day.whole == "year" and word.isdigit():
        return False
    if day.whole in ("day", "vague") and any(c.isdigit() for c in word):
        return not re.search(
            r"\b(?:phase|part|module|chapter|section|vol|no|version|level)\.?\s$", before, re.IGNORECASE
        )
    if after.startswith(("'s", "’s")) and word[0].islower():
        return True
    if after.startswith(("'s", "’s")):
        return not before.strip()
    if day.whole == "quarter" and not re.search(r"\b(?:in|during|of)\s$", before, re.IGNORECASE):
        return False
    edge = (
        not after.strip(" .!?)")
        or re.match(r"\s?[,;:.)(\-–—\x01|]", after)
        or re.match(r"\s\d|\s(?:i|we)\b|\s(?:and|for|about|half|an?)\s(?:\d|hour|half)", after, re.IGNORECASE)
    )
    led = re.search(r"(?:^|[\s(\x01])(?:on|in|during|from|since|for|of|this|last)\s$", before, re.IGNORECASE)
    if day.whole == "month" and word == "may" and not led:
        return False
    if word.split()[0] in (
        "last",
        "past",
        "this",
        "yesterday",
        "yday",
        "previous",
        "the",
        "next",
        "earlier",
        "a",
        "two",
    ):
        return True
    return (
        bool(led or edge or not before.strip(f" {CUT},"))
        if day.whole != "month"
        else bool(
            (led and edge)
            or (led and not word.isdigit())
            or (
                edge
                and (
                    not before.strip() or before.rstrip()[-1:] in ",;(:-–" or len(word.split()) > 1 or not after.strip()
                )
            )
        )
    )


def blot_day(cuts: Cuts, day: DayFound) -> bool:
    """Cut the day with its prepositions; whether it was said vaguely ("around 3 March", "early March")."""
    to = day.to + 2 if cuts.work[day.to : day.to + 2] in ("'s", "’s") else day.to
    at = day.at
    while not _VAGUELY.search(cuts.work[max(0, at - 24) : at]) and (
        led := _BEFORE_DAY.search(cuts.work[max(0, at - 40) : at])
    ):
        at -= led.end() - led.start()
    if vague := _VAGUELY.search(cuts.work[max(0, at - 24) : at]):
        at -= len(vague.group())
        while led := _BEFORE_DAY.search(cuts.work[max(0, at - 40) : at]):
            at -= led.end() - led.start()
    cuts.cut(at, to)
    return vague is not None
