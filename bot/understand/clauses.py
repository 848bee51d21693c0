"""A message taken apart: its letter's edges off, each sentence by itself. Pure."""

from __future__ import annotations

import re

from bot.language.lexicon import words_of
from bot.understand.clean import one_line, plain, polite_less, unsigned
from core.rules.words import lowered

LONGEST_NAME = 5
_END = re.compile(r"(?<=[.!?;])\s+(?=\S)|\n+")
ABBREVIATED = re.compile(r"(?:^|\s)(?:\d{1,2}|[a-z]|dr|mr|mrs|ms|no|nr|vs|st|approx)\.$", re.IGNORECASE)
_JOINT = re.compile(
    r",\s(?:(?:and|but|so)\s)?(?=(?:please\s|also\s|then\s|just\s){0,2}(?:make|change|set|put)\b)", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def sentences(text: str) -> list[str]:
    """The sentences of a message without greeting and signature, in their order."""
    parts: list[str] = []
    for part in _END.split(unsigned(plain(text))):
        if parts and ABBREVIATED.search(parts[-1]):
            parts[-1] = f"{parts[-1]} {part}"
        elif part.strip():
            parts.append(one_line(part))
    return parts


def clauses(text: str) -> list[str]:
    """The sentences, taken apart once more where one wish follows another: "…, and please also make it Foster"."""
    return [part.strip() for sentence in sentences(text) for part in _JOINT.split(sentence) if part.strip()]


def bare(sentence: str) -> str:
    """A sentence without the polite words at its edges and its closing mark."""
    return polite_less(sentence).strip(" .,!?;:")


def is_courtesy(text: str) -> bool:
    """Whether a message is thanks, praise or farewell and nothing else: "Ok noted. Terima kasih", "perfect"."""
    words = _WORD.findall(lowered(plain(text)).replace("’", "'"))
    known = set(words_of("courtesies")) | set(words_of("courteous"))
    return 0 < len(words) <= 20 and set(words) <= known and not set(words).isdisjoint(words_of("courtesies"))


def is_name(words: str) -> bool:
    """Whether words may be part of a title, and are no remnant of a sentence."""
    said = _WORD.findall(lowered(words))
    return bool(said) and len(said) <= LONGEST_NAME and set(said).isdisjoint(words_of("spoken"))
