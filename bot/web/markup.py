"""Light markup to safe HTML: *bold*, `code`, lists, links; everything else is escaped."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

_BOLD = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]{1,300})(?<=\S)\*(?![\w*])")
_CODE = re.compile(r"`([^`\n]{1,300})`")
_LINK = re.compile(r"https?://[^\s<>\"'`]{1,2000}")
_ITEM = re.compile(r"\s{0,8}(?:[-•]|(\d{1,3})[.)])\s+(\S.*)")
_INLINE = re.compile(f"{_LINK.pattern}|{_CODE.pattern}|{_BOLD.pattern}")


def show_markup(text: str) -> Markup:
    """Paragraphs and lists; a line that begins with blanks stays a line of its own, set in."""
    blocks: list[str] = []
    for chunk in re.split(r"\n[ \t]*\n", text.strip("\n")):
        blocks += _blocks(chunk.split("\n"))
    return Markup("".join(blocks))


def _blocks(lines: list[str]) -> list[str]:
    """One chunk without blank lines: runs of items become lists, runs of other lines a paragraph."""
    made: list[str] = []
    run: list[str] = []
    kind = ""
    for line in [*lines, None]:
        item = _ITEM.fullmatch(line) if line is not None else None
        here = "" if line is None else ("ol" if item and item[1] else "ul" if item else "p")
        if here != kind and run:
            made.append(_block(kind, run))
            run = []
        kind = here
        if line is not None and line.strip():
            run.append(_item(item) if item else _line(line))
    return made


def _block(kind: str, run: list[str]) -> str:
    if kind == "p":
        return "<p>" + '</p><p class="on">'.join(run) + "</p>"
    return f"<{kind}>{''.join(run)}</{kind}>"


def _item(item: re.Match[str]) -> str:
    number = f' value="{int(item[1])}"' if item[1] else ""
    return f"<li{number}>{_inline(item[2])}</li>"


def _line(line: str) -> str:
    shown = _inline(line.strip())
    return f'<span class="in">{shown}</span>' if line.startswith("  ") else shown


def _inline(text: str) -> str:
    made: list[str] = []
    at = 0
    for found in _INLINE.finditer(text):
        made += [str(escape(text[at : found.start()])), _marked(found)]
        at = found.end()
    return "".join([*made, str(escape(text[at:]))])


def _marked(found: re.Match[str]) -> str:
    code, bold = found[1], found[2]
    if code is not None:
        return f"<code>{escape(code)}</code>"
    if bold is not None:
        return f"<strong>{_inline(bold)}</strong>"
    return str(show_link(found[0]))


def show_link(url: str) -> Markup:
    """A web address as a link; a full stop or bracket after it is no part of it."""
    bare = url.rstrip(".,;:!?)]}")
    return Markup('<a href="{0}" rel="noopener noreferrer">{0}</a>{1}').format(bare, url[len(bare) :])


def show_words(text: str) -> Markup:
    """Plain words with their line breaks; only web addresses become links."""
    made: list[str] = []
    at = 0
    for found in _LINK.finditer(text):
        made += [str(escape(text[at : found.start()])), str(show_link(found[0]))]
        at = found.end()
    return Markup("".join([*made, str(escape(text[at:]))]))


def show_size(size: int) -> str:
    """Bytes for people: 340 bytes, 12 KB, 1.4 MB."""
    if size < 1024:
        return f"{size} bytes"
    if size < 1024 * 1024:
        return f"{size / 1024:.0f} KB"
    return f"{size / 1024 / 1024:.1f} MB"
