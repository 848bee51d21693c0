"""Whom a certificate is made out to: a name, without degrees and licence numbers. Pure."""

from __future__ import annotations

import re

from core.certificates.cues import CERTIFIES, GREETS, HOLDER_LABEL, PERSON_BEFORE, places_of, verbs
from core.certificates.flow import Flow
from core.certificates.words import DEGREES, ORGANISATION, TITLES

Span = tuple[int, int]
_NAME_ENDS = re.compile(
    r"\s+(?:has|have|hat|hereby|ha|a\s+(?:particip|assist|suivi)|successfully|participated|attended|"
    r"completed|was|is|for|on|from|with|und|who|whose|"
    r"in\s+recognition|of|née|geb\.|geboren|license|licence|lic\.?|member|id|credentials|degree)\b|"
    r"\s*[:;|•·!]|\s*\(|\s+[-–—]\s+|\t|\d|\s*#|\s[A-Z]{1,4}[-#]?\d",
    re.I,
)
_GLUED_LICENCE = re.compile(r"(?<=[a-zà-ÿ])(?:[A-Z]{1,5}[-#]?(?=\d)|#|\d).*\Z", re.S)
_LONGEST = 120
_TOKEN = re.compile(
    r"(?:[A-ZÀ-Ý][\w’'.\-]*|(?:de|del|de la|van|von|der|den|la|le|di|da|dos|du|bin|al|el|y|zu|"
    r"ter|ten)|[a-zà-ÿ][\w’'\-]+)\Z"
)
_NO_NAME = re.compile(
    rf"\b(?:certif\w*|individual|person|above|below|listed|activity|course|webinar|participant|"
    rf"attendee|statement|hours?|credits?|this|that|attendance|"
    rf"participation|completion|continuing|education\w*|the|presents?|title|date|program|conference|"
    rf"meeting|annual|award\w*|signature|name|license|holder|"
    rf"director|president|chair\w*|manager|editor|accredit\w*|online|teilnahme\w*|bescheinigung|"
    rf"zertifikat|attestation|certificado|herewith|your|you|following|entitled|"
    rf"{ORGANISATION})(?!\w)",
    re.I,
)


def holder_of(flow: Flow) -> tuple[str, Span] | None:
    """The name the certificate is made out to and where it stands."""
    for begin, finish in (*_places(flow), *_lonely(flow)):
        found = _name(flow.text, begin, finish)
        if found:
            return found
    return None


def is_name(words: str) -> bool:
    """Whether the words are a person's name and nothing else, degrees aside."""
    return not _NAME_ENDS.search(words) and _is_name(bare_name(words))


def _places(flow: Flow) -> list[Span]:
    """Where a name may stand, the best places first."""
    text = flow.text
    after = [_next_piece(text, m.end()) for m in places_of(CERTIFIES, text)]
    before = [_piece_before(text, m.start()) for m in verbs(text)]
    before += [_piece_before(text, m.start()) for m in places_of(PERSON_BEFORE, text)]
    after += [_next_piece(text, m.end()) for m in places_of(GREETS, text)]
    labelled = [_next_piece(text, m.end()) for m in places_of(HOLDER_LABEL, text)]
    return [*after, *before, *labelled]


def _lonely(flow: Flow) -> list[Span]:
    """Lines that are a name: under the heading, over an address or licence, or where "the person listed" is spoken of."""
    lines = [line.text for _, line in flow.lines]
    listed = _LISTED.search(flow.text)
    places = []
    for index, line in enumerate(lines[:25]):
        following = lines[index + 1] if index + 1 < len(lines) else ""
        introduced = index > 0 and _INTRODUCES.search(lines[index - 1])
        if (
            not _ROLE.search(line)
            and not _ROLE.search(following)
            and (listed or introduced or _IDENTIFIES.search(following))
        ):
            places.append((flow.start_of(index), flow.start_of(index) + len(line.split("\t")[0])))
    return [place for place in places if not _NAME_ENDS.search(flow.text, *place) and _name(flow.text, *place)]


