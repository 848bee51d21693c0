"""Words that came where free text was awaited but plainly are a question or a command: served, the question kept."""

from __future__ import annotations

from bot import questions
from bot.intents import (
    AddCredit,
    Answer,
    ApplyExam,
    Cancel,
    Chitchat,
    Clarify,
    Deadline,
    DeferExam,
    Export,
    Intent,
    ListCredits,
    Profile,
    Progress,
    Recertify,
    RequestCredit,
    RequestMentor,
    Unknown,
    VolunteerMentor,
)
from bot.turn import Turn
from bot.understand import understand, verdict
from bot.understand.beside import speaks_of_oneself
from bot.understand.clean import polite_less
from bot.understand.deciding import OVERRULES
from bot.understand.holding import holds, lets_go
from bot.understand.whole import is_question, whole_wish
from core.errors import TallyError
from core.message import Reply

STILL_OPEN = "What I asked before is still open: answer it any time, or type *cancel*."
STILL_OPEN_AS = "What I asked before is still open: {asked} (Or type *cancel*.)"
NO_ANSWER = (
    "That reads like a question, so I haven't taken it as your answer, and I don't know what to say to it; to ask "
    'people, type for example: tell the office … If it is your answer, put it in quotes: "…"'
)
LOOKS = (Progress, Deadline, ListCredits, Export, Profile)
"""What may be looked at in the middle of a form without a command: each plainly another matter than any answer."""
MOST_WORDS = 12
BEGIN = (ApplyExam, DeferExam, Recertify, RequestCredit, RequestMentor, VolunteerMentor)


def served_instead(turn: Turn, answer: Answer, asked: str = "") -> list[Reply] | None:
    """The replies to a question or a whole command; None when the words answer what was asked (said again in short)."""
    words = answer.words.strip()
    if lets_go(words):
        return turn.serve(Cancel())
    if holds(words):
        return [Reply(f"No hurry. {STILL_OPEN_AS.format(asked=asked) if asked else STILL_OPEN}")]
    read = (whole_wish(one, now=turn.local, locale=turn.practitioner.locale) for one in (words, polite_less(words)))
    wish = next((one for one in read if one is not None), None) or _sure_look(turn, words)
    if wish is None and not is_question(words):
        return None
    waiting = questions.open_questions(turn)
    replies = served(turn, wish or _question(turn, words))
    if waiting and waiting[0].closed_at is not None:
        return replies  # the command was about the same matter, and asks what comes next itself
    now = questions.open_questions(turn)
    if waiting and now[0] is not waiting[0] and now[0].kind not in questions.OFFERS:
        return replies  # it asks something of its own first; what was asked before is said again once that is settled
    return [*replies, Reply(STILL_OPEN_AS.format(asked=asked) if asked else STILL_OPEN)]


def _sure_look(turn: Turn, words: str) -> Intent | None:
    """What somebody who speaks of themselves surely wants to see: "where do I stand this year". It changes nothing."""
    if not speaks_of_oneself(words) or len(words.split()) > MOST_WORDS:
        return None
    found = verdict(words, now=turn.local, locale=turn.practitioner.locale)
    return found.intent if found.score >= OVERRULES and isinstance(found.intent, LOOKS) else None


def _question(turn: Turn, words: str) -> Intent | None:
    """What a question asks for, when that can be told; a question begins no form and adds nothing."""
    wish = understand(words, now=turn.local, locale=turn.practitioner.locale)
    doubtful = isinstance(wish, (*BEGIN, AddCredit, Answer, Chitchat, Clarify, Unknown))
    return None if doubtful or wish.changes else wish


def served(turn: Turn, wish: Intent | None) -> list[Reply]:
    """The replies to a wish said where something else was awaited; what is refused is said, and the rest goes on."""
    if wish is None:
        return [Reply(NO_ANSWER)]
    owed = len(turn.errands)
    try:
        with turn.session.begin_nested():
            return turn.serve(wish)
    except TallyError as refused:
        turn.session.refresh(turn.practitioner)
        del turn.errands[owed:]
        return [Reply(str(refused))]
