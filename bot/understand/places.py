"""Find what else is said of an activity: labelled fields, place, person, the meeting it was part of, live or recording."""

from __future__ import annotations

import re
from typing import Protocol


class Cutting(Protocol):
    """The line being read, as ``entry.Cuts``."""

    text: str
    work: str
    facts: dict[str, object]

    def cut(self, at: int, to: int, name: str | None = None, words: str | None = None) -> None:
        """Blot out and note."""


CITIES = (
    "amsterdam|athens|atlanta|austin|baltimore|bangalore|bangkok|barcelona|basel|beijing|berlin|boston|brussels"
    "|budapest"
    "|cambridge|cape town|chicago|cologne|copenhagen|dallas|delhi|denver|dubai|dublin|edinburgh|florence|frankfurt"
    "|geneva"
    "|glasgow|hamburg|heidelberg|helsinki|hong kong|houston|istanbul|leipzig|lisbon|london|los angeles|lyon|madrid"
    "|manchester|melbourne|miami|milan|montreal|mumbai|munich|münchen|nashville|new delhi|new orleans|new york|new"
    " york city|nice|orlando"
    "|osaka|oslo|oxford|paris|philadelphia|phoenix|prague|princeton|rome|rotterdam|san antonio|san diego|san francisco"
    "|san jose|seattle|seoul|shanghai|singapore|stockholm|stuttgart|sydney|tokyo|toronto|utrecht|valencia|vancouver"
    "|vienna|warsaw"
    "|washington|washington,? dc|zurich|zürich|arlington|national harbor"
)
_VALUE = r"(?:\"(?P<{0}_q>[^\"\n]{{1,200}})\"|(?P<{0}>[^,;\n\x01\"]{{1,120}}))"
LABELS = (
    ("during", re.compile(r"\bduring\s?(?::|=)\s?" + _VALUE.format("v"), re.IGNORECASE)),
    (
        "location",
        re.compile(r"\b(?:location|venue|place|where)\s?(?::|=|is|was)\s?" + _VALUE.format("v"), re.IGNORECASE),
    ),
    (
        "instructor",
        re.compile(
            r"\b(?:instructor|speaker|presenter|lecturer|trainer|faculty|teacher)s?\s?(?::|=|was|is)\s?"
            + _VALUE.format("v"),
            re.IGNORECASE,
        ),
    ),
    (
        "description",
        re.compile(
            r"\b(?:type|description|course type|activity type|format)\s?(?::|=)\s?" + _VALUE.format("v"), re.IGNORECASE
        ),
    ),
    (
        "title",
        re.compile(
            r"(?:^|(?<=[,;\n]))\s?(?:title|event|session|activity|name|event / session|course)\s?(?::|=)\s?"
            + _VALUE.format("v"),
            re.IGNORECASE,
        ),
    ),
)
_NAME = r"[A-ZÀ-Þ][\w'’.-]{0,30}(?:\s(?:(?:van|de|von|der|la|del)\s)?[A-ZÀ-Þ][\w'’.-]{0,30}){0,3}"
_PERSON = re.compile(
    r"(?:,?\s|^|(?<=\x01))(?:(?:[Tt]aught|[Pp]resented|[Ll]ed|[Gg]iven|[Dd]elivered|[Hh]osted|[Rr]un|[Cc]haired)"
    r" by\s(?P<a>(?:(?:Dr|Prof|Professor|Mr|Ms|Mrs)\.?\s)?" + _NAME + r")"
    r"|(?:with|by|from|w/)\s(?P<b>(?:Dr|Prof|Professor|Mr|Ms|Mrs|DR|dr|prof)\.?\s"
    + _NAME
    + r"))(?=\s?(?:$|[,;.)\x01]|\s(?:on|in|at|for|yesterday|today|last|this)\b|\s\d))"
)
_PLACE = re.compile(
    rf"(?:,?\s|^|(?<=\x01))(?:(?:held |took place |taking place )?(?:in|at)\s|\()(?P<p>(?:{CITIES})(?:,\s?(?:uk|usa"
    rf"|us|germany|france|spain|italy|[A-Z]{{2}}|belgium|austria|portugal|ireland|japan|canada))?)\)?(?=\s?(?:$"
    rf"|[,;.)\x01]|\s(?:on|for|from|yesterday|today|last|this|with|and)\b|\s\d|\s(?:jan|feb|mar|apr|may|jun|jul|aug"
    rf"|sep|oct|nov|dec)))",
    re.IGNORECASE,
)
_DURING = re.compile(
    r"(?:,?\s|^|(?<=\x01))(?:during|as part of)\s(?:the\s)?(?P<d>\"?(?=[^,;\n]{0,80}(?:meeting|congress|conference"
    r"|symposium|ISMPP|academy|EMWA|AMWA|summit|DIA|forum|course|workshop"
    r"|week))(?:[A-Z0-9\"]|(?:annual|european|spring|autumn|winter|summer|ismpp|amwa|emwa)\b)[^,;\n\x01]{3,100}?\"?)(?=\s?(?:$|[,;\x01]|,?\s(?:for|on|worth)\s|,?\s\d+(?:[.,]\d+)?\s?(?:h"
    r"|min)))"
)
_RECORDED = re.compile(
    r"(?:,\s?|\s?\()(?:(?:it was |that was |as |this was |watched )?(?:the |a |an )?(?P<r>recording|recorded|on[-"
    r" ]demand|replay|recorded version|(?P<l>live|live session|live webinar|in person|not a recording|not the"
    r" recording)))\)?(?=\s?(?:$|[,;.)\x01]))",
    re.IGNORECASE,
)


def find_details(cuts: Cutting) -> None:
    """Cut labelled fields, place, person and meeting, and note live or recording."""
    text = cuts.work
    if ":" in text or "=" in text or " is " in text or " was " in text:
        for name, pattern in LABELS:
            if name in cuts.facts:
                continue
            if match := pattern.search(cuts.work):
                value = (match["v_q"] or match["v"]).strip(" .")
                if value and value.strip("\x01 "):
                    cuts.facts[name] = value
                    cuts.cut(match.start(), match.end(), name, value)
    if "with " in text or " by " in text or " from " in text or "w/" in text:
        _find(cuts, _PERSON, "instructor", "a", "b")
    if "in " in text or "at " in text or "(" in text:
        _find(cuts, _PLACE, "location", "p")
    if "uring" in text or "part of" in text:
        _find(cuts, _DURING, "during", "d")
    if ("," in text or "(" in text) and (match := _RECORDED.search(cuts.work)):
        cuts.facts["recording"] = match["l"] is None
        cuts.cut(match.start(), match.end(), "recording", match["r"])


def _find(cuts: Cutting, pattern: re.Pattern[str], name: str, *groups: str) -> None:
    if name in cuts.facts:
        return
    if match := pattern.search(cuts.work):
        words = next(match[group] for group in groups if match[group])
        cuts.facts[name] = words.strip(' ."')
        cuts.cut(match.start(), match.end(), name, words.strip(' "'))
