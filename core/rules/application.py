"""What the exam application asks, read from ``policies/exam_application.toml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources

from core.errors import WrongValue
from core.rules.toml_table import read_toml


@dataclass(frozen=True, slots=True)
class Asked:
    """One field: its key, how it is asked for, what it is called on a card."""

    key: str
    question: str
    label: str


@dataclass(frozen=True, slots=True)
class ApplicationForm:
    """The fields in their order, all required, and what is attested at the end."""

    fields: tuple[Asked, ...]
    attestation: str

    def field(self, key: str) -> Asked:
        """The field of that key. Raises StopIteration for none."""
        return next(one for one in self.fields if one.key == key)


@cache
def load_application() -> ApplicationForm:
    """The form that ships with Tally."""
    return parse_application((resources.files("core") / "policies" / "exam_application.toml").read_bytes())


def parse_application(content: bytes) -> ApplicationForm:
    """The form in a TOML text. Raises WrongValue naming the key, the value and the remedy."""
    top = read_toml(content, "exam application file")
    if (kind := top.text("kind")) != "exam application":
        raise WrongValue(field="kind", value=kind, remedy='write kind = "exam application".')
    fields = []
    for one in top.tables("fields"):
        words = [one.need(name, str, "write it in quotes.") for name in ("key", "question", "label")]
        one.done()
        fields.append(Asked(*words))
    form = ApplicationForm(tuple(fields), top.need("attestation", str, "write what is attested, in quotes."))
    top.text("source")
    top.done()
    keys = [one.key for one in form.fields]
    if len(set(keys)) < len(keys):
        raise WrongValue(field="fields", value=keys, remedy="give each field a key of its own.")
    return form
