"""What follows an hour: "and a half", "¼", "20", "and fifteen minutes", the seconds."""

from __future__ import annotations

from fractions import Fraction

from core.rules.clock_times import closes
from core.rules.duration_values import HOUR, MINUTE, Duration, seconds_of
from core.rules.numbers import ARTICLES, Number, read_number, tail_at
from core.rules.tokens import Tokens
from core.rules.units import UnitFound, is_unit, read_unit
from core.rules.words import FRACTIONS, MONTHS, NUMBERS, UNITS, word_set

_LINKS = word_set("and & + , n e y und et en och og i a con")
_SHORT_HOURS = word_set("h hr hrs")
_CLOSE_MINUTES = (15, 30, 45)
_NO_MINUTES = frozenset(("%", "-", ":", ")", "°", "st", "nd", "rd", "th", "×"))


def with_seconds(tokens: Tokens, minutes: Duration) -> Duration:
    """ "10 min 30 s"."""
    j = minutes.to + (tokens.words[minutes.to] == "and")
    if (
        tokens.words[j].isdecimal()
        and len(tokens.words[j]) < 3
        and tokens.words[j + 1] in ("s", "sec", "secs", "seconds")
    ):
        return minutes._replace(options=(minutes.options[0] + int(tokens.words[j]),), to=j + 2)
    return minutes


def with_rest(tokens: Tokens, hours: Duration, number: Number) -> Duration:
    """The hours with what is said behind them: "and a half", "and a quarter", "¼", "20", "and fifteen minutes"."""
    words, j = tokens.words, hours.to
    tail = tail_at(tokens, j)
    if tail is None and words[j] in ("½", "¼", "¾"):
        tail = _share(words[j]), j + 1
    if tail is not None and number.value.denominator == 1 and not _begins_amount(tokens, tail[1]):
        return hours._replace(options=(hours.options[0] + seconds_of(tail[0], HOUR),), to=tail[1], shape="half")
    if number.value.denominator != 1:
        return hours
    dot = words[j] == "." and words[j - 1] in ("hr", "hrs", "std")
    return with_minutes(tokens, hours, j + dot)


def _share(mark: str) -> Fraction:
    return {"½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4)}[mark]


def _begins_amount(tokens: Tokens, j: int) -> bool:
    """Whether a unit that belongs to what stands before ``j`` follows: "an hour and a half day"."""
    return is_unit(tokens, j + (tokens.words[j] in ("-", "an"))) or tokens.words[j] == "day"


def with_minutes(tokens: Tokens, hours: Duration, j: int) -> Duration:
    words = tokens.words
    linked = words[j] in _LINKS
    at = j + linked
    unit = UNITS.get(words[at + 1])
    if unit is not None and unit.kind == "hour":  # "1h 2h": another amount
        return hours
    number = read_number(tokens, at) if words[at][:1].isalnum() and words[at] not in ARTICLES else None
    if number is None or number.value.denominator != 1 or not 0 < number.value < 180 or number.form == "share":
        return hours
    minutes = int(number.value)
    found = read_unit(tokens, number.to, number)
    if found is not None:
        of_which = tokens.words[found.to : found.to + 2] == ["of", "which"]
        if (
            of_which
            or found.unit.seconds != MINUTE
            or found.unit.kind != "minute"
            or _is_named(tokens, hours, number, found)
        ):
            return hours
        end = with_seconds(tokens, Duration((minutes * MINUTE,), found.to))
        return hours._replace(options=(hours.options[0] + end.options[0],), to=end.to, shape="both")
    if words[j] in (",", "+", "a", "i") or (
        number.codes and not linked and words[j] not in FRACTIONS and len(words[at]) < 4
    ):
        return hours
    return _without_unit(tokens, hours, minutes, at, number.to)


def _without_unit(tokens: Tokens, hours: Duration, minutes: int, at: int, to: int) -> Duration:
    """ "1 hour 45", "an hour twenty": settled when the clock counts so or the line ends; else perhaps a title's number."""
    word, after = tokens.words[at], tokens.words[to]
    if word.isdecimal() and len(word) == 1 and closes(tokens, to) and after != ")" and not tokens.glued(at):
        return hours._replace(options=(hours.options[0], hours.options[0] + minutes * MINUTE), kind="range", to=to)
    figures = word.isdecimal() and len(word) == 2
    if not 5 <= minutes < 60 or not (
        figures or word in NUMBERS or not word.isascii() or (minutes >= 5 and word.isalpha())
    ):
        return hours
    if tokens.glued(at) and figures:
        return hours._replace(options=(hours.options[0] + minutes * MINUTE,), to=to, shape="glue")
    if after in MONTHS or after in _NO_MINUTES or (after in ("/", "x") and tokens.glued(to)):
        if after in MONTHS and word.isalpha():  # "one hour ten January to June"
            return hours._replace(options=(hours.options[0], hours.options[0] + minutes * MINUTE), kind="range")
        return hours if after != ")" else _summed(hours, minutes, to)
    if is_plural(after):  # "1h 10 tips for reviewers"
        return hours
    if closes(tokens, to) or minutes in _CLOSE_MINUTES:
        return _summed(hours, minutes, to)
    return hours._replace(options=(hours.options[0], hours.options[0] + minutes * MINUTE), kind="range", to=hours.to)


def _summed(hours: Duration, minutes: int, to: int) -> Duration:
    return hours._replace(options=(hours.options[0] + minutes * MINUTE,), to=to, shape="both")


def is_plural(word: str) -> bool:
    return len(word) > 3 and word.endswith("s") and not word.endswith("ss")


def _is_named(tokens: Tokens, hours: Duration, number: Number, found: UnitFound) -> bool:
    """ "1h 15 minute pitch training": the session was called so; "1 hour 15 minute webinar" lasted that long."""
    unit, short = tokens.words[found.to - 1], tokens.words[hours.to - 1] in _SHORT_HOURS
    goes_on = tokens.words[found.to][:1].isalpha() and (tokens.words[number.to] == "-" or not tokens.glued(number.to))
    hyphened = tokens.words[number.to] == "-" and tokens.glued(number.to)
    return short and (unit == "minute" or hyphened) and goes_on and not closes(tokens, found.to)
