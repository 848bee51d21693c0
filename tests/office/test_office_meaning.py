"""What comes of a staff sentence: a look at once, an act on yes, one question for what is missing, an honest no."""

from __future__ import annotations

import pytest
from office_people import ANN, AUDREY, CARL, CORA, DANA, OLGA, add_request, letters_to
from office_sentences import office
from talking import NOW, Chat, add_person

from core.actions.practitioners import of_address
from core.store.tables import CreditRequest

__all__ = ["office"]
ROBIN = "robin@example.org"


def state_of(chat: Chat, number: int) -> str:
    with chat.house.database.read() as session:
        return session.get_one(CreditRequest, number).state


def test_an_act_is_done_on_yes_alone(office: Chat) -> None:
    carl = Chat(office.house, CARL)
    carl.say("I am happy with R1, 1.5 h implement because the agenda shows 90 minutes")
    assert "Approve R1 for 1.5 h implement because the agenda shows 90 minutes?" in carl.text
    assert "Dana Example" in carl.text
    assert "You can also type: approve R1 1.5 implement because the agenda shows 90 minutes" in carl.text
    assert state_of(office, 1) == "submitted"
    carl.press("No")
    assert state_of(office, 1) == "submitted"
    carl.say("turn down R2, it is not about publications")
    assert "Decline R2 because it is not about publications?" in carl.text
    carl.press("Yes")
    assert state_of(office, 2) == "declined"
    assert "it is not about publications" in letters_to(office.house, ROBIN)


def test_what_is_asked_is_corrected_in_words(office: Chat) -> None:
    carl = Chat(office.house, CARL)
    carl.say("R1 looks good with two hours implement")
    carl.say("no, 1.5 hours")
    assert "Approve R1 for 1.5 h implement?" in carl.text
    carl.say("yes")
    assert state_of(office, 1) == "approved"
    olga = Chat(office.house, OLGA)
    olga.say("let Carl look at R2")
    assert "Give R2 to Carl Committee?" in olga.text
    olga.say("to Cora")
    assert "Give R2 to Cora Committee?" in olga.text
    olga.say("yes")
    assert "R2 is with Cora Committee now" in olga.text


def test_a_case_is_found_by_its_owner(office: Chat) -> None:
    olga = Chat(office.house, OLGA)
    olga.say("give Dana's request to Cora")
    assert "Give R1 to Cora Committee?" in olga.text
    add_request(office.house, DANA, "Posters")
    olga.say("give Dana's request to Cora")
    assert "Which one?" in olga.text
    olga.press("R3 · Dana Example")
    assert "Give R3 to Cora Committee?" in olga.text
    olga.say("Robin's fee is paid")
    assert "Robin Sample has no fee that I could mean" in olga.text


def test_a_missing_part_is_asked_for_once(office: Chat) -> None:
    olga = Chat(office.house, OLGA)
    olga.say("assign the request of Dana")
    assert "Whom do you mean?" in olga.text
    olga.say("Cora")
    assert "Give R1 to Cora Committee?" in olga.text
    carl = Chat(office.house, CARL)
    carl.say("approve it")
    assert "Which one?" in carl.text
    carl.say("R2")
    assert "Approve R2?" in carl.text
    carl.say("turn down R1")
    carl.say("it is marketing")
    assert "Decline R1 because it is marketing?" in carl.text
    carl.say("R1 is fine with about 2 hours")
    assert "I can't read the hours beyond doubt, so nothing was decided" in carl.text
    carl.say("cancel")
    assert state_of(office, 1) == "submitted"


def test_two_people_of_one_name_are_asked_about(office: Chat) -> None:
    add_person(office.house, "dana.other@example.org", "Dana Other")
    olga = Chat(office.house, OLGA)
    olga.say("let Dana know that the office is closed")
    assert "Whom do you mean?" in olga.text
    olga.press("Dana Other, dana.other@example.org")
    assert 'Shall I write to Dana Other: "the office is closed"' in olga.text
    assert "the office is closed" not in letters_to(office.house, "dana.other@example.org")
    olga.say("yes")
    assert "the office is closed" in letters_to(office.house, "dana.other@example.org")
    assert "the office is closed" not in letters_to(office.house, DANA)


