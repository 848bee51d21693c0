"""Help, small talk, words not understood, a word to the office."""

from __future__ import annotations

import pytest
from answers_samples import letters
from talking import NOW, Chat

from bot.answers.explaining import GLOSSARY
from bot.answers.help_topics import SHOWN, TOPICS
from bot.answers.helping import nearest_example
from bot.intents import Explain, Unknown
from bot.understand import understand
from bot.understand.matters import read_matter
from bot.understand.terms import TERMS
from core.actions.practitioners import of_address
from core.house import House
from core.store.tables import Entry

ON_ONE_DATABASE = pytest.mark.parametrize("house", ["sqlite"], indirect=True)


def journal(house: House, address: str = "dana@example.org") -> list[Entry]:
    """The person's journal, payloads loaded."""
    with house.database.read() as session:
        person = of_address(session, address)
        rows = session.query(Entry).filter(Entry.practitioner_id == person.id).order_by(Entry.id).all()
        for row in rows:
            assert row.payload is None or row.payload.after is not None or row.payload.before is not None
        session.expunge_all()
        return rows


@ON_ONE_DATABASE
def test_help_is_short_and_names_every_subject(chat: Chat) -> None:
    chat.say("help")
    assert chat.text.count("\n") < 25
    for word in ("add 1.5h GPP3", "am I on track?", "export", "remind me every Monday at 9", "link dana@example.org"):
        assert word in chat.text


@ON_ONE_DATABASE
def test_help_on_a_topic_and_on_a_wish(chat: Chat) -> None:
    chat.say("help reminders")
    assert "don't remind me until January" in chat.text
    chat.say("help export")
    assert "export as pdf" in chat.text
    assert "format" not in chat.text


@ON_ONE_DATABASE
def test_small_talk_logs_nothing(chat: Chat) -> None:
    chat.say("thanks!")
    assert "welcome" in chat.text
    chat.say("lunch at 1:30?")
    assert "logged nothing" in chat.text
    chat.say("list")
    assert "nothing in your record yet" in chat.text


@ON_ONE_DATABASE
def test_what_is_not_understood_is_named_with_one_example(chat: Chat) -> None:
    chat.say("flurbish the wug")
    assert "flurbish" in chat.text
    assert "nothing was saved" in chat.text
    assert "Type for example: add 1.5h GPP3" in chat.text


def test_the_example_is_the_one_nearest_to_what_was_typed() -> None:
    assert nearest_example("remind every monday at nine") == "remind me every Monday at 9"
    assert nearest_example("wher is the badge of mine") == "where is my badge?"
    assert nearest_example("flurbish the wug") is None


@ON_ONE_DATABASE
def test_a_word_to_the_office_is_passed_on_word_for_word(chat: Chat) -> None:
    chat.house.settings.office_address = "office@example.org"
    chat.say("tell the office my name has changed")
    assert "passed it on to the office" in chat.text
    letter = letters(chat.house, "office")[0]
    assert letter.to == {"address": "office@example.org", "reply_to": "dana@example.org"}
    assert "my name has changed" in letter.reply["text"]
    assert "Dana Example" in str(letter.subject)
    chat.say("undo")
    assert "can't be taken back" in chat.text


@ON_ONE_DATABASE
def test_the_words_are_asked_for_when_there_are_none(chat: Chat) -> None:
    chat.house.settings.office_address = "office@example.org"
    chat.say("contact the office")
    assert "What shall I tell the office?" in chat.text
    chat.say("My certificate number is C-1, list it please")
    assert "My certificate number is C-1, list it please" in letters(chat.house, "office")[0].reply["text"]


@ON_ONE_DATABASE
def test_without_an_office_address_the_words_are_kept_and_the_setting_named(chat: Chat) -> None:
    chat.say("tell the office my name has changed")
    assert "TALLY_OFFICE_ADDRESS" in chat.text
    assert "kept" in chat.text
    assert letters(chat.house, "office") == []
    assert [row.verb for row in journal(chat.house)] == ["contact"]


