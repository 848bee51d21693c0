"""The sentences a person reads when a file cannot be read, each with its remedy."""

from __future__ import annotations

LARGEST = 25 * 1024 * 1024
"""Bytes of one file; larger ones are refused unread."""

SENTENCES = {
    "empty": "The file is empty (0 bytes). Please send it again.",
    "large": "The file is larger than 25 MB. Please send a smaller copy, or only the certificate's pages.",
    "encrypted": "The PDF is locked with a password. Please save a copy without the password and send that.",
    "damaged": "The file is damaged or cut short, so it can't be opened. Please download it again and send the new copy.",
    "unsupported": "I can read PDF, PNG, JPEG, HEIC and plain text, and this is {media_type}. "
    "Please save it as a PDF, or send a photo of it.",
    "slow": "The file took too long to read. Please send a simpler copy, for instance a printout to PDF or a photo.",
    "heavy": "The file needs too much memory to read. Please send a simpler copy, for instance a printout to PDF.",
}


class Trouble(Exception):
    """A file can't be read; ``code`` is a key of SENTENCES, ``which`` counts from 1 among several files."""

    def __init__(self, code: str, which: int = 1) -> None:
        self.code = code
        self.which = which
        super().__init__(code)


def sentence(code: str, media_type: str = "") -> str:
    """The sentence for ``code``; an unknown code reads as damaged."""
    return SENTENCES.get(code, SENTENCES["damaged"]).format(media_type=media_type)
