"""Medical documents: for the office alone."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from bot.web.room import room_of, show
from bot.web.visitors import visitor_of
from core.actions.health import private_of
from core.errors import NotFound, TallyError
from core.store.tables import ExamApplication, OfficeOnly, Practitioner


def private_file(request: Request) -> Response:
    """A document that is for the office alone, to be saved and never run."""
    room = room_of(request)
    with room.house.database.read() as session:
        visitor = visitor_of(request, session)
        row = session.get(OfficeOnly, int(request.path_params["number"]))
        if visitor is None or row is None or row.sha256 is None:
            return show(request, "note.html", status=404, title="Nothing here", words="There is no such page.")
        try:
            person = session.get_one(Practitioner, visitor.practitioner_id)
            private_of(session, session.get_one(ExamApplication, row.application_id), by=person, now=room.now())
            content = room.house.documents.load(row.sha256)
        except (TallyError, NotFound):
            return show(request, "note.html", status=404, title="Nothing here", words="There is no such page.")
    headers = {"content-disposition": "attachment", "content-security-policy": "sandbox; default-src 'none'"}
    return Response(content, media_type="application/octet-stream", headers=headers)
