"""The review queue, in talk: precedents, decisions, conflicts, two opinions, buttons."""

from __future__ import annotations

import pytest
from office_people import AUDREY, CARL, CORA, DANA, OLGA, add_applicant, add_request, add_staff, letters_to
from talking import Chat, add_person

from core.actions.practitioners import of_address
from core.house import House
from core.store.tables import CreditRequest


@pytest.fixture
def carl(chat: Chat) -> Chat:
    """Carl of the committee; Dana has sent R1."""
    add_staff(chat.house)
    add_request(chat.house)
    return Chat(chat.house, CARL)


def test_queue_show_and_approve_by_buttons(carl: Chat) -> None:
    carl.say("queue")
    assert "1 case waits" in carl.text
    assert "R1* · Dana Example · Authorship for oncologists" in carl.text
    carl.press("Show R1")
    assert 'asks 2 h preparation + 1 h presentation, "Authorship for oncologists"' in carl.text
    assert carl.replies[0].files[0].name == "agenda.txt"
    carl.press("Approve")
    assert "R1 is approved now: 3 h Implement Publication Plan, entered as #1. Dana Example is told." in carl.text
    assert "R1 is approved" in letters_to(carl.house, DANA)
    carl.say("queue")
    assert "Nothing waits" in carl.text
    carl.say("approve R1")
    assert "is approved, so one can't approve it now" in carl.text


def test_other_hours_with_a_reason(carl: Chat) -> None:
    carl.say("approve R1 1.5 because only the talk was new")
    assert "1.5 h Implement Publication Plan" in carl.text
    assert "only the talk was new" in letters_to(carl.house, DANA)
    carl.say("reverse R1")
    assert "Why is it reversed?" in carl.text
    carl.say("The hours were counted twice")
    assert (
        "Reverse the decision on R1 because The hours were counted twice? Dana Example reads the reason." in carl.text
    )
    carl.press("Yes")
    assert "R1 is reversed now" in carl.text
    carl.say("reopen R1")
    assert "R1 is under review now" in carl.text


def test_declined_by_a_prepared_reason_on_a_button(carl: Chat) -> None:
    carl.say("show R1")
    carl.press("Decline")
    assert "Why?" in carl.text
    carl.press("Outside the domains")
    assert "R1 is declined now" in carl.text
    assert "does not fall into one of the three content domains" in letters_to(carl.house, DANA)
    carl.say("reasons")
    assert "no-domain" in carl.text


def test_asked_answered_and_told_to_who_asked(carl: Chat) -> None:
    carl.say("ask R1")
    carl.say("Who else taught it?")
    assert 'Shall I ask Dana Example about R1: "Who else taught it?"' in carl.text
    carl.press("Yes")
    assert "R1 is waiting for an answer to the committee's question now" in carl.text
    dana = Chat(carl.house)
    dana.say("answer R1 nobody else")
    assert "nobody else" in letters_to(carl.house, CARL)
    carl.say("show R1")
    assert 'ask by Carl Committee: "Who else taught it?"' in carl.text


def test_precedents_of_the_same_meeting(carl: Chat) -> None:
    carl.say("approve R1 1 implement")
    add_person(carl.house, "robin@example.org", "Robin Sample")
    add_request(carl.house, "robin@example.org", "Authorship for Oncologists")
    add_request(carl.house, "robin@example.org", "Authorship for oncologists 2025")
    carl.say("show R2")
    assert "Earlier: 1 request for the same meeting: 1 approved at 1 h Implement Publication Plan (R1)" in carl.text
    carl.say("show R3")
    assert "Earlier" not in carl.text


def test_assigned_with_a_day_and_told(carl: Chat) -> None:
    olga = Chat(carl.house, OLGA)
    olga.say("assign R1 to cora@example.org by 5 December 2026")
    assert "with Cora Committee now, to be decided by 5 December 2026" in olga.text
    assert "was assigned to you, to be decided by" in letters_to(carl.house, CORA)
    cora = Chat(carl.house, CORA)
    cora.say("my queue")
    assert "due in 14 days · with Cora Committee" in cora.text
    carl.say("my queue")
    assert "Nothing waits for you" in carl.text


def test_nobody_decides_on_their_own_and_conflicts_are_said(chat: Chat) -> None:
    add_staff(chat.house)
    add_request(chat.house, CARL, faculty="Cora Committee")
    carl, cora = Chat(chat.house, CARL), Chat(chat.house, CORA)
    carl.say("approve R1")
    assert "That is your own" in carl.text
    carl.say("show R1")
    assert "[Approve]" not in carl.text
    cora.say("show R1")
    assert "You may have a conflict of interest: you are named among the faculty" in cora.text
    with chat.house.database.begin() as session:
        for address in (CARL, CORA):
            of_address(session, address).organisation = "Acme Medical"
    cora.say("show R1")
    assert "you both work at Acme Medical" in cora.text


