"""Whether words attest: said in full, and nothing else. Pure."""

from __future__ import annotations

from bot.language.frames import talk

_ATTESTS = talk("attesting").frames["attests"]


def attests(words: str) -> bool:
    """ "I attest", "I attest and submit", "yes"; never "I will not attest", "ok", or anything more."""
    return _ATTESTS.fullmatch(" ".join(words.split()).strip(" .!")) is not None
