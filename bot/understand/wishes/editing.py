"""Wishes to change a credit: "change 12 to 2h", "#12 was on 4 March", "set domain of 12 to implement"."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.intents import EditCredit, Entry, Intent, Which
from bot.understand.domains import domain_of
from bot.understand.entry import read_entry
from bot.understand.relative import relative
from bot.understand.said import Said
from bot.understand.which import CREDITS_MEANT, LAST, which_credits
from core.rules.amounts import find_amounts, number_value
from core.rules.terms import SECONDS_PER_HOUR

_FIELDS = {
    "hours": "hours hour credits duration length time amount hrs",
    "start": "date day when dates",
    "end": "end enddate",
    "title": "title name event session",
    "domain": "domain category",
    "location": "location place venue",
    "instructor": "instructor speaker presenter",
    "description": "description type",
}


_FIELD_OF = {word: name for name, words in _FIELDS.items() for word in words.split()}


_F = (
    r"(?:(?:the|its|my)\s)?(?P<field>credit hours|hours?|hrs|credits|duration|length|amount|start date|end date"
    r"|date|dates|day|title|name|domain|category|location|place|venue|instructor|speaker|presenter|description|type)"
)


_TO = (
    r"\s?(?:,\s(?:it|that|this)(?:'s|\s(?:was|is|should be))\s|->|→|=>|=|:|\s(?:to be|to|as|into|is|was|should be"
    r"|should have been|must be|should say|should read|must say|actually|with|in|on)\s)\s?(?:be\s|on\s|in\s|read\s)?"
)


_VERB = re.compile(
    r"(?:change|edit|update|correct|fix|modify|set|make|adjust|amend|move|rename|alter|put|switch|mark|revise"
    r"|replace|chnage|cahnge|chang|eidt|updtae|retitle|reschedule|redate|assign|tag|relabel|file|categori[sz]e"
    r"|classify|increase|reduce|raise|lower|give|add|shift|correction(?: to| for)?)\s(?:(?:the\s)?(?:entry"
    r"|credit)\s(?=[#\d]))?"
)


# "to" leads to the new value unless a credit is plainly named: "change the title to 12 tips" is no wish about #12.
_OF = r"(?:(?:of|for|on|in|(?:to|from)(?=\s(?:#|credit|entry|number|no\.?\s)|\s\d{1,6}\s?:))\s)?"


_FIELD_FIRST = re.compile(rf"{_F}\s{_OF}(?P<which>{CREDITS_MEANT})(?:{_TO}|\s)(?P<value>.+)")


_FIELD_LAST = re.compile(rf"(?P<which>{CREDITS_MEANT})(?:'s|’s|\s?,|\s?:)?\s{_F}(?:{_TO}|\s)(?P<value>.+)")


_WHICH_FIRST = re.compile(rf"(?P<which>{CREDITS_MEANT})(?:{_TO}|\s?[:,]\s?|\s)(?P<value>.+)")


_STATED = re.compile(
    rf"(?P<which>#\s?\d{{1,6}}|\d{{1,6}}(?=\s?(?:->|→|=>))|(?:(?:credit|entry|no\.?|number|item|activity)"
    rf" ?#?)?\d{{1,6}}(?=\s(?:was|is|should|took|took place|lasted|happened|belongs|counts|goes|has|had|must|needs"
    rf" to be|actually|isn't|wasn't)\b)|(?:credit|entry|no\.?|number|item) ?#?\d{{1,6}}|{LAST}|the duplicate"
    rf"|the \S.{{0,80}}? (?:one|ones|credit|entry)|the (?:one|credit|entry|session|webinar) (?:from|dated) \S.{{2,40}}?)"
    r"(?:\s?[:,]?\s(?:(?:was|is|should be|should have been|must be|actually|took place|took|lasted|happened"
    r"|belongs(?: to| in)?|counts (?:for|as|under)|goes (?:in|to|under)|needs to be|has|had|was actually|is"
    r" actually|wasn't|isn't)\s)+(?P<value>.+)|\s?(?:[:=]|->|→|=>)\s?(?P<value2>.+)"
    r"|(?<=\d)\s(?P<value3>[\d½#].{0,30}))"
)


_BACKWARDS = re.compile(
    rf"(?P<value>.+?)\s(?:for|on|to|of|in)\s(?P<which>#\s?\d{{1,6}}|(?:credit|entry|number|no\.?) ?#?\d{{1,6}}|{LAST})"
)


_FROM_TO = re.compile(r"^from\s.{1,80}?\sto\s")


_WITHIN = re.compile(
    rf"(?:in|for|on)\s(?P<which>{CREDITS_MEANT})\s?,?\s(?:please\s)?(?:change|set|make|put|correct|update"
    rf"|edit)\s{_F}(?:{_TO}"
    rf"|\s)(?P<value>.+)"
)


_ADDED_TO = re.compile(rf"(?:add|set|put)\s{_F}\s?:?\s(?P<value>.+)\s(?:to|for|on|in)\s(?P<which>{CREDITS_MEANT})")


_PUT_UNDER = re.compile(
    rf"(?:put|file|move|add|give)\s(?P<which>{CREDITS_MEANT})\s(?:in|into|under|to|as)\s(?P<value>(?:the\s)?(?:develop"
    rf"|implement|foster|ethic)\w*.{{0,20}})"
)


_NOT = re.compile(r",?\s(?:not|instead of|rather than|and not|in place of)\s.{1,80}$")


NOT_A_CREDIT = re.compile(
    r"\b(?:reminders?|remind|nudges?|job|jobs|employment|employer|work history|email|address|exam|mentor|badge"
    r"|profile|password|time ?zone)\b"
)


def edit(line: Said) -> Intent | None:
    low = line.low
    verb = _VERB.match(low)
    if NOT_A_CREDIT.search(low) or len(low) > 300:
        return None
    for shape in (_ADDED_TO, _PUT_UNDER):
        if (
            (match := shape.fullmatch(low))
            and (which := which_credits(line.text, match["which"]))
            and (wish := _edit_of(line, which, match.groupdict().get("field"), *match.span("value"), "change"))
            is not None
        ):
            return wish
    if verb:
        return _changed(line, verb.end(), low[: verb.end()].strip())
    if (within := _WITHIN.fullmatch(low)) and (which := which_credits(line.text, within["which"])):
        return _edit_of(line, which, within["field"], *within.span("value"), "change")
    if (
        low.startswith("#")
        and (field := _FIELD_LAST.fullmatch(low))
        and (which := which_credits(line.text, field["which"]))
    ):
        return _edit_of(line, which, field["field"], *field.span("value"), "change")
    if (stated := _STATED.fullmatch(low)) and (which := which_credits(line.text, stated["which"])):
        return _edit_of(
            line, which, None, *stated.span(next(v for v in ("value", "value2", "value3") if stated[v])), ""
        )
    return None


def _changed(line: Said, at: int, verb: str) -> Intent | None:
    rest = line.low[at:]
    adds = verb.split()[0] in ("add", "give", "put", "file", "make")
    for shape in (_FIELD_FIRST, _FIELD_LAST, _WHICH_FIRST, _BACKWARDS):
        if (
            adds
            and shape is not _FIELD_FIRST
            and not (shape is _WHICH_FIRST and re.match(r"#\s?\d|(?:credit|entry|number|no\.?) ?#?\d", rest))
        ) and (verb.split()[0] != "make" or not re.match(r"\d{1,4}\s(?!h|min|credits?|½)|the\s(?:last|latest)", rest)):
            continue
        match = shape.fullmatch(rest)
        if match is None:
            continue
        which = which_credits(line.text[at:], match["which"])
        if which is None:
            continue
        field = match.groupdict().get("field")
        return _edit_of(line, which, field, at + match.start("value"), at + match.end("value"), verb)
    which = None if adds else which_credits(line.text[at:], rest)
    if which is not None and (which.numbers or which.last or which.words) and not find_amounts(rest):
        return EditCredit(which, Entry())
    return None


def _edit_of(line: Said, which: Which, field: str | None, at: int, to: int, verb: str) -> Intent | None:
    if at < 0:
        return None
    value, low = line.text[at:to], line.low[at:to]
    if (lead := _FROM_TO.match(low)) and not any(a != b for day in line.days(value) for a, b in day.options):
        value, low = value[lead.end() :], low[lead.end() :]
    if (lead := _NOT.search(low)) and lead.start():
        value, low = value[: lead.start()], low[: lead.start()]
    if field and _ANOTHER_FIELD.search(low):
        field, value = None, f"{field} {value}"
    name = _field_name(field)
    entry = _valued(line, name, value.strip(), verb)
    return EditCredit(which, entry) if entry is not None else None


def _field_name(field: str | None) -> str | None:
    if field is None:
        return None
    return {"credit hours": "hours", "start date": "start", "end date": "end"}.get(field) or _FIELD_OF.get(field)


_ANOTHER_FIELD = re.compile(r",\s?(?:and\s)?(?:hours|credits|date|day|domain|category|location|instructor)\b")


_LOOSE_LABEL = re.compile(r"\b(hours|credits|duration|length)\s(?=\d)", re.IGNORECASE)


def _valued(line: Said, name: str | None, value: str, verb: str) -> Entry | None:
    """The entry that holds the one value (or the values) to be changed."""
    value = _LOOSE_LABEL.sub(r"\1: ", value)
    bare = value.strip(" .\"'“”")
    if name in ("title", "location", "instructor", "description"):
        return replace(Entry(spans={name: bare}), **{name: bare}) if bare else None  # type: ignore[arg-type]
    if name == "domain" and (domain := domain_of(bare)):
        return Entry(domain=domain, spans={"domain": value})
    if name in (None, "hours", "start") and (shift := relative(value)) is not None:
        return shift
    read = read_entry(value, today=line.today, locale=line.locale)
    if name == "end" and read.start:
        return Entry(end=read.end, spans={"end": value})
    number = number_value(bare)
    if name in ("hours", None) and read.seconds is None and "hours" not in read.spans and number is not None:
        if verb.startswith("rename"):
            return Entry(title=bare, spans={"title": bare})
        seconds = round(number * SECONDS_PER_HOUR)
        return Entry(seconds=seconds, spans={"hours": value})
    if re.fullmatch(r"(?:a |the |an )?(?:recording|recorded(?: version)?|replay|on[- ]demand)", value.lower()):
        return Entry(recording=True, spans={"recording": value})
    if re.fullmatch(r"(?:a |the |an )?live(?: session| webinar| event)?", value.lower()):
        return Entry(recording=False, spans={"recording": value})
    if name is not None:
        keep = {"hours": ("seconds",), "start": ("start", "end"), "domain": ("domain",)}.get(name, ())
        known = any(getattr(read, one) is not None for one in keep) or any(a.field == name for a in read.ambiguous)
        return replace(read, title=None, spans={k: v for k, v in read.spans.items() if k != "title"}) if known else None
    has_value = (
        read.seconds is not None or read.start or read.domain or read.ambiguous or read.location or read.instructor
    )
    if has_value and read.title and '"' not in value:
        read = replace(read, title=None, spans={k: v for k, v in read.spans.items() if k != "title"}, description=None)
    elif not has_value and verb.split(" ")[0] not in (
        "change",
        "rename",
        "retitle",
        "set",
        "update",
        "correct",
        "edit",
        "replace",
    ):
        return None
    return read
