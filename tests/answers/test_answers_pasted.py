"""The text of a certificate pasted instead of its file: read like one, offered to the credit it fits, and no proof by itself."""

from __future__ import annotations

import pytest
from talking import Chat

CERTIFICATE = """Certificate of Attendance
This is to certify that Dana Example attended "CONSORT update: reporting randomised trials"
on 27 June 2026, duration 2 hours.
Example Society"""
CONFIRMATION = """We hereby confirm that Dana Example attended the online seminar

    Estimands for Publication Professionals

on 19 November 2026, 14:00-16:00 CET (2 credit hours).

We hope to welcome you again at our next event on 14 January 2027.

MedPub Academy
Reg. no. 2026-4711"""


@pytest.mark.parametrize(
    ("pasted", "title"), [(CERTIFICATE, "CONSORT update"), (CONFIRMATION, "Estimands for Publication")]
)
def test_pasted_text_is_a_draft_and_no_document(chat: Chat, pasted: str, title: str) -> None:
    chat.say(pasted)
    assert "I read this in what you pasted. Pasted words are kept as what you sent, but are no document" in chat.text
    chat.say("implement")
    assert "Ready to save" in chat.text
    assert title in chat.text
    assert "2 h" in chat.text
    assert "14 Jan" not in chat.text
    chat.say("save")
    chat.say("list #1")
    assert "certificate missing" in chat.text


def test_text_about_a_credit_that_lacks_its_proof_is_offered_to_it(chat: Chat) -> None:
    chat.say('add 2h "CONSORT update: reporting randomised trials" on 27 June 2026 implement')
    chat.say("save")
    chat.say(f"Here is the confirmation for 1, as text:\n\n{CERTIFICATE}")
    assert "That is about #1, *CONSORT update: reporting randomised trials*, which still lacks its proof." in chat.text
    chat.say("list #1")
    assert "certificate missing" in chat.text


@pytest.mark.parametrize(
    "said",
    [
        "add 1h Style clinic yesterday, I have a certificate of attendance for it",
        "do I need a certificate of attendance for each of my activities this year?",
        "where do I find the certificate of completion that you sent me last week?",
    ],
)
def test_words_about_a_certificate_are_ones_own(chat: Chat, said: str) -> None:
    chat.say(said)
    assert "what you pasted" not in chat.text
