"""The membership system's events: signed, kept, in order, once; what is wrong is named field by field."""

from __future__ import annotations

import hashlib
import hmac
import itertools
import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import httpx
import pytest
from browsing import open_site
from pydantic import SecretStr
from sqlalchemy import func, select, update
from talking import NOW, add_person

from core.actions.membership import mirror_bytes
from core.actions.membership_forms import FIELDS
from core.actions.membership_record import RULES
from core.actions.practitioners import of_address, primary_address
from core.house import House
from core.store.tables import Arrival, Entry, Outgoing, Practitioner
from scheduler.commands.openers import OPENERS
from scheduler.jobs import hear_unheard

SECRET = "a key the membership system knows"
NORA = {
    "member_number": "M-2", "name": "Nora New", "address": "nora@example.org", "member_until": "2027-06-30",
    "organisation": "Acme Medical", "phone": "+1 555 0101", "postal_address": "2 Example Street\nSpringfield",
}  # fmt: skip
ended = {"kind": "member.ended"}
PAGE = (Path(__file__).resolve().parents[2] / "docs" / "membership.md").read_text()


@dataclass
class MembershipSystem:
    """The other system: it makes events, signs and sends them."""

    url: str
    secret: str = SECRET
    now: datetime = NOW
    numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def event(self, member: Any, *, at: datetime = NOW, kind: str = "member.updated", **facts: Any) -> bytes:
        told = {"id": f"evt_{next(self.numbers)}", "at": at.isoformat(), "type": kind, "member": member} | facts
        return json.dumps(told).encode()

    def sign(self, body: bytes) -> str:
        made = str(int(self.now.timestamp()))
        return f"t={made},v1={hmac.new(self.secret.encode(), f'{made}.'.encode() + body, hashlib.sha256).hexdigest()}"

    def send(self, body: bytes, *, query: str = "", signature: str | None = None) -> httpx.Response:
        headers = {"tally-signature": self.sign(body) if signature is None else signature}
        with httpx.Client(base_url=self.url, trust_env=False, timeout=30) as client:
            return client.post(f"/membership{query}", content=body, headers=headers)

    def tell(self, member: Any, **facts: Any) -> dict[str, Any]:
        told: dict[str, Any] = self.send(self.event(member, **facts)).json()
        return told


@pytest.fixture
def system(house: House) -> Iterator[MembershipSystem]:
    """A house with Dana that takes events, and the system that sends them."""
    add_person(house)
    house.settings = house.settings.model_copy(
        update={"membership_secret": SecretStr(SECRET), "office_address": "office@example.org"}
    )
    with open_site(house) as site:
        yield MembershipSystem(site.base)


def member(house: House, address: str) -> tuple[str | None, str | None, str | None]:
    with house.database.read() as session:
        person = of_address(session, address)
        until = person.member_until.isoformat() if person.member_until else None
        return person.member_number, until, person.organisation


def count(house: House, table: type[Practitioner] | type[Arrival] | type[Entry]) -> int:
    with house.database.read() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def to_office(house: House) -> list[str]:
    with house.database.read() as session:
        rows = session.scalars(select(Outgoing).where(Outgoing.kind == "office").order_by(Outgoing.id))
        return [row.reply["text"] for row in rows]


def test_there_is_nothing_here_until_a_secret_is_set(house: House) -> None:
    with open_site(house) as site:
        for secret in (None, SecretStr("")):
            house.settings = house.settings.model_copy(update={"membership_secret": secret})
            answer = MembershipSystem(site.base, secret="").send(b"{}")
            assert answer.status_code == 404
    assert count(house, Arrival) == 0


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
    assert system.tell(left, at=NOW + timedelta(minutes=2), **ended)["result"] == "changed"
    assert member(house, "nora@work.test")[1] == "2026-11-20"
    on_a_day = left | {"member_until": "2026-12-31"}
    assert system.tell(on_a_day, at=NOW + timedelta(minutes=3), **ended)["result"] == "changed"
    assert member(house, "nora@work.test")[1] == "2026-12-31"
    assert system.tell({"member_number": "M-99"}, **ended)["result"] == "same"
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
    assert system.tell({"member_number": "M-2"}, at=NOW, **ended)["result"] == "same"
    assert system.tell(NORA, at=NOW - timedelta(hours=1))["result"] == "older"
    assert count(house, Practitioner) == 1


