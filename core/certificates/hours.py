"""Which of the printed amounts is the person's: awarded before designated, hours before CEU, two that differ are asked about."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from core.certificates.amounts import Amount, amounts_in
from core.certificates.flow import Flow

Span = tuple[int, int]
_AWARDED = re.compile(
    r"\b(?:awarded|awards|earn(?:ed|s|ing)|receiv(?:ed|es)|claim(?:ed|s|ing)|credited|obtained|"
    r"reported|accrued|entitled\s+to|accumulated|"
    r"completed|attended|participated\s+in(?=\s*\Z)|for\s+the\s+equivalent\s+of|erhält|erworben|"
    r"erhalten|angerechnet|obten\w+|otorg\w+|concedid\w+|valid[ée]s?|attribu\w+)\b",
    re.I,
)
_WORTH = re.compile(
    r"\b(?:designat\w+|maxim\w+|max\.?|up\s+to|approved|accredited|worth|eligible|provides?|"
    r"offers?|offered|available|possible|carries|"
    r"this\s+(?:\w+\s+){0,3}(?:activity|program(?:me)?|course|webinar)\s+(?:\w+\s+){0,2}(?:has\s+been|"
    r"was|is)\s+(?:granted|awarded|assigned)|hours\s+awarded\s+for\s+this|bewertet|anerkannt|"
    r"acreditad\w+|accr[ée]dit[ée]\w*|recommended)\b",
    re.I,
)
# "This activity is awarded 1.5 contact hours", "the maximum number of hours awarded for this activity is".
_TO_ACTIVITY = re.compile(
    (
        r"(?:activity|program(?:me)?|course|webinar|material|session)\s+(?:has\s+been|was|is|carries)\s+(?:\w+\s+)?(?:awarded|"
        r"granted|assigned)\b[^.]*\Z|maximum\s+number\s+of\s+(?:\w+\s+){1,3}awarded\b[^.]*\Z"
    ),
    re.I,
)
_PART = re.compile(
    (
        r"\b(?:of\s+which|including|includes|incl\.?|which\s+includes|davon|dont|de\s+los\s+cuales|"
        r"pharmacology|moc|maintenance\s+of\s+certification|ethics\s+hours?|each|per\s+(?:day|session|"
        r"hour))\b[^\n.]{0,30}\Z"
    ),
    re.I,
)
_TOTAL = re.compile(r"\btotal\b|\bgesamt|\bsumme\b", re.I)
_NO_AMOUNT = re.compile(
    (
        r"(?:within|after|every|last|next|past|requires?|required|minimum\s+of|at\s+least|older\s+than|"
        r"ends?|contact\s+hour\s+(?:is|=))\s+\Z"
    ),
    re.I,
)
_NO_AMOUNT_AFTER = re.compile(
    (
        r"\s*(?:=|equals?\b|is\s+equal|ago\b|before\b|prior\b|per\s+(?:contact\s+)?(?:hour|credit)|"
        r"notice|a\s+day|of\s+participation\s+equals?|hour\b|contact\s+hour\b)"
    ),
    re.I,
)
_AT_MOST = re.compile(r"(?:maxim\w+|max\.?|up\s+to)(?:\s+\w+){0,4}\s*\Z", re.I)
_BACK = 170


class Worth(NamedTuple):
    """The chosen amount: seconds, or None with the seconds it could be; its unit; where it stands."""

    seconds: int | None
    options: tuple[int, ...]
    unit: str
    span: Span


def hours_of_person(flow: Flow, title: Span | None) -> Worth | None:
    """The person's amount, or what the activity was worth where no amount is said to be the person's."""
    printed = [a for a in amounts_in(flow.text) if not _inside(a, title) and not _is_no_amount(flow.text, a)]
    amounts = [replace(a, at_most=bool(_AT_MOST.search(flow.text[max(0, a.begin - 60) : a.begin]))) for a in printed]
    for chosen in _by_role(flow.text, amounts):
        whole = [a for a in chosen if not _PART.search(flow.text[max(0, a.begin - 40) : a.begin])] or chosen
        totals = [a for a in whole if _TOTAL.search(flow.text[max(0, a.begin - 30) : a.finish])]
        return _worth(totals or whole)
    return None


def _inside(amount: Amount, span: Span | None) -> bool:
    return span is not None and span[0] <= amount.begin < span[1]


def _is_no_amount(text: str, amount: Amount) -> bool:
    """Whether a number with a unit speaks of something else: "within 24 hours", "60 minutes = 1 contact hour"."""
    if amount.kind == "minutes" and _NO_AMOUNT_AFTER.match(text, amount.finish):
        return True
    return bool(_NO_AMOUNT.search(text[max(0, amount.begin - 25) : amount.begin]))


def _by_role(text: str, amounts: list[Amount]) -> list[list[Amount]]:
    """The amounts said to be the person's, the plain ones, what the activity was worth; empty groups left out."""
    groups: dict[str, list[Amount]] = {"awarded": [], "plain": [], "worth": []}
    for index, amount in enumerate(amounts):
        groups[_role(text, amount, amounts[index - 1] if index else None)].append(amount)
    return [group for group in groups.values() if group]


