"""Forms that are safe: nobody's question, command, refusal or health becomes an answer."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from forms_lines import ANSWERS, WISHES
from programme_people import DANA, OFFICE, add_applicant, add_staff, draft, letters_to, people
from sqlalchemy import text
from talking import NOW, Chat, add_activities, add_person

from bot.understand.whole import is_question, whole_wish
from core.actions import deferrals, examining, exams, fees, requests
from core.actions.charging import fees_of
from core.actions.health import private_of
from core.house import House
from core.store.tables import Base

ANN = "ann@example.org"


@pytest.mark.parametrize("line", WISHES)
def test_a_question_or_a_whole_command_is_no_answer(line: str) -> None:
    assert is_question(line) or whole_wish(line, now=NOW)


@pytest.mark.parametrize("line", ANSWERS)
def test_an_answer_that_looks_like_a_command_is_one(line: str) -> None:
    assert not is_question(line)
    assert whole_wish(line, now=NOW) is None


@pytest.fixture
def ann(house: House) -> Chat:
    """Ann, a member with a job, who may apply for the exam; and the office."""
    add_activities(house)
    add_staff(house)
    add_applicant(house)
    return Chat(house, ANN)


def fill(ann: Chat, *more: str) -> Chat:
    for words in ("apply for the exam", "Ann Applicant", "Writer, Acme Medical", "PhD, Biology", *more):
        ann.say(words)
    return ann


@pytest.mark.parametrize(
    "words",
    ["I will not attest", "no", "ok", "I don't attest", "I attest that this is false", "sure", "save", "not yet"],
)
def test_only_an_attestation_attests(house: House, words: str) -> None:
    add_staff(house)
    add_applicant(house, member=False)
    house.settings = house.settings.model_copy(update={"fee_non_member_cents": 27500})
    ann = fill(Chat(house, ANN), "no", words)
    assert "is in" not in ann.text
    assert "fee comes first" not in ann.text
    ann.say("my fees")
    assert "nothing is due" in ann.text
    ann.say("apply for the exam")
    assert "Do you need accommodations" in ann.text


@pytest.mark.parametrize("words", ["I attest", "yes", "I attest and submit.", "Yes, I attest"])
def test_attesting_submits(ann: Chat, words: str) -> None:
    fill(ann, "no", words)
    assert "is in. You will be told" in ann.text


@pytest.mark.parametrize("line", ["add employment Acme since March 2023", "can I request ADA accommodations?",
                                  "delete 16", "list october 2026", "check in AB23CD45", "how is the weather?"])  # fmt: skip
def test_a_command_in_the_exam_form_is_served_and_the_question_stays(ann: Chat, line: str) -> None:
    ann.say("apply for the exam")
    ann.say(line)
    assert "What I asked before is still open: 1 of 3:" in ann.text
    if "employment" in line:
        assert "Acme" in ann.text
    ann.say("cancel")
    ann.say("apply for the exam")
    assert "1 of 3" in ann.text


def test_the_form_s_own_command_asks_the_question_again(ann: Chat) -> None:
    ann.say("apply for the exam")
    ann.say("apply for the exam")
    assert "1 of 3" in ann.text
    assert "still open" not in ann.text


def test_a_question_in_quotes_is_the_answer(chat: Chat) -> None:
    chat.say("request credit")
    chat.say("Who is an author?")
    assert 'put it in quotes: "…"' in chat.text
    assert "still open: what was the course or session called?" in chat.text
    chat.say('"Who is an author?"')
    assert "2 of 10" in chat.text
    chat.say("cancel")
    assert "R1 is kept as a draft: go on with *request R1*, or drop it with *withdraw R1*" in chat.text
    chat.say("R1")
    assert "Name: Who is an author?" in chat.text


@pytest.mark.parametrize("line", ["list october 2026", "change 16 to 9h", "delete 16", "communications about reversed"])
def test_a_command_in_the_request_form_is_served(chat: Chat, line: str) -> None:
    chat.say("request credit")
    chat.say(line)
    assert "still open: what was the course or session called?" in chat.text
    chat.say("R1")
    assert "Name:" not in chat.text


def test_a_question_does_not_send_an_offer_to_mentor(chat: Chat) -> None:
    chat.say("can I submit a mentor volunteer form?")
    assert "What should candidates know" not in chat.text
    chat.say("I want to volunteer as a mentor")
    chat.say("how does the mentor program work?")
    assert "still open: what should candidates know about you? Or *skip*." in chat.text
    chat.say("my mentor")
    assert "no mentoring in your record" in chat.text
    chat.say("Oncology, English and German")
    assert "your offer is with the office" in chat.text


LETTER = b"A letter of a doctor about dyslexia"
SICK = "I need extra time in the exam because of dyslexia"


def everything(ann: Chat) -> str:
    """Every row of every table but the office's own and the documents, as one text."""
    with ann.house.database.begin() as session:
        names = [
            one
            for one in Base.metadata.sorted_tables
            if one.name not in {"office_only", "documents", "document_readings"}
        ]
        rows = [tuple(row) for one in names for row in session.execute(text(f'SELECT * FROM "{one.name}"'))]
    return "\n".join(cell.decode() if isinstance(cell, bytes) else str(cell) for row in rows for cell in row)


