"""Questions about how things work: every one of the platform's FAQ and the tracker's guide has its answer; none begins anything."""

from __future__ import annotations

from datetime import date
from string import Formatter

import pytest
from answers_samples import NOW, add_credit
from sqlalchemy import func, select
from talking import Chat, add_person

from bot.answers.asked import FACTS, told
from bot.intents import AskAbout, Chitchat, Intent, Unknown
from bot.turn import Turn
from bot.understand import understand
from bot.understand.asking import notions, topic_of
from bot.understand.matters import read_matter
from core.actions.practitioners import of_address
from core.house import House
from core.message import Message, Sender
from core.phrases.topics import topics
from core.phrases.topics.words import question_words
from core.rules.terms import Standing
from core.store.tables import CreditRequest, ExamApplication, Mentoring, MentorOffer, Question

ON_ONE_DATABASE = pytest.mark.parametrize("house", ["sqlite"], indirect=True)

# ruff: noqa: E501 - a table, a row a question: the line of the seed document, the topic, the question in words of ours
FAQ = (
    (9, "tally", "what is this tool for?", "what does tally do?"),
    (22, "log-in", "how can I log in?", "where do i sign in"),
    (30, "password", "do I need a password?", "i forgot my password", "how do I reset my pasword?"),
    (32, "non-member-fee", "how much is the non-member fee?", "is the administrative fee refundable?", "does the nonmember fee include a year of membership?"),
    (36, "membership", "must I be a member to use this?", "can non-members track their credits?"),
    (38, "free", "is tracking free?", "does it cost anything to track credits"),
    (44, "communications", "will I receive messages?", "which address do your emails go to?"),
    (48, "statuses", "what do the statuses mean?", "which terminology is used?"),
    (58, "my-data", "how is my demographic profile derived?", "where do my details come from?"),
    (66, "change-data", "how do I change my personal information?", "where can I update my details?"),
    (70, "certification-data", "where is my certification number?", "where do I find my issue date?"),
    (74, "exam-apply", "where do I find the exam application?", "how do I apply for the exam?", "can I aply for the exam?"),
    (78, "accommodations", "can I request ADA accommodations?", "I need ADA accommodations", "I need extra time in the exam because of dyslexia"),
    (82, "exam-deferral", "can I defer my exam?", "how often can I defer?", "can I move my exam to the next window?"),
    (86, "deferral-fee", "is the deferral fee waived in an emergency?", "what does it cost to defer?"),
    (88, "exam-scheduling", "how do I schedule the exam?", "is scheduling the exam the same process?"),
    (90, "authorization-to-test", "when will I get my authorization to test?", "where is my ATT?"),
    (92, "badge", "will my digital badge still be issued by Credly?", "who issues the badge?"),
    (96, "badge", "how do I access my badge without a notification?", "I got no message from Credly, how do I see my badge?"),
    (100, "badge-date", "will my badge be updated when I recertify?", "does the date on the badge change after recertification?"),
    (108, "recertification", "where is the recertification application?", "can I recertify by exam?"),
    (114, "enter-credits", "how do I enter CE credits?", "can I add credits any time?", "how do i entr credits"),
    (118, "approved-list", "how do I search the approved activities?", "where is the list of pre-approved activities?"),
    (127, "progress-tracking", "can I track the progress of my CE activity?", "where are the progress bars?"),
    (131, "employment", "how many years of employment do I need?", "when do I enter my work history?"),
    (132, "requirements", "what are the requirements to recertify?", "how many credits do I need in total?"),
    (133, "per-domain", "how many per domain?", "is there a minimum in each category?"),
    (134, "per-year", "how many credits per year?", "what's the minimum each year?"),
    (138, "documentation", "do I need documentation?", "is a certificate required for each credit?"),
    (140, "no-documentation", "can I submit without a certificate?", "what happens if I don't upload documentation?"),
    (142, "request-credit", "can I request credit for an activity that is not pre-approved?", "how do I request credit?", "can I get credit for teaching a workshop?"),
    (144, "request-contents", "what information is needed for a request for credit?", "what do I have to provide in a credit request?"),
    (162, "after-request", "what happens after my request is submitted?", "who reviews requests?"),
    (166, "mentor-request", "how do I request a mentor?", "when can I ask for a mentor?"),
    (168, "mentor-program", "how does the mentor program work?", "who assigns mentors?"),
    (170, "mentor-volunteer", "can I submit a mentor volunteer form?", "where can I find the mentor application", "how do I become a mentor?"),
    (174, "webinar-credits", "how are my credits for attending a webinar added?", "are webinar credits added automatically?"),
    (178, "recordings", "do recordings count?", "is the recorded version added automatically?"),
    (180, "meeting-credits", "how are my credits for live meeting sessions added?", "how does the QR code work?"),
    (184, "missed-scan", "I forgot to scan the QR code", "what if I didn't scan the code?"),
    (186, "tutorial", "where can I learn more?", "is there a tutorial?"),
)  # fmt: skip
TRACKER = (
    (9, "tally", "is this the credit tracker?", "where's the credit tracker"),
    (24, "credential", "what does the credential certify?", "why should I get certified?"),
    (31, "cycle", "how long is my certification valid?", "how many years does the cycle last?"),
    (43, "enter-credits", "how do I add a credit?", "how do I enter a new activity?"),
    (50, "filter-credits", "how do I filter my credits?", "can I filter by date and category?"),
    (80, "required-fields", "which fields are required?", "what information do I need to enter a credit?"),
    (83, "hours-of-activity", "where do I find the number of credits for an activity?", "how many credits is a webinar worth?"),
    (84, "dates", "do I need a start and end date?", "which date counts for a one-day activity?"),
    (85, "domains", "which categories are there?", "what are the three domains?"),
    (86, "course-types", "which course types are there?", "what do I put as the description?"),
    (90, "send-documentation", "how do I upload a certificate?", "where do i send my documentation"),
    (90, "audit", "what happens in an audit?", "will I be audited?"),
    (92, "combine-documents", "do I have to combine my documents?", "can I upload several files for one credit?"),
    (94, "contact", "who can I email with questions?", "how do I reach the office?"),
)  # fmt: skip
UNKNOWN_HERE = (
    ("missed-year", "what happens if I miss a year?"),
    ("carry-over", "do extra credits carry over?"),
    ("lapse", "is there a grace period?"),
    ("rounding", "do you round hours?"),
    ("spanning-year", "what about an activity that spans 31 December?"),
    ("credit-values", "how much is a poster worth?"),
    ("exam-eligibility", "who can apply for the exam?"),
    ("exam-fee", "what does the exam cost?"),
    ("exam-content", "what is the pass mark?"),
    ("exam-day", "can I bring my medication to the exam?"),
    ("review-time", "how long does a credit request take?"),
    ("audit", "how many people are audited?"),
)
ASKED = [(topic, words) for _, topic, *said in FAQ + TRACKER for words in said] + list(UNKNOWN_HERE)


