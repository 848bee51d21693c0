"""Mentors: asking for one, offering to be one, saying yes, writing to each other through Tally."""

from __future__ import annotations

from bot import questions
from bot.answers.awaited import with_question
from bot.answers.instead import served_instead
from bot.intents import Answer, RequestMentor, VolunteerMentor
from bot.matters import ActOnMatter
from bot.router import Router, Said
from bot.turn import Turn
from bot.understand.whole import unquoted
from core.actions import mentors
from core.errors import NotFound
from core.message import Choice, Reply
from core.rules.terms import Standing
from core.store.tables import Mentoring, Question

router = Router()
NONE = {"skip", "no", "none", "-"}
NOBODY_ASKS = "a candidate you are asked to mentor and haven't answered yet"


@router.answers(RequestMentor)
def ask_for_one(turn: Turn, wish: RequestMentor) -> Reply:
    """Ask for a mentor: candidates only, one at a time."""
    if turn.practitioner.standing != Standing.CANDIDATE.value:
        raise mentors.CandidatesOnly
    if mentors.mentoring_of(turn.session, turn.practitioner):
        return see(turn)
    text = "Gladly. Is there something your mentor should know, such as your field or your language? Or *skip*."
    return questions.ask(turn, Reply(text), kind="text", hearer="mentor_wishes", about="request")


@router.answers(VolunteerMentor)
def offer(turn: Turn, wish: VolunteerMentor) -> Reply:
    """Offer to mentor: CMPPs only."""
    if turn.practitioner.standing != Standing.CMPP.value:
        raise mentors.MentorsHoldIt
    if mentors.offer_of(turn.session, turn.practitioner):
        return see(turn)
    text = "Thank you! What should candidates know about you, such as your field or your language? Or *skip*."
    return questions.ask(turn, Reply(text), kind="text", hearer="mentor_wishes", about="offer")


@router.hears("mentor_wishes")
def hear_wishes(turn: Turn, question: Question, answer: Answer) -> Said:
    """What the other one should know, then the request or the offer is made."""
    offers = question.payload["about"] == "offer"
    asked = "what should candidates know about you?" if offers else "what should your mentor know?"
    if instead := served_instead(turn, answer, f"{asked} Or *skip*."):
        return instead
    questions.close(turn, question)
    words = unquoted(answer.words.strip())
    said = None if answer.says in {"skip", "no"} or words.casefold().rstrip(".") in NONE else words[:2000] or None
    if offers:
        mentors.volunteer(turn.session, turn.house, turn.practitioner, about=said, now=turn.now)
        return Reply("Thank you, your offer is with the office; you will be told what comes next.")
    mentors.request(turn.session, turn.house, turn.practitioner, wishes=said, now=turn.now)
    return Reply("Your wish for a mentor is with the office; you will be told who it is.")


@router.hears("mentor_asked")
def hear_mentor(turn: Turn, question: Question, answer: Answer) -> Said:
    """The mentor's yes or no to a candidate."""
    mentoring = turn.session.get_one(Mentoring, question.payload["mentoring"])
    if mentoring.state != "assigned" or mentoring.mentor_id != turn.practitioner.id:
        questions.settle(turn, "mentor_asked", mentoring.id)
        return Reply("That has been settled meanwhile; there is nothing more to do.")
    if answer.says in {"yes", "save", "no"}:
        return _say_whether(turn, mentoring, willing=answer.says != "no")
    return questions.ask_again(turn, question, Reply("Type *yes* or *no*."))


def _say_whether(turn: Turn, mentoring: Mentoring, *, willing: bool) -> Reply:
    """Give the mentor's yes or no, and close the question wherever it was asked."""
    decide = mentors.accept if willing else mentors.decline
    decide(turn.session, turn.house, mentoring, by=turn.practitioner, now=turn.now)
    questions.settle(turn, "mentor_asked", mentoring.id)
    if willing:
        return Reply(f"Thank you! You mentor {mentoring.practitioner.name} now. To write, type: tell my mentee …")
    return Reply(
        "All right, the office looks for somebody else. To take a break from being asked, type: pause mentoring"
    )


def _asked_of(turn: Turn, number: int | None) -> Mentoring:
    """The candidate somebody was asked to mentor. Raises NotFound."""
    found = [
        one
        for one in mentors.mentorings_with(turn.session, turn.practitioner, "assigned")
        if one.mentor_id == turn.practitioner.id and number in {None, one.id}
    ]
    if len(found) != 1:
        raise NotFound(what="which candidate you mean; to see them, type: my questions" if found else NOBODY_ASKS)
    return found[0]


