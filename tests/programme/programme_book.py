"""A story that is told while it happens, and the page in docs/ that quotes it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from programme_people import told
from sqlalchemy import select
from talking import Chat

from core.house import House
from core.message import File, Reply
from core.store.tables import Outgoing

LINE = re.compile(r"^- \*\*(?P<who>[^*:]+):\*\* (?P<words>.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Turn:
    """What somebody said (or the button they pressed, in brackets), and all that was answered."""

    who: str
    said: str
    answered: str


class Teller(Chat):
    """Somebody in the story: what they say is written into its book."""

    def __init__(self, house: House, address: str, name: str, book: list[Turn], now: datetime) -> None:
        super().__init__(house, address, now=now)
        self.name, self.book = name, book

    def tells(self, *lines: str, files: Iterable[File] = ()) -> str:
        """Say line after line; the last answer."""
        for line in lines:
            self.say(line, files=files)
            self.book.append(Turn(self.name, line, self.text))
        return self.text

    def presses(self, label: str) -> str:
        """Press a button; the answer."""
        self.press(label)
        self.book.append(Turn(self.name, f"[{label}]", self.text))
        return self.text

    def writes_back(self, subject: str, words: str) -> str:
        """Answer the latest letter with that subject; the answer."""
        with self.house.database.read() as session:
            wanted = select(Outgoing).where(Outgoing.subject == subject).order_by(Outgoing.id.desc())
            letter = session.scalars(wanted).first()
        assert letter is not None
        by_mail = Chat(self.house, self.address, channel="mail", thread=letter.thread, now=self.now)
        by_mail.say(words)
        self.book.append(Turn(self.name, words, by_mail.text))
        return by_mail.text

    def drops(self, name: str, content: bytes, words: str = "") -> list[Reply]:
        """Send a file."""
        replies = self.say(words, files=[self.file(name, content)])
        self.book.append(Turn(self.name, f"({name}) {words}".strip(), self.text))
        return replies


def quoted(page: str) -> list[tuple[str, str]]:
    """The lines of the page: who, and the words."""
    return [(found["who"], found["words"]) for found in LINE.finditer(page)]


def unlike(page: str, book: list[Turn], house: House, addresses: dict[str, str]) -> list[str]:
    """The page's lines that the book does not bear out, in its order; "…" on the page stands for what it leaves out."""
    wrong, at = [], -1
    for who, words in quoted(page):
        if who == "Tally":
            if at < 0 or not _within(words, book[at].answered):
                wrong.append(f"Tally: {words}")
        elif who.startswith("A letter to "):
            if words not in told(house, addresses[who.removeprefix("A letter to ")]):
                wrong.append(f"{who}: {words}")
        else:
            found = next((n for n in range(at + 1, len(book)) if (book[n].who, book[n].said) == (who, words)), None)
            if found is None:
                wrong.append(f"{who}: {words}")
            at = at if found is None else found
    return wrong


def _within(words: str, answer: str) -> bool:
    """Whether the pieces between the dots stand in the answer, one after the other."""
    pieces = [re.escape(piece.strip()) for piece in words.split("…") if piece.strip()]
    return bool(pieces) and re.search(".*?".join(pieces), " ".join(answer.split()), re.DOTALL) is not None
