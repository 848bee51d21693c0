"""One question to a chat-completions endpoint: one try, one deadline for all of it, no redirects, a short answer."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Coroutine
from typing import Any

from core.settings import Settings

MOST = 64 * 1024
"""Bytes that are read of an answer; a wish and six spans take a hundredth of it."""


class NoAnswer(Exception):
    """Nothing that can be used came back; the text says what did, without any of its words."""


def ask(settings: Settings, body: dict[str, Any]) -> dict[str, Any]:
    """The JSON object the model answered with. Raises NoAnswer. Waits at most ``TALLY_MODEL_TIMEOUT`` seconds.

    Belongs outside of any transaction.
    """
    content = _in_a_loop(_post(settings, json.dumps(body).encode()))
    try:
        said = json.loads(_words(json.loads(content)))
    except (ValueError, RecursionError):
        raise NoAnswer("not the JSON that was asked for") from None
    if not isinstance(said, dict):
        raise NoAnswer("not the JSON that was asked for")
    return said


def _in_a_loop(posting: Coroutine[Any, Any, bytes]) -> bytes:
    """Run it in a loop of its own that leaves at once: asyncio.run would wait for a name that is still being looked up."""
    loop = asyncio.new_event_loop()
    try:
        return loop.run_until_complete(posting)
    finally:
        for task in asyncio.all_tasks(loop):
            task.cancel()
            loop.run_until_complete(asyncio.wait([task]))
        loop.close()


async def _post(settings: Settings, content: bytes) -> bytes:
    # Loaded late: it takes as long as all else of a start, and few deployments ask a model.
    import aiohttp  # noqa: PLC0415

    headers = {"Content-Type": "application/json", "Accept": "application/json", "Accept-Encoding": "identity"}
    if settings.model_key:
        headers["Authorization"] = f"Bearer {settings.model_key.get_secret_value()}"
    deadline = aiohttp.ClientTimeout(total=settings.model_timeout)
    try:
        async with (
            aiohttp.ClientSession(
                timeout=deadline, auto_decompress=False, cookie_jar=aiohttp.DummyCookieJar()
            ) as client,
            client.post(_endpoint(settings), data=content, headers=headers, allow_redirects=False) as answer,
        ):
            if answer.status != 200:
                raise NoAnswer(f"HTTP {answer.status}")
            return await _read(answer.content)
    except TimeoutError:
        raise NoAnswer("no answer in time") from None
    except (aiohttp.ClientError, OSError, ValueError) as fault:
        raise NoAnswer(f"not reached: {type(fault).__name__}") from None


async def _read(stream: Any) -> bytes:
    """All of a stream, when it is short."""
    kept = b""
    async for part in stream.iter_chunked(8192):
        kept += part
        if len(kept) > MOST:
            raise NoAnswer(f"longer than {MOST} bytes")
    return kept


def _endpoint(settings: Settings) -> str:
    path = "/chat/completions"
    base = settings.model_url or ""
    return base if base.endswith(path) else base + path


def _words(answer: Any) -> str:
    """What the model wrote. Raises NoAnswer for a refusal and for what broke off."""
    try:
        choice = answer["choices"][0]
        message, ended = choice["message"], choice.get("finish_reason")
        refusal, words = message.get("refusal"), message.get("content")
    except (LookupError, TypeError, AttributeError):
        raise NoAnswer("not the JSON that was asked for") from None
    if refusal or ended == "content_filter":
        raise NoAnswer("refused by the model")
    if ended not in {"stop", None} or not isinstance(words, str):
        raise NoAnswer("broken off")
    return words
