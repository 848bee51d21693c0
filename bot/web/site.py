"""All pages put together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from bot.web import calendar, chat, checkin, files, health, letters, membership, paying, request_form, signing_in, staff
from bot.web.asking import Places
from bot.web.guard import HEADERS, Capped, Headed, OwnPagesOnly
from bot.web.room import MB, STATIC, Room, lay_out, posted, show
from core.house import House

# Several files may come at once; each one alone is held to the setting.
BODY_FACTOR = 4


def app(house: House, *, now: Callable[[], datetime], more_routes: Sequence[BaseRoute] = ()) -> Starlette:
    """The web application. ``now`` gives the instant (aware UTC); ``more_routes`` come first and are not asked for an
    Origin, as Slack sends none.
    """
    settings = house.settings
    most = settings.max_letter_mb * BODY_FACTOR
    made = Starlette(
        routes=[
            *more_routes,
            *paying.EVENTS,
            *membership.EVENTS,
            Mount("/static", StaticFiles(directory=STATIC)),
            Mount("/", routes=_routes(), middleware=[Middleware(OwnPagesOnly, public_url=settings.public_url)]),
        ],
        middleware=[
            Middleware(Headed, is_secure=(settings.public_url or "").startswith("https://")),
            Middleware(
                Capped,
                most=most * MB,
                refusal=f"That is more than I can take at once: send up to {settings.max_letter_mb} MB a file and "
                f"{most} MB together. Go back and send less.",
            ),
        ],
        exception_handlers={HTTPException: _not_found, Exception: _our_fault},
    )
    made.state.room = Room(house, now, lay_out())
    made.state.places = Places()
    made.state.measured = health.measured(house, now)
    return made


def _routes() -> list[Route]:
    return [
        Route("/", chat.chat_page),
        Route("/thread", chat.thread_part),
        Route("/say", posted(chat.say), methods=["POST"]),
        Route("/sample", posted(chat.choose_sample), methods=["POST"]),
        Route("/sign-in", signing_in.sign_in_page),
        Route("/sign-in", posted(signing_in.ask_for_link), methods=["POST"]),
        Route("/sign-in/{token}", signing_in.link_page),
        Route("/sign-in/{token}", posted(signing_in.press_link), methods=["POST"]),
        Route("/sign-out", posted(signing_in.sign_out), methods=["POST"]),
        Route("/letters", letters.letters_page),
        Route("/letters/{key}", letters.letter_page),
        Route("/letters/{key}/html", letters.letter_html),
        Route("/files/{sha256}", files.get_file),
        Route("/calendar/{token}.ics", calendar.get_calendar),
        *paying.PAGES,
        *checkin.PAGES,
        *staff.PAGES,
        *request_form.PAGES,
        Route("/health", health.health),
        Route("/metrics", health.metrics),
    ]


def _not_found(request: Request, fault: Exception) -> Response:
    """A page that isn't there, or a form that could not be read."""
    status = fault.status_code if isinstance(fault, HTTPException) else 404
    title, words = {
        400: ("That could not be read", "What came was not a whole form. Open the page again and send it once more."),
        405: ("Nothing here", "This address takes something from Tally's own pages only."),
    }.get(status, ("Nothing here", "There is no such page."))
    return show(request, "note.html", status=status, title=title, words=words)


def _our_fault(request: Request, fault: Exception) -> Response:
    """Anything else; Starlette raises it again after this page, so that the server logs it whole."""
    words = "Please try again in a moment; what you sent before is kept."
    page = show(request, "note.html", status=500, title="Something went wrong on my side", words=words)
    page.headers.update(HEADERS)  # this page is made outside of what puts them on the others
    return page
