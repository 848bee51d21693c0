"""What somebody wrote, apart from what they quote and from their signature; nothing that is cut is lost."""

from __future__ import annotations

import re

from mail.forwarded.block import bare
from mail.forwarded.glued import taken_apart
from mail.forwarded.opening import first_opening
from mail.signatures import cut_signature
from mail.tokens import MARKER, is_marker

__all__ = ["MARKER", "cut_reply", "cut_signature"]
WRAPS_AT = 65
# Yahoo and some telephones put the attribution behind the answer, on the same line
_GLUED = re.compile(
    r"(?m)^([^\n>]{1,300}?\S)[ -]{1,20}(On (?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6},|\d{1,2} [A-Z]|[A-Z][a-z]{2,8} \d)"
    r"[^\n]{10,300}wrote:)$"
)
_RULE = re.compile(r"^[\s>]*[-_=—─*]{5,}\s*$")


def cut_reply(text: str) -> tuple[str, str]:
    """What was said and what was quoted: everything from the first attribution, header block, marker or quote mark on.

    Below it only lines that stand outside ``>`` marks belong to the writer, and only where every quoted line carries
    one; the rest of a wrapped quotation does not. Takes time linear in the text.
    """
    lines = taken_apart(_GLUED.sub(r"\1\n\2", text).split("\n"))
    opening = first_opening(lines)
    if opening is None:
        return text.strip(), ""
    above, below = lines[: opening.at], lines[opening.at :]
    head = opening.after - opening.at
    if opening.kind == "marker" and not lines[opening.at].lstrip().startswith(">"):
        head = len(below)
    introduced = opening.kind in ("original", "block", "attribution")
    while above and (not bare(above[-1]) or _RULE.match(above[-1]) or (not introduced and _introduces(above[-1]))):
        introduced = introduced or bool(bare(above[-1]))
        below.insert(0, above.pop())
        head += 1
    inside, kept = _sort(below, head)
    return "\n".join([*above, *inside]).strip(), "\n".join(kept).strip("\n")


def _introduces(line: str) -> bool:
    """Whether the line above a quote mark is an attribution in a language we don't know."""
    text = bare(line)
    is_dated = sum(char.isdigit() for char in text) >= 5
    return (text.endswith((":", "：")) and (is_dated or "@" in text)) or (
        text.endswith(">") and is_dated and "@" in text
    )


def _sort(below: list[str], head: int) -> tuple[list[str], list[str]]:
    """The lines of a quotation that are the writer's own, and the quoted ones.

    In our own letter a line counts as the writer's only after an empty one: some programs mark a paragraph's first
    line alone, and what we offer as answers must never come back as one.
    """
    following = next((line for line in below[head:] if line.strip()), "")
    if not following.lstrip().startswith(">"):
        return [], below
    said: list[str] = []
    kept = below[:head]
    is_ours = any(is_marker(line) for line in below)
    is_wrapped, before = False, ""
    for line in below[head:]:
        text = line.strip()
        if not text:
            is_wrapped, before = False, ""
            (said if said and said[-1] else kept).append("")
        elif text.startswith(">") or is_wrapped or len(before) >= (1 if is_ours else WRAPS_AT):
            kept.append(line)
            is_wrapped = not text.startswith(">")
            before = text if text.startswith(">") else ""
        else:
            said.append(line)
            before = ""
    return ["", *said] if said else [], kept