_LISTED = re.compile(
    (
        r"\b(?:person|individual|participant|attendee|practitioner|learner|professional)(?:\s+(?:is\s+)?)?\s*(?:listed|"
        r"named|identified)|\b(?:above|below)[\s-]+(?:named|listed|mentioned)?\s*(?:person|individual|"
        r"participant)"
    ),
    re.I,
)
_INTRODUCES = re.compile(
    (
        r"\bcertificate\b|\bstatement\s+of\b|participant\s+information|bestätigung|bescheinigung|zertifikat|"
        r"attestation|certificado|continuing\s+\w+\s+education\s+\w+\s*\Z|\btranscript\b|\bawarded\b|"
        r"\battendance\b"
    ),
    re.I,
)
_IDENTIFIES = re.compile(r"^\d+\s+\w+|licen[cs]e|\bnabp\b|^\S+@\S+\Z|^(?:member|customer|id)\b", re.I)
_ROLE = re.compile(
    (
        r"director|president|\bchair|manager|\bdean\b|editor|officer|coordinator|\bceo\b|secretary|"
        r"administrator|planner|head\s+of|lead\b|faculty|speaker|signature|instructor|presenter|"
        r"vorsitz|leiter|leitung"
    ),
    re.I,
)


def _next_piece(text: str, at: int) -> Span:
    """The next words: to the end of the cell, or of the next one where this ends at once."""
    begin = at + len(text[at:]) - len(text[at:].lstrip(' \n\t:,"“'))
    end = min((i for i in (text.find("\n", begin), text.find("\t", begin)) if i >= 0), default=len(text))
    return begin, end


def _piece_before(text: str, at: int) -> Span:
    """The cell that ends before ``at``."""
    finish = at
    while finish and text[finish - 1] in " \n\t:,":
        finish -= 1
    return max(text.rfind("\n", 0, finish), text.rfind("\t", 0, finish)) + 1, finish


def _name(text: str, begin: int, finish: int) -> tuple[str, Span] | None:
    """The name at the beginning of a span, or None where no name stands there."""
    printed = _GLUED_LICENCE.sub("", text[begin : min(finish, begin + _LONGEST)])
    ends = _NAME_ENDS.search(printed)
    if ends:
        printed = printed[: ends.start()]
    bare = bare_name(printed.lstrip(" \t"))
    if not _is_name(bare):
        return None
    return bare, (begin, begin + len(printed))


def bare_name(printed: str) -> str:
    """A printed name without titles in front, degrees behind and a licence number glued to it."""
    printed = _GLUED_LICENCE.sub("", " ".join(printed.split())).strip(" ,.-–*")
    words = printed.split(" ")
    while len(words) > 1 and words[0].lower().strip(".,") in TITLES:
        words = words[1:]
    while len(words) > 1 and _is_degree(words[-1]):
        words = words[:-1]
    name = " ".join(words).strip(" ,")
    first, comma, rest = name.partition(",")
    if comma and all(_is_degree(word) for word in re.split(r"[\s,/]+", rest) if word):
        name = first
    return name.strip(" ,")


def _is_degree(word: str) -> bool:
    plain = word.lower().strip(",;")
    letters = plain.replace(".", "")
    if letters not in DEGREES:
        return False
    # "Do", "Ma" and "Ba" are surnames too: a degree is written in capitals, with dots or after a comma.
    return word.strip(",;.") != word.strip(",;.").capitalize() or "." in word.strip(",;") or len(letters) > 2


def _is_name(name: str) -> bool:
    words = name.replace(",", " ").split()
    if not 2 <= len(words) <= 6 or len(name) > 60 or re.search(r"[\d@/%]", name) or _NO_NAME.search(name):
        return False
    if re.fullmatch(r"[A-Z]{2}", words[-1]) and not name.isupper():
        return False  # "Springfield IL"
    capitals = sum(1 for w in words if w[:1].isupper())
    lower = name.islower() and len(words) <= 3
    return all(_TOKEN.match(w) for w in words) and (capitals >= 2 or lower)
