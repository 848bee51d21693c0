"""Understanding lines: how many are right, and what one costs, beside timefhuman, dateparser and recognizers-text.

    python benchmarks/understanding.py            (peers: pip install -r benchmarks/requirements.txt)

The lines are the corpus's lines that add one activity on a day that is certain. The peers only read days, so the
first table compares days alone, peers helped: the past reading of theirs is taken, and amounts are cut out first
where that helps them. The second table is ours alone: every line of the corpus, everything in it exactly right.
"""

from __future__ import annotations

import statistics
import sys
import time
import warnings
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from bot.understand import Waiting, understand
from core.rules.amounts import find_amounts

TESTS = Path(__file__).parents[1] / "tests" / "understand"
sys.path.insert(0, str(TESTS))
from measure_corpus import CORPUS, NOW, lines_of, mistakes  # noqa: E402 - stands beside the corpus

Days = tuple[date, date] | None
Reader = Callable[[str], Days]
NAIVE = datetime(NOW.year, NOW.month, NOW.day, NOW.hour, tzinfo=None)  # noqa: DTZ001 - the peers take naive instants


def ours() -> Reader:
    """Our own understanding of the whole line, of which only the days are looked at."""

    def read(line: str) -> Days:
        (entry, *_) = getattr(understand(line, now=NOW), "entries", ()) or (None,)
        return (entry.start, entry.end) if entry and entry.start and entry.end else None

    return read


def timefhuman_reader(*, cut: bool) -> Reader:
    """timefhuman, looking back; with ``cut`` the amounts are taken out of the line first."""
    from timefhuman import Direction, tfhConfig, timefhuman  # noqa: PLC0415 - optional, only measured beside

    config = tfhConfig(now=NAIVE, direction=Direction.previous)

    def read(line: str) -> Days:
        found = timefhuman(_without_amounts(line) if cut else line, config=config)
        first = found[0] if found else None
        if isinstance(first, tuple) and len(first) == 2:
            return first[0].date(), first[1].date()
        return (first.date(), first.date()) if isinstance(first, datetime) else None

    return read


def dateparser_reader() -> Reader:
    """dateparser's search, English, looking back, from the same day."""
    from dateparser.search import search_dates  # noqa: PLC0415 - optional, only measured beside

    settings = {"RELATIVE_BASE": NAIVE, "PREFER_DATES_FROM": "past"}

    def read(line: str) -> Days:
        found = search_dates(_without_amounts(line), languages=["en"], settings=settings)
        return (found[0][1].date(), found[-1][1].date()) if found else None

    return read


def recognizers_reader() -> Reader:
    """Microsoft's recognizers-text, English; of its readings the latest that is not in the future."""
    from recognizers_date_time import Culture, DateTimeRecognizer  # noqa: PLC0415 - optional, only measured beside

    model = DateTimeRecognizer(Culture.English).get_datetime_model()

    def read(line: str) -> Days:
        for found in model.parse(line, NAIVE):
            days = [days for value in (found.resolution or {}).get("values", []) if (days := _recognized(value))]
            past = [one for one in days if one[0] <= NOW.date()]
            if days:
                return max(past or days)
        return None

    return read


def _recognized(value: dict[str, Any]) -> Days:
    if value.get("type") == "date" and value.get("value", "") >= "0":
        on = date.fromisoformat(value["value"])
        return on, on
    if value.get("type") == "daterange" and "start" in value and "end" in value:
        return date.fromisoformat(value["start"]), date.fromisoformat(value["end"])
    return None


def _without_amounts(line: str) -> str:
    for amount in reversed(find_amounts(line)):
        line = line[: amount.at] + line[amount.to :]
    return line


def dated_lines() -> list[tuple[str, Days]]:
    """The corpus's lines with one activity and one certain day, and those days."""
    found: list[tuple[str, Days]] = []
    for path in sorted(CORPUS.glob("*.jsonl")):
        for line in lines_of(path.name):
            entries = line.get("entries", [])
            if len(entries) == 1 and entries[0]["start"] and not line.get("locale") and "\n" not in line["say"]:
                found.append((line["say"], tuple(date.fromisoformat(entries[0][k]) for k in ("start", "end"))))
    return found


def measure(name: str, reader: Reader, lines: list[tuple[str, Days]], floor: float | None) -> float:
    """Print how many days are right and the median time of a line; gives the time in ms."""
    right, times = 0, []
    for line, days in lines:
        began = time.perf_counter()
        try:
            found = reader(line)
        except Exception as fault:
            found = None
            print(f"    {name} failed on {line!r}: {type(fault).__name__}")
        times.append((time.perf_counter() - began) * 1000)
        right += found == days or _next_day(found) == days
    median = statistics.median(times)
    ratio = f"{median / floor:6.1f} x" if floor else "   1.0 x"
    print(f"  {name:34} {right:4} of {len(lines)}  {right / len(lines):6.1%}   {median:8.3f} ms  {ratio}")
    return median


def _next_day(days: Days) -> Days:
    """A peer whose range ends before the day after is right too."""
    return (days[0], days[1] - timedelta(days=1)) if days and days[1] > days[0] else days


def compare() -> None:
    """Days alone, everyone on the same lines in the same run."""
    lines = dated_lines()
    print(f"Days read in {len(lines)} lines (median time of one line)")
    for line, _ in lines:
        ours()(line)
    floor = measure("Tally (the whole line understood)", ours(), lines, None)
    peers: dict[str, Callable[[], Reader]] = {
        "timefhuman": lambda: timefhuman_reader(cut=False),
        "timefhuman, amounts cut first": lambda: timefhuman_reader(cut=True),
        "dateparser, amounts cut first": dateparser_reader,
        "recognizers-text": recognizers_reader,
    }
    for name, make in peers.items():
        try:
            reader = make()
        except ImportError:
            print(f"  {name:34} skipped: not installed (benchmarks/requirements.txt)")
            continue
        measure(name, reader, lines, floor)


def whole() -> None:
    """Our whole understanding: everything in a line right, and the time of each kind of line."""
    print("Everything in the line exactly right")
    for path in sorted(CORPUS.glob("*.jsonl")):
        lines, times = lines_of(path.name), []
        right = sum(not mistakes(line) for line in lines)
        for line in lines:
            asked = line.get("waiting")
            waiting = Waiting(asked["kind"], tuple(asked["options"])) if asked else None
            best = min(_timed(line["say"], line.get("locale"), waiting) for _ in range(3))
            times.append(best * 1000)
        print(
            f"  {path.name:34} {right:4} of {len(lines)}  {right / len(lines):6.1%}   median {statistics.median(times):.3f} ms,"
            f" slowest {max(times):.3f} ms"
        )


def _timed(say: str, locale: str | None, waiting: Waiting | None) -> float:
    began = time.perf_counter()
    understand(say, now=NOW, locale=locale, waiting=waiting)
    return time.perf_counter() - began


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    compare()
    whole()