def wish_of(words: str) -> Intent:
    return read_matter(words, NOW.date()) or understand(words, now=NOW)


@pytest.mark.parametrize(("topic", "words"), ASKED)
def test_every_question_of_the_faq_finds_its_topic(topic: str, words: str) -> None:
    assert getattr(wish_of(words), "topic", None) == topic, wish_of(words)


@pytest.mark.parametrize(
    "words",
    [
        "when is my exam?", "am I on track?", "how many hours do I need in implement?", "when does my certification expire?",
        "what do I owe?", "my fees", "where is my badge?", "when is my deadline?", "what did you send me?", "who is my mentor?",
        "which credits don't count?", "find webinars about AI", "add 1h \"Do I need documentation?\" on 3 March, ethics",
        "request credit for teaching a workshop", "apply for the exam", "could you find me a mentor?", "defer my exam",
        "what if I do 6 hours in December?", "tell the office my name has changed", "recertify", "what is a candidate?",
    ],
)  # fmt: skip
def test_commands_and_questions_about_ones_own_record_stay_what_they_were(words: str) -> None:
    assert not isinstance(wish_of(words), AskAbout)


def test_topics_name_known_notions_and_lines_and_are_all_asked_for() -> None:
    names = question_words().names
    for topic in topics().values():
        used = frozenset().union(*topic.asks, *topic.says, topic.also, topic.unless)
        assert used <= names, (topic.name, used - names)
        assert topic.asks, topic.name
        assert topic.line == "own" or topic.line.split()[0] in {"faq", "tracker"}
        assert topic.next, topic.name
    assert {topic for topic, _ in ASKED} | OURS == set(topics())


