"""A question asked in Slack and by mail: answered by mail or on the page, its card in Slack loses its buttons."""

from __future__ import annotations

from slack_talking import SlackTalk, words_of
from talking import NOW, Chat, add_person

from core.actions.practitioners import of_address
from core.actions.telling import Asking, tell
from core.house import House
from core.message import Choice, Reply
from core.rules.terms import Standing
from core.store.tables import Mentoring


def ask_dana(house: House) -> None:
    """Dana is asked to mentor Ann, in Slack and by mail."""
    add_person(house, "ann@example.org", "Ann Applicant", cycle=None)
    with house.database.begin() as session:
        ann, dana = of_address(session, "ann@example.org"), of_address(session, "dana@example.org")
        dana.slack_identities[0].channel = "DU0DANA"
        ann.standing = Standing.CANDIDATE.value
        mentoring = Mentoring(practitioner=ann, mentor=dana, state="assigned", requested_at=NOW)
        session.add(mentoring)
        session.flush()
        reply = Reply(
            "Would you mentor Ann Applicant?", choices=(Choice("Yes, gladly", "yes"), Choice("Not now", "no"))
        )
        asks = Asking("confirm", "mentor_asked", {"mentoring": mentoring.id})
        tell(session, house, dana, reply, key="k", kind="mentoring", now=NOW, asks=asks)


def test_the_card_loses_its_buttons_when_it_was_answered_elsewhere(dana: SlackTalk) -> None:
    ask_dana(dana.house)
    dana.hear()
    card = dana.replies[-1]
    assert "[Yes, gladly]" in words_of(card)
    Chat(dana.house).say("accept mentoring 1")
    dana.hear()
    assert "[Yes, gladly]" not in words_of(card)
    assert "✓ answered" in words_of(card)
    assert "answered already" in dana.say("yes")
