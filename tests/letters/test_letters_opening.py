"""Opening a letter: tokens, keys, dates, recipients; hostile bytes cost little and never raise."""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mail.forwarded import split_forward
from mail.headers import MOST_HEADER_BYTES, cap_headers
from mail.letter import open_letter
from mail.quoted import cut_reply, cut_signature
from mail.tokens import body_reference, plus_address, token_in, token_message_id

TOKEN = "k3j5n7p9q2r4s6t8v1w3x5y7z9a2b4c6"
SAMPLES = [path.read_bytes() for path in sorted((Path(__file__).parent / "samples").rglob("*.eml"))]
HEAD = b"From: Dana <dana@example.org>\r\nTo: intake@tally.test\r\nSubject: x\r\nMessage-ID: <1@example.org>\r\n"


@pytest.mark.parametrize(
    "fields",
    [
        f"To: {plus_address('intake@tally.test', TOKEN)}",
        f"Delivered-To: {plus_address('intake@tally.test', TOKEN).upper()}",
        f"X-Gm-Original-To: Tally <{plus_address('intake@tally.test', TOKEN)}>",
        f"In-Reply-To: {token_message_id(TOKEN, '7', 'tally.test')}",
        f"References: <a@b.test>\r\n {token_message_id(TOKEN, '7', 'tally.test')}",
        f"X-Other: 1\r\n\r\nyes\r\n\r\n> Reference: {body_reference(TOKEN)}",
    ],
)
def test_the_token_is_found_in_each_of_its_places(fields: str) -> None:
    assert open_letter(f"From: dana@example.org\r\n{fields}\r\n\r\n".encode()).token == TOKEN


def test_words_that_only_look_like_a_token_are_none() -> None:
    assert token_in(["tally-short", "nottally-" + TOKEN, "tally-" + "x" * 70]) is None


def test_the_envelope_goes_before_what_the_letter_says() -> None:
    fields = b"Delivered-To: a@tally.test\r\nX-Original-To: b@tally.test\r\nTo: c@tally.test\r\nCc: a@tally.test\r\n"
    letter = open_letter(fields + b"\r\n")
    assert letter.recipients == ("a@tally.test", "b@tally.test", "c@tally.test")


def test_the_same_letter_by_another_way_has_the_same_key() -> None:
    letter = HEAD + b"\r\nadd 1h GPP3\r\n"
    other_way = b"Received: from a by b; Wed, 4 Mar 2026 10:00:00 +0100\r\nDelivered-To: x@tally.test\r\n" + letter
    base64_body = HEAD + b"Content-Transfer-Encoding: base64\r\n\r\nYWRkIDFoIEdQUDMK\r\n"
    assert open_letter(other_way).content_key == open_letter(letter).content_key == open_letter(base64_body).content_key


@pytest.mark.parametrize("changed", [b"1h", b"<1@", b"dana@"])
def test_another_letter_has_another_key(changed: bytes) -> None:
    letter = HEAD + b"\r\nadd 1h GPP3\r\n"
    assert open_letter(letter.replace(changed, b"2" + changed[1:])).content_key != open_letter(letter).content_key


def test_all_samples_have_keys_of_their_own() -> None:
    assert len({open_letter(raw).content_key for raw in SAMPLES}) == len(SAMPLES)


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("Wed, 4 Mar 2026 10:00:00 +0100 (CET)", datetime(2026, 3, 4, 9, tzinfo=UTC)),
        ("Wed, 4 Mar 2026 10:00:00 -0000", datetime(2026, 3, 4, 10, tzinfo=UTC)),
        ("4 Mar 26 10:00 EST", datetime(2026, 3, 4, 15, tzinfo=UTC)),
        ("yesterday", None),
        ("Wed, 99 Mar 2026 10:00:00 +0100", None),
    ],
)
def test_dates_are_instants_or_missing(printed: str, read: datetime | None) -> None:
    assert open_letter(f"Date: {printed}\r\n\r\n".encode()).date == read


def test_headers_within_the_limits_stay_as_they_are() -> None:
    letter = HEAD + b"X: " + b"y" * 30_000 + b"\r\n\r\nbody\r\n"
    assert cap_headers(letter) == (letter, False)


