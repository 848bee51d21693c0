"""Files into a channel: an address to send the bytes to, the bytes, then the share."""

from __future__ import annotations

import json
import urllib.request
from urllib.error import HTTPError

from bot.slack.calling import call
from bot.slack.client import NETWORK, TIMEOUT, is_slack
from bot.slack.markup import clip
from core.errors import DeliveryFault
from core.house import House


def upload(
    house: House, channel: str, thread_ts: str | None, *, name: str, content: bytes, alt: str | None = None
) -> None:
    """Share ``content`` as a file; ``alt`` says in words what a picture shows. Raises DeliveryFault."""
    alt_text = clip(alt, 1000) if alt else None
    address = call(
        house, "files.getUploadURLExternal", as_form=True, filename=name, length=len(content), alt_txt=alt_text
    )
    _put(house, str(address["upload_url"]), content)
    files = json.dumps([{"id": address["file_id"], "title": name}])
    call(house, "files.completeUploadExternal", as_form=True, files=files, channel_id=channel, thread_ts=thread_ts)


def _put(house: House, url: str, content: bytes) -> None:
    if not is_slack(house, url):
        raise DeliveryFault(f"not a place of Slack's to send a file to: {url}", permanent=True)
    request = urllib.request.Request(url, data=content, headers={"Content-Type": "application/octet-stream"})
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT * 3) as response:
            response.read()
    except HTTPError as error:
        with error:
            raise DeliveryFault(f"Slack answered {error.code} to a file", permanent=False) from error
    except NETWORK as error:
        raise DeliveryFault(f"a file could not be sent to Slack: {error}", permanent=False) from error
