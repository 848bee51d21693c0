"""One wish, or the question which of two, from the grammar's wish and the shares the learned reader gives to each.

The thresholds stand here; they are calibrated on voices that neither reader has seen (docs/understanding.md).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.intents import AddCredit, AskAbout, Chitchat, Clarify, Entry, Explain, Intent, ListCredits, Unknown
from bot.language.lexicon import words_of
from bot.understand.adding import begins_adding, commands
from bot.understand.assembling import Reading
from bot.understand.filling import Seen, fill
from bot.understand.grammar import firm_wish
from bot.understand.said import Said
from bot.understand.steps import first_of
from bot.understand.typed import can_be_typed
from bot.understand.wishes.nearest import nearest

SURE_WISH = 0.60
"""The learned reader acts alone on a wish it gives at least this share."""
SURE_ADD, AGREED_ADD, AGREED_TOLD = 0.80, 0.75, 0.60
"""The same for adding, where something would be proposed that may not have been meant: alone, with the grammar, and where the
grammar's line begins by telling what was attended."""
OVERRULES = 0.95
"""A wish with at least this share is meant, whatever the grammar takes the line for."""
SURE_TALK = 0.85
"""What the grammar can't place is taken for talk only from this share on; gibberish looks like talk, too."""
LEAST_ADD = 0.10
"""Where a title, hours and a day were read, nothing is only logged without a question when adding has less than this."""
MOST_TYPED, MOST_LOOSE = 6, 3
"""Up to so many words the grammar is right about its commands: a whole phrase of it, a single word of it."""
LEAST_WISH = 0.15
"""A second wish with at least this share is offered beside the first."""
LEAST_FIRST = 0.35
"""Below this share nothing is offered: the line was not understood."""
RECORD = (
    "edit_credit",
    "delete_credit",
    "undo",
    "stop_reminders",
    "unlink",
    "snooze",
    "set_reminder",
    "contact_office",
)
"""Wishes that change or send something at once: as sure as adding, where the learned reader alone takes a line for one."""
AGREED = 0.25
"""A wish of the grammar with at least this share in the learned reader's eyes is meant."""
FAR = 0.02
"""A wish of the grammar with less than this is not meant in a longer line that is surely something else."""
NOTHING = ("nothing", "chitchat")
EXPLAINED = ("explain", "ask_about")
"""Either way the answer is an explanation, and the grammar knows of what."""
LONGEST_NAME = 5
"""Words a credit is called by, or looked for by, at most; more is a sentence."""
Decision = tuple[Intent, float]
"""What is meant, and the share that speaks for it."""


@dataclass(frozen=True, slots=True)
class _Heard:
    """What both readers make of a line: the grammar's wish, by its name, and the learned reader's shares, likeliest first."""

    grammar: Intent
    said: str
    ranked: Sequence[tuple[str, float]]
    seen: Seen
    first: str
    share: float
    words: int
    told: bool
    """Whether the line begins by adding, and the grammar takes it so."""

    def share_of(self, name: str) -> float:
        """The learned reader's share of a wish."""
        return dict(self.ranked).get(name, 0.0)

    @property
    def understood(self) -> bool:
        """Whether the grammar takes the line for a wish."""
        return not isinstance(self.grammar, Unknown) and self.said not in NOTHING

    @property
    def alike(self) -> bool:
        """Whether both readers would explain something."""
        return {self.said, self.first} <= set(EXPLAINED)

    @property
    def sure(self) -> float:
        """The share from which the learned reader is followed alone."""
        return SURE_ADD if self.first in ("add_credit", *RECORD) else SURE_WISH


def decided(grammar: Intent, ranked: Sequence[tuple[str, float]], seen: Seen) -> Decision:
    """One wish, or the question which of two."""
    said = named(grammar)
    told = said == "add_credit" and begins_adding(seen.line.text)
    heard = _Heard(grammar, said, ranked, seen, *ranked[0], len(seen.line.text.split()), told)
    return first_of(DECIDING, heard) or _asked(heard)


def _unknown_to_models(heard: _Heard) -> Decision | None:
    """The models know no such wish, and are not sure of another."""
    unknown = all(name != heard.said for name, _ in heard.ranked) and heard.share < OVERRULES
    return (heard.grammar, 1.0) if unknown else None