@pytest.mark.parametrize(("line", "asked"), [
    ("don't approve R1 yet", "I didn't understand"), ("R1 should never be approved", "I didn't understand"),
    ("who approved R1?", "*R1*"), ("was R2 declined?", "*R2*"), ("is R1 approved", "*R1*"), ("why was R2 declined?", "*R2*"),
    ("has Dana paid?", "*Dana Example*"), ("approve R1 and R2", "I can't decide on several"),
    ("R1 and R2 are fine", "I can't decide on several"), ("reject all requests", "I can't decide on several"),
])  # fmt: skip
def test_a_question_a_no_and_several_do_nothing(office: Chat, line: str, asked: str) -> None:
    carl = Chat(office.house, CARL)
    carl.say(line)
    assert asked in carl.text
    assert "[Yes]" not in carl.text
    assert (state_of(office, 1), state_of(office, 2)) == ("submitted", "submitted")


@pytest.mark.parametrize(("line", "says", "buttons"), [
    ("suspend dana@example.org", "I can't suspend anybody", ["Dana's record", "Whose credential expired"]),
    ("lock Robin's account", "I can't suspend anybody", ["Robin's record", "Whose credential expired"]),
    ("charge dana@example.org 50 USD", "I can't charge a person an amount", ["Dana's record", "Fees that are due"]),
    ("bill Robin 50 EUR", "I can't charge a person an amount", ["Robin's record", "Fees that are due"]),
    ("merge dana@example.org into robin@example.org", "I can't merge two records",
     ["Dana's record", "Look up robin@example.org"]),
    ("approve accommodations of exam 1", "I can't decide on accommodations", ["Show exam 1", "Ann's record"]),
    ("get rid of Robin Sample", "I can't delete anybody", ["Robin's record", "Robin's audit pack"]),
    ("rename Dana Example to Dana Smith", "I can't change somebody's name", None),
    ("set Robin's address to robin2@example.org", "I can't change somebody's name", ["Robin's record", "Import practitioners"]),
    ("log 2h foster for Dana", "I can't enter credits for somebody else", None),
    ("withdraw R2", "I can't delete or withdraw a case", ["Show R2", "Decline R2"]),
    ("exam 1 no show", "I can't record a no-show", ["Close exam 1", "Show exam 1"]),
])  # fmt: skip
def test_what_cant_be_done_is_said_with_what_can(office: Chat, line: str, says: str, buttons: list[str] | None) -> None:
    olga = Chat(office.house, OLGA)
    before = {address: letters_to(office.house, address) for address in (DANA, ROBIN, ANN)}
    olga.say(line)
    assert says in olga.text
    assert "Nothing was done, and nothing was sent to" in olga.text
    assert {address: letters_to(office.house, address) for address in before} == before
    if buttons is not None:
        assert [choice.label for choice in olga.replies[0].choices] == buttons
    olga.press(olga.replies[0].choices[0].label)
    assert "I can't" not in olga.text, "the nearest works"


def test_every_nearest_button_is_a_command() -> None:
    from bot.understand.office.composing import written  # noqa: PLC0415
    from bot.understand.office.table import commands  # noqa: PLC0415
    from bot.understand.staff import read_staff  # noqa: PLC0415

    slots = {"case": "exam 3", "person": DANA, "person2": ROBIN, "first": "Dana"}
    said = [written(say, slots) for one in commands() for _, say in one.near]
    assert said
    assert [one for one in said if read_staff(one, NOW.date()) is None] == []


def test_every_command_is_read_by_the_strict_table() -> None:
    from bot.understand.office.composing import written  # noqa: PLC0415
    from bot.understand.office.table import commands  # noqa: PLC0415
    from bot.understand.staff import read_staff  # noqa: PLC0415

    slots = {
        "person": DANA, "person2": ROBIN, "number": "3", "why": "it was so", "words": "hello there", "hours": "1.5 implement",
        "day": "15 March 2027", "time": "10:00", "role": "committee", "percent": "10%", "batch": "B3", "line": "line 12",
        "reference": "transfer 1", "code": "A1", "window": "March 2027",
        "credential": "C-1234 issued 1 April 2027 cycle 1 January 2027 to 31 December 2031",
    }  # fmt: skip
    for one in (one for one in commands() if not one.cannot):
        for kind in one.about or ("request",):
            case = {"request": "R17", "audit": "A2"}.get(kind, f"{kind} 3")
            said = written(one.says, {**slots, "case": case})
            assert read_staff(said, NOW.date()) is not None, said
            assert one.is_look or one.asks, one.says


