"""What was asked and is open, and the answers that are nothing but an answer: yes, save, the first one, an offered label."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from bot.intents import Answer, Entry, Which
from bot.understand.domains import domain_of
from bot.understand.entry import read_entry
from bot.understand.said import Said
from bot.understand.saying import NOT_NOW, THAT_ONE, says_of
from bot.understand.steps import NOTHING, Nothing, first_of
from bot.understand.which import position_of, some_of, which_credits


@dataclass(frozen=True, slots=True)
class Waiting:
    """An open question: its ``kind`` and the labels of the choices offered with it."""

    kind: str
    options: tuple[str, ...] = ()


POINTED = frozenset({"activity", "which_credit", "save", "confirm", "day", "domain", "locale"})
FREE = frozenset({"text", "code", "employer", "address", "locale", "title"})
CARDS = ("save", "activity", "confirm")
"""What shows several things of which some can be meant."""


def spoken(line: Said, waiting: Waiting | None) -> Answer | None:
    """The answer that is nothing but an answer: yes, no, save, the first one, both, an offered label."""
    return first_of(SPOKEN, line, line.low.strip(), waiting)


def _some(line: Said, low: str, waiting: Waiting | None) -> Answer | None:
    """Some of several: "all but the second"."""
    some = some_of(low) if waiting is None or waiting.kind in CARDS else None
    return replace(some, words=line.whole) if some is not None else None


def _not_now(line: Said, low: str, waiting: Waiting | None) -> Answer | None:
    """ "Later" to a card is a no."""
    asked = waiting is not None and waiting.kind in ("save", "confirm")
    return Answer("no", words=line.whole) if asked and low in NOT_NOW else None


def _offered(line: Said, low: str, waiting: Waiting | None) -> Answer | None:
    """A label that was offered, word for word, with the value it stands for."""
    place = _place_of(low, waiting) if waiting is not None and low != "cancel" else None
    return _picked(line, says_of(low), place, waiting) if waiting is not None and place is not None else None


def _says(line: Said, low: str, waiting: Waiting | None) -> Answer | None:
    """Yes, no, save, another, skip …"""
    says = says_of(low) or _whole_says(line)
    if not says:
        return None
    position = position_of(low.removeprefix("save ").strip()) if says == "save" else None
    return Answer(says, position, which=Which(every=says == "both"), words=line.whole)


def _that_one(line: Said, low: str, waiting: Waiting | None) -> Answer | None:
    """ "That one": the first that was shown, or a yes to it."""
    if not THAT_ONE.fullmatch(low):
        return None
    agrees = waiting is None or waiting.kind in ("confirm", "save")
    shown = waiting is not None and waiting.kind == "activity"
    return Answer("yes" if agrees else None, 1 if shown else None, words=line.whole)


def _domain(line: Said, low: str, waiting: Waiting | None) -> Nothing | None:
    """A domain that was asked for is a value and points at nothing."""
    asked = waiting is not None and waiting.kind == "domain"
    return NOTHING if asked and domain_of(line.text) is not None else None


def _pointing(line: Said, low: str, waiting: Waiting | None) -> Answer | None:
    """The place of something offered, or a credit by its number."""
    chosen = waiting is None or waiting.kind in POINTED or (waiting.kind == "title" and bool(waiting.options))
    return pointed_at(line, low, waiting) if chosen else None


SPOKEN = (_some, _not_now, _offered, _says, _that_one, _domain, _pointing)
"""Ways to answer by nothing but an answer, tried in this order."""


def _whole_says(line: Said) -> str | None:
    """What the line says with its polite words, where they were the answer ("sure, thanks!")."""
    whole = " ".join(line.whole.lower().split()) if len(line.whole) < 60 else ""
    return says_of(whole) if whole.strip(" .!?") != line.low else None


def _picked(line: Said, says: str | None, place: int, waiting: Waiting) -> Answer:
    """An offered label said word for word, with the value it stands for."""
    entry = Entry()
    if waiting.kind in ("day", "hours", "domain"):
        entry = replace(read_entry(line.text, today=line.today, locale=line.locale), title=None)
        domain = domain_of(line.text)
        entry = replace(entry, domain=domain, spans={"domain": line.text}) if domain else entry
    return Answer(says, None if says in ("yes", "no", "save", "change") else place, entry, words=line.whole)


def _place_of(low: str, waiting: Waiting) -> int | None:
    for place, label in enumerate(waiting.options, 1):
        if low == " ".join(label.lower().split()).rstrip(" .!?"):
            return place
    return None


@dataclass(frozen=True, slots=True)
class _Pointed:
    """What a line may point at: a ``position`` among what was offered, credits; ``kind`` of what was asked, empty for nothing."""

    line: Said
    low: str
    kind: str
    options: tuple[str, ...]
    position: int | None
    which: Which | None

    def answer(self, position: int | None, entry: Entry | None = None) -> Answer:
        """The answer that points there."""
        return Answer(position=position, entry=entry or Entry(), which=self.which or Which(), words=self.line.whole)


def pointed_at(line: Said, low: str, waiting: Waiting | None) -> Answer | None:
    """What was offered, or a credit, by its place, its number or its name."""
    asked = waiting or Waiting("")
    return first_of(
        POINTING, _Pointed(line, low, asked.kind, asked.options, position_of(low), which_credits(line.text, low))
    )


def _nth_day(said: _Pointed) -> Answer | Nothing | None:
    """ "The 4th" is the offered day of this number; a larger number than there are days is a day of its own."""
    nth = _NTH.fullmatch(said.low) if said.kind == "day" else None
    if nth is None:
        return None
    if place := _dated(nth[1], said.options):
        return Answer(position=place, words=said.line.whole)
    return NOTHING if int(nth[1]) > len(said.options) else None


def _only_words(said: _Pointed) -> Nothing | None:
    """Where nothing was asked, words point at a credit only when they say that they do."""
    named = said.which is not None and bool(said.which.words)
    return NOTHING if named and not said.kind and not said.low.endswith(("one", "ones", "credit", "entry")) else None


def _activity_named(said: _Pointed) -> Answer | None:
    """An offered activity by a part of its name: "the GPP3 one"."""
    if said.which is None or not said.which.words or said.kind != "activity":
        return None
    return said.answer(resembling(said.which.words.lower(), said.options), _live(said.which.words))


def _number_of_none(said: _Pointed) -> Nothing | None:
    """A number where nothing was offered to choose from is a value, not a credit."""
    numbered = said.which is not None and bool(said.which.numbers)
    return NOTHING if numbered and not said.options and said.kind in ("day", "save", "confirm", "domain") else None


def _place(said: _Pointed) -> Answer | None:
    """A place, or a credit; a credit's number that is larger than the list is no place in it."""
    if said.position is None and said.which is None:
        return None
    numbers = said.which.numbers if said.which is not None and said.kind == "which_credit" else ()
    beyond = bool(numbers) and numbers[0] > len(said.options)
    return said.answer(None if beyond else said.position)


POINTING = (_nth_day, _only_words, _activity_named, _number_of_none, _place)
"""Ways to point at something, tried in this order."""
_NTH = re.compile(r"(?:on |it was )?(?:the )?(\d{1,2})(?:st|nd|rd|th)")


def _dated(number: str, options: tuple[str, ...]) -> int | None:
    """The one of the offered days that has this number: "the 4th" of 3 April and 4 March."""
    hits = [place for place, label in enumerate(options, 1) if re.match(rf"(?:\D*\s)?{number}(?!\d)", label)]
    return hits[0] if len(hits) == 1 else None


def _live(words: str) -> Entry:
    if re.fullmatch(r"(?:the )?(?:recorded|recording|on[- ]demand)", words.lower()):
        return Entry(recording=True, spans={"recording": words})
    return Entry(recording=False, spans={"recording": words}) if words.lower() == "live" else Entry()


def resembling(words: str, options: tuple[str, ...]) -> int | None:
    """The place of the one offered label that these words are a part of."""
    hits = [place for place, label in enumerate(options, 1) if words in label.lower()]
    return hits[0] if len(hits) == 1 else None
