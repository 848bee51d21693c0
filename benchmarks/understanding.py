"""Understanding lines: how many are right, and what one costs, beside timefhuman, dateparser and recognizers-text.

    python benchmarks/understanding.py            (peers: pip install -r benchmarks/requirements.txt)

The lines are the corpus's lines that add one activity on a day that is certain. The peers only read days, so the
first table compares days alone, peers helped: the past reading of theirs is taken, and amounts are cut out first
where that helps them. The second table is ours alone: every line of the corpus, everything in it exactly right. The third
has the wishes of voices held back, beside the grammar alone, a linear baseline and hassil, all given what we have.
"""

from __future__ import annotations

import statistics
import sys
import time
import tomllib
import warnings
from collections.abc import Callable, Collection
from datetime import date, datetime, timedelta
from importlib import resources
from pathlib import Path
from typing import Any

from bot.intents import Chitchat, Clarify, Several
from bot.language.phrases import domain_words
from bot.language.templates import Node, Row, Slot, Word, parsed
from bot.language.wishes import file_names, parts
from bot.understand import Waiting, understand
from bot.understand.grammar import by_grammar
from bot.understand.sighting import ranked
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
        for line in lines:
            asked = line.get("waiting")
            waiting = Waiting(asked["kind"], tuple(asked["options"])) if asked else None
            times.append(_timed(line["say"], line.get("locale"), waiting) * 1000)
        right = sum(not mistakes(line) for line in lines)
        print(
            f"  {path.name:34} {right:4} of {len(lines)}  {right / len(lines):6.1%}   median {statistics.median(times):.3f} ms,"
            f" slowest {max(times):.3f} ms"
        )


def _timed(say: str, locale: str | None, waiting: Waiting | None) -> float:
    """The processor's seconds for a line read for the first time: the last readings are kept, and a second look is free."""
    began = time.process_time()
    understand(say, now=NOW, locale=locale, waiting=waiting)
    return time.process_time() - began


def voices() -> None:
    """Voices held back: our verdict beside the grammar alone, a plain linear baseline and hassil, in the same run.

    The baseline is what one would do in an hour: logistic regression over words and characters, trained on the same lines,
    the wish alone; like ours it has not seen these voices. hassil has the sentences of all our wishes, and lists of values for
    their slots. Figures are of the wish alone, so that all can be compared.
    """
    sys.path.insert(0, str(TESTS))
    import measure_voices as measured  # noqa: PLC0415 - stands beside the held-back lines

    lines = [line for path in sorted(measured.HELD_BACK.glob("*.jsonl")) for line in measured.lines_of(path)]
    wishes = dict(OURS)
    for name, make in (("linear baseline", linear_reader), ("hassil, the same sentences", hassil_reader)):
        try:
            wishes[name] = make()
        except ImportError:
            print(f"  {name:34} skipped: not installed (benchmarks/requirements.txt)")
    print(f"The wish alone, {len(lines)} lines in voices held back (median and 99th time of one line)")
    for name, reader in wishes.items():
        times, right = [], 0
        for line in lines:
            began = time.process_time()
            found = reader(line["say"])
            times.append((time.process_time() - began) * 1000)
            wanted = {line["intent"]} if line["intent"] != "nothing" else {"chitchat", "unknown", "nothing"}
            right += not wanted.isdisjoint(found)
        times.sort()
        print(f"  {name:34} {right:4} of {len(lines)}  {right / len(lines):6.1%}   median {times[len(times) // 2]:.2f} ms,"
              f" p99 {times[int(len(times) * 0.99)]:.2f} ms")  # fmt: skip


def _served(say: str) -> set[str]:
    """The wish that is served at once, or each of several."""
    wish = understand(say, now=NOW)
    return {one.name for one in wish.wishes} if isinstance(wish, Several) else {wish.name}


def _served_or_asked(say: str) -> set[str]:
    """The same, or the two wishes that are asked about."""
    wish = understand(say, now=NOW)
    readings = wish.readings if isinstance(wish, Clarify) else ()
    return {"nothing" if one == Chitchat("other") else one.name for one in readings} or _served(say)


