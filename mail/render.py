"""A reply as a letter: HTML and text from templates, our marker line on top, the token in three places, files attached."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, localtime, parseaddr
from pathlib import Path
from urllib.parse import quote

import css_inline
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from core.message import Bar, File, Reply
from mail.headers import message_ids
from mail.tokens import MARKER, OWN_HEADER, body_reference, plus_address, token_message_id

BAR_CELLS = 20
LONGEST_SUBJECT = 200
MOST_REFERENCES = 20
# header lines are never folded inside an id: the standard folding would encode long ones
_POLICY = SMTP.clone(max_line_length=990)
_BOLD = re.compile(r"(?<![\w*])\*([^*\n]{1,300})\*(?![\w*])")
_LINK = re.compile(r"https?://[^\s<>\"']{1,1000}[^\s<>\"'.,;:!?)]")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")


def render(
    reply: Reply,
    *,
    to: str,
    sender_address: str,
    subject: str,
    token: str | None,
    message_id: str,
    load_file: Callable[[File], bytes],
    in_reply_to: str | None = None,
    references: Sequence[str] = (),
    sender_name: str = "Tally",
    at: datetime | None = None,
) -> EmailMessage:
    """The letter that says ``reply`` to ``to``.

    ``message_id`` is ours, in angle brackets; ``in_reply_to`` and ``references`` are the other side's. With a ``token``
    the answer finds its question: Reply-To is a plus-address, References hold it, the body names it. ``load_file``
    gives a file's bytes. ``at`` is the Date, now when None.
    """
    letter = EmailMessage(policy=_POLICY)
    title = _one_line(reply.subject or subject)[:LONGEST_SUBJECT]
    reply_to = plus_address(sender_address, token) if token else sender_address
    letter["From"] = _address(sender_name, sender_address)
    letter["To"] = _address("", to)
    letter["Subject"] = title
    letter["Date"] = format_datetime(at or localtime())
    letter["Message-ID"] = message_id
    letter["Reply-To"] = _address(sender_name, reply_to)
    _thread(letter, token, message_id, in_reply_to, references, sender_address)
    letter["Auto-Submitted"] = "auto-replied" if in_reply_to else "auto-generated"
    letter["X-Auto-Response-Suppress"] = "All"
    letter[OWN_HEADER] = "1"
    _write(letter, reply, title, token, reply_to)
    for file in reply.files:
        main, _, sub = file.media_type.partition("/")
        letter.add_attachment(
            load_file(file), maintype=main, subtype=sub or "octet-stream", filename=_one_line(file.name)
        )
    return letter


def _thread(
    letter: EmailMessage,
    token: str | None,
    message_id: str,
    in_reply_to: str | None,
    references: Sequence[str],
    sender_address: str,
) -> None:
    ids = [*references, *([in_reply_to] if in_reply_to else [])]
    if token and token not in message_id:
        ids.append(token_message_id(token, "ref", parseaddr(sender_address)[1].rpartition("@")[2]))
    known = list(dict.fromkeys(message_ids(tuple(ids))))[-MOST_REFERENCES:]
    if in_reply_to:
        letter["In-Reply-To"] = _one_line(in_reply_to)
    if known:
        letter["References"] = " ".join(known)


def _write(letter: EmailMessage, reply: Reply, title: str, token: str | None, reply_to: str) -> None:
    facts = {
        "reply": reply,
        "title": title,
        "marker": MARKER if token else None,
        "reference": body_reference(token) if token else None,
        "choices": [(c, _mailto(reply_to, title, c.say)) for c in reply.choices],
        "bars": reply.picture.bars if reply.picture else (),
        "alt": reply.picture.alt if reply.picture else "",
    }
    letter.set_content(_TEMPLATES.get_template("letter.txt").render(facts).strip() + "\n", cte="quoted-printable")
    page = css_inline.inline(_TEMPLATES.get_template("letter.html").render(facts), load_remote_stylesheets=False)
    letter.add_alternative(page, subtype="html", cte="quoted-printable")


def _mailto(address: str, title: str, say: str) -> str:
    subject = title if title.lower().startswith("re:") else f"Re: {title}"
    return f"mailto:{quote(address, safe='@+')}?subject={quote(subject)}&body={quote(say)}"


def _address(name: str, address: str) -> Address | str:
    local, at, domain = _one_line(address).rpartition("@")
    return Address(_one_line(name), username=local, domain=domain) if at else address


def _one_line(text: str) -> str:
    return " ".join(_CONTROL.sub(" ", text).split())


def text_bar(bar: Bar) -> str:
    """A bar in characters: ``[##########----------] 50 %``."""
    filled = round(max(0, min(100, bar.percent)) * BAR_CELLS / 100)
    return f"[{'#' * filled}{'-' * (BAR_CELLS - filled)}] {bar.percent} %"


def amount(bar: Bar) -> str:
    """What a bar shows, in words: ``2.5 of 5 h``."""
    return f"{bar.have:g} of {bar.need:g} {bar.unit}"


def plain_words(text: str) -> str:
    """Our light markup as plain text."""
    return _BOLD.sub(r"\1", text)


def html_words(text: str) -> Markup:
    """Our light markup as HTML: escaped, bold, links, lines."""
    safe = str(escape(text))
    linked = _LINK.sub(lambda m: f'<a href="{m[0]}">{m[0]}</a>', safe)
    bold = _BOLD.sub(r"<b>\1</b>", linked)
    return Markup(bold.replace("\n", "<br>\n"))


def _environment() -> Environment:
    templates = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=lambda name: bool(name and name.endswith(".html")),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.filters.update(words=plain_words, marked=html_words, bar=text_bar, amount=amount)
    return templates


_TEMPLATES = _environment()
