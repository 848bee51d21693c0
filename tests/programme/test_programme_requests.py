"""Requests for credit approval, from the first question to the credit in the record and back."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest
from programme_people import COMMITTEE, DANA, OFFICE, SECOND, add_applicant, add_staff, draft, letters_to, people, told
from sqlalchemy import select
from talking import NOW, Chat

from core.actions import deciding, requests
from core.actions.deciding import SecondOpinion
from core.actions.record import record_of
from core.actions.requests import RequestIncomplete, RequestNotOpen
from core.actions.roles import OwnMatter
from core.actions.transcript import transcript
from core.errors import NotAllowed, NotFound, WrongValue
from core.house import House
from core.rules.moves import NotNow, NotYours
from core.rules.terms import Domain
from core.store.tables import Outgoing

ANSWERS = [
    "Authorship for oncologists", "Objectives: know who is an author", "Example Society", "skip", "speaker", "12 Oct 2026",
    "2h", "1h", "2 implement, 1 foster",
]  # fmt: skip


def ask_all(chat: Chat) -> None:
    chat.say("request credit for teaching a workshop")
    assert "1 of 10: what was the course or session called?" in chat.text
    for place, answer in enumerate(ANSWERS, 2):
        chat.say(answer)
        assert f"{place} of 10" in chat.text, chat.text


def test_ten_questions_one_by_one_and_then_it_is_sent(chat: Chat) -> None:
    ask_all(chat)
    assert "can't be sent without" in chat.text
    chat.say("submit R1")
    assert "still needs supporting documents" in chat.text
    chat.say(files=[chat.file("agenda.txt", b"Agenda of the workshop")])
    assert "R1 is ready" in chat.text
    assert "Hours in each domain: 2 h Implement Publication Plan and 1 h Foster" in chat.text
    chat.press("Send it")
    assert "R1 is with the Recertification Committee now" in chat.text
    chat.say("status of R1")
    assert "submitted, sent on 21 November 2026" in chat.text
    assert told(chat.house, DANA) == ["R1 is with the Recertification Committee"]


@pytest.mark.parametrize(
    "said",
    [
        "one and a half hours in implement and half an hour in foster",
        "1½ implement, ½ foster",
        "90 min implement and 30 min foster",
        "implement: 1 h 30, foster: 30 min",
        "1 1/2 implement; 0,5 foster",
    ],
)
def test_the_hours_in_each_domain_are_read_as_amounts_are_everywhere(chat: Chat, said: str) -> None:
    chat.say("request credit for teaching a workshop")
    for answer in (*ANSWERS[:-1], said):
        chat.say(answer)
    assert "10 of 10" in chat.text
    chat.say(files=[chat.file("agenda.txt", b"Agenda of the workshop")])
    assert "Hours in each domain: 1.5 h Implement Publication Plan and 0.5 h Foster" in chat.text


@pytest.mark.parametrize("said", ["1-2 h implement", "1 CEU implement, 1 foster", "1 or 2 hours implement"])
def test_hours_that_could_be_two_are_no_hours(chat: Chat, said: str) -> None:
    chat.say("request credit for teaching a workshop")
    for answer in (*ANSWERS[:-1], said):
        chat.say(answer)
    assert "I need this one. So, in which domain are the hours?" in chat.text


def test_all_at_once_in_one_message(chat: Chat) -> None:
    chat.say("request credit")
    chat.say("all at once")
    form = chat.text
    assert "Preparation: …" in form
    chat.say(
        "Name: Authorship\nAgenda: First line\nsecond line\nProvider: Y\nOther faculty: nobody\nRole: chair\n"
        "Dates: 3-4 Nov 2026\nPreparation: 30 min\nPresentation: 1h\nHours in each domain: 1 implement, 0.5 foster"
    )
    assert "10 of 10" in chat.text
    with people(chat.house, DANA) as (session, _):
        request = requests.of_number(session, 1)
        assert request.agenda == "First line\nsecond line"
        assert (request.starts_on, request.ends_on) != (None, None)
        assert (request.preparation_seconds, request.presentation_seconds) == (1800, 3600)
        assert request.seconds_by_domain == {"implement": 3600, "foster": 1800}


def test_a_draft_is_kept_and_gone_on_with(chat: Chat) -> None:
    chat.say("request credit")
    chat.say("Authorship")
    chat.say("cancel")
    other = Chat(chat.house, thread="web:another")
    other.say("request credit")
    assert "R1, *Authorship*, is a draft still" in other.text
    other.press("Go on with R1")
    assert "2 of 10" in other.text
    other.say("later")
    assert "request R1" in other.text
    other.say("my requests")
    assert "a draft that lacks" in other.text


def test_a_wish_in_the_middle_is_served_and_the_question_kept(chat: Chat) -> None:
    chat.say("request credit")
    chat.say("Authorship")
    chat.say("am I on track?")
    assert "Not yet for this year" in chat.text
    chat.say("How to write a summary; find the authors; list of criteria")
    assert "3 of 10" in chat.text
    chat.say("Help and Progress Academy")
    assert "4 of 10" in chat.text


def test_the_card_is_changed_before_it_is_sent(chat: Chat) -> None:
    ask_all(chat)
    chat.say(files=[chat.file("agenda.txt", b"Agenda of the workshop")])
    chat.say("Role: panellist")
    assert "Role: panellist" in chat.text
    chat.say("change the provider to Sample Academy")
    assert "Provider: Sample Academy" in chat.text
    chat.press("Later")
    assert "kept as a draft" in chat.text


def test_a_wrong_file_is_refused_and_a_stray_one_taken_out(chat: Chat) -> None:
    ask_all(chat)
    chat.say(files=[chat.file("empty.pdf", b"")])
    assert "is empty" in chat.text
    chat.say(files=[chat.file("stray.txt", b"Something else")])
    chat.press("Not for R1")
    assert "is not with R1 any more" in chat.text
    chat.say("submit R1")
    assert "supporting documents" in chat.text


def test_nobody_without_the_credential_may_ask(chat: Chat) -> None:
    add_staff(chat.house)
    add_applicant(chat.house)
    ann = Chat(chat.house, "ann@example.org")
    ann.say("request credit")
    assert "who holds the credential" in ann.text


def test_save_and_request_approval_takes_the_credit_over(chat: Chat) -> None:
    add_staff(chat.house)
    chat.say("add 1.5h Unlisted course about nothing yesterday, foster")
    chat.press("Save and request approval")
    assert "I took over what #1 says" in chat.text
    for answer in ("Objectives", "Example Society", "skip", "speaker", "0h", "1.5h", "foster"):
        chat.say(answer)
    chat.say(files=[chat.file("agenda.txt", b"Agenda")])
    chat.press("Send it")
    with people(chat.house, DANA, COMMITTEE) as (session, (dana, carl)):
        request = requests.of_number(session, 1)
        entered = deciding.approve(session, chat.house, request, by=carl, now=NOW)
        assert [credit.number for credit in entered] == [2]
        assert [credit.number for credit in record_of(session, dana, NOW.date()).credits] == [2]
        deciding.reverse(session, chat.house, request, by=carl, reason="It was a duplicate.", now=NOW)
        assert [credit.number for credit in record_of(session, dana, NOW.date()).credits] == [1]


def test_approval_enters_one_credit_a_domain_with_the_documents(chat: Chat) -> None:
    add_staff(chat.house)
    with people(chat.house, DANA, COMMITTEE) as (session, (dana, carl)):
        request = draft(session, chat.house, dana)
        requests.submit(session, chat.house, request, by=dana, now=NOW)
        hours = {Domain.IMPLEMENT: 5400, Domain.FOSTER: 1800}
        deciding.approve(session, chat.house, request, by=carl, hours_by_domain=hours, reason="Well done.", now=NOW)
    chat.say("list")
    assert "Authorship for oncologists" in chat.text
    with people(chat.house, DANA) as (session, (dana,)):
        record = record_of(session, dana, NOW.date())
        assert [(c.seconds, c.domain, c.added_by, c.basis) for c in record.credits] == [
            (5400, "implement", "Programme (R1)", "approved request"),
            (1800, "foster", "Programme (R1)", "approved request"),
        ]
        assert all(record.progress and record.progress.verdicts[c.number].counts for c in record.credits)
        shown = transcript(session, dana, NOW.date())["requests"]
        assert (shown[0]["state"], shown[0]["credits"], shown[0]["decided_by"]) == (
            "approved",
            [1, 2],
            "Carl Committee",
        )
    assert "1.5 h Implement Publication Plan and 0.5 h Foster" in letters_to(chat.house, DANA)
    chat.say("change 1 to 3h")
    assert "was decided there" in chat.text
    chat.say("undo")
    assert "can't find a change of yours" in chat.text


def test_reversal_takes_it_off_and_it_can_be_decided_anew(chat: Chat) -> None:
    add_staff(chat.house)
    with people(chat.house, DANA, COMMITTEE) as (session, (dana, carl)):
        request = draft(session, chat.house, dana)
        requests.submit(session, chat.house, request, by=dana, now=NOW)
        deciding.approve(session, chat.house, request, by=carl, now=NOW)
        with pytest.raises(WrongValue, match="say why"):
            deciding.reverse(session, chat.house, request, by=carl, reason=" ", now=NOW)
        deciding.reverse(session, chat.house, request, by=carl, reason="The wrong year.", now=NOW)
        assert record_of(session, dana, NOW.date()).credits == []
        deciding.reopen(session, chat.house, request, by=carl, now=NOW)
        deciding.approve(session, chat.house, request, by=carl, now=NOW)
        assert [c.number for c in record_of(session, dana, NOW.date()).credits] == [2]
    assert "#1. The reason given: The wrong year." in letters_to(chat.house, DANA)


def test_a_question_is_answered_in_its_own_letter(chat: Chat) -> None:
    add_staff(chat.house)
    with people(chat.house, DANA, COMMITTEE) as (session, (dana, carl)):
        request = draft(session, chat.house, dana)
        requests.submit(session, chat.house, request, by=dana, now=NOW)
        deciding.ask(session, chat.house, request, by=carl, words="Were you alone?", now=NOW)
        letter = session.scalars(select(Outgoing).where(Outgoing.subject == "A question about R1")).one()
    mail = Chat(chat.house, channel="mail", thread=letter.thread)
    mail.say("Yes, it was me alone")
    assert 'Shall I send this to the committee as your answer about R1?\n"Yes, it was me alone"' in mail.text
    mail.say("yes")
    assert "under review again" in mail.text
    assert "R1: the answer is here" in told(chat.house, COMMITTEE)
    chat.say("R1")
    assert "Asked: Were you alone?\nYou answered: Yes, it was me alone" in chat.text


def test_a_question_stands_on_the_page_the_request_was_made_on(chat: Chat) -> None:
    add_staff(chat.house)
    ask_all(chat)
    chat.say(files=[chat.file("agenda.txt", b"Agenda")])
    chat.press("Send it")
    with people(chat.house, COMMITTEE) as (session, (carl,)):
        deciding.ask(session, chat.house, requests.of_number(session, 1), by=carl, words="Were you alone?", now=NOW)
        page = session.scalars(select(Outgoing).where(Outgoing.channel == "web", Outgoing.arrival_id.is_(None))).one()
        assert page.thread == chat.thread
        assert page.reply["token"].startswith("q")
    chat.say("Yes, alone")
    chat.press("Send it")
    assert "under review again" in chat.text


def test_a_decline_says_why_and_what_can_be_done(chat: Chat) -> None:
    add_staff(chat.house)
    with people(chat.house, DANA, COMMITTEE) as (session, (dana, carl)):
        request = draft(session, chat.house, dana)
        requests.submit(session, chat.house, request, by=dana, now=NOW)
        deciding.decline(session, chat.house, request, by=carl, reason="It was a sales event.", now=NOW)
        with pytest.raises(RequestNotOpen):
            requests.change(session, request, now=NOW, title="Other")
    assert "It was a sales event.\n\nYou can make a new request" in letters_to(chat.house, DANA)


def test_who_may_not_decide(chat: Chat) -> None:
    add_staff(chat.house)
    with people(chat.house, DANA, OFFICE, COMMITTEE, SECOND) as (session, (dana, olga, carl, cora)):
        request = draft(session, chat.house, carl)
        requests.submit(session, chat.house, request, by=carl, now=NOW)
        with pytest.raises(OwnMatter):
            deciding.approve(session, chat.house, request, by=carl, now=NOW)
        with pytest.raises(NotYours, match="the Recertification Committee"):
            deciding.approve(session, chat.house, request, by=olga, now=NOW)
        with pytest.raises(NotAllowed):
            deciding.approve(session, chat.house, request, by=dana, now=NOW)
        with pytest.raises(WrongValue, match="own request"):
            deciding.assign(session, chat.house, request, by=olga, to=carl, now=NOW)
        with pytest.raises(NotFound):
            requests.own(session, dana, request.id)
        deciding.assign(session, chat.house, request, by=olga, to=cora, now=NOW)
        deciding.approve(session, chat.house, request, by=cora, now=NOW)
        with pytest.raises(NotNow):
            deciding.approve(session, chat.house, request, by=cora, now=NOW)
    assert "R1 is yours to review" in told(chat.house, SECOND)


def test_two_reviewers_when_the_programme_wants_them(chat: Chat) -> None:
    add_staff(chat.house)
    house = replace(chat.house, settings=chat.house.settings.model_copy(update={"request_reviewers": 2}))
    with people(house, DANA, COMMITTEE, SECOND) as (session, (dana, carl, cora)):
        request = draft(session, house, dana)
        requests.submit(session, house, request, by=dana, now=NOW)
        with pytest.raises(SecondOpinion):
            deciding.approve(session, house, request, by=carl, now=NOW)
        deciding.recommend(session, request, by=carl, words="Fine with me.", now=NOW)
        with pytest.raises(SecondOpinion):
            deciding.approve(session, house, request, by=carl, now=NOW)
        assert deciding.approve(session, house, request, by=cora, now=NOW)


def test_what_is_missing_is_said_whole(house: House) -> None:
    add_staff(house)
    with people(house, OFFICE) as (session, (olga,)):
        request = requests.begin(session, olga, now=NOW)
        with pytest.raises(RequestIncomplete) as refused:
            requests.submit(session, house, request, by=olga, now=NOW)
        assert all(words in str(refused.value) for words in requests.REQUIRED.values())
        assert "supporting documents" in str(refused.value)


def test_two_who_decide_at_once_decide_once(chat: Chat) -> None:
    add_staff(chat.house)
    with people(chat.house, DANA) as (session, (dana,)):
        request = draft(session, chat.house, dana)
        requests.submit(session, chat.house, request, by=dana, now=NOW)
    became: list[str] = []

    def decide(address: str) -> None:
        try:
            with people(chat.house, address) as (session, (person,)):
                deciding.approve(session, chat.house, requests.of_number(session, 1), by=person, now=NOW)
            became.append("approved")
        except NotNow:
            became.append("refused")

    threads = [threading.Thread(target=decide, args=(address,)) for address in (COMMITTEE, SECOND) * 3]
    talking = threading.Thread(target=lambda: [chat.say("add 1h GPP3 yesterday") for _ in range(3)])
    for thread in (*threads, talking):
        thread.start()
    for thread in (*threads, talking):
        thread.join()
    assert sorted(became) == ["approved", *["refused"] * 5]
    with people(chat.house, DANA) as (session, (dana,)):
        assert [c.number for c in record_of(session, dana, NOW.date()).credits] == [1]
    assert told(chat.house, DANA).count("R1 is approved") == 1


def test_an_answer_is_never_a_credit_and_a_credit_never_an_answer(chat: Chat) -> None:
    add_staff(chat.house)
    ask_all(chat)
    chat.say(files=[chat.file("agenda.txt", b"Agenda")])
    chat.press("Send it")
    with people(chat.house, COMMITTEE) as (session, (carl,)):
        deciding.ask(session, chat.house, requests.of_number(session, 1), by=carl, words="Were you alone?", now=NOW)
    chat.say("add 1.5h Publication ethics at the Sample Academy yesterday, foster")
    assert "Ready to save" in chat.text
    other = Chat(chat.house, thread="web:elsewhere")
    other.say("yes")
    assert "Is this your answer to what you were asked elsewhere?" in other.text
    with people(chat.house, DANA) as (session, _):
        assert requests.of_number(session, 1).state == "question asked"
    chat.say("answer R1: It was me alone")
    assert "under review again" in chat.text
