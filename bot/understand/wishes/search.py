"""Wishes to search the approved activities: by words, kind, days, domain; recordings or live; what is still open."""

from __future__ import annotations

import re

from bot.intents import Intent, SearchActivities
from bot.understand.said import Period, Said, domain_in, period_in, without_domain
from bot.understand.wishes.rule import Rule, rule
from core.rules.words import word_set

_KINDS = (
    r"(?:webinars?|workshops?|courses?|recordings?|meetings?|conferences?|symposia|symposium|seminars?|podcasts?"
    r"|lectures?|self-study|modules?|ismpp u|annual meeting|european meeting|ismpp west|ismpp academy|amwa meeting"
    r"|cbi meeting)"
)
_ACTIVITIES = (
    r"(?:approved |upcoming |available |live |recorded |online |new |more |some |other |any |the |all |eligible |ce"
    r" |cpd |credit |training )*(?:activities|activity|events?|sessions?|trainings?|programs?|programmes?|options"
    r"|things to (?:do|attend|watch)|catalog(?:ue)?|approved list|list of approved activities|offerings?"
    r"|opportunities|learning|education|classes|talks?)"
)
_LIKE = (
    r"approved |upcoming |available |live |recorded |online |new |more |some |other |any |the |all |eligible |ce "
    r"|cpd |ethics |foster |implement |develop |next |future |coming "
)
_SEARCH = re.compile(
    rf"(?P<verb>find|search(?: for| the (?:catalog(?:ue)?|list|activities|approved list) for| in the catalogue for|"
    rf" in| the)?|searching for|look(?:ing)?(?: up| for)|browse|serach(?: for)?|seach(?: for)?|saerch(?: for)?|fnd"
    rf"|any|are there(?: any)?|is there(?: an?y?| a)?|do you have(?: any)?|have you got(?: any)?|recommend|suggest"
    rf"|discover|explore)(?: me)?(?: (?:a|an|any|some|all|the))? (?P<what>.+)"
    rf"|(?:show|list|see|view|get|give|what are|which|what|what's|display|where can i find|what other|which"
    rf" other)(?: me)?(?: (?:the|all|some|any|of|a list of|my options for))* (?P<what2>(?:{_LIKE})*(?:{_ACTIVITIES}"
    rf"|{_KINDS})(?! (?:did|have|do|has) i\b).*)"
    rf"|(?P<what3>(?:upcoming|available|approved|eligible|future|next) (?:{_ACTIVITIES}|{_KINDS}).*)|what(?:'s|"
    rf" is)(?: coming up| on| available| new| approved| there| offered)+(?P<what4>.*)"
    r"|(?:is|are|was) (?P<what5>.+?) (?:approved|on the (?:approved )?list|an approved activity|pre-?approved|in"
    r" the catalogue)|(?P<what6>(?:catalog(?:ue)?|activities|approved activities|approved list))|where can i (?:get"
    r"|earn|find|do)(?: (?:some|more|my|the|\d+))* (?P<what7>.+)|what (?:can|could|should) i (?:do|attend|watch"
    r"|take)(?: (?:for|to get|to earn|next|in|about|on|this|that counts for))+ ?(?P<what8>.*)"
    r"|(?:anything|something) (?P<what10>(?:recorded |live |new |on demand )?(?:about|on|regarding) .+)"
    r"|(?P<what9>recordings (?:in|on|about|for|left|available|of|from)\b.*)"
)
_SEARCH_FILLER = re.compile(
    rf"(?:^|(?<=\s))(?:about|anything|something|on|for|in|of|the|a|an|any|some|that|with|called|named|related to"
    rf"|regarding|covering|dealing with|me|my|to|this|next|between|coming up|is|are|do|from|by|approved|upcoming"
    rf"|available|live|activities|activity|events?|sessions?|trainings?|catalog(?:ue)?|list|hours?|credits?|more"
    rf"|other|new|where|there|and|which|offered|please|{_KINDS})(?=\s|$)"
)


_ABOUT_ONE = re.compile(
    r"(?:how long (?:is|was|are|does|did)|how many (?:credits|hours) (?:is|are|does|for)|when (?:is|was))"
    r" (?P<what>(?:the )?\S.{0,80}?"
    r"(?:webinar|session|workshop|course|talk|lecture|module|recording|training))(?: (?:last|take|worth|give))?(?:,.{0,40})?"
    r"|what (?:counts|qualifies) (?:as|for|towards|under) (?P<domain>.{3,40})"
)


def _known(asked: re.Match[str]) -> bool:
    return asked["domain"] is None or domain_in(asked["domain"]) is not None


