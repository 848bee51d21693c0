"""Two readers, one verdict: act, ask which of two was meant, or say that it was not understood.

The grammar and the learned reader read a line independently. Where both agree, that is meant. Where they differ, the one
that is sure enough decides (``deciding.py``), and otherwise the person is asked, with both readings as buttons.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from bot.intents import (
    AddCredit,
    Chitchat,
    Clarify,
    Intent,
    SetReminder,
    Snooze,
    StopReminders,
)
from bot.language.lexicon import pattern_of
from bot.learned.models import Read, likened, read
from bot.understand.adding import commands
from bot.understand.assembling import Reading, assemble
from bot.understand.counting import counted
from bot.understand.deciding import decided, is_whole, names_nothing
from bot.understand.filling import Seen
from bot.understand.merging import added
from bot.understand.said import Said
from bot.understand.say import say
from bot.understand.sighting import Sight, ranked, sight
from bot.understand.tables import rows_of

MANNERS = ("who", "grateful", "farewell", "cross", "remark", "others_record", "would_help", "absent")
"""Talk of which a whole sentence of the grammar was said: the learned reader knows no such kinds."""
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
    if isinstance(grammar, Chitchat) and grammar.kind in MANNERS:
        return Verdict(grammar)
    whole = line.whole if len(line.whole) >= len(line.text) else line.text
    view = sight(whole, today=line.today, locale=line.locale)
    shares = ranked(whole, today=line.today, locale=line.locale)
    others = tuple((name, round(share, 3)) for name, share in shares[:4])
    reading = learned_reading(line, view, grammar)
    seen = Seen(line, reading, grammar if isinstance(grammar, Chitchat) else None)
    if sure is not None:
        return Verdict(added(sure, reading, whole, own=True), 1.0, others)
    intent, score = decided(grammar, shares, seen)
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
    if isinstance(wish, Chitchat) and wish.kind == "other" and is_whole(reading):
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


def doubted(wish: Intent, text: str) -> Intent:
    """The wish; reminders that are to go on are never stopped or held without a question, and "that" is no credit's name."""
    if isinstance(wish, StopReminders | Snooze) and pattern_of("going_on").search(text):
        return Clarify((SetReminder(), wish))
    which = getattr(wish, "which", None)
    if wish.changes and which is not None and which.words and names_nothing(which.words):
        return replace(wish, which=replace(which, words=None))  # type: ignore[call-arg]
    return wish
