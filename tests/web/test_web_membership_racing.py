"""Events that come at once, and what a crash or a fault of ours left."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from membership_system import ENDED, NORA, MembershipSystem, count, listening, member, to_office
from sqlalchemy import select, update
from talking import NOW

from core.house import House
from core.store.tables import Arrival, Practitioner
from scheduler.commands.openers import OPENERS
from scheduler.jobs import hear_unheard


@pytest.fixture
def system(house: House) -> Iterator[MembershipSystem]:
    """A house with Dana that takes events, and the system that sends them."""
    with listening(house) as sender:
        yield sender


def at_once(*sends: Any) -> list[Any]:
    became: list[Any] = []
    threads = [threading.Thread(target=lambda one=one: became.append(one())) for one in sends]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return became


def test_the_same_new_member_by_several_events_at_once_is_one_person(house: House, system: MembershipSystem) -> None:
    bodies = [system.event(NORA, at=NOW - timedelta(seconds=n)) for n in range(6)]
    answers = at_once(*(lambda body=body: system.send(body) for body in bodies))
    assert {answer.status_code for answer in answers} == {200}
    assert [answer.json()["result"] for answer in answers].count("added") == 1
    assert count(house, Practitioner) == 2


def test_two_numbers_for_one_new_address_at_once(house: House, system: MembershipSystem) -> None:
    bodies = [system.event(NORA | {"member_number": f"M-{n}"}) for n in range(10, 14)]
    answers = at_once(*(lambda body=body: system.send(body) for body in bodies))
    assert sorted(answer.status_code for answer in answers) == [200, 409, 409, 409]
    assert count(house, Practitioner) == 2


def test_newer_and_older_at_once_end_with_the_newer(house: House, system: MembershipSystem) -> None:
    for at in range(3):
        number = {"member_number": f"M-{at}", "address": f"n{at}@example.org"}
        newer = system.event(NORA | number | {"organisation": "Newer"}, at=NOW)
        older = [
            system.event(NORA | number | {"organisation": "Older"}, at=NOW - timedelta(hours=n)) for n in (1, 2, 3)
        ]
        over = system.event({"member_number": f"M-{at}"}, at=NOW - timedelta(hours=4), **ENDED)
        at_once(*(lambda body=body: system.send(body) for body in (*older, newer, over)))
        assert member(house, f"n{at}@example.org") == (f"M-{at}", "2027-06-30", "Newer")


def test_what_a_crash_left_is_acted_on_by_the_clock(house: House, system: MembershipSystem) -> None:
    body = system.event(NORA)
    with house.database.begin() as session:
        row = Arrival(channel="membership", key="evt_1", raw=body, thread="member:M-2", received_at=NOW, tries=0)
        session.add(row)
    hear_unheard(house, OPENERS, NOW)
    assert member(house, "nora@example.org")[0] == "M-2"
    assert system.send(body).json()["result"] == "again"


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_a_fault_of_ours_sets_it_aside_and_the_office_is_told(house: House, system: MembershipSystem) -> None:
    system.tell(NORA)
    with house.database.begin() as session:
        session.execute(update(Arrival).values(envelope={"at": "never"}))  # nothing of ours writes that
        session.add(
            Arrival(
                channel="membership", key="evt_x", raw=system.event(NORA), thread="member:M-2", received_at=NOW, tries=0
            )
        )
    hear_unheard(house, OPENERS, NOW)
    with house.database.read() as session:
        row = session.scalars(select(Arrival).where(Arrival.key == "evt_x")).one()
        assert row.held_because is not None
        assert f"tally held replay {row.id}" in to_office(house)[0]
