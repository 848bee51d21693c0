"""Wishes about work history: "I worked at … as … from … to …", "my job at … ended in …"."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from bot.intents import AddEmployment, Ambiguity, EditEmployment, Intent
from bot.language.frames import talk
from bot.language.sentences import Found
from bot.understand.said import Said
from bot.understand.wishes.rule import Rule
from bot.understand.wishes.spoken import cues_of, file_of, fits, words_of_slot
from core.rules.days import DayFound

_ADD, _EDIT = file_of("add_employment"), file_of("edit_employment")
_SAID = talk("employment").frames
_TO = _ADD.phrases["to"].pattern
_UNTIL = re.compile(rf"{_ADD.phrases['until'].pattern}\s$")
_SPAN = re.compile(rf"\d\s?(?:-|{_TO})\s?\w")
_YEARS = re.compile(rf"\b((?:19|20)\d\d)\s?(?:[-–—]|{_TO})\s?((?:19|20)\d\d)\b")
_HIDDEN = "\x01"
"""What stands where a day was taken out."""
_LEADS = re.compile(rf"(?:^|[\s,(]|(?<=\x01))(?:{_ADD.phrases['leads'].pattern}|[-–—])\s*\x01+", re.IGNORECASE)
_TRAILS = re.compile(rf"(?:\s{_ADD.phrases['trails'].pattern})+$", re.IGNORECASE)
_MOST_LED = 3
_OUTRIGHT = ("role", "entered")
_WHOLE_SPANS = ("month", "year")


def _times(line: Said) -> tuple[date | None, date | None, tuple[Ambiguity, ...], str]:
    """Start, end, what is doubtful (a year alone) and the words without them."""
    days = [d for d in line.days() if d.options and not _ADD.phrases["today"].fullmatch(d.words.lower())][:2]
    if len(days) < 2 and (years := _YEARS.search(line.text)):
        return _between_years(line, years)
    rest, doubts = line.text, []
    start: date | None = None
    end: date | None = None
    for place, day in enumerate(days):
        first, last = day.options[0]
        ends = place == 1 or bool(_UNTIL.search(line.low[: day.at]))
        if day.whole == "year":
            doubts.append(Ambiguity("end" if ends else "start", day.options, day.words))
        start = start if ends else first
        end = last if ends or _is_span(day) else end
    for day in reversed(days):
        rest = rest[: day.at] + _HIDDEN * (day.to - day.at) + rest[day.to :]
    return start, end, tuple(doubts), rest


def _is_span(day: DayFound) -> bool:
    """Whether a day's words name two ends."""
    first, last = day.options[0]
    return first.year != last.year or day.words.find("–") > 0 or _SPAN.search(day.words) is not None


def _between_years(line: Said, years: re.Match[str]) -> tuple[date, date, tuple[Ambiguity, ...], str]:
    start, end = date(int(years[1]), 1, 1), date(int(years[2]), 12, 31)
    doubts = (
        Ambiguity("start", ((start, date(start.year, 12, 31)),), years[1]),
        Ambiguity("end", ((date(end.year, 1, 1), end),), years[2]),
    )
    return start, end, doubts, line.text[: years.start()] + _HIDDEN + line.text[years.end() :]


def _tidied(words: str) -> str:
    words = _SAID["now"].pattern.sub(_HIDDEN, words)
    for _ in range(_MOST_LED):
        words = _LEADS.sub(_HIDDEN, words)
    words = re.sub(r"\x01+", " ", words)
    words = re.sub(r"\s{2,}", " ", words).strip(" ,.;:()-–—\"'")
    return _TRAILS.sub("", words)


