"""What staff said in a sentence of their own, and what somebody said who may not: read, and not done yet."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from bot.intents import Intent


@dataclass(frozen=True, slots=True)
class StaffSentence(Intent):
    """A sentence that means one of the commands: what looks is served, what changes something is asked about first.

    > please give R17 to Carl
    > turn down R17, it is not about publications

    ``says`` is the command with its slots (empty: not known), ``asks`` the question before it is done, ``right`` its line
    in the table of rights. ``cannot`` is set when it can't be done: then ``says`` says so and ``near`` holds label and words
    of what can. ``about`` is a kind of case that was named without its number; ``whom`` lists, for each person named, the
    addresses that may be meant. ``own`` is set when the words may be a credit of the speaker's own.
    """

    name: ClassVar[str] = "staff_sentence"
    says: str = ""
    asks: str = ""
    right: str = ""
    is_look: bool = False
    cannot: bool = False
    slots: dict[str, str] = field(default_factory=dict)
    about: str | None = None
    owner: str | None = None
    kinds: tuple[str, ...] = ()
    whom: tuple[tuple[str, ...], ...] = ()
    near: tuple[tuple[str, str], ...] = ()
    own: bool = False


@dataclass(frozen=True, slots=True)
class ForOffice(Intent):
    """A staff sentence of somebody without a role.

    > tell dana@example.org to hurry
    """

    name: ClassVar[str] = "for_office"


@dataclass(frozen=True, slots=True)
class WhoseAddress(Intent):
    """An address that nobody said was theirs.

    > carl@example.org
    """

    name: ClassVar[str] = "whose_address"
    address: str = ""
