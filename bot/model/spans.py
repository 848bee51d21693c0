"""The spans a model named, read by Tally's own readers: what each holds, as the slots of a command."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from bot.intents import AddCredit, DeleteCredit, Entry, Intent, ListCredits, Snooze, WhatIf, Which
from bot.intents.wish import NONE_NAMED, NOTHING_SAID
from bot.model.wishes import probes
from bot.understand import understand
from bot.understand.say import say

LONGEST_TITLE = 300


@dataclass(frozen=True, slots=True)
class Values:
    """What was read. ``slots`` are a command's, by name; ``days`` the first day that each of them stands for."""

    entry: Entry = NOTHING_SAID
    slots: dict[str, str] = field(default_factory=dict)
    days: dict[str, date] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads words as a person's own: at their time, with their way of writing days."""

    now: datetime
    locale: str | None

    def meant(self, line: str) -> Intent:
        """What a line means that somebody types."""
        return understand(line, now=self.now, locale=self.locale)

    def values(self, spans: dict[str, str]) -> Values:
        """Everything Tally reads in the spans; what it can't read is left out, what it can read in two ways it asks about."""
        read = {name: self._said(spans.get(name)) for name in ("hours", "day", "domain")}
        day = read["day"]
        entry = Entry(
            title=_title(spans.get("title")), seconds=read["hours"].seconds, start=day.start, end=day.end,
            domain=read["domain"].domain,
        )  # fmt: skip
        doubtful = [spans[name] for name, at in (("hours", "hours"), ("day", "start")) if _is_doubtful(read[name], at)]
        slots = {name: words for name, words in _entry_slots(entry, doubtful).items() if words}
        if query := spans.get("query", "").replace('"', "'").strip():
            slots["query"] = query
        slots |= self._credit(spans.get("number"), is_title=False) or self._credit(spans.get("query"), is_title=True)
        days = {"day": entry.start, "when": entry.start}
        for name, (start, end) in self._ahead(spans.get("day")):
            days[name] = start
            slots[name] = _words(Entry(start=start, end=end))
        slots |= {name: words.removeprefix("on ") for name, words in slots.items() if name in {"ahead", "day"}}
        return Values(entry, slots, {name: on for name, on in days.items() if on is not None})

    def _said(self, words: str | None) -> Entry:
        """An activity of which nothing else was said."""
        for line in probes("said") if words else ():
            meant = self.meant(line.format(words))
            if isinstance(meant, AddCredit) and len(meant.entries) == 1 and meant.entries[0].title == "X":
                return meant.entries[0]
        return NOTHING_SAID

    def _ahead(self, words: str | None) -> Iterator[tuple[str, tuple[date, date]]]:
        """The same words as days to look for, days of a plan and a day to come."""
        for kind in ("period", "plan", "ahead") if words else ():
            for line in probes(kind):
                meant = self.meant(line.format(words))
                if isinstance(meant, Snooze) and meant.until:
                    yield kind, (meant.until, meant.until)
                    break
                is_plain = isinstance(meant, WhatIf) or (isinstance(meant, ListCredits) and not meant.query)
                if isinstance(meant, ListCredits | WhatIf) and is_plain and meant.start:
                    yield kind, (meant.start, meant.end or meant.start)
                    break

    def _credit(self, words: str | None, *, is_title: bool) -> dict[str, str]:
        """The credit that is meant, one and not all: by its number, "the last one", by its title."""
        meant = self.meant(probes("which")[0].format(words)) if words else None
        which = meant.which if isinstance(meant, DeleteCredit) else NONE_NAMED
        if len(which.numbers) == 1:
            return {"number": str(which.numbers[0]), "which": str(which.numbers[0])}
        if which == Which(last=True):
            return {"which": "the last one"}
        bare = (which.words or "").replace('"', "'") if is_title else ""
        return {"which": f'the "{bare}" one'} if bare else {}


def _is_doubtful(entry: Entry, name: str) -> bool:
    return any(one.field == name for one in entry.ambiguous)


def _title(words: str | None) -> str | None:
    """A title as it can be typed in quotes."""
    bare = (words or "").strip(" .,:;")
    if len(bare) > 2 and bare[0] in "\"'" and bare[-1] == bare[0]:
        bare = bare[1:-1]
    is_title = any(one.isalpha() for one in bare) and len(bare) <= LONGEST_TITLE
    return bare.replace('"', "'") if is_title else None


def _entry_slots(entry: Entry, doubtful: list[str]) -> dict[str, str | None]:
    return {
        "entry": " ".join([say(entry), *doubtful]) if entry.title or entry.seconds else None,
        "title": entry.title,
        "hours": _words(Entry(seconds=entry.seconds)),
        "when": _words(Entry(start=entry.start, end=entry.end)),
        "day": _words(Entry(start=entry.start)) if entry.start == entry.end else None,
        "domain": entry.domain and entry.domain.value,
    }


def _words(entry: Entry) -> str:
    return say(entry).removeprefix("add").strip()
