"""Reports over everybody: right numbers, a picture, a table; and a what-if that changes nothing."""

from __future__ import annotations

import csv
import io
from datetime import date

from office_people import AUDREY, DANA, OLGA, add_request, add_staff
from talking import NOW, Chat, add_person

from bot.pictures import draw
from core.actions import reports
from core.actions.credits import log_credit
from core.actions.everyone import everyone
from core.actions.practitioners import of_address
from core.actions.record import record_of
from core.house import House
from core.rules.editions import load_policy
from core.rules.terms import Basis


def add_counting(house: House, address: str, hours: int, day: date = date(2026, 3, 4)) -> None:
    """Hours that count: entered from attendance."""
    with house.database.begin() as session:
        log_credit(session, of_address(session, address), title="Session", seconds=hours * 3600, start=day, end=day,
                   domain="implement", basis=Basis.ATTENDANCE, added_by="Programme", now=NOW)  # fmt: skip


def table_of(chat: Chat) -> list[list[str]]:
    """The CSV that came with the last reply."""
    content = chat.house.documents.load(chat.replies[0].files[0].sha256)
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


def test_at_risk_names_who_lacks_most_first(chat: Chat) -> None:
    add_staff(chat.house)
    add_person(chat.house, "robin@example.org", "Robin Sample")
    add_person(chat.house, "met@example.org", "Met Already")
    add_person(chat.house, "last@example.org", "Last Year", cycle=(date(2022, 1, 1), date(2026, 12, 31)))
    add_counting(chat.house, DANA, 3)
    add_counting(chat.house, "met@example.org", 6)
    add_counting(chat.house, "last@example.org", 6)
    audrey = Chat(chat.house, AUDREY)
    audrey.say("people at risk")
    assert "3 of 4 people lack something by the end of their cycle year" in audrey.text
    rows = table_of(audrey)
    assert [row[0] for row in rows[1:]] == ["Last Year", "Robin Sample", "Dana Example"]
    assert "Total 6 of 50 h" in rows[1][3], "in the final year it is everything"
    assert rows[3][3] == "Year 3 3 of 5 h"
    picture = audrey.replies[0].picture
    assert picture is not None
    assert draw(picture).startswith(b"\x89PNG")


def test_everybody_together_is_as_each_alone(chat: Chat) -> None:
    add_counting(chat.house, DANA, 3)
    with chat.house.database.read() as session:
        (one,) = everyone(session, NOW.date())
        assert one.progress == record_of(session, of_address(session, DANA), NOW.date()).progress


def test_hours_by_domain_and_year(chat: Chat) -> None:
    add_staff(chat.house)
    add_counting(chat.house, DANA, 3)
    add_counting(chat.house, DANA, 2, date(2025, 5, 5))
    olga = Chat(chat.house, OLGA)
    olga.say("report domains")
    assert table_of(olga)[1:] == [
        ["2025", "Implement Publication Plan", "2", "1"],
        ["2026", "Implement Publication Plan", "3", "1"],
    ]


def test_requests_by_age(chat: Chat) -> None:
    add_staff(chat.house)
    olga = Chat(chat.house, OLGA)
    olga.say("report requests")
    assert "0 requests are with the committee" in olga.text
    add_request(chat.house, title="=HYPERLINK(1)")
    olga.now = NOW.replace(month=12, day=11)
    olga.say("assign R1 to carl@example.org by 12 December 2026")
    olga.now = NOW.replace(month=12, day=13)
    olga.say("report requests")
    assert "1 requests are with the committee, 1 of them past their day" in olga.text
    assert table_of(olga)[1] == [
        "R1",
        "Dana Example",
        "'=HYPERLINK(1)",
        "under review",
        "22",
        "Carl Committee",
        "2026-12-12",
    ]


def test_what_if_everyone_were_under_another_policy(chat: Chat) -> None:
    add_staff(chat.house)
    add_counting(chat.house, DANA, 6)
    olga = Chat(chat.house, OLGA)
    olga.say("what if everyone were under ismpp-2022-first-announced?")
    assert "0 of 1 people would have met this year's minimum (now 1)" in olga.text
    assert "Nothing was changed" in olga.text
    olga.say("what if everyone were under no-such-policy")
    assert "the editions are" in olga.text
    with chat.house.database.read() as session:
        assert record_of(session, of_address(session, DANA), NOW.date()).policy == load_policy("ismpp-2022")
        assert reports.what_if(session, load_policy("ismpp-2017"), NOW.date()).rows[0][2] == "ismpp-2022"
