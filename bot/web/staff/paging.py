"""A table some rows at a time, and the words a table is searched by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session
from starlette.requests import Request

AT_ONCE = 50
FURTHEST = 10_000


@dataclass(frozen=True, slots=True)
class Stretch:
    """The rows of one page of a table, and the addresses of the pages beside it where there are any."""

    rows: list[Any]
    number: int
    before: str | None
    after: str | None


def stretch(request: Request, session: Session, wanted: Select[Any], name: str = "page") -> Stretch:
    """The rows of ``wanted`` on the page that the query's ``name`` says; the first one when it says none."""
    said = request.query_params.get(name, "1")
    number = min(int(said), FURTHEST) if said.isdecimal() and len(said) < 9 and int(said) else 1
    rows = list(session.scalars(wanted.offset((number - 1) * AT_ONCE).limit(AT_ONCE + 1)).unique())
    return Stretch(
        rows[:AT_ONCE], number,
        before=address_with(request, name, number - 1) if number > 1 else None,
        after=address_with(request, name, number + 1) if len(rows) > AT_ONCE else None,
    )  # fmt: skip


def address_with(request: Request, name: str = "", value: object = "") -> str:
    """This page's own address with one fact of its query changed; without what was said on it before."""
    kept = [(key, said) for key, said in request.query_params.multi_items() if key not in {name, "said"} and said]
    query = urlencode([*kept, *([(name, value)] if name else [])], quote_via=quote)
    return f"{request.url.path}?{query}" if query else request.url.path


def counted(session: Session, by: InstrumentedAttribute[Any], *where: ColumnElement[bool]) -> dict[Any, int]:
    """How many rows there are for each value of a column."""
    rows = session.execute(select(by, func.count()).where(*where).group_by(by))
    return {value: many for value, many in rows.all()}  # noqa: C416 - a Result would be taken for a mapping


def like_words(words: str) -> str:
    """A LIKE pattern for anything that holds these letters; escaped with a backslash."""
    return "%" + words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
