"""Wishes that change or fetch single credits: edit, delete, undo, cancel, attach, get a document."""

from __future__ import annotations

import re

from bot.intents import DeleteCredit, Intent
from bot.understand.said import Said
from bot.understand.which import CREDITS_MEANT, which_credits
from bot.understand.wishes.documents import attach, get_document
from bot.understand.wishes.editing import NOT_A_CREDIT, edit
from bot.understand.wishes.rule import Rule, rule
from bot.understand.wishes.spoken import spoken
from core.rules.amounts import find_amounts

_GONE = re.compile(
    rf"(?P<which>{CREDITS_MEANT})\s(?:is|was|are|were)\s.{{2,60}}[,.;]?\s(?:so\s)?(?:please\s)?(?:delete"
    rf"|remove)\s(?:it|that"
    rf"|them|this)(?:\splease)?"
)


_WANT_GONE = re.compile(
    rf"i (?:want|need|would like|wish) (?P<which>{CREDITS_MEANT}) (?:to be )?(?:deleted|removed|gone|erased)"
)


_DELETE = re.compile(
    r"(?:delete|remove|erase|drop|discard|get rid of|take out|take off|scrap|del|rm|trash|throw (?:away|out)|bin"
    r"|strike|cancel|kill|delte|deelte|dlete|remvoe|eliminate|clear|wipe|take)\s(?P<which>.+?)(?:\s(?:off|from|out"
    r" of|in)\s(?:my|the)\s(?:record|list|log|tracker|credits|history|entries)|\soff|\sout|\sagain)?"
)


def _delete(line: Said) -> Intent | None:
    if (gone := _GONE.fullmatch(line.low)) and (named := which_credits(line.text, gone["which"])):
        return DeleteCredit(named)
    if (wanted := _WANT_GONE.fullmatch(line.low)) and (named := which_credits(line.text, wanted["which"])):
        return DeleteCredit(named)
    match = _DELETE.fullmatch(line.low)
    if match is None or NOT_A_CREDIT.search(line.low) or len(line.low) > 200:
        return None
    verb = line.low.split(" ", 1)[0]
    words = line.text[match.start("which") : match.end("which")]
    if re.fullmatch(
        r"(?:that|it|this|that one|this one|these|those|them|the draft|the proposal|the (?:last )?change|everything"
        r" and start over)",
        match["which"],
    ):
        return None
    which = which_credits(words, match["which"], loosely=verb not in ("cancel", "take", "drop", "clear", "kill"))
    if which is None or (find_amounts(match["which"]) and which.words):
        return None
    return DeleteCredit(which)


CHANGES: tuple[Rule, ...] = (
    spoken("undo"),
    spoken("cancel"),
    rule(
        "attach upload append attachment here heres this these that attached enclosed find sending certificate"
        " proof file"
        " files document add put save use link i attch atach it the my",
        attach,
    ),
    rule(
        "certificate certificates cert certs proof proofs document documents doc docs documentation file files pdf"
        " attachment attachments evidence confirmation scan photo picture receipt letter paperwork upload",
        get_document,
    ),
    rule(
        "delete remove erase drop discard get take scrap del rm trash throw bin strike cancel kill i is delte deelte"
        " dlete remvoe eliminate clear wipe",
        _delete,
    ),
    rule(
        "change edit update correct fix modify set make adjust amend move rename alter put switch mark revise"
        " replace chnage cahnge chang eidt updtae retitle"
        " reschedule redate assign tag relabel file categorize categorise classify increase reduce raise lower give"
        " add shift correction was is should took"
        " lasted happened belongs counts goes has had must needs actually isn wasn #1 #2 #3 #4 #5 #6 #7 #8 #9 -> =>"
        " → credit entry the last number",
        edit,
    ),
)
