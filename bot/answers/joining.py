"""Strangers: who speaks from an unknown account proves an address first; what they said until then is served after."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.answers.linking import CODE, SENT, address_in
from bot.answers.sending import send_code, send_letter, send_notice
from bot.intents import Answer, Cancel, Link
from bot.turn import Heard
from bot.understand import Waiting, understand
from core.actions import journal
from core.actions.attendance import match_waiting
from core.actions.codes import CodeWrong, check
from core.actions.identities import bind_slack, verified_addresses
from core.actions.practitioners import by_address, join, plain_address
from core.errors import TallyError
from core.house import House
from core.message import Choice, Message, Reply
from core.phrases import phrased
from core.store.tables import Practitioner, Question

Hear = Callable[[Session, Message, datetime, House], Heard]
PATIENCE = timedelta(days=30)
KEPT = 5
WELCOME = "You are linked: I'll answer here for {address} from now on."
BEGUN = (
    "I have begun a record for {address}. I'll keep what you attended, with its certificates, and say what is missing "
    "in time. If you hold the credential, the office enters it: type for example: tell the office my certification number is …"
)


def greet(session: Session, house: House, message: Message, now: datetime, hear: Hear) -> Heard:
    """Answer somebody nobody knows yet. What was said is kept in the open question until an address is proven."""
    asked = Stranger(session, house, message, now, hear)
    if message.channel == "mail":
        return asked.by_letter()
    return asked.by_code()


@dataclass
class Stranger:
    """One message of somebody unknown. ``subject`` is who asks, as the channel knows them."""

    session: Session
    house: House
    message: Message
    now: datetime
    hear: Hear

    @property
    def subject(self) -> str:
        """The channel and the account: what is asked of one never reaches another."""
        account = self.message.sender.identity
        return f"{self.message.channel}:{account if self.message.channel == 'slack' else plain_address(account)}"[:400]

    def by_letter(self) -> Heard:
        """Ask an unknown address, once a day, to reply YES; only such a reply, with its token, begins a record."""
        question = self._open_question()
        if question is not None and self.message.sender.proven:
            return self._letter_answered(question)
        question = self._keep(question, kind="confirm")
        address = plain_address(self.message.sender.identity)
        reply = phrased("linking.stranger", programme=self.house.settings.programme, address=address)
        send_letter(
            self.session, self.house, None, replace(reply, choices=(Choice("Yes, begin a record", "yes"),)),
            address=address, key=f"stranger:{address}:{self.now:%Y-%m-%d}", kind="greeting", now=self.now,
            back=self.message.back,
        )  # fmt: skip
        return Heard(None, [], self.message.thread)

    def _letter_answered(self, question: Question) -> Heard:
        wish = understand(self.message.text.strip(), now=self.now, waiting=Waiting("confirm"))
        says = wish.says if isinstance(wish, Answer) else None
        if says == "no" or isinstance(wish, Cancel):
            question.closed_at = self.now
            return self._say("All right. I have begun no record, and nothing came of your letter.")
        if says not in {"yes", "save"}:
            self._keep(question, kind="confirm")
            return self._say("I kept that too. Reply YES and I begin a record for this address and take it all up.")
        return self._welcome(question, self.message.sender.identity)

    def by_code(self) -> Heard:
        """Ask for an address (on the page and the terminal it is known), send a code there, hear the code."""
        question, text = self._open_question(), self.message.text.strip()
        try:
            if question is not None and question.kind == "code" and CODE.search(text) and not address_in(text):
                return self._code_typed(question, text)
            if question is not None and isinstance(understand(text, now=self.now), Cancel):
                question.closed_at = self.now
                return self._say("All right; nothing was linked. Whenever you like, say: I'm dana@example.org")
            address = self._address_meant(question, text)
            if address is None:
                return self._ask(question)
            return self._send_code(question, address, text)
        except TallyError as refused:
            return self._say(str(refused))

    def _address_meant(self, question: Question | None, text: str) -> str | None:
        """The address to send a code to now; None when one has to be asked for, or a code is awaited."""
        if self.message.channel == "slack":
            wish = understand(text, now=self.now)
            named = address_in(wish.address or "") if isinstance(wish, Link) else None
            return named or (address_in(text) if question is not None else None)
        return self.message.sender.identity if question is None or address_in(text) else None

    def _ask(self, question: Question | None) -> Heard:
        awaits_code = question is not None and question.kind == "code"
        self._keep(question, kind="address")
        if awaits_code and question is not None:
            where = question.payload["address"]
            return self._say(
                f"I kept that. First type the six digits I sent to {where}, or another address, or: cancel"
            )
        if question is not None:
            return self._say("I kept that too. Which mail address is yours? For example: dana@example.org")
        return self._say(
            "Hello! I keep continuing-education records, and I don't know this account yet. "
            "Which mail address is yours? For example: dana@example.org - I'll send a code there, and take up what you said "
            "as soon as you have typed it here."
        )

    def _send_code(self, question: Question | None, address: str, text: str) -> Heard:
        """The same words whether or not the address is known."""
        send_code(
            self.session,
            self.house,
            address=address,
            asker=self.subject,
            what=self._account(),
            key=self._key(),
            now=self.now,
        )
        first_on_page = self.message.channel != "slack" and question is None
        question = self._keep(question, kind="code", besides=first_on_page or not _is_bare(text, address))
        question.kind = "code"
        question.payload = {**question.payload, "address": address}
        return self._say(SENT.format(address=address))

    def _code_typed(self, question: Question, text: str) -> Heard:
        """Check a code; a wrong one is answered, not raised, so that the try stays counted."""
        address, found = question.payload["address"], CODE.search(text)
        code = found[0] if found else text
        try:
            check(self.session, secret=self.house.secret, address=address, asker=self.subject, code=code, now=self.now)
        except CodeWrong as wrong:
            return self._say(str(wrong))
        return self._welcome(question, address)

    def _welcome(self, question: Question, address: str) -> Heard:
        """Bind the account to the address's record, or begin one; then serve what was said before."""
        person, is_new = by_address(self.session, address), False
        name = self.message.sender.name or address
        if person is None:
            person, is_new = join(self.session, name=name, address=address, now=self.now), True
            match_waiting(self.session, self.house, person, self.now)
        journal.speak_as(self.session, f"practitioner:{person.id}", self._key()[-64:])
        # Two first messages at once may have begun a question each.
        asked = list(reversed(self._open_questions())) or [question]
        for one in asked:
            one.closed_at = self.now
        if self.message.channel == "slack":
            self._bind(person, is_new)
        replies = [Reply((BEGUN if is_new else WELCOME).format(address=address))]
        for kept in [kept for one in asked for kept in one.payload["said"]]:
            replies += self._serve(Message.from_json(kept))
        return Heard(person, replies, self.message.thread)

    def _bind(self, person: Practitioner, is_new: bool) -> None:
        team, _, user = self.message.sender.identity.partition(":")
        bind_slack(self.session, person, team, user, now=self.now)
        if not is_new:
            send_notice(
                self.session, self.house, person, "linking.slack_added", key=f"notice:{self._key()}", now=self.now,
                to=verified_addresses(person), who=self.message.sender.name or user,
            )  # fmt: skip

    def _serve(self, first: Message) -> list[Reply]:
        """What was said before, here and now; a letter stays as unproven as it came."""
        here = replace(first, thread=self.message.thread, back=self.message.back, token=None)
        return self.hear(self.session, here, self.now, self.house).replies

    def _open_question(self) -> Question | None:
        return next(iter(self._open_questions()), None)

    def _open_questions(self) -> list[Question]:
        """What is open with this account, the latest first; locked, so that of tries made at once each is counted."""
        found = self.session.scalars(
            select(Question)
            .where(
                Question.subject == self.subject,
                Question.practitioner_id.is_(None),
                Question.closed_at.is_(None),
                Question.expires_at > self.now,
            )
            .order_by(Question.id.desc())
            .with_for_update()
        )
        return list(found)

    def _keep(self, question: Question | None, *, kind: str, besides: bool = True) -> Question:
        """Keep what was said with the open question, begun when there is none; the latest few are kept."""
        said: list[Any] = (
            [self.message.to_json()] if besides and (self.message.text.strip() or self.message.files) else []
        )
        if question is None:
            question = Question(
                subject=self.subject,
                thread=self.message.thread,
                kind=kind,
                payload={"hearer": "stranger", "choices": [], "said": said},
                asked_at=self.now,
                expires_at=self.now + PATIENCE,
            )
            self.session.add(question)
        else:
            question.payload = {**question.payload, "said": [*question.payload["said"], *said][-KEPT:]}
        self.session.flush()
        return question

    def _say(self, text: str) -> Heard:
        return Heard(None, [Reply(text)], self.message.thread)

    def _account(self) -> str:
        if self.message.channel == "slack":
            return f"a Slack account ({self.message.sender.name or 'of yours'})"
        return "this conversation"

    def _key(self) -> str:
        return f"{self.message.channel}:{self.message.key}"[-150:]


def _is_bare(text: str, address: str) -> bool:
    """Whether the words are no more than an address given ("I'm dana@example.org")."""
    rest = text.casefold().replace(address, " ").split()
    return len(rest) <= 4 and not any(char.isdigit() for word in rest for char in word)
