"""Letters out of a real IMAP server: kept first, moved after, none lost, waking up by IDLE."""

from __future__ import annotations

import itertools
import threading
import time

import pytest
from dovecot import PASSWORD, Dovecot

from mail.inbox import ImapServer, InboxFault, Sweep, check, opened, sweep, watch

users = (f"box{n}" for n in itertools.count(1))
LETTER = b"From: dana@example.org\r\nTo: intake@tally.test\r\nSubject: one\r\nMessage-ID: <%d@x.test>\r\n\r\nadd 1.5h GPP3\r\n"


def at(dovecot: Dovecot, user: str, **changes: object) -> ImapServer:
    facts = {"host": "127.0.0.1", "user": user, "port": dovecot.imap_port, "password": PASSWORD, "tls": False}
    return ImapServer(**(facts | changes))  # type: ignore[arg-type]


def test_kept_letters_are_moved_and_come_as_they_were_sent(dovecot: Dovecot) -> None:
    user, got = next(users), []
    for n in range(3):
        dovecot.deliver(LETTER % n, f"{user}+tally-abc@tally.test")
    server = at(dovecot, user)
    with opened(server) as mailbox:
        assert "MOVE" in mailbox.client.capabilities
        done = sweep(mailbox, server, lambda raw, sender, to: got.append((raw, sender, to)))
        assert len(done.kept) == 3
        assert sweep(mailbox, server, lambda raw, sender, to: got.append((raw, sender, to))).kept == ()
    assert [raw.endswith(LETTER % n) for n, (raw, _, _) in enumerate(got)] == [True] * 3
    assert got[0][1:] == ("sender@example.test", [f"{user}+tally-abc@tally.test"])
    assert dovecot.folder_sizes(user) == {"INBOX": 0, "Tally.Done": 3}


def test_a_letter_that_cannot_be_kept_stays_and_is_tried_again(dovecot: Dovecot) -> None:
    user, got = next(users), []

    def keep(raw: bytes, sender: str, to: list[str]) -> None:
        if b"<1@" in raw and not got.count("failed"):
            got.append("failed")
            raise OSError("disk full")
        got.append(raw)

    for n in range(3):
        dovecot.deliver(LETTER % n, f"{user}@tally.test")
    server = at(dovecot, user)
    with opened(server) as mailbox:
        first = sweep(mailbox, server, keep)
        assert (len(first.kept), len(first.left)) == (2, 1)
        assert len(sweep(mailbox, server, keep).kept) == 1
    assert len(got) == 4


def test_a_letter_somebody_has_read_is_taken_all_the_same(dovecot: Dovecot) -> None:
    user, got = next(users), []
    dovecot.deliver(LETTER % 1, f"{user}@tally.test")
    server = at(dovecot, user)
    with opened(server) as mailbox:
        mailbox.flag(mailbox.uids("ALL"), "\\Seen", True)
    with opened(server) as mailbox:
        sweep(mailbox, server, lambda raw, sender, to: got.append(raw))
    assert len(got) == 1


def test_renumbered_mailboxes_lose_nothing(dovecot: Dovecot) -> None:
    user, got = next(users), []
    server = at(dovecot, user)
    dovecot.deliver(LETTER % 1, f"{user}@tally.test")
    with opened(server) as mailbox:
        before = sweep(mailbox, server, lambda raw, sender, to: got.append(raw))
    dovecot.renew_validity(user)
    dovecot.deliver(LETTER % 2, f"{user}@tally.test")
    with opened(server) as mailbox:
        after = sweep(mailbox, server, lambda raw, sender, to: got.append(raw))
    assert before.uid_validity != after.uid_validity
    assert len(got) == 2


def test_too_large_letters_come_cut_so_that_they_are_refused(dovecot: Dovecot) -> None:
    user, got = next(users), []
    dovecot.deliver(LETTER % 1 + b"x" * 70 + b"\r\n" * 5000, f"{user}@tally.test")
    server = at(dovecot, user, most_bytes=1000)
    with opened(server) as mailbox:
        sweep(mailbox, server, lambda raw, sender, to: got.append(raw))
    assert [len(raw) for raw in got] == [1001]


def test_watching_wakes_up_for_new_letters_and_stops_when_told(dovecot: Dovecot) -> None:
    user, got, stop = next(users), threading.Semaphore(0), threading.Event()
    sweeps: list[Sweep] = []
    watcher = threading.Thread(
        target=watch,
        args=(at(dovecot, user), lambda raw, sender, to: got.release(), stop),
        kwargs={"on_sweep": sweeps.append},
        daemon=True,
    )
    watcher.start()
    while not sweeps:
        time.sleep(0.01)
    dovecot.deliver(LETTER % 1, f"{user}@tally.test")
    assert got.acquire(timeout=10)
    dovecot.deliver(LETTER % 2, f"{user}@tally.test")
    assert got.acquire(timeout=10)
    stop.set()
    watcher.join(5)
    assert not watcher.is_alive()


def test_a_wrong_password_says_what_to_do(dovecot: Dovecot) -> None:
    with pytest.raises(InboxFault, match="XOAUTH2") as caught:
        check(at(dovecot, next(users), password="wrong"))
    assert "wrong" not in str(caught.value)


def test_an_access_token_opens_the_mailbox(dovecot: Dovecot) -> None:
    user = next(users)
    dovecot.deliver(LETTER % 1, f"{user}@tally.test")
    assert check(at(dovecot, user, password=None, token=lambda: f"good-{user}")) == 1


def test_a_refused_token_speaks_of_testing_apps_and_scopes(dovecot: Dovecot) -> None:
    with pytest.raises(InboxFault, match="7 days"):
        check(at(dovecot, next(users), token=lambda: "stale"))


def test_a_server_that_is_not_there_is_named() -> None:
    with pytest.raises(InboxFault, match=r"127\.0\.0\.1:1:"):
        check(ImapServer("127.0.0.1", "dana", port=1, password="x", tls=False))


def test_watching_reports_faults_and_tries_again() -> None:
    faults: list[Exception] = []
    stop = threading.Event()

    def note(fault: Exception) -> None:
        faults.append(fault)
        if len(faults) == 2:
            stop.set()

    watch(ImapServer("127.0.0.1", "dana", port=1, password="x", tls=False), lambda *_: None, stop, on_fault=note)
    assert len(faults) == 2
