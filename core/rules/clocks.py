"""Times of the clock and what lies between two of them: 9h30-11h, 0930-1100, from nine to half past ten, 2-4pm."""

from __future__ import annotations

from typing import NamedTuple

from core.rules.clock_times import DAY, HALF_DAY, ZONES, Clock, closes, hour_said, of_half, read_clock
from core.rules.tokens import Tokens
from core.rules.words import MONTHS, UNITS, word_set

_LEADS = word_set("from between von de dalle das van od från zwischen entre tra")
_PAIRS = word_set("between zwischen entre tra")
JOINS = word_set("to till til until thru through bis à alle às as tot do - – — ‑ ~ →")
_SURE_JOINS = word_set("till til until bis alle às tot")
CUES = word_set(
    "start started begin began beginning in joined stop stopped end ended finish finished left leave out commenced concluded"
    " done wrapped went over"
)
_BETWEEN_CUES = CUES | word_set(", / ; : and then at - – it we i was got time till until by") | {"\n"}
_BEGINS = word_set("start started begin began beginning joined commenced in")
LESS = word_set("less minus excluding excl without deducting moins menos abzüglich")
_SAID_TIMES = word_set("half quarter noon midday midnight")
_LASTED = word_set("ran attended stayed lasted live zoom online learn")
_YEARS = range(1900, 2060)


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
        if word[:1].isdecimal() or (cued and (word in _SAID_TIMES or hour_said(tokens, at))):
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
        start = of_half(start, last.half)
        if start >= end:
            start = of_half(first.minutes, "a")
    if first.half and not last.half and end <= start and end < HALF_DAY + 60:
        end = end % HALF_DAY + (HALF_DAY if first.half == "p" else 0)
        end += HALF_DAY if end <= start else 0
    if end <= start and not last.half and not first.half and end + HALF_DAY > start and end < HALF_DAY + 60:
        end += HALF_DAY
    return (end - start) % DAY