def kept_for(ann: Chat) -> list[tuple[str, str | None, str | None]]:
    with people(ann.house, ANN, OFFICE) as (session, (person, olga)):
        found = private_of(session, exams.need_application(session, person), by=olga, now=NOW)
        return [(one.kind, one.words, one.name) for one in found]


@pytest.mark.parametrize("before", [(), ("yes",)])
def test_a_file_where_accommodations_are_asked_about_is_for_the_office_alone(
    ann: Chat, before: tuple[str, ...]
) -> None:
    fill(ann, *before)
    ann.say(files=[ann.file("doctor.txt", LETTER)])
    assert "with 1 file is kept for the office alone" in ann.text
    assert "[I attest and submit]" in ann.text
    assert kept_for(ann) == [("accommodations", None, "doctor.txt")]
    assert "doctor.txt" not in everything(ann)


def test_words_after_yes_are_kept_for_the_office_at_once(ann: Chat) -> None:
    fill(ann, f"yes, {SICK}")
    assert "kept for the office alone" in ann.text
    assert kept_for(ann) == [("accommodations", f"yes, {SICK}", None)]
    assert "dyslexia" not in everything(ann)


@pytest.mark.parametrize("more", [(), ("no",)])
def test_a_file_at_any_other_question_is_asked_about(ann: Chat, more: tuple[str, ...]) -> None:
    if more:
        fill(ann, *more)
    else:
        ann.say("apply for the exam")
    ann.say(files=[ann.file("doctor.txt", LETTER)])
    assert "for the office alone (accommodations, medical), or a certificate for your record?" in ann.text
    assert "Ready to save" not in ann.text
    ann.press("For the office alone")
    assert "It is kept for the office alone." in ann.text
    assert kept_for(ann) == [("accommodations", None, "doctor.txt")]
    assert "doctor.txt" not in everything(ann)
    assert ("attest" if more else "1 of 3") in ann.text


def test_a_certificate_leaves_the_form_and_comes_into_the_record(ann: Chat) -> None:
    fill(ann, "no")
    ann.say(
        files=[
            ann.file("certificate.txt", b"Certificate of attendance, GPP3: what changed, 1.5 hours, 18 November 2026")
        ]
    )
    ann.say("I attest")
    assert "Take one of these" in ann.text
    ann.press("A certificate for my record")
    assert 'The file "certificate.txt" will be its proof' in ann.text
    assert "Your exam application waits as it is; to go on after this, type: apply for the exam" in ann.text
    assert kept_for(ann) == []


def test_neither_uses_nothing(ann: Chat) -> None:
    ann.say("apply for the exam")
    ann.say(files=[ann.file("doctor.txt", LETTER)])
    ann.say("it is neither of them")
    assert "the file is not used" in ann.text
    assert "1 of 3" in ann.text
    assert kept_for(ann) == []


@pytest.mark.parametrize("words", [SICK, "I have ADHD and need a quiet room", "my disability requires a screen reader"])
def test_health_is_not_taken_into_a_field(ann: Chat, words: str) -> None:
    ann.say("apply for the exam")
    ann.say(words)
    assert "That sounds like an accommodation; I'll ask for it at the end, for the office alone" in ann.text
    assert "1 of 3" in ann.text
    assert words not in everything(ann)


@pytest.mark.parametrize("words", ["PhD in disability studies", "Dyslexia researcher, Acme", "Special needs teacher"])
def test_a_profession_is_no_accommodation(ann: Chat, words: str) -> None:
    ann.say("apply for the exam")
    ann.say(words)
    assert "2 of 3" in ann.text


