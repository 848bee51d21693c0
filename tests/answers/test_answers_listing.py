"""The list: filters, totals, why not, cut when long."""

from __future__ import annotations

from datetime import date, timedelta

from answers_samples import add_credit
from talking import Chat

from core.rules.terms import Domain


def test_an_empty_record_says_how_to_begin(chat: Chat) -> None:
    chat.say("list")
    assert "nothing in your record yet" in chat.text
    assert "add 1.5h GPP3" in chat.text


def test_each_line_says_what_it_is_and_why_it_does_not_count(chat: Chat) -> None:
    add_credit(chat.house)
    add_credit(chat.house, code="A3", day=date(2026, 3, 4), proof="Certificate for A3")
    chat.say("list")
    assert "*2 sessions, 2.5 h*; 1 h counts." in chat.text
    assert (
        "#1 *Authorship for oncologists* · 1.5 h · Tue 3 Mar 2026 · Foster · doesn't count yet: not approved, certificate missing"
        in chat.text
    )
    assert "#2 *Plain language summaries in practice* · 1 h · Wed 4 Mar 2026 · Implement · counts" in chat.text


def test_dates_domain_and_words_filter(chat: Chat) -> None:
    add_credit(chat.house, day=date(2025, 5, 5), title="Old workshop")
    add_credit(chat.house, day=date(2026, 3, 3), domain=Domain.IMPLEMENT)
    chat.say("show my 2025 credits")
    assert "*1 session, 1.5 h*" in chat.text
    assert "Old workshop" in chat.text
    assert "Authorship" not in chat.text
    chat.say("what did I log in March?")
    assert "Authorship" in chat.text
    assert "Old workshop" not in chat.text
    chat.say("list implement")
    assert "Authorship" in chat.text
    assert "Old workshop" not in chat.text
    chat.say("list 2019")
    assert "You have no credits from Tue 1 Jan 2019 to Tue 31 Dec 2019." in chat.text
    assert "2019" in chat.text


def test_a_long_list_is_cut_and_says_so(chat: Chat) -> None:
    for place in range(20):
        add_credit(chat.house, title=f"Session {place}", day=date(2025, 12, 1) + timedelta(days=place * 3))
    chat.say("list")
    assert chat.text.count("#") == 15
    assert "… and 5 more. Type *list 2025*" in chat.text
    assert "*20 sessions, 30 h*" in chat.text


def test_somebody_elses_credits_are_not_shown(chat: Chat) -> None:
    from talking import add_person  # noqa: PLC0415 - beside its use

    add_person(chat.house, "robin@example.org", "Robin Sample")
    add_credit(chat.house, title="Robin's session", address="robin@example.org")
    chat.say("list")
    assert "Robin" not in chat.text
