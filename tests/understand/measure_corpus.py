"""Say every line of a corpus file and see which are understood exactly: ``python tests/understand/measure_corpus.py``."""

from __future__ import annotations

import json
import sys
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bot.intents import to_json
from bot.understand import Waiting, understand

NOW = datetime(2026, 11, 21, 10, 0, tzinfo=ZoneInfo("America/New_York"))
CORPUS = Path(__file__).parent / "corpus"
ALWAYS = ("title", "hours", "start", "end", "domain", "ambiguous")
NOTHING = {"chitchat", "unknown"}
"""Either way it is said that nothing was logged or saved, and how to go on."""
ARGUMENTS = ("number", "hours", "start", "end", "domain", "weekday", "time", "until")


def lines_of(name: str) -> list[dict[str, Any]]:
    """The lines of one corpus file, each with what should be understood."""
    return [json.loads(line) for line in (CORPUS / name).read_text(encoding="utf-8").splitlines() if line]


def heard(line: dict[str, Any]) -> dict[str, Any]:
    """What is understood, as ``tally understand --json`` prints it."""
    waiting = line.get("waiting")
    open_question = Waiting(waiting["kind"], tuple(waiting["options"])) if waiting else None
    intent = understand(line["say"], now=NOW, locale=line.get("locale"), waiting=open_question)
    shown: dict[str, Any] = json.loads(json.dumps(to_json(intent)))
    return shown


def mistakes(line: dict[str, Any]) -> list[str]:
    """What differs from what should be understood; nothing is compared by likeness."""
    got = heard(line)
    if {got["intent"], line["intent"]} <= NOTHING:
        return []
    if got["intent"] != line["intent"]:
        return [f"intent {got['intent']} for {line['intent']}"]
    if "entries" in line:
        return _entry_mistakes(line["entries"], got["entries"])
    wanted = {**dict.fromkeys(ARGUMENTS), **line.get("args", {})}
    open_to = line.get("loose", ())
    return [f"{k} {got.get(k)!r} for {v!r}" for k, v in wanted.items() if k not in open_to and not _same(got.get(k), v)]


def _entry_mistakes(wanted: list[dict[str, Any]], got: list[dict[str, Any]]) -> list[str]:
    if len(wanted) != len(got):
        return [f"{len(got)} entries for {len(wanted)}: {[g['title'] for g in got]}"]
    return [
        f"{k} {g.get(k)!r} for {v!r}"
        for w, g in zip(wanted, got, strict=True)
        for k, v in ({**dict.fromkeys(ALWAYS), **w}).items()
        if not _same(g.get(k), v)
    ]


def _same(got: object, wanted: object) -> bool:
    if isinstance(got, int | float) and isinstance(wanted, int | float):
        return abs(got - wanted) < 0.001
    return got == wanted or (not got and not wanted and got != 0 and wanted != 0)


def main() -> None:
    """Print what is wrong and the share that is right, file by file."""
    for name in sys.argv[1:] or sorted(path.name for path in CORPUS.glob("*.jsonl")):
        lines = lines_of(name)
        wrong = [(line["say"], found) for line in lines if (found := mistakes(line))]
        for say, found in wrong:
            print(f"  {say!r}: {'; '.join(found)}")
        print(f"{name}: {len(lines) - len(wrong)} of {len(lines)} exactly right ({1 - len(wrong) / len(lines):.1%})")


if __name__ == "__main__":
    main()
