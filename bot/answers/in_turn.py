"""A line that answers what is asked and goes on to something else: both are served, one after the other."""

from __future__ import annotations

from bot import questions
from bot.answers.adding.bids import bidden
from bot.answers.adding.stack import lines
from bot.intents import AddCredit, Answer, Chitchat, Clarify, Intent, SetReminder, Snooze, StopReminders, Unknown
from bot.language.lexicon import pattern_of
from bot.turn import Turn
from bot.understand import understand, verdict
from bot.understand.deciding import SURE_WISH
from bot.understand.half_said import HalfSaid, half_said, named_by
from bot.understand.holding import HOLDS
from bot.understand.open_cards import POINTS
from bot.understand.two_said import two_said
from core.actions.credits import credits_of
from core.store.tables import Question

REMINDERS = (SetReminder, Snooze, StopReminders)
"""Wishes that change how one is reminded and no credit."""
FIELDS = {"hours": "hours", "day": "start", "domain": "domain", "title": "title"}
AGREES = {"yes", "save", "both"}


def in_turn(turn: Turn, question: Question | None, text: str) -> tuple[str, str] | None:
    """The answer and what follows it; None for a line that is one thing."""
    beside = question is not None and question.payload["hearer"] in {"draft", "saved"} and turn.chosen is None
    if beside and (both := _dropped_and_put_right(turn, text)) is not None:
        return both
    waiting = questions.waiting(question)
    if question is None or waiting is None or question.payload["hearer"] != "draft" or turn.chosen is not None:
        return None
    if bidden(turn, question, text) is not None:
        return None
    return next(
        (
            (first, rest)
            for first, rest in two_said(text)
            if _goes_on(turn, rest) and _leads(turn, question, first, rest)
        ),
        None,
    )


def _dropped_and_put_right(turn: Turn, text: str) -> tuple[str, str] | None:
    """One that goes and another that is put right: "drop the last, and the rwe was actually 2h"."""
    for first, rest in two_said(text):
        said = half_said(rest, today=turn.today, locale=turn.practitioner.locale)
        goes = pattern_of("goes").match(first) is not None and not any(
            char.isdigit() for char in first.replace("#", "")
        )
        if goes and said is not None and said.told and said.words and _is_known(turn, said):
            return first, rest
    return None


def _is_known(turn: Turn, said: HalfSaid) -> bool:
    """Whether the words name an open card or a credit that was saved."""
    titles = [line.draft.title or "" for line in lines(turn)]
    titles += [credit.title for credit in credits_of(turn.session, turn.practitioner)]
    return any(named_by(said, title) for title in titles)


def _leads(turn: Turn, question: Question, first: str, rest: str) -> bool:
    """Whether words answer what is asked, and no more; behind a no an activity is what was meant instead."""
    if bidden(turn, question, first) is not None:
        return True
    waiting = questions.waiting(question)
    wish = understand(first, now=turn.local, locale=turn.practitioner.locale, waiting=waiting)
    if not isinstance(wish, Answer) or HOLDS.issuperset(
        first.casefold().split()
    ):  # "ok, what is a domain?" answers nothing
        return False
    if isinstance(_apart(turn, rest), AddCredit):
        return wish.says in AGREES
    if field := FIELDS.get(question.kind):
        return field in wish.entry.spans and not wish.entry.ambiguous
    return wish.says in {"yes", "save", "no", "both", "not_listed"} or wish.position is not None


def _goes_on(turn: Turn, rest: str) -> bool:
    """Whether words are surely a wish that only looks or sets reminders, or one more activity told in full."""
    wish = _apart(turn, rest)
    if isinstance(wish, AddCredit):
        remarked = any(pattern_of("remarks").match(entry.title or "") for entry in wish.entries)
        if remarked or rest.casefold().split()[0] in POINTS:
            return False  # "…, it was Thursday, one hour, as I wrote": said of the same one
        return bool(wish.entries) and all(e.title and {"hours", "start"} <= set(e.spans) for e in wish.entries)
    return not _is_none(wish)


def _apart(turn: Turn, text: str) -> Intent:
    """The wish words surely are where nothing is open."""
    found = verdict(text, now=turn.local, locale=turn.practitioner.locale)
    return found.intent if found.score >= SURE_WISH else Unknown()


def _is_none(wish: Intent) -> bool:
    changes = wish.changes and not isinstance(wish, REMINDERS)
    return changes or isinstance(wish, Answer | Chitchat | Clarify | Unknown)
