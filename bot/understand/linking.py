"""Whether a line says that an address is the speaker's own: "link …", "I'm …", "my address is …"; a bare address doesn't."""

from __future__ import annotations

import re

from core.rules.words import word_set

ADDRESS = re.compile(r"<?(?:mailto:)?[^\s@<>|]{1,64}@[^\s@<>|]{1,190}\.[^\s@<>|,;]{1,20}(?:\|[^\s>]{1,250})?>?")
WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
LINKS = frozenset(("link", "connect", "pair", "associate", "relink"))
MINE = frozenset(("my", "i'm", "im", "me", "mine", "myself"))
# All that may stand beside an address that is only said to be one's own.
BESIDES = (
    LINKS
    | MINE
    | word_set(
        "add register use attach join verify confirm set change update new also this is it it's i am the a an to as with and"
        " under for of on from now please hi hello hey tally account address email e-mail mail record slack work private personal"
        " home university second secondary another old other name here there thanks thank you can could would like want sign in"
        " log login up instead too well known reach letters messages replies certificates everything things forward at by was has"
        " changed will be future primary main ok okay yes so that"
    )
)


def beside_address(text: str) -> list[str] | None:
    """The words beside the addresses of a line, lower case; None without an address."""
    if not ADDRESS.search(text):
        return None
    return [word.replace("’", "'") for word in WORD.findall(ADDRESS.sub(" ", text).casefold())]


def is_only_address(text: str) -> bool:
    """Whether the line holds an address and nothing that speaks of anything else."""
    words = beside_address(text)
    return words is not None and (set(words) <= BESIDES or _names_oneself(text, words))


def linking_said(text: str) -> bool:
    """Whether the line says that an address is the speaker's own, and nothing else."""
    words = beside_address(text)
    if words is None or not is_only_address(text):
        return False
    said = set(words)
    begins = words[:1] == ["it's"] or words[:2] in (["i", "am"], ["this", "is"], ["it", "is"])
    return begins or bool(said & (LINKS | MINE)) or {"sign", "in"} <= said


def _names_oneself(text: str, words: list[str]) -> bool:
    """ "I'm Dana Example, dana@example.org": a name may stand there, written large."""
    written = [word.replace("’", "'") for word in WORD.findall(ADDRESS.sub(" ", text))]
    unknown = [word for word in written if word.casefold() not in BESIDES]
    begins = words[:1] in (["i'm"], ["im"]) or words[:2] in (["i", "am"], ["my", "name"])
    return begins and len(unknown) <= 3 and all(word[:1].isupper() for word in unknown)
