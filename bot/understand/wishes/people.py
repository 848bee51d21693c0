"""Wishes about the person and the programme: work history, exam, recertification, mentors, office, addresses, requests."""

from __future__ import annotations

import re

from bot.intents import (
    CheckIn,
    ContactOffice,
    Intent,
    Link,
    RequestCredit,
    Unlink,
)
from bot.understand.codes import code_in
from bot.understand.linking import is_only_address
from bot.understand.said import Said
from bot.understand.wishes.rule import Rule, rule
from bot.understand.wishes.spoken import cues_of, file_of, fits, spoken, words_of_slot
from bot.understand.wishes.work import WORK

ADDRESS = re.compile(r"[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9.-]{1,190}\.[A-Za-z]{2,24}")


_REQUEST, _OFFICE, _CHECK_IN = (file_of(name) for name in ("request_credit", "contact_office", "check_in"))
_LINK = file_of("link").forms[0]
_LEAD = re.compile(r"^(?:for|of|on|that|my)\s", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:(?:credit|entry|number|no\.?) )?#?(\d{1,6})", re.IGNORECASE)
_ABOUT = re.compile(r"^(?:that|about the fact that)\s")


def _request(line: Said) -> Intent | None:
    found = fits(_REQUEST.forms[0], line)
    if found is None:
        return None
    query = _LEAD.sub("", words_of_slot(line, found, "query"), count=1)
    numbered = _NUMBERED.fullmatch(query)
    return RequestCredit(f"#{numbered[1]}" if numbered else query or None)


def office_message(line: Said) -> Intent | None:
    """A message for the office, of any length, or None."""
    whole = line.again(line.whole) if "\n" in line.whole else line
    if (found := fits(_OFFICE.named["message"], whole)) is not None:
        return ContactOffice(_ABOUT.sub("", words_of_slot(whole, found, "query")) or None)
    if fits(_OFFICE.named["wish"], whole):
        return ContactOffice()
    return ContactOffice(whole.text) if fits(_OFFICE.named["call"], whole) else None


def _link(line: Said) -> Intent | None:
    address = ADDRESS.search(line.text)
    low = line.low
    if address is None:
        return Link() if fits(_LINK, line) else None
    before = low[: address.start()].strip(" <:,")
    after = low[address.end() :].strip(" >.,")
    if re.search(
        r"\b(?:unlink|remove|delete|disconnect|drop|forget|detach|no longer|old address|take off)\b", before
    ) or re.search(r"\b(?:off|no longer)\b", after):
        return Unlink(address.group())
    if re.search(r"\b(?:remind|reminder|nudge|export|certificate|office|tell|contact|forward|colleague)\b", low):
        return None
    return Link(address.group()) if is_only_address(line.text) else None


def _check_in(line: Said) -> Intent | None:
    for form in _CHECK_IN.forms:
        if (found := fits(form, line)) is not None:
            code = code_in(words_of_slot(line, found, "code"))
            return CheckIn(code.code if code else None, code.key if code else None, bool(form.fields))
    return None


PEOPLE: tuple[Rule, ...] = (
    Rule(cues_of(form.sentences for form in _CHECK_IN.forms), _check_in, "check_in"),
    Rule(cues_of(form.sentences for form in _OFFICE.forms), office_message, "contact_office"),
    spoken("volunteer_mentor"),
    spoken("request_mentor"),
    spoken("defer_exam"),
    spoken("apply_exam"),
    spoken("recertify"),
    Rule(cues_of([_REQUEST.forms[0].sentences]), _request, "request_credit"),
    *WORK,
    rule(
        "link connect add register join com org net test edu gov io example de uk eu login sign pair co ch fr us ca"
        " info biz verify au nl at int",
        _link,
        "link",
    ),
    spoken("unlink"),
)
