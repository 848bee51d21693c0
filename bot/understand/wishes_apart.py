"""Several wishes of one message, each for itself: "log …, and also tell me how far I am". Pure.

A message is parted only where each side alone is surely a wish of another kind and can stand by itself: a title with a full stop
in it, a remark or a correction of the same activity is no second wish.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime

from bot.intents import AddCredit, Answer, AskAbout, Chitchat, Clarify, Explain, Intent, Unknown, Which
from bot.language.lexicon import pattern_of
from bot.understand.clauses import ABBREVIATED
from bot.understand.grammar import by_grammar
from bot.understand.sighting import ranked
from core.rules.amounts import find_amounts
from core.rules.days import find_days

SURE = 0.85
"""The share the learned reader gives each side, at least."""
MOST_CUTS, MOST_WISHES, FEWEST_WORDS = 8, 3, 3
DOES = frozenset({
    "add_credit", "edit_credit", "delete_credit", "snooze", "set_reminder", "stop_reminders", "export", "get_document",
    "link", "unlink",
})  # fmt: skip
ASKS = frozenset({
    "progress", "deadline", "list_credits", "search_activities", "what_if", "ask_about", "explain", "badge", "profile",
    "communications",
})  # fmt: skip
"""What can be said beside something else. The others begin a form, or take in all the words beside them."""
ONE_S_OWN = {"progress", "deadline", "what_if"}
"""Nobody mentions these by the way."""
SAME_MATTER = frozenset(map(frozenset, (
    ("stop_reminders", "snooze"), ("snooze", "set_reminder"), ("stop_reminders", "set_reminder"), ("get_document", "export"),
    ("get_document", "ask_about"), ("export", "ask_about"), ("link", "unlink"), ("add_credit", "stop_reminders"),
)))  # fmt: skip
"""Pairs that are said of one matter, or by the small print of a pasted letter."""
BY_NUMBER = ("edit_credit",)
"""Beside an activity it means another credit only when it says its number."""
_ITEM = re.compile(r"\s*(?:[-–—*•◦▪+]|\(?\d{1,2}[.):]|\(?[a-h][.)])\s")
_STOP = re.compile(r"(?<=[.!?;])\s+(?=\S)|\n+")
_QUOTED = re.compile(r"\"[^\"]*\"|“[^”]*”|«[^»]*»|‘[^’]*’")

Judge = Callable[[str], Intent]
"""What a part says by itself."""
Titles = Callable[[str], list[str]]
"""The titles of the activities in a whole message, letter for letter."""


def wishes_apart(text: str, judge: Judge, titles: Titles, now: datetime) -> tuple[Intent, ...]:
    """The wishes of a message, in their order; none where it has only one."""
    found = _first_two(text, judge, titles, now)
    if found is None:
        return ()
    first, rest, second = found
    return (first, *(wishes_apart(rest, judge, titles, now) or (second,)))[:MOST_WISHES]


def _first_two(text: str, judge: Judge, titles: Titles, now: datetime) -> tuple[Intent, str, Intent] | None:
    for before, after in _cuts(text, now.date()):
        names = []
        for part in (before, after):  # the second is looked at only where the first is a wish
            name, share = ranked(part, today=now.date())[0]
            if share < SURE or name not in DOES | ASKS:
                break
            names.append((name, share))
        pair = frozenset(name for name, _ in names)
        if len(pair) < 2 or pair <= ASKS or pair in SAME_MATTER:
            continue
        wishes = (judge(before), judge(after))
        alone = all(
            _stands_alone(wish, name) and _is_asked(part, wish, now)
            for part, wish, (name, _) in zip((before, after), wishes, names, strict=True)
        )
        if alone and _differ(wishes) and not _is_title(text, (before, after), wishes, titles):
            return wishes[0], after, wishes[1]
    return None


def _is_asked(part: str, wish: Intent, now: datetime) -> bool:
    """Whether what looks something up, or deletes by a title, is asked for and not mentioned: "Proof: certificate no. 0418"."""
    if wish.name in ONE_S_OWN or (wish.name not in ASKS and wish.name != "get_document"):
        return True
    return part.rstrip().endswith("?") or by_grammar(part, now=now).name == wish.name


def _differ(wishes: tuple[Intent, Intent]) -> bool:
    """Whether two wishes are two matters: beside an activity a credit is changed by its number only."""
    others = [wish for wish in wishes if wish.name in BY_NUMBER]
    adds = any(isinstance(wish, AddCredit) for wish in wishes)
    return not adds or all(getattr(wish, "which", Which()).numbers for wish in others)


def _is_title(text: str, parts: tuple[str, str], wishes: tuple[Intent, Intent], titles: Titles) -> bool:
    """Whether, in the whole message, what one part wishes is a piece of what an activity is called."""
    adds = [isinstance(wish, AddCredit) for wish in wishes]
    if not any(adds):
        return False
    own, other = (parts[0], parts[1]) if adds[0] else (parts[1], parts[0])
    changes = wishes[1 if adds[0] else 0].changes
    found = titles(text)
    strange = [title for title in found if title not in own]
    beside = (
        changes and len(strange) < len(found) and all(title in other for title in strange)
    )  # one the activity's, one a credit's
    return bool(strange) and not beside


def _cuts(text: str, today: date) -> Iterator[tuple[str, str]]:
    """The message in two, wherever one sentence ends or another begins with a word that joins; none inside quotes."""
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    is_list = sum(_ITEM.match(line) is not None for line in text.split("\n")) > 1
    places = {m.start(): m.end() for m in _STOP.finditer(text) if not is_list or "\n" in m.group()}
    for match in pattern_of("joining").finditer(text):
        places.setdefault(match.start(), match.end())
    if not places:
        return
    values = [(one.at, one.to) for one in find_amounts(text)]
    values += [(day.at, day.to) for day in find_days(text, today=today)]
    for at, to in sorted(places.items())[:MOST_CUTS]:
        if any(begin < to and at < end for begin, end in values):  # "one hour and a half"
            continue
        before, after = text[:at].strip(" ,;.-–—"), text[to:].strip(" ,;:-–—")
        if (
            ABBREVIATED.search(before)
            or _is_head(text[:at], text[to:])
            or any(begin < at < end for begin, end in quoted)
        ):
            continue
        if min(len(before.split()), len(after.split())) >= FEWEST_WORDS:
            yield before, after


def _is_head(before: str, after: str) -> bool:
    """Whether the first part only announces the list that follows."""
    return before.rstrip().endswith(":") or _ITEM.match(after) is not None


def _stands_alone(wish: Intent, name: str) -> bool:
    """Whether a part is the wish it looks like, with all that it needs."""
    if isinstance(wish, Unknown | Clarify | Chitchat | Answer):
        return False
    if wish.name != name and not (isinstance(wish, Explain | AskAbout) and name in ("explain", "ask_about")):
        return False
    if isinstance(wish, AddCredit):
        return all(entry.title and (entry.seconds or entry.start or entry.ambiguous) for entry in wish.entries)
    which = getattr(wish, "which", None)
    return which is None or bool(which.numbers or which.words or which.last)