@pytest.mark.parametrize("line", [
    f"tell {ROBIN} to hurry", f"suspend {ROBIN}", f"charge {ROBIN} 50 USD", "approve R2", "R2 is fine", "turn down R2",
    f"merge {ROBIN} into dana@example.org", f"add 1h GPP3 for {ROBIN}", "exam 1 was sat yesterday", f"give R2 to {CARL}",
])  # fmt: skip
def test_who_holds_no_role_is_told_so_in_one_sentence(office: Chat, line: str) -> None:
    dana = Chat(office.house, DANA)
    before = letters_to(office.house, ROBIN)
    dana.say(line)
    assert (
        dana.replies[0].text
        == "That is for the programme's office or its committee, so I did nothing and wrote to nobody."
    )
    assert letters_to(office.house, ROBIN) == before
    assert state_of(office, 2) == "submitted"


def test_a_right_that_is_not_held_is_refused_before_it_is_asked(office: Chat) -> None:
    audrey = Chat(office.house, AUDREY)
    audrey.say("let her off fee 1 because of a documented emergency")
    assert "Settling a fee is for the office" in audrey.text
    cora = Chat(office.house, CORA)
    cora.say("Robin joins the committee")
    assert "Granting and revoking roles is for the office" in cora.text


def test_sentences_of_staff_are_not_taken_from_mail(office: Chat) -> None:
    mail = Chat(office.house, CARL, channel="mail")
    mail.say("R1 is fine, approve it")
    assert "I don't take acts of staff from mail" in mail.text
    assert state_of(office, 1) == "submitted"


@pytest.mark.parametrize("line", [
    "add 1h workshop with Dana Example yesterday foster", "log 2h seminar by robin@example.org yesterday foster",
    "1h webinar yesterday foster, contact events@example.com for certificates", "add 1h ICH E6(R3) overview yesterday foster",
])  # fmt: skip
def test_what_an_officer_attended_with_somebody_stays_theirs(office: Chat, line: str) -> None:
    olga = Chat(office.house, OLGA)
    olga.say(line)
    assert "Ready to save" in olga.text


def test_a_credit_that_was_taken_for_somebody_elses_is_ones_own_on_yes(office: Chat) -> None:
    olga = Chat(office.house, OLGA)
    olga.say("add 1h workshop for Dana yesterday foster")
    assert "I can't enter credits for somebody else" in olga.text
    olga.press("It's for my own record")
    assert "Ready to save" in olga.text


@pytest.mark.parametrize("line", [
    "link {}", "I'm {}", "my address is {}", "my new e-mail address is {}", "I am Dana Example, {}", "please also link {}",
    "add {} to my record", "use {} for me from now on", "it's {}",
])  # fmt: skip
def test_linking_begins_where_it_was_said(office: Chat, line: str) -> None:
    dana = Chat(office.house, DANA)
    dana.say(line.format("dana.second@example.org"))
    assert "I have sent a code to dana.second@example.org" in dana.text


@pytest.mark.parametrize("line", [
    "{}", "charge {} 50 USD", "block the account of {}", "change the mail of Robin to {}", "the address of my boss is {}",
    "{} also wants an account", "forward this to {}", "can you add {}?", "please register {}", "this was organised by {}",
])  # fmt: skip
def test_linking_begins_nowhere_else(office: Chat, line: str) -> None:
    for speaker in (DANA, OLGA):
        chat = Chat(office.house, speaker)
        chat.say(line.format("somebody@example.org"))
        assert "I have sent a code" not in chat.text
        with office.house.database.read() as session:
            assert len(of_address(session, speaker).addresses) == 1


def test_a_bare_address_is_asked_about(office: Chat) -> None:
    dana = Chat(office.house, DANA)
    dana.say("dana.second@example.org")
    assert "Is dana.second@example.org an address of yours?" in dana.text
    dana.press("Link it")
    assert "I have sent a code to dana.second@example.org" in dana.text
    olga = Chat(office.house, OLGA)
    olga.say("robin@example.org")
    assert "*Robin Sample*" in olga.text
