"""Amounts of time read from tokens: one hour and a half, 1h30, an hour twenty, 1-2 h, 2 x 45 min, three sessions of 1 h."""

from __future__ import annotations

from core.rules.duration_parts import COUNTED, MOST_TIMES, apiece_end, is_apiece
from core.rules.duration_rest import is_plural, with_minutes, with_rest, with_seconds
from core.rules.duration_values import HOUR, MINUTE, Duration, of_unit, seconds_of
from core.rules.numbers import ARTICLES, Number, read_number, tail_at
from core.rules.tokens import Tokens
from core.rules.units import UnitFound, read_unit
from core.rules.words import FIXED, MONTHS, NUMBERS, UNITS, word_set

RANGES = word_set("- – — to or till bis à o ou oder of ore")


def read_duration(tokens: Tokens, i: int, *, once: bool = False) -> Duration | None:
    """The amount that begins at token ``i``; ``once`` reads no repetition ("2 x 2 x 2 x" would have no end)."""
    words = tokens.words
    if words[i] == ":":
        return _after_colon(tokens, i)
    if words[i] in FIXED:
        return Duration((FIXED[words[i]] * MINUTE,), i + 1, shape="half")
    number = read_number(tokens, i)
    if number is None:
        return _hour_with_tail(tokens, i) or _clocked(tokens, i)
    if not once and (many := _times(tokens, number)) is not None:
        return many
    found = read_unit(tokens, _vague_end(tokens, number.to), number)
    if found is None:
        return _range(tokens, number, None) or _mark(tokens, i, number) or (None if once else _sum(tokens, number))
    if (ranged := _range(tokens, number, found)) is not None:
        return ranged
    return _whole(tokens, i, number, found)


def _sum(tokens: Tokens, first: Number) -> Duration | None:
    """ "30 + 40 min": both together; a small number may also be a title's ("GPP 3 + 40 min")."""
    if tokens.words[first.to] != "+" or first.form != "numeral":
        return None
    more = read_duration(tokens, first.to + 1, once=True)
    if more is None or len(more.options) != 1 or more.kind != "exact" or more.unit not in ("minute", "hour"):
        return None
    own = seconds_of(first.value, MINUTE if more.unit == "minute" else HOUR)
    both = own + more.options[0]
    if more.unit == "minute" and first.value >= 10:
        return more._replace(options=(both,), shape="both")
    return more._replace(options=(both, more.options[0]), kind="range", shape="both")


def _vague_end(tokens: Tokens, j: int) -> int:
    """Behind "ish" and "odd": "45ish min", "40 odd minutes"."""
    word = tokens.words[j]
    return j + 1 if word in ("ish", "odd") else j + 2 if word == "-" and tokens.words[j + 1] in ("ish", "odd") else j


def _whole(tokens: Tokens, i: int, number: Number, found: UnitFound) -> Duration | None:
    """A number and its unit, and what follows the hour: a half, the minutes."""
    unit, word = found.unit, tokens.words[i]
    if word.isdecimal() and 1900 <= number.value <= 2100 and number.to == i + 1 and unit.kind not in ("hour", "minute"):
        return None
    values = (number.value,) if number.other is None else (number.value, number.other)
    kind = "exact" if len(values) == 1 else "range"
    if _vague_end(tokens, number.to) != number.to:
        kind = "about"
    if unit.kind == "ceu":
        return Duration(of_unit(values, unit), found.to, "ceu", "ceu")
    shape = "half" if number.form == "share" else "one"
    plain = Duration(of_unit(values, unit), found.to, kind, unit.kind, shape, found.cut)
    if unit.seconds == HOUR and unit.kind == "hour" and len(values) == 1 and not found.cut:
        rested = with_rest(tokens, plain, number)
        return with_seconds(tokens, plain) if rested == plain else rested
    return with_seconds(tokens, plain) if unit.kind == "minute" else plain


def _hour_with_tail(tokens: Tokens, i: int) -> Duration | None:
    """ "hour and a half" without its article."""
    unit = UNITS.get(tokens.words[i])
    if unit is None or unit.seconds != HOUR or len(tokens.words[i]) < 2:
        return None
    tail = tail_at(tokens, i + 1)
    if tail is not None:
        return Duration((HOUR + seconds_of(tail[0], HOUR),), tail[1], shape="half")
    hour = Duration((HOUR,), i + 1)
    longer = with_minutes(tokens, hour, i + 1) if tokens.words[i + 1] == "and" else hour
    return longer if longer.shape == "both" else None


def _after_colon(tokens: Tokens, i: int) -> Duration | None:
    """ ":30h" is half an hour; behind a label (":2h") the colon is none of the amount's."""
    minutes = tokens.words[i + 1]
    if tokens.glued(i) or not tokens.glued(i + 1) or len(minutes) != 2 or not minutes.isdecimal() or int(minutes) > 59:
        return None
    unit = UNITS.get(tokens.words[i + 2])
    return Duration((int(minutes) * MINUTE,), i + 3) if unit is not None and unit.kind == "hour" else None


