"""What must not be logged: small talk, what somebody else did, what is only planned, a duration that is no activity."""

from __future__ import annotations

import re

from bot.intents import Chitchat
from bot.language.lexicon import pattern_of, words_of
from bot.language.phrases import activity_pattern, any_of
from bot.understand.unreal import unreal
from core.rules.words import word_set

_GRATEFUL, _PRAISE = (frozenset(words_of(name)) for name in ("grateful", "praise"))
_AROUND_THANKS = frozenset(words_of("around_thanks")) | _GRATEFUL | _PRAISE
_ENDS_OF_WORDS = re.compile(r"[\s,.!:;)-]+")
LONGEST_THANKS = 160
_OTHERS = word_set(
    "he she they someone somebody everyone everybody you people nobody others him her them my our his their a"
    " another one the some two several"
    " behalf s no boss colleague manager friend wife husband"
)
_DID = (
    r"(?:attended|completed|did|took|watched|joined|participated|went|logged|earned|got|finished|has|had|have|was"
    r"|were|is|are|presented|listened|spent|reported|told|says|said|received|claimed|enrolled|will|just|also|wants"
    r"|needs|already|recently|passed)"
)
_PERSON = (
    r"(?:colleagues?|co-?workers?|boss|manager|friends?|team ?mates?|team|wife|husband|partner|assistant|intern"
    r"|director|supervisor|report|direct report|junior|mentee|mentor|brother|sister|son|daughter|neighbou?r|client"
    r"|student|trainee|department|company|group|employee|staff member|counterpart|predecessor|successor|line"
    r" manager|roommate|mom|mum|dad|father|mother|cat|dog)"
)
_ELSE = re.compile(
    r"(?:he|she|they)['’](?:s|re|ve|ll|d)\b.*|[A-Z][a-z]+(?: said| wrote)?:\s+I\b.*|"
    rf"(?:boss|manager|colleague|coworker|wife|husband|team)\s{_DID}\b.*|(?:.{{0,40}}\b)?(?:my|our|his|her|their|a"
    rf"|another|[a-z]+['’]s|one of my|one of our|the|some|two of my"
    rf"|several)\s(?:\w+\s){{0,2}}?{_PERSON}(?:\s[A-Za-z]+)?(?:'s)?\s(?:\w+\s)?{_DID}\b.*"
    rf"|(?:(?:yesterday|today|last week|fyi|btw|this morning|last \w+|on \w+day)[,:]?\s)?(?:he|she|they|someone"
    rf"|somebody|everyone|everybody|you|people|nobody|no one|others)\s(?:\w+\s)?{_DID}\b.*"
    rf"|.*\b(?:for|on behalf of)\s(?:my|our|his|her|a|another|the)\s(?:\w+\s)?{_PERSON}(?:\s\w+)?(?:\b.*)?|.*\bon"
    rf" behalf of\b.*|.*\b(?:for|to) (?:him|her|them|somebody else|someone else)(?:\s.*)?",
    re.IGNORECASE,
)
_NAME_DID = re.compile(
    r"(?:(?:Yesterday|Today|FYI|Btw|BTW|yesterday|today|fyi|btw|[Ll]ast \w+|[Tt]his morning|[Oo]n"
    r" \w+day)[,:]?\s)?(?:Dr\.?\s|Prof\.?\s|Mr\.?\s|Ms\.?\s|Mrs\.?\s)?(?P<name>[A-Z][a-zà-ÿ]{1,20})(?:\s[A-Z][a-zà-ÿ"
    r"'-]{1,20})?(?:\sand\s[A-Z][a-z]+)?\s(?:also\s|just\s|already\s|has\s|have\s)?(?:attended|completed|did|took"
    r"|watched|joined|participated|went|logged|earned|finished|presented|spent|got|told|says|said)\b"
)
_NOT_NAMES = word_set(
    "I We Yesterday Today Just Also Already Have Had Webinar Workshop Course Session Meeting Conference Training"
    " Seminar Lecture Recently Finally Only Monday Tuesday Wednesday"
    " Thursday Friday Saturday Sunday Then Never Not Add Log Please Recorded Online Self What Who When Which How"
    " Module Talk And So Did"
)
_WITH_ME = re.compile(
    r"\b(?:and i|and me|with me|i and|me and|i (?:also|too|joined|did as well)|and myself|so did i|as did i)\b",
    re.IGNORECASE,
)
_PLANNED = re.compile(
    r"(?:.{0,60}\b)?(?:i'm|i am|im|we're|we are|i was|i'm also)\s(?:\w+ly\s|still\s|just\s|also\s)?(?:planning"
    r"|going to|gonna|hoping|thinking|considering|scheduled|registered|signed up|signing up|booked|due to|supposed"
    r"|about to|looking forward|intending|enrolled|wondering|looking at|attending|joining|taking|doing|watching"
    r"|presenting|off to|going)\b.*"
    r"|(?:.{0,60}\b)?(?:i'll|i will|we'll|we will|i'd|i might|i may|i could|i should|i plan|i intend|i hope|i"
    r" expect|i would|we might|we plan|i shall|i won't|i'm not going|i can|i want|i would like|i'd"
    r" like)\s(?:probably\s|also\s|maybe\s|definitely\s|then\s|only\s|be\s)?(?:to\s)?(?:be\s)?(?:attend|attending"
    r"|do|doing|take|taking|join|joining|watch|watching|go|going|complete|participate|present|presenting|finish"
    r"|start|sign up|register|study|read)\b.*"
    r"|(?:.{0,40}\b)?(?:signed up|registered|booked|enrolled|registration|scheduled|planning|planned"
    r"|invited)\s(?:me\s|myself\s)?(?:for|on|to|in)\b.*|(?:attending|going to|joining|will be attending|will attend"
    r"|planning to attend|hoping to attend|plan to attend|want to attend|hope to attend|might attend|may attend"
    r"|should attend|thinking of attending|thinking about)\s.*|(?:should|shall|can|could|may) (?:i|we) (?:attend|do"
    r"|take|join|watch|go)\b.*|(?:next (?:week|month|year)|tomorrow)(?:,)?\s(?:there'?s|there is|i have|we have|is"
    r"|i've got|i'm|we're|i will|i'll)\b.*"
    r"|(?:to attend|attend|do|watch) .{1,80}(?:next|tomorrow|later|soon|in \w+ days).*|.{0,80}\b(?:is|will be|takes"
    r" place|starts|happening) (?:next|tomorrow|in (?:two|three|\d|a)|on the \d).*",
    re.IGNORECASE,
)
_NEGATED = re.compile(
    r"(?:.{0,40}\b)?(?:i|we)\s(?:didn't|did not|didnt|couldn't|could not|wasn't able|was not able|haven't|have not"
    r"|hadn't|don't|do not|never|wasn't|was not|can't|cannot|won't|missed|skipped|cancelled|canceled|forgot|failed"
    r"|almost|nearly|had to (?:skip|miss|cancel|leave|drop))\b.*|(?:missed|skipped|cancelled|canceled"
    r"|(?:didn['’]?t|did not) (?:attend|go|make|watch|join|get|do)|no time for)\s.*|.*\b(?:was|got|has been|is)"
    r" (?:cancelled|canceled|postponed)\b.*",
    re.IGNORECASE,
)
_SOCIAL = re.compile(
    r"(?:.{0,60}\b)?(?:lunch|sandwich|snack|tea|cake|busy until|dinner|coffee|breakfast|brunch|beers?|drinks?|call"
    r" (?:me|you|them|him|her)|call at"
    r"|ring me|ping me|text me"
    r"|message"
    r" me|brb|ooo|out of office|gym|nap|traffic|weather|vacation|see you|see u|talk to you|talk later|catch up|late"
    r" by|was late|running late|running (?:about |ca\.? )?\d+ ?min\w* late|\d+ ?min\w* late|be late|late for|am"
    r" late|be back|back in|afk|free (?:at|on|for)|let's meet|can we meet|meet (?:at|me|in|up|on)|zoom at|dentist"
    r"|doctor|school run|pick up the kids|flight|train|my bus|commute|drive|slept|sleep|workout|yoga|happy hour"
    r"|movie|pizza|party|wait(?:ing|ed)?|give me (?:\d|a|an|five|ten)|jet lag|haircut|parking|break|meeting in"
    r"|stand-?up|1:1|one-on-one|offsite|timesheet|payroll|overtime|billable|holiday|raining|laundry)\b(?:.*)",
    re.IGNORECASE,
)
_PARTING = re.compile(
    r"(?:see|talk to|speak to|catch) (?:you|u|ya)\b.*|what a (?:day|week|year|mess|relief|surprise|pity|shame)\b.*"
    r"|(?:wow|phew|ugh|argh|omg|yikes|oh dear|oh my)\b.*|looking forward to\b.*|it['’]s been\b.*",
    re.IGNORECASE,
)
_LASTED = re.compile(
    r"(?:it|that|this)['’]s .{1,40} long|(?:.{0,60}\b)?(?:it|it['’]s|that|that['’]s|this|(?:the|our|a|my|this|that"
    r"|today's|yesterday's)\s(?:[\w'-]+\s){1,4}?)\s?(?:took|lasted|lasts|takes|ran|runs|went on|dragged|is|was|will"
    r" be|will take|starts|begins|ends|ended|started|crashed|goes on|has been|will last|should take|kept)\b.*|(?:it"
    r"|that|this) (?:took|takes|lasted|will take|was|is|has been)\b.*|(?:i|we)(?:'ve| have)?(?: just| been| also)*"
    r" (?:worked|working|waited|waiting|drove|driving|flew|walked|ran|cooked|slept|cleaned|wrote|writing|emailed"
    r"|called|talked|spoke|chatted|travell?ed|commuted|sat in traffic|lost|wasted|spent|need|needed|have|had|got"
    r"|left|arrived|overslept|procrastinated|edited|reviewed|met|played|swam|biked|cycled|exercised|rested|argued"
    r"|searched|looked)\b.*",
    re.IGNORECASE,
)
LEARNING = re.compile(
    rf"(?<!\w)(?:{any_of(words_of('learning'))}|{activity_pattern('subjects')}|{activity_pattern('begun')}\w*)(?!\w)",
    re.IGNORECASE,
)


