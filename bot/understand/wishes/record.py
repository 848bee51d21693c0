"""Wishes to see the record: progress, list, deadline, what if, export, profile, communications, badge."""

from __future__ import annotations

import re

from bot.intents import (
    Badge,
    Communications,
    Deadline,
    Export,
    Intent,
    ListCredits,
    Profile,
    Progress,
    WhatIf,
)
from bot.understand.said import Said, domain_in, period_in, without_domain
from bot.understand.which import numbers_of
from bot.understand.wishes.rule import Rule, phrase, rule
from core.rules.amounts import find_amounts

_UNIT = (
    r"(?:ce |cpd |credit |more |additional |extra |further |other |ethics |ethical |foster |implement |develop "
    r"|implementation |development )*(?:hours?|hrs?|h|credits?|points?|sessions?|activities|work)"
)
_PROGRESS = re.compile(
    r"(?:(?:so |and |then )?(?:am i|are we|am i still) (?:(?:still |well |fully |nearly |almost |all )?(?:on"
    r" (?:track|course|schedule|target)|ontrack|behind|ahead|short|done|complete|finished|okay|ok|good|compliant"
    r"|set|there|covered|safe|fine|missing|lacking)).*"
    r"|on track|track|(?:my |show (?:me )?(?:my |a )?|give me a |see (?:my )?|view (?:my )?|check (?:my )?"
    r"|what(?:'s| is) (?:my )?|get (?:my )?|give me (?:my )?)?(?:current |overall |ce |cpd |credit |latest "
    r"|recertification |cmpp )*(?:progress|status|balance|bars?|summary|overview|dashboard|standings?|totals?|tally"
    r"|gaps?|progress bars?|progress report|status report|totals? so far|score)(?: so far| now| report| today|"
    r" please| update| check| by domain| by year)*(?: (?:for|in|on|of|towards?|with|toward|during|this|last|to)"
    r" .{1,60})?"
    r"|how (?:am i|are we|is it|is my \w+|are my \w+|'s my \w+|'s it|am i currently) (?:doing|looking|getting on"
    r"|going|coming along|progressing|faring|standing|placed)(?: .{1,60})?|how do i (?:stand|look)(?: .{1,60})?"
    r"|how'm i doing.*|how['’]?s (?:my|it|foster|implement|develop|ethics) .{1,40}"
    r"|how far (?:am i|along am i|have i|off am i|behind am i|are we).*|how close am i.*|where (?:do i stand|am"
    r" i)(?: .{1,60})?|where i stand.*"
    rf"|did i (?:already )?(?:reach|meet|hit|make|finish|complete) .{{1,60}}|how much (?:ethics|foster|implement"
    rf"|develop) .{{1,60}}|(?:what|which {_UNIT}|what else|which|how much|how many|how many {_UNIT}|how much"
    rf" {_UNIT}|how many more|how"
    rf" much more)(?:'s| is| are| do| does| did| have| would| will| must| should| has| am)?(?: i| there| my record|"
    rf" we| my)?(?: still| currently| now| got| i)*(?: to)?(?: need| missing| left| outstanding| remaining| lack|"
    rf" require| required| have| remains?| got| to go| needed| do| short| get| complete| earn| am i missing)(?:"
    rf" .{{0,80}})?"
    rf"|how many {_UNIT}(?: .{{1,40}})? (?:do|have|will|must|should|am|are|is) (?:i|there|we)(?: still| currently|"
    rf" already| now)* (?:need|have|got|missing|lack|require|left|to|short|had|earn|do|get|needed|remaining|on"
    rf" record|in total).*"
    r"|(?:do|have|did|will) i (?:still |already |now )?(?:have|got|met|meet|done|reached|fulfilled|reach|complete"
    r"|completed|need|lack|satisfy|satisfied|finish|finished|make it|hit|make) ?(?:enough|all|the|my|any|what|more"
    r"|everything|it|annual|yearly|minimum)?.{0,80}"
    rf"|what(?:'s| is| are) (?:still |left |missing|my gaps|my total|my totals|my hours|my credits|my current|my"
    rf" credit|my ce|the gap|outstanding).*|(?:remaining|missing|outstanding|needed) {_UNIT}.*|what(?:'s| is)"
    rf" (?:still )?(?:missing|left|outstanding).*"
    rf"|(?:is|are) (?:my|this) (?:year|cycle|\w+ \w+|{_UNIT})(?: \w+)? (?:complete|done|met|enough|ok|finished"
    rf"|covered|fulfilled).*"
    rf"|show me where i stand|(?:am i|are we) (?:going to|gonna) (?:make it|be ok|be fine|reach|finish|get there).*"
    rf"|(?:ethics|foster|implement|develop) (?:progress|status|total)|{_UNIT} (?:needed|left|missing|remaining|to"
    rf" go|so far).*|my (?:hours|credits) so far|what counts so far)"
)
_LOG = (
    r"(?:log|logged|add|added|do|done|enter|entered|record|recorded|attend|attended|earn|earned|complete|completed"
    r"|submit|submitted|claim|claimed|save|saved|take|took|taken|collect|collected|put in|track|tracked|register"
    r"|registered|get|got|accumulate|accumulated|make|made)"
)
_SEE = (
    r"(?:list|ls|lst|show|display|view|see|get|pull up|open|give|read|review|browse|check|look at|let me see"
    r"|bring up|what are|which are|what's in|what is in|what's on|what is on)"
)
_SHOW = r"(?:list|ls|lst|show|display|view|show me|pull up|bring up)"
_THINGS = (
    r"(?:credits?|entr(?:y|ies)|records?|log|logs|hours|list|everything|sessions?|items?|activit(?:y|ies)|ce|ces"
    r"|cpd|history|transcript|tracker|webinars?|workshops?|courses?|stuff|all|learning|education)"
)
_LIST = re.compile(
    rf"(?:{_SHOW}|{_SEE}(?= (?:me )?(?:\w+ ){{0,5}}?{_THINGS}\b))(?: me)?(?: .{{0,200}})?"
    rf"|(?:so )?(?:what|which|what all|how many|how much|what kind of|which of my)(?: (?:ce |cpd |credit"
    rf" )?{_THINGS})?(?: \w+){{0,4}}? (?:did|have|had|do|has|'ve) (?:i|we) (?:already |just |ever |actually |all"
    rf" )?(?:{_LOG}|have|got|been)(?: .{{0,200}})?"
    rf"|what(?:'s| is)(?: all)? (?:in|on) my (?:record|list|log|tracker)(?: .{{0,120}})?|my (?:\S+"
    rf" ){{0,3}}?{_THINGS}(?: .{{0,120}})?|all (?:my |the )?(?:\S+ )?{_THINGS}(?: .{{0,120}})?|(?:credits|entries"
    rf"|sessions|activities|everything|history)(?: (?:from|in|since|for|before|after|between|about|under|without"
    rf"|dated|this|last|that|of|by|until|i|on|with|during|\d{{4}}).{{0,120}})?"
    rf"|(?:did|have) i (?:already |ever )?{_LOG}(?: .{{1,120}})|(?:do|did) i have (?:anything|something|any"
    rf" (?:credits?|entr(?:y|ies))) .{{1,80}}"
    rf"|(?:which|what)(?: of my)?(?: .{{1,30}})? (?:(?:credits?|entries|activities|ones|sessions) ?(?:are|were|was"
    rf"|have|came|came from|don't have|do not have)|(?:credits?|entries|activities|ones)? ?(?:count|counts|don't"
    rf" count|do not count|doesn't count|need|needs|still need|still needs|lack|is missing|are missing)).{{0,80}}"
)
_FILLER = re.compile(
    rf"(?<!\w)(?:{_SEE}|{_LOG}|me|all|only|just|every|the|my|of|a|an|in|on|for|from|with|to|by|list|what|which|did"
    rf"|have|had|do|has|i|we|how|many|much|any|ever|already|ce|cpd|{_THINGS}|{_LOG}|total|number|count|full"
    rf"|complete|whole|entire|current|out|under|domain|domains|category|is|are|was|were|that|there|so|far|please"
    rf"|about|called|named|containing|matching|related|regarding|dated|during|between|and|saved|recorded|past"
    rf"|previous|year|cycle|anything|something|kind|ones|one|been|ve|s|at|it|them|those|these)(?!\w)"
)
_NO_PROOF = re.compile(
    r"(?:un-?documented|(?:without|missing|lacking|no|need(?:s|ing)?|lacks?|don't have|do not have|still needs?|is"
    r" missing|are missing)(?: an?y?| the| their| its)? (?:documentation|documents?|certificates?|proofs?|files?"
    r"|evidence|attachments?))"
)


