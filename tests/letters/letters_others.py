"""Letters whose outside matters: attachments, attached letters, odd encodings, machines. Built part by part.

Each function is one letter; it returns the raw bytes and what must be read in it (only what is named is compared).
HELD names the letters that were written after the code.
"""

# ruff: noqa: E501 - letters are typed off as they are printed

from __future__ import annotations

import base64
import struct
import zlib
from collections.abc import Callable
from email.message import EmailMessage
from email.mime.message import MIMEMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from typing import Any

Made = tuple[bytes, dict[str, Any]]
PDF = b"%PDF-1.4\n% a certificate\n%%EOF\n"
HEAD = "From: Dana Example <dana@example.org>\r\nTo: intake@tally.test\r\nMessage-ID: <%s@example.org>\r\nDate: Wed, 4 Mar 2026 10:00:00 +0100\r\nMIME-Version: 1.0\r\n"
LETTERS: dict[str, Callable[[], Made]] = {}
HELD = frozenset(
    [
        "forward-attached-in-forward",
        "gb2312-body",
        "pdf-named-in-pieces",
        "calendar-invitation",
        "vacation-es",
        "exchange-bounce",
        "google-group",
        "no-charset-latin1",
        "html-only-outlook-forward",
        "two-pdfs-apple",
        "signed-letter",
        "empty-letter",
        "encoded-name-with-comma",
        "html-named-attachment",
        "utf7-like-plus",
    ]
)


def letter(make: Callable[[], Made]) -> Callable[[], Made]:
    LETTERS[make.__name__.replace("_", "-")] = make
    return make


def png(width: int, height: int) -> bytes:
    """A real grey PNG."""
    rows = b"".join(b"\0" + bytes([200]) * width for _ in range(height))
    chunks = [
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows)),
        (b"IEND", b""),
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(held)) + kind + held + struct.pack(">I", zlib.crc32(kind + held)) for kind, held in chunks
    )


def written(subject: str, words: str, **headers: str) -> EmailMessage:
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = "Dana Example <dana@example.org>", "intake@tally.test", subject
    made["Date"], made["Message-ID"] = "Wed, 04 Mar 2026 10:00:00 +0100", "<1@example.org>"
    for name, value in headers.items():
        made[name.replace("_", "-")] = value
    made.set_content(words)
    return made


def raw(subject: str, headers: str, body: bytes) -> bytes:
    return (HEAD % "1").encode() + f"Subject: {subject}\r\n{headers}\r\n".encode() + body


def provider_letter() -> EmailMessage:
    made = EmailMessage()
    made["From"], made["To"] = "Example Academy <certificates@academy.example.org>", "Dana Example <dana@example.org>"
    made["Cc"], made["Subject"], made["Date"] = (
        "office@example.org",
        "Your certificate",
        "Tue, 03 Mar 2026 09:00:00 +0000",
    )
    made.set_content("Dear Dana,\n\nyour certificate is attached.")
    made.add_attachment(PDF, maintype="application", subtype="pdf", filename="certificate.pdf")
    return made


FORWARDED = {
    "from": {"name": "Example Academy", "address": "certificates@academy.example.org"},
    "to": ["dana@example.org"],
    "cc": ["office@example.org"],
    "date": "Tue, 03 Mar 2026 09:00:00 +0000",
    "subject": "Your certificate",
    "text": "Dear Dana,\n\nyour certificate is attached.",
}


@letter
def forward_as_attachment() -> Made:
    outer = MIMEMultipart("mixed")
    for name, value in (("From", "dana@example.org"), ("To", "intake@tally.test"), ("Subject", "FW: Your certificate")):
        outer[name] = value
    outer.attach(MIMEText("please add, foster"))
    inner = MIMEMessage(provider_letter())
    inner.add_header("Content-Disposition", "attachment", filename="Your certificate.eml")
    outer.attach(inner)
    return outer.as_bytes(), {"text": "please add, foster", "forwarded": FORWARDED, "attachments": ["certificate.pdf"]}


