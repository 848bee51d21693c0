"""A reply as Slack messages: text for notifications and screen readers, Block Kit within Slack's limits. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from bot.slack.buttons import button
from bot.slack.markup import clip, escape, escape_clipped, pieces
from core.message import Bar, Field, Picture, Reply

Block = dict[str, Any]

# https://docs.slack.dev/reference/block-kit/blocks
BLOCKS = 50
SECTION = 3000
FIELD = 2000
FIELDS = 10
HEADER = 150
ACTIONS = 25
TEXT = 4000
WHOLE = 12_000  # Slack refuses somewhere above 13,200 characters of blocks in all
ROW = 6_000
SOURCE = 300
CELLS = 12


@dataclass(frozen=True, slots=True)
class Post:
    """One Slack message."""

    text: str
    blocks: list[Block]


def posts_of(reply: Reply, *, owner: str | None = None, bars: bool = False) -> list[Post]:
    """The messages that show ``reply``; one, unless it is longer than Slack takes. Its buttons stand last.

    ``owner`` is the only user who may press them; ``bars`` draws the picture in characters, where no file can go.
    """
    messages = list(_packed(_blocks(reply, owner, bars)))
    return [Post(_words(reply, blocks, place), blocks) for place, blocks in enumerate(messages)]


def _blocks(reply: Reply, owner: str | None, bars: bool) -> Iterator[Block]:
    if reply.subject and reply.subject.strip():
        yield {"type": "header", "text": {"type": "plain_text", "text": clip(" ".join(reply.subject.split()), HEADER)}}
    for piece in pieces(reply.text, SECTION):
        yield section(piece)
    yield from _fields(reply.fields)
    if reply.picture and bars:
        yield from bars_of(reply.picture)
    if not (reply.text.strip() or reply.fields or (reply.subject or "").strip()):
        yield section(_stand_in(reply))
    yield from _buttons(reply, owner)


def _stand_in(reply: Reply) -> str:
    """Slack wants words: a picture's or a file's."""
    if reply.picture and reply.picture.alt.strip():
        return escape_clipped(reply.picture.alt, SECTION)
    if reply.files:
        return escape_clipped("Here: " + ", ".join(file.name for file in reply.files), SECTION)
    return "Please choose:" if reply.choices else "Done."


def section(markdown: str) -> Block:
    """A paragraph of escaped markup."""
    return {"type": "section", "text": {"type": "mrkdwn", "text": markdown}}


def context(markdown: str) -> Block:
    """A small grey line of escaped markup."""
    return {"type": "context", "elements": [{"type": "mrkdwn", "text": markdown}]}


def _fields(fields: tuple[Field, ...]) -> Iterator[Block]:
    """Values two in a row, each group followed by the words its values came from."""
    for some in _groups(fields, FIELDS):
        shown = [
            {
                "type": "mrkdwn",
                "text": f"*{escape_clipped(f.name, 100)}*\n{escape_clipped(f.value, FIELD - 110) or '–'}",
            }
            for f in some
        ]
        yield {"type": "section", "fields": shown}
        sources = [f"{escape_clipped(f.name, 60)}: “{escape_clipped(f.source, SOURCE)}”" for f in some if f.source]
        for lines in _groups(sources, 5):
            yield context("\n".join(lines))


def _groups(things: Iterable[Any], most: int) -> Iterator[list[Any]]:
    group: list[Any] = []
    for thing in things:
        group.append(thing)
        if len(group) == most:
            yield group
            group = []
    if group:
        yield group


def _buttons(reply: Reply, owner: str | None) -> Iterator[Block]:
    row: list[Block] = []
    for place, choice in enumerate(reply.choices):
        made = button(choice, place, token=reply.token, owner=owner)
        if len(row) == ACTIONS or _weight([*row, made]) > ROW:
            yield {"type": "actions", "elements": row}
            row = []
        row.append(made)
    if row:
        yield {"type": "actions", "elements": row}


def bars_of(picture: Picture) -> Iterator[Block]:
    """Progress bars drawn in characters, as many to a section as fit."""
    lines = [bar_line(bar) for bar in picture.bars]
    for some in _groups(lines, 15):
        yield section("\n".join(some))


def bar_line(bar: Bar) -> str:
    """One bar in characters with its numbers, at most some 150 characters."""
    full = max(0, min(CELLS, round(bar.percent * CELLS / 100)))
    drawn = "█" * full + "░" * (CELLS - full)
    have = f"{bar.have:g} of {bar.need:g} {escape_clipped(bar.unit, 20)}"
    return f"`{drawn}` {bar.percent} % *{escape_clipped(bar.name, 60)}* {have}"


def _weight(blocks: Block | list[Block]) -> int:
    return len(json.dumps(blocks, ensure_ascii=False))


def _packed(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """Blocks in messages of at most 50 blocks and ``WHOLE`` characters."""
    now: list[Block] = []
    size = 0
    for block in blocks:
        weight = _weight(block)
        if now and (len(now) == BLOCKS or size + weight > WHOLE):
            yield now
            now, size = [], 0
        now.append(block)
        size += weight
    yield now


def _words(reply: Reply, blocks: list[Block], place: int) -> str:
    """What a notification and a screen reader say: all of a short card, the beginning of a part of a long one."""
    if place:
        texts = [block["text"]["text"] for block in blocks if block["type"] == "section" and "text" in block]
        return texts[0] if texts else "…"
    lines = [reply.subject, reply.text, *(f"{f.name}: {f.value}" for f in reply.fields)]
    words = "\n".join(line for line in lines if line and line.strip())
    return escape_clipped(words, TEXT - 100) if words else _stand_in(reply)


def typed(reply: Reply) -> str:
    """The whole reply as escaped text with what can be typed instead of its buttons, for where blocks won't go."""
    says = " · ".join(f"*{escape(choice.say)}*" for choice in reply.choices[:ACTIONS])
    lines = [_words(reply, [], 0), f"Type: {says}" if says else ""]
    return "\n".join(line for line in lines if line)[:TEXT]
