"""The line above a quotation: "On … Dana wrote:", "Am … schrieb …:", "Le … a écrit :", wrapped over up to four lines."""

# ruff: noqa: E501 - tables of words, a row per language
from __future__ import annotations

import re
from dataclasses import dataclass

from mail.forwarded.block import bare, label_of
from mail.forwarded.people import Person, address_in

WROTE = (
    "wrote", "writes", "schrieb", "geschrieben", "hat geschrieben", "a écrit", "a ecrit", "écrivait", "escribió", "escribio",
    "va escriure", "ha escrit", "ha scritto", "schreef", "heeft geschreven", "geschreven", "escreveu", "napisał", "napisala", "napisał(a)",
    "pisze", "napsal", "napísal", "napisao", "napisala je", "je napisao", "je napisal", "je napisala", "napisal", "написао",
    "skrev", "kirjoitti", "kirjutas", "rakstīja", "rašė", "írta", "a scris", "пишет", "писал", "написал", "пише", "написав",
    "написа", "έγραψε", "yazdı", "şunu yazdı", "のメール", "書きました", "書き込みました", "写道", "寫道", "写到", "작성", "씀", "כתב", "مكتوب", "كتب",
    "menulis", "đã viết",
)  # fmt: skip
OPENERS = (
    "on ", "am ", "le ", "el ", "il ", "em ", "op ", "dnia ", "w dniu ", "den ", "dne ", "dňa ", "pe ", "în ", "la data ", "no dia ",
    "a ", "ngày ", "vào ", "pada ", "στις ", "kl ", "quoting ", "zitat von ", "citando ", "à ", "ons", "tor", "fre", "man", "tir",
)  # fmt: skip
FILLERS = frozenset(
    [
        "użytkownik",
        "пользователь",
        "користувач",
        "používateľ",
        "uživatel",
        "időpontban",
        "heeft",
        "hat",
        "ha",
        "uhr",
        "uur",
        "at",
        "um",
        "kl",
        "klo",
        "à",
        "de",
        "da",
        "alle",
        "às",
        "o",
        "u",
    ]
)
MOST_LINES = 4
MOST_CHARACTERS = 600
SHORT = 80
MOST_VERB = 16
_TIME = re.compile(
    r"\d{1,2}[:.h]\d{2}(?::\d{2})?(?:\s?[AaPp]\.?[Mm]\.?)?(?:\s(?:Uhr|\(?(?:UTC|GMT|[+-]\d{4})[^\s,<]{0,8}\)?))?"
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")


@dataclass(frozen=True, slots=True)
class Attribution:
    """Lines ``start`` to ``end`` (not included) introduce a quotation of ``person``; ``date`` as printed or None."""

    start: int
    end: int
    words: str

    @property
    def person(self) -> Person:
        """Who is quoted, as far as the line says."""
        found = address_in(self.words)
        before = self.words[: found[1]] if found else self.words
        if not found:
            return Person()
        times = list(_TIME.finditer(before)) or list(_YEAR.finditer(before))
        name = before[times[-1].end() :] if times else before
        name = _without_wrote(name).strip(" \t,;:<>()[]\"'“”„«»*")
        while name.partition(" ")[0].strip(",.").casefold() in FILLERS:
            name = name.partition(" ")[2].strip(" ,\"'“”„«»*")
        return Person(name or None, found[0])

    @property
    def date(self) -> str | None:
        """The day and time of the quoted letter as printed."""
        times = list(_TIME.finditer(self.words)) or list(_YEAR.finditer(self.words))
        if not times:
            return None
        printed = self.words[: times[-1].end()]
        opener = next((o for o in OPENERS[:21] if printed.casefold().startswith(o)), "")
        return printed[len(opener) :].strip(" ,") or None


def attribution_ending(lines: list[str], last: int, first: int) -> Attribution | None:
    """The attribution whose last line is ``last`` and that begins at ``first`` at the earliest, or None."""
    ending = bare(lines[last]).replace("：", ":").rstrip(" *_")
    if ending.endswith("--") and _has_wrote(ending.rstrip("- ")[-MOST_VERB:]):
        return Attribution(last, last + 1, _joined(lines, last, last).strip("- "))
    if not ending.endswith(":") or (label_of(lines[last]) is not None and ending.count(":") == 1):
        return None
    for start in range(last, max(first, last - MOST_LINES + 1) - 1, -1):
        if not bare(lines[start]):
            return None
        joined = _joined(lines, start, last)
        if len(joined) > MOST_CHARACTERS:
            return None
        if _introduces(joined) or (start == last and _before_a_quote(lines, last, joined)):
            start = _true_start(lines, start, max(first, last - MOST_LINES + 1))
            return Attribution(start, last + 1, _joined(lines, start, last))
    return None


def _joined(lines: list[str], start: int, last: int) -> str:
    return " ".join(" ".join(bare(line) for line in lines[start : last + 1]).replace("*", "").split())


def _has_wrote(words: str) -> bool:
    folded = words.casefold()
    return any(verb in folded for verb in WROTE)


def _without_wrote(words: str) -> str:
    folded = words.casefold()
    found = [(folded.find(verb), verb) for verb in WROTE if verb in folded]
    if not found or len(folded) != len(words):
        return words
    at, verb = min(found, key=lambda one: (one[0], -len(one[1])))
    return words[at + len(verb) :] if at < len(words) / 3 else words[:at]


def _introduces(words: str) -> bool:
    """Whether a line ending in a colon names a letter: a verb with an address or a time, or a dated address."""
    addressed = "@" in words
    digits = sum(char.isdigit() for char in words)
    dated = digits >= 5 and bool(_TIME.search(words) or _YEAR.search(words))
    if _has_wrote(words):
        return addressed or dated
    return addressed and dated and words.rstrip(": ").endswith((">", ")", "]"))


def _before_a_quote(lines: list[str], last: int, words: str) -> bool:
    following = next((line for line in lines[last + 1 : last + 3] if line.strip()), "")
    return len(words) < SHORT and _has_wrote(words) and following.lstrip().startswith(">")


def _true_start(lines: list[str], start: int, first: int) -> int:
    """The line where a wrapped attribution really begins: the opener above, or a dated line directly above."""
    if bare(lines[start]).casefold().startswith(OPENERS[:21]):
        return start
    for above in range(start - 1, first - 1, -1):
        text = bare(lines[above])
        if not text:
            break
        if text.casefold().startswith(OPENERS[:21]) and any(char.isdigit() for char in text):
            return above
    above = start - 1
    if above >= first and _YEAR.search(bare(lines[above])) and not bare(lines[above]).endswith((".", "!", "?")):
        return above
    return start
