"""Wishes to see what was sent: all of it, what a word or a day finds, or one letter to be read again."""

from __future__ import annotations

import re
from datetime import date

from bot.intents import Communications, Intent
from bot.understand.said import Said, period_in
from bot.understand.wishes.rule import Rule, rule
from core.rules.amounts import find_amounts

MOST_WORDS = 3
_ONE = r"(?:communication|message|letter|e-?mail|mail|notice|notification)"
_ALL = r"(?:communications?|messages|correspondence|e-?mails|mails|letters|notices|notifications|message history)"
_SHOW = r"(?:read|re-?read|open|show|see|view|display|get|give|bring up|pull up|find)(?: (?:me|us|out|again))*"
_MINE = r"(?: (?:the|my|that|this|your|our))?"
_LAST = r"(?:last|latest|newest|most recent|previous)"
_ABOUT = r"(?:about|regarding|concerning|re|mentioning|that mentions?|which mentions?|with|containing)"

_NUMBERED = re.compile(
    rf"(?:{_SHOW}{_MINE} |(?:what (?:is|was|stands|stood) in|what does){_MINE} )?{_ONE}"
    r" (?:number |no\.? |nr\.? )?#?(?P<n>\d{1,6})(?: again| say| please)*"
    r"|(?:read|re-?read)(?: me)? (?:number |no\.? )?#?(?P<bare>\d{1,6})(?: again| please)*"
)
_NEWEST = re.compile(
    rf"(?:{_SHOW}{_MINE} |(?:what (?:is|was|stands|stood|did you write) in|what did){_MINE} )?{_LAST} {_ONE}"
    r"(?: (?:from you|from tally|you sent(?: me)?|you wrote(?: me)?|i got|sent to me|say|again))*"
    rf"(?: (?:{_ABOUT}|from|of|on) (?P<tail>.{{1,100}}))?"
)
_SINGLE = re.compile(
    rf"(?:{_SHOW}|what (?:is|was|stands|stood) in)(?: (?:the|that|your|my)) {_ONE}(?: (?:from you|you sent(?: me)?|i got))*"
    rf" (?:(?:{_ABOUT}|on) (?P<tail>.{{1,100}})|(?:from|of) (?P<day>.{{1,60}}))"
)
_SENT = re.compile(
    rf"(?:(?:show|list|see|view|open|get|read|search|find|look (?:for|in|through|at)|go through)(?: me)?(?: (?:all|my|the|your"
    rf"|our|past|previous|recent|old|older|any|in|through))* )?(?P<noun>{_ALL})(?P<tail> .{{1,120}})?"
    r"|(?:what|which (?:messages|e-?mails|mails|letters|notices|reminders))(?: messages| e-?mails| mails)? (?:did|have"
    r"|has|was|were)(?: you| the (?:office|programme|program)| tally| i| been| ismpp)? ?(?:already )?(?:send|sent"
    r"|emailed|email|mailed|written|write|told|tell|received|receive|say|said|get|got|gotten)(?: to)?(?: me)?"
    r"(?P<asked> .{1,100})?"
    r"|(?:did|have) you (?:already )?(?:send|sent|write|written|tell|told|email|emailed) (?:to )?me(?P<whether> .{1,100})?"
    r"|(?:(?:show|list|see|view|get|give)(?: me)? )?(?:everything|anything|all)(?: that)? (?:you|the programme|the"
    r" office)(?:'ve| have)? (?:sent|told|written)(?: to)? me(?P<all> .{1,100})?"
)
_SAID_ABOUT = re.compile(
    r"\b(?:about|regarding|concerning|mentioning|on|since|from|in) (?!(?:the )?(?:office|you|me)\b).+$"
)
_PAGE = re.compile(r",?\s(?:on )?page (?P<page>\d{1,4})$")
_NOISE = re.compile(
    r"(?:to|sent to) me\b|(?:that |which )?(?:you|tally|the office|the programme|ismpp)(?:'ve| have)? (?:sent|wrote|written)"
    r"(?: to)?(?: me)?\b|(?:that |which )?i (?:got|received|have)\b|sent(?: to me)?\b|history\b|log\b|again\b|please\b|already\b"
    r"|(?:from|by) (?:you|tally|the office|the programme|the program|ismpp)\b|(?:from|on|in|of|with|for|about|regarding"
    r"|concerning|re|mentioning|containing|on the subject of|that mentions?|the words?|anything|something|:)(?=\s|$)",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"(?:from|about|on|regarding|to me|you|sent|i got|history|log|since|in|of|with|for|re|before|until|till|after|between|during"
    r"|that|which|mentioning|containing|concerning|by|page|this|last|again|please|already|today|yesterday)\b"
)
_CASE = re.compile(r"#?[a-z]{0,2}#?\d{1,9}")
_ENDS = re.compile(r"\s(?:in (?:it|them)|again|please|to me|anything|something|for me)$", re.IGNORECASE)


