"""What is put right on a card of the office that waits for a yes: its day, person, hours, share or words. It is shown anew."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.language.lexicon import pattern_of
from bot.staff_intents import StaffSentence
from bot.staff_slots import FREE, value_of
from bot.turn import Turn
from bot.understand.holding import holds, lets_go
from bot.understand.office.composing import SLOT
from bot.understand.office.slots import free_words
from bot.understand.office.table import words_of
from bot.understand.saying import says_of
from bot.understand.whole import is_question

CORRECTED = ("case", "number", "hours", "day", "person", "percent", "seed", "role")
MOST_BESIDE = 4
"""Words a correction may have beside the value it names."""
QUOTED = re.compile(r"[\"“”„«](.+)[\"“”»]", re.DOTALL)
EXAMPLES = {"words": "say …", "why": "say …", "day": "by 15 January", "person": "to Carl", "hours": "make it 1.5 h",
            "percent": "make it 20 %", "case": "no, R17"}  # fmt: skip


def amended(turn: Turn, wish: StaffSentence, text: str) -> StaffSentence | None:
    """The sentence with what was said instead ("no, 2 hours", "make that friday", "no, say …"); None when nothing was."""
    rest, is_led = _without_leads(text.strip())
    if (dictated := _dictated(wish, rest, is_led)) is not None:
        return dictated
    words = free_words(rest)
    if not words or is_question(text) or text.rstrip().endswith("?"):
        return None
    new: dict[str, str] = {}
    for slot in [one for one in CORRECTED if one in SLOT.findall(wish.says)]:
        value = value_of(turn, slot, words, wish.kinds, wish.says)
        if value is not None and len(words.split()) <= len(value.split()) + MOST_BESIDE:
            new[slot] = value
    if "hours" in new and " " not in new["hours"] and "," not in wish.slots.get("hours", ""):
        new["hours"] = f"{new['hours']} {wish.slots.get('hours', '').partition(' ')[2]}".strip()
    return replace(wish, slots={**wish.slots, **new}) if new else None


def takes_back(text: str) -> bool:
    """Whether a line lets go of what is shown: "no wait, Robin stays", "leave it", "don't", "never mind"."""
    low = text.strip().replace("’", "'")
    first = re.split(r"[\s,.;:!–-]+", low.casefold(), maxsplit=1)[0]
    refuses = says_of(low.casefold().strip(" .!")) == "no" or says_of(first) == "no"
    return refuses or lets_go(low) or pattern_of("taken_back").search(low) is not None


def waits(text: str) -> bool:
    """Whether a line only asks to wait: "hang on", "let me think about it"."""
    return holds(text) or holds(_without_leads(text.strip())[0]) or pattern_of("thinking_on").search(text) is not None


def example_of(wish: StaffSentence) -> str:
    """How what is shown can be put right, as it may be typed."""
    slots = SLOT.findall(wish.says)
    return next((said for slot, said in EXAMPLES.items() if slot in slots), "no")


def spoken_slot(wish: StaffSentence) -> str | None:
    """Which part of a sentence goes out to somebody as it is written."""
    return next((slot for slot in ("words", "why") if slot in SLOT.findall(wish.says) and slot in wish.slots), None)


def _without_leads(text: str) -> tuple[str, bool]:
    """The line without the words that lead to what is to be different, and whether there were any."""
    rest = text
    while (lead := pattern_of("amending_leads").match(rest)) is not None:
        rest = rest[lead.end() :].lstrip(" ,.;:!–-")
    return rest, rest != text


def _dictated(wish: StaffSentence, rest: str, is_led: bool) -> StaffSentence | None:
    """The sentence with new words for whoever reads them; None where none were dictated."""
    slot = spoken_slot(wish)
    if slot is None or slot not in FREE:
        return None
    quoted = QUOTED.fullmatch(rest.strip(" .")) if is_led else None
    lead = pattern_of("dictating").match(rest) or (_because(rest) if slot == "why" else None)
    if quoted is None and lead is None:
        return None
    said = rest if lead is None else rest[lead.end() :].strip(" ,:–-")
    inner = QUOTED.fullmatch(said.strip(" ."))
    words = free_words(inner[1] if inner else said)
    return replace(wish, slots={**wish.slots, slot: _joined(wish.slots[slot], words)}) if words else None


def _because(rest: str) -> re.Match[str] | None:
    leads = (re.match(rf"{re.escape(' '.join(phrase))}\b", rest, re.IGNORECASE) for phrase in words_of("because"))
    return next((one for one in leads if one is not None), None)


def _joined(old: str, new: str) -> str:
    """The new words, or the old ones with the end the new ones repeat: "…, call me" and "call me tomorrow"."""
    low = new.casefold()
    for match in list(re.finditer(r"\S+", old))[1:]:
        tail = old[match.start() :].casefold()
        if " " in tail and low.startswith(tail):
            return f"{old[: match.start()]}{new}"
    return new


__all__ = ["amended", "example_of", "spoken_slot", "takes_back", "waits"]
