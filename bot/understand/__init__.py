"""What somebody typed -> what they wish: ``understand(text, now=…)``. Pure: no clock, no record, no database."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.intents import Answer, Chitchat, Clarify, Intent, Unknown
from bot.understand.clean import one_line, plain, unsigned
from bot.understand.grammar import LONGEST_LINE, by_grammar
from bot.understand.judge import Verdict, judged
from bot.understand.language import ENGLISH, language_of
from bot.understand.replying import replied
from bot.understand.said import said
from bot.understand.waiting import Waiting
from bot.understand.whole import whole_wish

MOST_JUDGED = 3 * LONGEST_LINE
MOST_WORDS_OF_ANSWER = 7
"""A correction of what was just said ("no, it was two hours") is short; longer words may say something new."""


def understand(text: str, *, now: datetime, locale: str | None = None, waiting: Waiting | None = None) -> Intent:
    """The wish in these words. ``now`` is aware, in the person's zone; ``locale`` None: day/month order unknown."""
    return verdict(text, now=now, locale=locale, waiting=waiting).intent


def verdict(text: str, *, now: datetime, locale: str | None = None, waiting: Waiting | None = None) -> Verdict:
    """The same with how sure it is and what else it may have been."""
    grammar = by_grammar(text, now=now, locale=locale, waiting=waiting)
    said_short = isinstance(grammar, Answer) and len(text.split()) <= MOST_WORDS_OF_ANSWER
    if (said_short and waiting is None) or not text.strip() or len(text) > MOST_JUDGED:
        return Verdict(grammar)
    tidy = unsigned(plain(text))
    line = said(one_line(tidy), today=now.date(), locale=locale, whole=tidy)
    if waiting is not None:
        return Verdict(replied(line, waiting, grammar) if line.text else grammar)
    if not line.text:
        return Verdict(grammar)
    found = judged(line, grammar, whole_wish(text, now=now, locale=locale))
    return replace(_in_language(found, language_of(text)), language=language_of(text))


def _in_language(found: Verdict, language: str) -> Verdict:
    """The verdict; what was not understood for sure and is written in another language is said to be so."""
    unsure = isinstance(found.intent, Unknown | Clarify) or found.intent == Chitchat("other")
    return replace(found, intent=Unknown(language=language)) if language != ENGLISH and unsure else found


__all__ = ["Verdict", "Waiting", "understand", "verdict"]
