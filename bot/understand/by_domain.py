"""One activity whose hours fall into several domains is a credit for each: "4h develop and 2h foster". Pure."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from bot.intents import AddCredit, Entry, Intent
from bot.understand.said import domains_in
from bot.understand.sighting import Sight, sight
from core.rules.amounts import number_value
from core.rules.terms import SECONDS_PER_HOUR, Domain

LONGEST, MOST_HOURS = 600, 24
_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)?")


def by_domain(text: str, wish: Intent, *, today: date, locale: str | None) -> Intent:
    """The wish; one activity with hours for each of several domains as a credit for each of them."""
    if not isinstance(wish, AddCredit) or len(wish.entries) != 1 or len(text) > LONGEST:
        return wish
    (entry,) = wish.entries
    shares = shares_in(sight(text, today=today, locale=locale))
    whole = sum(seconds for _, seconds, _ in shares)
    if len(shares) < 2 or any(_says(entry, words) for _, _, words in shares):
        return wish
    if entry.seconds not in (None, whole, *(seconds for _, seconds, _ in shares)):
        return wish
    return AddCredit(tuple(given(entry, domain, seconds, words) for domain, seconds, words in shares))


def _says(entry: Entry, words: str) -> bool:
    return words.casefold() in (entry.title or "").casefold()


def shares_in(view: Sight) -> list[tuple[Domain, int, str]]:
    """The domains, each with its seconds and the words that say both; nothing unless each of several has one amount."""
    found: list[tuple[Domain, int, str]] = []
    since = 0
    for at, to, domain in sorted(domains_in(view.text)):
        between = [amount for amount in view.amounts if since <= amount.at and amount.to <= at]
        begins, seconds = _number(view.text, since, at)
        if between and between[-1].is_settled and (seconds is None or begins < between[-1].to):
            begins, seconds = between[-1].at, between[-1].options[0]
        if seconds is None or domain in {one for one, _, _ in found}:
            return []
        found.append((domain, seconds, view.text[begins:to]))
        since = to
    return found


def _number(text: str, since: int, at: int) -> tuple[int, int | None]:
    """The last number before a domain, in hours: "two of them on Develop"."""
    for word in reversed(list(_WORD.finditer(text, since, at))):
        number = number_value(word.group())
        if number is not None and 0 < number <= MOST_HOURS:
            return word.start(), round(number * SECONDS_PER_HOUR)
    return since, None


def given(entry: Entry, domain: Domain, seconds: int, words: str) -> Entry:
    """The same activity with the hours of one domain."""
    doubts = tuple(doubt for doubt in entry.ambiguous if doubt.field not in ("hours", "domain"))
    spans = {**entry.spans, "hours": words, "domain": words}
    return replace(entry, domain=domain, seconds=seconds, ambiguous=doubts, spans=spans)
