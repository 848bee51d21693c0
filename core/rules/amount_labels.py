"""An amount behind its label: "Hours: 2", "Duration: 75 min", "Credit hours awarded: 9", "Hrs - 3"."""

from __future__ import annotations

from fractions import Fraction

from core.rules.clocks import read_span
from core.rules.duration_values import HOUR, MINUTE, Duration, of_unit
from core.rules.durations import read_duration
from core.rules.numbers import read_number
from core.rules.tokens import Tokens
from core.rules.words import Unit, word_set

LABELS = word_set("hours hour hrs credit credits duration length minutes mins ceu ceus dauer durée duración durata")
_BEHIND = word_set("awarded earned claimed spent hours hour credits")
_GOES_ON = frozenset(":/-*+×~")
_MOST_HOURS = 14


def read_label(tokens: Tokens, i: int) -> Duration | None:
    """The amount a label at token ``i`` names; one without a unit is what the label says, a long "duration" is asked."""
    words, j = tokens.words, i + 1
    while j < i + 3 and words[j] in _BEHIND:
        j += 1
    dashed = (
        words[j] == "-"
        and not tokens.glued(j)
        and not tokens.glued(j + 1)
        and words[i - 1 if i else 0] in ("\n", words[0])
    )
    if words[j] not in (":", "=") and not dashed:
        return None
    at = j + 1
    span = read_span(tokens, at)
    if span is not None:
        return Duration((span.minutes * MINUTE,), span.to, "clock" if span.sure else "about", "hour", "span")
    whole = read_duration(tokens, at)
    if whole is not None and words[at] not in LABELS:
        return whole._replace(shape="label")
    number = read_number(tokens, at)
    if number is None or not _stands_alone(tokens, number.to):
        return None
    return _unnamed(words[i], number.value, number.to)


def _stands_alone(tokens: Tokens, j: int) -> bool:
    word = tokens.words[j]
    return not (tokens.glued(j) and (word.isalnum() or word in _GOES_ON or word == tokens.words[j + 1] == "."))


def _unnamed(label: str, value: Fraction, to: int) -> Duration | None:
    if label.startswith("ceu"):
        return Duration(of_unit((value,), Unit("ceu", HOUR, frozenset())), to, "ceu", "ceu", "label")
    if label.startswith("min"):
        return Duration((round(value * MINUTE),), to, "exact", "minute", "label")
    if value > _MOST_HOURS and label in ("duration", "length", "dauer", "durée", "duración", "durata"):
        return Duration((round(value * MINUTE), round(value * HOUR)), to, "range", "minute", "label")
    return Duration((round(value * HOUR),), to, "exact", "credit" if label.startswith("credit") else "hour", "label")
