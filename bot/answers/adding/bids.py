"""What is bid of the card or the credit that is shown, in a line without a title, hours or day of its own."""

from __future__ import annotations

from bot import questions
from bot.answers.adding.proposal import drafts_of
from bot.answers.adding.stack import lines
from bot.intents import Answer, Intent, RequestCredit
from bot.turn import Turn
from bot.understand.bidding import Bid, bid_of
from core.actions.credits import credits_of
from core.store.tables import Proposal, Question

SAVE_ALL, WITH_APPROVAL = "save all", "save and request approval"


def bidden(turn: Turn, question: Question | None, text: str) -> Intent | None:
    """ "Save em", "put it thru", "get 14 and 15 approved": to save or to have approved what is shown; None for all else."""
    card = question if question is None or question.kind not in questions.OFFERS else questions.waiting_below(turn)
    if card is not None and card.payload["hearer"] == "draft":
        drafts = drafts_of(turn.session.get_one(Proposal, card.payload["proposal"]))
        bid = bid_of(text, [draft.title or "" for draft in drafts])
        if bid is None or bid.numbers:
            return _of_numbers(turn, bid)
        if card is question:
            is_ready = card.kind == "save" and any(draft.activity_id is None for draft in drafts)
            return _of_card(turn, bid, text, may_ask=is_ready)
    bid = bid_of(text)
    if bid is None or bid.numbers:
        return _of_numbers(turn, bid)
    if question is not None and question.payload["hearer"] == "saved":
        return _for_credits(question.payload["numbers"]) if bid.approves else Answer("save", words=text)
    return None


def _of_card(turn: Turn, bid: Bid, text: str, *, may_ask: bool) -> Answer:
    if bid.approves and may_ask:
        return Answer("save", words=WITH_APPROVAL)
    if bid.many and len({line.proposal.id for line in lines(turn)}) > 1:
        return Answer("sort", words=SAVE_ALL)
    return Answer("save", words=text)


def _of_numbers(turn: Turn, bid: Bid | None) -> Intent | None:
    """Credits named by their numbers, all of them held."""
    held = {credit.number for credit in credits_of(turn.session, turn.practitioner)} if bid and bid.numbers else set()
    return _for_credits(bid.numbers) if bid is not None and bid.numbers and held.issuperset(bid.numbers) else None


def _for_credits(numbers: list[int] | tuple[int, ...]) -> RequestCredit:
    return RequestCredit(", ".join(f"#{number}" for number in numbers))
