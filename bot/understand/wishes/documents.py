"""Wishes about documents: attach one to a credit, get one back."""

from __future__ import annotations

import re

from bot.intents import Attach, GetDocument, Intent
from bot.understand.said import Said
from bot.understand.which import CREDITS_MEANT, which_credits

_PROOF = (
    r"(?:(?:signed |final |completion |attendance |reference |original |uploaded |merged )?(?:certificates?(?: of"
    r" (?:attendance|completion))?|cert|certs|proofs?|documents?|docs?|documentation|files?|pdf|pdfs|attachments?"
    r"|evidence|confirmation|scan|photo|picture|receipt|letter|upload|paperwork))"
)


_ATTACH = re.compile(
    rf"(?:attach|upload|add|append|link|use|file|put|save|attch|atach)(?: (?:this|it|the|my|these|that|a|an|those"
    rf"|more|another|here))*(?: {_PROOF})?(?: (?:as )?(?:the |further |more )*{_PROOF})? (?:to|for|with|on|under"
    rf"|against|as proof (?:for|of)|of) (?P<which>.+)"
    rf"|(?:here(?:'s| is| are|s)|this is|these are|that's|that is|it's|attached is|attached(?: please find)?|please"
    rf" find(?: attached)?|find attached|sending|i've attached|i attached|i attach|see attached|enclosed|enclosed"
    rf" is)(?: (?:the|my|a|an|your|also|attached))*(?: {_PROOF})? (?:for|of|to|from|belongs to|goes with)"
    rf" (?P<which2>.+)"
    rf"|(?:this|it|that|these|the {_PROOF}|my {_PROOF}|the attached {_PROOF}|the attached|this {_PROOF})(?: one)?"
    rf" (?:belongs|goes|is meant|is|should go|should be attached|is the proof|is proof|are)(?: (?:to|with|for|of"
    rf"|under|on|attached))+ (?P<which3>.+)"
    rf"|(?:my |here )?(?:{_PROOF}|proof|file|files|attachment|attached) (?:for|to|of|goes to|belongs to)"
    rf" (?P<which4>(?:credit |entry |no\.? |number |item )?#?\d.*|the .{{1,80}}|my last.*|last .*)"
)


def attach(line: Said) -> Intent | None:
    if re.fullmatch(
        rf"(?:attach|upload)(?: (?:it|this|a|the|my|file|document|{_PROOF}))*|here(?:'s| is) (?:my|the) {_PROOF}|i"
        rf" (?:have|got|received) (?:a|my|the) {_PROOF}",
        line.low,
    ):
        return Attach()
    match = _ATTACH.fullmatch(line.low)
    if match is None:
        return None
    name = next(group for group in ("which", "which2", "which3", "which4") if match[group])
    which = which_credits(
        line.text[match.start(name) : match.end(name)],
        match[name],
        loosely=line.low.split()[0] not in ("add", "put", "save", "use", "link", "file"),
    )
    return Attach(which) if which is not None else None


_GET = re.compile(
    rf"(?:(?:send|show|get|give|download|open|fetch|view|see|find|email|mail|resend|return|retrieve|display|where"
    rf" is|where's|where are|what's|do you have|have you got|i need|pull up|need|print|(?:can|could|may) i (?:have"
    rf"|get|see)|have)(?: me)?(?: (?:back|a copy of|copy of|the|my|a|all|please|again|up))*)? ?{_PROOF}(?!\w)(?: (?:file"
    rf"|back|please|again|copy|i (?:sent|uploaded|attached|gave you)))* ?(?:(?:for|of|from|to|on|attached to"
    rf"|belonging to|at|number|no\.?)\s)?(?P<which>.+?)(?: back| again| please)?"
)


_BARE = re.compile(
    r"(?:send|show|get|give|download|open|fetch|view|see|email|mail|resend|i need|can i (?:have|get|see)|where(?: is|'s))(?: me)?"
    r" (?:back )?(?:my|the|a) (?:certificate(?: of (?:attendance|completion))?|cert|proof|document)(?: again| back| please)?"
)
_OWNED = re.compile(
    rf"(?:send|show|get|give|download|open|fetch|view|see)(?: me)?(?: the)? (?P<which>{CREDITS_MEANT})['’]s {_PROOF}"
)


def get_document(line: Said) -> Intent | None:
    if (owned := _OWNED.fullmatch(line.low)) and (named := which_credits(line.text, owned["which"])):
        return GetDocument(named)
    if _BARE.fullmatch(line.low):
        return GetDocument()
    match = _GET.fullmatch(line.low)
    if match is None or re.search(r"\b(?:all|everything|every|csv|expire|number of)\b", line.low):
        return None
    leads = re.match(
        r"(?:send|show|get|give|download|open|fetch|view|see|find|email|mail|resend|return|retrieve|display|where"
        r"|what|do you|have you|i need|pull|need|print)",
        line.low,
    )
    which = which_credits(line.text[match.start("which") : match.end("which")], match["which"], loosely=bool(leads))
    if which is None or (not leads and not which.numbers and not which.last and not which.words):
        return None
    return GetDocument(which)
