"""What the programme asks is heard wherever the person answers, once, and never by a bare yes from elsewhere."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from programme_people import COMMITTEE, DANA, OFFICE, add_applicant, add_staff, draft, kept, people, told
from sqlalchemy import select
from talking import NOW, Chat, add_person

from core.actions import deciding, examining, exams, mentors, recertification, recertifying, requests
from core.house import House
from core.rules.terms import Standing
from core.store.tables import MentorOffer, Question, SlackIdentity, Step

ANN = "ann@example.org"
QUESTION = "Where did you work before 2020?"
ANSWER = "At Beta, 2018 to 2021"
PLACES = ["web", "terminal", "slack"]


@pytest.fixture
def asked(house: House) -> House:
    """Ann applied for the exam; the office asks her something, by mail."""
    add_staff(house)
    add_applicant(house)
    ask_applicant(house)
    return house


def ask_applicant(house: House) -> None:
    with people(house, ANN, OFFICE) as (session, (ann, olga)):
        application = exams.begin(session, ann, now=NOW)
        exams.fill(session, application, now=NOW, certificate_name="Ann", position="Writer", education="PhD")
        exams.attest(session, application, now=NOW)
        exams.submit(session, house, application, by=ann, now=NOW)
        examining.ask(session, house, application, by=olga, words=QUESTION, now=NOW)


def letter(house: House, address: str) -> Chat:
    """A chat in the thread of the last letter that asked this person something."""
    with people(house, address) as (session, (person,)):
        mail = Question.thread.startswith("mail:")
        asked = select(Question).where(Question.practitioner_id == person.id, mail).order_by(Question.id.desc())
        thread = session.scalars(asked.limit(1)).one().thread
    return Chat(house, address, channel="mail", thread=thread)


def elsewhere(house: House, address: str, channel: str = "terminal") -> Chat:
    """A chat on a proven channel that was asked nothing."""
    if channel == "slack":
        return Slack(house, address)
    return Chat(house, address, channel=channel)


class Slack(Chat):
    """A linked Slack account, said as Slack's edge says it."""

    def __init__(self, house: House, address: str) -> None:
        super().__init__(house, "T1:U1", channel="slack", thread="slack:T1:D9:")
        with people(house, address) as (_, (person,)):
            if not person.slack_identities:
                person.slack_identities.append(SlackIdentity(team="T1", user="U1", channel="D1", linked_at=NOW))


def answers_given(house: House) -> list[str]:
    """Every answer that reached the programme."""
    with house.database.read() as session:
        return [step.words or "" for step in session.scalars(select(Step).where(Step.verb == "answer"))]


@pytest.mark.parametrize("channel", PLACES)
def test_free_words_are_shown_with_the_question_and_sent_once_agreed(asked: House, channel: str) -> None:
    ann = elsewhere(asked, ANN, channel)
    ann.say(ANSWER)
    assert "Is this your answer to what you were asked elsewhere?" in ann.text
    assert QUESTION in ann.text
    assert f'Your answer: "{ANSWER}"' in ann.text
    assert answers_given(asked) == []
    ann.press("Yes, send it")
    assert "Your answer is with the office" in ann.text
    assert answers_given(asked) == [ANSWER]
    mail = letter(asked, ANN)
    mail.say(ANSWER)
    assert "answered already, so nothing more was sent" in mail.text
    assert answers_given(asked) == [ANSWER]


def test_not_meant_as_the_answer_nothing_is_sent(asked: House) -> None:
    ann = elsewhere(asked, ANN)
    ann.say("xyzzy plugh")
    ann.say("no")
    assert "nothing was sent" in ann.text
    ann.say("my questions")
    assert QUESTION in ann.text
    assert answers_given(asked) == []


@pytest.mark.parametrize(
    "words", ["answer exam 1: At Beta", "answer exam: At Beta", "answer my exam application 1 - At Beta"]
)
def test_said_as_a_command_it_goes_at_once(asked: House, words: str) -> None:
    ann = elsewhere(asked, ANN)
    ann.say(words)
    assert "Your answer is with the office" in ann.text
    assert answers_given(asked) == ["At Beta"]
    ann.say("answer exam 1: At Gamma too")
    assert "Nothing is asked about your exam application now: it is submitted" in ann.text
    assert answers_given(asked) == ["At Beta"]


