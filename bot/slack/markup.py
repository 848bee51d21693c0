"""Slack's markup and plain words, both ways. Pure."""

from __future__ import annotations

import re

_REFERENCE = re.compile(r"<([@#!]?)([^<>|\n]*)(?:\|([^<>\n]*))?>")
_STYLES = (
    re.compile(r"```\s?(.*?)\s?```", re.DOTALL),
    re.compile(r"`([^`\n]+)`"),
    re.compile(r"(?<![\w*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\w*])"),
    re.compile(r"(?<![\w_])_(?=\S)([^_\n]+?)(?<=\S)_(?![\w_])"),
    re.compile(r"(?<![\w~])~(?=\S)([^~\n]+?)(?<=\S)~(?![\w~])"),
)
_SHORTCODE = re.compile(r"(?<![\w:]):([a-z+][a-z0-9_+'-]*|-1)(?:::skin-tone-\d)?:(?!\w)")
_EMOJI = {
    "+1": "👍", "thumbsup": "👍", "ok_hand": "👌", "white_check_mark": "✅", "heavy_check_mark": "✔️",
    "-1": "👎", "thumbsdown": "👎", "x": "❌", "pray": "🙏", "wave": "👋", "tada": "🎉", "heart": "❤️",
}  # fmt: skip
_OTHER_EMOJI = "🙂"


def plain(text: str, bot: str | None = None) -> str:
    """What somebody wrote in Slack as plain words; the mention of ``bot`` (its user id) is left out."""
    shown = _REFERENCE.sub(lambda found: _name(found, bot), text)
    for style in _STYLES:
        shown = style.sub(r"\1", shown)
    shown = _SHORTCODE.sub(lambda found: _EMOJI.get(found[1], _OTHER_EMOJI), shown)
    shown = shown.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    return "\n".join(line.strip() for line in shown.replace("\u00a0", " ").splitlines()).strip()


def _name(found: re.Match[str], bot: str | None) -> str:
    """A reference as one would read it: a label where there is one, an address without its scheme."""
    sign, target, label = found[1], found[2], found[3]
    if sign == "@":
        return "" if bot and target == bot else f"@{label or target}"
    if sign == "#":
        return f"#{label or target}"
    if sign == "!":
        return label or f"@{target.split('^')[0]}"
    return label or target.removeprefix("mailto:").removeprefix("tel:")


def mentions(text: str, user: str | None) -> bool:
    """Whether ``user`` is spoken to in a Slack text."""
    return bool(user) and (f"<@{user}>" in text or f"<@{user}|" in text)


def escape(text: str) -> str:
    """Others' words made safe: no mention, link or entity can be smuggled in."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def clip(text: str, most: int) -> str:
    """At most ``most`` characters, with an ellipsis where something was cut."""
    return text if len(text) <= most else text[: most - 1] + "…"


def escape_clipped(text: str, most: int) -> str:
    """``escape`` to at most ``most`` characters, never ending inside an entity."""
    escaped = escape(text)
    if len(escaped) <= most:
        return escaped
    room, kept = most - 1, []
    for character in text:
        room -= len(escape(character))
        if room < 0:
            break
        kept.append(escape(character))
    return "".join(kept) + "…"


def pieces(text: str, most: int) -> list[str]:
    """``escape``d text in pieces of at most ``most`` characters, cut between lines where that is possible."""
    done: list[str] = []
    now = ""
    for line in _short_lines(text, most):
        if now and len(now) + 1 + len(line) > most:
            done.append(now)
            now = line
        else:
            now = f"{now}\n{line}" if now else line
    return [piece for piece in [*done, now] if piece.strip()]


def _short_lines(text: str, most: int) -> list[str]:
    lines: list[str] = []
    for line in text.splitlines():
        escaped = escape(line)
        lines += [escaped] if len(escaped) <= most else _cut(line, most)
    return lines


def _cut(line: str, most: int) -> list[str]:
    """One overlong line in parts, between words where there are any."""
    parts, now, size = [], [""], 0
    for word in re.findall(r"\S+\s*|\s+", line):
        for bit in [word] if len(escape(word)) <= most else list(word):
            length = len(escape(bit))
            if size + length > most:
                parts.append("".join(now))
                now, size = [], 0
            now.append(escape(bit))
            size += length
    return [*parts, "".join(now)]
