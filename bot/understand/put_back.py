"""A change of one credit that is to be taken back: "undo the deletion of number 5", "put 12 how it was before". Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.language.lexicon import pattern_of
from bot.understand.clauses import bare, sentences

LONGEST = 200
_NUMBER = re.compile(r"(?<![\w.,/])#?(\d{1,5})(?![\w/]|[.,]\d)")
_JOINT = re.compile(r",\s(?:and\s)?|;\s|\sand\s(?:also\s)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PutBack:
    """The ``numbers`` of the credits meant, none where a title names them; what else is said in ``rest``."""

    numbers: tuple[int, ...]
    of_deletion: bool
    text: str
    rest: str = ""


def put_back(text: str) -> PutBack | None:
    """What is to be taken back; None for words that take nothing back, or only ask."""
    said = " ".join(bare(one) for one in sentences(text)).replace("’", "'")
    if len(said) > LONGEST or not _takes_back(said):
        return None
    first, rest = _parted(said)
    numbers = tuple(dict.fromkeys(int(number) for number in _NUMBER.findall(first)))
    return PutBack(numbers, pattern_of("of_deletion").search(first) is not None, first, rest)


def _takes_back(said: str) -> bool:
    """Whether words take something back, also with a number in their midst: "put 13 back"."""
    return pattern_of("takes_back").search(_NUMBER.sub("it", said)) is not None


def _parted(said: str) -> tuple[str, str]:
    """What takes back, and a second bidding behind it: "put 12 how it was before and 11 to 1.5"."""
    for joint in _JOINT.finditer(said):
        first, rest = said[: joint.start()], said[joint.end() :]
        is_other = _NUMBER.match(rest) and not _NUMBER.fullmatch(rest.strip(" ."))
        if is_other and _takes_back(first) and not _takes_back(rest):
            return first, rest
    return said, ""
