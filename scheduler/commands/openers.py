"""Who opens what came by which channel."""

from __future__ import annotations

from bot import terminal
from bot.reception import Opener
from bot.slack.opening import open_slack
from bot.web.membership import open_event
from bot.web.opening import open_web
from mail.intake import open_mail

OPENERS: dict[str, Opener] = {
    "mail": open_mail,
    "membership": open_event,
    "slack": open_slack,
    "terminal": terminal.open_line,
    "web": open_web,
}
