"""What every page needs at hand: the house, the clock, the templates."""

from __future__ import annotations

import hashlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from bot.answers.requesting.form import page_of
from bot.web.markup import show_markup, show_size, show_words
from core.house import House

HERE = Path(__file__).parent
STATIC = HERE / "static"
MOST_FILES = 20
MB = 1024 * 1024


@dataclass(frozen=True)
class Room:
    """The web's room in the house; ``now`` is the clock (aware UTC)."""

    house: House
    now: Callable[[], datetime]
    pages: Environment = field(repr=False)

    @property
    def largest(self) -> int:
        """The largest file taken, in bytes."""
        return self.house.settings.max_letter_mb * MB


@cache
def lay_out() -> Environment:
    """The templates: everything is escaped, and a missing value is an error. Compiled once for all apps."""
    pages = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    pages.filters |= {"markup": show_markup, "words": show_words, "size": show_size, "page_of": page_of}
    pages.globals["edition"] = edition_of_static()
    return pages


@cache
def edition_of_static() -> str:
    """A mark that changes with the style and script, so that browsers fetch a new one after an upgrade."""
    every = b"".join(path.read_bytes() for path in sorted(STATIC.iterdir()))
    return hashlib.sha256(every).hexdigest()[:10]


def room_of(request: Request) -> Room:
    """The room this request came into."""
    room: Room = request.app.state.room
    return room


def show(request: Request, name: str, /, *, status: int = 200, **facts: Any) -> HTMLResponse:
    """A page made from the template ``name``."""
    settings = room_of(request).house.settings
    page = room_of(request).pages.get_template(name)
    return HTMLResponse(page.render(programme=settings.programme, **facts), status_code=status)


def posted(handle: Callable[[Request, FormData], Response]) -> Callable[[Request], Awaitable[Response]]:
    """An endpoint that reads the form first and then works in a thread; spooled files are closed at its end."""

    async def endpoint(request: Request) -> Response:
        async with request.form(max_files=MOST_FILES, max_fields=60) as form:
            return await run_in_threadpool(handle, request, form)

    return endpoint


def text_of(form: FormData, name: str) -> str:
    """A form's text value; empty when it is missing or a file."""
    value = form.get(name)
    return value if isinstance(value, str) else ""
