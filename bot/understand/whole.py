"""Whether a line typed where free words are awaited is a question or a whole command, and so never the answer. Pure.

A true answer may look like a command: "List of authors", "Record keeping in trials", "Delete or keep?". A command counts
only when nothing is left over of its line, or when it says what it acts on: a number, a day, a domain, an address.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

from bot.intents import (
    AddCredit,
    AddEmployment,
    Answer,
    AskAbout,
    Attach,
    CheckIn,
    Chitchat,
    Communications,
    ContactOffice,
    DeleteCredit,
    EditCredit,
    EditEmployment,
    GetDocument,
    Intent,
    Link,
    ListCredits,
    Progress,
    RequestCredit,
    SearchActivities,
    SetReminder,
    Snooze,
    Unknown,
    Unlink,
    WhatIf,
)
from bot.language.phrases import domain_words
from bot.understand.grammar import by_grammar
from bot.understand.matters import read_matter
from bot.understand.wishes.asking import is_about

MOST_WORDS = 40
POLITE = re.compile(
    r"(?:please|(?:can|could|would|will) you(?: please)?|i(?:'d| would) like to|i want to)\s", re.IGNORECASE
)
ASKS = re.compile(
    r"(?:how|what|what's|when|where|who|which|why|can|could|may|do|does|did|is|are|am|will|would|should|must|have|has)\b",
    re.IGNORECASE,
)
QUOTED = re.compile(r"\s*[\"“”„«»'‘’].*[\"“”«»'‘’]\s*", re.DOTALL)
SENTENCE_BEFORE = re.compile(r"[.!?;:]\s")
# Words that together say a command and nothing else; one more, and the line is somebody's own words.
WORDS = """
a account add all am and appointment apply application approval are as ask at badge begin by can certification change
communications contact credential credit credits csv cycle data deadline deadlines defer deferral do does doing employment
end exam expire expires export fee fees for from get go have help history hours how i i'd i'm in is it jobs left like
list log many me mentor messages missing much my need needed next now of office on open out over pdf please profile
progress recertification recertify record records reminders renew report request requests resume retire see send show
since sit standing start status still stop submit summary test the these this to track transcript undo until view
volunteer want was what what's when where which with work year years you zip
january february march april may june july august september october november december jan feb mar apr jun jul aug
sep oct nov dec today yesterday week month
"""
SAYING_NOTHING_MORE = frozenset((*WORDS.split(), *domain_words("bare")))
NEVER_BARE = frozenset(("mentor", "exam", "record", "report", "work", "office", "test", "summary", "credential"))
"""Single words that are a role or a name oftener than a command."""
HELPERS = frozenset(
    (
        "do",
        "does",
        "did",
        "is",
        "are",
        "am",
        "was",
        "can",
        "could",
        "may",
        "will",
        "would",
        "should",
        "must",
        "has",
        "have",
    )
)
MOST_OF_A_WISH = 12
MINE = {"my"}
SPEAKS = {
    "i'd like", "i would like", "i want to", "i wish to", "i need to", "let me", "can i", "could i", "may i", "can you",
    "could you", "please show", "show me", "tell me", "take me", "help me", "please help", "how do", "sign me",
}  # fmt: skip
BEGINS: tuple[tuple[type[Intent], str], ...] = (
    (AddCredit, r"add|log|record|enter"),
    (AddEmployment, r"(?:add|enter|new) (?:an? |my )?(?:employment|employer|job|position)"),
    (
        EditEmployment,
        r"(?:delete|remove|change|edit) (?:job|employment) \d|(?:show|list|see) my (?:work|employment|jobs)",
    ),
    (EditCredit, r"(?:change|set|correct|fix|edit|make|move|rename)\b|#\d"),
    (DeleteCredit, r"delete|remove"),
    (ListCredits, r"list|show|see"),
    (SearchActivities, r"(?-i:search|find|look for|show)"),
    (Communications, r"(?-i:(?:my )?communications (?:about|on|since|from|with|in|of)|(?:show|list|read|open) )"),
    (RequestCredit, r"(?:request|ask for|apply for) (?:a |an )?(?:credit|approval|credits)"),
    (CheckIn, r"check(?:ing)? ?in|i missed the check"),
    (Attach, r"attach"),
    (GetDocument, r"(?:send|get|show|open|give) |(?:document|certificate) #?\d"),
    (SetReminder, r"remind me|reminders"),
    (Snooze, r"snooze|(?:don't|do not) remind|remind me"),
    (Link, r"link"),
    (Unlink, r"unlink"),
    (ContactOffice, r"(?:tell|ask|contact|write to|message) (?:the |ismpp|your )"),
    (WhatIf, r"what if"),
    (Progress, r"(?:how (?:many|much)|what) "),
)
STARTS = tuple((wish, re.compile(rf"(?:{begins})", re.IGNORECASE)) for wish, begins in BEGINS)


def is_question(text: str) -> bool:
    """Whether a line asks: it ends with "?", and is not several sentences or a name in quotes."""
    line = text.strip()
    if not line.endswith("?") or "\n" in line or QUOTED.fullmatch(line) or len(line.split()) > MOST_WORDS:
        return False
    return SENTENCE_BEFORE.search(line) is None or ASKS.match(line) is not None


def unquoted(text: str) -> str:
    """The words without the quotes that made them an answer."""
    line = text.strip()
    return line[1:-1].strip() if QUOTED.fullmatch(line) and len(line) > 2 else text


def whole_wish(text: str, *, now: datetime, locale: str | None = None) -> Intent | None:
    """The wish that a whole line is, beyond doubt; None when the words may be somebody's own."""
    line = " ".join(text.split())
    if not line or "\n" in text.strip() or QUOTED.fullmatch(line) or len(line.split()) > MOST_WORDS:
        return None
    if (matter := read_matter(line, now.date(), locale)) is not None:
        return matter
    wish = by_grammar(line, now=now, locale=locale)
    if isinstance(wish, Unknown | Chitchat | Answer):
        return None
    if isinstance(wish, AskAbout):
        named = is_about(line)
        return wish if wish.topic and (named or (ASKS.match(line) and _asks(line))) else None
    bare = POLITE.sub("", line).rstrip(" .!?")
    if _is_own(line, wish):
        return wish
    return wish if _says_nothing_more(bare) or _is_complete(wish, bare) else None


