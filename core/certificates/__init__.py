"""What a certificate says: bytes in, claims out, each with where it stands. Files are opened in a confined child only."""

from __future__ import annotations

from core.certificates.read import READER_VERSION, merge, page_counts, read, read_text, reading_line
from core.certificates.reading import ActivityClaims, Doubt, Evidence, Reading
from core.certificates.sniff import media_type_of

__all__ = [
    "READER_VERSION",
    "ActivityClaims",
    "Doubt",
    "Evidence",
    "Reading",
    "media_type_of",
    "merge",
    "page_counts",
    "read",
    "read_text",
    "reading_line",
]
