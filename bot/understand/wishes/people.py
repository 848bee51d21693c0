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
from bot.understand.linking import is_only_address
from bot.understand.said import Said
from bot.understand.wishes.rule import Rule, rule
from bot.understand.wishes.spoken import spoken
from bot.understand.wishes.work import add_employment, edit_employment, own_words

ADDRESS = re.compile(r"[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9.-]{1,190}\.[A-Za-z]{2,24}")


_REQUEST = re.compile(
    r"(?:(?:i|we)(?:'d| would)? (?:like|want|need|love) (?:to have )?)(?:ce )?(?:credits?|credit approval|approval)"
    r" for (?P<q6>.{2,200})|"
    r"(?P<q5>.{3,160})[,.;:!] (?:so )?(?:can|could|do|will|would|may) i (?:also )?(?:get|claim|earn|receive|have"
    r"|request) (?:any |some |a |ce )*(?:credits?|approval)(?: for (?:it|that|this))?|"
    r"(?:request|requesting|submit|make|start|file|apply for|ask for|ask|new|open|begin|get)(?: (?:a|an|the|my|new"
    r"|for|ce|cpd|some|committee))*(?: (?:credits?|credit approval|approval|credit request|request|pre-?approval"
    r"|credit hours))(?: (?:request|approval|application|for|of|that|from the committee|on|to get"
    r"|credits?))*(?P<q>(?: .{0,300})?)"
    r"|(?:(?:can|could|may|do|will|would|should) i|(?:am i|are there)|how (?:can|do|would) i|is it possible to"
    r"|where can i)(?: (?:also|still|please|able|eligible|to|there))* (?:get|claim|earn|receive|have|request|apply"
    r" for|obtain|ask for|submit)(?: (?:a|any|ce|some|the|cpd|my|an|for))* (?:credits?|approval|hours|ce)(?: (?:for"
    r"|from|by|approval|credit|request|on|approved))*(?P<q2> .{1,300})?"
    r"|(?:does|do|would|will|could|can|is|are) (?P<q3>.{2,200}) (?:count|counted|be approved|earn (?:any )?credits?"
    r"|qualify|eligible|give (?:me )?credits?|be counted|approvable)(?: .{0,60})?|request(?: for)? (?:approval"
    r"|credit)|get (?:my |the )?(?:credits?|hours) approved(?: for)?(?P<q4> .{1,200})?"
)


def _request(line: Said) -> Intent | None:
    match = _REQUEST.fullmatch(line.low)
    if match is None or (line.low.startswith("get") and "approv" not in line.low):
        return None
    if re.match(r"do i have (?:any |some )?(?:credits?|hours)\b", line.low):
        return None  # what one has is listed
    if re.search(r"\b(?:exam|mentor|recertification|badge|recertify|extension|#?\d{1,4} count)\b", line.low) or (
        re.search(r"\d\s?h\b", line.low) and line.low.startswith("get")
    ):
        return None
    name = next((group for group in ("q", "q2", "q3", "q4", "q5", "q6") if match[group] and match[group].strip()), None)
    query = re.sub(r"^(?:for|of|on|that|my)\s", "", own_words(line, match, name)) if name else None
    numbered = re.fullmatch(r"(?:(?:credit|entry|number|no\.?) )?#?(\d{1,6})", query or "", re.IGNORECASE)
    return RequestCredit(f"#{numbered[1]}" if numbered else query or None)


_OFFICE = (
    r"(?:the |an? |my )?(?:ismpp |certification |programme |program |cmpp |credential )*(?:office|staff|team"
    r"|admins?|administrators?|support|human|person|people|someone|somebody|ismpp|programme|committee|real"
    r" (?:person|human)|human being|coordinator|secretariat|helpdesk)"
)


_CONTACT = re.compile(
    rf"(?:(?:can|could|may) i (?:please )?)?(?:contact|reach|call|phone|email|mail|write|message|ask|tell|inform"
    rf"|notify|let|write to|talk to|talk with|speak to|speak with|get in touch with|get hold of|send (?:a"
    rf" )?(?:message|note|mail|email|question)(?: to)?|forward (?:this|it) to|chat with|connect me (?:to|with)|put"
    rf" me through to|pass (?:this|it) on to|say to|report to|escalate to)\s{_OFFICE}(?!')(?: (?:at|in) (?:ismpp"
    rf"|the office))?(?: know)?(?P<q>(?:\s?[:,–-]?\s?.*)?)"
    rf"|(?:message|question|note|email|mail) (?:for|to) {_OFFICE}\s?[:,–-]?\s?(?P<q2>.*)|(?:i have|i've got|i got"
    rf"|there is|i have got) (?:a |an |some )?(?:quick )?(?:questions?|problem|issue|request|query|concern"
    rf"|message)s? (?:for|to) {_OFFICE}(?P<q4>.*)|(?:the )?office\s?[:,]\s?(?P<q3>.*)|(?:i need|need|get me|give me"
    rf"|is there) {_OFFICE}(?: (?:to help|to talk to|help|i can (?:talk|speak|write) to|please|there|to speak to))*"
    rf"|(?:what is|what's|how do i reach|how can i reach|how can i contact|how do i contact|who do i contact|who"
    rf" can i (?:ask|contact|talk to)|who should i (?:ask|contact)) ?(?:the )?(?:office|ismpp|programme|someone"
    rf"|staff|support)?(?:'s)?(?: .{{0,60}})?"
)


