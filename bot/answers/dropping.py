"""Files dropped into a matter: those that can serve, and a sentence for each that can't."""

from __future__ import annotations

from collections.abc import Iterable

from core.actions.evidence import DOCUMENT_TYPES
from core.message import File, Reply


def sort_out(files: Iterable[File]) -> tuple[list[File], list[Reply]]:
    """The usable files, each once, and what is said about the others."""
    usable, refused = [], []
    for file in dict.fromkeys(files):
        if file.size == 0:
            refused.append(Reply(f'"{file.name}" is empty (0 bytes). Please send it again.'))
        elif file.media_type not in DOCUMENT_TYPES:
            refused.append(Reply(f'"{file.name}" can\'t be used in that format. Please send it as PDF, PNG, JPEG, HEIC or '
                                 "plain text."))  # fmt: skip
        else:
            usable.append(file)
    return usable, refused
