"""What the front door plugs in: the connection, the endpoint, the sender; each only when the settings ask for it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from starlette.routing import Route

from bot.slack.routes import routes_for
from bot.slack.run import SlackConnection, wants_slack
from bot.slack.sending import SlackSender
from core.house import House

Now = Callable[[], datetime]


def slack_part(house: House, now: Now) -> SlackConnection | None:
    """The connection to start and stop; None without a bot token."""
    return SlackConnection(house, now) if wants_slack(house.settings) else None


def slack_routes(house: House, now: Now) -> list[Route]:
    """The endpoint for Slack's signed requests; none without a bot token and a signing secret."""
    if not wants_slack(house.settings) or house.settings.slack_signing_secret is None:
        return []
    return routes_for(SlackConnection(house, now))


def slack_sender(house: House) -> SlackSender | None:
    """What sends the outbox's Slack rows; None without a bot token, so that they wait."""
    return SlackSender(house) if wants_slack(house.settings) else None