_CALL_ME = re.compile(
    rf"(?:(?:can|could|may|would|will|please have|have|let|get|ask|i want|i need|i'd like)\s)?{_OFFICE}(?:"
    rf" (?:from|at|of|in) (?:the )?"
    r"(?:office|ismpp|programme|program|team|committee|staff))?(?: (?:please|kindly|can|could|should|must|to))*"
    r" (?:call|phone|ring"
    r"|contact|write to|email|e-mail|reach out to|get back to|get in touch with|reply to|answer|talk to|speak to|help|message)"
    r" (?:me|us)\b.{0,120}"
)


def office_message(line: Said) -> Intent | None:
    """A message for the office, of any length, or None."""
    whole = line.again(line.whole) if "\n" in line.whole else line
    low = whole.low.replace("\n", " ")
    match = _CONTACT.fullmatch(low)
    if match is None and _CALL_ME.fullmatch(low):
        return ContactOffice(whole.text)
    if match is None or re.match(r"(?:what is|what's)\s?(?!(?:the )?office)", low):
        return None
    name = next((group for group in ("q", "q2", "q3") if match[group] and match[group].strip()), None)
    if name is None:
        return ContactOffice()
    words = whole.text[match.start(name) : match.end(name)].strip(" :,–-\n")
    words = re.sub(r"^(?:that|about the fact that)\s", "", words)
    return ContactOffice(words or None)


def _link(line: Said) -> Intent | None:
    address = ADDRESS.search(line.text)
    low = line.low
    if address is None:
        if re.fullmatch(
            r"(?:link|connect|register|pair|join)(?: (?:me|my|this|the|slack|account|address|mail|email|up|to"
            r"|record|with|tally|new|a|an|another))*|(?:add|link) (?:a |an |my |another |new )*(?:e-?mail|mail"
            r"|address|e-?mail address|slack account)|sign (?:me )?(?:in|up)|log ?in",
            low,
        ):
            return Link()
        return None
    before = low[: address.start()].strip(" <:,")
    after = low[address.end() :].strip(" >.,")
    if re.search(
        r"\b(?:unlink|remove|delete|disconnect|drop|forget|detach|no longer|old address|take off)\b", before
    ) or re.search(r"\b(?:off|no longer)\b", after):
        return Unlink(address.group())
    if re.search(r"\b(?:remind|reminder|nudge|export|certificate|office|tell|contact|forward|colleague)\b", low):
        return None
    return Link(address.group()) if is_only_address(line.text) else None


# Eight letters in a row are a code only in capitals: "check in TOMORROW" is nobody's way to say a day.
_CAPITALS = re.compile(
    r"(?i:(?:i )?(?P<missed>(?:have )?(?:missed|forgot|didn't)(?: (?:to|the|my|a))* )?check(?:ed|ing)?(?: me)?[ -]?in)"
    r"(?: (?:code|for|to|at|with|session|the))*\s?:?\s?#?(?P<code>[A-Z]{8})"
)
_CODE = r"(?P<code>(?=\w{0,7}\d)[a-z2-9]{8}|(?=[\w ]{0,8}\d)[a-z2-9]{4}[ -][a-z2-9]{4})(?:\s?[-–/ ]\s?(?P<key>[a-z2-9]{6}))?"
_CHECK_IN = re.compile(
    rf"(?:i )?(?:(?P<missed>(?:have )?(?:missed|forgot|could not|couldn't|did not|didn't)(?: (?:to|the|my|a))*) )?"
    rf"(?:check(?:ed|ing)?(?: me)?[ -]?in)(?: (?:code|for|to|at|of|with|session|the))*(?:\s?:?\s?#?{_CODE})?"
)


def _check_in(line: Said) -> Intent | None:
    if capitals := _CAPITALS.fullmatch(line.text):
        return CheckIn(capitals["code"], missed=bool(capitals["missed"]))
    match = _CHECK_IN.fullmatch(line.low)
    if match is None:
        return None
    code, key = match["code"], match["key"]
    return CheckIn(re.sub(r"[ -]", "", code).upper() if code else None, key and key.upper(), bool(match["missed"]))


PEOPLE: tuple[Rule, ...] = (
    rule("check checked checking checkin", _check_in),
    rule(
        "office staff team admin admins support human person people someone somebody ismpp programme program"
        " committee coordinator contact helpdesk secretariat",
        office_message,
    ),
    spoken("volunteer_mentor"),
    spoken("request_mentor"),
    spoken("defer_exam"),
    spoken("apply_exam"),
    spoken("recertify"),
    rule(
        "request requesting submit make start file apply ask new open begin get can could may do will would should"
        " how is are does where am credit approval",
        _request,
    ),
    rule(
        "work worked working employed employment job jobs position history employer employers joined started began"
        " role career left quit resigned stopped retired finished contract experience",
        edit_employment,
    ),
    rule(
        "work worked working employed employment job position employer joined started began role held hold been was"
        " new",
        add_employment,
    ),
    rule(
        "link connect add register join com org net test edu gov io example de uk eu login sign pair co ch fr us ca"
        " info biz verify au nl at int",
        _link,
    ),
    spoken("unlink"),
)
