"""Times of the clock and what lies between two of them: 9h30-11h, 0930-1100, from nine to half past ten, 2-4pm."""

from __future__ import annotations

from typing import NamedTuple

from core.rules.tokens import Tokens
from core.rules.words import MONTHS, NEAR, NUMBERS, UNITS, WEEKDAYS, word_set

DAY, HALF_DAY = 24 * 60, 12 * 60
_NAMED = {"noon": 720, "midday": 720, "midnight": DAY}
_SUFFIXES = word_set("h uhr u uur hs o'clock")
_LEADS = word_set("from between von de dalle das van od från zwischen entre tra")
_PAIRS = word_set("between zwischen entre tra")
JOINS = word_set("to till til until thru through bis à alle às as tot do - – — ‑ ~ →")
_SURE_JOINS = word_set("till til until bis alle às tot")
CUES = word_set(
    "start started begin began beginning in joined stop stopped end ended finish finished left leave out commenced concluded"
    " done wrapped went over"
)
_BETWEEN_CUES = CUES | word_set(", / ; : and then at - – it we i was got time till until by") | {"\n"}
ZONES = word_set("et est edt ct cst cdt mt pt pst pdt gmt utc bst cet cest ist jst")
_CLOSED = word_set(
    "if not because unless less minus so call without or "
    "on at for in from of with and but yesterday today last this by i we it so my the is was am pm ist"
    " gestern heute ieri hier ayer ontem went that which then each both including incl might as he she they"
)
_BEGINS = word_set("start started begin began beginning joined commenced in")
LESS = word_set("less minus excluding excl without deducting moins menos abzüglich")
_SAID_TIMES = word_set("half quarter noon midday midnight")
_LASTED = word_set("ran attended stayed lasted live zoom online learn")
_SIGNS = frozenset(".,;:!?()[]|/\n-–—=\"'•*")
_YEARS = range(1900, 2060)


class Clock(NamedTuple):
    """A time of day in minutes, ending before token ``to``; ``half`` a or p if said; ``sure`` that it is a clock's."""

    minutes: int
    to: int
    half: str = ""
    sure: bool = True
    form: str = "said"


def closes(tokens: Tokens, j: int) -> bool:
    """Whether what stands at ``j`` goes on with something else: an end, a sign, a day, or a little word."""
    word = tokens.words[j]
    return not word or word in _SIGNS or word in _CLOSED or word in ZONES or word in WEEKDAYS or word in NEAR


def read_clock(tokens: Tokens, i: int) -> Clock | None:
    """The time of day at token ``i``; a bare number up to 24 is one, though not a sure one."""
    word = tokens.words[i]
    if word[:1].isdecimal():
        clock = _in_figures(tokens, i)
    elif word in _NAMED:
        return Clock(_NAMED[word], i + 1)
    else:
        clock = _in_words(tokens, i)
    return None if clock is None else _with_half(tokens, clock)


def _in_figures(tokens: Tokens, i: int) -> Clock | None:
    word, words = tokens.words[i], tokens.words
    for sign, form in ((":", "said"), (".", "dotted")):
        hour, _, rest = word.partition(sign)
        minute, _, seconds = rest.partition(sign)
        if len(hour) < 3 and len(minute) == 2 and hour.isdecimal() and minute.isdecimal() and seconds in ("", "00"):
            end = i + 1 + (words[i + 1] in ("h", "uhr", "u", "uur"))
            return _at(int(hour), int(minute), end, sure=sign == ":" or end > i + 1, form=form)
    if not word.isdecimal() or len(word) > 4:
        return None
    if len(word) > 2:
        return _at(int(word[:-2]), int(word[-2:]), i + 1, sure=False, form="packed")
    if words[i + 1] in _SUFFIXES:
        minute = words[i + 2]
        if len(minute) == 2 and minute.isdecimal() and int(minute) < 60:
            return _at(int(word), int(minute), i + 3, sure=True)
        return _at(int(word), 0, i + 2, sure=words[i + 1] not in ("h", "u"), form="hour")
    if words[i + 1 : i + 4] == ["o", "'", "clock"]:
        return _at(int(word), 0, i + 4, sure=True)
    if words[i + 1] == "noon":
        return Clock(720, i + 2)
    return _at(int(word), 0, i + 1, sure=False, form="bare")


def _at(hour: int, minute: int, to: int, *, sure: bool, form: str = "said") -> Clock | None:
    return Clock(hour * 60 + minute, to, "", sure, form) if hour < 25 and minute < 60 else None


