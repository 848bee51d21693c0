"""Looking at the staff page and pressing its buttons, as one person's browser does."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

import httpx
from talking import NOW

from bot.web.visitors import begin_visit
from core.actions.practitioners import of_address
from core.house import House

if TYPE_CHECKING:
    from playwright.sync_api import Page


class Browser:
    """One person's signed-in browser."""

    def __init__(self, house: House, base: str, address: str) -> None:
        self.house, self.base, self.address = house, base, address
        with house.database.begin() as session:
            self.id = of_address(session, address).id
            self.cookie = begin_visit(session, self.id, NOW)
        self.client = httpx.Client(base_url=base, trust_env=False, timeout=30, cookies={"tally_visit": self.cookie})

    def get(self, path: str) -> httpx.Response:
        """Look at a page."""
        return self.client.get(path, follow_redirects=True)

    def words(self, path: str) -> str:
        """A page's words, without its tags."""
        return seen(self.get(path))

    def act(
        self, said: str, nonce: str = "nonce-0001", files: dict[str, tuple[str, bytes]] | None = None, **more: str
    ) -> httpx.Response:
        """Press a button of the page, with files chosen beside it."""
        form = {"said": said, "nonce": nonce, "who": str(self.id), "next": "/staff", **more}
        headers = {"origin": self.base, "sec-fetch-site": "same-origin"}
        return self.client.post("/staff/act", data=form, files=files, headers=headers, follow_redirects=True)


def seen(response: httpx.Response) -> str:
    """The words of a page."""
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", response.text)))


def fits(page: Page) -> bool:
    """Whether the page itself is no wider than the screen; tables scroll inside."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
