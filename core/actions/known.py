"""What people are known by here, so that it can be left out of a line."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.store.tables import Address, Credential, Practitioner


def names(session: Session) -> Iterator[str]:
    """Everybody's name."""
    yield from session.scalars(select(Practitioner.name).execution_options(yield_per=1000))


def addresses(session: Session) -> Iterator[str]:
    """Every mail address."""
    yield from session.scalars(select(Address.address).execution_options(yield_per=1000))


def numbers(session: Session) -> Iterator[str]:
    """Every certification, member and phone number."""
    yield from session.scalars(select(Credential.number).execution_options(yield_per=1000))
    for column in (Practitioner.member_number, Practitioner.phone):
        yield from (one for one in session.scalars(select(column).where(column.is_not(None))) if one)
