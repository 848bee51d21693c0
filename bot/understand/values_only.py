"""Whether an answer is made of values and connecting words alone: with a draft open, chance words must not correct it."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.intents import Entry
from core.rules.words import word_set

_CONNECTING = word_set(
    "a an the and or but for of on in at to from until till by about around as with within into under"
    " it its it's that that's this these those they both all each one ones there then so"
    " is was were are be been being am has have had should must may might could would will"
    " i we me my our i'm i've i'd i'll sometime recently"
    " attended attend attending did do done doing joined watched watch saw took take takes taken taking lasted lasting last"
    " happened held place went gone got get earned received spent logged counts count counted belongs goes go put make made"
    " change changed set use say says said read called titled named"
    " yes yep yeah yup no nope not ok okay sure right wrong correct exactly actually really rather instead sorry please thanks"
    " thank thx cheers well hm hmm oh ah um uh wait oops"
    " great good fine perfect super nice cool"
    " think thought guess believe believed suppose reckon assume sure certain pretty quite maybe perhaps probably possibly"
    " definitely certainly roughly approximately approx circa ca nearly almost just only also even still already either"
    " if remember correctly recall memory serves mistaken far know"
    " hour hours h hr hrs minute minutes min credit credits time long total altogether overall together worth more less"
    " day date days week weekend morning afternoon evening night noon year month"
    " domain category title name duration length field location instructor"
    " online virtually remotely person recording recorded live webinar workshop session course meeting event"
    " activity talk lecture seminar module entry"
    " credit first second third other same mean meant type typo mistake my bad correction corrected"
)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_REASON = re.compile(
    r",?\s(?:because|since it|as it|given that|for it|due to)\s.{1,80}$|\s\([^)]{1,60}\)$", re.IGNORECASE
)
_VALUES = ("hours", "start", "end", "domain", "location", "instructor", "recording", "during", "description")


def only_values(text: str, entry: Entry) -> bool:
    """Whether nothing but connecting words is left of the text when the words of the entry's values are taken out."""
    left = _REASON.sub("", text)
    for name in _VALUES:
        for words in (entry.spans.get(name) or "").split(", "):
            if words:
                left = left.replace(words, " ", 1)
    return all(word.isdigit() or word in _CONNECTING for word in _words(left))


def _words(text: str) -> list[str]:
    return [match.group().lower().replace("’", "'") for match in _WORD.finditer(text)]


def untitled(entry: Entry) -> Entry:
    """The entry without the title that its connecting words would make."""
    return replace(entry, title=None, spans={name: words for name, words in entry.spans.items() if name != "title"})
