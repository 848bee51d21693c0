"""Slack's Web API as we use it: one client a token, short waits for rate limits, faults told apart."""

from __future__ import annotations

import ssl
from functools import lru_cache
from http.client import HTTPException
from urllib.parse import urlsplit

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.http_retry import HttpRequest, HttpResponse, RetryState
from slack_sdk.http_retry.builtin_handlers import RateLimitErrorRetryHandler

from core.errors import DeliveryFault, TallyError
from core.house import House
from core.settings import Settings

LONGEST_WAIT = 3
TIMEOUT = 20
# What the office can mend by giving the app a token or a scope: worth waiting for, but not in seconds.
MENDABLE = frozenset({"invalid_auth", "not_authed", "token_expired", "token_revoked", "missing_scope", "no_permission"})
MENDING = 900.0
PASSING = frozenset({
    "fatal_error", "internal_error", "request_timeout", "service_unavailable", "team_added_to_org", "accesslimited",
    "ratelimited", "rate_limited", "message_limit_exceeded", "org_login_required", "file_update_failed",
})  # fmt: skip
NETWORK = (OSError, HTTPException, SlackClientError)


class SlackRefused(TallyError):
    """Slack does not take our token."""

    says = "Slack doesn't accept {setting}: {why}. {remedy}"


class SlackFault(DeliveryFault):
    """A refusal with Slack's own word for it in ``said``."""

    def __init__(self, said: str, why: str, *, permanent: bool, after: float | None = None) -> None:
        super().__init__(why, permanent=permanent, after=after)
        self.said = said


class ShortWait(RateLimitErrorRetryHandler):
    """Sits out a rate limit of a few seconds once; a longer one is for the outbox to wait for."""

    def _can_retry(
        self, *, state: RetryState, request: HttpRequest, response: HttpResponse | None = None,
        error: Exception | None = None,
    ) -> bool:  # fmt: skip
        return response is not None and response.status_code == 429 and retry_after(response.headers) <= LONGEST_WAIT


def retry_after(headers: object) -> float:
    """The seconds a Retry-After header asks for; 30 where there is none."""
    if isinstance(headers, dict):
        for name, value in headers.items():
            if str(name).lower() == "retry-after":
                return float(value[0] if isinstance(value, list) else value)
    return 30.0


@lru_cache(maxsize=64)
def _client(token: str, base_url: str) -> WebClient:
    # A context of our own: the SDK's default loads all certificates again for every call.
    context, patience = ssl.create_default_context(), ShortWait(max_retry_count=1)
    return WebClient(token=token, base_url=base_url, timeout=TIMEOUT, ssl=context, retry_handlers=[patience])


def web_client(settings: Settings) -> WebClient:
    """The client for the workspace Tally is installed in. Raises DeliveryFault (passing) while no token is set."""
    if settings.slack_bot_token is None:
        raise DeliveryFault("TALLY_SLACK_BOT_TOKEN is not set", permanent=False, after=MENDING)
    return _client(settings.slack_bot_token.get_secret_value(), settings.slack_api_url)


def client_of(house: House) -> WebClient:
    """``web_client`` by the house's settings."""
    return web_client(house.settings)


def is_slack(house: House, url: str) -> bool:
    """Whether ``url`` belongs to Slack, so that a token or a person's words may go there."""
    parts, api = urlsplit(url), urlsplit(house.settings.slack_api_url)
    if (parts.scheme, parts.netloc) == (api.scheme, api.netloc):
        return True
    host = (parts.hostname or "").lower()
    return parts.scheme == "https" and (host == "slack.com" or host.endswith((".slack.com", ".slack-gov.com")))


def fault_of(error: Exception) -> DeliveryFault:
    """What a failed call means for whoever waits for it: permanent, or passing and for how long."""
    if not isinstance(error, SlackApiError):
        return DeliveryFault(f"Slack can't be reached: {error}", permanent=False)
    status, said = error.response.status_code, error_of(error)
    if status == 429:
        after = retry_after(dict(error.response.headers))
        return SlackFault("ratelimited", "Slack asks us to slow down", permanent=False, after=after)
    if said in MENDABLE:
        needed = error.response.get("needed") if isinstance(error.response.data, dict) else None
        why = f"Slack says {said}" + (f", needed {needed}" if needed else "")
        return SlackFault(said, why, permanent=False, after=MENDING)
    return SlackFault(said, f"Slack says {said}", permanent=not (status >= 500 or said in PASSING))


def error_of(error: SlackApiError) -> str:
    """Slack's word for what is wrong."""
    data = error.response.data
    return str(data.get("error", "unknown")) if isinstance(data, dict) else "unknown"


def who_we_are(house: House) -> tuple[str, str, str]:
    """Workspace name, team id and our own user id. Raises SlackRefused for a bad token, DeliveryFault without Slack."""
    try:
        told = client_of(house).auth_test()
    except SlackApiError as error:
        if error_of(error) in MENDABLE | {"account_inactive"}:
            remedy = "Copy the Bot User OAuth Token of the app once more (docs/slack.md)."
            raise SlackRefused(setting="TALLY_SLACK_BOT_TOKEN", why=error_of(error), remedy=remedy) from None
        raise fault_of(error) from error
    except NETWORK as error:
        raise fault_of(error) from error
    return str(told["team"]), str(told["team_id"]), str(told["user_id"])
