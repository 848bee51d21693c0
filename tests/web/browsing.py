"""Visiting the real page over a socket, as a browser does."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

import httpx
from sqlalchemy import func, select, update
from talking import NOW, add_activities, add_person

from bot.web import app
from bot.web.serve import WebServer
from core.actions.sealed import unsealed
from core.house import House
from core.store.tables import Arrival, Outgoing, Practitioner


class Clock:
    """The time the page goes by."""

    def __init__(self) -> None:
        self.at = NOW

    def __call__(self) -> datetime:
        return self.at

    def wait(self, **length: float) -> None:
        """Let time pass."""
        self.at += timedelta(**length)


class Site:
    """A running page and one visitor's browser, which sends what browsers send and keeps cookies."""

    def __init__(self, house: House, server: WebServer, clock: Clock) -> None:
        self.house, self.server, self.clock = house, server, clock
        self.base = server.url.rstrip("/")
        self.client = httpx.Client(base_url=self.base, trust_env=False, timeout=30)

    def get(self, path: str = "/", **kwargs: Any) -> httpx.Response:
        """Look at a page, following where it leads."""
        return self.client.get(path, follow_redirects=True, **kwargs)

    def post(
        self, path: str, data: Mapping[str, Any] | None = None, *, headers: Mapping[str, str] | None = None, **kwargs: Any
    ) -> httpx.Response:  # fmt: skip
        """Send a form from our own page; no redirect is followed."""
        own = {"origin": self.base, "sec-fetch-site": "same-origin"} | dict(headers or {})
        return self.client.post(path, data=data, headers=own, **kwargs)

    def say(
        self, text: str, nonce: str = "nonce-0001", *, who: int | str | None = None, **kwargs: Any
    ) -> httpx.Response:
        """Say something as the page's script does; the thread as it is then."""
        form = {"text": text, "nonce": nonce, "who": str(self.whose() if who is None else who)}
        form |= kwargs.pop("more", {})
        return self.post("/say", form, headers={"x-tally": "part"}, **kwargs)

    def whose(self) -> int:
        """The practitioner the page speaks for."""
        found = re.search(r'name="who" value="(\d+)"', self.get().text)
        assert found, self.get().text
        return int(found[1])

    def count(self, table: type[Arrival] | type[Outgoing] | type[Practitioner]) -> int:
        """How many rows there are."""
        with self.house.database.read() as session:
            return session.scalar(select(func.count()).select_from(table)) or 0

    def link(self, address: str) -> str:
        """The path of the latest sign-in link mailed to an address."""
        with self.house.database.read() as session:
            rows = session.scalars(select(Outgoing).where(Outgoing.kind == "sign-in").order_by(Outgoing.id.desc()))
            row = next(row for row in rows if row.to["address"] == address)
        found = re.search(r"https?://[^/]+(/sign-in/\w+)", unsealed(row, self.house.secret).text)
        assert found
        return found[1]

    def ask(self, address: str) -> httpx.Response:
        """Ask for a sign-in link."""
        return self.post("/sign-in", {"address": address})

    def sign_in(self, address: str, name: str = "") -> httpx.Response:
        """Ask for a link and press it."""
        self.ask(address)
        return self.post(self.link(address), {"name": name})


def seen(response: httpx.Response) -> str:
    """A page's words, without its tags."""
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", response.text)))


def make_samples(house: House, is_sample: bool = True) -> None:
    """Let everybody be a sample practitioner, or nobody."""
    with house.database.begin() as session:
        session.execute(update(Practitioner).values(is_sample=is_sample))


def furnish(house: House) -> None:
    """Two people and a small approved list; all of them samples."""
    add_activities(house)
    add_person(house)
    add_person(house, "robin@example.org", "Robin Sample")
    make_samples(house)


@contextmanager
def open_site(house: House) -> Iterator[Site]:
    """The page of a furnished house."""
    clock = Clock()
    server = WebServer(app(house, now=clock), "127.0.0.1", 0)
    server.start()
    site = Site(house, server, clock)
    try:
        yield site
    finally:
        site.client.close()
        server.stop()
