"""People as mail programs print them: ``Name <a@b>``, ``Name [mailto:a@b]``, Outlook's bare ``Name``."""

from __future__ import annotations

from dataclasses import dataclass

BREAKS = frozenset(" \t\"'<>()[]{},;:|«»“”„")
MOST_CHARACTERS = 1000


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named in a letter; what is not printed is None."""

    name: str | None = None
    address: str | None = None

    def to_json(self) -> dict[str, str | None]:
        """The object of the command contract."""
        return {"name": self.name, "address": self.address}


def address_in(text: str) -> tuple[str, int, int] | None:
    """The first mail address in a line with where it starts and ends, or None."""
    at = text.find("@")
    while at != -1:
        start, end = at, at + 1
        while start > 0 and text[start - 1] not in BREAKS:
            start -= 1
        while end < len(text) and text[end] not in BREAKS and text[end] != "@":
            end += 1
        found = text[start:end].rstrip(".")
        if start < at < start + len(found) - 1:
            return found, start, start + len(found)
        at = text.find("@", end)
    return None


def read_person(printed: str) -> Person:
    """One person out of a printed value; the name without quotes and brackets."""
    line = " ".join(printed[:MOST_CHARACTERS].replace("*", " ").split())
    found = address_in(line)
    if found is None:
        return Person(_name(line), None)
    address, start, end = found
    before = line[:start].removesuffix("mailto:").rstrip()
    if _name(before) and "@" in before:
        before = ""
    name = _name(before) or (_name(line[end:]) if line[end : end + 2].strip().startswith("(") else None)
    return Person(None if name and name.casefold() == address.casefold() else name, address)


def read_people(printed: str) -> tuple[Person, ...]:
    """The people of a To or Cc line, separated by semicolons or commas (``Example, Dana <a@b>`` stays one)."""
    line = " ".join(printed[: 32 * MOST_CHARACTERS].split())
    # programs that print names alone (Outlook) separate by semicolons: there a comma stands inside a name
    pieces = line.split(";") if ";" in line or "@" not in line else _at_commas(line)
    found = [read_person(piece) for piece in pieces if piece.strip(" ,;<>\"'")]
    return tuple(p for p in found if p.address or (p.name and not p.name.casefold().startswith("undisclosed")))


def _at_commas(line: str) -> list[str]:
    pieces: list[str] = []
    quoted, held = False, ""
    for char in line:
        quoted = quoted != (char == '"')
        if char == "," and not quoted:
            pieces.append(held)
            held = ""
        else:
            held += char
    pieces.append(held)
    merged: list[str] = []
    before = ""
    for piece in pieces:
        before = f"{before},{piece}" if before else piece
        if "@" in piece:
            merged.append(before)
            before = ""
    return [*merged, *([before] if before else [])]


def _name(text: str) -> str | None:
    stripped = text.strip(" \t,;:<>()[]{}\"'“”„«»|")
    return stripped or None