def _typed(heard: _Heard) -> Decision | None:
    """The grammar is right about its own commands in a few words."""
    typed = heard.understood and _is_typed(heard.grammar, heard.seen.line, heard.words)
    return (heard.grammar, 1.0) if typed else None


def _explained(heard: _Heard) -> Decision | None:
    """Both would explain, and the grammar knows what."""
    knows = heard.understood and heard.alike and heard.grammar not in (Explain(), AskAbout())
    return (heard.grammar, heard.share) if knows else None


def _planned(heard: _Heard) -> Decision | None:
    """All that is told lies ahead: planned, or the day is a slip."""
    ahead = _only_ahead(heard.first, heard.seen)
    return (Clarify((_told(heard.grammar, heard.seen), Chitchat("other"))), heard.share) if ahead else None


def _overruled(heard: _Heard) -> Decision | None:
    """The learned reader is as good as certain of another wish."""
    if heard.share < OVERRULES or heard.first in (heard.said, *NOTHING):
        return None
    best = _filled(heard.first, Unknown(), heard.seen)
    return (best, heard.share) if best is not None else None


def _agreed(heard: _Heard) -> Decision | None:
    """Both take it for the same; telling of an activity needs a larger share than a command to add."""
    if heard.said != heard.first or not heard.understood:
        return None
    enough = heard.share >= (AGREED_TOLD if heard.told else AGREED_ADD)
    agreed = heard.first != "add_credit" or enough or commands(heard.seen.line.text)
    return (heard.grammar, heard.share) if agreed else None


def _held(heard: _Heard) -> Decision | None:
    """A wish of the grammar that the learned reader does not rule out."""
    if not heard.understood or heard.said == "add_credit":
        return None
    own = heard.share_of(heard.said)
    far = own < FAR and heard.share >= SURE_WISH and heard.words > MOST_TYPED and not heard.alike
    held = own >= AGREED or not (far or _is_loose(heard.grammar, heard.seen.line))
    return (heard.grammar, own) if held else None


def _small_talk(heard: _Heard) -> Decision | None:
    """Talk of a kind that the grammar knows."""
    talk = heard.first in NOTHING and isinstance(heard.grammar, Chitchat) and heard.grammar.kind != "other"
    return (heard.grammar, heard.share) if talk else None


def _told_all_the_same(heard: _Heard) -> Decision | None:
    """What looks like talk may tell of an activity: whether is asked."""
    if heard.first not in NOTHING or not _may_add(heard.told, heard.share_of("add_credit"), heard.seen):
        return None
    return Clarify((_told(heard.grammar, heard.seen), Chitchat("other"))), heard.share


def _gibberish(heard: _Heard) -> Decision | None:
    """A few words that neither can place look like talk: they are said to be not understood."""
    unplaced = heard.first in NOTHING and isinstance(heard.grammar, Unknown)
    doubtful = heard.words <= MOST_LOOSE or heard.sure <= heard.share < SURE_TALK
    return (_not_understood(heard), heard.share) if unplaced and doubtful else None


def _learned(heard: _Heard) -> Decision | None:
    """The learned reader alone is sure enough."""
    best = _filled(heard.first, heard.grammar, heard.seen) if heard.share >= heard.sure else None
    return (best, heard.share) if best is not None else None


DECIDING = (
    _unknown_to_models, _typed, _explained, _planned, _overruled, _agreed, _held, _small_talk, _told_all_the_same, _gibberish,
    _learned,
)  # fmt: skip
"""What decides, tried in this order; what none decides is asked about."""


def named(wish: Intent) -> str:
    """The wish's name; "nothing" for what wishes for nothing."""
    return "nothing" if isinstance(wish, Unknown) or wish == Chitchat("other") else wish.name


def _is_typed(grammar: Intent, line: Said, words: int) -> bool:
    """Whether a line is so short that the grammar is right about its command."""
    most = MOST_LOOSE if _is_loose(grammar, line) else MOST_TYPED
    return grammar.name != "add_credit" and words <= most


def _is_loose(grammar: Intent, line: Said) -> bool:
    """Whether the grammar took a single word of the line for its wish, and no sentence of it says the same."""
    return nearest(line) == grammar and firm_wish(line) != grammar


