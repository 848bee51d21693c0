"""Letters go to the address of the membership record; the old one still speaks, and both are told once."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session
from talking import NOW, Chat, add_person

from core.actions.identities import add_address
from core.actions.membership import mirror
from core.actions.practitioners import by_address, of_address, primary_address
from core.house import House
from core.store.tables import Outgoing, Practitioner, Token

HEADER = "member_number,name,address,member_until,organisation\n"
AT_WORK = "M-1,Dana Example,dana@work.test,2027-06-30,Acme Medical\n"


def take(house: House, folder: Path, *lines: str) -> tuple[int, int, int]:
    """Import a list; how many were added, changed and the same."""
    path = folder / "members.csv"
    path.write_text(HEADER + "".join(lines))
    done = mirror(house, path, now=NOW).outcome
    assert done.problems == []
    return done.added, done.changed, done.same


def notices(house: House) -> list[tuple[str, str]]:
    """To whom a notice was owed, and its subject, oldest first."""
    with house.database.read() as session:
        rows = session.scalars(select(Outgoing).where(Outgoing.kind == "notice").order_by(Outgoing.id))
        return [(row.to["address"], row.subject or "") for row in rows]


def letters_go_to(house: House, address: str) -> str | None:
    with house.database.read() as session:
        return primary_address(of_address(session, address))


@pytest.fixture
def known(house: House, tmp_path: Path) -> House:
    """Dana is member M-1 under dana@example.org."""
    add_person(house)
    take(house, tmp_path, AT_WORK.replace("work.test", "example.org"))
    return house


def test_letters_move_to_the_membership_records_address(known: House, tmp_path: Path) -> None:
    assert take(known, tmp_path, AT_WORK) == (0, 1, 0)
    assert letters_go_to(known, "dana@example.org") == "dana@work.test"
    moved = "Letters to you go to dana@work.test now"
    assert notices(known) == [("dana@example.org", moved), ("dana@work.test", moved)]
    assert take(known, tmp_path, AT_WORK) == (0, 0, 1)
    assert len(notices(known)) == 2
    with known.database.read() as session:
        said = session.scalars(select(Outgoing.reply).where(Outgoing.kind == "notice")).first()
        assert said is not None
        assert "dana@example.org stays on your record" in said["text"]
        assert "unlink dana@work.test" in said["text"]
        assert set(session.scalars(select(Token.address))) == {"dana@example.org", "dana@work.test"}


def test_a_letter_from_the_old_address_still_reaches_the_record(known: House, tmp_path: Path) -> None:
    take(known, tmp_path, AT_WORK)
    old = Chat(known, "dana@example.org")
    old.say("profile")
    assert "Addresses: dana@work.test, dana@example.org" in old.text


def test_an_address_linked_before_becomes_the_one_for_letters(known: House, tmp_path: Path) -> None:
    take(known, tmp_path, AT_WORK)
    take(known, tmp_path, AT_WORK.replace("work.test", "example.org"))
    assert letters_go_to(known, "dana@work.test") == "dana@example.org"
    assert [to for to, _ in notices(known)][2:] == ["dana@work.test", "dana@example.org"]


def test_what_one_took_off_is_not_put_back(known: House, tmp_path: Path) -> None:
    take(known, tmp_path, AT_WORK)
    Chat(known).say("unlink dana@work.test")
    assert letters_go_to(known, "dana@example.org") == "dana@example.org"
    before = len(notices(known))
    assert take(known, tmp_path, AT_WORK.replace("2027", "2028")) == (0, 1, 0)
    assert take(known, tmp_path, AT_WORK.replace("2027", "2028")) == (0, 0, 1)
    with known.database.read() as session:
        assert by_address(session, "dana@work.test") is None
        assert str(of_address(session, "dana@example.org").member_until) == "2028-06-30"
    assert len(notices(known)) == before


def test_who_took_the_address_off_before_the_first_list_is_known_by_it_all_the_same(
    house: House, tmp_path: Path
) -> None:
    add_person(house, "dana@work.test")
    with house.database.begin() as session:
        from_work = of_address(session, "dana@work.test")
        link(session, from_work)
    Chat(house, "dana@home.test").say("unlink dana@work.test")
    assert take(house, tmp_path, AT_WORK, "M-2,Nora New,nora@example.org,2027-06-30,\n") == (1, 1, 0)
    with house.database.read() as session:
        dana = of_address(session, "dana@home.test")
        assert (dana.member_number, primary_address(dana)) == ("M-1", "dana@home.test")
        assert by_address(session, "dana@work.test") is None


def test_an_employers_address_goes_to_somebody_else(house: House, tmp_path: Path) -> None:
    add_person(house, "desk@work.test")
    with house.database.begin() as session:
        link(session, of_address(session, "desk@work.test"))
    Chat(house, "dana@home.test").say("unlink desk@work.test")
    assert take(house, tmp_path, "M-7,Otto Other,desk@work.test,2027-06-30,\n") == (1, 0, 0)
    with house.database.read() as session:
        assert of_address(session, "desk@work.test").name == "Otto Other"
        assert of_address(session, "dana@home.test").member_number is None


def link(session: Session, person: Practitioner) -> None:
    """Dana's address at home is proven."""
    add_address(session, person, "dana@home.test", now=NOW)