def test_accommodations_are_seen_and_added_to_later(ann: Chat) -> None:
    fill(ann, "yes", SICK, "I attest")
    assert "is in" in ann.text
    ann.say("my accommodations")
    assert "Kept for the office alone: your words, the last on 21 November 2026." in ann.text
    ann.say("add accommodations a second letter follows")
    assert "kept for the office alone. The office is told." in ann.text
    ann.say("add accommodations", files=[ann.file("doctor.txt", LETTER)])
    ann.say("my accommodations")
    assert "words 2 times and 1 file" in ann.text
    ann.say("add accommodations")
    assert "What do you need?" in ann.text
    ann.say("A separate room")
    assert len(kept_for(ann)) == 4
    told_office = letters_to(ann.house, OFFICE)
    assert "something was added about accommodations; only the office sees it" in told_office
    assert "second letter" not in told_office
    held = everything(ann)
    assert not any(word in held for word in ("dyslexia", "second letter", "separate room", "doctor.txt"))


def test_an_unproven_letter_about_health_is_not_kept(ann: Chat) -> None:
    ann.say("apply for the exam")
    letter = Chat(ann.house, ANN, channel="mail", thread="mail:x", proven=False)
    letter.say("add accommodations extra time because of dyslexia")
    assert "nothing of it is kept" in letter.text
    assert "dyslexia" not in everything(ann)
    assert kept_for(ann) == []


def approved(ann: Chat, at: datetime | None = None, *, is_authorized: bool = True) -> Chat:
    fill(ann, "no", "I attest")
    with people(ann.house, ANN, OFFICE) as (session, (person, olga)):
        application = exams.need_application(session, person)
        examining.approve(session, ann.house, application, by=olga, now=NOW)
        if is_authorized:
            examining.authorize(session, ann.house, application, by=olga, came_at=NOW, now=NOW)
        if at is not None:
            examining.schedule(
                session, ann.house, application, by=person, at=at, place="Boston, Test Street 1", now=NOW
            )
    return ann


AT = datetime(2027, 3, 15, 14, 0, tzinfo=UTC)


def test_when_is_my_exam(ann: Chat) -> None:
    ann.say("when is my exam?")
    assert "The next exam you can apply for is 1 March 2027 to 31 March 2027" in ann.text
    approved(ann, AT)
    ann.say("when is my exam?")
    assert "Your exam is on Mon 15 Mar 2027, 10:00 (America/New_York)" in ann.text
    assert "Place: Boston, Test Street 1." in ann.text
    ann.say("my appointment is cancelled")
    ann.say("when is my exam?")
    assert "authorized to test but no appointment is entered. Make one with Pearson VUE" in ann.text


def test_withdrawing_what_was_sent_is_asked_first(ann: Chat) -> None:
    approved(ann, AT)
    ann.say("withdraw my exam application")
    assert "you give up the window 1 March 2027 to 31 March 2027" in ann.text
    assert "Mon 15 Mar 2027, 10:00" in ann.text
    assert "To come back you apply anew" in ann.text
    ann.press("Keep it")
    ann.say("when is my exam?")
    assert "15 Mar 2027" in ann.text
    ann.say("withdraw my exam application")
    ann.press("Withdraw")
    assert "is withdrawn" in ann.text


def test_a_draft_is_withdrawn_at_once_and_says_so_when_cancelled(ann: Chat) -> None:
    ann.say("apply for the exam")
    ann.say("cancel")
    assert "Your exam application is kept as a draft: go on with *apply for the exam*" in ann.text
    ann.say("withdraw my exam application")
    assert "is withdrawn" in ann.text


def test_a_paid_fee_that_is_lost_is_named(house: House) -> None:
    add_staff(house)
    add_applicant(house, member=False)
    house.settings = house.settings.model_copy(update={"fee_non_member_cents": 27500})
    ann = fill(Chat(house, ANN), "no", "I attest")
    assert "fee comes first" in ann.text
    with people(house, ANN, OFFICE) as (session, (person, olga)):
        fees.record_payment(session, house, fees_of(session, person)[0], by=olga, now=NOW)
    ann.say("withdraw my exam application")
    assert "The administrative fee you paid, 275.00 USD, is non-refundable." in ann.text
    assert "the administrative fee is due again" in ann.text


def test_a_request_that_was_sent_is_withdrawn_after_a_yes(house: House) -> None:
    add_person(house)
    with people(house, DANA) as (session, (dana,)):
        request = draft(session, house, dana)
        requests.submit(session, house, request, by=dana, now=NOW)
    chat = Chat(house)
    chat.say("withdraw R1")
    assert "the committee stops looking at it" in chat.text
    chat.say("hm")
    assert "Type *yes* to withdraw it" in chat.text
    chat.say("yes")
    assert "R1 is withdrawn" in chat.text