def _list(line: Said) -> Intent | None:
    low = line.low
    if not _LIST.fullmatch(low) or re.search(
        r"^what (?:do|should) i (?:do|say|type)(?: now| next)?$|^(?:show|list) (?:me )?(?:the |all )?(?:commands?"
        r"|options|menu|examples|help)$|\b(?:reminders?|messages|communications|deadlines?|badge|profile|mentor"
        r"|exam|office|jobs?|employment|work history|document|certificate for|certificates? of)\b",
        low,
    ):
        return None
    if re.fullmatch(
        rf"(?:{_SEE}|open|see|print|get|check)(?: me)? (?:(?:credit|entry|item|no\.?|number|activity) ?)?#?(?!(?:19"
        rf"|20)\d\d)\d{{1,4}}",
        low,
    ):
        return ListCredits(query=f"#{numbers_of(low)[0]}")
    period, domain = period_in(line), domain_in(low)
    rest = low[: period.at] + " " * (period.to - period.at) + low[period.to :]
    if _NO_PROOF.search(low):
        return ListCredits(period.start, period.end, domain, "undocumented")
    rest = _FILLER.sub(lambda m: " " * len(m.group()), without_domain(rest) if domain else rest)
    return ListCredits(period.start, period.end, domain, _query(line.text, rest))