def test_two_reviewers(carl: Chat) -> None:
    carl.house.settings = replace_reviewers(carl.house)
    carl.say("approve R1")
    assert "R1 needs two people" in carl.text
    carl.say("recommend R1 1.5 implement because the agenda shows 90 minutes")
    assert "Your opinion on R1 is kept" in carl.text
    carl.say("approve R1 1.5 implement")
    assert "R1 needs two people" in carl.text
    cora = Chat(carl.house, CORA)
    cora.say("approve R1 1.5 implement")
    assert "R1 is approved now" in cora.text


def replace_reviewers(house: House):
    """The same settings with two reviewers."""
    return house.settings.model_copy(update={"request_reviewers": 2})


def test_hours_in_no_domain_are_not_guessed(carl: Chat) -> None:
    with carl.house.database.begin() as session:
        session.get_one(CreditRequest, 1).seconds_by_domain = {"implement": 3600, "foster": 3600}
    carl.say("approve R1 1.5")
    assert "name one, for example: 1.5 implement" in carl.text


def test_staff_words_mean_nothing_from_others_and_nothing_by_mail(carl: Chat) -> None:
    dana = Chat(carl.house)
    dana.say("approve R1")
    assert "R1 is approved" not in dana.text
    dana.say("queue")
    assert "case waits" not in dana.text
    for proven in (True, False):
        letter = Chat(carl.house, CARL, channel="mail", proven=proven)
        letter.say("approve R1")
        assert "I don't take acts of staff from mail" in letter.text
    carl.say("queue")
    assert "1 case waits" in carl.text


def test_help_names_staff_wishes_for_staff_alone(carl: Chat) -> None:
    carl.say("help")
    assert "staff help" in carl.text
    carl.say("staff help")
    assert "Approve a case" in carl.text
    assert "Grant or revoke a role" not in carl.text
    dana = Chat(carl.house)
    dana.say("help")
    assert "staff help" not in dana.text


def test_an_exam_application_from_review_to_credential(chat: Chat) -> None:
    add_staff(chat.house)
    ann = add_applicant(chat.house)
    olga = Chat(chat.house, OLGA)
    olga.say("queue exams")
    assert "exam 1* · Ann Applicant · exam application" in olga.text
    olga.say("show exam 1")
    assert "Acme Medical" in olga.text
    assert "Xyz-secret" not in olga.text
    olga.say("ask exam 1 what did you do before 2020?")
    assert "waiting for an answer to the office's question" in olga.text
    ann.say("status of my exam")
    for words, then in (
        ("decline exam 1", "Why?"),
        ("cancel", ""),
    ):
        olga.say(words)
        assert then in olga.text
    olga.say("approve exam 1")
    assert "one can't approve it now" in olga.text


def test_exam_steps_are_recorded_with_their_days(chat: Chat) -> None:
    add_staff(chat.house)
    add_applicant(chat.house)
    olga = Chat(chat.house, OLGA)
    olga.say("approve exam 1")
    assert "exam 1 is approved now. Ann Applicant is told." in olga.text
    olga.say("exam 1 authorized")
    assert "name the day" in olga.text
    olga.say("exam 1 authorized on 20 November 2026")
    assert "exam 1 is authorized now" in olga.text
    olga.say("exam 1 scheduled on 15 March 2027 at 10:00")
    assert "exam 1 is scheduled now" in olga.text
    olga.now = olga.now.replace(year=2027, month=4, day=2)
    olga.say("exam 1 sat on 15 March 2027")
    assert "exam 1 is sat now" in olga.text
    olga.say("queue")
    assert "the result is to be recorded" in olga.text
    olga.say("exam 1 passed C-1234")
    assert "exam 1 passed C-1234 issued" in olga.text or "name its number and days" in olga.text
    olga.say("exam 1 passed C-1234 issued 1 April 2027 cycle 1 January 2027 to 31 December 2031")
    assert "Ann Applicant is CMPP C-1234 now" in olga.text
    carl = Chat(chat.house, CARL)
    carl.say("exam 1 failed")
    assert "Recording what happened with an exam is for the office" in carl.text


def test_roles_fees_mentors_and_people(chat: Chat) -> None:
    add_staff(chat.house)
    olga, carl = Chat(chat.house, OLGA), Chat(chat.house, CARL)
    carl.say("grant office to carl@example.org")
    assert "Granting and revoking roles is for the office" in carl.text
    olga.say("grant committee to dana@example.org")
    assert "Dana Example holds the role committee now" in olga.text
    olga.say("roles")
    assert "*committee*: Carl Committee, Cora Committee and Dana Example" in olga.text
    olga.say("revoke committee from dana@example.org")
    assert "holds the role committee no more" in olga.text
    olga.say("grant king to dana@example.org")
    assert "The roles are office, committee and auditor" in olga.text
    olga.say("revoke office from me")
    assert "the only one in the office" in olga.text
    olga.say("fees due")
    assert "No fee is due" in olga.text
    olga.say("mentors")
    assert "Nobody waits for a mentor" in olga.text
    olga.say("person Dana")
    assert "C-0001" in olga.text
    olga.say("person committee")
    assert "Whom do you mean?" in olga.text
    Chat(chat.house, AUDREY).say("person dana@example.org")
