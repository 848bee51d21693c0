"""What makes an amount a question: "about", "or two", a number word left unread beside it, half a day, a bare 1.25."""

from __future__ import annotations

from typing import NamedTuple

from core.rules.amount_vague import APART
from core.rules.clock_times import closes
from core.rules.duration_parts import apiece_end
from core.rules.duration_values import HOUR, Duration
from core.rules.durations import read_duration
from core.rules.numbers import Number, numeral_value, read_number
from core.rules.tokens import Tokens
from core.rules.units import is_unit, read_unit
from core.rules.words import FRACTIONS, NUMBERS, word_set

_ABOUT = word_set(
    "about around roughly approximately approx circa ca nearly almost over under some maybe perhaps possibly probably"
    " like ~ ≈ < > etwa ungefähr environ circa unos unas uns umas cerca"
)
_TWO_WORDS = {("at", "least"), ("at", "most"), ("up", "to"), ("more", "than"), ("less", "than")}
_HEDGES = word_set(
    "or maybe mabye perhaps possibly could be been have was were it unless so i think even probably might nearly almost"
    " ve no wait scratch that hm hmm make actually sorry rather call nearer closer oder vielleicht ou o quizás forse"
)
_HEDGE_SIGNS = frozenset("?,.…'’-–—")
_DECIDES = word_set(
    "or maybe mabye perhaps possibly could probably might unless wait scratch actually rather oder ou o no"
)
_CORRECTS = word_set("no wait scratch actually rather sorry make")
_OTHER_OR = word_set("o ou oder of")
_UNREAD_HOURS = word_set("t time timer jam óra sat hodina ώρα ghanta oras")
_MAYBE = word_set("maybe perhaps possibly probably or")
_LITTLE_MORE = word_set("little bit less more longer shorter under over")
_OR_SO = {("more", "or"), ("give", "or"), ("y", "pico"), ("n", "some"), ("n", "change")}
_MOST_SECONDS = 24 * HOUR


class Doubt(NamedTuple):
    """Why an amount is doubtful (or exact), from which token to before which it stands with that, and its sign."""

    kind: str
    begins: int
    to: int
    sign: int = 1


def led_by_doubt(tokens: Tokens, i: int, to: int) -> Doubt:
    """What the words around an exact amount from ``i`` to ``to`` make of it."""
    words, before = tokens.words, tokens.before(i)
    if before in ("-", "−", "–") and tokens.glued(i) and (i == 1 or not tokens.glued(i - 1) or words[i - 2] in "(:"):
        return Doubt("exact", i - 1, to, -1)
    if before == "minus":
        return Doubt("exact", i - 1, to, -1)
    begins = i - 1 - (before == "." and i > 1)
    if i and words[begins] in _ABOUT and not _is_quote(tokens, begins):
        return Doubt("about", begins, to)
    if i > 1 and (words[i - 2], before) in _TWO_WORDS:
        return Doubt("about", i - 2, to)
    if before == "between" and words[to] == "and":
        return Doubt("about", i - 1, to)
    if i > 1 and words[i - 2] in ("each", "every", "per"):
        return Doubt("each", i - 2, to)
    if _is_open(words, to):
        return Doubt("about", i, to)
    end = apiece_end(tokens, to)
    said = closes(tokens, end) or tokens.text[tokens.at[to]].islower() if end > to + 1 else False
    return Doubt("each", i, end) if said and words[end] not in ("in", "of") else Doubt("exact", i, to)


def _is_open(words: list[str], to: int) -> bool:
    """Behind the amount stands "+", "or so", "-ish", "and a bit", "maybe a little less", a half that belongs nowhere."""
    after, then = words[to], words[to + 1]
    if after in ("+", "plus"):
        return not then[:1].isdecimal()
    if after in ("half", "quarter", "odd") or (after, then) in _OR_SO:
        return words[to + 1] in APART or not words[to + 1] or after not in ("half", "quarter")
    at = to + (after == ",")
    if words[at] in _MAYBE and _LITTLE_MORE.intersection(words[at + 1 : at + 4]):
        return True
    return (
        (after == "or" and then in ("so", "more"))
        or "ish" in (after, then)
        or (after == "and" and (then in ("some", "change") or (then == "a" and words[to + 2] == "bit")))
    )