def add_employment(line: Said) -> Intent | None:
    """Where somebody worked: said outright, or told with a place or a day."""
    form, found = next(((name, at) for name, form in _ADD.named.items() if (at := fits(form, line))), ("", None))
    if found is None or _SAID["short"].search(line.low):
        return None
    rest = line.again(line.text[found.slots["rest"][1] :])
    start, end, doubts, words = _times(rest)
    words = _tidied(words)
    employer, role = _of_role(words) if form == "role" else _employer_and_role(words)
    if form not in _OUTRIGHT:
        if line.low[: found.slots["rest"][1]].rstrip().endswith(","):  # "I joined, as a listener, …"
            return None
        is_timed = start is not None or end is not None
        if (form == "loosely" and not is_timed) or _ADD.phrases["how"].match(words.lower()):
            return None
        if form == "stayed" and not all(day.whole in _WHOLE_SPANS for day in rest.days()):
            return None
        if form == "beside" and not (employer or "")[:1].isupper():
            return None
    return AddEmployment(employer, role, start, end, doubts)


def _of_role(words: str) -> tuple[str | None, str | None]:
    """ "… as {a writer at Roche}"."""
    if found := _SAID["role_first"].fullmatch(words):
        return found["employer"].strip() or None, found["role"].strip() or None
    return None, words or None


def _employer_and_role(words: str) -> tuple[str | None, str | None]:
    for frame in ("as_role_at", "employer_as", "role_at"):
        if found := _SAID[frame].fullmatch(words):
            return found["employer"].strip(" ,"), found["role"].strip(" ,")
    employer, comma, role = words.partition(",")
    if not comma and (within := re.search(r"\([^)]+\)$", words)):
        employer, role = words[: within.start()], words[within.start() + 1 : -1]
    return employer.strip() or None, role.strip(" ,") or None


def _own(line: Said, found: Found) -> str:
    return words_of_slot(line, found, "query").strip(" ,.#\"'")


def _gone(line: Said, found: Found) -> Intent:
    return EditEmployment(query=_own(line, found), delete=True)


def _told(line: Said, found: Found) -> Intent:
    """ "my job at Roche ended in 2021", "… was from 2018 to 2021"."""
    start, end, _, _ = _times(line)
    how = line.low[found.slots["query"][2] :].lstrip(" ,;:")
    if start and not end and _EDIT.phrases["over"].match(how):
        start, end = None, line.days()[0].options[0][1]
    beside = re.compile(rf"{_EDIT.phrases['beside'].pattern}\s")
    own = _own(line, found)
    led = beside.match(own)
    return EditEmployment(query=own[led.end() :] if led else own, start=start, end=end)


def _left(line: Said, found: Found) -> Intent | None:
    """ "I left Roche in March": a place of work begins with a capital."""
    if not re.search(r"[A-Z]", _own(line, found)):
        return None
    at, days = found.slots["query"][1], [day for day in line.days() if day.options]
    rest = line.text[at : days[0].at] if days else line.text[at:]
    return EditEmployment(query=_tidied(rest + _HIDDEN), end=days[0].options[0][1] if days else None)


def _changed(line: Said, found: Found) -> Intent:
    day = next((day.options[0] for day in line.days() if day.options), None)
    if day is None:
        return EditEmployment(query=_own(line, found))
    ends = _EDIT.phrases["ends"].search(line.low) is not None
    return EditEmployment(query=_own(line, found), start=None if ends else day[0], end=day[1] if ends else None)


_EDITS: dict[str, Callable[[Said, Found], Intent | None]] = {
    "shown": lambda _line, _found: EditEmployment(),
    "gone": _gone,
    "told": _told,
    "left": _left,
    "changed": _changed,
}


def edit_employment(line: Said) -> Intent | None:
    """To see the work history, or to change, end or take away one place of work."""
    for name, form in _EDIT.named.items():
        if (found := fits(form, line)) is not None:
            return _EDITS[name](line, found)
    return None


WORK: tuple[Rule, ...] = (
    Rule(cues_of(form.sentences for form in _EDIT.forms), edit_employment, "edit_employment"),
    Rule(cues_of(form.sentences for form in _ADD.forms), add_employment, "add_employment"),
)