@router.hears("mentor_wrote")
def hear_back(turn: Turn, question: Question, answer: Answer) -> Said:
    """An answer to what the other one wrote, confirmed before it is passed on."""
    mentoring = turn.session.get_one(Mentoring, question.payload["mentoring"])
    words = question.payload.get("words")
    if words is not None and answer.says in {"yes", "save"}:
        questions.close(turn, question)
        return _pass_on(turn, mentoring, words)
    if words is not None and answer.says == "no":
        questions.close(turn, question)
        return Reply("Not sent.")
    if instead := served_instead(turn, answer):
        return instead
    said = turn.message.text.strip()
    reply = Reply(f'Shall I pass this on?\n"{said}"', choices=(Choice("Yes", "yes"), Choice("No", "no")))
    return questions.ask(turn, reply, kind="confirm", hearer="mentor_wrote", mentoring=mentoring.id, words=said)


def _pass_on(turn: Turn, mentoring: Mentoring, words: str) -> Reply:
    mentors.relay(turn.session, turn.house, mentoring, by=turn.practitioner, words=words, now=turn.now)
    other = mentoring.mentor if mentoring.practitioner_id == turn.practitioner.id else mentoring.practitioner
    return Reply(f"Passed on to {other.name if other else 'them'}.")


def act(turn: Turn, wish: ActOnMatter) -> Said:
    """Write, end, take back; pause or resume an offer."""
    if wish.about == "offer":
        return _act_on_offer(turn, wish)
    if wish.verb in {"accept", "decline"}:
        return _say_whether(turn, _asked_of(turn, wish.number), willing=wish.verb == "accept")
    states = ("accepted",) if wish.verb in {"write", "end"} else ("requested", "assigned", "declined")
    found = mentors.mentorings_with(turn.session, turn.practitioner, *states)
    if not found:
        raise mentors.NoMentoring(what="a mentoring")
    if wish.verb == "write":
        return _pass_on(turn, _meant(turn, found, wish.words or ""), wish.words or "")
    if wish.verb == "end":
        mentors.end(turn.session, turn.house, found[-1], by=turn.practitioner, now=turn.now)
        return Reply("The mentoring has ended; you are both told.")
    mentors.withdraw(turn.session, found[-1], by=turn.practitioner, now=turn.now)
    return Reply("Your wish for a mentor is withdrawn.")


def _meant(turn: Turn, found: list[Mentoring], words: str) -> Mentoring:
    """Which of several: "my mentor" is the one in which one is the candidate."""
    as_candidate = "mentor" in turn.message.text.casefold().split(words.casefold()[:20])[0]
    fitting = [one for one in found if (one.practitioner_id == turn.practitioner.id) == as_candidate]
    if len(fitting) != 1:
        raise NotFound(what="one mentoring that this can be for" if not fitting else "which of your mentees you mean")
    return fitting[0]


def _act_on_offer(turn: Turn, wish: ActOnMatter) -> Reply:
    mine = mentors.offer_of(turn.session, turn.practitioner)
    if mine is None:
        raise NotFound(what="an offer of yours to mentor")
    mentors.move_offer(turn.session, turn.house, mine, wish.verb, by=turn.practitioner, now=turn.now)
    return Reply(f"Your offer to mentor is {mine.state} now.")


def see(turn: Turn) -> Reply:
    """The person's offer, request and matches."""
    lines, asked = [], []
    if offered := mentors.offer_of(turn.session, turn.practitioner):
        lines.append(f"Your offer to mentor is {offered.state}.")
    for one in mentors.mentorings_with(turn.session, turn.practitioner):
        if one.practitioner_id == turn.practitioner.id:
            with_whom = f" with {one.mentor.name}" if one.mentor and one.state == "accepted" else ""
            lines.append(f"Your wish for a mentor is {one.state}{with_whom}.")
        else:
            lines.append(f"You are asked to mentor {one.practitioner.name}: {one.state}.")
            asked += [one.id] if one.state == "assigned" else []
    if asked:
        return with_question(turn, Reply("\n".join(lines)), "mentor_asked", asked[-1])
    return Reply("\n".join(lines) or "There is no mentoring in your record. Candidates type: I'd like a mentor")
