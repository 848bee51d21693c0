"""The society's membership list, mirrored: who is a member until when, and how the membership record names them."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Session

from core.actions.imports.cells import Reader
from core.actions.imports.lines import Errand, Line, state_of
from core.actions.imports.table import Column
from core.actions.membership_record import changes, conflict, take_over, whose

COLUMNS: tuple[Column, ...] = (
    Column("member_number", "member_number", is_required=True, also=("member id", "membership number"), longest=64),
    Column("name", "name", is_required=True, also=("full name",), longest=320),
    Column("address", "address", is_required=True, also=("email", "e-mail", "email address"), longest=320),
    Column("member_until", "member_until", is_required=True, also=("expires", "paid through", "end date")),
    Column("organisation", "organisation", also=("organization", "company", "employer")),
    Column("phone", "phone", also=("telephone",), longest=64),
    Column("postal_address", "postal_address", also=("mailing address", "postal address")),
)


class Membership:
    """Lines about members, known by their number; who has none in the records yet is found by address, or joins."""

    columns = COLUMNS

    def __init__(self, errand: Errand) -> None:
        self.errand = errand
        self._addresses: dict[str, int] = {}

    def read(self, reader: Reader) -> Line:
        """A member. A blank cell leaves what the record has, except the end of the membership, which must be there."""
        address = reader.address("address")
        facts: dict[str, Any] = {
            "name": reader.needed("name"),
            "address": address,
            "member_until": reader.day("member_until"),
            "organisation": reader.text("organisation"),
            "phone": reader.text("phone"),
            "postal_address": reader.text("postal_address"),
        }
        if not reader.row["member_until"]:
            reader.wrong("member_until", "must not be blank; it says until when the membership runs.")
        number = reader.needed("member_number")
        first = self._addresses.setdefault(address, reader.row.number)
        if first != reader.row.number:
            remedy = f"stands in row {first} too. An address belongs to one member; mend one of the rows."
            reader.wrong("address", remedy)
        self.errand.outcome.members[number] = address
        return Line(reader.row.number, number, facts | {"member_number": number})

    def check(self, session: Session, line: Line, reader: Reader) -> None:
        """Number and address may not point to two people, nor may a number change hands."""
        found = conflict(session, line.facts)
        if found is not None:
            reader.wrong(found.field, found.remedy)

    def judge(self, session: Session, line: Line) -> str:
        """Whether the member is new to the records, or some of the values are."""
        person = whose(session, line.facts)
        return state_of(person, person is not None and changes(session, person, line.facts))

    def prepare(self, lines: list[Line]) -> None:
        """Nothing needs to be fetched."""

    def keep(self, session: Session, line: Line) -> str:
        """Make the record, or bring it up to date; who gets letters elsewhere from now on is told."""
        state, is_told = take_over(session, self.errand.house, line.facts, now=self.errand.now)
        self.errand.outcome.told += is_told
        return state

    def close_chunk(self, session: Session) -> None:
        """Everybody was told with their own line."""
