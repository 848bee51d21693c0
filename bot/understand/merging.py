"""The activities both readers found put together: values from either, titles where they agree, a doubt where they differ."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.intents import AddCredit, Ambiguity, Entry
from bot.language.lexicon import pattern_of, words_of
from bot.learned.models import likened
from bot.understand.assembling import Reading, is_no_title

SURE_TITLE = 0.60
"""A title with at least this share is not asked about."""
SURE_OWN = 0.9
"""The same in a command of Tally's own, where the grammar's title is the other one."""
VALUES = ("hours", "start", "domain")
_WORD = re.compile(r"[^\W_]+")
_STOP = re.compile(r"[.!?]\s+[^\W\d_]")


def added(wish: AddCredit, reading: Reading, whole: str, *, own: bool = False) -> AddCredit:
    """The activities of both readers put together: what differs is asked, unless the words are a command of Tally's ``own``."""
    if len(wish.entries) != len(reading.entries):
        return AddCredit(_fuller(wish, reading))
    rows = zip(wish.entries, reading.entries, reading.titles, strict=True)
    return AddCredit(tuple(_merged(ours, theirs, _weighed(ours, cuts, own), whole, own) for ours, theirs, cuts in rows))


def _fuller(wish: AddCredit, reading: Reading) -> tuple[Entry, ...]:
    """Where the readers count differently: the learned reading, unless fewer of its activities are complete."""
    learned = tuple(_titled(entry, cuts) for entry, cuts in zip(reading.entries, reading.titles, strict=True))
    return learned if _held(learned) >= _held(wish.entries) else wish.entries


def _held(entries: Sequence[Entry]) -> tuple[float, float, float]:
    """Which share of the activities has a title, which has hours, and which has a day beyond doubt."""
    count = max(1, len(entries))
    titled = sum("title" in e.spans for e in entries)
    return titled / count, sum("hours" in e.spans for e in entries) / count, sum(bool(e.start) for e in entries) / count


def _weighed(grammar: Entry, cuts: Sequence[tuple[str, float]], own: bool) -> Sequence[tuple[str, float]]:
    """The learned titles; the grammar's alone where it is one of them and the likeliest says a value besides it.

    In an ``own`` command it also wins over a likeliest one that is not very sure.
    """
    same = [one for one in cuts if grammar.title and likened(one[0]) == likened(grammar.title)]
    if not same or same[0] == cuts[0]:
        return cuts
    unsure = own and cuts[0][1] < SURE_OWN
    return [(same[0][0], 1.0)] if unsure or _says_value_too(cuts[0][0], same[0][0], grammar) else cuts


def _says_value_too(longer: str, title: str, grammar: Entry) -> bool:
    """Whether a longer title is this one with nothing but values of the same activity, or marks, beside it."""
    before, found, after = longer.partition(title)
    values = " ".join(grammar.spans[name] for name in VALUES if name in grammar.spans)
    known = {word.casefold() for word in _WORD.findall(values)} | set(words_of("small"))
    return bool(found) and known.issuperset(word.casefold() for word in _WORD.findall(f"{before} {after}"))


def _titled(entry: Entry, cuts: Sequence[tuple[str, float]]) -> Entry:
    """The entry with its title, or with the doubt which of two it is."""
    if not cuts or cuts[0][1] >= SURE_TITLE or len(cuts) < 2:
        return entry
    doubt = Ambiguity("title", tuple(words for words, _ in cuts[:2]), entry.spans.get("title", cuts[0][0]))
    return replace(entry, title=None, ambiguous=(doubt, *entry.ambiguous))


def _merged(grammar: Entry, learned: Entry, cuts: Sequence[tuple[str, float]], whole: str, own: bool) -> Entry:
    """One activity as both read it: the learned title, values where either found one, a doubt where they differ."""
    grammar = _untitled(grammar, alone=not cuts and not own)
    entry = _titled(learned, cuts) if cuts else replace(learned, title=grammar.title)
    if grammar.title and f'"{grammar.title}"' in whole:
        entry = replace(learned, title=grammar.title)
    elif cuts and grammar.title is not None and likened(grammar.title) == likened(cuts[0][0]):
        entry = replace(learned, title=grammar.title if own else cuts[0][0])
    extra = {name: getattr(grammar, name) for name in ("description", "location", "instructor", "during")}
    extra["recording"] = learned.recording if grammar.recording is None else grammar.recording
    merged = replace(entry, **extra, spans={**grammar.spans, **entry.spans})
    for field in ("hours", "start", "domain"):
        merged = _settled(merged, grammar, learned, field, own)
    return _formed(merged, grammar)


def _untitled(grammar: Entry, *, alone: bool) -> Entry:
    """The grammar's reading without a title that is none: hollow words, or ``alone`` more than one sentence left over."""
    title = grammar.title
    if title is None or not (is_no_title(title) or (alone and _STOP.search(title))):
        return grammar
    return replace(grammar, title=None, spans={name: words for name, words in grammar.spans.items() if name != "title"})


def _formed(merged: Entry, grammar: Entry) -> Entry:
    """Whether it was the recording, where the words that say so were cut off its title ("the recording of GPP3")."""
    if merged.recording is not None or not (merged.title and grammar.title) or merged.title == grammar.title:
        return merged
    before, found, after = grammar.title.casefold().partition(merged.title.casefold())
    around = f"{before} {after}" if found else ""
    named = (("recorded", True), ("live", False))
    forms = [is_recording for name, is_recording in named if pattern_of(name).search(around)]
    return replace(merged, recording=forms[0]) if len(forms) == 1 else merged


def _settled(merged: Entry, grammar: Entry, learned: Entry, field: str, own: bool) -> Entry:
    """A field where only the grammar found a value gets it; in an ``own`` command a bare number is asked about, too."""
    doubts = tuple(doubt for doubt in grammar.ambiguous if doubt.field == field)
    bare = any(
        doubt.words.replace(".", "").replace(",", "").isdigit() for doubt in doubts
    )  # "add 1.0 Peer review clinic"
    doubted = own and bare and not any(doubt.field == field for doubt in learned.ambiguous)
    if field == "hours" and any(len(d.options) > 1 and learned.seconds in d.options for d in doubts):
        return replace(merged, seconds=None, ambiguous=(*merged.ambiguous, *doubts))  # one of two amounts said
    if field not in grammar.spans or (field in learned.spans and not doubted):
        return merged
    facts = {"hours": ("seconds",), "start": ("start", "end"), "domain": ("domain",)}[field]
    return replace(merged, **{name: getattr(grammar, name) for name in facts}, ambiguous=(*merged.ambiguous, *doubts))
