"""The header block a mail program prints above a letter: From, Sent, To, Cc, Subject in any known language."""

from __future__ import annotations

from dataclasses import dataclass, field

from mail.forwarded.words import LABELS, plain

LONGEST_LABEL = 40
LONGEST_LINE = 1000
WRAPPED_FROM = 60
MOST_LINES = 60
LEAST_DIGITS = 8


@dataclass(slots=True)
class Block:
    """The values printed from line ``start`` to before ``end``, by kind (from, date, to, cc, subject, other)."""

    start: int
    end: int = 0
    values: dict[str, str] = field(default_factory=dict)

    @property
    def is_whole(self) -> bool:
        """Whether it can stand for a letter without a separator line above it, rather than for words with colons."""
        others = self.values.keys() & {"date", "to", "subject"}
        if self.values.get("from"):
            return len(others) >= 2 or ("@" in self.values["from"] and others != {"to"})
        date = self.values.get("date", "")
        return "@" in self.values.get("to", "") and ":" in date and sum(char.isdigit() for char in date) >= LEAST_DIGITS


def bare(line: str) -> str:
    """A line without quote marks and blanks in front, capped."""
    return line[:LONGEST_LINE].lstrip("> \t|").rstrip()


def label_of(line: str) -> tuple[str, str] | None:
    """The kind of header line and its value, or None."""
    text = bare(line).replace("：", ":")
    head, colon, value = text[:LONGEST_LINE].partition(":")
    if not colon or len(head) > LONGEST_LABEL:
        return None
    kind = LABELS.get(plain(head))
    return None if kind is None else (kind, value.strip(" \t*_"))


def read_block(lines: list[str], at: int) -> Block | None:
    """The block that begins at line ``at``, or None when fewer than two kinds of header line stand there.

    Each kind stands in it once; the second one belongs to another block or to the letter's words.
    """
    block = Block(at)
    kind, i = "", at
    while i < min(len(lines), at + MOST_LINES):
        found = label_of(lines[i])
        if found is not None:
            kind, value = found
            if kind != "other" and kind in block.values:
                break
            block.values.setdefault(kind, value)
        elif not bare(lines[i]):
            if not _goes_on(lines, i, block, kind):
                break
        elif kind and _continues(lines, i, block.values.get(kind, ""), kind):
            block.values[kind] = f"{block.values[kind]} {bare(lines[i])}".strip()
        else:
            break
        i += 1
    block.end = i
    return block if len(block.values.keys() - {"other"}) >= 2 else None


def _goes_on(lines: list[str], i: int, block: Block, kind: str) -> bool:
    """Whether a blank line stands inside the block: a new kind of header line, or a value still owed, comes next."""
    following = next((n for n in range(i + 1, min(i + 3, len(lines))) if bare(lines[n])), None)
    if following is None:
        return False
    found = label_of(lines[following])
    if found is None:
        return bool(kind) and kind != "other" and not block.values.get(kind) and kind != "cc"
    return found[0] not in block.values


def _continues(lines: list[str], i: int, value: str, kind: str) -> bool:
    """Whether line ``i`` is the rest of a wrapped value."""
    text = bare(lines[i])
    if not value:
        return kind != "other"
    if kind in ("to", "cc", "from"):
        is_open = value.endswith((",", ";")) or any(value.count(a) > value.count(b) for a, b in ("<>", "[]"))
        is_next = "@" in text and text.rstrip(",;").endswith(">")
        return is_open or (is_next and (text.startswith("<") or len(value) >= WRAPPED_FROM))
    following = lines[i + 1] if i + 1 < len(lines) else ""
    ends = not bare(following) or label_of(following) is not None
    return kind == "subject" and len(value) + 8 >= WRAPPED_FROM and ends
