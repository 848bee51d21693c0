"""What must hold for any line: nothing is raised, order and politeness don't matter, what Tally writes it reads back."""

from __future__ import annotations

import itertools
import time
from datetime import date, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from measure_corpus import NOW

from bot.intents import AddCredit, Entry, to_json
from bot.understand import Waiting, understand
from bot.understand.say import say
from core.rules.amounts import find_amounts
from core.rules.days import find_days
from core.rules.terms import Domain
from core.rules.words import word_set

KINDS = sorted(word_set("title hours day domain activity save which_credit confirm code text employer address locale"))
SAID = (
    "add 1.5h GPP3 and 2h , ; - \n \t | \" ' #12 last Wednesday 3/4/2026 ½ 1-2 h CEU ethics implement in of on at"
    " the change delete to what if remind me every Monday at 9 don't until January from between March 2026"
    " (recording) 😀 :tada: <@U123> &amp; #foster domain: no, yes save both each title: 10:00-11:30 I attended"
)
PIECES = st.sampled_from(SAID.split(" "))
WORDS = st.sampled_from(
    sorted(word_set("Authorship GPP3 CONSORT Preprints ORCID Retractions Figures Peer Review Transparency"))
)
TITLES = st.lists(WORDS, min_size=1, max_size=3).map(" ".join)
DAYS = st.integers(-700, 0).map(lambda back: date(2026, 11, 21) + timedelta(days=back))
ENTRIES = st.builds(
    lambda title, seconds, start, more, domain: Entry(
        title, seconds, start, start + timedelta(days=more) if start else None, domain
    ),
    st.one_of(
        TITLES, st.text("abcXYZ 0129:&,.()-+?é'", min_size=1, max_size=40).map(lambda t: " ".join(t.split()))
    ).filter(lambda t: any(c.isalnum() for c in t)),
    st.one_of(st.none(), st.integers(0, 40 * 60).map(lambda minutes: minutes * 60), st.integers(1, 100_000)),
    st.one_of(st.none(), DAYS),
    st.integers(0, 5),
    st.one_of(st.none(), st.sampled_from(Domain)),
)


@given(
    st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=30).map(" ".join)),
    st.one_of(st.none(), st.sampled_from(KINDS)),
)
@example("; #1 0", None)
@settings(max_examples=400, deadline=None)
def test_nothing_is_ever_raised(text: str, kind: str | None) -> None:
    understood = understand(text, now=NOW, waiting=Waiting(kind, ("One", "Two")) if kind else None)
    assert to_json(understood)["intent"] == understood.name


@given(ENTRIES)
@example(Entry(title="0 :)."))
@settings(max_examples=300, deadline=None)
def test_what_tally_writes_it_reads_back(entry: Entry) -> None:
    understood = understand(say(entry), now=NOW)
    assert isinstance(understood, AddCredit), say(entry)
    (read,) = understood.entries
    assert (read.title, read.seconds, read.start, read.end, read.domain, read.ambiguous) == (
        entry.title,
        entry.seconds,
        entry.start,
        entry.end,
        entry.domain,
        (),
    ), say(entry)


AMOUNTS = st.sampled_from(["1.5h", "90 min", "1h30", "an hour and a half", "1,5 h", "1½ hours"])
WHEN = st.sampled_from(["yesterday", "on 20 November", "last Friday", "20.11.2026", "on Nov 20th", "2026-11-20"])
WHAT = st.sampled_from(["ethics", "#foster", "domain: foster", "foster"])


@given(TITLES, AMOUNTS, WHEN, WHAT, st.sampled_from([", ", "; "]))
@settings(max_examples=150, deadline=None)
def test_order_does_not_matter(title: str, amount: str, when: str, domain: str, glue: str) -> None:
    for parts in itertools.permutations([title, amount, when, domain]):
        understood = understand("add " + glue.join(parts), now=NOW)
        assert isinstance(understood, AddCredit)
        (read,) = understood.entries
        assert (read.title, read.seconds, read.start, read.domain) == (
            title,
            5400,
            date(2026, 11, 20),
            Domain.FOSTER,
        ), parts


