"""How one says yes, no, save, another, not on the list, skip, both or change, and what a short answer says."""

from __future__ import annotations

import re

from bot.language.lexicon import words_of
from bot.understand.wishes.spoken import file_of

_FILE = file_of("says", "answers")
_PARTS = re.compile(
    r"\s?[,.!;]+\s?(?:and |then )?|\s(?:and|then)\s|\s(?=thanks|thank you|please)|(?<=^yes)\s|(?<=^no)\s"
)
_POLITE = _FILE.phrases["polite"]
MOST_PARTS, LONGEST = 4, 80
THAT_ONE = _FILE.phrases["that_one"]
NOT_NOW = frozenset(words_of("not_now"))


def says_of(low: str) -> str | None:
    """What a short answer says; of several said together ("yep, go ahead and save it") what they all come to."""
    bare = low.strip(" .,!?")
    if (says := _said(bare)) is not None:
        return says
    if bare.partition(" ")[0].strip(",.!;") not in _FILE.words["opens"]:
        return None
    parts = [part for part in _PARTS.split(bare) if part and not _POLITE.fullmatch(part)]
    if not 0 < len(parts) <= MOST_PARTS or len(bare) > LONGEST or parts == [bare]:
        return None
    said = {_said(part) for part in parts}
    if said <= {"yes", "save"}:
        return "save" if "save" in said else "yes"
    return said.pop() if len(said) == 1 else None


def _said(bare: str) -> str | None:
    for name, form in _FILE.named.items():
        if form.sentences.match(bare) and not (form.never and form.never.match(bare)):
            return name
    return None
