"""The parts one activity has: "each", "per module", "a 2-part course"."""

from __future__ import annotations

from core.rules.tokens import Tokens
from core.rules.words import NUMBERS, word_set

MOST_TIMES = 20
_FAR_BEFORE = 14
COUNTED = word_set(
    "sessions session sittings sitting parts part units unit modules module episodes episode evenings evening mornings"
    " afternoons nights days lessons lektionen einheiten einheit blocks halves webinars webinar talks lectures videos"
    " calls meetings meeting classes chapters seminars times mal volte vezes veces fois sessioni sessões sesiones séances"
    " workshops courses rounds slots recordings podcasts articles weeks periods sets bits chunks stints bouts goes vids"
    " pomodoros runs blocks sesi"
)
_DAILY = word_set("day giorno tag jour día dia evening morning week month woche semaine semana settimana")
APIECE = word_set("each apiece eahc ea je ciascuna cadauno chacune jeweils")


def is_apiece(tokens: Tokens, j: int) -> bool:
    """Whether "each", "apiece" or "per module" stands at ``j``."""
    return tokens.words[j] in APIECE or (tokens.words[j] in ("per", "a", "/", "al", "pro", "par", "por"))


def apiece_end(tokens: Tokens, j: int) -> int:
    """Behind "each", "each part", "per module"; ``j`` itself where nothing of it stands."""
    if not is_apiece(tokens, j):
        return j
    after = tokens.words[j + 1]
    named = after in _DAILY or (tokens.words[j] not in ("a", "al") and (after in COUNTED or after == "time"))
    return j + 1 + named if named or tokens.words[j] in APIECE else j


def parts_before(tokens: Tokens, i: int) -> int:
    """How many parts the one activity before token ``i`` has: "a 2-part course", "3 part series"; 0 where none are said."""
    for at in range(i - 1, max(0, i - _FAR_BEFORE), -1):
        word = tokens.words[at]
        if word == "\n":
            return 0
        if word in COUNTED and not word.endswith("s"):
            number = tokens.words[at - 1 - (tokens.words[at - 1] == "-")]
            count = NUMBERS.get(number, 0) if not number.isdecimal() else int(number) if len(number) < 3 else 0
            if 1 < count <= MOST_TIMES:
                return count
    return 0
