"""What one says before a question in the middle of something: "hang on, what does develop mean?" Pure."""

from __future__ import annotations

import re

from core.rules.words import word_set

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
