"""Events that are not signed, not usable or not true: refused, everything wrong named field by field."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from browsing import open_site
from membership_system import NORA, MembershipSystem, count, listening, to_office
from pydantic import SecretStr
from talking import NOW

from core.actions.practitioners import of_address
from core.house import House
from core.store.tables import Arrival, Practitioner


@pytest.fixture
def system(house: House) -> Iterator[MembershipSystem]:
    """A house with Dana that takes events, and the system that sends them."""
    with listening(house) as sender:
        yield sender


def test_there_is_nothing_here_until_a_secret_is_set(house: House) -> None:
    with open_site(house) as site:
        for secret in (None, SecretStr("")):
            house.settings = house.settings.model_copy(update={"membership_secret": secret})
            answer = MembershipSystem(site.base, secret="").send(b"{}")
            assert answer.status_code == 404
    assert count(house, Arrival) == 0


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
