"""By mail alone: forward, get the proposal at the address on file, answer, and it is saved. Nothing on a From line's word."""

from __future__ import annotations

import pytest
from posting import CERTIFICATES, deliver, letter, sent, take
from sqlalchemy import func, select
from talking import NOW, Chat, add_activities, add_person

from core.actions.arrivals import held
from core.actions.credits import credits_of
from core.actions.practitioners import of_address
from core.actions.transcript import transcript
from core.house import House
from core.store.tables import Arrival, Outgoing
from mail.intake import keep_letter, open_mail
from scheduler.jobs import hear_unheard


@pytest.fixture
def open_house(house: House) -> House:
    add_activities(house)
    add_person(house)
    return house


def credits(house: House) -> list[str]:
    with house.database.read() as session:
        rows = credits_of(session, of_address(session, "dana@example.org"))
        return [f"#{c.number} {c.title} {c.seconds / 3600:g} {c.domain} {len(c.documents)}" for c in rows]


def certificate(name: str = "attendance_only") -> tuple[str, str, bytes]:
    return "certificate.pdf", "application/pdf", (CERTIFICATES / f"{name}.pdf").read_bytes()


def test_a_forwarded_certificate_is_proposed_and_saved_by_return_letter(open_house: House) -> None:
    take(open_house, letter(subject="Fwd: Your certificate", files=(certificate(),)), NOW)
    (proposal,) = sent(open_house)
    assert 'made out to "Robin Sample"' in proposal.text
    assert "not in certificate.pdf" in proposal.text
    assert credits(open_house) == []
    take(open_house, letter("Yes, that is me", reply_to=proposal), NOW)
    assert "Which domain" in sent(open_house)[-1].text
    take(open_house, letter("implement", reply_to=sent(open_house)[-1]), NOW)
    card = sent(open_house)[-1]
    assert "Ready to save" in card.text
    take(open_house, letter("YES", reply_to=card), NOW)
    assert len(credits(open_house)) == 1
    assert credits(open_house)[0].endswith("implement 1")
    assert "Saved as #1" in sent(open_house)[-1].text


def test_the_same_letter_twice_changes_nothing_and_is_answered_once(open_house: House) -> None:
    raw = letter("add 2h CONSORT workshop on 3 March 2026, implement")
    take(open_house, raw, NOW)
    again = take(open_house, raw, NOW)
    assert again.state == "again"
    assert len(sent(open_house)) == 1


def test_a_token_is_good_for_one_answer(open_house: House) -> None:
    take(open_house, letter("add 2h CONSORT workshop on 3 March 2026, implement"), NOW)
    (card,) = sent(open_house)
    take(open_house, letter("yes", reply_to=card), NOW)
    assert len(credits(open_house)) == 1
    take(open_house, letter("delete 1", reply_to=card), NOW)
    assert len(credits(open_house)) == 1
    assert "Nothing is changed yet" in sent(open_house)[-1].text


@pytest.mark.parametrize("words", ["delete 1", "undo", "stop reminders", "change 1 to 9h", "unlink dana@example.org"])
def test_a_forged_from_line_changes_nothing(open_house: House, words: str) -> None:
    chat = Chat(open_house)
    chat.say("add 2h CONSORT workshop on 3 March 2026, implement")
    chat.say("save")
    before = credits(open_house)
    take(open_house, letter(words), NOW)
    assert credits(open_house) == before
    assert "Nothing is changed yet" in sent(open_house)[-1].text


def test_a_forged_from_line_learns_nothing(open_house: House) -> None:
    """Every answer goes to the address on file; nobody else is written to."""
    take(open_house, letter("export"), NOW)
    take(open_house, letter("list"), NOW)
    with open_house.database.read() as session:
        written_to = set(session.scalars(select(Outgoing.to["address"].as_string())))
    assert written_to == {"dana@example.org"}


def test_a_bare_yes_without_its_token_confirms_nothing(open_house: House) -> None:
    Chat(open_house).say("add 2h CONSORT workshop on 3 March 2026, implement")
    take(open_house, letter("yes"), NOW)
    assert credits(open_house) == []


def test_a_correction_by_return_letter_is_taken(open_house: House) -> None:
    take(open_house, letter("add 2h CONSORT workshop on 3 March 2026, implement"), NOW)
    take(open_house, letter("no, 3 hours", reply_to=sent(open_house)[-1]), NOW)
    take(open_house, letter("Yes please!", reply_to=sent(open_house)[-1]), NOW)
    assert credits(open_house) == ["#1 CONSORT workshop 3 implement 0"]


def test_a_letter_nobody_can_understand_is_answered_held_and_told_to_the_office(open_house: House) -> None:
    open_house.settings.office_address = "office@example.org"
    take(open_house, letter("Colourless green ideas sleep furiously."), NOW)
    assert len(sent(open_house)) == 1
    with open_house.database.read() as session:
        (row,) = held(session)
    assert "not understood" in (row.held_because or "")
    (note,) = sent(open_house, "office@example.org")
    assert f"tally held show {row.id}" in note.text


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("empty.pdf", b"", "empty"),
        ("tool.exe", b"MZ\x90\x00" + bytes(200), "PDF, PNG, JPEG, HEIC or plain text"),
        ("big.pdf", b"%PDF-1.4\n" + bytes(26 * 1024 * 1024), "25 MB"),
    ],
)
def test_a_file_that_cannot_serve_is_named_with_what_to_do(
    open_house: House, name: str, content: bytes, says: str
) -> None:
    take(open_house, letter(files=((name, "application/octet-stream", content),)), NOW)
    (answer,) = sent(open_house)
    assert name in answer.text
    assert says in answer.text


def test_machines_are_not_answered(open_house: House) -> None:
    raw = b"Auto-Submitted: auto-replied\r\n" + letter("I am away until Monday")
    received = take(open_house, raw, NOW)
    assert received.state == "ignored"
    assert sent(open_house) == []


def test_what_was_sent_stands_in_the_record(open_house: House) -> None:
    take(open_house, letter("am I on track?"), NOW)
    with open_house.database.read() as session:
        shown = transcript(session, of_address(session, "dana@example.org"), NOW.date())
    assert [(m["channel"], m["kind"]) for m in shown["messages"]] == [("mail", "reply")]


def test_a_letter_kept_before_a_crash_is_heard_at_the_next_start(open_house: House) -> None:
    """Kept and acknowledged, then the process dies: the next start hears it, once."""
    keep_letter(open_house, letter("am I on track?"), NOW)
    assert hear_unheard(open_house, {"mail": open_mail}, NOW) == 1
    assert hear_unheard(open_house, {"mail": open_mail}, NOW) == 0
    deliver(open_house, NOW)
    assert len(sent(open_house)) == 1
    with open_house.database.read() as session:
        assert session.scalar(select(func.count()).select_from(Arrival)) == 1
