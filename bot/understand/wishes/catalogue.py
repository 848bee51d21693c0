"""Wishes about the approved activities, help, and small talk that is a whole line."""

from __future__ import annotations

import re

from bot.intents import Chitchat, Help, Intent, SearchActivities
from bot.understand.said import Said, domain_in, period_in, without_domain
from bot.understand.wishes.rule import Rule, phrase, rule

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
    name = next((f"what{n}" for n in ("", 2, 3, 4, 5, 6, 7, 8) if match[f"what{n}"]), None)
    if name is None:
        return SearchActivities()
    line = line.again(line.text[match.start(name) : match.end(name)])
    return _searched(line)


def _searched(line: Said) -> Intent:
    kind = re.search(rf"\b{_KINDS}\b", line.low)
    domain = domain_in(line.low)
    about = re.search(r"\b(?:about|on|regarding|covering|called|named|related to)\s(?P<q>.+)$", line.low)
    led = period_in(line, lean="future")
    is_period = led.to and not (line.low[led.at : led.to].strip().isdigit() and kind is not None)
    period = led if is_period else type(led)()
    if about and not (is_period and led.at <= about.start("q") < led.to):
        if domain is not None and domain_in(about["q"]) is not None and without_domain(about["q"]).strip():
            domain = None
        at, to = about.span("q")
        rest = " " * at + line.low[at:to]
    else:
        rest = without_domain(line.low) if domain else line.low
    if is_period:
        rest = rest[: period.at] + " " * (period.to - period.at) + rest[period.to :]
    course = kind.group() if kind else None
    if course and (
        about
        or re.fullmatch(
            r"(?:webinars?|workshops?|recordings?|podcasts?|courses?|seminars?|lectures?|self-study)", course
        )
    ):
        rest = rest.replace(course, " " * len(course), 1)
    elif course:
        course = None
    words = list(re.finditer(r"\S+", rest))
    while words and _SEARCH_FILLER.fullmatch(words[0].group().strip(",")):
        words = words[1:]
    while (
        words
        and _SEARCH_FILLER.fullmatch(words[-1].group().strip(","))
        and words[-1].group() not in ("meeting", "conference", "academy", "recordings", "recording")
    ):
        words = words[:-1]
    query = line.text[words[0].start() : words[-1].end()].strip(" ,\"'") if words else None
    return SearchActivities(query or None, course, period.start, period.end, domain)


def _help(line: Said) -> Intent | None:
    match = re.fullmatch(
        r"(?:(?:please )?(?:help|hlep|halp|hepl)(?: (?:me|please|page|menu|with|on|about|for|to))*(?P<q>(?:"
        r" .{1,80})?)|how (?:do|can|should|would|to|does|is)(?: (?:i|one|you|we|this|it|someone))*(?P<q2> .{1,120})"
        r"|what (?:can|do|could|else can|all can|are|is) (?:you|i|this|your|tally)(?: (?:do|say|ask|type|here|for"
        r"|able|to|you|commands?|functions?|options|possible|know|understand|capable|bot|help|with|me|features"
        r"|supported))*|(?:show |list |what are |which are )?(?:me )?(?:the |all |your )?(?:commands?|options|menu"
        r"|manual|instructions"
        r"|examples|features|guide|faq)|(?:hi|hello|hey|hiya|hallo|howdy|hola|bonjour|hey there|hi there|hello"
        r" there|hi all|hi tally|hello tally|hey tally|yo|heya|start|get started|/start|info|who are you|what are"
        r" you|what is (?:this|tally)|what's this|hi bot|hello bot|hey bot|hi again|hello again|hello\?+)|\?+|i"
        r" need help(?: with)?(?P<q3>(?: .{1,80})?)|how does (?:this|it|tally) work|what now|what do i do(?: now|"
        r" next)?|what should i (?:say|type|write)|what do i do(?: now| next)?|what should i (?:say|type|write)|i'm"
        r" (?:stuck|lost|new here)|i am (?:stuck|lost|new here)|explain(?P<q4>(?: .{1,80})?))",
        line.low,
    )
    if match is None:
        return None
    name = next((q for q in ("q", "q2", "q3", "q4") if match[q] and match[q].strip()), None)
    words = line.text[match.start(name) : match.end(name)].strip() if name else ""
    if words in (
        "work",
        "this work",
        "it work",
        "me",
        "doing",
        "are you",
        "going",
        "today",
        "are you doing",
    ) or re.fullmatch(r"(?:are|is|was) .*", words):
        return Help() if "work" in words else None
    return Help(words or None)


CATALOGUE: tuple[Rule, ...] = (
    rule(
        "find search searching serach seach saerch fnd look looking browse any are is do have recommend suggest"
        " discover explore show list see view get give what which"
        " where upcoming available long counts qualifies when approved eligible future next catalog catalogue"
        " activities was display",
        _search,
    ),
)
SMALL: tuple[Rule, ...] = (
    phrase(
        "how are you morning afternoon evening night weekend day doing up going sup joke love weather name old"
        " robot human real birthday christmas year happy merry good",
        r"(?:good (?:morning|afternoon|evening|night|day)|morning|happy (?:new year|birthday|friday|monday|holidays"
        r"|easter|christmas)|merry christmas|how are (?:you|things)(?: .{0,40})?|how(?:'s| is) (?:it going"
        r"|everything|your day|life|the weather|things)(?: .{0,30})?|what'?s up|sup|wassup|have a (?:nice|good"
        r"|great) (?:day|weekend|evening|one|week)|tell me a joke|i love you|(?:what|how)(?:'s| is) the weather(?:"
        r" .{0,40})?|are you (?:a |an )?(?:robot|bot|human|real|ai|there|ok|alive|awake)(?: .{0,20})?|do you"
        r" (?:like|love|dream|sleep|know me).{0,40}|what(?:'s| is) your name|how old are you|nice (?:weather|day|to"
        r" meet you).{0,40}|happy weekend|how do you do|how have you been|how's (?:tricks|business|work))",
        Chitchat("greeting"),
    ),
)
HELP: tuple[Rule, ...] = (
    rule(
        "help hlep halp hepl how what show list commands command options menu manual instructions examples features"
        " guide faq hi hello hey hiya hallo howdy hola bonjour yo heya start get info who ? explain i",
        _help,
    ),
)
