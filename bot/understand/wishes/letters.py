"""Wishes to see what was sent: all of it, what a word or a day finds, or one letter to be read again."""

from __future__ import annotations

import re
from datetime import date

from bot.intents import Communications, Intent
from bot.language.sentences import Found
from bot.understand.said import Said, period_in
from bot.understand.wishes.rule import Rule
from bot.understand.wishes.spoken import SLOTS, cues_of, file_of, fits

MOST_WORDS = 3
_FILE = file_of("communications")
_PAGE = re.compile(r",?\s(?:on )?page (?P<page>\d{1,4})$")
_NOISE, _ENDS, _SAID_ABOUT, _PEOPLE = (_FILE.phrases[name] for name in ("noise", "ends", "said_about", "people"))


def letters(line: Said) -> Intent | None:
    """One letter by its number, the newest, the one about something; or the list, narrowed by words and days."""
    page = _PAGE.search(line.low)
    whole = line if page is None else line.again(line.text[: page.start()])
    for name, form in _FILE.named.items():
        if (found := fits(form, whole)) is not None:
            return _read(name, whole, found, int(page["page"]) if page else 1)
    return None


def _read(form: str, line: Said, found: Found, page: int) -> Intent | None:
    if form == "numbered":
        kind, at, to = found.slots["number"]
        return Communications(number=SLOTS[kind](line.text[at:to]), whole=True)
    _, at, to = found.slots.get("query", ("", -1, -1))
    query, start, end = _narrowed(line, at, to)
    if form == "of_a_day" and not (start or end):
        return None  # "the letter of recommendation"
    if form in ("all", "led", "narrowed"):
        return Communications(query, start, end, page=page)
    return Communications(query, start, end, whole=True, last=form == "newest")


def letters_loosely(line: Said) -> Communications:
    """The list, for a line that only speaks of letters; what it says they are about narrows it all the same."""
    found = (about for about in _SAID_ABOUT.finditer(line.low) if not _PEOPLE.match(line.low, about.end() + 1))
    about = next(found, None)
    query, start, end = _narrowed(line, about.start() if about else len(line.text), len(line.text))
    return Communications(query, start, end)


def _narrowed(line: Said, at: int, to: int) -> tuple[str | None, date | None, date | None]:
    """The words and the days in a part of the line; no part, no words."""
    if at < 0:
        return None, None, None
    part = line.again(line.text[at:to].strip())
    period = period_in(part)
    rest = part.text if period.to == 0 else f"{part.text[: period.at]} {part.text[period.to :]}"
    words = " ".join(rest.split()).strip(" ,;:\"'“”‘’«»")
    while (less := _tail_off(_lead_off(words))) != words:
        words = less
    return words or None, period.start, period.end


def _lead_off(words: str) -> str:
    noise = _NOISE.match(words.lower())
    return (words[noise.end() :] if noise else words).strip(" ,;:\"'“”‘’«»")


def _tail_off(words: str) -> str:
    ends = [match for match in _ENDS.finditer(words.lower()) if match.end() == len(words)]
    return words[: ends[0].start()].rstrip() if ends and ends[0].start() else words


LETTERS: tuple[Rule, ...] = (Rule(cues_of(form.sentences for form in _FILE.forms), letters, "communications"),)
