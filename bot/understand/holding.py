"""What one says before a question in the middle of something: "hang on, what does develop mean?" Pure."""

from __future__ import annotations

import re

from bot.language.lexicon import pattern_of, words_of
from core.rules.words import lowered, word_set

MOST_LETTING_GO, MOST_HOLDING = 7, 9
"""Words a line has at most that lets go of a form, or asks to wait; a longer one may be an answer."""

HOLDS = word_set(
    "hang hold on wait a one just sec second minute moment sorry quick question first before that i answer btw by the way um"
    " hm hmm ok okay well so oh but and also actually please tally hey hi though stop not yet"
)
ASKS = word_set("what what's whats who where when why how which does do is are can could may should will am")
_LEAD = re.compile(r"[^,:.;!–-]{1,40}[,:.;!–-]+\s*")


def unheld(text: str) -> str:
    """The question without the words that only hold the conversation up; all else as it is."""
    rest = text
    if not text.rstrip().endswith("?"):
        return text
    while (lead := _LEAD.match(rest)) and HOLDS.issuperset(re.findall(r"[^\W_]+", lead.group().lower())):
        rest = rest[lead.end() :]
    words = rest.split()
    while len(words) > 2 and words[0].lower() in HOLDS - ASKS:
        words = words[1:]
    asks = bool(words) and words[0].lower().replace("’", "'") in ASKS
    return " ".join(words) if asks and len(words) < len(text.split()) else rest


def holds(text: str) -> bool:
    """Whether a line only asks to wait: "hang on, boss is calling", "let me check"; never "Hold on to your data"."""
    low = lowered(text).strip().replace("’", "'")
    led = pattern_of("holding").match(low)
    if led is None or len(low.split()) > MOST_HOLDING:
        return False
    rest = low[led.end() :]
    return not rest.strip(" .!…") or rest[:1] in ",.!;-–" or rest.split()[0] in words_of("of_oneself")


def lets_go(text: str) -> bool:
    """Whether a few words let go of what was begun: "i'd rather not do this now", "i changed my mind"."""
    few = len(text.split()) <= MOST_LETTING_GO and text[:1] not in "\"“'"
    return few and any(pattern_of(name).search(text.replace("’", "'")) is not None for name in ("dropping", "leaving"))
