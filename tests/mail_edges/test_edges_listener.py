"""The built-in mail server over a real socket: 250 only when kept, and a clear answer otherwise."""

from __future__ import annotations

import smtplib
import socket
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from mail.letter import open_letter
from mail.listener import Listener
from mail.refusals import refusal

LETTER = b"From: dana@example.org\r\nTo: intake@tally.test\r\nSubject: one\r\n\r\nadd 1.5h GPP3\r\n"
Got = list[tuple[bytes, str, list[str]]]


@contextmanager
def listening(got: Got, **changes: object) -> Iterator[smtplib.SMTP]:
    listener = Listener(changes.pop("keep", lambda *one: got.append(one)), port=0, **changes)  # type: ignore[arg-type]
    listener.start()
    try:
        with smtplib.SMTP("127.0.0.1", listener.port) as client:
            yield client
    finally:
        listener.stop()


def test_a_letter_is_kept_with_its_envelope_on_top() -> None:
    got: Got = []
    with listening(got) as client:
        client.sendmail("dana@example.org", ["intake+tally-a@tally.test"], LETTER)
    raw, sender, to = got[0]
    assert (sender, to) == ("dana@example.org", ["intake+tally-a@tally.test"])
    assert raw.endswith(LETTER)
    assert open_letter(raw).recipients == ("intake+tally-a@tally.test", "intake@tally.test")


def test_the_null_sender_is_seen_by_the_refusals() -> None:
    got: Got = []
    with listening(got) as client:
        client.sendmail("", ["intake@tally.test"], LETTER)
    assert got[0][1] == ""
    found = refusal(open_letter(got[0][0]))
    assert found is not None
    assert (found.reason, found.answered) == ("null return path", False)


def test_what_cannot_be_kept_is_to_be_sent_again() -> None:
    def fail(*_: object) -> None:
        raise OSError("disk full")

    with listening([], keep=fail) as client, pytest.raises(smtplib.SMTPDataError) as caught:
        client.sendmail("dana@example.org", ["intake@tally.test"], LETTER)
    assert caught.value.smtp_code == 451
    assert b"disk" not in caught.value.smtp_error


def test_too_large_is_552_said_before_or_after() -> None:
    got: Got = []
    with listening(got, most_bytes=2000) as client:
        with pytest.raises(smtplib.SMTPSenderRefused) as announced:
            client.sendmail("dana@example.org", ["intake@tally.test"], LETTER + b"x" * 3000)
        assert announced.value.smtp_code == 552
        client.ehlo_or_helo_if_needed()
        client.docmd("MAIL", "FROM:<dana@example.org>")
        client.docmd("RCPT", "TO:<intake@tally.test>")
        assert client.data(LETTER + b"x\r\n" * 1000)[0] == 552
    assert got == []


def test_a_header_bomb_is_550() -> None:
    got: Got = []
    bomb = b"Subject: " + b"=?utf-8?q?a?=\r\n " * 40_000 + b"x\r\n\r\nhello\r\n"
    with listening(got) as client, pytest.raises(smtplib.SMTPDataError) as caught:
        client.sendmail("dana@example.org", ["intake@tally.test"], bomb)
    assert caught.value.smtp_code == 550
    assert got == []


def test_other_peoples_addresses_are_refused() -> None:
    got: Got = []
    with (
        listening(got, takes=lambda address: address.endswith("@tally.test")) as client,
        pytest.raises(smtplib.SMTPRecipientsRefused),
    ):
        client.sendmail("dana@example.org", ["robin@elsewhere.test"], LETTER)
    assert got == []


def test_international_addresses_and_long_lines_are_taken() -> None:
    got: Got = []
    with listening(got) as client:
        client.sendmail("dänä@exämple.org", ["intäke@tally.test"], LETTER + b"x" * 20_000 + b"\r\n", ["SMTPUTF8"])
    assert got[0][1:] == ("dänä@exämple.org", ["intäke@tally.test"])
    assert b"x" * 20_000 in got[0][0]


def test_a_taken_port_is_an_os_error_at_start() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        listener = Listener(lambda *_: None, port=taken.getsockname()[1])
        with pytest.raises(OSError, match="in use"):
            listener.start()
