"""The membership system's events: what the list's line does, once, in order, tried out first if one wants."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from membership_system import ENDED, NORA, MembershipSystem, count, listening, member
from sqlalchemy import select
from talking import NOW

from core.actions.membership import mirror_bytes
from core.actions.membership_forms import FIELDS
from core.actions.membership_record import RULES
from core.actions.practitioners import of_address, primary_address
from core.house import House
from core.store.tables import Arrival, Entry, Outgoing, Practitioner

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "membership.md").read_text()


@pytest.fixture
def system(house: House) -> Iterator[MembershipSystem]:
    """A house with Dana that takes events, and the system that sends them."""
    with listening(house) as sender:
        yield sender


def test_a_member_joins_changes_and_leaves(house: House, system: MembershipSystem) -> None:
    assert system.tell(NORA)["result"] == "added"
    assert member(house, "nora@example.org") == ("M-2", "2027-06-30", "Acme Medical")
    assert system.tell(NORA)["result"] == "same"
    moved = NORA | {"address": "nora@work.test", "organisation": None}
    assert system.tell(moved, at=NOW + timedelta(minutes=1))["result"] == "changed"
    assert member(house, "nora@example.org") == member(house, "nora@work.test") == ("M-2", "2027-06-30", "Acme Medical")
    with house.database.read() as session:
        assert primary_address(of_address(session, "nora@example.org")) == "nora@work.test"
        told = session.scalars(select(Outgoing.to).where(Outgoing.kind == "notice").order_by(Outgoing.id))
        assert [to["address"] for to in told] == ["nora@example.org", "nora@work.test"]
    left = {"member_number": "M-2"}
    assert system.tell(left, at=NOW + timedelta(minutes=2), **ENDED)["result"] == "changed"
    assert member(house, "nora@work.test")[1] == "2026-11-20"
    on_a_day = left | {"member_until": "2026-12-31"}
    assert system.tell(on_a_day, at=NOW + timedelta(minutes=3), **ENDED)["result"] == "changed"
    assert member(house, "nora@work.test")[1] == "2026-12-31"
    assert system.tell({"member_number": "M-99"}, **ENDED)["result"] == "same"
    with house.database.read() as session:
        heard = session.scalars(select(Arrival).where(Arrival.channel == "membership")).all()
        assert {row.heard_at for row in heard} == {NOW}
        assert b"Nora New" in heard[0].raw


def test_an_event_does_what_the_lists_line_does(house: House, system: MembershipSystem) -> None:
    system.tell(NORA)
    header = ",".join(NORA)
    line = ",".join(f'"{value}"' for value in NORA.values())
    done = mirror_bytes(house, f"{header}\n{line}\n".encode(), "members.csv", now=NOW).outcome
    assert (done.added, done.changed, done.same) == (0, 0, 1)


def test_the_same_event_twice_changes_nothing(house: House, system: MembershipSystem) -> None:
    first = system.event(NORA)
    assert system.send(first).json()["result"] == "added"
    lines = count(house, Entry)
    again = system.send(first)
    assert (again.status_code, again.json()["result"]) == (200, "again")
    told = json.loads(first)
    other = json.dumps(told | {"member": NORA | {"name": "Somebody Else"}}).encode()
    assert system.send(other).json()["result"] == "again"
    assert count(house, Entry) == lines
    with house.database.read() as session:
        assert of_address(session, "nora@example.org").name == "Nora New"


def test_an_older_event_never_overwrites_a_newer_one(house: House, system: MembershipSystem) -> None:
    system.tell(NORA | {"organisation": "Newer"}, at=NOW)
    late = system.tell(NORA | {"organisation": "Older"}, at=NOW - timedelta(hours=1))
    assert (late["result"], member(house, "nora@example.org")[2]) == ("older", "Newer")
    east = datetime(2026, 11, 21, 16, 30, tzinfo=timezone(timedelta(hours=2)))  # 14:30 UTC: the zone counts
    assert system.tell(NORA | {"organisation": "Older"}, at=east)["result"] == "older"
    assert system.tell(NORA | {"organisation": "Newest"}, at=NOW)["result"] == "changed"


def test_an_end_that_overtakes_the_joining_is_the_last_word(house: House, system: MembershipSystem) -> None:
    assert system.tell({"member_number": "M-2"}, at=NOW, **ENDED)["result"] == "same"
    assert system.tell(NORA, at=NOW - timedelta(hours=1))["result"] == "older"
    assert count(house, Practitioner) == 1


def test_a_list_is_newer_than_events_before_it(house: House, system: MembershipSystem) -> None:
    listed = "member_number,name,address,member_until\nM-1,Dana Example,dana@example.org,2028-06-30\n"
    mirror_bytes(house, listed.encode(), "members.csv", now=NOW)
    dana = {"member_number": "M-1", "name": "Dana Example", "address": "dana@example.org", "member_until": "2026-12-31"}
    assert system.tell(dana, at=NOW - timedelta(minutes=1))["result"] == "older"
    assert system.tell(dana, at=NOW + timedelta(minutes=1))["result"] == "changed"


def test_a_dry_run_says_what_would_change_and_keeps_nothing(house: House, system: MembershipSystem) -> None:
    arrivals = count(house, Arrival)
    first = system.send(system.event(NORA), query="?dry-run=1").json()
    assert (first["result"], first["dry_run"], first["changes"]["name"]) == ("added", True, [None, "Nora New"])
    assert (count(house, Arrival), count(house, Practitioner)) == (arrivals, 1)
    body = system.event(NORA)
    system.send(body)
    later = NORA | {"member_until": "2028-06-30", "address": "nora@work.test"}
    would = system.send(system.event(later), query="?dry-run=1").json()
    assert would["changes"] == {
        "member_until": ["2027-06-30", "2028-06-30"], "address": ["nora@example.org", "nora@work.test"],
    }  # fmt: skip
    assert would["says"] == "The record would be changed."
    over = system.send(system.event({"member_number": "M-2"}, **ENDED), query="?dry-run=1").json()
    assert over["changes"] == {"member_until": ["2027-06-30", "2026-11-20"]}
    assert system.send(body, query="?dry-run=1").json()["result"] == "again"
    older = system.event(later, at=NOW - timedelta(days=1))
    assert system.send(older, query="?dry-run=1").json()["result"] == "older"
    assert system.send(system.event(NORA | {"name": ""}), query="?dry-run=1").status_code == 422
    assert member(house, "nora@example.org")[1] == "2027-06-30"


def test_the_page_names_every_rule_and_field() -> None:
    names = (*RULES, *FIELDS, *NORA, "Tally-Signature", "?dry-run=1")
    assert [name for name in names if f"`{name}" not in PAGE] == []


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_the_pages_example_is_an_event(house: House, system: MembershipSystem) -> None:
    example = PAGE.split("```json\n", 1)[1].split("```", 1)[0]
    assert system.send(example.encode()).json()["result"] == "added"
    assert member(house, "nora@example.org") == ("M-2", "2027-06-30", "Acme Medical")
