"""Corrections in plain words: "no, 2 hours", "it was in March", "that was the recording", "make it 2h"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from bot.intents import Answer, Entry
from bot.language.frames import talk
from bot.understand.answering import INSTEAD, THE_ONE
from bot.understand.domains import domain_of
from bot.understand.entry import read_entry
from bot.understand.said import Said
from bot.understand.saying import says_of
from bot.understand.values_only import only_values, untitled
from bot.understand.waiting import Waiting, pointed_at
from core.rules.amounts import number_value
from core.rules.terms import SECONDS_PER_HOUR

_TALK = talk("correcting")
_SAID = _TALK.frames
_NTH = re.compile(r"(?:on )?the \d{1,2}(?:st|nd|rd|th)[ .!]*")
MOST_HOURS = 24
LEADS = (("no", "no"), ("yes", "yes"), ("only", None))
"""Frames of the words before a correction, and what they say."""
OWN_WORDS = ("title", "location", "instructor", "description")
"""Values that are whatever words somebody gives."""
MOST_LEADS = 4
FIXES = ("fix_it", "fix_made", "fix_field", "fix_value", "fix_title", "fix_read", "fix_to")
"""Frames of what is put right, tried in this order."""


@dataclass(frozen=True, slots=True)
class _Led:
    """A line without the words that lead to the correction; ``told`` when there were any that say it is one."""

    text: str
    says: str | None
    told: bool


@dataclass(frozen=True, slots=True)
class _Fixing:
    """What "make it …", "the day was …" names: ``field``, and the ``text`` that follows."""

    text: str
    field: str | None = None
    told: bool = False
    is_made: bool = False
    is_dated: bool = False
    reads: bool = False


def corrected(line: Said, waiting: Waiting | None) -> Answer | None:
    """A correction in plain words: "no, 2 hours", "it was in March", "that was the recording", "make it 2h"."""
    if (one := _the_one(line, waiting)) is not None:
        return one
    led = _led(line, waiting)
    low = led.text.lower()
    if (live := _is_live(low.strip(" .!"))) is not None:
        return Answer(led.says, entry=Entry(recording=not live, spans={"recording": led.text}), words=line.whole)
    if (name := says_of(low)) and led.told:
        keeps = led.says != "no" or name in ("another", "not_listed", "change")
        return Answer(name if keeps else "no", words=line.whole)
    fixing = _fixing(led)
    if (waiting is None and low.endswith(" long")) or not fixing.told or not fixing.text.strip():
        return None
    if (pointed := _pointed(line, fixing, waiting)) is not None:
        return replace(pointed, says=led.says, words=line.whole)
    if waiting is None and not led.says and _SAID["lasted"].search(line.text[: len(line.text) - len(fixing.text)]):
        return None
    entry = _entry_of(line, led, fixing, waiting)
    return Answer(led.says, entry=entry, words=line.whole) if entry is not None else None


def _is_live(low: str) -> bool | None:
    """Whether the words say that it was live; None where they say nothing of it."""
    return next((name == "live" for name in ("live", "recording") if _SAID[name].fullmatch(low)), None)


def _the_one(line: Said, waiting: Waiting | None) -> Answer | None:
    """ "the one on 4 March": a day alone, where nothing was asked."""
    if waiting is not None or len(line.text) >= 80 or not THE_ONE.match(line.low):
        return None
    one = read_entry(line.text, today=line.today, locale=line.locale)
    is_day = "start" in one.spans and only_values(line.text, one)
    return Answer(entry=untitled(one), words=line.whole) if is_day else None


def _led(line: Said, waiting: Waiting | None) -> _Led:
    """Cut "no, sorry, actually …" off, up to four of them."""
    text, says, told = line.text, None, False
    if waiting is None and ("not" in line.words or "instead" in line.words or "rather" in line.words):
        told = bool(INSTEAD.search(text)) and bool(line.days(INSTEAD.sub("", text)))
    if (but := _SAID["but"].fullmatch(line.low)) is not None:
        text, told = text[but.start("rest") :], True
    if (compared := _SAID["compared"].match(text.lower())) is not None:
        text, told = text[compared.end() :], True
    for _ in range(MOST_LEADS):
        match, lead = next(
            ((at, said) for name, said in LEADS if (at := _SAID[name].match(text.lower()))), (None, None)
        )
        if match is None or match.end() >= len(text):
            break
        says = says or lead
        text, told = text[match.end() :], True
    bare = _untrailed(text)
    return _Led(bare, says, told or bare != text)


def _untrailed(text: str) -> str:
    """The correction without the words after it that say it is one: "that's ethics actually", "Thursday rather"."""
    words = text.rstrip(" .!").split()
    while len(words) > 1 and words[-1].lower().strip(",") in _TALK.words["trails"]:
        del words[-1]
    return " ".join(words).rstrip(",") if len(words) < len(text.split()) else text


def _fixing(led: _Led) -> _Fixing:
    low = led.text.lower()
    name, match = next(((name, at) for name in FIXES if (at := _SAID[name].match(low))), ("", None))
    if match is None:
        return _Fixing(led.text, told=led.told)
    named = match.groupdict().get("field")
    return _Fixing(
        led.text[match.end() :],
        field="title" if name == "fix_title" else named.strip() if named else None,
        told=True,
        is_made=_SAID["made"].match(low) is not None,
        is_dated=bool(_NTH.fullmatch(low[match.end() :])),
        reads=name == "fix_read",
    )


def _pointed(line: Said, fixing: _Fixing, waiting: Waiting | None) -> Answer | None:
    """The place of an offered thing ("no, the second"); "make it the 4th" is a day unless places were offered."""
    pointed = pointed_at(line.again(fixing.text), fixing.text.lower().strip(), waiting)
    if not pointed or pointed.which.words or pointed.position is None or fixing.field is not None:
        return None
    offers_places = waiting is not None and waiting.kind in ("activity", "which_credit")
    is_hours = fixing.is_made and fixing.text.strip(" .!").isdigit()
    return None if (fixing.is_dated or is_hours) and not offers_places else pointed


def _entry_of(line: Said, led: _Led, fixing: _Fixing, waiting: Waiting | None) -> Entry | None:
    """The values that are put right; None where the words are no correction."""
    text = INSTEAD.sub("", fixing.text)
    text = text[lead.end() :] if (lead := _SAID["from_to"].match(text)) else text
    entry = _made(text) if fixing.is_made and fixing.field is None else None
    entry = entry or _fixed(line, fixing.field, text)
    if entry is None:
        return None
    if waiting is None and fixing.field is None:
        if led.says is None and _says_more(line, text, entry):
            return None
        if not fixing.reads and set(entry.spans) <= {"title", "description"}:
            return None
    return None if _is_no_answer(waiting, led.says, fixing.field, entry) else entry


def _made(text: str) -> Entry | None:
    """ "make it 1.25": a bare number something is made is its hours."""
    number = number_value(text.strip(" .!"))
    if number is None or not 0 < number <= MOST_HOURS:
        return None
    return Entry(seconds=round(number * SECONDS_PER_HOUR), spans={"hours": text.strip(" .!")})


def _is_no_answer(waiting: Waiting | None, says: str | None, field: str | None, entry: Entry) -> bool:
    """Whether words that would only make a title come while another value was asked for."""
    if waiting is None:
        return False
    asked = waiting.kind in ("day", "hours", "domain") or (says == "yes" and waiting.kind in ("save", "confirm"))
    return asked and field is None and set(entry.spans) <= {"title"}


def _says_more(line: Said, text: str, entry: Entry) -> bool:
    """Whether words are left over besides the values ("it was 2 hours of nothing")."""
    return (
        entry.title is None
        and bool(read_entry(text, today=line.today, locale=line.locale).title)
        and "hours" in entry.spans
    )


def _fixed(line: Said, field: str | None, text: str) -> Entry | None:
    value = text.strip(" .\"'!")
    name = next((name for name in OWN_WORDS if field in _TALK.words[name]), None)
    if name is not None:
        return replace(Entry(spans={name: value}), **{name: value})  # type: ignore[arg-type]
    if domain := domain_of(value):
        return Entry(domain=domain, spans={"domain": value})
    entry = read_entry(text, today=line.today, locale=line.locale)
    if entry.seconds is None and field in _TALK.words["hours"] and (number := number_value(value)) is not None:
        return Entry(seconds=round(number * SECONDS_PER_HOUR), spans={"hours": value})
    known = any(name in entry.spans for name in ("hours", "start", "domain", "location", "instructor"))
    if known and field is None and '"' not in text and entry.title and not only_values(text, entry):
        return None
    if known and '"' not in text:
        entry = replace(entry, title=None, spans={k: v for k, v in entry.spans.items() if k != "title"})
    return entry if entry.spans else None
