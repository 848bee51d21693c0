"""Strangers: an address is proven first, then what they said is served; nobody learns who is known."""

from __future__ import annotations

from datetime import timedelta
from threading import Thread

from answers_samples import another, code_sent, letters
from sqlalchemy import select
from talking import Chat, add_activities, add_person

from core.actions.codes import TRIES
from core.actions.practitioners import by_address, by_slack
from core.actions.sealed import unsealed
from core.house import House
from core.store.tables import Practitioner


def slack(house: House, account: str = "T1:U1") -> Chat:
    """Somebody in Slack whom nobody knows yet."""
    return Chat(house, account, channel="slack")


def people(house: House) -> list[str]:
    """Everybody's name."""
    with house.database.read() as session:
        return list(session.scalars(select(Practitioner.name).order_by(Practitioner.id)))


def test_slack_asks_for_the_address_then_serves_what_was_said_first(house: House) -> None:
    add_activities(house)
    add_person(house)
    chat = slack(house)
    chat.say("add 1.5h GPP3")
    assert "Which mail address is yours?" in chat.text
    chat.say("dana@example.org")
    assert "sent a code to dana@example.org" in chat.text
    assert "Slack account" in letters(house, "code")[0].reply["text"]
    chat.say(code_sent(house))
    assert "You are linked" in chat.text
    assert "Is it" in chat.text
    assert "GPP3: what changed" in chat.text
    assert [row.to["address"] for row in letters(house, "notice")] == ["dana@example.org"]
    with house.database.read() as session:
        linked = by_slack(session, "T1", "U1")
        assert linked is not None
        assert linked.name == "Dana Example"
    chat.say("the first one")
    chat.say("save")
    assert "Saved as #1" in chat.text


def test_naming_the_address_at_once_works(house: House) -> None:
    add_person(house)
    chat = slack(house)
    chat.say("I'm dana@example.org")
    assert "sent a code to dana@example.org" in chat.text
    chat.say(code_sent(house))
    assert "You are linked" in chat.text
    assert len(chat.replies) == 1


def test_the_same_words_whether_or_not_the_address_is_known(house: House) -> None:
    add_person(house)
    known, unknown = slack(house, "T1:U1"), slack(house, "T1:U2")
    known.say("I'm dana@example.org")
    unknown.say("I'm new@example.org")
    assert known.text.replace("dana@", "X@") == unknown.text.replace("new@", "X@")


def test_an_unknown_address_gets_a_record_with_standing_none(house: House) -> None:
    chat = slack(house)
    chat.say("am I on track?")
    chat.say("new@example.org")
    chat.say(code_sent(house))
    assert "begun a record for new@example.org" in chat.text
    assert "no certification cycle on your record yet" in chat.text
    with house.database.read() as session:
        person = by_address(session, "new@example.org")
        assert person is not None
        assert person.standing == "none"


def test_wrong_codes_stay_counted(house: House) -> None:
    add_person(house)
    chat = slack(house)
    chat.say("I'm dana@example.org")
    code = code_sent(house)
    for left in range(TRIES - 1, 0, -1):
        chat.say(another(code))
        assert f"You have {left}" in chat.text
    chat.say(another(code))
    assert "tried too often" in chat.text
    chat.say(code)
    assert "You are linked" not in chat.text
    with house.database.read() as session:
        assert by_slack(session, "T1", "U1") is None


def test_one_askers_code_is_no_use_to_another(house: House) -> None:
    add_person(house)
    chat, thief = slack(house), slack(house, "T1:U9")
    chat.say("I'm dana@example.org")
    thief.say("I'm dana@example.org")
    first = unsealed(letters(house, "code")[0], house.secret).text.split("*")[1]
    second = code_sent(house)
    if first != second:
        thief.say(first)
        assert "isn't the code" in thief.text


def test_three_codes_an_hour_per_asker(house: House) -> None:
    chat = slack(house)
    for place in range(4):
        chat.say(f"I'm somebody{place}@example.org")
    assert "three codes within the hour" in chat.text
    assert len(letters(house, "code")) == 3


