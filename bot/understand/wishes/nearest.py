"""The last resort before "not understood": a word that can hardly mean more than one wish.

Only wishes that show something or begin a conversation are here; nothing is changed or added on a guess.
"""

from __future__ import annotations

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
from bot.language.frames import talk
from bot.understand.said import Said, domain_in, period_in
from bot.understand.wishes.asking import explained, perhaps
from bot.understand.wishes.letters import letters_loosely

LONGEST = 160
_SAID = talk("nearest").frames
_KNOWN: tuple[Intent, ...] = (
    Communications(), Badge(), Deadline(), DeferExam(), Recertify(), VolunteerMentor(), RequestMentor(), ApplyExam(),
    Export(), EditEmployment(), Profile(),
)  # fmt: skip
"""Each with a frame of its name, tried in this order."""


def nearest(line: Said) -> Intent | None:
    """The one wish this line's words point to, or None."""
    low = line.low
    if len(low) > LONGEST or _SAID["feels"].match(low):
        return None
    if _stands("contact_office", line):
        return ContactOffice(line.text)
    for wish in _KNOWN:
        if _stands(wish.name, line):
            return explained(line, letters_loosely(line) if isinstance(wish, Communications) else wish)
    if _stands("progress", line):
        return Progress(domain_in(low))
    if _stands("search_activities", line):
        return SearchActivities(domain=domain_in(low))
    if (line.is_question or _SAID["shows"].match(low)) and _stands("list_credits", line):
        period = period_in(line)
        return ListCredits(period.start, period.end, domain_in(low))
    if (topic := perhaps(line)) is not None:
        return topic
    return Help() if _stands("help", line) else None


def _stands(name: str, line: Said) -> bool:
    return _SAID[name].stands(line.low, line.words)
