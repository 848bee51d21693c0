"""Read every voice with models that have not learned from it: ``python tests/understand/measure_folds.py [--show KIND] …``.

The files of voices, each written by one hand, are dealt out to folds. For each fold the models are trained as ``make train``
does from all others, and read its lines. With ``--keep FOLDER`` models already there are used again; ``--again ranker`` trains
these anew. All lines are lines one may look at: ``--show`` lists the misread ones of one kind, or of all.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from measure_voices import NOW, Outcome, differences, lines_of, outcome

from bot.intents import AddCredit, Clarify, Intent
from bot.learned import models
from bot.training.__main__ import CORPUS, LEFT_OUT
from bot.training.fit import Weighed, fit_chooser, fit_ranker, fit_tagger, spans_of
from bot.training.lines import SAID_ON, VOICES, Line, read_folder, read_lines, read_marked
from bot.understand import understand, verdict
from bot.understand.domains import domain_of
from bot.understand.sighting import forget
from core.rules.amounts import find_amounts
from core.rules.days import find_days

FOLDS = 4
FILES = sorted([*VOICES.glob("*.jsonl"), *VOICES.glob("*.txt")])


@dataclass(frozen=True)
class Folds:
    """The files of each fold, the lines of each file, the lines always learned from, and where the models are kept."""

    files: tuple[tuple[Path, ...], ...]
    lines: dict[Path, list[Line]]
    beside: list[Line]
    folder: Path
    again: frozenset[str]

    def others(self, *folds: int) -> list[Line]:
        """The lines of all folds but these."""
        files = sorted(path for at, paths in enumerate(self.files) if at not in folds for path in paths)
        return [line for path in files for line in self.lines[path]]

    def has(self, part: str, path: Path) -> bool:
        """Whether a model is there and need not be trained anew."""
        return path.exists() and part not in self.again


def folded(files: list[Path], folder: Path, again: frozenset[str]) -> Folds:
    """The files dealt out to the folds."""
    lines = {path: list((read_marked if path.suffix == ".txt" else read_lines)(path)) for path in files}
    beside = [line for line in read_folder(CORPUS) if line.intent not in LEFT_OUT]
    return Folds(tuple(tuple(files[at::FOLDS]) for at in range(FOLDS)), lines, beside, folder, again)


def train(folds: Folds) -> None:
    """The three models of each fold. The chooser learns from the other folds, each read by a tagger without it and this one."""
    pairs: dict[tuple[int, int], Path] = {}
    for held in range(FOLDS):
        home = folds.folder / str(held)
        home.mkdir(exist_ok=True)
        if not folds.has("tagger", home / models.TAGGER):
            fit_tagger([*folds.others(held), *folds.beside], home / models.TAGGER)
        if not folds.has("ranker", home / models.RANKER):
            fit_ranker([*folds.others(held), *folds.beside], home / models.RANKER)
        if folds.has("chooser", home / models.CHOOSER):
            continue
        rows: list[Weighed] = []
        for part in (other for other in range(FOLDS) if other != held):
            pair = (min(held, part), max(held, part))
            path = folds.folder / f"tagger{pair[0]}{pair[1]}"
            if pair not in pairs and not folds.has("tagger", path):
                fit_tagger([*folds.others(*pair), *folds.beside], path)
            pairs[pair] = path
            rows += spans_of((line for file in folds.files[part] for line in folds.lines[file]), path)
        fit_chooser(rows, home / models.CHOOSER)
        print(f"fold {held + 1} of {FOLDS} trained", flush=True)


def labelled(path: Path, lines: list[Line]) -> Iterator[dict[str, Any]]:
    """The lines of a file with their labels; what marks leave open is named in ``open``."""
    if path.suffix == ".jsonl":
        yield from (line for line in lines_of(path) if not line.get("waiting"))
        return
    for line in lines:
        entries = _entries(line) if line.intent == "add_credit" else []
        yield {"say": line.say, "intent": line.intent, "entries": entries}


def _entries(line: Line) -> list[dict[str, Any]]:
    """An entry for each title marked, one where there is none, with the values that belong to it."""
    said = {letter: [line.say[at:to] for found, at, to in line.marks if found == letter] for letter in "THDG"}
    entries: list[dict[str, Any]] = [{"title": title, "open": []} for title in said["T"] or [None]]
    for letter, read, fields in (("H", _hours, ("hours",)), ("D", _day, ("start", "end")), ("G", _domain, ("domain",))):
        found = said[letter] * len(entries) if len(said[letter]) == 1 else said[letter]
        for at, entry in enumerate(entries):
            values = read(found[at]) if len(found) == len(entries) else None
            entry["open"] += fields if found and values is None else []
            entry |= dict(zip(fields, values, strict=True)) if values else {}
    return entries


def _hours(words: str) -> tuple[float] | None:
    options = {option for amount in find_amounts(words) for option in amount.options}
    return (options.pop() / 3600,) if len(options) == 1 else None


def _day(words: str) -> tuple[str, str] | None:
    options = {option for day in find_days(words, today=SAID_ON, locale=None) for option in day.options}
    return tuple(day.isoformat() for day in options.pop()) if len(options) == 1 else None  # type: ignore[return-value]


def _domain(words: str) -> tuple[str] | None:
    domain = domain_of(words.strip(" #()"))
    return (domain.value,) if domain else None


def compared(line: dict[str, Any], wish: Intent) -> Outcome:
    """What came of a line; a value the label leaves open is right as it was read."""
    for entry, got in zip(line.get("entries") or (), wish.entries if isinstance(wish, AddCredit) else (), strict=False):
        taken = {"hours": got.seconds and got.seconds / 3600, "start": got.start and got.start.isoformat(),
                 "end": got.end and got.end.isoformat(), "domain": got.domain and got.domain.value}  # fmt: skip
        entry |= {name: taken[name] for name in entry.get("open", ())}
    return outcome(line, wish)


def kind_of(line: dict[str, Any], wish: Intent, came: Outcome) -> str:
    """In what a line was misread."""
    wanted, field = line["intent"], came.fields[0]
    if isinstance(wish, Clarify):
        return f"{wanted} as {' or '.join(reading.name for reading in wish.readings)}?"
    if field == "intent":
        return f"{wanted} as {wish.name}"
    if field == "count" and isinstance(wish, AddCredit):
        more = len(wish.entries) - len(line["entries"])
        return f"{'too many' if more > 0 else 'too few'} activities"
    if not isinstance(wish, AddCredit):
        return f"{wanted}: {field}"
    how = {
        name: how for w, g in zip(line["entries"], wish.entries, strict=True) for name, how in differences(w, g).items()
    }
    return ", ".join(f"{name} {how[name]}" for name in sorted(how))


def shown(wish: Intent) -> str:
    """A wish in few words."""
    if isinstance(wish, Clarify):
        return " / ".join(shown(reading) for reading in wish.readings)
    if not isinstance(wish, AddCredit):
        return wish.name
    return "; ".join(
        f"{e.title} | {e.seconds and e.seconds / 3600} | {e.start}"
        + "".join(f" [{doubt.field}: {' / '.join(map(str, doubt.options))}]" for doubt in e.ambiguous)
        for e in wish.entries
    )


def measure(folds: Folds, show: str | None) -> None:
    """Read the lines of each fold with its models; print the figures, and the misread lines of a kind."""
    sums: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    for held, paths in enumerate(folds.files):
        models.read_from(folds.folder / str(held))
        verdict.cache_clear()
        forget()
        for path in paths:
            for line in labelled(path, folds.lines[path]):
                wish = understand(line["say"], now=NOW, locale=line.get("locale"))
                came = compared(line, wish)
                tally(sums, line, wish, came)
                if came.kind == "right":
                    continue
                kind = f"{came.kind}: {kind_of(line, wish, came)}" + (" (silent)" if came.silent else "")
                kinds[kind] += 1
                if show is not None and show in kind:
                    print(f"{kind}\n    {line['say']!r}\n    {shown(wish)}\n    {wanted(line)}")
    report(sums, kinds)


def wanted(line: dict[str, Any]) -> str:
    """The label in few words."""
    return "; ".join(
        f"{e.get('title')} | {e.get('hours')} | {e.get('start')}" for e in line.get("entries") or ()
    ) or str(line.get("args") or line["intent"])


def tally(sums: Counter[str], line: dict[str, Any], wish: Intent, came: Outcome) -> None:
    """Count one line."""
    sums["lines"] += 1
    sums[came.kind] += 1
    sums["silent hours or day"] += bool(came.silent)
    if line["intent"] == "nothing":
        sums["nothing"] += 1
        sums["nothing proposed"] += isinstance(wish, AddCredit)
        sums["nothing as a wish"] += came.kind == "wrong" and not isinstance(wish, AddCredit)
        sums["nothing asked"] += came.kind == "asked"
    else:
        sums["wishes"] += 1
        sums["wish right"] += "intent" not in came.fields
    if line["intent"] == "add_credit" and len(line["entries"]) == 1:
        sums["single"] += 1
        sums["title right"] += not {"title", "intent", "count"} & set(came.fields)


OF = {"right": "lines", "asked": "lines", "missed": "lines", "wrong": "lines", "silent hours or day": "lines",
      "wish right": "wishes", "title right": "single", "nothing proposed": "nothing", "nothing as a wish": "nothing",
      "nothing asked": "nothing"}  # fmt: skip


def report(sums: Counter[str], kinds: Counter[str]) -> None:
    """The figures, then how often each kind of misreading came."""
    for kind, count in kinds.most_common(60):
        print(f"{count:5}  {kind}")
    for name, whole in OF.items():
        print(f"{name:20} {sums[name]:6} of {sums[whole]:6} {whole:8} {sums[name] / max(1, sums[whole]):6.1%}")


def main() -> None:
    """Train what is not kept, and measure."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    options.add_argument("--keep", type=Path, help="a folder for the models of the folds")
    options.add_argument("--again", nargs="*", default=(), choices=("tagger", "ranker", "chooser"))
    options.add_argument("--third", action="store_true", help="a third of the files alone")
    options.add_argument("--show", nargs="?", const="", help="list the misread lines of a kind, e.g. 'wrong: nothing'")
    given = options.parse_args()
    with TemporaryDirectory() as folder:
        home = given.keep or Path(folder)
        home.mkdir(exist_ok=True)
        folds = folded(FILES[::3] if given.third else FILES, home, frozenset(given.again))
        train(folds)
        measure(folds, given.show)


if __name__ == "__main__":
    main()
