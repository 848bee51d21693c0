"""Amounts as certificates print them: a number with its unit, before or after it, on one line or two. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from core.certificates.words import NUMBERS

_WORDS = "|".join(sorted((w.replace(" ", r"\s+") for w in NUMBERS), key=len, reverse=True))
_NUMBER = rf"(?:\d{{1,3}}\s?[½¼¾]|[½¼¾]|\d{{1,3}}[.,]\d{{1,4}}|\.\d{{1,3}}|\d{{1,3}})(?![\d%])|\b(?:{_WORDS})\b"
# What may stand between number and unit: the kind of credit, never a word that makes it another thing.
_KIND = (
    r"(?:AMA|PRA|Category|Cat\.?|1-?[AB]?|2-?[AB]?|I{1,2}|CME|CE|CPE|CNE|CPD|CDE|CEU|NCPD|CNPD|"
    r"ECMEC\w*|EACCME\w*|UEMS|ACCME|ACPE|ANCC|"
    r"AANP|AAFP|AAPA|AOA|APA|ACEP|IACET|CMPP\w*|ISMPP|MOC|ABIM|ANA|RN|CBRN|BRN|LPN|NBCC|ASWB|"
    r"BOC|CDR|CPEU|CRNA|AMWA|Royal|College|RCP|external|"
    r"European|live|approved|accredited|certified|continuing|continuous|continuous|medical|nursing|"
    r"nurses?|pharmacy|pharmacists?|dental|education(?:al)?|"
    r"professional|development|contact|credit|clock|actual|knowledge-?based|application-?based|"
    r"Prescribed|Elective|enduring|learning|lecture|teaching|"
    r"training|instructional|instruction|academic|pharmacology|pharmacotherapeutics?|participation|"
    r"self-?assessment|total|full|recertification|"
    r"certification|de|of|in|la|formation|formaci[óo]n|continue|continua|m[ée]dicale?|lectivas?|"
    r"acad[ée]micas?|zeit|volle|akademische)(?:TM)?(?!\w)"
)
_UNIT = (
    r"(?P<minutes>minutes?|mins?\b|minuten|minutos)|(?P<ceu>C\.?E\.?U\.?(?:\(?['’]?s\)?)?(?![\w])|"
    r"continuing\s+education\s+units?)|"
    r"(?P<lesson>UE\b|U\.-?Std\.?|unterrichts(?:einheit(?:en)?|stunden?)|lehreinheit(?:en)?)|"
    r"(?P<points>(?:\w+)?punkte?n?\b|points?(?:\(s\))?|pts\b|puntos?|PDUs?\b)|"
    r"(?P<hours>(?:credit|contact|clock)?\s*-?(?:hours?|hrs?\b|h\b)(?:\(s\))?|horas?|stunden?|std\b\.?|heures?|ore\b)|"
    r"(?P<credits>cr[eé]dits?(?:\s*\(?s?\)?)(?:\s*-?\s*(?:hours?(?:\(s\))?|hrs?\b))?|cr[eé]ditos?|"
    r"crediti|ECMEC\w*|CPEU(?:[’']?s)?\b|units?\b)"
)
_NUMBERS = re.compile(rf"(?<![\w.,/$€£#+\-])\(?(?P<number>{_NUMBER})", re.I)
_UNITS = re.compile(rf"(?<!\w)(?:{_UNIT})(?:TM)?(?!\w|[-‐]\w)", re.I)
# From a number to its unit one goes in steps: some marks or a number in words, then a kind of credit, then another.
_MARKS = re.compile(rf"(?:[\s\-™®*†‡§,/.()]{{0,4}}\(\s?(?:{_NUMBER})\s?\))?[\s\-™®*†‡§,/.()]{{0,6}}", re.I)
_KINDS = re.compile(_KIND, re.I)
_MOST_STEPS = 10
# From a label to its number: what a label says after the unit, then a colon, the next cell or a line of its own.
_TAILS = re.compile(
     r"\s?[™®*†]{0,2}(?:\s|\()?(?:s|hours?|hrs?|awarded|earned|issued|claimed|received|reported|"
r"completed|granted|obtained|attended|available|offered|"
     r"/\s?(?:contact|credit|ce|cme)|contact|value|designated|approved|amount|total|number|for|"
r"of|this|activity|course|session|program(?:me)?|TM)\)?(?!\w)" , re.I
)  # fmt: skip
_THEN_NUMBER = re.compile(
    (rf"[™®*†)]{{0,3}}(?:\s?[:=]\s{{0,3}}|\s?\t\s?|\n(?=[^\n]{{1,12}}(?:\n|\Z)))(?P<number>{_NUMBER})(?=[\n\t,;|"
rf"*()™ ]|\Z|\.\s|\.\Z|[A-Za-z])"), re.I
)  # fmt: skip
_LABELLED = re.compile(
    (
        r"(?:duration|length|total\s+time|dauer|dur[ée]e|duraci[óo]n)\s*[:\t\n]\s*(?P<h>\d{1,2})\s*(?:h|"
        r"hrs?|hours?|:)\s*(?:(?P<m>\d{1,2})\s*(?:m|mins?|minutes?)?)?(?!\w)"
    ),
    re.I,
)
_HOURS_MINUTES = re.compile(
    (
        r"(?<![\w.,/:\-])(?P<h>\d{1,2})\s*(?:hours?|hrs?|h|stunden?|std\.?|heures?|horas?)\s*(?:,|"
        r"and|und|et|y)?\s*(?P<m>[0-5]?\d)\s*(?:minutes?|mins?|min|m|minuten|minutos)?\b(?![.:/,]\d)"
    ),
    re.I,
)
_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}
# "Category 1 Credit" is a kind, "Session 3 hours" a heading, "(800) 232-4CEU" a telephone.
_NAMES_A_KIND = re.compile(
    (
        r"(?:category|cat\.?|level|tier|type|module|part|phase|session|day|version|section|chapter|"
        r"no\.?|number|#|nr\.?|room|suite|step|grade|hall|unit)\s*\(?\Z"
    ),
    re.I,
)
_MOST_HOURS = 300


@dataclass(frozen=True, slots=True)
class Amount:
    """A printed amount: where it stands, its number, its unit as a kind (hours, credits, ceu, points, minutes, lesson)."""

    begin: int
    finish: int
    number: float
    kind: str
    words: str
    at_most: bool = False
    """Whether it is called a maximum."""

    @property
    def unit(self) -> str:
        """The unit in words people use for it, such as "AMA PRA Category 1 Credits" or "contact hours"."""
        return unit_name(self.words, self.kind)


_UNIT_NAMES = (
    (r"AMA\s+PRA\s+Cat\w*\.?\s*(?:1|I)\b(?!I)", "AMA PRA Category 1 Credits"),
    (r"AMA\s+PRA\s+Cat\w*\.?\s*(?:2|II)\b", "AMA PRA Category 2 Credits"),
    (r"\bCEU|continuing\s+education\s+unit", "CEU"),
    (r"contact[\s-]*hour", "contact hours"),
    (r"E-?CMEC|European\s+CME", "ECMEC credits"),
    (r"AAFP|Prescribed", "AAFP Prescribed credits"),
    (r"AAPA|Category\s+1\s+CME", "AAPA Category 1 CME credits"),
    (r"\bCME\b[^\n]{0,20}hour|medical\s+education[^\n]{0,9}hour", "CME hours"),
    (r"\bCME\b|continuing\s+medical\s+education", "CME credits"),
    (r"\bCPE\b[^\n]{0,20}hour", "CPE hours"),
    (r"\bCPE\b|pharmacy\s+education", "CPE credits"),
    (r"\bCPD\b[^\n]{0,20}hour", "CPD hours"),
    (r"\bCPD\b[^\n]{0,20}(?:point|punkt)", "CPD points"),
    (r"\bCPD\b|professional\s+development\s+credit", "CPD credits"),
    (r"\b(?:CNE|NCPD)\b", "contact hours"),
    (r"\bCE\b[^\n]{0,20}hour", "CE hours"),
    (r"\bCE\b|continuing\s+education\s+credit", "CE credits"),
    (r"credit[\s-]*hours?", "credit hours"),
)  # fmt: skip
_PLAIN = {
    "hours": "hours",
    "credits": "credits",
    "points": "points",
    "minutes": "minutes",
    "lesson": "teaching units",
    "ceu": "CEU",
}


def unit_name(words: str, kind: str) -> str:
    """The usual name of a printed unit."""
    if kind in ("minutes", "lesson"):
        return _PLAIN[kind]
    names = (name for pattern, name in _UNIT_NAMES if re.search(pattern, words, re.I))
    return next((name for name in names if (name == "CEU") == (kind == "ceu")), _PLAIN[kind])


def amounts_in(text: str) -> list[Amount]:
    """The amounts printed in ``text``, left to right; what cannot be hours of education is left out."""
    found: list[Amount] = []
    for pattern in (_LABELLED, _HOURS_MINUTES):
        for match in pattern.finditer(text):
            number = int(match["h"]) + int(match["m"] or 0) / 60
            _keep(found, Amount(match.start(), match.end(), number, "hours", "hours"))
    for one in (*_labelled(text), *_counted(text)):
        _keep(found, one)
    return sorted(found, key=lambda a: a.begin)


def _keep(found: list[Amount], amount: Amount) -> None:
    """Adds an amount that stands apart from the ones before and can be somebody's hours."""
    apart = all(amount.finish <= a.begin or a.finish <= amount.begin for a in found)
    if apart and 0 < amount.number <= (_MOST_HOURS * 60 if amount.kind == "minutes" else _MOST_HOURS):
        found.append(amount)


