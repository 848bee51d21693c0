"""Calls that answer an interaction: through its response_url, or by the Web API where there is none."""

from __future__ import annotations

from typing import Any

from slack_sdk.webhook import WebhookClient

from bot.slack.client import NETWORK, TIMEOUT, ShortWait, client_of, fault_of, is_slack
from core.errors import DeliveryFault
from core.house import House


class LinkOver(Exception):
    """A response_url that takes nothing any more: 30 minutes or five posts."""


def answer_at(house: House, url: str, body: dict[str, Any]) -> None:
    """Post ``body`` to a response_url. Raises LinkOver, or DeliveryFault when Slack can't be reached."""
    if not is_slack(house, url):
        raise LinkOver(f"not Slack's: {url}")
    hook = WebhookClient(url, timeout=TIMEOUT, ssl=client_of(house).ssl, retry_handlers=[ShortWait(max_retry_count=1)])
    try:
        told = hook.send_dict(body)
    except NETWORK as error:
        raise fault_of(error) from error
    if told.status_code == 429:
        raise DeliveryFault("Slack asks us to slow down", permanent=False, after=30)
    if told.status_code >= 500:
        raise DeliveryFault(f"Slack answered {told.status_code}", permanent=False)
    if told.status_code != 200:
        raise LinkOver(f"{told.status_code} {told.body[:100]}")


def call(house: House, method: str, *, as_form: bool = False, **facts: Any) -> dict[str, Any]:
    """Call a Web API method with a JSON body, or as a form, which is all ``files.*`` takes. Raises DeliveryFault."""
    given = {name: value for name, value in facts.items() if value is not None}
    try:
        client = client_of(house)
        told = client.api_call(method, params=given) if as_form else client.api_call(method, json=given)
    except NETWORK as error:
        raise fault_of(error) from error
    return told.data if isinstance(told.data, dict) else {}