OURS = {
    "documentation-when",
    "more-time",
    "fees",
    "reminders",
    "privacy",
    "exam-windows",
    "exam-length",
    "exam-place",
    "exam-result",
    "correcting",
}


@pytest.mark.parametrize("topic", sorted(topics()))
def test_what_a_topic_offers_to_type_is_understood(topic: str) -> None:
    for label, say in topics()[topic].next:
        words = say.replace("{for_it}", " for teaching")
        assert not isinstance(wish_of(words), Unknown | Chitchat), (label, words)
    assert wish_of(f"about {topics()[topic].title}") == AskAbout(topic)


def filled(house: House, address: str = "dana@example.org") -> list[str]:
    """Every topic's answer to one person."""
    with house.database.read() as session:
        message = Message(channel="web", key="k", sender=Sender(address, True), text="", thread="t")
        turn = Turn(session, house, of_address(session, address), message, NOW)
        return [told(turn, topic) for topic in topics().values()]


def test_every_answer_fills_with_and_without_what_may_be_known(chat: Chat) -> None:
    house = chat.house
    add_person(house, "new@example.org", "New Person", cycle=None)
    bare = filled(house, "new@example.org")
    with house.database.begin() as session:
        of_address(session, "dana@example.org").member_until = date(2027, 3, 1)
        of_address(session, "new@example.org").standing = Standing.CANDIDATE.value
    known = {"fee_non_member_cents": 12500, "office_address": "office@example.org", "request_review_days": 20,
             "audit_days": 30, "public_url": "https://tally.example.org", "fee_deferral_cents": 7700}  # fmt: skip
    rich = House(house.settings.model_copy(update=known), house.database, house.documents, house.secret)
    for answer in bare + filled(rich) + filled(rich, "new@example.org"):
        assert "{" not in answer
        assert "None" not in answer
        assert ".." not in answer.replace("…", "").replace(" ...", "")
        assert len(answer) < 700, answer
    assert any("125.00 USD" in answer for answer in filled(rich))
    assert not any("USD" in answer and "administrative fee" in answer.split("USD")[0][-60:] for answer in bare)
    assert {field for one in topics().values() for _, field, _, _ in Formatter().parse(one.text) if field} == set(FACTS)


def test_answers_say_what_the_rules_say_and_what_is_on_the_record(chat: Chat) -> None:
    for words, *shown in (
        ("how many per domain?", "at least 5 credits"),
        ("how many credits per year?", "Each of the 5 years asks for at least 5 credits", "In total 50 credits"),
        ("how many years of employment do I need?", "3 years of active employment"),
        ("how long is the exam", "3 hours", "Pearson VUE"),
        ("when is the exam held?", "1 March to 31 March", "applications close on 1 February", "1 September"),
        ("when will I get my authorization to test?", "3 to 4 days"),
        ("can I defer my exam?", "72 hours", "50.00 USD", "twice"),
        ("how much is the non-member fee?", "the amount isn't known here", "isn't paid back"),
        ("do I need to be a member?", "Your record shows no membership"),
        ("do I need documentation?", "counts only once its documentation is here"),
        ("what happens if I miss a year?", "isn't known here"),
        ("is there a grace period?", "isn't known here"),
        ("where is my certification number?", "number C-0001"),
        ("who can I email with questions?", "tell the office"),
    ):
        chat.say(words)
        assert all(one in chat.text or one[:1].upper() + one[1:] in chat.text for one in shown), (words, chat.text)
    with chat.house.database.begin() as session:
        of_address(session, "dana@example.org").member_until = date(2027, 3, 1)
    chat.say("is membership required?")
    assert "you are a member, until 1 March 2027" in chat.text


