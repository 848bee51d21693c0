"""The approved list, searched and added from."""

from __future__ import annotations

from datetime import date

import pytest
from answers_samples import add_credit, labels
from talking import Chat

from core.actions.catalogue import add_activity
from core.house import House
from core.rules.terms import Domain

ON_ONE_DATABASE = pytest.mark.parametrize("house", ["sqlite"], indirect=True)


def add_more(house: House) -> None:
    """More course types, recordings that are over, a title that holds a year."""
    rows = (
        ("B1", "Editing under deadline", "AMWA meeting", date(2025, 10, 29), None, Domain.IMPLEMENT, False),
        ("B2", "Medical affairs forum", "CBI meeting", date(2025, 3, 19), None, Domain.DEVELOP, False),
        ("B3", "Gap analysis", "ISMPP U", date(2025, 4, 9), None, Domain.DEVELOP, False),
        ("B4", "Preprints", "ISMPP U", date(2025, 6, 11), date(2026, 6, 10), Domain.DEVELOP, True),
        ("B5", "Highlights of 2025", "ISMPP U", date(2026, 1, 14), None, Domain.FOSTER, False),
        ("B6", "What comes next", "ISMPP U", date(2026, 12, 9), None, Domain.IMPLEMENT, False),
    )
    with house.database.begin() as session:
        for code, title, kind, start, end, domain, recorded in rows:
            add_activity(
                session, code=code, title=title, course_type=kind, starts_on=start, ends_on=end, seconds=3600,
                domain=domain, is_recording=recorded,
            )  # fmt: skip


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


# What is typed, what must be found, what must not.
SEARCHES = (
    ("search ISMPP U 2025", ("Gap analysis", "Preprints", "Highlights of 2025"), ("GPP3", "Editing")),
    ("search ISMPP U develop 2025", ("Gap analysis",), ("Highlights", "Medical affairs")),
    ("search Highlights of 2025", ("Highlights of 2025",), ("Gap analysis",)),
    ("search annual meeting 2026", ("opening plenary", "roundtable"), ("Editing", "Medical affairs")),
    ("search AMWA", ("Editing under deadline",), ("plenary", "Medical affairs")),
    ("search CBI meetings", ("Medical affairs forum",), ("plenary", "Editing")),
    ("search meetings in October 2025", ("Editing under deadline",), ("plenary", "Gap analysis")),
    ("search recordings in foster", ("GPP3: what changed* · ISMPP U · recording",), ("live", "Preprints")),
    ("find live webinars in foster", ("GPP3: what changed* · ISMPP U · live",), ("recording until",)),
    ("which recordings are left?", ("GPP3",), ("Preprints",)),
    ("any upcoming webinars?", ("What comes next", "recording until"), ("Gap analysis", "Preprints")),
    ("search between 1 Oct and 31 Dec", ("GPP3", "What comes next"), ("plenary", "Gap analysis")),
    ("search meetings in march 2026", ("meetings fits; without that I found", "Plain language"), ("Editing",)),
)


@pytest.mark.parametrize(("said", "found", "left_out"), SEARCHES)
def test_words_are_taken_as_type_year_kind_and_days(
    chat: Chat, said: str, found: tuple[str, ...], left_out: tuple[str, ...]
) -> None:
    add_more(chat.house)
    chat.say(said)
    assert [words for words in found if words not in chat.text] == []
    hits = "\n".join(line for line in chat.text.splitlines() if line[:1].isdigit())
    assert [words for words in left_out if words in hits] == []


def test_a_year_is_shown_as_a_year_and_a_type_whole(chat: Chat) -> None:
    add_more(chat.house)
    chat.say("search ISMPP U develop 2025")
    assert "On the approved list of ISMPP U in Develop, 2025:" in chat.text


def test_what_is_logged_is_not_left(chat: Chat) -> None:
    chat.say("which recordings are left?")
    assert "GPP3" in chat.text
    add_credit(chat.house, code="A2", day=date(2026, 11, 20))
    chat.say("which recordings are left?")
    assert "found nothing, recordings only, still open and not in your record" in chat.text
    assert "To see what is over or logged too, type: search webinars" in chat.text


def test_more_hits_come_page_by_page_and_each_can_be_added(chat: Chat) -> None:
    add_more(chat.house)
    chat.say("search webinars")
    assert "(1 to 5 of 8)" in chat.text
    assert labels(chat) == ["Add 1", "Add 2", "Add 3", "Add 4", "Add 5", "More"]
    chat.press("More")
    assert "(6 to 8 of 8)" in chat.text
    assert labels(chat) == ["Add 1", "Add 2", "Add 3"]
    chat.say("more")
    assert "That was all of it" in chat.text
    second = chat.text.splitlines()[3].split("*")[1]
    chat.press("Add 2")
    assert second in chat.text or "When was it?" in chat.text


@ON_ONE_DATABASE
def test_a_line_of_its_own_is_served_between_two_pages(chat: Chat) -> None:
    add_more(chat.house)
    chat.say("search webinars")
    chat.say("profile")
    assert "Your profile" in chat.text
    chat.say("more")
    assert "(6 to 8 of 8)" in chat.text
