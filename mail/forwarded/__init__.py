"""A letter forwarded inside another one's text: who wrote it, to whom, when, about what, and its words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from mail.forwarded.block import bare
from mail.forwarded.glued import taken_apart
from mail.forwarded.opening import LOOSE, Opening, first_opening, is_end, separator
from mail.forwarded.people import Person, read_people, read_person
from mail.forwarded.prefixes import leading, without_prefix

__all__ = ["Forwarded", "Person", "split_forward"]
MOSTLY = 0.8


@dataclass(frozen=True, slots=True)
class Forwarded:
    """The forwarded letter; ``date`` as printed, what was not printed None (or empty)."""

    sender: Person
    to: tuple[Person, ...]
    cc: tuple[Person, ...]
    date: str | None
    subject: str | None
    text: str

    def to_json(self) -> dict[str, Any]:
        """The object of the command contract; a person without a printed address is listed by name."""
        return {
            "from": self.sender.to_json(),
            "to": [p.address or p.name for p in self.to],
            "cc": [p.address or p.name for p in self.cc],
            "date": self.date,
            "subject": self.subject,
            "text": self.text,
        }


def split_forward(text: str, *, subject: str, is_answer: bool) -> tuple[str, Forwarded] | None:
    """What the sender wrote around an inline forward, and the forward; None when there is none.

    ``subject`` and ``is_answer`` (it names the letter it answers) tell a forward from a quoted reply where the
    printed block is the same for both. Of nested forwards the outermost is taken.
    """
    lines = taken_apart(text.split("\n"))
    opening = first_opening(lines)
    said = leading(subject, is_finnish="lähettäjä" in text.casefold())
    if opening is None or not _is_forward(opening, said, is_answer):
        return None
    body = lines[opening.after :]
    end = next((i for i, line in enumerate(body) if is_end(line)), len(body))
    is_marked = opening.block is not None and lines[opening.block.start].lstrip().startswith(">")
    below = _below(body[:end]) if is_marked else end
    note = [*_above(lines[: opening.at]), *body[below:end], *body[end + 1 :]]
    return "\n".join(note).strip(), _forwarded(opening, _body_text(body[:below], is_marked=is_marked), subject)


def _is_forward(opening: Opening, said: str | None, is_answer: bool) -> bool:
    if opening.kind == "forward":
        return True
    if said == "forward":
        return opening.kind != "marker"
    return said is None and not is_answer and opening.kind in ("original", "block")


def _above(lines: list[str]) -> list[str]:
    """What was written above, without the rules and blanks that only lead over."""
    while lines and (not bare(lines[-1]) or not bare(lines[-1]).strip(LOOSE + " ")):
        lines = lines[:-1]
    return lines


def _below(body: list[str]) -> int:
    """Where a forward behind quote marks is over and the sender writes on: after an empty line without a mark."""
    last = next((i for i in range(len(body) - 1, -1, -1) if body[i].lstrip().startswith(">")), len(body) - 1)
    return last + 1 if last + 1 < len(body) and not body[last + 1].strip() else len(body)


def _forwarded(opening: Opening, text: str, subject: str) -> Forwarded:
    values = opening.block.values if opening.block else {}
    sender, date = read_person(values.get("from", "")), values.get("date") or None
    if opening.attribution is not None:
        sender, date = opening.attribution.person, opening.attribution.date
    return Forwarded(
        sender,
        read_people(values.get("to", "")),
        read_people(values.get("cc", "")),
        date,
        values.get("subject") or without_prefix(subject) or None,
        text,
    )


def _body_text(lines: list[str], *, is_marked: bool) -> str:
    """The forwarded words, their quote marks taken off when the header lines or nearly all lines carry one."""
    while lines and (not bare(lines[0]) or (separator(lines[0]) == "forward" and not _opens(lines))):
        lines = lines[1:]
    while lines and not bare(lines[-1]).strip(LOOSE + " "):
        lines = lines[:-1]
    told = [line for line in lines if line.strip()]
    if is_marked or (told and sum(line.startswith(">") for line in told) >= MOSTLY * len(told)):
        lines = [line.removeprefix(">").removeprefix(" ") for line in lines]
    return "\n".join(line.rstrip() for line in lines).strip()


def _opens(lines: list[str]) -> bool:
    """Whether a separator opens a nested forward rather than only repeating under the header block."""
    opening = first_opening(lines)
    return opening is not None and (opening.block is not None or opening.attribution is not None)
