"""A request as a form: its boxes, and what a draft shows in them. Pure; what comes back is read in reading.py."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Any

from core.rules.terms import DOMAIN_TITLES, Domain, show_hours
from core.store.tables import CreditRequest

MOST_FILES = 10
OPENS = "open the form of R"


@dataclass(frozen=True, slots=True)
class Box:
    """One box: ``kind`` is line, text (several lines), day or hours; ``most`` is how many characters it holds."""

    name: str
    label: str
    kind: str
    hint: str = ""
    most: int = 1000


WORDS = (
    Box("title", "Course or session name", "line", most=300),
    Box("agenda", "Agenda, description or learning objectives", "text", most=4000),
    Box("provider", "Educational provider", "line"),
    Box("faculty", "Other faculty", "text", "Leave it empty if there was nobody else."),
    Box("own_role", "Your specific role", "line", "For example: speaker"),
)
DAYS = (
    Box("first_day", "First day", "day"),
    Box("last_day", "Last day", "day", "Only if it took several days."),
)
HOURS = (
    Box("preparation", "Hours you prepared", "hours", "For example: 2.5, or 0 for none"),
    Box("presentation", "Hours you presented", "hours", "For example: 1, or 0 for none"),
)
SPLIT = tuple(
    Box(domain.value, f"Hours in: {title}", "hours", "Leave it empty if none." if domain is Domain.DEVELOP else "")
    for domain, title in DOMAIN_TITLES.items()
)
BOXES = (*WORDS, *DAYS, *HOURS, *SPLIT)


def words_to_open(number: int) -> str:
    """What the button says, and what one can type."""
    return f"{OPENS}{number}"


def opened_by(words: str) -> int | None:
    """The number of the request whose form these words open."""
    match = re.fullmatch(rf"{OPENS}(\d{{1,9}})", words)
    return int(match[1]) if match else None


def page_of(words: str) -> str | None:
    """The path of the page on which the form stands that these words open."""
    number = opened_by(words)
    return None if number is None else f"/requests/{number}/form"


def shown(request: CreditRequest) -> dict[str, str]:
    """What a draft shows in each box; empty where nothing is there yet."""
    single = request.ends_on is None or request.ends_on == request.starts_on
    held: dict[str, Any] = {
        **{box.name: getattr(request, box.name) for box in WORDS},
        "first_day": request.starts_on.isoformat() if request.starts_on else None,
        "last_day": None if single or request.ends_on is None else request.ends_on.isoformat(),
        "preparation": _hours_shown(request.preparation_seconds),
        "presentation": _hours_shown(request.presentation_seconds),
        **{box.name: _hours_shown((request.seconds_by_domain or {}).get(box.name)) for box in SPLIT},
    }
    return {box.name: tidy(box, held[box.name] or "") for box in BOXES}


def _hours_shown(seconds: int | None) -> str | None:
    return None if seconds is None else show_hours(seconds)


def tidy(box: Box, words: str) -> str:
    """Words without what no one can see; on one line where the box has one."""
    lines = words.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    seen = ["".join(c for c in line if c == "\t" or unicodedata.category(c) not in {"Cc", "Cs"}) for line in lines]
    return "\n".join(line.rstrip() for line in seen).strip() if box.kind == "text" else " ".join(" ".join(seen).split())
