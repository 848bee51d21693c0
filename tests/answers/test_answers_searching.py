"""The approved list, searched and added from."""

from __future__ import annotations

from datetime import date

from answers_samples import add_credit, labels
from talking import Chat


def test_hits_with_typing_mistakes_can_be_added(chat: Chat) -> None:
    chat.say("search artifical inteligence")
    assert "Artificial intelligence in publication planning" in chat.text
    assert "live, Wed 9 Sep 2026 · 1 h · Develop Publication Plan" in chat.text
    assert labels(chat)[0] == "Add 1"
    chat.press("Add 1")
    assert "Ready to save" in chat.text
    chat.say("save")
    assert "Saved as #1" in chat.text


def test_a_number_or_a_place_takes_a_hit(chat: Chat) -> None:
    chat.say("search annual meeting 2026")
    assert "opening plenary" in chat.text
    assert "authorship roundtable" in chat.text
    lines = chat.text.splitlines()
    place = next(line.split(".")[0] for line in lines if "authorship roundtable" in line)
    chat.say(place)
    assert "authorship roundtable" in chat.text
    assert "Ready to save" in chat.text


def test_what_is_in_the_record_is_marked(chat: Chat) -> None:
    add_credit(chat.house, code="A3", day=date(2026, 3, 4))
    chat.say("search plain language")
    assert "in your record as #1" in chat.text


def test_dates_and_domain_narrow_it(chat: Chat) -> None:
    chat.say("find activities in foster")
    assert "GPP3" in chat.text
    assert "Plain language" not in chat.text


def test_nothing_found_says_what_one_can_do(chat: Chat) -> None:
    chat.say("search underwater basket weaving")
    assert "found nothing on the approved list" in chat.text
    assert "request for approval" in chat.text


def test_webinars_are_found_though_no_course_type_is_called_so(chat: Chat) -> None:
    chat.say("find webinars about artificial intelligence")
    assert "Artificial intelligence" in chat.text


def test_abbreviations_of_the_field_are_spelled_out(chat: Chat) -> None:
    chat.say("find webinars about AI")
    assert "Artificial intelligence in publication planning" in chat.text


def test_what_takes_no_hit_answers_what_was_asked_before(chat: Chat) -> None:
    chat.say("add 2h Some workshop nobody lists on 3 March 2026, foster")
    assert "Ready to save" in chat.text
    chat.say("search plain language")
    chat.say("save")
    assert "Saved as #1" in chat.text
