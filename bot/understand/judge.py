"""Two readers, one verdict: act, ask which of two was meant, or say that it was not understood.

The grammar and the learned reader read a line independently. Where both agree, that is meant. Where they differ, the one
that is sure enough decides, and otherwise the person is asked, with both readings as buttons. The thresholds stand here;
they are calibrated on voices that neither reader has seen (docs/understanding.md).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.intents import (
    AddCredit,
    AskAbout,
    Chitchat,
    Clarify,
    Entry,
    Explain,
    Intent,
    ListCredits,
    SetReminder,
    Snooze,
    StopReminders,
    Unknown,
)
from bot.language.lexicon import pattern_of, words_of
from bot.learned.models import Read, likened, rank, read
from bot.understand.adding import begins_adding, commands
from bot.understand.assembling import Reading, assemble
from bot.understand.counting import counted
from bot.understand.filling import Seen, fill
from bot.understand.grammar import firm_wish
from bot.understand.merging import added
from bot.understand.said import Said
from bot.understand.say import say
from bot.understand.sighting import Sight, sight
from bot.understand.tables import rows_of
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
"""Wishes that explain either way: the grammar's own is kept."""
EXPLAINED = ("explain", "ask_about")
"""Either way the answer is an explanation, and the grammar knows of what."""
LONGEST_NAME = 5
"""Words a credit is called by, or looked for by, at most; more is a sentence."""
LONGEST_COMMAND = 80
"""A command to add up to this long, in one sentence, is the grammar's own: it reads what Tally itself writes."""
_SENTENCE = re.compile(r"[.!?]\s+[^\W\d_]")
_PLAIN_COMMAND = re.compile(r"(?:add|log|record|enter)(?=[\s:,])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is meant, how sure that is (0 to 1), and the other wishes it may have been, likeliest first, with their share."""

    intent: Intent
    score: float = 1.0
    alternatives: tuple[tuple[str, float], ...] = ()
    language: str = "en"


def judged(line: Said, grammar: Intent, sure: Intent | None) -> Verdict:
    """The verdict on a line; ``sure`` is the grammar's wish where the whole line can be nothing else."""
    if sure is not None and not isinstance(sure, AddCredit):
        return Verdict(sure)
    if isinstance(grammar, AddCredit) and (is_table(line.whole) or in_own_manner(line, grammar)):
        return Verdict(grammar)
    whole = line.whole if len(line.whole) >= len(line.text) else line.text
    view = sight(whole, today=line.today, locale=line.locale)
    ranked = rank(view.seen)
    others = tuple((name, round(share, 3)) for name, share in ranked[:4])
    reading = learned_reading(line, view, grammar)
    seen = Seen(line, reading, grammar if isinstance(grammar, Chitchat) else None)
    if sure is not None:
        return Verdict(added(sure, reading, whole, own=True), 1.0, others)
    intent, score = _decided(grammar, ranked, seen)
    own = is_short(line) and commands(line.text)
    return Verdict(together(intent, reading, whole, own=own), round(score, 3), others)


def is_table(whole: str) -> bool:
    """Whether the words are a table pasted, whose columns say what each cell is."""
    return any(mark in whole for mark in "\n\t|") and rows_of(whole) is not None


def in_own_manner(line: Said, wish: AddCredit) -> bool:
    """Whether a line adds the way Tally writes it itself: a command, then values and one title, parted by marks."""
    command = _PLAIN_COMMAND.match(line.text)
    if command is None or not wish.entries or "\n" in line.whole.strip():
        return False
    if line.text == say(wish.entries[0]):
        return True
    if any(words not in line.whole for e in wish.entries for said in e.spans.values() for words in said.split(", ")):
        return False  # a reader before it wrote them otherwise ("half past ten"); people are shown their own words
    if not is_short(line):
        return False
    body = line.text[command.end() :].strip(" :,")
    values = [
        words for e in wish.entries for n, words in e.spans.items() if n != "title" for words in words.split(", ")
    ]
    rest = [part for part in re.split(r"[,;]\s", body) if not any(w and w in part for w in values)]
    return len(rest) <= len(wish.entries) and (body.startswith(('"', *(w for w in values if w))) or len(rest) > 0)


def is_short(line: Said) -> bool:
    """Whether a line is one sentence, short enough for a command."""
    return len(line.text) <= LONGEST_COMMAND and _SENTENCE.search(line.text) is None and "\n" not in line.whole.strip()


def together(wish: Intent, reading: Reading, whole: str, *, own: bool = False) -> Intent:
    """The wish with what both readers found in the activities it adds."""
    if isinstance(wish, AddCredit):
        return added(wish, reading, whole, own=own)
    if isinstance(wish, Chitchat) and wish.kind == "other" and _is_whole(reading):
        return replace(wish, entries=added(AddCredit(), reading, whole).entries)
    if isinstance(wish, Clarify):
        return Clarify(tuple(together(one, reading, whole, own=own) for one in wish.readings))
    return wish


def learned_reading(line: Said, view: Sight, grammar: Intent | None = None) -> Reading:
    """The activities the learned reader finds in a line; what the grammar takes for titles weighs in."""
    titles = {likened(e.title) for e in grammar.entries if e.title} if isinstance(grammar, AddCredit) else set()

    def again(part: str) -> Read:
        return read(sight(part, today=line.today, locale=line.locale).seen, titles)

    whole = counted(view, read(view.seen, titles), again)
    return assemble(view, whole, today=line.today, locale=line.locale)


def _named(wish: Intent) -> str:
    return "nothing" if isinstance(wish, Unknown) or wish == Chitchat("other") else wish.name


def _decided(grammar: Intent, ranked: Sequence[tuple[str, float]], seen: Seen) -> tuple[Intent, float]:
    """One wish, or the question which of two."""
    shares = dict(ranked)
    said = _named(grammar)
    first, share = ranked[0]
    if said not in shares and share < OVERRULES:  # the models know no such wish
        return grammar, 1.0
    understood = not isinstance(grammar, Unknown) and said not in NOTHING
    words = len(seen.line.text.split())
    if understood and _is_typed(grammar, seen.line, words):
        return grammar, 1.0
    alike = {said, first} <= set(EXPLAINED)
    if understood and alike and grammar not in (Explain(), AskAbout()):
        return grammar, share
    if _only_ahead(first, seen):
        return Clarify((_told(grammar, seen), Chitchat("other"))), share
    if share >= OVERRULES and first not in (said, *NOTHING) and (best := _filled(first, Unknown(), seen)) is not None:
        return best, share
    adds = said == "add_credit" and begins_adding(seen.line.text)
    agreed = AGREED_TOLD if adds else AGREED_ADD
    if said == first and understood and (first != "add_credit" or commands(seen.line.text) or share >= agreed):
        return grammar, share
    far = shares.get(said, 0.0) < FAR and share >= SURE_WISH and words > MOST_TYPED and not alike
    held = shares.get(said, 0.0) >= AGREED or not (far or _is_loose(grammar, seen.line))
    if understood and said != "add_credit" and held:
        return grammar, shares.get(said, 0.0)
    sure = SURE_ADD if first in ("add_credit", *RECORD) else SURE_WISH
    if first in NOTHING and isinstance(grammar, Chitchat) and grammar.kind != "other":
        return grammar, share
    if first in NOTHING and _may_add(adds, shares.get("add_credit", 0.0), seen):
        return Clarify((_told(grammar, seen), Chitchat("other"))), share
    if first in NOTHING and isinstance(grammar, Unknown) and (words <= MOST_LOOSE or sure <= share < SURE_TALK):
        return _not_understood(ranked, seen), share
    if share >= sure and (best := _filled(first, grammar, seen)) is not None:
        return best, share
    return _asked(grammar if understood else None, ranked, seen)


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
    if which is not None and which.words and _names_nothing(which.words):
        return replace(grammar, which=replace(which, words=None))  # type: ignore[call-arg]
    if which is not None and which.words and len(which.words.split()) > LONGEST_NAME:
        return fill(grammar.name, seen) or grammar
    if isinstance(grammar, ListCredits) and query and len(query.split()) > LONGEST_NAME:
        return replace(grammar, query=seen.title)
    return grammar


def doubted(wish: Intent, text: str) -> Intent:
    """The wish; reminders that are to go on are never stopped or held without a question, and "that" is no credit's name."""
    if isinstance(wish, StopReminders | Snooze) and pattern_of("going_on").search(text):
        return Clarify((SetReminder(), wish))
    which = getattr(wish, "which", None)
    if wish.changes and which is not None and which.words and _names_nothing(which.words):
        return replace(wish, which=replace(which, words=None))  # type: ignore[call-arg]
    return wish


def _filled(name: str, grammar: Intent, seen: Seen) -> Intent | None:
    """The wish of this name: the grammar's own where it is the same, with its arguments."""
    if grammar.name == name:
        return refilled(grammar, seen)
    if name in NOTHING and isinstance(grammar, Chitchat):
        return grammar
    wish = fill(name, seen)
    which = getattr(wish, "which", None)
    if wish is not None and which is not None and which.words and _names_nothing(which.words):
        wish = replace(wish, which=replace(which, words=None))  # type: ignore[call-arg]
    return None if wish == Explain() else wish


def _names_nothing(words: str) -> bool:
    """Whether words can't be what a credit is called: "it", "everything", "change"."""
    return set(words_of("unnamed")).issuperset(re.findall(r"[\w']+", words.casefold()))


def _may_add(told: bool, share: float, seen: Seen) -> bool:
    """Whether talk may tell of an activity all the same: begun like one, or whole and not unlikely; its day has come."""
    ahead = any(_lies_ahead(entry, seen.line.today) for entry in seen.reading.entries)
    return not ahead and (told or (share >= LEAST_ADD and _is_whole(seen.reading)))


def _asked(grammar: Intent | None, ranked: Sequence[tuple[str, float]], seen: Seen) -> tuple[Intent, float]:
    """The question which of two wishes was meant; one alone is not understood, or done where it changes nothing."""
    share = ranked[0][1]
    readings: list[Intent] = []
    for name, one in ranked[:3]:
        wish = _filled(name, grammar or Unknown(), seen) if one >= (LEAST_WISH if readings else LEAST_FIRST) else None
        if wish is not None and can_be_typed(wish) and _named(wish) not in {_named(other) for other in readings}:
            readings.append(wish)
    if grammar is not None and grammar.name not in {wish.name for wish in readings} and can_be_typed(grammar):
        readings.append(grammar)
    if not readings:
        return _not_understood(ranked, seen), share
    if all(_named(wish) in NOTHING for wish in readings):
        return readings[0], share
    if len(readings) == 1:
        readings.append(Chitchat("other"))
    return Clarify(tuple(readings[:2])), share


def _not_understood(ranked: Sequence[tuple[str, float]], seen: Seen) -> Unknown:
    """What can't be placed is named, also a few words that may be talk: gibberish looks like it, and so does a slip."""
    return Unknown(tuple(seen.line.text.split()[:60]), seen.entry, _nearest(ranked, seen))


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


def _is_whole(reading: Reading) -> bool:
    """Whether an activity with a title, hours and a day was read: nothing of the kind ends in "I logged nothing" alone."""
    return all({"title", "hours", "start"} <= set(entry.spans) for entry in reading.entries)


def _nearest(ranked: Sequence[tuple[str, float]], seen: Seen) -> tuple[Intent, ...]:
    """Up to two likely wishes that can be typed, to be offered with the word that nothing was understood."""
    likely = [name for name, share in ranked[:4] if share >= LEAST_WISH and name not in NOTHING]
    wishes = [_filled(name, Unknown(), seen) for name in likely]
    return tuple(wish for wish in wishes if wish is not None and can_be_typed(wish))[:2]