_PLANS = word_set(
    "planning going gonna hoping thinking considering scheduled registered signed signing booked due supposed about"
    " looking intending enrolled"
    " wondering attending joining taking doing watching presenting off ll will d might may could should plan intend"
    " hope expect would shall won"
    " can want registration planned invited to next tomorrow later soon in takes starts happening on"
)
_DENIES = word_set(
    "didn didnt did couldn could wasn was haven have hadn don do never can cannot won missed skipped cancelled"
    " canceled forgot failed almost nearly"
    " had no got been is"
)
LIVES = word_set(
    "lunch sandwich snack tea cake busy dinner coffee breakfast brunch beer beers drink drinks call ring ping text"
    " message brb ooo out gym nap"
    " traffic weather vacation see talk catch running late"
    " back afk free let can meet zoom dentist doctor school pick flight train bus commute drive slept sleep workout"
    " yoga happy movie pizza party"
    " wait waiting waited give jet haircut parking break meeting standup stand 1 one offsite timesheet payroll"
    " overtime billable holiday raining laundry"
    " be am min mins minutes"
)
_LASTS = word_set(
    "it that this took lasted lasts takes ran runs went dragged is was will starts begins ends ended started"
    " crashed goes has should kept worked"
    " working waited waiting drove driving flew walked cooked slept cleaned wrote writing emailed called talked"
    " spoke chatted traveled travelled"
    " commuted sat lost wasted spent need needed have had got left arrived overslept procrastinated edited reviewed"
    " met played swam biked cycled"
    " exercised rested argued searched looked"
)