def refilled(grammar: Intent, seen: Seen) -> Intent:
    """The grammar's wish; words it took for a title or a search without being one are read again."""
    which, query = getattr(grammar, "which", None), getattr(grammar, "query", None)
    if which is not None and which.words and names_nothing(which.words):
        return replace(grammar, which=replace(which, words=None))  # type: ignore[call-arg]
    if which is not None and which.words and len(which.words.split()) > LONGEST_NAME:
        return fill(grammar.name, seen) or grammar
    if isinstance(grammar, ListCredits) and query and len(query.split()) > LONGEST_NAME:
        return replace(grammar, query=seen.title)
    return grammar


def _filled(name: str, grammar: Intent, seen: Seen) -> Intent | None:
    """The wish of this name: the grammar's own where it is the same, with its arguments."""
    if grammar.name == name:
        return refilled(grammar, seen)
    if name in NOTHING and isinstance(grammar, Chitchat):
        return grammar
    wish = fill(name, seen)
    which = getattr(wish, "which", None)
    if wish is not None and which is not None and which.words and names_nothing(which.words):
        wish = replace(wish, which=replace(which, words=None))  # type: ignore[call-arg]
    return None if wish == Explain() else wish


def names_nothing(words: str) -> bool:
    """Whether words can't be what a credit is called: "it", "everything", "change"."""
    return set(words_of("unnamed")).issuperset(re.findall(r"[\w']+", words.casefold()))


def _may_add(told: bool, share: float, seen: Seen) -> bool:
    """Whether talk may tell of an activity all the same: begun like one, or whole and not unlikely; its day has come."""
    ahead = any(_lies_ahead(entry, seen.line.today) for entry in seen.reading.entries)
    return not ahead and (told or (share >= LEAST_ADD and is_whole(seen.reading)))


def _asked(heard: _Heard) -> Decision:
    """The question which of two wishes was meant; one alone is not understood, or done where it changes nothing."""
    grammar = heard.grammar if heard.understood else None
    readings: list[Intent] = []
    for name, one in heard.ranked[:3]:
        likely = one >= (LEAST_WISH if readings else LEAST_FIRST)
        wish = _filled(name, grammar or Unknown(), heard.seen) if likely else None
        if wish is not None and can_be_typed(wish) and named(wish) not in {named(other) for other in readings}:
            readings.append(wish)
    if grammar is not None and grammar.name not in {wish.name for wish in readings} and can_be_typed(grammar):
        readings.append(grammar)
    if not readings:
        return _not_understood(heard), heard.share
    if all(named(wish) in NOTHING for wish in readings):
        return readings[0], heard.share
    if len(readings) == 1:
        readings.append(Chitchat("other"))
    return Clarify(tuple(readings[:2])), heard.share


def _not_understood(heard: _Heard) -> Unknown:
    """What can't be placed is named, also a few words that may be talk: gibberish looks like it, and so does a slip."""
    seen = heard.seen
    return Unknown(tuple(seen.line.text.split()[:60]), seen.entry, _nearest(heard.ranked, seen))


def _told(grammar: Intent, seen: Seen) -> AddCredit:
    """What a line would add, if it told of an activity."""
    return grammar if isinstance(grammar, AddCredit) else AddCredit(seen.reading.entries)


def _only_ahead(first: str, seen: Seen) -> bool:
    """Whether every activity told, not commanded, has its day still to come: planned, or the day is a slip."""
    entries = seen.reading.entries if first == "add_credit" and not commands(seen.line.text) else ()
    return bool(entries) and all(_lies_ahead(entry, seen.line.today) for entry in entries)


def _lies_ahead(entry: Entry, today: date) -> bool:
    """Whether the day, or each of those it may be, is still to come: nothing that was attended."""
    days = [option[0] for doubt in entry.ambiguous if doubt.field == "start" for option in doubt.options]
    days = [entry.start] if entry.start else days
    return bool(days) and min(days) > today


def is_whole(reading: Reading) -> bool:
    """Whether an activity with a title, hours and a day was read: nothing of the kind ends in "I logged nothing" alone."""
    return all({"title", "hours", "start"} <= set(entry.spans) for entry in reading.entries)


def _nearest(ranked: Sequence[tuple[str, float]], seen: Seen) -> tuple[Intent, ...]:
    """Up to two likely wishes that can be typed, to be offered with the word that nothing was understood."""
    likely = [name for name, share in ranked[:4] if share >= LEAST_WISH and name not in NOTHING]
    wishes = [_filled(name, Unknown(), seen) for name in likely]
    return tuple(wish for wish in wishes if wish is not None and can_be_typed(wish))[:2]
