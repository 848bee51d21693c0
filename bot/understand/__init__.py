"""What somebody typed -> what they wish: ``understand(text, now=…)``. Pure: no clock, no record, no database."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import lru_cache, partial

from bot.intents import AddCredit, Answer, Cancel, Chitchat, Clarify, Entry, Help, Intent, Several, Unknown
from bot.understand.beside import Apart
from bot.understand.by_domain import by_domain
from bot.understand.by_sentence import REMINDING, is_unsure, only_wish, others_wished
from bot.understand.clean import one_line, plain, unsigned
from bot.understand.entry import read_entry
from bot.understand.grammar import LONGEST_LINE, MOST_KEPT, by_grammar, firm_wish
from bot.understand.in_parts import in_parts
from bot.understand.judge import MANNERS, Verdict, doubted, judged, learned_reading
from bot.understand.language import ENGLISH, language_of
from bot.understand.merging import added
from bot.understand.replying import replied
from bot.understand.said import Said, said
from bot.understand.sighting import sight
from bot.understand.waiting import Waiting
from bot.understand.whole import whole_wish
from bot.understand.wishes_apart import wishes_apart

MOST_JUDGED = 3 * LONGEST_LINE
SURE_FOREIGN = 0.95
"""An activity told in another language is proposed only when it is as sure as this."""
MOST_WORDS_OF_A_WISH = 20
"""A longer line is never a command beyond doubt."""
MOST_WORDS_OF_ANSWER = 7
"""A correction of what was just said ("no, it was two hours") is short; longer words may say something new."""


def understand(text: str, *, now: datetime, locale: str | None = None, waiting: Waiting | None = None) -> Intent:
    """The wish in these words. ``now`` is aware, in the person's zone; ``locale`` None: day/month order unknown."""
    return verdict(text, now=now, locale=locale, waiting=waiting).intent


@lru_cache(maxsize=MOST_KEPT)
def verdict(text: str, *, now: datetime, locale: str | None = None, waiting: Waiting | None = None) -> Verdict:
    """The same with how sure it is and what else it may have been."""
    if waiting is None and len(text) <= MOST_JUDGED and (wishes := _apart(text, now, locale)):
        return Verdict(Several(wishes))
    return _one(text, now, locale, waiting)


def _apart(text: str, now: datetime, locale: str | None) -> tuple[Intent, ...]:
    def judge(part: str) -> Intent:
        return _one(part, now, locale, None).intent

    def titles(whole: str) -> list[str]:
        line = said(one_line(whole), today=now.date(), locale=locale, whole=whole)
        reading = learned_reading(line, sight(whole, today=now.date(), locale=locale))
        return [entry.title for entry in reading.entries if entry.title]

    return wishes_apart(unsigned(plain(text)), judge, titles, now)


def _one(text: str, now: datetime, locale: str | None, waiting: Waiting | None) -> Verdict:
    grammar = by_grammar(text, now=now, locale=locale, waiting=waiting)
    said_short = isinstance(grammar, Answer) and len(text.split()) <= MOST_WORDS_OF_ANSWER
    if (said_short and waiting is None) or not text.strip() or len(text) > MOST_JUDGED:
        return Verdict(grammar)
    tidy = unsigned(plain(text))
    line = said(one_line(tidy), today=now.date(), locale=locale, whole=tidy)
    if waiting is not None:

        def apart() -> Apart:
            alone = verdict(text, now=now, locale=locale)
            return Apart(alone.intent, alone.score)

        answer = replied(line, waiting, grammar, apart) if line.text else grammar
        return Verdict(_with_every_part(answer, tidy, line) if isinstance(answer, AddCredit) else answer)
    if not line.text:
        return Verdict(grammar)
    sure = None
    if len(text.split()) <= MOST_WORDS_OF_A_WISH:
        sure = whole_wish(text, now=now, locale=locale) or _within_politeness(text, line, now)
    if (others := others_wished(text, partial(_surely, now=now, locale=locale))) is not None:
        return Verdict(others)
    found = judged(line, grammar, sure)
    found = replace(found, intent=doubted(_with_every_part(found.intent, tidy, line), line.low))
    if is_unsure(found.intent, text) and (only := only_wish(text, partial(_surely, now=now, locale=locale))):
        found = Verdict(only)
    language = language_of(text)
    return replace(_in_language(found, grammar, language), language=language)


def _with_every_part(wish: Intent, tidy: str, line: Said) -> Intent:
    """The wish, with no part of the line lost that tells an activity of its own."""

    def read(part: str) -> Sequence[Entry]:
        view = sight(part, today=line.today, locale=line.locale)
        alone = said(part, today=line.today, locale=line.locale, whole=part)
        own = AddCredit((read_entry(part, today=line.today, locale=line.locale),))
        return added(own, learned_reading(alone, view, own), part).entries

    wish = in_parts(tidy, wish, read, today=line.today, locale=line.locale)
    return by_domain(tidy, wish, today=line.today, locale=line.locale)


def reminders_wished(text: str, *, now: datetime, locale: str | None = None) -> Intent | None:
    """What words surely wish of reminders, in whichever of their sentences; None for all else."""
    sure = partial(_surely, now=now, locale=locale)
    wish = sure(text) or only_wish(text, sure)
    return wish if isinstance(wish, REMINDING) else None


def _surely(part: str, *, now: datetime, locale: str | None) -> Intent | None:
    """The wish a part of a message is beyond doubt: a whole sentence of the grammar says it, or it is a whole command."""
    line = said(one_line(part), today=now.date(), locale=locale, whole=part)
    wish = whole_wish(part, now=now, locale=locale) or firm_wish(line)
    if isinstance(wish, Chitchat) or wish is None:
        talk = wish or by_grammar(part, now=now, locale=locale)
        return talk if isinstance(talk, Chitchat) and talk.kind in MANNERS else None
    return None if isinstance(wish, AddCredit | Answer | Cancel | Unknown | Help) else wish


def _within_politeness(text: str, line: Said, now: datetime) -> Intent | None:
    """The whole wish between a greeting and thanks."""
    bare = f"{line.text}?" if line.is_question else line.text
    return whole_wish(bare, now=now, locale=line.locale) if bare not in (text.strip(), "") else None


def _in_language(found: Verdict, grammar: Intent, language: str) -> Verdict:
    """The verdict; what was not read for sure, or would change something, in another language is said to be so."""
    if language == ENGLISH or found.intent == grammar:
        return found
    unsure = isinstance(found.intent, Unknown | Clarify) or found.intent == Chitchat("other")
    risky = found.intent.changes or (isinstance(found.intent, AddCredit) and found.score < SURE_FOREIGN)
    return replace(found, intent=Unknown(language=language)) if unsure or risky else found


__all__ = ["Verdict", "Waiting", "reminders_wished", "understand", "verdict"]
