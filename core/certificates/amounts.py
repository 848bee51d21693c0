"""Amounts as certificates print them: a number with its unit, before or after it, on one line or two. Pure.

Numbers and times are read by ``core.rules``; the many units and labels of certificates stand here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from core.certificates.units import MOST_STEPS, UNITS_PRINTED, kind_of, unit_after, unit_name
from core.rules.amount_doubts import unread_before
from core.rules.amounts import AmountFound, find_amounts
from core.rules.duration_values import HOUR
from core.rules.durations import read_duration
from core.rules.numbers import ARTICLES, Number, read_number
from core.rules.tokens import Tokens
from core.rules.words import UNITS

_GLUED = frozenset(".,/$€£#+-")  # before a figure: a price, a telephone, part of another number
# From a label to its number: what a label says after the unit, then a colon, the next cell or a line of its own.
_TAILS = re.compile(
     r"\s?[™®*†]{0,2}(?:\s|\()?(?:s|hours?|hrs?|awarded|earned|issued|claimed|received|reported|"
r"completed|granted|obtained|attended|available|offered|"
     r"/\s?(?:contact|credit|ce|cme)|contact|value|designated|approved|amount|total|number|for|"
r"of|this|activity|course|session|program(?:me)?|TM)\)?(?!\w)" , re.I
)  # fmt: skip
_THEN = re.compile(r"[™®*†)]{0,3}(?:\s?[:=]\s{0,3}|\s?\t\s?|\n(?=[^\n]{1,12}(?:\n|\Z)))")
_ENDS = re.compile(r"[\n\t,;|*()™ ]|\Z|\.\s|\.\Z|[A-Za-z]")
_DURATION = re.compile(r"\b(?:duration|length|total\s+time|dauer|dur[ée]e|duraci[óo]n|durata)\s*[:\t\n]\s*", re.I)
# "Category 1 Credit" is a kind, "Session 3 hours" a heading, "(800) 232-4CEU" a telephone.
_NAMES_A_KIND = re.compile(
    (
        r"(?:category|cat\.?|level|tier|type|module|part|phase|session|day|version|section|chapter|"
        r"no\.?|number|#|nr\.?|room|suite|step|grade|hall|unit)\s*\(?\Z"
    ),
    re.I,
)
_MOST_HOURS = 300
_KINDS_OF_TIME = frozenset(("exact", "range", "each"))
_OF_PARTS = frozenset(("both", "half", "glue", "times"))
_OF_TONGUES = frozenset(("lesson", "points"))


@dataclass(frozen=True, slots=True)
class Amount:
    """A printed amount: where it stands, its number, its unit as a kind (hours, credits, ceu, points, minutes, lesson)."""

    begin: int
    finish: int
    number: float
    kind: str
    words: str
    at_most: bool = False
    """Whether it is called a maximum."""
    other: float | None = None
    """Its number in a second reading, where it has two."""

    @property
    def unit(self) -> str:
        """The unit in words people use for it, such as "AMA PRA Category 1 Credits" or "contact hours"."""
        return unit_name(self.words, self.kind)


def amounts_in(text: str) -> list[Amount]:
    """The amounts printed in ``text``, left to right; what cannot be hours of education is left out."""
    found: list[Amount] = []
    tokens, times = Tokens(text), _times_in(text)
    for one in (*_durations(tokens, times), *_labelled(tokens), *_counted(tokens), *_plainly(times)):
        _keep(found, one)
    return sorted(found, key=lambda a: a.begin)


def _durations(tokens: Tokens, times: list[AmountFound]) -> Iterator[Amount]:
    """Times of more than a number and its unit: "1 h 30", "half an hour", "2 x 45 min", "1-2 hours", "Duration: 1:30"."""
    text, places = tokens.text, _places(tokens)
    for label in _DURATION.finditer(text):
        i = places.get(label.end())
        read = read_duration(tokens, i) if i is not None else None
        if i is not None and read is not None and read.unit in ("hour", "minute") and read.kind == "exact":
            yield _time(tokens.at[i], read.cut or tokens.to[read.to - 1], read.options, read.unit)
    for one in times:
        if one.shape in _OF_PARTS or one.kind != "exact":
            yield _time(one.at, one.to, one.options, one.unit)


def _times_in(text: str) -> list[AmountFound]:
    """The times that stand for themselves: no price, no heading, no hours of the clock."""
    found = (one for one in find_amounts(text) if one.unit in ("hour", "minute") and one.kind in _KINDS_OF_TIME)
    return [one for one in found if not _follows(text, one.at) and not _NAMES_A_KIND.search(text[: one.at][-12:])]


def _plainly(times: list[AmountFound]) -> Iterator[Amount]:
    """Numbers with a unit of time in any language people write."""
    for one in times:
        if one.kind == "exact" and one.words.lower().split()[0] not in ARTICLES:
            yield _time(one.at, one.to, one.options, one.unit)


def _time(begin: int, finish: int, options: tuple[int, ...], unit: str) -> Amount:
    each, kind = (60, "minutes") if unit == "minute" else (3600, "hours")
    return Amount(begin, finish, options[0] / each, kind, kind, other=options[1] / each if options[1:] else None)


def _places(tokens: Tokens) -> dict[int, int]:
    """Which token begins where."""
    return {at: i for i, at in enumerate(tokens.at[: tokens.count])}


def _follows(text: str, at: int) -> bool:
    """Whether a number at ``at`` only goes on from what stands before it."""
    return at > 0 and (text[at - 1] in _GLUED or text[at - 1].isalnum())


def _keep(found: list[Amount], amount: Amount) -> None:
    """Adds an amount that stands apart from the ones before and can be somebody's hours."""
    apart = all(amount.finish <= a.begin or a.finish <= amount.begin for a in found)
    if apart and 0 < amount.number <= (_MOST_HOURS * 60 if amount.kind == "minutes" else _MOST_HOURS):
        found.append(amount)


