"""``tally misses``: what was not understood, as it was said, and as corpus lines that name nobody."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from talking import NOW, Chat, add_person

import tally
from bot.masking import Known, StandIns, mask
from core.house import open_house
from core.settings import Settings

Run = Callable[..., Result]
KNOWN = Known(
    ("Dana Example", "Marie van der Berg", "Li Wei", "May Roe", "Zdeněk Příklad"),
    ("dana@example.org",),
    ("C-0001", "4711"),
)


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run ``tally`` on a house in which Dana Rosewood was not understood three times."""
    for name in Settings.model_fields:
        monkeypatch.delenv(f"TALLY_{name.upper()}", raising=False)
    monkeypatch.setenv("TALLY_DATA", str(tmp_path / "data"))
    house = open_house(Settings(data=tmp_path / "data"))
    add_person(house, "dana@example.org", "Dana Rosewood")
    add_person(house, "lee@example.org", "Lee van der Berg")
    chat = Chat(house)
    chat.say("blue fish with Lee van der Berg, or +1 212 555 0134")
    chat.now = NOW + timedelta(days=1)
    chat.say("purple monkeys of Dr Jane Roe and R17 for dana again")
    chat.say("list")
    house.close()
    return lambda *words: CliRunner().invoke(tally.main, words)


def test_they_are_listed_newest_first(run: Run) -> None:
    lines = run("misses").output.splitlines()
    assert [line[:28] for line in lines] == ["2  2026-11-22 15:00  web  un", "1  2026-11-21 15:00  web  un"]
    assert 'again"  then: "list"' in lines[0]
    assert "Lee van der Berg" in lines[1]


def test_since_and_limit(run: Run) -> None:
    assert run("misses", "--since", "2026-11-22").output.count("\n") == 1
    assert run("misses", "--limit", "1").output.startswith("2  ")
    assert run("misses", "--since", "2026-12-01").output == "Nothing was missed.\n"
    assert run("misses", "--since", "2026-12-01", "--json").output == ""


def test_json_has_every_key_of_the_page(run: Run) -> None:
    first = json.loads(run("misses", "--json").output.splitlines()[0])
    assert first == {
        "number": 2, "at": "2026-11-22T15:00:00+00:00", "channel": "web", "answered": "unknown",
        "said": "purple monkeys of Dr Jane Roe and R17 for dana again", "then": "list", "language": "en",
    }  # fmt: skip


def test_corpus_lines_name_nobody(run: Run) -> None:
    lines = [json.loads(line) for line in run("misses", "--corpus").output.splitlines()]
    assert [line["intent"] for line in lines] == [None, None]
    said = " ".join(line["say"] for line in lines).casefold()
    assert [word for word in ("lee", "berg", "jane", "roe", "dana", "r17", "212", "0134") if word in said] == []
    assert lines[0]["say"].startswith("purple monkeys of Dr ")
    assert lines[0]["then"] == "list"


def test_corpus_and_sent_exclude_each_other(run: Run) -> None:
    assert "give one of the two" in run("misses", "--corpus", "--sent").output
    assert run("misses", "--sent").output == "Nothing was sent to a model.\n"


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("tell dana that 2h are in", "tell [name] that 2h are in"),
        ("Marie van der Berg's talk on 3 May", "[name]'s talk on 3 May"),
        ("with li wei, 1.5 h on 2026-11-18 - 2026-11-20", "with [name], 1.5 h on 2026-11-18 - 2026-11-20"),
        ("May Roe in May", "[name] in May"),
        ("ZDENĚK said 12:30-13:45 on 18/11/2026", "[name] said 12:30-13:45 on 18/11/2026"),
        ("Prof. A. Smith-Jones on GPP3, 90 min", "Prof. [name] on GPP3, 90 min"),
        ("my number is c-0001, or 4711", "my number is [number], or [number]"),
        ("call 0170 1234567 or (212) 555-0134", "call 0170 [number] or [number]"),
        ("card 4111 1111 1111 1111", "card [number]"),
        ("invoice INV-2026-00417 of x.y@z.co", "invoice INV-2026-[number] of [address]"),
        ("see https://x.example/?t=abc123 @robin", "see [link] [address]"),
        ("for example the March webinar in July", "for example the March webinar in July"),
        ("change 12 to 2h, 120 minutes", "change 12 to 2h, 120 minutes"),
    ],
)
def test_a_line_is_masked(said: str, left: str) -> None:
    assert mask(said, KNOWN).text == left


def test_the_same_person_gets_the_same_invented_name() -> None:
    stand_ins = StandIns(KNOWN)
    first, again, other = (stand_ins.replace(said) for said in ("dana did", "tell dana", "Li Wei did"))
    assert first.split()[0] == again.split()[1]
    assert other.split()[0].casefold() != first.split()[0]


def test_addresses_links_and_cases_are_invented_too() -> None:
    said = StandIns(KNOWN).replace("withdraw R17 and exam 26, ask a.b@firm.example, https://firm.example/x")
    assert said == "withdraw R12 and exam 12, ask alex.ashdown@example.org, https://example.org"


@pytest.mark.parametrize(
    ("span", "words"),
    [
        ("[name]'s talk", "Dana's talk"),
        ("talk with [name]", "talk with li wei"),
        ("2h", "2h"),
        ("name", None),
        ("[name", None),
        ("tal", None),
        (" 2h", None),
        ("", None),
        ("3h", None),
    ],
)
def test_a_span_of_the_masked_line_is_told_back_in_their_own_words(span: str, words: str | None) -> None:
    assert mask("2h Dana's talk with li wei", KNOWN).words_of(span) == words