def letters(line: Said) -> Intent | None:
    """One letter by its number, the newest, the one about something; or the list, narrowed by words and days."""
    if match := _NUMBERED.fullmatch(line.low):
        return Communications(number=int(match["n"] or match["bare"]), whole=True)
    if match := _NEWEST.fullmatch(line.low):
        query, start, end = _narrowed(line, match.start("tail"), match.end("tail"))
        return Communications(query, start, end, whole=True, last=True)
    if match := _SINGLE.fullmatch(line.low):
        name = "tail" if match["tail"] else "day"
        query, start, end = _narrowed(line, match.start(name), match.end(name))
        if name == "day" and not (start or end):
            return None  # "the letter of recommendation"
        return Communications(query, start, end, whole=True)
    return _listed(line)


def letters_loosely(line: Said) -> Communications:
    """The list, for a line that only speaks of letters; what it says they are about narrows it all the same."""
    about = _SAID_ABOUT.search(line.low)
    query, start, end = _narrowed(line, about.start() if about else len(line.text), len(line.text))
    return Communications(query, start, end)


def _listed(line: Said) -> Intent | None:
    page = _PAGE.search(line.low)
    upto = page.start() if page else len(line.low)
    match = _SENT.fullmatch(line.low, 0, upto)
    if match is None:
        return None
    name = next((one for one in ("tail", "asked", "whether", "all") if match[one]), None)
    number = int(page["page"]) if page else 1
    if name is None:
        return Communications(page=number)
    if name == "tail" and not _is_search(match["noun"], match["tail"].strip()):
        return None
    query, start, end = _narrowed(line, match.start(name), match.end(name))
    return Communications(query, start, end, page=number)


def _is_search(noun: str, tail: str) -> bool:
    """Whether words after the noun look for letters: "letters about …", "letters R5", "communications epilepsy"."""
    if _LEADS.match(tail) or _CASE.fullmatch(tail):
        return True
    return noun.startswith("communication") and len(tail.split()) <= MOST_WORDS and not find_amounts(tail)


def _narrowed(line: Said, at: int, to: int) -> tuple[str | None, date | None, date | None]:
    """The words and the days in a part of the line; no part, no words."""
    if at < 0:
        return None, None, None
    part = line.again(line.text[at:to].strip())
    period = period_in(part)
    rest = part.text if period.to == 0 else f"{part.text[: period.at]} {part.text[period.to :]}"
    words = " ".join(rest.split()).strip(" ,;:\"'“”‘’«»")
    while (less := _ENDS.sub("", _lead_off(words))) != words:
        words = less
    return words or None, period.start, period.end


def _lead_off(words: str) -> str:
    noise = _NOISE.match(words)
    less = words[noise.end() :] if noise else words
    return re.sub(r"^(?:the|my|an?)\s", "", less.strip(" ,;:\"'“”‘’«»"), flags=re.IGNORECASE)


LETTERS: tuple[Rule, ...] = (
    rule(
        "communications communication messages message correspondence emails email mails mail letters letter notifications"
        " notification notices notice sent send emailed mailed written write told tell say got get received receive"
        " everything anything all read reread",
        letters,
    ),
)
