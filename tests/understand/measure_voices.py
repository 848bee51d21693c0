"""Say lines in voices nobody mended to and see what comes: ``python tests/understand/measure_voices.py [--show] [FILE …]``.

Each line is *right* (wish and every value exactly as labelled), *asked* (not right, but one question offers or asks for
exactly what differs), *missed* (not understood, or nothing logged) or *wrong*.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bot.intents import AddCredit, Chitchat, Clarify, Entry, Intent, Several, Unknown
from bot.learned.models import likened
from bot.understand import understand

NOW = datetime(2026, 11, 21, 10, 0, tzinfo=ZoneInfo("America/New_York"))
HELD_BACK = Path(__file__).parent / "held_back"
FIELDS = {"title": "title", "hours": "hours", "start": "start", "domain": "domain"}
EXPLAINED = ("explain", "ask_about")
"""Either way the question is answered by an explanation: a word of the programme, or one of its topics."""


BEGUN = ("apply_exam", "defer_exam", "recertify", "request_credit", "request_mentor", "volunteer_mentor")
"""Wishes that begin a form. Asked how one does it, Tally explains and offers the form as a button: one press more."""


@dataclass(frozen=True)
class Outcome:
    """What came of one line: right, asked, missed or wrong, and the fields that differ."""

    kind: str
    fields: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    """Hours or day offered otherwise than labelled, without a question."""


def lines_of(path: Path) -> Iterator[dict[str, Any]]:
    """The labelled lines of one file."""
    return (json.loads(raw) for raw in path.read_text(encoding="utf-8").splitlines() if raw.strip())


def outcome(line: dict[str, Any], wish: Intent) -> Outcome:
    """How a wish compares with the label."""
    if isinstance(wish, Clarify):
        inner = [outcome(line, reading) for reading in wish.readings]
        return Outcome("asked" if any(one.kind in ("right", "asked") for one in inner) else "wrong", ("intent",))
    if isinstance(wish, Several):  # both are served; an answer beside what was wished for does not count against it
        own = [one for one in wish.wishes if one.name == line["intent"]]
        beside = [one for one in wish.wishes if one not in own]
        return (
            outcome(line, own[0]) if own and not any(one.changes for one in beside) else Outcome("wrong", ("intent",))
        )
    wanted = line["intent"]
    if wanted == "nothing":
        return Outcome("right" if isinstance(wish, Chitchat | Unknown) else "wrong", ("intent",))
    if isinstance(wish, Chitchat) and wish.entries and wanted == "add_credit":  # its button logs it all the same
        return Outcome(
            "asked" if _compared(line["entries"], wish.entries).kind in ("right", "asked") else "missed", ("intent",)
        )
    if wish.name == "ask_about" and wanted in BEGUN and "?" in line["say"]:
        return Outcome("asked", ("intent",))
    if wish.name != wanted and wish.name not in line.get("or", ()) and not {wish.name, wanted} <= set(EXPLAINED):
        return Outcome("missed" if isinstance(wish, Chitchat | Unknown) else "wrong", ("intent",))
    if isinstance(wish, AddCredit):
        return _compared(line["entries"], wish.entries)
    return _arguments(line.get("args") or {}, wish)


def _compared(wanted: list[dict[str, Any]], got: tuple[Entry, ...]) -> Outcome:
    if len(wanted) != len(got):
        return Outcome("wrong", ("count",))
    differ = {f: s for w, g in zip(wanted, got, strict=True) for f, s in differences(w, g).items()}
    kinds = set(differ.values())
    silent = tuple(f for f, kind in differ.items() if kind == "wrong" and f in ("hours", "start"))
    return Outcome("right" if not kinds else "asked" if kinds == {"asked"} else "wrong", tuple(differ), silent)


def differences(wanted: dict[str, Any], got: Entry) -> dict[str, str]:
    """The fields that differ: "asked" where a question would settle it, "wrong" where another value is shown, "not offered"
    where it is asked about, but with other readings than the right one."""
    doubts = {doubt.field: doubt.options for doubt in got.ambiguous}
    titles = {likened(title) for title in (wanted.get("title"), *(wanted.get("also") or ())) if title}
    start, end = (date.fromisoformat(wanted[k]) if wanted.get(k) else None for k in ("start", "end"))
    found: dict[str, str] = {}
    if (got.title is None) != (not titles) or (got.title is not None and likened(got.title) not in titles):
        found["title"] = _settled(got.title is None, doubts.get("title"), lambda o: likened(o) in titles)
    seconds = wanted.get("hours") and wanted["hours"] * 3600
    if (got.seconds is None) != (seconds is None) or (got.seconds is not None and abs(got.seconds - seconds) > 40):
        found["hours"] = _settled(got.seconds is None, doubts.get("hours"), lambda o: seconds and abs(o - seconds) < 40)
    if (got.start, got.end or got.start) != (start, end or start):
        found["start"] = _settled(got.start is None, doubts.get("start"), lambda o: tuple(o) == (start, end or start))
    if (got.domain.value if got.domain else None) != wanted.get("domain"):
        found["domain"] = _settled(got.domain is None, doubts.get("domain"), lambda o: o.value == wanted.get("domain"))
    return found


def _settled(is_open: bool, options: Any, fits: Any) -> str:
    """An open field is asked for; a doubt must offer the right value."""
    if not is_open:
        return "wrong"
    return "asked" if not options or any(fits(option) for option in options) else "not offered"


def _arguments(wanted: dict[str, Any], wish: Intent) -> Outcome:
    entry, which = getattr(wish, "entry", None), getattr(wish, "which", None)
    got = {
        "number": which.numbers[0] if which and which.numbers else getattr(wish, "number", None),
        "hours": getattr(wish, "seconds", None) or (entry.seconds if entry else None),
        "start": getattr(wish, "start", None) or (entry.start if entry else None),
        "domain": getattr(wish, "domain", None) or (entry.domain if entry else None),
        "until": getattr(wish, "until", None), "address": getattr(wish, "address", None),
    }  # fmt: skip
    differ = []
    for name, value in wanted.items():
        if name in got and value is not None and not _same(name, got[name], value):
            differ.append(name)
    return Outcome(
        "asked" if differ and all(got[n] is None for n in differ) else "wrong" if differ else "right", tuple(differ)
    )


def _same(name: str, got: Any, wanted: Any) -> bool:
    if got is None:
        return False
    if name == "hours":
        return abs(got - float(wanted) * 3600) < 40
    if isinstance(got, date):
        return got.isoformat() == str(wanted)
    return str(getattr(got, "value", got)).casefold() == str(wanted).casefold()


def main() -> None:
    """Print the figures by voice and by field, and with ``--show`` what was not right."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    options.add_argument("files", nargs="*", type=Path)
    options.add_argument("--show", action="store_true")
    given = options.parse_args()
    kinds: dict[str, Counter[str]] = {}
    fields: Counter[str] = Counter()
    for path in given.files or sorted(HELD_BACK.glob("*.jsonl")):
        for line in lines_of(path):
            came = outcome(line, understand(line["say"], now=NOW, locale=line.get("locale")))
            count = kinds.setdefault(f"{path.stem}/{line['voice']}", Counter())
            count[came.kind] += 1
            _count(fields, line, came)
            if given.show and came.kind != "right":
                print(f"{came.kind:6} {','.join(came.fields):14} {line['say'][:150]!r}")
    report(kinds, fields)


