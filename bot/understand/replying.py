"""What a line means while something is open and the grammar finds no answer in it: a value, yes or no, another wish."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.intents import AddCredit, Answer, Chitchat, Entry, Intent, Unknown, Which
from bot.language.lexicon import pattern_of, words_of
from bot.learned.models import rank
from bot.understand.domains import domain_of
from bot.understand.filling import Seen, fill
from bot.understand.judge import NOTHING, SURE_ADD, SURE_WISH, learned_reading
from bot.understand.said import Said, domain_in
from bot.understand.sighting import Sight, sight
from bot.understand.waiting import FREE, Waiting

VALUES = {"hours": "hours", "day": "start", "domain": "domain"}
"""The field that answers a question of each kind."""
DECIDES = ("save", "confirm", "activity")
NO_NEW_WISH = (*NOTHING, "add_credit", "edit_credit", "undo", "help")
SURE_TITLE = 0.5
_EDGE = " .,;:!?-–—\n\t"


def replied(line: Said, waiting: Waiting, grammar: Intent) -> Intent:
    """The answer, or another wish, in a line the grammar makes nothing of; the grammar's reading where it does."""
    if (waiting.kind in FREE and waiting.kind != "title") or not is_empty(grammar):
        return grammar
    view = sight(line.whole, today=line.today, locale=line.locale)
    entry = values_in(line, view)
    if waiting.kind in DECIDES and not line.is_question and (says := decision(line.low, waiting.kind, entry)):
        return Answer(says, words=line.whole)
    if (field := VALUES.get(waiting.kind)) and field in entry.spans:
        return Answer(entry=entry, words=line.whole)
    ranked = rank(view.seen)
    seen = Seen(line, learned_reading(line, view), None)
    return _other_wish(ranked, seen) or _loose_answer(line, waiting, entry, seen) or grammar


def is_empty(wish: Intent) -> bool:
    """Whether the grammar understood nothing: no wish, and no answer either."""
    if isinstance(wish, Answer):
        nothing = (
            wish.says is None and wish.position is None and wish.which == Which() and not (wish.only or wish.without)
        )
        return nothing and not wish.entry.spans
    return isinstance(wish, Unknown) or wish == Chitchat("other")


def values_in(line: Said, view: Sight) -> Entry:
    """The hours, the day and the domain a line says, each where it says exactly one."""
    entry, spans = Entry(), {}
    hours = {a.options[0]: a.words for a in view.amounts if a.is_settled or (a.kind == "about" and len(a.options) == 1)}
    days = {d.options[0]: d.words for d in view.days if d.is_settled}
    domain = domain_in(line.low) or domain_of(line.text)
    if len(hours) == 1:
        (seconds, words), *_ = hours.items()
        entry, spans["hours"] = replace(entry, seconds=seconds), words
    if len(days) == 1:
        ((start, end), words), *_ = days.items()
        entry, spans["start"], spans["end"] = replace(entry, start=start, end=end), words, words
    if domain is not None:
        entry, spans["domain"] = replace(entry, domain=domain), line.text
    return replace(entry, spans=spans)


def decision(low: str, kind: str, entry: Entry) -> str | None:
    """Yes, no or "not on the list", by how an answer begins and what it does not take back."""
    said = low.strip(_EDGE)
    if kind == "activity" and pattern_of("unlisted").search(said):
        return "not_listed"
    if entry.spans:
        return None
    if _begins(said, "yes") or (kind == "save" and _ends(said, "saving")):
        rest = re.sub(r"^\w+", "", said)
        return None if pattern_of("unless").search(rest) else "save" if kind == "save" else "yes"
    return ("not_listed" if kind == "activity" else "no") if _begins(said, "no") else None


def _begins(said: str, name: str) -> bool:
    found = pattern_of(name).match(said)
    return found is not None


def _ends(said: str, name: str) -> bool:
    return any(said.rstrip(_EDGE).endswith(words) for words in words_of(name)) or f" {name[:4]} " in f" {said} "


def _other_wish(ranked: list[tuple[str, float]], seen: Seen) -> Intent | None:
    """A wish of its own, or a new activity with a title and a value."""
    first, share = ranked[0]
    if first == "add_credit" and share >= SURE_ADD and seen.title and {"hours", "start"} & set(seen.entry.spans):
        return AddCredit(seen.reading.entries)
    if first in NO_NEW_WISH or share < SURE_WISH:
        return None
    return fill(first, seen)


def _loose_answer(line: Said, waiting: Waiting, entry: Entry, seen: Seen) -> Intent | None:
    if waiting.kind == "title" and not line.is_question:
        title = seen.title or line.text.strip(_EDGE)
        return Answer(entry=replace(entry, title=title, spans={**entry.spans, "title": title}), words=line.whole)
    return Answer(entry=entry, words=line.whole) if entry.spans else None
