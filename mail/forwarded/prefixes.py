"""What a subject's prefix says: ``FW:``, ``WG:``, ``TR:`` forward, ``Re:``, ``AW:``, ``SV:`` answer."""

# ruff: noqa: E501 - tables of words, a row per language
from __future__ import annotations

from mail.forwarded.words import plain

FORWARDS = frozenset(
    plain(word)
    for word in ["fwd", "fw", "fwd:", "wg", "wtr", "wgl", "tr", "tr.", "transf", "rv", "rv.", "reenv", "i", "inoltra", "inoltrato", "doorst", "fwd.", "vb", "vl", "enc", "pd", "przek", "prz", "přep", "předáno", "tov", "továbbítás", "ilt", "ynl", "trs", "转发", "轉寄", "转寄", "轉發", "転送", "전달", "fs", "vidarebefordrat", "videresendt", "vs:", "πρθ", "προωθ", "pers", "persiuntimas", "proslijeđeno", "prosl", "posr", "pârs", "pārs", "edast", "препратено", "пересл", "переслано", "переадр", "хв", "ct", "הועבר", "إعادة-توجيه", "dr"]
)
ANSWERS = frozenset(
    plain(word)
    for word in ["re", "aw", "antw", "antwort", "sv", "r", "rif", "ref", "res", "resp", "odp", "ynt", "yan", "atb", "atbilde", "απ", "σχετ", "vá", "bls", "答复", "回复", "回覆", "返信", "답장", "vast", "ots", "на", "отн", "отв", "відп", "svar", "hthb", "השב", "رد"]
)
MOST_CHARACTERS = 24


def leading(subject: str) -> str | None:
    """What the outermost prefix says: ``forward``, ``answer`` or None (none, or ``VS``, which is both in the north)."""
    head, colon, _ = subject.replace("：", ":").lstrip().partition(":")
    if not colon or len(head) > MOST_CHARACTERS:
        return None
    word = plain(head.split("[")[0])
    if word in FORWARDS:
        return "forward"
    return "answer" if word in ANSWERS else None


def without_prefix(subject: str) -> str:
    """A forward's subject as it was before the forward prefix (or all of it when there is none)."""
    while leading(subject) == "forward":
        subject = subject.replace("：", ":").partition(":")[2].strip()
    return subject.strip()