def _search(line: Said) -> Intent | None:
    low = line.low
    if low.startswith(("how ", "when ", "what ")) and (asked := _ABOUT_ONE.fullmatch(low)):
        part = "what" if asked["what"] else "domain"
        return _searched(line.again(line.text[asked.start(part) : asked.end(part)])) if _known(asked) else None
    match = _SEARCH.fullmatch(low)
    if match is None or (
        re.search(
            r"\b(?:did|have) (?:i|we)\b|\b(?:my|mentor|duplicate|certificate|badge|deadlines?|reminders?|office"
            r"|employment|missing|human)\b",
            low,
        )
        and not match["what5"]
    ):
        return None
    verb = (match["verb"] or "").split(" ")[0]
    if verb in ("any", "are", "is", "do", "have") and not re.search(
        rf"\b(?:{_ACTIVITIES}|{_KINDS}|anything|something)\b", low
    ):
        return None
    name = next((f"what{n}" for n in ("", 2, 3, 4, 5, 6, 7, 8, 9, 10) if match[f"what{n}"]), None)
    if name is None:
        return SearchActivities()
    line = line.again(line.text[match.start(name) : match.end(name)])
    return _searched(line)


_ABOUT = re.compile(r"\b(?:about|on|regarding|covering|called|named|related to)\s(?P<q>.+)$")
_RECORDED = re.compile(
    r"(?<!\w)(?:recordings?|recorded|replays?|on[- ]demand|archived?|live(?! and recorded)|in[- ]person)(?!\w)"
)
_OPEN = re.compile(
    r"(?<!\w)(?:(?:are |is |still )?left(?: over)?|upcoming|coming up|still (?:open|available|to come|offered)|(?:that |which )?i"
    r" (?:haven't|have not|didn't|did not|don't|do not)(?: yet)? (?:logged?|added?|seen?|watched?|attended?|done?|have|watch|see)"
    r"(?: yet)?)(?!\w)"
)
# Words for a kind of activity that name no topic; the list knows which course types they mean.
_LOOSE_KIND = re.compile(
    r"(?:webinars?|workshops?|podcasts?|courses?|seminars?|lectures?|self-study|meetings?|conferences?|symposi(?:a|um))"
)
_TOPIC = re.compile(r"\bethics (?:of|in|and|for) [a-z]")
_OWN_NAME = word_set("meeting conference academy")


def _searched(line: Said) -> Intent:
    low = line.low
    kind = re.search(rf"\b{_KINDS}\b", low)
    period = _days_of(line, is_named=kind is not None)
    undated = low[: period.at] + " " * (period.to - period.at) + low[period.to :]
    domain = None if _TOPIC.search(undated) else domain_in(low)
    about = _ABOUT.search(low)
    if about and not period.at <= about.start("q") < period.to:
        at = about.start("q")
        if domain is not None and domain_in(low[at:]) is not None and without_domain(low[at:]).strip():
            domain = None
        rest = " " * at + low[at:]
    else:
        rest = without_domain(low) if domain else low
    rest = rest[: period.at] + " " * (period.to - period.at) + rest[period.to :]
    rest, recorded = _taken(rest, low, _RECORDED)
    rest, is_open = _taken(rest, low, _OPEN)
    course = kind.group() if kind and (about or _LOOSE_KIND.fullmatch(kind.group())) else None
    if course and course.startswith("recording"):
        course = next(iter(re.findall(rf"\b{_LOOSE_KIND.pattern}\b", low)), None)
    if course:
        rest = rest.replace(course, " " * len(course), 1)
    is_recording = None if recorded is None else not recorded.startswith(("live", "in"))
    query = _query(line.text, rest)
    return SearchActivities(query, course, period.start, period.end, domain, is_recording, is_open is not None)


def _days_of(line: Said, *, is_named: bool) -> Period:
    """The days searched in. A bare year behind a name ("annual meeting 2026") may be its own: the list will know."""
    lean = "past" if re.search(r"\b(?:since|after)\b", line.low) else "future"
    led = period_in(line, lean=lean)
    if not led.to or (line.low[led.at : led.to].strip().isdigit() and is_named):
        return Period()
    return led


def _taken(rest: str, low: str, words: re.Pattern[str]) -> tuple[str, str | None]:
    """The rest without these words, and the first of them that was said anywhere."""
    said = words.search(low)
    return (words.sub(lambda m: " " * len(m.group()), rest), said.group()) if said else (rest, None)


def _query(text: str, rest: str) -> str | None:
    """The person's own words that are left, without fillers at either end; None for none."""
    words = list(re.finditer(r"\S+", rest))
    while words and _SEARCH_FILLER.fullmatch(words[0].group().strip(",")):
        words = words[1:]
    while words and _SEARCH_FILLER.fullmatch(words[-1].group().strip(",")) and words[-1].group() not in _OWN_NAME:
        words = words[:-1]
    return " ".join(text[word.start() : word.end()] for word in words).strip(" ,\"'") or None


SEARCH: tuple[Rule, ...] = (
    rule(
        "anything something recordings"
        " find search searching serach seach saerch fnd look looking browse any are is do have recommend suggest"
        " discover explore show list see view get give what which"
        " where upcoming available long counts qualifies when approved eligible future next catalog catalogue"
        " activities was display",
        _search,
    ),
)