def test_a_list_is_newer_than_events_before_it(house: House, system: MembershipSystem) -> None:
    listed = "member_number,name,address,member_until\nM-1,Dana Example,dana@example.org,2028-06-30\n"
    mirror_bytes(house, listed.encode(), "members.csv", now=NOW)
    dana = {"member_number": "M-1", "name": "Dana Example", "address": "dana@example.org", "member_until": "2026-12-31"}
    assert system.tell(dana, at=NOW - timedelta(minutes=1))["result"] == "older"
    assert system.tell(dana, at=NOW + timedelta(minutes=1))["result"] == "changed"


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_only_a_fresh_signature_makes_it_an_event(house: House, system: MembershipSystem) -> None:
    body = system.event(NORA)
    good = system.sign(body)
    for wrong in ("", "t=1", f"{good}0", good.replace("v1=", "v1=é"), good.replace("t=1", "t=2"), "t=²,v1=00"):
        assert system.send(body, signature=wrong.encode()).status_code == 401  # type: ignore[arg-type]
    assert system.send(body + b" ", signature=good).status_code == 401
    for minutes in (-6, 6):
        late = MembershipSystem(system.url, now=NOW + timedelta(minutes=minutes))
        answer = late.send(body)
        assert answer.status_code == 401
        assert "send it with the time of now" in answer.json()["says"]
    two_keys = f"{good.partition(',')[0]},v1={'0' * 64},{good.partition(',')[2]}"
    assert count(house, Arrival) == 0
    assert system.send(body, signature=two_keys).status_code == 200


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_everything_wrong_is_named_at_once(house: House, system: MembershipSystem) -> None:
    wrong = {"member_number": 7, "name": " ", "address": "nora", "member_until": "30/6/2027", "shoe_size": "38"}
    answer = system.send(system.event(wrong, kind="member.changed", at=NOW.replace(tzinfo=None), more=1))
    assert answer.status_code == 422
    told = answer.json()
    assert [one["field"] for one in told["problems"]] == [
        "more", "at", "type", "member.member_number", "member.shoe_size",
    ]  # fmt: skip
    good_type = system.send(system.event(wrong))
    assert {one["field"]: one["value"] for one in good_type.json()["problems"]} == {
        "member.member_number": "7", "member.shoe_size": "38", "member.name": "", "member.address": "nora",
        "member.member_until": "30/6/2027",
    }  # fmt: skip
    assert all(one["remedy"] for one in told["problems"] + good_type.json()["problems"])
    assert count(house, Practitioner) == 1


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("body", "field"),
    [
        (b"", "body"), (b"\xff\xfe", "body"), (b"[1]", "body"), (b"[" * 60_000, "body"), (b"{}", "id"),
        (b'{"id": "a b"}', "id"), (b'{"id": 5}', "id"), (b'{"id": "e\\u0000"}', "id"), (b'{"id": "\\ud800"}', "id"),
    ],
)  # fmt: skip
def test_what_bears_no_id_is_not_kept(house: House, system: MembershipSystem, body: bytes, field: str) -> None:
    answer = system.send(body)
    assert (answer.status_code, answer.json()["problems"][0]["field"]) == (422, field)
    assert count(house, Arrival) == 0


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"member_number": "M-\x00"}, "member.member_number"), ({"name": "\ud800"}, "member.name"),
        ({"name": "x" * 321}, "member.name"), ({"member_number": None}, "member.member_number"),
        ({"member_until": ""}, "member.member_until"), ({"\ud800": "x"}, "member.?"),
    ],
)  # fmt: skip
def test_what_no_database_takes_is_named(
    house: House, system: MembershipSystem, changes: dict[str, Any], field: str
) -> None:
    answer = system.send(system.event(NORA | changes))
    assert (answer.status_code, [one["field"] for one in answer.json()["problems"]]) == (422, [field])


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_a_clock_that_is_ahead_would_shut_out_what_follows(house: House, system: MembershipSystem) -> None:
    answer = system.tell(NORA, at=NOW + timedelta(minutes=6))
    assert answer["problems"][0]["field"] == "at"
    assert system.tell(NORA)["result"] == "added"


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_more_than_an_event_can_be_is_not_read(house: House, system: MembershipSystem) -> None:
    answer = system.send(b" " * (64 * 1024 + 1))
    assert answer.status_code == 413
    assert "at most 64 KB" in answer.json()["says"]


def test_addresses_that_are_not_theirs_are_refused_by_rule(house: House, system: MembershipSystem) -> None:
    system.tell(NORA)
    system.tell(NORA | {"member_number": "M-3", "name": "Otto Other", "address": "otto@example.org"})
    taken = system.send(system.event(NORA | {"address": "otto@example.org"}))
    assert (taken.status_code, taken.json()["rule"]) == (409, "address-of-another")
    renumbered = system.send(system.event(NORA | {"member_number": "M-8"}))
    assert (renumbered.status_code, renumbered.json()["rule"]) == (409, "number-of-another")
    assert renumbered.json()["problems"][0]["value"] == "M-8"
    for answer in (taken, renumbered):
        assert not {"M-2", "M-3", "Otto", "Nora"} & set(answer.text.replace('"', " ").split())
    assert "M-2" not in renumbered.text
    assert len(to_office(house)) == 2
    assert "member M-8" in to_office(house)[1]


def test_a_refused_event_is_judged_anew_when_it_is_sent_again(house: House, system: MembershipSystem) -> None:
    system.tell(NORA)
    body = system.event(NORA | {"member_number": "M-8"})
    assert system.send(body).status_code == 409
    assert system.send(body).status_code == 409
    assert len(to_office(house)) == 1
    with house.database.begin() as session:
        of_address(session, "nora@example.org").member_number = None
    assert system.send(body).json()["result"] == "changed"
    assert system.send(body).json()["result"] == "again"


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
    over = system.send(system.event({"member_number": "M-2"}, **ended), query="?dry-run=1").json()
    assert over["changes"] == {"member_until": ["2027-06-30", "2026-11-20"]}
    assert system.send(body, query="?dry-run=1").json()["result"] == "again"
    older = system.event(later, at=NOW - timedelta(days=1))
    assert system.send(older, query="?dry-run=1").json()["result"] == "older"
    assert system.send(system.event(NORA | {"name": ""}), query="?dry-run=1").status_code == 422
    assert member(house, "nora@example.org")[1] == "2027-06-30"


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
        over = system.event({"member_number": f"M-{at}"}, at=NOW - timedelta(hours=4), **ended)
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


def test_the_page_names_every_rule_and_field() -> None:
    names = (*RULES, *FIELDS, *NORA, "Tally-Signature", "?dry-run=1")
    assert [name for name in names if f"`{name}" not in PAGE] == []


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_the_pages_example_is_an_event(house: House, system: MembershipSystem) -> None:
    example = PAGE.split("```json\n", 1)[1].split("```", 1)[0]
    assert system.send(example.encode()).json()["result"] == "added"
    assert member(house, "nora@example.org") == ("M-2", "2027-06-30", "Acme Medical")