def test_ten_minutes(house: House) -> None:
    add_person(house)
    chat = slack(house)
    chat.say("I'm dana@example.org")
    chat.now += timedelta(minutes=11)
    chat.say(code_sent(house))
    assert "expired" in chat.text


def test_cancel_links_nothing(house: House) -> None:
    add_person(house)
    chat = slack(house)
    chat.say("I'm dana@example.org")
    code = code_sent(house)
    chat.say("cancel")
    assert "nothing was linked" in chat.text
    chat.say(code)
    assert "Which mail address is yours?" in chat.text


def test_what_is_said_while_a_code_is_awaited_is_kept(house: House) -> None:
    add_person(house)
    chat = slack(house)
    chat.say("I'm dana@example.org")
    chat.say("am I on track?")
    assert "First type the six digits I sent to dana@example.org" in chat.text
    chat.say(code_sent(house))
    assert "Not yet for this year" in chat.text


def test_the_terminal_sends_the_code_to_the_address_it_speaks_as(house: House) -> None:
    chat = Chat(house, "new@example.org", channel="terminal")
    chat.say("list")
    assert "sent a code to new@example.org" in chat.text
    chat.say(code_sent(house))
    assert "begun a record" in chat.text
    assert "nothing in your record yet" in chat.text


def test_a_letter_from_nobody_known_is_answered_once_a_day_and_served_after_yes(house: House) -> None:
    from core.actions.tokens import token_for  # noqa: PLC0415 - beside its use

    add_activities(house)
    chat = Chat(house, "new@example.org", channel="mail", proven=False)
    assert chat.say("add 1.5h GPP3") == []
    assert chat.say("hello?") == []
    greetings = letters(house, "greeting")
    assert [row.to["address"] for row in greetings] == ["new@example.org"]
    assert "Reply YES" in greetings[0].reply["text"]
    assert people(house) == []
    chat.say("YES", token=token_for(house.secret, greetings[0].key))
    assert "begun a record for new@example.org" in chat.text
    assert "GPP3: what changed" in chat.text
    assert len(people(house)) == 1


def test_yes_without_the_token_begins_nothing(house: House) -> None:
    chat = Chat(house, "new@example.org", channel="mail", proven=False)
    chat.say("add 1.5h GPP3")
    assert chat.say("YES") == []
    assert people(house) == []
    chat.now += timedelta(days=1)
    chat.say("YES")
    assert len(letters(house, "greeting")) == 2
    assert people(house) == []


def test_no_begins_nothing(house: House) -> None:
    from core.actions.tokens import token_for  # noqa: PLC0415 - beside its use

    chat = Chat(house, "new@example.org", channel="mail", proven=False)
    chat.say("add 1.5h GPP3")
    chat.say("no", token=token_for(house.secret, letters(house, "greeting")[0].key))
    assert "begun no record" in chat.text
    assert people(house) == []


def test_tries_made_at_once_are_all_counted(house: House) -> None:
    add_person(house)
    slack(house).say("I'm dana@example.org")
    code = code_sent(house)
    at_once = [slack(house) for _ in range(8)]
    threads = [Thread(target=one.say, args=(another(code),)) for one in at_once]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    said = " ".join(one.text for one in at_once)
    assert all(said.count(f"You have {left} ") == 1 for left in range(TRIES - 1, 0, -1))
    assert said.count("tried too often") == len(at_once) - (TRIES - 1)
    last = slack(house)
    last.say(code)
    assert "You are linked" not in last.text


def test_two_first_letters_at_once_get_one_answer_and_are_both_taken_up(house: House) -> None:
    from core.actions.tokens import token_for  # noqa: PLC0415 - beside its use

    both = [Chat(house, "new@example.org", channel="mail", proven=False) for _ in range(2)]
    threads = [Thread(target=one.say, args=(text,)) for one, text in zip(both, ("list", "help"), strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    greetings = letters(house, "greeting")
    assert len(greetings) == 1
    chat = both[0]
    chat.say("yes", token=token_for(house.secret, greetings[0].key))
    assert "nothing in your record yet" in chat.text
    assert "Tell me what you attended, or send its certificate" in chat.text