def test_a_question_begins_nothing_and_its_button_does(chat: Chat) -> None:
    for _, words in ASKED:
        chat.say(words)
        assert chat.text.strip()
    with chat.house.database.read() as session:
        for table in (CreditRequest, ExamApplication, Mentoring, MentorOffer, Question):
            assert session.scalar(select(func.count()).select_from(table)) == 0, table
    chat.say("can I request credit for teaching a workshop?")
    assert ("Request credit", "request credit for teaching a workshop") in [
        (c.label, c.say) for c in chat.replies[0].choices
    ]
    chat.press("Request credit")
    with chat.house.database.read() as session:
        assert session.scalar(select(func.count()).select_from(CreditRequest)) == 1


@ON_ONE_DATABASE
def test_asked_in_the_middle_of_a_form_leaves_the_form_as_it_was(chat: Chat) -> None:
    chat.say("request credit")
    for words in ("do I need documentation?", "how does the mentor program work?", "who reviews requests?"):
        chat.say(words)
        assert "still open" in chat.text
    chat.say("Authorship for oncologists")
    with chat.house.database.read() as session:
        assert session.scalars(select(CreditRequest)).one().title == "Authorship for oncologists"
    chat.say("cancel")
    chat.say("add 2h")
    chat.say("is there a tutorial?")
    assert "No tutorial is known" in chat.text


@ON_ONE_DATABASE
def test_what_fits_no_topic_is_offered_the_nearest_and_never_a_form(chat: Chat) -> None:
    for words in ("who has an exam in March?", "in which building do I take my next exam of all?"):
        chat.say(words)
        assert "[Contact the office]" in chat.text or "exam" in chat.text
    chat.say("who has an exam in March?")
    assert "no answer to just that" in chat.text
    label = next(choice.label for choice in chat.replies[-1].choices)
    chat.press(label)
    assert "no answer to just that" not in chat.text
    with chat.house.database.read() as session:
        assert session.scalar(select(func.count()).select_from(ExamApplication)) == 0


@ON_ONE_DATABASE
def test_faq_lists_everything_that_can_be_asked(chat: Chat) -> None:
    chat.say("faq")
    assert all(topic.title in chat.text for topic in topics().values())


def test_typing_mistakes_and_order_do_not_matter() -> None:
    for words in ("how logn is the exma", "documentatoin needed?", "is the membershp required", "exam length?"):
        assert topic_of(words.rstrip("?"), marked=words.endswith("?")), words
    assert notions("how much is the exam fee").strange == ()


def test_a_list_is_filtered_by_domain_years_who_added_and_what_lacks_proof(chat: Chat) -> None:
    add_credit(chat.house, "A poster", day=date(2025, 5, 6))
    add_credit(chat.house, "A talk", day=date(2024, 5, 6))
    for words in ("filter my credits by category foster between 2024 and 2025", "list foster 2024 to 2025"):
        chat.say(words)
        assert "A poster" in chat.text, words
        assert "A talk" in chat.text, words
        assert "Foster" in chat.text, words
    for words in (
        "list credits I added myself",
        "list credits without certificate",
        "which credits are without a certificate?",
    ):
        chat.say(words)
        assert "A poster" in chat.text, words
    chat.say("list credits added by the programme")
    assert "You have no credits added by the programme" in chat.text


@ON_ONE_DATABASE
def test_a_new_address_is_said_to_be_changed_in_the_membership_record(chat: Chat) -> None:
    chat.say("change my email to d2@example.org")
    assert "membership record" in chat.text
    assert "link new@example.org" in chat.text


def test_whoever_has_no_cycle_sees_their_status(house: House) -> None:
    add_person(house, "ann@example.org", "Ann Applicant", cycle=None)
    with house.database.begin() as session:
        of_address(session, "ann@example.org").standing = Standing.APPLICANT.value
    ann = Chat(house, "ann@example.org")
    ann.say("what's my status?")
    assert "Your status: applicant" in ann.text