def _counted(tokens: Tokens) -> Iterator[Amount]:
    """Numbers with their unit after them."""
    text, free = tokens.text, 0
    for i in range(tokens.count):
        number = _number_at(tokens, i) if i >= free else None
        if number is None:
            continue
        at, finish = tokens.at[i], tokens.to[number.to - 1]
        unit = unit_after(text, finish)
        if unit and _is_of_tongue(number, unit) and not _NAMES_A_KIND.search(text[max(0, at - 12) : at]):
            value, words = _hours(number, text[at:finish]), text[at : unit.end()]
            yield Amount(at, unit.end(), value, kind_of(unit), words, other=_other(number))
            free = number.to


def _number_at(tokens: Tokens, i: int) -> Number | None:
    """The whole number that begins at a token: none that goes on from something else or that some other word belongs to."""
    word = tokens.words[i]
    if word in ARTICLES or word == "," or _follows(tokens.text, tokens.at[i]) or unread_before(tokens, i):
        return None
    number = read_number(tokens, i)
    end = tokens.to[number.to - 1] if number is not None else 0
    return number if number is not None and tokens.text[end : end + 1] != "%" else None


def _is_of_tongue(number: Number, unit: re.Match[str]) -> bool:
    """Whether the number's language has the unit: "una hora", not "una hour"."""
    said = UNITS.get(unit.group().lower().strip("."))
    return not number.codes or (said is not None and bool(said.codes & number.codes)) or kind_of(unit) in _OF_TONGUES


def _hours(number: Number, numeral: str) -> float:
    """The number; a comma before three figures is a decimal one where thousands can't be meant."""
    return float(number.value / 1000 if number.value > _MOST_HOURS and "," in numeral else number.value)


def _other(number: Number) -> float | None:
    return None if number.other is None else float(number.other)


def _labelled(tokens: Tokens) -> Iterator[Amount]:
    """Numbers with their unit in the label in front of them."""
    text, places = tokens.text, _places(tokens)
    for unit in UNITS_PRINTED.finditer(text):
        at = unit.end()
        for _ in range(MOST_STEPS):
            tail = _TAILS.match(text, at)
            if not tail:
                break
            at = tail.end()
        then = _THEN.match(text, at)
        i = places.get(then.end()) if then else None
        number = _number_behind(tokens, i) if i is not None else None
        finish = tokens.to[number.to - 1] if number is not None else 0
        if then and number is not None and number.form != "article" and not number.codes and _ENDS.match(text, finish):
            value, words = _hours(number, text[then.end() : finish]), _label(text, unit.start(), finish)
            yield Amount(unit.start(), finish, value, kind_of(unit), words, other=_other(number))


def _number_behind(tokens: Tokens, i: int) -> Number | None:
    """The number behind a label: figures, words, or "1:30"."""
    clock = read_duration(tokens, i) if ":" in tokens.words[i] else None
    return read_number(tokens, i) if clock is None else Number(Fraction(clock.options[0], HOUR), clock.to)


def _label(text: str, begin: int, finish: int) -> str:
    """The whole label in front of the number and what follows it: the kind of credit stands in either."""
    first = max(text.rfind("\n", 0, begin), text.rfind("\t", 0, begin)) + 1
    end = text.find("\n", finish)
    return text[max(first, begin - 80) : min(end if end >= 0 else len(text), finish + 60)]
