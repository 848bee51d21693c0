"""Before a request is decided: what was decided on others like it."""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz import fuzz
from sqlalchemy import select
from sqlalchemy.orm import Session

from core.actions.deciding import show_split
from core.actions.requests import in_order
from core.store.tables import CreditRequest

MOST_COMPARED = 3000
ALIKE = 88
DECIDED = ("approved", "declined")


@dataclass(frozen=True, slots=True)
class Precedents:
    """Decided requests for the same meeting, the latest first."""

    alike: tuple[CreditRequest, ...]

    def __bool__(self) -> bool:
        return bool(self.alike)

    @property
    def says(self) -> str:
        """'3 requests for the same meeting: 2 approved at 1 h Implement Publication Plan (R3, R9), 1 declined (R4)'."""
        groups: dict[str, list[str]] = {}
        for one in self.alike:
            hours = f" at {show_split(in_order(one.decided_seconds))}" if one.decided_seconds else ""
            groups.setdefault(f"{one.state}{hours if one.state == 'approved' else ''}", []).append(f"R{one.id}")
        told = [f"{len(names)} {what} ({', '.join(names[:4])})" for what, names in groups.items()]
        many = "1 request" if len(self.alike) == 1 else f"{len(self.alike)} requests"
        return f"{many} for the same meeting: {', '.join(told)}"


def precedents(session: Session, request: CreditRequest) -> Precedents:
    """The decided requests whose title is the same but for small words, numbers apart: 2025's meeting is not 2026's."""
    wanted = (
        select(CreditRequest)
        .where(CreditRequest.state.in_(DECIDED), CreditRequest.id != request.id, CreditRequest.title.is_not(None))
        .order_by(CreditRequest.id.desc())
        .limit(MOST_COMPARED)
    )
    title = request.title or ""
    return Precedents(tuple(one for one in session.scalars(wanted) if title and _alike(title, one.title or "")))


def _alike(one: str, other: str) -> bool:
    return fuzz.token_sort_ratio(one.casefold(), other.casefold()) >= ALIKE and _numbers(one) == _numbers(other)


def _numbers(title: str) -> set[str]:
    return {word for word in title.replace("-", " ").split() if word.isdigit()}