def _counted(text: str) -> Iterator[Amount]:
    """Numbers with their unit after them."""
    for match in _NUMBERS.finditer(text):
        at = match.start("number")
        unit = _unit_after(text, match.end())
        if unit and not _NAMES_A_KIND.search(text[max(0, at - 12) : at]):
            yield Amount(at, unit.end(), _value(match["number"]), _kind(unit), text[at : unit.end()])


def _unit_after(text: str, at: int) -> re.Match[str] | None:
    for _ in range(_MOST_STEPS):
        marks = _MARKS.match(text, at)
        at = marks.end() if marks else at
        unit = _UNITS.match(text, at)
        kind = _KINDS.match(text, at)
        # "CE credits": a kind that is also a unit ("CEU credits") goes on as a kind while a unit still follows.
        if unit and not (kind and kind.end() >= unit.end() and _unit_after_kind(text, kind.end())):
            return unit
        if not kind:
            return None
        at = kind.end()
    return None


def _unit_after_kind(text: str, at: int) -> bool:
    marks = _MARKS.match(text, at)
    return bool(_UNITS.match(text, marks.end() if marks else at))


def _labelled(text: str) -> Iterator[Amount]:
    """Numbers with their unit in the label in front of them."""
    for unit in _UNITS.finditer(text):
        at = unit.end()
        for _ in range(_MOST_STEPS):
            tail = _TAILS.match(text, at)
            if not tail:
                break
            at = tail.end()
        then = _THEN_NUMBER.match(text, at)
        if then:
            number = _value(then["number"])
            yield Amount(unit.start(), then.end(), number, _kind(unit), _label(text, unit.start(), then.end()))


def _kind(unit: re.Match[str]) -> str:
    return next(k for k in ("minutes", "ceu", "lesson", "points", "hours", "credits") if unit[k])


def _label(text: str, begin: int, finish: int) -> str:
    """The whole label in front of the number and what follows it: the kind of credit stands in either."""
    first = max(text.rfind("\n", 0, begin), text.rfind("\t", 0, begin)) + 1
    end = text.find("\n", finish)
    return text[max(first, begin - 80) : min(end if end >= 0 else len(text), finish + 60)]


def _value(number: str) -> float:
    words = " ".join(number.lower().split())
    if words in NUMBERS:
        return NUMBERS[words]
    if number[-1] in _FRACTIONS:
        whole = number[:-1].strip()
        return (int(whole) if whole else 0) + _FRACTIONS[number[-1]]
    return float(number.replace(",", "."))
