"""Whose names stand in some words: looked up by whole names, first names and last names."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from core.store.tables import Practitioner

MOST = 40


def people_called(session: Session, whole: Collection[str], parts: Collection[str]) -> list[Practitioner]:
    """Who has one of the whole names, or a first or last name among ``parts`` (both lower case); at most 40 people."""
    name = func.lower(Practitioner.name)
    tests = [name.in_(list(whole))] if whole else []
    tests += [name.like(f"{_plain(part)} %", escape="\\") for part in parts]
    tests += [name.like(f"% {_plain(part)}", escape="\\") for part in parts]
    tests += [name.in_(list(parts))] if parts else []
    if not tests:
        return []
    return list(session.scalars(select(Practitioner).where(or_(*tests)).order_by(Practitioner.id).limit(MOST)))


def _plain(part: str) -> str:
    return part.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
