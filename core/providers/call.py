"""One HTTPS call to a provider's API: tried again while the fault may pass, and what it says is told apart."""

from __future__ import annotations

import json
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from tenacity import Retrying, retry_if_exception, stop_after_attempt, wait_exponential

from core.errors import DeliveryFault

SECONDS = 15
TRIES = 3
PASSES = {408, 409, 425, 429, 500, 502, 503, 504}
MOST = 1024 * 1024


def call(
    url: str, *, method: str, headers: dict[str, str], body: bytes | None, first_wait: float = 0.5
) -> dict[str, Any]:
    """The JSON object that ``url`` answers with; three tries, ``first_wait`` seconds after the first.

    Raises DeliveryFault, permanent when trying again can't help.
    """
    again = Retrying(
        stop=stop_after_attempt(TRIES),
        wait=wait_exponential(multiplier=first_wait, max=8),
        retry=retry_if_exception(lambda fault: isinstance(fault, DeliveryFault) and not fault.permanent),
        reraise=True,
    )
    return again(_once, url, method, headers, body)


def _once(url: str, method: str, headers: dict[str, str], body: bytes | None) -> dict[str, Any]:
    if not url.startswith(("https://", "http://")):
        raise DeliveryFault(f"{url!r} is no web address", permanent=True)
    request = Request(url, data=body, method=method, headers=headers)
    try:
        with urlopen(request, timeout=SECONDS) as response:
            said = json.loads(response.read(MOST) or b"{}")
    except HTTPError as fault:
        words = fault.read(2000).decode("utf-8", "replace")
        raise DeliveryFault(f"{fault.code}: {words}", permanent=fault.code not in PASSES) from fault
    except (URLError, HTTPException, OSError) as fault:
        raise DeliveryFault(f"could not be reached: {fault}", permanent=False) from fault
    except ValueError as fault:
        raise DeliveryFault("the answer was no JSON", permanent=False) from fault
    if not isinstance(said, dict):
        raise DeliveryFault("the answer was no object", permanent=True)
    return said
