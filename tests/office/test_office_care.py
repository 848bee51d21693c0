"""Staff are asked rather than guessed at: hours that can't be read, a line meant for Tally, a conflict, a draft, a deferral."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from office_people import ANN, CARL, CORA, DANA, OLGA, add_applicant, add_request, add_staff, kept, letters_to
from talking import NOW, Chat

from core.actions import deferrals, examining, exams, health, requests
from core.actions.practitioners import certify, of_address
from core.house import House


@pytest.fixture
def carl(chat: Chat) -> Chat:
    """Carl of the committee; Dana has sent R1."""
    add_staff(chat.house)
    add_request(chat.house)
    return Chat(chat.house, CARL)


@pytest.mark.parametrize(
    "said",
    [
        "approve R1 only the talk, 2h implement",
        "approve R1 1.5 implement and -2 foster because x",
        "approve R1 1, 0.5 foster",
        "approve R1 looks good to me",
        "approve R1 0 implement",
        "approve R1 because",
    ],
)
def test_what_is_neither_hours_nor_a_reason_decides_nothing(carl: Chat, said: str) -> None:
    carl.say(said)
    assert "so nothing was decided" in carl.text
    assert "approve R1 1.5 implement, 0.5 foster because" in carl.text
    carl.say("queue")
    assert "1 case waits" in carl.text


@pytest.mark.parametrize(
    ("said", "decided"),
    [
        ("approve R1 1 implement 0.5 foster", "1 h Implement Publication Plan and 0.5 h Foster"),
        (
            "approve R1 1.5 hours in implement and nothing in foster",
            "approved now: 1.5 h Implement Publication Plan, entered",
        ),
        ("approve R1 for 1.5 hours, implement; 0.5 h ethics because of the agenda", "0.5 h Foster Ethical"),
        ("approve request 1 1,5 implement", "1.5 h Implement Publication Plan"),
    ],
)
def test_hours_in_the_words_people_use(carl: Chat, said: str, decided: str) -> None:
    carl.say(said)
    assert decided in carl.text


def test_a_line_meant_for_tally_is_not_sent_as_the_reason(carl: Chat) -> None:
    carl.say("decline R1")
    carl.say("am I on track?")
    assert "nothing to be on track for" in carl.text
    assert "Still open: Why? The person reads it, so write it to them." in carl.text
    assert "am I on track" not in letters_to(carl.house, DANA)
    carl.say("queue")
    assert "1 case waits" in carl.text


@pytest.mark.parametrize(
    ("said", "served"),
    [
        ("show me the queue", "*R1* · Dana Example · Authorship for oncologists"),
        ("hold on, show me R1 first", "Dana Example asks 2 h preparation"),
        ("what did she attach?", "agenda.txt"),
        ("how many hours did she ask for?", "Dana Example asks 2 h preparation"),
        ("what is R1 about", "Dana Example asks 2 h preparation"),
        ("open the documents", "agenda.txt"),
        ("yes", "Please write it in a few words"),
        ("ok thanks!", "Please write it in a few words"),
        ("hang on, let me look", "Please write it in a few words"),
    ],
)
def test_a_look_or_a_question_is_no_reason_and_the_reason_is_asked_for_again(
    carl: Chat, said: str, served: str
) -> None:
    carl.say("decline R1")
    carl.say(said)
    assert served in carl.text
    assert "Documents don't show it" in carl.text  # the buttons of the question that stays
    carl.say("The agenda lists no objectives")
    carl.press("Yes")
    assert "R1 is declined now." in carl.text
    assert "The agenda lists no objectives" in letters_to(carl.house, DANA)


@pytest.mark.parametrize(
    ("said", "button", "then"),
    [
        ("just approve it", "No: Approve R1", "Approve R1"),
        ("no wait, reopen R1", "No: Reopen R1", "one can't reopen it now"),
        ("wait what was R1 about", "No: Show R1", "Dana Example asks 2 h preparation"),
    ],
)
def test_what_may_be_a_reason_or_a_deed_is_asked_about_with_both_as_buttons(
    carl: Chat, said: str, button: str, then: str
) -> None:
    carl.say("decline R1")
    carl.say(said)
    assert f'Shall I use "{said}" for R1? Dana Example reads it.' in carl.text
    carl.press(button)
    assert "Nothing was decided on R1." in carl.text
    assert then in carl.text
    assert said not in letters_to(carl.house, DANA)


@pytest.mark.parametrize("reason", ["no certificate attached", "please attach the agenda first", "commercial content"])
def test_a_reason_in_a_few_words_is_shown_and_sent_on_yes(carl: Chat, reason: str) -> None:
    carl.say("decline R1")
    carl.say(reason)
    assert f"Decline R1 because {reason}? Dana Example reads the reason." in carl.text
    assert reason not in letters_to(carl.house, DANA)
    carl.say("yes")
    assert "R1 is declined now." in carl.text
    assert reason in letters_to(carl.house, DANA)


def test_a_question_for_the_person_that_sounds_like_one_for_me(carl: Chat) -> None:
    carl.say("ask R1")
    carl.say("am I on track?")
    carl.press("Yes, for R1")
    assert "R1 is waiting for an answer to the committee's question now" in carl.text
    assert "am I on track?" in letters_to(carl.house, DANA)


def test_on_their_own_they_are_told_before_anything_is_asked(chat: Chat) -> None:
    add_staff(chat.house)
    add_request(chat.house, CARL)
    carl = Chat(chat.house, CARL)
    carl.say("recommend R1 4 implement")
    assert "That is your own" in carl.text
    assert "why" not in carl.text
    carl.say("queue")
    assert "1 case waits" in carl.text


def test_hours_named_before_the_reason_are_kept_and_seen(carl: Chat) -> None:
    carl.say("recommend R1 1.5 implement")
    assert "What do you recommend, and why?" in carl.text
    carl.say("The agenda shows 90 minutes")
    assert "Recommend R1 for 1.5 h implement, because The agenda shows 90 minutes?" in carl.text
    carl.press("Yes")
    assert "Your opinion on R1 is kept" in carl.text
    carl.say("show R1")
    assert 'recommend by Carl Committee, 1.5 h Implement Publication Plan: "The agenda shows 90 minutes"' in carl.text


def test_decided_meanwhile_by_somebody_else(carl: Chat) -> None:
    carl.say("decline R1")
    Chat(carl.house, CORA).say("approve R1")
    carl.say("It is not about publications")
    assert "is approved, so one can't decline it now" in carl.text
    carl.say("queue")
    assert "Nothing waits" in carl.text


def test_a_conflict_of_interest_is_asked_about_and_kept(chat: Chat) -> None:
    add_staff(chat.house)
    add_request(chat.house, faculty="Cora Committee")
    cora = Chat(chat.house, CORA)
    cora.say("approve R1 1.5 implement")
    assert "You may have a conflict of interest with R1: you are named among the faculty" in cora.text
    cora.press("Leave it to somebody else")
    assert "Nothing was decided" in cora.text
    cora.say("approve R1 1.5 implement because nobody else is left")
    cora.press("Go on all the same")
    assert "R1 is approved now: 1.5 h Implement Publication Plan" in cora.text
    carl = Chat(chat.house, CARL)
    carl.say("show R1")
    assert (
        "approve by Cora Committee, 1.5 h Implement Publication Plan, although you are named among the faculty"
        in carl.text
    )


def test_a_draft_is_its_writers_alone(chat: Chat) -> None:
    add_staff(chat.house)
    with chat.house.database.begin() as session:
        dana = of_address(session, DANA)
        one = requests.begin(session, dana, now=NOW)
        requests.change(session, one, now=NOW, title="Not yet to be seen")
    carl = Chat(chat.house, CARL)
    carl.say("show R1")
    assert "R1 is still being written and wasn't sent yet" in carl.text
    assert "Not yet to be seen" not in carl.text


def deferral_of(house: House, *, emergency: bool) -> None:
    """Ann's approved application, and the deferral she asked for; her emergency is documented."""
    with house.database.begin() as session:
        ann, olga = of_address(session, ANN), of_address(session, OLGA)
        application = exams.open_application(session, ann)
        assert application is not None
        examining.approve(session, house, application, by=olga, now=NOW)
        if emergency:
            health.keep_private(
                session, application, kind=health.EMERGENCY, now=NOW, files=[kept(house, "doctor.txt", b"a letter")]
            )
        deferrals.ask(session, house, application, by=ann, is_emergency=emergency, cancellation_confirmed=True, now=NOW)