def _asks(line: str) -> bool:
    """Whether a line is put as a question: "how long does it take", not "When to withdraw a request: cases"."""
    return line.endswith("?") or not HELPERS.isdisjoint(line.casefold().replace("'s", " is").split()[:4])


def _is_own(line: str, wish: Intent) -> bool:
    """Whether somebody speaks for themselves ("I'd like to be a mentor", "let me see my record"), as no form is filled in."""
    words = re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)*", line.replace("’", "'").casefold())
    if len(words) > MOST_OF_A_WISH or isinstance(
        wish, Answer | AddCredit | EditCredit | DeleteCredit | Attach | ListCredits
    ):
        return isinstance(wish, ListCredits) and len(words) <= MOST_OF_A_WISH and _speaks(words) and set(words) >= MINE
    return _speaks(words)


def _speaks(words: list[str]) -> bool:
    return " ".join(words[:2]) in SPEAKS or " ".join(words[:3]) in SPEAKS


def _says_nothing_more(line: str) -> bool:
    words = re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", line.replace("’", "'").casefold())
    if not words or not SAYING_NOTHING_MORE.issuperset(words):
        return False
    if len(words) == 1 and (words[0] in NEVER_BARE or (words[0] == "communications" and line[0].isupper())):
        return False
    return len(words) > 1 or line.strip().casefold() == words[0]


def _is_complete(wish: Intent, line: str) -> bool:
    """Whether it begins as its command does and says what it acts on."""
    if not any(isinstance(wish, kind) and pattern.match(line) for kind, pattern in STARTS):
        return False
    says = COMPLETE.get(type(wish))
    return says is None or says(wish, line)


def _points(wish: Any, line: str) -> bool:
    """A credit by its number, or the last one."""
    return bool(wish.which.numbers or wish.which.last)


def _narrows(wish: ListCredits, line: str) -> bool:
    """A period, a domain, or how many of the last; words to look for may be somebody's own."""
    return wish.query is None and bool(wish.start or wish.domain or wish.last)


def _looks_for(wish: SearchActivities, line: str) -> bool:
    """A period, a kind or a domain, a year, or "about"."""
    return bool(wish.start or wish.course_type or wish.domain or re.search(r"\b20\d\d\b|\babout\b", line))


COMPLETE: dict[type[Intent], Callable[[Any, str], bool]] = {
    AddCredit: lambda wish, line: any(entry.seconds for entry in wish.entries),
    EditCredit: lambda wish, line: _points(wish, line) and bool(wish.entry.spans),
    DeleteCredit: lambda wish, line: _names_only(line, wish),
    Attach: _points,
    GetDocument: _points,
    ListCredits: _narrows,
    SearchActivities: _looks_for,
    CheckIn: lambda wish, line: wish.code is not None,
    Snooze: lambda wish, line: wish.until is not None,
    Link: lambda wish, line: wish.address is not None,
    Unlink: lambda wish, line: wish.address is not None or line.casefold() in {"unlink slack", "unlink"},
    WhatIf: lambda wish, line: wish.seconds is not None,
    Progress: lambda wish, line: _says_nothing_more(line),
}
"""What a command must say besides its beginning; the others need no more."""


def _names_only(line: str, wish: DeleteCredit) -> bool:
    """ "delete 16, 17 and 18", "delete the last one"; not "Delete 2 of 3 drafts: how to edit"."""
    left = set(re.findall(r"[^\W\d_]+", line.casefold())) - {
        "delete", "remove", "the", "last", "one", "credit", "credits", "and", "duplicate", "entry", "number", "my",
    }  # fmt: skip
    return bool(wish.which.numbers or wish.which.last or wish.which.duplicate) and not left
