"""One person's turn through the whole stack, beside the floor: the same rows written by plain SQL in as many commits.

Prints medians over 60 turns of "add …" and "cancel", on SQLite, and the ratio to the floor measured in the same run.
"""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import text

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from talking import Chat, add_activities, add_person

from core.documents import Documents
from core.house import House
from core.settings import Settings
from core.store.database import Database

TURNS = 60


def milliseconds(work: list[float]) -> float:
    """The median of seconds, as milliseconds."""
    return statistics.median(work) * 1000


def floor(database: Database) -> list[float]:
    """Keep, hear, answer as three plain statements in two commits: what the promises alone cost."""
    spent = []
    with database.begin() as session:
        session.execute(text("CREATE TABLE floor (id INTEGER PRIMARY KEY, said TEXT, heard TEXT, reply TEXT)"))
    for turn in range(TURNS):
        begun = time.perf_counter()
        with database.begin() as session:
            session.execute(text("INSERT INTO floor (said) VALUES (:said)"), {"said": f"add {turn}h GPP3"})
        with database.begin() as session:
            session.execute(text("SELECT id, said FROM floor ORDER BY id DESC LIMIT 1")).all()
            session.execute(text("UPDATE floor SET heard = 'now', reply = :reply"), {"reply": json.dumps({"v": 1})})
        spent.append(time.perf_counter() - begun)
    return spent


def turns(house: House) -> list[float]:
    """A wish that makes a proposal and one that drops it."""
    chat = Chat(house, now=datetime.now(UTC))
    spent = []
    for _ in range(TURNS // 2):
        for words in ("add 2h Regex for editors yesterday, implement", "cancel"):
            begun = time.perf_counter()
            chat.say(words)
            spent.append(time.perf_counter() - begun)
    return spent


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(data=Path(folder))
        house = House(settings, Database(settings.url()), Documents(Path(folder) / "documents"), "bench")
        house.database.migrate()
        add_activities(house)
        add_person(house)
        turns(house)  # warm
        ours, least = milliseconds(turns(house)), milliseconds(floor(house.database))
        print(
            f"a turn {ours:.1f} ms, plain SQL with the same commits {least:.1f} ms: {ours / least:.1f} times the floor"
        )
        house.close()


if __name__ == "__main__":
    main()
