"""Conversations written by strangers, played: each says what it says, and answers what it is asked in its own words.

A stranger knew only what Tally is for. ``say`` goes on by itself, "^…" is said to a card instead of saving, "?…" in the middle
of the first question; ``answers`` holds what is said when something is asked; ``end`` is what must be true afterwards.
``python tests/strangers/playing.py [NAME …]`` prints the conversations; without names, only how each ended.
``--held-back`` plays the twenty nobody mended to.
"""

from __future__ import annotations

import json
import re
import sys
import tempfile
from collections import Counter, deque
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parents[2]))

from sqlalchemy import select
from talking import NOW, Chat

from bot.learned.models import likened
from core.actions.practitioners import of_address
from core.actions.samples import load_samples
from core.actions.transcript import transcript
from core.documents import Documents
from core.house import House
from core.settings import Settings
from core.store.database import Database
from core.store.tables import Activity, Question

HERE = Path(__file__).parent
FOLDER = HERE / "held_back" if "--held-back" in sys.argv else HERE
DANA = "dana@example.org"
MOST_TURNS, MOST_AGAIN = 40, 3
KEYS = {
    "title": "title", "hours": "hours", "day": "day", "domain": "domain", "activity": "activity", "save": "save",
    "confirm": "confirm", "which_credit": "which", "clarify": "meant",
}  # fmt: skip
ANYWAY = {"activity": "not on the list", "save": "save", "confirm": "yes"}
"""What is answered where a stranger foresaw no such question."""
WISHED = {
    "added": ("Log ",), "changed": ("Change ",), "deleted": ("Delete ",), "reminders": ("Hold ", "Stop ", "Set "),
    "told": ("See how far", "List ", "See the deadlines", "A question", "Explain "),
}  # fmt: skip
"""How the buttons begin that somebody presses who wants this."""
REFUSING = re.compile(r"(?:no|not|nope|neither|none)\b", re.IGNORECASE)
DECIDED = ("#{number} was entered by the programme", "#{number} is an approved activity")
"""Hours and domain of such a credit can't be changed by its owner: saying so is right."""


@dataclass
class Played:
    """How a conversation went: what was said by whom, how often Tally asked, what is not as it should be."""

    name: str
    lines: list[str] = field(default_factory=list)
    asked: int = 0
    wrong: list[str] = field(default_factory=list)
    over: int = 0


def talks(*names: str) -> list[dict[str, Any]]:
    """All conversations, or those of these names."""
    found = [
        json.loads(raw)
        for path in sorted(FOLDER.glob("*.jsonl"))
        for raw in path.read_text("utf-8").splitlines()
        if raw
    ]
    return [talk for talk in found if not names or talk["name"] in names]