@ON_ONE_DATABASE
def test_help_names_what_is_under_way_and_has_a_topic_for_each(chat: Chat) -> None:
    chat.say("help")
    assert all(words in chat.text for words in SHOWN)
    for asked, shown in (
        ("help requests", "status of R17"),
        ("help exam", "my exam is on 15 March 2027 at 10:00"),
        ("help recertify", "recertify by exam"),
        ("help mentors", "tell my mentor I am free on Friday"),
        ("help badge", "where is my badge?"),
        ("help fees", "what do I owe?"),
        ("help audits", "my audit"),
    ):
        chat.say(asked)
        assert shown in chat.text
        assert chat.text.count("\n") == 0


@pytest.mark.parametrize("example", [one for _, _, examples in TOPICS.values() for one in examples] + list(SHOWN))
def test_each_example_of_a_topic_is_understood(example: str) -> None:
    matter = read_matter(example, NOW.date())
    assert matter is not None or not isinstance(understand(example, now=NOW), Unknown)


def test_every_word_of_the_glossary_can_be_asked_for_and_shows_what_to_type() -> None:
    assert set(GLOSSARY) == set(TERMS)
    for word, (_, example) in GLOSSARY.items():
        assert understand(f"what is a {word}?", now=NOW) == Explain((word,))
        assert read_matter(example, NOW.date()) or not isinstance(understand(example, now=NOW), Unknown | Explain)


@ON_ONE_DATABASE
def test_words_of_the_programme_are_explained(chat: Chat) -> None:
    chat.say("what is a candidate?")
    assert "they may sit the exam" in chat.text
    chat.say("what's the difference between a credential and a certificate?")
    assert "what you are certified with" in chat.text
    assert "the proof that you attended" in chat.text
    chat.say("glossary")
    assert all(word in chat.text for word in GLOSSARY)
    chat.say("add 2h")
    chat.say("what is a proposal?")
    assert "shown before anything is saved" in chat.text


@ON_ONE_DATABASE
def test_how_to_sign_out_depends_on_where_one_speaks(chat: Chat) -> None:
    chat.say("log out")
    assert "Press *Sign out* on this page" in chat.text
    by_mail = Chat(chat.house, channel="mail")
    by_mail.say("how do I sign out?")
    assert "nothing to sign out of in letters" in by_mail.text
    chat.say("list")
    assert "nothing in your record yet" in chat.text


@ON_ONE_DATABASE
def test_who_wants_to_change_an_own_fact_is_told_where(chat: Chat) -> None:
    chat.say("how do I change my email?")
    assert "link new@example.org" in chat.text
    for said in ("how do I change my name?", "change my name to Dana Smith", "my name has changed"):
        chat.say(said)
        assert "Your name is copied from your membership record" in chat.text
        assert "tell the office my name has changed" in chat.text
    chat.say("update my postal address")
    assert "Your postal address is copied" in chat.text


@ON_ONE_DATABASE
def test_my_mentoring_is_shown(chat: Chat) -> None:
    for said in ("my mentoring", "who is my mentor?", "who's my mentor?"):
        chat.say(said)
        assert "There is no mentoring in your record" in chat.text


@ON_ONE_DATABASE
def test_what_only_looks_like_a_message_is_shown_before_it_goes(chat: Chat) -> None:
    chat.house.settings.office_address = "office@example.org"
    chat.say("the office should know I can't log in since the new phone")
    assert "Shall I pass this on to the office? \"the office should know I can't log in" in chat.text
    chat.press("No")
    assert "the office gets nothing" in chat.text
    assert letters(chat.house, "office") == []
    chat.say("the office should know I can't log in since the new phone")
    chat.press("Send it")
    assert "I can't log in since the new phone" in letters(chat.house, "office")[0].reply["text"]