def _hour_said(tokens: Tokens, i: int) -> int:
    word = tokens.words[i]
    if word in _NAMED:
        return 12
    hour = NUMBERS.get(word, 0) if not word.isdecimal() else int(word) if len(word) < 3 else 0
    return hour if 0 < hour < 13 else 0


def _in_words(tokens: Tokens, i: int) -> Clock | None:
    """ "nine", "ten thirty", "half past ten", "half ten", "a quarter to one"."""
    words = tokens.words
    j = i + (words[i] == "a" and words[i + 1] == "quarter")
    if words[j] in ("half", "quarter"):
        past = words[j + 1] in ("past", "after")
        before = words[j + 1] in ("to", "before") and words[j] == "quarter"
        hour = _hour_said(tokens, j + 1 + (past or before))
        if not hour or (words[j] == "quarter" and not (past or before)):
            return None
        shift = -15 if before else 30 if words[j] == "half" else 15
        return Clock(hour * 60 + shift, j + 2 + (past or before))
    hour = _hour_said(tokens, i)
    if not hour:
        return None
    minute = NUMBERS.get(words[i + 1], 0)
    tens = minute >= 20 and 0 < NUMBERS.get(words[i + 2], 0) < 10
    if 10 <= minute < 60:
        return Clock(hour * 60 + minute + (NUMBERS[words[i + 2]] if tens else 0), i + 2 + tens)
    if words[i + 1 : i + 4] == ["o", "'", "clock"]:
        return Clock(hour * 60, i + 4)
    return Clock(hour * 60, i + 1, "", False, "bare")


def _with_half(tokens: Tokens, clock: Clock) -> Clock:
    """The time with its am or pm: "4pm", "4 p.m.", "8:30p"."""
    words, j = tokens.words, clock.to
    word = words[j]
    if word in ("am", "pm") and clock.minutes < 13 * 60:
        return clock._replace(half=word[0], to=j + 1, sure=True, minutes=_of_half(clock.minutes, word[0]))
    if word in ("a", "p") and clock.minutes < 13 * 60:
        dotted = words[j + 1] == "." and words[j + 2] == "m"
        if dotted or (tokens.glued(j) and not (tokens.glued(j + 1) and words[j + 1][:1].isalnum())):
            end = j + 3 + (words[j + 3] == "." and tokens.glued(j + 3)) if dotted else j + 1
            return clock._replace(half=word, to=end, sure=True, minutes=_of_half(clock.minutes, word))
    return clock


def _of_half(minutes: int, half: str) -> int:
    return minutes % HALF_DAY + (HALF_DAY if half == "p" else 0)


class Span(NamedTuple):
    """From-to by the clock: how many minutes, the token behind it, and whether it can be nothing else."""

    minutes: int
    to: int
    sure: bool


def read_span(tokens: Tokens, i: int) -> Span | None:
    """What lies between two times of the clock, if that is what begins at token ``i``."""
    words = tokens.words
    lead = words[i] if words[i] in _LEADS else ""
    first = read_clock(tokens, i + bool(lead))
    if first is None or tokens.count <= first.to:
        return None
    j = _zoned(tokens, first.to)
    join = words[j]
    if join in JOINS or (join == "and" and lead in _PAIRS) or (first.sure and _is_csv(tokens, j)):
        last = read_clock(tokens, j + 1)
        how = _certainty(tokens, i, lead, first, join, last) if last is not None else None
    else:
        last, how = _after_cue(tokens, first, i, j), True
        if last is not None and tokens.words[_clock_at(tokens, j) - 1] in _BEGINS:
            return Span(_between(last._replace(to=0), first), last.to, sure=True)  # "over by 5.30 pm, started 2.00 pm"
    if last is None or how is None:
        return None
    minutes, to = _between(first, last), _zoned(tokens, last.to)
    return Span(minutes, to, how and not _is_less(tokens.words, to)) if minutes > 0 else None


def _is_less(words: list[str], to: int) -> bool:
    """Whether something is taken off: "09:00–12:30 less 30 min coffee"."""
    at = to + (words[to] in (",", "("))
    return words[at] in LESS or (words[at] == "of" and words[at + 1] == "which")


def _clock_at(tokens: Tokens, j: int) -> int:
    """The token at or after ``j`` where the next numeral stands."""
    return next((at for at in range(j, j + 6) if tokens.words[at][:1].isdecimal()), j)


def _zoned(tokens: Tokens, j: int) -> int:
    return j + (
        (tokens.words[j] in ZONES and tokens.words[j] not in ("pt", "mt", "ct", "et"))
        or (tokens.words[j] in ZONES and tokens.text[tokens.at[j] : tokens.to[j]].isupper())
    )


