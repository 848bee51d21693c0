"""Whether Slack knows our tokens, for ``tally doctor``."""

from __future__ import annotations

from slack_sdk.errors import SlackApiError, SlackClientError

from bot.slack.client import web_client
from core.settings import Settings

REMEDY = "Copy the bot token (xoxb-…) of the installed app into TALLY_SLACK_BOT_TOKEN; docs/slack.md shows where it is."


def check_slack(settings: Settings) -> tuple[bool, str]:
    """Whether Slack can be used, and a sentence that says what is so or what to do."""
    if not settings.slack_bot_token:
        return True, "off (TALLY_SLACK_BOT_TOKEN is not set)."
    if not (settings.slack_app_token or settings.slack_signing_secret):
        return False, "set TALLY_SLACK_APP_TOKEN (Socket Mode) or TALLY_SLACK_SIGNING_SECRET (HTTP) too."
    try:
        answer = web_client(settings).auth_test()
    except SlackApiError as fault:
        return False, f"Slack says {fault.response.get('error', 'no')}. {REMEDY}"
    except (SlackClientError, OSError) as fault:
        return False, f"Slack can't be reached ({fault}). Check the network from this machine to slack.com."
    return True, f"connected as {answer.get('user')} in {answer.get('team')}."
