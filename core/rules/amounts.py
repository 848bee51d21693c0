"""Find the amounts of time or credit a text speaks of: ``find_amounts("1h30 GPP3")`` -> where, and how many seconds.

Grammar (words of our people's languages are data in ``core.rules.words``)::

    amount  = number unit | 1h30 | 1 hr 30 min | an hour twenty | 1:30 | half an hour | an hour and a half | 45'
    number  = 1.5 | 1,5 | ,5 | 1½ | 1 1/2 | three | one and a quarter | zero point five | two (2) | -1
    unit    = h, hours, min, credits, CE credits, Stunden, heures, horas, uur, ore, timmar …
    several = 2 x 45 min | three sessions of 1 h | 6 modules, 45 minutes per module       all of them together
    range   = 1-2 h | 1 to 2 hours | an hour or two | 1 h, maybe 2       two options, to be asked
    about   = about 2 hours | ~2h | a couple of hours | 3 h a day        one option, to be asked
    CEU     = 1 CEU                                                      ten hours or one, to be asked
    clock   = 10:00-11:30 | 9h30-11h | from nine to half past ten        what lies between
    vague   = half a day | all afternoon                                 no option at all: how long is to be asked

    bare    = 1.25 alone between commas: ``find_bare_amounts``           one option, to be asked

A number word that stands beside an amount and belongs to none is never dropped: the amount becomes a question.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from core.rules.amount_denied import is_denied, is_part_of_word
from core.rules.amount_doubts import led_by_doubt, second_thought, unread_before
from core.rules.amount_labels import LABELS, read_label
from core.rules.amount_sums import joined
from core.rules.amount_vague import INEXACT, bare_amounts, vague_at
from core.rules.clock_times import ZONES
from core.rules.clocks import CUES, JOINS, read_span
from core.rules.duration_parts import APIECE, COUNTED, is_apiece, parts_before
from core.rules.duration_values import HOUR, Duration
from core.rules.durations import read_duration
from core.rules.kept import kept
from core.rules.numbers import ARTICLES, POINTS, number_value
from core.rules.tokens import VULGAR, Tokens
from core.rules.units import EASTERN, QUALIFIERS
from core.rules.words import FIXED, FOREIGN_NUMBERS, FRACTIONS, NUMBERS, PARTS, TAILS, UNITS, word_set

__all__ = ["AmountFound", "find_amounts", "find_bare_amounts", "number_value", "whole_amount"]

FIRST_CLOCK = 8
_UNIT_SAID = re.compile(r"[^\W\d_]|['’′]|\d\s?[-–—]\s?\d")
_AT = frozenset(("at", "by", "from", "until", "till", "before", "after", "around", "since", "um", "to", "@"))
_CLOCK_STARTS = word_set(
    "from between von de dalle das van od från zwischen entre tra noon midday midnight half quarter a"
)
_HOURS = frozenset(word for word, n in NUMBERS.items() if 0 < n < 13)
_STARTS = frozenset((
    *NUMBERS, *FOREIGN_NUMBERS, *FRACTIONS, *FIXED, *POINTS, *ARTICLES, *VULGAR, ".", ",", ":", *LABELS, *_CLOCK_STARTS,
    *(word for word, unit in UNITS.items() if unit.kind == "hour" and len(word) > 1),
    "all", "whole", "full", "entire", "better", "most",
))  # fmt: skip

_SIGNS = frozenset(".,:")
_LITTLE = frozenset((*FOREIGN_NUMBERS, *ARTICLES, *_CLOCK_STARTS, "all", "full", "most", "one")) - {
    "half",
    "quarter",
    "noon",
}
_BEHIND_LITTLE = frozenset((
    *UNITS, *FRACTIONS, *NUMBERS, *FOREIGN_NUMBERS, *PARTS, *FIXED, *VULGAR, *INEXACT, *QUALIFIERS, *JOINS, *POINTS, *COUNTED,
    *(tail[0] for tail in TAILS), "noon", "midnight", "midday", "an", "a", "hundred", "ceu", "ceus", "better", "the", "'", "’",
    "(", "of", "or", "x", "×", "my", "-", "entire", "part", "second", "seconds", "ish", "am", "pm", "p", "o",
))  # fmt: skip

_BEHIND_NUMERAL = (
    _BEHIND_LITTLE
    | CUES
    | ZONES
    | {"oder", "bis", "ou", "till", "h", "m", "s", "u", "a", "odd", "and", "point", "in", "between", "uhr", "t"}
)
_ENDS = frozenset(("", "\n", ",", ".", ";", ")", "!", "]", "|"))


@dataclass(frozen=True, slots=True)
class AmountFound:
    """One amount: ``text[at:to]`` is ``words``; ``options`` are seconds, likeliest first.

    ``kind`` says why it may need a question: exact, range, about, ceu, unread, each, bare, vague (which has no option);
    clock for a time from-to. ``unit`` is what was written: hour, minute, credit or ceu. ``shape`` names how.
    """

    at: int
    to: int
    words: str
    options: tuple[int, ...]
    kind: str = "exact"
    unit: str = "hour"
    shape: str = "one"

    @property
    def is_settled(self) -> bool:
        """One amount, nothing to ask."""
        return self.kind in ("exact", "clock") and len(self.options) == 1


@kept
def find_amounts(text: str) -> list[AmountFound]:
    """Every amount in ``text``, left to right. Never raises."""
    tokens = Tokens(text)
    found: list[AmountFound] = []
    vague: list[AmountFound] = []
    denied: list[AmountFound] = []
    free = 0
    for i, word in enumerate(tokens.words[: tokens.count]):
        if i < free or not ((word in _STARTS or word[0].isdecimal()) and _may_start(tokens, i, word)):
            continue
        read = _read(tokens, i)
        if read is None or not (read.options or read.kind == "vague") or _is_ordinal(tokens, i, read):
            continue
        out = read.kind == "exact" and read.shape != "rest" and is_denied(tokens, i, read.to)
        (denied if out else found if read.options else vague).append(_shown(tokens, i, read))
        free = read.to
    return found or vague or [replace(one, kind="unread") for one in denied]


def _is_ordinal(tokens: Tokens, i: int, read: Duration) -> bool:
    """A "second" that counts, not time: "English as a second language", "the twenty second"."""
    return read.unit == "second" and tokens.words[read.to - 1] == "second" and not tokens.words[i][0].isdecimal()


def find_bare_amounts(text: str) -> list[AmountFound]:
    """What may be hours where no unit is said: decimals of full quarters alone between signs. All are to be asked."""
    tokens = Tokens(text)
    return [_shown(tokens, i, read) for i, read in bare_amounts(tokens)]


def whole_amount(text: str, unit: str = "h") -> int | None:
    """The seconds that the whole of ``text`` says, in a cell or a box; figures without a unit are of ``unit``."""
    said = text.strip()
    said = said[:-1] if said.endswith(".") and not said.endswith("..") else said
    named = said if _UNIT_SAID.search(said) else f"{said} {unit}"
    found = find_amounts(named)
    whole = len(found) == 1 and found[0].is_settled and found[0].words == named
    return found[0].options[0] if whole else None


def _may_start(tokens: Tokens, i: int, word: str) -> bool:
    """Whether what follows a sign, an article or a little word lets it begin an amount; only to save time."""
    after = tokens.words[i + 1]
    if word in _SIGNS:
        return after[:1].isdecimal() and tokens.at[i + 1] == tokens.to[i]
    if word in _LITTLE:
        return after[:1].isdecimal() or after in _BEHIND_LITTLE
    if word.isdecimal():
        counted = after in _BEHIND_NUMERAL or after > EASTERN or tokens.words[i + 2] in COUNTED
        return counted if after.isalpha() else after not in _ENDS
    return True


def _read(tokens: Tokens, i: int) -> Duration | None:
    word = tokens.words[i]
    if word in LABELS and (label := read_label(tokens, i)) is not None:
        return second_thought(tokens, label) if label.unit != "ceu" else label
    if (word[0].isdecimal() or word in VULGAR) and is_part_of_word(tokens, i):
        return None
    if word[0].isdecimal() or word in _CLOCK_STARTS or word in _HOURS:
        span = read_span(tokens, i)
        if span is not None:
            return joined(
                tokens, Duration((span.minutes * 60,), span.to, "clock" if span.sure else "about", "hour", "span")
            )
    read = read_duration(tokens, i)
    if read is None:
        vague = vague_at(tokens, i)
        return vague and joined(tokens, vague)
    if read.shape == "time" and _is_clock(tokens, i, read):
        return None
    return second_thought(tokens, joined(tokens, read))


def _is_clock(tokens: Tokens, i: int, read: Duration) -> bool:
    """1:30 is an hour and a half, but a clock after "at", with am or pm, or when it is eight or later and has no unit."""
    after = tokens.words[read.to]
    if after in ("am", "pm") or (after in ("a", "p") and tokens.words[read.to + 1] in (".", "m")):
        return True
    named = read.to > i + 1
    return not named and (read.options[0] >= FIRST_CLOCK * HOUR or tokens.before(i) in _AT)


def in_parts(found: AmountFound, parts: int) -> AmountFound:
    """ "a 2-part course, 45 min each": all parts together, or one of them."""
    if parts < 2 or len(found.options) != 1:
        return found
    one = found.options[0]
    return replace(found, options=(one * parts, one), kind="each", shape="times")


def _shown(tokens: Tokens, i: int, read: Duration) -> AmountFound:
    at, to = tokens.at[i], read.cut or tokens.to[read.to - 1]
    found = AmountFound(at, to, tokens.text[at:to], read.options, read.kind, read.unit, read.shape)
    if read.kind != "exact":
        return found
    doubt = led_by_doubt(tokens, i, read.to)
    kind = "unread" if doubt.kind == "exact" and unread_before(tokens, i) else doubt.kind
    at, to = tokens.at[doubt.begins], to if doubt.to == read.to else tokens.to[doubt.to - 1]
    options = tuple(doubt.sign * option for option in read.options)
    found = replace(found, at=at, to=to, words=tokens.text[at:to], kind=kind, options=options)
    apiece = kind == "each" or is_apiece(tokens, read.to) or tokens.before(i) in APIECE
    return in_parts(found, parts_before(tokens, i)) if apiece else found
