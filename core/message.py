"""What goes in and out of a conversation: plain data, the same on every channel, kept as versioned JSON."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

VERSION = 1


@dataclass(frozen=True, slots=True)
class File:
    """A file that is kept: its bytes stand in the document store under ``sha256``."""

    name: str
    media_type: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Sender:
    """Who speaks, as the channel knows them.

    ``identity`` is a mail address (mail, web, terminal) or ``TEAM:USER`` (Slack). ``proven`` says whether the
    channel has shown it to be true; a From line has not.
    """

    identity: str
    proven: bool
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Message:
    """One thing somebody said. ``key`` makes it the same thing when it comes twice; ``thread`` is where its answer belongs.

    ``token`` is what a reply by mail or a pressed button carries. ``edits`` names the key of the message this one
    replaces. ``unread`` lists files that came but were not taken, each with the sentence that says why.
    ``back`` is what the channel needs to answer where it was spoken to; nobody else reads it. ``form`` holds the values
    of a form that was filled in, exactly (``{"request": 17, "values": {…}}``); ``text`` says the same for people.
    """

    channel: str
    key: str
    sender: Sender
    text: str
    thread: str
    files: tuple[File, ...] = ()
    token: str | None = None
    edits: str | None = None
    subject: str | None = None
    unread: tuple[str, ...] = ()
    back: dict[str, Any] | None = None
    form: dict[str, Any] | None = None

    def to_json(self) -> dict[str, Any]:
        """A dict for JSON, with its version."""
        return {"v": VERSION, **asdict(self)}

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> Message:
        """The message kept by ``to_json``."""
        facts = {k: v for k, v in kept.items() if k != "v"}
        facts["sender"] = Sender(**facts["sender"])
        facts["files"] = tuple(File(**f) for f in facts["files"])
        facts["unread"] = tuple(facts.get("unread", ()))
        return cls(**facts)


@dataclass(frozen=True, slots=True)
class Field:
    """One value shown on a card; ``source`` is the words or the place it came from."""

    name: str
    value: str
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """A button; ``say`` is what pressing it says, and what one can type instead."""

    label: str
    say: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One progress bar: ``have`` of ``need`` in ``unit`` ('h' or 'years'), ``percent`` 0-100."""

    name: str
    have: float
    need: float
    unit: str
    percent: int


@dataclass(frozen=True, slots=True)
class Picture:
    """Something to look at, drawn at the edge; ``alt`` says the same in words."""

    alt: str
    bars: tuple[Bar, ...] = ()


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer, channel-neutral: light markup in ``text`` (*bold*, lines), a card's fields, buttons, a picture, files.

    ``subject`` is a mail's subject line or a card's heading where one fits. ``token`` is what its buttons carry back,
    so that a press belongs to this card even when another one was shown since.
    """

    text: str
    fields: tuple[Field, ...] = ()
    choices: tuple[Choice, ...] = ()
    picture: Picture | None = None
    files: tuple[File, ...] = ()
    subject: str | None = None
    token: str | None = None

    def to_json(self) -> dict[str, Any]:
        """A dict for JSON, with its version."""
        return {"v": VERSION, **asdict(self)}

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> Reply:
        """The reply kept by ``to_json``."""
        picture = kept.get("picture")
        return cls(
            text=kept["text"],
            fields=tuple(Field(**f) for f in kept.get("fields", ())),
            choices=tuple(Choice(**c) for c in kept.get("choices", ())),
            picture=Picture(picture["alt"], tuple(Bar(**b) for b in picture["bars"])) if picture else None,
            files=tuple(File(**f) for f in kept.get("files", ())),
            subject=kept.get("subject"),
            token=kept.get("token"),
        )

    def to_contract(self) -> dict[str, Any]:
        """The object ``tally chat --json`` prints (docs/commands.md)."""
        return {
            "text": self.text,
            "fields": [{"name": f.name, "value": f.value, "from": f.source} for f in self.fields],
            "choices": [asdict(c) for c in self.choices],
            "picture": asdict(self.picture) if self.picture else None,
            "files": [asdict(f) for f in self.files],
        }
