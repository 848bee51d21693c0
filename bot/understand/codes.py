"""The code one checks in with, and the key beside it: "7K4M 2Q9X", "7K4M2Q9X-ABC234"."""

from __future__ import annotations

import re
from dataclasses import dataclass

_PLAIN = r"(?=\w{0,7}\d)[a-z2-9]{8}|(?=[\w ]{0,8}\d)[a-z2-9]{4}[ -][a-z2-9]{4}"
_KEY = r"(?:\s?[-–/ ]\s?([a-z2-9]{6}))?"
SHAPE = rf":?\s?\#?(?:(?:{_PLAIN}){_KEY}|[a-z]{{8}})".replace("([a-z2-9]{6})", "[a-z2-9]{6}")
_CODE = re.compile(rf":?\s?#?(?P<code>{_PLAIN}){_KEY}", re.IGNORECASE)
# Eight letters in a row are a code only in capitals: "check in TOMORROW" is nobody's way to say a day.
_CAPITALS = re.compile(r"[:\s#]*(?P<code>[A-Z]{8})")


@dataclass(frozen=True, slots=True)
class Code:
    """The session's code and, where a certificate of presence came with it, its key; both in capitals."""

    code: str
    key: str | None = None


def code_in(words: str) -> Code | None:
    """The code these words are, None for others."""
    if (capitals := _CAPITALS.fullmatch(words.strip())) is not None:
        return Code(capitals["code"])
    match = _CODE.fullmatch(words.strip())
    if match is None:
        return None
    return Code(re.sub(r"[ -]", "", match["code"]).upper(), match[2].upper() if match[2] else None)
