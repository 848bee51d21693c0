"""Write docs/settings.md from core/settings.py: ``python docs/write_settings.py`` (``make docs``)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from core.settings import Settings

PAGE = Path(__file__).with_name("settings.md")
# A setting belongs under the first heading whose beginnings fit it.
HEADINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Slack", ("slack_",)),
    ("The page", ("web_", "public_url")),
    ("Letters in", ("mail_", "smtp_in_", "imap_", "max_letter_mb", "trusted_authserv")),
    ("Letters out", ("smtp_",)),
    ("Attendance", ("attendance_",)),
    ("Requests for credit approval", ("request_",)),
    ("Exam and recertification", ("grace_", "exam_")),
    ("Fees and payment", ("fee_", "currency", "stripe_")),
    ("Badges", ("credly_",)),
    ("Membership", ("membership_",)),
    ("What was not understood", ("model_", "misses_")),
    ("Tally itself", ("",)),
)
ORDER = ("Tally itself", "The page", "Letters in", "Letters out", "Slack")
INTRODUCTION = """# Settings

Every setting is an environment variable. Give `NAME_FILE` instead of `NAME` to have the value read from a file, which
is the way for secrets. All of them are read once at the start; whatever is wrong or unknown is reported together, and
`tally doctor` says whether what they name can be reached. Nothing has to be set to try Tally out.

An amount or a rule of the programme that is *unset* is never guessed: what needs it says which setting is missing.

This page is written from `core/settings.py` by `make docs`; a test compares them.
"""


def page() -> str:
    """The whole page."""
    groups: dict[str, list[str]] = {}
    for name, field in Settings.model_fields.items():
        heading = next(h for h, starts in HEADINGS if name.startswith(starts))
        groups.setdefault(heading, []).append(_row(name, field))
    ordered = sorted(groups, key=lambda h: ORDER.index(h) if h in ORDER else len(ORDER))
    head = "| setting | unless set | what it is |\n| --- | --- | --- |\n"
    return INTRODUCTION + "".join(f"\n## {one}\n\n{head}{''.join(groups[one])}" for one in ordered)


def _row(name: str, field: FieldInfo) -> str:
    secret = " *(secret)*" if "SecretStr" in str(field.annotation) else ""
    return f"| `TALLY_{name.upper()}` | {_default(field.get_default())} | {field.description}{secret} |\n"


def _default(value: Any) -> str:
    if value is None or value is PydanticUndefined:
        return "unset"
    return f"`{str(value).lower() if isinstance(value, bool) else value}`"


if __name__ == "__main__":
    PAGE.write_text(page())
