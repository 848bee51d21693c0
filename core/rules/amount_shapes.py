"""The shapes an amount can be written in: small patterns over lower-case text, tried where a number word begins."""

from __future__ import annotations

import re

from core.rules.words import CREDITS, HOURS, MINUTES, NUMBERS, choice

VULGAR = {"½": "1/2", "¼": "1/4", "¾": "3/4", "⅓": "1/3", "⅔": "2/3", "⅛": "1/8", "⅜": "3/8", "⅝": "5/8", "⅞": "7/8"}
_MARKS = "".join(VULGAR)
_KIND = (
    r"(?:(?:ce|cme|cpd|cne|cpe|ismpp|cmpp|contact|credit|teaching|full|whole|ama|pra|category|1|solid|more"
    r"|additional|extra|further)\s){0,5}"
)
_WORDS = choice(NUMBERS)
_DIGITS = (
    rf"(?:\d{{1,4}}\s\d/\d{{1,2}}|\d{{1,4}}\s?[{_MARKS}]|[{_MARKS}]|\d/\d{{1,2}}|\d{{1,3}},\d{{3}}(?=\s?h)"
    r"|\d{1,5}(?:[.,]\d{1,4})?|[.,]\d{1,4})"
)
_WORD_NUMBER = rf"(?:(?:{_WORDS})(?![^\W\d_])|an?(?=[\s-](?:(?:full|whole|solid)\s)?(?:hour|hr|minute|credit)))"
_COMPOUND = r"(?!(?:twenty|thirty|forty|fifty)-)"
_H = rf"{_KIND}(?:{choice(HOURS)})"
_MIN = rf"(?:{choice(MINUTES)})"
_CREDIT = rf"{_KIND}(?:{choice(CREDITS)}|ces?|cmes?|cpds?)"
_GAP = r"(?:\s?-\s?(?=[a-z])|\s{0,2})"
_CLOCK = r"\d{1,2}(?:[:.][0-5]\d)?"
# "1h 15 minute pitch training": the session was called so; "1 hour 15 minute webinar" lasted that long.
_NAMED_MINUTES = r"\d{1,2}(?:[.,]\d{1,2})?\s?(?:h|hrs?)\s\d{2}[\s-]minute\s[^\W\d_]"
_PLAIN_UNIT = r"(?:h|hrs?|hours?|min|mins|minutes?|credits?|ceus?)(?!\w)"
_AND_HALF = r"(?:hours?|hrs?)\sand\s(?:a|one)\s"


def _unit(name: str) -> str:
    return (
        rf"(?:(?P<{name}_u>ceus?)|(?P<{name}_h>{_H}(?:\s(?:ce|cpd|cme)(?=\s?(?:[–—,;:|-]|$)))?)|(?P<{name}_m>{_MIN}"
        rf"|m(?!\w)|['’′](?!\w))"
        rf"|(?P<{name}_c>{_CREDIT})|(?P<{name}_s>seconds?|secs?|s))"
    )


