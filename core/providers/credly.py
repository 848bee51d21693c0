"""Credly: a badge issued for a credential, its expiration date moved, or the badge revoked."""

from __future__ import annotations

import base64
import json
from typing import Any

from core.errors import DeliveryFault
from core.providers.call import call
from core.settings import Settings

DAYS = {"issued_at", "expires_at"}


def is_configured(settings: Settings) -> bool:
    """Whether badges can be sent."""
    return bool(settings.credly_token and settings.credly_organisation and settings.credly_template)


def send(settings: Settings, wanted: dict[str, Any], remote: str | None) -> str:
    """Make the badge as ``wanted`` (``action`` issue, update or revoke, and its ``body``); Credly's id of it.

    Raises DeliveryFault.
    """
    token = settings.credly_token.get_secret_value() if settings.credly_token else ""
    base = f"{settings.credly_api_url.rstrip('/')}/v1/organizations/{settings.credly_organisation}/badges"
    method, url = {
        "issue": ("POST", base),
        "update": ("POST", f"{base}/{remote}/replace"),  # makes a new badge, with an id of its own
        "revoke": ("PUT", f"{base}/{remote}/revoke"),
    }[wanted["action"]]
    # Days go out as the midnight in UTC that begins them, in the one form that Credly takes.
    body = {key: f"{value} 00:00:00 +0000" if key in DAYS else value for key, value in wanted["body"].items()}
    if wanted["action"] != "revoke":
        body["badge_template_id"] = settings.credly_template
    said = call(
        url,
        method=method,
        headers={
            "Authorization": f"Basic {base64.b64encode(f'{token}:'.encode()).decode()}",
            "Content-Type": "application/json",
            "Accept": "application/json",
        },
        body=json.dumps(body).encode(),
    )
    made = said.get("data")
    if not isinstance(made, dict) or not made.get("id"):
        raise DeliveryFault("Credly's answer names no badge", permanent=True)
    return str(made["id"])
