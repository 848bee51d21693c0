"""A bare question about what was shown last: "which one?", "why?", "and the second?", "and for 2025?"."""

from __future__ import annotations

from datetime import date
from typing import Any

from bot.intents import Answer, AskAbout, Clarify, Intent, ListCredits, Progress
from bot.language.lexicon import pattern_of, words_of
from bot.turn import Turn
from bot.understand.said import Said, domain_in, period_in, said
from bot.understand.stated import is_lost
from bot.understand.which import position_of
from core.rules.terms import Domain
from core.rules.words import lowered
from core.store.tables import Question

MOST_WORDS = 8
PROGRESS = "progress"
UNDOCUMENTED = "undocumented"


def followed(turn: Turn, question: Question | None, text: str, wish: Intent) -> Intent:
    """The wish; or, right after a list or one's progress was shown, the part of it that a few words ask for."""
    is_vague = isinstance(wish, AskAbout) and wish.topic is None and bool(wish.near)
    unsure = is_vague or is_lost(wish) or isinstance(wish, Clarify | Answer)
    if question is None or question.payload["hearer"] != "listed" or not unsure or len(text.split()) > MOST_WORDS:
        return wish
    line = said(text, today=turn.today, locale=turn.practitioner.locale)
    low = lowered(text).strip(" .!?").replace("’", "'")
    led = pattern_of("and_what_of").match(low)
    bare = low[led.end() :].strip(" ,") if led else low
    return _pointed_at(question.payload, bare) or (_narrowed(question.payload, line) if led else None) or wish


def _pointed_at(shown: dict[str, Any], low: str) -> Intent | None:
    """One of what was shown, by its place; the one that does not count, by "which one?" and "why?"."""
    numbers = shown.get("numbers", [])
    place = position_of(low)
    if place is not None and numbers and -1 <= place <= len(numbers) and place != 0:
        return ListCredits(query=f"#{numbers[place - 1 if place > 0 else -1]}")
    asks_why = pattern_of("why").match(low) is not None
    if not (asks_why or low in words_of("which_alone")):
        return None
    return ListCredits(query=f"#{numbers[0]}") if len(numbers) == 1 else ListCredits(query=UNDOCUMENTED)


def _narrowed(shown: dict[str, Any], line: Said) -> Intent | None:
    """The same of other days, or of a domain."""
    period, domain = period_in(line), domain_in(line.low)
    if period.start is None and domain is None:
        return None
    if shown.get("of") == PROGRESS:
        return Progress(domain, period.start, period.end)
    kept = shown["shown"]
    before = kept["domain"] and Domain(kept["domain"])
    if period.start is not None:
        return ListCredits(period.start, period.end, domain or before)
    start, end = (date.fromisoformat(kept[name]) if kept.get(name) else None for name in ("start", "end"))
    return ListCredits(start, end, domain)


__all__ = ["PROGRESS", "followed"]