def _is_quote(tokens: Tokens, j: int) -> bool:
    """The ">" of a quoted letter, not "more than"."""
    return tokens.words[j] == ">" and (j == 0 or tokens.words[j - 1] in ("\n", ">"))


def unread_before(tokens: Tokens, i: int) -> bool:
    """Whether a number word that belongs to the amount at ``i`` stands unread right before it: "four-and-twenty hours"."""
    if _is_of_several(tokens, i) or _is_second(tokens, i):
        return True
    j, linked = i - 1, False
    while j >= 0 and tokens.words[j] in ("and", "-", "&", "n", "point", "comma", "nad") and j > i - 4:
        j, linked = j - 1, True
    if j < 0:
        return False
    word, here = tokens.words[j], tokens.words[i]
    if word in NUMBERS or (word in FRACTIONS and "en" in FRACTIONS[word][1]):
        return linked or here in NUMBERS or here in FRACTIONS
    figures = numeral_value(word) is not None and not tokens.glued(j)
    return figures and linked and tokens.words[i - 1] != "-" and (here in NUMBERS or here in FRACTIONS or here == "a")


def _is_second(tokens: Tokens, i: int) -> bool:
    """Whether it goes on from what no reader knows: "1.0 ± 0.1 h", "1 + 30 min", "1 t 15 min", "hour, hour and a half"."""
    words, before = tokens.words, tokens.before(i)
    if i < 2 or before == "±":
        return before == "±"
    if before == ",":
        return words[i - 2] in ("hour", "hr") and (i < 3 or words[i - 3] not in {*NUMBERS, "an", "a", "1", "half"})
    at = i - 1 - (before in ("og", "och", "e", "dan", "und"))
    counted = words[at - 1] in NUMBERS or words[at - 1].isdecimal()
    return counted and (before == "+" or words[at] in _UNREAD_HOURS)


def _is_of_several(tokens: Tokens, i: int) -> bool:
    """Whether so many of something are said before it: "two half days of 3.5 h"."""
    words = tokens.words
    if i < 3 or words[i - 1] not in ("of", "@", "à") or not (words[i - 2].isalpha() and words[i - 2].endswith("s")):
        return False
    return any(words[at] in NUMBERS or words[at].isdecimal() for at in range(max(0, i - 5), i - 2))


def on_its_own(tokens: Tokens, number: Number) -> bool:
    """Whether a number has no unit and nothing of a title behind it."""
    return number.value < 241 and closes(tokens, number.to) and read_unit(tokens, number.to, number) is None


def second_thought(tokens: Tokens, first: Duration) -> Duration:
    """ "an hour or two", "2 hrs?? maybe 3", "40 min... no wait 45": both are options, to be asked."""
    if len(first.options) != 1 or first.kind != "exact" or first.options[0] > _MOST_SECONDS:
        return first
    words, j, decided = tokens.words, first.to, False
    while j < first.to + 7 and (words[j] in _HEDGES or words[j] in _HEDGE_SIGNS):
        decided = decided or words[j] in _DECIDES or words[j] == "?"
        j += 1
    if (
        not decided
        or j == first.to
        or not words[j][:1].isalnum()
        or (words[j] in ("a", "an") and words[first.to] != "or" and not is_unit(tokens, j + 1))
    ):
        return first
    other = _other(tokens, first, j)
    if other is None or other[0] == first.options[0]:
        return first
    options = (first.options[0], other[0])
    corrected = any(words[at] in _CORRECTS for at in range(first.to, j))
    return first._replace(options=options[::-1] if corrected else options, to=other[1], kind="range", shape="many")


def _other(tokens: Tokens, first: Duration, j: int) -> tuple[int, int] | None:
    """The seconds and the end of the amount said instead; a number alone is of the first one's unit."""
    whole = read_duration(tokens, j)
    if whole is not None and len(whole.options) == 1 and whole.kind == "exact" and whole.shape not in ("time", "times"):
        return whole.options[0], whole.to
    number = read_number(tokens, j)
    foreign = number is not None and number.codes and tokens.words[j - 1] not in _OTHER_OR
    if number is None or foreign or number.value > 240 or not closes(tokens, number.to):
        return None
    if read_unit(tokens, number.to, number) is not None:
        return None
    return round(number.value * (60 if first.unit == "minute" else HOUR)), number.to
