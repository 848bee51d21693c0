"""Who gave the activity: the body that certifies, else the one named as provider, else the accredited one. Pure."""

from __future__ import annotations

import re

from core.certificates.cues import ACCREDITED, CERTIFIES, PROVIDED_BY, PROVIDER_LABEL, places_of
from core.certificates.flow import Flow
from core.certificates.people import bare_name
from core.certificates.words import ORGANISATION

Span = tuple[int, int]
_ORGANISATION = re.compile(rf"(?<!\w){ORGANISATION}(?!\w)", re.I)
_LEAD = re.compile(
    r"^(?:the\s+following\s+organi[sz]ation|this\s+(?:is\s+to|certificate|document)|this\b|it\s+is|"
    r"hereby|we(?=\s)|i(?=\s)|on\s+behalf\s+of|in\s+(?:support|witness)\b.*?,|jointly\s+provided\s+by|"
    r"provided\s+by|presented\s+by|"
    r"sponsored\s+by|die(?=\s)|der(?=\s)|das(?=\s)|hiermit|la(?=\s)|le(?=\s)|el(?=\s)|por\s+la\s+presente|"
    r"certificate\s+of\s+\w+|statement\s+of\s+\w+|(?:ce|cme)\s+certificate|letter\s+of\s+\w+)\s*",
    re.I,
)
_ENDS = re.compile(
    (
        r"\s+(?:on|in\s+(?:collaboration|partnership|cooperation|conjunction|accordance|support)|"
        r"and\s+supported|and\s+(?:is|was|offered|hosted|delivered)|with\s+the\s+support|at|is|are|has|held|which|titled|"
        r"entitled|who|through|via|under|am|vom|le\s+\d|el\s+\d|des\s+mots)\s|\s*[;|]|\.\s|\.\Z|"
        r"\s*\(?(?:provider|approval)\s*(?:#|number|no\.?)|\s+https?:|\s+www\."
    ),
    re.I,
)
_NO_PROVIDER = re.compile(
    (
        r"^(?:(?:the\s+)?(?:institute|center|academy|society|association|foundation)\Z|(?:director|"
        r"president|chair|office|division|department|and|continuing|education|medical\s+education|"
        r"pharmacy\s+education|nursing\s+education|commission|the)\b(?!.*\b(?:university|college|"
        r"school|inc|llc|society|hospital)).*|.*\b(?:participation|attendance|credit|completion|"
        r"completed?|certification\s+of)|that|to|this|is|certificate\b.*|certification|statement\b.*|"
        r"the|has|activity|continuing\s+(?:medical\s+)?education|number|name|_+|n/?a|.*\bcertif(?:y|"
        r"ies|icate)\b.*|\d[\d\s\-]*|.{0,2}|.*\b(?:the\s+)?(?:above|below|individual|participant)\b.*)$"
    ),
    re.I | re.S,
)
_ACCREDITOR = re.compile(
    (
        r"accreditation\s+council|credentialing\s+center|american\s+medical\s+association|commission\s+on\s+accreditation|"
        r"board\s+of\s+(?:registered\s+)?nursing|ärztekammer|landesärztekammer|EACCME|Union\s+Europ"
    ),
    re.I,
)
_ADDRESS = re.compile(r"\d{4,}|@|www\.|https?:|\bsuite\b|\bstreet\b|\bavenue\b|\broad\b|phone|fax", re.I)


def provider_of(flow: Flow) -> tuple[str, Span] | None:
    """The provider's name and where it stands."""
    for places in (_labelled, _certifying, _provided_by, _accredited, _heading):
        for begin, finish in places(flow):
            found = _organisation(flow.text, begin, finish)
            if found:
                return found
    return None


def _labelled(flow: Flow) -> list[Span]:
    return [(m.end(), _cell_end(flow.text, m.end())) for m in places_of(PROVIDER_LABEL, flow.text)]


def _certifying(flow: Flow) -> list[Span]:
    """The subject of "certifies that": on its line, else the line above, joined with the one before when broken."""
    places = []
    for match in places_of(CERTIFIES, flow.text):
        if not re.search(
            (
                r"certif(?:ies|ica|ie|ican)|confirms|verifies|attest|bestätigt|bescheinigt|acredita|acknowledges|"
                r"grants|awards|recogni[sz]es"
            ),
            match[0],
            re.I,
        ):
            continue
        begin, _ = flow.line_span(match.start())
        begin = max(begin, flow.text.rfind("\t", begin, match.start()) + 1)
        if flow.text[begin : match.start()].strip():
            places.append((max(begin, flow.text.rfind(". ", begin, match.start()) + 1), match.start()))
        elif begin:
            places.append(
                (max(flow.text.rfind("\n", 0, begin - 1), flow.text.rfind("\t", 0, begin - 1)) + 1, begin - 1)
            )
    return places


def _provided_by(flow: Flow) -> list[Span]:
    return [(m.end(), _cell_end(flow.text, m.end())) for m in places_of(PROVIDED_BY, flow.text)]


def _accredited(flow: Flow) -> list[Span]:
    return [m.span("who") for m in places_of(ACCREDITED, flow.text)]


def _heading(flow: Flow) -> list[Span]:
    """Lines that are an organisation's name and little else, from the top down."""
    places, at = [], 0
    for line in flow.text.split("\n"):
        for cell in line.split("\t"):
            words = cell.split()
            if (
                1 <= len(words) <= 10
                and _ORGANISATION.search(cell)
                and not _ADDRESS.search(cell)
                and words[0][:1].isupper()
            ):
                begin = flow.text.index(cell, at)
                places.append((begin, begin + len(cell)))
        at += len(line) + 1
    # A name in full before an abbreviation such as "ISMPP U".
    places.sort(key=lambda place: len(flow.text[slice(*place)].split()) < 3)
    return places


def _organisation(text: str, begin: int, finish: int) -> tuple[str, Span] | None:
    """The organisation's name in a span, without what leads to it or follows it, or None."""
    printed = text[begin : min(finish, begin + 400)]
    stripped = printed.lstrip(" \n\t:,")
    lead = _LEAD.match(stripped)
    while lead and lead.end():
        stripped = stripped[lead.end() :]
        lead = _LEAD.match(stripped)
    begin += len(printed) - len(printed.lstrip(" \n\t:,")) + (len(printed.lstrip(" \n\t:,")) - len(stripped))
    ends = _ENDS.search(stripped)
    if ends:
        stripped = stripped[: ends.start()]
    name = " ".join(stripped.split()).strip(" ,:-–—|*")
    name = re.sub(r"^(?:(?:The|Die|Der|Das|La|Le|El)\s+|L['’]\s*)(?=[A-ZÀ-Ý])", "", name)
    if not name or len(name) > 120 or not re.match(r"[\w(]", name) or not re.search(r"[A-ZÀ-Ý]", name):
        return None
    if _NO_PROVIDER.match(name) or _ACCREDITOR.search(name) or bare_name(name) == "":
        return None
    return name, (begin, begin + len(stripped))


def _cell_end(text: str, begin: int) -> int:
    return min((i for i in (text.find("\n", begin), text.find("\t", begin)) if i >= 0), default=len(text))
