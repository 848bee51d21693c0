"""Every way Tally refuses, each with the sentence the person reads."""

from __future__ import annotations

from typing import Any, ClassVar


class TallyError(Exception):
    """What a person asked for cannot be done; ``says`` is filled with the keyword facts and is what they read."""

    says: ClassVar[str] = "That can't be done."

    def __init__(self, **facts: Any) -> None:
        self.facts = facts
        super().__init__(self.says.format(**facts))


class NotFound(TallyError):
    """The thing named is not in this person's record."""

    says = "I can't find {what}. Type *list* to see what is in your record."


class WrongValue(TallyError):
    """A value cannot be used; says which one, what was given and the remedy."""

    says = "{field} can't be {value!r}: {remedy}"

    def __init__(self, **facts: Any) -> None:
        super().__init__(**facts)
        if facts["value"] is None or facts["value"] == "":
            self.args = (f"{facts['field']} is missing: {facts['remedy']}",)


class NotAllowed(TallyError):
    """The person may not do this."""

    says = "{what} is for {who}. {remedy}"


class Changed(TallyError):
    """Undo or a decision met a record that moved on meanwhile."""

    says = "{what} was changed since, so I left it as it is. {remedy}"


class SettingMissing(TallyError):
    """A fact the programme has not told Tally yet; never invented."""

    says = "The office has not set {setting} yet, so {what} has to wait. The office can set it with {remedy}."


class Unreadable(TallyError):
    """A file could not be read; it is kept all the same."""

    says = "I kept {name}, but I can't read it: {why}. {remedy}"


class DeliveryFault(Exception):
    """Sending failed. ``permanent`` faults are settled as failed, the others are tried again."""

    def __init__(self, why: str, *, permanent: bool, after: float | None = None) -> None:
        super().__init__(why)
        self.permanent = permanent
        self.after = after
