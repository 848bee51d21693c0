"""A wish that was recognised as a whole gets its arguments: numbers, days, domains, addresses, words, each by its reader."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from bot.intents import (
    WISHES,
    AddCredit,
    AskAbout,
    Attach,
    CheckIn,
    Chitchat,
    Communications,
    ContactOffice,
    DeleteCredit,
    EditCredit,
    Entry,
    Explain,
    Export,
    GetDocument,
    Intent,
    Link,
    ListCredits,
    Progress,
    RequestCredit,
    SearchActivities,
    SetReminder,
    Snooze,
    StopReminders,
    Unlink,
    WhatIf,
    Which,
)
from bot.understand.asking import near_topics
from bot.understand.assembling import Reading
from bot.understand.quiet import quiet_in
from bot.understand.said import Said, domain_in, period_in
from bot.understand.sighting import sight
from bot.understand.values_meant import is_denied, settled, values_meant
from bot.understand.wishes.explaining import terms_in
from bot.understand.wishes.letters import letters_loosely
from bot.understand.wishes.people import ADDRESS
from bot.understand.wishes.reminders import channel_in, time_in, weekday_in

SURE_QUERY = 0.5
FEWEST_WORDS = 5
"""Words for the office are a message of their own from so many on; fewer only ask to write to it."""
LEAST_TOPIC = 0.5
_NUMBER = re.compile(
    r"(?:#|№|\bn(?:o|r|um)\.?\s?|\b(?:number|credit|entry|item)\s(?:number\s)?#?)(\d{1,5})\b", re.IGNORECASE
)
_BARE = re.compile(r"(?<![\w.,:/-])(\d{1,4})(?![\w:/%-]|[.,]\d)")
_LAST = re.compile(r"\b(?:last|latest|most recent|newest|previous)\b", re.IGNORECASE)
_PAST = re.compile(r"\s(?:year|month|week|time|weekend|spring|summer|autumn|fall|winter|night)\b", re.IGNORECASE)
_DOUBLE = re.compile(r"\b(?:duplicate\w*|dupe|twice|double)\b", re.IGNORECASE)
_CODE = re.compile(r"(?<!\w)(?=\w*\d)[A-Z0-9]{6,10}(?!\w)")
_PLAIN = {wish.name: wish for wish in WISHES}


@dataclass(frozen=True, slots=True)
class Seen:
    """A line as a wish is filled from it: its words, and the activities read in it."""

    line: Said
    reading: Reading
    talk: Intent | None = None

    @property
    def entry(self) -> Entry:
        """The first activity read."""
        return self.reading.entries[0] if self.reading.entries else Entry()

    @property
    def title(self) -> str | None:
        """The first title, where it is fairly sure."""
        cuts = self.reading.titles[0] if self.reading.titles else ()
        return cuts[0][0] if cuts and cuts[0][1] >= SURE_QUERY else None


def fill(name: str, seen: Seen) -> Intent | None:
    """The wish of that name with what the line holds of its arguments; None where the line can't be it."""
    if name in FILLERS:
        return FILLERS[name](seen)
    plain = _PLAIN.get(name)
    return plain() if plain is not None and plain.name not in ("answer", "unknown", "cancel") else None


def which_in(seen: Seen) -> Which:
    """The credits a line speaks of: by number, the last one, the duplicate, or by their title."""
    text = seen.line.text
    numbers = tuple(dict.fromkeys(int(match[1]) for match in _NUMBER.finditer(text)))
    if numbers:
        return Which(numbers=numbers)
    if _DOUBLE.search(text):
        return Which(duplicate=True, words=seen.title)
    if seen.title is not None:
        return Which(words=seen.title)
    values = [words for key in ("hours", "start", "domain") for words in (seen.entry.spans.get(key) or "").split(", ")]
    bare = [
        int(m[1])
        for m in _BARE.finditer(text)
        if not any(m[1] in words for words in values if words) and not is_denied(text, m.start())
    ]
    last = _says_last(seen.line)
    if len(bare) == 1 and not last:
        return Which(numbers=(bare[0],))
    return Which(last=True) if last else Which()


def _says_last(line: Said) -> bool:
    """Whether a line speaks of the last credit, and not of last year or last Tuesday."""
    days = [(day.at, day.to) for day in line.days()]
    found = [match for match in _LAST.finditer(line.text) if not any(at <= match.start() < to for at, to in days)]
    return any(not _PAST.match(line.text[match.end() :]) for match in found)


