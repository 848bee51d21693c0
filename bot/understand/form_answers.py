"""What words are where a form asks for one kind of thing: a pause, not known yet, nobody, nothing, prose for names. Pure."""

from __future__ import annotations

import re

from bot.language.lexicon import pattern_of, words_of
from bot.understand.beside import speaks_of_oneself
from bot.understand.clean import polite_less
from core.rules.amounts import find_amounts
from core.rules.words import lowered

MOST_OF_A_PAUSE, MOST_OF_A_SHORT_PAUSE, MOST_OF_A_DOUBT, MOST_OF_NOBODY, MOST_OF_A_ROLE = 30, 7, 12, 9, 14
SPENT = {"preparation": "preparing", "presentation": "presenting"}
_ROLE = re.compile(
    r"(?:i was|as|my role was|it was|i am|i'm)\s(?:just\s|only\s)?(?:there\s)?(?:as\s)?(?:an?\s|the\s)?", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_NAME = re.compile(r"(?<!^)(?<![.!?]\s)\b(?!I\b|I['’])[A-ZÀ-Þ][\w'’-]+")


def _low(text: str) -> str:
    return lowered(text).strip(" .!\n").replace("’", "'")


def pauses(text: str) -> bool:
    """Whether somebody breaks off and means to come back: "later", "I shall look it up and write to you another day"."""
    low = _low(text)
    words = _WORD.findall(low)
    if low in words_of("pausing_alone"):
        return True
    own = speaks_of_oneself(low) or not {"we", "us", "let's", "lets"}.isdisjoint(words)
    most = MOST_OF_A_PAUSE if own else MOST_OF_A_SHORT_PAUSE
    return len(words) <= most and pattern_of("pausing").search(low) is not None


def puts_off(text: str) -> bool:
    """Whether the answer isn't known now, or is to be left out: "not sure yet", "please skip this"."""
    low = _low(text)
    return len(low.split()) <= MOST_OF_A_DOUBT and pattern_of("putting_off").search(low) is not None


def is_nobody(text: str) -> bool:
    """Whether there was nobody else: "no other faculty", "just me"; words with a name in them name somebody."""
    low = _low(text)
    few = len(low.split()) <= MOST_OF_NOBODY and _NAME.search(text) is None
    return few and pattern_of("nobody").search(low) is not None


def is_nothing(text: str) -> bool:
    """Whether no time was spent: "0h for none", "I prepared nothing, so nil hours"."""
    amounts = find_amounts(text)
    if any(max(one.options, default=0) > 0 for one in amounts):
        return False
    if any(one.options == (0,) for one in amounts):
        return True
    return pattern_of("no_time").search(_low(text)) is not None


def is_prose(text: str) -> bool:
    """Whether words tell something and name nobody: "she talked, I listened"."""
    words = set(_WORD.findall(_low(text)))
    told = speaks_of_oneself(text) or not words.isdisjoint({*words_of("third_person"), *words_of("spoken_to"), "we"})
    return told and _NAME.search(text) is None


def role_in(text: str) -> str:
    """What somebody was, without the words that lead to it: "I was a participant" is "participant"."""
    return _ROLE.sub("", text.strip(" .")) or text


def is_no_role(text: str) -> bool:
    """Whether words can't be what somebody was at a session: too many, or of somebody else."""
    words = set(_WORD.findall(_low(text)))
    return len(text.split()) > MOST_OF_A_ROLE or not words.isdisjoint(
        {*words_of("third_person"), *words_of("spoken_to")}
    )


def spent(text: str) -> str | None:
    """Which of "preparation" and "presentation" took no time, where a line says so: "I prepared nothing"."""
    if not is_nothing(text) or len(text.split()) > MOST_OF_NOBODY:
        return None
    low = _low(text)
    return next((of for of, words in SPENT.items() if pattern_of(words).search(low)), None)


def takes_back(text: str) -> bool:
    """Whether the answer before was none: "that was meant for you", "please do not enter that as faculty"."""
    return pattern_of("not_an_answer").search(_low(text)) is not None


def asks_meaning(text: str) -> bool:
    """Whether somebody asks what the question wants: "what do you mean by agenda?"."""
    low = _low(text)
    return ("?" in text or low.startswith(("what", "why"))) and pattern_of("asks_meaning").search(low) is not None


def goes_on(text: str) -> bool:
    """Whether somebody wants to go on with what is open anyway: "carry on with my request"."""
    low = _low(polite_less(text))
    return len(low.split()) <= MOST_OF_A_DOUBT and pattern_of("going_on_with").match(low) is not None
