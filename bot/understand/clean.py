"""Make what was typed plain: no emoji, marks of the chat program, greetings, politeness or signature around the words.

Nothing inside a title is touched: what is taken away stands at the edges, or is no word at all.
"""

from __future__ import annotations

import html
import re

from bot.language.frames import talk
from bot.language.lexicon import words_of
from bot.understand.signing import greets, signs_off

_SAME = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("\u00a0\u2007\u2009\u200a\u202f\u2002\u2003\u3000", " "),
        **dict.fromkeys("\u200b\u200c\u200e\u200f\u2060\ufeff\u00ad", None),
        "‐": "-",
        "‑": "-",
        "\r": "\n",
    }
)
_EMOJI = re.compile(
    "[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\u2300-\u23ff\ufe0f\u200d\u20e3\U000e0020-\U000e007f©®]+"
)
_EMOJI_NAME = re.compile(r"(?<![\w:\"]):[a-z][a-z0-9_+'-]{1,40}:(?![\w:])")
_SMILEY = re.compile(r"(?:(?<=\s)|^)(?:[:;=]['-]?[)(DPp|/]|<3|\^\^|xx+)(?=\s|$|[.!])")
_SLACK = re.compile(
    r"<(?:(?:mailto:|tel:)(?P<to>[^|>\s]{1,320})(?:\|[^>]{0,320})?|[@!#][^>]{1,80}|https?://[^>]{1,2000})>"
)
_LINK = re.compile(r"\bhttps?://\S{1,2000}")
_STRESS = re.compile(r"(?<![\w*_`~])[*_`~]{1,3}(?=[^\s*_`~])|(?<=[^\s*_`~])[*_`~]{1,3}(?![\w*_`~])")
_BLANKS = re.compile(r"[ \t\f\v]+")
_SPACES = re.compile(r" {2,}")
_RULE = re.compile(r"-- ?|—|_{3,}")
_EDGES = talk("edges").frames
_CLOSERS, _DEVICES = words_of("closers"), words_of("devices")
MOST_PIECES, MOST_CLOSINGS = 8, 6
TAIL, LAST_WORDS = 80, 60
"""Characters at the end of a line where a closing stands, and where its last words do."""
LONGEST_CLOSING, MOST_SIGNED = 60, 8


def plain(text: str) -> str:
    """The words without emoji, markup, odd blanks; lines and tabs stay."""
    text = text.translate(_SAME)
    if not text.isascii():
        text = _EMOJI.sub(" ", text)
    if ":" in text or "<3" in text or "xx" in text or ";" in text or "=" in text:
        text = _SMILEY.sub(_unless_quoted, _EMOJI_NAME.sub(" ", text))
    if "<" in text:
        text = _SLACK.sub(lambda m: m["to"] or " ", text)
    if "&" in text:
        text = html.unescape(text)
    if "http" in text:
        text = _LINK.sub(" ", text)
    if "*" in text or "_" in text or "`" in text or "~" in text:
        text = _STRESS.sub("", text)
    return text


def _unless_quoted(smiley: re.Match[str]) -> str:
    """A blank; between quotes the smiley stays, what stands there is a title as it is written."""
    opened = smiley.string.count('"', 0, smiley.start()) % 2 == 1
    return smiley.group() if opened and '"' in smiley.string[smiley.end() :] else " "


def one_line(text: str) -> str:
    """Blanks collapsed, ends trimmed."""
    return _BLANKS.sub(" ", text.replace("\n", " ")).strip()


def unsigned(text: str) -> str:
    """The lines without a greeting above and a signature below."""
    lines = [_SPACES.sub(" ", line).strip(" ") for line in text.split("\n")]
    for at, line in enumerate(lines):
        if at and len(lines) - at <= MOST_SIGNED and len(line) < LONGEST_CLOSING and _signs_off(line):
            lines = lines[:at]
            break
    kept = [line for line in lines if line]
    while len(kept) > 1 and (hello := _EDGES["first"].match(kept[0] + " ")) and hello.end() >= len(kept[0]):
        kept = kept[1:]
    if len(kept) > 1 and (greets(kept[0]) or _EDGES["greeting_line"].fullmatch(kept[0])):
        kept = kept[1:]
    return "\n".join(kept)


def _signs_off(line: str) -> bool:
    patterns = (_RULE, _EDGES["sign_off"], _EDGES["closed_line"])
    return any(one.fullmatch(line) is not None for one in patterns) or signs_off(line)


def polite_less(text: str) -> str:
    """One line without "please", "could you", "thanks" and their like at its edges; never emptied."""
    if _EDGES["greeting"].fullmatch(text):
        return text
    for _ in range(MOST_PIECES):
        match = _EDGES["first"].match(text)
        if not match or match.end() >= len(text):
            break
        text = text[match.end() :]
    return _unclosed(text).strip()


def _unclosed(text: str) -> str:
    """The words without what closes them: "sent from …", "kind regards, Dana", "please"."""
    tail = text[-TAIL:].lower()
    if any(word in tail for word in _DEVICES) and (match := _EDGES["device"].search(text, len(text) - LAST_WORDS)):
        text = text[: match.start()]
    if any(word in tail for word in _CLOSERS) and (match := _EDGES["closed"].search(text, len(text) - TAIL)):
        text = text[: match.start()] if _says_something(text[: match.start()]) else text
    if match := _EDGES["signed"].search(text, len(text) - LAST_WORDS):
        text = text[: match.start() + 1]
    for _ in range(MOST_CLOSINGS):
        match = _EDGES["last"].search(text, len(text) - LAST_WORDS)
        if not match or not _says_something(text[: match.start()]):
            break
        text = text[: match.start()].rstrip(" ,;-–")
    return text


def _says_something(text: str) -> bool:
    return bool(text.strip(" ,.!;:-–"))


def without_own_name(text: str, name: str) -> str:
    """The words without a last line that is nothing but the writer's own name, or a part of it."""
    before, line, last = text.rstrip().rpartition("\n")
    words = {word.strip(".,").casefold() for word in last.split()}
    return before.rstrip() if line and words and words <= {word.casefold() for word in name.split()} else text
