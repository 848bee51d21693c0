"""A line that adds: by command ("add …"), by telling ("I attended …"), or the bare facts ("GPP3, 1.5h, yesterday")."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from bot.intents import AddCredit, Ambiguity, Chitchat, Entry, Help, Intent, Unknown
from bot.language.frames import talk
from bot.understand.bare import bare_facts, is_lasting_activity
from bot.understand.parting import Reading
from bot.understand.said import Said
from bot.understand.several import read_entries
from bot.understand.smalltalk import small_talk
from bot.understand.tables import read_table, rows_of
from bot.understand.typos import nearest_command
from bot.understand.unreal import HOLLOW, says_nothing
from bot.understand.wishes.nearest import nearest
from core.rules.amounts import find_amounts, number_value
from core.rules.terms import SECONDS_PER_HOUR

_TALK = talk("telling")
_SAID = _TALK.frames
COMMAND, TOLD = _SAID["command"], _SAID["told"]
_BEFORE_NUMBER = re.compile(r"(?P<word>[a-z]{2,7})\s(?=[\d½¼¾.])")
# "add 1.0 ISMPP U …": a decimal right behind the command, as lists print credits, is hardly a name; whether it is the
# hours is asked.
_POINTED = re.compile(
    r"(?P<n>(?:\d|1[0-2])[.,](?:\d|00|25|33|50|67|75))(?=\s+[^\W\d_])(?!\s*(?:h|credits?|ce)\b)", re.IGNORECASE
)
LONGEST_SAID = 700
MOST_BEFORE_TOLD = 200


@dataclass(frozen=True, slots=True)
class _Begun:
    """A line without how it begins: by a ``command``, or by being ``told``; ``pointed``, a decimal that may be its hours."""

    body: str
    command: bool
    told: re.Match[str] | None
    pointed: str | None


def read_adding(line: Said) -> Intent | None:
    """The credits to add, small talk that only looks like one, or None when the line is neither."""
    if listed := _listed(line):
        return AddCredit(listed)
    begun = _begun(line)
    body = _without_remarks(begun.body, line)
    if line.is_question and _SAID["asks"].search(body):
        body += "?"
    entries = read_entries(_SAID["aside"].pattern.sub("", body), Reading(line.today, line.locale))
    entries = _asking_hours(entries, begun.pointed) if begun.pointed else entries
    return _meant(line, begun, entries)


def _listed(line: Said) -> tuple[Entry, ...]:
    """The entries of a pasted table; none where nothing in it is a value."""
    rows = rows_of(line.whole) if "\n" in line.whole or "\t" in line.whole or "|" in line.whole else None
    entries = read_table(rows, today=line.today, locale=line.locale) if rows else ()
    return entries if any(one.seconds is not None or "hours" in one.spans or one.start for one in entries) else ()


def _begun(line: Said) -> _Begun:
    text = line.whole if "\n" in line.whole else line.text
    command = COMMAND.match(text) or _mistyped(text)
    if command is None:
        told = TOLD.search(text[:MOST_BEFORE_TOLD])
        return _Begun(_without(text, told) if told is not None else text, False, told, None)
    body = text[command.end() :]
    pointed = None if find_amounts(body) else _POINTED.match(body)
    body = body[pointed.end() :] if pointed else body
    inner = TOLD.match(body)
    return _Begun(body[inner.end() :] if inner else body, True, None, pointed["n"] if pointed else None)


def _without_remarks(body: str, line: Said) -> str:
    """The facts without what one thinks of them."""
    body = _SAID["next_sentence"].pattern.sub(", ", body)
    if '"' in body or len(body) >= LONGEST_SAID:
        return body
    if body.rstrip(" .!").rpartition(" ")[2].lower() in _TALK.words["praise"]:
        body = _SAID["opinion"].pattern.sub("", body)
    return _SAID["i_say"].pattern.sub(", ", body) if _SAID["i_say"].called(line.words) else body


def _meant(line: Said, begun: _Begun, entries: tuple[Entry, ...]) -> Intent | None:
    """Whether these entries are to be added, or something else was meant."""
    has_amount = any("hours" in entry.spans for entry in entries)
    if not begun.command:
        if line.is_question and (wish := nearest(line)) is not None:
            return wish
        if is_lasting_activity(line, entries):
            return AddCredit(entries)
    talk_of = small_talk(line.text, line.words, has_command=begun.command, has_amount=has_amount)
    if talk_of is not None:
        return talk_of
    if begun.command or (begun.told is not None and _tells(line, begun.told, entries)):
        return _added(entries, line)
    return bare_facts(line, entries, has_amount)


def _asking_hours(entries: tuple[Entry, ...], number: str) -> tuple[Entry, ...]:
    """The first entry with a doubt: whether this bare number is its hours."""
    first, value = entries[0] if entries else Entry(), number_value(number)
    doubt = Ambiguity("hours", (round(value * SECONDS_PER_HOUR),) if value else (), number)
    asked = replace(first, ambiguous=(*first.ambiguous, doubt), spans={**first.spans, "hours": number})
    return (asked, *entries[1:])


def commands(text: str) -> bool:
    """Whether a line begins with a command to add, mistyped ones too."""
    return COMMAND.match(text) is not None or _mistyped(text) is not None


def begins_adding(text: str) -> bool:
    """Whether a line begins with a command to add, or by telling what one attended."""
    return commands(text) or TOLD.match(text) is not None


def _mistyped(text: str) -> re.Match[str] | None:
    """A mistyped command right before an amount ("loq 2h …")."""
    match = _BEFORE_NUMBER.match(text)
    return match if match and nearest_command(match["word"]) in _TALK.words["mistyped"] else None


def _without(text: str, told: re.Match[str]) -> str:
    before, after = text[: told.start()].strip(" ,"), _SAID["that"].pattern.sub("", text[told.end() :])
    if "\n" in told.group():
        return f"{before}:\n{after}"
    return f"{before}, {after}" if before else after


# "add 1h Ethics": the one word with a capital is what it was called.
_ONLY_ETHICS = re.compile(r"(?<![,;:#|/(-]) (?<!\bin )(?<!\bfor )(?<!\bunder )(?<!\bas )Ethics$")


def _added(entries: tuple[Entry, ...], line: Said) -> Intent:
    if all((e.title or "").lower() in HOLLOW and set(e.spans) == {"title"} for e in entries) and entries:
        return Help("add") if line.is_question else AddCredit((Entry(),))
    if len(entries) == 1 and entries[0].title is None and _ONLY_ETHICS.search(line.text):
        spans = {name: words for name, words in entries[0].spans.items() if name != "domain"} | {"title": "Ethics"}
        return AddCredit((replace(entries[0], title="Ethics", domain=None, spans=spans),))
    return AddCredit(entries if entries else (Entry(),))


def _tells(line: Said, told: re.Match[str], entries: tuple[Entry, ...]) -> bool:
    """Whether "I …ed" speaks of an activity: a title to it, and no loose verb ("had lunch")."""
    if line.is_question or not any(entry.title for entry in entries):
        return False
    if len(line.text) > 600 and not any("hours" in entry.spans for entry in entries):
        return False
    if not _SAID["loose"].search(told.group().strip()):
        return True
    has_value = any("hours" in entry.spans or entry.start or entry.domain for entry in entries)
    return has_value or any(kind in line.low for kind in _TALK.words["kinds"])


def not_understood(line: Said) -> Intent:
    """What is left when no wish fits: the words that were not understood, and what was."""
    if says_nothing(line.text):
        return Chitchat("other")
    entries = read_entries(line.text[:500], Reading(line.today, line.locale))
    entry = entries[0] if entries else Entry()
    talk = small_talk(line.text[:500], line.words, has_command=False, has_amount="hours" in entry.spans)
    if isinstance(talk, Chitchat):
        return talk
    if (wish := nearest(line)) is not None:
        return wish
    words = tuple((entry.title or line.text).split()[:60])
    return Unknown(words, entry)
