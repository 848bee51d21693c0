"""Links to kept files: signed, bound to one file and name, gone after a day."""

from __future__ import annotations

from datetime import datetime, timedelta
from urllib.parse import quote

from itsdangerous import BadData, URLSafeSerializer
from starlette.requests import Request
from starlette.responses import Response

from bot.web.room import room_of, show
from core.errors import NotFound
from core.house import House
from core.message import File

LINK_STAYS = timedelta(hours=24)
HOUR = 3600


def _signer(house: House) -> URLSafeSerializer:
    return URLSafeSerializer(house.secret, salt="file-link")


def file_link(house: House, file: File, now: datetime, *, base: str = "") -> str:
    """A link to ``file`` that works for at least a day; ``base`` is put before it (https://tally.example.org)."""
    # To the full hour, so that a page drawn twice within it is the same page.
    until = (int((now + LINK_STAYS).timestamp()) // HOUR + 1) * HOUR
    signed = _signer(house).dumps([file.sha256, file.name, file.media_type, until])
    return f"{base}/files/{file.sha256}?s={signed}"


def get_file(request: Request) -> Response:
    """The file a signed link names, to be saved and never run."""
    room = room_of(request)
    try:
        sha256, name, media_type, until = _signer(room.house).loads(request.query_params.get("s", ""))
    except (BadData, ValueError, TypeError):
        return _gone(request)
    if sha256 != request.path_params["sha256"] or room.now().timestamp() >= until:
        return _gone(request)
    try:
        content = room.house.documents.load(sha256)
    except NotFound:
        return _gone(request)
    headers = {
        "content-disposition": f"attachment; filename*=UTF-8''{quote(name)}",
        "content-security-policy": "sandbox; default-src 'none'",
    }
    return Response(content, media_type=media_type, headers=headers)


def _gone(request: Request) -> Response:
    return show(
        request,
        "note.html",
        status=404,
        title="This link has ended",
        words="Links to files work for a day. Ask Tally for the document again and it gives you a new one.",
    )
