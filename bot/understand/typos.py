"""Typing mistakes in commands: the nearest command word, when one is near and the word typed is none."""

from __future__ import annotations

import re

from rapidfuzz.distance import OSA
from rapidfuzz.process import extractOne

from bot.language.phrases import domain_words
from core.rules.words import word_set

COMMANDS = tuple(
    sorted(
        word_set(
            "add log record list show delete remove change edit update cancel undo help export search find remind"
            " reminders progress status snooze attach profile deadline deadlines badge recertify request credit"
            " credits mentor volunteer communications unlink office contact apply exam defer missing track"
            " certificate document domain hours register save stop duplicate attended completed watched download"
            " everything"
        )
    )
)
_KNOWN = frozenset((*COMMANDS, *domain_words("bare"))) | word_set(
    "a an the i my me am is are was on in at to of for and or not no yes it that this what when how many much do"
    " did does have has need still last"
    " one all year month week day today yesterday tomorrow hour minutes credit monday tuesday wednesday thursday"
    " friday saturday sunday"
)
LONGEST_MENDED = 120


def mended(text: str) -> str | None:
    """The text with its mistyped command words put right, or None when there is nothing to mend."""
    if len(text) > LONGEST_MENDED:
        return None
    words = re.split(r"(\s+)", text)
    changed = False
    for at in range(0, min(len(words), 16), 2):
        better = _nearest(words[at], first=at == 0)
        if better is not None:
            words[at], changed = better, True
    return "".join(words) if changed else None


def nearest_command(word: str) -> str | None:
    """The command a mistyped first word stands for, or None."""
    return _nearest(word, first=True)


def _nearest(word: str, *, first: bool) -> str | None:
    low = word.lower().strip(".,!?")
    if len(low) < (2 if first else 4) or not low.isalpha() or low in _KNOWN or (not first and word[0].isupper()):
        return None
    allowed = 1 if len(low) < 7 else 2
    hit = extractOne(low, COMMANDS, scorer=OSA.distance, score_cutoff=allowed)
    if hit is None or (len(low) <= 3 and not first) or (len(low) == 2 and hit[0] not in ("add", "log")):
        return None
    return str(hit[0])
