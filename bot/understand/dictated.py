"""What a dictating person says in words, written as one types it: "the fourth of november", "half past eight"."""

from __future__ import annotations

import re

from bot.language.phrases import any_of, domain_words
from core.rules.words import MONTHS, NUMBERS, choice

_FIRST = tuple(
    re.findall(
        r"\w+",
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
        " sixteenth seventeenth eighteenth nineteenth twentieth",
    )
)
ORDINALS = {word: n for n, word in enumerate(_FIRST, 1)} | {"thirtieth": 30, "thirty-first": 31, "thirty first": 31}
ORDINALS |= {f"twenty{gap}{word}": 20 + n for gap in "- " for n, word in enumerate(_FIRST[:9], 1)}
_HOURS = {word: n for word, n in NUMBERS.items() if 1 <= n <= 12}
_NTH = choice(ORDINALS)
_MONTH = rf"(?:{choice(MONTHS)})(?!\w)"
_DAY = re.compile(
    rf"\b(?P<a>{_NTH})(?:\sof)?\s(?P<m>{_MONTH})|\b(?P<n>{_MONTH})\s(?:the\s)?(?P<b>{_NTH})(?!\w)", re.IGNORECASE
)
_TIME = re.compile(rf"\b(?P<how>half past|quarter past|quarter to)\s(?P<h>{choice(_HOURS)})(?!\w)", re.IGNORECASE)
_NUMBERED = re.compile(
    rf"\b(?P<what>number|credit|entry)\s(?P<n>{choice(NUMBERS)})(?!\w)(?!\s(?:hours?|minutes?))", re.IGNORECASE
)
_COMMA = re.compile(rf"\scomma\s(?=(?:{any_of(domain_words('bare'))}|yesterday|today|last|on|\d)\b)", re.IGNORECASE)
LONGEST = 700
# Stems of the words above: without any of them there is nothing to look for.
_STEMS = ("rst ", "rst,", "econd", "ird ", "rth ", "fth ", "xth ", "nth ", "hth ", "ieth ", "past ", "arter to", "mber ",
          "redit ", "ntry ", " comma ")  # fmt: skip


def undictated(text: str) -> str:
    """The text with days, times of day and credits' numbers in digits; quoted titles are left alone by having none."""
    if len(text) > LONGEST or '"' in text:
        return text
    low = text.lower() + " "
    if not any(stem in low for stem in _STEMS):
        return text
    text = _DAY.sub(lambda m: f"{ORDINALS[(m['a'] or m['b']).lower()]} {m['m'] or m['n']}", text)
    text = _TIME.sub(_clock, text)
    text = _NUMBERED.sub(lambda m: f"{m['what']} {NUMBERS[m['n'].lower()]}", text)
    return _COMMA.sub(", ", text)


def _clock(match: re.Match[str]) -> str:
    hour = _HOURS[match["h"].lower()]
    if match["how"].lower() == "quarter to":
        return f"{hour - 1 or 12}:45"
    return f"{hour}:{'30' if match['how'].lower().startswith('half') else '15'}"
