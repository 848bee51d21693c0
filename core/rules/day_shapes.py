"""The shapes a day can be written in: small patterns, each tried only where a word of its kind begins.

Every shape is a named group, and its parts carry its name as a prefix (``dm_d``, ``dm_m``, ``dm_y``). The patterns
read lower-case text, and no part of them repeats without a bound, so that no line can make the search slow.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.rules.words import MONTHS, NUMBERS, WEEKDAYS, choice

_M = rf"(?:{choice(MONTHS)})(?![^\W\d_])\.?"
_W = rf"(?:{choice(WEEKDAYS)})(?![^\W\d_])\.?"
_LEAD = rf"{_W},?\s{{1,2}}(?:the\s|den\s|der\s|le\s)?"
_LEADS = rf"(?:{_LEAD})?"
_YEAR = r"(?:(?:19|20)\d\d(?![\d-]))"
_ORD = r"(?:st|nd|rd|th|\.|º|er|ème)?"
_D = r"(?:0?[1-9]|[12]\d|3\d)(?!\d)"
_DASH = r"\s{0,2}[-–—‑]\s{0,2}"
_TO = rf"(?:{_DASH}|\s(?:to|until|till|through|thru|and|bis|au|al|y|und|et)\s|\s?(?:&|/)\s?(?=\d))"
_OF = r"(?:\sof\s(?:the\s)?|\sde\s|\sdel\s|\s{0,2}[-.]?\s{0,2})"
_INEXACT = ("a couple of", "couple of", "a few", "few", "several", "some")
_COUNT = rf"(?:\d{{1,4}}|an?|{choice(NUMBERS)}|{choice(_INEXACT)})"
_UNIT = r"(?:days?|weeks?|wks?|fortnights?|months?|years?)"
_PART = r"(?:\s(?:morning|afternoon|evening|night|noon|lunchtime))?"
_WHEN = r"last|past|previous|this\spast|this|current|next|coming|upcoming"
_NOT_AMOUNT = r"\s?(?:h|hrs?|hours?|min|mins|minutes|credits?)(?!\w)"


def _then_year(name: str) -> str:
    return (
        rf"(?:(?:,\s?|\s(?:of\s|in\s|de\s|del\s)?|[-.]\s?)(?P<{name}>{_YEAR}|['’]\d\d(?!\d)|(?<=-)\d\d(?![\d-])"
        r"|(?<=\s)[012]\d(?=\s{0,2}(?:$|[,;)\n]|\.\s|\.$))))?"
    )


SHAPES = {
    "iso": r"(?P<iso_y>(?:19|20)\d\d)(?P<iso_s>[-/.])(?P<iso_m>\d\d?)(?P=iso_s)(?P<iso_d>\d\d?)(?!\d)"
    r"(?:t\d\d:\d\d(?::\d\d)?z?)?",
    "pack": r"(?P<pack_y>20\d\d)(?P<pack_m>0[1-9]|1[0-2])(?P<pack_d>0[1-9]|[12]\d|3[01])(?![\d.,])",
    "nr": rf"(?P<nr_d>\d\d?)\.?{_DASH}(?P<nr_e>\d\d?)(?P<nr_s>[./])(?P<nr_m>\d\d?)(?P=nr_s)"
    rf"(?P<nr_y>\d{{4}}|\d\d)(?!\d)",
    "num": r"(?P<num_a>\d\d?)(?P<num_s>[-/.])\s?(?P<num_b>\d\d?)(?P=num_s)\s?(?P<num_y>\d{4}|\d\d)(?![\d/])",
    "dd": rf"(?P<dd_d>{_D}){_ORD}{_OF}(?P<dd_m>{_M})[-–](?P<dd_e>{_D}){_ORD}{_OF}(?P<dd_n>{_M}){_then_year('dd_y')}",
    "dr": rf"(?P<dr_d>{_D}){_ORD}{_TO}(?:the\s)?{_LEADS}(?P<dr_e>{_D}){_ORD}{_OF}(?P<dr_m>{_M}){_then_year('dr_y')}",
    "dm": rf"(?P<dm_d>{_D}){_ORD}{_OF}(?P<dm_m>{_M}){_then_year('dm_y')}",
    "dl": rf"(?:the\s)?(?P<dl_d>{_D})(?:st|nd|rd|th)?\s(?:of\s)?(?P<dl_w>last|this|next)\smonth",
    "mr": rf"(?P<mr_m>{_M})\s{{0,2}}(?P<mr_d>{_D}){_ORD}{_TO}{_LEADS}(?P<mr_e>{_D})(?!\s?[:h]){_ORD}(?!\s?{_M})"
    + _then_year("mr_y"),
    "md": rf"(?P<md_m>{_M})[\s-]{{0,2}}(?:the\s)?(?P<md_d>{_D})(?![:.,]\d|{_NOT_AMOUNT}){_ORD}{_then_year('md_y')}",
    "my": rf"(?P<my_m>{_M})(?:,?\s{{1,2}}(?:of\s|de\s)?|[-/])(?P<my_y>{_YEAR}|['’]\d\d(?!\d))",
    "ym": r"(?P<ym_y>20\d\d)[-/](?P<ym_m>0[1-9]|1[0-2])(?![\d/-])",
    "ml": rf"(?:(?P<ml_w>{_WHEN})\s)?(?P<ml_m>{_M})(?:\s(?:of\s)?(?P<ml_v>last|this|next)\syear)?",
    "wl": rf"(?:(?P<wl_w>{_WHEN})\s)?(?P<wl_d>{_W}){_PART}"
    r"(?:\s(?:of\s)?(?P<wl_v>last|this|next)\sweek|\s(?P<wl_a>a|one|two)\sweeks?\sago)?",
    "lw": rf"(?P<lw_v>last|this|next)\sweek(?:'s|’s)?(?:\son)?\s(?P<lw_d>{_W}){_PART}",
    "ago": rf"(?P<ago_n>{_COUNT})\s(?P<ago_u>{_UNIT})\s(?:ago|back|earlier)",
    "in": rf"in\s(?P<in_n>{_COUNT})\s(?P<in_u>{_UNIT})(?:['’]?\stime)?",
    "rel": r"(?:the\s)?day\sbefore\syesterday|(?:the\s)?day\safter\stomorrow"
    rf"|(?:earlier\s|later\s)?today|(?:yesterday|yesteday|yesterdy|yestarday|yestrday|ysterday|yesterady|yday){_PART}"
    r"|(?:vor)?gestern|heute"
    rf"|(?:tomorrow|tommorow|tomorow|tommorrow|tmrw){_PART}|tonight|last\snight"
    r"|(?:earlier\s)?this\s(?:morning|afternoon|evening)|just\snow|the\sother\sday|recently",
    "per": rf"(?:(?:the\s)?(?P<per_w>{_WHEN})\s(?:(?P<per_n>{_COUNT})\s)?"
    r"(?P<per_u>weekend|week|month|quarter|year|days|weeks|months|years)|the\sweekend)",
    "qu": r"(?:q(?P<qu_n>[1-4])|(?:the\s)?(?P<qu_o>first|second|third|fourth|last|1st|2nd|3rd|4th)\squarter)"
    rf"(?:\s(?:of\s)?(?P<qu_y>{_YEAR})|\s(?:of\s)?(?P<qu_v>this|last)\syear)?",
    "hf": rf"(?:h(?P<hf_n>[12])|(?:the\s)?(?P<hf_o>first|second|last|1st|2nd)\shalf)"
    rf"\s(?:of\s)?(?:the\s)?(?:(?P<hf_y>{_YEAR})|(?P<hf_v>this|last)?\s?year)",
    "wn": r"the\s(?P<wn_d>[12]?\d|3[01])(?:st|nd|rd|th)(?!\s[a-z])",
    "nth": r"the\s(?P<nth_d>[12]?\d|3[01])(?:st|nd|rd|th)(?!\s[a-z])",
    "sl": r"(?P<sl_a>\d\d?)/(?P<sl_b>\d\d?)(?![\d/%]|\s?(?:of|h|hr|hrs|hours?)(?!\w))",
    "dot": r"(?P<dot_a>\d\d?)\.\s?(?P<dot_b>0?[1-9]|1[0-2])\.(?![\d\w])",
    "yr": rf"(?P<yr_y>{_YEAR})(?!\s?(?:-|–|to)\s?\d|[./]\d)",
}

_AFTER = r"(?![^\W_])(?!['’][a-rt-z])"


def _tried(*names: str, lead: str = "") -> re.Pattern[str]:
    return re.compile(lead + "(?:" + "|".join(f"(?P<{n}>{SHAPES[n]}){_AFTER}" for n in names) + ")")


_DIGITS = _tried("iso", "pack", "nr", "num", "dd", "dr", "dm", "dl", "ym", "sl", "dot", "ago", "qu", "hf", "yr")
_MONTHS = _tried("mr", "md", "my", "ml")
_DATED = _tried("iso", "num", "dd", "dr", "dm", "mr", "md", lead=_LEAD)
_WEEKDAY = _tried("wl")
_WEEKDAY_NTH = _tried("wn", lead=rf"(?P<wn_w>{_W}),?\s(?=the\s\d)")
_KINDS: list[tuple[tuple[re.Pattern[str], ...], tuple[str, ...]]] = [
    ((_MONTHS,), tuple(MONTHS)),
    ((_DATED, _WEEKDAY_NTH, _WEEKDAY), tuple(WEEKDAYS)),
    ((_tried("rel"),), ("today", "yesterday", "yesteday", "yesterdy", "yestarday", "yestrday", "ysterday", "yday")),
    ((_tried("rel"),), ("gestern", "vorgestern", "heute")),
    ((_tried("rel"),), ("yesterady", "tomorrow", "tommorow", "tomorow", "tommorrow", "tmrw", "tonight", "day")),
    ((_tried("rel"),), ("earlier", "later", "just", "recently")),
    ((_tried("lw", "wl", "ml", "rel", "qu", "hf", "per"),), ("last", "past", "previous", "this", "current")),
    ((_tried("lw", "wl", "ml", "rel", "per"),), ("next", "coming", "upcoming")),
    ((_tried("dl", "nth", "rel", "qu", "hf", "per"),), ("the",)),
    ((_tried("qu", "hf"),), ("q", "h", "first", "second", "third", "fourth")),
    ((_tried("ago"),), ("a", "an", "couple", "few", "several", "some", *(w for w in NUMBERS if w.isalpha()))),
    ((_tried("in"),), ("in",)),
]
_TRIED: dict[str, tuple[re.Pattern[str], ...]] = {}
for _patterns, _words in _KINDS:
    for _word in _words:
        _TRIED[_word] = _TRIED.get(_word, ()) + _patterns
_WORD = re.compile(r"(?<![\w.,:$€£#/])(?:(?:(?<!-)|(?<=\d-))\d|[^\W\d_]{1,20})")


def day_matches(low: str) -> Iterator[re.Match[str]]:
    """The days in lower-case text, left to right, none overlapping; ``lastgroup`` names the shape."""
    free = 0
    for word in _WORD.finditer(low):
        at = word.start()
        if at < free:
            continue
        first = word.group()
        for pattern in (_DIGITS,) if first.isdigit() else _TRIED.get(first, ()):
            if match := pattern.match(low, at):
                free = match.end()
                yield match
                break


JOIN = re.compile(r"(?:\s{0,2}[-–—‑]\s{0,2}|\s(?:to|until|till|through|thru|bis|au|al)\s(?:the\s)?)\Z")
AND = re.compile(r"\s?(?:and|&|und|et|y)\s(?:on\s)?\Z")
BETWEEN = re.compile(r"\b(?:between|zwischen|entre)\s\Z")
ABOUT = re.compile(r"\b(?:about|around|roughly|maybe|some|almost|over|approximately|approx|ca)\.?\s\Z")
