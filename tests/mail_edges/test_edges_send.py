"""Letters out over a real socket: sent, kept on one connection, faults told apart; or into a Maildir."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from core.errors import DeliveryFault
from mail.listener import Listener
from mail.maildir import MaildirSender, letter_by_key, letters
from mail.send import SmtpSender, SmtpServer, send_letter


class Moody:
    """A server that answers as told for the next letters, and counts connections."""

    def __init__(self) -> None:
        self.answers: list[str] = []
        self.connections = 0
        self.sessions: list[Session] = []
        self.servers: list[SMTP] = []
        self.got: list[Envelope] = []

    async def handle_EHLO(  # noqa: N802 - aiosmtpd finds it by this name
        self, server: SMTP, session: Session, envelope: Envelope, name: str, said: list[str]
    ) -> list[str]:
        self.connections += 1
        self.sessions.append(session)
        self.servers.append(server)
        session.host_name = name
        return said

    async def handle_DATA(  # noqa: N802 - aiosmtpd finds it by this name
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        answer = self.answers.pop(0) if self.answers else "250 OK"
        if answer.startswith("250"):
            self.got.append(envelope)
        return answer


@pytest.fixture
def moody() -> Iterator[tuple[Moody, SmtpServer]]:
    handler = Moody()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    controller = Controller(handler, hostname="127.0.0.1", port=port)
    controller.start()
    yield handler, SmtpServer("127.0.0.1", port, tls="none", seconds=5)
    controller.stop()


def letter(words: str = "Saved as #14.") -> EmailMessage:
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = "Tally <intake@tally.test>", "dana@example.org", "Gespeichert für Sie"
    made["Message-ID"] = "<1@tally.test>"
    made.set_content(words)
    return made


def test_sent_letters_share_a_connection(moody: tuple[Moody, SmtpServer]) -> None:
    handler, server = moody
    sender = SmtpSender(server)
    for _ in range(5):
        sender.send(letter(), "dana@example.org")
    sender.close()
    assert (handler.connections, len(handler.got)) == (1, 5)
    assert (handler.got[0].mail_from, handler.got[0].rcpt_tos) == ("intake@tally.test", ["dana@example.org"])


def test_a_server_that_has_had_enough_gets_a_new_connection(moody: tuple[Moody, SmtpServer]) -> None:
    handler, server = moody
    sender = SmtpSender(server)
    sender.send(letter(), "dana@example.org")
    handler.answers = ["452 4.3.1 too many letters", "250 OK"]
    sender.send(letter(), "dana@example.org")
    sender.close()
    assert (handler.connections, len(handler.got)) == (2, 2)


@pytest.mark.parametrize(
    ("answer", "permanent"), [("550 5.1.1 no such user", True), ("451 4.3.0 later", False), ("554 5.7.1 spam", True)]
)
def test_faults_are_permanent_or_pass(moody: tuple[Moody, SmtpServer], answer: str, permanent: bool) -> None:
    handler, server = moody
    handler.answers = [answer] * 2
    sender = SmtpSender(server)
    with pytest.raises(DeliveryFault, match=answer[:3]) as caught:
        sender.send(letter(), "dana@example.org")
    sender.close()
    assert (caught.value.permanent, caught.value.after is None) == (permanent, permanent)


def test_after_a_fault_the_next_letter_goes_through(moody: tuple[Moody, SmtpServer]) -> None:
    handler, server = moody
    handler.answers = ["550 5.1.1 no such user"]
    sender = SmtpSender(server)
    with pytest.raises(DeliveryFault):
        sender.send(letter(), "nobody@example.org")
    sender.send(letter(), "dana@example.org")
    sender.close()
    assert len(handler.got) == 1


def test_a_server_that_went_away_meanwhile_is_connected_to_anew(moody: tuple[Moody, SmtpServer]) -> None:
    handler, server = moody
    sender = SmtpSender(server)
    sender.send(letter(), "dana@example.org")
    handler.sessions[0].loop.call_soon_threadsafe(handler.servers[0].transport.close)
    time.sleep(1.2)
    sender.send(letter(), "dana@example.org")
    sender.close()
    assert (handler.connections, len(handler.got)) == (2, 2)


def test_the_null_sender_and_single_sends(moody: tuple[Moody, SmtpServer]) -> None:
    handler, server = moody
    send_letter(letter("Grüße " * 500), "dana@example.org", server, envelope_from="")
    assert handler.got[0].mail_from in ("", "<>")


def test_a_dead_port_passes() -> None:
    with pytest.raises(DeliveryFault, match="Can't reach") as caught:
        send_letter(letter(), "dana@example.org", SmtpServer("127.0.0.1", 1, tls="none"))
    assert (caught.value.permanent, caught.value.after) == (False, 60.0)


def test_no_starttls_is_told_and_nothing_is_sent_in_clear(moody: tuple[Moody, SmtpServer]) -> None:
    handler, server = moody
    with pytest.raises(DeliveryFault):
        send_letter(letter(), "dana@example.org", SmtpServer(server.host, server.port, tls="starttls"))
    assert handler.got == []


def test_a_wrong_login_waits_and_hints() -> None:
    def check(server: SMTP, session: Session, envelope: Envelope, mechanism: str, given: object) -> AuthResult:
        return AuthResult(success=isinstance(given, LoginPassword) and given.password == b"right", handled=False)

    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    controller = Controller(Moody(), hostname="127.0.0.1", port=port, authenticator=check, auth_require_tls=False)
    controller.start()
    try:
        send_letter(letter(), "d@example.org", SmtpServer("127.0.0.1", port, "u", "right", "none"))
        with pytest.raises(DeliveryFault, match="XOAUTH2") as caught:
            send_letter(letter(), "d@example.org", SmtpServer("127.0.0.1", port, "u", "wrong", "none"))
    finally:
        controller.stop()
    assert (caught.value.permanent, caught.value.after) == (False, 900.0)
    assert "wrong" not in str(caught.value)


def test_addresses_with_umlauts_reach_a_server_that_can() -> None:
    got: list[list[str]] = []
    listener = Listener(lambda raw, sender, to: got.append(to), port=0)
    listener.start()
    try:
        send_letter(letter(), "dänä@exämple.org", SmtpServer("127.0.0.1", listener.port, tls="none"))
    finally:
        listener.stop()
    assert got == [["dänä@exämple.org"]]


def test_a_maildir_lists_the_newest_first(tmp_path: Path) -> None:
    sender = MaildirSender(tmp_path / "out" / "letters")
    for n in range(3):
        made = letter(f"number {n}")
        made.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="Prüfung.pdf")
        sender.send(made, f"dana{n}@example.org")
    found = letters(tmp_path / "out" / "letters")
    assert [(one.to, one.text) for one in found] == [(f"dana{n}@example.org", f"number {n}\n") for n in (2, 1, 0)]
    assert found[0].subject == "Gespeichert für Sie"
    assert found[0].files == (("Prüfung.pdf", 5),)
    assert letter_by_key(tmp_path / "out" / "letters", found[1].key) == found[1]
    assert [one.to for one in letters(tmp_path / "out" / "letters", to="DANA1@example.org")] == ["dana1@example.org"]


def test_a_maildir_that_is_not_there_is_empty_and_one_that_cannot_be_is_a_fault(tmp_path: Path) -> None:
    assert letters(tmp_path / "none") == []
    (tmp_path / "file").write_text("")
    with pytest.raises(DeliveryFault) as caught:
        MaildirSender(tmp_path / "file" / "letters").send(letter(), "dana@example.org")
    assert not caught.value.permanent
