"""Roles are granted by the office and never by oneself; the tables on disk are those in the code."""

from __future__ import annotations

from datetime import timedelta

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from programme_people import COMMITTEE, DANA, OFFICE, add_staff, people
from talking import NOW, Chat

from core.actions import roles
from core.actions.roles import LastOffice, NoSuchRole, Office
from core.errors import NotAllowed
from core.house import House
from core.store.tables import Base, Entry


def test_the_office_grants_and_revokes(chat: Chat) -> None:
    add_staff(chat.house)
    with people(chat.house, DANA, OFFICE, COMMITTEE) as (session, (dana, olga, carl)):
        for other in (dana, carl):
            with pytest.raises(NotAllowed):
                roles.grant(session, dana, Office.OFFICE, by=other, now=NOW)
        first = roles.grant(session, dana, Office.AUDITOR, by=olga, now=NOW)
        assert roles.grant(session, dana, Office.AUDITOR, by=olga, now=NOW).id == first.id
        assert roles.has_role(session, dana, Office.AUDITOR, Office.OFFICE, now=NOW)
        assert not roles.has_role(session, dana, Office.OFFICE, now=NOW)
        later = NOW + timedelta(days=1)
        assert roles.revoke(session, dana, Office.AUDITOR, by=olga, now=later)
        assert not roles.revoke(session, dana, Office.AUDITOR, by=olga, now=later)
        assert roles.roles_of(session, dana, later) == set()
        assert [line.verb for line in session.query(Entry).filter_by(practitioner_id=dana.id)] == ["grant", "revoke"]
        with pytest.raises(LastOffice):
            roles.revoke(session, olga, Office.OFFICE, by=olga, now=later)
        assert [one.name for one in roles.holders(session, Office.COMMITTEE, NOW)] == [
            "Carl Committee",
            "Cora Committee",
        ]


def test_there_are_three_roles() -> None:
    assert roles.role_named(" Office ") is Office.OFFICE
    with pytest.raises(NoSuchRole, match="office, committee and auditor"):
        roles.role_named("king")


def test_the_tables_on_disk_are_those_in_the_code(house: House) -> None:
    with house.database.engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), Base.metadata)
    assert differences == []
