"""Wishes to see the record: progress, list, deadline, what if, export, profile, communications, badge."""

from __future__ import annotations

import re

from bot.intents import (
    Intent,
    ListCredits,
    Progress,
)
from bot.understand.said import Said, domain_in, period_in, without_domain
from bot.understand.which import numbers_of
from bot.understand.wishes.rule import Rule, rule
from core.rules.amounts import find_amounts, number_value
from core.rules.words import NUMBERS, choice

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
    r"|how'm i doing.*|how many (?:more )?(?:hours|credits)|how['’]?s (?:my|it|this year|the year|foster|implement"
    r"|develop|ethics) .{1,40}"
    r"|how far (?:am i|along am i|have i|off am i|behind am i|are we).*|how close am i.*|where (?:do (?:i|we) stand|am"
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


_ADDED_BY = re.compile(
    r"\b(?:i(?:'ve| have)? (?:added|entered|logged|put in)(?: (?:by )?(?P<me>myself|on my own))|(?:added|entered|logged) by"
    r" (?:(?P<me2>me|myself|self)|the (?:programme|program|office)|ismpp)|(?P<me3>self-(?:added|entered|logged|reported)))\b"
)


_LAST_FEW = re.compile(
    rf"(?:{_SHOW}|{_SEE})(?: me)?(?: (?:my|the))? (?:very )?(?:last|latest|recent|most recent|newest|first|previous)(?:"
    rf" (?P<n>\d{{1,3}}|few|couple of|{choice(NUMBERS)}))? (?P<what>credits?|entry|entries|activity|activities|sessions?|items?"
    r"|ones?)"
)


# One credit asked about: it is listed with the reason why it counts or doesn't.
_ABOUT_ONE = re.compile(
    r"(?:(?:so |but )?why (?:does|did|do|is|isn't|doesn't|didn't|has|hasn't|won't)(?: not)? "
    r"(?P<n>(?:credit |entry |number )?#?\d{1,4})(?: not)? (?:count\w*|counting|counted)(?: yet| for anything| at all)?"
    r"|(?:does|will|is|did) (?P<n2>(?:credit |entry |number )?#?\d{1,4}) (?:count|counting|counted)(?: yet| already)?"
    r"|(?:and |so )?(?:what about|how about|what's wrong with|what is wrong with|what's up with|tell me about"
    r"|more (?:about|on)) (?P<n3>(?:(?:credit|entry|number) #?|#)\d{1,4}))"
)


def _about_one(line: Said) -> Intent | None:
    if _ABOUT_ONE.fullmatch(line.low.replace("\u2019", "'").rstrip(" ?!.")):
        return ListCredits(query=f"#{numbers_of(line.low)[0]}")
    return None


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
    if few := _LAST_FEW.fullmatch(low):
        return ListCredits(last=_count(few))
    if find_amounts(low) or re.search(r"\b(?:as|in) (?:a )?(?:pdf|csv|excel|spreadsheet)$", low):
        return None
    period, domain = period_in(line), domain_in(low)
    rest = low[: period.at] + " " * (period.to - period.at) + low[period.to :]
    if adder := _ADDED_BY.search(low):
        return ListCredits(
            period.start,
            period.end,
            domain,
            f"added by {'me' if adder['me'] or adder['me2'] or adder['me3'] else 'the programme'}",
        )
    if _NO_PROOF.search(low):
        return ListCredits(period.start, period.end, domain, "undocumented")
    rest = _FILLER.sub(lambda m: " " * len(m.group()), without_domain(rest) if domain else rest)
    return ListCredits(period.start, period.end, domain, _query(line.text, rest))


def _count(few: re.Match[str]) -> int | None:
    """How many of the newest are meant: a number, or one for "my last credit"; None when that is not said."""
    number = number_value(few["n"]) if few["n"] else None
    if number is not None:
        return int(number)
    return None if few["n"] or few["what"].endswith("s") else 1


def _query(text: str, rest: str) -> str | None:
    """The person's own words from the first to the last that no filler covers; None for none."""
    words = list(re.finditer(r"[^\s,;:.?!\"'()]+", rest))
    return text[words[0].start() : words[-1].end()] if words else None


def _progress(line: Said) -> Intent | None:
    low = line.low
    if re.match(r"do i have ", low) and _NO_PROOF.search(low):
        return None  # those are listed
    if not _PROGRESS.fullmatch(low) or re.search(
        r"\byou\b|^which (?:credits?|entries|sessions|activities|of my)\b|\b(?:did (?:i|we) (?:log|add|do|attend|earn"
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


ASK: tuple[Rule, ...] = (
    rule("why does will is did what how tell more", _about_one),
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
