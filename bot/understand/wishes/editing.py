"""Wishes to change a credit: "change 12 to 2h", "#12 was on 4 March", "set domain of 12 to implement"."""

from __future__ import annotations

from dataclasses import replace

from bot.intents import EditCredit, Entry, Intent, Which
from bot.language.frames import talk
from bot.understand.domains import domain_of
from bot.understand.entry import read_entry
from bot.understand.relative import relative
from bot.understand.said import Said
from bot.understand.which import CREDITS_MEANT, LAST, which_credits
from bot.understand.wishes.spoken import SLOTS, file_of, fits, words_of_slot
from core.rules.amounts import find_amounts, number_value
from core.rules.terms import SECONDS_PER_HOUR

_TALK = talk("editing", credits=rf"{CREDITS_MEANT}(?<!\s)\s?", last=rf"{LAST}(?<!\s)\s?")
_SAID = _TALK.frames
_SENTENCES = file_of("edit_credit").forms[0]
CALLED = _TALK.words["called"]
_FIELDS = ("hours", "start", "end", "title", "domain", "location", "instructor", "description")
_OWN_WORDS = ("title", "location", "instructor", "description")
"""Values that are whatever words somebody gives."""
_HELD = {"hours": ("seconds",), "start": ("start", "end"), "domain": ("domain",)}
LONGEST = 300


def edit(line: Said) -> Intent | None:
    """What is to be changed, of which credit, and to what."""
    if len(line.low) > LONGEST or _SAID["other_matter"].stands(line.low, line.words):
        return None
    for name in ("added_to", "put_under"):
        if (wish := _of_frame(line, name)) is not None:
            return wish
    if (verb := _SAID["verb"].match(line.low)) is not None:
        return _changed(line, verb.end(), verb.group().strip()) or _bare(line)
    for name in ("within", "field_last") if line.low.startswith("#") else ("within",):
        if (wish := _of_frame(line, name)) is not None:
            return wish
    return _of_frame(line, "stated", verb="")


def _of_frame(line: Said, name: str, at: int = 0, verb: str | None = None) -> Intent | None:
    """The change that a frame says, from a place in the line on; ``verb`` None: any verb of changing."""
    match = _SAID[name].fullmatch(line.low[at:])
    if match is None:
        return None
    groups = match.groupdict()
    which = which_credits(line.text[at:], groups.get("which") or groups["numbered"])
    if which is None:
        return None
    value = next(one for one in ("value", "value2", "value3") if groups.get(one))
    begin, end = match.span(value)
    field = groups.get("field")
    return _edit_of(line, which, field.strip() if field else None, (at + begin, at + end), verb)


def _changed(line: Said, at: int, verb: str) -> Intent | None:
    """A change by a verb; one that adds, too, must name the credit by its number."""
    rest, first = line.low[at:], verb.split()[0]
    adds = first in _TALK.words["adding"]
    for name in ("field_first", "field_last", "which_first", "backwards"):
        if adds and not _may_change(name, first, rest):
            continue
        match = _SAID[name].fullmatch(rest)
        named = match and (match.groupdict().get("which") or match.groupdict().get("numbered"))
        if named and which_credits(line.text[at:], named) is not None:
            return _of_frame(line, name, at, verb)
    return None


def _bare(line: Said) -> Intent | None:
    """A credit to be changed, without what to: its sentences say it."""
    found = fits(_SENTENCES, line)
    which = SLOTS["credits"](words_of_slot(line, found, "which")) if found is not None else None
    if which is None or not (which.numbers or which.last or which.words) or find_amounts(line.low):
        return None
    return EditCredit(which, Entry())


def _may_change(name: str, verb: str, rest: str) -> bool:
    if name == "field_first" or (name == "which_first" and _SAID["by_number"].match(rest)):
        return True
    return verb in _TALK.words["making"] and _SAID["made"].match(rest) is not None


def _edit_of(line: Said, which: Which, field: str | None, span: tuple[int, int], verb: str | None) -> Intent | None:
    value, low = line.text[slice(*span)], line.low[slice(*span)]
    lead = _SAID["from_to"].match(low)
    if lead and not any(a != b for day in line.days(value) for a, b in day.options):
        value, low = value[lead.end() :], low[lead.end() :]
    if (remark := _SAID["denied"].search(low)) and remark.start():
        value, low = value[: remark.start()], low[: remark.start()]
    if field and _SAID["another_field"].search(low):
        field, value = None, f"{field} {value}"
    entry = _valued(line, _field_name(field), value.strip(), verb)
    return EditCredit(which, entry) if entry is not None else None


def _field_name(field: str | None) -> str | None:
    word = (field or "").replace(" ", "-")
    return next((name for name in _FIELDS if word in _TALK.words[name]), None)


def _valued(line: Said, name: str | None, value: str, verb: str | None) -> Entry | None:
    """The entry that holds the one value (or the values) to be changed."""
    value = _SAID["label"].pattern.sub(lambda match: f"{match['label'].strip()}: ", value)
    bare = value.strip(" .\"'“”")
    if name in _OWN_WORDS:
        return replace(Entry(spans={name: bare}), **{name: bare}) if bare else None  # type: ignore[arg-type]
    if name == "domain" and (domain := domain_of(bare)):
        return Entry(domain=domain, spans={"domain": value})
    if name in (None, "hours", "start") and (shift := relative(value)) is not None:
        return shift
    read = read_entry(value, today=line.today, locale=line.locale)
    if name == "end" and read.start:
        return Entry(end=read.end, spans={"end": value})
    plainly = _of_number(name, read, value, verb) or _of_recording(value)
    if plainly is not None:
        return plainly
    return _any_values(read, value, verb) if name is None else _only(read, name)


def _of_number(name: str | None, read: Entry, value: str, verb: str | None) -> Entry | None:
    """A bare number: hours, or a title where something is renamed."""
    bare = value.strip(" .\"'“”")
    number = number_value(bare)
    if number is None or name not in ("hours", None) or read.seconds is not None or "hours" in read.spans:
        return None
    if verb is not None and verb.partition(" ")[0] in _TALK.words["renaming"]:
        return Entry(title=bare, spans={"title": bare})
    return Entry(seconds=round(number * SECONDS_PER_HOUR), spans={"hours": value})


def _of_recording(value: str) -> Entry | None:
    for name in ("recording", "live"):
        if _SAID[name].fullmatch(value):
            return Entry(recording=name == "recording", spans={"recording": value})
    return None


def _only(read: Entry, name: str) -> Entry | None:
    """The one value that was named, without what else its words may be."""
    known = any(getattr(read, one) is not None for one in _HELD.get(name, ()))
    return _untitled(read) if known or any(doubt.field == name for doubt in read.ambiguous) else None


def _any_values(read: Entry, value: str, verb: str | None) -> Entry | None:
    """Whatever values there are; words alone are a title only behind verbs that change one."""
    known = read.seconds is not None or read.start or read.domain or read.ambiguous or read.location or read.instructor
    if known and read.title and '"' not in value:
        return replace(_untitled(read), description=None)
    return read if known or verb is None or verb.partition(" ")[0] in _TALK.words["titling"] else None


def _untitled(read: Entry) -> Entry:
    return replace(read, title=None, spans={name: words for name, words in read.spans.items() if name != "title"})