OURS: dict[str, Callable[[str], Collection[str]]] = {
    "Tally": _served,
    "Tally, or one question with it": _served_or_asked,
    "the ranker alone": lambda say: {ranked(say, today=NOW.date())[0][0]},
    "the grammar alone": lambda say: {by_grammar(say, now=NOW).name},
}


def linear_reader() -> Callable[[str], Collection[str]]:
    """Logistic regression over character and word n-grams, by scikit-learn, trained on the lines the models learn from."""
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415 - optional, only measured beside
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - optional, only measured beside
    from sklearn.pipeline import make_pipeline, make_union  # noqa: PLC0415 - optional, only measured beside

    from bot.training.__main__ import LEFT_OUT  # noqa: PLC0415 - read only for this
    from bot.training.lines import VOICES, read_folder  # noqa: PLC0415 - read only for this

    lines = [line for line in (*read_folder(VOICES), *read_folder(CORPUS)) if line.intent not in LEFT_OUT]
    words = TfidfVectorizer(ngram_range=(1, 3), min_df=3)
    letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), min_df=5, max_features=60_000)
    model = make_pipeline(make_union(words, letters), LogisticRegression(C=20, max_iter=200))
    model.fit([line.say for line in lines], [line.intent for line in lines])
    return lambda say: {str(model.predict([say])[0])}


MOST_REPEATED = 3
"""hassil has no "any number of times": so many are written out."""
VALUES = {
    "domain": domain_words("said"), "number": [str(n) for n in range(1, 100)], "credit_number": [str(n) for n in range(1, 100)],
    "reference": [f"#{n}" for n in range(1, 100)], "year": [str(year) for year in range(2000, 2031)],
    "count": ["one", "two", "three", *(str(n) for n in range(1, 31))],
    "credits": ["the last one", *(f"#{n}" for n in range(1, 100))],
    "figure": [str(n) for n in range(1, 100)],
}  # fmt: skip
"""What may stand in a slot as a list of values; any words for the others."""


def hassil_reader() -> Callable[[str], Collection[str]]:
    """hassil with the sentences of all our wishes, and lists of values where our readers stand."""
    from hassil import Intents, recognize  # noqa: PLC0415 - optional, only measured beside

    lists: dict[str, Any] = {kind: {"values": list(values)} for kind, values in VALUES.items()}
    said: dict[str, list[str]] = {}
    for name in file_names():
        file = resources.files("bot.language").joinpath("en", "wishes", f"{name}.toml")
        read = tomllib.loads(file.read_text("utf-8"))
        for form in (read.get("form") or {"": read}).values():
            for sentence in form["sentences"]:
                template = for_hassil(parsed(sentence, parts() | read.get("parts", {})), lists)
                said.setdefault(read.get("wish", name), []).append(template)
    intents = {wish: {"data": [{"sentences": sentences}]} for wish, sentences in said.items()}
    known = Intents.from_dict({"language": "en", "intents": intents, "lists": lists})

    def read_line(say: str) -> Collection[str]:
        found = recognize(say, known)
        return {found.intent.name if found else "nothing"}

    return read_line


def for_hassil(node: Node, lists: dict[str, Any]) -> str:
    """A template of ours as hassil writes it; slots without values of their own take any words."""
    if isinstance(node, Word):
        return f"({'|'.join(node.spellings)})" if len(node.spellings) > 1 else node.spellings[0]
    if isinstance(node, Slot):
        lists.setdefault(node.kind, {"wildcard": True})
        return f"{{{node.kind}:{node.field}}}"
    if isinstance(node, Row):
        return " ".join(for_hassil(part, lists) for part in node.parts)
    ways = "|".join(for_hassil(way, lists) for way in node.ways)
    if node.most > 1:
        return " ".join([f"[{ways}]"] * min(node.most, MOST_REPEATED))
    return f"({ways})" if node.least else f"[{ways}]"


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    compare()
    whole()
    voices()