@letter
def forward_as_octet_stream() -> Made:
    made = written("Fwd: Your certificate", "as a file")
    made.add_attachment(
        provider_letter().as_bytes(), maintype="application", subtype="octet-stream", filename="Your certificate.EML"
    )
    return made.as_bytes(), {"text": "as a file", "forwarded": FORWARDED, "attachments": ["certificate.pdf"]}


@letter
def forward_attached_and_pdf_again() -> Made:
    made = written("Fwd: Your certificate", "both")
    made.add_attachment(PDF, maintype="application", subtype="pdf", filename="saved.pdf")
    made.add_attachment(provider_letter())
    return made.as_bytes(), {"forwarded": FORWARDED, "attachments": ["saved.pdf"]}


@letter
def forward_attached_in_forward() -> Made:
    middle = written("Fwd: Your certificate", "here it is")
    middle.add_attachment(provider_letter())
    made = written("Fwd: Fwd: Your certificate", "from my other account")
    made.add_attachment(middle)
    return made.as_bytes(), {
        "text": "from my other account",
        "forwarded": {"from": {"name": "Dana Example", "address": "dana@example.org"}, "to": ["intake@tally.test"], "cc": [],
                      "date": "Wed, 04 Mar 2026 10:00:00 +0100", "subject": "Fwd: Your certificate", "text": "here it is"},
        "attachments": ["certificate.pdf"],
    }  # fmt: skip


@letter
def pdf_attached() -> Made:
    made = written("certificate", "1.25 h")
    made.add_attachment(PDF, maintype="application", subtype="pdf", filename="Zertifikat für Dana.pdf")
    return made.as_bytes(), {
        "text": "1.25 h",
        "forwarded": None,
        "attachments": ["Zertifikat für Dana.pdf"],
        "refusal": None,
        "machine": False,
    }


@letter
def pdf_inline_apple() -> Made:
    made = MIMEMultipart("mixed")
    made["From"], made["To"], made["Subject"] = "dana@example.org", "intake@tally.test", "proof"
    made.attach(MIMEText("my proof:\n"))
    part = MIMEText("x")
    part.set_type("application/pdf")
    part.set_payload(base64.encodebytes(PDF).decode())
    part.replace_header("Content-Transfer-Encoding", "base64")
    part.add_header("Content-Disposition", "inline", filename="proof.pdf")
    made.attach(part)
    made.attach(MIMEText("\nthat was all\n"))
    return made.as_bytes(), {"text": "my proof:\n\nthat was all", "attachments": ["proof.pdf"]}


@letter
def two_pdfs_apple() -> Made:
    made = written("two", "both please")
    for n in (1, 2):
        made.add_attachment(
            PDF + b"%d" % n, maintype="application", subtype="pdf", filename=f"{n}.pdf", disposition="inline"
        )
    return made.as_bytes(), {"text": "both please", "attachments": ["1.pdf", "2.pdf"]}


@letter
def signature_logo() -> Made:
    made = written("add 1h GPP3", "add 1h GPP3")
    made.add_alternative('<p>add 1h GPP3</p><p>Dana<br><img src="cid:logo@x"></p>', subtype="html")
    html = made.get_payload()[1]  # type: ignore[index]
    html.add_related(
        png(120, 40), maintype="image", subtype="png", cid="<logo@x>", filename="image001.png", disposition="inline"
    )  # type: ignore[union-attr]
    made.add_attachment(PDF, maintype="application", subtype="pdf", filename="c.pdf")
    return made.as_bytes(), {"text": "add 1h GPP3", "attachments": ["c.pdf"]}


