"""Writes the sample letters of this folder and, beside each, what should be read in it: ``python tests/letters/make_letters.py``.

What is expected comes from the rows of ``letters_*.py``, never from the code under test.
"""

from __future__ import annotations

import json
import random
import sys
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import letters_forwards as forwards
import letters_html as pages
import letters_others as others
import letters_replies as replies

SAMPLES = Path(__file__).parent / "samples"


def letter(subject: str, text: str, **headers: str) -> bytes:
    """A plain letter from Dana to the intake address."""
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = "Dana Example <dana@example.org>", "intake@tally.test", subject
    made["Date"], made["Message-ID"] = "Thu, 05 Mar 2026 09:00:00 +0100", "<reply@example.org>"
    for name, value in headers.items():
        made[name.replace("_", "-")] = value
    made.set_content(text, cte="8bit")
    return made.as_bytes()


def marked(text: str) -> str:
    """A text behind quote marks."""
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))


def forward(row: forwards.Forward) -> tuple[bytes, dict[str, Any]]:
    """A forwarded letter and what must be read in it."""
    body = forwards.BODY
    text = row.text.replace("{body>}", marked(body).removeprefix("> ")).replace("{body}", body)
    name, address = row.sender
    told = {"from": {"name": name, "address": address}, "to": list(row.to), "cc": list(row.cc), "date": row.date}
    expected = {
        "subject": row.subject,
        "text": row.note,
        "quoted": [],
        "machine": False,
        "refusal": None,
        "attachments": [],
    }
    return letter(row.subject, text), expected | {"forwarded": told | {"subject": row.about, "text": body}}


def answer(row: replies.Answer) -> tuple[bytes, dict[str, Any]]:
    """A reply and what was said in it."""
    ours = replies.MARKED if row.marked else replies.OURS
    text = row.text.replace("{> ours}", marked(ours)).replace("{ours}", ours)
    quoted = ["Reply YES"] if "Reply YES" in text else []
    facts = {"text": row.said, "quoted": quoted, "forwarded": None, "machine": False, "refusal": None}
    return letter("Re: Ready to save", text, In_Reply_To="<ours@tally.test>"), facts


def page(row: pages.Page) -> tuple[bytes, dict[str, Any]]:
    """A letter that is only HTML and what must be read in it."""
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = "Dana Example <dana@example.org>", "intake@tally.test", row.subject
    if row.about is None:
        made["In-Reply-To"] = "<ours@tally.test>"
    made.set_content(row.html, subtype="html", cte="quoted-printable")
    name, address = row.sender
    told = {"from": {"name": name, "address": address}, "to": ["dana@example.org"], "cc": [], "date": row.date}
    facts = {"text": row.said, "quoted": [] if row.about else ["Reply YES"], "attachments": []}
    return made.as_bytes(), facts | {
        "forwarded": told | {"subject": row.about, "text": row.words} if row.about else None
    }


def everything() -> dict[str, tuple[bytes, dict[str, Any]]]:
    """Every sample by its path below the samples folder: ``known/…`` or ``held/…``."""
    random.seed(1)  # the boundaries between parts are drawn by chance; here always the same
    made: dict[str, tuple[bytes, dict[str, Any]]] = {}
    for folder, rows, sent in (("known", forwards.KNOWN, replies.KNOWN), ("held", forwards.HELD, replies.HELD)):
        made |= {f"{folder}/forward-{row.name}": forward(row) for row in rows}
        made |= {f"{folder}/reply-{row.name}": answer(row) for row in sent}
    made |= {f"held/page-{row.name}": page(row) for row in pages.PAGES}
    for name, make in others.LETTERS.items():
        made[f"{'held' if name in others.HELD else 'known'}/{name}"] = make()
    return made


def main() -> None:
    """Write all samples."""
    for path, (raw, expected) in everything().items():
        if path.endswith("header-bomb"):
            continue
        (SAMPLES / path).parent.mkdir(parents=True, exist_ok=True)
        (SAMPLES / f"{path}.eml").write_bytes(raw)
        (SAMPLES / f"{path}.json").write_text(json.dumps(expected, ensure_ascii=False, indent=1) + "\n")
    sys.stdout.write(f"{len(everything())} letters\n")


if __name__ == "__main__":
    main()
