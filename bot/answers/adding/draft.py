"""A credit before it is one: what is known, where it came from, what is still in doubt."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import asdict, dataclass, field, fields
from datetime import date, timedelta
from typing import Any

from bot.answers.doubts import FIELDS, plain
from bot.intents import Entry
from core.certificates.reading import ActivityClaims
from core.message import File
from core.rules.terms import Domain

LONGEST_TITLE = 300
FROM_LIST = "from the approved list"
FIXED = ("title", "seconds", "start", "end", "domain", "description", "recording")
"""What choosing an approved activity may override."""
_ATTRIBUTES = {"hours": "seconds", "start": "start", "domain": "domain", "title": "title"}
SAID = ("title", "seconds", "start", "end", "domain", "description", "location", "instructor", "recording")


@dataclass
class Doubt:
    """A value that could be two things: ``options`` as JSON (ISO day pairs, seconds, domains, titles)."""

    field: str
    options: list[Any]
    words: str


@dataclass
class Draft:
    """One line of a proposal. Without a number, and changed freely until it is saved."""

    title: str | None = None
    seconds: int | None = None
    start: date | None = None
    end: date | None = None
    domain: str | None = None
    description: str | None = None
    location: str | None = None
    instructor: str | None = None
    recording: bool | None = None
    during: str | None = None
    activity_id: int | None = None
    offered: list[int] = field(default_factory=list)
    off_list: bool = False
    doubts: list[Doubt] = field(default_factory=list)
    sources: dict[str, str] = field(default_factory=dict)
    files: list[File] = field(default_factory=list)
    holder: str | None = None
    holder_ok: bool = False
    twin_ok: bool = False
    notes: list[str] = field(default_factory=list)
    before: dict[str, Any] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """A dict for JSON."""
        kept = asdict(self)
        for name in ("start", "end"):
            kept[name] = kept[name] and kept[name].isoformat()
        return kept

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Draft:
        """The draft kept by ``to_json``."""
        # Copied, as a list changed in place would change what is kept, too, and so would never be stored.
        facts = {f.name: deepcopy(kept[f.name]) for f in fields(cls) if f.name in kept}
        for name in ("start", "end"):
            facts[name] = date.fromisoformat(facts[name]) if facts.get(name) else None
        facts["doubts"] = [Doubt(**d) for d in facts.get("doubts", ())]
        facts["files"] = [File(**f) for f in facts.get("files", ())]
        return cls(**facts)

    def remember(self) -> None:
        """Keep what was said before the approved list overrides it."""
        kept = self.to_json()
        self.before = {name: kept[name] for name in (*FIXED, "sources", "doubts")}

    def restore(self) -> None:
        """It is another activity than the one chosen: what was said before counts again, what was said since stays."""
        since = self.to_json()
        kept = {**since, **self.before, "activity_id": None, "before": {}}
        for name in ("seconds", "start", "domain"):
            if self.sources.get(name, FROM_LIST) != FROM_LIST:
                kept[name], kept["sources"][name] = since[name], self.sources[name]
        kept["end"] = since["end"] if kept["start"] == since["start"] else kept["end"]
        again = Draft.from_json(kept)
        again.doubts = [doubt for doubt in again.doubts if getattr(again, _ATTRIBUTES[doubt.field]) is None]
        for one in fields(Draft):
            setattr(self, one.name, getattr(again, one.name))

    def take(self, entry: Entry) -> bool:
        """Take over every value the words carry; whether there was any. A new day or title settles its doubt."""
        before = asdict(self)
        self._shift(entry)
        for name in SAID:
            value = getattr(entry, name)
            if value is not None:
                setattr(self, name, value.value if isinstance(value, Domain) else value)
                self.sources.pop("start" if name == "end" else name, None)
                self._settle(name)
        if entry.start is not None and entry.end is None:
            self.end = entry.start
        if entry.title is not None:
            self.title = entry.title[:LONGEST_TITLE]
        self.during = entry.during or self.during
        for name, words in entry.spans.items():
            name = "seconds" if name == "hours" else name
            if (name not in SAID or getattr(entry, name) is not None) and not (entry.later or entry.longer):
                self.sources[name] = words
        for one in entry.ambiguous:
            self._doubt(FIELDS[one.field], one.options, one.words)
        return asdict(self) != before

    def _shift(self, entry: Entry) -> None:
        """Days and hours as far off as they were said to be; what is not known yet can't be."""
        if entry.later and self.start:
            days = timedelta(days=entry.later)
            self.start, self.end = self.start + days, (self.end or self.start) + days
            self.sources["start"] = ", ".join(filter(None, (self.sources.get("start"), entry.spans.get("start"))))
        if entry.longer and self.seconds:
            self.seconds += entry.longer
            self.sources["seconds"] = ", ".join(filter(None, (self.sources.get("seconds"), entry.spans.get("hours"))))

    @classmethod
    def of_entry(cls, entry: Entry) -> Draft:
        """A draft of what somebody said."""
        draft = cls()
        draft.take(entry)
        return draft

    def fill(self, claims: ActivityClaims, file_name: str) -> None:
        """Fill what is missing from what a certificate says; what was said stays."""
        for name in ("title", "seconds", "start", "end", "domain"):
            value = getattr(claims, name)
            if value is not None and getattr(self, name) is None:
                setattr(self, name, value.value if isinstance(value, Domain) else value)
                words = next((e for e in claims.evidence if e.field == ("hours" if name == "seconds" else name)), None)
                if words is not None:
                    self.sources[name] = f"{words.text} ({file_name}, page {words.page})"
        if self.start is not None and self.end is None:
            self.end = self.start
        if claims.start and claims.end and self.start == claims.start and _is_month(claims.start, claims.end):
            # A month alone is not a day: it is asked for, not guessed.
            self._doubt("start", ((claims.start, claims.end),), f"{claims.start:%B %Y}")
        self.holder = self.holder or claims.holder
        for one in claims.ambiguous:
            if getattr(self, _ATTRIBUTES[FIELDS[one.field]]) is None:
                self._doubt(FIELDS[one.field], one.options, one.words)

    def _doubt(self, name: str, options: tuple[Any, ...], words: str) -> None:
        self._settle(name)
        if (
            name == "hours" and len(options) == 1 and any(one.isalpha() for one in words)
        ):  # "like forty five minutes": the card shows it before it is saved
            self.seconds, self.sources["seconds"] = plain(options[0]), words
            return
        doubt = Doubt(name, [plain(option) for option in options], words)
        # What it was is asked before all else: hours and domain may come from the approved list once that is known.
        self.doubts = [doubt, *self.doubts] if name == "title" else [*self.doubts, doubt]
        setattr(self, _ATTRIBUTES[name], None)
        if name == "start":
            self.end = None

    def _settle(self, name: str) -> None:
        self.doubts = [d for d in self.doubts if d.field != FIELDS.get(name, name)]

    def settle(self, doubt: Doubt, place: int) -> None:
        """Take the option at ``place`` of a doubt."""
        option = doubt.options[place]
        if doubt.field == "start":
            self.start, self.end = (date.fromisoformat(day) for day in option)
        else:
            setattr(self, _ATTRIBUTES[doubt.field], option)
        self.sources[_ATTRIBUTES[doubt.field]] = doubt.words
        self.doubts.remove(doubt)

    @property
    def missing(self) -> list[str]:
        """What a credit cannot be without and this draft lacks: title, hours, day, domain."""
        wanted = {"title": self.title, "hours": self.seconds, "day": self.start, "domain": self.domain}
        return [name for name, value in wanted.items() if value is None]


def _is_month(start: date, end: date) -> bool:
    """Whether the days are one whole calendar month."""
    return start.day == 1 and (start.year, start.month) == (end.year, end.month) and (end + timedelta(days=1)).day == 1
