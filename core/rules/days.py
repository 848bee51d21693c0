"""Find the days a text speaks of: ``find_days("27–28 Jan", today=…)`` -> where they stand and which days they could be.

Grammar (English; month and weekday names also German, French, Spanish)::

    day     = 3 March 2026 | March 3rd | 3rd of March | 04-Mar-24 | 2026-03-03 | 03.03.2026 | 3/3 | 3/4/2026 | the 3rd
    range   = 27–28 Jan | Jan 27-28 2026 | day (- | to | until | through) day | between day and day
    near    = today | yesterday | this morning | last Wednesday | Monday last week | 3 days ago | two weeks ago
    period  = March | March 2026 | last month | this year | Q1 2026 | 2025 | last weekend

A day without a year is the last one that was (``lean="future"``: the next one that will be). ``3/4/2026`` has two
options unless ``locale`` settles the order. A day that cannot be (31 February) is found, with no option at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from core.rules.day_beside import beside, in_a_row, without_denied
from core.rules.day_lists import exact_day, listed
from core.rules.day_readers import read_mention
from core.rules.day_shapes import AND, BETWEEN, JOIN, OR, day_mentions
from core.rules.day_values import Loose, Mention, exactly, settle
from core.rules.tokens import plain
from core.rules.words import MONTHS, NEAR, WEEKDAYS

_LETTERS = re.compile(r"[^\W\d_]+")
_FIRST_NUMBER = re.compile(r"\d{1,2}(?!\d)")
_PERIODS = {"day": 1, "week": 2, "month": 3, "quarter": 4}
MOST_CHOICES = 6
_SIGNS = " -–—,:("
_OF = (" ", " of ", ", ", " der ", " da ", " della ", " de ", " de la ")
MONTH_FIRST = frozenset({"en-us", "en-pr", "en-gu", "en-vi", "en-ph", "es-us", "es-pr"})
UNSETTLED = frozenset({"en", "en-ca", "fr-ca", "und", ""})


@dataclass(frozen=True, slots=True)
class DayFound:
    """One day or period: ``text[at:to]`` is ``words``; ``options`` are ``(start, end)`` pairs, likeliest first.

    ``whole`` is what was named: day, weekend, week, month, quarter, year or vague. No option means the day can't be.
    ``yearless`` says that the year was not said.
    """

    at: int
    to: int
    words: str
    options: tuple[tuple[date, date], ...]
    whole: str = "day"
    yearless: bool = False

    @property
    def is_settled(self) -> bool:
        """One single day or one range of days, nothing to ask."""
        return self.whole == "day" and len(self.options) == 1


def month_number(word: str) -> int | None:
    """1-12 for a month's name or abbreviation in any language known, else None."""
    return MONTHS.get(word.strip().rstrip(".").lower())


def day_order(locale: str | None) -> str | None:
    """``mdy`` or ``dmy`` for a locale such as ``en-US``; None when it does not tell."""
    tag = (locale or "").replace("_", "-").lower()
    if tag in MONTH_FIRST:
        return "mdy"
    return None if tag in UNSETTLED else "dmy"


def find_days(
    text: str, *, today: date, locale: str | None = None, lean: str = "past", order: str | None = None
) -> list[DayFound]:
    """Every day or period in ``text``, left to right, ranges joined. Never raises; ``order`` overrules the locale."""
    settled = order or day_order(locale)
    low = plain(text)

    def read(match: re.Match[str]) -> Mention | None:
        return None if _is_sentence_end(text, match) else read_mention(match, today, settled, lean)

    mentions = without_denied(low, list(day_mentions(low, read)))
    return [_show(text, one, today, lean) for one in _joined(low, mentions, today, lean)]


def _is_sentence_end(text: str, match: re.Match[str]) -> bool:
    """ "Do." and "Mo." are weekdays in capitals only, and where the sentence goes on."""
    if match.lastgroup != "ws":
        return False
    after = text[match.end() : match.end() + 2].strip()
    return not text[match.start()].isupper() or after[:1].isupper()


def parse_day_phrase(text: str, *, today: date, locale: str | None = None) -> list[DayFound]:
    """The days named in a printed text, whole dates and ranges only: near words ("today") mean nothing on paper."""
    found = find_days(text, today=today, locale=locale)
    return [one for one in found if re.search(r"\d", one.words) and not one.words.endswith("ago")]


def _joined(text: str, mentions: list[Mention], today: date, lean: str) -> Iterator[Mention]:
    at = 0
    while at < len(mentions):
        one = mentions[at]
        if at + 2 < len(mentions) and (row := in_a_row(text, *mentions[at : at + 3])) is not None:
            one, at = row, at + 2
        at += 1
        while at < len(mentions):
            both = _together(text, one, mentions[at]) or beside(text, one, mentions[at], today, lean)
            if both is None:
                break
            one = both
            at += 1
        yield one


