"""From the words on the pages to the reading: what kind of document it is, and what it claims. Pure."""

from __future__ import annotations

from core.certificates.claims import claims_of
from core.certificates.kinds import kind_of
from core.certificates.page import Page
from core.certificates.reading import Reading


def reading_of(pages: list[Page], text_layer: str, count: int, media_type: str) -> Reading:
    """The reading of ``count`` pages whose words are known. Only a certificate makes claims."""
    kind = kind_of(pages)
    claims = claims_of(pages) if kind == "certificate" else ()
    return Reading(kind, text_layer, count, claims, None, media_type)
