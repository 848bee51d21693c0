"""Count how the values of people's own lines are read: ``python tests/understand/measure_values.py FILE...``.

For each hours and each day a line's label names: settled (found, nothing to ask, equal), asked (among the options of a
doubt, or found doubtful where the label says one must ask), missed (nothing found there), wrong (settled on another
value). ``-v`` prints what is not settled. Files are JSON lines with ``say`` and ``entries``; an entry's ``words``, where
given, say from which words a value was read. Of the files with marked words (``marks_read``) each marked how long and
when is whole, part (a settled value covers only part of what was said: the silent kind of wrong), doubt or none.
"""

from __future__ import annotations

import json
import re
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from bot.training.lines import Line, read_marked
from core.rules.amounts import AmountFound, find_amounts, find_bare_amounts
from core.rules.days import DayFound, find_days
from core.rules.words import FRACTIONS, MONTHS, NEAR, NUMBERS, UNITS, WEEKDAYS
from core.rules.words.en import ORDINALS

TODAY = date(2026, 11, 21)
VOICES = Path(__file__).parents[2] / "bot" / "language" / "en" / "voices"
CLOSE = 20  # seconds: labels say 20 min as 0.333 h
HEAVY = frozenset((
    *FRACTIONS, *MONTHS, *NEAR, *NUMBERS, *(word for word in UNITS if len(word) > 2), *WEEKDAYS, *ORDINALS,
    "or", "oder", "maybe", "perhaps", "per", "less", "minus", "plus", "times", "ago", "week", "weeks",
)) - {"may"}  # fmt: skip
"""Words that change a value: one of them left unread beside a settled value makes it a part of what was said."""
Found = Sequence[AmountFound | DayFound]


def verdicts(line: dict[str, Any]) -> Iterator[tuple[str, str, object, object]]:
    """For each value labelled: hours or day, what became of it, the label, and what was found."""
    say, entries = line["say"], line.get("entries") or ()
    amounts, days = find_amounts(say) or find_bare_amounts(say), find_days(say, today=TODAY)
    for entry in entries:
        words, ask = entry.get("words", {}), entry.get("ask", ())
        if entry.get("hours") is not None or "hours" in ask:
            near = _near(say, words.get("hours"), amounts)
            yield "hours", _hours(entry.get("hours"), near), entry.get("hours"), [a.words for a in near]
        if entry.get("start") is not None or "start" in ask:
            near = _near(say, words.get("day"), days)
            wanted = (entry.get("start"), entry.get("end") or entry.get("start"))
            yield "day", _day(wanted, near), wanted, [f"{d.words}: {_shown(d)}" for d in near]


def _near(say: str, words: str | None, found: Found) -> Found:
    """What was found where the words stand (at any of their places); everything when no words are given."""
    if not words:
        return found
    places, at = [], say.find(words)
    while at >= 0:
        places.append((at, at + len(words)))
        at = say.find(words, at + 1)
    return [one for one in found if any(one.at < to and at < one.to for at, to in places)]


def _hours(wanted: float | None, near: Found) -> str:
    if wanted is None:
        return "wrong" if len(near) == 1 and near[0].is_settled else "asked" if near else "missed"
    seconds = wanted * 3600
    if any(a.is_settled and abs(a.options[0] - seconds) < CLOSE for a in near):
        return "settled"
    if any(abs(option - seconds) < CLOSE for a in near for option in a.options) or any(not a.options for a in near):
        return "asked"
    return "missed" if not near else "wrong" if any(a.is_settled for a in near) else "asked"


def _day(wanted: tuple[str | None, str | None], near: Found) -> str:
    if wanted[0] is None:
        return "wrong" if len(near) == 1 and near[0].is_settled else "asked" if near else "missed"
    span = tuple(date.fromisoformat(str(on)) for on in wanted)
    if any(d.is_settled and d.options[0] == span for d in near):
        return "settled"
    if any(span in d.options or not d.is_settled for d in near):
        return "asked"
    return "wrong" if near else "missed"