@pytest.mark.parametrize("words", ["my questions", "what did you ask me?", "hello", "apply for the exam", "my exam"])
def test_the_open_question_is_shown_with_its_button(asked: House, words: str) -> None:
    ann = elsewhere(asked, ANN, "web")
    ann.say(words)
    assert QUESTION in ann.text
    ann.press("Answer")
    assert QUESTION in ann.text
    assert "you see it once more before it goes" in ann.text
    ann.say(ANSWER)
    assert f'Shall I send this as your answer?\n"{ANSWER}"' in ann.text
    assert answers_given(asked) == []
    ann.press("Send it")
    assert answers_given(asked) == [ANSWER]
    ann.say("my questions")
    assert "Nothing waits for your answer" in ann.text


def test_another_persons_application_cannot_be_answered(asked: House) -> None:
    add_person(asked)
    dana = elsewhere(asked, DANA)
    dana.say("answer exam 1: At Beta")
    assert "can't find an application of yours for exam with the number 1" in dana.text
    dana.say("my questions")
    assert QUESTION not in dana.text


def test_a_letter_that_proves_nothing_sends_nothing(asked: House) -> None:
    forged = Chat(asked, ANN, channel="mail", thread="mail:new", proven=False)
    forged.say(ANSWER)
    assert "Is this your answer" not in forged.text
    forged.say("answer exam 1: At Beta")
    assert "Reply YES to this letter" in forged.text
    assert answers_given(asked) == []


def test_what_is_open_here_comes_before_what_was_asked_elsewhere(asked: House) -> None:
    ann = elsewhere(asked, ANN)
    ann.say("add 1.5h Writers' day on 4 March 2026")
    assert "Which domain" in ann.text
    ann.say("yes")
    assert "Is this your answer" not in ann.text
    assert answers_given(asked) == []


def test_a_recertification_is_answered_where_it_stands(house: House) -> None:
    add_staff(house)
    add_person(house)
    with people(house, DANA, OFFICE) as (session, (dana, olga)):
        application = recertification.application_of(session, house, dana, now=NOW)
        application.pathway, application.state = "by credit", "submitted"
        recertifying.ask(session, house, application, by=olga, words="Which congress was #12?", now=NOW)
        number = application.id
    chat = elsewhere(house, DANA)
    chat.say("recertify")
    assert "Which congress was #12?" in chat.text
    assert "[Answer]" in chat.text
    chat.say(f"answer recertification {number}: The European one")
    assert answers_given(house) == ["The European one"]


def test_the_committees_question_is_answered_where_it_stands_with_documents(house: House) -> None:
    add_staff(house)
    add_person(house)
    with people(house, DANA, COMMITTEE) as (session, (dana, carl)):
        request = draft(session, house, dana)
        requests.submit(session, house, request, by=dana, now=NOW)
        deciding.ask(session, house, request, by=carl, words="Who else spoke?", now=NOW)
    chat = elsewhere(house, DANA)
    chat.say("my requests")
    chat.press("Answer R1")
    assert "Who else spoke?" in chat.text
    chat.say(files=[kept(house, "faculty.txt", b"Noa Example")])
    chat.say("Noa Example did, see the list")
    chat.press("Send it")
    assert answers_given(house) == ["Noa Example did, see the list"]
    with people(house, DANA) as (session, (dana,)):
        assert len(requests.own(session, dana, 1).documents) == 2


def asked_to_mentor(house: House) -> House:
    """Dana is on the list of mentors and is asked whether she would mentor Ann."""
    add_staff(house)
    add_person(house)
    add_applicant(house)
    with people(house, ANN, DANA, OFFICE) as (session, (ann, dana, olga)):
        ann.standing = Standing.CANDIDATE.value
        offer: MentorOffer = mentors.volunteer(session, house, dana, about=None, now=NOW)
        mentors.move_offer(session, house, offer, "accept", by=olga, now=NOW)
        mentoring = mentors.request(session, house, ann, wishes="Somebody patient", now=NOW)
        mentors.assign(session, house, mentoring, mentor=dana, by=olga, now=NOW)
    return house


