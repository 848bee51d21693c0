"""Days, amounts, names and the choice among them."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.certificates.amounts import amounts_in
from core.certificates.dates import days_in
from core.certificates.people import bare_name
from core.certificates.read import read_text
from core.certificates.reading import Reading

DAYS = {
    "March 04, 2024": ("2024-03-04", "2024-03-04"),
    "Monday, March 04, 2024": ("2024-03-04", "2024-03-04"),
    "2024/03/4": ("2024-03-04", "2024-03-04"),
    "04-Mar-24": ("2024-03-04", "2024-03-04"),
    "4 March, 2024": ("2024-03-04", "2024-03-04"),
    "March 2024": ("2024-03-01", "2024-03-31"),
    "01/07/2025 to 07/06/2025": ("2025-01-07", "2025-07-06"),
    "20/07/2025 to 07/08/2025": ("2025-07-20", "2025-08-07"),
    "12.–14. März 2024": ("2024-03-12", "2024-03-14"),
    "1er mars 2024": ("2024-03-01", "2024-03-01"),
    "del 4 al 6 de marzo de 2024": ("2024-03-04", "2024-03-06"),
    "30 April – 2 May 2024": ("2024-04-30", "2024-05-02"),
    "December 30, 2024 - January 2, 2025": ("2024-12-30", "2025-01-02"),
    "04.03.2024": ("2024-03-04", "2024-03-04"),
    "Montag, 4. März 2024": ("2024-03-04", "2024-03-04"),
    "4. bis zum 6. März 2024": ("2024-03-04", "2024-03-06"),
    "4. März 2024, 9:00 Uhr - 6. März 2024": ("2024-03-04", "2024-03-06"),
    "12, 13 and 14 March 2024": ("2024-03-12", "2024-03-14"),
    "4 t/m 6 maart 2024": ("2024-03-04", "2024-03-06"),
    "4 de marzo hasta el 6 de abril de 2024": ("2024-03-04", "2024-04-06"),
    "4 mars au 6 avril 2024": ("2024-03-04", "2024-04-06"),
    "4th day of March, 2024": ("2024-03-04", "2024-03-04"),
    "4/Mar/2024": ("2024-03-04", "2024-03-04"),
    "04Mar2024": ("2024-03-04", "2024-03-04"),
    "4 марта 2024": ("2024-03-04", "2024-03-04"),
    "2024年3月4日": ("2024-03-04", "2024-03-04"),
}
NO_DAYS = ["phone 800-12-2024", "0622-0000-17-037-L01-P", "13/13/2024", "February 30, 2024", "version 1.2.2024.5"]
AMOUNTS = {
    "is awarded 1.25 AMA PRA Category 1 Credit(s)™": (1.25, "AMA PRA Category 1 Credits"),
    "1* AMA PRA Category 1 Credit(s)TM": (1, "AMA PRA Category 1 Credits"),
    "1.5\nAMA PRA Category 1 Credits": (1.5, "AMA PRA Category 1 Credits"),
    "2,5 horas": (2.5, "hours"),
    "Contact Hours:\n3.0": (3, "contact hours"),
    "one (1) contact hour": (1, "contact hours"),
    "1h30": (1.5, "hours"),
    "½ hour": (0.5, "hours"),
    "Duration: 1:30": (1.5, "hours"),
    "0.15 CEU": (0.15, "CEU"),
    "90 minutes": (90, "minutes"),
    "6 European CME credits (ECMEC®s)": (6, "ECMEC credits"),
    "CPD Hours: one and a quarter": (1.25, "CPD hours"),
    "one and a quarter contact hours": (1.25, "contact hours"),
    "1 1/2 CE credits": (1.5, "CE credits"),
    "zero point five CME credits": (0.5, "CME credits"),
    "twenty-five contact hours": (25, "contact hours"),
    "forty-five (45) minutes": (45, "minutes"),
    "three quarters of an hour": (0.75, "hours"),
    "Hours: 1:30": (1.5, "hours"),
    "2 hours 4 March 2024": (2, "hours"),
    "2 x 45 Minuten": (90, "minutes"),
    "anderthalb Stunden": (1.5, "hours"),
    "Dauer: 1 Std. 15 Min.": (1.25, "hours"),
    "une heure et demie": (1.5, "hours"),
    "Durée : 1 h 15": (1.25, "hours"),
    "dos horas y media": (2.5, "hours"),
    "Durata: 1 ora e mezza": (1.5, "hours"),
    "2 uur 15": (2.25, "hours"),
}
DOUBTFUL_AMOUNTS = {"two (3) contact hours": (2, 3), "1 to 2 hours": (1, 2), "Duration: 90": (90, 5400)}
NO_AMOUNTS = [
    "four-and-twenty hours",
    "1.5 ± 0.1 h",
    "due credits",
    "(800) 232-4CEU",
    "Category 1 Credit",
    "in 24 months",
    "$50 credit",
    "UAN 0648-0000-17-037-L01-P",
]


@pytest.mark.parametrize("text", DAYS)
def test_days(text: str) -> None:
    (day,) = days_in(f"held {text}.")
    assert [tuple(on.isoformat() for on in reading) for reading in day.readings] == [DAYS[text]]


@pytest.mark.parametrize("text", NO_DAYS)
def test_no_days(text: str) -> None:
    assert days_in(text) == []


def test_a_day_with_two_readings_keeps_both() -> None:
    (day,) = days_in("on 01/07/2025")
    assert day.readings == ((date(2025, 1, 7),) * 2, (date(2025, 7, 1),) * 2)


@pytest.mark.parametrize("text", ["Friday, March 4, 2024", "4 and 6 March 2024", "4. + 6.3.2024", "3 or 4 March 2024"])
def test_a_day_that_could_be_two_is_a_doubt(text: str) -> None:
    (day,) = days_in(f"held {text}.")
    assert len(day.readings) > 1


@pytest.mark.parametrize("text", AMOUNTS)
def test_amounts(text: str) -> None:
    (amount,) = amounts_in(text)
    assert (amount.number, amount.unit) == AMOUNTS[text]


@pytest.mark.parametrize("text", DOUBTFUL_AMOUNTS)
def test_an_amount_with_two_readings_keeps_both(text: str) -> None:
    (amount,) = amounts_in(text)
    assert (amount.number, amount.other) == DOUBTFUL_AMOUNTS[text]


@pytest.mark.parametrize("text", NO_AMOUNTS)
def test_no_amounts(text: str) -> None:
    assert amounts_in(text) == []


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Dana Example, PhD, CMPP", "Dana Example"),
        ("Dr. Dana Example MD", "Dana Example"),
        ("Dana ExampleRN123456", "Dana Example"),
        ("Frau Prof. Dr. Erika Muster", "Erika Muster"),
        ("Kim Do", "Kim Do"),
        ("Example, Dana", "Example, Dana"),
    ],
)
def test_names(printed: str, name: str) -> None:
    assert bare_name(printed) == name


def certificate(lines: str) -> Reading:
    """A certificate with these lines after the title."""
    return read_text(
        f"Example Society certifies that\nDana Example\nhas participated in the activity titled\nGood Practice\n{lines}"
    )


@pytest.mark.parametrize(
    ("lines", "hours", "start", "ambiguous"),
    [
        (
            "on March 4, 2024 and is awarded 1.25 credits.\nThis activity was designated for 1.5 credits.",
            1.25,
            "2024-03-04",
            [],
        ),
        ("This activity was designated for a maximum of 1.5 credits.\nIssued March 4, 2024", 1.5, None, []),
        ("on March 4, 2024 for 1.5 contact hours (0.15 CEU)", 1.5, "2024-03-04", []),
        ("on March 4, 2024 for 0.15 CEU", None, "2024-03-04", ["hours"]),
        ("on 03/04/2024 for 2 hours", 2, None, ["start"]),
        ("on 03/04/2024 for 2 hours\nIssued: 03/25/2024", 2, "2024-03-04", []),
        ("on 03/04/2024 for 2 hours\nMarch 4, 2024", 2, "2024-03-04", []),
        ("and is awarded 1.0 AMA PRA Category 1 Credit and 1.2 contact hours", None, None, ["hours"]),
        ("and is awarded 3.0 contact hours, including 1.0 hour of pharmacology", 3, None, []),
        ("Release date: March 4, 2024\nExpiration date: March 4, 2026", None, None, []),
        ("Call (800) 232-4CEU", None, None, []),
        ("le 4 mars 2024\nDurée : 1 h 30", 1.5, "2024-03-04", []),
        ("am 4. März 2024\nDauer: eineinhalb Stunden", 1.5, "2024-03-04", []),
        ("el 4 de marzo de 2024, con una duración de dos horas y media", 2.5, "2024-03-04", []),
        ("on Friday, March 4, 2024 for two (3) contact hours", None, None, ["hours", "start"]),
        ("Start date: March 4, 2024\nEnd date: March 6, 2024\n2 hours", 2, "2024-03-04", []),
    ],
)
def test_which_value_is_the_persons(lines: str, hours: float | None, start: str | None, ambiguous: list[str]) -> None:
    (claim,) = certificate(lines).to_contract()["claims"]
    assert (claim["hours"], claim["start"], claim["ambiguous"]) == (hours, start, ambiguous)
    assert (claim["title"], claim["holder"], claim["provider"]) == ("Good Practice", "Dana Example", "Example Society")


def test_of_two_days_without_a_word_none_is_taken() -> None:
    address = "Example Society, 12 Long Street, Springfield, with its many friends and neighbours near and far"
    lines = [
        "Certificate of Completion",
        "March 20, 2024",
        "Activity: Good Practice",
        "Participant: Dana Example",
        address,
        "March 4, 2024",
    ]
    (claim,) = read_text("\n".join(lines)).claims
    assert claim.start is None
    assert [doubt.options for doubt in claim.ambiguous] == [((date(2024, 3, 4),) * 2, (date(2024, 3, 20),) * 2)]


def test_doubts_carry_what_is_possible() -> None:
    (claim,) = certificate("on 03/04/2024 for 0.2 CEU").claims
    assert {doubt.field: doubt.options for doubt in claim.ambiguous} == {
        "hours": (7200, 720),
        "start": ((date(2024, 3, 4),) * 2, (date(2024, 4, 3),) * 2),
    }


@given(st.text(max_size=600))
def test_any_text_can_be_read(text: str) -> None:
    reading = read_text(text)
    assert Reading.from_json(reading.to_json()) == reading


@given(
    st.dates(date(1990, 1, 1), date(2090, 12, 31)),
    st.sampled_from(["%B %d, %Y", "%d %B %Y", "%Y-%m-%d", "%d-%b-%Y", "%A, %B %d, %Y"]),
)
def test_days_written_are_read_back(on: date, shape: str) -> None:
    (day,) = days_in(on.strftime(shape))
    assert day.readings == ((on, on),)


@pytest.mark.parametrize(
    "bad",
    [
        "1 ",
        "1/",
        "march ",
        "1 to ",
        "1 AMA PRA ",
        "(1) ",
        "has participated in the ",
        "certifies that ",
        "titled ",
        "a\tb\n",
        "is accredited by A ",
    ],
)
def test_hostile_text_takes_no_time(bad: str) -> None:
    begun = time.process_time()
    read_text(
        "Certificate of Completion\nThis certifies that Dana Example has attended the webinar titled\n"
        + bad * (20_000 // len(bad))
    )
    assert time.process_time() - begun < 3