class Stranger:
    """One person playing their conversation on a house with the sample record."""

    def __init__(self, house: House, talk: dict[str, Any]) -> None:
        self.house, self.talk, self.chat = house, talk, Chat(house, DANA)
        self.left = deque(talk["say"])
        self.answers = {key: deque(_listed(said)) for key, said in talk.get("answers", {}).items()}
        self.again: Counter[str] = Counter()
        self.played = Played(talk["name"])

    def play(self) -> Played:
        """Talk until nothing is left to say, then look at the record."""
        self.say(self.left.popleft())
        for _ in range(MOST_TURNS):
            question = self.open_question()
            words = self.next_words(question)
            if words is None:
                break
            self.say(words)
        self.look()
        return self.played

    def say(self, words: str) -> None:
        """Say something and note what is answered."""
        self.chat.say(words.lstrip("^?"))
        self.played.lines += ["", f"> {words.lstrip('^?')}", self.chat.text]

    def open_question(self) -> Question | None:
        """What Tally waits for, if it waits for anything."""
        with self.house.database.read() as session:
            wanted = select(Question).where(Question.thread == self.chat.thread, Question.closed_at.is_(None))
            found = session.scalars(wanted.order_by(Question.id.desc())).first()
            is_list = found is not None and found.payload.get("hearer") == "found" and not self.lacks("added")
            return found if found is not None and found.kind != "saved" and not is_list else None

    def next_words(self, question: Question | None) -> str | None:
        """What this person says next; None when there is nothing more."""
        if question is None:
            return self.left.popleft() if self.left else None
        aside = self.left and (
            self.left[0].startswith("?") or (self.left[0].startswith("^") and question.kind == "save")
        )
        if aside:
            return self.left.popleft()
        answer = self.answer_to(question)
        if answer is None:
            return self.left.popleft() if self.left else None
        self.played.asked += 1
        return answer

    def answer_to(self, question: Question) -> str | None:
        """The answer in this person's words; for two readings, the one that fits what they wanted."""
        key = KEYS.get(question.kind, question.kind)
        self.again[key] += 1
        if self.again[key] > MOST_AGAIN * max(1, len(self.talk["end"].get("added", ()))):
            return None
        choices = [(label, say) for label, say in question.payload["choices"]]
        if question.kind == "clarify":
            return self.clarified([label for label, _ in choices])
        if (picked := self.wanted_of(choices)) is not None:
            return picked
        given = self.answers.get(key)
        if given and question.kind == "activity" and self.is_offered(question):
            while len(given) > 1 and REFUSING.match(given[0]):  # foreseen for another of the activities
                given.popleft()
        if given:
            return given[0] if len(given) == 1 else given.popleft()
        return ANYWAY.get(question.kind)

    def wanted_of(self, choices: list[tuple[str, str]]) -> str | None:
        """The button with one of the titles that are to be added."""
        wanted = [likened(t) for added in self.talk["end"].get("added", ()) for t in _listed(added["title"])]
        return next((label for label, _ in choices if likened(label) in wanted), None)

    def is_offered(self, question: Question) -> bool:
        """Whether the activity asked about is one that is to be added."""
        wanted = [likened(t) for added in self.talk["end"].get("added", ()) for t in _listed(added["title"])]
        with self.house.database.read() as session:
            titles = [session.get_one(Activity, number).title for number in question.payload["activities"]]
        return any(likened(title) in wanted for title in titles)

    def clarified(self, labels: list[str]) -> str | None:
        """Of two wishes the one this person has; where none is offered, what they mean in their own words, once."""
        wishes = [begin for name, begins in WISHED.items() if self.lacks(name) for begin in begins]
        for begin in wishes:
            if fitting := [label for label in labels if label.startswith(begin)]:
                return fitting[0]
        end = self.talk["end"]
        asks_only = not any(end.get(name) for name in ("added", "changed", "deleted"))
        meant = self.answers.pop("meant", None) if asks_only or self.lacks("added") else None
        return meant[0] if meant else None

    def lacks(self, name: str) -> bool:
        """Whether this person still wants something of this kind."""
        end = self.talk["end"]
        if name != "added":
            return bool(end.get(name))
        with self.house.database.read() as session:
            held = transcript(session, of_address(session, DANA), NOW.date())["credits"]
        return len(end.get("added", ())) > len([row for row in held if row["number"] > 13])

    def look(self) -> None:
        """Compare the record with what should be true."""
        with self.house.database.read() as session:
            person = of_address(session, DANA)
            shown = transcript(session, person, NOW.date())
            self.held_reminders(person.reminders)
        rows = {row["number"]: row for row in shown["credits"]}
        self.compare(rows, self.talk["end"])
        said = "\n".join(self.played.lines).casefold()
        self.played.wrong += [
            f"never told {t!r}" for t in self.talk["end"].get("told", ()) if str(t).casefold() not in said
        ]
        self.played.over = self.played.asked - self.talk.get("questions", 0)

    def compare(self, rows: dict[int, dict[str, Any]], end: dict[str, Any]) -> None:
        """What was added, changed and deleted."""
        new = [row for number, row in rows.items() if number > 13]
        for added in end.get("added", ()):
            match = next((row for row in new if fits(row, added)), None)
            if match is None:
                self.played.wrong.append(f"not added: {added}; there are {[brief(row) for row in new]}")
            else:
                new.remove(match)
        self.played.wrong += [f"added without need: {brief(row)}" for row in new]
        for number, wanted in end.get("changed", {}).items():
            row = rows.get(int(number))
            said = "\n".join(self.played.lines)
            if row is not None and any(words.format(number=number) in said for words in DECIDED):
                wanted = {name: value for name, value in wanted.items() if name not in ("hours", "domain")}
            if row is None or not fits(row, wanted):
                self.played.wrong.append(f"#{number} is {row and brief(row)}, not {wanted}")
        gone = {n for n in range(1, 14) if n not in rows}
        if gone != set(end.get("deleted", ())):
            self.played.wrong.append(f"deleted {sorted(gone)}, not {end.get('deleted', [])}")

    def held_reminders(self, reminders: Any) -> None:
        """Reminders held, stopped or set, where the conversation says so."""
        wanted = self.talk["end"].get("reminders")
        if not wanted:
            return
        until = str(reminders.snoozed_until) if reminders and reminders.snoozed_until else None
        state = "on" if reminders is None or reminders.is_on else "stopped"
        right = (until in wanted if until and "until" in wanted else wanted == "stopped" and state == "stopped") or (
            "until" not in wanted and wanted != "stopped" and state == "on" and reminders is not None
        )
        if not right:
            self.played.wrong.append(f"reminders {state}, held until {until}, not {wanted}")


def fits(row: dict[str, Any], wanted: dict[str, Any]) -> bool:
    """Whether a credit has all values wanted of it."""
    titles = [likened(title) for title in _listed(wanted.get("title", row["title"]))]
    return (
        likened(row["title"]) in titles
        and abs(row["hours"] - wanted.get("hours", row["hours"])) < 0.02
        and row["start"] == wanted.get("start", row["start"])
        and wanted.get("domain", row["domain"]) in (row["domain"], None)
    )


def brief(row: dict[str, Any]) -> tuple[Any, ...]:
    """A credit in short."""
    return row["title"], row["hours"], row["start"], row["domain"]


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def played_on(folder: Path, database: Path, talk: dict[str, Any]) -> Played:
    """Play one conversation on a fresh house in this folder."""
    (folder / "tally.sqlite3").write_bytes(database.read_bytes())
    settings = Settings(data=folder)
    house = House(settings, Database(settings.url()), Documents(folder / "documents"), "a secret for tests")
    try:
        with house.database.begin() as session:
            load_samples(session, NOW)
        return Stranger(house, talk).play()
    finally:
        house.close()


def main() -> None:
    """Play them and print how they ended."""
    names, count = [one for one in sys.argv[1:] if one != "--held-back"], Counter[str]()
    with tempfile.TemporaryDirectory() as template:
        path = Path(template) / "tally.sqlite3"
        first = Database(f"sqlite:///{path}")
        first.migrate()
        first.close()
        for talk in talks(*names):
            with tempfile.TemporaryDirectory() as folder:
                played = played_on(Path(folder), path, talk)
            count["right" if not played.wrong else "wrong"] += 1
            count["one question more at most"] += played.over <= 1
            count["right, and one question more at most"] += played.over <= 1 and not played.wrong
            ended = "WRONG" if played.wrong else "right"
            print(f"{ended} {played.name}: asked {played.asked}, {played.over:+}", *played.wrong, sep="\n      ")
            if names:
                print("\n".join(played.lines))
    print(dict(count))


if __name__ == "__main__":
    main()
