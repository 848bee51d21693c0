"""What 10,000 hostile characters cost in every reader of a line, beside cutting them into words.

    python benchmarks/hostile.py

Each text is a piece repeated until it is 10,000 characters long: digits, marks, half dates, openings without an end, one
word, many wishes. For each reader the worst text is shown, in milliseconds of processor time and as a ratio to ``re.findall``
of its words.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.understand import MOST_JUDGED, understand
from bot.understand.grammar import by_grammar
from bot.understand.language import language_of
from bot.understand.matters import read_matter
from bot.understand.office.reading import read, tidied
from bot.understand.staff import read_staff
from bot.understand.waiting import Waiting
from bot.understand.wishes_apart import wishes_apart
from core.rules.amounts import find_amounts, find_bare_amounts
from core.rules.days import find_days
from core.rules.spans import find_span

LENGTHS = (10_000, MOST_JUDGED)
"""The second is the longest text the learned reader looks at."""
NOW = datetime(2026, 11, 21, 10, tzinfo=ZoneInfo("America/New_York"))
PIECES = [
    "1", "½", "a", " ", "\n", "1/", "1:", "3, ", "Nov 3, ", "one and a half ", "2 x 45 min ", "from 9 to ", "Monday or ",
    "week 45 ", "(two) ", '"', "'", "“a ", "[", "- a\n", "1) a\n", "> a\n", "a|b\n", "a\tb\n", "Title: a\n", "a, ", "and also ",
    "title, hours\n", "delete #1. ", "Add 1h GPP3. Delete #3. ", "how far am I? ", "R1 ", "approve R1, ", "dana@example.org ",
    "@", "#1 ", "request credit ", "exam ", "my application for ", "please ", "no, ", "yes ", "not ", "because ", "tell dana ",
    "é", "漢", "füge ", "http://a.b/c ", "...", "?!",
]  # fmt: skip


def _questioned(kind: str) -> Callable[[str], object]:
    return lambda text: understand(text, now=NOW, waiting=Waiting(kind))


READERS: dict[str, Callable[[str], object]] = {
    "understand": lambda text: understand(text, now=NOW),
    "understand, a card open": _questioned("save"),
    "understand, a title asked for": _questioned("title"),
    "the grammar alone": lambda text: by_grammar(text, now=NOW),
    "several wishes": lambda text: wishes_apart(text, lambda part: by_grammar(part, now=NOW), lambda _: [], NOW),
    "a matter": lambda text: read_matter(text, NOW.date(), None),
    "a staff command": lambda text: read_staff(text, NOW.date(), None),
    "a staff sentence": lambda text: read(tidied(text), (), today=NOW.date()),
    "the language": language_of,
    "amounts": find_amounts,
    "bare amounts": find_bare_amounts,
    "days": lambda text: find_days(text, today=NOW.date()),
    "clock spans": find_span,
}


def seconds(read_it: Callable[[str], object], text: str) -> float:
    """The least of three times, of the processor; each text differs in one letter, so that nothing is remembered."""
    best = 99.0
    for letter in "xyz":
        began = time.process_time()
        read_it(text[:-1] + letter)
        best = min(best, time.process_time() - began)
    return best


def main() -> None:
    """Print the worst of each reader, at each length."""
    for length in LENGTHS:
        floor = {p: max(seconds(lambda text: re.findall(r"\w+|\S", text), _long(p, length)), 1e-6) for p in PIECES}
        print(f"\n{f'{length:,} characters':<32}{'worst ms':>10}{'x words':>10}  on")
        for name, read_it in READERS.items():
            took = {piece: seconds(read_it, _long(piece, length)) for piece in PIECES}
            worst = max(took, key=lambda piece: took[piece])
            print(f"{name:<32}{took[worst] * 1000:>10.1f}{took[worst] / floor[worst]:>10.0f}  {worst!r}")


def _long(piece: str, length: int) -> str:
    return (piece * (length // len(piece) + 1))[:length]


if __name__ == "__main__":
    main()
