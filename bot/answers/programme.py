"""The programme's own matters: what can be seen of them from the record now, and how to reach the office."""

from __future__ import annotations

from datetime import date

from bot.answers.standing import NO_CYCLE, amount, bars_of, programme_record, programme_today, told
from bot.intents import ApplyExam, Badge, DeferExam, Recertify, RequestCredit, RequestMentor, VolunteerMentor
from bot.router import Router
from bot.turn import Turn
from core.actions.practitioners import current_cycle
from core.message import Choice, Picture, Reply
from core.rules.exam import load_exam
from core.rules.terms import Standing
from core.rules.wording import listed, show_day

router = Router()
OFFICE = "tell the office"
CREDLY = "https://www.credly.com"


def _reply(text: str, words: str | None = None) -> Reply:
    """What is so, and a button that tells the office what is wished for."""
    return Reply(text, choices=(Choice("Tell the office", f"{OFFICE} {words}"),) if words else ())


def _standing(turn: Turn) -> Standing:
    return Standing(turn.practitioner.standing)


@router.answers(RequestCredit)
def request_credit(turn: Turn, wish: RequestCredit) -> Reply:
    """What the committee asks for, and whom to send it to."""
    about = f' for "{wish.query}"' if wish.query else ""
    text = (
        f"A request for credit approval{about} needs the session's name, its agenda or objectives, the provider, other "
        "faculty, your role, the dates, your preparation and presentation hours, the hours in each domain, and supporting "
        "documents. I can't take requests myself yet; the office does."
    )
    return _reply(text, f"I would like to request credit approval{about}")


@router.answers(ApplyExam)
def apply_exam(turn: Turn, wish: ApplyExam) -> Reply:
    """When one can apply; closed to who holds the credential."""
    if _standing(turn) is Standing.CMPP:
        return Reply("You hold the credential already, so there is no exam to apply for. To renew it, type: recertify")
    if _standing(turn) is Standing.CANDIDATE:
        return Reply("You are approved to sit the exam already. To move it to the next window, type: defer my exam")
    window = load_exam().window_to_apply_for(programme_today(turn))
    text = (
        f"The next exam you can apply for is {show_day(window.opens)} to {show_day(window.closes)}; applications close on "
        f"{show_day(window.applications_close)}. I can't take applications myself yet; the office does."
    )
    return _reply(text, "I would like to apply for the exam")


@router.answers(DeferExam)
def defer_exam(turn: Turn, wish: DeferExam) -> Reply:
    """What a deferral takes, for who is approved to sit the exam."""
    if _standing(turn) is not Standing.CANDIDATE:
        return Reply(
            "Only an approved exam application can be deferred, and your record shows none. To see it, type: profile"
        )
    exam, today = load_exam(), programme_today(turn)
    rules = exam.deferral_on(today)
    hours = int(rules.notice.total_seconds() // 3600)
    text = (
        f"An exam can be deferred to the next window only, asked for at least {hours} hours before the appointment, which "
        f"has to be cancelled first; the fee is {rules.fee_cents / 100:.2f} {exam.currency}, waived for a documented medical "
        "or family emergency. I can't take deferrals myself yet; the office does."
    )
    return _reply(text, "I would like to defer my exam")


@router.answers(Recertify)
def recertify(turn: Turn, wish: Recertify) -> Reply:
    """The recertification application as the record shows it: in progress from the first day, submitted in the final year."""
    if _standing(turn) is not Standing.CMPP:
        return Reply("Recertification is for who holds the credential. For the exam, type: apply for the exam")
    record = programme_record(turn)
    if record.cycle is None or record.progress is None:
        return Reply(NO_CYCLE)
    final = record.cycle.years()[-1]
    missing = [told(gap.measure) for gap in record.progress.missing if not gap.ahead]
    still = f"Still missing: {listed(missing)}." if missing else "Everything it asks for is met."
    if programme_today(turn) < final.start:
        when = f"it can be submitted in the final year, from {show_day(final.start)}"
    else:
        when = f"it can be submitted until {show_day(final.end)}; I can't take it myself yet, the office does"
    text = f"Your recertification application is In Progress, by credits or by exam; {when}. {still}"
    bars = bars_of(record.progress.bars)
    shown = Picture("; ".join(f"{bar.label} {amount(bar)}" for bar in record.progress.bars), bars)
    return Reply(text, picture=shown, choices=(Choice("Am I on track?", "am I on track?"),), subject="Recertification")


@router.answers(Badge)
def badge(turn: Turn, wish: Badge) -> Reply:
    """Where the digital badge is."""
    if _standing(turn) is not Standing.CMPP:
        return Reply(
            "The digital badge comes with the credential, which your record doesn't show. To see it, type: profile"
        )
    until = _certified_until(turn)
    ends = f" Your credential, and with it the badge, runs until {show_day(until)}." if until else ""
    text = (
        f"Your badge is with Credly: sign in, or make an account, at {CREDLY} with the address the office has for you.{ends} "
        "After recertifying its date moves by itself."
    )
    return _reply(text, "I can't find my digital badge")


def _certified_until(turn: Turn) -> date | None:
    cycle = current_cycle(turn.practitioner, turn.today)
    credentials = turn.practitioner.credentials
    return credentials[-1].ends_on if credentials else (cycle.ends_on if cycle else None)


@router.answers(RequestMentor)
def request_mentor(turn: Turn, wish: RequestMentor) -> Reply:
    """Who may have a mentor."""
    if _standing(turn) is not Standing.CANDIDATE:
        return Reply(
            "A mentor can be asked for once your exam application is approved; your record doesn't show that yet. "
            "To see where you are, type: profile"
        )
    return _reply("You may have a mentor. I can't arrange it myself yet; the office does.", "I would like a mentor")


@router.answers(VolunteerMentor)
def volunteer_mentor(turn: Turn, wish: VolunteerMentor) -> Reply:
    """Who may be a mentor."""
    if _standing(turn) is not Standing.CMPP:
        return Reply("Mentors hold the credential, which your record doesn't show. To see it, type: profile")
    text = "That is kind of you. I can't take mentor applications myself yet; the office does, and tells you what comes next."
    return _reply(text, "I would like to volunteer as a mentor")
