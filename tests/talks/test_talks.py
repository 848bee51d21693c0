"""Whole conversations, each a file: what is said behind "> ", and below it what Tally answers, word for word.

A talk runs through the whole stack on both databases. `pytest tests/talks --update` writes the answers anew; the diff
is then to be read like one reads code. Lines that begin with "# " say what a talk is about, or set it:
``# today: 2026-12-01``, ``# locale: en-GB``, ``# stranger``, ``# sample``, ``# file: NAME from certificates/FILE`` (goes with the
next line said).
"""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from talking import NOW, Chat, add_activities, add_person

from bot.terminal import show
from core.actions.samples import load_samples
from core.house import House

HERE = Path(__file__).parent
TALKS = sorted(HERE.glob("*.talk"))
SET = re.compile(r"# (today|locale|file|stranger|sample)\b:?\s*(.*)")


@pytest.mark.parametrize("talk", TALKS, ids=lambda path: path.stem)
def test_talk(house: House, talk: Path, request: pytest.FixtureRequest) -> None:
    """The talk goes as it is written."""
    written = talk.read_text()
    held = replay(house, written)
    if request.config.getoption("--update"):
        talk.write_text(held)
    else:
        assert held == written


def replay(house: House, written: str) -> str:
    """Say what is said in a talk again; the talk as it goes now."""
    chat: Chat | None = None
    held: list[str] = []
    settings: dict[str, str] = {}
    files: list[tuple[str, Path]] = []
    for line in written.splitlines():
        if found := SET.match(line):
            settings[found[1]] = found[2]
            if found[1] == "file":
                name, _, path = found[2].partition(" from ")
                files.append((name, HERE.parent / path))
        if line.startswith("# "):
            held += [line]
        elif line.startswith(">"):
            chat = chat or begin(house, settings)
            if "today" in settings:
                day = datetime.fromisoformat(f"{settings['today']}T10:00")
                chat.now = day.replace(tzinfo=ZoneInfo("America/New_York"))
            kept = [chat.file(name, path.read_bytes()) for name, path in files]
            files = []
            held += ["", line] if held and not held[-1].startswith("# ") else [line]
            held += [show(reply) for reply in speak(chat, line[1:].strip(), kept)]
    return "\n".join(held) + "\n"


def test_the_readme_shows_a_talk_as_it_goes() -> None:
    """What README shows is a talk that is held above."""
    shown = re.search(r"```\n(> .*?)```", (HERE.parent.parent / "README.md").read_text(), re.DOTALL)
    assert shown is not None
    talk = (HERE / "readme.talk").read_text()
    assert shown[1] == "".join(line for line in talk.splitlines(keepends=True) if not line.startswith("# "))


def begin(house: House, settings: dict[str, str]) -> Chat:
    """Whoever speaks in this talk; ``# sample`` is Dana as `make run` has her."""
    if "sample" in settings:
        with house.database.begin() as session:
            load_samples(session, NOW)
        return Chat(house)
    add_activities(house)
    if "stranger" not in settings:
        add_person(house, locale=settings.get("locale") or None)
    return Chat(house)


def speak(chat: Chat, text: str, files: list) -> list:
    """Say it, or press the button it names in brackets."""
    if text.startswith("[") and text.endswith("]"):
        return chat.press(text[1:-1])
    return chat.say(text, files=files)