def _edit(seen: Seen) -> Intent | None:
    entry = _settled(seen)
    spans = {name: words for name, words in entry.spans.items() if name != "title"}
    values = Entry(None, entry.seconds, entry.start, entry.end, entry.domain, ambiguous=entry.ambiguous, spans=spans)
    return EditCredit(which_in(seen), values)


def _settled(seen: Seen) -> Entry:
    """The values of the first activity; of several the one that is meant ("14 May but yours says 13 May")."""
    entry = seen.entry
    if not entry.ambiguous:
        return entry
    said = values_meant(sight(seen.line.text, today=seen.line.today, locale=seen.line.locale))
    return settled(entry, said)


def _progress(seen: Seen) -> Intent:
    period = period_in(seen.line)
    return Progress(domain_in(seen.line.low), period.start, period.end)


def _list(seen: Seen) -> Intent:
    period = period_in(seen.line)
    return ListCredits(period.start, period.end, domain_in(seen.line.low), seen.title)


def _search(seen: Seen) -> Intent:
    period = period_in(seen.line, lean="future")
    recorded = True if re.search(r"\brecord(?:ing|ed)", seen.line.low) else None
    return SearchActivities(seen.title, None, period.start, period.end, domain_in(seen.line.low), recorded)


def _what_if(seen: Seen) -> Intent:
    period = period_in(seen.line, lean="future")
    return WhatIf(seen.entry.seconds, period.start, period.end, domain_in(seen.line.low))


def _export(seen: Seen) -> Intent:
    named = [kind for kind in ("csv", "pdf") if kind in seen.line.low]
    period = period_in(seen.line)
    return Export(named[0] if len(named) == 1 else None, period.start, period.end)


def _remind(seen: Seen) -> Intent:
    days = [day for day in seen.line.days(lean="future") if len(day.options) == 1]
    weekday = weekday_in(seen.line.low)
    start = days[0].options[0][0] if days and weekday is None else None
    return SetReminder(weekday, time_in(seen.line.low), start, channel_in(seen.line.low))


def _stop(seen: Seen) -> Intent:
    """Stopped for good, or, where a day is said by which they come back, held until then."""
    quiet = quiet_in(seen.line)
    return StopReminders() if quiet.until is None else Snooze(quiet.until, quiet.start)


def _snooze(seen: Seen) -> Intent:
    quiet = quiet_in(seen.line)
    return Snooze(quiet.until, quiet.start)


def _address(seen: Seen) -> str | None:
    found = ADDRESS.search(seen.line.text)
    return found.group() if found else None


def _check_in(seen: Seen) -> Intent:
    code = _CODE.search(seen.line.text)
    return CheckIn(code.group() if code else None, missed="miss" in seen.line.low)


def _explain(seen: Seen) -> Intent:
    terms = terms_in(seen.line.low)
    near = () if terms else near_topics(seen.line.low, LEAST_TOPIC)
    return _about(near) if near else Explain(terms)


def _ask_about(seen: Seen) -> Intent | None:
    near = near_topics(seen.line.low, LEAST_TOPIC)
    return _about(near) if near else None


def _about(near: tuple[str, ...]) -> Intent:
    return AskAbout(near[0]) if len(near) == 1 else AskAbout(near=near)


FILLERS: dict[str, Callable[[Seen], Intent | None]] = {
    "add_credit": lambda seen: AddCredit(seen.reading.entries),
    "nothing": lambda seen: seen.talk or Chitchat("other"),
    "chitchat": lambda seen: seen.talk or Chitchat("other"),
    "edit_credit": _edit,
    "delete_credit": lambda seen: DeleteCredit(which_in(seen)),
    "attach": lambda seen: Attach(which_in(seen)),
    "get_document": lambda seen: GetDocument(which_in(seen)),
    "list_credits": _list,
    "progress": _progress,
    "search_activities": _search,
    "what_if": _what_if,
    "export": _export,
    "snooze": _snooze,
    "set_reminder": _remind,
    "stop_reminders": _stop,
    "link": lambda seen: Link(_address(seen)),
    "unlink": lambda seen: Unlink(_address(seen)),
    "contact_office": lambda seen: ContactOffice(
        seen.line.text if len(seen.line.text.split()) >= FEWEST_WORDS else None, loosely=True
    ),
    "communications": lambda seen: letters_loosely(seen.line) or Communications(),
    "check_in": _check_in,
    "request_credit": lambda seen: RequestCredit(seen.title),
    "explain": _explain,
    "ask_about": _ask_about,
}
"""How the wishes with arguments get them; all others are complete by their name."""
