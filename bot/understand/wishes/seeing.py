"""Wishes to see what stands beside the credits: what if, deadline, badge, profile, export."""

from __future__ import annotations

import re

from bot.intents import (
    Export,
    Intent,
    WhatIf,
)
from bot.understand.said import Said, domain_in, period_in
from bot.understand.wishes.rule import Rule, rule
from bot.understand.wishes.spoken import spoken
from core.rules.amounts import find_amounts

_WHAT_IF = re.compile(
    r"(?:and |so )?(?:what|how about) (?:if|would happen if|happens if|about if|will happen if|happens when)\b.*|if"
    r" i (?:do|did|add|added|attend|attended|take|took|earn|complete|get|got|were to|log)\b.*|suppose (?:that )?i.*"
    r"|supposing i.*|assuming i.*|imagine i.*|say i (?:do|did|add|attend|take|took).*"
    r"|(?:would|will|is|are) .{1,60} (?:be )?enough.*|(?:would|will|is|are) (?:another )?(?:\S+ ){1,4}(?:hours?|h"
    r"|credits?|hrs?)\b.*(?:enough|suffice|be enough"
    r"|help|do it|close|get me).*|simulate .*|where would .*(?:bring|get|leave|put) me.*|(?:would|will) i be (?:on"
    r" track|ok|okay|done|fine|complete) (?:if|with).*"
)


def _what_if(line: Said) -> Intent | None:
    if not _WHAT_IF.fullmatch(line.low):
        return None
    amounts = find_amounts(line.text)
    seconds = amounts[0].options[0] if amounts and amounts[0].is_settled else None
    period = period_in(line, lean="future")
    return WhatIf(seconds, period.start, period.end, domain_in(line.low))


_AS_FILE = re.compile(
    r"(?:(?:show|list|see|view|give|get) (?:me )?)?(?:my |the |all )?(?:\w+ ){0,2}?"
    r"(?:record|credits|list|data|log|history|everything) (?:as|in) (?:a |an |one )?(?:csv|pdf|excel|spreadsheet)(?: file)?"
)
_EXPORT = re.compile(
    r"(?:export|download|print|back ?up|email|send|mail|get|have|give|make|create|generate|prepare|produce|i need|i"
    r" want|need|save)(?: me| us)?(?: (?:a|an|the|my|all|full|complete|whole|entire|of|everything|copy|one|single"
    r"|ce|cpd|credit|credits|latest|\d{4}|out))*(?: (?:records?|credits?|entries|data|list|log|history|tracker"
    r"|transcript|csv|pdf|excel|spreadsheet|xlsx|audit (?:file|pack|trail|pdf)|everything|report|file|documents"
    r"|certificates|documentation))+(?: .{0,80})?"
    r"|export(?: .{0,100})?|(?:my |a |full )?(?:transcript|audit (?:file|pack)|csv|csv (?:file|export)|pdf export"
    r"|spreadsheet|data export)(?: .{0,60})?|download(?: (?:as|to|in|my|all|everything|it).{0,60})?|(?:everything"
    r"|all of it|it all) (?:as|in) (?:a |one )?(?:csv|pdf|excel|file).{0,30}"
)


def _export(line: Said) -> Intent | None:
    low = line.low
    if _AS_FILE.fullmatch(low):
        return Export("pdf" if "pdf" in low else "csv")
    if not _EXPORT.fullmatch(low) or re.search(
        r"(?:#|\b(?:for|of|from|to|number|credit|entry|no\.?) ?#?)\d{1,3}(?!\d)\b(?! ?(?:h|hours|credits|years?"
        r"|months?|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))",
        low,
    ):
        return None
    if re.match(r"(?:send|get|have|give|email|mail|make|create|save|i need|i want|need)", low) and not re.search(
        r"\b(?:record|csv|pdf|excel|spreadsheet|xlsx|everything|transcript|audit|data|report|history|all|export"
        r"|copy|list|log)\b",
        low,
    ):
        return None
    wanted = (
        "pdf"
        if re.search(r"\b(?:pdf|audit|documents|certificates|documentation)\b", low)
        else "csv"
        if re.search(r"\b(?:csv|excel|spreadsheet|xlsx|table)\b", low)
        else None
    )
    period = period_in(line)
    return Export(wanted, period.start, period.end)


SEE: tuple[Rule, ...] = (
    rule("what how if suppose supposing assuming imagine say would will is are simulate where", _what_if),
    spoken("deadline"),
    spoken("badge"),
    spoken("profile"),
    rule(
        "export download print backup back send email mail get give make create generate prepare produce need want"
        " csv pdf transcript audit excel spreadsheet save everything all it",
        _export,
    ),
)
