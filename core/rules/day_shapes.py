"""The shapes a day can be written in: small patterns, each tried only where a word of its kind begins.

Every shape is a named group, and its parts carry its name as a prefix (``dm_d``, ``dm_m``, ``dm_y``). The patterns
read lower-case text, and no part of them repeats without a bound, so that no line can make the search slow.
"""

from __future__ import annotations

from core.rules.words import MONTHS, NEAR, NUMBERS, UNITS, WEEKDAYS, WEEKS, choice
from core.rules.words.en import ORDINALS

_M = rf"(?:{choice(MONTHS)})(?![^\W\d_])\.?"
W = rf"(?:{choice(WEEKDAYS)})(?![^\W\d_])\.?"
LEAD = rf"{W}(?:\s?[-–&]\s?{W})?,?\s{{1,2}}(?:the\s|den\s|der\s|le\s)?"
_LEADS = rf"(?:{LEAD})?"
_YEAR = r"(?:(?:19|20)\d\d(?![\d-]))"
_ORD = r"(?:st|nd|rd|th|\.(?!\d)|º|°|er|ème)?"
NTH = rf"(?:{choice(ORDINALS)})(?![^\W\d_])"
_D = rf"(?:(?:0?[1-9]|[12]\d|3\d)(?!\d)|{NTH})"
_DASH = r"\s{0,2}[-–—‑]\s{0,2}"
_TO = rf"(?:{_DASH}|\s(?:(?:to|unto|until|till|through|thorugh|thru|bis(?:\szum)?|au|al|ao|hasta(?:\sel)?|t/m)\s|a\s(?=\d)))"
_LINK = r"(?:,?\s(?:and|n|or|und|oder|et|ou|y|e|o|en|of|och|og|i|ja)\s|\s?[,&+/]\s?|\s{0,2}[-–]\s{0,2})"
_OF = r"(?:\s(?:day\s)?of\s(?:the\s)?|\sde\s|\sdel\s|\s{0,2}[-.]?\s{0,2})"
_INEXACT = ("a couple of", "couple of", "a few", "few", "several", "some")
_COUNT = rf"(?:\d{{1,4}}|an?|{choice(NUMBERS)}|{choice(_INEXACT)})"
_UNIT = r"(?:days?|d|weeks?|wks?|w|fortnights?|months?|years?|yrs?)"
_WHICH = "first|second|third|fourth|fifth|last|penultimate|1st|2nd|3rd|4th|5th"
PART = r"(?:\s(?:morning|afternoon|evening|night|noon|lunchtime))?"
WHEN = r"last|past|previous|this\spast|this|current|next|coming|upcoming"
_NOT_AMOUNT = rf"\s?(?:(?:h|{choice([unit for unit in UNITS if unit.isalpha() and len(unit) > 1])}|%)(?!\w)|[x×]\s?\d)"
_NO_MORE = rf"(?![:.,]\d|{_NOT_AMOUNT}|\s:\d|\s?h)"


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
    "ml": rf"(?:(?P<ml_w>{WHEN})\s)?(?P<ml_m>{_M})(?:\s(?:of\s)?(?P<ml_v>last|this|next)\syear)?",
    "wl": rf"(?:(?P<wl_w>{WHEN})\s)?(?P<wl_d>{W}){PART}"
    r"(?:\s(?:of\s)?(?:the\s)?(?P<wl_v>last|this|next)\s(?:week|wk)|\s(?:(?P<wl_a>a|one|two)\s)?weeks?\sago"
    r"|\s(?P<wl_l>before\slast|but\sone|last|just\sgone|gone)(?!\s(?:year|month|call|session|chance)))?",
    "lw": rf"(?P<lw_v>last|this|next)\s(?:week|wk)(?:'s|’s)?(?:\son)?\s(?P<lw_d>{W}){PART}",
    "wa": rf"(?P<wa_n>{_COUNT})\sweeks?\sago\s(?:on\s)?(?P<wa_d>{W}){PART}",
    "wb": rf"(?P<wb_w>{W})[ ](?:den\s|le\s|il\s|el\s)?(?P<wb_d>{_D})(?:st|nd|rd|th|º)?"
    rf"(?![:.,/]\d|\s?(?:to|till|until|[-–ap])|{_NOT_AMOUNT})",
    "ws": r"(?P<ws_d>mo|di|mi|do|fr|sa)\.",
    "wbl": r"(?:the\s)?(?:week|wk)\sbefore\slast",
    "kw": rf"(?:(?:(?:iso|calendar)[\s-]week|kw|cw|wk(?=\s?[1-5]\d)|w(?=[0-5]\d)|(?<=in\s)week)\s?(?P<kw_n>\d\d?)"
    rf"(?:,?\s\(?(?:on\s)?(?P<kw_d>{W}|mo|di|mi|do|fr|sa|so)\)?)?"
    rf"|week\s?(?P<kw_p>\d\d?)(?:,?\s\(?(?:on\s)?(?P<kw_e>{W})\)?|(?=,?\s(?:of\s|in\s)?20\d\d)))(?:(?:\sof|\sin|,)?\s(?P<kw_y>{_YEAR}))?",
    "wk": rf"(?P<wk_d>{W}),?\s(?:of\s|in\s|der\s)?(?:the\s)?(?:(?:iso|calendar)[\s-])?(?:week|wk|kw|cw|w(?=\d))\s?"
    rf"(?P<wk_n>\d\d?)(?:(?:\sof|\sin|,)?\s(?P<wk_y>{_YEAR}))?",
    "iw": r"(?P<iw_y>(?:19|20)\d\d)-?w(?P<iw_n>[0-5]\d)(?:-?(?P<iw_d>[1-7]))?",
    "nw": rf"(?:the\s)?(?:very\s)?(?P<nw_n>{_WHICH})\s(?P<nw_d>{W}){PART}\s(?:of|in)\s(?:the\s)?"
    rf"(?:(?P<nw_v>last|previous|past|this|current|next|coming)\smonth|(?P<nw_m>{_M}){_then_year('nw_y')})",
    "fw": rf"(?:{choice(WEEKS)})",
    "ago": rf"(?P<ago_n>{_COUNT})\s?(?P<ago_u>{_UNIT}|hours?|hrs?|minutes?|mins?)\s(?:ago|back|earlier)",
    "wz": rf"(?P<wz_n>[2-9]|two|three|four|five)\s(?P<wz_d>{choice(WEEKDAYS)})s\sago",
    "ld": rf"(?:the\s)?(?:very\s)?(?P<ld_w>first|last)\sday\sof\s(?P<ld_m>{_M}){_then_year('ld_y')}",
    "in": rf"in\s(?P<in_n>{_COUNT})\s(?P<in_u>{_UNIT})(?:['’]?\stime)?",
    "rel": rf"(?:{choice(NEAR)}){PART}|the\sother\s(?:day|night|evening|morning|week|weekend)|recently",
    "per": rf"(?:(?:the\s)?(?P<per_w>{WHEN})\s(?:(?P<per_n>{_COUNT})\s)?"
    r"(?P<per_u>weekend|week|wk|month|quarter|year|days|weeks|months|years)|the\sweekend)",
    "qu": r"(?:q(?P<qu_n>[1-4])|(?:the\s)?(?P<qu_o>first|second|third|fourth|last|1st|2nd|3rd|4th)\squarter)"
    rf"(?:\s(?:of\s)?(?P<qu_y>{_YEAR})|\s(?:of\s)?(?P<qu_v>this|last)\syear)?",
    "hf": rf"(?:h(?P<hf_n>[12])|(?:the\s)?(?P<hf_o>first|second|last|1st|2nd)\shalf)"
    rf"\s(?:of\s)?(?:the\s)?(?:(?P<hf_y>{_YEAR})|(?P<hf_v>this|last)?\s?year)",
    "wn": rf"the\s(?P<wn_d>{_D})(?:st|nd|rd|th)?",
    "nn": rf"the\s(?P<nn_d>[12]?\d|3[01])(?:st|nd|rd|th)(?P<nn_s>{_LINK}|{_TO})"
    rf"(?:the\s)?(?P<nn_e>[12]?\d|3[01])(?:st|nd|rd|th)(?!{_OF}{_M})",
    "nth": rf"(?:the|teh)\s(?P<nth_d>[12]?\d(?=st|nd|rd|th)|3[01](?=st)|{NTH})(?:st|nd|rd|th)?(?:\sinst(?:ant)?\.?)?",
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
