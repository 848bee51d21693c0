"""How much of what is true of the samples is read: per field, and where it is not."""

from __future__ import annotations

from typing import Any

FIELDS = ("title", "holder", "hours", "start", "end", "provider", "ambiguous")


def plain(value: Any) -> Any:
    """Titles and names compared without case, end stops and wide blanks."""
    return " ".join(value.casefold().split()).strip(" .") if isinstance(value, str) else value


def mistakes(truth: dict[str, Any], read: dict[str, Any]) -> list[str]:
    """What differs: "kind", "claims" (their number), or "title 1"."""
    if truth["kind"] != read["kind"]:
        return ["kind"]
    if len(truth["claims"]) != len(read["claims"]):
        return ["claims"]
    return [
        f"{name} {number}"
        for number, (true, one) in enumerate(zip(truth["claims"], read["claims"], strict=True), 1)
        for name in FIELDS
        if plain(true[name]) != plain(one[name])
    ]
