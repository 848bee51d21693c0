"""A value put right by how far off it was: "a day earlier", "the week after", "half an hour longer", "add 15 min to that". Pure.

Grammar::

    shift  = amount (day | week | month) way | way [by] amount (day | …) | the (day | week) (before | after)
    longer = hours (more | longer | less | shorter) | (longer | shorter) by hours | add hours to that | take hours off
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.intents import Entry
from bot.understand.values_only import only_values
from core.rules.amounts import AmountFound, find_amounts, number_value
from core.rules.words import word_set

LONGEST = 120
DAYS = {"day": 1, "days": 1, "week": 7, "weeks": 7, "fortnight": 14}
EARLIER = word_set("earlier before sooner back previous")
LATER = word_set("later after forward next")
MORE = word_set("more longer extra additional plus")
LESS = word_set("less shorter fewer minus")
ADDS = word_set("add put tack")
TAKES = word_set("take cut knock subtract deduct remove")
ONTO = word_set("to that it this on top off from")
BESIDE = ONTO | word_set("same move shift by ahead of than actually just please") - {"than"}
_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)?")


@dataclass(frozen=True, slots=True)
class _Found:
    at: int
    to: int
    entry: Entry


def relative(text: str) -> Entry | None:
    """How many days ``later`` or seconds ``longer`` a value should be; None unless the text says that and nothing else."""
    low = " ".join(text.lower().split()).strip(" .!")
    if len(low) > LONGEST or "?" in low:
        return None
    found = _longer(low) or _later(low)
    if found is None:
        return None
    left = f"{low[: found.at]} {low[found.to :]}"
    rest = " ".join(word for word in _WORD.findall(left) if word not in BESIDE)
    return found.entry if only_values(rest, Entry()) else None


def _later(low: str) -> _Found | None:
    words = list(_WORD.finditer(low))
    for at, word in enumerate(words):
        unit = DAYS.get(word.group())
        if unit is None:
            continue
        before, after = _beside(words, at - 1), _beside(words, at + 1)
        count = _count(before)
        if after in EARLIER | LATER:
            sign = -1 if after in EARLIER else 1
            first = at - 1 if count else at
            return _shifted(low, words[first], words[at + 1], sign * unit * (count or 1))
        if before in {"next", "previous"} or (before == "following"):
            return None if unit > 1 else _shifted(low, words[at - 1], word, -unit if before == "previous" else unit)
        way = _way(words, at - (2 if count else 1))
        if way is not None:
            place, sign = way
            return _shifted(low, words[place], word, sign * unit * (count or 1))
    return None


def _way(words: list[re.Match[str]], at: int) -> tuple[int, int] | None:
    """ "Back a week", "earlier by two days": where the way stands and its sign."""
    place = at - 1 if _beside(words, at) == "by" else at
    said = _beside(words, place)
    if said in {"back", "earlier", "forward", "later"}:
        return place, -1 if said in EARLIER else 1
    return None


def _beside(words: list[re.Match[str]], at: int) -> str:
    return words[at].group() if 0 <= at < len(words) else ""


def _count(word: str) -> int | None:
    """How many, where a whole number is said."""
    if word in {"a", "an"}:
        return 1
    number = number_value(word) if word else None
    return int(number) if number is not None and number == int(number) and number > 0 else None


def _shifted(low: str, first: re.Match[str], last: re.Match[str], days: int) -> _Found:
    words = low[first.start() : last.end()]
    return _Found(first.start(), last.end(), Entry(later=days, spans={"start": words}))


def _ends_in_way(amount: AmountFound) -> bool:
    """Whether an amount was read with the word that says it is taken off: "15 minutes less"."""
    return len(amount.options) == 1 and amount.words.split()[-1].lower() in LESS


def _longer(low: str) -> _Found | None:
    amounts = [one for one in find_amounts(low) if one.is_settled or _ends_in_way(one)]
    if len(amounts) != 1:
        return None
    amount = amounts[0]
    before, after = _WORD.findall(low[: amount.at]), _WORD.findall(low[amount.to :])
    if _ends_in_way(amount):
        after = [amount.words.split()[-1], *after]
    by = before[-2] if before[-1:] == ["by"] and len(before) > 1 else ""
    said = {
        after[0] if after else "",
        before[-1] if before[-1:] and before[-1] in {"plus", "minus", "extra"} else "",
        by,
    }
    sign = 1 if said & MORE else -1 if said & LESS else _added(before, after)
    if not sign:
        return None
    words = word_set(" ".join((*ADDS, *TAKES, *MORE, *LESS, "by")))
    at, to = _widened(low, amount.at, amount.to, words)
    return _Found(at, to, Entry(longer=sign * amount.options[0], spans={"hours": low[at:to]}))


def _added(before: list[str], after: list[str]) -> int:
    """ "Add … to that" adds, "take … off" takes away; neither without something it is done to."""
    if not before or not after or not set(after) <= ONTO | {"please", "one"}:
        return 0
    return (
        1
        if before[-1] in ADDS or (len(before) > 1 and before[-2] in ADDS and before[-1] == "another")
        else (-1 if before[-1] in TAKES else 0)
    )


def _widened(low: str, at: int, to: int, words: frozenset[str]) -> tuple[int, int]:
    """The amount with the words beside it that say which way."""
    for match in reversed(list(_WORD.finditer(low[:at]))):
        if match.group() not in words | {"another"}:
            break
        at = match.start()
    following = _WORD.match(low[to:].lstrip())
    if following is not None and following.group() in words:
        to = low.index(following.group(), to) + len(following.group())
    return at, to