def test_the_office_waives_the_fee_of_a_documented_emergency(chat: Chat) -> None:
    add_staff(chat.house)
    add_applicant(chat.house)
    deferral_of(chat.house, emergency=True)
    olga, carl = Chat(chat.house, OLGA), Chat(chat.house, CARL)
    olga.say("show deferral 1")
    assert "yes, documented: see the staff page" in olga.text
    assert "1 March 2027" in olga.text.replace("Mar ", "March ")
    carl.say("show deferral 1")
    assert "emergency" not in carl.text
    olga.press("Waive the fee")
    assert "Why is its fee waived?" in olga.text
    olga.say("The emergency is documented")
    assert "Waive deferral 1 because The emergency is documented?" in olga.text
    olga.press("Yes")
    assert "deferral 1 is ready to be decided now. Ann Applicant is told." in olga.text
    olga.say("approve deferral 1")
    assert "deferral 1 is approved now" in olga.text


def test_a_letter_of_an_earlier_deferral_serves_no_other(chat: Chat) -> None:
    add_staff(chat.house)
    add_applicant(chat.house)
    deferral_of(chat.house, emergency=True)
    with chat.house.database.begin() as session:
        ann = of_address(session, ANN)
        application = exams.open_application(session, ann)
        assert application is not None
        first = deferrals.open_deferral(session, application)
        assert first is not None
        deferrals.withdraw(session, first, by=ann, now=NOW)
        with pytest.raises(deferrals.NoProofOfEmergency):
            deferrals.ask(
                session, chat.house, application, by=ann, is_emergency=True, cancellation_confirmed=True, now=NOW
            )
        again = health.keep_private(
            session, application, kind=health.EMERGENCY, now=NOW, files=[kept(chat.house, "doctor.txt", b"a letter")]
        )
        assert again == 1, "the same letter may be sent for it again"