def _clocked(tokens: Tokens, i: int) -> Duration | None:
    """ "1:30" as hours and minutes; whether it is a clock instead is the caller's question."""
    hour, _, rest = tokens.words[i].partition(":")
    minute, _, last = rest.partition(":")
    if not (hour.isdecimal() and len(hour) < 4 and len(minute) == 2 and minute.isdecimal() and int(minute) < 60):
        return None
    if last not in ("", "00"):
        return None
    named = tokens.words[i + 1] in ("h", "hr", "hrs", "hour", "hours")
    return Duration((int(hour) * HOUR + int(minute) * MINUTE,), i + 1 + named, shape="time")


def _mark(tokens: Tokens, i: int, number: Number) -> Duration | None:
    """ "1½" alone is hours, unless a session is named so ("1½ day-hour")."""
    last = tokens.words[number.to - 1]
    if len(last) != 1 or last not in "½¼¾⅓⅔⅛⅜⅝⅞" or tokens.words[number.to] in ("day", "d", "days"):
        return None
    if "hour" in tokens.words[number.to + 1 : number.to + 3]:
        return None
    return Duration((seconds_of(number.value, HOUR),), number.to, shape="mark")


def _range(tokens: Tokens, low: Number, found: UnitFound | None) -> Duration | None:
    """ "1-2 h", "one to two hours", "1h or 2h", "an hour or an hour and a half": both, to be asked."""
    j = found.to if found else low.to
    link = tokens.words[j]
    between = tokens.before(low.to - 1) == "between" or (low.to > 2 and tokens.words[low.to - 3] == "between")
    if link not in RANGES and not (link == "and" and between):
        return None
    if found is None and tokens.before(_start(tokens, low)) in MONTHS:
        return None
    high = read_number(tokens, j + 1 + (link == "of" and tokens.words[j + 1] in ("the", "those", "its")))
    unit = high and read_unit(tokens, high.to, high)
    if high is None or unit is None or unit.unit.kind == "second":
        return None
    if found is not None and (found.unit, low.value) == (unit.unit, high.value):
        return None
    first = of_unit((low.value,), found.unit if found else unit.unit)
    second = _whole(tokens, _start(tokens, high), high, unit)
    if second is None or first[-1] >= second.options[-1]:
        return None
    options = tuple(dict.fromkeys((*first, *second.options)))
    return Duration(options, second.to, "range", unit.unit.kind, "many")


def _start(tokens: Tokens, number: Number) -> int:
    """Where a number of one or two tokens begins."""
    return number.to - 1 if number.form in ("numeral", "word") else number.to - 2


_OWN = word_set(  # what has a title of its own: "two webinars of 1 h each"
    "webinars talks lectures podcasts articles courses workshops videos meetings seminars episodes recordings calls"
)
_TIMES = word_set("x × * times mal volte vezes veces fois")
_EACH_OF = word_set("of per at à á by je de di von van lasting @ × x")


def _times(tokens: Tokens, count: Number) -> Duration | None:
    """ "2 x 45 min", "three sessions of 1 h", "6 modules, 45 minutes per module": all of them together."""
    words, j = tokens.words, count.to
    if count.value.denominator != 1 or not 1 < count.value <= MOST_TIMES or count.form == "article":
        return None
    if words[j] in _TIMES:
        return _multiplied(count, read_duration(tokens, j + 1, once=True)) if words[j + 1] not in ARTICLES else None
    at = j if words[j] in COUNTED else j + 1 if words[j + 1] in COUNTED and words[j].isalpha() else 0
    if not at:
        return _run(tokens, count) if words[j] in NUMBERS or words[j][:1].isdecimal() else None
    start = at + 1
    while start < at + 4 and words[start] in (",", "(", "-", "–", ":", "\n"):
        start += 1
    each = words[start] in _EACH_OF
    one = read_duration(tokens, start + each, once=True) if words[start + each] not in COUNTED else None
    apiece = one is not None and is_apiece(tokens, one.to)
    if one is None or not (each or apiece):
        return None
    end = apiece_end(tokens, one.to)
    several = (words[at] in _OWN and apiece) or words[end] == ":" or words[end + 1] in ("both", "all")
    return _multiplied(count, one._replace(to=end), several=several)


def _run(tokens: Tokens, count: Number) -> Duration | None:
    """ "two 45-minute sessions": all of them; of other things than parts it is to be asked."""
    one = read_duration(tokens, count.to, once=True)
    if one is None or one.unit not in ("minute", "hour") or one.kind != "exact":
        return None
    noun = tokens.words[one.to + (tokens.words[one.to] == "-")]
    if not (noun in COUNTED if count.form == "numeral" else is_plural(noun)):
        return None
    return _multiplied(count, one, several=noun in _OWN or noun not in COUNTED or count.form == "numeral")


def _multiplied(count: Number, one: Duration | None, *, several: bool = False) -> Duration | None:
    """So many times; of ``several`` activities it may be each one's own: both are options then."""
    if one is None or one.kind == "ceu" or not one.options:
        return None
    all_of_them = tuple(option * int(count.value) for option in one.options)
    if several and one.kind == "exact":
        return one._replace(options=(*all_of_them, *one.options), kind="each", shape="times")
    return one._replace(options=all_of_them, shape="times")
