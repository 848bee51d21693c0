"""Words that tell of no activity that was: wished, remembered or imagined ones, and lines that say nothing by themselves."""

from __future__ import annotations

from bot.intents import Chitchat
from bot.language.frames import talk

_UNLOGGED = talk("unlogged")
_FRAMES = _UNLOGGED.frames
HOLLOW = _UNLOGGED.words["hollow"]
LONGEST_POINTER = 60


def unreal(text: str, words: frozenset[str]) -> Chitchat | None:
    """Small talk of what never was ("if I had attended …"), is hoped for or only remembered; None for all else."""
    if _FRAMES["unreal"].fits(text, words):
        return Chitchat("planned" if _FRAMES["hoped"].search(text) else "other")
    return Chitchat("other") if _FRAMES["left"].fits(text, words) else None


def says_nothing(text: str) -> bool:
    """Whether a line only points at something else: "see below", "fyi", "here it is"."""
    return len(text) < LONGEST_POINTER and _FRAMES["says_nothing"].fullmatch(text.strip(" .,!?:;)")) is not None