def test_a_deferral_that_comes_too_late_is_refused_before_any_question(ann: Chat) -> None:
    approved(ann, AT)
    ann.now = AT - timedelta(hours=43)
    ann.say("defer my exam")
    assert "at least 72 hours before the appointment" in ann.text
    assert "[" not in ann.text
    ann.say("yes")
    assert "nothing open here" in ann.text


def test_without_an_application_nothing_is_asked(ann: Chat) -> None:
    ann.say("defer my exam")
    assert "no exam application that is open" in ann.text


def test_a_second_deferral_takes_an_emergency_and_says_so_first(ann: Chat) -> None:
    approved(ann)
    with people(ann.house, ANN, OFFICE) as (session, (person, olga)):
        application = exams.need_application(session, person)
        made = deferrals.ask(session, ann.house, application, by=person, is_emergency=False, cancellation_confirmed=True,
                             now=NOW)  # fmt: skip
        fees.record_payment(session, ann.house, made.fee, by=olga, now=NOW)
        deferrals.approve(session, ann.house, made, by=olga, now=NOW)
    ann.say("defer my exam")
    assert "a second time takes a documented medical or family emergency" in ann.text
    assert "to 1 March 2028" in ann.text
    ann.press("No")
    assert "a second time takes" in ann.text
    ann.say("yes")
    assert "nothing open here" in ann.text


def test_a_document_at_the_emergency_s_question_is_its_proof(ann: Chat) -> None:
    approved(ann)
    ann.say("defer my exam")
    ann.say("my mother is in hospital", files=[ann.file("hospital.txt", b"A letter of the hospital")])
    assert "The documents are kept for the office alone." in ann.text
    ann.say("yes")
    assert "The office looks at your documents" in ann.text
    assert kept_for(ann) == [("emergency", None, "hospital.txt")]
    assert "hospital.txt" not in everything(ann)


def test_a_file_at_the_deferral_s_other_question_is_asked_about(ann: Chat) -> None:
    approved(ann)
    ann.say("defer my exam")
    ann.press("No")
    ann.say(files=[ann.file("hospital.txt", b"A letter of the hospital")])
    ann.press("For the office alone")
    assert kept_for(ann) == [("emergency", None, "hospital.txt")]
    assert "has to be cancelled before" in ann.text


FORM = (
    "Request: R1; Name: Authorship for oncologists; Agenda: Who is an author; and why; Provider: Example Society; "
    "Other faculty: nobody; Role: speaker; Dates: 12 Oct 2026; Preparation: 3h; Presentation: 1h; "
    "Hours in each domain: 3 implement, 1 foster"
)


def shows_the_form(chat: Chat) -> None:
    chat.say("R1")
    for said in ("Name: Authorship for oncologists", "Agenda: Who is an author; and why", "Provider: Example Society",
                 "Dates: Mon 12 Oct 2026", "Preparation: 3 h", "3 h Implement", "1 h Foster"):  # fmt: skip
        assert said in chat.text


def test_the_form_on_one_line(chat: Chat) -> None:
    chat.say("request credit")
    chat.say("all at once")
    assert "Request: R1" in chat.text
    chat.say(FORM)
    assert "10 of 10" in chat.text
    shows_the_form(chat)


@pytest.mark.parametrize("form", [FORM, FORM.replace("; ", "\n").replace("author\nand", "author; and")])
def test_the_form_after_cancel_or_in_another_thread_is_the_form(chat: Chat, form: str) -> None:
    chat.say("request credit")
    chat.say("cancel")
    other = Chat(chat.house, thread="web:another")
    other.say(form)
    assert "Taken into R1." in other.text
    assert "Ready to save" not in other.text
    shows_the_form(other)


def test_a_form_without_a_request_adds_nothing(chat: Chat) -> None:
    chat.say(FORM.replace("Request: R1; ", ""))
    assert "you have no draft of one" in chat.text
    chat.say("list")
    assert "nothing in your record" in chat.text


def test_a_pasted_credit_is_no_form(chat: Chat) -> None:
    chat.say("Title: Style clinic\nDate: 20 Nov 2026\nHours: 2\nDomain: implement")
    assert "Taken into" not in chat.text
    assert "Style clinic" in chat.text
