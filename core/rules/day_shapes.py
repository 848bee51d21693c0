"""The shapes a day can be written in: small patterns, each tried only where a word of its kind begins.

Every shape is a named group, and its parts carry its name as a prefix (``dm_d``, ``dm_m``, ``dm_y``). The patterns
read lower-case text, and no part of them repeats without a bound, so that no line can make the search slow.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from core.rules.day_values import Mention
from core.rules.words import MONTHS, NEAR, NUMBERS, UNITS, WEEKDAYS, WEEKS, choice
from core.rules.words.en import ORDINALS

_M = rf"(?:{choice(MONTHS)})(?![^\W\d_])\.?"
_W = rf"(?:{choice(WEEKDAYS)})(?![^\W\d_])\.?"
_LEAD = rf"{_W}(?:\s?[-–&]\s?{_W})?,?\s{{1,2}}(?:the\s|den\s|der\s|le\s)?"
_LEADS = rf"(?:{_LEAD})?"
_YEAR = r"(?:(?:19|20)\d\d(?![\d-]))"
_ORD = r"(?:st|nd|rd|th|\.(?!\d)|º|°|er|ème)?"
_NTH = rf"(?:{choice(ORDINALS)})(?![^\W\d_])"
_D = rf"(?:(?:0?[1-9]|[12]\d|3\d)(?!\d)|{_NTH})"
_DASH = r"\s{0,2}[-–—‑]\s{0,2}"
_TO = rf"(?:{_DASH}|\s(?:(?:to|unto|until|till|through|thorugh|thru|bis(?:\szum)?|au|al|ao|hasta(?:\sel)?|t/m)\s|a\s(?=\d)))"
_LINK = r"(?:,?\s(?:and|n|or|und|oder|et|ou|y|e|o|en|of|och|og|i|ja)\s|\s?[,&+/]\s?|\s{0,2}[-–]\s{0,2})"
_OF = r"(?:\s(?:day\s)?of\s(?:the\s)?|\sde\s|\sdel\s|\s{0,2}[-.]?\s{0,2})"
_INEXACT = ("a couple of", "couple of", "a few", "few", "several", "some")
_COUNT = rf"(?:\d{{1,4}}|an?|{choice(NUMBERS)}|{choice(_INEXACT)})"
_UNIT = r"(?:days?|d|weeks?|wks?|w|fortnights?|months?|years?|yrs?)"
_WHICH = "first|second|third|fourth|fifth|last|penultimate|1st|2nd|3rd|4th|5th"
_PART = r"(?:\s(?:morning|afternoon|evening|night|noon|lunchtime))?"
_WHEN = r"last|past|previous|this\spast|this|current|next|coming|upcoming"
_NOT_AMOUNT = rf"\s?(?:(?:h|{choice([unit for unit in UNITS if unit.isalpha() and len(unit) > 1])}|%)(?!\w)|[x×]\s?\d)"
_NO_MORE = rf"(?![:.,]\d|{_NOT_AMOUNT}|\s?[:h])"


def _then_year(name: str) -> str:
    return (
        r"(?:(?:,\s?|\s(?:of\s|in\s|de\s|del\s)?|[-.]\s?|(?<=[a-z])(?=\d))"
        rf"(?P<{name}>{_YEAR}|['’]\d\d(?!\d)|(?<=-)\d\d(?![\d-])|(?<=[a-z])\d\d(?![\d:-]|\.\d)"
        r"|(?<=[^,]\s)2\d(?=\s{0,2}(?:$|[,;)\n]|\.\s|\.$))))?"
    )


EASTERN = "\u2e7f"
SHAPES = {
    "iso": r"(?P<iso_y>(?:19|20)\d\d)(?P<iso_s>[-/.])(?P<iso_m>\d\d?)(?P=iso_s)(?P<iso_d>\d\d?)(?!\d)"
    r"(?:/(?:(?P<iso_f>\d{4}-\d\d)-)?(?P<iso_e>\d\d)(?![\d-]))?(?:t\d\d:\d\d(?::\d\d)?(?:z|[-+]\d\d:?\d\d)?)?",
    "pack": r"(?P<pack_y>20\d\d)(?P<pack_m>0[1-9]|1[0-2])(?P<pack_d>0[1-9]|[12]\d|3[01])(?![\d.,])(?:t\d{4,6}z?)?",
    "nr": rf"(?P<nr_d>\d\d?)\.?(?P<nr_l>{_DASH}|\s(?:bis|und|\+)\s)(?P<nr_e>\d\d?)(?P<nr_s>[./])(?P<nr_m>\d\d?)(?P=nr_s)"
    rf"(?P<nr_y>\d{{4}}|\d\d)(?!\d)",
    "nd": rf"(?P<nd_d>\d\d?)\.?{_DASH}(?P<nd_e>\d\d?)\.\s?(?P<nd_m>0?[1-9]|1[0-2])\.(?!\d)",
    "num": r"(?P<num_a>\d\d?)\s?(?P<num_s>[-/.])\s?(?P<num_b>\d\d?)\s?(?P=num_s)\s?(?P<num_y>\d{4}|(?<!\s)\d\d)(?![\d/]|[:.]\d)",
    "ds": rf"(?P<ds_d>\d\d?)/(?P<ds_m>{_M})/(?P<ds_y>\d{{4}}|\d\d)(?!\d)",
    "dd": rf"(?P<dd_d>{_D}){_ORD}{_OF}(?P<dd_m>{_M})[-–](?P<dd_e>{_D}){_ORD}{_OF}(?P<dd_n>{_M}){_then_year('dd_y')}",
    "dr": rf"(?P<dr_d>{_D}){_ORD}{_TO}(?:the\s)?{_LEADS}(?P<dr_e>{_D}){_ORD}{_OF}(?P<dr_m>{_M}){_then_year('dr_y')}",
    "ls": rf"(?P<ls_d>{_D}{_ORD}(?:{_LINK}(?:the\s)?{_LEADS}{_D}{_ORD}){{1,6}}+){_OF}(?P<ls_m>{_M}){_then_year('ls_y')}",
    "ms": rf"(?P<ms_m>{_M})[\s-]{{0,2}}(?:the\s)?(?P<ms_d>{_D}{_ORD}{_NO_MORE}(?:{_LINK}(?:the\s)?{_D}{_ORD}{_NO_MORE}"
    rf"(?!{_OF}{_M})){{1,6}}+){_then_year('ms_y')}",
    "dm": rf"(?P<dm_d>{_D}){_ORD}{_OF}(?P<dm_m>{_M}){_then_year('dm_y')}",
    "dl": rf"(?:the\s)?(?P<dl_d>{_D})(?:st|nd|rd|th)?\s(?:of\s)?(?:the\s)?(?P<dl_w>last|this|next)\smonth",
    "mr": rf"(?P<mr_m>{_M})\s{{0,2}}(?P<mr_d>{_D}){_ORD}{_TO}(?:the\s)?{_LEADS}(?P<mr_e>{_D}){_NO_MORE}{_ORD}(?!\s?{_M})"
    + _then_year("mr_y"),
    "md": rf"(?P<md_m>{_M})[\s-]{{0,2}}(?:the\s)?(?P<md_d>{_D})(?![:.,]\d|{_NOT_AMOUNT}){_ORD}{_then_year('md_y')}",
    "my": rf"(?P<my_m>{_M})(?:,?\s{{1,2}}(?:of\s|de\s)?|[-/])(?P<my_y>{_YEAR}|['’]\d\d(?!\d))",
    "ym": r"(?P<ym_y>20\d\d)[-/](?P<ym_m>0[1-9]|1[0-2])(?![\d/-])",
    "ml": rf"(?:(?P<ml_w>{_WHEN})\s)?(?P<ml_m>{_M})(?:\s(?:of\s)?(?P<ml_v>last|this|next)\syear)?",
    "wl": rf"(?:(?P<wl_w>{_WHEN})\s)?(?P<wl_d>{_W}){_PART}"
    r"(?:\s(?:of\s)?(?:the\s)?(?P<wl_v>last|this|next)\s(?:week|wk)|\s(?:(?P<wl_a>a|one|two)\s)?weeks?\sago"
    r"|\s(?P<wl_l>before\slast|but\sone|last|just\sgone|gone)(?!\s(?:year|month|call|session|chance)))?",
    "lw": rf"(?P<lw_v>last|this|next)\s(?:week|wk)(?:'s|’s)?(?:\son)?\s(?P<lw_d>{_W}){_PART}",
    "wa": rf"(?P<wa_n>{_COUNT})\sweeks?\sago\s(?:on\s)?(?P<wa_d>{_W}){_PART}",
    "wb": rf"(?P<wb_w>{_W})[ ](?:den\s|le\s|il\s|el\s)?(?P<wb_d>{_D})(?:st|nd|rd|th|º)?"
    rf"(?![:.,/]\d|\s?(?:to|till|until|[-–ap])|{_NOT_AMOUNT})",
    "ws": r"(?P<ws_d>mo|di|mi|do|fr|sa)\.",
    "wbl": r"(?:the\s)?week\sbefore\slast",
    "kw": rf"(?:(?:(?:iso|calendar)[\s-]week|kw|cw|wk(?=\s?[1-5]\d)|w(?=[0-5]\d)|(?<=in\s)week)\s?(?P<kw_n>\d\d?)"
    rf"(?:,?\s(?:on\s)?(?P<kw_d>{_W}|mo|di|mi|do|fr|sa|so))?"
    rf"|week\s?(?P<kw_p>\d\d?),?\s(?:on\s)?(?P<kw_e>{_W}))(?:(?:\sof|\sin|,)?\s(?P<kw_y>{_YEAR}))?",
    "wk": rf"(?P<wk_d>{_W}),?\s(?:of\s|in\s|der\s)?(?:the\s)?(?:(?:iso|calendar)[\s-])?(?:week|wk|kw|cw|w(?=\d))\s?"
    rf"(?P<wk_n>\d\d?)(?:(?:\sof|\sin|,)?\s(?P<wk_y>{_YEAR}))?",
    "iw": r"(?P<iw_y>(?:19|20)\d\d)-?w(?P<iw_n>[0-5]\d)(?:-?(?P<iw_d>[1-7]))?",
    "nw": rf"(?:the\s)?(?:very\s)?(?P<nw_n>{_WHICH})\s(?P<nw_d>{_W}){_PART}\s(?:of|in)\s(?:the\s)?"
    rf"(?:(?P<nw_v>last|previous|past|this|current|next|coming)\smonth|(?P<nw_m>{_M}){_then_year('nw_y')})",
    "fw": rf"(?:{choice(WEEKS)})",
    "ago": rf"(?P<ago_n>{_COUNT})\s?(?P<ago_u>{_UNIT}|hours?|hrs?|minutes?|mins?)\s(?:ago|back|earlier)",
    "wz": rf"(?P<wz_n>[2-9]|two|three|four|five)\s(?P<wz_d>{choice(WEEKDAYS)})s\sago",
    "ld": rf"(?:the\s)?(?:very\s)?(?P<ld_w>first|last)\sday\sof\s(?P<ld_m>{_M}){_then_year('ld_y')}",
    "in": rf"in\s(?P<in_n>{_COUNT})\s(?P<in_u>{_UNIT})(?:['’]?\stime)?",
    "rel": rf"(?:{choice(NEAR)}){_PART}|the\sother\s(?:day|night|evening|morning|week|weekend)|recently",
    "per": rf"(?:(?:the\s)?(?P<per_w>{_WHEN})\s(?:(?P<per_n>{_COUNT})\s)?"
    r"(?P<per_u>weekend|week|wk|month|quarter|year|days|weeks|months|years)|the\sweekend)",
    "qu": r"(?:q(?P<qu_n>[1-4])|(?:the\s)?(?P<qu_o>first|second|third|fourth|last|1st|2nd|3rd|4th)\squarter)"
    rf"(?:\s(?:of\s)?(?P<qu_y>{_YEAR})|\s(?:of\s)?(?P<qu_v>this|last)\syear)?",
    "hf": rf"(?:h(?P<hf_n>[12])|(?:the\s)?(?P<hf_o>first|second|last|1st|2nd)\shalf)"
    rf"\s(?:of\s)?(?:the\s)?(?:(?P<hf_y>{_YEAR})|(?P<hf_v>this|last)?\s?year)",
    "wn": rf"the\s(?P<wn_d>{_D})(?:st|nd|rd|th)?",
    "nn": rf"the\s(?P<nn_d>[12]?\d|3[01])(?:st|nd|rd|th)(?P<nn_s>{_LINK}|{_TO})"
    rf"(?:the\s)?(?P<nn_e>[12]?\d|3[01])(?:st|nd|rd|th)(?!{_OF}{_M})",
    "nth": rf"(?:the|teh)\s(?P<nth_d>[12]?\d(?=st|nd|rd|th)|3[01](?=st)|{_NTH})(?:st|nd|rd|th)?(?:\sinst(?:ant)?\.?)?",
    "nb": r"(?P<nb_d>[12]?\d(?=st|nd|rd|th)|3[01](?=st))(?:st|nd|rd|th)(?:\sinst(?:ant)?\.?)?",
    "bd": r"(?P<bd_a>\d\d?)(?P<bd_s>[.-])(?P<bd_b>\d\d)(?=\s{0,2}(?:$|[,;)\n]|\.\s|\.$|[-–—|]\s))",
    "sl": r"(?P<sl_a>\d\d?)/(?P<sl_b>\d\d?)(?:-(?P<sl_e>\d\d)(?![\d/:.-]))?"
    r"(?![\d/%]|\s?(?:of|h|hr|hrs|hours?|days?|weeks?|months?|years?)(?!\w))",
    "dot": r"(?P<dot_a>\d\d?)\.\s?(?P<dot_b>0?[1-9]|1[0-2])\.(?![\d\w])",
    "rom": r"(?P<rom_d>\d\d?)\.\s?(?P<rom_m>i{1,3}|iv|vi{0,3}|ix|xi{0,2})\.(?:\s?(?P<rom_y>(?:19|20)\d\d))?",
    "east": r"(?:(?P<east_y>20\d\d)\s?[年년]\s?)?(?P<east_m>\d\d?)\s?[月월]\s?(?P<east_d>\d\d?)\s?[日号號일]",
    "yr": rf"(?P<yr_y>{_YEAR})(?!\s?(?:-|–|to)\s?\d|[./]\d)",
}

PRINTED = frozenset(
    ("iso", "pack", "nr", "num", "ds", "dd", "dr", "ls", "ms", "dm", "mr", "md", "my", "nd", "dot", "rom", "east")
)
"""The shapes of a day of the calendar, whatever today is."""

_AFTER = r"(?![^\W_])(?!['’][a-rt-z])"


def _tried(*names: str, lead: str = "") -> re.Pattern[str]:
    return re.compile(lead + "(?:" + "|".join(f"(?P<{n}>{SHAPES[n]}){_AFTER}" for n in names) + ")")


_DIGITS = _tried(
    "iw", "nw", "iso", "pack", "nr", "num", "ds", "dd", "dr", "ls", "dm", "dl", "ym", "nd", "sl", "dot", "rom", "ago", "wz",
    "qu", "hf", "yr", "nb", "bd",
)  # fmt: skip
_EAST = re.compile(f"(?P<east>{SHAPES['east']})")
_EAST_NEAR = re.compile(rf"(?P<rel>{choice([word for word in NEAR if word > EASTERN])})")
_MONTHS = _tried("mr", "ms", "md", "my", "ml")
_DATED = _tried("iso", "num", "dd", "dr", "ls", "dm", "mr", "ms", "md", "sl", "dot", lead=_LEAD)
_LAST_DATED = _tried("dm", "md", lead=r"(?:last|this|past)\s(?:the\s)?")
_LISTED = _tried("dr", "ls", lead=r"the\s")
_SAID_DAY = _tried("dr", "ls", "dm", "dl")
_WEEKDAY = _tried("wl")
_WEEKDAY_NTH = _tried("wn", lead=rf"(?P<wn_w>{_W}),?\s(?=the\s)")


def _first_word(phrase: str) -> str:
    return re.split(r"[\W_]", phrase)[0]


def _near_from(first: str) -> re.Pattern[str]:
    """The days said from today that begin with this word."""
    phrases = [phrase for phrase in NEAR if _first_word(phrase) == first]
    return re.compile(f"(?P<rel>(?:{choice(phrases)}){_PART}){_AFTER}")


_THE_DAY = re.compile(rf"(?:the|teh)\s(?:first|very|penultimate|\d|{_NTH}|{_WHEN}|day|week|other|weekend|half|quarter)")
_KINDS: list[tuple[tuple[re.Pattern[str], ...], tuple[str, ...]]] = [
    ((_MONTHS,), tuple(month for month in MONTHS if month != "ago")),  # "12 ago" is August, "ago" alone never
    ((_DATED, _WEEKDAY_NTH, _tried("wk"), _tried("wb"), _WEEKDAY), tuple(WEEKDAYS)),
    ((_tried("ws"),), ("mo", "di", "mi", "do", "fr", "sa")),
    ((_tried("rel"),), ("recently",)),
    *(((_near_from(first),), (first,)) for first in {_first_word(phrase) for phrase in NEAR if phrase < EASTERN}),
    ((_tried("ld"), _tried("nw")), ("the", "last", "first", "second", "third", "fourth", "fifth", "penultimate")),
    ((_tried("fw"),), tuple({phrase.partition(" ")[0] for phrase in WEEKS})),
    (
        (
            _LAST_DATED,
            _tried("lw", "wl", "ml", "qu", "hf", "per"),
        ),
        ("last", "past", "previous", "this", "current"),
    ),
    ((_tried("lw", "wl", "ml", "per"),), ("next", "coming", "upcoming")),
    (
        (
            _LISTED,
            _tried("nn", "dl", "wbl", "nth", "rel", "qu", "hf", "per"),
        ),
        ("the", "teh"),
    ),
    ((_tried("wbl", "kw"),), ("week", "wk", "kw", "cw", "w", "iso", "calendar")),
    ((_tried("qu", "hf"),), ("q", "h", "first", "second", "third", "fourth")),
    ((_SAID_DAY,), tuple({re.split(r"[ -]", phrase)[0] for phrase in ORDINALS})),
    (
        (_tried("wa", "ago", "wz"),),
        ("a", "an", "couple", "few", "several", "some", *(w for w in NUMBERS if w.isalpha())),
    ),
    ((_tried("in"),), ("in",)),
]
_TRIED: dict[str, tuple[re.Pattern[str], ...]] = {}
for _patterns, _words in _KINDS:
    for _word in _words:
        _TRIED[_word] = _TRIED.get(_word, ()) + _patterns
_WORD = re.compile(
    r"(?<![\w.,:$€£#/])(?:(?:(?<!-)|(?<=\d-))\d|[^\W\d_]{1,20})|(?<=\.\.\.)\d|(?<=[,:])(?=(?:19|20)\d\d-\d\d-\d\d|20\d{6}t\d)\d"
)


def _patterns_of(first: str) -> tuple[re.Pattern[str], ...]:
    if first.isdigit():
        return (_DIGITS, _EAST)
    return (_EAST_NEAR,) if first > EASTERN else _TRIED.get(first, ())


def day_mentions(low: str, read: Callable[[re.Match[str]], Mention | None]) -> Iterator[Mention]:
    """What ``read`` makes of the days in lower-case text, left to right, none overlapping; ``lastgroup`` names a shape."""
    free = 0
    for word in _WORD.finditer(low):
        at = word.start()
        if at < free:
            continue
        first = word.group()
        if first == "the" and not _THE_DAY.match(low, at):
            continue
        for pattern in _patterns_of(first):
            if (match := pattern.match(low, at)) and (mention := read(match)) is not None:
                free = match.end() if mention.to == match.end() or mention.at > at else mention.to
                yield mention
                break


_THROUGH = "to|unto|until|till|through|thorugh|thru|bis|au|al|ao|hasta|t/m"
_CLOCK = r"(?:,?\s(?:at\s)?\d{1,2}[:.]\d\d(?:\s?[ap]m|\suhr)?)?"  # "4 May 2026, 9:00 - 6 May 2026"
JOIN_AT = re.compile(rf"{_CLOCK}(?:\s{{0,2}}[-–—‑]\s{{0,2}}|\s(?:{_THROUGH})\s(?:(?:the|zum|dem|el|le|o)\s)?)")
JOIN = re.compile(rf"{JOIN_AT.pattern}\Z")
AND = re.compile(r"(?:,?\s?(?:and|&|n|und|et|y|e|en|og|och)\s(?:on\s|the\s)?|\s?\+\s?|\n)\Z")
OR = re.compile(
    r"(?:[,?]{0,2}\s(?:or|oder|ou|o|of|maybe|perhaps)\s(?:(?:on|the|maybe|perhaps|possibly|was it|it was)\s){0,2})\Z"
)
LED_BY = re.compile(r"(?:on|from|am|vom|den|le|du|el|del|il|dal|de|op|van|den|fra|od)\s(?:the\s)?(?=\d)", re.IGNORECASE)
NOT = re.compile(r"(?:\bnot|n['’]t)\s(?:on\s|the\s|from\s){0,2}\Z")
OR_SO = re.compile(r"\s?-?(?:ish\b|or\sthereabouts|or\sso\b|give\sor\stake)")
BESIDE = re.compile(r"(?:,?\s\(?|,\son\s|\son\s)\Z")
NEAREST = re.compile(r"\s(?P<way>before|after)\s(?:the\s)?\Z")
BETWEEN = re.compile(r"\b(?:between|zwischen|entre)\s\Z")
ABOUT = re.compile(r"\b(?:about|around|roughly|maybe|some|almost|over|approximately|approx|ca)\.?\s\Z")
