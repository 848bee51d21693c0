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
from dataclasses import replace
from datetime import date, timedelta

from core.rules.day_beside import without_denied
from core.rules.day_joining import has_digit, joined_days
from core.rules.day_joints import LED_BY
from core.rules.day_led import led_by
from core.rules.day_readers import read_mention
from core.rules.day_search import day_mentions
from core.rules.day_shapes import PRINTED
from core.rules.day_values import DayFound, Mention, settle
from core.rules.kept import kept
from core.rules.tokens import plain
from core.rules.words import WEEKDAYS, word_set

__all__ = ["DayFound", "day_order", "find_days", "find_printed_days", "leads_with_weekday", "whole_printed_day"]

_ANY_DAY = date(2000, 1, 1)  # what is printed with its year does not depend on it
_WHO_MAY = word_set("i we you he she it they one be have not also still this that these those resume")
_LEADS_TO_MONTH = word_set(
    "in of since during last this next until till from to by early mid late and or through before after"
)
_MAY_DO = word_set("i we you he she they one")
_LETTERS = re.compile(r"[^\W\d_]+")
MONTH_FIRST = frozenset({"en-us", "en-pr", "en-gu", "en-vi", "en-ph", "es-us", "es-pr"})
UNSETTLED = frozenset({"en", "en-ca", "fr-ca", "und", ""})


def day_order(locale: str | None) -> str | None:
    """``mdy`` or ``dmy`` for a locale such as ``en-US``; None when it does not tell."""
    tag = (locale or "").replace("_", "-").lower()
    if tag in MONTH_FIRST:
        return "mdy"
    return None if tag in UNSETTLED else "dmy"


@kept
def find_days(
    text: str, *, today: date, locale: str | None = None, lean: str = "past", order: str | None = None
) -> list[DayFound]:
    """Every day or period in ``text``, left to right, ranges joined. Never raises; ``order`` overrules the locale."""
    settled = order or day_order(locale)
    low = plain(text)

    def read(match: re.Match[str]) -> Mention | None:
        is_none = _is_sentence_end(text, match) or _is_permission(low, match)
        return None if is_none else read_mention(match, today, settled, lean)

    mentions = without_denied(low, list(day_mentions(low, read)))
    return [led_by(text, low, _show(text, one, today, lean)) for one in joined_days(low, mentions, today, lean)]


def _is_sentence_end(text: str, match: re.Match[str]) -> bool:
    """ "Do." and "Mo." are weekdays in capitals only, and where the sentence goes on."""
    if match.lastgroup != "ws":
        return False
    after = text[match.end() : match.end() + 2].strip()
    return not text[match.start()].isupper() or after[:1].isupper()


def _is_permission(low: str, match: re.Match[str]) -> bool:
    """Whether "may" asks for leave, and is no month: "may I have the list"; not "in May I was at EMWA"."""
    if match.group().strip(" .,") != "may":
        return False
    before, after = _LETTERS.findall(low[: match.start()])[-1:], _LETTERS.findall(low[match.end() :])[:1]
    if not after or low[match.end() :].lstrip(" ,.")[:1].isdigit():
        return False
    return (after[0] in _WHO_MAY and _LEADS_TO_MONTH.isdisjoint(before)) or not _MAY_DO.isdisjoint(before)


def find_printed_days(text: str, *, order: str | None = None) -> list[DayFound]:
    """The days and months printed in ``text`` with their year, the same whatever today is; ``order`` of day and month."""
    low = plain(text).replace("\n", "\r")  # on paper a new line joins no days

    def read(match: re.Match[str]) -> Mention | None:
        return read_mention(match, _ANY_DAY, order, "past") if match.lastgroup in PRINTED else None

    mentions = joined_days(low, list(day_mentions(low, read)), _ANY_DAY, "past")
    dated = (one for one in mentions if all(first.year or last.year for first, last in one.pairs))
    return [_forward(_show(text, one, _ANY_DAY, "past")) for one in dated]


def _forward(found: DayFound) -> DayFound:
    """On paper no range runs backwards: of two readings the one that runs forward is meant."""
    return replace(found, options=tuple(days for days in found.options if days[0] <= days[1]) or found.options)


def whole_printed_day(text: str) -> DayFound | None:
    """The day or range of days that is the whole of ``text``, as a cell has it; None for anything else."""
    said = LED_BY.sub("", text.strip())
    found = find_printed_days(said)
    whole = len(found) == 1 and found[0].words == said and found[0].whole in ("day", "vague")
    return found[0] if whole else None


def leads_with_weekday(words: str) -> bool:
    """Whether the words of a day begin with its weekday."""
    return _weekday_of(words) is not None


def _weekday_of(words: str) -> int | None:
    first = _LETTERS.match(words.lower())
    return WEEKDAYS.get(first[0]) if first else None


def _with_weekday(words: str, options: list[tuple[date, date]]) -> list[tuple[date, date]]:
    """The options; a day whose weekday is said otherwise ("Friday 4 March 2026") is doubtful: the nearest such day too.

    Of two orders of day and month the one that fits the weekday is meant.
    """
    wanted = _weekday_of(words)
    if wanted is None or not options or not has_digit(words) or any(start != end for start, end in options):
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
