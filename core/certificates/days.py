"""Which of the printed days is the one of taking part, beside days of issue, release, expiry and birth. Pure."""

from __future__ import annotations

import re
from typing import NamedTuple

from core.certificates.dates import Day, Reading
from core.certificates.flow import Flow
from core.rules.days import leads_with_weekday

Span = tuple[int, int]
_ROLES = (
    ("other", (r"expir\w*|valid\s+(?:until|through|thru|to|till|from)|valid\b|renew\w*|good\s+through|gültig\w*|"
r"valable|v[áa]lid\w+|caduc\w+|through\s*$(?<!\w\sthrough)")),
    ("other", (r"issued?\b|issuing|issuance|today[’']?s|current|"
      r"printed|generated|certificate\s+date|date\s+of\s+(?:the\s+)?certificate|"
r"signed|given\s+(?:on\s+)?this|dated\s+this|this\s*$|ausgestellt\w*|ausstellung\w*|fait\s+(?:à|"
r"le)|d[ée]livr[ée]\w*|expedi\w+|emi(?:tido|sión)|[ée]mis")),
    ("other", (r"releas\w*|approv\w+|approbation|accredit\w+|publi\w+|effective|launch\w*|prepar\w+|review\w*|"
r"available|origination|original|updated|revised|version|copyright|terminat\w+|retire\w*|"
r"access(?:ed)?")),
    ("other", (r"birth\w*|dob|born|geb\.?|geboren\w*|née?\b|nacid\w+|registered|registration|registr\w+|"
r"ordered|order|purchas\w+|paid|payment|invoice|licen[cs]\w*")),
    ("took part",  r"participat\w*|attend\w*|complet\w*|held|took\s+place|conducted|activity|event|course|session|"
r"webinar|meeting|conference|program(?:me)?|earned|taken|from|between|presented|passed|live|"
r"class|training|"
     r"teilgenommen|teilnahme|veranstaltung\w*|stattgefunden|statt|durchgeführt|abgeschlossen|vom|"
     r"particip\w+|assist\w+|suivi|d[ée]roul\w*|eu\s+lieu|celebrad\w+|realizad\w+|impartid\w+|completad\w+"),
    ("plain", r"dates?|on\b|datum|am\b|le\b|el\b|d[íi]a|fecha|awarded|credit(?:s|ed)?|start|end|begin\w*"),
)  # fmt: skip
_CUES = re.compile("|".join(rf"(?P<r{i}>\b(?:{words}))" for i, (_, words) in enumerate(_ROLES)), re.I)
_START = re.compile(r"\b(?:start|begin\w*|from|first)(?:\s+dates?)?\W*\Z|\bstart(?:ed)?\s+(?:date|on)\W*\Z", re.I)
_END = re.compile(r"\b(?:end|finish|last)(?:ed)?(?:\s+(?:date|on))?\W*\Z", re.I)
# "Berlin, 5 March 2024" under a certificate, or a clock beside the day: when it was signed or printed.
_PLACE_BEFORE = re.compile(r"(?:\A|\n|\t)[A-ZÀ-Ý][\w\-. ]{2,25},\s+(?:den\s+|le\s+|a\s+|el\s+|the\s+)?\Z")
_PRINTED = re.compile(r"\s*,?\s*\d{1,2}:\d\d(?::\d\d)?\s*(?:[AP]M)?\s*(?:\t|\n|\Z)", re.I)
# "Certificate of Completion" over a day does not say that it is the day of completion.
_HEADING = re.compile(r"\b(?:certificate|statement|record|letter)\b", re.I)
_LABEL_BELOW = re.compile(r"\n\s*([A-Za-zÀ-ÿ ./()]{3,40}):?(?=\n|\t|\Z)")
_BACK = 70


class When(NamedTuple):
    """The day or days of taking part; without ``reading`` several ``options`` are possible."""

    reading: Reading | None
    options: tuple[Reading, ...]
    span: Span