def thanks(text: str) -> Chitchat | None:
    """Thanks or praise and nothing else, or None."""
    words = {word for word in _ENDS_OF_WORDS.split(text.lower()) if word}
    if len(text) > LONGEST_THANKS or not words <= _AROUND_THANKS:
        return None
    if words.isdisjoint(_GRATEFUL | _PRAISE) and not pattern_of("praise_said").search(text):
        return None
    return Chitchat("praise" if words.isdisjoint(_GRATEFUL) else "thanks")


def small_talk(text: str, words: frozenset[str], *, has_command: bool, has_amount: bool) -> Chitchat | None:
    """The reason why this line logs nothing, or None when it may."""
    low = text.lower()
    if _somebody_else(text, words):
        return Chitchat("somebody_else")
    if has_command:
        return None
    if (never := unreal(text, words)) is not None:
        return never
    if not words.isdisjoint(_PLANS) and _PLANNED.fullmatch(text):
        return Chitchat("planned")
    if not words.isdisjoint(_DENIES) and _NEGATED.fullmatch(text):
        return Chitchat("other")
    if _PARTING.fullmatch(text):
        return Chitchat("other")
    if not words.isdisjoint(LIVES) and _SOCIAL.fullmatch(text) and not LEARNING.search(text):
        return Chitchat("lunch" if re.search(r"lunch|dinner|coffee|breakfast|brunch|beer|drinks?", low) else "other")
    if words.isdisjoint(_LASTS):
        return None
    if has_amount and _LASTED.fullmatch(text) and not re.search(r"\b(?:spent|had|have|got)\b.*", low):
        return Chitchat("other")
    if (
        has_amount
        and re.search(r"\b(?:spent|had|have|got|need|wrote|reviewed|edited)\b", low)
        and _LASTED.fullmatch(text)
        and not LEARNING.search(text)
    ):
        return Chitchat("other")
    return None


def _somebody_else(text: str, words: frozenset[str]) -> bool:
    if _OTHERS.isdisjoint(words) and not (text[:1].isupper() and (_NAME_DID.match(text) or _ELSE.fullmatch(text))):
        return False
    if _WITH_ME.search(text):
        return False
    if _ELSE.fullmatch(text):
        return True
    match = _NAME_DID.match(text)
    return bool(match and match["name"] not in _NOT_NAMES)