def _role(text: str, amount: Amount, before: Amount | None) -> str:
    """The nearest cue before the number, in its sentence, and in the label it carries."""
    label = text[amount.begin : amount.finish]
    for pattern, role in ((_WORTH, "worth"), (_AWARDED, "awarded")):
        if pattern.search(label):
            return role
    begin = max(0, amount.begin - _BACK, before.finish if before and not _goes_on(text, before, amount) else 0)
    lead = re.split(r"[.;](?=\s+[A-Z])|\n(?=[A-Z][^\n]{0,60}:)", text[begin : amount.begin])[-1]
    cues = [(m.start(), "awarded") for m in _AWARDED.finditer(lead)] + [
        (m.start(), "worth") for m in _WORTH.finditer(lead)
    ]
    if not cues:
        return "plain"
    place, role = max(cues)
    # "completed the course, approved for 2 hours": the verb of the certificate itself says nothing about the number.
    if role == "awarded" and re.match(r"completed|attended", lead[place:], re.I):
        near = lead[place:]
        return "awarded" if len(near) < 30 or re.search(r"total of|for\s+\Z", near) else "plain"
    return "worth" if role == "awarded" and _TO_ACTIVITY.search(lead) else role


def _goes_on(text: str, before: Amount, amount: Amount) -> bool:
    """Whether an amount goes on with the one before: "1.5 credits and 1.5 contact hours"."""
    return bool(
        re.fullmatch(
            r"[\s™®*†()TM,;/]*(?:and|or|and/or|&|\+|und|et|y|is\s+awarded|or\s+is\s+awarded)?[\s(]*",
            text[before.finish : amount.begin],
            re.I,
        )
    )


def _worth(amounts: list[Amount]) -> Worth:
    """One amount of several that are said alike."""
    for kinds in (("hours", "credits"), ("points",), ("minutes",), ("lesson",), ("ceu",)):
        alike = [a for a in amounts if a.kind in kinds]
        if alike:
            return _one([a for a in alike if not a.at_most] or alike)
    return _one(amounts)


def _one(alike: list[Amount]) -> Worth:
    first = alike[0]
    options = list(dict.fromkeys(s for a in alike for s in _readings(a)))
    single = options[0] if len(options) == 1 else None
    return Worth(single, () if single is not None else tuple(options), first.unit, (first.begin, first.finish))


def _readings(amount: Amount) -> tuple[int, ...]:
    """The seconds an amount can be: a CEU is 10 hours, but some print it for one; a lesson is 45 minutes or an hour."""
    numbers = (amount.number,) if amount.other is None else (amount.number, amount.other)
    each = {"minutes": (60.0,), "ceu": (36000.0, 3600.0), "lesson": (2700.0, 3600.0)}.get(amount.kind, (3600.0,))
    if re.search("punkt", amount.words, re.I):
        each = (2700.0, 3600.0)
    return tuple(dict.fromkeys(round(number * seconds) for number in numbers for seconds in each))