@letter
def photo_pasted_into_the_text() -> Made:
    made = written("certificate", "see photo")
    made.add_alternative('<p>see photo</p><img src="cid:photo@x">', subtype="html")
    html = made.get_payload()[1]  # type: ignore[index]
    html.add_related(
        png(1200, 900), maintype="image", subtype="png", cid="<photo@x>", disposition="inline", filename="photo.png"
    )  # type: ignore[union-attr]
    return made.as_bytes(), {"text": "see photo", "attachments": ["photo.png"]}


@letter
def small_image_attached_is_a_document() -> Made:
    made = written("badge", "proof")
    made.add_attachment(png(100, 60), maintype="image", subtype="png", filename="proof.png")
    return made.as_bytes(), {"attachments": ["proof.png"]}


@letter
def winmail_dat() -> Made:
    made = written("certificate", "attached")
    made.add_attachment(b"\x78\x9f\x3e\x22", maintype="application", subtype="ms-tnef", filename="winmail.dat")
    return made.as_bytes(), {"text": "attached", "attachments": ["winmail.dat"]}


@letter
def signed_letter() -> Made:
    body = b"--b\r\nContent-Type: text/plain\r\n\r\nadd 1h GPP3\r\n--b\r\nContent-Type: application/pkcs7-signature; name=smime.p7s\r\nContent-Disposition: attachment; filename=smime.p7s\r\nContent-Transfer-Encoding: base64\r\n\r\nMIIB\r\n--b--\r\n"
    return raw(
        "signed", 'Content-Type: multipart/signed; boundary=b; protocol="application/pkcs7-signature"\r\n', body
    ), {"text": "add 1h GPP3", "attachments": []}


@letter
def calendar_invitation() -> Made:
    made = written("Webinar", "you are invited")
    made.add_alternative("BEGIN:VCALENDAR\nEND:VCALENDAR\n", subtype="calendar")
    return made.as_bytes(), {"text": "you are invited", "attachments": []}


@letter
def html_only() -> Made:
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = "dana@example.org", "intake@tally.test", "hours"
    made.set_content(
        "<html><style>p {color: red}</style><body><p>add <b>1.5h</b> GPP3</p><div style='display:none'>hidden</div><table><tr><td>Day</td><td>3 March</td></tr></table></body></html>",
        subtype="html",
    )
    return made.as_bytes(), {"text": "add 1.5h GPP3\n\nDay 3 March"}


@letter
def html_only_outlook_forward() -> Made:
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = "dana@example.org", "intake@tally.test", "FW: Your certificate"
    made.set_content(
        '<html><body><div class="WordSection1"><p class="MsoNormal">please add</p><div style="border:none;border-top:solid #E1E1E1 1.0pt"><p class="MsoNormal"><b>From:</b> Example Academy &lt;certificates@academy.example.org&gt; <br><b>Sent:</b> Wednesday, March 4, 2026 10:00 AM<br><b>To:</b> Dana Example &lt;dana@example.org&gt;<br><b>Subject:</b> Your certificate<o:p></o:p></p></div><p class="MsoNormal">Dear Dana</p></div></body></html>',
        subtype="html",
    )
    return made.as_bytes(), {
        "text": "please add",
        "forwarded": {**FORWARDED, "cc": [], "date": "Wednesday, March 4, 2026 10:00 AM", "text": "Dear Dana"},
    }


@letter
def html_named_attachment() -> Made:
    made = written("page", "the confirmation page")
    made.add_attachment("<p>You attended</p>", subtype="html", filename="confirmation.html")
    return made.as_bytes(), {"text": "the confirmation page", "attachments": ["confirmation.html"]}


@letter
def plain_part_that_says_nothing() -> Made:
    made = written("x", "Your email client does not support HTML.")
    made.add_alternative("<p>add 2h CONSORT update</p>", subtype="html")
    return made.as_bytes(), {"text": "add 2h CONSORT update"}


@letter
def utf8_raw_headers() -> Made:
    return raw(
        "Grüße und Stunden",
        "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n",
        "1,5 h für GPP3".encode(),
    ), {"subject": "Grüße und Stunden", "text": "1,5 h für GPP3"}


