"""The units certificates print: what kind a unit is, its usual name, and how one goes from a number to it. Pure."""

from __future__ import annotations

import re

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
UNITS_PRINTED = re.compile(rf"(?<!\w)(?:{_UNIT})(?:TM)?(?!\w|[-‐]\w)", re.I)
# From a number to its unit one goes in steps: some marks, then a kind of credit, then another.
_MARKS = re.compile(r"[\s\-™®*†‡§,/.()]{0,6}")
_KINDS = re.compile(_KIND, re.I)
MOST_STEPS = 10
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


def unit_after(text: str, at: int) -> re.Match[str] | None:
    for _ in range(MOST_STEPS):
        marks = _MARKS.match(text, at)
        at = marks.end() if marks else at
        unit = UNITS_PRINTED.match(text, at)
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
    return bool(UNITS_PRINTED.match(text, marks.end() if marks else at))


def kind_of(unit: re.Match[str]) -> str:
    return next(k for k in ("minutes", "ceu", "lesson", "points", "hours", "credits") if unit[k])
