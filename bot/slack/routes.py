"""Slack's requests over HTTP: signed, handed to the same path as the socket's."""

from __future__ import annotations

from slack_bolt.adapter.starlette.handler import to_bolt_request, to_starlette_response
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.slack.run import SlackConnection

LARGEST = 1024 * 1024
PATH = "/slack/events"


def routes_for(connection: SlackConnection) -> list[Route]:
    """The one address for events, buttons, forms and commands; none without a signing secret."""
    if connection.house.settings.slack_signing_secret is None:
        return []

    async def take(request: Request) -> Response:
        content = await _body(request)
        if content is None:
            return PlainTextResponse("too large", status_code=413)
        try:
            asked = to_bolt_request(request, content)
        except ValueError:  # neither UTF-8 nor JSON: nothing Slack ever signed
            return PlainTextResponse("not from Slack", status_code=400)
        answered = await run_in_threadpool(connection.app.dispatch, asked)
        return to_starlette_response(answered)

    return [Route(PATH, take, methods=["POST"])]


async def _body(request: Request) -> bytes | None:
    content = b""
    async for chunk in request.stream():
        content += chunk
        if len(content) > LARGEST:
            return None
    return content