POLITE = st.sampled_from(
    [
        "please {}",
        "{} please",
        "{}, thanks!",
        "could you {}?",
        "Hi Tally, {}",
        "{} 🙏",
        "🎉 {}",
        "  {}  ",
        "{} :tada:",
        "pls {} thx",
        "{}.",
    ]
)
PLAIN = st.sampled_from(
    [
        "add 1.5h GPP3",
        "list",
        "delete 12",
        "change 12 to 2h",
        "show my 2025 credits",
        "export",
        "stop reminders",
        "undo",
        "profile",
    ]
)


@given(PLAIN, st.lists(POLITE, min_size=1, max_size=3))
@settings(max_examples=200, deadline=None)
def test_politeness_emoji_and_blanks_change_nothing(line: str, ways: list[str]) -> None:
    polite = line
    for way in ways:
        polite = way.format(polite)
    meant, understood = to_json(understand(line, now=NOW)), to_json(understand(polite, now=NOW))
    assert understood == meant, polite


ADVERSARIAL = {
    "spaces": " " * 10_000,
    "digits": "1" * 10_000,
    "hours": "1h " * 3_333,
    "days": "3 March " * 1_250,
    "slashes": "1/" * 5_000,
    "dashes": "-" * 10_000,
    "quotes": '"' * 10_000,
    "apostrophes": "'a" * 5_000,
    "brackets": "(" * 10_000,
    "and": "and " * 2_500,
    "commas": ", " * 5_000,
    "please": "please " * 1_428,
    "the": "the " * 2_500,
    "lines": "\n" * 10_000,
    "tabs": "a\t" * 5_000,
    "rows": "a\t1\n" * 2_500,
    "bullets": "- 1h a\n" * 1_428,
    "emoji": "😀" * 10_000,
    "colons": ":a" * 5_000,
    "words": "what if i change the " * 476,
    "letters": "a" * 10_000,
    "numbers": "one and a half " * 666,
    "at": "a@" * 5_000,
    "angle": "<@" * 5_000,
    "stars": "*" * 10_000,
    "halves": "1½" * 5_000,
    "add": "add 1h " * 1_428,
    "quoted": '"a" and ' * 1_250,
    "thanks": "thanks " * 1_428,
    "no": "no, " * 2_500,
}


def seconds_for(text: str) -> float:
    best = 1.0
    for _ in range(3):
        began = time.perf_counter()
        understand(text, now=NOW)
        best = min(best, time.perf_counter() - began)
    return best


@pytest.mark.parametrize("name", ADVERSARIAL)
def test_ten_thousand_characters_take_less_than_50_ms(name: str) -> None:
    assert seconds_for(ADVERSARIAL[name][:10_000]) < 0.05


@given(st.text(max_size=120))
@settings(max_examples=200, deadline=None)
def test_what_is_found_stands_where_it_says(text: str) -> None:
    for one in [*find_days(text, today=NOW.date()), *find_amounts(text)]:
        assert text[one.at : one.to] == one.words


@given(TITLES, st.one_of(st.none(), TITLES), st.one_of(st.none(), TITLES), st.one_of(st.none(), TITLES), st.booleans())
@settings(max_examples=100, deadline=None)
def test_details_are_read_back_too(
    title: str, place: str | None, person: str | None, meeting: str | None, recording: bool
) -> None:
    entry = Entry(title, location=place, instructor=person, during=meeting, recording=recording)
    understood = understand(say(entry), now=NOW)
    assert isinstance(understood, AddCredit)
    (read,) = understood.entries
    assert (read.title, read.location, read.instructor, read.during, read.recording) == (
        title,
        place,
        person,
        meeting,
        recording,
    ), say(entry)
