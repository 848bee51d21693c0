"""Three outcomes: act, ask which of two, or say honestly that it was not understood."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.intents import AddCredit, Ambiguity, Chitchat, Clarify, Intent, Unknown
from bot.understand import understand, verdict
from bot.understand.language import language_of
from bot.understand.typed import can_be_typed, label, typed

NOW = datetime(2026, 11, 21, 10, 0, tzinfo=ZoneInfo("America/New_York"))


def heard(say: str) -> Intent:
    return understand(say, now=NOW)


def titles(wish: Intent) -> list[str]:
    assert isinstance(wish, AddCredit)
    return [entry.title or "?" for entry in wish.entries]


@pytest.mark.parametrize(
    ("say", "wanted"),
    [
        ('two readings, half an hour each: "Ghosts revisited" and "Spin in abstracts"',
         ["Ghosts revisited", "Spin in abstracts"]),
        ("- Figures that speak, 1h, 3 Nov\n- Tables that don't, 45 min, 4 Nov", ["Figures that speak", "Tables that don't"]),
        ("2 x 45 min on 9 November: Image integrity basics", ["Image integrity basics"]),
        ("What: Demystifying CRediT\nWhen: 17 November 2026\nHow long: 1.25 h", ["Demystifying CRediT"]),
    ],
)  # fmt: skip
def test_as_many_activities_are_read_as_there_are(say: str, wanted: list[str]) -> None:
    assert titles(heard(say)) == wanted


def test_two_readings_of_a_title_are_asked_about() -> None:
    wish = heard("so yesterday I finally got through the journal's module on image integrity, took me 50 minutes")
    assert isinstance(wish, AddCredit)
    (entry,) = wish.entries
    read = [one for doubt in entry.ambiguous for one in doubt.options] if entry.title is None else [entry.title]
    assert any("image integrity" in one for one in read)
    assert (entry.seconds, str(entry.start)) == (3000, "2026-11-20")


@pytest.mark.parametrize(
    ("say", "language"),
    [
        ("füge 1,5 Stunden GPP3 hinzu", "de"), ("ändere 12 auf 2 Stunden", "de"), ("supprime le numéro 12 s'il te plaît", "fr"),
        ("cancella il numero 12 per favore", "it"), ("昨日のウェビナーを登録してください", "ja"),
        ("Скільки годин мені ще треба", "ru"),
    ],
)  # fmt: skip
def test_another_language_is_told_and_changes_nothing(say: str, language: str) -> None:
    assert language_of(say) == language
    assert heard(say) == Unknown(language=language)


@pytest.mark.parametrize(
    "say", ["add 1h Herausforderungen der Zukunft", "log 2h Workshop: Je ne sais quoi", "delete 12", "thanks!"]
)
def test_english_with_a_foreign_title_is_english(say: str) -> None:
    assert language_of(say) == "en"


@pytest.mark.parametrize(
    "say",
    [
        "going to a 2h webinar on data sharing next Friday",
        "my colleague Robin did 3 hours of GPP yesterday",
        "CANCELLED: GPP office hours, Wed 18 Nov, 1h",
    ],
)
def test_what_was_not_attended_is_at_most_asked_about(say: str) -> None:
    assert not isinstance(heard(say), AddCredit)


@pytest.mark.parametrize(
    "say",
    [
        "add 1.5h GPP3",
        "log 2h and 30 min of Figures that speak yesterday, foster",
        "delete 12",
        "progress",
        "snooze a week",
        "change 12 to 2h",
    ],
)
def test_what_a_button_stands_for_is_read_as_itself(say: str) -> None:
    wish = heard(say)
    assert can_be_typed(wish)
    assert heard(typed(wish)) == wish or heard(typed(wish)).name == wish.name
    assert len(label(wish)) <= 75


def test_a_verdict_says_how_sure_it_is_and_what_else_it_may_have_been() -> None:
    found = verdict("sat in on a session about plain language on tuesday, an hour", now=NOW)
    assert 0 <= found.score <= 1
    assert found.alternatives
    assert found.alternatives[0][1] >= found.alternatives[-1][1]
    assert found.language == "en"


def test_a_title_in_doubt_is_no_title() -> None:
    for say in (
        "so the thing on tuesday was ok, the one with the posters, two hours",
        "that panel, you know, 90 min, monday",
    ):
        wish = heard(say)
        doubts = [
            d
            for e in getattr(wish, "entries", ())
            for d in e.ambiguous
            if isinstance(d, Ambiguity) and d.field == "title"
        ]
        assert isinstance(wish, AddCredit | Clarify | Chitchat | Unknown)
        assert all(len(doubt.options) == 2 for doubt in doubts)
