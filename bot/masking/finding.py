"""Where a line holds a name, an address, a link or a number that belongs to somebody. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from bot.masking.words import words_of

_LETTERS = re.compile(r"[^\W\d_]+")
_JOINS = re.compile(r"[\s.'’-]{1,3}")
# What is looked for by its shape alone; the first that fits a place has it.
_SHAPES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("link", re.compile(r"\b(?:https?://|www\.)\S+", re.IGNORECASE)),
    ("address", re.compile(r"(?<![^\s@<>()\"',;:])[^\s@<>()\"',;:]+@[\w-]+(?:\.[\w-]+)+")),
    ("address", re.compile(r"(?<![\w.])@[\w.-]{2,}")),
    ("number", re.compile(r"(?<!\w)\+\d[\d ().-]{6,}\d")),
    ("number", re.compile(r"(?<!\w)\(?\d{3}\)?[ .-]?\d{3}[ .-]\d{4}(?!\d)")),
    ("number", re.compile(r"(?<!\w)\w{0,4}\d{2,4}(?:[ -]\d{4}){2,}(?:[ -]\d{1,4})?(?!\d)")),
    ("number", re.compile(r"(?<!\w)\w*\d{5,}\w*(?:[-/]\w+)*")),
)
_NUMBERED = re.compile(r"(?<![\w/-])[\w/-]*\d[\w/-]*")
_CASE = re.compile(r"(?<!\w)[A-Z]\d{1,6}(?!\w)")
_AFTER = re.compile(r"\s?(?:#|nr\.?|no\.?|number|:)?\s?(\d{1,8})(?![\w.:/]|\s?(?:h|hour|min)\b)", re.IGNORECASE)
SHORT = 2


@dataclass(frozen=True, slots=True)
class Piece:
    """A place in a line: ``kind`` is name, address, link or number."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True)
class Known:
    """Whom a deployment knows: their whole names, their mail addresses, the numbers they are known by."""

    names: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()

    @cached_property
    def parts(self) -> frozenset[str]:
        """Every part of every name, lower case, without the particles."""
        said = (part for name in self.names for part in _LETTERS.findall(name.casefold()))
        return frozenset(said) - set(words_of("names", "particles"))

    @cached_property
    def numbered(self) -> frozenset[str]:
        """Every number people are known by, lower case; the shortest would hide hours and days."""
        return frozenset(one.casefold() for one in self.numbers if len(one) > SHORT)


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    low: str
    is_capital: bool


def pieces(text: str, known: Known, *, cases: bool = False) -> list[Piece]:
    """What belongs to somebody, in order and apart; ``cases`` takes short numbers of matters too ("R17", "exam 26")."""
    found = [Piece(*match.span(), kind) for kind, shape in _SHAPES for match in shape.finditer(text)]
    found += _numbers(text, known)
    found += _cases(text) if cases else ()
    found += _names(text, known)
    kept: list[Piece] = []
    for one in found:
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda piece: piece.start)


def _numbers(text: str, known: Known) -> Iterator[Piece]:
    for match in _NUMBERED.finditer(text):
        if match[0].casefold() in known.numbered:
            yield Piece(*match.span(), "number")


def _cases(text: str) -> Iterator[Piece]:
    for match in _CASE.finditer(text):
        yield Piece(*match.span(), "number")
    for word in _LETTERS.finditer(text):
        if word[0].casefold() in words_of("cases", "words") and (number := _AFTER.match(text, word.end())):
            yield Piece(*number.span(1), "number")


def _names(text: str, known: Known) -> Iterator[Piece]:
    """Runs of parts of known names, and whoever stands after a title ("Dr Roe")."""
    tokens = [_Token(*m.span(), m[0].casefold(), m[0][0].isupper()) for m in _LETTERS.finditer(text)]
    titled = _after_titles(text, tokens)
    at = 0
    while at < len(tokens):
        run = _run(text, tokens, at, known.parts, titled)
        named = [one for one in run if one.low in known.parts or one.start in titled]
        if len(named) > 1 or any(_is_name_alone(one) or one.start in titled for one in named):
            yield Piece(run[0].start, run[-1].end, "name")
        at += max(1, len(run))


def _run(
    text: str, tokens: list[_Token], at: int, parts: frozenset[str], titled: set[int]
) -> list[_Token]:  # fmt: skip
    """The parts of a name from a token on, with initials and particles between them; none when it is no part."""
    run: list[_Token] = []
    whole = 0
    for one in tokens[at:]:
        if run and not _JOINS.fullmatch(text, run[-1].end, one.start):
            break
        is_part = one.low in parts or one.start in titled
        between = (len(one.low) == 1 and one.is_capital) or one.low in words_of("names", "particles")
        if not is_part and not (run and between):
            break
        run.append(one)
        whole = len(run) if is_part else whole
    return run[:whole]


def _is_name_alone(one: _Token) -> bool:
    """Whether a part of a name says who is meant by itself: "May" and "so" don't."""
    if one.low in words_of("names", "words"):
        return False
    return len(one.low) > SHORT or (len(one.low) == SHORT and one.is_capital)


def _after_titles(text: str, tokens: list[_Token]) -> set[int]:
    """Where up to three capitalised words follow a title."""
    found: set[int] = set()
    for at, one in enumerate(tokens):
        last = one
        for after in tokens[at + 1 : at + 4] if one.low in words_of("names", "titles") else ():
            if not after.is_capital or not _JOINS.fullmatch(text, last.end, after.start):
                break
            found.add(after.start)
            last = after
    return found
