"""Two readers, one verdict: act, ask which of two was meant, or say that it was not understood.

The grammar and the learned reader read a line independently. Where both agree, that is meant. Where they differ, the one
that is sure enough decides, and otherwise the person is asked, with both readings as buttons. The thresholds stand here;
they are calibrated on voices that neither reader has seen (docs/understanding.md).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.intents import AddCredit, Ambiguity, Chitchat, Clarify, Entry, Intent, ListCredits, Unknown
from bot.learned.models import Read, likened, rank, read
from bot.understand.assembling import Reading, assemble, is_no_title
from bot.understand.counting import counted
from bot.understand.filling import Seen, fill
from bot.understand.said import Said
from bot.understand.say import say
from bot.understand.sighting import Sight, sight
from bot.understand.typed import can_be_typed
from bot.understand.wishes.nearest import nearest

SURE_WISH = 0.80
"""The learned reader acts alone on a wish it gives at least this share."""
SURE_ADD, AGREED_ADD = 0.90, 0.75
"""The same for adding, where something would be proposed that may not have been meant: alone, and with the grammar."""
OVERRULES = 0.95
"""A wish with at least this share is meant, whatever the grammar takes the line for."""
MOST_TYPED, MOST_LOOSE = 6, 3
"""Up to so many words the grammar is right about its commands: a whole phrase of it, a single word of it."""
LEAST_WISH = 0.15
"""A second wish with at least this share is offered beside the first."""
LEAST_FIRST = 0.35
"""Below this share nothing is offered: the line was not understood."""
AGREED = 0.25
"""A wish of the grammar with at least this share in the learned reader's eyes is meant."""
SURE_TITLE = 0.72
"""A title with at least this share is not asked about."""
NOTHING = ("nothing", "chitchat")
LONGEST_NAME = 5
"""Words a credit is called by, or looked for by, at most; more is a sentence."""
LONGEST_COMMAND = 80
"""A command to add up to this long, in one sentence, is the grammar's own: it reads what Tally itself writes."""
_SENTENCE = re.compile(r"[.!?]\s+\w")
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
    if isinstance(grammar, AddCredit) and in_own_manner(line, grammar):
        return Verdict(grammar)
    whole = line.whole if len(line.whole) >= len(line.text) else line.text
    view = sight(whole, today=line.today, locale=line.locale)
    ranked = rank(view.seen)
    others = tuple((name, round(share, 3)) for name, share in ranked[:4])
    reading = learned_reading(line, view, grammar)
    seen = Seen(line, reading, grammar if isinstance(grammar, Chitchat) else None)
    if sure is not None:
        return Verdict(_added(sure, reading, whole), 1.0, others)
    intent, score = _decided(grammar, ranked, seen)
    return Verdict(together(intent, reading, whole), round(score, 3), others)


def in_own_manner(line: Said, wish: AddCredit) -> bool:
    """Whether a line adds the way Tally writes it itself: a command, then values and one title, parted by marks."""
    command = _PLAIN_COMMAND.match(line.text)
    if command is None or not wish.entries or "\n" in line.whole.strip():
        return False
    if line.text == say(wish.entries[0]):
        return True
    if len(line.text) > LONGEST_COMMAND or _SENTENCE.search(line.text):
        return False
    body = line.text[command.end() :].strip(" :,")
    values = [
        words for e in wish.entries for n, words in e.spans.items() if n != "title" for words in words.split(", ")
    ]
    rest = [part for part in re.split(r"[,;]\s", body) if not any(w and w in part for w in values)]
    return len(rest) <= len(wish.entries) and (body.startswith(('"', *(w for w in values if w))) or len(rest) > 0)


def together(wish: Intent, reading: Reading, whole: str) -> Intent:
    """The wish with what both readers found in the activities it adds."""
    if isinstance(wish, AddCredit):
        return _added(wish, reading, whole)
    if isinstance(wish, Chitchat) and wish.kind == "other" and _is_whole(reading):
        return replace(wish, entries=_added(AddCredit(), reading, whole).entries)
    if isinstance(wish, Clarify):
        return Clarify(tuple(together(one, reading, whole) for one in wish.readings))
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
    if (
        understood
        and said != "add_credit"
        and words <= (MOST_TYPED if not _is_loose(grammar, seen.line) else MOST_LOOSE)
    ):
        return grammar, 1.0
    if share >= OVERRULES and first not in (said, *NOTHING) and (best := fill(first, seen)) is not None:
        return best, share
    if said == first and understood and (first != "add_credit" or share >= AGREED_ADD):
        return grammar, share
    if understood and said != "add_credit" and (shares.get(said, 0.0) >= AGREED or not _is_loose(grammar, seen.line)):
        return grammar, shares.get(said, 0.0)
    sure = SURE_ADD if first == "add_credit" else SURE_WISH
    if share >= sure and (best := _filled(first, grammar, seen)) is not None:
        return best, share
    return _asked(grammar if understood else None, ranked, seen)


