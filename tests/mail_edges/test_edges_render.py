"""What our letters look like, and that an answer to one finds its way back whatever the mail program does."""

from __future__ import annotations

from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

from core.message import Bar, Choice, Field, File, Picture, Reply
from mail.letter import open_letter
from mail.quoted import MARKER
from mail.refusals import refusal
from mail.render import render
from mail.send import as_sent
from mail.tokens import OWN_HEADER

TOKEN = "k3j5n7p9q2r4s6t8v1w3x5y7z9a2b4c6"
REPLY = Reply(
    "I read this from *certificate.pdf*:\nsee https://example.org/a?b=1&c=2.",
    fields=(Field("Hours", "1.25", "…is awarded 1.25…"), Field("Title", "<script>alert(1)</script>")),
    choices=(Choice("Save", "yes"), Choice("cancel", "cancel")),
    picture=Picture("Year 3: 2.5 of 5", (Bar("year 3", 2.5, 5, "h", 50), Bar("total", 60, 50, "h", 120))),
    files=(File("Übersicht.pdf", "application/pdf", "ab", 5),),
)


def made(reply: Reply = REPLY, **changes: object) -> EmailMessage:
    facts = {
        "to": "dana@example.org", "sender_address": "intake@tally.test", "subject": "Re: Fwd: Ihr Zertifikat für Sie",
        "token": TOKEN, "message_id": f"<tally-{TOKEN}.7@tally.test>", "in_reply_to": "<a@example.org>",
        "references": ["<w@example.org>"], "load_file": lambda file: b"%PDF-", "at": datetime(2026, 11, 22, 9, tzinfo=UTC),
    }  # fmt: skip
    return render(reply, **(facts | changes))  # type: ignore[arg-type]


def words(letter: EmailMessage, kind: str) -> str:
    read = message_from_bytes(as_sent(letter), policy=default)
    body = read.get_body((kind,))
    assert body is not None
    return str(body.get_content()).replace("\r\n", "\n")


def test_the_token_stands_in_three_places() -> None:
    letter = made()
    assert letter["Reply-To"] == f"Tally <intake+tally-{TOKEN}@tally.test>"
    assert TOKEN in letter["Message-ID"]
    assert f"tally-{TOKEN}" in words(letter, "plain")
    assert f"tally-{TOKEN}" in words(letter, "html")
    foreign = made(message_id="<7@tally.test>")
    assert f"<tally-{TOKEN}.ref@tally.test>" in foreign["References"]


def test_text_and_html_say_the_same() -> None:
    text, html = words(made(), "plain"), words(made(), "html")
    assert text.startswith(MARKER)
    for said in ("Hours", "1.25", "…is awarded 1.25…", "50 %", "2.5 of 5 h", "year 3", MARKER):
        assert said in text
        assert said in html
    assert "[##########----------] 50 %  year 3: 2.5 of 5 h" in text
    assert "[####################] 120 %  total: 60 of 50 h" in text
    assert "  yes   (Save)\n  cancel\n" in text
    assert "<b>certificate.pdf</b>" in html
    assert "*" not in text


def test_what_others_wrote_is_escaped() -> None:
    html = words(made(), "html")
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    assert "<style" not in html


def test_choices_are_links_that_write_the_answer() -> None:
    html = words(made(), "html")
    assert f'href="mailto:intake+tally-{TOKEN}@tally.test?subject=Re%3A%20Fwd%3A' in html
    assert "&amp;body=yes" in html


def test_machines_are_told_not_to_answer() -> None:
    letter = made()
    assert letter["Auto-Submitted"] == "auto-replied"
    assert made(in_reply_to=None)["Auto-Submitted"] == "auto-generated"
    assert letter["X-Auto-Response-Suppress"] == "All"
    assert letter[OWN_HEADER] == "1"
    found = refusal(open_letter(as_sent(letter)))
    assert found is not None
    assert found.reason == "ourselves"


def test_threads_hold_and_long_ids_stay_whole() -> None:
    long = "<" + "x" * 300 + "@example.org>"
    letter = made(in_reply_to=long, references=[f"<{n}@example.org>" for n in range(40)])
    raw = as_sent(letter)
    assert long.encode() in raw
    read = message_from_bytes(raw, policy=default)
    assert read["References"].split()[-1] == long
    assert len(read["References"].split()) == 20


def test_header_lines_cannot_be_smuggled_in() -> None:
    letter = made(Reply("x", subject="one\r\nBcc: robin@example.org"), subject="x")
    raw = as_sent(letter)
    assert b"\nBcc:" not in raw
    assert letter["Subject"] == "one Bcc: robin@example.org"


def test_a_plain_reply_has_neither_marker_nor_token_without_one() -> None:
    letter = made(Reply("Saved as #14."), token=None, message_id="<7@tally.test>")
    assert words(letter, "plain") == "Saved as #14.\n"
    assert letter["Reply-To"] == "Tally <intake@tally.test>"


def test_an_answer_to_our_letter_is_cut_and_finds_its_token() -> None:
    ours = made()
    for kind, prefix in (("plain", "> "), ("plain", "")):
        quoted = "\n".join(f"{prefix}{line}" for line in words(ours, kind).split("\n"))
        reply = EmailMessage()
        reply["From"], reply["To"], reply["Subject"] = "dana@example.org", "intake@tally.test", "Re: x"
        reply.set_content(
            f"yes, implement\n\nOn Sun, 22 Nov 2026 at 09:00, Tally <intake@tally.test> wrote:\n\n{quoted}\n"
        )
        letter = open_letter(reply.as_bytes())
        assert letter.text == "yes, implement"
        assert letter.token == TOKEN
    reply = EmailMessage()
    reply["From"], reply["To"], reply["Subject"] = "dana@example.org", "intake@tally.test", "Re: x"
    reply.set_content(
        f"<div>no, 2 hours</div><br><blockquote type='cite'>{words(ours, 'html')}</blockquote>", subtype="html"
    )
    letter = open_letter(reply.as_bytes())
    assert (letter.text, letter.token) == ("no, 2 hours", TOKEN)
