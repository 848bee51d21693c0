"""Who may speak for the record: a new address by a code sent there and a notice to the old ones; taking one off."""

from __future__ import annotations

import re

from bot import questions
from bot.answers.sending import send_code, send_notice
from bot.intents import Answer, Link, Unknown, Unlink
from bot.router import Router, Said
from bot.turn import Turn
from bot.understand import understand
from core.actions.attendance import match_waiting
from core.actions.codes import CodeOver, CodeWrong, check
from core.actions.identities import AddressTaken, add_address, remove_address, unbind_slack, verified_addresses
from core.actions.practitioners import plain_address
from core.errors import WrongValue
from core.message import Choice, Reply
from core.store.tables import Question

router = Router()
ADDRESS = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}")
CODE = re.compile(r"(?<!\d)\d{3}[ -]?\d{3}(?!\d)")
SENT = (
    "I have sent a code to {address}. Type it here within ten minutes; nothing is linked before. "
    "If it doesn't come, look in the spam folder, or type *cancel*."
)


def address_in(text: str) -> str | None:
    """The first mail address in some words, plain; None without one."""
    found = ADDRESS.search(text)
    return plain_address(found[0].rstrip(".")) if found else None


@router.answers(Link)
def link(turn: Turn, wish: Link) -> Reply:
    """Send a code to a new address; the same words whether or not it belongs to somebody."""
    address = address_in(wish.address or "")
    if wish.address and not address:
        raise WrongValue(field="The address", value=wish.address, remedy="write it like dana@example.org.")
    if address is None:
        text = "Which address shall I add to your record? For example: dana@example.org"
        return questions.ask(turn, Reply(text), kind="address", hearer="link_address")
    if address in verified_addresses(turn.practitioner):
        return Reply(f"{address} is on your record already. Type *profile* to see all of your addresses.")
    send_code(
        turn.session,
        turn.house,
        address=address,
        asker=turn.actor,
        what="a record of continuing education",
        key=f"{turn.message.channel}:{turn.message.key}"[-200:],
        now=turn.now,
    )
    questions.close_all(turn, hearer="link_code")
    reply = Reply(SENT.format(address=address))
    return questions.ask(turn, reply, kind="code", hearer="link_code", address=address)


@router.hears("link_address")
def hear_address(turn: Turn, question: Question, answer: Answer) -> Reply:
    """The address to add."""
    address = address_in(answer.words)
    if address is None:
        text = "I need a whole address, for example: dana@example.org - or: cancel"
        return questions.ask_again(turn, question, Reply(text))
    questions.close(turn, question)
    return link(turn, Link(address=address))


@router.hears("link_code")
def hear_code(turn: Turn, question: Question, answer: Answer) -> Said:
    """The code that proves the new address. A wrong one is said, not raised: the try must stay counted."""
    address = question.payload["address"]
    typed = CODE.search(turn.message.text)
    if typed is None:
        return _instead(turn, question)
    try:
        check(turn.session, secret=turn.house.secret, address=address, asker=turn.actor, code=typed[0], now=turn.now)
    except CodeWrong as wrong:
        return questions.ask_again(turn, question, Reply(str(wrong)))
    except CodeOver:
        questions.close(turn, question)
        text = f"That code has expired or was tried too often. For a new one, type: link {address}"
        return Reply(text, choices=(Choice("Send a new code", f"link {address}"),))
    questions.close(turn, question)
    before = verified_addresses(turn.practitioner)
    try:
        add_address(turn.session, turn.practitioner, address, now=turn.now)
    except AddressTaken as taken:
        return Reply(str(taken))
    send_notice(
        turn.session, turn.house, turn.practitioner, "linking.address_added",
        key=_key(turn), now=turn.now, to=before, address=address,
    )  # fmt: skip
    waited = match_waiting(turn.session, turn.house, turn.practitioner, turn.now)
    also = " What you attended under it is in your record too; type *list*." if waited else ""
    return Reply(f"{address} is on your record now; letters from it speak for you. The other addresses are told.{also}")


def _instead(turn: Turn, question: Question) -> Said:
    """Words without a code are no try: another wish is served, anything else asked about again."""
    wish = understand(turn.message.text.strip(), now=turn.local, locale=turn.practitioner.locale)
    if isinstance(wish, Answer | Unknown):
        text = f"I'm waiting for the six digits I sent to {question.payload['address']}. Type them here, or: cancel"
        return questions.ask_again(turn, question, Reply(text))
    return turn.serve(wish)


@router.answers(Unlink)
def unlink(turn: Turn, wish: Unlink) -> Reply:
    """Take an address or the Slack account off the record; every address left is told."""
    wanted = (wish.address or "").strip().casefold()
    said = wanted or turn.message.text.casefold()
    if "slack" in said and "@" not in said:
        unbind_slack(turn.session, turn.practitioner, now=turn.now)
        send_notice(turn.session, turn.house, turn.practitioner, "linking.slack_removed", key=_key(turn), now=turn.now)
        return Reply("Your Slack account is off your record. To link it again, tell me your address there.")
    address = address_in(wanted)
    if wanted and address is None:
        raise WrongValue(
            field="The address", value=wish.address, remedy="write it like old@example.org, or: unlink slack."
        )
    if address is None:
        addresses = verified_addresses(turn.practitioner)
        slack = (Choice("Slack", "slack"),) if turn.practitioner.slack_identities else ()
        reply = Reply("Which one shall I take off your record?", choices=(*(Choice(a, a) for a in addresses), *slack))
        return questions.ask(turn, reply, kind="address", hearer="unlink_address")
    remove_address(turn.session, turn.practitioner, address, now=turn.now)
    told = [*verified_addresses(turn.practitioner), address]
    send_notice(
        turn.session, turn.house, turn.practitioner, "linking.address_removed",
        key=_key(turn), now=turn.now, to=told, address=address,
    )  # fmt: skip
    return Reply(f"{address} is off your record. It and your other addresses are told.")


@router.hears("unlink_address")
def hear_address_to_unlink(turn: Turn, question: Question, answer: Answer) -> Reply:
    """The address to take off."""
    chosen = question.payload["choices"][turn.chosen][1] if turn.chosen is not None else answer.words
    if not address_in(chosen) and "slack" not in chosen.casefold():
        return questions.ask_again(turn, question, Reply("Which address? Type it whole, or: cancel"))
    questions.close(turn, question)
    return unlink(turn, Unlink(address=chosen))


def _key(turn: Turn) -> str:
    return f"notice:{turn.message.channel}:{turn.message.key}"[-180:]
