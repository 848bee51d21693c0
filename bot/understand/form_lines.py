"""The lines of a request's form, filled in at once: told by their labels, one a line or with ";" between them. Pure."""

from __future__ import annotations

import re

OF_THE_FORM = frozenset((
    "agenda", "objectives", "other faculty", "role", "specific role", "preparation", "presentation", "preparation time",
    "presentation time", "hours in each domain", "hours by domain", "course/session name",
))  # fmt: skip
"""Labels that only a request has; a pasted credit has a title, a day and hours too."""
OTHERS = frozenset((
    "name", "title", "course", "session", "description", "provider", "faculty", "dates", "date", "day", "hours", "domain",
    "documents", "request",
))  # fmt: skip
LABEL = re.compile(r"(?:^|(?<=\n)|;)[ \t]*(?P<label>[A-Za-z][A-Za-z/ ]{2,24}?)\s*:")
NUMBERED = re.compile(r"^[ \t]*request[ \t]*:[ \t]*r ?#?(\d{1,9})\b", re.IGNORECASE | re.MULTILINE)
LEAST, LEAST_OWN, LEAST_NUMBERED = 4, 2, 2
LONGEST = 10_000


def one_a_line(text: str) -> str:
    """The text with each label of the form on a line of its own."""

    def broken(match: re.Match[str]) -> str:
        said = match.group()
        return f"\n{said[1:].lstrip()}" if said.startswith(";") and _label(match) in OF_THE_FORM | OTHERS else said

    return LABEL.sub(broken, text)


def is_form(text: str) -> bool:
    """Whether these are the lines of a request's form: it names its request, or has labels that little else has."""
    if len(text) > LONGEST:
        return False
    labels = {_label(match) for match in LABEL.finditer(text)}
    if number_of(text) is not None and len((labels - {"request"}) & (OF_THE_FORM | OTHERS)) >= LEAST_NUMBERED:
        return True
    return len(labels & (OF_THE_FORM | OTHERS)) >= LEAST and len(labels & OF_THE_FORM) >= LEAST_OWN


def number_of(text: str) -> int | None:
    """The request that the form names itself: "Request: R17"."""
    match = NUMBERED.search(text)
    return int(match[1]) if match else None


def _label(match: re.Match[str]) -> str:
    return " ".join(match["label"].casefold().split())