def _together(text: str, one: Mention, last: Mention) -> Mention | None:
    """Two mentions as one: a range, days beside each other, a choice of two, a day of a period; None when apart."""
    if not one.pairs or not last.pairs or last.at - one.to > 14:
        return None
    between = text[one.to : last.at]
    if _PERIODS.get(one.whole, 0) > _PERIODS.get(last.whole, 9):
        return None if between.strip(_SIGNS) not in ("", "on") else _within(one, last)
    if last.whole == "week" and one.whole == "day" and between in _OF and text[one.at : one.to].strip(".").isalpha():
        return _within(last, one)
    if _is_range(text, one, last):
        whole = one.whole if one.whole == last.whole else "day"
        return replace(one, to=last.to, pairs=_pairs(text, one, last), whole=whole)
    if {one.whole, last.whole} - {"day", "vague"} or not _are_alike(text, one, last):
        return None
    if OR.match(between) and len(one.pairs) < MOST_CHOICES:
        return replace(one, to=last.to, pairs=(*one.pairs, *last.pairs), whole="day")
    if not AND.match(between):
        return None
    both = listed(one, last)
    apart = both is not None and text.startswith(" respectively", last.to)
    return replace(both, whole="vague") if both is not None and apart else both


def _within(period: Mention, day: Mention) -> Mention | None:
    """ "last week - Tuesday", "Tuesday of last week", "in September on the 8th", "Q1 – March 4": the day of that period."""
    (first, _), (on, _) = period.pairs[0], day.pairs[0]
    pairs = day.pairs
    if period.whole == "week":
        monday, said = exact_day(first), exact_day(on)
        if monday is None or said is None or len(day.pairs) > 1:
            return None
        pairs = exactly(monday + timedelta(days=said.weekday()))
    elif period.whole == "month":
        pairs = ((Loose(first.year, first.month, on.day),) * 2,)
    return Mention(min(period.at, day.at), max(period.to, day.to), pairs)


def _are_alike(text: str, one: Mention, last: Mention) -> bool:
    """Whether both are dates, or both are named days."""
    first, second = text[one.at : one.to], text[last.at : last.to]
    if first in NEAR or second in NEAR:
        return max(NEAR.get(first, 1), NEAR.get(second, 1)) <= 0
    return _has_digit(first) == _has_digit(second)


def _has_digit(words: str) -> bool:
    return any(c.isdigit() for c in words)


def _is_range(text: str, first: Mention, last: Mention) -> bool:
    between = text[first.to : last.at]
    if JOIN.match(between):
        return True
    return bool(AND.match(between) and BETWEEN.search(text[max(0, first.at - 12) : first.at]))


def _pairs(text: str, first: Mention, last: Mention) -> tuple[tuple[Loose, Loose], ...]:
    """The pairs of a range; two days written alike are read alike, so ``1/9 to 30/9`` has one reading only."""
    if {len(first.pairs), len(last.pairs)} == {1, 2}:
        sure, doubted = (first, last) if len(first.pairs) == 1 else (last, first)
        number = _FIRST_NUMBER.match(text, sure.at)
        if number:
            likely = doubted.pairs[0 if int(number[0]) > 12 else 1]
            return ((likely[0], last.pairs[0][1]),) if doubted is first else ((first.pairs[0][0], likely[1]),)
    if len(first.pairs) == len(last.pairs):
        return tuple((a[0], b[1]) for a, b in zip(first.pairs, last.pairs, strict=True))
    return tuple((a[0], b[1]) for a in first.pairs for b in last.pairs)


def _with_weekday(words: str, options: list[tuple[date, date]]) -> list[tuple[date, date]]:
    """The options; a day whose weekday is said otherwise ("Friday 4 March 2026") is doubtful: the nearest such day too.

    Of two orders of day and month the one that fits the weekday is meant.
    """
    first = _LETTERS.match(words.lower())
    wanted = WEEKDAYS.get(first[0]) if first else None
    if wanted is None or not options or not _has_digit(words) or any(start != end for start, end in options):
        return options
    fitting = [option for option in options if option[0].weekday() == wanted]
    if fitting or len(options) > 1:
        return fitting if len(fitting) == 1 else options
    on = options[0][0]
    shift = (wanted - on.weekday()) % 7
    other = on + timedelta(days=shift if shift <= 3 else shift - 7)
    return [*options, (other, other)]


_WEEK_OF = re.compile(r"\b(?:week of|wk of|w/c|week commencing)\s(?:the\s)?\Z", re.IGNORECASE)


def _weeks_of(text: str, one: Mention, mondays: list[date]) -> DayFound:
    """ "week of 26 October": the week, not the day."""
    weeks = tuple((monday, monday + timedelta(days=6)) for monday in mondays)
    return DayFound(one.at, one.to, text[one.at : one.to], weeks, "week")


def _show(text: str, one: Mention, today: date, lean: str) -> DayFound:
    options: list[tuple[date, date]] = []
    for first, last in one.pairs:
        days = settle(first, last, today, lean)
        if days is not None and days not in options:
            options.append(days)
    if text[one.at].isalpha() and one.whole == "day":
        options = _with_weekday(text[one.at : one.to], options)
    if one.whole == "day" and _WEEK_OF.search(text, max(0, one.at - 12), one.at):
        monday = [start - timedelta(days=start.weekday()) for start, _ in options]
        return _weeks_of(text, one, monday)
    yearless = any(loose.year is None for pair in one.pairs for loose in pair)
    return DayFound(one.at, one.to, text[one.at : one.to], tuple(options), one.whole, yearless)
