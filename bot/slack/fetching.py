"""Files dropped in Slack: fetched with the bot's token, kept, or left with the sentence that says why."""

from __future__ import annotations

import urllib.request
from http.client import HTTPMessage, HTTPResponse
from typing import IO, Any
from urllib.error import HTTPError

from slack_sdk.errors import SlackApiError

from bot.slack.client import NETWORK, TIMEOUT, client_of, error_of, fault_of, is_slack
from core.certificates import media_type_of
from core.errors import DeliveryFault
from core.house import House
from core.message import File

TRIES = 5
MB = 1024 * 1024
LOST = frozenset({"file_not_found", "file_deleted"})


class NotToBeHad(Exception):
    """A file that will never come; the text says why, for the person."""


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """Slack redirects to its sign-in page when the token is not good enough; the token must not travel on."""

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> None:
        return None


_opener = urllib.request.build_opener(_NoRedirect)


def fetch_all(house: House, listed: list[dict[str, Any]], tries: int) -> tuple[tuple[File, ...], tuple[str, ...]]:
    """The files of a message, kept, and a sentence for each that was not taken.

    Raises DeliveryFault while one can't be had yet; after ``TRIES`` tries it is given up and said.
    """
    files, unread = [], []
    for one in listed:
        try:
            files.append(_fetch(house, one))
        except NotToBeHad as why:
            unread.append(str(why))
        except DeliveryFault:
            if tries < TRIES:
                raise
            unread.append(f"I could not get {_name(one)} from Slack. Please send it again, or forward it by mail.")
    return tuple(files), tuple(unread)


def _name(one: dict[str, Any]) -> str:
    return str(one.get("name") or one.get("title") or "your file")


def _fetch(house: House, one: dict[str, Any]) -> File:
    facts = _facts(house, one) if one.get("file_access") == "check_file_info" else one
    name = _name(facts)
    if facts.get("mode") in {"tombstone", "hidden_by_limit"}:
        raise NotToBeHad(f"{name} is no longer in Slack. Please send it again.")
    if facts.get("is_external") or facts.get("mode") == "external":
        raise NotToBeHad(f"{name} is a link to a file kept elsewhere, which I can't open. Please send the file itself.")
    most = house.settings.max_letter_mb * MB
    if (facts.get("size") or 0) > most:
        raise NotToBeHad(_too_large(name, house))
    content = _download(house, facts, most, name)
    return File(name, media_type_of(content, name), house.documents.keep(content), len(content))


def _too_large(name: str, house: House) -> str:
    return f"{name} is larger than {house.settings.max_letter_mb} MB, the most I take. Please send a smaller copy."


def _facts(house: House, one: dict[str, Any]) -> dict[str, Any]:
    """What Slack tells of a file that an event only names. Raises DeliveryFault, NotToBeHad."""
    try:
        told: dict[str, Any] = client_of(house).files_info(file=one["id"])["file"]
    except SlackApiError as error:
        if error_of(error) in LOST:
            raise NotToBeHad(f"{_name(one)} is no longer in Slack. Please send it again.") from None
        raise fault_of(error) from error
    except NETWORK as error:
        raise fault_of(error) from error
    return told


def _download(house: House, facts: dict[str, Any], most: int, name: str) -> bytes:
    """The bytes of a file. Raises DeliveryFault, NotToBeHad."""
    url = str(facts.get("url_private_download") or facts.get("url_private") or "")
    if not is_slack(house, url):
        raise NotToBeHad(f"{name} does not lie in Slack, so I can't open it. Please send the file itself.")
    request = urllib.request.Request(url, headers={"Authorization": f"Bearer {client_of(house).token}"})
    try:
        with _opener.open(request, timeout=TIMEOUT) as response:
            content = _read(response, most, name, house)
    except HTTPError as error:
        with error:
            if error.code in {404, 410}:
                raise NotToBeHad(f"{name} is no longer in Slack. Please send it again.") from None
            raise DeliveryFault(f"Slack answered {error.code} for a file", permanent=False) from error
    except NETWORK as error:
        raise DeliveryFault(f"a file could not be fetched from Slack: {error}", permanent=False) from error
    if _is_sign_in_page(content, facts, name):
        raise DeliveryFault("Slack showed a sign-in page for a file: the scope files:read is missing", permanent=False)
    return content


def _read(response: HTTPResponse, most: int, name: str, house: House) -> bytes:
    content = response.read(most + 1)
    if len(content) > most:
        raise NotToBeHad(_too_large(name, house))
    length = response.headers.get("Content-Length")
    if length is not None and len(content) != int(length):
        raise DeliveryFault("a file broke off on its way from Slack", permanent=False)
    return content


def _is_sign_in_page(content: bytes, facts: dict[str, Any], name: str) -> bool:
    """HTML in place of a file that is none."""
    said_html = "html" in str(facts.get("mimetype", "")) or name.lower().endswith((".html", ".htm"))
    return not said_html and media_type_of(content, "") == "text/html"