def _shapes(number: str) -> dict[str, str]:
    return {
        "span": rf"(?:from\s)?(?P<span_a>{_CLOCK})\s?(?P<span_p>[ap]\.?m\.?)?\s?(?:[-–—]|to|until|till)\s?"
        rf"(?P<span_b>{_CLOCK})(?:\s?(?P<span_q>[ap]\.?m\.?|uhr)(?!\w))?(?!\s?{_PLAIN_UNIT})(?![/\d.]\d|%|\.\d)",
        "many": rf"(?:(?P<many_t>between)\s)?{_COMPOUND}(?P<many_a>{number})(?:{_GAP}{_PLAIN_UNIT})?"
        r"(?:\s?[-–—]\s?|\sto\s|\sor\s|-or-|-to-|(?(many_t)\sand\s|(?!)))"
        rf"(?P<many_b>{number}){_GAP}{_unit('many')}",
        "half": rf"(?:(?P<half_n>{number})\s(?:and\s(?:a|one)\shalf\s(?:hours?|hrs?|h)"
        rf"|{_AND_HALF}(?P<half_f>half|quarter))"
        rf"|(?P<half_h>(?:an?\s)?(?:hour|hr)\sand\sa\shalf)"
        r"|(?P<half_q>half\san?|half|an?\shalf|one\shalf|(?:a\s|one\s)?quarter\sof\san|an?\squarter"
        r"|three\squarters\sof\san"
        r"|three\squarter)[\s-](?:credit|hour|hr)s?)",
        "both": rf"(?!{_NAMED_MINUTES})"
        rf"(?P<both_a>{number}){_GAP}{_H}[.,]?\s?(?:and\s|&\s|,\s|\+\s?)?(?P<both_b>\d{{1,3}}|{_WORDS})\s{{0,2}}"
        rf"(?:(?:{_MIN}|m(?!\w)|['’′])|(?=\s?(?:[,;)]|$)))(?:\s(?P<both_s>\d\d?)\s?(?:s|sec|seconds))?",
        "mark": rf"(?P<mark_n>\d{{0,3}}[{_MARKS}])(?!\s?[^\W\d_]{{1,12}}s?-?hour)",
        "glue": r"(?P<glue_a>\d{1,3})(?:h|hrs?)(?P<glue_b>[0-5]\d)(?:m|min)?",
        "time": r"(?P<time_a>\d{1,3}):(?P<time_b>[0-5]\d)(?::00)?(?:\s?(?P<time_u>h|hrs?|hours?))?"
        r"(?!\s?[ap]\.?m(?!\w))(?!:\d)",
        "mins": rf"(?P<mins_a>\d{{1,4}})\s?{_MIN}\s(?:and\s)?(?P<mins_b>\d\d?)\s?(?:s|sec|secs|seconds)",
        "one": rf"(?P<one_n>{number}){_GAP}{_unit('one')}(?:-long(?!\w))?",
        "label": r"(?P<label_u>hours|hrs|credits?|duration|length|minutes|mins|ceus?)\s?[:=]\s?"
        rf"(?P<label_n>{number})(?![\w:./])",
    }


_END = r"(?!\d)"


def _tried(number: str, *names: str) -> re.Pattern[str]:
    shapes = _shapes(number)
    return re.compile("|".join(f"(?P<{n}>{shapes[n]}){_END}" for n in names))


_BY_NUMBER = _tried(_DIGITS, "span", "half", "both", "many", "glue", "time", "mins", "one", "mark")
_BY_WORD = _tried(_WORD_NUMBER, "half", "both", "many", "one")
_TRIED = {
    **dict.fromkeys(("from", "between"), _tried(_DIGITS, "span", "many")),
    **dict.fromkeys(("a", "an", "half", "quarter", "hour", *(word for word in NUMBERS if word.isalpha())), _BY_WORD),
    **dict.fromkeys(
        ("hours", "hrs", "credit", "credits", "duration", "length", "minutes", "mins"), _tried(_DIGITS, "label")
    ),
    **dict.fromkeys(("ceu", "ceus"), _tried(_DIGITS, "label")),
}
WORD = re.compile(rf"(?<![^\W_])(?<![$€£#])(?:(?<!\d[.,:/])(?<!\d[–-])[.,]?\d|[{_MARKS}]|[a-z]{{1,8}})")
PLAIN = re.compile(
    r"(?P<one>(?P<one_n>\d{1,3}(?:[.,]\d{1,2})?)\s?(?:(?P<one_h>h|hrs?|hours?)|(?P<one_m>mins?"
    r"|minutes?))(?P<one_u>)(?P<one_c>)(?P<one_s>))"
    r"(?=\s?(?:$|[,;)])|\s(?!and\b|a\b|ce\b|cpd\b|cme\b|or\b|to\b|one\b|half\b)[a-z]+(?!\s?(?:m|min|mins|minutes?|h"
    r"|hours?)\b))"
)
ABOUT = re.compile(
    r"(?:\b(?:about|around|roughly|approximately|approx\.?|circa|ca\.?|nearly|almost|at\sleast|at\smost|up\sto"
    r"|more\sthan"
    r"|over|under|less\sthan|some|maybe|perhaps|possibly|probably|like)\s|[~≈<>]\s?)\Z"
)
INEXACT = re.compile(
    r"(?<![^\W_])(?:(?:a\s)?couple(?:\sof)?|(?:a\s)?few|several|some)\s(?:hours|hrs|minutes|credits)(?!\w)"
)
MINUS = re.compile(r"(?:(?:^|[\s(:])[-−–]|\bminus\s)\Z")


def amount_match(low: str, word: re.Match[str]) -> re.Match[str] | None:
    """The amount that begins at this word of lower-case text; ``lastgroup`` names its shape."""
    first = word.group()
    pattern = _TRIED.get(first) if first.isalpha() else _BY_NUMBER
    return None if pattern is None else pattern.match(low, word.start())