def when_took_part(flow: Flow, title: Span | None) -> When | None:
    """The days the certificate says one took part on, or None where it says only when it was issued or expires."""
    days = [d for d in flow.days if not (title and title[0] <= d.begin < title[1])]
    ranked: dict[str, list[Day]] = {"took part": [], "plain": [], "other": []}
    for day in days:
        ranked[_role(flow.text, day, title)].append(day)
    if ranked["took part"]:
        return _one(flow.text, ranked["took part"])
    return _of_plain(flow.text, ranked["plain"])


def _of_plain(text: str, days: list[Day]) -> When | None:
    """The one day that is printed without a word about it; of several different ones none is taken."""
    if not days:
        return None
    found = _one(text, days)
    if found.reading is None:
        return found
    first, last = found.reading
    readings = {d.readings[0] for d in days if len(d.readings) == 1 and not d.whole_month}
    others = {r for r in readings if not (first <= r[0] and r[1] <= last)}
    return When(None, tuple(sorted({found.reading, *others})), found.span) if others else found


def _role(text: str, day: Day, title: Span | None) -> str:
    """Took part, plain or other, by the nearest cue in front of the day or the label under it."""
    begin = max(0, day.begin - _BACK)
    if title and begin < title[1] <= day.begin:
        begin = title[1]
    lead = text[begin : day.begin]
    lines = lead.split("\n")
    near = (
        lines[-1]
        if re.search(r"\w", lines[-1])
        else "\n".join(line for line in lines[-2:] if not _HEADING.search(line))
    )
    cue = _nearest(near)
    if cue != "other" and _signed(text, day):
        return "other"
    below = _LABEL_BELOW.match(text, day.finish)
    if cue is None and below:
        cue = _nearest(below[1]) if re.search(r"date|datum|fecha|issued|completed", below[1], re.I) else None
    if cue in (None, "plain") and title and 0 <= day.begin - title[1] < _BACK:
        return "took part"
    return cue or ("took part" if _follows_a_verb(text, day) else "plain")


def _nearest(lead: str) -> str | None:
    """The role of the last cue; a word such as "date" or "on" leaves it to the word before."""
    roles = [_ROLES[int((m.lastgroup or "r0")[1:])][0] for m in _CUES.finditer(lead)]
    for role in reversed(roles):
        if role != "plain":
            return role
    return "plain" if roles else None


def _follows_a_verb(text: str, day: Day) -> bool:
    return bool(
        re.search(
            r"\b(?:participated|attended|completed|held)\b[^\n]*\n?[^\n]*\Z",
            text[max(0, day.begin - 200) : day.begin],
            re.I,
        )
    )


def _signed(text: str, day: Day) -> bool:
    lead = text[max(0, day.begin - 60) : day.begin]
    if _PLACE_BEFORE.search(lead) and not leads_with_weekday(day.words):
        line_end = text.find("\n", day.finish)
        return (line_end < 0 or not text[day.finish : line_end].strip()) and not re.search(r"\bin\s+[^\n]*\Z", lead)
    return bool(_PRINTED.match(text, day.finish)) and day.is_in_figures and "date" not in lead.lower()


def _one(text: str, days: list[Day]) -> When:
    """One of several days said alike: a start and an end joined, a day before a month, and two that differ are asked about."""
    first = days[0]
    start = next((d for d in days if _START.search(text[max(0, d.begin - 20) : d.begin])), None)
    end = next((d for d in days if _END.search(text[max(0, d.begin - 20) : d.begin])), None)
    if start and end and len(start.readings) == len(end.readings) == 1 and start.readings[0][0] <= end.readings[0][1]:
        return When((start.readings[0][0], end.readings[0][1]), (), (start.begin, start.finish))
    exact = [d for d in days if not d.whole_month] or days
    certain = [d for d in exact if len(d.readings) == 1]
    # The same day printed twice, once in words: the words settle the numbers.
    for day in certain:
        if first in exact and day.readings[0] in first.readings:
            return When(day.readings[0], (), (day.begin, day.finish))
    chosen = exact[0]
    if len(chosen.readings) == 1:
        return When(chosen.readings[0], (), (chosen.begin, chosen.finish))
    return When(None, chosen.readings, (chosen.begin, chosen.finish))