@letter
def latin1_said_to_be_utf8() -> Made:
    return raw(
        "x",
        "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n",
        "Fortbildung für Ärzte".encode("latin-1"),
    ), {"text": "Fortbildung für Ärzte"}


@letter
def no_charset_latin1() -> Made:
    return raw("x", "", "une heure à Genève".encode("latin-1")), {"text": "une heure à Genève"}


@letter
def unknown_charset() -> Made:
    return raw("x", "Content-Type: text/plain; charset=x-nobody-knows\r\n", "1½ Stunden".encode()), {
        "text": "1½ Stunden"
    }


@letter
def gb2312_body() -> Made:
    return raw(
        "=?gb2312?B?1qTK6Q==?=",
        "Content-Type: text/plain; charset=gb2312\r\nContent-Transfer-Encoding: base64\r\n",
        base64.encodebytes("添加1.5小时".encode("gb2312")),
    ), {"subject": "证书", "text": "添加1.5小时"}


@letter
def iso2022jp() -> Made:
    return raw(
        "=?ISO-2022-JP?B?GyRCPlpMQD1xGyhC?=",
        "Content-Type: text/plain; charset=iso-2022-jp\r\n",
        "証明書です".encode("iso2022_jp"),
    ), {"subject": "証明書", "text": "証明書です"}


@letter
def quoted_printable_windows1252() -> Made:
    return raw(
        "=?windows-1252?Q?Certificate_=96_=84GPP3=93?=",
        "Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n",
        b"=84GPP3=93 =96 1.5=\r\n h",
    ), {"subject": "Certificate – „GPP3“", "text": "„GPP3“ – 1.5 h"}


@letter
def utf7_like_plus() -> Made:
    return raw("x", "Content-Type: text/plain; charset=us-ascii\r\n", b"1h + 2h = 3h"), {"text": "1h + 2h = 3h"}


@letter
def subject_split_inside_a_letter() -> Made:
    return raw("=?utf-8?B?WmVydGlmaWthdCBmw7w=?=\r\n =?utf-8?B?ciBHUFAz?=", "", b"x"), {
        "subject": "Zertifikat für GPP3"
    }


@letter
def encoded_name_with_comma() -> Made:
    text = 'From: =?utf-8?Q?Example=2C_D=C3=A4na?= <dana@example.org>\r\nTo: intake@tally.test, "Sample, Robin" <robin@example.org>\r\nSubject: x\r\n\r\nadd 1h GPP3\r\n'
    return text.encode(), {
        "from": {"name": "Example, Däna", "address": "dana@example.org"},
        "to": ["intake@tally.test", "robin@example.org"],
    }


@letter
def pdf_named_in_pieces() -> Made:
    body = (
        b"--b\r\n\r\nsee file\r\n--b\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename*0*=utf-8''Teilnahme%20best%C3%A4; filename*1*=tigung.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + base64.encodebytes(PDF)
        + b"--b--\r\n"
    )
    return raw("x", "Content-Type: multipart/mixed; boundary=b\r\n", body), {
        "text": "see file",
        "attachments": ["Teilnahme bestätigung.pdf"],
    }


@letter
def pdf_named_in_raw_bytes() -> Made:
    body = '--b\r\nContent-Type: application/pdf; name="Prüfung.pdf"\r\n\r\n%PDF-\r\n--b--\r\n'.encode("latin-1")
    return raw("x", "Content-Type: multipart/mixed; boundary=b\r\n", body), {"attachments": ["Prüfung.pdf"]}


@letter
def half_characters_of_utf7() -> Made:
    return raw("x", "Content-Type: text/plain; charset=utf-7\r\n", b"one +2AA- two +AOQ-"), {"text": "one ? two ä"}


@letter
def flowed_text() -> Made:
    return raw(
        "x",
        "Content-Type: text/plain; charset=utf-8; format=flowed; delsp=no\r\n",
        b"add 1.5h of the long \r\nwebinar on authorship\r\n\r\n-- \r\nDana\r\n",
    ), {"text": "add 1.5h of the long webinar on authorship"}


