"""Addresses and accounts on a record: proven by a code, told to the others, never the last one taken off."""

from __future__ import annotations

from datetime import timedelta

from answers_samples import another, code_sent, letters
from talking import Chat, add_person

from core.actions.codes import TRIES
from core.house import House


def test_a_new_address_is_proven_and_the_old_one_told(chat: Chat) -> None:
    chat.say("link dana@home.example.org")
    assert "sent a code to dana@home.example.org" in chat.text
    assert [row.to for row in letters(chat.house, "code")] == [{"address": "dana@home.example.org"}]
    chat.say(code_sent(chat.house))
    assert "dana@home.example.org is on your record now" in chat.text
    notices = letters(chat.house, "notice")
    assert [row.to["address"] for row in notices] == ["dana@example.org"]
    assert "unlink dana@home.example.org" in notices[0].reply["text"]
    other = Chat(chat.house, "dana@home.example.org")
    other.say("profile")
    assert "Dana Example" in other.text


def test_the_code_is_nowhere_but_in_its_letter(chat: Chat) -> None:
    chat.say("link dana@home.example.org")
    code = code_sent(chat.house)
    assert code not in chat.text
    chat.say("communications")
    assert code not in chat.text


def test_wrong_codes_are_counted_and_then_over(chat: Chat) -> None:
    chat.say("link dana@home.example.org")
    code = code_sent(chat.house)
    for left in range(TRIES - 1, 0, -1):
        chat.say(another(code))
        assert f"You have {left} {'try' if left == 1 else 'tries'} left" in chat.text
    chat.say(another(code))
    assert "expired or was tried too often" in chat.text
    chat.say(code)
    assert "is on your record now" not in chat.text


def test_a_code_lives_ten_minutes(chat: Chat) -> None:
    chat.say("link dana@home.example.org")
    chat.now += timedelta(minutes=11)
    chat.say(code_sent(chat.house))
    assert "expired or was tried too often" in chat.text


def test_three_codes_an_hour(chat: Chat) -> None:
    for _ in range(3):
        chat.say("link dana@home.example.org")
        assert "sent a code" in chat.text
    chat.say("link dana@home.example.org")
    assert "three codes within the hour" in chat.text
    assert len(letters(chat.house, "code")) == 3
    chat.now += timedelta(hours=1, minutes=1)
    chat.say("link dana@home.example.org")
    assert "sent a code" in chat.text


def test_the_same_words_for_somebody_elses_address(chat: Chat) -> None:
    add_person(chat.house, "robin@example.org", "Robin Sample")
    chat.say("link robin@example.org")
    known = chat.text.replace("robin@example.org", "X")
    chat.say("cancel")
    chat.say("link nobody@example.org")
    assert chat.text.replace("nobody@example.org", "X") == known


def test_somebody_elses_proven_address_stays_theirs(chat: Chat) -> None:
    add_person(chat.house, "robin@example.org", "Robin Sample")
    chat.say("link robin@example.org")
    chat.say(code_sent(chat.house))
    assert "belongs to another record" in chat.text
    robin = Chat(chat.house, "robin@example.org")
    robin.say("profile")
    assert "Robin Sample" in robin.text


def test_an_address_is_asked_for_and_a_wrong_one_refused(chat: Chat) -> None:
    chat.say("link dana@example.org")
    assert "on your record already" in chat.text
    assert letters(chat.house, "code") == []


def test_unlink_never_the_last_and_tells_everyone(chat: Chat) -> None:
    chat.say("unlink dana@example.org")
    assert "the only address of your record" in chat.text
    chat.say("link dana@home.example.org")
    chat.say(code_sent(chat.house))
    chat.say("unlink dana@home.example.org")
    assert "dana@home.example.org is off your record" in chat.text
    told = {row.to["address"] for row in letters(chat.house, "notice") if "taken off" in str(row.subject)}
    assert told == {"dana@example.org", "dana@home.example.org"}
    chat.say("undo")
    assert "can't be taken back" in chat.text
    chat.say("unlink old@example.org")
    assert "can't find old@example.org" in chat.text


def test_taking_off_the_primary_makes_another_one_primary(chat: Chat) -> None:
    chat.say("link dana@home.example.org")
    chat.say(code_sent(chat.house))
    chat.say("unlink dana@example.org")
    assert "off your record" in chat.text
    home = Chat(chat.house, "dana@home.example.org")
    home.say("unlink dana@home.example.org")
    assert "the only address of your record" in home.text


def test_unlink_slack_without_one(chat: Chat) -> None:
    chat.say("unlink slack")
    assert "can't find a Slack account" in chat.text


def test_profile_and_communications(chat: Chat) -> None:
    chat.say("profile")
    assert "Standing: CMPP (you hold the credential)" in chat.text
    assert "Certified until: Sun 31 Dec 2028" in chat.text
    assert "changed there, not here" in chat.text
    chat.say("communications")
    assert "sent you nothing yet" in chat.text


def test_communications_are_found_by_words(house: House) -> None:
    from core.actions.practitioners import of_address  # noqa: PLC0415 - beside its use
    from core.message import Reply  # noqa: PLC0415 - the same
    from core.outbox import post  # noqa: PLC0415 - the same

    add_person(house)
    chat = Chat(house)
    with house.database.begin() as session:
        person = of_address(session, "dana@example.org")
        for key, subject in (("n1", "1.5 credits to go by 31 December"), ("n2", "The annual meeting was added")):
            post(session, key=key, channel="mail", to={}, reply=Reply("text", subject=subject), kind="nudge",
                 practitioner_id=person.id, now=chat.now, sent=True)  # fmt: skip
    chat.say("communications")
    assert "*2 letters*" in chat.text
    chat.say("what did you send me about the annual meeting?")
    assert "The annual meeting was added" in chat.text
    assert "1.5 credits" not in chat.text


def test_a_time_zone_is_taken_and_taken_back(chat: Chat) -> None:
    chat.say("my time zone is Europe/Berlin")
    assert "Europe/Berlin now; it is 16:00 there" in chat.text
    chat.say("undo")
    chat.say("profile")
    assert "Time zone: America/New_York" in chat.text


def test_a_city_is_enough_when_one_zone_has_it(chat: Chat) -> None:
    for said in ("set my time zone to Berlin", "my timezone is New York", "time zone: Tokyo"):
        chat.say(said)
        assert "Your time zone is" in chat.text
    chat.say("set my time zone to Louisville")
    assert "Which one is yours?" in chat.text
    chat.press("America/Kentucky/Louisville")
    assert "Your time zone is America/Kentucky/Louisville now" in chat.text
    chat.say("set my time zone to Springfield")
    assert "I know no time zone by that name" in chat.text
    chat.say("show my time zone")
    assert "Time zone: America/Kentucky/Louisville" in chat.text


def test_a_letter_that_is_only_said_to_be_theirs_changes_no_zone(chat: Chat) -> None:
    forged = Chat(chat.house, channel="mail", proven=False)
    forged.say("my time zone is Europe/Berlin")
    assert "Nothing is changed yet" in forged.text
    chat.say("profile")
    assert "Time zone: America/New_York" in chat.text


def test_a_wish_while_a_code_is_awaited_is_served_and_is_no_try(chat: Chat) -> None:
    chat.say("link dana@home.example.org")
    chat.say("progress in 2025")
    assert "Year 2" in str(chat.replies[0].picture)
    chat.say("blah")
    assert "waiting for the six digits" in chat.text
    chat.say(another(code_sent(chat.house)))
    assert "You have 4 tries left" in chat.text
