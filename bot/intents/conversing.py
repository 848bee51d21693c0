"""Wishes about the conversation itself: answer, undo, cancel, help, small talk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.intents.wish import NONE_NAMED, NOTHING_SAID, Entry, Intent, Which


@dataclass(frozen=True, slots=True)
class Undo(Intent):
    """Take back your last change.

    > undo
    """

    name: ClassVar[str] = "undo"
    changes: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class Cancel(Intent):
    """Drop what we are in the middle of; nothing is saved.

    > cancel
    > never mind
    """

    name: ClassVar[str] = "cancel"


@dataclass(frozen=True, slots=True)
class Answer(Intent):
    """Answer what I asked, in any order, or correct it.

    > yes
    > no, 2 hours
    > 2h, implement, last Friday
    > the first one

    ``says`` is one of yes, no, save, another, not_listed, skip, both, change or None. ``position`` is 1-based,
    -1 the last. ``entry`` carries whatever values the words hold. ``words`` is the whole text, for free-text
    questions; ``which`` names credits when the words do. ``only`` and ``without`` are places (1-based, -1 the last)
    of several that were offered: "the first and the third", "all of them except the second".
    """

    name: ClassVar[str] = "answer"
    says: str | None = None
    position: int | None = None
    entry: Entry = NOTHING_SAID
    which: Which = NONE_NAMED
    words: str = ""
    only: tuple[int, ...] = ()
    without: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Help(Intent):
    """See what I can do.

    > help
    > what can you do?
    """

    name: ClassVar[str] = "help"
    query: str | None = None


@dataclass(frozen=True, slots=True)
class Explain(Intent):
    """See what a word of the programme means.

    > what is a candidate?
    > what does basis mean?
    > glossary

    ``terms`` are the words asked about; none for the whole list.
    """

    name: ClassVar[str] = "explain"
    terms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chitchat(Intent):
    """Small talk; nothing is logged (``kind``: thanks, greeting, praise, lunch, other, somebody_else, planned).

    > thanks!

    ``entries`` are the activities it would have been, where it could have been one all the same.
    """

    name: ClassVar[str] = "chitchat"
    kind: str = "other"
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Unknown(Intent):
    """Not understood; ``words`` are the ones that were not, ``entry`` what was, ``nearest`` the wishes it may have been.

    ``language`` is that of a sentence in a language that isn't spoken here.
    """

    name: ClassVar[str] = "unknown"
    words: tuple[str, ...] = ()
    entry: Entry = NOTHING_SAID
    nearest: tuple[Intent, ...] = ()
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Clarify(Intent):
    """Two things could be meant: asked which, the likeliest first; nothing is done before the answer."""

    name: ClassVar[str] = "clarify"
    readings: tuple[Intent, ...] = ()


@dataclass(frozen=True, slots=True)
class Several(Intent):
    """More than one wish in a message, in the order they were said."""

    name: ClassVar[str] = "several"
    changes: ClassVar[bool] = True
    wishes: tuple[Intent, ...] = ()


@dataclass(frozen=True, slots=True)
class ContactOffice(Intent):
    """Send the certification office a message.

    > tell the office my name has changed
    > contact the office

    ``loosely``: the words are a whole line that only looks like a message; they are shown before they go.
    """

    name: ClassVar[str] = "contact_office"
    query: str | None = None
    loosely: bool = False