def test_headers_over_the_limits_are_cut_and_the_body_is_not() -> None:
    for bomb in (b"X: " + b"y" * 40_000 + b"\r\n", b"X: y\r\n" * 1100, b"X: " + b"y\r\n " * 100_000 + b"\r\n"):
        capped, is_over = cap_headers(HEAD + bomb + b"\r\nbody\r\n")
        assert is_over
        assert len(capped) < MOST_HEADER_BYTES + 100
        assert capped.startswith(HEAD)
        assert capped.endswith(b"\r\nbody\r\n")


def test_the_line_mail_folders_put_in_front_is_no_header() -> None:
    assert (
        open_letter(b"From dana@example.org Wed Mar  4 10:00:00 2026\n" + HEAD + b"\r\nhi").from_address
        == "dana@example.org"
    )


NESTED = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(1000))
HOSTILE = {
    "newlines": HEAD + b"\r\n" + b"\n" * 1_000_000,
    "one line": HEAD + b"\r\n" + b"a" * 2_000_000,
    "blanks": HEAD + b"\r\n" + b" " * 500_000,
    "quote marks": HEAD + b"\r\n" + b">" * 500_000,
    "labels": HEAD + b"\r\n" + b"From: a\nTo: b\n" * 10_000,
    "attributions": HEAD + b"\r\n" + b"On 1 March 2026 10:00 " * 20_000 + b"wrote:",
    "colons": HEAD + b"\r\n" + b"a 10:00 2026 @:\n" * 10_000,
    "forwards on one line": HEAD + b"\r\n" + b"----- Forwarded Message ----- From: " * 10_000,
    "encoded words": b"Subject: " + b"=?utf-8?q?a?= " * 2_000 + b"\r\n\r\nx",
    "nested parts": HEAD + NESTED,
    "nested letters": HEAD + b"Content-Type: message/rfc822\r\n\r\n" * 1000,
    "parameters": HEAD + b'Content-Disposition: attachment; filename="' + b";" * 30_000 + b"\r\n\r\n",
    "nested html": HEAD + b"Content-Type: text/html\r\n\r\n" + b"<div>" * 100_000,
    "quoted html": HEAD + b"Content-Type: text/html\r\n\r\n" + b"<blockquote type=cite>" * 20_000,
    "recipients": HEAD + b"Cc: " + b'"<@,' * 7_000 + b"\r\n\r\n",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_letters_are_read_in_seconds(name: str) -> None:
    started = time.perf_counter()
    open_letter(HOSTILE[name]).to_contract()
    assert time.perf_counter() - started < 8


@given(st.binary(max_size=400), st.integers(0, len(SAMPLES) - 1), st.integers(0, 3000), st.integers(0, 200))
@settings(max_examples=80, deadline=None)
def test_no_bytes_raise(noise: bytes, which: int, at: int, gone: int) -> None:
    raw = SAMPLES[which]
    read = open_letter(raw[:at] + noise + raw[at + gone :]).to_contract()
    assert json.dumps(read, ensure_ascii=False).encode()


LINES = st.lists(
    st.one_of(
        st.text(max_size=60).map(lambda line: line.replace("\n", " ")),
        st.sampled_from(
            [
                "",
                "> quoted",
                "yes",
                "From: a <a@b.test>",
                "Sent: 4 March 2026 10:00",
                "Subject: x",
                "-- ",
                "________________",
            ]
        ),
        st.sampled_from(["On 4 March 2026 at 10:00, Tally <a@b.test> wrote:", "-----Original Message-----"]),
    ),
    max_size=20,
).map("\n".join)


@given(LINES)
@settings(max_examples=80, deadline=None)
def test_nothing_that_is_cut_is_lost(text: str) -> None:
    said, quoted = cut_reply(text)
    kept = "".join((said + quoted).split())
    assert sorted(kept) == sorted("".join(text.split()))
    body, signature = cut_signature(said)
    assert sorted("".join((body + signature).split())) == sorted("".join(said.split()))
    split_forward(text, subject="Fwd: x", is_answer=False)


@given(LINES)
@settings(max_examples=100, deadline=None)
def test_nothing_below_a_header_block_is_said(text: str) -> None:
    block = "From: Tally <intake@tally.test>\nSent: 4 March 2026 10:00\nSubject: Ready\n\nReply YES-INDEED\n"
    assert "YES-INDEED" not in cut_reply(f"no\n\n{block}{text}")[0]
