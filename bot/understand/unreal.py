"""Words that tell of no activity that was: wished, remembered or imagined ones, and lines that say nothing by themselves."""

from __future__ import annotations

import re

from bot.intents import Chitchat
from core.rules.words import word_set

_CUES = word_set(
    "if wish hope hoping hopefully wishing longing dreaming aiming remember remembering remembered recall imagine"
    " imagining suppose supposing had would could should might dreamt dreamed nostalgic fancy unless counting counts"
    " count left dropped fell dozed walked"
)
_UNREAL = re.compile(
    r"(?:.{0,60}\b)?(?:if (?:only )?(?:i|we|you)(?:['’]d|\s(?:had|could|were|would|hadn['’]?t))\b"
    r"|(?:i|we|how i) (?:\w+ly )?(?:wish|dreamt|dreamed|dream)\b"
    r"|(?:would|could|should|might)(?:['’]ve|\s(?:\w+ly )?have|\sof)\s\w)"
    r".*|(?:i(?:['’]m| am) |we(?:['’]re| are) )?(?:still |really |just )?(?:hoping|wishing|longing|dreaming|aiming"
    r"|hopefully|hope|fancy)\b.*"
    r"|(?:i |we |do you |you |can you |don['’]t you )?(?:still |fondly |just )?(?:remember|recall|remembering"
    r"|remembered|thinking back"
    r" to)\s(?:that|the|when|how|our|my|those|this|a|an|attending|going|doing|last|us|we|i)\b.*"
    r"|(?:imagine|imagining|suppose|supposing|picture|say)\s(?:a|an|the|that|i|we|you|if|my|there)\b.*"
    r"|had (?:i|we)\s\w.*|(?:unless|if) (?:i|we)\s.*",
    re.IGNORECASE,
)
_LEFT = re.compile(
    r"(?:.{0,60}\b)?(?:i|we)\s(?:only |then |had )?(?:left|dropped (?:off|out)|fell asleep|dozed off|walked out|logged off)\b.*"
    r"|.*\b(?:not|isn['’]?t|doesn['’]?t|does not|don['’]?t|do not|won['’]?t) count(?:ing)?\s(?:that|it|this|as)\b.*",
    re.IGNORECASE,
)
_SAYS_NOTHING = re.compile(
    r"(?:(?:please |pls |kindly |just )?(?:see|find|check|read|note|refer to) (?:below|above|attached|enclosed|the (?:below"
    r"|above|attached|attachment|file|following|screenshot))(?: (?:please|file|attachment|thanks))?|fyi|f\.y\.i\.?"
    r"|for your (?:information|records?|reference)|here(?:['’]s)?(?: it is| they are| you (?:go|are)| we go)?|there (?:you go|it"
    r" is)|as (?:attached|discussed|requested|promised|below|above|mentioned)|(?:attached|enclosed|below|above|following)"
    r"|(?:.{0,40}\b)?(?:see|talk to|speak to|catch) (?:you|u|ya)\b.{0,20}|this(?: is it)?|that['’]?s it|it['’]?s"
    r" (?:attached|below|above|here)|(?:and )?(?:so|well|anyway|anyways|hmm+|um+|uh+|ah+|oh+)"
    r"|nothing(?: (?:much|special|really|new|yet))?|never ?mind(?: me)?|test(?:ing)?(?: (?:123|1 ?2 ?3|test))?)",
    re.IGNORECASE,
)
HOLLOW = word_set("things thing stuff something anything it that this them these those credit credits entry entries")


def unreal(text: str, words: frozenset[str]) -> Chitchat | None:
    """Small talk of what never was ("if I had attended …"), is hoped for or only remembered; None for all else."""
    if words.isdisjoint(_CUES):
        return None
    if _UNREAL.fullmatch(text):
        return Chitchat("planned" if not words.isdisjoint(("hoping", "hope", "hopefully")) else "other")
    return Chitchat("other") if _LEFT.fullmatch(text) else None


def says_nothing(text: str) -> bool:
    """Whether a line only points at something else: "see below", "fyi", "here it is"."""
    return len(text) < 60 and _SAYS_NOTHING.fullmatch(text.strip(" .,!?:;)")) is not None