def _shown(day: DayFound) -> str:
    return f"{day.whole} " + " | ".join(f"{a}" if a == b else f"{a}..{b}" for a, b in day.options)


def marks_read(line: Line) -> Iterator[tuple[str, str, str]]:
    """For each how long (H) and when (D) marked in a line: the letter, what became of it, the marked words."""
    found: dict[str, Found] = {"H": find_amounts(line.say), "D": find_days(line.say, today=TODAY)}
    for letter, at, to in line.marks:
        if letter in found:
            near = [one for one in found[letter] if one.at < to and at < one.to]
            yield letter, _coverage(line.say, at, to, near), line.say[at:to]


def _coverage(say: str, at: int, to: int, near: Found) -> str:
    if not near:
        return "none"
    if not all(one.is_settled for one in near):
        return "doubt"
    left = say[at:to]
    for one in near:
        left = left.replace(say[max(at, one.at) : min(to, one.to)], " ", 1)
    unread = [word for word in re.findall(r"\w+", left.lower()) if word in HEAVY or word[0].isdecimal()]
    return "part" if unread or len({one.options for one in near}) > 1 else "whole"


def outside(line: Line) -> Iterator[str]:
    """The words of settled values that touch no mark at all."""
    found: list[AmountFound | DayFound] = [*find_amounts(line.say), *find_days(line.say, today=TODAY)]
    for one in found:
        if one.is_settled and not any(one.at < to and at < one.to for _, at, to in line.marks):
            yield one.words


def print_marks(paths: Sequence[Path]) -> None:
    """Print what became of the marks of these files, and how many settled values stand outside every mark."""
    lines = [line for path in paths for line in read_marked(path) if line.marks]
    counts = Counter((letter, verdict) for line in lines for letter, verdict, _ in marks_read(line))
    for letter, name in (("H", "how long"), ("D", "when")):
        verdicts_of = ", ".join(f"{counts[letter, one]} {one}" for one in ("whole", "doubt", "none", "part"))
        print(f"marked {name}: {verdicts_of}")
    print(f"settled outside every mark: {sum(1 for line in lines for _ in outside(line))} in {len(lines)} lines")
    if "-v" in sys.argv:
        for line in lines:
            for letter, verdict, words in marks_read(line):
                if verdict in ("part", "none"):
                    print(f"  {letter} {verdict} {words!r}: {line.say!r}")


def main() -> None:
    """Print the counts file by file and in all, and the median time both readers take for a line."""
    names = [name for name in sys.argv[1:] if name != "-v"]
    paths = [Path(name) for name in names] or sorted(VOICES.glob("*.jsonl"))
    total: Counter[tuple[str, str]] = Counter()
    times: list[float] = []
    for path in paths:
        counts: Counter[tuple[str, str]] = Counter()
        for line in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            began = time.perf_counter()
            find_amounts(line["say"])
            find_days(line["say"], today=TODAY)
            times.append(time.perf_counter() - began)
            for kind, verdict, wanted, found in verdicts(line):
                counts[kind, verdict] += 1
                if "-v" in sys.argv and verdict != "settled":
                    print(f"  {kind} {verdict} {wanted} {found}: {line['say']!r}")
        print(f"{path.name}: {_line(counts)}")
        total += counts
    print_marks(sorted(VOICES.glob("*.txt")))
    print(f"in all: {_line(total)}; median {statistics.median(times) * 1e6:.0f} µs a line" if times else "nothing read")


def _line(counts: Counter[tuple[str, str]]) -> str:
    return "; ".join(
        f"{kind} " + ", ".join(f"{counts[kind, one]} {one}" for one in ("settled", "asked", "missed", "wrong"))
        for kind in ("hours", "day")
    )


if __name__ == "__main__":
    main()
