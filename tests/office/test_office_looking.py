"""Looks of the office: what somebody logged and was sent, who lacks what, what was decided; what was looked at is acted on."""

from __future__ import annotations

from datetime import date

import pytest
from office_people import ANN, CARL, DANA, OLGA, letters_to
from office_sentences import office
from talking import NOW, Chat

from core.actions.credits import log_credit
from core.actions.practitioners import of_address
from core.rules.terms import Domain
from core.store.tables import Credit, CreditRequest

__all__ = ["office"]
NOT_OWN = ("in your record", "your record yet", "Your status", "I logged nothing", "GPP3", "Quiet until")


@pytest.fixture
def olga(office: Chat) -> Chat:
    """Olga of the office; Dana has logged two credits without certificates."""
    with office.house.database.begin() as session:
        dana = of_address(session, DANA)
        for title, day in (("Peer review basics", date(2026, 3, 2)), ("Older talk", date(2025, 5, 5))):
            log_credit(
                session,
                dana,
                title=title,
                seconds=3600,
                start=day,
                end=day,
                domain=Domain.IMPLEMENT,
                now=NOW,
                added_by="Self",
            )
    return Chat(office.house, OLGA)


@pytest.mark.parametrize(
    ("line", "shows"),
    [
        ("what did dana log this year", "1 credit of 2026"),
        ("dana's credits", "2 credits, 2 h"),
        ("which sessions has Dana attended", "Peer review"),
        ("show me what dana logged", "2 credits"),
        ("what did we write to ann so far", "*Ann Applicant*"),
        ("show ann's letters", "*Ann Applicant*"),
        ("how many people do we have", "people*:"),
        ("anyone new this week", "The newest:"),
        ("any exams coming up", "*exam 1* · Ann Applicant"),
        ("whose credential runs out next", "Whose credential ends next"),
        ("what's our acceptance rate", "No request was decided yet"),
        ("which requests did we turn down", "No request was declined yet"),
        ("what did carl decide today", "No request was decided by Carl"),
        ("anything overdue", "cases wait"),
        ("open cases?", "cases wait"),
        ("anything new?", "cases wait"),
        ("what's robin still short of", "*Robin Sample*"),
        ("which of my people need credits most", "lack"),
        ("R1?", "*R1* · Dana Example"),
        ("robin", "*Robin Sample*"),
        ("who is Paul Jones", "I can't find anybody called Paul Jones in the programme's record"),
        ("who is our mentor pool", "mentor"),
        ("note on ann: called twice, no answer", "I can't keep notes on somebody"),
        ("send ann the rules", "I can't send somebody a document"),
        ("give carl's cases to cora", "I can't give several cases at once"),
    ],
)
def test_a_look_shows_what_there_is_or_says_honestly_that_it_cannot(olga: Chat, line: str, shows: str) -> None:
    olga.say(line)
    assert shows in olga.text
    assert not any(words in olga.text for words in NOT_OWN if words != "in your record")


def test_who_lacks_certificates(olga: Chat) -> None:
    with olga.house.database.begin() as session:
        for credit in session.query(Credit).all():
            credit.basis = "approved request"
    olga.say("who needs chasing for paperwork")
    assert "Dana Example · dana@example.org · 2" in olga.text
    olga.press("Dana Example's")
    assert "2 credits, 2 h, without a certificate" in olga.text
    olga.say("show me the stuff she hasn't sent certificates for")
    assert "without a certificate" in olga.text


@pytest.mark.parametrize(
    "line",
    [
        "whats in the attachment",
        "was she speaker or in the audience",
        "does the agenda cover it?",
        "who else has asked for that meeting before",
        "did she answer",
        "why did we decline it",
        "how long did he speak",
    ],
)
def test_a_question_about_the_case_that_is_looked_at_shows_it(olga: Chat, line: str) -> None:
    olga.say("show R1")
    olga.say(line)
    assert "*R1* · Dana Example" in olga.text


@pytest.mark.parametrize(
    "line",
    [
        "give her a call",
        "what happens to her credit then",
        "she was not the speaker",
        "he should have known",
        "give him until never",
        "log her 2 hours for the talk",
        "show me her stuff",
    ],
)
def test_what_is_said_of_somebody_is_never_the_officers_own(olga: Chat, line: str) -> None:
    olga.say("show R1")
    olga.say(line)
    assert not any(words in olga.text for words in NOT_OWN)
    with olga.house.database.read() as session:
        assert not session.query(Credit).filter_by(practitioner_id=of_address(session, OLGA).id).count()


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("give it to Cora", "Give R1 to Cora Committee?"),
        ("assign it to myself", "Give R1 to you?"),
        ("take it back from Carl", "Take R1 back"),
        ("R1 due 4 december", "Shall R1, with Carl Committee, be decided by 4 December 2026?"),
        ("change the deadline to 4 December", "Shall R1, with Carl Committee, be decided by 4 December 2026?"),
        ("push that to mid february", "Shall R1, with Carl Committee, be decided by 15 February 2027?"),
        (
            "give Dana's newest request to Cora until thursday",
            "Give R1 to Cora Committee, to be decided by 26 November 2026?",
        ),
    ],
)
def test_the_case_that_is_looked_at_is_acted_on_after_a_yes(olga: Chat, line: str, asked: str) -> None:
    olga.say("assign R1 to carl@example.org by 1 December 2026")
    olga.say(line)
    assert asked in olga.text
    with olga.house.database.read() as session:
        assert session.get_one(CreditRequest, 1).due_on == date(2026, 12, 1)


def test_a_decision_is_taken_back_with_the_reason_said_with_it(olga: Chat) -> None:
    carl = Chat(olga.house, CARL)
    carl.say("approve R1")
    carl.say("hmm reverse that, dana called, she wasn't the speaker")
    assert (
        "Reverse the decision on R1 because dana called, she wasn't the speaker? Dana Example reads the reason."
        in carl.text
    )
    carl.say("no")
    assert "wasn't the speaker" not in letters_to(carl.house, DANA)
    olga.say("which requests did we approve")
    assert "1 request decided: 1 approved." in olga.text
    assert "by Carl Committee" in olga.text


def test_without_a_case_which_one_is_asked(olga: Chat) -> None:
    olga.say("assign it to myself instead")
    assert "Which one?" in olga.text
    assert ANN not in olga.text or "R1" in olga.text
