"""The last resort before "not understood": a word that can hardly mean more than one wish.

Only wishes that show something or begin a conversation are here; nothing is changed or added on a guess.
"""

from __future__ import annotations

import re

from bot.intents import (
    ApplyExam,
    Badge,
    Communications,
    ContactOffice,
    Deadline,
    DeferExam,
    EditEmployment,
    Export,
    Help,
    Intent,
    ListCredits,
    Profile,
    Progress,
    Recertify,
    RequestMentor,
    SearchActivities,
    VolunteerMentor,
)
from bot.understand.said import Said, domain_in, period_in
from bot.understand.wishes.asking import explained, perhaps
from bot.understand.wishes.letters import letters_loosely

LONGEST = 160
_FEELS = re.compile(r"i (?:really )?(?:hate|love|like|loathe|adore|enjoy|think|feel)\b")
_OFFICE = re.compile(
    r"\b(?:talk|speak|ask|contact|write|call|reach|message|email|question|complain|phone|number)\b.*\b(?:office"
    r"|human|staff|person|someone|somebody|support|ismpp|programme|admin)\b"
)
_PROGRESS = re.compile(
    r"\b(?:on track|on course|progress|so far behind|compliant)\b|\b(?:missing|remaining|left|short|still need|need"
    r"|enough|lack|behind|to go|outstanding|gap|gaps)\b.*\b(?:hours?|credits?|requirements?|minimum|year|cycle"
    r"|domains?|points?)\b"
    r"|\b(?:hours?|credits?|requirements?|minimum|points?|domains?)\b.*\b(?:missing|remaining|left|short|need"
    r"|needed|enough|lack|to go|outstanding|have)\b"
)
_SEARCH = re.compile(
    r"\b(?:find|any|upcoming|available|offered|offer|recommend|suggest|looking|browse|catalogue|catalog"
    r"|approved)\b.*\b(?:webinars?|activit\w+|courses?|workshops?|events?|sessions?|trainings?|meetings?)\b"
    r"|\b(?:webinars?|activit\w+|courses?|workshops?|events?|sessions?)\b.*\b(?:available|upcoming|coming|offered"
    r"|approved)\b|\bcatalog(?:ue)?\b"
)
_MINE = re.compile(
    r"\b(?:my|all|the) (?:\w+ ){0,2}(?:credits|record|list|entries|log|activities|sessions)\b|\b(?:logged|recorded"
    r"|on record)\b"
)
_KNOWN: tuple[tuple[re.Pattern[str], Intent], ...] = tuple(
    (re.compile(pattern), wish)
    for pattern, wish in (
        (r"\b(?:communications|did you (?:send|email|write)|you sent me|emails? from you)\b", Communications()),
        (r"\b(?:badge|credly)\b", Badge()),
        (
            r"\bdeadlines?\b|\bdue dates?\b|\bcut-?off\b|\bwhen\b.*\bdue\b"
            r"|\b(?:last|latest) (?:day|date|moment)\b.*\b(?:i can|to)\b|\b(?:till|until|by) when\b",
            Deadline(),
        ),
        (
            r"\b(?:defer|deferral|postpone|reschedule)\w*\b.*\bexam|\bexam\b.*\b(?:defer|later|postpone|reschedule"
            r"|next window)",
            DeferExam(),
        ),
        (r"\b(?:recertif\w*|renewal)\b|\brenew\b", Recertify()),
        (
            r"\bvolunteer\w*\b.*\bmentor|\bmentor\b.*\bvolunteer|\bbe(?:come)? a mentor\b|\bmentor others\b",
            VolunteerMentor(),
        ),
        (r"\b(?:mentor|mentorship)\b", RequestMentor()),
        (r"\b(?:exam|examination)\b", ApplyExam()),
        (r"\b(?:export|csv|transcript|spreadsheet|audit file|audit pack)\b", Export()),
        (r"\b(?:work history|employment|employers?|jobs)\b", EditEmployment()),
        (r"\b(?:profile|certified|membership|certification|credential|member number|expires?|expiry)\b", Profile()),
    )
)


def nearest(line: Said) -> Intent | None:
    """The one wish this line's words point to, or None."""
    low = line.low
    if len(low) > LONGEST or _FEELS.match(low):
        return None
    if _OFFICE.search(low):
        return ContactOffice(line.text)
    for pattern, wish in _KNOWN:
        if pattern.search(low):
            return explained(line, letters_loosely(line) if isinstance(wish, Communications) else wish)
    if _PROGRESS.search(low):
        return Progress(domain_in(low))
    if _SEARCH.search(low):
        return SearchActivities(domain=domain_in(low))
    if line.is_question or low.startswith(("show", "list", "see")):
        period = period_in(line)
        if _MINE.search(low):
            return ListCredits(period.start, period.end, domain_in(low))
    if (topic := perhaps(line)) is not None:
        return topic
    return Help() if not line.words.isdisjoint(("help", "confused", "stuck", "lost")) else None