def test_a_draft_in_conflict_is_refused_as_a_draft(chat: Chat) -> None:
    add_staff(chat.house)
    with chat.house.database.begin() as session:
        one = requests.begin(session, of_address(session, DANA), now=NOW)
        requests.change(session, one, now=NOW, faculty="Cora Committee")
    cora = Chat(chat.house, CORA)
    cora.say("approve R1 1 implement")
    assert "can't approve it now" in cora.text
    assert "faculty" not in cora.text


def test_without_an_emergency_its_fee_stays_due(chat: Chat) -> None:
    add_staff(chat.house)
    add_applicant(chat.house)
    deferral_of(chat.house, emergency=False)
    olga = Chat(chat.house, OLGA)
    for said in ("waive deferral 1 because of kindness", "waive fee 1 because of kindness"):
        olga.say(said)
        assert "waived for a documented medical or family emergency only, and none is on file" in olga.text
    olga.say("fees due")
    assert "50.00 USD" in olga.text


def test_the_office_asks_for_the_fee_after_all(chat: Chat) -> None:
    add_staff(chat.house)
    add_applicant(chat.house)
    deferral_of(chat.house, emergency=True)
    olga = Chat(chat.house, OLGA)
    olga.say("charge deferral 1")
    assert "deferral 1 is waiting for its fee now" in olga.text
    assert "50.00 USD" in letters_to(chat.house, ANN)


def test_the_appointment_is_in_the_candidates_own_time(chat: Chat) -> None:
    add_staff(chat.house)
    add_applicant(chat.house)
    with chat.house.database.begin() as session:
        ann, olga = of_address(session, ANN), of_address(session, OLGA)
        ann.zone = "Europe/Berlin"
        application = exams.open_application(session, ann)
        assert application is not None
        examining.approve(session, chat.house, application, by=olga, now=NOW)
        examining.authorize(session, chat.house, application, by=olga, came_at=NOW, now=NOW)
    office = Chat(chat.house, OLGA)
    office.say("exam 1 scheduled on 15 March 2027 at 10:00")
    assert "10:00 (Europe/Berlin), where Ann Applicant lives" in office.text
    with chat.house.database.read() as session:
        application = exams.open_application(session, of_address(session, ANN))
        assert application is not None
        assert application.appointment_at == datetime(2027, 3, 15, 10, tzinfo=ZoneInfo("Europe/Berlin"))


def test_a_number_that_is_given_already(chat: Chat) -> None:
    add_staff(chat.house)
    add_applicant(chat.house)
    with chat.house.database.begin() as session:
        ann, olga = of_address(session, ANN), of_address(session, OLGA)
        application = exams.open_application(session, ann)
        assert application is not None
        examining.approve(session, chat.house, application, by=olga, now=NOW)
        examining.authorize(session, chat.house, application, by=olga, came_at=NOW, now=NOW)
        examining.schedule(session, chat.house, application, by=olga, at=NOW + timedelta(days=110), now=NOW)
    later = NOW + timedelta(days=130)
    office = Chat(chat.house, OLGA)
    office.now = later
    day = (NOW + timedelta(days=110)).date()
    office.say(f"exam 1 sat on {day:%d %B %Y}")
    taken = taken_number(chat.house)
    office.say(f"exam 1 passed {taken} issued {day:%d %B %Y} cycle 1 January 2027 to 31 December 2031")
    assert f"{taken} is the certification number of Dana Example already" in office.text


def taken_number(house: House) -> str:
    """Dana's certification number."""
    with house.database.begin() as session:
        dana = of_address(session, DANA)
        return certify(session, dana, number="C-0007", issued_on=date(2024, 1, 1), ends_on=date(2028, 12, 31)).number
