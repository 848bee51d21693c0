"""What must not be logged: small talk, what somebody else did, what is only planned, a duration that is no activity."""

from __future__ import annotations

import re

from bot.intents import Chitchat
from bot.language.frames import talk
from bot.language.lexicon import pattern_of, words_of
from bot.language.phrases import activity_pattern, any_of
from bot.understand.unreal import unreal

_GRATEFUL, _PRAISE = (frozenset(words_of(name)) for name in ("grateful", "praise"))
_AROUND_THANKS = frozenset(words_of("around_thanks")) | _GRATEFUL | _PRAISE
_ENDS_OF_WORDS = re.compile(r"[\s,.!:;)-]+")
LONGEST_THANKS = 160
_UNLOGGED = talk("unlogged")
_FRAMES = _UNLOGGED.frames
LEARNING = re.compile(
    rf"(?<!\w)(?:{any_of(words_of('learning'))}|{activity_pattern('subjects')}|{activity_pattern('begun')}\w*)(?!\w)",
    re.IGNORECASE,
)

LIVES = _UNLOGGED.words["day"]


def thanks(text: str) -> Chitchat | None:
    """Thanks or praise and nothing else, or None."""
    words = {word for word in _ENDS_OF_WORDS.split(text.lower()) if word}
    if len(text) > LONGEST_THANKS or not words <= _AROUND_THANKS:
        return None
    if words.isdisjoint(_GRATEFUL | _PRAISE) and not pattern_of("praise_said").search(text):
        return None
    return Chitchat("praise" if words.isdisjoint(_GRATEFUL) else "thanks")


def unattended(text: str, words: frozenset[str]) -> Chitchat | None:
    """What somebody else attended and the one who writes did not, and whether a plan would help; None for all else."""
    if _FRAMES["absent"].stands(text.lower(), words) and _somebody_else(text, words):
        return Chitchat("absent")
    helps = _FRAMES["planned"].fits(text, words) and _FRAMES["would_help"].search(text)
    return Chitchat("would_help") if helps else None


def small_talk(text: str, words: frozenset[str], *, has_command: bool, has_amount: bool) -> Chitchat | None:
    """The reason why this line logs nothing, or None when it may."""
    if _somebody_else(text, words):
        return Chitchat("somebody_else")
    if has_command:
        return None
    if (never := unreal(text, words)) is not None:
        return never
    if _FRAMES["planned"].fits(text, words):
        return Chitchat("planned")
    if _FRAMES["missed"].fits(text, words) or _FRAMES["parting"].fits(text, words):
        return Chitchat("other")
    if _FRAMES["day"].fits(text, words) and not LEARNING.search(text):
        return Chitchat("lunch" if _FRAMES["meal"].search(text) else "other")
    return Chitchat("other") if has_amount and _only_lasted(text, words) else None


def _only_lasted(text: str, words: frozenset[str]) -> bool:
    """Whether the line says how long something took that is no activity: somebody's work counts where nothing is learned."""
    if not _FRAMES["lasted"].fits(text, words):
        return False
    if not _FRAMES["told_of_time"].search(text):
        return True
    return _FRAMES["told_of_work"].search(text) is not None and not LEARNING.search(text)


def _somebody_else(text: str, words: frozenset[str]) -> bool:
    others = _FRAMES["others"].fits(text, words)
    if not others:
        named = _FRAMES["named"].match(text) if _FRAMES["named"].called(words) else None
        others = named is not None and named["who"].strip().lower() not in _UNLOGGED.words["no_names"]
    return others and not _FRAMES["with_me"].search(text)
