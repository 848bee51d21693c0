"""The words of a letter's body: plain text unflowed and tidied, HTML turned into text with its quotations marked."""

from __future__ import annotations

import re
import unicodedata
from email.message import Message
from html import unescape

import lxml.html  # type: ignore[import-untyped]
from inscriptis import Inscriptis
from inscriptis.css_profiles import STRICT_CSS_PROFILE
from inscriptis.model.config import ParserConfig
from lxml.etree import ParserError, XMLSyntaxError, iterwalk  # type: ignore[import-untyped]

from mail.charsets import decoded

MOST_CHARACTERS = 400_000
MOST_HTML = 600_000
MOST_LINE = 20_000
KEPT_SHARE = 0.6
_META_CHARSET = re.compile(rb"charset\s{0,3}=\s{0,3}[\"']?([A-Za-z0-9_:.-]{2,40})")
_INVISIBLE = dict.fromkeys(
    {0x7F, 0xAD, 0x200B, 0x200C, 0xFEFF, 0xFFFE, 0xFFFF}.union(
        range(0x09), range(0x0E, 0x1C), range(0x200E, 0x2010), range(0x202A, 0x202F), range(0x2060, 0x206A)
    )
)
_PICTURE = re.compile(r"\[cid:[^\]\s]{1,200}\]")
_TAG = re.compile(r"<[^<>]{0,1000}>")
_CSS = ParserConfig(css=STRICT_CSS_PROFILE)
_BLOCKS = frozenset(
    ["p", "div", "br", "tr", "li", "table", "blockquote", "hr", "pre", "ul", "ol", *(f"h{n}" for n in range(1, 7))]
)


def tidy(text: str) -> str:
    """Text with single blanks, at most one empty line in a row, no invisible characters, capped in length and lines."""
    text = text[:MOST_CHARACTERS].replace("\r\n", "\n").replace("\r", "\n").translate(_INVISIBLE)
    text = unicodedata.normalize("NFC", text)
    lines: list[str] = []
    for line in text.replace("\u2028", "\n").replace("\x0b", "\n").replace("\x0c", "\n").split("\n"):
        kept = " ".join(_PICTURE.sub("", line[:MOST_LINE]).split())
        if kept or (lines and lines[-1]):
            lines.append(kept)
    return "\n".join(lines).strip("\n")


def text_of(part: Message, payload: bytes) -> str:
    """The tidied words of a text part."""
    charset = part.get_content_charset()
    if part.get_content_type() == "text/html":
        meta = _META_CHARSET.search(payload[:4096])
        return html_to_text(decoded(payload, charset or (meta[1].decode("ascii") if meta else None)))
    text = decoded(payload, charset)
    if str(part.get_param("format") or "").casefold() == "flowed":
        text = _unflowed(text, str(part.get_param("delsp") or "").casefold() == "yes")
    return tidy(text)


def _unflowed(text: str, deletes_space: bool) -> str:
    """Format=flowed text with its soft line ends joined (RFC 3676)."""
    lines: list[str] = []
    depth_before, is_soft = 0, False
    for line in text.replace("\r\n", "\n").split("\n"):
        rest = line.lstrip(">")
        depth = len(line) - len(rest)
        rest = rest[1:] if rest.startswith(" ") else rest
        if is_soft and depth == depth_before and rest != "-- " and len(lines[-1]) < MOST_LINE:
            lines[-1] = (lines[-1][:-1] if deletes_space else lines[-1]) + rest
        else:
            lines.append(">" * depth + (" " if depth else "") + rest)
        is_soft, depth_before = rest.endswith(" ") and rest != "-- ", depth
    return "\n".join(lines)


def html_to_text(html: str) -> str:
    """The words of an HTML body, tables in rows, quotations behind ``>``; a plain walk where layout loses words."""
    html = html[:MOST_HTML].replace("\0", "")
    if not html.strip():
        return ""
    try:
        tree = lxml.html.document_fromstring(html.encode("utf-8"), parser=_parser())
    except (ParserError, XMLSyntaxError, ValueError):
        return _stripped(html)
    for element in list(tree.iter("script", "style", "head", "title", "template")):
        element.drop_tree()
    for element in tree.xpath("//*[contains(@style, 'display:none') or contains(@style, 'display: none')]"):
        element.drop_tree()
    _mark_quotations(tree)
    # words nested deeper than the parser goes are only found without it
    return _laid_out(tree) or _stripped(html)


def _stripped(html: str) -> str:
    return tidy(unescape(_TAG.sub(" ", html[:MOST_CHARACTERS])))


def _parser() -> lxml.html.HTMLParser:
    return lxml.html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)


def _mark_quotations(tree: lxml.html.HtmlElement) -> None:
    """Turn each outermost quoting blockquote into preformatted lines with ``>`` in front."""
    for quote in _outermost_quotations(tree):
        marked = lxml.html.Element("pre")
        tail, quote.tail = quote.tail, None
        marked.text = "\n".join(f"> {line}".rstrip() for line in _laid_out(quote).split("\n")) + "\n"
        marked.tail = tail
        parent = quote.getparent()
        if parent is not None:
            parent.replace(quote, marked)


def _outermost_quotations(tree: lxml.html.HtmlElement) -> list[lxml.html.HtmlElement]:
    found = []
    walker = iterwalk(tree, events=("start",), tag="blockquote")
    for _, element in walker:
        if _quotes(element):
            found.append(element)
            walker.skip_subtree()
    return found


def _quotes(quote: lxml.html.HtmlElement) -> bool:
    facts = " ".join(quote.get(name, "") for name in ("type", "class", "id", "style")).casefold()
    return any(word in facts for word in ("cite", "quote", "border-left"))


def _laid_out(tree: lxml.html.HtmlElement) -> str:
    walked = tidy(_walked(tree))
    try:
        laid = tidy(Inscriptis(tree, _CSS).get_text())
    except (RecursionError, IndexError, ValueError, KeyError, AttributeError):
        # the layout engine fails on some malformed trees; the words themselves are in the walk
        return walked
    return laid if len("".join(laid.split())) >= KEPT_SHARE * len("".join(walked.split())) else walked


def _walked(tree: lxml.html.HtmlElement) -> str:
    """The words in document order, a new line at each block."""
    pieces: list[str] = []
    for event, element in iterwalk(tree, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in _BLOCKS:
            pieces.append("\n")
        pieces.append((element.text if event == "start" else element.tail) or "")
        if event == "end" and tag in _BLOCKS and element.tail is None:
            pieces.append("\n")
    return "".join(pieces)
