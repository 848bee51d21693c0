"""Wishes to see what stands beside the credits: what if, deadline, badge, profile, export."""

from __future__ import annotations

import re

from bot.intents import (
    Badge,
    Deadline,
    Export,
    Intent,
    Profile,
    WhatIf,
)
from bot.understand.said import Said, domain_in, period_in
from bot.understand.wishes.rule import Rule, phrase, rule
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
    phrase(
        "deadline deadlines due when by cycle long time weeks left days date dates",
        r"(?:(?:show|list|see|what are|what's|what is|when is|when's|when are|which are|which|tell me)(?: me)?(?:"
        r" (?:my|the|any|all|next|upcoming|recertification|ce|credit|annual|year|year-end|our|following|final"
        r"|future|coming|submission|application))* )?(?:deadlines?|due dates?|cut-?off(?: date)?|deadlines? dates?"
        r"|key dates|important dates|submission dates?)(?: .{0,80})?"
        r"|(?:by )?when (?:do|must|should|does|is|are|will|have)(?: i| my| the| we)? ?(?:need|have|get|submit"
        r"|finish|complete|be|done|it|cycle|year|credits?|everything|hours|next|recertification|application|ce"
        r"|current|certification cycle|reporting|exam|window|this)\b(?! expire).{0,80}(?:due|done|by|complete"
        r"|completed|submit|in|end|ends|over|finish|finished|ready|close|closes|open|opens|it|them|everything"
        r"|credits|hours|submitted|cycle|year|window|start|starts)?"
        r"|(?:how (?:long|much time|many (?:days|weeks|months)))(?! (?:is|are|was|does|did) .{0,80}\b(?:webinar"
        r"|session|workshop|course|talk"
        r"|lecture|module|recording|training|exam)\b)(?: (?:do i|have i|i|is|are|there|until|till|left"
        r"|to|before|still|got|have|remain|remains|does it|my|time)).{0,80}"
        r"|what(?:'s| is)? (?:coming up|due|due next|next due|my next deadline)(?: .{0,40})?|(?:is|are) (?:there"
        r" )?(?:any|anything|something)(?: \w+)? (?:deadlines?|due)(?: .{0,40})?|days left|time left|when(?:'s| is)"
        r" the end of (?:my|the) .{1,40}|due|when'?s it"
        r" due|(?:when does|when will|when is)(?: my| the| this)? (?:current )?(?:cycle|year|certification cycle"
        r"|reporting period|year \d)(?: \w+)* (?:end|over|up|close|finish|ends|ending)",
        Deadline(),
    ),
    phrase(
        "badge credly badges",
        r"(?:.{0,60} )?(?:digital |credly |cmpp |my )*(?:badges?|credly)(?: .{0,60})?",
        Badge(),
    ),
    phrase(
        "profile who whoami standing number certification certified credential membership address addresses email"
        " details name data account expire expires zone timezone locale certificate cmpp information info me member",
        r"(?:(?:set|change|update|switch|my)(?: (?:my|the|to))* )?(?:time ?zone|locale|date format)(?:\s?[:=]? .{0,40})?"
        r"|(?:(?:show|see|view|open|check|what's|what is|get|display|tell me)(?: me)?(?: (?:my|the|current))* |my"
        r" )?(?:profile|account|personal (?:details|data|info|information)|details|standing|membership(?: status|"
        r" end| date)?|certification (?:number|status|date|details)|cmpp (?:number|status)|credential(?: number|"
        r" details)?|member(?:ship)? number|time ?zone|locale|personal data|contact details|my data)(?: .{0,40})?"
        r"|who am i(?: .{0,40})?|whoami|what do you know about me|(?:what|which)(?: is|'s| are| e?-?mail)?(?: my|"
        r" the)?(?: registered| current| cmpp| certification| certificate| member(?:ship)?| e-?mail| mail|"
        r" e-?mails?)* (?:number|standing|address|addresses|email|status|e-?mails?|name|details|id|no)(?: (?:do you"
        r" have|have you got|is on|are on|on file|for me|on my|do you|you have).{0,50})?"
        r"|(?:when|how long|until when|till when)(?: does| do| did| is| was| will| were| has| am)?(?: my| i| the|"
        r" it)? ?(?:cmpp|credential|certification|certificate|certified|certify|membership|first certified|get"
        r" certified|become certified|became certified|member)(?:'s)?(?: .{0,40})?"
        r"|(?:am i|is my (?:certification|credential|cmpp|membership)) (?:still |currently |a )?(?:certified|valid"
        r"|active|current|member|cmpp|expired|expiring|an? (?:ismpp )?member|ok)(?: .{0,40})?|(?:(?:certification"
        r"|credential|membership) )?(?:expiry|expiration|expiring)(?: date)?|what(?:'s| is)(?: my)?"
        r" (?:certification |credential |cmpp |membership )?(?:expiry|expiration|end|issue)(?: date)?",
        Profile(),
    ),
    rule(
        "export download print backup back send email mail get give make create generate prepare produce need want"
        " csv pdf transcript audit excel spreadsheet save everything all it",
        _export,
    ),
)