def _is_loose(grammar: Intent, line: Said) -> bool:
    """Whether the grammar took a single word of the line for its wish."""
    return nearest(line) == grammar


def refilled(grammar: Intent, seen: Seen) -> Intent:
    """The grammar's wish; words it took for a title or a search without being one are read again."""
    which, query = getattr(grammar, "which", None), getattr(grammar, "query", None)
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
    return fill(name, seen)


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
    if readings and all(_named(wish) in NOTHING for wish in readings):
        return readings[0], share
    if not readings:
        return Unknown(tuple(seen.line.text.split()[:60]), seen.entry, _nearest(ranked, seen)), share
    if len(readings) == 1:
        readings.append(Chitchat("other"))
    return Clarify(tuple(readings[:2])), share


def _is_whole(reading: Reading) -> bool:
    """Whether an activity with a title, hours and a day was read: nothing of the kind ends in "I logged nothing" alone."""
    return all({"title", "hours", "start"} <= set(entry.spans) for entry in reading.entries)


def _nearest(ranked: Sequence[tuple[str, float]], seen: Seen) -> tuple[Intent, ...]:
    """The two likeliest wishes that can be typed, to be offered with the word that nothing was understood."""
    wishes = [fill(name, seen) for name, _ in ranked[:4] if name not in NOTHING]
    return tuple(wish for wish in wishes if wish is not None and can_be_typed(wish))[:2]


def _added(wish: AddCredit, reading: Reading, whole: str) -> AddCredit:
    """The activities of both readers put together: what differs is asked."""
    if len(wish.entries) != len(reading.entries):
        return AddCredit(_fuller(wish, reading))
    rows = zip(wish.entries, reading.entries, reading.titles, strict=True)
    return AddCredit(tuple(_merged(ours, theirs, cuts, whole) for ours, theirs, cuts in rows))


def _fuller(wish: AddCredit, reading: Reading) -> tuple[Entry, ...]:
    """Where the readers count differently: the learned reading, unless fewer of its activities have a title and hours."""
    learned = tuple(_titled(entry, cuts) for entry, cuts in zip(reading.entries, reading.titles, strict=True))
    return learned if _held(learned) >= _held(wish.entries) else wish.entries


def _held(entries: Sequence[Entry]) -> tuple[float, float]:
    """Which share of the activities has a title, and which has hours."""
    count = max(1, len(entries))
    return sum("title" in e.spans for e in entries) / count, sum("hours" in e.spans for e in entries) / count


def _titled(entry: Entry, cuts: Sequence[tuple[str, float]]) -> Entry:
    """The entry with its title, or with the doubt which of two it is."""
    if not cuts or cuts[0][1] >= SURE_TITLE or len(cuts) < 2:
        return entry
    doubt = Ambiguity("title", tuple(words for words, _ in cuts[:2]), entry.spans.get("title", cuts[0][0]))
    return replace(entry, title=None, ambiguous=(doubt, *entry.ambiguous))


def _merged(grammar: Entry, learned: Entry, cuts: Sequence[tuple[str, float]], whole: str) -> Entry:
    """One activity as both read it: the learned title, values where either found one, a doubt where they differ."""
    if grammar.title is not None and is_no_title(grammar.title):
        grammar = replace(grammar, title=None, spans={k: v for k, v in grammar.spans.items() if k != "title"})
    entry = _titled(learned, cuts) if cuts else replace(learned, title=grammar.title)
    if grammar.title and f'"{grammar.title}"' in whole:
        entry = replace(learned, title=grammar.title)
    elif cuts and grammar.title is not None and likened(grammar.title) == likened(cuts[0][0]):
        entry = replace(learned, title=cuts[0][0])
    extra = {name: getattr(grammar, name) for name in ("description", "location", "instructor", "recording", "during")}
    merged = replace(entry, **extra, spans={**grammar.spans, **entry.spans})
    for field in ("hours", "start", "domain"):
        merged = _settled(merged, grammar, learned, field)
    return merged


def _settled(merged: Entry, grammar: Entry, learned: Entry, field: str) -> Entry:
    """A field where only the grammar found a value gets it; the learned reader's stands otherwise."""
    if field in learned.spans or field not in grammar.spans:
        return merged
    facts = {"hours": ("seconds",), "start": ("start", "end"), "domain": ("domain",)}[field]
    doubts = tuple(doubt for doubt in grammar.ambiguous if doubt.field == field)
    return replace(merged, **{name: getattr(grammar, name) for name in facts}, ambiguous=(*merged.ambiguous, *doubts))
