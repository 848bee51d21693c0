"""The text of a certificate or of a confirmation, pasted instead of its file: read like one, kept as what was sent, no proof."""

from __future__ import annotations

from bot.answers.adding.asking import go_on
from bot.answers.adding.draft import Draft
from bot.answers.adding.proposal import begin
from bot.answers.arriving.proposing import lacking_proof
from bot.intents import AddCredit, Answer, Chitchat, Clarify, EditCredit, Intent, SearchActivities, Unknown
from bot.turn import Turn
from bot.understand.adding import commands
from bot.understand.certifying import certifies
from core.certificates import ActivityClaims, read_text
from core.message import Choice, Reply
from core.store.tables import Credit, Question

MAY_PASTE = (AddCredit, Answer, Chitchat, Clarify, EditCredit, SearchActivities, Unknown)
"""What a pasted text is taken for by who reads it as somebody's own words."""
NO_DOCUMENT = "Pasted words are kept as what you sent, but are no document by themselves"


def pasted(turn: Turn, question: Question | None, text: str, wish: Intent) -> list[Reply] | None:
    """What the pasted text certifies, as a draft or offered to the credit that lacks it; None for all other words."""
    in_form = question is not None and question.kind in {"text", "title"}
    if in_form or not isinstance(wish, MAY_PASTE) or commands(text) or not certifies(text):
        return None
    claims = [one for one in read_text(text).claims if one.title]
    for_credits = [(one, lacking_proof(turn, one)) for one in claims]
    replies = [_for_credit(turn, credit) for _, credit in for_credits if credit is not None]
    new = [_draft(one) for one, credit in for_credits if credit is None]
    if new:
        lead = f"I read this in what you pasted. {NO_DOCUMENT}: {_how(turn)}"
        replies.append(go_on(turn, begin(turn, new), lead=lead))
    return replies or None


def _draft(claims: ActivityClaims) -> Draft:
    """A draft of what the text says, each value with the words it was read from."""
    draft = Draft()
    draft.fill(claims, "")
    draft.sources = {name: words.removesuffix(" (, page 1)") for name, words in draft.sources.items()}
    return draft


def _for_credit(turn: Turn, credit: Credit) -> Reply:
    """The credit the text is about, and what it still needs."""
    text = f"That is about #{credit.number}, *{credit.title}*, which still lacks its proof. {NO_DOCUMENT}: {_how(turn)}"
    return Reply(text, choices=(Choice("Attach", f"attach to {credit.number}"),))


def _how(turn: Turn) -> str:
    return f"drop the organiser's file here, or forward their mail itself to {turn.house.settings.mail_address}."