def _query(text: str, rest: str) -> str | None:
    """The person's own words from the first to the last that no filler covers; None for none."""
    words = list(re.finditer(r"[^\s,;:.?!\"'()]+", rest))
    return text[words[0].start() : words[-1].end()] if words else None


def _progress(line: Said) -> Intent | None:
    low = line.low
    if not _PROGRESS.fullmatch(low) or re.search(
        r"^which (?:credits?|entries|sessions|activities|of my)\b|\b(?:did (?:i|we) (?:log|add|do|attend|earn"
        r"|record|enter|complete|put|save|take|track)|what (?:do|should) i do(?: now|"
        r" next)?$|what have i (?:already )?(?:done|completed|attended|earned|added|logged|recorded|entered"
        r"|submitted|saved)|deadlines?|badge|reminders?|exam"
        r"|mentor|expire|expires|membership|certification number|log|logged|record(?:ed)?|attend(?:ed)?|attach)\b",
        low,
    ):
        return None
    period = period_in(line)
    if re.search(r"\b(?:by|until|before|till)\b[^,]{0,20}$", low[: period.to]) and period.start is None:
        period = type(period)()
    return Progress(domain_in(low), period.start, period.end)


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


_SENT = re.compile(
    r"(?:(?:show|list|see|view|open|get)(?: me)?(?: (?:all|my|the|your|our|past|previous|recent))*"
    r" )?(?:communications?|messages|correspondence|emails|mails|letters|notifications|message history)(?: (?:from"
    r"|about|on|regarding|to me|you sent|sent|i got|history|log|since|in|of|with|for).{0,100})?"
    r"|(?:what|which (?:messages|emails|mails|letters|notices|reminders))(?: messages| emails| mails)? (?:did|have"
    r"|has|was|were)(?: you| the (?:office|programme|program)| tally| i| been| ismpp)? ?(?:already )?(?:send|sent"
    r"|emailed|email|mailed|written|write|told|tell|received|receive|say|said|get|got|gotten)(?: to)?(?: me)?(?:"
    r" .{0,100})?"
    r"|(?:did|have) you (?:already )?(?:send|sent|write|written|tell|told|email|emailed) (?:to )?me(?: .{0,100})?"
    r"|(?:(?:show|list|see|view|get|give)(?: me)? )?(?:everything|anything|all)(?: that)? (?:you|the programme|the"
    r" office)(?:'ve| have)? (?:sent|told|written)(?: to)? me(?: .{0,100})?"
)


def _communications(line: Said) -> Intent | None:
    if not _SENT.fullmatch(line.low):
        return None
    period = period_in(line)
    about = re.search(
        r"\b(?:about|regarding|on the subject of|concerning|re)\s(.+)$",
        line.text[: period.at] if period.to == len(line.text) and period.to else line.text,
        re.IGNORECASE,
    )
    return Communications(re.sub(r"^(?:the|my)\s", "", about[1]) if about else None, period.start, period.end)


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
        r"|(?:how (?:long|much time|many (?:days|weeks|months)))(?: (?:do i|have i|i|is|are|there|until|till|left"
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
    rule(
        "communications communication messages correspondence emails mails letters notifications sent send message"
        " told emailed say tell received get got receive",
        _communications,
    ),
    phrase(
        "profile who whoami standing number certification certified credential membership address addresses email"
        " details name data account expire expires zone timezone locale certificate cmpp information info me member",
        r"(?:(?:show|see|view|open|check|what's|what is|get|display|tell me)(?: me)?(?: (?:my|the|current))* |my"
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
ASK: tuple[Rule, ...] = (
    rule(
        "track ontrack progress status balance bar bars summary overview dashboard standing standings total totals"
        " tally gap gaps score how where what which"
        " am do have did will is are remaining missing outstanding needed left need hours credits my show",
        _progress,
    ),
    rule(
        "list ls lst show display view see get print pull open give read review browse check look let bring what"
        " which how my all credits"
        " entries sessions activities everything history records record did have do",
        _list,
    ),
)