def _is_csv(tokens: Tokens, j: int) -> bool:
    return tokens.words[j] == "," and tokens.glued(j) and tokens.glued(j + 1)


def _after_cue(tokens: Tokens, first: Clock, i: int, j: int) -> Clock | None:
    """The time that a cue leads to: "joined 1:02 PM, left 2:32 PM", "started at 2 and finished at half 4"."""
    begun = tokens.before(i - (tokens.before(i) == "at")) in _BEGINS
    if not (first.sure or begun or first.form == "dotted"):
        return None
    cued = False
    for at in range(j, j + 6):
        word = tokens.words[at]
        if word[:1].isdecimal() or (cued and (word in _SAID_TIMES or _hour_said(tokens, at))):
            last = read_clock(tokens, at) if cued else None
            return last if last and (last.sure or (begun and closes(tokens, last.to))) else None
        if word not in _BETWEEN_CUES:
            return None
        cued = cued or word in CUES
    return None


def _certainty(tokens: Tokens, i: int, lead: str, first: Clock, join: str, last: Clock) -> bool | None:
    """True: a span of the clock; False: perhaps; None: something else (days, amounts, pages)."""
    after = tokens.words[last.to]
    forms = {first.form, last.form}
    if after == "%" or (after == "/" and tokens.glued(last.to)) or after in MONTHS:
        return None
    if after in UNITS and last.form != "hour":
        return True if forms == {"packed"} and after in ("h", "hr", "hrs", "hours") else None
    if first.sure and last.sure:
        return True
    if forms == {"hour"}:
        return True if lead or first.minutes >= 6 * 60 else None
    if "hour" in forms and not (first.sure or last.sure):
        return True if lead else None
    if first.sure or last.sure:
        return _half_sure(first, last, after, closed=closes(tokens, last.to))
    if "packed" in forms:
        return _packed(first, last, led=bool(lead) or closes(tokens, last.to), after=after)
    if "dotted" in forms:
        return True if lead or join in _SURE_JOINS or _are_no_days(first, last) else None
    return _bare(tokens, i, lead, join, last)


def _half_sure(first: Clock, last: Clock, after: str, *, closed: bool) -> bool | None:
    """One side is a clock's for certain, so the other is too, unless a noun follows it ("9:30 - 12 reviewers")."""
    unsure = last if first.sure else first
    if unsure.form == "packed" and unsure.minutes % 5:
        return None
    return True if last.sure or closed or not after.endswith("s") else None


def _packed(first: Clock, last: Clock, *, led: bool, after: str) -> bool | None:
    """ "0930-1100", "6 to 730"; not two years, and no number of things."""
    numbers = [clock.minutes // 60 * 100 + clock.minutes % 60 for clock in (first, last)]
    if all(number in _YEARS for number in numbers) or first.minutes % 5 or last.minutes % 5:
        return None
    quarters = not (first.minutes % 15 or last.minutes % 15) and numbers[1] > 899 and first.form == last.form
    return True if led or (quarters and not after.endswith("s")) else None


def _are_no_days(first: Clock, last: Clock) -> bool:
    """Whether "09.30–11.00" can't be days: their "months" don't exist; or both are full quarters of an hour."""
    return any(clock.minutes % 60 > 12 or clock.minutes % 60 == 0 for clock in (first, last))


def _bare(tokens: Tokens, i: int, lead: str, join: str, last: Clock) -> bool | None:
    """Two bare numbers: hours of the clock after "from" or "until"; perhaps so where nothing else stands beside."""
    if not closes(tokens, last.to) or tokens.words[last.to] in ("-", "–", ":", "of", "/"):
        return None
    if lead or join in _SURE_JOINS:
        return True
    if tokens.words[last.to] in LESS:
        return False
    apart = i > 0 and (closes(tokens, i - 1) or tokens.words[i - 1] in _LASTED)
    return False if apart and (i > 1 or last.to < tokens.count) else None


def _between(first: Clock, last: Clock) -> int:
    """The minutes from first to last; what lacks am or pm takes what makes the span positive and short."""
    start, end = first.minutes, last.minutes
    if last.half and not first.half and start < 13 * 60:
        start = _of_half(start, last.half)
        if start >= end:
            start = _of_half(first.minutes, "a")
    if first.half and not last.half and end <= start and end < HALF_DAY + 60:
        end = end % HALF_DAY + (HALF_DAY if first.half == "p" else 0)
        end += HALF_DAY if end <= start else 0
    if end <= start and not last.half and not first.half and end + HALF_DAY > start and end < HALF_DAY + 60:
        end += HALF_DAY
    return (end - start) % DAY
