"""Words that take a matter back without its number: "withdraw my request", "I want to withdraw". Pure."""

from __future__ import annotations

import re

from core.rules.words import lowered, word_set

VERBS = word_set("withdraw drop forget abandon discard scrap delete retract")
NOUNS = {
    "request": "request", "application": "application", "form": "form", "deferral": "deferral",
    "recertification": "recertification", "offer": "offer",
}  # fmt: skip
FILLER = word_set(
    "i i'd we want wanna would like to need please can could you let's lets just actually my the this that it whole entire"
    " credit approval for exam mentor draft now then sorry no ok okay about going gonna am i'm thing changed mind rather"
)
LONGEST = 12
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


def taken_back(text: str) -> str | None:
    """What is to be taken back: "request", "application" …, or "it" where "withdraw" alone is said; None for all else."""
    words = [word.replace("’", "'") for word in _WORD.findall(lowered(text))]
    nouns = [word for word in words if word in NOUNS]
    left = set(words) - VERBS - set(nouns) - FILLER
    if len(words) > LONGEST or left or len(set(nouns)) > 1 or VERBS.isdisjoint(words) or text.rstrip().endswith("?"):
        return None
    if not nouns:
        return "it" if "withdraw" in words and "it" not in words[:1] else None
    return NOUNS[nouns[0]]
