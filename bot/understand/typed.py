"""A wish as a line one can type, and the button that stands for it: so a question's answer is read like everything else."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

from bot.intents import AddCredit, Entry, Intent, Which
from bot.understand.say import days_said, say
from core.rules.terms import DOMAIN_TITLES, show_hours

LONGEST_LABEL, LONGEST_TITLE = 75, 48


@cache
def _readings() -> dict[str, dict[str, str]]:
    return tomllib.loads(resources.files("bot.language.en").joinpath("readings.toml").read_text("utf-8"))


def typed(wish: Intent) -> str:
    """The line that says this wish; the grammar reads it back as the same wish."""
    if isinstance(wish, AddCredit):
        return "\n".join(say(entry) for entry in wish.entries) or "add"
    line = _readings()[_name(wish)]["typed"].format(**_values(wish))
    return " ".join(line.split())


def label(wish: Intent) -> str:
    """What a button for this wish says."""
    words = _readings()[_name(wish)]["label"].format(**_values(wish))
    return words if len(words) <= LONGEST_LABEL else words[: LONGEST_LABEL - 1] + "…"


def can_be_typed(wish: Intent) -> bool:
    """Whether there is a line for it that says all it holds."""
    return _name(wish) in _readings() and not ("{which}" in _readings()[_name(wish)]["typed"] and not _which(wish))


def _name(wish: Intent) -> str:
    return "nothing" if wish.name in ("chitchat", "unknown") else wish.name


def _values(wish: Intent) -> dict[str, str]:
    seconds, until = getattr(wish, "seconds", None), getattr(wish, "until", None)
    start, end = getattr(wish, "start", None), getattr(wish, "end", None)
    entry: Entry = getattr(wish, "entry", Entry())
    return {
        "title": _titles(wish), "which": _which(wish), "values": _entry(entry),
        "hours": f"{show_hours(seconds)} h" if seconds is not None else "2 h",
        "until": f"until {until.day} {until:%B %Y}" if until else "",
        "quiet": f"from {start.day} {start:%B %Y}" if start else "",
        "period": f" {days_said(start, end or start)}" if start else "",
        "query": str(getattr(wish, "query", None) or ""), "address": str(getattr(wish, "address", None) or ""),
        "code": str(getattr(wish, "code", None) or ""), "when": _when(wish), "add": "",
    }  # fmt: skip


def _titles(wish: Intent) -> str:
    entries: tuple[Entry, ...] = getattr(wish, "entries", ())
    if len(entries) > 1:
        return f"{len(entries)} activities"
    title = entries[0].title if entries else None
    if not title:
        return "it as a credit"
    return f'"{title}"' if len(title) <= LONGEST_TITLE else f'"{title[:LONGEST_TITLE]}…"'


def _which(wish: Intent) -> str:
    which: Which | None = getattr(wish, "which", None)
    if which is None:
        return ""
    if which.numbers:
        return " and ".join(f"#{number}" for number in which.numbers)
    if which.last:
        return "the last one"
    return f"the {which.words} one" if which.words else ""


def _entry(entry: Entry) -> str:
    parts = [f"{show_hours(entry.seconds)} h"] if entry.seconds is not None else []
    if entry.start:
        parts.append(days_said(entry.start, entry.end or entry.start).removeprefix("on "))
    if entry.domain:
        parts.append(DOMAIN_TITLES[entry.domain].partition(" ")[0].lower())
    return ", ".join(parts)


def _when(wish: Intent) -> str:
    weekday, time, start = (getattr(wish, name, None) for name in ("weekday", "time", "start"))
    day = f"every {weekday.title()}" if weekday else f"on {start.day} {start:%B %Y}" if start else "every month"
    return f"{day} at {time}" if time else day