@letter
def broken_boundary() -> Made:
    return raw("x", "Content-Type: multipart/mixed; boundary=never\r\n", b"add 1h GPP3\r\n"), {"text": "add 1h GPP3"}


@letter
def empty_letter() -> Made:
    return raw("add 1.5h GPP3", "", b""), {"subject": "add 1.5h GPP3", "text": "", "attachments": [], "refusal": None}


@letter
def vacation() -> Made:
    return written(
        "Automatic reply: Ready to save", "I am away until Monday. yes", Auto_Submitted="auto-replied"
    ).as_bytes(), {"machine": True, "refusal": "automatic reply"}


@letter
def vacation_es() -> Made:
    return written("Respuesta automática: Ready to save", "Estoy fuera de la oficina").as_bytes(), {
        "machine": True,
        "refusal": "automatic reply",
    }


@letter
def forwarded_vacation_is_a_person() -> Made:
    return written("Fwd: Automatic reply: Webinar", "look at that", Auto_Submitted="no").as_bytes(), {
        "machine": False,
        "refusal": None,
    }


@letter
def bounce() -> Made:
    head = "Return-Path: <>\r\nFrom: Mail Delivery System <MAILER-DAEMON@mx.example.org>\r\nTo: intake@tally.test\r\nSubject: Undelivered Mail Returned to Sender\r\nAuto-Submitted: auto-replied\r\nMIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n"
    body = b"--b\r\n\r\nSorry\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nAction: failed\r\n\r\n--b\r\nContent-Type: message/rfc822\r\n\r\nFrom: intake@tally.test\r\nSubject: x\r\n\r\nyes\r\n--b--\r\n"
    return head.encode() + body, {"machine": True, "refusal": "bounce", "forwarded": None, "attachments": []}


@letter
def exchange_bounce() -> Made:
    text = "From: MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@example.org\r\nTo: intake@tally.test\r\nSubject: Undeliverable: Ready to save\r\n\r\nYour message couldn't be delivered\r\n"
    return text.encode(), {"machine": True, "refusal": "mailer-daemon"}


@letter
def null_return_path() -> Made:
    return b"Return-Path: <>\r\n" + written("hello", "words").as_bytes(), {
        "machine": True,
        "refusal": "null return path",
    }


@letter
def newsletter() -> Made:
    return written("News", "read this", Precedence="bulk").as_bytes(), {"machine": True, "refusal": "bulk"}


@letter
def google_group() -> Made:
    return written("[group] hello", "hi all", List_ID="<group.example.org>", Precedence="list").as_bytes(), {
        "machine": True,
        "refusal": "list",
    }


@letter
def read_receipt() -> Made:
    body = b"--b\r\n\r\nread\r\n--b\r\nContent-Type: message/disposition-notification\r\n\r\nDisposition: displayed\r\n--b--\r\n"
    return raw(
        "Read: x", "Content-Type: multipart/report; report-type=disposition-notification; boundary=b\r\n", body
    ), {"machine": True, "refusal": "receipt"}


@letter
def our_own_letter() -> Made:
    return written("Ready to save", "Reply YES", X_Tally_Letter="1").as_bytes(), {
        "machine": True,
        "refusal": "ourselves",
    }


@letter
def header_bomb() -> Made:
    return b"Subject: " + b"=?utf-8?q?a?=\r\n " * 30_000 + b"x\r\nFrom: dana@example.org\r\n\r\nhello\r\n", {
        "machine": True,
        "refusal": "header bomb",
    }


@letter
def no_sender() -> Made:
    return b"To: intake@tally.test\r\nSubject: x\r\n\r\nadd 1h GPP3\r\n", {
        "machine": False,
        "refusal": "no sender",
        "from": {"name": None, "address": None},
    }