def _count(fields: Counter[str], line: dict[str, Any], came: Outcome) -> None:
    fields["lines"] += 1
    fields[came.kind] += 1
    fields["silently wrong hours or day"] += bool(came.silent)
    if line["intent"] == "nothing":
        fields["nothing lines"] += 1
        fields["nothing lines logged"] += came.kind == "wrong"
    elif "intent" not in came.fields:
        fields["wish right"] += 1
    if line["intent"] == "add_credit" and len(line["entries"]) == 1:
        fields["single activities"] += 1
        fields["their titles right"] += not {"title", "intent", "count"} & set(came.fields)


def report(kinds: dict[str, Counter[str]], fields: Counter[str]) -> None:
    """The table by voice, then the sums."""
    for voice, count in sorted(kinds.items()):
        total = sum(count.values())
        shares = "  ".join(f"{kind} {count[kind] / total:4.0%}" for kind in ("right", "asked", "missed", "wrong"))
        print(f"{voice:44} {total:4}  {shares}")
    for name, number in fields.items():
        print(f"{name}: {number}")
    if not fields["lines"]:
        return
    right, asked = fields["right"] / fields["lines"], fields["asked"] / fields["lines"]
    print(f"right {right:.1%}, right or asked {right + asked:.1%}")


if __name__ == "__main__":
    main()
