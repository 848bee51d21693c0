"""Plain commands about a matter with the programme: a table of whole lines. Pure; None for everything else."""

from __future__ import annotations

import re
from datetime import date

from bot.intents import Intent
from bot.language.lexicon import pattern_of
from bot.matters import ActOnMatter, SeeMatter
from bot.understand.form_lines import is_form, number_of
from core.rules.days import find_days

LONGEST = 4000
MINE = r"(?:my |the )?"
R = r"(?:request )?r ?#?(?P<number>\d{1,9})"
BARE = r"r ?#?(?P<number>\d{1,9})"
TAKE_BACK = r"(?:withdraw|cancel|take back|drop)"

SAYING = r"(?:[\s:,-]+(?P<words>.+))?"
IT, AT = "(?:that|it|this)", "(?:at|in|on|watching) (?:the )?(?P<words>.+)"
NOT = r"(?:(?:was|is) not|(?:was|is)n[’']t)"

SEE = (
    ("questions", r"(?:show |list |see )?(?:my |the |all )?(?:open )?questions(?: (?:for|to) me)?"),
    ("questions", r"what (?:did|do) you (?:ask|want to know)(?: (?:of|from))?(?: me)?"),
    ("questions", r"what (?:have you|was i|am i|are you) ask(?:ed|ing)(?: me)?"),
    ("questions", r"what (?:waits|is waiting) for my answer"),
    ("request", rf"(?:status(?: of)?|show|see|where is|how is|what(?:'s| is) (?:the )?status of) {MINE}{R}"),
    ("request", BARE),
    (
        "requests",
        rf"(?:show |list |see |status of )?{MINE}(?:(?:credit )?requests|requests for (?:credit )?approval)",
    ),
    ("fees", rf"(?:show |list |see )?(?:{MINE}fees?|what do i (?:owe|have to pay)|what is due)"),
    ("exam", rf"(?:status of|show|see|where is) {MINE}(?:exam(?: application)?|deferral)"),
    ("accommodations", rf"(?:status of |show |see )?{MINE}(?:ada )?accommodations(?: request)?"),
    ("audit", rf"(?:(?:status of|show|see) )?{MINE}audit"),
    (
        "mentoring",
        rf"(?:status of|show|see|who(?: is|'s)) {MINE}(?:mentor|mentoring|mentee|mentor offer)|my (?:mentor|mentoring|mentee)",
    ),
)
ACT = (
    ("request", "go on", rf"(?:request|go on with|continue|resume|edit|change) {MINE}(?:request )?{BARE}"),
    ("request", "form", rf"(?:open|show(?: me)?|fill in) {MINE}form (?:of|for) {R}"),
    ("request", "submit", rf"(?:submit|send) {MINE}{R}(?: to the committee)?"),
    ("request", "withdraw", rf"{TAKE_BACK} {MINE}{R}"),
    ("request", "take out", rf"(?:take it out of|not for|remove the last file from) {R}"),
    ("request", "answer", rf"answer {R}{SAYING}"),
    ("exam", "answer", rf"answer {MINE}exam(?: application)?(?: #?(?P<number>\d{{1,9}}))?{SAYING}"),
    (
        "recertification",
        "answer",
        rf"answer {MINE}(?:recertification|renewal)(?: application)?(?: #?(?P<number>\d{{1,9}}))?{SAYING}",
    ),
    ("mentoring", "accept", r"accept (?:the |this )?mentoring(?: #?(?P<number>\d{1,9}))?"),
    ("mentoring", "decline", r"decline (?:the |this )?mentoring(?: #?(?P<number>\d{1,9}))?"),
    ("attendance", "confirm", rf"line #?(?P<number>\d{{1,9}}) (?:was|is) me|(?:yes,? )?{IT} was me {AT}"),
    ("attendance", "decline", rf"line #?(?P<number>\d{{1,9}}) {NOT} me|(?:no,? )?{IT} {NOT} me {AT}"),
    ("audit", "answer", r"answer (?:my |the )?audit(?: a\d{1,9})?(?:[\s:,-]+(?P<words>.+))?"),
    ("exam", "withdraw", rf"{TAKE_BACK} {MINE}(?:exam )?application"),
    ("accommodations", "add", rf"add (?:to )?{MINE}(?:ada )?accommodations?{SAYING}"),
    ("exam", "submit", rf"(?:submit|send) {MINE}(?:exam )?application"),
    ("exam", "schedule", r"my (?:exam|appointment|exam appointment|test) is (?:on |at )(?P<words>.+)"),
    ("exam", "unschedule", r"(?:my |the )(?:exam |test )?appointment (?:is|was|has been) cancel+ed"),
    ("deferral", "withdraw", rf"{TAKE_BACK} {MINE}deferral"),
    ("recertification", "choose", r"(?:recertify|renew) (?P<words>by (?:credits?|exam))"),
    ("recertification", "submit", rf"(?:submit|send) {MINE}recertification(?: application)?"),
    ("recertification", "withdraw", rf"{TAKE_BACK} {MINE}recertification(?: application)?"),
    ("offer", "withdraw", rf"{TAKE_BACK} {MINE}(?:mentor offer|offer to mentor)"),
    ("offer", "pause", r"pause (?:my )?(?:mentoring|mentor offer)"),
    ("offer", "resume", r"resume (?:my )?(?:mentoring|mentor offer)"),
    ("offer", "end", r"(?:stop|end) being a mentor"),
    ("mentoring", "end", r"end (?:my |the )?mentoring"),
    ("mentoring", "withdraw", rf"{TAKE_BACK} {MINE}(?:mentor request|request for a mentor|wish for a mentor)"),
    ("mentoring", "write", r"(?:tell|write to|message) my (?:mentor|mentee|candidate)\s*[:,-]?\s*(?P<words>.+)"),
)
SEES = tuple((about, re.compile(pattern, re.IGNORECASE)) for about, pattern in SEE)
ACTS = tuple((about, verb, re.compile(pattern, re.IGNORECASE | re.DOTALL)) for about, verb, pattern in ACT)
MOST_LOOKING = 16
_NUMBERED = re.compile(r"\b(?:R ?#?|request (?:no\.? |number )?[rR]? ?#?)(\d{1,6})\b")
FREE = {"answer", "write", "add"}
TIME = re.compile(r"\b(?:at |, ?)(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?\s?(?P<half>am|pm)?\b", re.IGNORECASE)


