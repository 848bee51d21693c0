"""The table of refusals, every row visited: which letters are not taken, and which of those are answered."""

from __future__ import annotations

import pytest

from mail.letter import open_letter
from mail.refusals import RULES, refusal

WORDS = "From: Dana <dana@example.org>\r\nSubject: hello\r\n"
VISITS = {
    "header bomb": WORDS + "X: y\r\n" * 1200,
    "ourselves": WORDS + "X-Tally-Letter: 1\r\n",
    "receipt": WORDS + "Content-Type: multipart/report; report-type=disposition-notification; boundary=b\r\n",
    "bounce": WORDS + "X-Failed-Recipients: robin@example.org\r\n",
    "mailer-daemon": "From: MAILER-DAEMON@mx.example.org\r\nSubject: failure notice\r\n",
    "null return path": "Return-Path: < >\r\n" + WORDS,
    "automatic reply": "From: dana@example.org\r\nSubject: Abwesenheitsnotiz: hello\r\n",
    "auto-submitted": WORDS + "Auto-Submitted: auto-generated; owner-email=x\r\n",
    "calendar answer": WORDS + "Content-Type: text/calendar; method=REPLY\r\n",
    "list": WORDS + "List-Id: <x.example.org>\r\n",
    "bulk": WORDS + "Precedence: junk\r\n",
    "no sender": "Subject: hello\r\n",
    "too large": WORDS,
}


def test_every_rule_is_visited() -> None:
    assert list(VISITS) == [rule.reason for rule in RULES]


@pytest.mark.parametrize("reason", VISITS)
def test_rule(reason: str) -> None:
    most = 20 if reason == "too large" else 10_000_000
    found = refusal(open_letter(VISITS[reason].encode() + b"\r\nwords\r\n"), most_bytes=most)
    assert found is not None
    assert found.reason == reason
    assert found.says.endswith(".")


def test_no_machine_is_ever_answered() -> None:
    assert [rule.reason for rule in RULES if rule.answered and rule.machine] == []
    assert [rule.reason for rule in RULES if rule.answered] == ["too large"]


@pytest.mark.parametrize(
    "fields",
    [
        "",
        "Auto-Submitted: no\r\n",
        "Precedence: first-class\r\n",
        "Return-Path: <dana@example.org>\r\n",
        "X-Auto-Response-Suppress: OOF\r\n",
        "List-Unsubscribe: <mailto:x@example.org>\r\n",
        "Subject: Re: Automatic reply: hello\r\n",
    ],
)
def test_people_are_taken(fields: str) -> None:
    assert refusal(open_letter(f"{fields}{WORDS}\r\nadd 1h GPP3\r\n".encode())) is None


def test_a_letter_from_our_own_address_is_our_own() -> None:
    letter = open_letter(b"From: Tally <Intake@Tally.test>\r\n\r\nyes\r\n")
    found = refusal(letter, own_addresses=["intake@tally.test"])
    assert found is not None
    assert found.reason == "ourselves"
    assert refusal(letter) is None