MENTORS = {
    "a bare yes, agreed to": (["yes", "yes"], "You mentor Ann Applicant now"),
    "a bare no, agreed to": (["no", "yes"], "the office looks for somebody else"),
    "by command": (["accept mentoring 1"], "You mentor Ann Applicant now"),
    "without the number": (["accept mentoring"], "You mentor Ann Applicant now"),
    "declined": (["decline mentoring 1"], "the office looks for somebody else"),
}


@pytest.mark.parametrize("way", MENTORS)
def test_would_you_mentor_is_answered_in_the_terminal(house: House, way: str) -> None:
    lines, came = MENTORS[way]
    asked_to_mentor(house)
    dana = elsewhere(house, DANA)
    for words in lines[:-1]:
        dana.say(words)
        assert "Would you mentor Ann Applicant?" in dana.text
        assert "Is this your answer" in dana.text
    dana.say(lines[-1])
    assert came in dana.text
    mail = letter(house, DANA)
    mail.say("yes")
    assert "answered already" in mail.text


def test_my_mentoring_asks_again_and_its_button_answers(house: House) -> None:
    asked_to_mentor(house)
    dana = elsewhere(house, DANA, "web")
    dana.say("my mentoring")
    assert "Somebody patient" in dana.text
    dana.press("Yes, gladly")
    assert "You mentor Ann Applicant now" in dana.text
    dana.say("accept mentoring 1")
    assert "can't find a candidate you are asked to mentor" in dana.text


def test_of_several_questions_a_bare_yes_answers_none(house: House) -> None:
    asked_to_mentor(house)
    with people(house, DANA, OFFICE) as (session, (dana, olga)):
        application = recertification.application_of(session, house, dana, now=NOW)
        application.pathway, application.state = "by credit", "submitted"
        recertifying.ask(session, house, application, by=olga, words="Which congress was #12?", now=NOW)
    dana = elsewhere(house, DANA)
    dana.say("yes")
    assert "Several questions wait for you" in dana.text
    assert "Would you mentor Ann Applicant?" in dana.text
    assert "Which congress was #12?" in dana.text
    assert answers_given(house) == []


def together(*says: Callable[[], object]) -> None:
    """All at the same moment."""
    ready = threading.Barrier(len(says))

    def say(one: Callable[[], object]) -> None:
        ready.wait()
        one()

    with ThreadPoolExecutor(len(says)) as hall:
        list(hall.map(say, says))


def test_answered_in_slack_and_by_mail_at_once_it_is_heard_once(asked: House) -> None:
    slack, mail, page = elsewhere(asked, ANN, "slack"), letter(asked, ANN), elsewhere(asked, ANN, "web")
    slack.say("answer exam")
    slack.say("At Beta")
    mail.say("At Gamma")
    assert "Shall I send this" in slack.text
    assert "Shall I send this" in mail.text
    together(lambda: slack.say("yes"), lambda: mail.say("yes"), lambda: page.say("answer exam 1: At Delta"))
    assert len(answers_given(asked)) == 1
    sent = [chat.text for chat in (slack, mail, page) if "Your answer is with the office" in chat.text]
    assert len(sent) == 1
    assert told(asked, OFFICE).count("Ann Applicant answered about the exam application") == 1


def test_two_yeses_at_once_make_one_mentoring(house: House) -> None:
    asked_to_mentor(house)
    mail, page = letter(house, DANA), elsewhere(house, DANA, "web")
    page.say("my questions")
    together(lambda: mail.say("yes"), lambda: page.press("Yes, gladly"))
    assert sum("You mentor Ann Applicant now" in chat.text for chat in (mail, page)) == 1
    with house.database.read() as session:
        assert len(session.scalars(select(Step).where(Step.verb == "accept", Step.subject == "mentoring:1")).all()) == 1
        assert not [
            q
            for q in session.scalars(select(Question))
            if q.closed_at is None and q.payload["hearer"] == "mentor_asked"
        ]