def read_matter(text: str, today: date, locale: str | None = None) -> Intent | None:
    """The wish in a whole line like these, or None. Free words ("tell my mentor …") keep their own casing."""
    if is_form(text):
        return ActOnMatter("request", "fill lines", number_of(text), text)
    if len(text) > LONGEST:
        return None
    line = text.strip()
    tidy = " ".join(line.split()).rstrip(" .!?")
    for about, pattern in SEES:
        if match := pattern.fullmatch(tidy):
            return SeeMatter(about, _number(match))
    for about, verb, pattern in ACTS:
        if match := pattern.fullmatch(line if verb in FREE else tidy):
            words = match.groupdict().get("words")
            on, at = _when(words, today, locale) if verb == "schedule" and words else (None, None)
            return ActOnMatter(about, verb, _number(match), words, on, at)
    return _looked_at(tidy)


def _looked_at(line: str) -> SeeMatter | None:
    """A request somebody wants to see, in their own words: "may I see what my request R1 says so far?"."""
    named = {int(match[1]) for match in _NUMBERED.finditer(line)}
    low = line.lower()
    asks = pattern_of("seeing").search(low) or low.startswith(("where ", "how ", "what "))
    if len(named) != 1 or not asks or len(low.split()) > MOST_LOOKING or pattern_of("acting").search(low):
        return None
    return SeeMatter("request", named.pop())


def _number(match: re.Match[str]) -> int | None:
    digits = match.groupdict().get("number")
    return int(digits) if digits else None


def _when(words: str, today: date, locale: str | None) -> tuple[date | None, str | None]:
    """The day, when there is no doubt about it, and the time as HH:MM."""
    found = [day for day in find_days(words, today=today, locale=locale, lean="future") if len(day.options) == 1]
    day = found[0].options[0] if found else None
    on = day[0] if day and day[0] == day[1] else None
    rest = words[: found[0].at] + " , " + words[found[0].to :] if found else words
    match = TIME.search(rest)
    if match is None:
        return on, None
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if match["half"]:
        hour = hour % 12 + (12 if match["half"].lower() == "pm" else 0)
    return on, f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None
