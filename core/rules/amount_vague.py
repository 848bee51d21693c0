"""Amounts that are no number: half a day, all afternoon, a couple of hours; and a bare 1.25 between signs."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from core.rules.duration_values import HOUR, Duration
from core.rules.numbers import numeral_value
from core.rules.tokens import VULGAR, Tokens
from core.rules.units import is_unit
from core.rules.words import FRACTIONS, PARTS, word_set

INEXACT = word_set("couple few several some")
APART = frozenset(",;|/(\n\t-–—=:.")
_QUARTERS = frozenset(("0", "00", "5", "50", "25", "75"))


def vague_at(tokens: Tokens, i: int) -> Duration | None:
    """Half a day, a full day, all afternoon, a day and a half; "a couple of hours" is about two."""
    words, j = tokens.words, i
    if words[j] in ("a", "an", "the"):
        j += 1
    if words[i] in ("a", "couple", "few", "several", "some") and words[j] in INEXACT:
        return _inexact(tokens, j)
    share = words[j] in FRACTIONS or words[j] in VULGAR or numeral_value(words[j]) == Fraction(1, 2)
    whole = words[j] in ("all", "whole", "full", "entire") or (words[j] in ("better", "most"))
    at = j + 1
    if words[j] == "better" and words[at : at + 2] == ["part", "of"]:
        at += 2
    at += words[at] == "of"
    at += words[at] in ("a", "the", "-", "my", "d") and not (words[at] == "d" and share)
    if (share and words[at] in PARTS | {"d"}) or (whole and words[at] in PARTS):
        return Duration((), at + 1, "vague", "hour", "vague")
    day = words[i + 1] in ("day", "dag", "jour") and words[i] in ("a", "one", "1")
    if day and words[i + 2] in ("and", "n", "&") and "half" in words[i + 3 : i + 5]:
        return Duration((), i + 4 + (words[i + 3] != "half"), "vague", "hour", "vague")
    return None


def _inexact(tokens: Tokens, j: int) -> Duration | None:
    j += 1 + (tokens.words[j + 1] == "of")
    if not (is_unit(tokens, j) and tokens.words[j] in ("hours", "hrs", "minutes", "credits")):
        return None
    return Duration((2 * HOUR,), j + 1, "about", "hour", "about")


def bare_amounts(tokens: Tokens) -> Iterator[tuple[int, Duration]]:
    """Decimals of full quarters that stand alone between signs: "ICMJE AI section, 0.5, yesterday"."""
    for i, word in enumerate(tokens.words[: tokens.count]):
        begins = i - 1 if tokens.before(i) == "." and tokens.glued(i) and word.isdecimal() else i
        shown = f"0.{word}" if begins < i else word
        whole, sign, rest = shown.replace(",", ".").partition(".")
        if not (sign and rest in _QUARTERS and whole.isdecimal() and len(whole) < 3):
            continue
        led = begins == 0 or tokens.words[begins - 1] in APART
        if i + 1 - begins == tokens.count:
            return  # the whole text: what it answers to is known elsewhere
        if led and (tokens.words[i + 1] in APART or not tokens.words[i + 1] or tokens.words[i + 1] == ")"):
            yield begins, Duration((round(Fraction(f"{whole}.{rest}") * HOUR),), i + 1, "bare", "hour", "bare")
